"""The forms that the format is made of: whether a value fits one, and what it is called."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from respchain.language import N_, Saying, listed, say
from respchain.model.light import Validator, validator_of

Schema = Mapping[str, object]

_NAMES: Mapping[str, str] = {
    "str": N_("a text"),
    "int": N_("a whole number"),
    "float": N_("a number"),
    "bool": N_("true or false"),
    "date": N_("a day"),
    "list": N_("a list"),
    "dict": N_("a mapping"),
    "typed-dict": N_("a mapping"),
    "none": N_("nothing"),
    "id": N_("an id"),
    "day": N_("a day (YYYY-MM-DD)"),
    "duration": N_("a duration"),
}
_KINDS: Mapping[str, frozenset[type]] = {
    "str": frozenset({str}),
    "int": frozenset({int}),
    "float": frozenset({int, float}),
    "bool": frozenset({bool}),
    "date": frozenset({date}),
    "list": frozenset({list}),
    "dict": frozenset({dict}),
    "typed-dict": frozenset({dict}),
    "none": frozenset({type(None)}),
}
_BOTH = N_(" and ")
_BOUNDS = {"ge": N_("at least {bound}"), "gt": N_("more than {bound}"), "le": N_("at most {bound}")}


class Leaves:
    """Asks the compiled validator about parts of the format, each compiled once."""

    def __init__(self, schema: Schema) -> None:
        self.top = cast(Schema, schema["schema"]) if schema["type"] == "definitions" else schema
        self._definitions = cast(list[Schema], schema.get("definitions", []))
        self._by_name = {str(definition["ref"]): definition for definition in self._definitions}
        self._validators: dict[int, Validator] = {}

    def resolved(self, schema: Schema) -> Schema:
        """The schema itself, where it only refers to one."""
        while schema["type"] == "definition-ref":
            schema = self._by_name[str(schema["schema_ref"])]
        return schema

    def fits(self, schema: Schema, value: object) -> bool:
        """Whether a value is what the schema asks for."""
        if id(schema) not in self._validators:
            bare = {key: value for key, value in schema.items() if key != "ref"}
            whole = {"type": "definitions", "schema": bare, "definitions": self._definitions}
            self._validators[id(schema)] = validator_of(whole)
        return self._validators[id(schema)].isinstance_python(value)

    def kinds(self, schema: Schema) -> frozenset[type]:
        """The types of values that may fit."""
        schema = self.resolved(schema)
        if "choices" in schema:
            return frozenset().union(*(self.kinds(choice) for choice in cast(list[Schema], schema["choices"])))
        if "steps" in schema:
            return self.kinds(cast(list[Schema], schema["steps"])[0])
        if "expected" in schema:
            return frozenset(type(word) for word in cast(list[object], schema["expected"]))
        if "schema" in schema:
            return self.kinds(cast(Schema, schema["schema"]))
        return _KINDS[str(schema["type"])]

    def words(self, schema: Schema) -> list[Saying]:
        """What the schema asks for, in words; nothing for the form of an unresolved id, which nobody types."""
        schema = self.resolved(schema)
        if schema["type"] == "custom-error" and schema["custom_error_type"] in _NAMES:
            return [say(_NAMES[str(schema["custom_error_type"])])]
        if "choices" in schema:
            return [word for choice in cast(list[Schema], schema["choices"]) for word in self.words(choice)]
        if "expected" in schema:
            expected = cast(list[object], schema["expected"])
            shown = [say('"{word}"', word=word) if isinstance(word, str) else say(str(word)) for word in expected]
            return shown if len(shown) < 2 else [say("one of {words}", words=listed(shown))]
        if "schema" in schema:
            return self.words(cast(Schema, schema["schema"]))
        if list(cast(Mapping[str, object], schema.get("fields", {}))) == ["unknown"]:
            return []
        form = say(_NAMES[str(schema["type"])])
        bounds = [say(words, bound=schema[bound]) for bound, words in _BOUNDS.items() if bound in schema]
        return [say("{form}, {bounds}", form=form, bounds=listed(bounds, _BOTH)) if bounds else form]

    def is_id(self, choices: list[Schema]) -> bool:
        """Whether only an id could stand here."""
        return len(choices) == 1 and choices[0].get("custom_error_type") == "id"

    def sentence(self, choices: list[Schema]) -> Saying | None:
        """The format's own sentence for what is expected, where only one form could stand here."""
        if len(choices) == 1 and choices[0]["type"] == "custom-error":
            return say(str(choices[0]["custom_error_message"]))
        return None
