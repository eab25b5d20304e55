"""Amounts of money as people write them: digits or Chinese numerals, thousands by word, with a currency."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

_K, _M, _B = Decimal(10**3), Decimal(10**6), Decimal(10**9)
_WAN, _YI = Decimal(10**4), Decimal(10**8)
MULTIPLIERS: Mapping[str, Decimal] = MappingProxyType(
    {
        **dict.fromkeys(("k", "thousand", "thousands", "tsd", "'000", "000s", "千"), _K),
        **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "mill", "million", "millions", "百万"), _M),
        **dict.fromkeys(("b", "bn", "bln", "billion", "billions", "十亿"), _B),
        **dict.fromkeys(("lakh", "lakhs", "十万"), Decimal(10**5)),
        **dict.fromkeys(("crore", "crores", "千万"), Decimal(10**7)),
        "百": Decimal(100), "万": _WAN, "亿": _YI, "万亿": _WAN * _YI, "百亿": 100 * _YI, "千亿": 1000 * _YI,
    }
)  # fmt: skip
"""What a word behind a number multiplies it by."""

CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
        "nt$": "TWD", "r$": "BRL", "$": "$", "€": "EUR", "£": "GBP", "¥": "CNY", "₹": "INR", "₩": "KRW", "₽": "RUB",
        "kr": "kr", "元": "CNY", "圆": "CNY", "人民币": "CNY", "rmb": "CNY", "美元": "USD", "欧元": "EUR",
        "港元": "HKD",
        "港币": "HKD", "英镑": "GBP", "日元": "JPY", "dollars": "$", "dollar": "$", "euro": "EUR", "euros": "EUR",
        "pounds": "GBP", "yuan": "CNY",
        **{code.lower(): code for code in (
            "USD", "EUR", "GBP", "CNY", "JPY", "AUD", "CAD", "NZD", "HKD", "SGD", "CHF", "SEK", "NOK", "DKK", "INR",
            "ZAR", "BRL", "KRW", "TWD", "MYR", "THB", "PHP", "IDR", "AED", "SAR", "PLN", "CZK", "HUF", "RUB", "KES",
            "NGN", "MXN",
        )},
    }
)  # fmt: skip
"""The currency of each sign, word or code; a dollar of no stated country stays one."""

_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})


def _any(words: Mapping[str, object]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(
        rf"{re.escape(word)}(?![a-z])" if word[-1].isalpha() and word.isascii() else re.escape(word) for word in longest
    )


_CURRENCY, _MULTIPLIER = _any(CURRENCIES), _any(MULTIPLIERS)
_DIGITS = r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
AMOUNT = re.compile(
    rf"(?P<before>(?:{_CURRENCY})\s*)?(?:(?P<digits>{_DIGITS})|(?P<numerals>[一二两三四五六七八九十][{_NUMERALS}]*))"
    rf"(?:\s*(?P<times>{_MULTIPLIER}))?(?:\s*(?P<after>{_CURRENCY}))?",
    re.IGNORECASE,
)
_MOST = Decimal(10**18)
_VALUES = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


class Unit(NamedTuple):
    """What the numbers of a column count, as its heading or caption says: a currency, and thousands or the like."""

    currency: str | None = None
    times: Decimal | None = None

    def else_(self, other: "Unit") -> "Unit":
        """What the other says, where this says nothing."""
        return Unit(self.currency or other.currency, self.times if self.times is not None else other.times)


class Amount(NamedTuple):
    """An amount: its number as written, what multiplies it, and its currency, as far as these are said."""

    number: Decimal
    times: Decimal | None
    currency: str | None
    signed: bool  # whether a currency stands before it

    def value(self, unit: Unit) -> Decimal | None:
        """How much it is; nothing where nobody could mean so much."""
        times = self.times if self.times is not None else (unit.times or Decimal(1))
        value = self.number * times
        return value if value < _MOST else None


def amount(match: re.Match[str]) -> Amount:
    """The amount that was found.

    >>> [int(amount(AMOUNT.match(text)).value(Unit())) for text in ("$5M", "50,000", "1.5m", "五十万元", "1.000.000")]
    [5000000, 50000, 1500000, 500000, 1000000]
    """
    number = numeral(match["numerals"]) if match["numerals"] else _digits(match["digits"])
    word = (match["times"] or "").lower()
    named = match["before"] or match["after"] or ""
    return Amount(
        number, MULTIPLIERS[word] if word else Decimal(1) if match["numerals"] and number >= 10 else None,
        CURRENCIES[named.strip().lower()] if named.strip() else None, bool(match["before"]),
    )  # fmt: skip


def _digits(text: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text):
        return Decimal(text.replace(".", ""))
    if re.fullmatch(r"\d+,\d{1,2}|\d+,\d{4,}", text):  # a comma that parts no thousands is a decimal one
        return Decimal(text.replace(",", "."))
    return Decimal(re.sub(r"[,' ]", "", text))


def numeral(text: str) -> Decimal:
    """A number in Chinese numerals.

    >>> [str(numeral(text)) for text in ("五十", "一百二十", "三千万", "十二", "一亿零五百万")]
    ['50', '120', '30000000', '12', '105000000']
    """
    total, section, digit = 0, 0, 0
    for sign in text:
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            times = 10**4 if sign == "万" else 10**8
            total = (total + section + digit) * times if sign == "亿" else total + (section + digit) * times
            section = digit = 0
    return Decimal(total + section + digit)


_HEADING_TIMES = re.compile(
    rf"(?:(?:{_CURRENCY})\s*)?(?P<times>'?000s?|thousands?|millions?|billions?|百万|千|万|亿|\b(?:k|m|mm|mn|bn)\b)"
    rf"\s*(?P<after>{_CURRENCY})?",
    re.IGNORECASE,
)
_HEADING_CURRENCY = re.compile(rf"(?<![a-z])(?:{_CURRENCY})", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:us|au?|ca?|nz|hk|s)?[$€£¥₹]\s*(?:'?000s?|thousands?|millions?|billions?|[km](?![a-z])|mn|bn)?", re.IGNORECASE
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def unit_of(heading: str) -> Unit:
    """The unit that a heading states: in brackets, behind "in" or "unit", or by a sign anywhere.

    >>> unit_of("Contract Signing (USD '000)"), unit_of("金额(万元)")
    (Unit(currency='USD', times=Decimal('1000')), Unit(currency='CNY', times=Decimal('10000')))
    >>> unit_of("Hiring, in thousands of EUR"), unit_of("Level")
    (Unit(currency='EUR', times=Decimal('1000')), Unit(currency=None, times=None))
    """
    heading = unicodedata.normalize("NFKC", heading)
    parts = [inside[1] for inside in _BRACKETS.finditer(heading)]
    parts += [
        told[1]
        for told in re.finditer(
            r"(?:\bin|单位[:：]?|币种[:：]?|currency[:：]?|unit[:：]?)\s*(.+)", heading, re.IGNORECASE
        )
    ]
    parts += [told[0] for told in _SIGNED.finditer(heading)]
    found = Unit()
    for part in parts:
        times = _HEADING_TIMES.search(part)
        named = _HEADING_CURRENCY.search(part)
        word = times["times"].lower().lstrip("'") if times else ""
        word = {"000": "k", "000s": "k"}.get(word, word)
        found = found.else_(Unit(CURRENCIES[named[0].lower()] if named else None, MULTIPLIERS.get(word)))
    return found


def one_currency(own: str | None, around: str | None) -> str | None:
    """The currency of an amount: its own sign, which what stands around may tell more exactly.

    >>> one_currency("$", "AUD"), one_currency("EUR", "AUD"), one_currency(None, "CNY"), one_currency("$", None)
    ('AUD', 'EUR', 'CNY', '$')
    """
    if own == "$" and around in _DOLLARS:
        return around
    return own or around
