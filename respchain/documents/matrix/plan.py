"""What stands in a matrix of responsibility, before it is drawn in any form."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from respchain.checking import Judged
from respchain.encode.book import many
from respchain.encode.names import titled
from respchain.files.importers.raci.words import EVERYONE
from respchain.language import N_, listed, say
from respchain.model.stated import Entry

LETTERS: Mapping[str, tuple[str, str]] = {
    "accountable": ("A", N_("accountable")),
    "responsible": ("R", N_("responsible")),
    "consulted": ("C", N_("consulted")),
    "informed": ("I", N_("informed")),
    "support": ("S", N_("supports")),
    "assist": ("H", N_("helps")),
    "recommend": ("P", N_("proposes")),
    "veto": ("V", N_("veto: must agree")),
}
"""The letter of each part, and its word in the key; what is imported again is told by these words."""

_USUAL = ("accountable", "responsible", "consulted", "informed")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


class Row(NamedTuple):
    """A duty: its number, its title, and the letters in each column, blank where the actor has no part."""

    number: int
    title: str
    letters: Sequence[str]


class Band(NamedTuple):
    """The duties of one matter, under its title; those of none have a blank one."""

    title: str
    rows: Sequence[Row]


class Matrix(NamedTuple):
    """A matrix as it is written, all texts in the language of the charter.

    `name` is that of the charter, `subject` says what this is and for which day; `corner` are the headings over numbers
    and duties; `key` are letters, each with its word, and `key_line` the same in one line.
    """

    name: str
    subject: str
    corner: tuple[str, str]
    columns: Sequence[str]
    bands: Sequence[Band]
    key: Sequence[tuple[str, str]]
    key_line: str
    language: str

    def rows(self) -> Iterator[Row]:
        """All duties from the top."""
        return (row for band in self.bands for row in band.rows)


def matrix_of(done: Judged) -> Matrix:
    """The matrix of the duties that live on the day: those of no matter first, then matter by matter as drafted."""
    names, language, tell = done.encoded.names, done.words.language, done.words.say
    duties = [names.part("duties", int(source)) for source in done.facts.duties.row]
    parts = [_parts(part.entry) for part in duties]
    used = dict.fromkeys(actor for one in parts for actors in one.values() for actor in actors)
    stated = [part for part in names.parts["actors"] if part.id in used]
    titles = {part.id: one_line(titled(part.entry, language) or part.id) for part in stated}
    titles |= {actor: one_line(actor.removeprefix(_UNRESOLVED)) or "?" for actor in used if actor not in titles}
    columns = _apart(titles)
    given = [one_line(titled(part.entry, language) or part.id) for part in duties]
    bands = _bands([part.entry for part in duties], given, parts, list(columns), names.matters, language)
    shown = [part for part in LETTERS if part in _USUAL or any(part in one for one in parts)]
    key = [(LETTERS[part][0], tell(say(LETTERS[part][1]))) for part in shown]
    told = listed([say("{letter} = {text}", letter=letter, text=text) for letter, text in key])
    return Matrix(
        name=one_line(names.charter(language)) or tell(say("Matrix of responsibility")),
        subject=tell(say("Matrix of responsibility, as of {day}", day=date.fromordinal(done.facts.day))),
        corner=(tell(say("No.")), tell(say("Duty"))),
        columns=list(columns.values()),
        bands=bands,
        key=key,
        key_line=tell(told),
        language=language,
    )


_UNRESOLVED = "\x00"  # before a name that leads nowhere: no id has it


def _parts(entry: Entry) -> Mapping[str, Sequence[str]]:
    """The actors of each part, as stated; what the source could not resolve by what it is called there."""
    found = {}
    for part in LETTERS:
        actors = [one if isinstance(one, str) else _UNRESOLVED + str(one["unknown"]) for one in many(entry.get(part))]
        if actors:
            found[part] = list(dict.fromkeys(actors))
    return found


def one_line(text: str) -> str:
    """A text on one line, without signs that files cannot hold."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Titles of which no two are alike, and none stands for everyone: those that were bear their ids."""
    found = {actor: f"{title} ({actor})" if title.casefold() in EVERYONE else title for actor, title in titles.items()}
    alike = Counter(title.casefold() for title in found.values())
    return {
        actor: f"{title} ({actor})" if alike[title.casefold()] > 1 and not actor.startswith(_UNRESOLVED) else title
        for actor, title in found.items()
    }


def _bands(
    entries: Sequence[Entry], titles: Sequence[str], parts: Sequence[Mapping[str, Sequence[str]]],
    actors: Sequence[str], matters: Mapping[str, Entry], language: str,
) -> list[Band]:  # fmt: skip
    """The duties under their matters, numbered as they come."""
    over = _headings(entries, matters)
    bands: dict[str, list[int]] = {"": []}
    heading = ""
    for at, entry in enumerate(entries):
        if entry.get("heading"):
            heading = titles[at]
            continue
        title = _title(over[at], matters, language) if over[at] else heading
        bands.setdefault(title, []).append(at)
    number = 0
    found = []
    for title, rows in bands.items():
        made = []
        for at in rows:
            number += 1
            made.append(Row(number, titles[at], _letters(parts[at], actors)))
        if made:
            found.append(Band(title, made))
    return found


def _letters(parts: Mapping[str, Sequence[str]], actors: Sequence[str]) -> list[str]:
    found: dict[str, list[str]] = {}
    for part, (letter, _) in LETTERS.items():
        for actor in parts.get(part, ()):
            found.setdefault(actor, []).append(letter)
    return ["/".join(found.get(actor, ())) for actor in actors]


def _headings(entries: Sequence[Entry], matters: Mapping[str, Entry]) -> list[str]:
    """The matter over each duty: its own, or where that is its alone, what it is a part of; blank for none."""
    own = [_named(entry.get("matter"), matters) for entry in entries]
    often = Counter(own)
    found = []
    for matter in own:
        above = _named(matters[matter].get("part_of"), matters) if matter else ""
        found.append(above if above and often[matter] == 1 else matter)
    return found


def _title(matter: str, matters: Mapping[str, Entry], language: str) -> str:
    """The title of a matter behind those of what it is a part of."""
    path: list[str] = []
    while matter and matter not in path:
        path.append(matter)
        matter = _named(matters[matter].get("part_of"), matters)
    return " › ".join(one_line(titled(matters[one], language) or one) for one in reversed(path))


def _named(matter: Any, matters: Mapping[str, Entry]) -> str:
    return matter if isinstance(matter, str) and matter in matters else ""
