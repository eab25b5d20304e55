"""Appointments: who answers for each step of the choice, as things stood on the day on which the post was given."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Act, Kind
from respchain.facts.relation import GONE, NONE, UNKNOWN, Mask, Rows, marked, matches
from respchain.facts.tables import ALWAYS, Columns
from respchain.record import Record

_NOBODY = np.iinfo(np.int64).max


class Choices(Record):
    """One row for each appointment that is judged; steps are columns, by `Act`."""

    row: Rows  # of the appointments of the day
    answered: Mask  # by appointment and step: somebody answers, or is named by a name that leads nowhere
    one_hand: Mask  # one single person nominates and decides
    powerless: Mask  # nobody who decides had the power
    decider: Rows  # the first who decides, in the numbering of all days


def choices(columns: Columns, row: Rows, source: Rows, day: int, powers: Rows) -> Choices:
    """Who answers for the appointments `row` of the day, `source` in the numbering of all days.

    What counts is the day on which each began; where nobody says when that was, the day itself. Bodies answer where
    chair and members are tiered, outsiders without a name, posts with a person in them, departments by their head.
    """
    begins = columns.appointments.begins[source]
    date = np.where(begins > ALWAYS, begins, day)
    acts = _Acts(columns, source, date)
    answered = np.zeros((len(row), len(Act)), np.bool_)
    answered[acts.place[acts.answers], acts.act[acts.answers]] = True
    deciding = np.flatnonzero((acts.act == Act.DECIDE) & acts.answers)
    able = marked(len(row), acts.place[deciding[_holds_power(columns, acts, deciding, powers)]])
    decided = marked(len(row), acts.place[deciding])
    first = np.full(len(row), NONE, np.int64)
    first[acts.place[deciding[::-1]]] = np.maximum(acts.actor[deciding[::-1]], NONE)
    return Choices(row, answered, acts.one_hand(len(row)), decided & ~able, first)


class Unanswered(Record):
    """One row for each fault of an appointment; what has one cause is numbered alike."""

    appointment: Rows
    consequence: Rows  # which says too little, -1 elsewhere
    decider: Rows
    why: NDArray[np.str_]
    cause: Rows


def unanswered(faults: Mapping[str, Mask], found: Choices, consequence: Rows, actors: Rows) -> Unanswered:
    """The faults of appointments, one after the other; `actors` are those of the day in the numbering of all days.

    That nothing is said of wrong choices at all is one cause, and so is each consequence that says too little.
    """
    which = [np.flatnonzero(wrong) for wrong in faults.values()]
    place = np.concatenate([np.zeros(0, np.intp), *which])
    why = np.repeat(np.array(list(faults), np.str_), [len(rows) for rows in which])
    lacking = np.where(why == "incomplete", consequence[place], NONE)
    own = -2 - np.arange(len(place))  # below all others
    number = np.full(max(found.decider.max(initial=NONE), actors.max(initial=NONE)) + 2, NONE, np.int64)
    number[actors] = np.arange(len(actors))
    return Unanswered(
        appointment=found.row[place],
        consequence=lacking,
        decider=np.where(why == "without-power", number[found.decider[place]], NONE),
        why=why,
        cause=np.where((why == "unsaid") | (lacking >= 0), lacking, own),
    )


class _Acts:
    """One row for each actor that a judged appointment names at a step, as it stood on the date of the appointment."""

    def __init__(self, columns: Columns, source: Rows, date: Rows) -> None:
        table, actors = columns.appointment_acts, columns.actors
        place = np.full(len(columns.appointments), NONE, np.int64)
        place[source] = np.arange(len(source))
        rows = np.flatnonzero(place[table.appointment] >= 0)
        self.place, self.act = place[table.appointment[rows]], table.act[rows]
        self.actor, self.date = table.actor[rows], date[self.place]
        self.alive = _alive(columns, self.actor, self.date)
        self.seat = np.where(self.alive, _seats(columns, self.actor, self.date), GONE)
        seated = np.maximum(self.seat, NONE)
        kind = np.where(self.seat >= 0, actors.kind[seated], NONE)
        self._named = (kind == Kind.POST) & ~actors.aggregate[seated]
        self._at, self._person = _holders(columns, np.where(self._named, self.seat, NONE), self.date)
        nameless = (kind == Kind.OUTSIDER) | ((kind == Kind.POST) & ~self._named)
        held = marked(len(rows), self._at)
        tiered = _tiered(columns, np.where(kind == Kind.BODY, self.seat, NONE), self.date)
        self.answers: Mask = held | nameless | tiered | (self.actor == UNKNOWN)

    def one_hand(self, count: int) -> Mask:
        """The appointments in which nominating and deciding come down to one and the same person."""
        steps = (Act.NOMINATE, Act.DECIDE)
        least, most = np.full((2, count), _NOBODY), np.full((2, count), -1)
        for step, low, high in zip(steps, least, most, strict=True):
            of_step = self.act[self._at] == step
            np.minimum.at(low, self.place[self._at[of_step]], self._person[of_step])
            np.maximum.at(high, self.place[self._at[of_step]], self._person[of_step])
        others = self.answers & ~self._named & ((self.act == Act.NOMINATE) | (self.act == Act.DECIDE))
        alone: Mask = (most.max(axis=0) >= 0) & (least.min(axis=0) == most.max(axis=0)) & (most.min(axis=0) >= 0)
        return alone & ~marked(count, self.place[others])


def _alive(columns: Columns, actor: Rows, date: Rows) -> Mask:
    """Which actors lived on the date beside them."""
    table, row = columns.actors, np.maximum(actor, NONE)
    return (actor >= 0) & (table.since[row] <= date) & (date < table.until[row])


def _seats(columns: Columns, actor: Rows, date: Rows) -> Rows:
    """For each actor the post that it stood for on the date: of a department its head, where that lived."""
    row = np.maximum(actor, NONE)
    head = np.where(columns.actors.kind[row] == Kind.DEPARTMENT, columns.actors.head[row], NONE)
    return np.where(_alive(columns, head, date), head, actor)


def _holders(columns: Columns, post: Rows, date: Rows) -> tuple[Rows, Rows]:
    """Each place with a person who held its post on its date."""
    table = columns.appointments
    known = np.flatnonzero(post >= 0)
    at, row = matches(post[known], table.post)
    at = known[at]
    held = (table.begins[row] <= date[at]) & (date[at] < table.ends[row])
    return at[held], table.person[row[held]]


def _tiered(columns: Columns, body: Rows, date: Rows) -> Mask:
    """Which bodies had, on the date, a chair and a member with a tier."""
    table = columns.members
    known = np.flatnonzero((body >= 0) & _alive(columns, columns.actors.chair[body], date))
    tiers = np.flatnonzero(table.tiered)
    at, found = matches(body[known], table.body[tiers])
    at, member = known[at], tiers[found]
    sits = (table.since[member] <= date[at]) & (date[at] < table.until[member])
    sits &= _alive(columns, table.actor[member], date[at])
    return marked(len(body), at[sits])


def _holds_power(columns: Columns, acts: _Acts, rows: Rows, powers: Rows) -> Mask:
    """Which of these acts were done by who held one of the powers on the date, be it through a department or lent."""
    holder, power, since, until = _grants(columns)
    among = np.flatnonzero(marked(len(columns.powers_named), powers)[power])
    holder, since, until = holder[among], since[among], until[among]
    is_seat = columns.actors.kind[holder] != Kind.DEPARTMENT
    seat = np.where(is_seat, holder, columns.actors.head[holder])
    able = np.equal(acts.actor[rows], UNKNOWN)
    for held_by in (holder, seat):
        at, found = matches(acts.seat[rows], held_by)
        date = acts.date[rows[at]]
        valid = (since[found] <= date) & (date < until[found]) & _alive(columns, holder[found], date)
        able |= marked(len(rows), at[valid])
    return able


def _grants(columns: Columns) -> tuple[Rows, Rows, Rows, Rows]:
    """Every power ever held, own or lent: by whom, which, from when and until when."""
    own, lent, table, actors = columns.powers, columns.delegation_powers, columns.delegations, columns.actors
    rows = np.flatnonzero(((table.to >= 0) & (table.duty >= NONE))[lent.delegation])
    delegation = lent.delegation[rows]
    since = np.maximum(lent.since[rows], table.since[delegation])
    until = np.minimum(lent.until[rows], table.until[delegation])
    for lives, owner in ((actors, table.by[delegation]), (columns.duties, table.duty[delegation])):
        lives_on = np.flatnonzero(owner >= 0)
        since[lives_on] = np.maximum(since[lives_on], lives.since[owner[lives_on]])
        until[lives_on] = np.minimum(until[lives_on], lives.until[owner[lives_on]])
    return (
        np.concatenate([own.actor, table.to[delegation]]),
        np.concatenate([own.power, lent.power[rows]]),
        np.concatenate([own.since, since]),
        np.concatenate([own.until, until]),
    )
