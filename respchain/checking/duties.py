"""All that an actor or a person has a part in."""

from dataclasses import dataclass

import numpy as np

from respchain.checking import Judged
from respchain.errors import Place, UnknownName
from respchain.facts.codes import Part
from respchain.facts.facts import Facts
from respchain.facts.relation import Mask, Relation
from respchain.language import N_


@dataclass(frozen=True)
class Held:
    """One part in one duty: `part` is accountable, responsible, assist ..., `through` the actor by which it is held."""

    duty: str
    title: str
    part: str
    through: str
    location: Place


def duties_of(done: Judged, name: str) -> list[Held]:
    """What the actor or person of this id has a part in: accountable first, then in the order of the drafter.

    A department stands for its posts and those of its parts; a person for all the posts that it holds.
    Raises `UnknownName` where neither has this id.
    """
    facts, names = done.facts, done.encoded.names
    mine = _actors(done, name)
    table = facts.now.duty_actors
    found = [
        (int(table.part[row]), int(table.duty[row]), int(table.actor[row]))
        for row in np.flatnonzero((table.actor >= 0) & mine[table.actor] & (table.part != Part.SUPERVISES)).tolist()
    ]
    lent = [(Part.RESPONSIBLE + 0, duty, actor) for duty, actor in _pairs(facts.delegated) if mine[actor]]
    held = []
    for part, duty, actor in sorted({*found, *lent}):
        source = int(facts.duties.row[duty])
        held.append(
            Held(
                duty=names.word("duties", source),
                title=names.title("duties", source, done.words.language),
                part=Part(part).name.lower(),
                through=names.word("actors", int(facts.actors.row[actor])),
                location=names.place("duties", source),
            )
        )
    return held


def _pairs(relation: Relation) -> list[tuple[int, int]]:
    left, right = relation.pairs
    return list(zip(left.tolist(), right.tolist(), strict=True))


def _actors(done: Judged, name: str) -> Mask:
    facts, names = done.facts, done.encoded.names
    mine = np.zeros(len(facts.actors), np.bool_)
    actors = {names.word("actors", int(source)): row for row, source in enumerate(facts.actors.row)}
    people = {names.word("people", int(source)): row for row, source in enumerate(facts.now.people.row)}
    if name in actors:
        mine[_within(facts, actors[name])] = True
    elif name in people:
        mine[facts.holders.inverse.targets(people[name])] = True
        seats = mine[facts.seat]  # a department whose head one is
        mine |= seats
    else:
        raise UnknownName(N_("actor or person"), name, [*actors, *people])
    return mine


def _within(facts: Facts, actor: int) -> list[int]:
    """The actor; of a department also its head, its posts and its parts; of a head post also its department."""
    inside = Relation.function(facts.actors.department, len(facts.actors)).inverse
    found, front = {actor: None}, [actor]
    while front:
        front = [row for unit in front for row in inside.targets(unit).tolist() if row not in found]
        found.update(dict.fromkeys(front))
    stands = np.flatnonzero(np.isin(facts.seat, list(found))).tolist()
    return list(dict.fromkeys([*found, *[int(facts.seat[row]) for row in found], *stands]))
