"""Workbooks that would fill the memory: refused before anything of them is laid out."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from respchain.language import Saying, say

MOST_BYTES = 1 << 29  # of a workbook unpacked
MOST_CELLS = 20_000_000  # of a sheet, from its first cell to its last
_CHUNK = 1 << 20
_FAR = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{3}\d|[A-Za-z]{0,3}\d{5})""")
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_SHEET = "xl/worksheets/"


def refusal(raw: bytes) -> Saying | None:
    """Why a workbook in the new form (a ZIP archive) is not to be opened; nothing where it may be."""
    unpacked = 0
    try:
        with ZipFile(BytesIO(raw)) as archive:
            for member in archive.infolist():
                parts = []
                with archive.open(member) as stream:
                    while part := stream.read(_CHUNK):
                        unpacked += len(part)
                        if unpacked > MOST_BYTES:
                            return say("unpacked it has more than {most:,} bytes", most=MOST_BYTES)
                        parts.append(part)
                sheet = b"".join(parts) if member.filename.lower().startswith(_SHEET) else b""
                if _FAR.search(sheet) and _extent(sheet) > MOST_CELLS:
                    return say("a sheet reaches over more than {most:,} cells", most=MOST_CELLS)
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as why:
        return say("the archive is damaged or locked: {why}", why=why)
    except Exception as why:  # the decompressors raise errors of their own
        return say("the archive is damaged or locked: {why}", why=type(why).__name__)
    return None


def _extent(sheet: bytes) -> int:
    """How many cells there are from the first column and row of a sheet to the last that are named."""
    cells = _CELL.findall(sheet)
    row = max((int(digits) for digits in {digits for _, digits in cells}), default=0)
    return row * max((_column(letters) for letters in {letters for letters, _ in cells}), default=0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
