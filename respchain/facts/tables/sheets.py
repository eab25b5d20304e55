"""What is published of duties and posts, and job descriptions."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Days, Of, Table, To


class Publications(Table):
    """Where duties are made public, from the day on which they are."""

    duty: Annotated[Rows, Of("duties")]
    placed: Mask  # says where or when
    shows: Rows  # which fields (`Field`, a bit each)
    withheld: Mask  # kept from the public on a legal basis
    since: Days


class Jobs(Table):
    """The sheets of posts: job descriptions that exist elsewhere."""

    post: Annotated[Rows, Of("actors")]
    stated: Rows  # which fields (`Field`, a bit each)
    listing: Mask  # lists duties


class JobDuties(Table):
    """The duties on sheets; `named` is the duty in the source, alive or not."""

    job: Annotated[Rows, Of("jobs")]
    duty: Annotated[Rows, To("duties")]
    named: Rows


class Roster(Table):
    """What the public reads of posts; `named` is the post in the source, alive or not."""

    post: Annotated[Rows, To("actors")]
    named: Rows
    misnamed: Mask  # calls the post otherwise than the charter does
    stated: Rows  # which fields (`Field`, a bit each)
    since: Days
    until: Days


class RosterHolders(Table):
    """Who is shown as the holder of a post."""

    plate: Annotated[Rows, Of("roster")]
    person: Annotated[Rows, To("people")]


class RosterDuties(Table):
    """The duties that are shown of a post; `named` is the duty in the source, alive or not."""

    plate: Annotated[Rows, Of("roster")]
    duty: Annotated[Rows, To("duties")]
    named: Rows


class Unresolved(Table):
    """References that the source could not resolve."""

    subordinate: Annotated[Rows, To("actors")]  # whose superior it names, where it names one
    since: Days
    until: Days
