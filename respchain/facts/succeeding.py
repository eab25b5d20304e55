"""Lines of command to who is no more, or known by another spelling of its id: whom they come to on the day."""

import numpy as np

from respchain.facts.codes import Kind, LineKind
from respchain.facts.relation import GONE, NONE, UNKNOWN, Mask, Rows
from respchain.facts.tables import Actors, Columns
from respchain.record import Record


class Followed(Record):
    """Per line to whom it leads on the day, and what had to be followed to find that out."""

    superior: Rows
    abolished: Mask  # names a superior whose end has come, and whose id nobody bears since
    repaired: Mask  # names by another spelling of its id a post that there is


def followed(now: Columns, whole: Columns, day: int, placeholders: Rows) -> Followed:
    """The lines of the day. Only those of command are followed; `whole` are the tables of all days."""
    lines, command = now.lines, now.lines.kind == LineKind.COMMAND
    named = np.maximum(lines.named, NONE)
    ended = command & (lines.superior == GONE) & (np.append(whole.actors.until, day + 1)[named] <= day)
    first, only = _bearers(now, placeholders)
    reused = np.append(first, NONE)[np.where(ended, np.append(whole.actors.source_id, NONE)[named], NONE)]
    spelt = np.append(only, NONE)[np.where(command & (lines.superior == UNKNOWN), lines.source_id, NONE)]
    heir = np.append(_heirs(now.actors, whole.actors), NONE)[np.where(ended, named, NONE)]
    found = np.select([reused >= 0, spelt >= 0, heir >= 0], [reused, spelt, heir], lines.superior)
    return Followed(found, ended & (reused < 0), spelt >= 0)


def _bearers(now: Columns, placeholders: Rows) -> tuple[Rows, Rows]:
    """For each id the first post that bears it, and the post that alone does."""
    rows = np.flatnonzero((now.actors.kind == Kind.POST) & (now.actors.source_id >= 0))
    rows = rows[~np.isin(now.actors.source_id[rows], placeholders)]
    size, codes = len(now.source_ids), now.actors.source_id[rows]
    first = np.full(size, NONE, np.int64)
    first[codes[::-1]] = rows[::-1]
    return first, np.where(np.bincount(codes, minlength=size) == 1, first, NONE)


def _heirs(now: Actors, whole: Actors) -> Rows:
    """For each actor of the source the row of the day of itself, else of who took its place, and so on; -1 for none."""
    count = len(whole)
    today = np.full(count + 1, NONE, np.int64)
    today[now.row] = np.arange(len(now))
    at = np.append(np.where(today[:count] >= 0, np.arange(count), np.maximum(whole.succeeded_by, NONE)), NONE)
    for _ in range(count.bit_length()):  # twice as far each round
        at = at[at]
    return np.asarray(today[at[:count]])
