"""A charter back as it was written: plain mappings and lists."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from respchain.model.charter import MAPPING_SECTIONS, Charter

KEYED = frozenset({*MAPPING_SECTIONS, "steps"})
"""The keys under which entries are named by their key, and not by an `id` of their own."""


def plain(charter: Charter) -> dict[str, object]:
    """What was written, as mappings, lists, texts, numbers and days: `Charter.model_validate` reads it back.

    >>> plain(Charter.model_validate({"posts": {"mayor": {"title": "Mayor"}}}))
    {'posts': {'mayor': {'title': 'Mayor'}}}
    """
    return dict(_stated(charter))


def _stated(part: BaseModel) -> Iterator[tuple[str, object]]:
    fields = type(part).model_fields
    for name, value in part:
        if name in part.model_fields_set:
            key = (fields[name].serialization_alias or name) if name in fields else name
            yield key, _section(value) if key in KEYED and isinstance(value, Mapping) else _written(value)


def _section(entries: Mapping[str, object]) -> object:
    return {key: _without_id(_written(entry)) for key, entry in entries.items()}


def _without_id(entry: object) -> object:
    return {key: value for key, value in entry.items() if key != "id"} if isinstance(entry, dict) else entry


def _written(value: object) -> object:
    if isinstance(value, BaseModel):
        return dict(_stated(value))
    if isinstance(value, Mapping):
        return {key: _written(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_written(inner) for inner in value]
    return value
