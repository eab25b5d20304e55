"""The laws that a cell cites, each with its articles, and what of the cell is no citation."""

import re
from typing import NamedTuple

from respchain.facts.ids import normalised_title

_NUMBER = r"[一二三四五六七八九十百千零〇两\d]+"
_ARTICLE = rf"第\s*{_NUMBER}\s*条(?:\s*之{_NUMBER})?(?:\s*第\s*{_NUMBER}\s*款)?(?:\s*第?\s*[（(]?{_NUMBER}[）)]?\s*项)?"
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_BETWEEN = r"(?:[（(\[【〔][^（）()\[\]【】〔〕]{0,80}[）)\]】〕]|[\s,，、:：]|的?规定|中)*"
_FIRST = re.compile(rf"{_BETWEEN}({_ARTICLE})")
_NEXT = re.compile(rf"(?:[\s、,，]|和|及|与|以及|至)*({_ARTICLE})")
_BARE = re.compile(
    rf"(?:^|[\n；;。\d.、\s])([\u4e00-\u9fff]{{2,30}}?(?:法|条例|规定|办法|细则|规程|规则|准则))\s*({_ARTICLE})"
)
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［（(]\s*(?:19|20)\d{2}\s*[〕\]］）)]\s*(?:第\s*)?\d{1,4}\s*号")
_STATE = re.compile(r"^中华人民共和国")
_LABEL = re.compile(
    r"[【\[（(]?\s*(宪法|法律|行政法规|地方性法规|部门规章|地方政府规章|政府规章|规章|规范性文件|党内法规)\s*[】\]）)：:]?\s*$"
)
_RANKS = {
    "宪法": "constitution", "法律": "law", "行政法规": "regulation", "地方性法规": "regulation", "部门规章": "rule",
    "地方政府规章": "rule", "政府规章": "rule", "规章": "rule",
}  # fmt: skip
_NOT_SAID = re.compile(
    r"[\s　\d一二三四五六七八九十.、，,；;。:：（）()\[\]【】〔〕①-⑳/\-—]|法律|行政法规|地方性法规|部门规章"
    r"|地方政府规章|政府规章|规章|规范性文件|根据|依据|依照|按照|以及|等|和|及|的|相关|有关|规定"
)


class Cited(NamedTuple):
    """A text that is cited: its title, the places in it, its rank where the cell or the title says it."""

    title: str
    places: tuple[str, ...]
    rank: str | None
    guessed: bool = False


class Citations(NamedTuple):
    """What a cell cites, and whether it says more than that."""

    cited: list[Cited]
    more: bool


def citations(text: str) -> Citations:
    """The citations of a cell, in order.

    >>> [one] = citations("【法律】《矿产资源法》（2009年修正）第四十条、第四十二条第一款").cited
    >>> one
    Cited(title='矿产资源法', places=('第四十条', '第四十二条第一款'), rank='law', guessed=False)
    >>> citations("《测绘条例》第三条：“测绘应当备案。”").more, citations("食品安全法第35条").cited[0].places
    (True, ('第35条',))
    """
    found: list[Cited] = []
    rest: list[str] = []
    at = 0
    for match in _TITLE.finditer(text):
        if match.start() < at:
            continue
        end, places = match.end(), []
        follows = _FIRST.match(text, end)
        while follows:
            places.append(_squeezed(follows[1]))
            end = follows.end()
            follows = _NEXT.match(text, end)
        if not _inside_quotes(text, match.start()):
            before = text[at : match.start()]
            found.append(_cited(match[1], tuple(places), before))
            rest.append(before)
            at = end
    rest.append(text[at:])
    if not found:
        return _without_brackets(text)
    return Citations(found, bool(_NOT_SAID.sub("", _versions("".join(rest)))))


def _without_brackets(text: str) -> Citations:
    found = [Cited(match[1], (_squeezed(match[2]),), *_rank(match[1], "")) for match in _BARE.finditer(text)]
    if found:
        return Citations(found, bool(_NOT_SAID.sub("", _BARE.sub("", text))))
    found = [Cited(_squeezed(match[0]), (), None) for match in _DOCUMENT.finditer(text)]
    return Citations(found, bool(_NOT_SAID.sub("", _DOCUMENT.sub("", text))))


def _cited(title: str, places: tuple[str, ...], before: str) -> Cited:
    return Cited(" ".join(title.split()), places, *_rank(title, before))


def _rank(title: str, before: str) -> tuple[str | None, bool]:
    """The rank that stands before a title, else the one that a law or regulation bears in its title."""
    if label := _LABEL.search(before):
        return _RANKS.get(label[1]), False
    bare = re.sub(r"[（(〈].*?[)）〉]", "", title).strip()
    if bare.endswith("宪法"):
        return "constitution", True
    if bare.endswith("法") and not bare.endswith("办法"):
        return "law", True
    return ("regulation", True) if bare.endswith("条例") else (None, False)


def _inside_quotes(text: str, at: int) -> bool:
    """Whether a place lies inside the words of another text: what these cite is not cited here."""
    before = text[:at]
    return before.count("“") > before.count("”")


def _versions(text: str) -> str:
    """A text without notes of years and versions in brackets."""
    return re.sub(
        r"[（(\[【〔][^（）()\[\]【】〔〕]{0,80}(?:年|修[订正]|通过|公布|施行|令|号)[^（）()\[\]【】〔〕]{0,40}[)）\]】〕]",
        "",
        text,
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def law_name(title: str) -> str:
    """A title by which laws are compared: with or without the name of the state.

    >>> law_name("中华人民共和国食品安全法") == law_name("食品安全法")
    True
    """
    return normalised_title(_STATE.sub("", title.strip()))
