"""What respchain says: written in English, said in any language that has a catalogue.

A text that holds names is a `Saying`: it reads as English, and keeps the words it is made of. So whoever finds a fault
writes a sentence, and only whoever shows it has to know the language.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Protocol

LANGUAGES = ("en", "zh")
DOMAIN = "respchain"
FOLDER = Path(__file__).parent / "locale"

Translator = Callable[[str], str]
"""Says a text in one language."""


def N_(message: str) -> str:  # noqa: N802 - the mark that gettext's tools look for
    """Marks a message for translation; gives it back as it is."""
    return message


class Saying(str):
    """A text in English that can be said in other languages: a template, and what stands in its braces."""

    template: str
    many: str | None = None
    context: str | None = None
    values: Mapping[str, object]


class Listing(Saying):
    """Several texts one after the other, as each language lists them; `template` is what stands between them."""

    parts: tuple[str, ...]


def say(template: str, **values: object) -> Saying:
    """A sentence; values that are sayings are said in the language too.

    >>> say('there is no {kind} "{name}"', kind=say("duty"), name="x")
    'there is no duty "x"'
    >>> translator("zh")(say("{names} and {more} more", names=listed(["甲", "乙"]), more=3, count=5))
    '甲、乙等 5 个'
    """
    saying = Saying(template.format(**values) if values else template)
    saying.template, saying.values = template, values
    return saying


def said(text: str) -> Saying:
    """The text as a saying, which it may be already."""
    return text if isinstance(text, Saying) else say(text)


def word(context: str, text: str) -> Saying:
    """A word that other languages say in several ways: the context tells in which.

    >>> translator("zh")(word("verdict", "accountable")), translator("zh")("accountable")
    ('可问责', '责任主体')
    """
    saying = say(text)
    saying.context = context
    return saying


def counted(one: str, many: str, count: int, **values: object) -> Saying:
    """A sentence about a number of things, in the form that the number asks for.

    >>> counted("{count} error", "{count} errors", 1), counted("{count} error", "{count} errors", 2)
    ('1 error', '2 errors')
    """
    saying = say(one if count == 1 else many, count=count, **values)
    saying.template, saying.many = one, many
    return saying


def listed(parts: Iterable[str], between: str = N_(", ")) -> Listing:
    """Texts in a row.

    >>> translator("zh")(listed(["GAP001", "GAP002"]))
    'GAP001、GAP002'
    """
    kept = tuple(parts)
    listing = Listing(between.join(kept))
    listing.template, listing.parts = between, kept
    return listing


def translator(language: str) -> Translator:
    """How to say texts in a language; in English where it has no catalogue."""
    catalogue = None if language == "en" else _catalogue(language)
    return str if catalogue is None else partial(_in, catalogue)


def of_locale(environment: Mapping[str, str]) -> str:
    """The language that a user's environment asks for, English where it is none of ours.

    >>> of_locale({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}), of_locale({"LC_ALL": "C", "LANG": "zh_CN"})
    ('zh', 'en')
    """
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    language = said.lower()[:2]
    return language if language in LANGUAGES else "en"


class _Catalogue(Protocol):
    """What is used of `gettext.GNUTranslations`."""

    def gettext(self, message: str) -> str: ...

    def pgettext(self, context: str, message: str) -> str: ...

    def ngettext(self, one: str, many: str, n: int) -> str: ...


@cache
def _catalogue(language: str) -> _Catalogue | None:
    from gettext import GNUTranslations  # only where the language is not English

    try:
        with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return None


def _in(catalogue: _Catalogue, text: str) -> str:
    if isinstance(text, Listing):
        return catalogue.gettext(text.template).join(
            _in(catalogue, part) if isinstance(part, Saying) else part for part in text.parts
        )
    if not isinstance(text, Saying):
        return catalogue.gettext(text) if text else ""  # the empty message is the heading of a catalogue
    if text.context is not None:
        return catalogue.pgettext(text.context, text.template)
    if text.many is not None:
        template = catalogue.ngettext(text.template, text.many, int(str(text.values["count"])))
    else:
        template = catalogue.gettext(text.template) if text.template else ""
    values = {
        name: _in(catalogue, value) if isinstance(value, Saying) else value for name, value in text.values.items()
    }
    return template.format(**values) if values else template
