"""An import told in sentences: what was read, what was assumed, and what was left."""

from collections import Counter
from collections.abc import Iterator

from respchain.files.importers.imported import Imported, Left, LeftColumn, Remains
from respchain.language import Saying, counted, say

_SHOWN = 20  # kinds of what was left that are told
_TEXT = 60  # characters of a cell that are told

_Group = tuple[str, str, str, str]


def account(found: Imported) -> Iterator[Saying]:
    """What was read, what was assumed, and what was left: cell by cell or, where many share a reason, together."""
    yield from found.read
    for sentence in found.assumed:
        yield say("assumed: {what}", what=sentence)
    groups: dict[_Group, list[Left]] = {}
    counts: Counter[_Group] = Counter()
    for left in found.left:
        for group, first, count in _counted(left):
            counts[group] += count
            groups.setdefault(group, []).append(first)
    for group in sorted(groups)[:_SHOWN]:
        yield _told(min(groups[group], key=_order), counts[group])
    if len(groups) > _SHOWN:
        yield counted("… and {count} more reason", "… and {count} more reasons", len(groups) - _SHOWN)


def _counted(left: Remains) -> Iterator[tuple[_Group, Left, int]]:
    """The first cell of what has one reason, and how many there are."""
    if isinstance(left, Left):
        yield _group(left), left, 1
        return
    cells = left.cells()
    first = next(cells, None)
    if first is not None:
        yield _group(first), first, left.filled() if isinstance(left, LeftColumn) else 1 + sum(1 for _ in cells)


def _group(left: Left) -> _Group:
    return left.place.file, left.place.sheet or "", left.heading, left.why


def _order(left: Left) -> tuple[int, int, str]:
    place = left.place
    return place.line or 0, place.column or 0, place.cell or ""


def _told(first: Left, count: int) -> Saying:
    what = say('{place}: "{text}": {why}', place=first.place, text=_brief(first.text), why=first.why)
    if count == 1:
        return say("left: {what}", what=what)
    heading = first.heading or say("several columns")
    return say(
        'left: {place}: "{heading}", {count} cells: {why}',
        place=first.place, heading=heading, count=count, why=first.why,
    )  # fmt: skip


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TEXT else f"{line[: _TEXT - 1]}…"
