"""A focused picture is the neighbourhood of a box, and says what it leaves out."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from respchain.diagrams.focus import focus
from respchain.diagrams.picture import Cluster, Edge, Node, Picture
from respchain.errors import UnknownName


@given(
    st.integers(1, 9).flatmap(
        lambda size: st.tuples(
            st.just(size), st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=15)
        )
    ),
    st.integers(0, 4) | st.none(),
)
def test_keeps_just_what_is_near(graph: tuple[int, list[tuple[int, int]]], depth: int | None) -> None:
    size, lines = graph
    nodes = tuple(Node(str(each), "post", ("A",)) for each in range(size))
    picture = Picture("t", nodes, tuple(Edge(str(a), str(b), "command") for a, b in lines))
    oracle: nx.Graph[str] = nx.Graph()
    oracle.add_nodes_from(node.id for node in nodes)
    oracle.add_edges_from((str(a), str(b)) for a, b in lines)
    near = set(nx.single_source_shortest_path_length(oracle, "0", cutoff=depth))
    part = focus(picture, "0", depth)
    assert [node.id for node in part.nodes] == [node.id for node in nodes if node.id in near]
    assert [(edge.tail, edge.head) for edge in part.edges] == [
        (str(a), str(b)) for a, b in lines if {str(a), str(b)} <= near
    ]
    for node in part.nodes:
        assert node.more == sum(
            (str(a) == node.id) != (str(b) == node.id) for a, b in lines if not {str(a), str(b)} <= near
        )


def test_keeps_the_frames_around_what_is_kept_and_no_others() -> None:
    nodes = (Node("a", "post", ("A",), cluster="inner"), Node("b", "post", ("B",), cluster="other"))
    frames = (Cluster("outer", "O"), Cluster("inner", "I", "outer"), Cluster("other", "X"))
    assert [frame.id for frame in focus(Picture("t", nodes, clusters=frames), "a").clusters] == ["outer", "inner"]


def test_keeps_the_rungs_of_the_ladder_that_kept_boxes_stand_on() -> None:
    nodes = (
        Node("0", "depth", ("0",)),
        Node("1", "depth", ("1",)),
        Node("a", "post", ("A",)),
        Node("b", "post", ("B",)),
    )
    part = focus(Picture("t", nodes, (Edge("1", "0", "order"),), ranks=(("0", "a"), ("1", "b"))), "a", 3)
    assert [node.id for node in part.nodes] == ["0", "a"]
    assert part.ranks == (("0", "a"),)


def test_an_unknown_box_is_named_with_the_nearest_known() -> None:
    with pytest.raises(UnknownName, match='did you mean "chief"'):
        focus(Picture("t", (Node("chief", "post", ("A",)),)), "cheif")
