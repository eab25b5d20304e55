"""Which posts the accounts of a log hold at an instant, or stand in for, or act for by delegation."""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.line import Line
from respchain.facts.log.columns import Joined
from respchain.facts.people import seats
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, marked
from respchain.facts.tables import ALWAYS, Columns
from respchain.scope.runs import distinct


class Held(NamedTuple):
    """Posts of some places asked: `(place, post)`; where it is by delegation, the row of that, else -1."""

    place: Rows
    post: Rows
    delegation: Rows


class Posts:
    """Who holds what when, over all days: rows are those of the source of the charter."""

    def __init__(self, columns: Columns, joined: Joined, accounts: int) -> None:
        self._columns, self._joined, self._accounts = columns, joined, accounts
        self._count = len(columns.actors)
        self.seat = seats(columns.actors)

    @cached_property
    def persons(self) -> Relation:
        """Account to the persons who bear its name."""
        pairs = self._joined
        return Relation.of(pairs.person_account, pairs.person, shape=(self._accounts, len(self._columns.people)))

    @cached_property
    def named(self) -> Relation:
        """Account to the posts whose name it bears, where it bears that of no person."""
        return Relation.of(self._joined.post_account, self._joined.post, shape=(self._accounts, self._count))

    @cached_property
    def days(self) -> Rows:
        """Days such that who holds or stands in for what is the same from each of them to the next."""
        columns = self._columns
        change = (columns.appointments.begins, columns.appointments.ends)
        more = [(table.since, table.until) for table in (columns.standbys, columns.delegations)]
        return distinct(np.concatenate([[ALWAYS], *change, *(column for pair in more for column in pair)]))

    def span(self, day: Rows) -> Rows:
        """Which of these days stands for a day."""
        return np.searchsorted(self.days.astype(day.dtype), day, "right") - 1

    @cached_property
    def known(self) -> Mask:
        """The accounts that the charter knows, as a person or a post."""
        return np.asarray((self.persons.counts > 0) | (self.named.counts > 0))

    def own(self, account: Rows, day: Rows) -> tuple[Rows, Rows]:
        """The posts that accounts hold on days: `(place, post)`."""
        table = self._columns.appointments
        of_person = Relation.of(table.person, np.arange(len(table)), shape=(len(self._columns.people), len(table)))
        at, person = self.persons.follow(account)
        inner, held = of_person.follow(person)
        at = at[inner]
        now = (table.begins[held] <= day[at]) & (table.ends[held] > day[at]) & (table.post[held] >= 0)
        direct, post = self.named.follow(account)
        return np.concatenate([at[now], direct]), np.concatenate([table.post[held[now]], post])

    def all(self, account: Rows, day: Rows) -> Held:
        """The posts that accounts hold, stand in for, or act for on days."""
        place, post = self.own(account, day)
        lent_place, lent_post, lent_by = self._lent(place, post, day)
        stood_place, stood = self._stood_in(place, post, day)
        none = np.full(len(place) + len(stood_place), NONE)
        return Held(
            np.concatenate([place, stood_place, lent_place]),
            np.concatenate([post, stood, lent_post]),
            np.concatenate([none, lent_by]),
        )

    def _stood_in(self, place: Rows, post: Rows, day: Rows) -> tuple[Rows, Rows]:
        table = self._columns.standbys
        rows = np.flatnonzero((table.standby >= 0) & (table.post >= 0))
        by_standby = Relation.of(self.seat[table.standby[rows]], rows, shape=(self._count, len(table)))
        at, row = by_standby.follow(post)
        now = (table.since[row] <= day[place[at]]) & (table.until[row] > day[place[at]])
        return place[at[now]], self.seat[table.post[row[now]]]

    def _lent(self, place: Rows, post: Rows, day: Rows) -> tuple[Rows, Rows, Rows]:
        table = self._columns.delegations
        rows = np.flatnonzero((table.to >= 0) & (table.by >= 0))
        by_delegate = Relation.of(self.seat[table.to[rows]], rows, shape=(self._count, len(table)))
        at, row = by_delegate.follow(post)
        now = (table.since[row] <= day[place[at]]) & (table.until[row] > day[place[at]])
        return place[at[now]], self.seat[table.by[row[now]]], row[now]


class Doers:
    """Which posts may do a step: those that it names, whoever sits in a body that it names, and all of a department."""

    def __init__(self, columns: Columns, process_matter: Rows) -> None:
        """`process_matter` is the matter of each step's process, in the rows of the source."""
        self._columns, self._matter = columns, process_matter
        self._seat = seats(columns.actors)
        table = columns.step_actors
        steps, count = len(columns.steps), len(columns.actors)
        known = table.actor >= 0
        self._named = Relation.of(table.step[known], table.actor[known], shape=(steps, count))
        outside = table.actor == UNKNOWN
        outside[known] = columns.actors.kind[table.actor[known]] == Kind.OUTSIDER
        self.judged = (self._named.counts > 0) & ~marked(steps, table.step[outside])

    @cached_property
    def _seats(self) -> Relation:
        """Step to the posts that do it, one by one."""
        columns, (step, actor) = self._columns, self._named.pairs
        actors, count = columns.actors, len(columns.actors)
        body = actors.kind == Kind.BODY
        sitting = Relation.of(columns.members.body, columns.members.actor, shape=(count, count))
        sitting = sitting | Relation.function(np.where(body, actors.chair, NONE), count)
        direct = Relation.of(step, self._seat[actor], shape=(len(columns.steps), count))
        return direct | (direct @ sitting @ Relation.function(self._seat, count))

    @cached_property
    def _departments(self) -> Relation:
        """Step to the departments that do it."""
        kind = self._columns.actors.kind
        return self._named.only(kind[self._named.to] == Kind.DEPARTMENT)

    @cached_property
    def _tour(self) -> tuple[Rows, Rows]:
        """When each actor is entered and left on a walk through the departments."""
        return Line(Relation.function(self._columns.actors.department, len(self._columns.actors))).tour

    def fit(self, step: Rows, held: Held) -> Mask:
        """Which posts may do the step of their place, by what they are or by what was delegated to them."""
        return self.fit_one(step[held.place], held.post, held.delegation)

    def fit_one(self, step: Rows, post: Rows, delegation: Rows) -> Mask:
        """Which posts may do the step of the same place."""
        fits = self._seats.has(step, post)
        at, department = self._departments.follow(step)
        enter, leave = self._tour
        inside = (enter[post[at]] >= enter[department]) & (enter[post[at]] < leave[department])
        fits[at[inside]] = True
        return np.asarray(fits & self._lent(step, delegation))

    def _lent(self, step: Rows, delegation: Rows) -> Mask:
        """Which delegations are of something that shares a leaf with the matter of the step, as far as both say."""
        columns = self._columns
        fits = np.ones(len(step), np.bool_)
        rows = np.flatnonzero(delegation >= 0)
        duty = columns.delegations.duty[delegation[rows]]
        one = np.append(columns.duties.matter, NONE)[np.maximum(duty, NONE)]
        other = self._matter[step[rows]]
        both = (one >= 0) & (other >= 0)
        low, high = np.append(columns.matters.low, 0), np.append(columns.matters.high, 0)
        meet = (low[one] < high[other]) & (low[other] < high[one])
        fits[rows] = ~both | meet
        return fits
