"""The words of a log of cases as parts of a charter: who is who, which activity is which step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import numpy as np

from respchain.encode.book import many
from respchain.encode.names import Names, Part
from respchain.errors import Place
from respchain.facts.ids import normalised_id, normalised_title
from respchain.facts.log.columns import Joined, Log
from respchain.model.stated import Entry

Pairs = list[tuple[int, int]]


def joined(names: Names, log: Log) -> Joined:
    """What the accounts, activities and processes of a log are in a charter, in the rows of its source.

    A person is known by id, name or source id, a step by its names in logs, its title or its id, a process by its own
    or by those of its matter. An account that bears the name of no person may bear that of a post.
    """
    accounts = [normalised_id(name) for name in log.accounts]
    persons = _matches(accounts, _known(names.parts["people"], _ids))
    mine = {account for account, _ in persons}
    posts = [(row, part) for row, part in enumerate(names.parts["actors"]) if part.kind == "post"]
    named = _spelt((row, _ids(part)) for row, part in posts)
    by_post = [pair for pair in _matches(accounts, named) if pair[0] not in mine]
    steps = _matches([normalised_title(name) for name in log.activities], _known(names.parts["steps"], _steps))
    processes = _matches([normalised_title(name) for name in log.processes], _processes(names))
    return Joined(*_columns(steps), *_columns(persons), *_columns(by_post), *_columns(processes))


def beside(names: Names, log: Log) -> Names:
    """The names of a charter, with those of a log beside it."""
    words = {
        "logs": (PurePath(log.name).name,),
        "cases": log.cases,
        "accounts": log.accounts,
        "activities": log.activities,
    }
    return names.but(words={**names.words, **words}, beside=Place(log.name))


def _columns(pairs: Pairs) -> tuple[Any, Any]:
    return (
        np.array([left for left, _ in pairs], np.int32),
        np.array([right for _, right in pairs], np.int32),
    )


def _matches(words: Sequence[str], known: Mapping[str, Sequence[int]]) -> Pairs:
    return [(place, row) for place, word in enumerate(words) for row in known.get(word, ())]


def _known(parts: Sequence[Part], spellings: Any) -> dict[str, list[int]]:
    return _spelt((row, spellings(part)) for row, part in enumerate(parts))


def _spelt(found: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """The rows that bear each name, each once."""
    known: dict[str, list[int]] = {}
    for row, spellings in found:
        for word in dict.fromkeys(spellings):
            if word:
                known.setdefault(word, []).append(row)
    return known


def _ids(part: Part) -> Iterator[str]:
    for text in (part.id, part.entry.get("source_id"), *_texts(part.entry, "name", "title")):
        if text:
            yield normalised_id(str(text))


def _steps(part: Part) -> Iterator[str]:
    for text in (*many(part.entry.get("log")), *_texts(part.entry, "title"), part.id):
        yield normalised_title(str(text))


def _processes(names: Names) -> dict[str, list[int]]:
    parts = names.parts["processes"]
    own = _known(parts, _titles)
    of_matter: dict[str, list[str]] = {part.id: list(_titles(part)) for part in names.parts["matters"]}
    by_matter = _spelt((row, of_matter.get(str(part.entry.get("matter")), ())) for row, part in enumerate(parts))
    return {**by_matter, **own}


def _titles(part: Part) -> Iterator[str]:
    for text in (part.id, *_texts(part.entry, "title"), part.entry.get("source_id")):
        if text:
            yield normalised_title(str(text))


def _texts(entry: Entry, *keys: str) -> Iterator[str]:
    """What an entry is called, in one language or in several."""
    for key in keys:
        said = entry.get(key)
        yield from (str(text) for text in (said.values() if isinstance(said, Mapping) else [said]) if text)
