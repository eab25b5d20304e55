"""A map laid out as a page of marks."""

from collections.abc import Iterable, Iterator, Sequence

from respchain.diagrams.coverage.cells import State
from respchain.diagrams.coverage.marks import (
    AMBER,
    GREY,
    INK,
    PALE,
    RED,
    Hatch,
    Mark,
    Page,
    Rect,
    Text,
    advance,
    fitted,
    line_of,
)
from respchain.diagrams.coverage.sheet import Body, Head, Panel, Sheet
from respchain.diagrams.words import word

MARGIN, PAD, SIZE, SMALL, LEADING = 16.0, 6.0, 10.5, 9.5, 14.0
NARROW, BROAD, WIDE = 92.0, 220.0, 900.0  # the least and the most of one column, and about the most of all
HEAD_LEAST, HEAD_MOST = 46.0, 150.0  # the width of a head beside the rows
LINES, HEAD_LINES = 3, 3
FRAME = "#b4bec8"
SIGNS: dict[State, str] = {"blank": "·", "beyond": "(…)"}  # in the legend: told apart without any colour


def page_of(sheet: Sheet, summary: str) -> Page:
    """The page of a map; `summary` says below the title how far the matter is covered."""
    marks: list[Mark] = []
    y = MARGIN
    tables = [_Table(panel, sheet.language) for panel in sheet.panels]
    wide = max([420.0, *(table.wide for table in tables)]) + 2 * MARGIN
    room = wide - 2 * MARGIN
    for text, size, colour, lines in (
        (sheet.title, 15, INK, 2), (summary, SIZE, INK, 3), (sheet.subtitle, SIZE, GREY, 3),
    ):  # fmt: skip
        y = _paragraph(marks, text, y, room, size=size, colour=colour, lines=lines)
    y += PAD
    for table in tables:
        y = _paragraph(marks, table.panel.title, y + PAD, room, size=11.5, colour=INK, lines=2)
        marks += table.marks(MARGIN, y)
        y += table.high + PAD
    y = _legend(marks, sheet.states, sheet.language, y + PAD, room)
    for note in sheet.notes:
        y = _paragraph(marks, note, y, room, size=SMALL, colour=GREY, lines=3)
    told = [
        f"{_place(panel, body)}: {body.full}"
        for panel in sheet.panels
        for body in panel.bodies
        if body.state in ("vacant", "standby", "overlap")
    ]
    description = "; ".join([summary, *told[:100]])
    return Page(wide, y + MARGIN - PAD, tuple(marks), sheet.title, description, sheet.language)


def _place(panel: Panel, body: Body) -> str:
    """The heads of a cell."""
    said = [panel.title] if panel.title else []
    for heads, first, last in (
        (panel.row_heads, body.row, body.row + body.rows),
        (panel.column_heads, body.column, body.column + body.columns),
    ):
        said += [_over(level, first, last) for level in heads]
    return " / ".join(said)


def _over(level: Sequence[Head], first: int, last: int) -> str:
    found, at = [], 0
    for head in level:
        if at < last and first < at + head.span:
            found.append(head.text)
        at += head.span
    return found[0] if len(found) == 1 else f"{found[0]} … {found[-1]}"


def _paragraph(marks: list[Mark], text: str, y: float, room: float, *, size: float, colour: str, lines: int) -> float:
    """Writes a text below `y`, and says where the next one may begin."""
    if not text:
        return y
    for row in fitted(text, room=room, lines=lines, size=size):
        y += size * 1.35
        marks.append(Text(MARGIN, y, row, size, colour))
    return y + size * 0.45


