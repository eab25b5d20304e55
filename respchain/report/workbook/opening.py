"""Opens what findings lead to: a workbook as a copy, other tables laid out as plain sheets, or nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from respchain.errors import InputErrors
from respchain.files.parts import shown
from respchain.files.tables.bombs import MOST_BYTES, refusal
from respchain.files.tables.reading import raw_of, tables
from respchain.files.tables.sheets import NEW
from respchain.language import Saying, counted, listed, say
from respchain.report.workbook.canvas import Canvas
from respchain.report.workbook.copying import NotCopied, copied
from respchain.report.workbook.laying import laid_out, plain_book
from respchain.report.workbook.origins import Origin
from respchain.report.workbook.weighing import TooHeavy

_MOST_FILES = 20  # laid out side by side


class _File(NamedTuple):
    """A file that was found, and what it holds."""

    name: str
    path: Path
    raw: bytes

    @property
    def new(self) -> bool:
        """Whether it is a workbook in the new form."""
        return self.raw.startswith(NEW)


def opened(source: Origin) -> Canvas:
    """The workbook to be marked: the file that most findings lead to, of those that are there.

    A workbook is copied by itself; other tables are laid out side by side. What could not be opened is said.
    """
    notes: list[Saying] = []
    files = [file for name in source.names[:_MOST_FILES] if (file := _read(source, name, notes)) is not None]
    canvas = _filled(files)
    canvas.notes = [*_named(source, canvas, files), *canvas.notes, *notes]
    return canvas


def _filled(files: Sequence[_File]) -> Canvas:
    notes: list[Saying] = []
    for number, file in enumerate(files):
        if not file.new:
            canvas = Canvas(plain_book())
            canvas.notes += notes
            for other in files[number:]:
                if not other.new:
                    _lay(canvas, other)
            return canvas
        try:
            canvas = _copy(file)
        except TooHeavy as why:
            notes.append(say("{file} is not copied here: {why}", file=shown(file.path), why=why.why))
            continue
        canvas.notes += notes
        return canvas
    canvas = Canvas(plain_book())
    canvas.notes += notes
    return canvas


def _read(source: Origin, name: str, notes: list[Saying]) -> _File | None:
    path = source.paths.get(name)
    if path is None:
        notes.append(say("{file}, which the charter was made of, is not there: its cells cannot be shown", file=name))
        return None
    try:
        if path.stat().st_size > MOST_BYTES:
            notes.append(say("{file} has more than {most:,} bytes: it is not opened", file=name, most=MOST_BYTES))
            return None
        return _File(name, path, raw_of(path))
    except OSError as why:
        notes.append(say("{file} cannot be read: {why}", file=name, why=why.strerror))
    except InputErrors as why:
        notes.append(say("{file}: {note}", file=name, note=why.faults[0].message))
    return None


def _copy(file: _File) -> Canvas:
    if why := refusal(file.raw):
        raise TooHeavy(why)
    try:
        book, empty = copied(file.raw)
    except NotCopied:
        canvas = Canvas(plain_book())
        _lay(canvas, file)
        return canvas
    canvas = Canvas(book)
    for sheet in book.worksheets:
        canvas.add(file.name, sheet.title, sheet)
    canvas.notes.append(
        say(
            "The sheets behind this one are a copy of {file}, in which the cells that findings lead to are marked. "
            "It holds values and looks only: no formulas, links, macros, charts, pictures, validations.",
            file=shown(file.path),
        )
    )
    if empty:
        canvas.notes.append(
            counted(
                "{count} formula has no value in the file, and its cell is empty here",
                "{count} formulas have no value in the file, and their cells are empty here",
                empty,
            )
        )
    return canvas


def _lay(canvas: Canvas, file: _File) -> None:
    before = len(canvas.notes)
    try:
        laid_out(canvas, file.name, tables(file.path).grids)
    except InputErrors as why:
        canvas.notes.append(say("{file}: {note}", file=file.name, note=why.faults[0].message))
    if len(canvas.notes) == before:
        canvas.notes.append(
            say(
                "The cells of {file} are laid out behind this sheet, and those that findings lead to are marked.",
                file=shown(file.path),
            )
        )


def _named(source: Origin, canvas: Canvas, files: Sequence[_File]) -> list[Saying]:
    """What is said where nothing can be marked, and of the other files that findings lead to."""
    if source.first is None:
        return [
            say("The charter does not say from which table its entries came (source_cell): there are no cells to mark.")
        ]
    others = [file for file in files if source.counts[file.name] and not canvas.has(file.name)]
    if not canvas.book.worksheets or not others:
        return []
    told = [say("{file} ({count})", file=shown(file.path), count=source.counts[file.name]) for file in others]
    return [say("Findings lead to cells of other files as well, which are not here: {files}.", files=listed(told))]
