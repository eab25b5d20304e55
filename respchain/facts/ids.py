"""Ids and titles as sources write them, brought to one form: what only looks different is the same."""

import re
import unicodedata

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›「」『』"
_QUOTED = str.maketrans(dict.fromkeys(_QUOTES))


def normalised_id(raw: str) -> str:
    """An id without regard to letter case, width, quotes, spaces, leading zeros, and a ".0" that a spreadsheet adds.

    >>> normalised_id(" ０１２３.0　"), normalised_id("'ab-7'"), normalised_id("000")
    ('123', 'ab-7', '0')
    """
    text = " ".join(unicodedata.normalize("NFKC", raw).translate(_QUOTED).casefold().split())
    text = re.sub(r"(?<=\d)\.0+$", "", text)
    return re.sub(r"^0+(?=\w)", "", text)


def normalised_title(raw: str) -> str:
    """A title without regard to letter case, width, spaces and punctuation.

    >>> normalised_title("Head, Market-Bureau"), normalised_title("局长（市场）")
    ('headmarketbureau', '局长市场')
    """
    return "".join(sign for sign in unicodedata.normalize("NFKC", raw).casefold() if sign.isalnum())


def without_words(title: str, words: list[str]) -> str:
    """A normalised title without some words, wherever they stand.

    >>> without_words(normalised_title("Director (Job Share)"), ["job share"])
    'director'
    """
    for word in sorted(map(normalised_title, words), key=len, reverse=True):
        title = title.replace(word, "") if word else title
    return title
