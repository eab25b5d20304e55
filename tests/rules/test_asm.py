"""Assessments: what ASM001 to ASM005 must find, and what they must not fire on."""

from datetime import date

import pytest

from respchain.checking.period import sweep
from tests.charters import check, found, stated

POSTS = "posts: {mayor: {top: true}, office: {reports_to: mayor}, clerk: {reports_to: mayor}}"
Told = list[tuple[str | None, list[str]]]


def told(code: str, text: str) -> Told:
    """Subtype and subjects of what one rule says, in order."""
    return [(one.subtype, [subject.id for subject in one.subjects]) for one in found(check(text), code)]


def parts(text: str) -> list[tuple[str, object]]:
    """The last subject and the missing parts of what ASM005 says."""
    return [(one.subjects[-1].id, one.witness["part"]) for one in found(check(text), "ASM005")]


# --- ASM001


@pytest.mark.parametrize(("minor", "expected"), [("true", []), ("false", [("no-assessment", ["clerk"])])])
def test_minor_conduct_needs_no_indicator(minor: str, expected: Told) -> None:
    """Must not fire: conduct duties marked minor."""
    text = f"{POSTS}\nduties: {{greet: {{accountable: clerk, minor: {minor}}}}}\nassessments: []"
    assert told("ASM001", text) == expected


def test_a_post_without_any_assessment_is_told_once_with_all_its_duties() -> None:
    text = f"""
    {POSTS}
    duties: {{write: {{accountable: clerk}}, keep: {{responsible: clerk}}, plan: {{accountable: mayor, tier: overall}}}}
    assessments: [{{of: mayor, by: mayor, indicators: {{duty: write}}}}]
    """
    (first, second) = found(check(text), "ASM001")
    assert (first.subtype, first.subjects[0].id, first.witness["duty"]) == ("no-assessment", "clerk", ["write", "keep"])
    assert (second.subtype, second.subjects[0].id, second.witness["actor"]) == ("no-indicator", "plan", "mayor")


@pytest.mark.parametrize(
    ("indicator", "fires"),
    [
        ("{duty: write}", False),
        ("{matter: letters}", False),
        ("{matter: all}", False),
        ("{matter: files}", True),
        ("{indicator: diligence}", True),
        ("{duty: write, until: 2026-06-01}", True),  # no longer looked at
        ("{duty: write, until: 2026-06-02}", False),
    ],
)
def test_an_indicator_looks_at_a_duty_or_at_the_matter_around_it(indicator: str, *, fires: bool) -> None:
    text = f"""
    {POSTS}
    matters: {{all: , letters: {{part_of: all}}, files: {{part_of: all}}}}
    duties: {{write: {{matter: letters, accountable: clerk}}}}
    assessments: [{{of: clerk, by: mayor, indicators: {indicator}}}]
    """
    assert told("ASM001", text) == [("no-indicator", ["write"])] * fires


@pytest.mark.parametrize("hands", ["accountable: market", "responsible: market", "accountable: clerk"])
def test_the_head_of_a_department_is_assessed_on_what_the_department_has(hands: str) -> None:
    text = f"""
    {POSTS}
    departments: {{market: {{head: clerk}}}}
    duties: {{write: {{{hands}}}}}
    assessments: [{{of: market, by: mayor, indicators: {{duty: write}}}}]
    """
    assert told("ASM001", text) == []


def test_whom_a_duty_is_delegated_to_does_it() -> None:
    text = f"""
    {POSTS}
    duties: {{write: {{accountable: mayor, minor: false}}}}
    delegations: [{{by: mayor, to: clerk, duty: write}}]
    assessments: [{{of: mayor, by: mayor, indicators: {{duty: write}}}}]
    """
    assert told("ASM001", text) == [("no-assessment", ["clerk"])]


