"""From a traced duty to the picture of its chain: its rings and links, and where a missing ring is drawn."""

from collections.abc import Iterable, Mapping, Sequence

from respchain.chain.links import ChainOf, Node
from respchain.checking import Judged
from respchain.checking.tracing import Chain, row_of, trace
from respchain.diagrams import chain as chain_picture
from respchain.diagrams.breaks import Break
from respchain.diagrams.named import actor_kind, day, listed, sitting, title
from respchain.diagrams.painted import GRADES
from respchain.diagrams.picture import Mark, Picture
from respchain.diagrams.text import shortened
from respchain.diagrams.words import word
from respchain.rule import Finding, Rule

_LINKS: dict[str, chain_picture.LinkKind] = {
    "basis": "basis", "power": "power", "accountable": "accountable", "responsible": "responsible",
    "delegation": "delegates", "process": "next", "next": "next", "hand-off": "next",
    "superior": "escalates", "forum": "supervises", "consequence": "sanctions", "imposer": "sanctions",
    "correction": "corrects", "verification": "verifies",
}  # fmt: skip
_RINGS: dict[str, chain_picture.RingKind] = {
    "duties": "duty", "bases": "basis", "powers": "power", "steps": "step", "consequences": "consequence",
    "oversight": "oversight",
}  # fmt: skip
# of several conditions that a rule serves, the one that its family is about
_FAMILY = {
    "GAP": "C1", "OVL": "C2", "PER": "C3", "PAR": "C4", "HIER": "C7", "TIME": "C7", "LOOP": "C8", "PROC": "C10",
    "DOC": "C11", "ASM": "C12",
}  # fmt: skip
_OF_THE_ACTOR = frozenset({"C3", "C4", "C5", "C7", "C8", "C9", "C12"})  # rings that whoever answers lacks, not the duty
_TRIGGER = 60  # cells


def chain(done: Judged, parts: ChainOf, traced: Chain, findings: Sequence[Finding] = ()) -> Picture:
    """The chain of one duty, every ring at which it breaks, and what else is found about its parts."""
    drawn = [link for link in parts.links if link.kind in _LINKS]
    ends = [_seat(done, node) for link in drawn for node in (link.tail, link.head)]
    nodes = dict.fromkeys([("duties", parts.duty), *ends])
    doers, named = _doers(done, parts), _named(done, parts)
    rings = [
        chain_picture.Ring(_id(node), _kind(done, node), _lines(done, node, doers.get(node, {}), named))
        for node in nodes
    ]
    links = [
        chain_picture.Link(_LINKS[link.kind], _id(_seat(done, link.tail)), _id(_seat(done, link.head)))
        for link in drawn
    ]
    places = {node: _id(node) for node in nodes}
    for step, actors in doers.items():
        for actor in actors:
            places.setdefault(actor, _id(step))
    return chain_picture.chain(
        rings,
        list(dict.fromkeys(links)),
        _breaks(done, parts, traced, places),
        _marks(done, nodes, [found for found in findings if found.rule not in {ring.rule for ring in traced.breaks}]),
        title=title(done, ("duties", parts.duty)),
        note=day(done),
        language=done.words.language,
    )


def chain_of(done: Judged, duty: str, findings: Sequence[Finding] = ()) -> Picture:
    """The chain of the duty with this id, and what is found about its parts beside the rings at which it breaks."""
    return chain(done, ChainOf(done.facts, row_of(done, "duties", duty)), trace(done, duty), findings)


def _marks(done: Judged, nodes: Iterable[Node], findings: Sequence[Finding]) -> dict[str, list[Mark]]:
    """The findings about each part, by the part's place in the picture."""
    marks: dict[str, list[Mark]] = {}
    for node in nodes:
        table, row = node
        part = done.encoded.names.part(table, done.words.source(table, row))
        marks[_id(node)] = [
            Mark(GRADES[found.severity], found.rule)
            for found in findings
            if (part.kind, part.id) in {(subject.kind, subject.id) for subject in found.subjects}
        ]
    return marks


def _doers(done: Judged, parts: ChainOf) -> dict[Node, dict[Node, None]]:
    """Who does each step: said in the step's own box."""
    doers: dict[Node, dict[Node, None]] = {}
    for link in parts.links:
        if link.kind == "step":
            doers.setdefault(link.tail, {})[_seat(done, link.head)] = None
    return doers


