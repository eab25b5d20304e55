"""The charter as columns: one table a subject, one numpy array a column, whatever the day.

A column that names rows of another table says so: `of("actors")` where the row lives and dies with its owner,
`to("actors")` where it may lead nowhere (`NONE`, `GONE`, `UNKNOWN` of `relation`). Days are proleptic ordinals;
a row lives from `since` (included) to `until` (excluded).
"""

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Rows
from respchain.scope.scopes import Scopes

Days = NDArray[np.int32]
Codes = NDArray[np.int8]

ALWAYS, NEVER = 0, 10_000_000
"""The days before and after all others."""


def of(table: str) -> Any:
    """A column of rows of `table`, on which this row depends."""
    return field(metadata={"of": table})


def to(table: str) -> Any:
    """A column of rows of `table`, or of the reasons why it leads nowhere."""
    return field(metadata={"to": table})


@dataclass(frozen=True, eq=False)
class Table:
    """Equal columns; `row` is the place of each row in the source."""

    row: Rows

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.row)


@dataclass(frozen=True, eq=False)
class Actors(Table):
    """Departments, posts, bodies and outsiders: one numbering."""

    kind: Codes
    department: Rows = to("actors")  # of a post its department, of a department what it is part of
    head: Rows = to("actors")
    chair: Rows = to("actors")
    backup: Rows = to("actors")
    succeeded_by: Rows = to("actors")
    outside: Codes = field()
    organisation: Mask = field()  # an organisation of its own
    top: Mask = field()
    co_head: Mask = field()
    frozen: Mask = field()
    aggregate: Mask = field()  # posts with a head count and no names
    leads: Mask = field()
    key: Mask = field()
    terminal: Mask = field()  # as declared
    answers: Codes = field()
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class Lines(Table):
    """Lines of command, guidance, function and dotted ones."""

    post: Rows = of("actors")
    superior: Rows = to("actors")
    kind: Codes = field()


@dataclass(frozen=True, eq=False)
class Controls(Table):
    """Who appoints, removes, assesses, pays."""

    actor: Rows = of("actors")
    by: Rows = to("actors")
    kind: Codes = field()


@dataclass(frozen=True, eq=False)
class Members(Table):
    """Members of bodies."""

    body: Rows = of("actors")
    actor: Rows = to("actors")
    tiered: Mask = field()
    abstains: Mask = field()


@dataclass(frozen=True, eq=False)
class People(Table):
    """Natural persons."""

    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class Appointments(Table):
    """Who held which post from when to when: a history, kept whole."""

    person: Rows = of("people")
    post: Rows = of("actors")
    kind: Codes = field()
    begins: Days = field()
    ends: Days = field()


@dataclass(frozen=True, eq=False)
class Matters(Table):
    """What has to be looked after; [low, high) are the leaves below, numbered along the tree."""

    parent: Rows = to("matters")
    low: Rows = field()
    high: Rows = field()
    high_risk: Mask = field()
    low_risk: Mask = field()
    public: Mask = field()
    required: Rows = field()  # a scope: what must be covered
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class Duties(Table):
    """Who covers which part of a matter; what a duty inherits from its matter is written out."""

    matter: Rows = to("matters")
    scope: Rows = field()
    groups: Codes = field()  # which of decide, execute, supervise it has cells of: bits 0, 1, 2
    exact: Rows = field()  # the one stage of the tree that it states, or -1
    mode: Codes = field()
    tier: Codes = field()
    heading: Mask = field()  # a heading of a table, no duty
    how: Codes = field()
    lead: Rows = to("actors")
    reason: Mask = field()
    high_risk: Mask = field()
    low_risk: Mask = field()
    public: Mask = field()
    compensated: Mask = field()  # a compensating control with a reviewer
    dynamic: Mask = field()  # separated case by case instead
    coordinates: Mask = field()
    limited: Mask = field()  # has a limit, period or indicator: a standard of judgement
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class DutyActors(Table):
    """The parts that actors have in duties."""

    duty: Rows = of("duties")
    actor: Rows = to("actors")
    part: Codes = field()


@dataclass(frozen=True, eq=False)
class DutyConsequences(Table):
    """Which consequences stand behind a duty."""

    duty: Rows = of("duties")
    consequence: Rows = to("consequences")


@dataclass(frozen=True, eq=False)
class DutyBases(Table):
    """Which bases a duty cites."""

    duty: Rows = of("duties")
    base: Rows = to("bases")


@dataclass(frozen=True, eq=False)
class DutyNeeds(Table):
    """Which powers a duty needs."""

    duty: Rows = of("duties")
    power: Rows = field()