def test_outsiders_and_headings_are_not_assessed_and_without_assessments_it_is_said_once() -> None:
    text = f"{POSTS}\noutsiders: {{firm: }}\nduties: {{a: {{accountable: firm}}, b: {{heading: true}}}}\n"
    assert told("ASM001", text + "assessments: []") == []
    (rule,) = [one for one in check(text).rules if one.rule == "ASM001"]
    assert rule.not_judged


# --- ASM002


def assessed(*entries: str, rest: str = "") -> str:
    return f"{POSTS}\nduties: {{write: {{accountable: clerk}}, keep: {{accountable: clerk}}}}\n{rest}\n" + (
        f"assessments: [{', '.join(entries)}]"
    )


TALK = "oversight: {talk: {forum: office, over: clerk, information: report}}"


def test_several_voices_and_one_assessor() -> None:
    """Must not fire: other voices recorded as `consulted` input (several voices, one assessor)."""
    one = "{of: clerk, by: mayor, consulted: [office, mayor], indicators: {duty: write}}"
    assert told("ASM002", assessed(one, rest=TALK)) == []
    assert told("ASM002", assessed(one.replace("by: mayor", "by: [mayor, office]"), rest=TALK)) == [
        ("several", ["clerk"])
    ]


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        ("indicators: {duty: write}", "indicators: {duty: write}", True),
        ("indicators: {duty: write}", "indicators: {duty: keep}", False),
        ("indicators: {duty: write, indicator: speed}", "indicators: {duty: write, indicator: care}", False),
        ("indicators: {duty: write, indicator: speed}", "indicators: [{duty: write, indicator: speed}]", True),
        ("consulted: mayor", "indicators: {duty: keep}", True),  # without indicators: on everything
        ("consulted: mayor", "consulted: mayor", True),
        ("consulted: mayor, until: 2026-06-01", "consulted: mayor", False),
    ],
)
def test_two_assessors_may_look_at_different_indicators(one: str, other: str, *, fires: bool) -> None:
    text = assessed(f"{{of: clerk, by: mayor, {one}}}", f"{{of: clerk, by: office, {other}}}", rest=TALK)
    assert told("ASM002", text) == [("several", ["clerk"])] * fires


@pytest.mark.parametrize(("matter", "fires"), [("letters", True), ("files", False)])
def test_an_oversight_that_assesses_is_a_line_on_its_scope(matter: str, *, fires: bool) -> None:
    text = f"""
    {POSTS}
    matters: {{letters: , files: }}
    duties: {{write: {{matter: letters, accountable: clerk}}}}
    oversight: {{score: {{forum: office, over: clerk, kind: assesses, matter: {matter}, information: report}}}}
    assessments: [{{of: clerk, by: mayor, indicators: {{duty: write}}}}]
    """
    assert told("ASM002", text) == [("several", ["clerk"])] * fires


def test_a_line_of_control_counts_too() -> None:
    text = """
    posts: {mayor: {top: true}, clerk: {reports_to: mayor, assessed_by: congress}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    oversight: {hearing: {forum: congress, over: clerk}}
    duties: {write: {accountable: clerk}}
    assessments: [{of: clerk, by: mayor, indicators: {duty: write}}]
    """
    assert told("ASM002", text) == [("several", ["clerk"])]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("clerk", [("only-self", ["clerk"])]),
        ("desk", [("only-self", ["clerk"])]),  # another post of the same person
        ("[clerk, mayor]", []),
        ("mayor", []),
    ],
)
def test_nobody_is_assessed_by_himself_alone(by: str, expected: Told) -> None:
    text = f"""
    posts:
      mayor: {{top: true, holder: Li}}
      clerk: {{reports_to: mayor, holder: Wang}}
      desk: {{reports_to: mayor, holder: Wang}}
    assessments: [{{of: clerk, by: {by}}}]
    """
    assert told("ASM002", text) == expected


