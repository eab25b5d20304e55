"""A cell as its writer meant it: text without markup, or letters and words that say what part somebody has."""

import html
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from respchain.files.importers.raci.words import OPEN, SAYS_NOTHING, WORDS

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_EMPHASIS = (
    re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(`+)(.+?)\1"),
)
_PRIVATE = 0xE000  # where escaped signs wait while markup is taken away: nobody writes these


@lru_cache(maxsize=1 << 16)
def plain(text: str, markup: bool) -> str:
    r"""The text of a cell on one line; with `markup` as Markdown shows it.

    >>> plain("**Sign \\*off\\*** &amp; `seal`<br>[it](x.md)", markup=True), plain(" *a* \n b", markup=False)
    ('Sign *off* & seal it', '*a* b')
    """
    if markup:
        text = _ESCAPED.sub(lambda found: chr(_PRIVATE + ord(found[1])), text)
        text = _FOOTNOTE.sub("", _TAG.sub("", _BREAK.sub("\n", _LINK.sub(r"\1", text))))
        for mark in _EMPHASIS:
            text = mark.sub(r"\2", text)
        text = html.unescape(text)
        text = re.sub("[\ue000-\ue07f]", lambda found: chr(ord(found[0]) - _PRIVATE), text)
    return " ".join(text.split())


def emphatic(text: str) -> bool:
    """Whether a cell is bold or slanted as a whole.

    >>> emphatic("**Planning**"), emphatic("<b>Planning</b>"), emphatic("Planning **now**")
    (True, True, False)
    """
    bare = text.strip()
    return bool(re.fullmatch(r"(\*{1,3}|_{1,3})(?=\S)(?:(?!\1).)+(?<=\S)\1|<(b|strong|em|i)>.*</\2>", bare))


class Marks(NamedTuple):
    """What a cell says of somebody's part: `parts` in its order, and what else is written there.

    `rest` is a footnote, a remark or a letter without a meaning; `open` says that it is still to be decided.
    """

    parts: tuple[str, ...] = ()
    rest: str = ""
    open: bool = False


_RAISED = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱⁿᵃᵇᶜ†‡§*＊※#"))
_RAISED_TAG = re.compile(r"<sup>\s*([^<>]*?)\s*</sup>", re.IGNORECASE)
_DASHES = re.compile(r"^[-‐‑‒–—―−－_.·・/\\|~～\s]*$")
_SPLIT = re.compile(r"[/,;，、；&+|\\·・\s]+|(?<=[\u4e00-\u9fff])[和及与兼或](?=[\u4e00-\u9fff])")
_JOINING = frozenset(["and", "or", "und", "et", "y"])
_BRACKETS = re.compile(r"[（(\[【]([^（()）\[\]【】]*)[)）\]】]")
_LONGEST = 60  # characters of a cell of marks


def marks_of(text: str, key: Mapping[str, str | None]) -> Marks | None:
    """What a cell of letters says by a key; nothing where it is no such cell.

    >>> key = {"A": "accountable", "R": "responsible", "C": "consulted", "V": None}
    >>> [marks_of(text, key).parts for text in ("A/R", "**RA**", "R*", "A¹", "c", "R & A", "—", "主办、配合")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('accountable', 'responsible'), ('responsible', 'accountable'), ('responsible',), ('accountable',),
     ('consulted',), ('responsible', 'accountable'), (), ('lead', 'assist')]
    >>> marks_of("R (until May)", key), marks_of("V", key), marks_of("A report", key)
    (Marks(parts=('responsible',), rest='(until May)', open=False), Marks(parts=(), rest='V', open=False), None)
    """
    return _marks(text, tuple(key.items())) if len(text) <= _LONGEST * 2 else None


@lru_cache(maxsize=1 << 16)
def _marks(text: str, key: tuple[tuple[str, str | None], ...]) -> Marks | None:
    known = dict(key)
    bare = _without_markup(text)
    if _DASHES.match(bare) or bare.casefold() in SAYS_NOTHING:
        return Marks()
    if bare.casefold().strip(" .!:()[]") in OPEN or bare.strip() == "?":
        return Marks(rest=text.strip(), open=True)
    if len(bare) > _LONGEST:
        return None
    parts: list[str] = []
    rest: list[str] = []
    for remark in _BRACKETS.findall(bare):
        found = _read(remark, known)
        if found is None or found[1]:
            rest.append(f"({remark})")
        else:
            parts += found[0]
    main = _read(_BRACKETS.sub(" ", bare), known)
    if main is None or not (main[0] or main[1] or parts):
        return None
    rest += main[1]
    if main[0] + parts and _noted(text):
        rest.append(_noted(text))
    return Marks(tuple(dict.fromkeys(main[0] + parts)), " ".join(rest))


def _without_markup(text: str) -> str:
    bare = plain(_RAISED_TAG.sub("", text).replace("\n", "/"), markup=True)
    bare = unicodedata.normalize("NFKC", bare.translate(_RAISED))
    return " ".join(bare.split())


def _noted(text: str) -> str:
    """The footnote mark behind letters."""
    footnotes = _FOOTNOTE.findall(text) + _RAISED_TAG.findall(text)
    bare = _RAISED_TAG.sub("", _FOOTNOTE.sub("", text))
    signs = [sign for sign in plain(bare, markup=True) if ord(sign) in _RAISED]
    return "".join([*footnotes, *signs, *re.findall(r"(?<=[A-Za-z])\d+", bare)])


def _read(text: str, key: Mapping[str, str | None]) -> tuple[list[str], list[str]] | None:
    """The parts that words and letters name, and letters that mean nothing; nothing where anything else is there."""
    parts: list[str] = []
    rest: list[str] = []
    whole = WORDS.get(text.strip().casefold())
    if whole:
        return [whole], []
    for token in filter(None, _SPLIT.split(text)):
        if token.casefold() in _JOINING:
            continue
        found = _token(token.strip(".:："), key)
        if found is None:
            return None
        parts += found[0]
        rest += found[1]
    return parts, rest


def _token(token: str, key: Mapping[str, str | None]) -> tuple[list[str], list[str]] | None:
    bare = re.sub(r"(?<=[A-Za-z])\d{1,2}$", "", token)
    if len(bare) == 1:
        letter = bare.upper()
        meaning = key.get(bare) or key.get(letter)
        if meaning is not None:
            return ([meaning], []) if meaning else ([], [])
        return ([], [bare]) if letter in key or ("A" <= bare <= "Z") else None
    if word := WORDS.get(bare.casefold()):
        return [word], []
    if 2 <= len(bare) <= 5 and len(set(bare)) == len(bare) and all(key.get(letter) for letter in bare):
        return [str(key[letter]) for letter in bare], []
    if len(bare) == 4 and bare[:2] in WORDS and bare[2:] in WORDS:
        return [WORDS[bare[:2]], WORDS[bare[2:]]], []
    return None
