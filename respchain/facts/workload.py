"""How much a post has to tell its forums."""

import numpy as np

from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.tables import Columns

_YEAR = 366


def reporting(now: Columns, words: list[str]) -> Mask:
    """The entries of oversight whose information has to be written: it holds one of some words."""
    written = np.array([any(word in name for word in words) for name in now.information_named], np.bool_)
    table = now.oversight_information
    found = np.zeros(len(now.oversight), np.bool_)
    found[table.oversight[written[table.information]]] = True
    return found


def reports(now: Columns, seat: Rows, counting: Mask) -> Relation:
    """Actor to the entries that ask it for reports every so often.

    What a department reports, its head reports: nobody below writes another.
    """
    table, every = now.oversight_over, now.oversight.every
    asking = counting & (every > 0) & (now.oversight.forum >= 0)
    rows = np.flatnonzero(asking[table.oversight] & (table.actor >= 0))
    actor, entry = seat[table.actor[rows]], table.oversight[rows]
    apart = actor != seat[now.oversight.forum[entry]]
    return Relation.of(actor[apart], entry[apart], shape=(len(now.actors), len(now.oversight)))


def yearly(now: Columns, entry: Rows) -> Rows:
    """How many reports a year each entry asks for."""
    return np.rint(_YEAR / np.maximum(now.oversight.every[entry], 1)).astype(np.int64)
