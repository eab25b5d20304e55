"""A charter that was read, in the order in which it is written."""

from typing import Any

from respchain.files.marks import Marks
from respchain.model.stated import Stated


def in_written_order(stated: Stated) -> dict[str, Any]:
    """What a charter says, days as days, each mapping in the order of its file and not in that of the format."""
    whole: dict[str, Any] = dict(stated.data)
    written = stated.places.written if isinstance(stated.places, Marks) else None
    waiting: list[tuple[Any, Any, Any]] = [(holder := {"": whole}, "", written)]
    while waiting:
        above, at, raw = waiting.pop()
        value = above[at]
        if isinstance(value, dict):
            order = [key for key in raw if key in value] if isinstance(raw, dict) else []
            above[at] = value = {key: value[key] for key in dict.fromkeys([*order, *value])}
            waiting += [(value, key, raw.get(key) if isinstance(raw, dict) else None) for key in value]
        elif isinstance(value, list | tuple):
            above[at] = value = list(value)
            same = isinstance(raw, list) and len(raw) == len(value)
            waiting += [(value, number, raw[number] if same else None) for number in range(len(value))]
    return holder[""]
