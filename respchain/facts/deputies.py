"""Deputies of key posts: whether somebody stands by, has the powers for it, and stays at the command post."""

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.powers import Asked
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, distinct_columns, marked
from respchain.facts.standing_in import Standing
from respchain.facts.tables import Columns


def other_person(persons: Relation, nameless: Mask, left: Rows, right: Rows) -> Mask:
    """Whether somebody else than those behind the one is behind the other: of each pair `(left, right)`."""
    at, person = persons.follow(right)
    return np.asarray(marked(len(right), at[~persons.has(left[at], person)]) | nameless[right])


def staffed(pairs: Standing, persons: Relation, nameless: Mask, *, named: bool) -> Mask:
    """Behind which standbys somebody else stands; where nobody is named at all, each counts."""
    if not named:
        return np.ones(len(pairs), np.bool_)
    return other_person(persons, nameless, pairs.post, pairs.standby)


def unresolved(now: Columns) -> Mask:
    """The posts with a standby whose name leads nowhere: it may be anybody."""
    table = now.standbys
    return marked(len(now.actors), table.post[table.standby == UNKNOWN])


def held_powers(asked: Asked, bare: Rows, key: Mask) -> tuple[Rows, Rows, Rows]:
    """What key posts need for their duties and hold: `(post, duty, power)`."""
    rows = np.flatnonzero(key[asked.actor] & ~marked(len(asked.duty), bare))
    post, duty, power = distinct_columns(np.stack([asked.actor[rows], asked.duty[rows], asked.power[rows]]))
    return post, duty, power


def command_posts(now: Columns, seat: Rows, key: Mask, persons: Relation, nameless: Mask, *, named: bool) -> Relation:
    """Key posts to the command posts of theirs where nobody is named to stay while they are in the field."""
    actors, table = now.actors, now.command_posts
    count = len(actors)
    chief = np.where(actors.kind == Kind.BODY, actors.chair, np.arange(count))
    chief = np.append(seat, NONE)[np.maximum(chief, NONE)]
    actor, stays = table.actor, np.append(seat, NONE)[np.maximum(table.stays, NONE)]
    known = (stays >= 0) & (chief[actor] >= 0)
    there = table.stays == UNKNOWN
    one, other = chief[actor[known]], stays[known]
    there[known] = (one != other) & (other_person(persons, nameless, one, other) | (not named))
    open_ = actors.commands & (chief >= 0) & ~marked(count, actor[there])
    rows = np.flatnonzero(open_)
    rows = rows[key[chief[rows]]]
    return Relation.of(chief[rows], rows, shape=(count, count))
