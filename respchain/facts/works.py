"""Hands on duties: who does or answers for what, and which stages and functions meet in one hand."""

from collections.abc import Mapping, Sequence

import numpy as np

from respchain.facts.codes import Group, Tier
from respchain.facts.relation import UNKNOWN, Mask, Relation, Rows, distinct_columns
from respchain.facts.tables import Columns, Duties
from respchain.facts.together import held, meeting, together
from respchain.record import Record
from respchain.scope.runs import distinct


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

    What one post has in hand is said once, whoever holds it, and not again for the person who holds it. Where pairs are
    too many to be listed, each row stands with one other for each post of that hand.
    """
    judged = judged & ~now.duties.low_risk[hands.duty]
    groups = now.duties.groups[hands.duty]
    kinds = [np.flatnonzero(judged & ((groups & group) != 0)) for group in Group]
    mine = held(now.scopes, now.duties.scope[hands.duty], hands.hand)
    left, right = meeting(mine, kinds, _posts_within(hands))
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


def _posts_within(hands: Works) -> Rows:
    """Of each row the number of its post among the posts of its hand."""
    size = np.int64(hands.post.max(initial=0)) + 1
    key = hands.hand * size + hands.post
    known = distinct(key)
    return np.searchsorted(known, key) - np.searchsorted(known // size, hands.hand)


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
    """The pairs of duties by which a person has `many` functions or more in hand for one cell, whatever the stage.

    A function is proved only by a stage that a duty names, not by a whole group of stages.
    """
    exercising = exercised(now, functions)
    rows = np.flatnonzero(judged & (hands.person >= 0) & ~now.duties.dynamic[hands.duty])
    rows = rows[exercising.counts[hands.duty[rows]] > 0]
    duty = hands.duty[rows]
    place, function = exercising.follow(duty)
    kinds = [place[function == number] for number in range(len(functions))]
    mine = held(now.scopes, now.duties.scope[duty], hands.person[rows])
    alike = np.zeros(len(rows), np.int64)
    left, right = meeting(mine, kinds, alike if many <= _PAIR else None)
    exercises = np.bincount(place, 1 << function, minlength=len(rows)).astype(np.int64)
    enough = together(mine, exercises, left, right, many)
    left, right = left[enough], right[enough]
    found = np.stack([hands.person[rows[left]], duty[left], duty[right]])
    person, first, second = distinct_columns(found[:, (left == right) == (found[1] == found[2])])
    return Functions(len(rows), person, first, second)


_PAIR = 2  # so many meet wherever two duties with different functions do


def exercised(now: Columns, functions: Mapping[str, Sequence[str]]) -> Relation:
    """Duty to the functions that the stages exercise that it names."""
    stage = {name: code for code, name in enumerate(now.stages)}
    pairs = [(stage[name], of) for of, names in enumerate(functions.values()) for name in names if name in stage]
    by_stage = Relation.of([code for code, _ in pairs], [of for _, of in pairs], shape=(len(stage), len(functions)))
    return Relation.of(now.duty_stages.duty, now.duty_stages.stage, shape=(len(now.duties), len(stage))) @ by_stage
