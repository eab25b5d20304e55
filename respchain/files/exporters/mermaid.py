"""The organisation, or the chain of one duty, as a flowchart that Mermaid draws: GitHub, GitLab, many wikis."""

from collections.abc import Iterable, Sequence

import numpy as np

from respchain.chain.links import ChainOf, Node
from respchain.checking import Judged
from respchain.checking.tracing import row_of
from respchain.facts.codes import Kind, LineKind
from respchain.files.exporters.exported import Exported
from respchain.files.exporters.mermaid_text import MOST_CHARACTERS, MOST_EDGES, comment, label, safe_id
from respchain.files.exporters.named import actor_id, charter_name, day, sitting, title
from respchain.language import N_, Saying, say

_SHAPES = {Kind.POST: ("[", "]"), Kind.BODY: ("{{", "}}"), Kind.OUTSIDER: ("([", "])")}
_TERMINAL = ("[[", "]]")
_LINES = {
    LineKind.COMMAND: None, LineKind.GUIDANCE: N_("guides"),
    LineKind.FUNCTIONAL: N_("functional line"), LineKind.DOTTED: N_("dotted line"),
}  # fmt: skip
_RINGS = {"actors": ("[", "]"), "people": ("([", "])"), "duties": ("{{", "}}"), "bases": ("[/", "/]")}


def exported(done: Judged) -> Exported:
    """The posts in their departments, the bodies, the outsiders that a line leads to, and the lines from above."""
    facts, lines = done.facts, done.facts.now.lines
    shown = facts.post | (facts.actors.kind == Kind.BODY)
    shown[lines.superior[lines.superior >= 0]] = True
    shown &= facts.actors.kind != Kind.DEPARTMENT
    body = [*_departments(done, np.flatnonzero(shown).tolist()), *_joined(done, shown)]
    heads = {int(head) for head in facts.actors.head.tolist() if head >= 0 and shown[head]}
    if heads:
        named = ",".join(_actor(done, row) for row in sorted(heads))
        body += ["  classDef head stroke-width:3px", f"  class {named} head"]
    return _whole(done, "TB", body, sum("-->" in line or "-.->" in line for line in body))


def chain_exported(done: Judged, duty: str) -> Exported:
    """The chain of the duty with this id: every link, from its basis to those who supervise and sanction.

    Raises `UnknownName` where no duty of that id lives on the day.
    """
    links = ChainOf(done.facts, row_of(done, "duties", duty)).links
    nodes = dict.fromkeys(end for link in links for end in (link.tail, link.head))
    body = [_ring(done, node) for node in nodes or [("duties", row_of(done, "duties", duty))]]
    body += [
        f"  {_node(done, link.tail)} -->|{label(done.words.say(say(link.kind)))}| {_node(done, link.head)}"
        for link in links
    ]
    return _whole(done, "LR", body, len(links))


def _whole(done: Judged, direction: str, body: Iterable[str], edges: int) -> Exported:
    name = charter_name(done)
    about = say("{name}, on {day}", name=name, day=day(done)) if name else say("on {day}", day=day(done))
    text = "".join(f"{line}\n" for line in (f"flowchart {direction}", *body))
    notes = tuple(_limits(len(text), edges))
    heading = "".join(f"{comment(done.words.say(one))}\n" for one in (about, *notes))
    return Exported((heading + text).encode("utf-8"), notes)


def _limits(characters: int, edges: int) -> Iterable[Saying]:
    """What of the text is more than Mermaid draws."""
    if characters > MOST_CHARACTERS:
        yield say(
            "the text has {count:,} characters; Mermaid draws {most:,} unless maxTextSize is raised",
            count=characters, most=MOST_CHARACTERS,
        )  # fmt: skip
    if edges > MOST_EDGES:
        yield say(
            "there are {count:,} lines; Mermaid draws {most:,} unless maxEdges is raised",
            count=edges, most=MOST_EDGES,
        )  # fmt: skip


def _departments(done: Judged, shown: Sequence[int]) -> Iterable[str]:
    """The departments as frames inside each other, each with the boxes of its posts; then what is in none."""
    actors = done.facts.actors
    frames = np.flatnonzero(actors.kind == Kind.DEPARTMENT).tolist()
    inside: dict[int, list[int]] = {}
    for row in [*shown, *frames]:
        inside.setdefault(int(actors.department[row]), []).append(row)
    seen: set[int] = set()
    for top in [*inside.get(-1, []), *frames]:  # whoever is part of itself is in no frame
        waiting: list[tuple[int, int]] = [(top, 1)]
        while waiting:
            row, depth = waiting.pop()
            indent = "  " * depth
            if row < 0:
                yield f"{indent}end"
            elif row not in seen:
                seen.add(row)
                if int(actors.kind[row]) != Kind.DEPARTMENT:
                    yield f"{indent}{_box(done, row)}"
                    continue
                yield f"{indent}subgraph {_actor(done, row)}[{label(title(done, ('actors', row)))}]"
                within = [part for part in inside.get(row, []) if part not in seen]
                if not within:
                    yield f"{indent}  {safe_id('none', actor_id(done, row))}[{label(_no_posts(done))}]"
                waiting += [(-1, depth), *((part, depth + 1) for part in reversed(within))]


def _no_posts(done: Judged) -> str:
    return done.words.say(say("no posts"))


def _joined(done: Judged, shown: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Iterable[str]:
    """The lines, from the superior to the post; a department that leads does so by its head."""
    table, seat = done.facts.now.lines, done.facts.seat
    for lower, upper, kind in zip(table.post.tolist(), table.superior.tolist(), table.kind.tolist(), strict=True):
        leading = int(seat[upper]) if upper >= 0 else -1
        if leading >= 0 and shown[leading] and shown[lower]:
            said = _LINES[LineKind(kind)]
            arrow = "-->" if said is None else f"-.->|{label(done.words.say(say(said)))}|"
            yield f"  {_actor(done, leading)} {arrow} {_actor(done, lower)}"


def _actor(done: Judged, row: int) -> str:
    return safe_id("actor", actor_id(done, row))


def _box(done: Judged, row: int) -> str:
    facts = done.facts
    opening, closing = _TERMINAL if facts.terminal[row] else _SHAPES[Kind(int(facts.actors.kind[row]))]
    return f"{_actor(done, row)}{opening}{label(title(done, ('actors', row)), *sitting(done, row))}{closing}"


def _ring(done: Judged, node: Node) -> str:
    opening, closing = _RINGS.get(node[0], ("(", ")"))
    return f"  {_node(done, node)}{opening}{label(title(done, node))}{closing}"


def _node(done: Judged, node: Node) -> str:
    table, row = node
    path = done.encoded.names.part(table, done.words.source(table, row)).path
    return safe_id(table, "/".join(str(step) for step in path[1:]) if table != "people" else f"{row}")