@pytest.mark.parametrize(
    ("oversight", "fires"),
    [
        ("", True),
        ("oversight: {talk: {forum: office, over: clerk}}", False),
        ("oversight: {talk: {forum: office, over: clerk, kind: advisory, information: report}}", False),
        ("oversight: {talk: {forum: office, over: clerk, kind: advisory}}", True),
        ("oversight: {talk: {forum: office, over: mayor, information: report}}", True),
    ],
)
def test_an_assessor_supervises_or_is_told(oversight: str, *, fires: bool) -> None:
    text = assessed("{of: clerk, by: office, indicators: {duty: write}}", rest=oversight)
    assert told("ASM002", text) == [("blind", ["clerk"])] * fires


def test_who_commands_at_a_distance_sees() -> None:
    text = """
    posts: {mayor: {top: true}, chief: {reports_to: mayor}, clerk: {reports_to: chief}}
    assessments: [{of: clerk, by: mayor}, {of: mayor, by: clerk}]
    """
    assert told("ASM002", text) == [("blind", ["mayor"])]


# --- ASM003


@pytest.mark.parametrize(
    ("trial", "fires"),
    [
        ("", True),
        ("trial: {since: 2026-01-01, until: 2026-06-02}", False),
        ("trial: {through: 2026-06-01}", False),
        ("trial: {since: 2026-01-01, until: 2026-06-01}", True),
        ("trial: {since: 2026-06-02, until: 2027-06-01}", True),
        ("trial: {since: 2026-01-01}", True),  # without an end it would be a trial for ever
    ],
)
def test_a_first_trial_is_used_for_nothing_until_its_end(trial: str, *, fires: bool) -> None:
    """Must not fire: first trial period, dated."""
    text = f"{POSTS}\nassessments: [{{of: clerk, by: mayor, {trial}}}]"
    assert told("ASM003", text) == [(None, ["clerk"])] * fires


def test_an_assessment_that_says_what_it_is_for_is_used() -> None:
    assert told("ASM003", f"{POSTS}\nassessments: [{{of: clerk, by: mayor, used_for: correction}}]") == []


# --- ASM004


def scored(indicator: str, duties: str = "sweep: {matter: roads, accountable: office}") -> Told:
    return told(
        "ASM004",
        f"""
        facets: {{district: [north, south]}}
        matters: {{roads: {{facets: [district]}}, woods: }}
        posts:
          mayor: {{top: true}}
          office: {{reports_to: mayor}}
          clerk: {{reports_to: mayor}}
          boy: {{reports_to: clerk}}
        duties: {{{duties}}}
        assessments: [{{of: clerk, by: mayor, indicators: {indicator}}}]
        """,
    )


@pytest.mark.parametrize(
    ("order", "fires"),
    [
        ("order: Order 7, since: 2026-03-01", False),
        ("order: Order 7, since: 2026-03-01, until: 2026-07-01", False),
        ("order: Order 7", True),  # an order without a date
        ("since: 2026-03-01", True),  # a date without an order
    ],
)
def test_a_task_for_a_time_is_ordered_and_dated(order: str, *, fires: bool) -> None:
    """Must not fire: temporary tasks with a dated order."""
    assert scored(f"{{duty: sweep, {order}}}") == [("other-duty", ["clerk", "sweep"])] * fires


@pytest.mark.parametrize(
    ("duties", "fires"),
    [
        ("sweep: {accountable: office}", True),
        ("sweep: {accountable: office, responsible: clerk}", False),
        ("sweep: {accountable: office, assist: clerk}", False),
        ("sweep: {accountable: office, support: clerk}", False),
        ("sweep: {accountable: office, consulted: clerk, informed: clerk}", True),
        ("sweep: {accountable: boy}", False),  # who stands below
        ("sweep: {accountable: mayor}", True),  # who stands above
        ("sweep: {matter: roads, accountable: office}, help: {matter: roads, accountable: clerk}", False),
        ("sweep: {matter: roads, accountable: office}, help: {matter: roads, responsible: boy}", False),
        (
            "sweep: {matter: roads, accountable: office, scope: {district: north}},"
            " help: {matter: roads, accountable: clerk, scope: {district: south}}",
            True,
        ),
        (
            "sweep: {matter: roads, stage: approve, accountable: office},"
            " help: {matter: roads, stage: pay, accountable: clerk}",
            True,
        ),
    ],
)
def test_the_list_of_a_post_is_what_it_and_those_below_have_a_part_in(duties: str, *, fires: bool) -> None:
    assert scored("{duty: sweep}", duties) == [("other-duty", ["clerk", "sweep"])] * fires


