"""An axis of numbers or days, cut at every bound that is named: a position is what lies between neighbouring cuts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from respchain.language import Saying, say
from respchain.scope.faults import ScopeFault
from respchain.scope.ranges import HIGHEST, LOWEST, Cut, Kind, Span, all_spans, between, spans

Interval = tuple[int, int]
Plain = str | int | float | bool | None
_LAST_DAY = date.max.toordinal()


class Line(NamedTuple):
    """Position i lies between `cuts[i]` and `cuts[i + 1]`; the first and last cuts are the ends of the domain.

    `< 10` and `> 10` cut just before and just after 10, and so leave a position of its own to exactly 10.
    """

    kind: Kind
    cuts: tuple[Cut, ...]

    @staticmethod
    def cut(kind: Kind, values: Iterable[object], within: object = None) -> "Line":
        """The axis of all the values named, inside the range `within`."""
        domain = Span(LOWEST, HIGHEST)
        if within is not None:
            stated = spans(within, kind)
            if len(stated) != 1:
                raise ScopeFault(say("the range of a facet is one range, not several"))
            domain = stated[0]
        named = {cut for span in all_spans(values, kind) for cut in span if domain.low < cut < domain.high}
        return Line(kind, (domain.low, *sorted(named), domain.high))

    @property
    def size(self) -> int:
        """The number of positions."""
        return len(self.cuts) - 1

    def encode(self, value: object) -> list[Interval]:
        """The positions of a value, a range or a list of these; what lies outside the domain is left away."""
        found = []
        for span in spans(value, self.kind):
            low, high = max(span.low, self.cuts[0]), min(span.high, self.cuts[-1])
            if low < high:
                found.append((self._position(low), self._position(high)))
        return merged(found)

    def outside(self, value: object) -> Saying | None:
        """What of a value lies outside the domain as a whole, in words, or nothing."""
        for span in spans(value, self.kind):
            if span.high <= self.cuts[0] or span.low >= self.cuts[-1]:
                return say("{value} lies outside {domain}", value=spell(span, self.kind), domain=self.domain)
        return None

    @property
    def domain(self) -> str:
        """The whole axis as a range."""
        return spell(Span(self.cuts[0], self.cuts[-1]), self.kind)

    def locate(self, value: object) -> int:
        """The position that holds a single value, whether or not a bound was named there."""
        (point, *more) = spans(value, self.kind)
        at = bisect_right(self.cuts, point.low) - 1
        if more or not self.cuts[0] <= point.low < point.high <= self.cuts[-1] or point.high > self.cuts[at + 1]:
            raise ScopeFault(say("{value} is not one value of {domain}", value=value, domain=self.domain))
        return at

    def decode(self, intervals: Iterable[Interval]) -> list[Plain | dict[str, Plain]]:
        """The ranges as JSON has them; null is without end."""
        return [_json(self._span(interval), self.kind) for interval in merged(intervals)]

    def spell(self, intervals: Iterable[Interval]) -> list[str]:
        """The ranges as people write them, ready to be read again."""
        return [spell(self._span(interval), self.kind) for interval in merged(intervals)]

    def witness(self, low: int, high: int) -> str:
        """One value between two positions."""
        span = self._span((low, high))
        return _word(between(span.low, span.high, self.kind), self.kind)

    def _span(self, interval: Interval) -> Span:
        return Span(self.cuts[interval[0]], self.cuts[interval[1]])

    def _position(self, cut: Cut) -> int:
        at = bisect_left(self.cuts, cut)
        if self.cuts[at] != cut:
            raise ScopeFault(
                say("{bound} is not among the bounds that this axis was cut at", bound=_word(cut.value, self.kind))
            )
        return at


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same positions as ascending intervals with room between them.

    >>> merged([(4, 6), (0, 2), (2, 3), (5, 5)])
    [(0, 3), (4, 6)]
    """
    result: list[Interval] = []
    for low, high in sorted(intervals):
        if low >= high:
            continue
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def spell(span: Span, kind: Kind) -> str:
    """A range as people write it, `any` where it has no end at all.

    >>> [spell(span, Kind.NUMBER) for span in spans(["]3..5.0]", "> 7", 9], Kind.NUMBER)]
    ['(3..5]', '> 7', '9']
    """
    low, high = span
    if low.reach and high.reach:
        return "any"
    if high.reach:
        return f"{'>' if low.after else '>='} {_word(low.value, kind)}"
    if low.reach:
        return f"{'<=' if high.after else '<'} {_word(high.value, kind)}"
    if (low.value == high.value) or (kind is not Kind.NUMBER and high.value - low.value == 1):
        return _word(low.value, kind)
    return f"{'(' if low.after else '['}{_word(low.value, kind)}..{_word(high.value, kind)}{']' if high.after else ')'}"


def _json(span: Span, kind: Kind) -> dict[str, Plain]:
    low, high = span
    return {
        "low": None if low.reach else _plain(low.value, kind),
        "low_closed": not low.reach and not low.after,
        "high": None if high.reach else _plain(high.value, kind),
        "high_closed": not high.reach and (high.after or _beyond_calendar(high.value, kind)),
    }


def _plain(value: Decimal, kind: Kind) -> Plain:
    """The value as JSON can hold it without loss: whole numbers, floats where they are exact, else text."""
    if kind is Kind.DATE:
        return _word(value, kind)
    if value == int(value):
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else _word(value, kind)


def _word(value: Decimal, kind: Kind) -> str:
    if kind is Kind.DATE:
        return date.fromordinal(min(int(value), _LAST_DAY)).isoformat()
    if value == int(value):
        return str(int(value))
    return format(value, "f").rstrip("0")


def _beyond_calendar(value: Decimal, kind: Kind) -> bool:
    return kind is Kind.DATE and value > _LAST_DAY
