"""From a judged charter to its pictures: who is drawn, how they are joined, and where a finding is painted."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from respchain.chain.links import ChainOf, Node
from respchain.checking import Judged
from respchain.checking.tracing import Chain, row_of, trace
from respchain.diagrams import chain as chain_picture
from respchain.diagrams import organisation as organisation_picture
from respchain.diagrams import supervision as supervision_picture
from respchain.diagrams.breaks import Break
from respchain.diagrams.picture import Mark, Picture
from respchain.diagrams.picture import Severity as Grade
from respchain.facts.codes import Kind, LineKind, Timing, Watch
from respchain.rule import TABLE_OF, Finding, Severity

_LINKS: dict[str, chain_picture.LinkKind] = {
    "basis": "basis", "power": "power", "accountable": "accountable", "responsible": "responsible",
    "delegation": "delegates", "process": "next", "next": "next", "hand-off": "next", "step": "responsible",
    "superior": "escalates", "forum": "supervises", "consequence": "sanctions", "imposer": "sanctions",
    "correction": "corrects", "verification": "verifies",
}  # fmt: skip
_RINGS: dict[str, chain_picture.RingKind] = {
    "duties": "duty", "bases": "basis", "powers": "power", "steps": "step", "consequences": "consequence",
    "oversight": "assessment",
}  # fmt: skip
_ACTORS: dict[int, supervision_picture.ActorKind] = {
    Kind.POST: "post", Kind.DEPARTMENT: "body", Kind.BODY: "body", Kind.OUTSIDER: "outsider",
}  # fmt: skip
_LINES: dict[int, organisation_picture.LineKind] = {
    LineKind.COMMAND: "command", LineKind.GUIDANCE: "guidance",
    LineKind.FUNCTIONAL: "functional", LineKind.DOTTED: "dotted",
}  # fmt: skip
_SEPARATOR = {"zh": "、"}


def organisation(done: Judged, findings: Sequence[Finding] = ()) -> Picture:
    """The posts in their departments, with the bodies and outsiders that a line leads to."""
    facts, table = done.facts, done.facts.now.lines
    shown = facts.post | (facts.actors.kind == Kind.BODY)
    shown[table.superior[table.superior >= 0]] = True
    shown &= facts.actors.kind != Kind.DEPARTMENT
    departments = np.flatnonzero(facts.actors.kind == Kind.DEPARTMENT).tolist()
    return organisation_picture.organisation(
        [
            organisation_picture.PostBox(
                _id(done, row), _title(done, row), _holder(done, row), _department(done, row), _actor_kind(done, row)
            )
            for row in np.flatnonzero(shown).tolist()
        ],
        [
            organisation_picture.DepartmentBox(_id(done, row), _title(done, row), _department(done, row))
            for row in departments
        ],
        [
            organisation_picture.Line(_LINES[int(kind)], _id(done, int(facts.seat[upper])), _id(done, lower))
            for lower, upper, kind in zip(table.post.tolist(), table.superior.tolist(), table.kind, strict=True)
            if upper >= 0
        ],
        [Break("C7", found.rule, id_) for found in findings if found.rule == "HIER002" for id_ in _subjects(found)],
        _marks(done, findings),
        title=_name(done),
        note=_note(done),
        language=done.words.language,
    )


def supervision(done: Judged, findings: Sequence[Finding] = ()) -> Picture:
    """Whoever answers for a duty, and the forums that they answer to, by supervision depth."""
    facts, edges = done.facts, done.facts.forums
    shown = set(facts.answering.to.tolist())
    front = shown
    joined = list(zip(edges.actor.tolist(), edges.forum.tolist(), strict=True))
    while front:
        front = {forum for actor, forum in joined if actor in front} - shown
        shown |= front
    broken = {"ACC003": "C5", "LOOP001": "C8", "LOOP003": "C8", "LOOP005": "C8"}
    return supervision_picture.supervision(
        [
            supervision_picture.Actor(
                _id(done, row),
                _title(done, row),
                None if facts.depth[row] < 0 else int(facts.depth[row]),
                _actor_kind(done, row),
                _holder(done, row) or "",
            )
            for row in sorted(shown)
        ],
        list(dict.fromkeys(_forum(done, row) for row in range(len(edges)) if int(edges.actor[row]) in shown)),
        [
            Break(broken[found.rule], found.rule, id_)
            for found in findings
            if found.rule in broken
            for id_ in _stops(found)
        ],
        _marks(done, findings),
        title=_name(done),
        note=_note(done),
        language=done.words.language,
    )


def chain(done: Judged, parts: ChainOf, traced: Chain) -> Picture:
    """The chain of one duty, and every ring at which it breaks."""
    nodes = [("duties", parts.duty), *(node for link in parts.links for node in (link.tail, link.head))]
    seats = [_seat(done, node) for node in nodes if node[0] != "people"]
    rings = [
        chain_picture.Ring(_node(node), _ring_kind(done, node), _lines(done, node)) for node in dict.fromkeys(seats)
    ]
    links = [
        chain_picture.Link(_LINKS[link.kind], _node(_seat(done, link.tail)), _node(_seat(done, link.head)))
        for link in parts.links
        if link.kind in _LINKS
    ]
    drawn = {ring.id for ring in rings}
    breaks = [Break(_condition(done, found), found.rule, _at(done, found, parts, drawn)) for found in traced.breaks]
    return chain_picture.chain(
        rings,
        list(dict.fromkeys(links)),
        breaks,
        title=_title_of(done, ("duties", parts.duty)),
        note=_note(done),
        language=done.words.language,
    )


def chain_of(done: Judged, duty: str) -> Picture:
    """The chain of the duty with this id."""
    return chain(done, ChainOf(done.facts, row_of(done, "duties", duty)), trace(done, duty))


def _forum(done: Judged, row: int) -> supervision_picture.ForumEdge:
    edges = done.facts.forums
    kind, entry = Watch(int(edges.kind[row])), int(edges.entry[row])
    channel = timing = ""
    if edges.source[row] == 0:
        stated = done.encoded.names.part("oversight", done.words.source("oversight", entry)).entry
        channel = str(stated.get("channel") or "")
        when = int(done.facts.now.oversight.timing[entry])
        timing = ", ".join(str(moment.name).lower() for moment in Timing if when & moment)
    return supervision_picture.ForumEdge(
        _id(done, int(edges.actor[row])), _id(done, int(edges.forum[row])), _KINDS[kind], channel, timing
    )


_KINDS: dict[Watch, supervision_picture.ForumKind] = {
    Watch.SUPERVISES: "supervises", Watch.ASSESSES: "assesses", Watch.DEMOCRATIC: "democratic",
    Watch.REACTIVE: "reactive", Watch.ADVISORY: "advisory", Watch.COMMAND: "command",
}  # fmt: skip


def _marks(done: Judged, findings: Iterable[Finding]) -> dict[str, list[Mark]]:
    """The findings painted on each actor: on those that they name, else on whoever answers for the duty named."""
    marks: dict[str, list[Mark]] = {}
    duties = {part.id: row for row, part in enumerate(done.encoded.names.parts["duties"])}
    rows = {int(source): row for row, source in enumerate(done.facts.duties.row)}
    for found in findings:
        named = _named(found)
        if not named:
            at = [rows[duties[id_]] for id_ in _column(found, "duty") if id_ in duties and duties[id_] in rows]
            named = [_id(done, row) for duty in at for row in done.facts.answering.targets(duty).tolist()]
        for id_ in dict.fromkeys(named):
            mark = Mark(_GRADES[found.severity], found.rule)
            if mark not in marks.setdefault(id_, []):
                marks[id_].append(mark)
    return marks


_GRADES: dict[Severity, Grade] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def _named(found: Finding) -> list[str]:
    """The actors that a finding is about: its subjects, or the first column of its witness that names actors."""
    actors = [subject.id for subject in found.subjects if subject.kind in ("post", "department", "body", "outsider")]
    if actors:
        return actors
    columns = [name for name in found.witness if TABLE_OF.get(name) == "actors"]
    return _column(found, columns[0]) if columns else []


def _column(found: Finding, name: str) -> list[str]:
    value = found.witness.get(name)
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one is not None]


def _subjects(found: Finding) -> list[str]:
    return [subject.id for subject in found.subjects]


def _stops(found: Finding) -> list[str]:
    return _column(found, "stop") or _subjects(found)


def _condition(done: Judged, found: Finding) -> str:
    rule = next(out.rule for out in done.outcomes if out.rule.code == found.rule)
    return min(rule.conditions, key=lambda code: int(code[1:]), default="")


def _at(done: Judged, found: Finding, parts: ChainOf, drawn: set[str]) -> str:
    """The ring beside which a break is drawn: the part that it names where that is on the chain, else the duty."""
    for table, row in sorted(parts.nodes):
        part = done.encoded.names.part(table, done.words.source(table, row))
        if any((subject.kind, subject.id) == (part.kind, part.id) for subject in found.subjects):
            node = _node(_seat(done, (table, row)))
            if node in drawn:
                return node
    return _node(("duties", parts.duty))


def _seat(done: Judged, node: Node) -> Node:
    return ("actors", int(done.facts.seat[node[1]])) if node[0] == "actors" else node


def _node(node: Node) -> str:
    return f"{node[0]}:{node[1]}"


def _ring_kind(done: Judged, node: Node) -> chain_picture.RingKind:
    return _actor_kind(done, node[1]) if node[0] == "actors" else _RINGS[node[0]]


def _lines(done: Judged, node: Node) -> tuple[str, ...]:
    title = _title_of(done, node)
    if node[0] != "actors":
        return (title,)
    holder = _holder(done, node[1])
    return (title, holder) if holder else (title,)


def _actor_kind(done: Judged, row: int) -> supervision_picture.ActorKind:
    return "terminal" if done.facts.terminal[row] else _ACTORS[int(done.facts.actors.kind[row])]


def _holder(done: Judged, row: int) -> str | None:
    """Who sits there: nothing where no holder is expected or nothing is said of any, an empty text where vacant."""
    facts = done.facts
    if not facts.post[row] or facts.nameless[row] or "appointments" not in facts.sections:
        return None
    people = facts.holders.targets(row).tolist()
    return _SEPARATOR.get(done.words.language, ", ").join(_title_of(done, ("people", person)) for person in people)


def _department(done: Judged, row: int) -> str | None:
    department = int(done.facts.actors.department[row])
    return None if department < 0 else _id(done, department)


def _id(done: Judged, row: int) -> str:
    return done.encoded.names.word("actors", done.words.source("actors", row))


def _title(done: Judged, row: int) -> str:
    return _title_of(done, ("actors", row))


def _title_of(done: Judged, node: Node) -> str:
    table, row = node
    return done.encoded.names.title(table, done.words.source(table, row), done.words.language)


def _name(done: Judged) -> str:
    return done.encoded.names.charter(done.words.language)


def _note(done: Judged) -> str:
    return date.fromordinal(done.facts.day).isoformat()
