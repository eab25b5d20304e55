"""The picture of an organisation: its posts in their departments, the lines between them, the findings upon them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from respchain.diagrams.breaks import Break, missing
from respchain.diagrams.entered import entered, outermost
from respchain.diagrams.flow import flowed
from respchain.diagrams.picture import Cluster, Edge, Mark, Node, Picture
from respchain.diagrams.words import word

PostKind = Literal["post", "body", "outsider", "terminal"]
LineKind = Literal["command", "guidance", "functional", "dotted"]
ROWS = 10  # the most rows of one pile
COLUMNS = 8  # so many columns of piles always fit beside each other under one superior


@dataclass(frozen=True, slots=True)
class PostBox:
    """A post, body or outsider. `holder` is who sits there: None where nothing is said, "" where the post is vacant."""

    id: str
    title: str
    holder: str | None = None
    department: str | None = None
    kind: PostKind = "post"
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentBox:
    """A department, and the one that it is part of."""

    id: str
    title: str
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A typed line: `upper` commands, guides or otherwise leads `lower`."""

    kind: LineKind
    upper: str
    lower: str


def organisation(
    posts: Sequence[PostBox],
    departments: Sequence[DepartmentBox] = (),
    lines: Sequence[Line] = (),
    breaks: Sequence[Break] = (),
    marks: Mapping[str, Sequence[Mark]] | None = None,
    *,
    title: str = "",
    note: str = "",
    language: str = "en",
    piled: bool = True,
) -> Picture:
    """The picture of an organisation, the top above.

    Posts that lead nobody and share a superior and a department are piled on each other (unless `piled` is False),
    and the branches of one superior stand in rows of a few columns: so that a hundred posts fit on a page.
    """
    marks = marks or {}
    known = {post.id for post in posts}
    drawn = [line for line in lines if line.upper in known and line.lower in known and line.upper != line.lower]
    forest = _forest(drawn)
    stacks = _stacks(posts, drawn, forest) if piled else {}
    spans, columns = _spans([post.id for post in posts], forest, stacks)
    levels = _levels([post.id for post in posts], forest, spans)
    gaps = [broken for broken in breaks if broken.at in known]
    nodes = [
        _node(post, tuple(marks.get(post.id, ())), stacks.get(post.id), levels[post.id], language) for post in posts
    ]
    homes = {post.department for post in posts} | {each.part_of for each in departments}
    nodes += [_nobody(each, language) for each in departments if each.id not in homes]
    nodes += [
        missing(number, broken, language, cluster=_frame(broken, posts, departments))
        for number, broken in enumerate(gaps)
    ]
    edges = [*_edges(drawn, forest, spans), *_placing(posts, drawn, forest, spans), *_gaps(gaps)]
    frames = [Cluster(each.id, each.title, each.part_of, tuple(marks.get(each.id, ()))) for each in departments]
    around = {node.id: node.cluster for node in nodes}
    unseen = flowed(
        [node.id for node in nodes], [edge for edge in edges if not edge.free], outermost(around, frames), columns
    )
    edges, frames = entered(edges, around, frames, stacks)
    return Picture(
        title=title,
        note=note,
        language=language,
        nodes=tuple(nodes),
        edges=(*edges, *unseen),
        clusters=tuple(frames),
    )


def _node(post: PostBox, marks: tuple[Mark, ...], stack: str | None, level: int, language: str) -> Node:
    holder = () if post.holder is None else (post.holder or f"— {word('vacant', language)} —",)
    tooltip = post.tooltip or " · ".join((post.title, *holder, *(mark.code for mark in marks)))
    return Node(post.id, post.kind, (post.title, *holder), marks, post.department, stack, level, tooltip)


def _nobody(department: DepartmentBox, language: str) -> Node:
    """What stands in a frame that would be empty, for Graphviz draws no empty frame."""
    return Node(f"{department.id}\nempty", "empty", (f"({word('empty', language)})",), cluster=department.id)


def _frame(broken: Break, posts: Iterable[PostBox], departments: Iterable[DepartmentBox]) -> str | None:
    """The department that a missing ring is drawn in: that of its post; the one around it, for a missing superior."""
    home = next((post.department for post in posts if post.id == broken.at), None)
    around = next((each.part_of for each in departments if each.id == home), None)
    return around or home if broken.condition == "C7" else home


def _forest(lines: Iterable[Line]) -> dict[str, str]:
    """The superior of each post: the first one stated, without closing a cycle."""
    superior: dict[str, str] = {}
    root: dict[str, str] = {}

    def top(post: str) -> str:
        path = [post]
        while path[-1] in root:
            path.append(root[path[-1]])
        for each in path[:-1]:
            root[each] = path[-1]
        return path[-1]

    for line in lines:
        if line.kind == "command" and line.lower not in superior and top(line.upper) != line.lower:
            superior[line.lower] = line.upper
            root[line.lower] = line.upper
    return superior


