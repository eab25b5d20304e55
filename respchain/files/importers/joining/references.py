"""The ids that entries name, found by the format and changed in place."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from respchain.model.light import charter_format

Change = Callable[[str, Any], Any]
"""What stands instead of a name of a namespace."""


class _Node:
    def __init__(self) -> None:
        self.namespace: str | None = None
        self.key_namespace: str | None = None
        self.own_keys: frozenset[str] = frozenset()
        self.inside: dict[str, _Node] = {}
        self.any_key: _Node | None = None

    def at(self, path: list[str]) -> "_Node":
        """The node that a path leads to, made where there is none."""
        node = self
        for step in path:
            if step == "*":
                node.any_key = node.any_key or _Node()
                node = node.any_key
            else:
                node = node.inside.setdefault(step, _Node())
        return node


def _tree() -> _Node:
    form, root = charter_format(), _Node()
    for path, namespace in form["references"]:
        root.at(list(path)).namespace = namespace
    for path, namespace, own in form["key_references"]:
        node = root.at(list(path))
        node.key_namespace, node.own_keys = namespace, frozenset(own)
    return root


def change_references(data: dict[str, Any], change: Change) -> None:
    """Put in place of each id, title or citation that names an entry what `change` makes of it."""
    lists = set(charter_format()["list_sections"])
    waiting: list[tuple[Any, _Node]] = []
    for section, node in _tree().inside.items():
        if section not in data:
            continue
        if section in lists and isinstance(data[section], list):
            waiting += [(entry, node) for entry in data[section]]
        else:
            waiting.append((data, _only(section, node)))
    while waiting:
        value, node = waiting.pop()
        waiting += _changed(value, node, change)


def _only(section: str, node: _Node) -> _Node:
    above = _Node()
    above.inside[section] = node
    return above


def _changed(value: Any, node: _Node, change: Change) -> Iterator[tuple[Any, _Node]]:
    """Change what a mapping holds; the mappings in it, to be gone through in turn."""
    if not isinstance(value, dict):
        return
    if node.key_namespace is not None:
        _change_keys(value, node, change)
    for key, inner in value.items():
        below = node.inside.get(key, node.any_key)
        if below is None or inner is None:
            continue
        if isinstance(inner, list):
            value[key] = [_said(one, below, change) for one in inner]
            yield from ((one, below) for one in value[key] if isinstance(one, dict))
        else:
            value[key] = _said(inner, below, change)
            if isinstance(value[key], dict):
                yield value[key], below


def _said(value: Any, node: _Node, change: Change) -> Any:
    return change(node.namespace, value) if isinstance(value, str) and node.namespace is not None else value


def _change_keys(value: dict[str, Any], node: _Node, change: Change) -> None:
    namespace = str(node.key_namespace)
    entries = [(key if key in node.own_keys else change(namespace, key), inner) for key, inner in value.items()]
    value.clear()
    value.update(entries)


def names_of(data: dict[str, Any], *namespaces: str) -> list[str]:
    """All that is named of some namespaces, in the order in which it is found, each once."""
    found: dict[str, None] = {}

    def note(namespace: str, name: Any) -> Any:
        if namespace in namespaces:
            found[name] = None
        return name

    change_references(data, note)
    return list(found)


def entries_of(data: Mapping[str, Any], section: str) -> dict[str, dict[str, Any]]:
    """The entries of a section by id; a blank entry says nothing, a list is short for values."""
    stated = data.get(section)
    if not isinstance(stated, dict):
        return {}
    return {key: {"values": entry} if isinstance(entry, list) else entry or {} for key, entry in stated.items()}
