"""The graph of a judged charter, its nodes called by table and id."""

from typing import Any

from respchain.checking import Judged
from respchain.errors import MissingExtra
from respchain.language import N_


def graph_of(done: Judged) -> Any:
    """A `networkx.MultiDiGraph` of the whole charter on its day; raises `MissingExtra` without networkx."""
    try:
        from respchain.chain.graph import multigraph
    except ModuleNotFoundError as error:
        if error.name != "networkx":
            raise
        raise MissingExtra(N_("the graph of a charter"), "graph") from None
    names, words = done.encoded.names, done.words
    return multigraph(
        done.facts,
        lambda table, row: _unique(done, table, row),
        lambda table, row: names.title(table, words.source(table, row), words.language),
    )


def _unique(done: Judged, table: str, row: int) -> str:
    """The id of a row; steps and powers, whose ids repeat, with the part that they belong to before it."""
    part = done.encoded.names.part(table, done.words.source(table, row))
    if table in ("steps", "powers"):
        return "/".join(str(step) for step in part.path[1:])
    return part.id
