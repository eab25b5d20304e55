"""Where the findings are painted: on the actors that they are about, or on whoever answers for the duty in question."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from respchain.checking import Judged
from respchain.diagrams.named import actor_id
from respchain.diagrams.picture import Mark, Severity
from respchain.diagrams.words import word
from respchain.rule import TABLE_OF, Finding
from respchain.rule import Severity as Grade

GRADES: dict[Grade, Severity] = {Grade.ERROR: "error", Grade.WARNING: "warning", Grade.NOTE: "note"}
_KINDS = frozenset({"post", "department", "body", "outsider"})


@dataclass(frozen=True)
class Painted:
    """The marks on each part that is drawn, and how many findings are about nothing that is drawn."""

    marks: Mapping[str, Sequence[Mark]]
    elsewhere: int


def painted(done: Judged, findings: Iterable[Finding], drawn: Collection[str]) -> Painted:
    """The findings, each painted on all drawn parts that it is about; for a department not drawn, on its head."""
    marks: dict[str, list[Mark]] = {}
    elsewhere = 0
    seats = _seats(done)
    duties = _Duties(done)
    for found in findings:
        ids = (id_ if id_ in drawn else seats.get(id_, id_) for id_ in about(found, duties))
        shown = [id_ for id_ in dict.fromkeys(ids) if id_ in drawn]
        elsewhere += not shown
        mark = Mark(GRADES[found.severity], found.rule)
        for id_ in shown:
            if mark not in marks.setdefault(id_, []):
                marks[id_].append(mark)
    return Painted(marks, elsewhere)


def note(done: Judged, day: str, elsewhere: int) -> str:
    """The day, and how many findings are not in the picture."""
    said = word("elsewhere", done.words.language).format(count=elsewhere) if elsewhere else ""
    return " · ".join(filter(None, (day, said)))


class _Duties:
    """Who answers for each duty, by ids."""

    def __init__(self, done: Judged) -> None:
        self._done = done
        ids = {part.id: source for source, part in enumerate(done.encoded.names.parts.get("duties", ()))}
        rows = {int(source): row for row, source in enumerate(done.facts.duties.row)}
        self._rows = {id_: rows[source] for id_, source in ids.items() if source in rows}

    def answering(self, id_: str) -> list[str]:
        """The posts that answer for a duty."""
        row = self._rows.get(id_)
        targets = [] if row is None else self._done.facts.answering.targets(row).tolist()
        return [actor_id(self._done, actor) for actor in targets]


def about(found: Finding, duties: _Duties) -> list[str]:
    """The actors that a finding is about: its subjects; else who answers for its duties; else its first actors."""
    actors = [subject.id for subject in found.subjects if subject.kind in _KINDS]
    if actors:
        return actors
    named = [subject.id for subject in found.subjects if subject.kind == "duty"] or column(found, "duty")
    answering = [actor for duty in named for actor in duties.answering(duty)]
    if answering:
        return answering
    first = next((name for name in found.witness if TABLE_OF.get(name) == "actors"), None)
    return [] if first is None else column(found, first)


def column(found: Finding, name: str) -> list[str]:
    """The ids in a column of what a finding rests on."""
    value = found.witness.get(name)
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one is not None]


def _seats(done: Judged) -> dict[str, str]:
    """The head of each department, by ids."""
    seat = done.facts.seat
    return {actor_id(done, row): actor_id(done, int(at)) for row, at in enumerate(seat.tolist()) if at != row}
