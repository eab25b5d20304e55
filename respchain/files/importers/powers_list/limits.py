"""The time limits and the rules about staff that a responsibility item states."""

import re
from collections.abc import Iterator
from datetime import date

_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百两零〇]{1,5})"
_LIMIT = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>个?工作日|个法定工作日|个自然日|日|天|个?小时|个月|周)(?:之?内|以内)"
)
_AT_ONCE = re.compile(
    r"即日(?!起)|即时(?:办结|办理|受理|送达|告知)|(?P<day>当日|当天|当日内)(?:办结|办理|受理|送达|告知|内|完成)"
)
_UNITS = {
    "工作日": "个工作日", "个工作日": "个工作日", "个法定工作日": "个工作日", "个自然日": "个自然日", "日": "日",
    "天": "天", "小时": "小时", "个小时": "小时", "个月": "个月", "周": "周",
}  # fmt: skip
_OUTSIDER = r"当事人|申请人|行政?相对人|利害关系人|被处罚人|被检查人|违法行为人|申请单位|建设单位|生产经营者"
_THEIRS = re.compile(rf"(?:{_OUTSIDER})(?:(?!行政机关|本机关|我局|本局|执法人员)[^。；;\n])*$")
_THEIR_DEED = re.compile(r"^[^。；;，,\n]{0,12}?(?:提出|申请|缴纳|交纳|履行|补正|补齐|起诉|诉讼|申请复议|复议|改正)")
_BROKEN = re.compile(r"(?:逾期|未在|未能在|没有在|不在|超过)[^。；;，,\n]{0,12}$")

STAFF = re.compile(
    rf"(?:不得|不)(?:少|低)于\s*(?:{_NUMBER})\s*(?:名|个|位)?(?:以上)?(?:行政)?(?:执法|检查|工作)?人(?:员)?"
    rf"|(?:{_NUMBER})\s*(?:名|个|位)?(?:以上)(?:行政)?(?:执法|检查|工作)人员|(?:双人|两人以上|二人以上|2人以上)"
)
"""How many must act together."""
RECUSAL = re.compile(r"(?:应当?|必须|依法|主动|实行|申请)?回避")
"""Who must keep away."""
UNNAMED = re.compile(r"(?:指定|指派|明确|安排|确定|由)\s*专人|专人(?:负责|办理|承办)")
"""Somebody, who is not named."""


def number_of(text: str) -> int | None:
    """A number in figures or in Chinese words, up to the hundreds; nothing where it is none.

    >>> [number_of(text) for text in ("十", "二十", "三十五", "一百二十", "两", "15", "一百零五", "百")]
    [10, 20, 35, 120, 2, 15, 105, 100]
    """
    if text.isdecimal():
        return int(text)
    total, last = 0, 0
    for sign in text:
        if sign in _DIGITS:
            last = _DIGITS[sign]
        elif sign in "十百":
            total += (last or 1) * (10 if sign == "十" else 100)
            last = 0
        else:
            return None
    return total + last


def limits(text: str) -> list[str]:
    """The limits, as the format writes durations, within which the office itself has to act.

    What binds those outside (a party applies within three days) is none, nor is what promises no time (及时).

    >>> limits("符合条件的，十个工作日内予以立案；自决定之日起 7日内送达。"), limits("及时处理。当事人在三日内提出听证")
    (['10个工作日', '7日'], [])
    >>> limits("即日办结"), limits("当日办结"), limits("逾期三日内未改正的"), limits("自即日起实施")
    (['即时'], ['1日'], [], [])
    """
    return list(dict.fromkeys(duration for _, duration in sorted(_found(text))))


def _found(text: str) -> Iterator[tuple[int, str]]:
    for match in _LIMIT.finditer(text):
        number = number_of(match["number"])
        if number and not _of_others(text, match.start(), match.end()):
            yield match.start(), f"{number}{_UNITS[match['unit']]}"
    for match in _AT_ONCE.finditer(text):
        yield match.start(), "1日" if match["day"] else "即时"


def _of_others(text: str, start: int, end: int) -> bool:
    before, behind = text[:start], text[end:]
    if _BROKEN.search(before):
        return True
    return _THEIRS.search(before) is not None and _THEIR_DEED.match(behind) is not None


_WHOLE = re.compile(
    rf"\s*(?:自?受理之日起|法定|承诺)?\s*(?P<number>{_NUMBER})\s*(?P<unit>个?工作日|个自然日|日|天|个?小时|个月|周)\s*(?:之?内|以内)?(?:办结)?\s*"
)


def duration(text: str) -> str | None:
    """The duration that a cell of a column of limits states; nothing where it is not one.

    >>> duration("20个工作日"), duration("三十日内"), duration("即办件"), duration("无"), duration("5")
    ('20个工作日', '30日', '即时', None, None)
    """
    if match := _WHOLE.fullmatch(text):
        number = number_of(match["number"])
        return f"{number}{_UNITS[match['unit']]}" if number else None
    return "即时" if re.fullmatch(r"\s*(?:即办|即办件|即时办结|即时|即时办理|当场办结)\s*", text) else None


def day_of(text: str) -> str | None:
    """A day as the format writes it; nothing where the text is none.

    >>> day_of("2023年5月1日"), day_of("2023/05/01"), day_of("2023-02-30"), day_of("2023年")
    ('2023-05-01', '2023-05-01', None, None)
    """
    match = re.fullmatch(r"\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?\s*", text)
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None
