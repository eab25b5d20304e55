"""`import posts`: tables of posts, such as organograms, as a charter: departments, posts, people, lines of command."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.posts.costs import tell_costs
from respchain.files.importers.posts.departments import Departments
from respchain.files.importers.posts.entries import enter_duties, enter_posts
from respchain.files.importers.posts.holders import Holders
from respchain.files.importers.posts.lines import Lines
from respchain.files.importers.posts.names import Names, words_of
from respchain.files.importers.posts.remains import leave_rows, leave_texts
from respchain.files.importers.posts.rows import Rows, rows_of, tell_rows
from respchain.files.importers.posts.seats import seats_of
from respchain.files.importers.posts.sheets import sheets
from respchain.files.importers.posts.states import States

UNKNOWN_DAY = date(1900, 1, 1)


def imported(paths: Sequence[Path], wishes: Wishes) -> Imported:
    """The charter that tables of posts state, those of all files together.

    Files that cannot be read, or hold no table of posts, are an `InputErrors`; a key that no column has is a
    `RespchainError`, and a heading that no table has an `UnknownName`.
    """
    found = Imported()
    made = sheets(paths, wishes, found)
    found.stated["respchain"] = 1
    rows, day = rows_of(made, found)
    tell_rows(rows, found)
    states = States(rows)
    names = Names(words_of(set(states.id), "post").values())
    departments = Departments(rows, names, found)
    _name(found, rows, departments, wishes, day)
    seats = seats_of(rows, states, departments, names, found)
    lines = Lines(rows, states, seats, departments)
    lines.resolve(wishes, found)
    holders = Holders(rows, states, seats, found)
    holders.enter()
    ended = day or UNKNOWN_DAY
    enter_posts(rows, states, seats, lines, departments, holders, ended, found)
    enter_duties(rows, states, seats, ended, found)
    leave_rows(rows, states, seats, found)
    leave_texts(rows, states, seats, found)
    departments.tell(found)
    holders.tell()
    lines.tell(found)
    tell_costs(rows, states, seats, lines, found)
    found.stated = {key: found.stated[key] for key in _ORDER if found.stated.get(key)}
    return found


_ORDER = ("respchain", "name", "language", "as_of", "departments", "posts", "people", "appointments", "duties")
_HAN = re.compile("[\u4e00-\u9fff]")


def _name(found: Imported, rows: Rows, departments: Departments, wishes: Wishes, day: date | None) -> None:
    """Say whose charter it is, in what language and for which day."""
    bodies = dict.fromkeys(body for body in departments.organisations if body)
    names = [departments.titles[body] for body in bodies]
    roots = list(departments.titles.values())[:1]
    files = [PurePath(sheet.grid.file).stem for sheet in rows.sheets]
    found.stated["name"] = names[0] if len(names) == 1 else roots[0] if not names and roots else files[0]
    headings = "".join(text for sheet in rows.sheets for text in sheet.header.headings)
    if language := wishes.language or ("zh" if _HAN.search(headings) else None):
        found.stated["language"] = language
    if day is not None:
        found.stated["as_of"] = day
