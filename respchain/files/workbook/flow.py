"""Lists and mappings inside a cell, in the flow form of YAML: `{district: north, amount: "< 5"}`."""

import re
from collections.abc import Mapping, Sequence

from respchain.files.marks import Table
from respchain.files.source import Source
from respchain.files.yaml_reader import read_yaml
from respchain.language import Saying

_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*')""")
_NARROW = str.maketrans({"：": ": ", "，": ", ", "、": ", ", "；": ", ", "｛": "{", "｝": "}", "［": "[", "］": "]",
                         "“": '"', "”": '"', "\u3000": " "})  # fmt: skip
_WIDE = re.compile("[：，、；｛｝［］“”]")


class Unfit(Exception):
    """A cell that cannot be read; the message says why, `hint` what would be right."""

    def __init__(self, message: Saying, hint: Saying | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Quoted(str):
    """A text that stood in quotes: it means itself and nothing else."""


def opens_flow(text: str) -> bool:
    """Whether a text is meant as a list or mapping: it begins and ends so, or names a key behind its bracket."""
    first, last = text[0], text[-1]
    return (
        (first in "{｛" and (last in "}｝" or ":" in text or "：" in text)) or (first in "[［" and last in "]］")
    ) and len(text) > 1


def flow(text: str) -> object:
    """What the text states, texts in quotes as `Quoted`; `Unfit` where it is no YAML.

    Full-width punctuation is taken for the narrow one where the text makes no sense as it stands.

    >>> flow('{district: north, amount: "5"}'), flow("{辖区：城北，金额：5}")
    ({'district': 'north', 'amount': '5'}, {'辖区': '城北', '金额': 5})
    """
    try:
        value = _parsed(text)
        if not (_WIDE.search(text) and _makes_no_sense(value)):
            return value
    except Unfit:
        if not _WIDE.search(text):
            raise
    return _parsed(narrowed(text))


def narrowed(text: str) -> str:
    """The text with full-width punctuation made narrow, outside quotes."""
    parts = _QUOTED.split(text)
    return "".join(part if number % 2 else part.translate(_NARROW) for number, part in enumerate(parts))


def _parsed(text: str) -> object:
    source, table = Source("", text), Table()
    value = read_yaml(source, table)
    if source.faults:
        raise Unfit(source.faults[0].message, source.faults[0].hint)
    return _with_quotes(value, text, table)


def _with_quotes(value: object, text: str, table: Mapping[int, Sequence[int]]) -> object:
    """The value with texts in quotes marked; as deep as a reader of YAML goes, and no deeper."""
    if isinstance(value, dict):
        keys, values = table[id(value)][::2], table[id(value)][1::2]
        return {
            _marked(key, text, key_at, table): _marked(inner, text, at, table)
            for (key, inner), key_at, at in zip(value.items(), keys, values, strict=True)
        }
    if isinstance(value, list):
        return [_marked(inner, text, at, table) for inner, at in zip(value, table[id(value)], strict=True)]
    return value


def _marked(value: object, text: str, at: int, table: Mapping[int, Sequence[int]]) -> object:
    if isinstance(value, str):
        return Quoted(value) if text[at : at + 1] in ('"', "'") else value
    return _with_quotes(value, text, table)


def _makes_no_sense(value: object) -> bool:
    """Whether a mapping has a key with nothing but full-width punctuation to part it from its value."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if any(inner is None and _WIDE.search(str(key)) for key, inner in here.items()):
                return True
            waiting += here.values()
        elif isinstance(here, list):
            if any(isinstance(inner, str) and not isinstance(inner, Quoted) and "：" in inner for inner in here):
                return True
            waiting += here
    return False
