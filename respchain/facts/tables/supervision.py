"""Who watches and assesses whom, and what follows from a breach."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Codes, Days, Of, Table, To


class Oversight(Table):
    """What forums hold over actors, as declared."""

    forum: Annotated[Rows, To("actors")]
    scope: Rows
    kind: Codes
    channel: Codes
    timing: Codes
    informed: Mask
    every: Rows  # days between two reports, 0 where unstated
    measures: Mask
    standard: Mask
    debate: Mask  # says how whoever answers to it may explain itself
    planned: Mask  # a joint plan is stated
    intended: Mask  # says why it watches beside others
    corrector: Annotated[Rows, To("actors")]  # the follow-up: who corrects, who verifies, when, and whether it counts
    verifier: Annotated[Rows, To("actors")]
    timely: Mask
    used: Mask
    since: Days
    until: Days


class OversightOver(Table):
    """Whom an entry of oversight is over."""

    oversight: Annotated[Rows, Of("oversight")]
    actor: Annotated[Rows, To("actors")]


class OversightMeasures(Table):
    """What a forum can do, as words of `measures_named`."""

    oversight: Annotated[Rows, Of("oversight")]
    measure: Rows


class OversightInformation(Table):
    """How a forum learns, as words of `information_named`."""

    oversight: Annotated[Rows, Of("oversight")]
    information: Rows


class OversightAppeals(Table):
    """To whom one can appeal from a forum."""

    oversight: Annotated[Rows, Of("oversight")]
    actor: Annotated[Rows, To("actors")]


class OversightConflicts(Table):
    """Which forums judge by standards that cannot be met together."""

    oversight: Annotated[Rows, Of("oversight")]
    other: Annotated[Rows, To("oversight")]


class Assessments(Table):
    """Who assesses whom."""

    actor: Annotated[Rows, To("actors")]
    used: Mask  # says what the result decides
    trial_from: Days  # the first trial, in which it decides nothing
    trial_until: Days
    vetoes: Rows  # how many indicators fail the whole of it alone
    since: Days
    until: Days


class Assessors(Table):
    """Who makes an assessment."""

    assessment: Annotated[Rows, Of("assessments")]
    forum: Annotated[Rows, To("actors")]


class Indicators(Table):
    """What assessments look at."""

    assessment: Annotated[Rows, Of("assessments")]
    duty: Annotated[Rows, To("duties")]
    matter: Annotated[Rows, To("matters")]
    scope: Rows  # of the duty or the matter
    name: Rows  # the same number for what is the same: a duty or a matter, and in which respect
    stated: Rows  # which parts of a measure (`Aspect`, a bit each)
    plain: Mask  # judged by yes or no
    borrowed: Mask  # the duty's own measure, which is judged there
    ordered: Mask  # a task for a time, by an order with a date
    baseline_from: Days  # the first year of its figures
    baseline_until: Days
    since: Days
    until: Days


class Consequences(Table):
    """What follows a breach."""

    triggered: Mask
    measured: Mask
    debate: Mask  # says how whoever it falls on may explain itself
    since: Days
    until: Days


class ConsequenceImposers(Table):
    """Who imposes what follows a breach."""

    consequence: Annotated[Rows, Of("consequences")]
    imposer: Annotated[Rows, To("actors")]


class ConsequenceMeasures(Table):
    """What is done where a breach has followed, as words of `measures_named`."""

    consequence: Annotated[Rows, Of("consequences")]
    measure: Rows


class ConsequenceAppeals(Table):
    """To whom one can appeal from what follows a breach."""

    consequence: Annotated[Rows, Of("consequences")]
    actor: Annotated[Rows, To("actors")]
