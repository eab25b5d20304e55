"""What rows of posts say that no entry of the charter takes up."""

from collections.abc import Iterator

from respchain.files.importers.imported import Imported, Left, LeftColumn
from respchain.files.importers.posts.lines import DASHES
from respchain.files.importers.posts.numbers import number
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.seats import Seats
from respchain.files.importers.posts.states import States
from respchain.language import Saying, say

_LEVELS = ("parent_department", "organisation", "department", "unit")
_OF_POST = ("id", "title", "reports_to", *_LEVELS, "grade", "ladder", "function", "headcount")
_OF_SEVERAL = ("id", "title", "grade", "ladder", *_LEVELS, "headcount")
_OF_PEOPLE = ("staff_id", "given_name", "family_name")


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
    found.left += [
        _left(rows, row, "reports_to", said) for row, text in enumerate(rows["reports_to"]) if text in DASHES
    ]
    _status(rows, states, found)
    found.left += _of_people(rows, states, seats)
    found.left += _codes(rows, found)
    for sheet in rows.sheets:
        for key in ("kind", "date"):
            if key in sheet.number and not sheet.told.get(key, False):
                column = sheet.number[key]
                why = say("it does not say what this column says elsewhere")
                found.left.append(
                    LeftColumn(sheet.grid, column, sheet.header.headings[column], sheet.header.row, why, sheet.aside)
                )


def _of_people(rows: Rows, states: States, seats: Seats) -> Iterator[Left]:
    """What rows say of people whom they do not name, or say twice; and days and numbers beside groups of posts."""
    keys = [key for key in _OF_PEOPLE if key in rows.stated]
    days = [key for key in ("since", "until", "ends") if key in rows.stated] if any(rows.aggregate) else []
    if not keys and not days:
        return
    why = say("nobody is named whose it is")
    for row, (post, said) in enumerate(zip(seats.of, states.named, strict=True)):
        nobody = (
            rows.aggregate[row]
            or states.abolished[row]
            or states.vacant[row]
            or said.state not in ("person", "undisclosed")
        )
        if not post and said.state not in ("person", "undisclosed"):
            continue
        for key in keys:
            text = rows[key][row]
            twice = key != "staff_id" and rows["name"][row]
            if text and (twice or (nobody and (key == "staff_id" or rows.aggregate[row] or said.state == "person"))):
                yield _left(rows, row, key, why)
        if rows.aggregate[row]:
            for key in days:
                if rows[key][row]:
                    yield _left(rows, row, key, why)


def _codes(rows: Rows, found: Imported) -> Iterator[Left]:
    """Ids of departments that no department bears."""
    if "department_id" in rows.stated:
        borne = {entry.get("source_id") for entry in found.stated.get("departments", {}).values()}
        for row, text in enumerate(rows["department_id"]):
            if text and text not in borne and rows.number[row] not in rows.sheets[rows.sheet[row]].aside:
                yield _left(rows, row, "department_id", say("no department is named that bears it"))


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
            left = LeftColumn(
                sheet.grid, column, sheet.header.headings[column], sheet.header.row, why, used | sheet.aside
            )
            found.left.append(left)


def _left(rows: Rows, row: int, key: str, why: Saying) -> Left:
    sheet = rows.sheets[rows.sheet[row]]
    column = sheet.number[key]
    return Left(sheet.grid.place(rows.number[row], column), sheet.header.headings[column], rows[key][row], why)
