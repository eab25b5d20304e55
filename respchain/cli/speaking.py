"""The command line's own words, in the language of whoever calls it."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from inspect import cleandoc
from typing import TypeVar

import click

from respchain.language import DOMAIN, FOLDER, LANGUAGES, N_, Translator, translator

_TEXT = 76  # columns of a terminal's eighty that a paragraph of help may fill
_OPTION = 44  # columns beside the names of options
C = TypeVar("C", bound=click.Command)


class Call:
    """One call of the command line, with the language in which it answers: a charter read on the way may change it.

    `ahead` is a charter that is being read while the command loads.
    """

    def __init__(self, language: str, ahead: object = None) -> None:
        self.language = language
        self.ahead = ahead


def asked(arguments: Sequence[str]) -> str | None:
    """The language that `--lang` names, read before anything is parsed: errors of parsing are said in it too.

    >>> asked(["check", "city.yaml", "--lang", "zh"]), asked(["check", "--lang=en"]), asked(["check", "--lang"])
    ('zh', 'en', None)
    """
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        language = following if word == "--lang" else word.removeprefix("--lang=")
        if language in LANGUAGES and word.startswith("--lang"):
            return language
    return None


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """While this lasts, click finds its own words in our catalogue: it looks in gettext's default domain."""
    if language == "en":
        yield
        return
    import gettext

    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        os.environ.update({} if before is None else {"LANGUAGE": before})


def tongue(context: click.Context | None = None) -> Translator:
    """How the command that runs speaks."""
    call = _call(context)
    return translator(call.language if call else "en")


def answer_in(language: str) -> None:
    """Let the rest of the call answer in this language: that of the charter, once it is known."""
    if call := _call():
        call.language = language


def read_ahead() -> object:
    """The charter that is being read while the command loads, if there is one."""
    call = _call()
    return call and call.ahead


def _call(context: click.Context | None = None) -> Call | None:
    here = context or click.get_current_context(silent=True)
    root = here.find_root().obj if here else None
    return root if isinstance(root, Call) else None


def wrong(message: str) -> click.UsageError:
    """A wrong call, said in the language of whoever calls."""
    return click.UsageError(tongue()(message))


def spoken(command: C, tell: Translator) -> C:
    """The command with its help in a language; itself where that is English."""
    if tell is str:
        return command
    other = copy(command)
    other.help = "\n\n".join(_laid(part, _TEXT) for part in tell(help_text(command.help or "")).split("\n\n"))
    other.options_metavar = tell(N_("[OPTIONS]"))
    if isinstance(other, click.Group):
        other.subcommand_metavar = tell(N_("COMMAND [ARGS]..."))
    other._help_option = None  # to be made anew, in the language
    other.params = [_parameter(parameter, tell) for parameter in command.params]
    return other


def help_text(text: str) -> str:
    """The help of a command as the catalogue has it: paragraphs of one line each.

    >>> help_text("Show it.\\n\\n  Twice, on\\n  two lines.")
    'Show it.\\n\\nTwice, on two lines.'
    """
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", cleandoc(text)))


def table(commands: Mapping[str, str], context: click.Context) -> list[tuple[str, str]]:
    """The names of commands, each with what it does."""
    tell = tongue(context)
    return [(name, tell(what)) for name, what in commands.items()]


def _parameter(parameter: click.Parameter, tell: Translator) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    other = copy(parameter)
    other.help = _laid(tell(help_text(parameter.help)), _OPTION)
    return other


def _laid(text: str, room: int) -> str:
    """A text of wide characters in lines that fit, under the mark by which click leaves them alone."""
    from respchain.report.width import width, wrapped

    return text if width(text) <= room else "\b\n" + "\n".join(wrapped(text, room))
