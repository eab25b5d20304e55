"""Writes `format.json`: the charter's format as data, so that charters are validated without importing pydantic.

    python -m respchain.model.generate

`schema` is the models' own schema without classes, functions and defaults: `pydantic_core.SchemaValidator` runs it on
plain mappings and gives plain mappings back, days parsed, nothing added. A blank entry stays `None`.

`references` lists where ids of other entries stand, as `[path, namespace]`; `key_references` the mappings whose keys
are such ids, as `[path, namespace, own keys]` (own keys are fields, not ids). In a path `*` is any key of a mapping;
a list takes no step: what holds for one value holds for each of a list. `{"unknown": ...}` stands in for any id.
`namespaces` says which sections a namespace covers; a `citation` begins with an id or title of `bases`.
"""

import json
from pathlib import Path
from typing import cast

from respchain.model.charter import LIST_SECTIONS, MAPPING_SECTIONS, Charter
from respchain.model.references import NAMESPACES
from respchain.model.share import share
from respchain.model.strip import Schema, Walk

FORMAT = Path(__file__).with_name("format.json")


def charter_format() -> Schema:
    """The whole of `format.json`."""
    models = cast(Schema, Charter.__pydantic_core_schema__)
    definitions = cast(list[Schema], models["definitions"])
    walk = Walk({str(definition["ref"]): definition for definition in definitions})
    schema = walk.strip(models, ())
    return {
        "schema": share(schema, walk.recursive),
        "mapping_sections": list(MAPPING_SECTIONS),
        "list_sections": list(LIST_SECTIONS),
        "namespaces": {name: list(sections) for name, sections in NAMESPACES.items()},
        "references": [[list(path), namespace] for path, namespace in walk.references],
        "key_references": [[list(path), namespace, own] for path, namespace, own in walk.key_references],
    }


def written(content: Schema) -> str:
    """The text of `format.json`."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FORMAT.write_text(written(charter_format()), encoding="utf-8")
