"""The axis of an input: what its values can be, and which of them pass a test."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from respchain.files.importers.authority.dmn.feel import Equal, Literal, Tests, Within, span_of
from respchain.scope.lines import spell
from respchain.scope.ranges import HIGHEST, LOWEST, Cut, Kind, Span

OTHER, NULL = object(), "null"
EVERY = Span(LOWEST, HIGHEST)

Passed = frozenset[int] | tuple[Span, ...]
"""What passes: numbers of names, or ranges in order that do not touch."""


class Names(NamedTuple):
    """An axis of named values: what each is called, and what it is; `OTHER` stands for all that no entry names."""

    names: Sequence[str]
    values: Sequence[object]

    @property
    def whole(self) -> Passed:
        """All of them."""
        return frozenset(range(len(self.names)))

    def passed(self, tests: Tests) -> Passed | None:
        """The values that pass; nothing where it cannot be told."""
        if not tests.tests:
            return self.whole
        if any(not self._fits(test) for test in tests.tests):
            return None
        found = {at for at, value in enumerate(self.values) for test in tests.tests if _is(value, test)}
        return self.whole - found if tests.negated and isinstance(self.whole, frozenset) else frozenset(found)

    def _fits(self, test: Equal | Within) -> bool:
        if isinstance(test, Equal):
            return (
                OTHER in self.values
                or any(_same(value, test.value) for value in self.values)
                or self._closed(test.value)
            )
        return OTHER not in self.values and all(isinstance(value, Decimal) for value in self.values)

    def _closed(self, value: Literal) -> bool:
        """Whether a value that the axis does not have can be none of its kind: it passes nowhere."""
        return value is not None and any(type(value) is type(own) for own in self.values)

    def scope(self, passed: Passed) -> list[str]:
        """The values as charters write them."""
        assert isinstance(passed, frozenset)
        return [self.names[at] for at in sorted(passed)]


class Line(NamedTuple):
    """An axis of numbers or days, in a domain of one or more ranges."""

    kind: Kind
    domain: tuple[Span, ...] = (EVERY,)

    @property
    def whole(self) -> Passed:
        """All of it."""
        return self.domain

    def passed(self, tests: Tests) -> Passed | None:
        """The ranges that pass; nothing where it cannot be told."""
        if not tests.tests:
            return self.domain
        if tests.negated and list(tests.tests) == [Equal(None)]:
            return self.domain  # not(null): whatever is stated
        found = [self._span(test) for test in tests.tests]
        if any(span is None for span in found):
            return None
        stated = joined([span for span in found if span is not None])
        return crossed(self.domain, complement(stated) if tests.negated else stated)

    def _span(self, test: Equal | Within) -> Span | None:
        days = self.kind is Kind.DATE
        if isinstance(test, Within):
            return span_of(test.text, self.kind) if test.days is days else None
        value = test.value
        if days and isinstance(value, date):
            return span_of(value.isoformat(), self.kind)
        return span_of(format(value, "f"), self.kind) if not days and isinstance(value, Decimal) else None

    def scope(self, passed: Passed) -> list[str]:
        """The ranges as charters write them."""
        assert isinstance(passed, tuple)
        return [spell(span, self.kind) for span in passed]


Axis = Names | Line


def _is(value: object, test: Equal | Within) -> bool:
    if isinstance(test, Equal):
        return _same(value, test.value)
    span = span_of(test.text, Kind.NUMBER)
    if span is None or not isinstance(value, Decimal):
        return False
    return span.low <= Cut(0, value, False) and Cut(0, value, True) <= span.high


def _same(value: object, other: Literal) -> bool:
    return type(value) is type(other) and value == other


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same values as ranges in order that do not touch.

    >>> len(joined([span_of("[1..3)", Kind.NUMBER), span_of("[3..5]", Kind.NUMBER), span_of("> 9", Kind.NUMBER)]))
    2
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.low <= found[-1].high:
            found[-1] = Span(found[-1].low, max(found[-1].high, span.high))
        else:
            found.append(span)
    return tuple(found)


def complement(spans: Sequence[Span]) -> tuple[Span, ...]:
    """What ranges in order leave."""
    found, low = [], LOWEST
    for span in spans:
        if low < span.low:
            found.append(Span(low, span.low))
        low = span.high
    return (*found, *([Span(low, HIGHEST)] if low < HIGHEST else []))


def crossed(ones: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """What two lists of ranges share."""
    met = [Span(max(one.low, other.low), min(one.high, other.high)) for one in ones for other in others]
    return tuple(sorted(span for span in met if span.low < span.high))


def shared(passed: Sequence[Passed]) -> Passed:
    """What passes all of several tests."""
    found = passed[0]
    for one in passed[1:]:
        if isinstance(found, tuple) and isinstance(one, tuple):
            found = crossed(found, one)
        elif isinstance(found, frozenset) and isinstance(one, frozenset):
            found = found & one
    return found


def named(values: Sequence[Literal], other: str | None, null: bool) -> Names:
    """An axis of literals, of all others if a word for them is given, and of nothing where that is named."""
    names: list[str] = []
    kept: list[object] = []
    for value in values:
        if value is not None and not any(_same(known, value) for known in kept):
            names.append(_free(_shown(value), names))
            kept.append(value)
    if null:
        names.append(_free(NULL, names))
        kept.append(None)
    if other is not None:
        names.append(_free(other, names))
        kept.append(OTHER)
    return Names(names, kept)


def _shown(value: Literal) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text if text.strip() else f'"{text}"'


def _free(name: str, taken: Sequence[str]) -> str:
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    return found


def entry_of(axis: Axis, title: str) -> Mapping[str, object]:
    """An axis as a facet of the format."""
    head = {"title": title} if title else {}
    if isinstance(axis, Names):
        return {**head, "values": list(axis.names)}
    if axis.kind is Kind.DATE:
        found: dict[str, object] = {**head, "type": "date"}
    else:
        found = {**head, "type": "number", **({"integer": True} if axis.kind is Kind.INTEGER else {})}
    hull = Span(axis.domain[0].low, axis.domain[-1].high)
    return found if hull == EVERY else {**found, "range": spell(hull, axis.kind)}
