"""A schema without repetition: what occurs more than once is stored once and referred to."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import cast

from respchain.model.strip import Schema

WORTH_SHARING = 80
"""Length of a schema, written out, from which it is stored once and referred to."""


def share(schema: Schema, recursive: Mapping[str, Schema]) -> Schema:
    """The same schema, with what occurs more than once stored once."""
    roots = [*recursive.values(), schema]
    counts: Counter[str] = Counter()
    for root in roots:
        _count(root, counts)
    shared = {text for text, count in counts.items() if count > 1 and len(text) >= WORTH_SHARING}
    stored: dict[str, Schema] = {}
    names: dict[str, str] = {}
    bodies = [cast(Schema, _refer(root, shared, stored, names)) for root in roots]
    stored |= dict(zip(recursive, bodies, strict=False))
    return {
        "type": "definitions",
        "schema": bodies[-1],
        "definitions": [{**body, "ref": name} for name, body in stored.items()],
    }


def _count(node: object, counts: Counter[str]) -> None:
    if isinstance(node, dict):
        if _can_be_shared(node):
            text = json.dumps(node, sort_keys=True)
            counts[text] += 1
            if counts[text] > 1:
                return
        for value in node.values():
            _count(value, counts)
    elif isinstance(node, list):
        for value in node:
            _count(value, counts)


def _refer(node: object, shared: set[str], stored: dict[str, Schema], names: dict[str, str]) -> object:
    if isinstance(node, list):
        return [_refer(value, shared, stored, names) for value in node]
    if not isinstance(node, dict):
        return node
    text = json.dumps(node, sort_keys=True) if _can_be_shared(node) else ""
    if text in names:
        return {"type": "definition-ref", "schema_ref": names[text]}
    body = {key: _refer(value, shared, stored, names) for key, value in node.items()}
    if text not in shared:
        return body
    names[text] = f"{node['type']}-{len(names) + 1}"
    stored[names[text]] = body
    return {"type": "definition-ref", "schema_ref": names[text]}


def _can_be_shared(node: Schema) -> bool:
    # Each definition costs a step of depth, of which a nested tree has few: blanks get none.
    return isinstance(node.get("type"), str) and node["type"] not in ("typed-dict-field", "definition-ref", "nullable")
