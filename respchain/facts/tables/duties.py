"""Duties: who has which part in what."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Amounts, Codes, Days, Of, Table, To


class Duties(Table):
    """Who covers which part of a matter; what a duty inherits from its matter is written out."""

    matter: Annotated[Rows, To("matters")]
    scope: Rows
    whole: Rows  # the scope before anything was carved out of it
    groups: Codes  # which of decide, execute, supervise it has cells of (`Group`)
    mode: Codes
    tier: Codes
    heading: Mask  # a heading of a table, no duty
    how: Codes
    lead: Annotated[Rows, To("actors")]
    reason: Mask
    high_risk: Mask
    low_risk: Mask
    after_only: Mask  # says why forums can look at it after the event only
    public: Mask
    compensated: Mask  # a compensating control is stated
    reviewer: Annotated[Rows, To("actors")]  # of that control
    dynamic: Mask  # separated case by case instead
    coordinates: Mask
    own_domain: Rows  # a word of `domains` where the duty itself says one, or -1
    minor: Mask  # conduct that no assessment needs to count
    weight: Amounts
    volume: Amounts
    weighed: Mask  # states a weight or a volume
    advised: Mask  # is advice by those who audit, and disclosed
    cooling: Annotated[Rows, To("durations")]  # for how long these do not audit what they advised on
    limited: Mask  # has a limit, period or indicator: a standard of judgement
    within: Annotated[Rows, To("durations")]
    domain: Rows  # the same, as it has it from its matter
    periodic: Mask  # continuous, done every so often
    escalated: Mask  # says how it goes up
    escalation: Annotated[Rows, To("escalations")]  # its own, or that of its matter
    past_levels: Mask  # why its work may pass over a level of command is stated
    since: Days
    until: Days


class Escalations(Table):
    """How cases go up, as stated once: by whom, to whom, on what trigger, within what time."""

    to: Annotated[Rows, To("actors")]  # -1 for the superior
    triggered: Mask
    within: Annotated[Rows, To("durations")]
    past_levels: Mask  # why it passes over a level of command is stated
    duty: Annotated[Rows, To("duties")]  # of whom: at most one of these
    step: Annotated[Rows, To("steps")]
    post: Annotated[Rows, To("actors")]


class DutyActors(Table):
    """The parts that actors have in duties."""

    duty: Annotated[Rows, Of("duties")]
    actor: Annotated[Rows, To("actors")]
    part: Codes


class DutyParts(Table):
    """The parts into which a duty is divided among those who answer for it."""

    duty: Annotated[Rows, Of("duties")]
    actor: Annotated[Rows, To("actors")]
    scope: Rows


class DutyMeasures(Table):
    """How it is seen whether duties are done, for those that say."""

    duty: Annotated[Rows, Of("duties")]
    stated: Rows  # which parts of a measure (`Aspect`, a bit each)
    plain: Mask  # judged by yes or no
    baseline_from: Days  # the first year of its figures
    baseline_until: Days


class DutyStages(Table):
    """The stages that a duty names, as codes of `stages`."""

    duty: Annotated[Rows, Of("duties")]
    stage: Rows


class DutyConsequences(Table):
    """Which consequences stand behind a duty."""

    duty: Annotated[Rows, Of("duties")]
    consequence: Annotated[Rows, To("consequences")]


class DutyBases(Table):
    """Which bases a duty cites."""

    duty: Annotated[Rows, Of("duties")]
    base: Annotated[Rows, To("bases")]


class DutyNeeds(Table):
    """Which powers a duty needs."""

    duty: Annotated[Rows, Of("duties")]
    power: Rows


class DutyAgreements(Table):
    """Whose powers serve a duty by agreement, one row for each power."""

    duty: Annotated[Rows, Of("duties")]
    actor: Annotated[Rows, To("actors")]
    power: Rows  # -1 for all that the actor holds
    within: Annotated[Rows, To("durations")]
    since: Days
    until: Days


class DutyBesides(Table):
    """Why a duty may share cells with another."""

    duty: Annotated[Rows, Of("duties")]
    other: Annotated[Rows, To("duties")]
    why: Codes
    reason: Mask


class DutyTitles(Table):
    """What duties are called, in one language or in two: each a piece of `Columns.letters`."""

    duty: Annotated[Rows, Of("duties")]
    begin: Rows
    size: Rows
