"""Regulating what one has a hand in: an outsider that one owns, runs, funds or sits in, or comes from."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Kind, Watch
from respchain.facts.forums import Forums
from respchain.facts.line import Line
from respchain.facts.relation import NONE, Mask, Relation, Rows, distinct_columns, marked
from respchain.facts.tables import Actors, Columns
from respchain.record import Record


class Conflicts(Record):
    """One row for each conflict of who regulates an outsider: with whom of its own (-1: none), by whom (-1: the unit).

    `kind` is `owner`, `seat`, `person` or `moved`.
    """

    forum: Rows
    outsider: Rows
    rival: Rows
    person: Rows
    kind: NDArray[np.str_]


class Ties(Record):
    """Who of the organisation owns, runs or funds an outsider, or sits in it, each pair once for each manner."""

    outsider: Rows
    actor: Rows
    sits: Mask

    def of(self, outsider: Rows, count: int) -> tuple[Rows, Rows]:
        """The ties of each outsider of a column: `(place, tie)`."""
        return Relation.of(self.outsider, np.arange(len(self.outsider)), shape=(count, len(self.outsider))).follow(
            outsider
        )


def ties(now: Columns, seat: Rows) -> Ties:
    """All ties to outsiders."""
    count = len(now.actors)
    found = []
    for table in (now.owners, now.representatives):
        known = table.actor >= 0
        found.append(Relation.of(table.outsider[known], seat[table.actor[known]], shape=(count, count)).pairs)
    outsider, actor = (np.concatenate(columns) for columns in zip(*found, strict=True))
    return Ties(outsider, actor, np.arange(len(outsider)) >= len(found[0][0]))


def regulators(actors: Actors, forums: Forums) -> Relation:
    """Outsider to who of the organisation regulates it: supervises it, by whatever source."""
    outside = actors.kind == Kind.OUTSIDER
    rows = (forums.kind == Watch.SUPERVISES) & outside[forums.actor] & ~outside[forums.forum]
    return Relation.of(forums.actor[rows], forums.forum[rows], shape=(len(actors), len(actors)))


class Units:
    """Which actors work in one unit: in the same, or in one that is part of the other below the organisation."""

    def __init__(self, actors: Actors, quarters: Rows, inside: Line) -> None:
        self._quarters, self._inside = quarters, inside
        self._whole = (actors.kind == Kind.DEPARTMENT) & ((actors.department < 0) | actors.organisation)

    def alike(self, left: Rows, right: Rows) -> Mask:
        """Which pairs of actors work in one unit."""
        one, other = self._quarters[left], self._quarters[right]
        within = self._inside.below(lower=one, upper=other) & ~self._whole[other]
        without = self._inside.below(lower=other, upper=one) & ~self._whole[one]
        return np.asarray((one == other) | within | without)


def fresh(now: Columns, day: int, cooling_off: int) -> Mask:
    """Which earlier work ended less than so many days ago, or has not ended."""
    table = now.previous
    return (table.begins <= day) & (day - table.ends.astype(np.int64) < cooling_off)


def coming_from(now: Columns, recent: Mask) -> Relation:
    """Person to the outsiders from which it came lately."""
    table = now.previous
    outside = recent & (table.actor >= 0)
    outside[outside] = now.actors.kind[table.actor[outside]] == Kind.OUTSIDER
    return Relation.of(table.person[outside], table.actor[outside], shape=(len(now.people), len(now.actors)))


def conflicts(
    regulating: Relation,
    tie: Ties,
    units: Units,
    persons: tuple[Relation, Relation],
    came: Relation,
    recused: Relation,
) -> Conflicts:
    """Who regulates an outsider that its own unit has a hand in, or a person of it in another post, or came from it.

    `persons` are those who judge in each forum, and those who hold each post; who takes no part in the affairs of the
    outsider judges nothing.
    """
    judges, holders = persons
    outsider, forum = regulating.pairs
    at, row = tie.of(outsider, regulating.height)
    out, watch, rival = outsider[at], forum[at], tie.actor[row]
    unit = units.alike(watch, rival)
    kind = np.where(tie.sits[row], "seat", "owner")
    place, person = judges.follow(np.where(unit, NONE, watch))
    both = holders.has(rival[place], person) & ~recused.has(person, out[place])
    place, person = place[both], person[both]
    back, mover = judges.follow(forum)
    lately = came.has(mover, outsider[back]) & ~recused.has(mover, outsider[back])
    back, mover = back[lately], mover[lately]
    none = np.full(len(back), NONE)
    return Conflicts(
        forum=np.concatenate([watch[unit], watch[place], forum[back]]),
        outsider=np.concatenate([out[unit], out[place], outsider[back]]),
        rival=np.concatenate([rival[unit], rival[place], none]),
        person=np.concatenate([np.full(int(unit.sum()), NONE), person, mover]),
        kind=np.concatenate([kind[unit], np.full(len(place), "person"), np.full(len(back), "moved")]),
    )


def by_acting(found: Conflicts, proper: Relation, post: Mask) -> Mask:
    """Which conflicts of a person are there only because somebody acts: in the post that regulates, or in the other."""
    person, rival = found.person >= 0, found.rival >= 0
    regular = ~post[found.forum] | proper.has(found.forum, found.person)
    regular &= ~rival | proper.has(found.rival, found.person)
    return np.asarray(person & ~regular)


class Substitutes:
    """What would become of who regulates and who has a hand in what is regulated, once standbys step in."""

    def __init__(
        self, regulating: Relation, tie: Ties, units: Units, persons: tuple[Relation, Relation], found: Conflicts
    ) -> None:
        """`found` are the conflicts of those who hold the posts: of these nothing is told again."""
        self._regulating, self._tie, self._units = regulating, tie, units
        self._judges, self._holders = persons
        self._known = Relation.of(found.forum, found.outsider, shape=(regulating.width, regulating.height))

    def conflicts(self, post: Rows, standby: Rows, came: Relation, recused: Relation) -> tuple[Rows, Rows]:
        """The pairs of a post and its standby by which somebody would regulate its own: `(place, outsider)`."""
        place, outsider = self._regulating.inverse.follow(post)
        new = ~self._regulating.has(outsider, standby[place]) & ~self._known.has(post[place], outsider)
        place, outsider = place[new], outsider[new]
        at, person = self._holders.follow(standby[place])
        moved = at[came.has(person, outsider[at]) & ~recused.has(person, outsider[at])]
        step, row = self._tie.of(outsider, self._regulating.height)
        rival = self._tie.actor[row]
        bound = self._bound(standby[place[step]], (rival, self._holders), outsider[step], recused)
        sitting, held = self._sitting(post, standby, recused)
        found = np.stack(
            [
                np.concatenate([place[moved], place[step[bound]], sitting]),
                np.concatenate([outsider[moved], outsider[step[bound]], held]),
            ]
        )
        places, outsiders = distinct_columns(found)
        return places, outsiders

    def _sitting(self, post: Rows, standby: Rows, recused: Relation) -> tuple[Rows, Rows]:
        """Who would own, run, fund or sit in an outsider in the place of another, and regulates it."""
        count = self._regulating.height
        held = Relation.of(self._tie.actor, self._tie.outsider, shape=(count, count))
        place, outsider = held.follow(post)
        new = ~held.has(standby[place], outsider)
        place, outsider = place[new], outsider[new]
        step, forum = self._regulating.follow(outsider)
        fresh = ~self._known.has(forum, outsider[step])
        step, forum = step[fresh], forum[fresh]
        bound = self._bound(standby[place[step]], (forum, self._judges), outsider[step], recused)
        return place[step[bound]], outsider[step[bound]]

    def _bound(self, standby: Rows, other: tuple[Rows, Relation], outsider: Rows, recused: Relation) -> Mask:
        """Which standbys work in one unit with the other, or are the same person."""
        rival, persons = other
        at, person = self._holders.follow(standby)
        same = persons.has(rival[at], person) & ~recused.has(person, outsider[at])
        return self._units.alike(standby, rival) | marked(len(standby), at[same])