@pytest.mark.parametrize(("owner", "fires"), [("clerk", False), ("boy", False), ("office", True)])
def test_a_matter_is_on_the_list_where_some_duty_is(owner: str, *, fires: bool) -> None:
    duties = f"sweep: {{matter: roads, accountable: {owner}}}"
    assert scored("{matter: roads}", duties) == [("other-matter", ["clerk", "roads"])] * fires


def test_second_superiors_count() -> None:
    text = """
    posts:
      mayor: {top: true}
      one: {reports_to: mayor}
      two: {reports_to: mayor}
      boy: {reports_to: [one, two]}
    matters: {roads: }
    duties: {sweep: {matter: roads, accountable: boy}}
    assessments: [{of: two, by: mayor, indicators: [{duty: sweep}, {matter: roads}]}]
    """
    assert told("ASM004", text) == []


@pytest.mark.parametrize(
    ("duty", "actors"),
    [
        ("accountable: clerk", True),
        ("accountable: office, responsible: clerk", True),  # whoever answers lacks it
        ("accountable: [clerk, mayor], shared: {how: joint, reason: two laws}", True),
        ("accountable: [mayor, office], shared: {how: joint, reason: two laws}, responsible: clerk", True),
        ("accountable: mayor, responsible: clerk", False),
    ],
)
def test_nobody_is_scored_on_what_the_power_is_lacking_for(duty: str, *, actors: bool) -> None:
    text = f"""
    posts: {{mayor: {{top: true, powers: [punish]}}, office: {{reports_to: mayor}}, clerk: {{reports_to: mayor}}}}
    duties: {{fine: {{{duty}, needs: punish}}}}
    assessments: [{{of: clerk, by: mayor, indicators: {{duty: fine}}}}]
    """
    (lacking,) = [one for one in found(check(text), "PAR001") for one in one.related if one.rule == "ASM004"] or [None]
    assert (lacking is not None and lacking.subjects[0].id == "clerk") == actors
    assert told("ASM004", text) == []  # told with the missing power


def test_who_answers_with_the_power_is_not_concerned_by_another_who_lacks_it() -> None:
    text = """
    posts: {mayor: {top: true}, office: {reports_to: mayor}, clerk: {reports_to: mayor, powers: [punish]}}
    duties: {fine: {accountable: [clerk, office], shared: {how: joint, reason: two laws}, needs: punish}}
    assessments: [{of: clerk, by: mayor, indicators: {duty: fine}}]
    """
    assert [one.related for one in found(check(text), "PAR001")] == [()]


# --- ASM005


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("{yes_or_no: true, by: mayor}", []),
        ("{yes_or_no: true}", [("write", "measurer")]),
        ("{yes_or_no: false, by: mayor}", [("write", ["unit", "target", "period", "source"])]),
    ],
)
def test_what_a_named_assessor_judges_by_yes_or_no_is_not_counted(measure: str, expected: object) -> None:
    """Must not fire: yes-or-no standards judged by a named assessor."""
    assert parts(f"{POSTS}\nduties: {{write: {{accountable: clerk, measure: {measure}}}}}") == expected


