"""Baselines: the findings that an organisation starts with, so that only new ones fail."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from respchain.errors import RespchainError
from respchain.files.whole import write_whole
from respchain.language import say
from respchain.rule import Finding

Box = Mapping[str, list[object]]
_NEVER = {"rule", "waiver"}  # a crash, and what is wrong with a waiver, are nothing to start with


def read_baseline(path: Path | str) -> dict[str, list[Box]]:
    """For each fingerprint the boxes known of its finding, none where it has no region.

    Raises `RespchainError` where the file is no baseline.
    """
    try:
        stated = json.loads(Path(path).read_text(encoding="utf-8"))
        return {_text(entry["fingerprint"]): [_box(box) for box in entry["region"]] for entry in stated["findings"]}
    except OSError as why:
        raise RespchainError(
            say("{path}: {error}; --write-baseline writes one", path=path, error=why.strerror)
        ) from why
    except (ValueError, KeyError, TypeError, RecursionError) as why:
        raise RespchainError(say("{path} is no baseline; --write-baseline writes one", path=path)) from why


def write_baseline(path: Path | str, findings: Iterable[Finding]) -> int:
    """Write the findings that are not waived, and tell how many there are; those that are mended drop out."""
    kept: dict[str, dict[str, Any]] = {}
    for found in findings:
        if found.waived is None and not {subject.kind for subject in found.subjects} & _NEVER:
            new: dict[str, Any] = {"fingerprint": found.fingerprint, "rule": found.rule, "subtype": found.subtype}
            new["subjects"] = [subject.id for subject in found.subjects]
            entry = kept.setdefault(found.fingerprint, {**new, "region": []})
            entry["region"] += [_spelt(box) for box in _boxes(found.witness.get("box"))]
    ordered = sorted(kept.values(), key=lambda entry: (entry["rule"], entry["fingerprint"]))
    text = json.dumps({"respchain": 1, "findings": ordered}, ensure_ascii=False, indent=1)
    write_whole(str(path), f"{text}\n".encode())
    return len(ordered)


def _boxes(box: Any) -> list[Mapping[str, list[Any]]]:
    return [] if box is None else box if isinstance(box, list) else [box]


def _spelt(box: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {facet: [range_text(value) if isinstance(value, dict) else value for value in box[facet]] for facet in box}


def range_text(ends: Mapping[str, Any]) -> str | int | float:
    """A range of JSON as charters write it.

    >>> range_text({"low": 0, "low_closed": True, "high": 10, "high_closed": False})
    '[0..10)'
    >>> range_text({"low": 5, "low_closed": False, "high": None, "high_closed": False})
    '> 5'
    """
    low, high = ends["low"], ends["high"]
    if low is None:
        return f"{'<=' if ends['high_closed'] else '<'} {high}"
    if high is None:
        return f"{'>=' if ends['low_closed'] else '>'} {low}"
    if low == high:
        return low  # type: ignore[no-any-return]
    return f"{'[' if ends['low_closed'] else '('}{low}..{high}{']' if ends['high_closed'] else ')'}"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a fingerprint is a text")
    return value


def _box(box: object) -> Box:
    if not isinstance(box, dict) or not all(isinstance(values, list) for values in box.values()):
        raise TypeError("a box is a mapping of lists")
    return box
