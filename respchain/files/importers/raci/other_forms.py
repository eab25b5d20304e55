"""Finds tables of other forms: a column for each part, one for names and one for letters, ticks under letters."""

from collections.abc import Mapping

from respchain.facts.ids import normalised_title
from respchain.files.importers.raci.columns import labelled
from respchain.files.importers.raci.sheet import Sheet, Table
from respchain.files.importers.raci.tally import Tally, below, is_label
from respchain.files.importers.raci.words import HEADINGS, PARTS, RACI, meaning_of_heading
from respchain.files.tables.headers import recognised


def lists(sheet: Sheet, header: int, named: Mapping[str, str]) -> Table | None:
    """A table whose columns are parts, and whose cells name actors."""
    headings = sheet.texts(header)
    parts = _parts_named(headings, named)
    if not parts:
        return None
    rows = below(sheet, header)
    tallies = [Tally(sheet, rows, column) for column in parts]
    if sum(tally.others for tally in tallies) <= sum(tally.marks for tally in tallies):
        return None
    end = next(
        (row for row in range(header + 1, len(sheet.grid.rows)) if _again(sheet, row, named)), len(sheet.grid.rows)
    )
    body = [row for row in range(header + 1, end) if not sheet.blank(row) and not sheet.lone(row)]
    table = labelled(sheet, header, end, body, {}, named, parts)
    if table is None:
        return None
    known = is_label(table.heading(table.labels["activity"]), named)
    return table if len(set(parts.values())) > 1 or known else None


def _again(sheet: Sheet, row: int, named: Mapping[str, str]) -> bool:
    return len(set(_parts_named(sheet.texts(row), named).values())) > 1


def _parts_named(headings: list[str], named: Mapping[str, str]) -> dict[int, str]:
    wanted = {normalised_title(heading): key for key, heading in named.items() if key in PARTS}
    found: dict[int, str] = {}
    for column, heading in enumerate(headings):
        part = wanted.get(normalised_title(heading)) or (meaning_of_heading(heading) if len(heading) <= 40 else None)
        if part and not _is_named(heading, named, part):
            found[column] = part
    return found


def _is_named(heading: str, named: Mapping[str, str], part: str) -> bool:
    """Whether a heading is meant by another key than the part that it seems to be."""
    return any(normalised_title(heading) == normalised_title(text) for key, text in named.items() if key != part)


def long(sheet: Sheet, header: int, named: Mapping[str, str]) -> Table | None:
    """A table with an actor and letters in each row."""
    headings = sheet.texts(header)
    rows = below(sheet, header)
    wanted = {key: HEADINGS[key] for key in ("letters", "role")}
    letters = recognised(headings, {"letters": wanted["letters"]}, _only(named, "letters")).get("letters")
    if letters is None or not rows:
        return None
    tally = Tally(sheet, rows, letters)
    if not tally.known or tally.others * 3 > tally.marks:
        return None
    rest = ["" if column == letters else heading for column, heading in enumerate(headings)]
    role = recognised(rest, {"role": wanted["role"]}, _only(named, "role")).get("role")
    others = [
        column
        for column, heading in enumerate(headings)
        if column not in (letters, role)
        and heading
        and (other := Tally(sheet, rows, column)).known
        and not other.others
    ]
    if role is None or others or Tally(sheet, rows, role).others == 0:
        return None
    end = next((row for row in range(header + 1, len(sheet.grid.rows)) if _ends_long(sheet, row, letters)), None)
    end = len(sheet.grid.rows) if end is None else end
    body = [row for row in range(header + 1, end) if not sheet.blank(row) and not sheet.lone(row)]
    return labelled(sheet, header, end, body, {role: headings[role]}, named, {letters: "letters"})


def _ends_long(sheet: Sheet, row: int, letters: int) -> bool:
    return (
        row > 0 and sheet.blank(row - 1) and bool(sheet.grid.cell(row, letters)) and sheet.marks(row, letters) is None
    )


def _only(named: Mapping[str, str], key: str) -> Mapping[str, str]:
    return {key: named[key]} if key in named else {}


def crossed(sheet: Sheet, header: int) -> Table | None:
    """A table of actors over columns R, A, C, I each, with ticks in the cells."""
    if header >= len(sheet.grid.rows):
        return None
    headings, above = sheet.texts(header), sheet.texts(header - 1)
    parts = {
        column: part for column, text in enumerate(headings) if (part := sheet.key.letters.get(text) or RACI.get(text))
    }
    if len(set(parts.values())) < 2 or len(parts) == len(set(parts.values())):
        return None
    roles: dict[int, str] = {}
    title = ""
    for column in range(min(parts), max(parts) + 1):
        title = (above[column] if column < len(above) else "") or title
        if column in parts and title:
            roles[column] = title
    under = {title: [parts[column] for column, other in roles.items() if other == title] for title in roles.values()}
    if len(under) < 2 or any(len(one) < 2 or len(set(one)) < len(one) for one in under.values()):
        return None
    end = len(sheet.grid.rows)
    body = [row for row in range(header + 1, end) if not sheet.blank(row) and not sheet.lone(row)]
    table = labelled(sheet, header, end, body, roles, {}, parts)
    return table and table.but(form="crossed")
