"""Powers, and what is delegated."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Codes, Days, Of, Table, To


class Powers(Table):
    """Powers granted to actors."""

    actor: Annotated[Rows, Of("actors")]
    power: Rows
    scope: Rows
    placed: Mask  # names a matter, and does not reach wherever a duty needs it
    delegable: Mask
    reserve: Mask
    since: Days
    until: Days


class PowerBases(Table):
    """Which bases a grant of power cites."""

    grant: Annotated[Rows, Of("powers")]
    base: Annotated[Rows, To("bases")]


class Delegations(Table):
    """Who does another's duty, or uses another's power, in part."""

    by: Annotated[Rows, To("actors")]
    to: Annotated[Rows, To("actors")]
    duty: Annotated[Rows, To("duties")]
    scope: Rows
    accepted: Mask
    keeps: Codes
    subdelegable: Codes  # 1 yes, 0 no, -1 unstated
    based: Mask  # rests on a legal basis
    means: Rows  # what goes with it (`Aspect`, a bit each)
    negligible: Mask  # so little work that nothing has to
    past_levels: Mask  # why it passes over a level of command is stated
    entry: Rows  # the number of the entry: one that names several duties has a row for each
    since: Days
    until: Days


class DelegationPowers(Table):
    """Which powers a delegation lends."""

    delegation: Annotated[Rows, Of("delegations")]
    power: Rows
    scope: Rows  # of the power alone; it is lent where the delegation, the duty and this one meet
    placed: Mask  # names a matter, or is lent for a duty
    since: Days
    until: Days
