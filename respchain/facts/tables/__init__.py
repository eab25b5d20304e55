"""The charter as columns: one table a subject, one numpy array a column, whatever the day.

A column that names rows of another table says so: `Of("actors")` where the row lives and dies with its owner,
`To("actors")` where it may lead nowhere (`NONE`, `GONE`, `UNKNOWN` of `relation`). Days are proleptic ordinals;
a row lives from `since` (included) to `until` (excluded).
"""

from inspect import get_annotations

from respchain.facts.tables.actors import (
    ActorDomains,
    Actors,
    CommandPosts,
    Controls,
    Formers,
    Lines,
    Members,
    Owners,
    Representatives,
    StandbyDuties,
    Standbys,
    Variations,
)
from respchain.facts.tables.documents import Bases, Commitments, Disclaimers, Transfers, WaiverApprovers, Waivers
from respchain.facts.tables.duties import (
    Duties,
    DutyActors,
    DutyAgreements,
    DutyBases,
    DutyBesides,
    DutyConsequences,
    DutyMeasures,
    DutyNeeds,
    DutyParts,
    DutyStages,
    DutyTitles,
    Escalations,
)
from respchain.facts.tables.matters import Charters, Exclusions, MatterItems, Matters, MatterStages, Prescribed
from respchain.facts.tables.people import (
    AppointmentActs,
    AppointmentConsequences,
    Appointments,
    HandoverCopies,
    Leaves,
    People,
    Previous,
    Recusals,
    Relatives,
    Trainings,
    Undisclosed,
)
from respchain.facts.tables.powers import DelegationPowers, Delegations, PowerBases, Powers
from respchain.facts.tables.processes import (
    CalendarDays,
    Durations,
    Processes,
    ProcessUnlogged,
    StepActors,
    StepChecks,
    StepInforms,
    StepNexts,
    Steps,
    StepTitles,
)
from respchain.facts.tables.sheets import JobDuties, Jobs, Publications, Roster, RosterDuties, RosterHolders, Unresolved
from respchain.facts.tables.supervision import (
    Assessments,
    Assessors,
    ConsequenceAppeals,
    ConsequenceImposers,
    ConsequenceMeasures,
    Consequences,
    Indicators,
    Oversight,
    OversightAppeals,
    OversightConflicts,
    OversightInformation,
    OversightMeasures,
    OversightOver,
)
from respchain.facts.tables.table import ALWAYS, NEVER, Amounts, Codes, Days, Of, Table, To
from respchain.record import Record
from respchain.scope.scopes import Scopes

__all__ = [
    "ALWAYS",
    "NEVER",
    "REFERENCES",
    "TABLES",
    "ActorDomains",
    "Actors",
    "Amounts",
    "AppointmentActs",
    "AppointmentConsequences",
    "Appointments",
    "Assessments",
    "Assessors",
    "Bases",
    "CalendarDays",
    "Charters",
    "Codes",
    "Columns",
    "CommandPosts",
    "Commitments",
    "ConsequenceAppeals",
    "ConsequenceImposers",
    "ConsequenceMeasures",
    "Consequences",
    "Controls",
    "Days",
    "DelegationPowers",
    "Delegations",
    "Disclaimers",
    "Durations",
    "Duties",
    "DutyActors",
    "DutyAgreements",
    "DutyBases",
    "DutyBesides",
    "DutyConsequences",
    "DutyMeasures",
    "DutyNeeds",
    "DutyParts",
    "DutyStages",
    "DutyTitles",
    "Escalations",
    "Exclusions",
    "Formers",
    "HandoverCopies",
    "Indicators",
    "JobDuties",
    "Jobs",
    "Leaves",
    "Lines",
    "MatterItems",
    "MatterStages",
    "Matters",
    "Members",
    "Of",
    "Oversight",
    "OversightAppeals",
    "OversightConflicts",
    "OversightInformation",
    "OversightMeasures",
    "OversightOver",
    "Owners",
    "People",
    "PowerBases",
    "Powers",
    "Prescribed",
    "Previous",
    "ProcessUnlogged",
    "Processes",
    "Publications",
    "Recusals",
    "Relatives",
    "Representatives",
    "Roster",
    "RosterDuties",
    "RosterHolders",
    "StandbyDuties",
    "Standbys",
    "StepActors",
    "StepChecks",
    "StepInforms",
    "StepNexts",
    "StepTitles",
    "Steps",
    "Table",
    "To",
    "Trainings",
    "Transfers",
    "Undisclosed",
    "Unresolved",
    "Variations",
    "WaiverApprovers",
    "Waivers",
    "days_of",
]


