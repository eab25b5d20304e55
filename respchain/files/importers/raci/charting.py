"""From the tables of responsibility in some files to a charter, with an account of what became of the rest."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from respchain.errors import Fault, InputErrors, Place
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.raci.actors import Actors, same
from respchain.files.importers.raci.cells import plain
from respchain.files.importers.raci.documents import Document
from respchain.files.importers.raci.duties import Duties
from respchain.files.importers.raci.figures import Figures
from respchain.files.importers.raci.finding import tables_of
from respchain.files.importers.raci.key import key_of, legend_of
from respchain.files.importers.raci.lists import lists_of, long_of, names_text
from respchain.files.importers.raci.matrix import lines_of, turned
from respchain.files.importers.raci.names import known_names
from respchain.files.importers.raci.orientation import is_turned
from respchain.files.importers.raci.sheet import Given, Group, Line, Sheet, Table
from respchain.files.importers.raci.words import EVERYONE
from respchain.files.tables.grid import Grid
from respchain.language import counted, listed, say

_HAN = re.compile("[\u4e00-\u9fff]")
_PLAIN_SHEET = re.compile(r"^(sheet|工作表|tabelle|feuil|hoja)\s*\d*$", re.IGNORECASE)
_OF_UNITS = re.compile("department|部门|单位|科室|处室", re.IGNORECASE)
_ORDER = ("respchain", "name", "language", "profile", "matters", "departments", "posts", "bodies", "duties")


class _Found(NamedTuple):
    table: Table
    caption: Group | None


class Charting:
    """Makes the charter, table by table."""

    def __init__(self, found: Imported, wishes: Wishes, named: Mapping[str, str]) -> None:
        self.found, self.wishes, self.named = found, wishes, named
        self.actors, self.duties, self.figures = Actors(), Duties(found), Figures()
        self.title = ""

    def of(self, documents: Sequence[Document]) -> Imported:
        """The charter of some files; one without a table of responsibility is a fault."""
        made = [(document, self._tables(document)) for document in documents]
        faults = [_nothing_in(document) for document, tables in made if not tables]
        if faults:
            raise InputErrors(faults)
        tables = [table for _, found in made for table in found]
        self._enter(tables)
        if not self.duties.duties:
            raise InputErrors([_nothing_in(document) for document, _ in made])
        self.found.stated |= {"respchain": 1, "name": self._name(made), "profile": "raci"}
        titles = "".join(entry["title"] for entry in self.duties.duties.values())
        if language := self.wishes.language or ("zh" if len(_HAN.findall(titles)) * 3 > len(titles) else None):
            self.found.stated["language"] = language
        self.actors.enter(self.found)
        self.found.stated |= {"matters": self.duties.matters, "duties": self.duties.duties}
        self.found.stated = {key: self.found.stated[key] for key in _ORDER if self.found.stated.get(key)}
        self.figures.tell(self.found)
        return self.found

    # -- finding

    def _tables(self, document: Document) -> list[_Found]:
        legend = legend_of(document.explaining())
        found: list[_Found] = []
        last = 0
        for grid in document.grids:
            used = {bare for row in grid.rows for cell in row if len(cell) < 12 and len(bare := plain(cell, True)) == 1}
            sheet = Sheet(grid, key_of(legend, used), document.markup)
            tables = list(tables_of(sheet, self.named))
            free = self._free(sheet, tables, legend)
            for table in tables:
                above = document.title_above(grid.lines[0], last) if document.markup else _title_above(table, free)
                found.append(
                    _Found(table.but(caption=above.title if above else grid.sheet or ""), above or _sheet(table))
                )
            self._leave(sheet, tables, free, found)
            last = grid.lines[-1] if document.markup else last
        if found and legend:
            told = [say("{letter} = {text}", letter=letter, text=text) for letter, text in legend.items()]
            self.found.read.append(say("{file}: key: {letters}", file=document.name, letters=listed(told)))
        return found

    def _free(self, sheet: Sheet, tables: Sequence[Table], legend: Mapping[str, str]) -> list[int]:
        """The rows outside of the tables that say anything; not those that explain letters."""
        inside = {row for table in tables for row in range(table.header - (table.form == "crossed"), table.end)}
        free = []
        for row in range(len(sheet.grid.rows)):
            if row not in inside and not sheet.blank(row):
                texts = [text for text in sheet.texts(row) if text]
                if not (legend and (texts[0] in legend or len(legend_of(texts)) > 1)):
                    free.append(row)
        return free

    def _leave(self, sheet: Sheet, tables: Sequence[Table], free: Sequence[int], found: Sequence[_Found]) -> None:
        """Leave what stands around tables, and whole tables that are none of responsibility."""
        grid = sheet.grid
        captions = {one.caption.place for one in found if one.caption}
        if not tables and free:
            headings = listed([text for text in sheet.texts(free[0]) if text][:8])
            told = say(
                "{place}: no table of responsibility, not read: {headings}",
                place=grid.place(free[0]),
                headings=headings,
            )
            self.found.read.append(told)
        for row in free:
            if grid.place(row, _first(sheet, row)) in captions:
                continue
            if tables and not self.title and sheet.lone(row) and row < tables[0].header:
                self.title = sheet.lone(row)
                continue
            if not tables and row == free[0]:
                continue
            self.found.rows += 1
            why = say("this row stands outside of the table") if tables else say("this table is none of responsibility")
            self.found.leave_row(grid, row, why)

    # -- entering

    def _enter(self, tables: Sequence[_Found]) -> None:
        known = self._known(tables)
        captions = [one.caption.title for one in tables if one.caption]
        several = len(tables) > 1 and len(set(captions)) > 1
        for table, caption in tables:
            if table.form in ("matrix", "crossed"):
                lines, ids = self._lettered(table)
            else:
                lines = (
                    lists_of(table, known, self.found) if table.form == "lists" else long_of(table, known, self.found)
                )
                ids = {}
            over = (caption,) if several and caption else ()
            self._lines(table, [line._replace(groups=(*over, *line.groups)) for line in lines], ids)

    def _known(self, tables: Sequence[_Found]) -> set[str]:
        known = set()
        for table, _ in tables:
            if table.form in ("matrix", "crossed"):
                known |= {title.casefold() for title in table.roles.values()}
            else:
                columns = table.parts if table.form == "lists" else table.roles
                known |= known_names(names_text(table, row, column) for row in table.body() for column in columns)
        return known

    def _lettered(self, table: Table) -> tuple[list[Line], dict[str, str]]:
        """The activities of a table of letters, and the actors by what they are called in it."""
        lines = lines_of(table, self.found)
        if is_turned(table, lines, self.found):
            titles = {str(number): (line.title, line.place) for number, line in enumerate(lines)}
            lines = turned(table, lines)
        else:
            grid = table.sheet.grid
            titles = {
                str(column): (title, grid.place(table.header - (table.form == "crossed"), column))
                for column, title in table.roles.items()
                if title.casefold() not in EVERYONE
            }
        times: dict[str, int] = {}
        ids: dict[str, str] = {}
        for at, (title, place) in titles.items():
            alike = same(title)
            times[alike] = times.get(alike, -1) + (table.form != "crossed" or alike not in times)
            if times[alike] and table.form != "crossed":
                self.found.assumed.append(say('{place}: a second "{title}" is another actor', place=place, title=title))
            ids[at] = self.actors.named(title, place, times[alike])
        return lines, ids

    def _lines(self, table: Table, lines: Sequence[Line], ids: Mapping[str, str]) -> None:
        resolved = [[(given, self._actor(given, ids)) for given in line.given] for line in lines]
        here = list(
            dict.fromkeys([*ids.values(), *(actor for line in resolved for _, actor in line if isinstance(actor, str))])
        )
        here = [actor for actor in here if actor]
        strict = "accountable" in table.parts.values() or any(
            given.part == "accountable" for line in lines for given in line.given
        )
        for line, actors in zip(lines, resolved, strict=True):
            parts: dict[str, list[Any]] = {}
            for given, actor in actors:
                held = parts.setdefault(given.part, [])
                held += [one for one in (self._all(given, here) if actor == "" else [actor]) if one not in held]
            self.duties.enter(line, parts, strict)
        self._everyone(lines, here)
        self.figures.count(table, lines, here, self.found)

    def _actor(self, given: Given, ids: Mapping[str, str]) -> Any:
        """The id of whom a part is given to; blank for everyone, and what leads nowhere as it is written."""
        if not given.actor or given.actor in ids:
            return ids.get(given.actor, "")
        if given.raw == "?":
            return {"unknown": given.actor}
        return self.actors.named(given.actor, given.place)

    def _all(self, given: Given, here: Sequence[str]) -> Sequence[str]:
        """Whom a word for everyone stands for: all actors of the table, or all its departments where it says so."""
        departments = [actor for actor in here if actor in self.actors.sections["departments"]]
        return departments if departments and _OF_UNITS.search(given.raw) else here

    def _everyone(self, lines: Sequence[Line], here: Sequence[str]) -> None:
        cells = {given.raw: given for line in reversed(lines) for given in line.given if not given.actor}
        for given in reversed(cells.values()):
            told = counted(
                '{place}: "{word}" stands for the only actor of the table that it can mean',
                '{place}: "{word}" stands for all {count} actors of the table that it can mean',
                len(self._all(given, here)), place=given.place, word=given.raw,
            )  # fmt: skip
            self.found.assumed.append(told)

    def _name(self, made: Sequence[tuple[Document, Sequence[_Found]]]) -> str:
        document, tables = made[0]
        caption = tables[0].caption
        lone = caption.title if caption and len(tables) == 1 and not document.markup else ""
        return document.title or self.title or lone or PurePath(document.name).stem or "RACI"


def _nothing_in(document: Document) -> Fault:
    grid = next(iter(document.grids), None)
    place = grid.place(0) if grid and grid.rows else Place(document.name)
    headings = [cell.strip() for one in document.grids for row in one.rows[:5] for cell in row if cell.strip()]
    looked = say(
        "no table of responsibility: looked for a heading such as {headings} beside columns of letters (R, A, C, I), "
        "or for columns such as {parts}",
        headings=listed(["Activity", "Task", "工作事项"]),
        parts=listed(["Responsible", "Accountable", "牵头单位", "配合单位"]),
    )  # fmt: skip
    if not headings:
        return Fault(place, looked)
    return Fault(place, looked, say("found {headings}", headings=listed(list(dict.fromkeys(headings))[:12])))


def _first(sheet: Sheet, row: int) -> int:
    return next((column for column, text in enumerate(sheet.texts(row)) if text), 0)


def _title_above(table: Table, free: Sequence[int]) -> Group | None:
    """The lone text above a table in a sheet."""
    sheet = table.sheet
    row = max((row for row in free if row < table.header), default=None)
    if row is None or not sheet.lone(row) or any(not sheet.blank(at) for at in range(row + 1, table.header)):
        return None
    return Group(sheet.lone(row), sheet.grid.place(row, _first(sheet, row)))


def _sheet(table: Table) -> Group | None:
    grid: Grid = table.sheet.grid
    if grid.sheet is None or _PLAIN_SHEET.match(grid.sheet):
        return None
    return Group(grid.sheet, grid.place(table.header))
