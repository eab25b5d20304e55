"""The third line: units that audit and inspect the house itself, and what makes them less than independent."""

import numpy as np

from respchain.facts.codes import Group, Kind, LineKind, Purpose, Tier, Watch
from respchain.facts.forums import Forums
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, marked
from respchain.facts.tables import Actors, Columns
from respchain.facts.together import held, meeting
from respchain.facts.works import Works
from respchain.scope.runs import distinct


class ThirdLine:
    """The units that audit and inspect: departments for supervision, and posts that do nothing else.

    A department that does not say what it is there for is one where its head is such a post.
    """

    def __init__(self, now: Columns, seat: Rows, hands: Works, answering: Relation, naming: Mask, tops: Mask) -> None:
        """`naming` are the duties that name a stage of auditing; `tops` are no auditors of the house."""
        self.now, self._seat, self._hands, self._tops = now, seat, hands, tops
        actors = now.actors
        count = len(actors)
        duty, actor = answering.pairs
        auditing = naming[duty] & (now.duties.tier[duty] == Tier.DIRECT)
        operating = (now.duties.groups[hands.duty] & ~Group.SUPERVISE) != 0
        alone = marked(count, actor[auditing]) & (actors.kind == Kind.POST) & ~tops
        alone &= ~marked(count, hands.post[operating])
        department = actors.kind == Kind.DEPARTMENT
        headed = department & (actors.head >= 0) & (actors.purpose == Purpose.UNSTATED)
        headed[headed] = alone[actors.head[headed]]
        self._departments: Mask = (department & (actors.purpose == Purpose.SUPERVISION)) | headed
        nearest = _nearest(actors, self._departments)
        housed = np.append(nearest, NONE)[np.maximum(actors.department, NONE)]
        lone = np.where(alone, np.arange(count), NONE)
        self.unit: Rows = np.where(actors.kind == Kind.POST, np.where(housed >= 0, housed, lone), NONE)
        self._nearest = nearest

    @property
    def units(self) -> Mask:
        """Which actors are such units."""
        return marked(len(self.now.actors), self.unit[self.unit >= 0]) | self._departments

    def operating(self, spared: Mask) -> tuple[Rows, Rows, Rows]:
        """What a unit audits and does too, each by other hands: `(unit, duty audited, duty done)`.

        What lies in one hand is a matter of stages kept apart. Duties `spared` are advice.
        """
        hands, groups, duties = self._hands, self.now.duties.groups, np.int64(max(len(self.now.duties), 1))
        rows = np.flatnonzero(self.unit[hands.post] >= 0)
        rows = rows[self._departments[self.unit[hands.post[rows]]]]
        key = self.unit[hands.post[rows]] * duties + hands.duty[rows]
        known, place = np.unique(key, return_inverse=True)
        unit, duty = known // duties, known % duties
        kinds = (groups[duty] & Group.SUPERVISE) != 0, ((groups[duty] & ~Group.SUPERVISE) != 0) & ~spared[duty]
        mine = held(self.now.scopes, self.now.duties.scope[duty], unit)
        sorts = np.zeros(len(known), np.int64)
        left, right = meeting(mine, [np.flatnonzero(kind) for kind in kinds], sorts)
        swap = ~(kinds[0][left] & kinds[1][right])
        left, right = np.where(swap, right, left), np.where(swap, left, right)
        by_post = Relation.of(place, hands.post[rows], shape=(len(known), len(self.now.actors)))
        by_person = Relation.of(place, hands.person[rows], shape=(len(known), len(self.now.people)))
        apart = ~by_post.shared(left, right, by_post) & ~by_person.shared(left, right, by_person)
        apart &= left != right
        return unit[left[apart]], duty[left[apart]], duty[right[apart]]

    def dependent(self, line: Relation, leads: Relation) -> Rows:
        """The units whose functional line leads neither to a governing body nor outside.

        A governing body stands under no post. A line that somebody else's name could not be found for may do.
        """
        actors, lines = self.now.actors, self.now.lines
        count = len(actors)
        post, body = actors.kind == Kind.POST, actors.kind == Kind.BODY
        governing = (body & ~leads.reach(post)) | (actors.kind == Kind.OUTSIDER)
        direct = leads.only(governing[leads.to])
        graph = line | direct | self._upward()
        unsaid = (lines.kind == LineKind.FUNCTIONAL) & (lines.superior == UNKNOWN)
        good = graph.reach(governing | marked(count, lines.post[unsaid]))
        unit, holder = self._holders()
        free = marked(count, unit[good[holder] | self._tops[holder]])
        return np.flatnonzero(marked(count, unit) & ~free)

    def _holders(self) -> tuple[Rows, Rows]:
        """The units with who holds the line of each: its head, or itself; without a head, any of its posts."""
        units = np.flatnonzero(self.units)
        seat = self._seat[units]
        post = self.now.actors.kind[seat] == Kind.POST
        inside = np.flatnonzero(self.unit >= 0)
        headless = marked(len(self.unit), units[~post])[self.unit[inside]]
        inside = inside[headless]
        return np.concatenate([units[post], self.unit[inside]]), np.concatenate([seat[post], inside])

    def _upward(self) -> Relation:
        """Posts of these departments to the head of theirs, and heads to the head of the next wider one."""
        count = len(self.unit)
        inside = np.flatnonzero(self.unit >= 0)
        own = np.flatnonzero(self._departments)
        outer = np.append(self._nearest, NONE)[np.maximum(self.now.actors.department[own], NONE)]
        nested = outer >= 0
        low = np.concatenate([inside, self._seat[own[nested]]])
        high = np.concatenate([self._seat[self.unit[inside]], self._seat[outer[nested]]])
        return Relation.of(low, high, shape=(count, count))

    def overseen(self, edges: Forums, executives: Mask) -> tuple[Rows, Rows]:
        """The units whose auditing an executive oversees: `(unit, forum)`."""
        rows = np.flatnonzero((edges.kind == Watch.SUPERVISES) & executives[edges.forum])
        rows = rows[self.unit[edges.actor[rows]] >= 0]
        rows = rows[self.unit[edges.forum[rows]] < 0]
        hands, count, scopes = self._hands, len(self.unit), np.int64(len(edges.scopes))
        key = distinct((self.unit[edges.actor[rows]] * count + edges.forum[rows]) * scopes + edges.scope[rows])
        pair, scope = key // scopes, key % scopes
        unit, forum = pair // count, pair % count
        auditing = (self.now.duties.groups[hands.duty] & Group.SUPERVISE) != 0
        own = Relation.of(self.unit[hands.post[auditing]], hands.duty[auditing], shape=(count, len(self.now.duties)))
        at, duty = own.follow(unit)
        met = edges.scopes.meet(scope[at], self.now.duties.scope[duty])
        whole = (scope == 0) | marked(len(scope), at[met])
        return Relation.of(unit[whole], forum[whole], shape=(count, count)).pairs


def _nearest(actors: Actors, which: Mask) -> Rows:
    """For each department the nearest of `which` at or above it, -1 where there is none."""
    count = len(actors)
    inside = np.where(actors.kind == Kind.DEPARTMENT, actors.department, NONE)
    up = np.where(which, np.arange(count), np.where(inside >= 0, inside, count))
    up = np.append(up, count)
    for _ in range(count.bit_length()):  # each round leads twice as far
        up = up[up]
    found = up[:count]
    return np.where(np.append(which, np.False_)[found], found, NONE)


def executives(now: Columns, hands: Works, answering: Relation, heads: Mask, tops: Mask) -> Mask:
    """The posts that run something: they lead, or decide or execute."""
    count = len(now.actors)
    running = (now.duties.groups & ~Group.SUPERVISE) != 0
    duty, actor = answering.pairs
    runs = marked(count, hands.post[running[hands.duty]]) | marked(count, actor[running[duty]])
    return np.asarray((runs | heads | tops) & (now.actors.kind == Kind.POST))
