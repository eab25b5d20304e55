"""The ids behind the hits of a rule."""

from collections.abc import Callable, Iterator
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Key


def named(done: Judged, column: str, row: int) -> Any:
    """The id behind a row; of a step with its process, of a delegation its place in the list."""
    part = done.words.id(column, row)
    if part is None:
        return None
    if column == "grant":
        _, actor, _, place = done.encoded.names.part("powers", done.words.source("powers", row)).path
        return actor, place
    if column in ("step", "following", "delegation"):
        table = "steps" if column != "delegation" else "delegations"
        path = done.encoded.names.part(table, done.words.source(table, row)).path
        return path[-1] if column == "delegation" else f"{path[1]}/{path[3]}"
    return part


def rows(done: Judged, outcome: Outcome, *columns: str) -> Iterator[Key]:
    """Some columns of the hits, as ids."""
    lists = [[named(done, name, row) for row in outcome.hits.columns[name].tolist()] for name in columns]
    return zip(*lists, strict=True)


def subtyped(first: str, *columns: str) -> Callable[[Judged, Outcome], Iterator[Key]]:
    """Keys of the subtype, the subject or one column, and other columns."""

    def shape(done: Judged, outcome: Outcome) -> Iterator[Key]:
        hits = outcome.hits
        for row, (subtype, rest) in enumerate(zip(hits.subtype, rows(done, outcome, *columns), strict=True)):
            name = hits.subject(row) if first == "subject" else first
            yield str(subtype), named(done, name, int(hits.columns[name][row])), *rest

    return shape
