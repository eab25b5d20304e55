"""Limits that lie inside those of higher levels, as they are meant to."""

from collections.abc import Iterator, Sequence

from respchain.files.importers.authority.granted import Grant
from respchain.files.importers.authority.limits import EVERYTHING
from respchain.scope.ranges import Span

MOST = 120  # grants on one matter whose nesting is stated: it grows with their square


def nested(grants: Sequence[Grant]) -> Iterator[tuple[int, int, str]]:
    """Pairs of a grant and one of a higher level inside which it lies: `(lower, higher, why)`.

    Of a table of levels the higher level is known; of a list, it is the one with the higher limit, where both begin at
    nothing. Two of one level, and a lower level that may decide more than a higher one, are left to be found.
    """
    for low, one in enumerate(grants):
        for high, other in enumerate(grants):
            if low == high or one.who == other.who or not _below(one, other):
                continue
            inside, less = _inside(_span(one), _span(other)), _span(one) != _span(other)
            special = one.limit.qualifier == other.limit.qualifier or not other.limit.qualifier
            if inside and special and (less or one.limit.qualifier != other.limit.qualifier):
                yield low, high, "special"
            elif inside and less:
                yield low, high, "priority"


def _below(one: Grant, other: Grant) -> bool:
    if one.rank is not None and other.rank is not None:
        return one.rank < other.rank
    return bool(_span(one).low.reach and _span(other).low.reach)


def _span(grant: Grant) -> Span:
    return grant.limit.span or EVERYTHING


def _inside(one: Span, other: Span) -> bool:
    return other.low <= one.low and one.high <= other.high
