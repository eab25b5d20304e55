"""Validates plain charters by `format.json`, without importing pydantic."""

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Protocol, TypedDict, cast

FORMAT = Path(__file__).with_name("format.json")


class Format(TypedDict):
    """What `format.json` holds; `respchain.model.generate` explains it."""

    schema: dict[str, object]
    mapping_sections: list[str]
    list_sections: list[str]
    namespaces: dict[str, list[str]]
    references: list[tuple[list[str], str]]
    key_references: list[tuple[list[str], str, list[str]]]


class Validator(Protocol):
    """What is used of `pydantic_core.SchemaValidator`."""

    def validate_python(self, plain: object, /) -> dict[str, object]:
        """The charter with its days as dates; where it is none, a ValueError: `pydantic_core.ValidationError`."""
        ...

    def isinstance_python(self, plain: object, /) -> bool:
        """Whether the value fits."""
        ...


@cache
def charter_format() -> Format:
    """The format as packaged."""
    return cast(Format, _compiled_core().from_json(FORMAT.read_bytes()))


@cache
def charter_validator() -> Validator:
    """The validator of plain charters.

    >>> charter_validator().validate_python({"as_of": "2026-06-01", "posts": {"mayor": {}}})
    {'as_of': datetime.date(2026, 6, 1), 'posts': {'mayor': {}}}
    """
    return validator_of(charter_format()["schema"])


def validator_of(schema: Mapping[str, object]) -> Validator:
    """The validator of any schema.

    >>> validator_of({"type": "int", "strict": True}).isinstance_python("5")
    False
    """
    return cast(Validator, _compiled_core().SchemaValidator(schema))


def _compiled_core() -> ModuleType:
    """The compiled part of pydantic_core alone: the typing aids around it take ten times as long to import."""
    name = "pydantic_core._pydantic_core"
    if name in sys.modules:
        return sys.modules[name]
    package = find_spec("pydantic_core")
    folders: Sequence[str] = (package and package.submodule_search_locations) or []
    found = PathFinder.find_spec(name, folders)
    if found is None or found.loader is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    module = module_from_spec(found)
    sys.modules[name] = module
    found.loader.exec_module(module)
    return module
