"""The graph of a charter on one day as GraphML, as networkx, Gephi and yEd read it."""

from collections.abc import Iterator, Mapping

from respchain.checking import Judged
from respchain.checking.graphing import graph_of
from respchain.files.exporters.exported import Exported
from respchain.files.exporters.named import charter_name, day, is_disclosed
from respchain.files.exporters.xml_text import escaped
from respchain.language import say

_NODE = {"label": "title", "kind": "kind", "id": "id"}
_EDGE = {"label": "kind", "kind": "kind"}
"""The attributes in the file, each with that of `respchain.graph` which it shows."""


def exported(done: Judged) -> Exported:
    """Nodes and edges of `respchain.graph` with a `label` and a `kind` each; the day is an attribute of the graph.

    A node is called by its table and id. Raises `MissingExtra` where networkx is not installed.
    """
    return Exported("".join(f"{line}\n" for line in _lines(done)).encode("utf-8"))


def _lines(done: Judged) -> Iterator[str]:
    graph = graph_of(done)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for place, attributes in (("graph", {"name": "", "as_of": ""}), ("node", _NODE), ("edge", _EDGE)):
        for name in attributes:
            yield f'  <key id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph id="charter" edgedefault="directed">'
    about = {"name": charter_name(done), "as_of": day(done).isoformat()}
    yield from (f"    {_datum('graph', key, value)}" for key, value in about.items())
    hidden = {f"people:{part.id}" for part in done.encoded.names.parts["people"] if not is_disclosed(part.entry)}
    for node, data in graph.nodes(data=True):
        if node in hidden:
            data["title"] = done.words.say(say("not disclosed"))
        yield f'    <node id="{escaped(node)}">{_data("node", _NODE, data)}</node>'
    for tail, head, data in graph.edges(data=True):
        yield f'    <edge source="{escaped(tail)}" target="{escaped(head)}">{_data("edge", _EDGE, data)}</edge>'
    yield "  </graph>"
    yield "</graphml>"


def _data(place: str, attributes: Mapping[str, str], data: Mapping[str, str]) -> str:
    return "".join(_datum(place, name, data[key]) for name, key in attributes.items())


def _datum(place: str, name: str, value: str) -> str:
    return f'<data key="{place}-{name}">{escaped(value)}</data>'
