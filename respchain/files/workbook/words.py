"""What keys, choices and sheets are called in workbooks, in English and in Chinese."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from respchain.facts.ids import normalised_title

_BRACKETS = re.compile(r"[（(\[【〔].*?[)）\]】〕]")
_AROUND = re.compile(r"^(附件|附表|表|sheet)|(一览表|登记表|明细表|清单|名册|台账|目录|表|sheet|list|table)$")


@cache
def words() -> Mapping[str, Any]:
    """All words, as the packaged table has them."""
    return tomllib.loads(files("respchain.files.workbook").joinpath("words.toml").read_text("utf-8"))


def spelled(text: str) -> str:
    """A wording without regard to letter case, width, spaces and punctuation.

    >>> spelled("Reports to"), spelled("所属 部门\\n（必填）")
    ('reportsto', '所属部门')
    """
    return normalised_title(_BRACKETS.sub("", unicodedata.normalize("NFKC", text))) or normalised_title(text)


def wordings(kind: str, key: str) -> list[str]:
    """The Chinese headings of a key of a kind of part, the one that is written first."""
    own = words().get(kind, {}).get(key)
    found: list[str] = words()["any"].get(key, []) if own is None else own
    return found


def heading(kind: str, key: str, language: str) -> str:
    """What a key is called at the head of its column.

    >>> heading("Post", "reports_to", "en"), heading("Post", "reports_to", "zh")
    ('Reports to', '直接上级')
    """
    if language == "zh" and (chinese := wordings(kind, key)):
        return chinese[0]
    return "ID" if key == "id" else key[:1].upper() + key[1:].replace("_", " ")


def spellings(kinds: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The key that each spelling of a heading means, of some keys with the kinds of parts that they belong to.

    >>> spellings([("Post", "reports_to"), ("Post", "title")])["汇报对象"]
    'reports_to'
    """
    found: dict[str, str] = {}
    pairs = list(kinds)
    english = words()["english"]
    for rank in range(3):
        for kind, key in pairs:
            chinese = wordings(kind, key)
            for wording in ([key], chinese[:1], [*chinese[1:], *english.get(key, [])])[rank]:
                found.setdefault(spelled(wording), key)
    return found


def choice_words(kind: str, key: str) -> Mapping[str, list[str]]:
    """The Chinese words for what can be chosen under a key; none where nothing is chosen."""
    named = words()["kinds"].get(f"{kind}.{key}") or words()["kinds"].get(key) or f"{kind}.{key}"
    found: Mapping[str, list[str]] = words()["choices"].get(named, {})
    return found


@cache
def flag_words() -> Mapping[str, bool]:
    """What stands for true and false."""
    table = words()["flags"]
    return {word: name == "true" for name in ("true", "false") for word in table[name]}


@cache
def sheet_names() -> Mapping[str, str]:
    """What each spelling of a sheet's name means: a section, `charter`, `steps`, or `guide`."""
    found = dict(_sheets())
    for name in list(found):
        if name.isascii() and found[name] not in ("guide", "charter"):
            found.setdefault(name.removesuffix("s"), found[name])
    return found


def _sheets() -> Iterator[tuple[str, str]]:
    for meant, names in words()["sheets"].items():
        yield from ((_letters(name), meant) for name in names)
    for section in sections():
        yield _letters(section), section
        yield from ((_letters(name), section) for name in words()["Charter"][section])


@cache
def sections() -> tuple[str, ...]:
    """The sections, as the format has them."""
    from respchain.model.light import charter_format

    form = charter_format()
    return (*form["mapping_sections"], *form["list_sections"])


def sheet_meant(title: str) -> str | None:
    """What a sheet is there for, by its name; numbers, spaces and words such as 表 and 清单 around it do not matter.

    >>> sheet_meant("2. Posts"), sheet_meant("附表1 岗位清单"), sheet_meant("填写说明"), sheet_meant("Sheet1")
    ('posts', 'posts', 'guide', None)
    """
    known = sheet_names()
    letters = _letters(title)
    if letters in known:
        return known[letters]
    bare = _AROUND.sub("", _AROUND.sub("", _letters(_BRACKETS.sub("", title))))
    return known.get(bare)


def sheet_title(meant: str, language: str) -> str:
    """What a sheet is called.

    >>> sheet_title("posts", "zh"), sheet_title("charter", "en"), sheet_title("guide", "en")
    ('岗位', 'charter', 'How to')
    """
    if language != "zh":
        return "How to" if meant == "guide" else meant
    names = words()["sheets"].get(meant) or words()["Charter"][meant]
    return str(names[0])


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalpha())
