"""The picture of one duty's chain: its six parts side by side, and every broken ring where it is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from respchain.diagrams.breaks import Break, missing
from respchain.diagrams.picture import Cluster, Edge, Mark, Node, NodeKind, Picture
from respchain.diagrams.words import word

Part = Literal["right", "how", "up", "watch", "sanction", "back"]
RingKind = Literal[
    "post", "body", "outsider", "terminal", "person", "duty", "basis", "power", "step", "trigger", "consequence",
    "assessment", "oversight",
]  # fmt: skip
LinkKind = Literal[
    "basis", "power", "accountable", "holds", "responsible", "next", "escalates", "supervises", "assesses",
    "sanctions", "corrects", "verifies", "delegates",
]  # fmt: skip
PARTS: dict[LinkKind, Part] = {
    "basis": "right",
    "power": "right",
    "responsible": "how",
    "delegates": "how",
    "next": "how",
    "escalates": "up",
    "supervises": "watch",
    "sanctions": "sanction",
    "corrects": "back",
    "verifies": "back",
    "assesses": "back",
}
# the part that a missing ring belongs to, and the stroke that would have led to it
RINGS: dict[str, tuple[Part | None, bool]] = {
    "C1": (None, False),
    "C2": (None, False),
    "C3": (None, False),
    "C4": ("right", True),
    "C5": ("watch", False),
    "C6": ("sanction", False),
    "C7": ("up", False),
    "C8": ("watch", False),
    "C9": (None, False),
    "C10": ("how", False),
    "C11": ("right", True),
    "C12": ("back", False),
}


@dataclass(frozen=True, slots=True)
class Ring:
    """What a link of the chain joins: a post, a basis, a step ... The first line is its title."""

    id: str
    kind: RingKind
    lines: tuple[str, ...]
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: what it is, what it joins, and on which days it holds (`until`: from that day no longer)."""

    kind: LinkKind
    tail: str
    head: str
    since: date | None = None
    until: date | None = None
    label: str = ""


def chain(
    rings: Sequence[Ring],
    links: Sequence[Link],
    breaks: Sequence[Break] = (),
    marks: Mapping[str, Sequence[Mark]] | None = None,
    *,
    title: str = "",
    note: str = "",
    language: str = "en",
) -> Picture:
    """The picture of a chain, read from left to right: by what right, who, and how, upward, watched, answered, mended.

    The kinds of links are the six parts of a chain: basis and power; accountable and holds; responsible, delegates
    and next; escalates; supervises; sanctions; corrects, verifies and assesses. A missing ring is a dashed box with
    the condition and the rule, hung on the part that lacks it.
    """
    marks = marks or {}
    known = {ring.id: ring for ring in rings}
    drawn = [link for link in links if link.tail in known and link.head in known]
    homes = _homes(rings, drawn)
    nodes = [
        Node(ring.id, ring.kind, ring.lines, tuple(marks.get(ring.id, ())), homes.get(ring.id), tooltip=ring.tooltip)
        for ring in rings
    ]
    gaps = [broken for broken in breaks if broken.at in known]
    nodes += [
        missing(number, broken, language, cluster=RINGS.get(broken.condition, (None, False))[0])
        for number, broken in enumerate(gaps)
    ]
    used = {node.cluster for node in nodes}
    parts = dict.fromkeys([*PARTS.values()])
    return Picture(
        title=title,
        note=note,
        language=language,
        direction="LR",
        nodes=tuple(nodes),
        edges=(
            *(_edge(link, language) for link in drawn),
            *(_gap(number, broken) for number, broken in enumerate(gaps)),
        ),
        clusters=tuple(Cluster(part, word(f"part {part}", language)) for part in parts if part in used),
    )


def _homes(rings: Iterable[Ring], links: Iterable[Link]) -> dict[str, Part]:
    """The part that each ring is drawn in: that of the first link that leads to it; from it, for bases and powers."""
    kinds: dict[str, NodeKind] = {ring.id: ring.kind for ring in rings}
    homes: dict[str, Part] = {}
    central = {ring for ring, kind in kinds.items() if kind == "duty"}
    central |= {link.head for link in links if link.kind == "accountable"}
    for link in links:
        part = PARTS.get(link.kind)
        for end in (link.tail, link.head):
            rightful = kinds[end] in {"basis", "power"}
            if part is not None and end not in central and (part == "right") == rightful and kinds[end] != "person":
                homes.setdefault(end, part)
    return homes


def _edge(link: Link, language: str) -> Edge:
    days = ""
    if link.since or link.until:
        form = "between" if link.since and link.until else "since" if link.since else "until"
        days = word(form, language).format(since=link.since, until=link.until)
    return Edge(link.tail, link.head, link.kind, label=" ".join(filter(None, (link.label, days))))


def _gap(number: int, broken: Break) -> Edge:
    before = RINGS.get(broken.condition, (None, False))[1]
    ends = (f"missing\n{number}", broken.at) if before else (broken.at, f"missing\n{number}")
    return Edge(*ends, kind="missing")
