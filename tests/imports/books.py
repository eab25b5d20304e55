"""Workbooks and tables made for tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from respchain.errors import InputErrors
from respchain.files.merging import merged
from respchain.files.parts import parts_of
from respchain.files.reading import read
from respchain.model.charter import Charter
from respchain.model.light import charter_format, charter_validator

Rows = Sequence[Any]  # of sequences of cells


def book(path: Path, sheets: Mapping[str, Rows], merge: Mapping[str, Sequence[str]] | None = None) -> Path:
    """A workbook of some sheets, some of whose ranges are merged."""
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for area in (merge or {}).get(title, ()):
            sheet.merge_cells(area)
    made.save(path)
    return path


def data(*paths: Path) -> Mapping[str, Any]:
    """What files state together."""
    return read(*paths).data


def faults(*paths: Path) -> list[str]:
    """The faults of files, without the names of folders."""
    try:
        read(*paths)
    except InputErrors as errors:
        return [str(fault).replace(f"{paths[0].parent.as_posix()}/", "") for fault in errors.faults]
    return []


def stated(path: Path) -> Charter:
    """The charter that a file states, whether or not the ids in it name anything."""
    parts = parts_of([path])
    whole = merged(parts.read, charter_format(), parts.table)
    assert [str(fault) for fault in parts.faults + whole.faults] == []
    return Charter.model_validate(charter_validator().validate_python(whole.stated))
