"""Duties kept apart: what SOD001 and SOD002 must not fire on, and what they must not miss."""

from collections.abc import Mapping
from typing import Any

import pytest

from respchain.checking.report import Report
from tests.charters import check, found

Pairs = list[tuple[str, list[str]]]


def told(report: Report, code: str) -> Pairs:
    """The post or person of each finding, and the duties that it names."""
    return [(finding.subjects[0].id, _duties(finding.witness)) for finding in found(report, code)]


def _duties(witness: Mapping[str, Any]) -> list[str]:
    named = [witness[key] for key in ("duty", "other")]
    return sorted({id_ for part in named for id_ in (part if isinstance(part, list) else [part])})


TWO = """
matters: {{m: {{stages: [decide, execute, supervise]{matter}}}}}
posts:
  mayor: {{top: true, holder: {{person: chen}}}}
  clerk: {{reports_to: mayor, holder: {{person: li}}}}
  deputy: {{reports_to: mayor, holder: {{person: {deputy}}}}}
duties:
  plan: {{matter: m, stage: decide, accountable: clerk{plan}}}
  build: {{matter: m, stage: execute, accountable: {second}{build}}}
"""


def two(**words: str) -> Report:
    """A charter with two duties on one matter: the clerk decides, somebody executes."""
    return check(TWO.format(**{"matter": "", "deputy": "wang", "second": "clerk", "plan": "", "build": "", **words}))


def test_the_witness_is_the_two_duties_and_the_post() -> None:
    assert told(two(), "SOD001") == [("clerk", ["build", "plan"])]


def test_the_witness_is_the_person_where_two_posts_are_held() -> None:
    assert told(two(second="deputy", deputy="li"), "SOD001") == [("li", ["build", "plan"])]
    assert told(two(second="deputy"), "SOD001") == []


def test_a_vacant_post_mixes_stages_too() -> None:
    text = """
    matters: {m: {stages: [decide, execute]}}
    posts: {mayor: {top: true}}
    duties:
      plan: {matter: m, stage: decide, accountable: mayor}
      build: {matter: m, stage: execute, accountable: mayor}
    """
    assert told(check(text), "SOD001") == [("mayor", ["build", "plan"])]


def test_what_one_post_mixes_is_said_once_however_many_hold_it_and_whatever_else_they_hold() -> None:
    text = """
    matters: {m: {stages: [decide, execute]}}
    posts:
      mayor: {top: true, seats: 2, holder: [{person: li}, {person: wang}]}
      deputy: {reports_to: mayor, holder: {person: li}}
    duties:
      plan: {matter: m, stage: decide, accountable: mayor, responsible: deputy}
      build: {matter: m, stage: execute, accountable: mayor}
    """
    (finding,) = found(check(text), "SOD001")
    assert (finding.subjects[0].id, finding.count) == ("mayor", 1)


def test_overall_tier_accountability_of_the_head_is_never_counted() -> None:
    """Must not fire: overall-tier A of the head."""
    assert told(two(plan=", tier: overall"), "SOD001") == []
    assert told(two(plan=", tier: overall, responsible: clerk"), "SOD001") == [("clerk", ["build", "plan"])]


def test_lowest_risk_items_need_no_separation() -> None:
    """Must not fire: lowest-risk items."""
    assert told(two(matter=", low_risk: true"), "SOD001") == []
    assert told(two(matter=", low_risk: true", build=", low_risk: false"), "SOD001") == []
    assert told(two(matter=", low_risk: true", build=", low_risk: false", plan=", low_risk: false"), "SOD001") != []


@pytest.mark.parametrize(
    ("control", "spared"),
    [
        ("{control: monthly review, reviewer: mayor}", True),
        ("{control: monthly review, reviewer: {unknown: '7'}}", True),
        ("{control: monthly review}", False),
        ("{reviewer: mayor}", False),
        ("{control: monthly review, reviewer: clerk}", False),
        ("{control: monthly review, reviewer: deputy}", False),
    ],
)
def test_a_compensating_control_spares_where_somebody_else_reviews_it(control: str, spared: bool) -> None:
    """Must not fire: single-person stations with a compensating control."""
    report = two(plan=f", compensating: {control}", deputy="li")
    assert told(report, "SOD001") == ([] if spared else [("clerk", ["build", "plan"])])


def test_one_duty_whose_stages_span_several_groups_is_enough() -> None:
    text = "posts: {{a: {{top: true}}}}\nduties: {{d: {{stage: {stages}, accountable: a}}}}"
    assert told(check(text.format(stages="[approve, pay]")), "SOD001") == [("a", ["d"])]
    assert told(check(text.format(stages="[review, pay]")), "SOD001") == []


def test_cells_that_differ_in_more_than_the_stage_are_no_matter() -> None:
    text = """
    facets: {{district: [north, south]}}
    matters: {{m: {{stages: [decide, execute], facets: [district]}}, n: {{stages: [execute]}}}}
    posts: {{a: {{top: true}}}}
    duties:
      plan: {{matter: m, stage: decide, accountable: a, scope: {{district: north}}}}
      build: {{matter: {matter}, stage: execute, accountable: a, scope: {{district: {district}}}}}
    """
    assert told(check(text.format(matter="m", district="north")), "SOD001") == [("a", ["build", "plan"])]
    assert told(check(text.format(matter="m", district="south")), "SOD001") == []
    assert told(check(text.format(matter="n", district="north")), "SOD001") == []


