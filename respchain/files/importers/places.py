"""Places that were written as text, to be places again."""

from respchain.errors import Place


def place_of(text: str) -> Place:
    """The place that a text names, as `str` of a place writes it.

    >>> place_of("a:b.csv:12:3") == Place("a:b.csv", 12, 3)
    True
    >>> place_of("a.xlsx[S!B4]") == Place("a.xlsx", sheet="S", cell="B4")
    True
    """
    file, bracket, inside = text.rpartition("[")
    if bracket and inside.endswith("]") and "!" in inside:
        sheet, _, cell = inside[:-1].rpartition("!")
        return Place(file, sheet=sheet, cell=cell)
    parts = text.split(":")
    numbers: list[int] = []
    while len(parts) > 1 and len(numbers) < 2 and parts[-1].isdecimal():
        numbers.insert(0, int(parts.pop()))
    line, column = (*numbers, None, None)[:2]
    return Place(":".join(parts), line, column)
