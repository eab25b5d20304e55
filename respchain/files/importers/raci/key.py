"""The key of a table of responsibility: what its letters and signs mean, by its own legend or by custom."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from respchain.files.importers.raci.cells import plain
from respchain.files.importers.raci.words import DACI, LEAD, RACI, RAPID, WORDS
from respchain.record import Record

_SIGNS = "●○◎▲△★☆■□◆◇√✓✔◉⊙"
_LETTER = rf"(?P<letter>[A-Z]|[{_SIGNS}])"
_MEANS = r"\s*(?:[=＝:：→–—-]+|为|表示|代表|是|is|stands for|means)\s*"
_TEXT = r"(?P<text>[^\W\d_](?:(?!\.\s)[^,;，；、。|()（）])*)"
_FORMS = (
    re.compile(rf"(?<![^\W_]){_LETTER}{_MEANS}{_TEXT}"),
    re.compile(rf"(?<![^\W_]){_LETTER}\s*[（(]{_TEXT}[^)）]*[)）]"),
    re.compile(rf"(?P<text>[^\W\d_]+)\s*[（(]{_LETTER}[)）]"),
)
_LONGEST = 600  # characters of a line that can be a legend
_NOTHING = re.compile("^(omit|out of|no |none|not |无|不)")


class Key(Record):
    """What each letter means: the key of a duty, blank for no part, None for what the format has no key for.

    `told` are the letters that a legend explains, in its words.
    """

    letters: Mapping[str, str | None]
    told: Mapping[str, str]


def key_of(legend: Mapping[str, str], used: Iterable[str]) -> Key:
    """The key by a legend, and for letters that it leaves out by the custom that the letters in use follow.

    >>> key_of({}, "RAPID").letters["D"], key_of({"V": "Verifies"}, "RACIV").letters["V"]
    ('accountable', None)
    >>> key_of({"A": "Approve", "S": "Sign-off", "O": "Omitted"}, "").letters
    {'R': 'responsible', 'A': 'accountable', 'C': 'consulted', 'I': 'informed', 'S': 'veto', 'O': ''}
    """
    explained = {letter: meaning_of(text) for letter, text in legend.items()}
    signs = set(used) | set(legend)
    letters: dict[str, str | None] = dict(_custom(signs))
    answering = {meaning for letter, meaning in {**letters, **explained}.items() if letter in signs}
    lead = "responsible" if "accountable" in answering else LEAD
    for letter, meaning in explained.items():
        if meaning == LEAD:
            letters.setdefault(letter, lead)
        elif meaning is not None or letter not in letters:
            letters[letter] = meaning
    return Key(letters, legend)


def _custom(used: set[str]) -> Mapping[str, str]:
    letters = {letter for letter in used if "A" <= letter <= "Z"}
    if {"D", "P"} <= letters <= set(RAPID):
        return RAPID
    return DACI if "D" in letters and "R" not in letters and letters <= {*DACI, "S"} else RACI


def meaning_of(text: str) -> str | None:
    """What an explanation of a letter comes to: by its first words, or by a Chinese wording in it.

    >>> [meaning_of(text) for text in ("Responsible: does it", "must agree", "执行负责人", "Quality", "out of it")]
    ['responsible', 'veto', 'responsible', None, '']
    """
    bare = " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(" .:*")
    if _NOTHING.match(bare):
        return ""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", bare)
    for length in (3, 2, 1):
        if found := WORDS.get(" ".join(words[:length])):
            return found
    inside = [(bare.find(word), -len(word), word) for word in WORDS if not word.isascii() and word in bare]
    return WORDS[min(inside)[2]] if inside else None


def legend_of(lines: Iterable[str]) -> dict[str, str]:
    """The letters and signs that lines of text explain, where there are at least two of them.

    >>> legend_of(["Legend", "- **R (Responsible)**: does it", "- **A** = Accountable (approves)", "- C: Collect"])
    {'R': 'Responsible', 'A': 'Accountable'}
    >>> legend_of(["R = responsible, A = accountable, V = verifies."]), legend_of(["注：●表示主办，○表示配合"])
    ({'R': 'responsible', 'A': 'accountable', 'V': 'verifies'}, {'●': '主办', '○': '配合'})
    """
    found: dict[str, str] = {}
    for line in lines:
        if len(line) <= _LONGEST:
            _explained(plain(line, markup=True), found)
    return found if len(found) > 1 else {}


def _explained(line: str, found: dict[str, str]) -> None:
    here: dict[str, str] = {}
    for form in _FORMS:
        for one in form.finditer(line):
            letter, text = one["letter"], " ".join(one["text"].split()).rstrip(" .")
            alike = text[:1].upper() == letter or not text.isascii() or letter in _SIGNS
            if alike and letter not in here:
                here[letter] = text
    sure = {letter: text for letter, text in here.items() if meaning_of(text) is not None}
    for letter, text in (here if len(here) > 1 and sure else sure).items():
        found.setdefault(letter, text)
