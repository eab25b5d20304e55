"""What is there in name only: units without posts, posts without a task, levels upon levels."""

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.line import Line
from respchain.facts.relation import NONE, Mask, Relation, Rows, marked
from respchain.facts.tables import Actors, Columns
from respchain.record import Record


def without_posts(actors: Actors, parts: Line) -> Mask:
    """The departments without a head and without a post, in them and in their parts."""
    count = len(actors)
    post = (actors.kind == Kind.POST) & (actors.department >= 0)
    headed = np.flatnonzero((actors.kind == Kind.DEPARTMENT) & (actors.head >= 0))
    enter, leave = parts.tour
    filled = np.concatenate([enter[actors.department[post]], enter[headed]])
    before = np.concatenate([[0], np.cumsum(np.bincount(filled, minlength=count))])
    empty: Mask = (actors.kind == Kind.DEPARTMENT) & (before[leave] == before[enter])
    return empty


def tasked(now: Columns, behind: Relation) -> Mask:
    """The actors to whom a duty, a process, oversight or a rule gives something to do.

    So has whoever stands behind one of them: the head of a department, the chair and the members of a body.
    """
    columns = (
        now.duty_actors.actor, now.duties.lead, now.duties.reviewer,
        now.matters.classifier, now.matters.coordinator, now.charters.residual_owner,
        now.delegations.to, now.processes.intake, now.processes.tracker, now.step_actors.actor,
        now.oversight.forum, now.oversight.corrector, now.oversight.verifier,
        now.assessors.forum, now.consequence_imposers.imposer,
    )  # fmt: skip
    named = np.concatenate(columns)
    return behind.from_(np.flatnonzero(marked(behind.height, named[named >= 0])))


class Layers(Record):
    """For each organisation with a top how many levels it has."""

    top: Rows
    layers: Rows
    lowest: Rows


def layers(actors: Actors, leads: Relation, tops: Mask, organisation: Rows) -> Layers:
    """The levels of each organisation, from a top to the posts farthest below one; the top is the first."""
    count = len(actors)
    below = leads.steps_to(tops).astype(np.int64)
    post = np.flatnonzero((actors.kind == Kind.POST) & (below >= 0))
    order = post[np.argsort(below[post], kind="stable")]
    lowest, first = np.full((2, count), NONE, np.int64)
    lowest[organisation[order]] = order
    top = np.flatnonzero(tops)[::-1]
    first[organisation[top]] = top
    known = np.flatnonzero((first >= 0) & (lowest >= 0))
    return Layers(first[known], below[lowest[known]] + 1, lowest[known])
