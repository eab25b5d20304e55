"""What of a charter does not fit the format, with places and in words.

The compiled validator says whether a charter fits. Where it does not, this walks through format and charter side by
side: so every fault is named where it is, in the branch that was meant, and never twice.
"""

import re
from collections.abc import Callable, Sequence
from typing import cast

from respchain.errors import Fault
from respchain.files.building import MOST_FAULTS, brief
from respchain.files.leaves import Leaves, Schema
from respchain.files.scalars import NotFinite, resolved
from respchain.files.wording import Nearness, Path, either, found, part, wide
from respchain.language import Saying, say
from respchain.model.light import Format
from respchain.model.stated import Places

_NO_WORD = re.compile(r"[^\w.\-]+")


def format_faults(data: object, form: Format, places: Places, nearness: Nearness) -> list[Fault]:
    """Each part that does not fit, in the order of the format; more than 1,000 are not looked for."""
    return _Walk(form, places, nearness).faults_of(data)


class _Walk:
    def __init__(self, form: Format, places: Places, nearness: Nearness) -> None:
        self.leaves = Leaves(form["schema"])
        self.places = places
        self.nearness = nearness
        self.faults: list[Fault] = []
        self.waiting: list[tuple[Schema, object, Path]] = []
        self.steps: dict[str, Callable[[Schema, object, Path], None]] = {
            "nullable": self.nullable,
            "union": self.union,
            "typed-dict": self.fields,
            "dict": self.mapping,
            "list": self.items,
        }

    def faults_of(self, data: object) -> list[Fault]:
        """The faults of the whole."""
        self.waiting = [(self.leaves.top, data, ())]
        while self.waiting and len(self.faults) <= MOST_FAULTS:
            schema, value, path = self.waiting.pop()
            schema = self.leaves.resolved(schema)
            left = len(self.waiting)
            self.steps.get(str(schema["type"]), self.leaf)(schema, value, path)
            self.waiting[left:] = reversed(self.waiting[left:])  # so that what stands first is looked at first
        return self.faults

    def report(self, path: Path, message: Saying, hint: Saying | None = None, *, key: bool = False) -> None:
        """Note a fault at a value, or at its key."""
        self.faults.append(Fault(self.places.key(path) if key else self.places.value(path), message, hint))

    def nullable(self, schema: Schema, value: object, path: Path) -> None:
        """A blank will do."""
        if value is not None:
            self.waiting.append((cast(Schema, schema["schema"]), value, path))

    def union(self, schema: Schema, value: object, path: Path) -> None:
        """One of several forms: the one that was meant is chosen by what the value is, and the rest is up to it."""
        choices = [self.leaves.resolved(choice) for choice in cast(list[Schema], schema["choices"])]
        named = isinstance(value, dict) and "unknown" in value
        fitting = [
            choice
            for choice in choices
            if type(value) in self.leaves.kinds(choice) and (named or not _is_marker(choice))
        ]
        if not fitting:
            self.mismatch(choices, value, path)
        elif not self.fits_one(fitting, value):
            meant = max(fitting, key=lambda choice: _shared_keys(choice, value))
            self.waiting.append((meant, value, path))

    def fields(self, schema: Schema, value: object, path: Path) -> None:
        """An entry: known keys, each with its form."""
        if not isinstance(value, dict):
            self.mismatch([schema], value, path)
            return
        fields = cast(dict[str, Schema], schema["fields"])
        extras = cast(Schema | None, schema.get("extras_schema"))
        for key, field in fields.items():
            if key in value:
                self.waiting.append((cast(Schema, field["schema"]), value[key], (*path, key)))
            elif field.get("required"):
                self.report(path, say('{part} lacks the key "{key}"', part=part(path), key=key), key=True)
        for key in value.keys() - fields.keys():
            if extras is not None:
                self.waiting.append((extras, value[key], (*path, key)))
            else:
                self.unknown_key(key, list(fields), path)

    def unknown_key(self, key: str, known: Sequence[str], path: Path) -> None:
        """A key that the format does not know."""
        hint = wide(key) or self.nearness.hint(key, known)
        if key == "id":
            hint = say("the key before the colon is the id")
        message = say('unknown key "{key}" in {part}', key=brief(key), part=part(path))
        self.report((*path, key), message, hint, key=True)

    def mapping(self, schema: Schema, value: object, path: Path) -> None:
        """Entries by id, or values by name."""
        if not isinstance(value, dict):
            self.mismatch([schema], value, path)
            return
        keys, values = (self.leaves.resolved(cast(Schema, schema[name])) for name in ("keys_schema", "values_schema"))
        for key, entry in value.items():
            if not self.leaves.fits(keys, key):
                self.mismatch([keys], key, (*path, key), key=True)
            if not self.leaves.fits(values, entry):
                self.waiting.append((values, entry, (*path, key)))

    def items(self, schema: Schema, value: object, path: Path) -> None:
        """A list."""
        if not isinstance(value, list):
            self.mismatch([schema], value, path)
            return
        if len(value) < cast(int, schema.get("min_length", 0)):
            self.report(path, say("{part}: expected a list, found an empty one", part=part(path)))
        items = self.leaves.resolved(cast(Schema, schema["items_schema"]))
        for number, item in enumerate(value):
            if not self.leaves.fits(items, item):
                self.waiting.append((items, item, (*path, number)))

    def leaf(self, schema: Schema, value: object, path: Path) -> None:
        """A text, a number, a day, a word."""
        if not self.leaves.fits(schema, value):
            self.mismatch([schema], value, path)

    def mismatch(self, choices: list[Schema], value: object, path: Path, *, key: bool = False) -> None:
        """The value is none of what could stand here."""
        wanted = [word for choice in choices for word in self.leaves.words(choice)]
        sentence = self.leaves.sentence(choices)
        subject = part(path[:-1] if key else path)
        expected = sentence or say("expected {what}", what=either(wanted))
        message = say("{part}: {expected}, found {found}", part=subject, expected=expected, found=found(value))
        self.report(path, message, self.hint(choices, value), key=key)

    def hint(self, choices: list[Schema], value: object) -> Saying | None:
        """What would be right, where that is near."""
        if isinstance(value, int | float) and self.fits_one(choices, shown := str(value).lower()):
            return say('write "{text}" in quotes', text=shown)
        if not isinstance(value, str):
            return None
        if self.fits_one(choices, _bare(value)):
            return say("write {text} without quotes", text=brief(value))
        known = [word for choice in choices for word in cast(list[object], choice.get("expected", ()))]
        near = self.nearness.hint(value, [word for word in known if isinstance(word, str)]) or wide(value)
        if near is None and self.leaves.is_id(choices):
            word = _NO_WORD.sub("-", value).strip("-")
            near = say('write "{text}"', text=brief(word)) if self.fits_one(choices, word) else None
        return near

    def fits_one(self, choices: list[Schema], value: object) -> bool:
        """Whether a value fits one of several forms."""
        return any(self.leaves.fits(choice, value) for choice in choices)


def _shared_keys(schema: Schema, value: object) -> tuple[int, bool]:
    """How well an entry's keys suit a value; in doubt, not an unresolved id."""
    fields = cast(dict[str, Schema], schema.get("fields", {}))
    shared = len(fields.keys() & value.keys()) if isinstance(value, dict) else 0
    return shared, not _is_marker(schema)


def _bare(text: str) -> object:
    """What the text would be without quotes."""
    try:
        return resolved(text)
    except NotFinite:
        return text


def _is_marker(schema: Schema) -> bool:
    """Whether this is the form of an unresolved id, `{unknown: ...}`, which nobody means who does not write it."""
    return list(cast(dict[str, Schema], schema.get("fields", {}))) == ["unknown"]
