"""Leaders, and those whom each leads directly."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Kind, Setting
from respchain.facts.line import Line
from respchain.facts.organisations import connected
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Actors
from respchain.record import Record

SMALL_ON_PURPOSE = Setting.START_UP | Setting.ADVICE | Setting.STATION
"""The settings in which few are led for good reason."""


class Led(Record):
    """For each actor how many report to it directly: as posts, and as the people whom these stand for.

    `single` are the posts that stand for themselves: aggregate rows say how many there are, and not who leads them.
    """

    posts: Rows
    single: Rows
    people: Rows
    only: Rows  # the post that alone reports to it, and stands for one, else -1


def led(actors: Actors, leads: Relation) -> Led:
    """Whom everybody leads directly; an aggregate row is one post and as many people as it says."""
    low, high = leads.pairs
    post = (actors.kind[low] == Kind.POST) & (low != high)
    low, high = low[post], high[post]
    count = len(actors)
    posts = np.bincount(high, minlength=count)
    single = np.bincount(high[~actors.aggregate[low]], minlength=count)
    people = _sums(high, strength(actors)[low], count)
    only = np.full(count, NONE, np.int64)
    only[high] = low
    return Led(posts, single, people, np.where((posts == 1) & (people == 1), only, NONE))


def strength(actors: Actors) -> Rows:
    """How many people each post stands for: its seats, or what an aggregate row says."""
    return np.where(actors.aggregate, actors.headcount, actors.seats).astype(np.int64)


def chains(only: Rows, leader: Mask) -> Rows:
    """For each leader in a chain of one-on-one links, two at least, the label of its chain; -1 for all others."""
    count = len(only)
    links = np.where(leader, only, NONE)
    upper = np.flatnonzero(links >= 0)
    lower = links[upper]
    joined = (links[lower] >= 0) | marked(count, lower)[upper]
    upper, lower = upper[joined], lower[joined]
    label = np.full(count, NONE, np.int64)
    label[upper] = connected(upper, lower, count)[upper]
    return label


class Units(Record):
    """For each department the people who lead and the others, in it and in its parts."""

    leaders: Rows
    others: Rows
    posts: Rows  # leading posts in it and in its parts
    told: Rows  # and how many of these are told of already


def units(actors: Actors, parts: Line, leading: Mask, counted: Mask, told: Mask) -> Units:
    """How many lead in each unit, of the posts that count."""
    here = np.flatnonzero(counted & (actors.kind == Kind.POST) & (actors.department >= 0))
    unit, people, leads = actors.department[here], strength(actors)[here], leading[here]
    weights = np.stack([people * leads, people * ~leads, leads.astype(np.int64), (leads & told[here]).astype(np.int64)])
    enter, leave = parts.tour
    places = np.zeros((4, len(actors) + 1), np.int64)
    for row, weight in zip(places, weights, strict=True):
        row[1:] = np.cumsum(_sums(enter[unit], weight, len(actors)))
    within = places[:, leave] - places[:, enter]
    return Units(*within)


def own_leaders(actors: Actors, leading: Mask) -> Rows:
    """How many people lead in each department itself, its parts left out."""
    here = np.flatnonzero(leading & (actors.department >= 0))
    return _sums(actors.department[here], strength(actors)[here], len(actors))


class Small(Record):
    """What is too small: a leader alone, several in a chain, or a unit; one row for each part, and why."""

    post: Rows
    unit: Rows
    people: Rows  # who are led, or who lead
    staff: Rows  # the others
    expected: Rows
    why: NDArray[np.str_]
    cause: Rows


Parts = Mapping[str, tuple[Mask, Rows, Rows | int]]
"""By why they are too small, which actors, how many people are meant, and how many are expected."""


def small(parts: Parts, chains: Rows, post: Mask, others: Rows) -> Small:
    """All that is too small in one column; what stands in one chain has one cause."""
    rows = [np.flatnonzero(chosen) for chosen, _, _ in parts.values()]
    row = np.concatenate(rows)
    why = np.repeat(np.array(list(parts)), [len(part) for part in rows])
    chained = why == "chain"
    expected = [
        np.broadcast_to(limit, len(post))[part] for part, (_, _, limit) in zip(rows, parts.values(), strict=True)
    ]
    return Small(
        post=np.where(post[row], row, NONE),
        unit=np.where(post[row], NONE, row),
        people=np.concatenate([people[part] for part, (_, people, _) in zip(rows, parts.values(), strict=True)]),
        staff=others[row],
        expected=np.concatenate(expected),
        why=why,
        cause=np.where(chained, chains[row], len(post) + np.arange(len(row))),
    )


def _sums(place: Rows, weight: Rows, count: int) -> Rows:
    """The sum of the weights at each place, exact whatever they are."""
    found = np.zeros(count, np.int64)
    np.add.at(found, place, weight)
    return found
