"""What the rules of overlap found, in the keys of the oracle."""

from collections.abc import Callable, Iterator, Mapping

from respchain.checking import Judged
from respchain.checking.running import Outcome
from respchain.rule import Severity
from tests.oracle.day import Key


def _rows(done: Judged, outcome: Outcome, *columns: str) -> Iterator[tuple[str, ...]]:
    lists = [[done.words.id(name, row) for row in outcome.hits.columns[name].tolist()] for name in columns]
    return zip(*lists, strict=True)


def _pairs(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for duty, other, actor, rival in _rows(done, outcome, "duty", "other", "actor", "rival"):
        yield frozenset((duty, other)), frozenset((actor, rival))


def _graded(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """Each pair once, with its gravest severity."""
    hits = outcome.hits
    severity = [] if hits.severity is None else hits.severity.tolist()
    found: dict[Key, bool] = {}
    for grade, subtype, pair in zip(severity, hits.subtype, _pairs(done, outcome), strict=True):
        key = (subtype or "crossing", *pair)
        found[key] = found.get(key, False) or grade == Severity.ERROR
    return ((kind, grave, *pair) for (kind, *pair), grave in found.items())


def _controllers(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for actor, rival, power in _rows(done, outcome, "actor", "rival", "power"):
        yield frozenset((actor, rival)), power


def _inspections(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for actor, forum, rival in _rows(done, outcome, "actor", "forum", "rival"):
        yield actor, frozenset((forum, rival))


def _kinds(done: Judged, outcome: Outcome) -> Iterator[Key]:
    return ((str(kind), *row) for kind, row in zip(outcome.hits.subtype, _rows(done, outcome, "duty"), strict=True))


OVERLAPS: Mapping[str, Callable[[Judged, Outcome], Iterator[Key]]] = {
    "OVL001": _pairs,
    "OVL002": _graded,
    "OVL003": lambda done, outcome: _rows(done, outcome, "matter"),
    "OVL004": lambda done, outcome: _rows(done, outcome, "duty"),
    "OVL005": _kinds,
    "OVL007": _controllers,
    "OVL008": _inspections,
}
"""How the keys of these rules are read."""
