"""The format as cells see it: for each key, what its values can be."""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import cast

from respchain.files.workbook.words import choice_words, spelled, spellings
from respchain.model.light import charter_format

Schema = Mapping[str, object]


class Form:
    """What can stand in a place: all alternatives at once, as the validator decides between them in the end.

    `kinds` tells for each field the kind of part that it belongs to; `literals` are the words to choose from, `words`
    their Chinese, and `own` marks words of the profile, beside which any other text may stand.
    """

    def __init__(self) -> None:
        self.text = self.flag = self.day = self.whole = self.number = self.duration = self.ident = False
        self.literals: list[object] = []
        self.words: Mapping[str, Sequence[str]] = {}
        self.fields: dict[str, Form] = {}
        self.kinds: dict[str, str] = {}
        self.values: Form | None = None
        self.items: Form | None = None

    @property
    def mapping(self) -> bool:
        """Whether a mapping can stand here."""
        return bool(self.fields) or self.values is not None

    @property
    def reference(self) -> bool:
        """Whether an id can stand here that an importer could not resolve, and nothing else but a word."""
        return list(self.fields) == ["unknown"] and self.values is None and self.text

    @property
    def scalar(self) -> bool:
        """Whether anything but a mapping or a list can stand here."""
        return self.text or self.flag or self.day or self.whole or self.number or bool(self.literals)

    @property
    def tree(self) -> bool:
        """Whether names hold names, level below level."""
        return self.values is not None and self.values.values is self.values

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """The key that each spelling of a heading means."""
        return spellings((self.kinds[key], key) for key in self.fields)

    @cached_property
    def chosen(self) -> Mapping[str, object]:
        """What each spelling of a word to choose means; what the format itself has is never taken for another."""
        found: dict[str, object] = {}
        for literal in self.literals:
            found.setdefault(spelled(str(literal)), literal)
        for rank in (0, 1):
            for literal, words in self.words.items():
                for word in words[:1] if rank == 0 else words[1:]:
                    found.setdefault(spelled(word), literal)
        return found

    def key_of(self, name: str) -> str:
        """The key that a name in a mapping means; the name itself where none is known."""
        if name in self.fields or not self.fields:
            return name
        return self.spellings.get(spelled(name), name)

    def inside(self, key: str) -> "Form":
        """The form of what stands under a key."""
        return self.fields.get(key) or self.values or ANYTHING


ANYTHING = Form()
"""The form of what the format does not know: left as it is, for the validator to refuse."""

_KINDS = {"id": "ident", "day": "day", "duration": "duration"}


@cache
def charter_form() -> Form:
    """The form of a whole charter; its sections are `section_form`'s."""
    return _Reading().form(cast(Schema, charter_format()["schema"]["schema"]), "", "")


@cache
def entry_form(section: str) -> Form:
    """The form of one entry of a section, with its id; `steps` are those of processes."""
    if section == "steps":
        inner = entry_form("processes").fields["steps"].values
        return _with(inner or ANYTHING, "process")
    section_form = charter_form().fields[section]
    entry = section_form.values or section_form.items or ANYTHING
    return entry if "id" in entry.fields else _with(entry)


def _with(entry: Form, *more: str) -> Form:
    """An entry whose key is its id, as a row has it: with the id among its fields."""
    kind = next(iter(entry.kinds.values()), "")
    own = Form()
    own.__dict__.update({key: value for key, value in vars(entry).items() if key not in ("spellings", "chosen")})
    word = Form()
    word.text = word.ident = True
    own.fields = {**dict.fromkeys((*more, "id"), word), **entry.fields}
    own.kinds = {**dict.fromkeys((*more, "id"), kind), **entry.kinds}
    return own


class _Reading:
    """Reads forms off the schema. Its depth is that of the format; the one part that holds itself is read once."""

    def __init__(self) -> None:
        definitions = cast(list[Schema], charter_format()["schema"]["definitions"])
        self.by_name = {str(definition["ref"]): definition for definition in definitions}
        self.open: dict[int, Form] = {}

    def form(self, schema: Schema, kind: str, key: str) -> Form:
        """The form of a schema under a key of a kind of part."""
        schema = self.resolved(schema)
        if id(schema) in self.open:
            return self.open[id(schema)]
        self.open[id(schema)] = form = Form()
        form.words = choice_words(kind, key)
        self.fill(form, schema, kind, key)
        del self.open[id(schema)]
        return form

    def resolved(self, schema: Schema) -> Schema:
        while schema["type"] == "definition-ref":
            schema = self.by_name[str(schema["schema_ref"])]
        return schema

    def fill(self, form: Form, schema: Schema, kind: str, key: str) -> None:
        """Add what a schema allows."""
        schema = self.resolved(schema)
        match schema["type"]:
            case "nullable":
                self.fill(form, cast(Schema, schema["schema"]), kind, key)
            case "union":
                for choice in cast(list[Schema], schema["choices"]):
                    self.fill(form, choice, kind, key)
            case "custom-error":
                said = _KINDS.get(str(schema["custom_error_type"]))
                if said:
                    setattr(form, said, True)
                    form.text = form.text or said != "day"
                else:
                    self.fill(form, cast(Schema, schema["schema"]), kind, key)
            case "literal":
                form.literals += cast(list[object], schema["expected"])
            case "list":
                form.items = self.form(cast(Schema, schema["items_schema"]), kind, key)
            case "dict":
                form.values = self.form(cast(Schema, schema["values_schema"]), kind, key)
            case "typed-dict":
                self.fields(form, schema)
            case other:
                self.leaf(form, str(other))

    def fields(self, form: Form, schema: Schema) -> None:
        """Add the fields of a part; what an unresolved id has goes behind those of others."""
        kind = str(schema["cls_name"])
        for key, field in cast(dict[str, Schema], schema["fields"]).items():
            if key not in form.fields:
                form.fields[key] = self.form(cast(Schema, field["schema"]), kind, key)
                form.kinds[key] = kind
        if "extras_schema" in schema:
            form.values = self.form(cast(Schema, schema["extras_schema"]), kind, "*")

    def leaf(self, form: Form, kind: str) -> None:
        """Add a text, a number, a truth value."""
        match kind:
            case "str":
                form.text = True
            case "int":
                form.whole = True
            case "float":
                form.number = True
            case "bool":
                form.flag = True
