"""What respchain says, as gettext catalogues: `python -m tests.catalogue` brings them up to date.

It writes `respchain.pot` and `respchain.mo`, and takes new messages into `respchain.po` and old ones out of it; what
is new stands there untranslated, and nothing is guessed.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from inspect import getfile
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from respchain.checking.conditions import VERDICTS
from respchain.cli.main import COMMANDS, command_named, respchain
from respchain.cli.speaking import help_text
from respchain.encode.book import KINDS
from respchain.encode.documents import FIELDS
from respchain.encode.limits import ASPECTS
from respchain.files.wording import SINGULAR
from respchain.language import DOMAIN, FOLDER
from respchain.model.light import charter_format
from respchain.rules import own_rules

ROOT = Path(__file__).parent.parent
LANGUAGES = ("zh",)
MARKS: Mapping[str, tuple[int, ...] | None] = {"N_": None, "say": None, "counted": (1, 2)}
CLICK: Mapping[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2)}
_HEADING = """# What respchain says{in_}. Brought up to date by `python -m tests.catalogue`.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={plurals};\\n"

"""

DAY = datetime(2026, 1, 1, tzinfo=UTC)  # the form has to name one, and the same messages are the same bytes
Message = str | tuple[str, ...]
VERDICT, ASPECT, FIELD = "verdict", "aspect", "field"


def pot() -> str:
    """All that is said, untranslated."""
    return _text(_template(), _HEADING.format(in_="", language="en", plurals="2; plural=(n != 1)"))


def po(language: str) -> str:
    """The catalogue of a language with the messages of today."""
    catalogue = translations(language)
    catalogue.update(_template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return _text(catalogue, _HEADING.format(in_=" in Chinese", language=language, plurals="1; plural=0"))


def mo(language: str) -> bytes:
    """The catalogue of a language as programs read it."""
    catalogue = translations(language)
    catalogue.creation_date = catalogue.revision_date = DAY
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def translations(language: str) -> Catalog:
    """The catalogue of a language as it is kept."""
    file = place(language, "po")
    return read_po(BytesIO(file.read_bytes() if file.exists() else b""), locale=language, abort_invalid=True)


def place(language: str, form: str) -> Path:
    """The file of a language: `po` or `mo`."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.{form}"


def template_place() -> Path:
    """The file of all messages."""
    return FOLDER / f"{DOMAIN}.pot"


def _template() -> Catalog:
    catalogue = Catalog(charset="utf-8")
    for message, where in _messages():
        catalogue.add(message, locations=[(where, 0)])
    for name in VERDICTS:
        catalogue.add(name, locations=[("respchain/checking/conditions.py", 0)], context=VERDICT)
    for name in ASPECTS:
        catalogue.add(name, locations=[("respchain/encode/limits.py", 0)], context=ASPECT)
    for name in FIELDS:
        catalogue.add(name, locations=[("respchain/encode/documents.py", 0)], context=FIELD)
    catalogue.add("no basis", locations=[("respchain/report/who.py", 0)], context="answer")
    return catalogue


def _messages() -> Iterator[tuple[Message, str]]:
    """Each message with where it is said."""
    yield from _marked(ROOT / "respchain", MARKS, "respchain/")
    yield from _marked(Path(getfile(click)).parent, CLICK, "click/")
    for rule in own_rules():
        where = Path(getfile(rule.question)).relative_to(ROOT).as_posix()
        for text in (*rule.text, *rule.basis, *(section.replace("_", " ") for section in rule.needs)):
            yield text, where
    for table, where in (
        (KINDS.values(), "respchain/encode/book.py"),
        (SINGULAR.values(), "respchain/files/wording.py"),
        (charter_format()["namespaces"], "respchain/files/references.py"),
        (("actor", "the charter"), "respchain/encode/book.py"),
        (COMMANDS.values(), "respchain/cli/main.py"),
    ):
        for word in table:
            yield word, where
    yield from _helps()


def _marked(folder: Path, marks: Mapping[str, tuple[int, ...] | None], prefix: str) -> Iterator[tuple[Message, str]]:
    found = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=marks)
    for name, _, message, *_ in sorted(found, key=lambda one: (Path(one[0]).as_posix(), one[1])):
        yield message, prefix + Path(name).as_posix()


def _helps() -> Iterator[tuple[Message, str]]:
    yield help_text(respchain.help or ""), "respchain/cli/main.py"
    for name in COMMANDS:
        command = command_named(name)
        where = f"respchain/cli/{name}_command.py"
        yield help_text(command.help or ""), where
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.help:
                yield help_text(parameter.help), where


def _text(catalogue: Catalog, heading: str) -> str:
    buffer = BytesIO()
    write_po(buffer, catalogue, width=120, omit_header=True, sort_by_file=True, include_lineno=False)
    return heading + buffer.getvalue().decode("utf-8")


def main() -> None:
    """Writes the files anew."""
    template_place().parent.mkdir(exist_ok=True)
    template_place().write_text(pot(), "utf-8")
    for language in LANGUAGES:
        place(language, "po").parent.mkdir(parents=True, exist_ok=True)
        place(language, "po").write_text(po(language), "utf-8")
        place(language, "mo").write_bytes(mo(language))


if __name__ == "__main__":
    main()
