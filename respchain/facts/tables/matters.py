"""The duty register: matters, and what is prescribed."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Days, Of, Table, To


class Matters(Table):
    """What has to be looked after; [low, high) are the leaves below, numbered along the tree."""

    parent: Annotated[Rows, To("matters")]
    low: Rows
    high: Rows
    high_risk: Mask
    low_risk: Mask
    public: Mask
    required: Rows  # a scope: what must be covered
    bounded: Mask  # says itself what must be covered
    classifier: Annotated[Rows, To("actors")]  # who decides what falls under it
    coordinator: Annotated[Rows, To("actors")]
    domain: Rows  # a word, or -1
    escalated: Mask  # says how its duties go up
    escalation: Annotated[Rows, To("escalations")]  # its own, or that of the matter above it
    since: Days
    until: Days


class Exclusions(Table):
    """What is not regulated, on purpose."""

    matter: Annotated[Rows, Of("matters")]
    scope: Rows
    based: Mask  # rests on a legal basis
    since: Days
    until: Days


class MatterStages(Table):
    """The stages that a matter must have, as codes of `stages`."""

    matter: Annotated[Rows, Of("matters")]
    stage: Rows


class Prescribed(Table):
    """The items of a list given from outside."""

    applies: Mask
    explained: Mask  # a reason is given
    open: Mask  # concerns some kinds of organisation, and the charter does not say of what kind it is


class MatterItems(Table):
    """Which prescribed items a matter answers."""

    matter: Annotated[Rows, Of("matters")]
    item: Annotated[Rows, To("prescribed")]


class Charters(Table):
    """The charter itself: one row, with what it says of matters that are not in the register."""

    residual_rule: Mask
    residual_owner: Annotated[Rows, To("actors")]
    residual_review: Mask
    records_since: Rows  # the day from which it is recorded who answers for appointments
    escalation: Annotated[Rows, To("escalations")]  # each hop to the superior, where nothing else is said
    self_report_is_top: Mask  # in its source the top reports to itself
    updated: Days  # when it was brought up to date, `ALWAYS` where unstated
    reviewed: Days  # when it was last gone through
    review: Rows  # the most days between two reviews, 0 where unstated
