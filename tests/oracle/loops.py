"""Who supervises whom, and where that ends: LOOP."""

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
    """Who supervises another on a matter leaf and has no forum but itself on that leaf; terminals are spared.

    Where the charter states no matter at all, everything is one.
    """
    for edge in supervises(links):
        if edge.actor != edge.forum not in links.terminals:
            own = [other for other in links.edges if other.actor == edge.forum != other.forum]
            bare = [leaf for leaf in day.leaves(None) if edge.spans(leaf) and not any(o.spans(leaf) for o in own)]
            if bare or not (own or day.leaves(None)):
                yield (edge.forum,)


def loop004(day: Day, links: Links) -> Iterator[Key]:
    """A supervisor other than the supervised whom that one, or somebody below it, appoints or removes.

    A democratic forum counts where nobody else watches the actor, superiors, advisers and other democratic ones left
    aside. Declared terminals are spared: LOOP009 asks the same of them.
    """
    for edge in links.edges:
        channels = [
            o for o in links.edges if o.actor == edge.actor and o.kind in ("supervises", "assesses", "reactive")
        ]
        others = {other.forum for other in channels} - {edge.forum, edge.actor}
        judged = edge.kind == "supervises" or (edge.kind == "democratic" and not others)
        held = any(day.at_or_below(by, edge.actor) for by in day.controllers(edge.forum))
        if judged and held and edge.actor != edge.forum not in links.declared():
            yield edge.actor, edge.forum


def loop005(day: Day, links: Links) -> Iterator[Key]:
    """A set of more than one actor who on some leaf all reach one another, and nobody else, and no terminal.

    Over forums of every kind; only where a walk leads to it from who answers for a duty there, or supervises somebody.
    """
    for leaf in day.leaves(None):
        starts = {edge.forum for edge in supervises(links) if edge.spans(leaf)}
        for duty in day.duties:
            if any(cell[0] == leaf for cell in day.cells(duty)):
                starts |= day.answering(duty)
        for actor in starts.union(*(links.walk(start, leaf) for start in starts)):
            clique = links.walk(actor, leaf)
            closed = actor in clique and all(actor in links.walk(other, leaf) for other in clique)
            if closed and len(clique) > 1 and not clique & links.terminals:
                yield (frozenset(clique),)


def loop009(day: Day, links: Links) -> Iterator[Key]:
    """A declared terminal that is the top of an organisation; or without the four answers
    where its kind does not give them; or one inside that is below, appointed, removed or (where said) paid by somebody
    from whom a walk over forums on some leaf leads to it.

    What fails here is no terminal for other rules.
    """
    for actor in links.false_terminals:
        yield (actor,)
