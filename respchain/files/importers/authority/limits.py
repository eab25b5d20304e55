"""Limits of authority as people write them: how much may be decided, as a range that is open or closed as written."""

import html
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from respchain.files.importers.authority.money import AMOUNT, Amount, Unit, amount, one_currency
from respchain.scope.lines import spell
from respchain.scope.ranges import HIGHEST, LOWEST, Cut, Kind, Span

EVERYTHING = Span(LOWEST, HIGHEST)


class Limit(NamedTuple):
    """How much may be decided: a range of amounts, or nothing at all; `bare` where an amount stands alone."""

    span: Span | None
    currency: str | None = None
    qualifier: str = ""
    bare: bool = False
    dashed: bool = False
    each: bool = False

    tick: bool = False  # it only says yes

    @property
    def stated(self) -> bool:
        """Whether it says in so many words that it is a limit, as neither a mere number does nor a tick."""
        return self.span is not None and not self.bare and not self.tick

    @property
    def scope(self) -> str | None:
        """The range as charters write it; nothing where it is everything."""
        return None if self.span is None or self.span == EVERYTHING else spell(self.span, Kind.NUMBER)


_ALL = frozenset(
    {"unlimited", "no limit", "no limits", "without limit", "unrestricted", "full", "full authority", "any", "all",
     "any amount", "all amounts", "no cap", "no maximum", "no upper limit", "∞", "✓", "✔", "√", "yes", "y",
     "不限", "无限", "无限额", "不限额", "不限金额", "无上限", "无限制", "不限制", "不受限制", "不设限", "全部", "全额",
     "任何金额", "所有金额", "有权"}
)  # fmt: skip
_TICKS = frozenset({"✓", "✔", "√", "yes", "y", "all", "any", "full", "有权"})
_NONE = frozenset(
    {"", "n/a", "n.a", "n.a.", "na", "none", "nil", "no", "n", "no authority", "not applicable", "not authorised",
     "not authorized", "no approval authority", "/", "×", "✗", "✘", "无", "无权", "无权限", "没有", "不适用",
     "暂无", "0"}
)  # fmt: skip
_DASHES = re.compile(r"[-‐-―−—–－─_.\s]+")
_AT_MOST = (
    "up to and including", "not to exceed", "not more than", "no more than", "not exceeding", "not over", "up to",
    "at most", "within", "maximum of", "maximum", "max.", "max", "limit of", "limited to", "to", "<=", "=<", "≤",
    "⩽", "≦",
    "不得超过", "不超过", "未超过", "不高于", "不大于", "不多于", "至多", "最高", "最多", "上限为", "上限",
)  # fmt: skip
_BELOW = (
    "up to but not including", "less than", "lower than", "fewer than", "smaller than", "under", "below", "<",
    "不满", "不足", "未满", "未达到", "未达", "低于", "少于", "小于",
)  # fmt: skip
_ABOVE = (
    "in excess of", "greater than", "higher than", "more than", "exceeding", "exceeds", "beyond", "over", "above", ">",
    "超过", "超出", "高于", "多于", "大于",
)  # fmt: skip
_AT_LEAST = (
    "not less than", "no less than", "at least", "starting at", "starting from", "minimum of", "minimum", "min.", "min",
    "from", ">=", "=>", "≥", "⩾", "≧", "不低于", "不少于", "不小于", "至少", "达到", "满",
)  # fmt: skip
_BEHIND_AT_MOST = (
    "or less", "or below", "or under", "or lower", "and below", "and under", "and less", "and lower", "maximum",
    "max.", "max",
    "及以下", "或以下", "以下", "以内", "之内", "封顶",
)  # fmt: skip
_BEHIND_AT_LEAST = (
    "or more", "or above", "or over", "or higher", "and above", "and over", "and more", "and up", "+",
    "及以上", "或以上", "以上", "起",
)  # fmt: skip
_BEHIND_ABOVE = ("以外",)
_SIGN = {
    **dict.fromkeys(_AT_MOST, "<="),
    **dict.fromkeys(_BELOW, "<"),
    **dict.fromkeys(_ABOVE, ">"),
    **dict.fromkeys(_AT_LEAST, ">="),
}
_BEHIND = {
    **dict.fromkeys(_BEHIND_AT_MOST, "<="),
    **dict.fromkeys(_BEHIND_AT_LEAST, ">="),
    **dict.fromkeys(_BEHIND_ABOVE, ">"),
}


