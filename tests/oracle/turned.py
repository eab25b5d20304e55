"""The same charter in another order: rules say the same of it, word for word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from respchain.checking import Judged
from respchain.checking.causes import groups
from respchain.checking.running import Outcome
from respchain.rule import TABLE_OF
from tests.oracle.day import Day, Key
from tests.oracle.dice import TODAY
from tests.oracle.keys import named
from tests.oracle.organisations import root

_SECTIONS = (
    "departments", "posts", "bodies", "outsiders", "people", "matters", "duties", "consequences", "oversight", "bases",
    "processes", "commitments", "prescribed",
)  # fmt: skip
"""Sections whose entries may stand in any order."""


def settled(data: Mapping[str, Any]) -> bool:
    """Whether no number of the source stands for two actors, so that it is one of them that is meant."""
    actors = [entry for section in _SECTIONS[:4] for entry in (data.get(section) or {}).values()]
    numbers = [entry["source_id"] for entry in actors if entry and "source_id" in entry]
    return len(set(numbers)) == len(numbers)


def turned(data: Mapping[str, Any]) -> dict[str, Any]:
    """A charter with its entries from the last to the first; only the post that loose posts join stays first."""
    other = {
        section: dict(reversed(stated.items())) if section in _SECTIONS and isinstance(stated, dict) else stated
        for section, stated in data.items()
    }
    posts, day = other.get("posts") or {}, Day(data, TODAY)
    loose = [post for post in day.posts if root(day, post) is None][:1]
    return {**other, "posts": {**{post: posts[post] for post in loose}, **posts}} if loose else other


FIRST = {
    "ACC006": "the first of several consequences that fail alike",
    "DOC001": "the first of several bases that fail alike",
    "DOC003": "the first of several duties that read alike",
    "GAP002": "the first of several duties by which one actor has all of a matter",
    "HIER002": "the first of several posts that report to nobody, for an organisation without a top",
    "HIER003": "the first of several between the two ends of a short cut",
    "HIER007": "the organisation of the first department that somebody heads, who heads several",
    "HIER011": "the first of several ends of the lines on which it hangs",
    "LOOP001": "the first of several stops at which its walks end",
    "SPAN003": "the first of several at the top of one organisation",
    "PER011": "the first of several posts to compare with",
    "PER007": "the first of several consequences that fail alike",
}
"""Rules that go by what comes first, and so may say something else of a charter in another order."""


def told(done: Judged, outcome: Outcome) -> set[Key]:
    """All that each hit of a rule names together, with how grave it is.

    Boxes are left out: which boxes make up a region depends on the order of its matters. Of two alike either may be
    named first.
    """
    hits = outcome.hits
    shown = [name for name in hits.columns if not name.startswith("_")]
    grades = [None] * len(hits) if hits.severity is None else hits.severity.tolist()
    return {
        (hits.subtype[row], grades[row], frozenset(_names(done, outcome, shown, [row]))) for row in range(len(hits))
    } | {
        (hits.subtype[rows[0]], "finding", frozenset(_names(done, outcome, hits.subject_columns(rows[0]), rows)))
        for rows in groups(hits, set())
    }


def _names(done: Judged, outcome: Outcome, columns: Iterable[str], rows: Sequence[int]) -> Iterator[Key]:
    for name in columns:
        for row in rows:
            value = int(outcome.hits.columns[name][row])
            yield TABLE_OF.get(name, name), named(done, name, value)