def _stacks(posts: Sequence[PostBox], lines: Iterable[Line], forest: Mapping[str, str]) -> dict[str, str]:
    """The pile of each post that leads nobody and has equals: same superior, same department."""
    leads = {line.upper for line in lines}
    equals: dict[tuple[str, str | None], list[str]] = {}
    for post in posts:
        if post.id not in leads and post.id in forest:
            equals.setdefault((forest[post.id], post.department), []).append(post.id)
    stacks: dict[str, str] = {}
    for number, group in enumerate(equals.values()):
        piles = -(-len(group) // ROWS)
        size = -(-len(group) // piles)
        if len(group) > 1:
            stacks |= {post: f"pile {number} {at // size}" for at, post in enumerate(group)}
    return stacks


def _spans(
    posts: Sequence[str], forest: Mapping[str, str], stacks: Mapping[str, str]
) -> tuple[dict[str, int], dict[str, int]]:
    """How many ranks each post stands below its superior: more than one where its branch begins a further row.

    And how many columns it takes with all below it.
    """
    branches: dict[str, list[str]] = {}
    for post in posts:
        if post in forest:
            branches.setdefault(forest[post], []).append(post)
    piles = len({stacks.get(post, post) for post in posts if post not in branches})
    most = max(COLUMNS, math.isqrt(6 * piles))  # of a picture about as wide as high
    columns: dict[str, int] = {}
    height: dict[str, int] = {}
    spans: dict[str, int] = {}
    for post in _leaves_first(posts, forest, branches):
        rows = _in_rows(branches.get(post, []), columns, stacks, most)
        below = 0
        for row in rows:
            spans |= dict.fromkeys(row, below + 1)
            below += max(height[branch] for branch in row)
        columns[post] = max((sum(_column(row, columns, stacks)) for row in rows), default=1)
        height[post] = below + 1
    return spans, columns


def _in_rows(
    branches: Sequence[str], columns: Mapping[str, int], stacks: Mapping[str, str], most: int
) -> list[list[str]]:
    """The branches of one superior in rows of at most so many columns, filled evenly."""
    widths = _column(branches, columns, stacks)
    total = sum(widths)
    limit = max(-(-total // -(-total // most)), *widths) if total else most
    rows: list[list[str]] = []
    used = 0
    for branch, wide in zip(branches, widths, strict=True):
        if not rows or used + wide > limit:
            rows.append([])
            used = 0
        rows[-1].append(branch)
        used += wide
    return rows


def _column(branches: Sequence[str], columns: Mapping[str, int], stacks: Mapping[str, str]) -> list[int]:
    """The columns that each branch takes: a pile counts once, with its first row."""
    seen: set[str] = set()
    widths = []
    for branch in branches:
        pile = stacks.get(branch)
        widths.append(0 if pile in seen else columns[branch])
        seen |= {pile} if pile is not None else set()
    return widths


def _leaves_first(posts: Sequence[str], forest: Mapping[str, str], branches: Mapping[str, Sequence[str]]) -> list[str]:
    order = [post for post in posts if post not in forest]
    for post in order:  # grows while it is walked: each post is followed, in time, by those below it
        order.extend(branches.get(post, ()))
    return order[::-1]


def _levels(posts: Sequence[str], forest: Mapping[str, str], spans: Mapping[str, int]) -> dict[str, int]:
    """How many ranks each post stands below the top."""
    branches: dict[str, list[str]] = {}
    for post in posts:
        if post in forest:
            branches.setdefault(forest[post], []).append(post)
    levels: dict[str, int] = {}
    for post in reversed(_leaves_first(posts, forest, branches)):
        levels[post] = levels[forest[post]] + spans[post] if post in forest else 0
    return levels


def _placing(
    posts: Sequence[PostBox], lines: Sequence[Line], forest: Mapping[str, str], spans: Mapping[str, int]
) -> Iterable[Edge]:
    """Unseen lines that keep a post without any line beside the others of its department."""
    linked = {end for line in lines for end in (line.upper, line.lower)}
    first: dict[str | None, str] = {}
    for post in posts:
        if post.id in forest:
            first.setdefault(post.department, post.id)
    for post in posts:
        beside = first.get(post.department)
        if post.id not in linked and post.department is not None and beside is not None:
            yield Edge(forest[beside], post.id, "order", span=spans[beside])


def _gaps(gaps: Iterable[Break]) -> Iterable[Edge]:
    for number, broken in enumerate(gaps):
        ends = (f"missing\n{number}", broken.at) if broken.condition == "C7" else (broken.at, f"missing\n{number}")
        yield Edge(*ends, kind="missing")


def _edges(lines: Iterable[Line], forest: Mapping[str, str], spans: Mapping[str, int]) -> Iterable[Edge]:
    """The lines; those of command, and those from outside the command, place the boxes."""
    placed = {*forest, *forest.values()}
    for line in lines:
        trunk = line.kind == "command" and forest.get(line.lower) == line.upper
        free = not trunk and line.upper in placed
        yield Edge(line.upper, line.lower, line.kind, span=spans[line.lower] if trunk else 1, free=free)
