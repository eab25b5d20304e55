"""What the headings of a workbook mean, for the notes on them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from respchain.files.workbook.forms import Form
from respchain.files.workbook.laying import Path, form_of, heading_of, layout
from respchain.model.references import Part

_JOINT = {"en": ", ", "zh": "、"}


@cache
def texts() -> Mapping[str, Any]:
    """The packaged texts: of each kind of part the Chinese notes by key; and the sheet that explains the workbook."""
    return tomllib.loads(files("respchain.files.workbook").joinpath("notes.toml").read_text("utf-8"))


def note(kind: str, path: Path, language: str) -> str:
    """What a heading means, with an example and the words to choose from."""
    form, owner = form_of(kind), ""
    for step in path:
        owner = form.kinds.get(step, owner)
        form = form.inside(step)
    if path[-1] in ("process", "id") and len(path) == 1:
        lines = [texts()[language][path[-1]]]
    else:
        lines = list(_chinese(owner, path[-1]) if language == "zh" else _english(owner, path[-1]))
    return "\n".join([*lines, *_manner(form, path, kind, language)])


def _english(owner: str, key: str) -> Iterator[str]:
    field = _fields().get(owner, {}).get(key)
    if field is None:
        yield texts()["en"]["facet"]
        return
    yield field.description or ""
    examples = [_shown(example) for example in field.examples or ()]
    if examples:
        yield f"Example: {'  or  '.join(examples)}"


def _chinese(owner: str, key: str) -> Iterator[str]:
    own = texts()["notes"].get(owner, {}).get(key) or texts()["notes"]["any"].get(key)
    yield own or texts()["zh"]["facet"]


def _shown(example: object) -> str:
    from respchain.files.written import scalar

    if isinstance(example, list):
        return ", ".join(map(_shown, example))
    if isinstance(example, dict):
        return f"{{{', '.join(f'{key}: {_shown(value)}' for key, value in example.items())}}}"
    return (
        "yes"
        if example is True
        else "no"
        if example is False
        else example
        if isinstance(example, str)
        else scalar(example)
    )


@cache
def _fields() -> Mapping[str, Mapping[str, Any]]:
    """The fields of all models, by the names that charters have for them."""
    import_module("respchain.model.charter")  # knows all of them; only what is written needs the models
    found, waiting = {}, [Part]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        found[model.__name__] = {
            str(field.validation_alias or name): field for name, field in model.model_fields.items()
        }
    return found


def _manner(form: Form, path: Path, kind: str, language: str) -> Iterator[str]:
    """How a cell is filled in."""
    say = texts()[language]
    if choices := chosen(form, language):
        yield say["choose"].format(words=_JOINT[language].join(choices))
    if form.flag and not form.mapping:
        yield say["flag"]
    if form.day and not form.text:
        yield say["day"]
    if form.duration:
        yield say["duration"]
    if (
        form.items is not None
        and (form.items.scalar or not form.mapping)
        and path[-1] not in layout()["single"]["keys"]
    ):
        yield say["list"]
    parts = [key for key in form.fields if key not in ("unknown", "zh", "en", "since", "until", "through")]
    if parts and kind != "charter":
        some = ", ".join(heading_of(form_of(kind), (*path, key), language) for key in parts[:2])
        yield say["parts"].format(some=some)
    elif form.values is not None and path[-1] in ("scope", "except"):
        yield say["scope"]


def chosen(form: Form, language: str) -> list[str]:
    """The words that a cell is chosen from, in a language."""
    inner = form if form.literals or form.words or form.items is None else form.items
    if language == "zh":
        own = {str(literal) for literal in inner.literals}
        return list(dict.fromkeys(words[0] for words in inner.words.values() if words[0] not in own))
    if inner.literals:
        return [str(literal) for literal in inner.literals if str(literal).isascii()]
    return list(inner.words)
