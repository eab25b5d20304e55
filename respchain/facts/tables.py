"""The charter as columns: one table a subject, one numpy array a column, whatever the day.

A column that names rows of another table says so: `Of("actors")` where the row lives and dies with its owner,
`To("actors")` where it may lead nowhere (`NONE`, `GONE`, `UNKNOWN` of `relation`). Days are proleptic ordinals;
a row lives from `since` (included) to `until` (excluded).
"""

from inspect import get_annotations
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.facts.relation import Mask, Rows
from respchain.record import Record
from respchain.scope.scopes import Scopes

Days = NDArray[np.int32]
Codes = NDArray[np.int8]
Amounts = NDArray[np.float64]

ALWAYS, NEVER = 0, 10_000_000
"""The days before and after all others."""


class Of(NamedTuple):
    """Marks a column of rows of `table`, on which this row depends."""

    table: str


class To(NamedTuple):
    """Marks a column of rows of `table`, or of the reasons why it leads nowhere."""

    table: str


class Table(Record):
    """Equal columns; `row` is the place of each row in the source."""

    row: Rows

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.row)


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


class People(Table):
    """Natural persons."""

    related: Mask  # says who the relatives are, be it nobody
    retires: Days
    since: Days
    until: Days


class Undisclosed(Table):
    """The people whose names are kept from the public."""

    person: Annotated[Rows, Of("people")]


class Previous(Table):
    """Where people were before: a history, kept whole."""

    person: Annotated[Rows, Of("people")]
    actor: Annotated[Rows, To("actors")]
    begins: Days
    ends: Days


class Recusals(Table):
    """In whose affairs a person takes no part."""

    person: Annotated[Rows, Of("people")]
    actor: Annotated[Rows, To("actors")]


class Relatives(Table):
    """Who is related to whom, and the class of the relation alone."""

    person: Annotated[Rows, Of("people")]
    relative: Annotated[Rows, To("people")]
    relation: Rows  # a word of `relations`, -1 where the class is not said


class Appointments(Table):
    """Who held which post from when to when: a history, kept whole."""

    person: Annotated[Rows, Of("people")]
    post: Annotated[Rows, Of("actors")]
    kind: Codes
    share: Amounts  # of a full working time
    home_area: Mask  # the post is in charge of where the person is from
    keeps_grade: Mask  # the holder's own, whatever the post
    begins: Days
    ends: Days
    due: Days  # when it was to end
    recorded: Mask  # a handover
    handed: Days  # when it was handed over
    covers: Rows  # what the handover covers (`Aspect`, a bit each)


class HandoverCopies(Table):
    """Who got the record of a handover: an actor, or a person."""

    appointment: Annotated[Rows, Of("appointments")]
    actor: Annotated[Rows, To("actors")]
    person: Annotated[Rows, To("people")]


class AppointmentActs(Table):
    """Who nominated, vetted, discussed and decided: kept whole, as who did so may be gone since."""

    appointment: Annotated[Rows, Of("appointments")]
    actor: Annotated[Rows, To("actors")]
    act: Codes


class AppointmentConsequences(Table):
    """What follows where the choice proves wrong, as said of an appointment or else of all."""

    appointment: Annotated[Rows, Of("appointments")]
    consequence: Annotated[Rows, To("consequences")]


class Leaves(Table):
    """Who is on approved leave."""

    person: Annotated[Rows, Of("people")]
    since: Days
    until: Days


class Trainings(Table):
    """Who completed which training: a history, kept whole."""

    person: Annotated[Rows, Of("people")]
    course: Codes
    date: Days  # `ALWAYS` where nobody says when


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
