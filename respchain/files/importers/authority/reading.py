"""Reads tables of limits and authority lists into grants."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from respchain.facts.ids import normalised_title
from respchain.files.importers.authority.captions import heading_of, unit_in
from respchain.files.importers.authority.forms import Matrix, falls
from respchain.files.importers.authority.granted import Grant, Granted, Level, Named
from respchain.files.importers.authority.limits import EVERYTHING, Limit, clean, limit_of
from respchain.files.importers.authority.money import Unit, unit_of
from respchain.files.importers.authority.naming_actors import elsewhere, named, several_on_one_level
from respchain.files.importers.authority.wordings import LIST
from respchain.files.importers.imported import Imported, Left, LeftColumn
from respchain.files.tables.grid import Grid, is_blank
from respchain.files.tables.headers import Header
from respchain.language import Saying, counted, listed, say

_UNIT = re.compile(r"[（(\[].*?[)）\]]")


def read_matrix(matrix: Matrix, lines: Sequence[str], granted: Granted, found: Imported) -> None:
    """Add the levels, matters and limits of a table."""
    around, grid = unit_in(lines), matrix.grid
    rows = [row for row in matrix.rows if _is_row(matrix, row)]
    heads = [(clean(grid.cell(matrix.header, column)), column) for column in matrix.limits]
    levels = (
        [(head, column) for head, column in heads] if matrix.flipped else [(_label(matrix, row), row) for row in rows]
    )
    limits = {
        (row, column): limit_of(grid.cell(row, column), _unit(matrix, row, column, around))
        for row in rows
        for column in matrix.limits
    }
    ranks = _ranks(matrix, [place for _, place in levels], limits, rows)
    for name, place in levels:
        titles = several_on_one_level(name) or (name,)
        where = grid.place(matrix.header, place) if matrix.flipped else grid.place(place, matrix.label)
        boss = grid.cell(place, matrix.reports_to) if matrix.reports_to is not None and not matrix.flipped else ""
        granted.levels.append(Level(titles, ranks[place], str(where), boss))
    _count(matrix, lines, levels, [limits[key] for key in sorted(limits)], found)
    matters = {column: _matter_title(matrix, column, lines) for column in matrix.limits}
    _grants(matrix, limits, rows, ranks, matters, granted, found)
    _leave_rest(matrix, rows, found)


def _is_row(matrix: Matrix, row: int) -> bool:
    """Whether a row names something and says more: a row with one text heads others."""
    texts = {cell.strip() for cell in matrix.grid.rows[row] if cell.strip()}
    return bool(_label(matrix, row)) and (len(texts) > 1 or not matrix.limits)


def _label(matrix: Matrix, row: int) -> str:
    return clean(matrix.grid.cell(row, matrix.label))


def _unit(matrix: Matrix, row: int, column: int, around: Unit) -> Unit:
    """The unit of a cell: as its row says where that is a matter, or the headings of its column, or what is around."""
    found = unit_of(_label(matrix, row)) if matrix.flipped else Unit()
    for heading in range(matrix.header, -1, -1):
        found = found.else_(unit_of(matrix.grid.cell(heading, column)))
    return found.else_(around)


def _matter_title(matrix: Matrix, column: int, lines: Sequence[str]) -> str:
    """What the matter of a column is called; a lone column of amounts is about what the table is about."""
    own = clean(matrix.grid.cell(matrix.header, column))
    amounts = {normalised_title(word) for word in LIST["amount"]}
    alone = len(matrix.limits) == 1 and normalised_title(_UNIT.sub("", own)) in amounts
    return heading_of(lines) if alone and lines else own


def _ranks(
    matrix: Matrix, places: list[int], limits: dict[tuple[int, int], Limit | None], rows: list[int]
) -> dict[int, int]:
    """How high each level stands: in the order of the table, in the direction in which the limits fall."""
    lines = (
        [[limits[row, column] for column in places] for row in rows]
        if matrix.flipped
        else [[limits[row, column] for row in places] for column in matrix.limits]
    )
    first_is_top = sum(map(falls, lines)) >= 0
    said: dict[str, int] = {}
    order: dict[int, int] = {}
    for number, place in enumerate(places):
        level = matrix.grid.cell(place, matrix.level) if matrix.level is not None and not matrix.flipped else ""
        order[place] = said.setdefault(level or f"\0{number}", len(said))
    return {place: len(said) - at if first_is_top else at + 1 for place, at in order.items()}


def _grants(
    matrix: Matrix, limits: dict[tuple[int, int], Limit | None], rows: list[int], ranks: dict[int, int],
    titles: dict[int, str], granted: Granted, found: Imported,
) -> None:  # fmt: skip
    grid = matrix.grid
    for row in rows:
        found.rows += 1
        found.mapped += 1
        for column in matrix.limits:
            text, limit = grid.cell(row, column), limits[row, column]
            level, matter = (column, row) if matrix.flipped else (row, column)
            title = _label(matrix, row) if matrix.flipped else titles[column]
            if not title:
                continue
            head = grid.place(row, matrix.label) if matrix.flipped else grid.place(matrix.header, column)
            key = _matter(granted, title, str(head))
            if limit is None:
                found.left.append(Left(grid.place(row, column), title, text, _unread()))
            elif limit.span is not None:
                names = clean(grid.cell(matrix.header, level)) if matrix.flipped else _label(matrix, level)
                for one in several_on_one_level(names):
                    who = Named((one,))
                    place = str(grid.place(row, column))
                    granted.grants.append(Grant(key, who, limit, clean(text), place, str(matter), ranks[level]))


def _unread() -> Saying:
    return say("no limit that could be read exactly")


def _matter(granted: Granted, title: str, place: str) -> str:
    key = normalised_title(title) or title
    granted.matters.setdefault(key, (title, place))
    return key


def _leave_rest(matrix: Matrix, rows: list[int], found: Imported) -> None:
    known = set(rows)
    for row in matrix.rows:
        if row not in known:
            found.rows += 1
            found.leave_row(matrix.grid, row, say("a row that only heads others, or names nothing"))
    for column in matrix.others:
        heading = matrix.grid.cell(matrix.header, column)
        found.left.append(LeftColumn(matrix.grid, column, heading, matrix.header, say("no column of limits")))


def _count(
    matrix: Matrix, lines: Sequence[str], levels: Sequence[object], limits: list[Limit | None], found: Imported
) -> None:
    """Tell what was found, in figures."""
    kinds = Counter(map(_kind, limits))
    words = {
        "all": counted("{count} unlimited", "{count} unlimited", kinds["all"]),
        "above": counted("{count} from an amount up", "{count} from an amount up", kinds["above"]),
        "below": counted("{count} up to an amount", "{count} up to an amount", kinds["below"]),
        "between": counted("{count} between two amounts", "{count} between two amounts", kinds["between"]),
        "none": counted("{count} without authority", "{count} without authority", kinds["none"]),
        "unread": counted("{count} not read", "{count} not read", kinds["unread"]),
    }
    others = len(limits) // max(len(levels), 1)
    found.read.append(say(
        "{place}: limits of authority {heading}: {levels} × {matters} = {cells}: {kinds}",
        place=matrix.grid.place(matrix.header),
        heading=f'"{heading_of(lines)}"' if lines else "",
        levels=counted("{count} level", "{count} levels", len(levels)),
        matters=counted("{count} matter", "{count} matters", others),
        cells=counted("{count} cell", "{count} cells", len(limits)),
        kinds=listed(words[kind] for kind in words if kinds[kind]),
    ))  # fmt: skip
    qualified = sum(limit is not None and bool(limit.qualifier) for limit in limits)
    if qualified:
        found.read.append(counted("{count} limit has a qualifier", "{count} limits have qualifiers", qualified))


def _kind(limit: Limit | None) -> str:
    if limit is None:
        return "unread"
    if limit.span is None:
        return "none"
    if limit.span == EVERYTHING:
        return "all"
    if limit.span.high.reach:
        return "above"
    return "below" if limit.span.low.reach else "between"


def read_list(grid: Grid, header: Header, lines: Sequence[str], granted: Granted, found: Imported) -> None:
    """Add the decisions of an authority list, and who takes them."""
    columns = header.columns
    amounts = columns.get("amount")
    around = Unit() if amounts is None else unit_of(grid.cell(header.row, amounts)).else_(unit_in(lines))
    last, count = "", 0
    known = {normalised_title(title) for level in granted.levels for title in level.titles}
    for row in range(header.row + 1, len(grid.rows)):
        if is_blank(grid.rows[row]):
            continue
        found.rows += 1
        title = clean(grid.cell(row, columns["matter"])) if "matter" in columns else heading_of(lines)
        last = title = title or last
        cell = grid.cell(row, columns["authority"])
        limit = (
            Limit(EVERYTHING)
            if amounts is None or not grid.cell(row, amounts)
            else limit_of(grid.cell(row, amounts), around)
        )
        if why := _why_not(grid, row, title, cell, limit):
            found.leave_row(grid, row, why)
            continue
        assert limit is not None
        found.mapped += 1
        count += 1
        place = grid.place(row, columns.get("matter"))
        key = _matter(granted, title, str(place))
        who = named(cell, known)
        if who is not None and limit.span is not None:
            text = clean(" ".join(filter(None, (grid.cell(row, amounts) if amounts is not None else "", cell))))
            granted.grants.append(Grant(key, who, limit, text, str(grid.place(row, columns["authority"])), str(place)))
    found.read.append(say(
        "{place}: authority list {heading}: {decisions}",
        place=grid.place(header.row),
        heading=f'"{heading_of(lines)}"' if lines else "",
        decisions=counted("{count} decision", "{count} decisions", count),
    ))  # fmt: skip
    for column in header.others:
        found.left.append(
            LeftColumn(grid, column, header.headings[column], header.row, say("no key of a charter takes it"))
        )


def _why_not(grid: Grid, row: int, title: str, cell: str, limit: Limit | None) -> Saying | None:
    if not title:
        return say("it names no decision")
    if _heads(grid, row):
        return say("a row that only heads others, or names nothing")
    if elsewhere(cell):
        return say("it refers to another text for who decides")
    return _unread() if limit is None else None


def _heads(grid: Grid, row: int) -> bool:
    """Whether a row only heads others: one text alone, in bold, or over merged cells; a blank approver is none."""
    texts = [text.strip() for text in grid.rows[row] if text.strip()]
    alone = len(texts) == 1 and (len(grid.rows[row]) == 1 or texts[0].startswith(("**", "__")))
    return alone or (len(texts) > 1 and len(set(texts)) == 1)


def unread(grids: Sequence[Grid]) -> Iterator[str]:
    """The headings of tables, for whoever has to be told what was found."""
    for grid in grids:
        first = next((row for row in grid.rows if not is_blank(row)), ())
        yield " | ".join(cell.strip() for cell in first[:12])
