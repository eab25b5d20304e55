"""Time stamps as people and systems write them, a whole column at once."""

import re
import unicodedata
from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from respchain.facts.log.columns import DAY, NO_TIME, Instants
from respchain.facts.relation import Mask, Rows
from respchain.facts.tables import Days
from respchain.record import Record

WIDTH = 40  # what is longer is no time stamp
_SHAPES = 300  # so many forms one column may mix
_EPOCH = 719_163  # the ordinal of 1970-01-01
_ZONE = r"[ ]*(?P<zone>Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
_CLOCK = r"(?:[Tt ,]+(?P<hour>0{1,2}):(?P<minute>0{1,2})(?::(?P<second>0{1,2})(?:[.,](?P<part>0{1,9}))?)?:?)?"
_FORMS = [
    re.compile(date + clock + _ZONE.replace(r"\d", "0") + r"[ ]*$")
    for date, clock in (
        (r"(?P<year>0000)(?P<sign>[-/.])(?P<month>0{1,2})(?P=sign)(?P<day>0{1,2})", _CLOCK),
        (r"(?P<year>0000)(?P<month>00)(?P<day>00)", r"(?:[Tt ]?(?P<hour>00)(?P<minute>00)(?P<second>00)?)?"),
        (r"(?P<year>0000)(?P<month>00)(?P<day>00)", _CLOCK),
        (r"(?P<day>0{1,2})\.(?P<month>0{1,2})\.(?P<year>0000)", _CLOCK),
    )
]
"""The forms, with every digit as 0."""

_CHINESE = str.maketrans({"年": "-", "月": "-", "日": " ", "号": " ", "时": ":", "点": ":", "分": ":", "秒": " "})


class Fixed(Sequence[str]):
    """Texts in ASCII as one text, each filled up with blanks to the same width."""

    def __init__(self, whole: bytes, width: int) -> None:
        self.whole, self.width = whole, width

    def __len__(self) -> int:
        """How many there are."""
        return len(self.whole) // self.width

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...
    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        """One of them, or some."""
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        return self.whole[row * self.width : (row + 1) * self.width].decode("ascii").rstrip()


