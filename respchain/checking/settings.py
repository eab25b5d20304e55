"""What a profile may say, and all that is wrong with what one says."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from respchain.errors import did_you_mean
from respchain.facts.parameters import Parameters
from respchain.language import N_, Saying, listed, say
from respchain.rule import Severity

Path = tuple[str, ...]
Table = Mapping[str, Any]


class Wrong(NamedTuple):
    """One thing that is wrong with a profile: at which key, what, and what would be right."""

    path: Path
    message: Saying
    hint: Saying | None = None


KEYS: Mapping[str, type] = {
    "name": str, "extends": str, "reports": list, "also": list, "mandatory": list, "parameters": dict,
    "severities": dict, "stages": dict, "kinds": dict, "prescribed": dict,
}  # fmt: skip
"""What a profile may say, and of which type it is; `reports` may be `"all"`."""

_WORDS: Mapping[Any, str] = {
    bool: N_("true or false"),
    int: N_("a whole number"),
    float: N_("a number"),
    str: N_("a text"),
    list: N_("a list of texts"),
    dict: N_("a table"),
}
DEEPEST = 8
"""So deep may a tree of stages be."""

_GRADES = [str(severity) for severity in Severity]
_OF_KIND = ("stages", "also")
_OF_ITEM = ("title", "basis", "concerns")


def faults(table: Table, codes: Iterable[str], profiles: Iterable[str], stages: Table) -> list[Wrong]:
    """All that is wrong with a profile: `codes` are those of the rules, `stages` the tree that it grows."""
    return list(_Reading(list(codes), list(profiles), stages).faults(table))


class _Reading:
    def __init__(self, codes: list[str], profiles: list[str], stages: Table) -> None:
        self.codes, self.profiles, self.stages = codes, profiles, stages

    def faults(self, table: Table) -> Iterator[Wrong]:
        known = {key: value for key, value in table.items() if key in KEYS}
        for key in table:
            if key not in KEYS:
                yield _unknown((key,), N_("key"), key, KEYS)
        for key, value in known.items():
            if not (isinstance(value, KEYS[key]) or (key == "reports" and value == "all")):
                yield _mistyped((key,), KEYS[key])
                continue
            if key in ("reports", "also", "mandatory") and value != "all":
                yield from self._codes((key,), value)
        if isinstance(known.get("extends"), str) and known["extends"] not in self.profiles:
            yield _unknown(("extends",), N_("profile"), known["extends"], self.profiles)
        sections = {key: value for key, value in known.items() if isinstance(value, dict)}
        yield from self._parameters(sections.get("parameters", {}))
        yield from self._severities(sections.get("severities", {}))
        yield from _tree(("stages",), sections.get("stages", {}))
        yield from self._kinds(sections)
        yield from _items(sections.get("prescribed", {}))

    def _codes(self, path: Path, codes: Iterable[object]) -> Iterator[Wrong]:
        every = {*self.codes, *(code[:-3] for code in self.codes)}
        for code in codes:
            if code not in every:
                yield _unknown(path, N_("rule"), str(code), sorted(every))

    def _parameters(self, stated: Table) -> Iterator[Wrong]:
        hints = get_type_hints(Parameters)
        for name, value in stated.items():
            if name not in hints:
                yield _unknown(("parameters", name), N_("parameter"), name, hints)
            elif not fits(value, hints[name]):
                yield _mistyped(("parameters", name), get_origin(hints[name]) or hints[name])

    def _severities(self, stated: Table) -> Iterator[Wrong]:
        for code, word in stated.items():
            if code not in self.codes:
                yield _unknown(("severities", code), N_("rule"), code, self.codes)
            elif word not in _GRADES:
                grades = listed(_GRADES, N_(" or "))
                message = say('"{word}" is no severity: write {grades}', word=word, grades=grades)
                yield Wrong(("severities", code), message, did_you_mean(str(word), _GRADES))

    def _kinds(self, sections: Table) -> Iterator[Wrong]:
        known = set(_names(self.stages)) | set(_names(sections.get("stages", {})))
        for kind, entry in sections.get("kinds", {}).items():
            path = ("kinds", kind)
            if not isinstance(entry, dict) or not fits(entry.get("stages"), list[str]) or not entry["stages"]:
                yield Wrong(path, say("a kind lists the stages that its matters must have"))
                continue
            for key in entry:
                if key not in _OF_KIND:
                    yield _unknown((*path, key), N_("key"), key, _OF_KIND)
            if not fits(entry.get("also", []), list[str]):
                yield _mistyped((*path, "also"), list)
            for stage in entry["stages"]:
                if stage not in known:
                    yield _unknown((*path, "stages"), N_("stage"), stage, sorted(known))


def _tree(path: Path, tree: Table) -> Iterator[Wrong]:
    for name, inner in tree.items():
        if not isinstance(inner, dict):
            yield _mistyped((*path, name), dict)
        elif len(path) > DEEPEST:
            yield Wrong((*path, name), say("a tree of stages is at most {count} deep", count=DEEPEST))
        else:
            yield from _tree((*path, name), inner)


def _names(tree: Table, depth: int = 0) -> Iterator[str]:
    for name, inner in tree.items():
        yield name
        if isinstance(inner, dict) and depth < DEEPEST:
            yield from _names(inner, depth + 1)


def _items(stated: Table) -> Iterator[Wrong]:
    for item, entry in stated.items():
        path = ("prescribed", item)
        if not isinstance(entry, dict):
            yield _mistyped(path, dict)
            continue
        for key in entry:
            if key not in _OF_ITEM:
                yield _unknown((*path, key), N_("key"), key, _OF_ITEM)
        if not (fits(entry.get("title", ""), str) or fits(entry.get("title"), dict[str, str])):
            yield _mistyped((*path, "title"), str)
        if not fits(entry.get("basis", ""), str):
            yield _mistyped((*path, "basis"), str)
        if not fits(entry.get("concerns", []), list[str]):
            yield _mistyped((*path, "concerns"), list)


def fits(value: object, hint: Any) -> bool:
    """Whether a value is of a type, `bool` and `int` told apart.

    >>> fits(["a"], list[str]), fits(True, int), fits({"a": ["b"]}, dict[str, list[str]]), fits(3, float)
    (True, False, True, True)
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin is dict:
        return isinstance(value, dict) and all(fits(one, inner[1]) for one in value.values())
    if origin is list:
        return isinstance(value, list) and all(fits(one, inner[0]) for one in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, hint) and (hint is bool or not isinstance(value, bool))


def _unknown(path: Path, kind: str, name: str, known: Iterable[str]) -> Wrong:
    return Wrong(path, say('there is no {kind} "{name}"', kind=say(kind), name=name), did_you_mean(name, known))


def _mistyped(path: Path, kind: Any) -> Wrong:
    return Wrong(path, say('"{key}" must be {what}', key=path[-1], what=say(_WORDS[kind])))
