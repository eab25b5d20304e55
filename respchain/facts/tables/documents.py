"""Commitments, texts, transfers, disclaimers and waivers."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Codes, Days, Of, Table, To


class Commitments(Table):
    """What is promised to those served."""

    within: Annotated[Rows, To("durations")]
    breach: Mask  # says what follows when it is broken
    stated: Rows  # which parts of a promise and its measure (`Aspect`, a bit each)
    conduct: Mask  # a standard of conduct
    inside: Mask  # for users inside the organisation only
    since: Days
    until: Days


class Bases(Table):
    """Legal bases: a history, kept whole."""

    rank: Codes
    begins: Days
    ends: Days


class Transfers(Table):
    """Duties moved from one organisation to another: a history, kept whole."""

    matter: Annotated[Rows, To("matters")]
    scope: Rows
    by: Annotated[Rows, To("actors")]
    to: Annotated[Rows, To("actors")]
    date: Days
    accepted: Days
    free: Mask  # set free on purpose, with a basis
    means: Rows  # what moves with it (`Aspect`, a bit each)
    negligible: Mask  # so little work that nothing has to


class Disclaimers(Table):
    """Who said of what that it is not theirs."""

    by: Annotated[Rows, To("actors")]
    scope: Rows
    sourced: Mask  # says where and since when
    since: Days
    until: Days


class Waivers(Table):
    """Which findings are accepted: a history, kept whole."""

    scope: Rows  # the part concerned, -1 where all of it is
    reasoned: Mask
    begins: Days
    ends: Days


class WaiverApprovers(Table):
    """Who approved a waiver."""

    waiver: Annotated[Rows, Of("waivers")]
    actor: Annotated[Rows, To("actors")]