class Read(Record):
    """A column of time stamps: `local` is what the clock shows; `offset` that of universal time, where it is written.

    `known` are the rows that could be read, `wrong` those that say something that could not.
    """

    local: NDArray[np.int64]
    offset: NDArray[np.int64]
    zoned: Mask
    dated: Mask  # a day without a time
    known: Mask
    wrong: Mask

    def at(self, offset: int) -> Instants:
        """The instants, where those that say no offset have this one."""
        found = self.local - np.where(self.zoned, self.offset, offset)
        return np.where(self.known, found, NO_TIME)

    def last_moment(self) -> "Read":
        """The same, where a day without a time is meant to its end."""
        return self.but(local=np.where(self.dated, self.local + DAY - 1, self.local))

    @property
    def days(self) -> Days:
        """The days that the clock of the source showed, 0 where that is not known."""
        return np.where(self.known, self.local // DAY + _EPOCH, 0).astype(np.int32)


def read(texts: Sequence[str], blanks: frozenset[str]) -> Read:
    """The time stamps of a column of texts, in whatever forms they are, mixed ones too.

    >>> found = read(["2011-10-11 13:42:22.688+02:00", "2011年10月11日 9时5分", "20111011", "", "soon"], frozenset())
    >>> found.known.tolist(), found.wrong.tolist(), found.dated.tolist()
    ([True, True, True, False, False], [False, False, False, False, True], [False, False, True, False, False])
    """
    signs = _signs(texts)
    count = signs.shape[1]
    found = Read(
        local=np.zeros(count, np.int64),
        offset=np.zeros(count, np.int64),
        zoned=np.zeros(count, np.bool_),
        dated=np.zeros(count, np.bool_),
        known=np.zeros(count, np.bool_),
        wrong=np.zeros(count, np.bool_),
    )
    said = (signs[0] != 0) & (signs[0] != 32)
    left = np.flatnonzero(said)
    for _ in range(_SHAPES):
        if not len(left):
            break
        part = signs if len(left) == count else signs[:, left]
        shape = np.where(part[:, 0] - np.uint8(48) < 10, 48, part[:, 0]).astype(np.uint8)
        alike = _alike(part, shape)
        whole = bool(alike.all())
        _take(found, part if whole else part[:, alike], left[alike], bytes(shape).rstrip(b"\0").decode("ascii"))
        left = left[:0] if whole else left[~alike]
    found.wrong[said] = True
    found.wrong[found.known] = False
    for row in np.flatnonzero(found.wrong)[:100_000].tolist():
        found.wrong[row] = texts[row].strip().casefold() not in blanks
    return found


def _alike(part: NDArray[np.uint8], shape: NDArray[np.uint8]) -> Mask:
    """Which texts have a shape: the same signs, and a digit wherever it has a 0."""
    same = np.ones(part.shape[1], np.bool_)
    for sign, column in zip(shape.tolist(), part, strict=True):
        same &= column - np.uint8(48) < 10 if sign == 48 else column == sign
    return same


def _signs(texts: Sequence[str]) -> NDArray[np.uint8]:
    """The texts as a table of signs, a column each; what is no ASCII is brought to it as far as it can be."""
    if isinstance(texts, Fixed):
        whole = np.frombuffer(texts.whole, np.uint8).reshape(-1, texts.width)
        found = np.zeros((WIDTH, len(whole)), np.uint8)
        found[: texts.width] = whole.T
        return found
    found = _table([text if text.isascii() else _plain(text) for text in texts])
    return _table([text.strip() for text in map(_plain, texts)]) if bool((found[0] == 32).any()) else found


def _plain(text: str) -> str:
    """A text in ASCII, with what stands for the signs of time stamps in Chinese, and ? for all else."""
    plain = unicodedata.normalize("NFKC", text).translate(_CHINESE).strip()
    return plain.encode("ascii", "replace").decode("ascii")


def _table(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Texts in ASCII as a table of signs, a column each."""
    rows = np.array(texts, dtype=f"S{WIDTH}") if len(texts) else np.zeros(0, f"S{WIDTH}")
    return np.ascontiguousarray(rows.view(np.uint8).reshape(len(texts), WIDTH).T)


def _take(found: Read, part: NDArray[np.uint8], rows: Rows, shape: str) -> None:
    """Reads the rows of one shape, if it is one of a time stamp."""
    form = next((match for form in _FORMS if (match := form.match(shape.rstrip()))), None)
    if form is None or len(shape) >= WIDTH:
        return
    year, month, day = (_number(part, form.span(name)) for name in ("year", "month", "day"))
    hour, minute, second = (_number(part, form.span(name)) for name in ("hour", "minute", "second"))
    first, length = _months((year - 1970) * 12 + month - 1)
    seconds = hour * 3600 + minute * 60 + second
    right = (year > 0) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= length)
    right &= (minute < 60) & (second < 60) & ((hour < 24) | (seconds == 86_400))
    low, high = form.span("part") if "part" in form.groupdict() else (-1, -1)
    micros = _number(part, (low, min(high, low + 6))) * 10 ** (6 - min(high - low, 6)) if low >= 0 else 0
    found.local[rows] = (first + day - 1) * DAY + seconds * 1_000_000 + micros
    found.known[rows] = right
    found.dated[rows] = form["hour"] is None
    found.zoned[rows] = form["zone"] is not None
    if form["zone"] is not None and form["zone"][0] in "+-":
        found.offset[rows] = _offset(part, form.span("zone"), form["zone"])


def _months(month: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first day of some months, counted as the months from 1970 on, and how many days each has."""
    low, high = int(month.min()), int(month.max())
    begins = np.arange(low, high + 2).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return begins[month - low], np.diff(begins)[month - low]


def _number(part: NDArray[np.uint8], span: tuple[int, int]) -> NDArray[np.int64]:
    """The number that the digits of some columns make, 0 where there are none."""
    total = np.zeros(part.shape[1], np.int32)
    for column in part[slice(*span)] if span[0] >= 0 else ():
        total = total * 10 + (column.astype(np.int32) - 48)
    return total.astype(np.int64)


def _offset(part: NDArray[np.uint8], span: tuple[int, int], zone: str) -> NDArray[np.int64]:
    """The offsets in microseconds: hours, and minutes where there are any."""
    low = span[0]
    hours = _number(part, (low + 1, low + 3))
    minutes = _number(part, (span[1] - 2, span[1])) if len(zone) > 3 else 0
    sign = np.where(part[low] == ord("-"), -1, 1)
    return np.asarray(sign * (hours * 60 + minutes) * 60_000_000)
