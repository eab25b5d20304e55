"""Mappings of entries by id, which Python may also write as lists of entries with an `id`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

E = TypeVar("E")


class ById:
    """Reads a list of entries as the mapping that it stands for, a blank entry as one that says nothing.

    The plain form knows only the mapping: `respchain.model.generate` leaves these functions out.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The mapping between the two functions that Python needs."""
        keys, entries = _parts(handler(source))
        mapping = core_schema.dict_schema(keys, core_schema.nullable_schema(entries), metadata={"by_id": True})
        listed = core_schema.no_info_before_validator_function(_by_id, mapping)
        return core_schema.no_info_after_validator_function(_named, listed)


def _parts(mapping: CoreSchema) -> tuple[CoreSchema, CoreSchema]:
    if mapping["type"] != "dict":
        raise TypeError("only a mapping can be read by id")
    return mapping["keys_schema"], mapping["values_schema"]


def _by_id(stated: object) -> object:
    if isinstance(stated, Mapping):
        _forbid_own_ids(stated)
        return {key: {} if entry is None else entry for key, entry in stated.items()}
    if isinstance(stated, list | tuple):
        return dict(_pairs(stated))
    return stated


def _forbid_own_ids(stated: Mapping[object, object]) -> None:
    twice = [
        InitErrorDetails(type="extra_forbidden", loc=(key, "id"), input=entry["id"])
        for key, entry in stated.items()
        if isinstance(entry, dict) and isinstance(key, str) and "id" in entry
    ]
    if twice:
        raise ValidationError.from_exception_data("section", twice)


def _pairs(entries: Iterable[object]) -> Iterator[tuple[object, object]]:
    seen: dict[object, int] = {}
    for place, entry in enumerate(entries):
        name = entry.get("id") if isinstance(entry, dict) else getattr(entry, "id", None)
        if name is None:
            raise PydanticCustomError("id", "entry {place} of the list has no id", {"place": place})
        if name in seen:
            where = {"id": str(name), "first": seen[name], "second": place}
            raise PydanticCustomError("duplicate_id", 'entries {first} and {second} have the same id "{id}"', where)
        seen[name] = place
        yield name, {key: value for key, value in entry.items() if key != "id"} if isinstance(entry, dict) else entry


def _named(entries: Mapping[str, E]) -> Mapping[str, E]:
    return {key: _with_id(key, entry) for key, entry in entries.items()}


def _with_id(key: str, entry: E) -> E:
    if not isinstance(entry, BaseModel):
        return entry
    own = getattr(entry, "id", None)
    if own not in (None, key):
        raise PydanticCustomError("id", 'the entry under "{key}" says that its id is "{own}"', {"key": key, "own": own})
    return entry.model_copy(update={"id": key})
