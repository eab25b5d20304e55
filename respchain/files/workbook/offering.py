"""What the cells of a workbook offer to choose from: words, and the ids that other sheets state."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from respchain.files.tables.grid import letters
from respchain.files.workbook.forms import Form
from respchain.files.workbook.laying import Path, form_of, is_keyed, layout
from respchain.files.workbook.notes import chosen
from respchain.files.workbook.tabling import SheetTable
from respchain.files.workbook.words import sheet_title
from respchain.model.light import charter_format

_ROWS = 500  # at least so many rows offer something
_LONGEST = 255  # characters of words to choose from
_BY_ACTORS = {"actor": "posts", "party": "people", "citation": "bases"}


class Offers:
    """Where ids stand in the tables of a workbook, and what each column offers."""

    def __init__(self, tables: Sequence[SheetTable], language: str) -> None:
        self.language = language
        self.rows = {table.kind: max(_ROWS, len(table.rows) + _ROWS) for table in tables}
        self.ids = {
            table.kind: at
            for table in tables
            for at, column in enumerate(table.columns)
            if column.path == ("id",) and is_keyed(table.kind)
        }

    def cell_format(self, kind: str, path: Path) -> str:
        """The format of a column's cells that are still blank: ids and texts are never taken for numbers."""
        form = _form(kind, path)
        if form.day and not form.text:
            return "yyyy-mm-dd"
        return "@" if form.text and not (form.whole or form.number) else "General"

    def offer(self, sheet: Any, table: SheetTable) -> None:
        """Let the columns of a sheet offer their words and ids."""
        from openpyxl.worksheet.datavalidation import DataValidation

        last = self.rows[table.kind]
        for at, column in enumerate(table.columns):
            form = _form(table.kind, column.path)
            formula = self._formula(table.kind, column.path, form)
            if formula is None:
                continue
            free = form.items is not None or not (form.literals or form.flag) or form.mapping
            validation = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=not free)
            if not free:
                validation.errorStyle = "warning"
            validation.add(f"{letters(at)}2:{letters(at)}{last}")
            sheet.add_data_validation(validation)

    def _formula(self, kind: str, path: Path, form: Form) -> str | None:
        inner = form if form.items is None else form.items
        if words := chosen(form, self.language):
            return self._words(words)
        if form.flag and not form.text:
            return self._words(["是", "否"] if self.language == "zh" else ["yes", "no"])
        section = "processes" if path == ("process",) else self._section(kind, path)
        if section not in self.ids or not (inner.text or form.text):
            return None
        column = letters(self.ids[section])
        title = sheet_title(section, self.language).replace("'", "''")
        return f"'{title}'!${column}$2:${column}${self.rows[section]}"

    def _words(self, words: list[str]) -> str | None:
        shown = ",".join(words)
        return (
            f'"{shown}"' if len(shown) <= _LONGEST and not any("," in word or '"' in word for word in words) else None
        )

    def _section(self, kind: str, path: Path) -> str:
        namespace = _namespaces(kind).get(path, "")
        if namespace == "actor" and path[-1] in layout()["lists"]:
            return str(layout()["lists"][path[-1]])
        if namespace in _BY_ACTORS:
            return _BY_ACTORS[namespace]
        return next(iter(charter_format()["namespaces"].get(namespace, ())), "")


def _form(kind: str, path: Path) -> Form:
    form = form_of(kind)
    for step in path:
        form = form.inside(step)
    return form


@cache
def _namespaces(kind: str) -> Mapping[Path, str]:
    return dict(_named(kind))


def _named(kind: str) -> Iterator[tuple[Path, str]]:
    start = ["processes", "*", "steps", "*"] if kind == "steps" else [kind, "*"] if is_keyed(kind) else [kind]
    for path, namespace in charter_format()["references"]:
        if path[: len(start)] == start:
            yield tuple(path[len(start) :]), namespace