def test_what_is_delegated_is_in_the_hand_of_the_delegate() -> None:
    text = """
    matters: {m: {stages: [decide, execute]}}
    posts: {mayor: {top: true}, clerk: {reports_to: mayor}}
    duties:
      plan: {matter: m, stage: decide, accountable: mayor}
      build: {matter: m, stage: execute, accountable: clerk}
    delegations: [{by: mayor, to: clerk, duty: plan}]
    """
    assert told(check(text), "SOD001") == [("clerk", ["build", "plan"])]


def test_a_body_lends_nobody_its_hand() -> None:
    text = """
    matters: {m: {stages: [decide, execute]}}
    posts: {mayor: {top: true, holder: {person: chen}}}
    bodies: {board: {chair: mayor, members: [{post: mayor, tier: full}]}}
    duties:
      plan: {matter: m, stage: decide, accountable: board}
      build: {matter: m, stage: execute, accountable: mayor}
    """
    assert told(check(text), "SOD001") == []


def test_who_supervises_what_the_same_hand_does_supervises_itself_by_that_cause_alone() -> None:
    text = """
    matters: {m: {stages: [execute, supervise]}}
    posts:
      mayor: {top: true, holder: {person: chen}}
      first: {reports_to: mayor, holder: {person: li}}
      second: {reports_to: mayor, holder: {person: li}}
    duties:
      build: {matter: m, stage: execute, accountable: first}
      audit: {matter: m, stage: supervise, accountable: second}
    oversight: {declared: {forum: first, over: second, information: report}}
    """
    report = check(text)
    (finding,) = found(report, "SOD001")
    assert [(effect.rule, [part.id for part in effect.subjects]) for effect in finding.related] == [
        ("LOOP002", ["first"])
    ]
    assert [loop.subjects[0].id for loop in found(report, "LOOP002")] == ["second"]


MONEY = """
matters: {{money: {{stages: [approve, pay, record, audit]}}, stamps: {{stages: [pay, record]}}}}
posts:
  mayor: {{top: true, holder: {{person: chen}}}}
  cashier: {{reports_to: mayor, holder: {{person: li}}}}
  keeper: {{reports_to: mayor, holder: {{person: {keeper}}}}}
duties:
  pay: {{matter: money, stage: pay, accountable: {payer}{pay}}}
  book: {{matter: {asset}, stage: {stage}, accountable: keeper}}
{more}
"""


def money(**words: str) -> Report:
    """A charter with two duties over money, by default of one person over two posts."""
    usual = {"keeper": "li", "payer": "cashier", "pay": "", "asset": "money", "stage": "record", "more": ""}
    return check(MONEY.format(**{**usual, **words}))


def test_all_posts_held_count_together() -> None:
    assert told(money(), "SOD002") == [("li", ["book", "pay"])]
    assert told(money(keeper="wang"), "SOD002") == []


def test_acting_and_delegated_posts_count() -> None:
    assert told(money(keeper="wang, kind: acting", payer="keeper"), "SOD002") == [("wang", ["book", "pay"])]
    delegation = "delegations: [{by: keeper, to: cashier, duty: book}]"
    assert told(money(keeper="wang", more=delegation), "SOD002") == [("li", ["book", "pay"])]


def test_an_appointment_that_has_ended_does_not_count() -> None:
    assert told(money(keeper="li, until: 2026-01-01"), "SOD002") == []


def test_another_asset_or_transaction_class_is_no_matter() -> None:
    assert told(money(asset="stamps"), "SOD002") == []


def test_a_duty_at_a_whole_group_of_stages_proves_no_function() -> None:
    assert told(money(stage="execute"), "SOD002") == []


def test_two_stages_of_one_function_are_one_function() -> None:
    assert told(money(stage="pay"), "SOD002") == []


@pytest.mark.parametrize(("dsd", "mixed"), [("true", []), ("false", [("li", ["book", "pay"])])])
def test_dynamic_separation_is_left_to_the_cases(dsd: str, mixed: Pairs) -> None:
    """Must not fire: dynamic separation `dsd: true` (same roles, never the same case: see LOG003)."""
    assert told(money(pay=f", dsd: {dsd}"), "SOD002") == mixed


@pytest.mark.parametrize(
    ("control", "mixed"),
    [
        ("{control: count, reviewer: mayor}", []),
        ("{control: count}", [("li", ["book", "pay"])]),
    ],
)
def test_a_compensating_control_with_reviewer_spares(control: str, mixed: Pairs) -> None:
    """Must not fire: small units with a compensating control and reviewer."""
    assert told(money(pay=f", compensating: {control}"), "SOD002") == mixed


def test_a_control_that_one_reviews_oneself_spares_nobody() -> None:
    report = money(pay=", compensating: {control: count, reviewer: keeper}")
    assert told(report, "SOD002") == [("li", ["book", "pay"])]


def test_functions_report_over_stages_where_both_name_the_same_pair() -> None:
    report = money(stage="audit")
    (finding,) = found(report, "SOD002")
    assert [(effect.rule, effect.subjects[0].id) for effect in finding.related if effect.rule == "SOD001"] == [
        ("SOD001", "li")
    ]
    assert found(report, "SOD001") == []
