"""Forums, terminals, stations and depth against a slow oracle: plain sets, and one networkx graph a matter leaf."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from unittest.mock import patch

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.checking import judged
from respchain.facts import walks
from respchain.facts.codes import Source
from respchain.facts.facts import Facts
from respchain.facts.relation import Relation, marked
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.scope.scopes import MATTER
from tests.charters import TODAY, ask

POSTS = ["p0", "p1", "p2", "p3", "p4"]
DEPARTMENTS = ["d0", "d1"]
OUTSIDERS = ["o0", "o1"]
ACTORS = [*POSTS, *DEPARTMENTS, "b0", *OUTSIDERS]
MATTERS = {"m0": None, "m1": "m0", "m2": "m0", "m3": None}
SIDES = ["left", "right"]
IMPLIED = {"legislature", "court", "public", "external-superior", "owner"}
FOUR = {"outside": "elected", "title": "Constitution", "means": "vote", "renewal": "term"}

some_actor = st.sampled_from(ACTORS)
maybe_actor = st.one_of(st.none(), some_actor)
few_actors = st.lists(some_actor, max_size=2, unique=True)
sides = st.sampled_from([None, "left", "right"])
terminal = st.sampled_from([None, None, None, True, FOUR])


def stated(**entry: Any) -> dict[str, Any]:
    """An entry without its blanks."""
    return {key: value for key, value in entry.items() if value not in (None, [])}


@st.composite
def charters(draw: st.DrawFn) -> dict[str, Any]:
    def seat(**more: Any) -> dict[str, Any]:
        boss = draw(st.one_of(st.none(), some_actor))
        return stated(
            reports_to=boss,
            appointed_by=draw(st.sampled_from([None, None, *ACTORS])),
            removed_by=draw(st.sampled_from([None, None, *ACTORS])),
            terminal=draw(terminal),
            **more,
        )

    posts = {
        name: seat(
            department=draw(st.sampled_from([None, *DEPARTMENTS])),
            top=draw(st.sampled_from([None, None, None, True])),
        )
        for name in POSTS
    }
    departments = {
        "d0": stated(head=draw(st.sampled_from([None, *POSTS]))),
        "d1": stated(head=draw(st.sampled_from([None, *POSTS])), part_of=draw(st.sampled_from([None, "d0"]))),
    }
    kinds = ["legislature", "external-superior", "media", "regulated", None]
    outsiders = {name: stated(kind=draw(st.sampled_from(kinds)), terminal=draw(terminal)) for name in OUTSIDERS}
    matters = {name: stated(part_of=above) for name, above in MATTERS.items()}
    duties = {
        f"w{number}": stated(
            matter=draw(st.sampled_from([None, *MATTERS])),
            stage=draw(st.sampled_from(["decide", "execute", "supervise", "audit", ["execute", "supervise"]])),
            scope=stated(side=draw(sides)) or None,
            accountable=draw(few_actors),
            supervised_by=draw(few_actors),
        )
        for number in range(draw(st.integers(0, 4)))
    }
    oversight = {
        f"o{number}": stated(
            forum=draw(some_actor),
            over=draw(few_actors),
            matter=draw(st.sampled_from([None, *MATTERS])),
            scope=stated(side=draw(sides)) or None,
            kind=draw(st.sampled_from([None, "democratic"])),
        )
        for number in range(draw(st.integers(0, 5)))
    }
    return {
        "facets": {"side": SIDES},
        "posts": posts,
        "departments": departments,
        "bodies": {"b0": seat(chair=draw(maybe_actor), members=draw(few_actors))},
        "outsiders": outsiders,
        "matters": matters,
        "duties": duties,
        "oversight": oversight,
    }


Cell = tuple[str, str]  # a matter leaf and a side


@dataclass
class Oracle:
    """The same answers, worked out slowly from the charter as it is written."""

    charter: dict[str, Any]
    edges: set[tuple[str, str, str, Cell]] = field(default_factory=set)  # actor, forum, source, cell

    def __post_init__(self) -> None:
        self.declared()
        for name, duty in self.charter["duties"].items():
            for forum in duty.get("supervised_by", []):
                self.add(self.answering(duty), self.seat(forum), "SUPERVISED_BY", self.cells(duty, name))
        self.staged()
        for low, high in self.superiors:
            if low != high:
                self.add({low}, high, "SUPERIOR", {(leaf, side) for leaf in self.leaves for side in SIDES})

    def declared(self) -> None:
        for entry in self.charter["oversight"].values():
            for over in entry.get("over", []):
                self.add(self.bound(over), self.seat(entry["forum"]), "DECLARED", self.cells(entry))

    def staged(self) -> None:
        for name, work in self.charter["duties"].items():
            for other, watch in self.charter["duties"].items():
                if False in self.watches(work) and True in self.watches(watch):
                    for forum in self.answering(watch):
                        shared = self.cells(work, name) & self.cells(watch, other)
                        self.add(self.answering(work), forum, "STAGE", shared)

    def add(self, actors: set[str], forum: str, source: str, cells: set[Cell]) -> None:
        self.edges |= {(actor, forum, source, cell) for actor in actors for cell in cells}

    def seat(self, actor: str) -> str:
        return str(self.charter["departments"].get(actor, {}).get("head", actor))

    def watches(self, duty: dict[str, Any]) -> set[bool]:
        stages = duty["stage"] if isinstance(duty["stage"], list) else [duty["stage"]]
        return {stage in ("supervise", "audit") for stage in stages}

    def answering(self, duty: dict[str, Any]) -> set[str]:
        return {self.seat(actor) for actor in duty.get("accountable", [])}

    def department(self, post: str) -> str | None:
        said = self.charter["posts"][post].get("department")
        heads = [name for name, entry in self.charter["departments"].items() if entry.get("head") == post]
        return str(said) if said else heads[0] if heads else None

    def bound(self, actor: str) -> set[str]:
        """Everybody whom oversight over an actor binds."""
        if actor not in DEPARTMENTS:
            return {actor}
        inside = {post for post in POSTS if self.department(post) == actor} | {self.seat(actor)}
        parts = [name for name, entry in self.charter["departments"].items() if entry.get("part_of") == actor]
        return inside.union(*(self.bound(part) for part in parts))

    @cached_property
    def leaves(self) -> set[str]:
        alone = {f"duty:{name}" for name, duty in self.charter["duties"].items() if "matter" not in duty}
        return {name for name in MATTERS if name not in MATTERS.values()} | alone

    def cells(self, entry: dict[str, Any], duty: str | None = None) -> set[Cell]:
        matter = entry.get("matter")
        if matter:
            leaves = {leaf for leaf in self.leaves if matter in (leaf, MATTERS.get(leaf))}
        else:
            leaves = {f"duty:{duty}"} if duty else self.leaves
        side = entry.get("scope", {}).get("side")
        return {(leaf, one) for leaf in leaves for one in ([side] if side else SIDES)}

    @cached_property
    def seated(self) -> dict[str, dict[str, Any]]:
        return {**self.charter["posts"], **self.charter["bodies"]}

    @cached_property
    def superiors(self) -> set[tuple[str, str]]:
        return {(low, self.seat(entry["reports_to"])) for low, entry in self.seated.items() if "reports_to" in entry}

    def graph(self, leaf: str | None = None) -> "nx.DiGraph[str]":
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(ACTORS)
        graph.add_edges_from((a, v) for a, v, _, cell in self.edges if leaf in (None, cell[0]))
        return graph

    @cached_property
    def tops(self) -> set[str]:
        whole: nx.Graph[str] = nx.Graph()
        whole.add_nodes_from([*POSTS, *DEPARTMENTS])
        for post in POSTS:
            if self.department(post):
                whole.add_edge(post, str(self.department(post)))
        if self.charter["departments"]["d1"].get("part_of"):
            whole.add_edge("d1", "d0")
        for low, high in self.superiors:
            if low in POSTS and high in POSTS and None in (self.department(low), self.department(high)):
                whole.add_edge(low, high)
        loose = [post for post in POSTS if not self.department(post)]
        ends = {end for low, high in self.superiors if low in POSTS for end in (low, high)}
        whole.add_edges_from((loose[0], post) for post in loose if post not in ends)
        found: set[str] = set()
        for members in nx.connected_components(whole):
            posts = sorted(members & set(POSTS))
            said = {post for post in posts if self.charter["posts"][post].get("top")}
            roots = {post for post in posts if not any((post, high) in self.superiors for high in members)}
            first = members & {name for name, entry in self.charter["departments"].items() if "part_of" not in entry}
            heads = {self.seat(name) for name in first} & roots
            found |= said or heads or (roots if len(roots) == 1 else set())
        return found

    def controllers(self, actor: str) -> set[str]:
        entry = self.seated.get(actor, {})
        superiors = {high for low, high in self.superiors if low == actor}
        appoint = {self.seat(entry["appointed_by"])} if "appointed_by" in entry else superiors
        return appoint | {self.seat(one) for one in [entry.get("removed_by")] if one}

    @cached_property
    def terminals(self) -> set[str]:
        graphs, command = [self.graph(leaf) for leaf in self.leaves], nx.DiGraph(list(self.superiors))
        found = set()
        for actor, entry in {**self.seated, **self.charter["outsiders"]}.items():
            said, kind = entry.get("terminal"), entry.get("kind")
            if not said or (said is True and kind not in IMPLIED):
                continue
            hold = self.controllers(actor) | (nx.descendants(command, actor) if actor in command else set())
            if not any(nx.has_path(graph, one, actor) for one in hold - {actor} for graph in graphs):
                found.add(actor)
        return found - self.tops


def named(charter: dict[str, Any]) -> tuple[Facts, list[str], dict[int, str]]:
    """The facts of a charter, with the names of actors and of matter leaves by their numbers."""
    done = judged(Stated(charter_validator().validate_python(charter)), as_of=TODAY, rules=())
    names = done.encoded.names
    actors = [names.word("actors", row) for row in range(len(done.facts.actors))]
    axis = done.facts.scopes.facets[MATTER]
    return done.facts, actors, {axis.encode(leaf)[0][0]: leaf for leaf in Oracle(charter).leaves}


@settings(max_examples=150, deadline=None)
@given(charters())
def test_forums_terminals_and_depth_agree_with_sets_and_networkx(charter: dict[str, Any]) -> None:
    facts, actors, leaves = named(charter)
    oracle = Oracle(charter)
    edges, found = facts.forums, set()
    for row in range(len(edges)):
        _, boxes = facts.scopes.boxes_of(edges.scope[row : row + 1])
        for box in boxes.tolist():
            bounds = facts.scopes.boxes.row(box)
            pair = actors[edges.actor[row]], actors[edges.forum[row]], Source(edges.source[row]).name
            cells = {(leaves[leaf], SIDES[side]) for leaf in range(*bounds[0]) for side in range(*bounds[2])}
            found |= {(*pair, cell) for cell in cells}
    assert found == oracle.edges
    assert {actors[row] for row in np.flatnonzero(facts.tops).tolist()} == oracle.tops
    assert {actors[row] for row in np.flatnonzero(facts.terminal).tolist()} == oracle.terminals
    away = nx.multi_source_dijkstra_path_length(oracle.graph().reverse(), oracle.terminals) if oracle.terminals else {}
    assert {actors[row]: depth for row, depth in enumerate(facts.depth.tolist())} == {
        actor: away.get(actor, -1) for actor in ACTORS
    }


def dead_ends(graph: "nx.DiGraph[str]", terminals: set[str]) -> list[frozenset[str]]:
    """The bottom components without a terminal."""
    components = [frozenset(found) for found in nx.strongly_connected_components(graph)]
    return [
        found
        for found in components
        if not found & terminals and all(head in found for tail in found for head in graph.successors(tail))
    ]


def walked(graph: "nx.DiGraph[str]", start: str, terminals: set[str]) -> set[str]:
    """Everybody whom a walk comes to that ends at the first terminal."""
    kept = graph.copy()
    kept.remove_edges_from([(tail, head) for tail, head in graph.edges if tail in terminals])
    return nx.descendants(kept, start) | {start}


def has_one_way(graph: "nx.DiGraph[str]", actor: str, terminals: set[str]) -> bool:
    """Whether an actor has one forum, and lies on no circle without an exit."""
    on_circle = any(actor in end and len(end) > 1 for end in dead_ends(graph, terminals))
    return len(set(graph.successors(actor)) - {actor}) == 1 and not on_circle


def stations_on_the_way(graph: "nx.DiGraph[str]", start: str, entered: set[str]) -> dict[str, float]:
    """For everybody whom a walk comes to, the least number of stations on the way; others are passed."""
    weighed: nx.DiGraph[str] = nx.DiGraph()
    weighed.add_node(start)
    weighed.add_weighted_edges_from((tail, head, int(head in entered)) for tail, head in graph.edges)
    return nx.single_source_dijkstra_path_length(weighed, start)


@pytest.mark.parametrize("patience", [32, 0], ids=["by-columns", "row-by-row"])
@settings(max_examples=150, deadline=None)
@given(charter=charters())
def test_walks_matter_by_matter_agree_with_networkx(patience: int, charter: dict[str, Any]) -> None:
    facts, actors, leaves = named(charter)
    oracle = Oracle(charter)
    with patch.object(walks, "_PATIENCE", patience):
        stations = facts.stations
    graphs = {leaf: oracle.graph(leaf) for leaf in oracle.leaves}
    ends = [*stations.ranges[1:].tolist(), len(leaves)]
    span = dict(zip(stations.ranges.tolist(), ends, strict=True))
    seen = {}
    for row, (number, low) in enumerate(zip(stations.actor.tolist(), stations.leaf.tolist(), strict=True)):
        for at in range(low, span[low]):
            seen[actors[number], leaves[at]] = row
    entered = set(stations.step.to.tolist())
    members: dict[int, set[str]] = {}
    for row, name in enumerate(stations.stop.tolist()):
        if name >= 0 and stations.leaf[row] == stations.leaf[name] and stations.step.components[row] == name:
            members.setdefault(name, set()).add(actors[stations.actor[row]])

    starts = {
        (actor, leaf)
        for name, duty in charter["duties"].items()
        for actor in oracle.answering(duty)
        for leaf, _ in oracle.cells(duty, name)
    }
    starts |= {(forum, leaf) for _, forum, kind, (leaf, _) in oracle.edges if kind == "SUPERVISED_BY"}
    names: dict[frozenset[str], int] = {}
    reached_from = {(one, on) for start, on in starts for one in walked(graphs[on], start, oracle.terminals)}
    circles: set[frozenset[str]] = set()
    for actor, leaf in reached_from:
        graph, row = graphs[leaf], seen.get((actor, leaf), -1)
        closed = any(nx.has_path(graph, actor, end) for end in oracle.terminals)
        if row < 0 and not closed:  # passed: one way on, and no circle
            assert (actor, leaf) not in starts
            assert has_one_way(graph, actor, oracle.terminals)
            continue
        assert closed == (row < 0 or bool(stations.closed[row])), (actor, leaf)
        bottoms = dead_ends(graph, oracle.terminals)
        own = {one for end in bottoms if actor in end and len(end) > 1 for one in end}
        if row < 0:
            assert not own
            continue
        circles |= {frozenset(own)} - {frozenset()}
        clique = int(stations.clique[row])
        assert (members[clique] if clique >= 0 else set()) == own, (actor, leaf)
        far = stations_on_the_way(graph, actor, {one for one in graph if seen.get((one, leaf), -1) in entered})
        reached = {end: min(far[one] for one in end) for end in bottoms if any(one in far for one in end)}
        if closed:
            assert stations.stop[row] == -1
        else:
            stop = frozenset(members[int(stations.stop[row])])
            assert reached[stop] == min(reached.values())
            assert names.setdefault(stop, int(stations.stop[row])) == stations.stop[row]
    together: dict[int, set[str]] = {}
    for number, name in zip(*(column.tolist() for column in facts.cliques), strict=True):
        together.setdefault(name, set()).add(actors[number])
    there = {end for graph in graphs.values() for end in dead_ends(graph, oracle.terminals) if len(end) > 1}
    assert circles <= set(map(frozenset, together.values())) <= there
    assert len(together) == len(set(map(frozenset, together.values())))


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16), st.sets(st.integers(0, 7)))
def test_reaching_a_terminal_ranks_and_bottom_components_are_the_same_test(
    pairs: set[tuple[int, int]], terminals: set[int]
) -> None:
    # theory, section 3.3: (i) every node reaches T, (ii) a rank exists, (iii) every bottom component has a terminal
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(8))
    graph.add_edges_from(pairs)
    plain = all(any(nx.has_path(graph, node, end) for end in terminals) for node in graph)

    relation = Relation.of([a for a, _ in pairs], [b for _, b in pairs], shape=(8, 8))
    goal = marked(8, np.array(sorted(terminals), np.int64))
    rank = relation.steps_to(goal).tolist()
    ranked = all(
        rank[node] == 0 if node in terminals else any(0 <= rank[to] < rank[node] for to in graph.successors(node))
        for node in graph
    )
    bottoms = {int(label) for label in relation.components[relation.bottoms]}
    held = all(any(goal[row] for row in range(8) if relation.components[row] == label) for label in bottoms)

    assert plain == bool(relation.reach(goal).all()) == ranked == held


@settings(deadline=None)
@given(st.integers(60, 200), st.booleans(), st.sets(st.tuples(st.integers(0, 199), st.integers(0, 199)), max_size=5))
def test_long_thin_graphs_are_walked_as_short_ones(size: int, round_: bool, more: set[tuple[int, int]]) -> None:
    pairs = {(row, row + 1) for row in range(size - 1)} | {(a % size, b % size) for a, b in more}
    if round_:
        pairs.add((size - 1, 0))
    graph: nx.DiGraph[int] = nx.DiGraph(pairs)
    relation = Relation.of([a for a, _ in pairs], [b for _, b in pairs], shape=(size, size))
    away = nx.single_source_shortest_path_length(graph.reverse(), 3)
    assert relation.steps_to(marked(size, np.array([3]))).tolist() == [away.get(row, -1) for row in range(size)]
    assert set(np.flatnonzero(relation.from_(np.array([3]))).tolist()) == nx.descendants(graph, 3) | {3}


def test_a_body_that_a_member_steps_aside_from_is_judged_by_the_others() -> None:
    text = """
    posts: {a: {holder: Ann}, b: {holder: Bob}, c: {holder: Cy}}
    bodies:
      board: {chair: a, members: [b, c], abstains: [a]}
      pair: {chair: a, members: [b], abstains: [a]}
      open: {chair: a, members: [b, c]}
    """
    done = ask(text)
    names = done.encoded.names
    people = {
        names.word("actors", body): {names.word("people", row) for row in done.facts.judges.targets(body).tolist()}
        for body in range(3, 6)
    }
    assert people == {"board": {"Bob", "Cy"}, "pair": {"Ann", "Bob"}, "open": {"Ann", "Bob", "Cy"}}
