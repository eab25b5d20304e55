"""The JSON Schema of the charter format, from which editors complete and check."""

from collections.abc import Iterable, Iterator

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from respchain.model.charter import MAPPING_SECTIONS, Charter

SCHEMA_ID = "urn:respchain:charter:1"


class _Generator(GenerateJsonSchema):
    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping whose keys are held to their pattern; pydantic would let others pass unseen."""
        keys = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        names = {key: keys[key] for key in ("pattern", "minLength") if key in keys}
        return {"type": "object", "propertyNames": names, "additionalProperties": values}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The schema without a default: what is not written is not stated."""
        return self.generate_inner(schema["schema"])


def json_schema() -> dict[str, object]:
    """The schema, draft 2020-12: titles and descriptions in English, every short form, every key.

    >>> json_schema()["$id"]
    'urn:respchain:charter:1'
    """
    body = Charter.model_json_schema(by_alias=True, schema_generator=_Generator)
    definitions = body["$defs"]
    keyed = [body["properties"][section] for section in MAPPING_SECTIONS]
    for name in _entries([*keyed, definitions["Process"]["properties"]["steps"]]):
        del definitions[name]["properties"]["id"]  # the key is the id
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": SCHEMA_ID, **body}


def _entries(sections: Iterable[JsonSchemaValue]) -> Iterator[str]:
    for section in sections:
        for form in section["anyOf"][0]["additionalProperties"]["anyOf"]:
            if "$ref" in form:
                yield form["$ref"].rsplit("/", 1)[1]
