"""Writes charters back."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from respchain.files.emitting import emitted
from respchain.files.whole import write_whole
from respchain.model.charter import Charter
from respchain.model.plain import plain


def dump(charter: Charter) -> str:
    """The charter as YAML, sections and keys in the order of the drafter; loading it gives an equal charter.

    >>> print(dump(Charter.model_validate({"posts": {"mayor": {"title": "Mayor"}}})), end="")
    posts:
      mayor:
        title: Mayor
    """
    return emitted(plain(charter))


def save(charter: Charter, path: Path | str) -> None:
    """Write the charter to a file, whole or not at all: a workbook or JSON where the name ends so, else YAML.

    A workbook has the headings of the charter's own language, and needs the extra "sheets".
    """
    target = Path(path)
    if target.suffix.lower() == ".xlsx":
        from respchain.files.workbook.writing import workbook_bytes  # most charters are YAML

        write_whole(target, workbook_bytes(plain(charter), charter.language or "en"))
        return
    text = _as_json(plain(charter)) if target.suffix == ".json" else dump(charter)
    write_whole(target, text.encode("utf-8"))


def _as_json(stated: Mapping[str, object]) -> str:
    return json.dumps(stated, ensure_ascii=False, indent=2, default=_day) + "\n"


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a charter holds no {type(value).__name__}")
