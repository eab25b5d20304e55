"""Numbered items of one cell: responsibilities, stage by stage, or what is pursued."""

import re
from typing import NamedTuple

_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STYLES = (
    r"(?P<n{0}>\d{{1,2}})\s*[.．、](?!\d)",
    r"[（(]\s*(?P<n{0}>\d{{1,2}})\s*[)）][、.．]?",
    r"(?P<n{0}>\d{{1,2}})\s*[)）](?!项)",
    rf"(?P<n{{0}}>[{_CIRCLED}])[.、．]?",
    rf"(?P<n{{0}}>[{_HAN}]{{{{1,3}}}})\s*[、.．]",
    rf"[（(]\s*(?P<n{{0}}>[{_HAN}]{{{{1,3}}}})\s*[)）][、.．]?",
    rf"第(?P<n{{0}}>[{_HAN}]{{{{1,2}}}})(?:[，、,：:]|[步项]?[，、：:])",
    r"(?P<n{0}>\d{{1,2}})\s*[-－]\s*\d{{1,2}}[.．、\s]?",
)
_MARK = re.compile(
    r"(?:(?<=^)|(?<=[\n。；;：:，,、\s　]))(?:" + "|".join(style.format(n) for n, style in enumerate(_STYLES)) + ")"
)
_LABEL = re.compile(r"\s*([^，。；;：:\n《》]{1,30})\s*[:：]")
_DUTY_LABEL = re.compile(r"\s*([^，。；;：:\n《》]{0,15}?责任)[。.\s　]")
_UNNUMBERED = re.compile(r"(?:(?<=^)|(?<=[\n。；;]))[ 　\t]*(?=[^，。；;：:\n《》]{1,12}(?:责任|环节|阶段)\s*[:：])")
_PROCEDURE = re.compile(r"^[^，。；;\n]{0,20}(?:程序|流程)\s*[:：]?$")
_SHORT = 12  # characters of a line that is a word and no sentence


class Item(NamedTuple):
    """One item: its number, the words before its colon, what it says; the procedure that it belongs to."""

    number: int | None
    label: str
    body: str
    procedure: str = ""


class Items(NamedTuple):
    """The items of a cell, and what stands before the first of them."""

    preface: str
    items: list[Item]


def items(text: str) -> Items:
    """The items that a cell holds: numbered ones in one line or in many, else lines that begin with a label.

    >>> [(item.number, item.label, item.body) for item in items("1.受理责任：公示。2、审查责任：3日内审查2.5亩").items]
    [(1, '受理责任', '公示。'), (2, '审查责任', '3日内审查2.5亩')]
    >>> items("一般程序:\\n（1）立案\\n（2）决定").preface, len(items("受理\\n审查\\n决定").items)
    ('一般程序:', 3)
    """
    text = _clean(text)
    marks = _marks(text)
    if not marks:
        return _unnumbered(text)
    found = Items(text[: marks[0][0]].strip(), _between(text, marks))
    procedures = [item for item in found.items if _PROCEDURE.match(item.label or item.body.partition("\n")[0])]
    if not procedures:
        return found
    inside = [inner for item in found.items for inner in _of_procedure(item)]
    return Items(found.preface, inside)


def _clean(text: str) -> str:
    lines = (line.replace("\u3000", " ").replace("\xa0", " ").strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _marks(text: str) -> list[tuple[int, int, int]]:
    """Where each item of the outermost numbering begins: the mark, what it marks, its number."""
    candidates = [(match, *_numbered(match)) for match in _MARK.finditer(text)]
    at_line = [style for match, style, _ in candidates if match.start() == 0 or text[match.start() - 1] == "\n"]
    first = [style for _, style, number in candidates if number == 1]
    if not at_line and not first:
        return []
    outer = at_line[0] if at_line else first[0]
    if first and at_line and candidates[0][1] == first[0] and candidates[0][0].start() < _LEAD:
        outer = first[0]
    found: list[tuple[int, int, int]] = []
    for match, style, number in candidates:
        if style != outer:
            continue
        begins = match.start() == 0 or text[match.start() - 1] == "\n"
        if begins or number == (found[-1][2] + 1 if found else 1):
            found.append((match.start(), match.end(), number))
    return found if len(found) > 1 or (found and (found[0][2] == 1 or found[0][0] == 0)) else []


_LEAD = 60  # characters that may lead in to the first item


def _numbered(match: re.Match[str]) -> tuple[int, int]:
    style, raw = next((n, match[f"n{n}"]) for n in range(len(_STYLES)) if match[f"n{n}"] is not None)
    style = 0 if style == len(_STYLES) - 1 else style  # 2-1 goes on with 1.
    if raw.isdecimal():
        return style, int(raw)
    if raw in _CIRCLED:
        return style, _CIRCLED.index(raw) + 1
    tens, sign, ones = raw.rpartition("十")
    if not sign:
        return style, _HAN.index(raw[-1]) + 1
    return style, (_HAN.index(tens[0]) + 1 if tens else 1) * 10 + (_HAN.index(ones[0]) + 1 if ones else 0)


def _between(text: str, marks: list[tuple[int, int, int]]) -> list[Item]:
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    return [_item(number, text[begin:end]) for (_, begin, number), end in zip(marks, ends, strict=True)]


def _item(number: int | None, text: str) -> Item:
    text = text.strip().lstrip(".．、")
    if match := _LABEL.match(text):
        return Item(number, match[1].strip(), text[match.end() :].strip())
    if match := _DUTY_LABEL.match(text + "\n"):
        return Item(number, match[1].strip(), text[match.end() :].strip())
    first, _, rest = text.partition("\n")
    if len(first.strip("。；;")) <= _SHORT and (rest or not re.search(r"[，。；;]\S", first)):
        return Item(number, first.strip(" 。；;"), rest.strip())
    return Item(number, "", text)


def _of_procedure(item: Item) -> list[Item]:
    """The stages of a procedure; an item that is none by itself."""
    head = item.label or item.body.partition("\n")[0]
    if not _PROCEDURE.match(head):
        return [item]
    body = item.body if item.label else item.body.partition("\n")[2]
    inside = items_flat(body)
    return [inner._replace(procedure=head.rstrip(":：")) for inner in inside] if inside else [item]


def items_flat(text: str) -> list[Item]:
    """The items of the outermost numbering alone."""
    marks = _marks(text)
    return _between(text, marks) if marks else []


def _unnumbered(text: str) -> Items:
    starts = [match.end() for match in _UNNUMBERED.finditer(text)]
    if starts:
        ends = [*starts[1:], len(text)]
        return Items(
            text[: starts[0]].strip(),
            [_item(None, text[start:end]) for start, end in zip(starts, ends, strict=True)],
        )
    lines = [line for line in text.split("\n") if line]
    if len(lines) > 1 and all(len(line.strip("。；;，,、")) <= _SHORT for line in lines):
        return Items("", [Item(None, line.strip(" 。；;，,、"), "") for line in lines])
    return Items("", [_item(None, text)] if text else [])
