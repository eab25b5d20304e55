"""A picture as a value: what is drawn, before any word about how."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
Direction = Literal["TB", "BT", "LR"]
Side = Literal["l", "c", "r"]
NodeKind = Literal[
    "post", "body", "outsider", "terminal", "person", "duty", "basis", "power", "step", "trigger", "consequence",
    "assessment", "oversight", "empty", "missing", "depth", "rung", "way",
]  # fmt: skip
EdgeKind = Literal[
    "command", "guidance", "functional", "dotted", "supervises", "assesses", "democratic", "reactive", "advisory",
    "delegates", "escalates", "sanctions", "basis", "power", "holds", "accountable", "responsible", "next",
    "corrects", "verifies", "reports", "assessed", "missing", "order",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding painted on a part: its severity and the code of its rule."""

    severity: Severity
    code: str


@dataclass(frozen=True, slots=True)
class Node:
    """A box. The first line is its title; `more` counts the lines that a focused picture leaves out;
    `through` names the lettered ways that stand for lines.

    `stack` names the pile that the box is a row of; piles of one `level` are drawn equally high.
    """

    id: str
    kind: NodeKind
    lines: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    cluster: str | None = None
    stack: str | None = None
    level: int = 0
    tooltip: str = ""
    more: int = 0
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line. `span` is the least number of ranks it bridges; `free` lines do not move the boxes.

    A line that runs `back` is laid out from its head to its tail, and drawn from its tail to its head.
    The label of `gathered` lines is a box that all lines of the same kind and label to one head go through.
    The label of a line `outside` stands beside it, and takes no part in the layout.
    A line that ends `at_frame` stops at that frame, which its head is in and its tail is not.
    """

    tail: str
    head: str
    kind: EdgeKind
    label: str = ""
    marks: tuple[Mark, ...] = ()
    span: int = 1
    free: bool = False
    back: bool = False
    gathered: bool = False
    at_frame: str | None = None
    outside: bool = False
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class Cluster:
    """A frame around boxes; `broken` frames are drawn as what must not be, `low` ones have their title below.

    The title stands on that `side` of its row, else where pictures of this direction have it. A `roomy` frame keeps
    its edge away from its boxes, so that its title has room beside the lines to them.
    """

    id: str
    title: str
    parent: str | None = None
    marks: tuple[Mark, ...] = ()
    broken: bool = False
    low: bool = False
    side: Side | None = None
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes, lines and frames, in the order in which they are drawn; `ranks` are ids that stand in one row."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    ranks: tuple[tuple[str, ...], ...] = ()
    direction: Direction = "TB"
    legend: bool = True
    language: str = "en"
    note: str = ""
