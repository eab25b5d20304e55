"""Plain data as YAML that every reader takes for the same: block style, and quotes wherever a reader could err."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

WIDEST_LIST = 100  # characters of a list on one line
LONGEST_KEY = 1_000  # characters of a key before a colon: parsers give up at 1,024
_WORDS = frozenset(["y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf"])
_INSIDE = re.compile("[:#,\\[\\]{}\"'`?]")  # what ends or begins something inside a text
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

_SHORT_KEY = LONGEST_KEY // 8  # characters of a key that is short enough however it is written
_MANY = 1_000  # texts to which it is worth while to look at once
_SCALARS = frozenset((str, bool, int, float, date))

_Waiting = list[tuple[str, int, object]]


def emitted(plain: Mapping[str, object]) -> str:
    """The YAML text of plain data, in the order of the data.

    >>> print(emitted({"posts": {"a": {"title": "on", "backup": ["b", "012"], "until": None}}}), end="")
    posts:
      a:
        title: "on"
        backup: [b, "012"]
        until:
    """
    shown = _Shown()
    parts = []
    for lead, indent, value in reversed(_entries(plain, 0)):
        blank = " " * indent
        if isinstance(value, Mapping) and value:
            keys = list(value)
            shapes = _Shapes(f"{blank}%s:\n", f"{blank}  ", f"{blank}  ")
            quick = _quick(list(value.values()), shapes, shown, [key if len(key) < _SHORT_KEY else "" for key in keys])
            parts.append(f"{lead}\n")
            parts += [
                made or _block(_entries({key: value[key]}, indent)) for key, made in zip(keys, quick, strict=True)
            ]
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            quick = _quick(value, _Shapes("", f"{blank}- ", f"{blank}  "), shown)
            parts.append(f"{lead}\n")
            parts += [
                made or _block([(f"{blank}-", indent + 2, item)]) for item, made in zip(value, quick, strict=True)
            ]
        else:
            parts.append(_block([(lead, indent, value)]))
    return "".join(parts) or "{}\n"


def _quick(entries: list[Any], shapes: "_Shapes", shown: "_Shown", keys: list[str] | None = None) -> list[str]:
    """The lines of each entry that is a mapping of nothing but scalars, those with the same keys at once; else blank.

    Behind its key, where entries have keys; one without a key is left blank.
    """
    made = [""] * len(entries)
    alike: dict[tuple[str, ...], list[int]] = {}
    for at, entry in enumerate(entries):
        if type(entry) is dict and (keys is None or keys[at]):
            alike.setdefault(tuple(entry), []).append(at)
    for names, places in alike.items():
        if shape := shapes[names]:
            values = _transposed(entries, places)
            if not all(_SCALARS.issuperset(map(type, column)) for column in values):
                places = [at for at in places if _SCALARS.issuperset(map(type, entries[at].values()))]
                values = _transposed(entries, places)
            columns = [_column(column, shown) for column in values]
            if keys is not None:
                columns.insert(0, _column([keys[at] for at in places], shown))
            for at, lines in zip(places, map(shape.__mod__, zip(*columns, strict=True)), strict=True):
                made[at] = lines
    return made


def _transposed(entries: list[Any], places: list[int]) -> list[tuple[Any, ...]]:
    """The values of some entries that have the same keys, key by key."""
    return list(zip(*[entries[at].values() for at in places], strict=True))


def _column(values: Sequence[Any], shown: "_Shown") -> list[str]:
    """Scalars as they are written."""
    if set(map(type, values)) == {str}:
        if len(values) >= _MANY and len(set(values[:_MANY])) > _MANY // 2:
            return _texts(values)
        return list(map(shown.__getitem__, values))
    return [shown[value] if type(value) is str else scalar(value) for value in values]


def _texts(values: Sequence[str]) -> list[str]:
    """Texts as they are written; what holds of all of them together is asked once."""
    whole = " ".join(values)
    if not whole.isprintable() or '"' in whole or "\\" in whole:
        return list(map(text, values))
    if _INSIDE.search(whole) is None:
        return [
            value if value[:1].isalpha() and value[-1] != " " and value.lower() not in _WORDS else f'"{value}"'
            for value in values
        ]
    return [f'"{value}"' if ":" in value else text(value) for value in values]


class _Shown(dict[str, str]):
    """Texts as they are written, each worked out once."""

    def __missing__(self, value: str) -> str:
        self[value] = shown = text(value)
        return shown


class _Shapes(dict[tuple[str, ...], str]):
    """For entries with the same keys a template into which their values go; blank where there is none."""

    def __init__(self, head: str, first: str, further: str) -> None:
        super().__init__()
        self._head, self._first, self._further = head, first, further

    def __missing__(self, keys: tuple[str, ...]) -> str:
        leads = [text(key).replace("%", "%%") for key in keys]
        lines = [f"{self._further if at else self._first}{lead}: %s\n" for at, lead in enumerate(leads)]
        fits = leads and all(len(lead) <= LONGEST_KEY for lead in leads)
        self[keys] = shape = "".join([self._head, *lines]) if fits else ""
        return shape


def _block(waiting: _Waiting) -> str:
    """The lines of some entries, whatever they hold."""
    lines: list[str] = []
    while waiting:
        lead, indent, value = waiting.pop()
        if isinstance(value, Mapping) and value:
            inside = _entries(value, indent)
            if lead.endswith("-"):  # the first key stands on the line of its dash
                first, deeper, inner = inside.pop()
                inside.append((f"{lead} {first[indent:]}", deeper, inner))
            else:
                lines.append(lead)
            waiting += inside
        elif isinstance(value, list | tuple) and value and _one_line(value) is None:
            lines.append(lead)
            waiting += [(f"{' ' * indent}-", indent + 2, item) for item in reversed(value)]
        else:
            lines.append(f"{lead} {_short(value)}".rstrip(" ") if lead else _short(value))
    return "".join(f"{line}\n" for line in lines)


def _entries(entries: Mapping[str, object], indent: int) -> _Waiting:
    """The entries of a mapping, last first, each behind its key."""
    blank = " " * indent
    found: _Waiting = []
    for key, value in reversed(list(entries.items())):
        shown = text(key)
        lead = f"{blank}{shown}:" if len(shown) <= LONGEST_KEY else f"{blank}? {shown}\n{blank}:"
        found.append((lead, indent + 2, value))
    return found


def _short(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return _one_line(value) or "[]"
    return "{}" if isinstance(value, Mapping) else scalar(value)


def _one_line(items: list[object] | tuple[object, ...]) -> str | None:
    """A list in brackets, where it is short and holds nothing but scalars."""
    if any(isinstance(item, list | tuple | Mapping) for item in items):
        return None
    line = f"[{', '.join('null' if item is None else scalar(item) for item in items)}]"
    return line if len(line) <= WIDEST_LIST else None


def scalar(value: object) -> str:
    """A text, number, truth value or day.

    >>> [scalar(value) for value in (True, 5, 1e30, "5", "市长", "a: b", date(2026, 6, 1))]
    ['true', '5', '1.0e+30', '"5"', '市长', '"a: b"', '2026-06-01']
    """
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        shown = repr(value)
        return shown if "." in shown or "e" not in shown else shown.replace("e", ".0e")
    return value.isoformat() if isinstance(value, date) else str(value)


def text(value: str) -> str:
    """A text, in quotes unless every reader takes it for a text without them."""
    if value.isprintable():
        if value[:1].isalpha() and value[-1] != " " and _INSIDE.search(value) is None and value.lower() not in _WORDS:
            return value
        if '"' not in value and "\\" not in value:
            return f'"{value}"'
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
