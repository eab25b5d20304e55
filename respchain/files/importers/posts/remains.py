"""What rows of posts say that no entry of the charter takes up."""

from collections.abc import Iterator

from respchain.files.importers.imported import Imported, Left, LeftColumn
from respchain.files.importers.posts.lines import DASHES
from respchain.files.importers.posts.numbers import number
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.seats import Seats
from respchain.files.importers.posts.states import States
from respchain.language import Saying, say

_OF_POST = ("id", "title", "reports_to", "department", "unit", "grade", "ladder", "function", "headcount")
_OF_SEVERAL = ("title", "grade", "ladder", "department", "unit", "organisation", "headcount")


def leave_rows(rows: Rows, states: States, seats: Seats, found: Imported) -> None:
    """Leave the rows that state neither a post nor a person, and count the others."""
    left: dict[int, list[int]] = {}
    for row, (post, said) in enumerate(zip(seats.of, states.named, strict=True)):
        if not post and (not said.state or said.state in ("vacant", "abolished", "no post") or rows.aggregate[row]):
            left.setdefault(rows.sheet[row], []).append(row)
    for at, group in left.items():
        sheet = rows.sheets[at]
        numbers = [rows.number[row] for row in group]
        found.leave_rows(sheet.grid, numbers, say("it names neither a post nor a person"))
        sheet.aside.update(numbers)
    found.mapped += len(rows) - sum(map(len, left.values()))


def leave_texts(rows: Rows, states: States, seats: Seats, found: Imported) -> None:
    """Leave the single cells of other rows that no entry takes up."""
    found.left += _names(rows, states, seats)
    found.left += _without_post(rows, states, seats)
    found.left += _of_one_post(rows, seats)
    found.left += _counts(rows, seats)
    said = say("it says nothing")
    found.left += [_left(rows, row, "reports_to", said) for row, text in enumerate(rows["reports_to"]) if text in DASHES]
    _status(rows, states, found)


def _names(rows: Rows, states: States, seats: Seats) -> Iterator[Left]:
    """Names of which only a part was understood, or that stand beside what has no holder."""
    if "name" not in rows.stated:
        return
    for row, (text, said) in enumerate(zip(rows["name"], states.named, strict=True)):
        if not text or (said.whole and not rows.aggregate[row] and not states.abolished[row]):
            continue
        if not seats.of[row] and said.state != "person":
            continue
        if rows.aggregate[row]:
            yield _left(rows, row, "name", say("a group of posts has no holders"))
        elif states.abolished[row] and said.state == "person":
            yield _left(rows, row, "name", say("the post was abolished"))
        elif not said.whole:
            yield _left(rows, row, "name", _WHY.get(said.state) or say("only the names in it were read"))


_WHY = {
    "": say("it says nothing"),
    "vacant": say("it was read as a vacancy"),
    "abolished": say("it was read as the mark of an abolished post"),
    "undisclosed": say("it was read as a person whose name is not disclosed"),
}


def _without_post(rows: Rows, states: States, seats: Seats) -> Iterator[Left]:
    """What rows of people without a post say of one."""
    why = say("it stands beside a person who has no post")
    for row, (post, said) in enumerate(zip(seats.of, states.named, strict=True)):
        if not post and said.state in ("person", "undisclosed") and not rows.aggregate[row]:
            for key in (*_OF_POST, "share", "since", "until", "ends"):
                if rows[key][row]:
                    yield _left(rows, row, key, why)


def _of_one_post(rows: Rows, seats: Seats) -> Iterator[Left]:
    """What further rows of a post say otherwise than its first."""
    why = say("another row of the same post says otherwise")
    for group in seats.rows.values():
        if len(group) > 1:
            for key in _OF_SEVERAL:
                first = next((rows[key][row] for row in group if rows[key][row]), "")
                for row in group:
                    if rows[key][row] and rows[key][row] != first:
                        yield _left(rows, row, key, why)


def _counts(rows: Rows, seats: Seats) -> Iterator[Left]:
    """Numbers of posts that are none, and working times beside them."""
    if "headcount" not in rows.stated and not any(rows.aggregate):
        return
    seen: dict[str, float | None] = {text: number(text) for text in set(rows["headcount"]) | set(rows["share"])}
    for row, (count, share) in enumerate(zip(rows["headcount"], rows["share"], strict=True)):
        if not seats.of[row]:
            continue
        value = seen[count]
        if count and rows.aggregate[row] and (value is None or value < 0):
            yield _left(rows, row, "headcount", say("this is no number of people"))
        elif count and not rows.aggregate[row] and (value is None or value < 1 or not value.is_integer()):
            yield _left(rows, row, "headcount", say("this is no number of seats"))
        if share and rows.aggregate[row] and (value is not None or seen[share] is None or (seen[share] or 0) < 0):
            yield _left(rows, row, "share", say("a group of posts has no holders"))


def _status(rows: Rows, states: States, found: Imported) -> None:
    """States that say nothing of vacancy, abolition or the manner of holding."""
    if "status" not in rows.stated:
        return
    told = [bool(one.kind or one.frozen or one.state in ("vacant", "abolished")) for one in states.status]
    for at, sheet in enumerate(rows.sheets):
        if "status" in sheet.number:
            column = sheet.number["status"]
            used = {rows.number[row] for row, yes in enumerate(told) if yes and rows.sheet[row] == at}
            why = say("no key for this column")
            left = LeftColumn(sheet.grid, column, sheet.header.headings[column], sheet.header.row, why, used | sheet.aside)
            found.left.append(left)


def _left(rows: Rows, row: int, key: str, why: Saying) -> Left:
    sheet = rows.sheets[rows.sheet[row]]
    column = sheet.number[key]
    return Left(sheet.grid.place(rows.number[row], column), sheet.header.headings[column], rows[key][row], why)