def _legend(marks: list[Mark], states: Iterable[State], language: str, y: float, room: float) -> float:
    x = MARGIN
    for state in states:
        text = line_of(word(f"map {state}", language), room=room - 40, size=SMALL)
        need = 28 + advance(text, SMALL) + 18
        if x + need > MARGIN + room and x > MARGIN:
            x, y = MARGIN, y + 20
        marks += look(state, x, y, 22, 13)
        if state in SIGNS:
            sign = SIGNS[state]
            marks.append(Text(x + 11 - advance(sign, SIZE) / 2, y + 10, sign, SIZE, GREY))
        marks.append(Text(x + 28, y + 10.5, text, SMALL, INK))
        x += need
    return y + 20


def look(state: State, x: float, y: float, wide: float, high: float, hint: str = "") -> Iterator[Mark]:
    """A cell without its words: the same frame for all, and what marks its state inside."""
    fill = {"held": "#e3edf5", "overlap": "#fff3d6"}.get(state, "#ffffff")
    if state == "vacant":
        yield Hatch(x, y, wide, high)
        fill = "none"
    yield Rect(x, y, wide, high, fill, FRAME, 0.8, hint=hint)
    if state == "vacant":
        yield Rect(x + 1, y + 1, max(wide - 2, 0), high - 2, "none", RED, 1.4)
    elif state == "standby" and wide > 8:
        yield Rect(x + 3, y + 3, wide - 6, high - 6, "none", GREY, 1.1, 4)
    elif state == "overlap":
        yield Rect(x + 1.2, y + 1.2, wide - 2.4, high - 2.4, "none", AMBER, 1.2)
        yield Rect(x + 3.6, y + 3.6, wide - 7.2, high - 7.2, "none", AMBER, 0.8)


