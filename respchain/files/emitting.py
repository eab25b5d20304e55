"""Plain data as YAML that every reader takes for the same: block style, and quotes wherever a reader could err."""

import json
import re
from collections.abc import Mapping
from datetime import date

WIDEST_LIST = 100  # characters of a list on one line
LONGEST_KEY = 1_000  # characters of a key before a colon: parsers give up at 1,024
_WORDS = frozenset(["y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf"])
_INSIDE = frozenset(":#,[]{}\"'`?")  # what ends or begins something inside a text
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

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
    lines: list[str] = []
    waiting = _entries(plain, 0)
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
    return "".join(f"{line}\n" for line in lines) or "{}\n"


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
    if _is_plain(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _is_plain(value: str) -> bool:
    return (
        value[:1].isalpha()
        and value.isprintable()
        and value[-1] != " "
        and not _INSIDE.intersection(value)
        and value.lower() not in _WORDS
    )
