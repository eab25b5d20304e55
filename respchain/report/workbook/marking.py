"""Marks the cells that findings lead to: a fill for the gravest, one comment for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.comments import Comment

from respchain.language import Saying, Translator, counted, say
from respchain.report.as_text import WHERE, box_text
from respchain.report.workbook.canvas import Canvas
from respchain.report.workbook.looks import Wardrobe, look_of
from respchain.report.workbook.origins import places
from respchain.report.workbook.texts import clean, room
from respchain.rule import Finding

MOST_MARKS = 20_000
_IN_A_COMMENT = 6  # findings
_LONG, _LONGEST = 400, 4_000  # characters of a message, of a comment that was there before
_COLUMNS, _LINE, _SIGN, _TALLEST = 52, 18, 7, 460  # columns of a comment, and pixels of its lines, signs, height
AUTHOR = "respchain"


class Marked(NamedTuple):
    """For each finding the cells that it leads to, and how many findings lead where no cell is, or were too many."""

    cells: Sequence[Sequence[Any]]
    astray: int
    unmarked: int


def marked(canvas: Canvas, findings: Sequence[Finding], tell: Translator) -> Marked:
    """Mark the cells of a canvas that findings lead to; the gravest come first."""
    found: dict[tuple[str, str], tuple[Any, list[Finding]]] = {}
    cells: list[list[Any]] = []
    astray = unmarked = 0
    for finding in findings:
        own: list[Any] = []
        for place in places(finding):
            if not canvas.has(place.file):
                continue
            cell = canvas.cell(place)
            astray += cell is None
            if cell is None or any(cell is other for other in own):
                continue
            key = (cell.parent.title, cell.coordinate)
            if key not in found and len(found) == MOST_MARKS:
                unmarked += 1
                continue
            own.append(cell)
            found.setdefault(key, (cell, []))[1].append(finding)
        cells.append(own)
    clothes = Wardrobe()
    for cell, about in found.values():
        clothes.mark(cell, max(map(look_of, about), key=lambda look: look.weight))
        _comment(cell, about, tell)
    _show([cell for cell, _ in found.values()])
    return Marked(cells, astray, unmarked)


def _comment(cell: Any, findings: Sequence[Finding], tell: Translator) -> None:
    told = [_told(finding, tell) for finding in findings[:_IN_A_COMMENT]]
    if more := len(findings) - _IN_A_COMMENT:
        told += [tell(counted("and {count} more finding", "and {count} more findings", more))] if more > 0 else []
    if cell.comment is not None:
        told.insert(0, clean(cell.comment.text, _LONGEST))
    text = "\n\n".join(told)
    height = min(_TALLEST, (room(text, _COLUMNS) + 1) * _LINE)
    cell.comment = Comment(text, AUTHOR, height=height, width=_COLUMNS * _SIGN)


def _told(finding: Finding, tell: Translator) -> str:
    """A finding in a comment: rule and severity, what is wrong, what to do, or why it is accepted."""
    subtype = f" ({finding.subtype})" if finding.subtype else ""
    grade = tell(look_of(finding).word)
    lines = [tell(say("{grade} {rule}", grade=grade.upper(), rule=f"{finding.rule} {finding.name}{subtype}"))]
    lines.append(clean(finding.message, _LONG))
    if where := region(finding):
        lines.append(tell(say("{head}: {message}", head=say(WHERE), message=clean(tell(where), _LONG))))
    if finding.waived is not None:
        lines.append(tell(say("because: {reason}", reason=clean(finding.waived, _LONG))))
    else:
        lines.append(tell(say("fix: {fix}", fix=clean(finding.fix, _LONG))))
    return "\n".join(lines)


def region(finding: Finding) -> Saying | None:
    """The region that a finding is about, without the matter that merely stands for a duty that has none."""
    box = finding.witness.get("box") or {}
    boxes = [_told_apart(one) for one in (box if isinstance(box, list) else [box])]
    if not any(boxes):
        return None
    return box_text(boxes if isinstance(box, list) else boxes[0])


def _told_apart(box: Mapping[str, Any]) -> Mapping[str, Any]:
    return {facet: values for facet, values in box.items() if not (facet == "matter" and _of_a_duty(values))}


def _of_a_duty(values: object) -> bool:
    return isinstance(values, list) and all(str(value).startswith("duty:") for value in values)


def _show(cells: Iterable[Any]) -> None:
    """Show the sheets, rows and columns of marked cells, where they were hidden."""
    columns: dict[str, tuple[Any, set[int]]] = {}
    for cell in cells:
        sheet = cell.parent
        sheet.sheet_state = "visible"
        if cell.row in sheet.row_dimensions:
            sheet.row_dimensions[cell.row].hidden = False
        columns.setdefault(sheet.title, (sheet, set()))[1].add(cell.column)
    for sheet, shown in columns.values():
        for dimension in sheet.column_dimensions.values():
            if dimension.hidden and any(dimension.min <= column <= dimension.max for column in shown):
                dimension.hidden = False
