"""Cells of a workbook that hold a formula and no value, or an error: they read as blank, and are not."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from respchain.files.tables.sheets import NEW

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_SIGNS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"', b"t='e'")  # no formula and no error without one
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")

Cell = tuple[int, int]


def without_value(raw: bytes) -> dict[str, dict[Cell, str]]:
    """By the title of each sheet the cells, by row and column from 0, that lack a value, each with its error if any.

    Workbooks in the old form keep no formula without its value: none are found there.
    """
    if not raw.startswith(NEW):
        return {}
    with ZipFile(BytesIO(raw)) as archive:
        found = {}
        for title, member in _members(archive):
            if member in archive.NameToInfo and (cells := dict(_cells(archive.read(member)))):
                found[title] = cells
    return found


def _members(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The title of each sheet, and the member of the archive that holds it."""
    from html import unescape

    names = archive.NameToInfo
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return
    related = {}
    for relation in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        said = _attributes(relation[1])
        target = said.get("Target", "")
        related[said.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    for sheet in _SHEET.finditer(archive.read("xl/workbook.xml").decode("utf-8", "replace")):
        said = _attributes(sheet[1])
        yield unescape(said.get("name", "")), related.get(said.get("r:id", ""), "")


def _attributes(text: str) -> Mapping[str, str]:
    return {found[1]: found[2] or found[3] or "" for found in _ATTRIBUTE.finditer(text)}


def _cells(sheet: bytes) -> Iterator[tuple[Cell, str]]:
    if not any(sign in sheet for sign in _SIGNS):
        return
    for cell in _CELL.finditer(sheet):
        attributes, inside = cell[1], cell[2] or b""
        value = _VALUE.search(inside)
        place = _PLACE.search(attributes)
        if not place:
            continue
        if _ERROR.search(attributes):
            yield _at(place), value[1].decode("utf-8", "replace") if value else "#VALUE!"
        elif value is None and _FORMULA.search(inside) and not _TEXT.search(attributes):
            yield _at(place), ""


def _at(place: re.Match[bytes]) -> Cell:
    column = 0
    for letter in place[1].upper():
        column = column * 26 + letter - 64
    return int(place[2]) - 1, column - 1