class _Table:
    """The geometry of one panel."""

    def __init__(self, panel: Panel, language: str) -> None:
        self.panel, self.language = panel, language
        self.head_wide = [self._head_width(level, name) for level, name in zip(
            panel.row_heads, panel.row_facets, strict=True)]  # fmt: skip
        columns = max(panel.columns, 1)
        self.column = min(BROAD, max(NARROW, WIDE / columns))
        self.head_rows = [
            [fitted(head.text, room=self.column * head.span - 2 * PAD, lines=HEAD_LINES, size=SIZE) for head in level]
            for level in panel.column_heads
        ]
        self.head_high = [max(map(len, rows)) * LEADING + 2 * PAD for rows in self.head_rows]
        self.row_rows = [
            [fitted(head.text, room=wide - 2 * PAD, lines=HEAD_LINES, size=SIZE) for head in level]
            for level, wide in zip(panel.row_heads, self.head_wide, strict=True)
        ]
        self.words = [self._words(body) for body in panel.bodies]
        self.rows = self._heights()
        self.top = sum(self.head_high) + (LEADING + PAD if panel.row_facets or panel.column_facets else 0)
        self.wide = sum(self.head_wide) + self.column * panel.columns
        self.high = self.top + sum(self.rows)

    def _head_width(self, level: Sequence[Head], name: str) -> float:
        widest = max(advance(head.text, SIZE) for head in level)
        return min(HEAD_MOST, max(HEAD_LEAST, widest + 2 * PAD, min(advance(name, SMALL) + 2 * PAD, HEAD_MOST)))

    def _words(self, body: Body) -> list[str]:
        room = self.column * body.columns - 2 * PAD - 4
        said = list(body.lines)
        if body.state == "vacant":
            said = [word("map vacant", self.language)]
        elif body.state == "blank":
            return ["·"]
        elif body.state == "standby":
            said = [word("map behind", self.language), *said]
        elif body.state == "beyond":
            said = [f"({text})" for text in said]
        elif body.state == "overlap":
            said = [f"⚠ {said[0]}", *said[1:]] if said else ["⚠"]
        return [line for text in said for line in fitted(text, room=room, lines=2, size=SIZE)]

    def _heights(self) -> list[float]:
        """The height of each row: as much as its heads and cells want, spread over those that they span."""
        rows = [LEADING + 2 * PAD] * self.panel.rows
        wants = []
        for level, texts in zip(self.panel.row_heads, self.row_rows, strict=True):
            at = 0
            for head, lines in zip(level, texts, strict=True):
                wants.append((head.span, at, len(lines)))
                at += head.span
        wants += [(body.rows, body.row, len(words)) for body, words in zip(self.panel.bodies, self.words, strict=True)]
        for span, at, count in sorted(wants):
            lack = count * LEADING + 2 * PAD - sum(rows[at : at + span])
            if lack > 0:
                rows[at : at + span] = [high + lack / span for high in rows[at : at + span]]
        return rows

    def marks(self, x: float, y: float) -> Iterator[Mark]:
        """All marks of the table, its corner at (x, y)."""
        yield from self._corner(x, y)
        left, top = x + sum(self.head_wide), y + self.top
        yield from self._column_heads(left, y + self.top - sum(self.head_high))
        yield from self._row_heads(x, top)
        starts = [top + sum(self.rows[:row]) for row in range(self.panel.rows + 1)]
        for body, words in zip(self.panel.bodies, self.words, strict=True):
            across = left + self.column * body.column
            wide = self.column * body.columns
            down, high = starts[body.row], starts[body.row + body.rows] - starts[body.row]
            yield from look(body.state, across, down, wide, high, body.full)
            yield from self._written(body.state, words, across, down, wide, high)

    def _written(
        self, state: State, words: Sequence[str], x: float, y: float, wide: float, high: float
    ) -> Iterator[Mark]:
        begin = y + (high - len(words) * LEADING) / 2
        colour = {"vacant": RED, "overlap": AMBER, "standby": GREY, "blank": "#8a949e", "beyond": GREY}.get(state, INK)
        widest = max(advance(text, SIZE) for text in words)
        if state == "vacant":
            yield Rect(x + (wide - widest) / 2 - 5, begin - 1, widest + 10, len(words) * LEADING + 2, "#ffffff")
        for at, text in enumerate(words):
            yield Text(x + (wide - advance(text, SIZE)) / 2, begin + LEADING * at + 10.8, text, SIZE, colour)

    def _corner(self, x: float, y: float) -> Iterator[Mark]:
        """The names of the facets: of those across above the heads, of those down beside them."""
        left = x + sum(self.head_wide)
        room = self.column * self.panel.columns
        named = " / ".join(self.panel.column_facets)
        if named:
            yield Text(left + PAD, y + 11, line_of(named, room=room - PAD, size=SMALL), SMALL, GREY)
        for name, wide in zip(self.panel.row_facets, self.head_wide, strict=True):
            base = y + self.top - PAD
            yield Text(x + PAD, base, line_of(name, room=wide - 2 * PAD, size=SMALL), SMALL, GREY)
            x += wide

    def _column_heads(self, left: float, y: float) -> Iterator[Mark]:
        for level, texts, high in zip(self.panel.column_heads, self.head_rows, self.head_high, strict=True):
            x = left
            for head, lines in zip(level, texts, strict=True):
                wide = self.column * head.span
                yield Rect(x, y, wide, high, PALE, FRAME, 0.8, hint=head.full)
                for at, text in enumerate(lines):
                    begin = y + (high - len(lines) * LEADING) / 2
                    yield Text(x + (wide - advance(text, SIZE)) / 2, begin + LEADING * at + 10.8, text, SIZE)
                x += wide
            y += high

    def _row_heads(self, x: float, top: float) -> Iterator[Mark]:
        for level, texts, wide in zip(self.panel.row_heads, self.row_rows, self.head_wide, strict=True):
            row, y = 0, top
            for head, lines in zip(level, texts, strict=True):
                high = sum(self.rows[row : row + head.span])
                yield Rect(x, y, wide, high, PALE, FRAME, 0.8, hint=head.full)
                begin = y + (high - len(lines) * LEADING) / 2
                for at, text in enumerate(lines):
                    yield Text(x + PAD, begin + LEADING * at + 10.8, text, SIZE)
                row, y = row + head.span, y + high
            x += wide
