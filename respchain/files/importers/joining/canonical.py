"""The one form in which two statements are compared."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def canonical(value: Any) -> Any:
    """A value by which two statements are compared: one is a list of one, a day is its text."""
    if isinstance(value, Mapping):
        return {key: canonical(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return canonical(value[0]) if len(value) == 1 else [canonical(inner) for inner in value]
    if isinstance(value, bool):
        return ("truth", value)
    return value.isoformat() if isinstance(value, date) else value
