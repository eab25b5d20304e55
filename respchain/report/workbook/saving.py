"""A workbook as bytes: the same ones for the same content, whenever it is written."""

import re
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def saved(book: Workbook, day: date) -> bytes:
    """The bytes of a workbook; where it has to name a time, that is the day given."""
    stamp = datetime.combine(day, time())
    book.properties.created = stamp
    written = BytesIO()
    book.save(written)
    result = BytesIO()
    with ZipFile(written) as parts, ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for member in parts.infolist():
            content = parts.read(member)
            if member.filename == _CORE:  # openpyxl puts in what the clock says
                content = _MODIFIED.sub(rb"\g<1>" + f"{stamp:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>", content)
            archive.writestr(_entry(member.filename), content)
    return result.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
