"""Rules as they can be stated: what passes them on each axis, and whom they name."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from respchain.facts.ids import normalised_title
from respchain.files.importers.authority.dmn.axes import Axis, Passed, shared
from respchain.files.importers.authority.dmn.feel import Literal, Tests, literals
from respchain.files.importers.authority.dmn.inputs import axis_of
from respchain.files.importers.authority.dmn.model import Rule, Table
from respchain.language import Saying, say


class Read(NamedTuple):
    """A rule that could be read: what passes on each axis, who answers and who does the work."""

    rule: Rule
    number: int
    passed: Sequence[Passed]
    actors: tuple[str, ...]
    doers: tuple[str, ...]


class Asked(NamedTuple):
    """What a table asks for: the columns that ask it, and the axis of its values, where there is one."""

    columns: Sequence[int]
    axis: Axis | None


def asked_by(table: Table, entries: Sequence[Sequence[Tests | None]], other: str) -> list[Asked]:
    """What the table asks for, with the axis of each; columns that ask the same share one, and what nobody asks
    cuts nothing."""
    columns: dict[str, list[int]] = {}
    for at, column in enumerate(table.inputs):
        columns.setdefault(normalised_title(column.asks) or f"\0{at}", []).append(at)
    found = []
    for places in columns.values():
        own = [row[at] if at < len(row) else None for row in entries for at in places]
        some = any(entry is None or entry.tests for entry in own)
        axis = axis_of(table.inputs[places[0]], own, other) if some else None
        found.append(Asked(places, axis))
    return found


def passed_by(
    table: Table, rule: Rule, tests: Sequence[Tests | None], asked: Sequence[Asked]
) -> tuple[Saying | None, list[Passed]]:
    """What passes a rule on each axis; or why that cannot be said."""
    if rule.foreign:
        return say("another language than FEEL"), []
    if len(tests) != len(table.inputs) or len(rule.outputs) != len(table.outputs):
        return say("as many entries as the table has columns are expected"), []
    if None in tests:
        return say("an expression that cannot be read exactly"), []
    passed: list[Passed] = []
    for columns, axis in asked:
        own = [test for at in columns if (test := tests[at]) is not None]
        if axis is None:
            if any(test.tests for test in own):
                kind = table.inputs[columns[0]].type or "?"
                return say("values of the type {type}, which no facet has", type=kind), []
            continue
        ones = [axis.passed(test) for test in own]
        if None in ones:
            return say("a value that does not fit the type of its input"), []
        both = shared([one for one in ones if one is not None])
        if not both:
            return say("it never holds: no value that its input may have passes"), []
        passed.append(both)
    return None, passed


def named_by(rule: Rule, column: int) -> tuple[str, ...] | None:
    """Whom an output names; nobody where it is blank or null, nothing where it is no literal."""
    if column >= len(rule.outputs):
        return None
    text = rule.outputs[column]
    if text in ("", "-", "null"):
        return ()
    values = literals(text)
    if values is None:
        return None
    return tuple(dict.fromkeys(name for value in values if (name := said(value))))


def scope_of(one: Read, facets: Sequence[str], axes: Sequence[Axis]) -> dict[str, Any]:
    """The part of the matter that a rule decides; nothing where it is all of it."""
    scope: dict[str, Any] = {}
    for facet, axis, passed in zip(facets, axes, one.passed, strict=True):
        if passed != axis.whole:
            values = axis.scope(passed)
            scope[facet] = values[0] if len(values) == 1 else values
    return scope


def said(value: Literal) -> str:
    """A value as the title of a post; blank for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value).split())