@dataclass(frozen=True, eq=False)
class DutyBesides(Table):
    """Why a duty may share cells with another."""

    duty: Rows = of("duties")
    other: Rows = to("duties")
    why: Codes = field()
    reason: Mask = field()


@dataclass(frozen=True, eq=False)
class Powers(Table):
    """Powers granted to actors."""

    actor: Rows = of("actors")
    power: Rows = field()
    scope: Rows = field()
    delegable: Mask = field()
    reserve: Mask = field()
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class PowerBases(Table):
    """Which bases a grant of power cites."""

    grant: Rows = of("powers")
    base: Rows = to("bases")


@dataclass(frozen=True, eq=False)
class Delegations(Table):
    """Who does another's duty, or uses another's power, in part."""

    by: Rows = to("actors")
    to: Rows = to("actors")
    duty: Rows = to("duties")
    scope: Rows = field()
    keeps: Codes = field()
    subdelegable: Codes = field()  # 1 yes, 0 no, -1 unstated
    based: Mask = field()  # rests on a legal basis
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class DelegationPowers(Table):
    """Which powers a delegation lends."""

    delegation: Rows = of("delegations")
    power: Rows = field()


@dataclass(frozen=True, eq=False)
class Oversight(Table):
    """What forums hold over actors, as declared."""

    forum: Rows = to("actors")
    scope: Rows = field()
    kind: Codes = field()
    channel: Codes = field()
    timing: Codes = field()
    informed: Mask = field()
    every: Rows = field()  # days between two reports, 0 where unstated
    measures: Mask = field()
    standard: Mask = field()
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class OversightOver(Table):
    """Whom an entry of oversight is over."""

    oversight: Rows = of("oversight")
    actor: Rows = to("actors")


@dataclass(frozen=True, eq=False)
class Consequences(Table):
    """What follows a breach, and who imposes it."""

    imposer: Rows = to("actors")
    triggered: Mask = field()
    measured: Mask = field()
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class Processes(Table):
    """How a matter is handled, step by step."""

    matter: Rows = to("matters")
    intake: Rows = to("actors")
    tracker: Rows = to("actors")
    since: Days = field()
    until: Days = field()


@dataclass(frozen=True, eq=False)
class Steps(Table):
    """The steps of all processes."""

    process: Rows = of("processes")
    by: Rows = to("actors")
    first: Mask = field()
    automatic: Mask = field()
    triggered: Mask = field()  # entered by an outside event
    limited: Mask = field()
    accepts: Mask = field()  # an act of acceptance with its time
    silence: Mask = field()


@dataclass(frozen=True, eq=False)
class StepNexts(Table):
    """Which step follows which, by which outcome; an outcome without a branch leads to `NONE`."""

    step: Rows = of("steps")
    following: Rows = to("steps")
    ends: Mask = field()
    outcome: Rows = field()  # a word, or -1


@dataclass(frozen=True, eq=False)
class Bases(Table):
    """Legal bases: a history, kept whole."""

    rank: Codes = field()
    begins: Days = field()
    ends: Days = field()


@dataclass(frozen=True, eq=False)
class Transfers(Table):
    """Duties moved from one organisation to another: a history, kept whole."""

    matter: Rows = to("matters")
    scope: Rows = field()
    by: Rows = to("actors")
    to: Rows = to("actors")
    date: Days = field()
    accepted: Days = field()


@dataclass(frozen=True, eq=False)
class Columns:
    """All tables of a charter, and the sections that it states (an empty section is a statement too)."""

    actors: Actors
    lines: Lines
    controls: Controls
    members: Members
    people: People
    appointments: Appointments
    matters: Matters
    duties: Duties
    duty_actors: DutyActors
    duty_consequences: DutyConsequences
    duty_bases: DutyBases
    duty_needs: DutyNeeds
    duty_besides: DutyBesides
    powers: Powers
    power_bases: PowerBases
    delegations: Delegations
    delegation_powers: DelegationPowers
    oversight: Oversight
    oversight_over: OversightOver
    consequences: Consequences
    processes: Processes
    steps: Steps
    step_nexts: StepNexts
    bases: Bases
    transfers: Transfers
    scopes: Scopes
    powers_named: tuple[str, ...]
    stages: tuple[str, ...]
    sections: frozenset[str]


TABLES = tuple(column.name for column in fields(Columns) if isinstance(column.type, type) and issubclass(column.type, Table))
"""The names of the tables, in an order in which owners come first."""
