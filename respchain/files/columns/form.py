"""Which keys the entries of each section have, by the format."""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from respchain.files.leaves import Leaves, Schema
from respchain.model.light import charter_format


@cache
def keys_of(section: str) -> Mapping[str, Schema]:
    """The keys of an entry of a section, or of the settings for any other name, each with its part of the format."""
    form = charter_format()
    leaves = Leaves(form["schema"])
    top = _fields(leaves.top)
    named = {*form["mapping_sections"], *form["list_sections"]}
    if section not in named:
        return {key: schema for key, schema in top.items() if key not in named | {"include"}}
    listed = section in form["list_sections"]
    inside = bare(leaves, bare(leaves, top[section])["items_schema" if listed else "values_schema"])
    choices = cast(list[Schema], inside.get("choices", [inside]))
    fields = next(_fields(choice) for choice in map(leaves.resolved, choices) if "fields" in choice)
    return fields if listed else {"id": {"type": "str"}, **fields}


def bare(leaves: Leaves, schema: object) -> Any:
    """What a part of the format asks for where it is stated and not blank."""
    found = leaves.resolved(cast(Schema, schema))
    while found["type"] == "nullable":
        found = leaves.resolved(cast(Schema, found["schema"]))
    return found


def _fields(schema: Schema) -> dict[str, Schema]:
    fields = cast(dict[str, Mapping[str, Schema]], schema["fields"])
    return {key: field["schema"] for key, field in fields.items()}
