"""The models' schema as data: without classes, functions and defaults, and with a note of where ids stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from respchain.model.references import NAMESPACES, OWN

Schema = dict[str, object]
Steps = tuple[str, ...]

OWN_NAMESPACES = {
    **{sections[0]: name for name, sections in NAMESPACES.items() if len(sections) == 1 and name != "citation"},
    **dict.fromkeys(NAMESPACES["actor"], "actor"),
    "steps": "step",
}
"""What the entries of a section are to each other."""

KEPT: Mapping[str, tuple[str, ...]] = {
    "str": ("strict", "pattern", "min_length"),
    "int": ("strict", "ge", "gt", "le"),
    "float": ("strict", "ge", "gt", "le", "allow_inf_nan"),
    "bool": ("strict",),
    "date": ("strict",),
    "none": (),
    "literal": ("expected",),
    "custom-error": ("custom_error_type", "custom_error_message"),
}
"""What a schema without parts keeps, beside its type."""


@dataclass
class Walk:
    """Strips the models' schema, and notes on the way where ids stand."""

    definitions: Mapping[str, Schema]
    recursive: dict[str, Schema] = field(default_factory=dict)
    references: list[tuple[Steps, str]] = field(default_factory=list)
    key_references: list[tuple[Steps, str, list[str]]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)

    def strip(self, schema: Schema, path: Steps, *, by_id: bool = False) -> Schema:
        """The schema at `path`, as data; `by_id`: an entry whose key is its id."""
        self._note(schema, path)
        kind = schema["type"]
        match kind:
            case "definition-ref":
                return self._definition(str(schema["schema_ref"]), path, by_id=by_id)
            case "definitions" | "default" | "function-before" | "function-after":
                return self.strip(_inner(schema), path, by_id=by_id)
            case "nullable":
                return {"type": kind, "schema": self.strip(_inner(schema), path, by_id=by_id)}
            case "model":
                return self._fields(schema, path, by_id=by_id)
            case "union":
                choices = [self.strip(choice, path, by_id=by_id) for choice in _schemas(schema["choices"])]
                return {"type": kind, "choices": choices, "mode": "left_to_right"}
            case "chain":
                return {"type": kind, "steps": [self.strip(step, path) for step in _schemas(schema["steps"])]}
            case "tuple":
                items = self.strip(_schemas(schema["items_schema"])[0], path)
                return {"type": "list", "items_schema": items} | _kept(schema, "min_length")
            case "dict":
                return self._mapping(schema, path)
            case _:
                inner = {"schema": self.strip(_inner(schema), path)} if "schema" in schema else {}
                return {"type": kind} | inner | _kept(schema, *KEPT[str(kind)])

    def _definition(self, name: str, path: Steps, *, by_id: bool) -> Schema:
        short = name.split(":")[0].split(".")[-1]
        if name in self.inside:
            self.recursive.setdefault(short, {})
            return {"type": "definition-ref", "schema_ref": short}
        self.inside.append(name)
        schema = self.strip(self.definitions[name], path, by_id=by_id)
        self.inside.pop()
        if short not in self.recursive:
            return schema
        self.recursive[short] = schema
        return {"type": "definition-ref", "schema_ref": short}

    def _fields(self, model: Schema, path: Steps, *, by_id: bool) -> Schema:
        inner = _inner(model)
        fields: dict[str, Schema] = {}
        for name, value in _schema(inner["fields"]).items():
            stated = _schema(value)
            key = str(stated.get("validation_alias", name))
            if by_id and key == "id":
                continue
            asked = _inner(stated)
            needed: Schema = {} if asked["type"] == "default" else {"required": True}
            fields[key] = {"type": "typed-dict-field", "schema": self.strip(asked, (*path, key)), **needed}
        label = getattr(model["cls"], "__name__", "")
        shape: Schema = {"type": "typed-dict", "cls_name": label, "total": False, "fields": fields}
        if "extras_schema" not in inner:
            return shape | {"extra_behavior": "forbid"}
        extras = _schema(inner["extras_schema"])
        self._note_keys(extras, path, list(fields))
        values = self.strip(extras, (*path, "*"))
        return shape | {"extra_behavior": "allow", "extras_schema": values}

    def _mapping(self, schema: Schema, path: Steps) -> Schema:
        keys = _schema(schema["keys_schema"])
        self._note_keys(keys, path, [])
        by_id = bool(_metadata(schema).get("by_id"))
        values = self.strip(_schema(schema["values_schema"]), (*path, "*"), by_id=by_id)
        return {"type": "dict", "keys_schema": Walk({}).strip(keys, path), "values_schema": values}

    def _note(self, schema: Schema, path: Steps) -> None:
        namespace = _namespace(schema, path)
        if namespace and (path, namespace) not in self.references:
            self.references.append((path, namespace))

    def _note_keys(self, marked: Schema, path: Steps, own: list[str]) -> None:
        namespace = _namespace(marked, path, "key_reference")
        if namespace and (path, namespace, own) not in self.key_references:
            self.key_references.append((path, namespace, own))


def _namespace(schema: Schema, path: Steps, mark: str = "reference") -> str | None:
    namespace = _metadata(schema).get(mark)
    if namespace != OWN:
        return None if namespace is None else str(namespace)
    section = "steps" if "steps" in path else path[0]
    return OWN_NAMESPACES.get(section)


def _schema(value: object) -> Schema:
    if not isinstance(value, dict):
        raise TypeError(f"a schema was expected, not {value!r}")
    return value


def _schemas(value: object) -> list[Schema]:
    if not isinstance(value, list):
        raise TypeError(f"schemas were expected, not {value!r}")
    return [_schema(part) for part in value]


def _inner(schema: Schema) -> Schema:
    return _schema(schema["schema"])


def _metadata(schema: Schema) -> Schema:
    return _schema(schema.get("metadata", {}))


def _kept(schema: Schema, *keys: str) -> Schema:
    return {key: schema[key] for key in keys if key in schema}
