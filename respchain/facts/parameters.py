"""What a profile sets: the numbers and switches that rules ask for."""

from typing import Any, NamedTuple

import numpy as np


class Parameters(NamedTuple):
    """The values in ‹ › of the catalogue of checks. None has a default in code: profiles state them all."""

    statutory: bool
    superior_is_forum: bool
    information_days: int  # a forum must hear at least this often
    vacancy_days: int
    acting_days: int
    handover_days: int
    handover_gap_days: int  # for so many days a post may stand empty between two holders
    tenure_years: int  # in one post without a break
    key_tenure_years: int  # in a key post
    tenure_terms: int  # terms of office in one post, one after the other
    level_years: int  # at one level, in whichever posts
    retirement_years: int  # whoever retires sooner need not move any more
    avoided_relations: list[str]  # classes of relation that avoidance is about
    avoided_domains: list[str]  # where relatives of those who lead do not work
    quorum_without: int  # others who remain where one abstains
    functions: dict[str, list[str]]  # function of separation -> the stages that exercise it
    functions_held: int  # so many functions in one hand are too many
    permit_powers: list[str]  # powers that need a basis of `permit_rank`
    permit_rank: str
    public_rank: str  # the least rank for what serves citizens or firms
    sanction_powers: list[str]  # powers that let an imposer act
    control_powers: list[str]  # powers over who holds a post
    approve_stages: list[str]  # what these stages let through, those of `monitor_stages` watch
    monitor_stages: list[str]
    overall_needs: list[str]  # powers that a head's general accountability may still need
    overlaps_listed: int  # so many pairs that share cells are told one by one
    fragment_units: int  # so many units with a part each make a matter fragmented
    deciding_powers: list[str]  # powers that let a coordinator settle what several share
    controlling_powers: list[str]  # powers that two should not hold over the same without a rule
    inspecting_units: int  # so many units that inspect one outsider on the same are too many
    sheet_fields: list[str]  # what the sheet of a post must state
    vague_words: list[str]  # words that bind nobody; `…` stands for whatever is between
    empty_words: list[str]  # words that say nothing of what is done to what
    stale_days: int  # so long after a change the map is brought up to date
    roster_days: int  # so long after a change the roster may still show what was so
    accountable_most: int  # so many duties one person may answer for
    accountable_share: float  # and such a part of all
    accountable_share_of: int  # which is taken where there are so many
    load_peers: int  # so many posts of one unit and grade are peers
    load_factor: float  # how far a load may lie from the middle one of the peers
    load_settling_days: int  # whoever holds a post for less is not compared yet
    mismatch_factor: float  # how much more responsibility a lower grade may bear
    mismatch_grades: int  # so many grades lower
    high_risk_weight: float  # how much a duty of high risk counts, in responsibility
    span_weight: float  # how much each direct subordinate counts there
    shared_by_lead: bool  # a lead, or parts, explain why several answer
    named_doers: bool  # who does a duty is named, wherever he stands; else whoever answers does it, or somebody below
    deciding_levels: int  # so far up is a common superior still near enough to settle what is shared
    shared_under_one: int  # so many shared duties may one superior have to settle
    prescribed_levels: int  # so far below the top may stand who answers for a prescribed item
    least_grade: float  # of who answers for a duty
    strategy_stages: list[str]  # stages that set the course and carry nothing out
    shared_by_reason: bool  # a recorded reason alone explains why several answer
    appointing_grade: float  # from this place on a ladder on, somebody must answer for each step of an appointment
    appointing_steps: list[str]  # these steps
    appointing_powers: list[str]  # powers that let an actor decide on an appointment
    training_days: dict[str, int]  # kind of training -> the most days from one to the next
    training_grace: int  # so many days later it is overdue
    span_most: int  # so many posts can be led by one
    span_office: int  # and so many in office work
    span_least: int  # so few people make no section of their own
    staff_least: int  # so many others for each who leads
    layers_most: int  # so many levels from the top to the lowest post
    coaching_measures: list[str]  # measures that only teach or praise
    mild_measures: list[str]  # measures that set something right and take nothing away
    forums_at_once: int  # more forums over one cell are too many
    reports_a_year: int  # more reports that one post owes are too many
    report_words: list[str]  # information that names one of these has to be written
    veto_items: int  # so many indicators that fail a whole assessment alone are too many
    independent_channels: int  # so many ways that share nobody lead from a duty of high risk to terminal forums
    smallest_body: int  # an organisation with fewer seats need not have them
    early_powers: list[str]  # powers whose use has to be looked at before or during it

    placeholder_ids: list[str]  # ids that sources write where there is no post
    job_share_words: list[str]  # words in a title that tell no post apart
    indirect_domains: list[str]  # what a top leader should not lead directly; none where no regime asks
    small_team: int  # with so many leading posts or fewer nobody can be asked to hand that over
    cooling_off_days: int  # so long after leaving it nobody should regulate where he worked
    third_line_stages: list[str]  # who answers for these alone audits or inspects the house
    consulting_months: int  # so long auditors do not audit what they advised on
    absent_rate: float  # the part of cases in which whoever is responsible may do nothing
    open_case_days: int  # so young a case may still wait for whoever is responsible
    overrun_rate: float  # the part of cases that may end past their deadline and be no more than a warning
    four_eyes_pairing: str  # which events of a pair are compared: first, last, any or all
    blank_words: list[str]  # words that logs write for nothing
    no_person_accounts: list[str]  # words that name accounts that are no person's
    transfer_words: list[str]  # words in the name of an activity that passes a case on

    @staticmethod
    def known() -> frozenset[str]:
        """The names that a profile may set."""
        return frozenset(Parameters._fields)


def parameters(values: dict[str, Any]) -> Parameters:
    """The parameters from a profile's table of values."""
    return Parameters(**values)


def codes_of(names: list[str], among: tuple[str, ...]) -> "np.ndarray[Any, np.dtype[np.int32]]":
    """The numbers of those names that occur."""
    place = {name: code for code, name in enumerate(among)}
    return np.array(sorted(place[name] for name in names if name in place), np.int32)
