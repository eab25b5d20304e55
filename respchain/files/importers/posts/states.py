"""What each row is about: a post, a post that was abolished, or a person without one."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from respchain.facts.ids import normalised_id, normalised_title
from respchain.files.importers.posts import words
from respchain.files.importers.posts.marks import Named, kind_of, named, plain
from respchain.files.importers.posts.rows import Rows

T = TypeVar("T")

_MARKED = re.compile(
    r"acting|interim|shar|second|loan|not? in|without|no post|frozen|eliminat|abolish"
    r"|代|任|主持|临时|挂职|借调|岗|冻结|撤|停设|取消"
)
_ABOLISHED_TITLE = re.compile(
    r"[（(\[【]\s*(?:post )?(?:eliminated|abolished|已?撤销|裁撤)[^）)\]】]*[）)\]】]|^(?:eliminated|已撤销)$"
)
_KNOWN = frozenset(  # words that a cell for names says which may name nobody
    (
        "vacant", "vacancy", "unfilled", "to", "be", "no", "not", "post", "postholder", "holder", "without", "acting",
        "interim", "job", "jobshare", "jobsharer", "share", "sharer", "shared", "sharing", "secondment", "seconded",
        "loan", "frozen", "abolished", "disestablished", "deleted", "tbc", "tba", "tbd", "nd", "na", "null", "nan",
        "none", "nil", "redacted", "withheld", "undisclosed", "confidential", "xx", "xxx",
    )
)  # fmt: skip
_SIGNS = frozenset("空缺编岗员待聘补招暂无定撤销裁停设取消冻结代理兼借调挂职分任共保密公开未予略主持临时")

_PERSON = "person"


def each(texts: Sequence[str], tell: Callable[[str], T]) -> list[T]:
    """What is to be told of each text, worked out once for each wording."""
    wordings = set(texts)
    if len(wordings) == 1:
        return [tell(texts[0])] * len(texts)
    told = {text: tell(text) for text in wordings}
    return [told[text] for text in texts]


def quick_named(text: str) -> Named:
    """As `named`, at little cost for what is a plain name."""
    if text.isascii():
        if text.replace(" ", "").isalnum():
            lower = text.lower()
            if "eliminat" not in lower and _KNOWN.isdisjoint(lower.split()) and not text.replace(" ", "").isdigit():
                return Named(_PERSON, (text,))
    elif len(text) <= 4 and text.isalpha() and _SIGNS.isdisjoint(text):
        return Named(_PERSON, (text,))
    return named(text)


def quick_id(text: str) -> str:
    """As `normalised_id`, at little cost for plain numbers."""
    if text.isascii() and text.isdecimal() and text[0] != "0":
        return text
    return normalised_id(text)


def ids_of(texts: Sequence[str]) -> list[str]:
    """The ids in one form; plain numbers, as most ids are, are in it already."""
    whole = "\n".join(texts)
    if whole.isascii() and whole.replace("\n", "").isdecimal() and "\n0" not in whole and whole[0] != "0":
        return list(texts)
    return each(texts, quick_id)


def _all_named(texts: Sequence[str]) -> list[Named]:
    """What stands in place of each name; where all are plain, at little cost."""
    lower = "\n".join(texts).lower()
    plain = lower.isascii() and lower.replace("\n", "").replace(" ", "").isalnum() and "eliminat" not in lower
    if plain and _KNOWN.isdisjoint(lower.split()) and not any(map(str.isdigit, texts)) and all(texts):
        return [Named(_PERSON, (text,)) for text in texts]
    return each(texts, quick_named)


class Title:
    """What a title says besides its words."""

    def __init__(self, text: str) -> None:
        lower = text.casefold()
        marked = _MARKED.search(lower) is not None
        said = plain(text) if marked else lower
        self.kind = kind_of(said) if marked else ""
        self.no_post = marked and words.NO_POST.search(said) is not None
        self.frozen = marked and words.FROZEN.search(said) is not None
        self.abolished = marked and _ABOLISHED_TITLE.search(said) is not None
        bare = words.MARKS.sub(" ", words.ACTING.sub(" ", words.JOB_SHARE.sub(" ", said))) if marked else said
        self.same = normalised_title(bare)


class States:
    """Columns about the rows: `named` what stands as the name, `title` what the title says, `id` the id in one form.

    `abolished`, `shared` (a cell says job share) and `frozen` are marks; `post` tells whether the row states a post.
    """

    def __init__(self, rows: Rows) -> None:
        names = _names(rows)
        self.named = _all_named(names)
        self.title = each(rows["title"], Title)
        self.id = ids_of(rows["id"])
        grade = each(rows["grade"], lambda text: words.ABOLISHED.search(text.casefold()) is not None)
        status = each(rows["status"], named)
        self.status = status
        notes = each(rows["notes"], lambda text: words.JOB_SHARE.search(text.casefold()) is not None)
        self.abolished = [
            name.state == "abolished" or gone or state.state == "abolished" or title.abolished
            for name, gone, state, title in zip(self.named, grade, status, self.title, strict=True)
        ]
        self.shared = [
            note or name.kind == "job-share" or title.kind == "job-share" or state.kind == "job-share"
            for note, name, title, state in zip(notes, self.named, self.title, status, strict=True)
        ]
        self.frozen = [
            name.frozen or title.frozen or state.frozen
            for name, title, state in zip(self.named, self.title, status, strict=True)
        ]
        self.vacant = [
            name.state == "vacant" or (state.state == "vacant" and name.state != _PERSON)
            for name, state in zip(self.named, status, strict=True)
        ]
        self.post = _posts(rows, self)


def _names(rows: Rows) -> list[str]:
    """The names, given and family names together where they stand apart."""
    if "given_name" not in rows.stated and "family_name" not in rows.stated:
        return rows["name"]
    return [
        whole or f"{given} {family}".strip()
        for whole, given, family in zip(rows["name"], rows["given_name"], rows["family_name"], strict=True)
    ]


_PLACEHOLDERS = frozenset(normalised_id(word) for word in words.PLACEHOLDERS)


def _posts(rows: Rows, states: "States") -> list[bool]:
    """Which rows state a post: those with an id that is one, or without an id but with a title."""
    once = states.id.count("0") == 1 and "0" in map(
        quick_id, set(rows["reports_to"])
    )  # then the series of ids begins with 0
    nothing = _PLACEHOLDERS - {"0"} if once else _PLACEHOLDERS
    found = []
    odd = {key for key in set(states.id) if key in nothing or words.NO_POST.search(key)}
    for key, title, text, group in zip(states.id, states.title, rows["title"], rows.aggregate, strict=True):
        if group:
            found.append(bool(text or key))
        elif key in odd:
            found.append(False)
        else:
            found.append(not title.no_post and bool(key or text))
    return found
