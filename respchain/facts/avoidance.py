"""Relatives in posts where they may not be together, and chief posts in the home area of their holders."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Kind, Purpose
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Actors, Columns, Standbys
from respchain.facts.varying import Varying
from respchain.record import Record


class Near(Record):
    """Pairs of relatives, each once in either order."""

    person: Rows
    relative: Rows


class Together(Record):
    """Relatives where they may not be together: `why`, in which posts, and in which process where it is about cases."""

    person: Rows
    relative: Rows
    post: Rows
    rival: Rows
    process: Rows
    why: NDArray[np.str_]


def near(now: Columns, classes: Rows) -> Near:
    """Who is a relative of whom, in one of the classes; it counts whichever of the two says so."""
    table, count = now.relatives, len(now.people)
    rows = np.flatnonzero(_known(len(now.relations), classes)[table.relation])
    said = Relation.of(table.person[rows], table.relative[rows], shape=(count, count))
    person, relative = (said | said.inverse).pairs
    apart = person != relative
    return Near(person[apart], relative[apart])


def unclassed(now: Columns, classes: Rows) -> bool:
    """Whether the class of some relation is not said, or none that is known."""
    known = _known(len(now.relations), classes)[now.relatives.relation]
    return bool((~known & (now.relatives.relative >= 0)).any())


def _known(count: int, words: Rows) -> Mask:
    """Which of `count` words are among some; the last place is that of no word, -1."""
    return marked(count + 1, words)


class Leaders(Record):
    """Who leads which department: as its head, or as a deputy."""

    of: Relation  # post to the departments that it heads, or is a deputy of
    above: Relation  # department to those whose head or deputy its own head stands directly below
    leading: Mask  # posts that lead at all


def leaders(actors: Actors, standbys: Standbys, leads: Relation, tops: Mask) -> Leaders:
    """Heads and deputies.

    A deputy is a leading post of the department directly below its head, or that head's standby in the department.
    """
    count = len(actors)
    departments = np.flatnonzero((actors.kind == Kind.DEPARTMENT) & (actors.head >= 0))
    heads = Relation.of(actors.head[departments], departments, shape=(count, count))
    low, high = leads.pairs
    second = actors.leads[low] & (actors.kind[low] == Kind.POST)
    known = np.flatnonzero(standbys.standby >= 0)
    deputy = np.concatenate([low[second], standbys.standby[known]])
    at, department = heads.follow(np.concatenate([high[second], standbys.post[known]]))
    inside = actors.department[deputy[at]] == department
    of = heads | Relation.of(deputy[at][inside], department[inside], shape=(count, count))
    at, superior = leads.follow(actors.head[departments])
    place, upper = of.follow(superior)
    lower = departments[at[place]]
    above = Relation.of(lower[lower != upper], upper[lower != upper], shape=(count, count))
    return Leaders(of=of, above=above, leading=(actors.leads & (actors.kind == Kind.POST)) | (heads.counts > 0) | tops)


class Places:
    """The posts of an organisation as avoidance sees them."""

    def __init__(
        self, *, leads: Relation, persons: Relation, lead: Leaders, organisation: Rows, watching: Mask
    ) -> None:
        """`watching` are the posts that work in personnel, discipline, audit or finance."""
        self._leads, self._lead = leads, lead
        self._superiors = leads @ persons
        self._organisation, self._watching = organisation, watching

    def over(self, upper: Rows, lower: Rows) -> Mask:
        """Which posts stand directly over others, or lead at the level over theirs."""
        level = self._lead.of.shared(upper, lower, self._lead.of @ self._lead.above)
        return np.asarray(self._leads.has(lower, upper) | level)

    def side_by_side(self, one: Rows, other: Rows) -> Mask:
        """Which posts stand under the same direct superior: the same post, or the same person."""
        return self._leads.shared(one, other, self._leads) | self._superiors.shared(one, other, self._superiors)

    def watched_by(self, leader: Rows, other: Rows) -> Mask:
        """Which posts lead in the organisation where the other works in personnel, discipline, audit or finance."""
        same = self._organisation[leader] == self._organisation[other]
        return np.asarray(self._lead.leading[leader] & self._watching[other] & same & (leader != other))


def watching(now: Columns, around: Relation, hands: Relation, domains: Rows) -> Mask:
    """The posts that work in some domains: by their department, what it is there for, or a duty that they have.

    `hands` leads from duties to those who answer for them or do them.
    """
    actors, table = now.actors, now.actor_domains
    known = _known(len(now.domains), domains)
    named = marked(len(actors), table.department[known[table.domain]])
    inside = around.some(named | (actors.purpose == Purpose.SUPERVISION))
    duty, actor = hands.pairs
    found: Mask = inside | marked(len(actors), actor[known[now.duties.domain[duty]]])
    return found


def together(pairs: Near, held: Relation, places: Places, varying: Varying) -> Together:
    """The relatives who are together in posts, `held` by whom, where they may not be.

    Of one pair of posts only the nearest reason is told.
    """
    at, post = held.follow(pairs.person)
    place, rival = held.follow(pairs.relative[at])
    at, post = at[place], post[place]
    person, relative = pairs.person[at], pairs.relative[at]
    over, under = places.over(post, rival), places.over(rival, post)
    beside = ~over & ~under & places.side_by_side(post, rival)
    led = ~over & ~under & ~beside & places.watched_by(post, rival)
    rows = np.flatnonzero(over | (beside & (person < relative)) | led)
    rows = rows[~varying.may_be_beside(post[rows], rival[rows])]
    why = np.select([over[rows], beside[rows]], ["line", "same-superior"], "watches")
    nothing = np.full(len(rows), NONE)
    return Together(person[rows], relative[rows], post[rows], rival[rows], nothing, why)


def in_cases(now: Columns, pairs: Near, seat: Rows, persons: Relation, varying: Varying) -> Together:
    """The relatives one of whom checks what the other did in each case of a process."""
    table, steps, count = now.step_checks, now.steps, len(now.actors)
    known = now.step_actors.actor >= 0
    by = Relation.of(now.step_actors.step[known], seat[now.step_actors.actor[known]], shape=(len(steps), count))
    at, actor = by.follow(table.step)
    place, checker = by.follow(table.check[at])
    row, actor = at[place], actor[place]
    close = Relation.of(pairs.person, pairs.relative, shape=(len(now.people), len(now.people)))
    at, person = persons.follow(actor)
    place, relative = close.follow(person)
    at, person = at[place], person[place]
    both = persons.has(checker[at], relative)
    at, person, relative = at[both], person[both], relative[both]
    good = ~varying.may_be_beside(actor[at], checker[at])
    at = at[good]
    process = steps.process[table.step[row[at]]]
    why = np.full(len(at), "case")
    return Together(person[good], relative[good], actor[at], checker[at], process, why)


def at_home(now: Columns, day: int, tops: Mask, varying: Varying) -> Together:
    """Who holds a chief post in the home area: a person alone."""
    table = now.appointments
    rows = np.flatnonzero(table.home_area & (table.begins <= day) & (table.ends > day) & tops[table.post])
    rows = rows[~varying.may_be_beside(table.post[rows], table.post[rows])]
    nothing = np.full(len(rows), NONE)
    return Together(table.person[rows], nothing, table.post[rows], nothing, nothing, np.full(len(rows), "home-area"))


class Avoided(Together):
    """All that avoidance is about; rows of one `cause` are about the same persons, and the same reason."""

    cause: Rows
    tested: int


def avoided(found: tuple[Together, ...], people: int, tested: int) -> Avoided:
    """Everything found, one behind the other; one pair of persons and one reason is one cause, whoever is named first.

    `tested` are the pairs looked at.
    """
    columns = {name: np.concatenate([getattr(one, name) for one in found]) for name in Together.names()}
    low = np.minimum(columns["person"], columns["relative"]).astype(np.int64)
    high = np.maximum(columns["person"], columns["relative"])
    reason = np.searchsorted(_REASONS, columns["why"])
    return Avoided(**columns, cause=((low + 1) * (people + 1) + high) * len(_REASONS) + reason, tested=tested)


_REASONS = np.array(["case", "home-area", "line", "same-superior", "watches"])
