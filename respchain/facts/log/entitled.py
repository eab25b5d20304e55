"""Whether those who did something in a case may do it: a person, in a post, and the post that does this step."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from respchain.facts.log.posts import Doers, Held, Posts
from respchain.facts.relation import Mask, Rows, marked
from respchain.scope.runs import distinct

_DENSE = 1 << 24  # so many different questions are marked in a table, and not sorted


class Asked(NamedTuple):
    """Events of which it is asked whether they were done by whoever may: equal columns."""

    account: Rows
    step: Rows  # a row of the source, -1 where it is no step
    span: Rows  # of time: a place in `Posts.days`


def without_post(posts: Posts, asked: Asked) -> Mask:
    """Which of the events are by somebody who holds no post on the day."""
    spans, first = len(posts.days), asked.account.astype(np.int64)

    def question(keys: Rows) -> Mask:
        place, _ = posts.own(keys // spans, posts.days[keys % spans])
        return ~marked(len(keys), place)

    return _each(first * spans + asked.span, question)


def in_wrong_post(posts: Posts, doers: Doers, asked: Asked) -> Mask:
    """Which of the events are steps that none of the posts does which somebody holds, stands in for, or acts for."""
    spans, steps = len(posts.days), int(asked.step.max(initial=0)) + 1

    def question(keys: Rows) -> Mask:
        step = keys // spans % steps
        held: Held = posts.all(keys // spans // steps, posts.days[keys % spans])
        return ~marked(len(keys), held.place[doers.fit(step, held)])

    return _each((asked.account.astype(np.int64) * steps + asked.step) * spans + asked.span, question)


def _each(key: Rows, question: Callable[[Rows], Mask]) -> Mask:
    """The answer for each key; every key is asked once."""
    most = int(key.max(initial=0)) + 1
    if most > _DENSE:
        keys = distinct(key)
        return np.asarray(question(keys)[np.searchsorted(keys, key)])
    keys = np.flatnonzero(marked(most, key))
    answer = np.zeros(most, np.bool_)
    answer[keys] = question(keys)
    return answer[key]
