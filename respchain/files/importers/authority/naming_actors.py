"""Who an entry of an authority list names: one, any of several, several together, or a level and all above."""

import re
from collections.abc import Container

from respchain.facts.ids import normalised_title
from respchain.files.importers.authority.granted import Named
from respchain.files.importers.authority.limits import clean, plain

_TOGETHER = re.compile(r"\s*(?:\+|＋|\bjointly with\b|\btogether with\b|\bas well as\b|\bplus\b|&&)\s*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+|\s*(?:会同|和|与|及|共同)\s*", re.IGNORECASE)
_EITHER = re.compile(r"\s+or\s+|\s*[/／]\s*|\s*[;；]\s*|或者?|、|\n", re.IGNORECASE)
_UPWARD = re.compile(
    r"\s*(?:or|and)\s+(?:above|higher|up|more senior)\s*$|\s*\+\s*$|\s*(?:及|或)?以上(?:人员|领导|级别)?\s*$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:as\s+)?per\b|see\b|refer\b|according to\b|as (?:set out|defined|stated)\b|in accordance\b|depends\b|varies\b"
    r"|按|依照|依据|参照|详?见|根据|另行",
    re.IGNORECASE,
)
_APPROVAL = re.compile(
    r"\s+(?:approval|sign-?off|authori[sz]ation|consent)$|(?:审批|批准|审定|签批|同意)$", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:由|经|报|the|approval (?:by|of)|approved by)\s*(?=\S)", re.IGNORECASE)


def named(cell: str, known: Container[str] = frozenset()) -> Named | None:
    """Whom a cell names; nothing where it names nobody, or refers to another text.

    An "and" joins two only where both are among the `known` titles: there are Heads of Research and Development.

    >>> named("Hiring manager + HR approval")
    Named(titles=('Hiring manager', 'HR'), together=True, upward=False)
    >>> named("CFO or CEO"), named("局长及以上").upward
    (Named(titles=('CFO', 'CEO'), together=False, upward=False), True)
    >>> named("Per contract value matrix"), named("Policy owner").titles, named("局长审批").titles, named("-")
    (None, ('Policy owner',), ('局长',), None)
    """
    text = clean(cell).strip(" .。;；")
    if (
        not text
        or not any(sign.isalnum() for sign in text)
        or text.casefold() in ("n/a", "none", "无")
        or elsewhere(text)
    ):
        return None
    upward = _UPWARD.search(text) is not None
    text = _UPWARD.sub("", text)
    joined = [part.strip() for part in _AND.split(text)]
    if len(joined) > 1 and all(normalised_title(_own(part)) in known for part in joined):
        return Named(tuple(dict.fromkeys(map(_own, joined))), True)
    together = _TOGETHER.search(text) is not None
    parts = (_TOGETHER if together else _EITHER).split(text)
    if together and any(_EITHER.search(part) for part in parts):
        return Named((_own(text),))  # A + (B or C): no form says it, so it stays one name
    titles = tuple(dict.fromkeys(title for part in parts if (title := _own(part))))
    return Named(titles, together and len(titles) > 1, upward and len(titles) == 1) if titles else None


def elsewhere(text: str) -> bool:
    """Whether an entry only refers to another text.

    >>> elsewhere("Per contract value matrix"), elsewhere("按合同额"), elsewhere("Personnel")
    (True, True, False)
    """
    return _ELSEWHERE.match(plain(text)) is not None


def several_on_one_level(cell: str) -> tuple[str, ...]:
    """The posts that the first cell of a row names side by side.

    >>> [several_on_one_level(text) for text in ("CFO / COO", "Vice President, Finance", "副局长、总工程师")]
    [('CFO', 'COO'), ('Vice President, Finance',), ('副局长', '总工程师')]
    """
    parts = [part.strip() for part in _EITHER.split(clean(cell))]
    return tuple(dict.fromkeys(part for part in parts if part))


def _own(part: str) -> str:
    """The title without the words that only say what it is asked for."""
    text = _LEADING.sub("", part.strip(" ,;"))
    bare = _APPROVAL.sub("", text).strip()
    return bare or text
