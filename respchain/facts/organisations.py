"""Which organisation an actor belongs to, and who is at its top."""

import numpy as np
from numpy.typing import NDArray

from respchain.facts.codes import Kind
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.tables import Actors
from respchain.record import Record


def organisations(actors: Actors, leads: Relation) -> Rows:
    """A label for each department and post: those of one organisation share it.

    A root department and a department marked as an organisation of its own each begin one. A post without a department
    belongs where its line of command leads or comes from; without any line either, to the first such post.
    """
    count = len(actors)
    itself = np.arange(count, dtype=np.int32)
    inside = (actors.department >= 0) & ~((actors.kind == Kind.DEPARTMENT) & actors.organisation)
    low, high = leads.pairs
    loose = (actors.kind == Kind.POST) & (actors.department < 0)
    staff = (actors.kind[low] == Kind.POST) & (actors.kind[high] == Kind.POST) & (loose[low] | loose[high])
    leading = marked(count, high[actors.kind[low] == Kind.POST])  # to lead a body is to lead nobody's post
    lonely = np.flatnonzero(loose & (leads.counts == 0) & ~leading)
    first = np.broadcast_to(np.flatnonzero(loose)[:1], lonely.shape)
    left = np.concatenate([itself[inside], low[staff], lonely])
    right = np.concatenate([actors.department[inside], high[staff], first])
    return connected(left, right, count)


def connected(left: Rows, right: Rows, count: int) -> Rows:
    """The smallest row of each connected component of undirected pairs."""
    label = np.arange(count, dtype=np.int32)
    while True:  # hooking and pointer jumping: a logarithmic number of rounds
        low = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, before[left], low)
        np.minimum.at(label, before[right], low)
        label = label[label]
        while not np.array_equal(label, label[label]):
            label = label[label]
        if np.array_equal(label, before):
            return label


def tops(actors: Actors, leads: Relation, organisation: Rows) -> Mask:
    """The posts at the top: marked so; else the head of the root department, where it has no superior inside.

    Where an organisation has neither, its only post without a superior inside is the top. Declared co-heads without a
    superior inside stand at the top beside it.
    """
    count = len(actors)
    root = rootless(actors, leads, organisation)
    post = actors.kind == Kind.POST
    marked_top = post & actors.top
    has = marked(count, organisation[marked_top])
    first = (actors.kind == Kind.DEPARTMENT) & ((actors.department < 0) | actors.organisation)
    first &= (actors.head >= 0) & ~has[organisation]
    first[first] = organisation[actors.head[first]] == organisation[first]
    heading = marked(count, actors.head[first]) & root
    has |= marked(count, organisation[heading])
    both = root & actors.co_head
    lost = (leads.stated > 0) & (leads.counts == 0)  # its superior is gone, or nobody knows it
    alone = root & ~both & ~lost & ~has[organisation]
    single = np.bincount(organisation[alone], minlength=count) == 1
    top: Mask = marked_top | heading | both | (alone & single[organisation])
    return top


def rootless(actors: Actors, leads: Relation, organisation: Rows) -> Mask:
    """The posts that have no superior inside their organisation."""
    low, high = leads.pairs
    inside = organisation[low] == organisation[high]
    post: Mask = actors.kind == Kind.POST
    return post & ~marked(len(actors), low[inside])


class Orphans(Record):
    """Posts without a place in a line of command, and why: `no-top`, `blank-superior`, `unknown-superior`."""

    post: Rows
    why: NDArray[np.str_]


def orphans(actors: Actors, leads: Relation, organisation: Rows, top: Mask, root: Mask, unknown: Mask) -> Orphans:
    """The posts under nobody. Where their organisation has no top, they are named for that alone.

    An organisation in which everybody reports to somebody inside, and none is the top, is named by its first post.
    """
    count = len(actors)
    post = actors.kind == Kind.POST
    topless = post & ~marked(count, organisation[top])[organisation]
    named = topless & root & (leads.counts == 0)
    whole = topless & ~marked(count, organisation[named])[organisation]
    first = np.flatnonzero(whole)
    lowest = np.full(count, count, np.int64)
    np.minimum.at(lowest, organisation[first], first)
    named[lowest[lowest < count]] = True
    alone = post & root & ~topless & ~top & ~actors.co_head & (leads.counts == 0)
    rows = np.flatnonzero(named | alone)
    why = np.select([named[rows], unknown[rows]], ["no-top", "unknown-superior"], "blank-superior")
    return Orphans(rows, why)