def _named(done: Judged, parts: ChainOf) -> dict[Node, str]:
    """The departments that the duty names, by the post that stands for each."""
    named: dict[Node, dict[str, None]] = {}
    for link in parts.links:
        if link.kind == "head":
            named.setdefault(link.head, {})[title(done, link.tail)] = None
    return {post: listed(done, titles) for post, titles in named.items()}


def _breaks(done: Judged, parts: ChainOf, traced: Chain, places: Mapping[Node, str]) -> list[Break]:
    """Each missing ring once at each place, with all the rules that found it."""
    rules = {outcome.rule.code: outcome.rule for outcome in done.outcomes}
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for broken in traced.breaks:
        condition = condition_of(rules[broken.rule])
        at = _at(done, broken, parts, places, condition)
        found.setdefault((condition, _ring(broken, condition), at), []).append(broken)
    return [
        Break(
            condition,
            ", ".join(each.rule for each in broken),
            at,
            tooltip="; ".join(each.message for each in broken),
            ring=ring,
        )
        for (condition, ring, at), broken in found.items()
    ]


def _ring(broken: Finding, condition: str) -> str:
    """The word for a missing ring that its condition does not say well."""
    if broken.rule == "PAR002":
        return "no duty"
    imposed = condition == "C6" and any(subject.kind == "consequence" for subject in broken.subjects)
    return "no imposer" if imposed else ""


def condition_of(rule: Rule) -> str:
    """The condition that a rule's missing ring is drawn for: the one of its family where it serves that."""
    of_family = _FAMILY.get(rule.family, "")
    return (
        of_family if of_family in rule.conditions else min(rule.conditions, key=lambda code: int(code[1:]), default="")
    )


def _at(done: Judged, found: Finding, parts: ChainOf, places: Mapping[Node, str], condition: str) -> str:
    """The ring beside which a break is drawn: the part that it names, else who answers for the duty, else the duty."""
    subjects = {(subject.kind, subject.id) for subject in found.subjects}
    for table, row in sorted(parts.nodes):
        part = done.encoded.names.part(table, done.words.source(table, row))
        node = _seat(done, (table, row))
        if (part.kind, part.id) in subjects and node in places and table != "duties":
            return places[node]
    answering = [("actors", actor) for actor in parts.answering if ("actors", actor) in places]
    return places[answering[0] if answering and condition in _OF_THE_ACTOR else ("duties", parts.duty)]


def _seat(done: Judged, node: Node) -> Node:
    return ("actors", int(done.facts.seat[node[1]])) if node[0] == "actors" else node


def _id(node: Node) -> str:
    return f"{node[0]}:{node[1]}"


def _kind(done: Judged, node: Node) -> chain_picture.RingKind:
    return actor_kind(done, node[1]) if node[0] == "actors" else _RINGS[node[0]]


def _lines(done: Judged, node: Node, doers: Iterable[Node], named: Mapping[Node, str]) -> tuple[str, ...]:
    table = node[0]
    if table == "actors":
        said = word("department", done.words.language).format(name=named[node]) if node in named else ""
        lines: tuple[str, ...] = (title(done, node), sitting(done, node[1]), said)
    elif table == "steps":
        lines = (title(done, node), listed(done, dict.fromkeys(title(done, actor) for actor in doers)))
    elif table == "consequences":
        lines = _consequence(done, node)
    elif table == "oversight":
        lines = _oversight(done, node)
    else:
        lines = (title(done, node),)
    return tuple(line for line in lines if line)


def _consequence(done: Judged, node: Node) -> tuple[str, ...]:
    """A consequence by its title, else by what triggers it, and its measures."""
    part = done.encoded.names.part(node[0], done.words.source(*node))
    said, trigger = title(done, node), part.entry.get("trigger")
    if said == part.id and trigger:
        said = shortened(str(trigger), cells=_TRIGGER)
    measures = part.entry.get("measures")
    stated = measures if isinstance(measures, list | tuple) else [measures] if measures else []
    return said, listed(done, dict.fromkeys(str(measure) for measure in stated))


def _oversight(done: Judged, node: Node) -> tuple[str, ...]:
    """An oversight entry by its title, else by its forum and its matter."""
    names, language = done.encoded.names, done.words.language
    part = names.part(node[0], done.words.source(*node))
    forum = int(done.facts.now.oversight.forum[node[1]])
    said = title(done, node)
    if said != part.id or forum < 0:
        return (said,)
    matters = {each.id: row for row, each in enumerate(names.parts.get("matters", ()))}
    at = matters.get(str(part.entry.get("matter")))
    return (title(done, ("actors", forum)), names.title("matters", at, language) if at is not None else "")
