"""All matters at a glance, as a page of marks: one bar each, the worst first."""

from collections.abc import Iterator, Sequence

from respchain.checking.covering import Coverage
from respchain.diagrams.coverage.drawn import MARGIN, SIZE, SMALL, look
from respchain.diagrams.coverage.marks import AMBER, GREY, INK, LINE, RED, Mark, Page, Rect, Text, advance, line_of
from respchain.diagrams.coverage.told import amiss, percent, share
from respchain.diagrams.words import word

MOST = 200  # so many matters are drawn
BAR, HIGH, NAME, ROOM = 200.0, 22.0, 300.0, 330.0


def glance(found: Sequence[Coverage], title: str, subtitle: str, language: str) -> Page:
    """The page; `found` are the matters in the order in which they are to stand."""
    marks: list[Mark] = [Text(MARGIN, MARGIN + 18, line_of(title, room=820, size=15), 15)]
    marks.append(Text(MARGIN, MARGIN + 36, line_of(subtitle, room=820, size=SIZE), SIZE, GREY))
    shown = found[:MOST]
    names = [line_of(one.title, room=NAME, size=SIZE) for one in shown]
    left = MARGIN + max([60.0, *(advance(name, SIZE) for name in names)]) + 14
    y = MARGIN + 52
    for one, name in zip(shown, names, strict=True):
        marks += _row(one, name, left, y, language)
        y += HIGH
    y += 10
    marks += _legend(y, language)
    y += 22
    if len(found) > MOST:
        more = word("map matters", language).format(count=len(found) - MOST)
        marks.append(Text(MARGIN, y + 10, more, SMALL, GREY))
        y += 18
    told = "; ".join(f"{one.title}: {share(one, language)}, {', '.join(amiss(one, language))}" for one in shown)
    return Page(left + BAR + 60 + ROOM + MARGIN, y + MARGIN, tuple(marks), title, f"{subtitle}: {told}", language)


def _row(one: Coverage, name: str, left: float, y: float, language: str) -> Iterator[Mark]:
    yield Text(MARGIN, y + 14.5, name, SIZE)
    said = amiss(one, language)
    if one.share is None:
        yield Rect(left, y + 4, BAR, 13, "#ffffff", "#dfe3e8", 0.8)
    else:
        full, behind = BAR * one.share, BAR * (one.default_share or 0)
        if full + behind < BAR - 1e-9:
            yield from look("vacant", left + full + behind, y + 4, BAR - full - behind, 13)
        if behind:
            yield from look("standby", left + full, y + 4, behind, 13)
        if full:
            yield Rect(left, y + 4, full, 13, "#8fb0cc", "none")
        yield Rect(left, y + 4, BAR, 13, "none", LINE, 0.8, hint=share(one, language))
    yield Text(left + BAR + 8, y + 14.5, percent(one.share), SIZE, INK)
    colour = RED if one.gaps or one.unresolved else AMBER if said else GREY
    text = " · ".join(said) or "–"
    yield Text(left + BAR + 60, y + 14.5, line_of(text, room=ROOM, size=SIZE), SIZE, colour)


def _legend(y: float, language: str) -> Iterator[Mark]:
    x = MARGIN
    for state, key in (("held", "map held"), ("vacant", "map vacant"), ("standby", "map standby")):
        text = word(key, language)
        if state == "held":
            yield Rect(x, y, 22, 13, "#8fb0cc", LINE, 0.8)
        else:
            yield from look("vacant" if state == "vacant" else "standby", x, y, 22, 13)
        yield Text(x + 28, y + 10.5, text, SMALL)
        x += 28 + advance(text, SMALL) + 18
