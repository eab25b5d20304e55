"""The charter while it is being encoded: sections, codes of ids, and the faults met."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.encode.names import Part
from respchain.encode.terms import Terms
from respchain.errors import Fault, Place, did_you_mean
from respchain.facts.relation import NONE, UNKNOWN
from respchain.facts.tables import ALWAYS, NEVER
from respchain.language import say
from respchain.model.stated import Entry, Path, Stated

ACTOR_SECTIONS = {"departments": "department", "posts": "post", "bodies": "body", "outsiders": "outsider"}
KINDS = {
    "people": "person", "matters": "matter", "duties": "duty", "oversight": "oversight",
    "consequences": "consequence", "delegations": "delegation", "processes": "process", "bases": "basis",
    "transfers": "transfer", "appointments": "appointment", "assessments": "assessment",
    "prescribed": "prescribed item", "disclaimers": "disclaimer", "waivers": "waiver",
    "commitments": "commitment", "training": "training", "roster": "roster entry",
}  # fmt: skip
"""The sections with tables of their own, and the word for one entry of each."""


WORDS = (
    "powers_named", "outcomes", "durations", "grades_named", "ladders", "measures_named", "information_named",
    "domains", "relations", "source_ids", "titles_named",
)  # fmt: skip
"""The words that stand behind codes: each is given the next code where it is new."""


class Unknown(NamedTuple):
    """The name of nothing, and the names that there are."""

    place: Place
    kind: str
    name: str
    known: Iterable[str]

    @property
    def fault(self) -> Fault:
        """The same as a fault, with what may have been meant."""
        message = say('there is no {kind} "{name}"', kind=say(self.kind), name=self.name)
        return Fault(self.place, message, did_you_mean(self.name, self.known))


class Book:
    """What the encoders share: the parts of each table, the code of each id, and the faults found on the way."""

    def __init__(self, stated: Stated, terms: Terms) -> None:
        self.stated, self.terms = stated, terms
        self.faults: list[Fault] = []
        self.unknown: list[Unknown] = []  # the reader of a file tells of them too
        self.unresolved: list[tuple[Path, str]] = []  # what the source of the charter knew, and it does not
        self.parts: dict[str, list[Part]] = {"actors": []}
        for section, kind in ACTOR_SECTIONS.items():
            self.parts["actors"].extend(self._parts(section, kind))
        for section, kind in KINDS.items():
            self.parts[section] = list(self._parts(section, kind))
        self._take_in(terms)
        self.codes = {table: {part.id: row for row, part in enumerate(parts)} for table, parts in self.parts.items()}
        self.words: dict[str, dict[str, int]] = {name: {} for name in WORDS}

    def section(self, name: str) -> Any:
        """A section as stated, empty where it is not."""
        return self.stated.data.get(name) or {}

    @property
    def told(self) -> int:
        """How many faults have been found."""
        return len(self.faults) + len(self.unknown)

    def stated_at(self, path: Path) -> Any:
        """What is stated at a path."""
        stated: Any = self.stated.data
        for step in path:
            stated = stated[step]
        return stated

    def refer(self, table: str, value: object, path: Path) -> int:
        """The row that a reference names: `NONE` where blank, `UNKNOWN` where its source could not resolve it."""
        row = self.codes[table].get(value) if isinstance(value, str) else None  # nearly always
        if row is not None:
            return row
        if value is None:
            return NONE
        if isinstance(value, Mapping):
            self.unresolved.append((path, str(value["unknown"])))
            return UNKNOWN
        row = self.codes[table].get(str(value))
        if row is None:
            where = self.stated.places.value(path)
            self.unknown.append(Unknown(where, _ONE[table], str(value), self.codes[table]))
            return UNKNOWN
        return row

    def first(self, table: str, entry: Entry, key: str, path: Path) -> int:
        """The row that the first reference under a key names."""
        stated = entry.get(key)
        if stated is None:
            return NONE
        return next((self.refer(table, value, [*path, key]) for value in many(stated)), NONE)

    def word(self, table: str, text: str) -> int:
        """The code of a word: the next one where it is new."""
        words = self.words[table]
        return words.setdefault(text, len(words))

    def word_if(self, table: str, text: object) -> int:
        """The code of a word, in whatever letters, `NONE` where none is said."""
        return NONE if text is None else self.word(table, str(text).casefold())

    def _parts(self, section: str, kind: str) -> Iterator[Part]:
        entries = self.section(section)
        if isinstance(entries, Mapping):
            for id_, entry in entries.items():
                yield Part(kind, str(id_), (section, id_), entry or {})
        else:
            for place, entry in enumerate(entries):
                yield Part(kind, str(entry.get("id") or f"{kind} {place + 1}"), (section, place), entry)

    def _take_in(self, terms: Terms) -> None:
        """The stages of each kind of matter, and the items that the profile prescribes, those stated first."""
        self.parts["matters"] = [part._replace(entry=terms.matter(part.entry)) for part in self.parts["matters"]]
        items = [part._replace(entry=terms.item(part.id, part.entry)) for part in self.parts["prescribed"]]
        stated = {part.id for part in items}
        self.parts["prescribed"] = items + [
            Part(KINDS["prescribed"], id_, ("prescribed", id_), entry)
            for id_, entry in terms.prescribed.items()
            if id_ not in stated
        ]


_LIFE = frozenset(("since", "until", "through"))
_ONE = {"actors": "actor", **KINDS}


def many(value: object) -> list[Any]:
    """One value or a list of them, as a list; nothing as an empty one.

    >>> many("a"), many(["a", "b"]), many(None)
    (['a'], ['a', 'b'], [])
    """
    if isinstance(value, str):
        return [value]
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def lifetime(entry: Entry) -> tuple[int, int]:
    """The days from which and until which an entry lives, as ordinals."""
    if _LIFE.isdisjoint(entry):
        return ALWAYS, NEVER
    since, until, through = entry.get("since"), entry.get("until"), entry.get("through")
    begins = since.toordinal() if isinstance(since, date) else ALWAYS
    if isinstance(until, date):
        return begins, until.toordinal()
    return begins, through.toordinal() + 1 if isinstance(through, date) else NEVER


def ints(values: list[int], kind: type[np.signedinteger[Any]] = np.int32) -> NDArray[Any]:
    """A column of whole numbers."""
    return np.array(values, kind)


def flags(values: list[bool]) -> NDArray[np.bool_]:
    """A column of truth values."""
    return np.array(values, np.bool_)


def codes(values: list[object], names: Mapping[str, int], blank: int = 0) -> NDArray[np.int8]:
    """A column of words of the format as their codes."""
    return np.array([blank if value is None else names[str(value)] for value in values], np.int8)


def words_of(codes: Iterable[Any]) -> dict[str, int]:
    """The words of an enumeration as the format writes them, each with its code."""
    return {code.name.lower().replace("_", "-"): int(code) for code in codes}


def pairs(found: list[tuple[int, int]]) -> tuple[Any, Any, Any]:
    """The columns of a table of pairs: its rows, the left ones, the right ones."""
    rows = np.arange(len(found), dtype=np.int32)
    return rows, ints([left for left, _ in found]), ints([right for _, right in found])
