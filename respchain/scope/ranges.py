"""Ranges of numbers or days, read from the text that people write (DMN's FEEL) into exact cuts of the axis.

A range lies between two cuts. A cut lies just before a value or just after it, so open and closed ends need no case of
their own, and two ranges meet exactly where one ends after the other begins. Nothing is rounded: `0.1` is a tenth.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, localcontext
from enum import Enum
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from respchain.language import N_, Saying, say
from respchain.scope.faults import ScopeFault

DIGITS = 40  # no amount needs more; a longer number, or 1e999999999, is a slip or an attack


class Kind(Enum):
    """What the values of a line are."""

    NUMBER = N_("number")
    INTEGER = N_("whole number")
    DATE = N_("date")


class Cut(NamedTuple):
    """A place between values: just before `value`, or just after it; `reach` -1 and 1 are the two infinities.

    Days are counted from the first of January of year 1, as `date.toordinal` does.

    >>> Cut(0, Decimal(5), False) < Cut(0, Decimal(5), True) < Cut(0, Decimal("5.1"), False) < HIGHEST
    True
    """

    reach: int
    value: Decimal
    after: bool


LOWEST, HIGHEST = Cut(-1, Decimal(0), False), Cut(1, Decimal(0), False)


class Span(NamedTuple):
    """The values between two cuts."""

    low: Cut
    high: Cut


_INTERVAL = re.compile(r"([\[(\]])(.*?)\.\.(.*)([\])\[])", re.DOTALL)
_UNARY = re.compile(r"(<=|>=|<|>)(.*)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}([,，_' ]\d{3})+(\.\d+)?", re.ASCII)
_WITH_UNIT = re.compile(r"\D{0,3}?[+-]?\d+(\.\d+)?\s*[^\d\s.\-][^\d]*")
_WIDE = str.maketrans("＜＞＝［］（）．，：≤≥０１２３４５６７８９", "<>=[]().,:<>0123456789")


def spans(value: object, kind: Kind) -> tuple[Span, ...]:
    """The ranges that `value` states, in its order: one value, one range, or a list of these.

    >>> [str(cut.value) for span in spans(["[0..10)", ">= 20.50"], Kind.NUMBER) for cut in span]
    ['0', '10', '20.50', '0']
    """
    if isinstance(value, list | tuple):
        if not value:
            raise ScopeFault(say("an empty list covers nothing"), say("leave the facet out to cover all of it"))
        return tuple(_one(part, kind) for part in value)
    return (_one(value, kind),)


def _one(value: object, kind: Kind) -> Span:
    if isinstance(value, str):
        return _text(value, kind)
    return _settled(_point(_scalar(value, kind)), kind, str(value))


@lru_cache(maxsize=1 << 16)
def _text(text: str, kind: Kind) -> Span:
    """The range of one text. FEEL also writes an open end as a bracket turned away: `]3..5[` is `(3..5)`."""
    stripped = text.strip()
    if found := _UNARY.fullmatch(stripped):
        sign, bound = found[1], _literal(found[2], kind, text)
        cut = Cut(0, bound, sign in ("<=", ">"))
        return _settled(Span(cut, HIGHEST) if sign.startswith(">") else Span(LOWEST, cut), kind, text)
    if found := _INTERVAL.fullmatch(stripped):
        low, high = _literal(found[2], kind, text), _literal(found[3], kind, text)
        if low > high:
            raise ScopeFault(say('"{text}" runs backwards', text=text), say("the lower bound comes first"))
        return _settled(Span(Cut(0, low, found[1] != "["), Cut(0, high, found[4] == "]")), kind, text)
    return _settled(_point(_literal(stripped, kind, text)), kind, text)


def _point(value: Decimal) -> Span:
    return Span(Cut(0, value, False), Cut(0, value, True))


def _settled(span: Span, kind: Kind, text: str) -> Span:
    """The span, not empty, with the cuts of whole numbers or days just before a value: equal ranges have equal cuts."""
    if kind is not Kind.NUMBER:
        span = Span(_whole(span.low), _whole(span.high))
    if span.low >= span.high:
        raise ScopeFault(say('"{text}" is empty', text=text), say("no {kind} lies in it", kind=say(kind.value)))
    return span


def _whole(cut: Cut) -> Cut:
    if cut.reach:
        return cut
    whole = floor(cut.value)
    return Cut(0, Decimal(whole if whole == cut.value and not cut.after else whole + 1), False)


def _literal(text: str, kind: Kind, whole: str) -> Decimal:
    """One bound of the text `whole`, as a number."""
    text = text.strip()
    if kind is Kind.DATE:
        if not _DAY.fullmatch(text):
            raise ScopeFault(say('"{text}" is not a day or a range of days', text=whole), _hint(text, kind))
        return _day(text)
    if not _NUMBER.fullmatch(text):
        raise ScopeFault(say('"{text}" is not a number or a range of numbers', text=whole), _hint(text, kind))
    return _bounded(Decimal(text), text)


def _day(text: str) -> Decimal:
    try:
        return Decimal(date.fromisoformat(text).toordinal())
    except ValueError:
        raise ScopeFault(say("{text} is not a day of the calendar", text=text)) from None


def _scalar(value: object, kind: Kind) -> Decimal:
    """A value that the file format has typed already; floats by their shortest text, so that 0.1 stays a tenth."""
    if kind is Kind.DATE:
        if isinstance(value, datetime) or not isinstance(value, date):
            raise ScopeFault(say("{value} is not a day", value=_shown(value)), _hint("", kind))
        return Decimal(value.toordinal())
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ScopeFault(say("{value} is not a number", value=_shown(value)), _hint("", kind))
    if isinstance(value, int):
        if value.bit_length() > 4 * DIGITS:
            raise ScopeFault(say("the number is too long"), say("up to {most} digits are read", most=DIGITS))
        return _bounded(Decimal(value), str(value))
    return _bounded(Decimal(repr(value)) if isinstance(value, float) else value, str(value))


def _bounded(value: Decimal, text: str) -> Decimal:
    if not value.is_finite():
        raise ScopeFault(
            say("{value} is not a number", value=text), say('a range without end is written ">= 5" or "< 5"')
        )
    if len(value.as_tuple().digits) > DIGITS or (value and abs(value.adjusted()) >= DIGITS):
        raise ScopeFault(
            say("{text} is too long a number", text=text[:50]), say("up to {most} digits are read", most=DIGITS)
        )
    return value


def _shown(value: object) -> str:
    return say("nothing") if value is None else str(value).lower() if isinstance(value, bool) else repr(value)[:50]


def _hint(text: str, kind: Kind) -> Saying:
    """What would be right, by what the text looks like."""
    if text != (narrow := text.translate(_WIDE)):
        return say('"{text}" has to be written in half-width characters', text=narrow)
    if kind is Kind.DATE:
        return say('write 2026-01-31, "[2026-01-01..2027-01-01)", ">= 2026-01-01" or a list of these')
    if _GROUPED.fullmatch(text):
        return say("write {number}, without separators", number=re.sub("[^0-9.+-]", "", text))
    if _WITH_UNIT.fullmatch(text):
        return say("write the number in full and without a unit")
    return say('write 5, "[0..10)", ">= 5", "< 5" or a list of these')


def between(low: Cut, high: Cut, kind: Kind) -> Decimal:
    """One value between two cuts: an end that belongs, else the next whole number, else the middle.

    >>> str(between(Cut(0, Decimal(5), True), Cut(0, Decimal(6), False), Kind.NUMBER))
    '5.5'
    """
    if low.reach == 0 and not low.after:
        return low.value
    if high.reach == 0 and (high.after or low.reach):
        return high.value if high.after else Decimal(ceil(high.value) - 1)
    if low.reach:
        return Decimal(date(2000, 1, 1).toordinal()) if kind is Kind.DATE else Decimal(0)
    following = Decimal(floor(low.value) + 1)
    if high.reach or following < high.value:
        return following
    with localcontext(prec=4 * DIGITS):
        return ((low.value + high.value) / 2).normalize()


def all_spans(values: Iterable[object], kind: Kind) -> Iterable[Span]:
    """The spans of every readable value; the unreadable ones are reported when they are encoded."""
    for value in values:
        for part in value if isinstance(value, list | tuple) else (value,):
            try:
                yield _one(part, kind)
            except ScopeFault:
                continue
