"""Plain data as YAML that every reader takes for the same: block style, and quotes wherever a reader could err."""

from collections.abc import Mapping

from respchain.files.alike import items, mappings
from respchain.files.written import LONGEST_KEY, Shown, scalar, text

WIDEST_LIST = 100  # characters of a list on one line

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
    shown = Shown()
    parts = []
    for lead, indent, value in reversed(_entries(plain, 0)):
        blank = " " * indent
        if isinstance(value, Mapping) and value:
            keys = list(value)
            quick = mappings(keys, list(value.values()), blank, shown)
            parts.append(f"{lead}\n")
            parts += [
                made or _block(_entries({key: value[key]}, indent)) for key, made in zip(keys, quick, strict=True)
            ]
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            parts.append(f"{lead}\n")
            parts += [
                made or _block([(f"{blank}-", indent + 2, item)])
                for item, made in zip(value, items(value, blank, shown), strict=True)
            ]
        else:
            parts.append(_block([(lead, indent, value)]))
    return "".join(parts) or "{}\n"


def generally_emitted(plain: Mapping[str, object]) -> str:
    """As `emitted`, entry by entry, whatever these hold.

    >>> generally_emitted({"posts": {"a": {"top": True}}}) == emitted({"posts": {"a": {"top": True}}})
    True
    """
    return _block(_entries(plain, 0)) or "{}\n"


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
