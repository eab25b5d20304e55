"""Whether those who did something in a case may do it: a person, in a post, and the post that does this step."""

from typing import NamedTuple

import numpy as np

from respchain.facts.log.posts import Doers, Held, Posts
from respchain.facts.relation import Mask, Rows, marked
from respchain.scope.runs import distinct


class Asked(NamedTuple):
    """Events of which it is asked whether they were done by whoever may: equal columns."""

    event: Rows
    account: Rows
    step: Rows  # a row of the source, -1 where it is no step
    day: Rows


def without_post(posts: Posts, asked: Asked) -> Mask:
    """Which of the events are by somebody who holds no post on the day."""
    days, first = int(asked.day.max(initial=0)) + 1, asked.account.astype(np.int64)
    key = first * days + asked.day
    keys = distinct(key)
    place, _ = posts.own(keys // days, keys % days)
    holds = marked(len(keys), place)
    return np.asarray(~holds[np.searchsorted(keys, key)])


def in_wrong_post(posts: Posts, doers: Doers, asked: Asked) -> Mask:
    """Which of the events are steps that none of the posts does which somebody holds, stands in for, or acts for."""
    days = int(asked.day.max(initial=0)) + 1
    steps = int(asked.step.max(initial=0)) + 1
    key = (asked.account.astype(np.int64) * steps + asked.step) * days + asked.day
    keys = distinct(key)
    account, step, day = keys // days // steps, keys // days % steps, keys % days
    held: Held = posts.all(account, day)
    fits = marked(len(keys), held.place[doers.fit(step, held)])
    return np.asarray(~fits[np.searchsorted(keys, key)])
