"""Limits whose overrun brings nothing about."""

import numpy as np

from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, marked
from respchain.facts.tables import Columns


def silent_processes(now: Columns) -> Mask:
    """The processes with a limit where nothing follows: no effect is stated, and no escalation.

    An escalation of the matter will do, and so will one of each step that has a limit.
    """
    processes, steps, count = now.processes, now.steps, len(now.processes)
    limited, mute = steps.limit >= 0, ~steps.escalated
    in_steps = marked(count, steps.process[limited])
    each_step: Mask = in_steps & ~marked(count, steps.process[limited & mute])
    by_matter = np.append(now.matters.escalated, False)[np.maximum(processes.matter, NONE)]
    limits: Mask = in_steps | (processes.promise >= 0) | (processes.statutory >= 0)
    silent: Mask = limits & ~processes.overrun & ~each_step & ~by_matter
    return silent


def silent_duties(now: Columns, consequences: Relation) -> Mask:
    """The duties with a limit where nothing follows: no consequence, no escalation, no effect in their process."""
    table = now.duty_consequences
    said = marked(len(now.duties), table.duty[table.consequence == UNKNOWN])
    open_: Mask = (now.duties.within >= 0) & ~now.duties.heading & ~now.duties.escalated
    return open_ & consequences.none() & ~said & ~_in_processes(now)


def _in_processes(now: Columns) -> Mask:
    """The duties on whose matter a process says what a missed limit brings about."""
    matter = now.processes.matter[now.processes.overrun & (now.processes.matter >= 0)]
    low, high = np.sort(now.matters.low[matter]), np.sort(now.matters.high[matter])
    own = np.maximum(now.duties.matter, NONE)
    begins, ends = np.append(now.matters.low, 0)[own], np.append(now.matters.high, 0)[own]
    met: Mask = np.searchsorted(low, ends, "left") > np.searchsorted(high, begins, "right")
    return met & (own >= 0)
