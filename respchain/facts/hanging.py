"""Terminal forums that hang on somebody whom they judge in the end."""

import numpy as np

from respchain.facts.ahead import Ahead
from respchain.facts.ranges import Ranged
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.walk import Walk
from respchain.scope.runs import distinct


def hanging(terminal: Rows, on: Rows, edges: Ranged) -> tuple[Rows, Rows]:
    """Those pairs of a terminal and whoever holds it in hand from whom a walk on some matter leads to the terminal."""
    apart = terminal != on
    terminal, on = terminal[apart], on[apart]
    somehow = _leads(edges.graph, on, terminal)  # be it by edges of different matters
    terminal, on = terminal[somehow], on[somehow]
    judged = _leads(edges.everywhere, on, terminal)
    judged[~judged] = _leads_on_one_matter(edges, on[~judged], terminal[~judged])
    return terminal[judged], on[judged]


def sitting_in_judgement(terminal: Rows, delegate: Rows, persons: Relation, edges: Ranged) -> tuple[Rows, Rows, Rows]:
    """Delegates of a terminal who are behind an actor that it judges: `(terminal, actor, person)`."""
    at, person = persons.follow(delegate)
    place, actor = persons.inverse.follow(person)
    terminal, person = terminal[at[place]], person[place]
    judged, on = hanging(terminal, actor, edges)
    found = Relation.of(judged, on, shape=(edges.actors, edges.actors)).has(terminal, actor)
    return terminal[found], actor[found], person[found]


def _leads(graph: Relation, start: Rows, goal: Rows) -> Mask:
    """Whether a walk leads from each start to its goal."""
    back = graph.has(goal, start)  # it leads there if and only if they share a component
    found: Mask = back & (graph.components[goal] == graph.components[start])
    for actor in distinct(start[~back]).tolist():
        rows = np.flatnonzero(~back & (start == actor))
        found[rows] = graph.from_(np.array([actor]))[goal[rows]]
    return found


def _leads_on_one_matter(edges: Ranged, start: Rows, goal: Rows) -> Mask:
    found = np.zeros(len(start), np.bool_)
    if len(start):
        count = edges.actors
        walk = Walk(edges, np.zeros(count, np.bool_), Ahead(edges, marked(count, goal)))
        for actor in distinct(start).tolist():
            reached, _, _ = walk.explore(np.arange(len(edges.ranges), dtype=np.int64) * count + actor)
            rows = np.flatnonzero(start == actor)
            found[rows] = marked(count, reached % count)[goal[rows]]
    return found