def _words(words: dict[str, str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(
        rf"{re.escape(word)}(?![a-z])" if word[-1].isalpha() and word.isascii() else re.escape(word) for word in longest
    )


_BEFORE_ONE = re.compile(rf"\s*(?P<sign>{_words(_SIGN)})\s*#(?P<end>\d+);\s*(?P<closed>[⊕⊖]?)")
_BEHIND_ONE = re.compile(rf"\s*#(?P<end>\d+);\s*(?P<closed>[⊕⊖]?)\s*(?P<sign>{_words(_BEHIND)})\s*(?P<closed2>[⊕⊖]?)")
_TWO = re.compile(
    r"\s*(?:between|from|在|从|自)?\s*#(?P<low>\d+);\s*(?P<c1>[⊕⊖]?)\s*"
    r"(?P<join>-|–|—|~|～|to|and|through|until|up to|至|到|与|和)\s*"
    r"#(?P<high>\d+);\s*(?P<c2>[⊕⊖]?)\s*(?:之间|间)?"
)
_AROUND = re.compile(
    r"\s*#(?P<low>\d+);\s*(?P<s1><=|<|≤|>=|>|≥)\s*(?:x|n|amount|value|金额|合同额|单笔金额|预算)?\s*"
    r"(?P<s2><=|<|≤|>=|>|≥)\s*#(?P<high>\d+);\s*"
)
_ALONE = re.compile(r"\s*#(?P<end>\d+);\s*(?P<closed>[⊕⊖]?)\s*$")
_LINK = re.compile(r"\s*(?:,|;|、|and|but|且|并|但|至|到|-|–|~|to)?\s*")
_SUBJECT = re.compile(
    r"^(?:amounts?|values?|x|(?:合同|采购|项目|单笔|预算|投资|支出)*(?:金额|数额|额度?))"
    r"(?=\s*[#<>≤≥=不超低小大高至在从]|\s+[a-z])"
)
_EACH = re.compile(
    r"(?<![a-z])(?:per|each|every|a single)\s+"
    r"(?:transaction|contract|order|item|invoice|occasion|purchase|claim|payment|deal|request)s?"
    r"|(?:单笔|每笔|单次|每次|单项|每项|单个合同|单个项目|一次性)(?:的|业务|支出|金额)?"
)
_CLOSED = re.compile(
    r"\((?:包?含|含本数|包括|包含本数|inclusive|incl\.?|including)\s*(?:#\d+;)?\)|(?<!不)含本数|\binclusive\b"
)
_OPENED = re.compile(r"\((?:不包?含|不含本数|不包括|exclusive|excl\.?|excluding)\s*(?:#\d+;)?\)|不含本数|\bexclusive\b")
_CONDITION = re.compile(
    r"(?:with|jointly|together|subject|after|upon|requires?|needs?|if|when|provided|co-?sign|countersign|see)\b"
    r"|[经报须需会联由与]|备案"
)
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def clean(cell: str) -> str:
    """A cell on one line, without the marks of Markdown and HTML.

    >>> clean("**<$5M**<br>（财务）")
    '<$5M （财务）'
    """
    text = html.unescape(re.sub(r"<\s*/?\s*(?:br|b|i|p|em|strong|sup)\s*/?\s*>", " ", cell))
    text = re.sub(r"\\([$<>~*_|])", r"\1", re.sub(r"\*\*|__|`|(?<!\w)\*|\*(?!\w)", "", text))
    return " ".join(text.split())


def plain(cell: str) -> str:
    """The same in half-width signs."""
    return " ".join(unicodedata.normalize("NFKC", clean(cell)).split())


@lru_cache(maxsize=1 << 14)
def limit_of(cell: str, around: Unit = Unit()) -> Limit | None:  # noqa: B008 - a tuple
    """The limit that a cell states, its numbers in the unit stated around it; nothing where it cannot be read.

    Chinese 以上, 以下 and 以内 include the figure, 超过, 不满 and 以外 do not (Civil Code, art. 1259). An amount alone
    is read as "up to", the figure included, and a dash between two amounts as including both.

    >>> [limit_of(text).scope for text in ("<$250K", "≤ 50,000", "up to 1m", "50万元以下", "超过100万元", "$5M")]
    ['< 250000', '<= 50000', '<= 1000000', '<= 500000', '> 1000000', '<= 5000000']
    >>> [limit_of(text).scope for text in ("10-50万元", "10万元以上50万元以下（不含）", "over $1k up to $5k")]
    ['[100000..500000]', '[100000..500000)', '(1000..5000]']
    >>> limit_of("不限").span == EVERYTHING, limit_of("无").span, limit_of("<$5M (rent)").qualifier, limit_of("ask")
    (True, None, 'rent', None)
    """
    text = plain(cell)
    lower = text.casefold().strip(" .。")
    if lower in _ALL:
        return Limit(EVERYTHING, tick=lower in _TICKS)
    if lower in _NONE or _DASHES.fullmatch(text):
        return Limit(None)
    return _read(text, around)


def _read(original: str, around: Unit) -> Limit | None:
    amounts: list[Amount] = []
    text = original.casefold()

    def replaced(match: re.Match[str]) -> str:
        amounts.append(amount(match))
        return f" #{len(amounts) - 1}; "

    text = AMOUNT.sub(replaced, text)
    text = re.sub(r"\s*#(\d+);\s*", r"#\1;", text)
    text, each = _EACH.subn("", text)
    text = _OPENED.sub("⊖", text)
    text = _CLOSED.sub("⊕", text)
    asides = [aside for match in _ASIDE.finditer(text) if (aside := match[1].strip())]
    text = " ".join(_ASIDE.sub(" ", text).split())
    if any("#" in aside for aside in asides):
        return None
    text = _SUBJECT.sub("", text).strip(" .。")
    if any(_CONDITION.match(aside) for aside in asides):
        return None
    written = {aside[1].strip().casefold(): aside[1].strip() for aside in _ASIDE.finditer(original)}
    qualifier = ", ".join(written.get(aside, aside) for aside in asides)
    currency = next((one.currency for one in amounts if one.currency), None)
    everything = text in _ALL
    if everything or (text in _NONE and text):
        return Limit(EVERYTHING if everything else None, one_currency(None, around.currency), qualifier)
    span, bare, dashed = _span(text, _shared(amounts), around)
    if span is None:
        return None
    return Limit(span, one_currency(currency, around.currency), qualifier, bare, dashed, bool(each))


def _shared(amounts: list[Amount]) -> list[Amount]:
    """The amounts, where the first of two takes over what multiplies the second: 10-50万."""
    if len(amounts) != 2:
        return amounts
    low, high = amounts
    if low.times is None and high.times is not None and not high.signed and low.number < high.number:
        low = low._replace(times=high.times)
    return [low, high]


def _span(text: str, amounts: list[Amount], around: Unit) -> tuple[Span | None, bool, bool]:
    """The range of a text in which each amount is a number; whether one stood alone, or a dash between two."""
    values = [one.value(around) for one in amounts]
    if any(value is None for value in values) or len({one.currency for one in amounts if one.currency}) > 1:
        return None, False, False
    numbers = [value for value in values if value is not None]
    if match := _ALONE.fullmatch(text):
        return _bound("<=", numbers[int(match["end"])], match["closed"]), not match["closed"], False
    if match := _TWO.fullmatch(text):
        low = _bound(">=", numbers[int(match["low"])], match["c1"])
        high = _bound("<=", numbers[int(match["high"])], match["c2"])
        return _met(low, high), False, True
    if match := _AROUND.fullmatch(text):
        turned = {"<": ">", "<=": ">=", "≤": ">=", ">": "<", ">=": "<=", "≥": "<="}[match["s1"]]
        sign = {"≤": "<=", "≥": ">="}.get(match["s2"], match["s2"])
        return _met(_bound(turned, numbers[int(match["low"])]), _bound(sign, numbers[int(match["high"])])), False, False
    return _several(text, numbers), False, False


def _several(text: str, numbers: list[Decimal]) -> Span | None:
    """The range that one or two bounds in a row leave: over 1k up to 5k, 10万元以上50万元以下."""
    found, at, used = EVERYTHING, 0, 0
    while at < len(text):
        match = _BEFORE_ONE.match(text, at) or _BEHIND_ONE.match(text, at)
        if match is None:
            return None
        sign = _SIGN.get(match["sign"]) if match.re is _BEFORE_ONE else _BEHIND[match["sign"]]
        closed = match["closed"] or (match["closed2"] if match.re is _BEHIND_ONE else "")
        both = _met(found, _bound(sign or "<=", numbers[int(match["end"])], closed))
        if both is None:
            return None
        found, used = both, used + 1
        at = match.end()
        link = _LINK.match(text, at)
        at = link.end() if link and link.end() < len(text) else at if at < len(text) else len(text)
    return found if 1 <= used <= 2 else None


def _bound(sign: str, value: Decimal, closed: str = "") -> Span:
    including = {"⊕": True, "⊖": False}.get(closed, "=" in sign)
    if sign.startswith("<"):
        return Span(LOWEST, Cut(0, value, including))
    return Span(Cut(0, value, not including), HIGHEST)


def _met(one: Span, other: Span) -> Span | None:
    low, high = max(one.low, other.low), min(one.high, other.high)
    return Span(low, high) if low < high else None
