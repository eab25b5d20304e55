"""Hands on duties: who does or answers for what, and which stages and functions meet in one hand."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from respchain.facts.codes import Group, Tier
from respchain.facts.relation import UNKNOWN, Mask, Relation, Rows, distinct_columns
from respchain.facts.tables import Columns, Duties
from respchain.record import Record
from respchain.scope.boxes import Boxes
from respchain.scope.scopes import STAGE, Scopes


class Works(Record):
    """One row for each duty in a hand: `person` holds `post`; -1 where nobody is known to.

    `hand` numbers the hands: persons first, then posts without a holder. Rows are in the order of duties within a hand.
    """

    duty: Rows
    post: Rows
    person: Rows
    hand: Rows

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.duty)


def works(duties: Duties, answering: Relation, responsible: Relation, holders: Relation, post: Mask) -> Works:
    """Whose hands are on which duty: who directly answers for it or has it delegated, and who does it.

    A head's general accountability is no hand on a duty; a body decides as one and lends nobody its hand.
    """
    duty, actor = answering.pairs
    direct = duties.tier[duty] == Tier.DIRECT
    both = Relation.of(duty[direct], actor[direct], shape=(answering.height, answering.width)) | responsible
    duty, actor = both.pairs
    duty, actor = duty[post[actor]], actor[post[actor]]
    at, person = holders.follow(actor)
    empty = np.flatnonzero(holders.none()[actor])
    return Works(
        duty=np.concatenate([duty[at], duty[empty]]),
        post=np.concatenate([actor[at], actor[empty]]),
        person=np.concatenate([person, np.full(len(empty), -1)]),
        hand=np.concatenate([person, holders.width + actor[empty]]),
    )


def reviewed(duties: Duties, hands: Works, seat: Rows, persons: Relation) -> Mask:
    """The rows whose duty has a compensating control with a reviewer who is not that hand itself."""
    reviewer = duties.reviewer[hands.duty]
    seated = np.full(len(hands), UNKNOWN, np.int32)
    known = reviewer >= 0
    seated[known] = seat[reviewer[known]]
    itself = seated == hands.post
    itself[known] |= persons.has(seated[known], hands.person[known]) & (persons.counts[seated[known]] == 1)
    apart: Mask = duties.compensated[hands.duty] & (known | (reviewer == UNKNOWN)) & ~itself
    return apart


class Stages(Record):
    """Pairs of rows of `Works` in one hand, by which two groups of stages meet; `tested` rows were looked at.

    `supervising` is the row that supervises what the other does, or -1.
    """

    tested: int
    left: Rows
    right: Rows
    supervising: Rows


def stages_together(now: Columns, hands: Works, judged: Mask) -> Stages:
    """The pairs by which a hand has two of deciding, executing and supervising in cells that differ only in stage.

    What one post has in hand is said once, whoever holds it, and not again for the person who holds it.
    """
    judged = judged & ~now.duties.low_risk[hands.duty]
    groups = now.duties.groups[hands.duty]
    kinds = [np.flatnonzero(judged & ((groups & group) != 0)) for group in Group]
    left, right = _meeting(now.scopes, now.duties.scope[hands.duty], hands.hand, kinds)
    duty, other = hands.duty[left], hands.duty[right]
    real = (left == right) == (duty == other)
    left, right, duty, other = left[real], right[real], duty[real], other[real]
    alike = hands.post[left] == hands.post[right]
    pair = duty * np.int64(max(len(now.duties), 1)) + other
    by_person, by_post = _firsts(pair, hands.person[left], alike), _firsts(pair, hands.post[left], alike)
    keep = np.where(alike, by_post, ~by_person)
    left, right = left[keep], right[keep]
    watches, works_too = (groups & Group.SUPERVISE) != 0, (groups & ~Group.SUPERVISE) != 0
    supervising = np.select([watches[right] & works_too[left], watches[left] & works_too[right]], [right, left], -1)
    return Stages(int(judged.sum()), left, right, supervising)


def _firsts(pair: Rows, owner: Rows, among: Mask) -> Mask:
    """Of rows `among` which is the first of its pair and owner; of others, whose pair and owner occur among them."""
    _, key = np.unique(np.stack([pair, owner]), axis=1, return_inverse=True)
    key = key.reshape(-1)
    rows = np.flatnonzero(among)
    first = np.full(len(pair), -1)
    first[key[rows[::-1]]] = rows[::-1]
    return np.where(among, first[key] == np.arange(len(pair)), first[key] >= 0)


class Functions(Record):
    """Two duties of one person, by which functions meet that must be apart; `tested` rows were looked at."""

    tested: int
    person: Rows
    duty: Rows
    other: Rows


def functions_together(
    now: Columns, hands: Works, judged: Mask, functions: Mapping[str, Sequence[str]], many: int
) -> Functions:
    """The pairs of duties by which a person has `many` functions or more in hand for the same cells.

    A function is proved only by a stage that a duty names, not by a whole group of stages.
    """
    exercised = _exercised(now, functions)
    rows = np.flatnonzero(judged & (hands.person >= 0) & ~now.duties.dynamic[hands.duty])
    rows = rows[exercised.counts[hands.duty[rows]] > 0]
    duty = hands.duty[rows]
    place, function = exercised.follow(duty)
    kinds = [place[function == number] for number in range(len(functions))]
    left, right = _meeting(now.scopes, now.duties.scope[duty], hands.person[rows], kinds)
    found = np.stack([hands.person[rows[left]], duty[left], duty[right]])
    person, first, second = distinct_columns(found[:, (left == right) == (found[1] == found[2])])
    enough = np.flatnonzero(_functions(exercised, person, first, second) >= many)
    return Functions(len(rows), person[enough], first[enough], second[enough])


def _exercised(now: Columns, functions: Mapping[str, Sequence[str]]) -> Relation:
    """Duty to the functions that the stages exercise that it names."""
    stage = {name: code for code, name in enumerate(now.stages)}
    pairs = [(stage[name], of) for of, names in enumerate(functions.values()) for name in names if name in stage]
    by_stage = Relation.of([code for code, _ in pairs], [of for _, of in pairs], shape=(len(stage), len(functions)))
    return Relation.of(now.duty_stages.duty, now.duty_stages.stage, shape=(len(now.duties), len(stage))) @ by_stage


def _functions(exercised: Relation, person: Rows, duty: Rows, other: Rows) -> Rows:
    """How many functions meet where the two duties of each pair do: theirs, and those of duties that meet both."""
    keys = np.concatenate([person, person]) * np.int64(max(exercised.height, 1)) + np.concatenate([duty, other])
    own, one_each = np.unique(keys, return_inverse=True)
    pairs = np.arange(len(person))
    one, two = one_each.reshape(2, -1)
    meets = Relation.of(one_each, np.concatenate([other, duty]), shape=(len(own), exercised.height))
    at, third = meets.follow(one)
    both = meets.has(two[at], third)
    at, third = np.concatenate([pairs, pairs, at[both]]), np.concatenate([duty, other, third[both]])
    place, function = exercised.follow(third)
    return Relation.of(at[place], function, shape=(len(person), exercised.width)).counts


def _meeting(scopes: Scopes, scope: Rows, hand: Rows, kinds: Sequence[Rows]) -> tuple[Rows, Rows]:
    """The pairs of rows of two of the `kinds` in one hand whose scopes share a cell but for the stage, each once."""
    lefts: list[Rows] = [np.zeros(0, np.int64)]
    rights: list[Rows] = [np.zeros(0, np.int64)]
    for some, others in itertools.combinations(kinds, 2):
        rows = np.concatenate([some, others])
        held = _by_hand(scopes, scope[rows], hand[rows])
        i, j = held.joint(np.arange(len(some)), np.arange(len(some), len(rows)))
        lefts.append(np.minimum(some[i], others[j]))
        rights.append(np.maximum(some[i], others[j]))
    both = distinct_columns(np.stack([np.concatenate(lefts), np.concatenate(rights)]))
    return both[0], both[1]


def _by_hand(scopes: Scopes, scope: Rows, hand: Rows) -> Scopes:
    """The scopes with the hand in the place of the stage, so that only what is in one hand can meet."""
    some = scopes.take(scope)
    at = np.repeat(hand, np.diff(some.start)).astype(np.int64)
    low = tuple(at if d == STAGE else ends for d, ends in enumerate(some.boxes.low))
    high = tuple(at + 1 if d == STAGE else ends for d, ends in enumerate(some.boxes.high))
    return Scopes(some.facets, some.start, Boxes(low, high))
