"""What every rule owes to those who read its hits, whatever it asks."""

from collections.abc import Iterator

from respchain.checking import Judged
from respchain.checking.running import Outcome
from respchain.rule import TABLE_OF, Severity

_GRADES = {-1, *map(int, Severity)}


def breaches(done: Judged, outcome: Outcome) -> Iterator[str]:
    """In what the hits of a rule are not what is said of `Hits`: -1 alone says that there is nothing or no grade."""
    hits, code = outcome.hits, outcome.rule.code
    for name, column in hits.columns.items():
        if len(column) != len(hits):
            yield f"{code}: {name} has not a value for each hit"
        if name in TABLE_OF and any(not -1 <= row < _rows(done, TABLE_OF[name]) for row in column.tolist()):
            yield f"{code}: {name} is neither a row of {TABLE_OF[name]} nor -1"
        if name.startswith("_") and any(value < -1 for value in column.tolist()):
            yield f"{code}: {name} is less than nothing"
    if hits.severity is not None and not _GRADES.issuperset(hits.severity.tolist()):
        yield f"{code}: a severity is no grade"


def _rows(done: Judged, table: str) -> int:
    words = done.encoded.names.words.get(table)
    return len(getattr(done.facts.now, table)) if words is None else len(words)
