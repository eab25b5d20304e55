"""The algebra of relations against sets of pairs, and the line of command against walks in networkx."""

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from respchain.facts.line import Line
from respchain.facts.relation import GONE, NONE, UNKNOWN, Relation

SIZE = 6
rows = st.integers(0, SIZE - 1)
pair_sets = st.sets(st.tuples(rows, rows), max_size=14)


def relation(pairs: set[tuple[int, int]]) -> Relation:
    ordered = sorted(pairs)
    return Relation.of([a for a, _ in ordered], [b for _, b in ordered], shape=(SIZE, SIZE))


def pairs_of(r: Relation) -> set[tuple[int, int]]:
    left, right = r.pairs
    return set(zip(left.tolist(), right.tolist(), strict=True))


@given(pair_sets, pair_sets)
def test_operations_agree_with_sets_of_pairs(a: set[tuple[int, int]], b: set[tuple[int, int]]) -> None:
    r, s = relation(a), relation(b)
    assert pairs_of(r) == a
    assert pairs_of(r.inverse) == {(y, x) for x, y in a}
    assert pairs_of(r | s) == a | b
    assert pairs_of(r - s) == a - b
    assert pairs_of(r @ s) == {(x, z) for x, y in a for w, z in b if y == w}
    every = np.array([(x, y) for x in range(SIZE) for y in range(SIZE)], np.int32)
    assert r.has(every[:, 0], every[:, 1]).tolist() == [(x, y) in a for x, y in every.tolist()]
    expected = [any((x, z) in a and (y, z) in b for z in range(SIZE)) for x, y in every.tolist()]
    assert r.shared(every[:, 0], every[:, 1], s).tolist() == expected


@given(pair_sets, st.lists(rows))
def test_following_a_column_gives_the_targets_of_each_place(a: set[tuple[int, int]], column: list[int]) -> None:
    at, target = relation(a).follow(np.array(column, np.int32))
    expected = [(place, y) for place, x in enumerate(column) for y in sorted(y for w, y in a if w == x)]
    assert list(zip(at.tolist(), target.tolist(), strict=True)) == expected


@given(pair_sets, st.sets(rows))
def test_reach_and_components_agree_with_networkx(a: set[tuple[int, int]], goals: set[int]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(a)
    r = relation(a)
    goal = np.isin(np.arange(SIZE), list(goals))
    expected = [any(nx.has_path(graph, row, g) for g in goals) for row in range(SIZE)]
    assert r.reach(goal).tolist() == expected
    labels = [min(c) for row in range(SIZE) for c in nx.strongly_connected_components(graph) if row in c]
    assert r.components.tolist() == labels


@given(pair_sets)
def test_below_agrees_with_walks(a: set[tuple[int, int]]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(a)
    line = Line(relation(a))
    every = np.array([(x, y) for x in range(SIZE) for y in range(SIZE)], np.int32)
    walks = {(x, y) for x, step in a for y in nx.descendants(graph, step) | {step}}
    got = line.below(lower=every[:, 0], upper=every[:, 1])
    expected = [(x, y) in walks and not (x == y and (x, x) in a and line.cycle[x] < 0) for x, y in every.tolist()]
    assert got.tolist() == expected  # a post that reports to itself alone stands on no cycle of two (HIER009)
    for row in range(SIZE):
        assert set(line.above(row)) == (nx.descendants(graph, row) - {row})


def test_references_that_lead_nowhere_are_no_pairs_but_are_counted_where_they_were_written() -> None:
    r = Relation.of([0, 0, 1, 2], [NONE, UNKNOWN, GONE, 1], shape=(3, 2))
    assert r.counts.tolist() == [0, 0, 1]
    assert r.stated.tolist() == [1, 1, 1]


def test_a_line_and_a_cycle_of_100_000_need_no_recursion() -> None:
    count = 100_000
    posts = np.arange(count, dtype=np.int32)
    line = Line(Relation.of(posts[:-1], posts[1:], shape=(count, count)))
    assert bool(line.below(lower=posts[:1], upper=posts[-1:])[0])
    circle = Line(Relation.of(posts, np.roll(posts, -1), shape=(count, count)))
    assert bool(np.all(circle.cycle == 0))
    assert bool(circle.below(lower=posts[5:6], upper=posts[4:5])[0])
