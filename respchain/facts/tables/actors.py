"""Departments, posts, bodies and outsiders, and what is said of them."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Amounts, Codes, Days, Of, Table, To


class Actors(Table):
    """Departments, posts, bodies and outsiders: one numbering."""

    kind: Codes
    purpose: Codes  # of a department, what it is there for
    department: Annotated[Rows, To("actors")]  # of a post its department, of a department what it is part of
    head: Annotated[Rows, To("actors")]
    chair: Annotated[Rows, To("actors")]
    succeeded_by: Annotated[Rows, To("actors")]
    outside: Codes
    organisation: Mask  # an organisation of its own
    top: Mask
    co_head: Mask
    frozen: Mask
    seats: Rows  # how many may hold a post at a time
    aggregate: Mask  # posts with a head count and no names
    headcount: Rows  # how many people an aggregate row stands for
    leaders_quota: Rows  # how many may lead in a department, -1 where it does not say
    setting: Codes  # what its work is like (`Setting`), as said or as in what it belongs to
    appointed: Mask  # filled by appointment, and neither by election nor ex officio
    leads: Mask
    key: Mask
    professional: Mask  # a post of a profession, such as a chief physician
    grade: Amounts  # how high on its ladder, not a number where that is not known
    band: Rows  # the word of its grade (`grades_named`), -1 where none is stated
    ladder: Rows  # the word of its professional ladder (`ladders`), -1 for the common one
    escalated: Mask  # says how its cases go up
    commands: Mask  # directs emergencies from a command post
    escalation: Annotated[Rows, To("escalations")]
    terminal: Mask  # as declared
    answers: Codes
    source_id: Rows  # the id in its source, in one form (`source_ids`), -1 where none is stated
    called: Rows  # its title, in one form (`titles_named`), -1 where it has none
    since: Days
    until: Days


class Formers(Table):
    """The actors that come to an end: a history, kept whole; `actor` is the row in the source."""

    actor: Rows
    ends: Days


class Lines(Table):
    """Lines of command, guidance, function and dotted ones; `named` is the superior in the source, alive or not."""

    post: Annotated[Rows, Of("actors")]
    superior: Annotated[Rows, To("actors")]
    kind: Codes
    named: Rows
    source_id: Rows  # of a superior that the source could not resolve, what it wrote, in one form


class ActorDomains(Table):
    """The domains in which the posts of departments work, as said of the department."""

    department: Annotated[Rows, Of("actors")]
    domain: Rows


class Variations(Table):
    """Rules about holders that are varied for a post, or for the posts of a department."""

    actor: Annotated[Rows, Of("actors")]
    what: Codes
    allowed_by: Annotated[Rows, To("actors")]
    based: Mask  # rests on a legal basis
    since: Days
    until: Days


class Controls(Table):
    """Who appoints, removes, assesses, pays."""

    actor: Annotated[Rows, Of("actors")]
    by: Annotated[Rows, To("actors")]
    kind: Codes


class Members(Table):
    """Members of bodies."""

    body: Annotated[Rows, Of("actors")]
    actor: Annotated[Rows, To("actors")]
    tiered: Mask
    abstains: Mask
    since: Days
    until: Days


class Representatives(Table):
    """Who of the organisation sits in an outsider, such as a delegate in a legislature."""

    outsider: Annotated[Rows, Of("actors")]
    actor: Annotated[Rows, To("actors")]


class Owners(Table):
    """Who of the organisation owns, runs or funds an outsider."""

    outsider: Annotated[Rows, Of("actors")]
    actor: Annotated[Rows, To("actors")]


class CommandPosts(Table):
    """Who stays at the command post of an actor while its head is in the field."""

    actor: Annotated[Rows, Of("actors")]
    stays: Annotated[Rows, To("actors")]


class Standbys(Table):
    """Who stands in for the holder of a post."""

    post: Annotated[Rows, Of("actors")]
    standby: Annotated[Rows, To("actors")]
    limited: Mask  # in some duties alone
    since: Days
    until: Days


class StandbyDuties(Table):
    """The duties in which a limited standby may stand in."""

    standby: Annotated[Rows, Of("standbys")]
    duty: Annotated[Rows, To("duties")]
