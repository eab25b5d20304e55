"""Limits of authority as charters: delegation tables, lists of who decides what, and DMN decision tables.

A table of levels and categories gives posts, matters and duties to decide; each limit is a range of amounts, open or
closed as it is written. A list gives who decides what: one, any of several, several together. DMN is read by the
module `dmn`.
"""

from collections.abc import Sequence
from pathlib import Path

from respchain.errors import Fault, InputErrors, Place
from respchain.files.importers.authority.captions import captions
from respchain.files.importers.authority.charting import Charting
from respchain.files.importers.authority.forms import Matrix, check_names, list_of, matrix_of
from respchain.files.importers.authority.granted import Granted
from respchain.files.importers.authority.reading import read_list, read_matrix, unread
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.parts import shown
from respchain.files.tables.grid import Grid, is_blank
from respchain.files.tables.headers import Header
from respchain.files.tables.reading import MARKDOWN, raw_of, tables, text_of
from respchain.language import say, translator


def imported(paths: Sequence[Path], wishes: Wishes) -> Imported:
    """A charter of the tables of authority in some files: Markdown, CSV, workbooks or DMN.

    Files without such a table are an `InputErrors` that says what was looked for and which headings were found.
    """
    found = Imported()
    found.stated = {"respchain": 1, "name": paths[0].stem}
    if wishes.language:
        found.stated["language"] = wishes.language
    tell = translator(wishes.language or "en")
    plain = [path for path in paths if not _is_xml(path)]
    xml = [path for path in paths if path not in plain]
    if plain:
        granted = Granted()
        forms = [form for path in plain for form in _forms(path, wishes, found)]
        _read(forms, [shown(path) for path in plain], granted, found)
        Charting(granted, found, wishes, tell).chart()
    if xml:
        from respchain.files.importers.authority.dmn import read_dmn

        read_dmn(xml, found, wishes, tell)
    for section in ("facets", "posts", "matters", "duties"):
        if section in found.stated:
            found.stated[section] = found.stated.pop(section)
            if not found.stated[section]:
                del found.stated[section]
    return found


def _is_xml(path: Path) -> bool:
    start = raw_of(path)[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<?xml", b"<definitions", b"<!DOCTYPE")) or path.suffix.lower() in (".dmn", ".xml")


_Form = tuple[Grid, list[str], Matrix | Header | None]


def _forms(path: Path, wishes: Wishes, found: Imported) -> list[_Form]:
    read = tables(path, wishes.encoding)
    found.assumed += read.assumed
    check_names(read.grids, wishes.columns)
    markdown = path.suffix.lower() in MARKDOWN
    text = text_of(shown(path), raw_of(path), wishes.encoding)[0] if markdown else None
    above = captions(read.grids, text)
    return [
        (grid, lines, list_of(grid, wishes.columns) or matrix_of(grid, wishes.columns))
        for grid, lines in zip(read.grids, above, strict=True)
    ]


def _read(forms: list[_Form], names: list[str], granted: Granted, found: Imported) -> None:
    if not any(form for *_, form in forms):
        headings = "; ".join(list(unread([grid for grid, *_ in forms]))[:8]) or "-"
        told = say(
            "no table of authority was found: looked for a table whose cells are limits such as < 5000 or 50万元以下, "
            "or one with columns such as Decision and Approver; found: {headings}",
            headings=headings,
        )
        hint = say("--map authority=COLUMN or --map post=COLUMN tells which column is meant")
        raise InputErrors([Fault(Place(names[0]), told, hint)])
    for _, lines, form in forms:
        if isinstance(form, Matrix):  # the levels first, so that lists can name them
            read_matrix(form, lines, granted, found)
    for grid, lines, form in forms:
        if isinstance(form, Header):
            read_list(grid, form, lines, granted, found)
        elif form is None:
            for row in range(len(grid.rows)):
                if not is_blank(grid.rows[row]):
                    found.rows += 1
                    found.leave_row(grid, row, say("a table of something else than authority"))
