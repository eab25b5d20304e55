"""Processes, their steps, and durations."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Amounts, Codes, Days, Of, Table, To


class Processes(Table):
    """How a matter is handled, step by step."""

    matter: Annotated[Rows, To("matters")]
    intake: Annotated[Rows, To("actors")]
    tracker: Annotated[Rows, To("actors")]
    promise: Annotated[Rows, To("durations")]
    statutory: Annotated[Rows, To("durations")]
    starts: Mask  # says what starts the clock
    overrun: Mask  # says what a missed limit brings about
    stated: Rows  # which parts of a rule of first inquiry (`Aspect`, a bit each)
    since: Days
    until: Days


class ProcessUnlogged(Table):
    """Whose part in the cases of a process is in no log."""

    process: Annotated[Rows, Of("processes")]
    actor: Annotated[Rows, To("actors")]


class Steps(Table):
    """The steps of all processes."""

    process: Annotated[Rows, Of("processes")]
    automatic: Mask
    groups: Codes  # which of decide, execute, supervise it says that it is (`Group`), 0 where it says nothing
    triggered: Mask  # entered by an outside event
    limit: Annotated[Rows, To("durations")]
    clock: Codes
    based: Mask  # rests on a legal basis
    escalated: Mask  # says how it goes up
    escalation: Annotated[Rows, To("escalations")]
    past_levels: Mask  # why what it tells may pass over a level of command is stated
    accepts: Mask  # an act of acceptance is stated
    timely: Mask  # and its time
    silence: Mask  # and what silence means
    confirms: Mask  # tells whoever sent the case that it has it
    since: Days
    until: Days


class StepActors(Table):
    """Who does a step."""

    step: Annotated[Rows, Of("steps")]
    actor: Annotated[Rows, To("actors")]


class StepTitles(Table):
    """What steps are called, as those of duties."""

    step: Annotated[Rows, Of("steps")]
    begin: Rows
    size: Rows


class StepInforms(Table):
    """Who is told at a step."""

    step: Annotated[Rows, Of("steps")]
    actor: Annotated[Rows, To("actors")]


class StepChecks(Table):
    """Which step checks what was done at which: four eyes in each case."""

    step: Annotated[Rows, Of("steps")]
    check: Annotated[Rows, Of("steps")]
    later: Mask  # a later check by somebody else is enough


class StepNexts(Table):
    """Which step follows which, by which outcome; an outcome without a branch leads to `NONE`."""

    step: Annotated[Rows, Of("steps")]
    following: Annotated[Rows, To("steps")]
    ends: Mask
    outcome: Rows  # a word, or -1
    at_most: Rows  # how often a case may take this way, 0 without bound
    new_facts: Mask  # for new facts alone that the applicant brings


class Durations(Table):
    """Each duration that is written somewhere, once; in parts of a day (`model.durations`)."""

    working: Amounts
    days: Amounts
    months: Amounts


class CalendarDays(Table):
    """The days that differ from the week's rule."""

    date: Days
    worked: Mask
