"""Titles of frames moved to where no line runs through them.

Whether a title stands left, in the middle or right in its row changes nothing else of a layout. So a picture is laid
out once, and where a line runs through a title, the title moves in its row before the picture is drawn.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from dataclasses import replace

from respchain.diagrams.picture import Picture, Side
from respchain.diagrams.text import width

SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]
SIDES: tuple[Side, ...] = ("r", "l", "c")
PAD = 8.0  # points between a title and the edge of its frame
ROOM = 3.0  # points that a line keeps from a title
STEPS = 16  # so many points are looked at on each curve
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def settled(picture: Picture, laid_out: Callable[[Picture], str]) -> Picture:
    """The picture with its titles where no line crosses them; `laid_out` gives a picture as Graphviz's own SVG.

    A title that finds no place in its row is tried on the other side of its frame, above or below, and in a roomier
    frame, each in a layout of its own: the first layout with the fewest titles crossed is taken.
    """
    best, least = _settled(picture, laid_out)
    crossed = least
    for turned, roomy in ((True, False), (False, True), (True, True)):
        if not least:
            break
        frames = tuple(
            replace(frame, low=frame.low != turned, roomy=roomy) if frame.id in crossed else frame
            for frame in picture.clusters
        )
        tried, still = _settled(replace(picture, clusters=frames), laid_out)
        if len(still) < len(least):
            best, least = tried, still
    return best


def _settled(picture: Picture, laid_out: Callable[[Picture], str]) -> tuple[Picture, set[str]]:
    """The picture with titles moved in their rows, and the frames whose titles are crossed wherever they stand."""
    root = ET.fromstring(laid_out(picture))
    groups = list(root.iter(f"{SVG}g"))
    lines = [point for group in groups if group.get("class") == "edge" for point in _curve(group)]
    free = {
        (group.findtext(f"{SVG}title") or "").strip(): _free(group, lines)
        for group in groups
        if group.get("class") == "cluster"
    }
    numbers = {name: f"cluster_{at}" for at, name in enumerate(dict.fromkeys(each.id for each in picture.clusters), 1)}
    placed = tuple(replace(frame, side=next(iter(free.get(numbers[frame.id], ())), None)) for frame in picture.clusters)
    return replace(picture, clusters=placed), {name for name, number in numbers.items() if free.get(number) == []}


def _free(group: ET.Element, lines: Iterable[Point]) -> list[Side | None]:
    """Where the title of a frame is free, first where it is: nowhere is an empty list."""
    points = [point for shape in ("path", "polygon") for each in group.iter(SVG + shape) for point in _points(each)]
    texts = list(group.iter(f"{SVG}text"))
    if not points or not texts:
        return [None]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    sizes = [float(text.get("font-size", "14")) for text in texts]
    rows = [float(text.get("y", "0")) for text in texts]
    wide = max(width(text.text or "") * size * 0.55 for text, size in zip(texts, sizes, strict=True))
    high, low = min(rows) - max(sizes), max(rows) + 0.3 * max(sizes)
    near = [x for x, y in lines if high - ROOM < y < low + ROOM and left <= x <= right]
    starts = {"r": right - PAD - wide, "l": left + PAD, "c": (left + right - wide) / 2}
    now = min(float(text.get("x", "0")) - (wide / 2 if text.get("text-anchor") == "middle" else 0) for text in texts)
    order = sorted(SIDES, key=lambda side: abs(starts[side] - now))
    return [
        side if side != order[0] else None
        for side in order
        if not any(starts[side] - ROOM < x < starts[side] + wide + ROOM for x in near)
    ]


def _curve(group: ET.Element) -> Iterable[Point]:
    """Points along the curves of a line."""
    for path in group.iter(f"{SVG}path"):
        points = _points(path)
        for a, b, c, d in zip(points[0::3], points[1::3], points[2::3], points[3::3], strict=False):
            for step in range(STEPS + 1):
                t, u = step / STEPS, 1 - step / STEPS
                weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
                bent = list(zip(weights, (a, b, c, d), strict=True))
                yield sum(weight * x for weight, (x, _) in bent), sum(weight * y for weight, (_, y) in bent)


def _points(shape: ET.Element) -> list[Point]:
    found = [float(number) for number in _NUMBER.findall(shape.get("d") or shape.get("points") or "")]
    return list(zip(found[::2], found[1::2], strict=False))
