"""The axes of a table's inputs, by their types, their allowed values and what its rules say."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from respchain.files.importers.authority.dmn.axes import Axis, Line, joined, named
from respchain.files.importers.authority.dmn.feel import Equal, Literal, Tests, Within, span_of, unary_tests
from respchain.files.importers.authority.dmn.model import Column
from respchain.scope.ranges import Kind, Span

_KINDS = {"number": Kind.NUMBER, "integer": Kind.INTEGER, "date": Kind.DATE}


def axis_of(column: Column, entries: Sequence[Tests | None], other: str) -> Axis | None:
    """The axis of an input; nothing where its type is one that no axis can hold, or cannot be told.

    A text of which it is not said what it can be has all values that its rules name, and a word for all `other` ones.
    """
    allowed = unary_tests(column.allowed) if column.allowed else None
    read = [entry for entry in entries if entry is not None]
    stated = [test for entry in read for test in entry.tests]
    type_ = column.type or _told(stated)
    null = Equal(None) in stated or (allowed is not None and Equal(None) in allowed.tests)
    if type_ in _KINDS:
        return _line(_KINDS[type_], allowed, null)
    if type_ not in ("string", "boolean"):
        return None
    if type_ == "boolean":
        return named([True, False], None, null)
    values: list[Literal] = [test.value for test in stated if isinstance(test, Equal)]
    if (
        allowed is not None
        and not allowed.negated
        and all(isinstance(test, Equal) for test in allowed.tests)
        and allowed.tests
    ):
        return named([test.value for test in allowed.tests if isinstance(test, Equal)], None, null)
    return named(values, other, null)


def _line(kind: Kind, allowed: Tests | None, null: bool) -> Axis | None:
    """Numbers or days; a list of single numbers is an axis of names."""
    if allowed is None or not allowed.tests or allowed.negated:
        return Line(kind)
    tests = list(allowed.tests)
    if kind is not Kind.DATE and all(isinstance(test, Equal) and isinstance(test.value, Decimal) for test in tests):
        return named([test.value for test in tests if isinstance(test, Equal)], None, null)
    spans = [_span(test, kind) for test in tests]
    domain = joined([span for span in spans if span is not None])
    return Line(kind, domain) if domain and None not in spans else Line(kind)


def _span(test: Equal | Within, kind: Kind) -> Span | None:
    if isinstance(test, Within):
        return span_of(test.text, kind) if test.days is (kind is Kind.DATE) else None
    value = test.value
    if isinstance(value, date):
        return span_of(value.isoformat(), kind) if kind is Kind.DATE else None
    return span_of(format(value, "f"), kind) if isinstance(value, Decimal) and kind is not Kind.DATE else None


def _told(stated: Sequence[Equal | Within]) -> str:
    """The type that the entries of an input without one tell, if they tell the same."""
    found = set()
    for test in stated:
        if isinstance(test, Within):
            found.add("date" if test.days else "number")
        elif test.value is not None:
            value = test.value
            kinds = ((bool, "boolean"), (str, "string"), (Decimal, "number"), (date, "date"))
            found.add(next(name for kind, name in kinds if isinstance(value, kind)))
    return found.pop() if len(found) == 1 else "string" if not found else ""
