"""An import told in sentences: what was read, what was assumed, and what was left."""

from collections.abc import Iterator
from itertools import groupby, islice

from respchain.files.importers.imported import Imported, Left
from respchain.language import Saying, counted, say

_SHOWN = 20  # kinds of what was left that are told
_TEXT = 60  # characters of a cell that are told


def account(found: Imported) -> Iterator[Saying]:
    """What was read, what was assumed, and what was left: cell by cell or, where many share a reason, together."""
    yield from found.read
    for sentence in found.assumed:
        yield say("assumed: {what}", what=sentence)
    groups = [list(cells) for _, cells in groupby(sorted(found.remainder(), key=_group), key=_group)]
    for cells in islice(groups, _SHOWN):
        yield _told(cells)
    if len(groups) > _SHOWN:
        yield counted("… and {count} more reason", "… and {count} more reasons", len(groups) - _SHOWN)


def _group(left: Left) -> tuple[str, str, str, str]:
    return left.place.file, left.place.sheet or "", left.heading, left.why


def _told(cells: list[Left]) -> Saying:
    first = cells[0]
    what = say('{place}: "{text}": {why}', place=first.place, text=_brief(first.text), why=first.why)
    if len(cells) == 1:
        return say("left: {what}", what=what)
    heading = first.heading or say("several columns")
    return say(
        'left: {place}: "{heading}", {count} cells: {why}',
        place=first.place, heading=heading, count=len(cells), why=first.why,
    )  # fmt: skip


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TEXT else f"{line[: _TEXT - 1]}…"
