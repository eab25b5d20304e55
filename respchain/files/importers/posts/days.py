"""Days as tables and names of files write them."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_BETWEEN = r"[-_. /]*"
_FORMS = (  # the order of year, month and day in each
    (re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?"), "ymd"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./ ](\d{1,2})[-_./ ](\d{1,2})(?!\d)"), "ymd"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"), "ymd"),
    (re.compile(r"(?<!\d)(\d{1,2})[-_./ ](\d{1,2})[-_./ ]((?:19|20)\d\d)(?!\d)"), "dmy"),
    (re.compile(r"(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)"), "dmy"),
    (re.compile(rf"(?<![a-z\d])(\d{{1,2}})(?:st|nd|rd|th)?{_BETWEEN}{_NAME}{_BETWEEN}((?:20)?\d\d)(?!\d)"), "dmy"),
    (re.compile(rf"(?<![a-z]){_NAME}{_BETWEEN}(\d{{1,2}}),[-_. ]*((?:19|20)\d\d)(?!\d)"), "mdy"),
    (re.compile(rf"(?<![a-z]){_NAME}{_BETWEEN}((?:(?:19|20))?\d\d)(?!\d)"), "my"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_./ ](\d\d?)|(\d\d))(?!\d)"), "ym"),
    (re.compile(r"(?<![\d.])(\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\.?\d)"), "dmy"),
)


def day_in(text: str, *, last: bool) -> date | None:
    """The day that a text names; of a month its last day, or else its first; nothing where it names none.

    >>> [str(day_in(name, last=True)) for name in ("dvla_2011-09", "300913-DECC", "20131002-NC", "130930-Home-Office")]
    ['2011-09-30', '2013-09-30', '2013-10-02', '2013-09-30']
    >>> [str(day_in(name, last=False)) for name in ("Acas-Sep-13", "30.09.13", "岗位表2011年9月", "template-4.8")]
    ['2013-09-01', '2013-09-30', '2011-09-01', 'None']
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    for form, order in _FORMS:
        for found in form.finditer(plain):
            if (day := _day(_parts(order, found), last=last)) is not None:
                return day
    return None


def _parts(order: str, found: re.Match[str]) -> dict[str, str | None]:
    return dict(zip(order, [part for part in found.groups() if part is not None], strict=False))


def _day(parts: dict[str, str | None], *, last: bool) -> date | None:
    year, month, day = parts["y"] or "", parts["m"] or "", parts.get("d")
    if len(year) == 2 and int(year) > 40 and day is not None and month.isdecimal():  # 99 12 31 and the like
        return None
    made = _made(year, month, day, last=last)
    if len(year) == 2 and day is not None and month.isdecimal() and not (made and 2000 <= made.year < 2030):
        made = _made(day, month, year, last=last)  # year first
    return made


def _made(year: str, month: str, day: str | None, *, last: bool) -> date | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    whole = int(year) + (2000 if len(year) == 2 else 0)
    if not 1 <= number <= 12 or not 1900 <= whole <= 2100:
        return None
    try:
        return date(whole, number, int(day) if day else monthrange(whole, number)[1] if last else 1)
    except ValueError:
        return None


_TIME = re.compile(r"[t ]\d{1,2}:\d\d.*$")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


@cache
def day_of(text: str, *, last: bool = False) -> date | None:
    """The day that a cell is, and does not only name somewhere; day before month where it can be read either way.

    >>> [str(day_of(text)) for text in ("2020-01-31 00:00:00", "31/01/2020", "01/31/2020", "2019.5", "2020", "At 2020-01-01")]
    ['2020-01-31', '2020-01-31', '2020-01-31', '2019-05-01', 'None', 'None']
    """  # noqa: E501
    plain = _TIME.sub("", unicodedata.normalize("NFKC", text).casefold().strip())
    turned = _MONTH_FIRST.fullmatch(plain)
    if turned and int(turned[2]) > 12:
        return _made(turned[3], turned[1], turned[2], last=last)
    for form, order in _FORMS:
        if (found := form.fullmatch(plain)) and (day := _day(_parts(order, found), last=last)) is not None:
            return day
    return None
