"""Who supervises whom, and where that ends: LOOP."""

import itertools
from collections.abc import Iterator
from typing import Any

from tests.oracle.day import Day, Key
from tests.oracle.links import Links


def loop001(day: Day, links: Links) -> Iterator[Key]:
    """Who answers for a duty on one of whose matter leaves no walk over forums leads to a terminal."""
    for duty in day.duties:
        leaves = {cell[0] for cell in day.cells(duty)}
        for actor in day.answering(duty) - links.terminals:
            if any(not links.walk(actor, leaf) & links.terminals for leaf in leaves):
                yield actor, duty


def supervises(links: Links) -> list[Any]:
    """The forums of the kind that supervises."""
    return [edge for edge in links.edges if edge.kind == "supervises"]


def loop002(day: Day, links: Links) -> Iterator[Key]:
    """A supervisor who is the supervised, or shares a person with it.

    Unsaid, oversight supervises. Those who abstain do not judge, where two others remain.
    """
    for edge in supervises(links):
        if edge.actor == edge.forum or day.persons(edge.actor) & day.judges(edge.forum):
            yield edge.actor, edge.forum


def loop003(day: Day, links: Links) -> Iterator[Key]:
    """Who supervises another on a matter leaf and has no forum but itself on that leaf; terminals are spared."""
    for edge in supervises(links):
        bare = any(edge.spans(leaf) and not links.forums(edge.forum, leaf) for leaf in day.leaves(None))
        if edge.actor != edge.forum not in links.terminals and bare:
            yield (edge.forum,)


def loop004(day: Day, links: Links) -> Iterator[Key]:
    """A supervisor other than the supervised whom that one, or somebody below it, appoints or removes.

    Declared terminals are spared: LOOP009 asks the same of them.
    """
    for edge in supervises(links):
        if edge.actor != edge.forum not in links.declared() and any(
            day.at_or_below(by, edge.actor) for by in day.controllers(edge.forum)
        ):
            yield edge.actor, edge.forum


def loop005(day: Day, links: Links) -> Iterator[Key]:
    """A set of more than one actor who on some leaf all reach one another, and nobody else, and no terminal.

    On every leaf there is, whether or not anybody answers there; over forums of every kind.
    """
    for leaf, actor in itertools.product(day.leaves(None), day.actors):
        clique = links.walk(actor, leaf)
        closed = actor in clique and all(actor in links.walk(other, leaf) for other in clique)
        if closed and len(clique) > 1 and not clique & links.terminals:
            yield (frozenset(clique),)


def loop009(day: Day, links: Links) -> Iterator[Key]:
    """A declared terminal that is a post on top or without superior in its organisation; or without the four answers
    where its kind does not give them; or one inside that is below, appointed, removed or (where said) paid by somebody
    from whom a walk over forums on some leaf leads to it.

    What fails here is no terminal for other rules.
    """
    for actor in links.false_terminals:
        yield (actor,)
