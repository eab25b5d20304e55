"""Takes out of the archive of a workbook what its copy shall not have, before openpyxl reads it and maybe fails."""

import re
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring, tostring
from zipfile import ZipFile

_WANTED = {"officeDocument", "worksheet", "sharedStrings", "styles", "theme", "comments", "table"}
_UNWANTED = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?(?:conditionalFormatting|dataValidations|hyperlinks))(?=[\s/>])")
_OF_THE_BOOK = {"sheets", "definedNames", "workbookPr", "bookViews"}
_PRINTING = ("_xlnm.Print_Titles", "_xlnm.Print_Area")


def pruned(raw: bytes) -> bytes:
    """The archive without charts, pictures, pivot tables, links, macros, names, validations, conditional formats.

    What names these elsewhere goes as well. Raises `ValueError` and its like for parts that cannot be read.
    """
    result = BytesIO()
    with ZipFile(BytesIO(raw)) as archive, ZipFile(result, "w") as kept:
        book, ids = "", set[str]()
        for member in archive.infolist():
            name, content = member.filename, archive.read(member)
            if name.startswith("docProps/"):
                continue
            if name.endswith("workbook.xml"):
                book = name
                continue
            if name.endswith(".rels"):
                content, wanted = _relations(content)
                ids = wanted if name.endswith("workbook.xml.rels") else ids
            elif name.endswith(".xml"):
                content = _without(content)
            kept.writestr(name, content)
        if book:
            kept.writestr(book, _book(archive.read(book), ids))
    return result.getvalue()


def _without(content: bytes) -> bytes:
    """A part without the elements that are not wanted; one that never ends is an error."""
    parts, at = [], 0
    while found := _UNWANTED.search(content, at):
        parts.append(content[at : found.start()])
        end = content.index(b">", found.end())
        if content[end - 1 : end] != b"/":
            end = content.index(b">", content.index(b"</" + found[1], end))
        at = end + 1
    return b"".join([*parts, content[at:]]) if at else content


def _relations(content: bytes) -> tuple[bytes, set[str]]:
    """The relations that are kept, and their ids; those to the outside are none of them."""
    root = _tree(content)
    for child in list(root):
        inside = child.get("TargetMode") != "External"
        if not (inside and child.get("Type", "").rpartition("/")[2] in _WANTED):
            root.remove(child)
    return tostring(root), {child.get("Id", "") for child in root}


def _book(content: bytes, ids: set[str]) -> bytes:
    """The list of sheets without those that are no tables, and of the names only what says how to print."""
    root = _tree(content)
    for child in list(root):
        if _name(child) not in _OF_THE_BOOK:
            root.remove(child)
    whole = True
    for sheets in (child for child in root if _name(child) == "sheets"):
        for sheet in list(sheets):
            if not any(key.endswith("}id") and value in ids for key, value in sheet.items()):
                sheets.remove(sheet)
                whole = False
    for names in (child for child in root if _name(child) == "definedNames"):
        for name in list(names):
            if not (whole and name.get("name") in _PRINTING):
                names.remove(name)
    return tostring(root)


def _tree(content: bytes) -> Element:
    if b"<!" in content.replace(b"<!--", b"").replace(b"<![CDATA[", b"") or b"\0" in content:
        raise ValueError("a document type in a workbook")
    return fromstring(content)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
