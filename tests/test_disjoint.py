"""Ways that share no place, against the count of another library."""

import random

import networkx as nx
import pytest

from respchain.facts.disjoint import disjoint


@pytest.mark.parametrize("seed", range(150))
def test_as_many_ways_as_the_greatest_flow_through_places_of_one(seed: int) -> None:
    dice = random.Random(seed)
    places = range(dice.randint(1, 9))
    density = dice.choice((0.1, 0.2, 0.4))
    onward = {here: [to for to in places if to != here and dice.random() < density] for here in places}
    first, last = ([place for place in places if dice.random() < 0.4] for _ in range(2))
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(["start", "end"])
    for here in places:
        graph.add_edge((here, "in"), (here, "out"), capacity=1)
        graph.add_edges_from([((here, "out"), (to, "in")) for to in onward[here]], capacity=1)
    graph.add_edges_from([("start", (place, "in")) for place in first], capacity=1)
    graph.add_edges_from([((place, "out"), "end") for place in last], capacity=1)
    most = nx.maximum_flow_value(graph, "start", "end")
    for wanted in range(6):
        assert disjoint(first, onward, last, wanted) == min(most, wanted)