class Columns(Record):
    """All tables of a charter, and the sections that it states (an empty section is a statement too)."""

    actors: Actors
    formers: Formers
    lines: Lines
    actor_domains: ActorDomains
    variations: Variations
    controls: Controls
    members: Members
    representatives: Representatives
    owners: Owners
    command_posts: CommandPosts
    people: People
    leaves: Leaves
    trainings: Trainings
    previous: Previous
    recusals: Recusals
    undisclosed: Undisclosed
    appointments: Appointments
    appointment_acts: AppointmentActs
    appointment_consequences: AppointmentConsequences
    relatives: Relatives
    handover_copies: HandoverCopies
    prescribed: Prescribed
    charters: Charters
    escalations: Escalations
    matters: Matters
    exclusions: Exclusions
    matter_stages: MatterStages
    matter_items: MatterItems
    duties: Duties
    duty_measures: DutyMeasures
    standbys: Standbys
    standby_duties: StandbyDuties
    duty_parts: DutyParts
    duty_stages: DutyStages
    duty_actors: DutyActors
    duty_consequences: DutyConsequences
    duty_bases: DutyBases
    duty_needs: DutyNeeds
    duty_besides: DutyBesides
    duty_agreements: DutyAgreements
    duty_titles: DutyTitles
    publications: Publications
    jobs: Jobs
    job_duties: JobDuties
    roster: Roster
    roster_holders: RosterHolders
    roster_duties: RosterDuties
    unresolved: Unresolved
    powers: Powers
    power_bases: PowerBases
    delegations: Delegations
    delegation_powers: DelegationPowers
    oversight: Oversight
    oversight_over: OversightOver
    oversight_measures: OversightMeasures
    oversight_information: OversightInformation
    oversight_appeals: OversightAppeals
    oversight_conflicts: OversightConflicts
    assessments: Assessments
    assessors: Assessors
    indicators: Indicators
    consequences: Consequences
    consequence_imposers: ConsequenceImposers
    consequence_measures: ConsequenceMeasures
    consequence_appeals: ConsequenceAppeals
    processes: Processes
    process_unlogged: ProcessUnlogged
    steps: Steps
    step_actors: StepActors
    step_titles: StepTitles
    step_informs: StepInforms
    step_checks: StepChecks
    step_nexts: StepNexts
    commitments: Commitments
    durations: Durations
    calendar: CalendarDays
    bases: Bases
    transfers: Transfers
    disclaimers: Disclaimers
    waivers: Waivers
    waiver_approvers: WaiverApprovers
    scopes: Scopes
    territories: tuple[int, ...]  # the facets of `scopes` whose role is territory
    letters: str  # what duties and steps are called, one after the other, a line each
    powers_named: tuple[str, ...]
    measures_named: tuple[str, ...]
    information_named: tuple[str, ...]
    source_ids: tuple[str, ...]
    titles_named: tuple[str, ...]
    relations: tuple[str, ...]
    domains: tuple[str, ...]
    stages: tuple[str, ...]
    sections: frozenset[str]


_TYPES = get_annotations(Columns)

TABLES = tuple(name for name, kind in _TYPES.items() if isinstance(kind, type) and issubclass(kind, Table))
"""The names of the tables, in an order in which owners come first."""


def days_of(table: Table) -> list[Days]:
    """The columns of a table that hold days."""
    return [getattr(table, column) for column, kind in get_annotations(type(table)).items() if kind == Days]


def _references(table: type) -> dict[str, Of | To]:
    marks = {name: getattr(hint, "__metadata__", ()) for name, hint in get_annotations(table).items()}
    return {name: mark for name, found in marks.items() for mark in found if isinstance(mark, Of | To)}


REFERENCES = {name: _references(_TYPES[name]) for name in TABLES}
"""For each table the columns that name rows of another, with their marks."""
