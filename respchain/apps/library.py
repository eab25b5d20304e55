"""respchain as Python users call it."""

from datetime import date
from typing import Any

from respchain.checking import Judged, judged, report
from respchain.checking.report import Report
from respchain.checking.tracing import Chain
from respchain.checking.tracing import trace as traced
from respchain.errors import MissingExtra
from respchain.language import N_
from respchain.model.charter import Charter
from respchain.model.origin import stated_of


def check(
    charter: Charter, profile: str | None = None, as_of: date | None = None, language: str | None = None
) -> Report:
    """What is wrong with a charter on a day, by a profile: `core` unless the charter says otherwise.

    Without `as_of` the charter's own day counts; `InputErrors` where it has none. Findings are said in `language`,
    `en` or `zh`: the charter's own unless it is given.
    """
    return report(ground(charter, profile, as_of, language))


def trace(
    charter: Charter,
    duty: str,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
) -> Chain:
    """The chain of one duty: its links, the twelve conditions, and the rings at which it breaks.

    Raises `UnknownName` where no duty of that id lives on the day.
    """
    return traced(ground(charter, profile, as_of, language), duty)


def graph(charter: Charter, as_of: date | None = None) -> Any:
    """A `networkx.MultiDiGraph` of the whole charter on a day: typed nodes and edges.

    Raises `MissingExtra` where networkx is not installed.
    """
    try:
        from respchain.chain.graph import multigraph
    except ModuleNotFoundError as error:
        if error.name != "networkx":
            raise
        raise MissingExtra(N_("the graph of a charter"), "graph") from None
    done = ground(charter, None, as_of)
    names, words = done.encoded.names, done.words
    return multigraph(
        done.facts,
        lambda table, row: _unique(done, table, row),
        lambda table, row: names.title(table, words.source(table, row), words.language),
    )


def ground(
    charter: Charter, profile: str | None = None, as_of: date | None = None, language: str | None = None
) -> Judged:
    """The charter with what every rule says of it: what reports, traces and pictures stand on."""
    return judged(stated_of(charter), profile, as_of, language)


def _unique(done: Judged, table: str, row: int) -> str:
    """The id of a row; steps and powers, whose ids repeat, with the part that they belong to before it."""
    part = done.encoded.names.part(table, done.words.source(table, row))
    if table in ("steps", "powers"):
        return "/".join(str(step) for step in part.path[1:])
    return part.id
