"""From bytes to text, whatever the encoding, or the reason why not."""

import codecs
from itertools import islice
from typing import NamedTuple

from respchain.language import Saying, say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 10_000
_MUCH = 50
SAVE_AS_UTF8 = say("save the file as UTF-8")


class Decoded(NamedTuple):
    """The text of a file, and what was assumed to read it."""

    text: str
    note: Saying | None = None


class Undecodable(Exception):
    """The bytes are no text that can be read with certainty; `at` is the first byte in doubt."""

    def __init__(self, message: Saying, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


def decoded(raw: bytes) -> Decoded:
    """The text that the bytes stand for: UTF-8, what a byte order mark says, or GB18030 where it reads as Chinese.

    >>> decoded("市长".encode("gb18030"))
    Decoded(text='市长', note='read as GB18030; save the file as UTF-8')
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _by_mark(raw[len(mark) :], encoding, len(mark))
    if (nul := raw.find(0)) >= 0:
        raise Undecodable(say("a NUL byte: this is no text, or it is UTF-16 without a byte order mark"), nul)
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _chinese(raw, error.start)


def _by_mark(raw: bytes, encoding: str, offset: int) -> Decoded:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = say("not {encoding}, as its byte order mark says", encoding=encoding.upper())
        raise Undecodable(message, offset + error.start) from None
    if "\0" in text:
        raise Undecodable(say("a NUL character: this is no text"), offset)
    return Decoded(text, None if encoding == "utf-8" else _assumed(encoding.upper()[:6]))


def _assumed(encoding: str) -> Saying:
    return say("read as {encoding}; {hint}", encoding=encoding, hint=SAVE_AS_UTF8)


def _chinese(raw: bytes, at: int) -> Decoded:
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not _reads_as_chinese(text):
        raise Undecodable(say("neither UTF-8 nor GB18030"), at)
    return Decoded(text, _assumed("GB18030"))


def _reads_as_chinese(text: str) -> bool:
    """Whether text decoded as GB18030 is likely to have been meant so.

    Nearly any bytes decode as GB18030. In real Chinese most characters are of the 3,755 common ones (level 1 of
    GB 2312, lead bytes B0 to D7) or punctuation, and they do not stand alone inside Latin words; what other encodings
    mean comes out as rare characters, kana, or glued to letters. Korean (EUC-KR) uses only the first half of level 1.
    """
    foreign = list(islice((character for character in text if ord(character) > 127), _SAMPLE))
    if not foreign or any("\ue000" <= character <= "\uf8ff" for character in foreign):
        return False
    leads = [character.encode("gb18030")[0] for character in foreign if _is_double(character)]
    common = [lead for lead in leads if 0xB0 <= lead <= 0xD7]
    punctuation = sum(0xA1 <= lead <= 0xA3 for lead in leads)
    kana = sum("\u3041" <= character <= "\u30fa" for character in foreign)
    enough = 0.5 if len(foreign) >= _MUCH else 0.8  # traditional characters are rarer ones; a few letters prove little
    if not common or len(common) + punctuation < enough * len(foreign) or kana > 0.1 * len(foreign):
        return False
    if len(common) >= 12 and sum(lead <= 0xC8 for lead in common) > 0.95 * len(common):
        return False
    return _glued(text[: 10 * _SAMPLE]) < 0.5 * len(foreign)


def _is_double(character: str) -> bool:
    """Whether GB 2312 has the character: two bytes, both high."""
    raw = character.encode("gb18030")
    return len(raw) == 2 and raw[1] >= 0xA1


def _glued(text: str) -> int:
    """How many characters stand alone between ASCII letters."""
    return sum(
        ord(middle) > 127 and before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
        for before, middle, after in zip(text, text[1:], text[2:], strict=False)
    )
