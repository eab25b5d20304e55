"""Subjects of the oracle, a module each: found by their place, so that none has to be entered in a list.

A module states its questions as functions that bear the code of a rule in small letters, such as
`def acc005(day: Day, links: Links) -> Iterator[Key]`, and where it needs them

- `COLUMNS`: for a code, the columns of the hits that make its keys; or
- `SHAPES`: for a code, a function of what was judged and the outcome, that gives the keys;
- `drafting(charter: Gaps) -> None`: adds to a random charter what makes the rules fire, and what comes near it;
- `FAULTS`: faults planted in the sight of the oracle, by what it is made to believe.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Key
from tests.oracle.links import Links

Question = Callable[[Day, Links], Iterator[Key]]


class Subject(NamedTuple):
    """What a module of this folder states."""

    questions: tuple[Question, ...]
    columns: Mapping[str, tuple[str, ...]]
    shapes: Mapping[str, Callable[[Judged, Outcome], Iterator[Key]]]
    drafting: Callable[[Any], None]
    faults: Mapping[str, Callable[[dict[str, Any]], None]]


def _subject(name: str) -> Subject:
    stated = vars(import_module(f"{__name__}.{name}"))
    return Subject(
        questions=tuple(value for key, value in stated.items() if re.fullmatch(r"[a-z]+\d{3}", key)),
        columns=stated.get("COLUMNS", {}),
        shapes=stated.get("SHAPES", {}),
        drafting=stated.get("drafting", _nothing),
        faults=stated.get("FAULTS", {}),
    )


def _nothing(charter: Any) -> None:
    """Adds nothing to a charter."""


SUBJECTS = tuple(_subject(name) for name in sorted(module.name for module in iter_modules(__path__)))
"""The subjects, in the order of their names."""
