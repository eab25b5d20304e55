"""The posts themselves, and what each answers for."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from respchain.files.importers.imported import Imported
from respchain.files.importers.posts.departments import Departments
from respchain.files.importers.posts.holders import Holders
from respchain.files.importers.posts.lines import TOP, Lines, Superior
from respchain.files.importers.posts.marks import named
from respchain.files.importers.posts.names import Names
from respchain.files.importers.posts.numbers import number, whole
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.seats import Seats
from respchain.files.importers.posts.states import States, each
from respchain.language import counted, say

_ITEM = re.compile(r"(?:^|(?<=[\s；;。.]))[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）、.．：:]\s*(?=\D)")
_LEAST = 0.01
_NUMERALS = "一二三四五六七八九十"


def enter_posts(
    rows: Rows, states: States, seats: Seats, lines: Lines, departments: Departments, holders: Holders, ended: date,
    found: Imported,
) -> None:  # fmt: skip
    """Enter the posts: where they belong, to whom they report, how many people they stand for, and whether they end."""
    groups = list(seats.rows.values())
    first = [group[0] for group in groups]
    entries: list[dict[str, object]] = [{} for _ in groups]
    above = [lines.of[group[0]] if len(group) == 1 else _above([lines.of[row] for row in group]) for group in groups]
    top = [
        lines.of[group[0]] == TOP or (len(group) > 1 and TOP in [lines.of[row] for row in group]) for group in groups
    ]
    _put(entries, "title", _first(rows["title"], groups))
    _put(entries, "department", [departments.of[row] for row in first])
    _put(entries, "reports_to", above)
    _put(entries, "top", top)
    _put(entries, "grade", _grades(rows, seats, groups))
    _put(entries, "ladder", [rows["ladder"][row] for row in first])
    _put_counts(entries, rows, first)
    if holders.rest:
        _put(entries, "fte", [holders.rest.get(post, "") for post in seats.rows])
    _put(entries, "frozen", [states.frozen[row] for row in first])
    if seats.abolished:
        _put(entries, "until", [ended if post in seats.abolished else "" for post in seats.rows])
    _put(entries, "source_id", [rows["id"][row] for row in first])
    cells = rows.cells("id", "title")
    _put(entries, "source_cell", [cells[row] for row in first])
    found.stated["posts"] = dict(zip(seats.rows, entries, strict=True))
    _tell(rows, seats, ended, found)


def _put(entries: Sequence[dict[str, object]], key: str, values: Sequence[object]) -> None:
    """State a key in each entry that has a value for it; nought is one, no is none."""
    for entry, value in zip(entries, values, strict=True):
        if value or (value == 0 and value is not False):
            entry[key] = value


def _first(texts: Sequence[str], groups: Sequence[Sequence[int]]) -> list[str]:
    """For each post the first text that any of its rows has."""
    return [
        texts[group[0]] if len(group) == 1 else next((texts[row] for row in group if texts[row]), "")
        for group in groups
    ]


def _grades(rows: Rows, seats: Seats, groups: Sequence[Sequence[int]]) -> list[str]:
    """The grades; what only marks a post as abolished is none."""
    grades = _first(rows["grade"], groups)
    if not seats.abolished:
        return grades
    return [
        "" if post in seats.abolished and _is_mark(grade) else grade
        for post, grade in zip(seats.rows, grades, strict=True)
    ]


def _put_counts(entries: Sequence[dict[str, object]], rows: Rows, first: Sequence[int]) -> None:
    """State how many people groups of posts stand for, and how many may hold any other post."""
    if "headcount" not in rows.stated and not any(rows.aggregate):
        return
    counts = each(rows["headcount"], number)
    shares = each(rows["share"], number)
    for entry, row in zip(entries, first, strict=True):
        count = counts[row]
        if rows.aggregate[row]:
            count = shares[row] if count is None else count
            if count is not None and count >= 0:
                entry["headcount"] = whole(count)
        elif count is not None and count >= 1 and count.is_integer():
            entry["seats"] = int(count)


@cache
def _is_mark(grade: str) -> bool:
    said = named(grade)
    return said.state == "abolished" and said.whole


def _above(said: Sequence[Superior | None]) -> Superior | list[Superior] | None:
    """The superiors that the rows of one post name, each once."""
    several: list[Superior] = []
    for one in said:
        if one is not None and one != TOP and one not in several:
            several.append(one)
    if len(several) > 1:
        return several
    return several[0] if several else None


def _tell(rows: Rows, seats: Seats, ended: date, found: Imported) -> None:
    posts = found.stated["posts"]
    groups = sum("headcount" in entry for entry in posts.values())
    found.read.append(counted("{count} post of its own", "{count} posts of their own", len(posts) - groups))
    if empty := sum(0 <= entry.get("headcount", 1) <= _LEAST for entry in posts.values()):
        found.read.append(
            counted(
                "{count} group counts no more than 0.01: such a figure often stands for an empty post",
                "{count} groups count no more than 0.01: such a figure often stands for an empty post",
                empty,
            )
        )
    if seats.abolished:
        found.assumed.append(
            counted(
                "{count} post is marked as abolished; as nobody says since when, it ends on {day}",
                "{count} posts are marked as abolished; as nobody says since when, they end on {day}",
                len(seats.abolished),
                day=ended,
            )
        )
    tops = sum(entry.get("top", False) for entry in posts.values())
    found.read.append(counted("{count} post is marked as the top", "{count} posts are marked as the top", tops))
    if "headcount" in rows.stated and groups:
        found.assumed.append(say("a number of posts, in full working times, counts as so many people"))


def enter_duties(rows: Rows, states: States, seats: Seats, ended: date, found: Imported) -> None:
    """Enter what each post answers for: a text is one duty, a numbered list one for each number."""
    if "function" not in rows.stated:
        return
    duties: dict[str, object] = {}
    names = Names()
    cells = rows.cells("function")
    texts = rows["function"]
    listed = each(texts, items)
    for post, group in seats.rows.items():
        told: set[str] = set()
        for row in group:
            if not texts[row] or texts[row] in told:
                continue
            told.add(texts[row])
            for item in listed[row]:
                entry: dict[str, object] = {"title": item, "accountable": post}
                if post in seats.abolished:
                    entry["until"] = ended
                entry["source_cell"] = cells[row]
                duties[post if post not in duties else names.free(f"{post}-{len(told) + 1}")] = entry
    if duties:
        found.stated["duties"] = duties
        heading = next(
            sheet.header.headings[sheet.number["function"]] for sheet in rows.sheets if "function" in sheet.number
        )
        found.read.append(counted("{count} duty", "{count} duties", len(duties)))
        found.assumed.append(say('what stands under "{heading}" is what the post answers for', heading=heading))


def items(text: str) -> list[str]:
    """The items of a numbered list, else the text as it is.

    >>> items("1.负责受理；2.负责审查。"), items("（一）受理 （二）审查"), items("Leads 3. Battalion")
    (['负责受理', '负责审查'], ['受理', '审查'], ['Leads 3. Battalion'])
    """
    if text[:1] not in "1１（(一" or not text:
        return [text] if text else []
    marks: list[re.Match[str]] = []
    for mark in _ITEM.finditer(text):
        if _count(mark[1]) == len(marks) + 1:
            marks.append(mark)
    if len(marks) < 2 or marks[0].start() > 0:
        return [text]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [text[mark.end() : end].strip(" ；;。") for mark, end in zip(marks, ends, strict=True)]
    return [part for part in parts if part] or [text]


def _count(numeral: str) -> int:
    """The number that a numeral below twenty writes, -1 for others."""
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 1:
        return _NUMERALS.index(numeral) + 1
    return 10 + _NUMERALS.index(numeral[1]) + 1 if numeral[0] == "十" and len(numeral) == 2 else -1
