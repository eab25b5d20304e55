"""Words by which logs tell what is no name: of accounts, of blanks, of activities that pass a case on."""

import re
from collections.abc import Sequence

import numpy as np

from respchain.facts.ids import normalised_id, normalised_title
from respchain.facts.relation import Mask

_TOKEN = re.compile(r"[^\W\d_]+")


def no_persons(accounts: Sequence[str], words: Sequence[str]) -> Mask:
    """Which accounts are named like none of a person: a Latin word stands alone in them, any other is part of them.

    >>> no_persons(["admin1", "TEST", "Badminton", "系统管理员", "r.test"], ["admin", "test", "系统"]).tolist()
    [True, True, False, True, True]
    """
    known = {normalised_id(word) for word in words}
    inside = [word for word in known if not word.isascii()]
    return np.array(
        [
            not known.isdisjoint(_TOKEN.findall(name)) or name in known or any(word in name for word in inside)
            for name in map(normalised_id, accounts)
        ],
        np.bool_,
    )


def naming(texts: Sequence[str], words: Sequence[str]) -> Mask:
    """Which texts say one of some things, whatever the spaces and letters: several words, or Chinese ones, anywhere in
    them; a single Latin word alone, as it may say something else beside others.

    >>> naming(["Hand over to B", "移交科室", "Transfer", "Transfer money"], ["hand over", "移交", "transfer"]).tolist()
    [True, True, True, False]
    """
    inside = [normalised_title(word) for word in words if " " in word.strip() or not word.isascii()]
    whole = {normalised_title(word) for word in words}
    return np.array(
        [text in whole or any(word in text for word in inside) for text in map(normalised_title, texts)], np.bool_
    )