@pytest.mark.parametrize(("by", "expected"), [("by: mayor,", []), ("", [("letters", "measurer")])])
def test_the_assessor_of_the_assessment_is_a_named_one(by: str, expected: object) -> None:
    text = f"{POSTS}\nmatters: {{letters: }}\n"
    text += f"assessments: [{{of: clerk, {by} indicators: {{matter: letters, yes_or_no: true}}}}]"
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        ("{since: 2026-01-01, until: 2027-01-01}", []),
        ("{through: 2026-06-01}", []),
        ("{since: 2025-01-01, until: 2026-06-01}", [("write", "target")]),
        ("{since: 2026-07-01, until: 2027-07-01}", [("write", "target")]),
        ("{since: 2026-01-01}", [("write", "target")]),
    ],
)
def test_in_its_first_year_a_figure_has_no_target(baseline: str, expected: object) -> None:
    """Must not fire: a dated baseline year."""
    measure = f"{{unit: letters, per: month, source: book, by: mayor, baseline: {baseline}}}"
    assert parts(f"{POSTS}\nduties: {{write: {{accountable: clerk, measure: {measure}}}}}") == expected


def test_a_baseline_year_leaves_only_the_target_open() -> None:
    measure = "{unit: letters, baseline: {since: 2026-01-01, until: 2027-01-01}}"
    text = f"{POSTS}\nduties: {{write: {{accountable: clerk, measure: {measure}}}}}"
    assert parts(text) == [("write", ["period", "source", "measurer"])]


WHOLE = {"unit": "letters", "target": "'>= 4'", "per": "month", "source": "book", "by": "mayor"}
NAMES = {"per": "period", "by": "measurer"}


@pytest.mark.parametrize("left_out", [None, *WHOLE])
def test_each_part_that_is_missing_is_named(left_out: str | None) -> None:
    measure = ", ".join(f"{key}: {value}" for key, value in WHOLE.items() if key != left_out)
    text = f"{POSTS}\nduties: {{write: {{accountable: clerk, measure: {{{measure}}}}}}}"
    assert parts(text) == ([] if left_out is None else [("write", NAMES.get(left_out, left_out))])


@pytest.mark.parametrize(
    ("indicator", "subjects"),
    [
        ("{duty: write, target: '>= 5'}", ["write"]),  # the measure of the duty, told there
        ("{duty: write, indicator: speed, target: '>= 5'}", ["write"]),
        ("{duty: write, indicator: care, target: '>= 5'}", ["write", "write"]),  # another one
        ("{duty: keep, target: '>= 5'}", ["write", "keep"]),
        ("{matter: letters}", ["write", "letters"]),
        ("{indicator: diligence}", ["write", "clerk"]),
    ],
)
def test_an_indicator_has_from_its_duty_what_it_does_not_say(indicator: str, subjects: list[str]) -> None:
    text = f"""
    {POSTS}
    matters: {{letters: }}
    duties: {{write: {{accountable: clerk, measure: {{indicator: speed, unit: days}}}}, keep: {{accountable: clerk}}}}
    assessments: [{{of: clerk, by: mayor, indicators: {indicator}}}]
    """
    assert sorted(subject for subject, _ in parts(text)) == sorted(subjects)


def test_over_a_period_a_trial_and_a_baseline_year_end_on_their_day() -> None:
    text = f"""
    {POSTS}
    duties:
      write:
        accountable: clerk
        measure: {{unit: letters, per: month, source: book, by: mayor, baseline: {{until: 2026-07-01}}}}
    assessments:
      - {{of: clerk, by: mayor, trial: {{since: 2026-01-01, through: 2026-07-31}}, indicators: {{duty: write}}}}
    """
    report = sweep(stated(text), (date(2026, 6, 1), date(2026, 9, 1)), "all")
    held = {one.rule: one.held for one in report.findings}
    assert held["ASM005"] == ((date(2026, 7, 1), date(2026, 9, 1)),)
    assert held["ASM003"] == ((date(2026, 8, 1), date(2026, 9, 1)),)
