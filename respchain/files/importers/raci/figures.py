"""The figures of tables of responsibility: what was read, and the rows that are not as they should be."""

from collections import Counter
from collections.abc import Sequence

from respchain.files.importers.imported import Imported
from respchain.files.importers.raci.sheet import Line, Table
from respchain.language import N_, Saying, counted, listed, say

_SHOWN = 10
_SAID = {
    "accountable": N_("accountable"), "responsible": N_("responsible"), "assist": N_("assist"),
    "support": N_("support"), "consulted": N_("consulted"), "informed": N_("informed"), "recommend": N_("recommend"),
    "veto": N_("veto"), "supervised_by": N_("supervised by"),
}  # fmt: skip


class Figures:
    """Counts as tables come in."""

    def __init__(self) -> None:
        self.activities = self.headings = 0
        self.parts: Counter[str] = Counter()

    def count(self, table: Table, lines: Sequence[Line], actors: Sequence[str], found: Imported) -> None:
        """Tell how much a table holds."""
        grid = table.sheet.grid
        groups = {tuple(group.title for group in line.groups) for line in lines if line.groups}
        what = [
            counted("{count} activity", "{count} activities", len(lines)),
            counted("{count} actor", "{count} actors", len(actors)),
        ]
        if groups:
            what.append(counted("{count} heading", "{count} headings", len(groups)))
        headings = [
            table.heading(column) for column in sorted({*table.labels.values(), *table.groups}) if table.heading(column)
        ]
        told = say("{place}: {what}", place=grid.place(table.header), what=listed(what))
        if headings:
            told = say("{told}, under {headings}", told=told, headings=listed(headings))
        found.read.append(told)

    def tell(self, found: Imported) -> None:
        """Tell how often each part is given, and which rows are not as a table of responsibility should be."""
        duties = found.stated.get("duties", {})
        given = {part: [_many(duty.get(part)) for duty in duties.values()] for part in _SAID}
        sums = [
            say("{part} {number}", part=say(text), number=sum(map(len, given[part])))
            for part, text in _SAID.items()
            if any(given[part])
        ]
        found.read.append(say("parts given: {parts}", parts=listed(sums)))
        titles = [duty["title"] for duty in duties.values()]
        for part, none, several in _RULES:
            for rows, sentence in (
                ([title for title, actors in zip(titles, given[part], strict=True) if not actors], none),
                ([title for title, actors in zip(titles, given[part], strict=True) if len(actors) > 1], several),
            ):
                if rows:
                    found.read.append(say(sentence, count=len(rows), rows=_listed(rows)))


_RULES = (
    ("accountable", N_("nobody accountable ({count}): {rows}"), N_("several accountable ({count}): {rows}")),
    ("responsible", N_("nobody responsible ({count}): {rows}"), N_("several responsible ({count}): {rows}")),
)


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _listed(rows: Sequence[str]) -> Saying:
    shown = listed(list(rows[:_SHOWN]))
    return shown if len(rows) <= _SHOWN else say("{names} and {more} more", names=shown, more=len(rows) - _SHOWN)
