"""Level by level: what HIER003, HIER004, HIER006, PAR004, PAR005 must not fire on, and what they must not miss."""

from textwrap import dedent

import pytest

from respchain.checking import judged as run
from respchain.checking import report as report_on
from respchain.checking.profile import profile
from respchain.facts.facts import Facts
from tests.charters import TODAY, check, found, stated

LINE = """
departments: {city: {head: mayor}}
posts:
  mayor: {department: city}
  head: {department: city, reports_to: mayor}
  clerk: {department: city, reports_to: head}
"""


def subjects(text: str, code: str) -> list[tuple[str | None, str]]:
    """What a rule finds: the subtype, and the id of the first subject."""
    return [(finding.subtype, finding.subjects[0].id) for finding in found(check(text), code)]


# -- HIER003


def skips(text: str) -> list[tuple[str | None, str]]:
    return subjects(text, "HIER003")


@pytest.mark.parametrize("why", ["Whistle-blowing", "Emergency", "Urgent report"])
def test_what_may_pass_over_a_level_says_why(why: str) -> None:
    """Must not fire: whistle-blowing, audit, emergency, 首问 urgent report to the head."""
    text = LINE + dedent("""
    duties:
      told: {accountable: clerk, informed: mayor}
      done: {accountable: mayor, responsible: clerk}
    delegations: [{id: lent, by: mayor, to: clerk, duty: told}]
    processes: {case: {steps: {see: {by: clerk, informs: mayor, escalate: {to: mayor}, next: end}}}}
    """)
    assert skips(text) == [
        ("report", "told"), ("assignment", "done"), ("delegation", "lent"), ("step-report", "see"),
        ("escalation", "see"),
    ]  # fmt: skip
    said = text
    for before in ("informed: mayor", "responsible: clerk", "duty: told", "informs: mayor", "escalate: {to: mayor"):
        said = said.replace(before, f"{before}, past_levels: {why}")
    assert skips(said) == []


def test_an_audit_may_tell_the_head() -> None:
    """Must not fire: audit."""
    text = LINE + "duties: {audit: {accountable: clerk, stage: [audit, inspection], informed: mayor}}"
    assert skips(text) == []
    assert skips(text.replace("inspection", "review")) == [("report", "audit")]


@pytest.mark.parametrize(
    ("inquiry", "intake", "expected"),
    [("urgent", "clerk", 0), ("[handle, urgent]", "clerk", 0), ("handle", "clerk", 2), ("urgent", "head", 2)],
)
def test_the_first_contact_may_report_what_is_urgent(inquiry: str, intake: str, expected: int) -> None:
    """Must not fire: 首问 urgent report to the head."""
    steps = "steps: {see: {by: clerk, informs: mayor, escalate: {to: mayor, when: urgent}, next: end}}"
    text = LINE + f"processes: {{case: {{intake: {intake}, first_inquiry: {inquiry}, {steps}}}}}"
    assert len(skips(text)) == expected


@pytest.mark.parametrize(
    "part", ["responsible: [head, clerk]", "responsible: clerk, consulted: head", "responsible: clerk, informed: head"]
)
def test_a_level_that_takes_part_is_not_passed_over(part: str) -> None:
    assert skips(LINE + f"duties: {{done: {{accountable: mayor, {part}}}}}") == []


def test_a_frozen_post_is_no_level_and_a_vacant_one_is() -> None:
    text = LINE + "duties: {done: {accountable: mayor, responsible: clerk}}"
    assert skips(text) == [("assignment", "done")]
    assert skips(text.replace("head: {", "head: {frozen: true, ")) == []


def test_the_nearest_level_that_is_passed_over_is_named() -> None:
    text = LINE + "  aide: {department: city, reports_to: clerk}\n"
    text += "duties: {done: {accountable: mayor, responsible: aide, consulted: clerk}}"
    (finding,) = found(check(text), "HIER003")
    assert (finding.witness["actor"], finding.witness["superior"], finding.witness["stop"]) == ("aide", "mayor", "head")


def test_a_direct_line_to_the_head_passes_over_nobody() -> None:
    text = LINE.replace("reports_to: head", "reports_to: [head, mayor]")
    assert skips(text + "duties: {done: {accountable: mayor, responsible: clerk}}") == []


# -- HIER004


def inverted(text: str) -> list[tuple[str | None, str]]:
    return subjects(text, "HIER004")


ITEM = "prescribed: {flood: {title: Flood}}\nmatters: {flood: {prescribed: flood}}\n"


def test_a_profession_answers_whatever_its_rank() -> None:
    """Must not fire: specialist accountability (chief physician, safety officer with stop-work power)."""
    text = (
        LINE
        + ITEM
        + dedent("""
    duties:
      treat: {accountable: clerk, responsible: head}
      gates: {matter: flood, accountable: clerk}
    """)
    )
    assert inverted(text) == [("below-doer", "treat"), ("too-junior", "gates")]
    assert inverted(text.replace("clerk: {", "clerk: {professional: true, ")) == []


def test_a_superior_who_answers_too_is_no_inversion() -> None:
    shared = "shared: {how: joint, reason: Two laws}"
    text = LINE + f"duties: {{sign: {{accountable: [clerk, head], {shared}, responsible: head}}}}"
    assert inverted(text) == []
    assert inverted(text.replace("responsible: head", "responsible: mayor")) == [("below-doer", "sign")]


def test_a_duty_delegated_upward_is_an_inversion() -> None:
    text = LINE + "duties: {sign: {accountable: clerk}}\ndelegations: [{by: clerk, to: head, duty: sign}]"
    assert inverted(text) == [("below-doer", "sign")]


@pytest.mark.parametrize(("actor", "low"), [("mayor", False), ("head", False), ("clerk", True)])
def test_a_prescribed_item_lies_at_the_level_below_the_chief_executive(actor: str, low: bool) -> None:
    text = LINE + ITEM + f"duties: {{gates: {{matter: flood, accountable: {actor}}}}}"
    assert inverted(text) == ([("too-junior", "gates")] if low else [])
    assert inverted(text.replace("title: Flood", "applies: false, reason: No river")) == []
    assert inverted(text.replace("prescribed: flood", "title: Flood")) == []


@pytest.mark.parametrize(("grade", "ladder", "low"), [(5, "", False), (6, "", False), (4, "", True), (5, "x", True)])
def test_of_the_same_grade_as_that_level_is_high_enough(grade: int, ladder: str, low: bool) -> None:
    text = LINE.replace("head: {", "head: {grade: 5, ")
    text = text.replace("clerk: {", f"clerk: {{grade: {grade}, " + (f"ladder: {ladder}, " if ladder else ""))
    assert bool(inverted(text + ITEM + "duties: {gates: {matter: flood, accountable: clerk}}")) is low


def test_a_junior_may_answer_beside_somebody_high_enough_for_the_same() -> None:
    text = LINE + dedent("""
    facets: {bank: [left, right]}
    prescribed: {flood: {title: Flood}}
    matters: {flood: {prescribed: flood, facets: bank}}
    duties:
      all: {matter: flood, accountable: head, scope: {bank: left}}
      gates: {matter: flood, accountable: clerk, scope: {bank: left}}
    """)
    assert inverted(text) == []
    assert inverted(text.replace("accountable: clerk, scope: {bank: left}", "accountable: clerk")) == [
        ("too-junior", "gates")
    ]


def test_a_profile_may_ask_for_a_grade_of_all_who_answer() -> None:
    text = LINE.replace("clerk: {", "clerk: {grade: 3, ").replace("head: {", "head: {grade: 4, ")
    done = run(stated(text + "duties: {a: {accountable: clerk}, b: {accountable: head}}"), "all", TODAY)
    assert not found(report_on(done), "HIER004")
    facts = Facts(done.encoded.columns, TODAY.toordinal(), profile("all").parameters._replace(least_grade=4))
    assert facts.claims.duty[facts.low_graded].tolist() == [0]


# -- HIER006

SHARE = "shared: {how: joint, reason: Two laws}"
WIDE = """
departments: {city: {head: mayor}}
posts:
  mayor: {department: city, powers: [decide]}
  works: {department: city, reports_to: mayor}
  trade: {department: city, reports_to: mayor}
  pumps: {department: city, reports_to: works}
  crew: {department: city, reports_to: pumps}
outsiders: {railway: {kind: supplier}}
"""


def unsettled(text: str) -> list[tuple[str | None, str]]:
    return subjects(text, "HIER006")


def test_a_pair_with_a_lead_and_no_dispute_needs_nobody_else() -> None:
    """Must not fire: pairs with a recorded lead and no dispute."""
    text = WIDE + "duties: {dam: {accountable: [works, railway], shared: {how: lead, lead: works, reason: A dam}}}"
    assert unsettled(text) == []
    assert unsettled(text.replace("lead: works, ", "")) == [("missing", "dam")]


DISPUTE = dedent("""
matters: {dam: {title: Dam}}
duties: {led: {matter: dam, mode: backup, accountable: [trade, crew], shared: {how: lead, lead: crew, reason: Two}}}
disclaimers:
  - {by: trade, matter: dam, source: press, since: 2026-01-01}
  - {by: crew, matter: dam, source: press, since: 2026-01-01}
""")


def test_a_dispute_counts_whether_or_not_there_is_a_lead() -> None:
    assert unsettled(WIDE + DISPUTE) == [("disputed-too-far", "dam")]
    assert unsettled(WIDE + DISPUTE.replace("source: press, ", "")) == []
    assert unsettled(WIDE + DISPUTE.replace("crew", "pumps")) == []
    assert unsettled(WIDE.replace(", powers: [decide]", ", powers: [sign]") + DISPUTE.replace("crew", "pumps")) == [
        ("disputed-powerless", "dam")
    ]
    assert unsettled(WIDE + DISPUTE.replace("by: trade", "by: railway")) == [("disputed-missing", "dam")]


@pytest.mark.parametrize(("members", "why"), [("trade, pumps", ""), ("trade, crew", "too-far"), ("works, crew", "")])
def test_a_common_superior_is_at_most_two_levels_up(members: str, why: str) -> None:
    expected = [(why, "fair")] if why else []
    assert unsettled(WIDE + f"duties: {{fair: {{accountable: [{members}], {SHARE}}}}}") == expected


@pytest.mark.parametrize(
    ("powers", "why"),
    [
        ("[decide]", ""), ("[direct]", ""), ("[inspect]", "powerless"),
        ("[{power: decide, matter: fair}]", ""), ("[{power: decide, matter: dam}]", "powerless"),
    ],
)  # fmt: skip
def test_a_common_superior_may_decide_on_the_matter(powers: str, why: str) -> None:
    matters = "matters: {fair: {title: Fair}, dam: {title: Dam}}\n"
    matters += f"duties: {{f: {{matter: fair, accountable: [works, trade], {SHARE}}}}}"
    text = WIDE.replace("[decide]", powers) + matters
    assert unsettled(text) == ([(why, "f")] if why else [])


def test_without_any_power_stated_it_is_not_judged_who_may_decide() -> None:
    text = WIDE.replace(", powers: [decide]", "") + f"duties: {{fair: {{accountable: [works, trade], {SHARE}}}}}"
    report = check(text)
    assert found(report, "HIER006") == []
    (tested,) = [rule for rule in report.rules if rule.rule == "HIER006"]
    assert tested.not_judged == "the charter states no powers: who may decide is not known"


@pytest.mark.parametrize(
    ("coordinator", "powers", "why"),
    [
        ("works", "[decide]", ""),
        ("works", "[sign]", "powerless"),
        ("mayor", "[sign]", "too-far"),
        ("trade", "[decide]", ""),
    ],
)
def test_a_coordinator_at_the_right_level_settles_it(coordinator: str, powers: str, why: str) -> None:
    text = WIDE + dedent(f"""
    matters: {{fair: {{coordinated_by: {coordinator}}}}}
    duties: {{fair: {{matter: fair, accountable: [trade, crew], {SHARE}}}}}
    """)
    for post in ("works", "trade"):
        text = text.replace(f"{post}: {{", f"{post}: {{powers: {powers}, ")
    assert unsettled(text) == ([(why, "fair")] if why else [])


def test_who_disputes_does_not_settle_it_as_coordinator() -> None:
    text = WIDE.replace("trade: {", "trade: {powers: [decide], ") + DISPUTE.replace(
        "title: Dam", "coordinated_by: trade"
    )
    assert unsettled(text) == [("disputed-too-far", "dam")]


@pytest.mark.parametrize(("count", "busy"), [(10, False), (11, True)])
def test_one_superior_has_at_most_ten_shared_duties_to_settle(count: int, busy: bool) -> None:
    duties = "".join(f"\n  d{i}: {{accountable: [works, trade], {SHARE}}}" for i in range(count))
    assert unsettled(WIDE + f"duties:{duties}") == ([("bottleneck", "mayor")] if busy else [])
    led = duties.replace("how: joint", "how: lead, lead: works")
    assert unsettled(WIDE + f"duties:{led}") == []


# -- PAR004


def behind(text: str) -> list[tuple[str | None, str]]:
    return subjects(text, "PAR004")


ALL = "{staff: true, budget: true, information: true}"


@pytest.mark.parametrize("means", [ALL, "{negligible: Two cases a year}", "{budget: false, negligible: Hardly any}"])
def test_hardly_any_work_needs_no_means(means: str) -> None:
    """Must not fire: negligible load, recorded."""
    text = LINE + dedent(f"""
    matters: {{fair: {{title: Fair}}}}
    duties: {{fair: {{matter: fair, accountable: head}}}}
    transfers: [{{id: moved, matter: fair, by: head, to: clerk, date: 2026-06-01, means: {means}}}]
    delegations: [{{id: lent, by: head, to: clerk, duty: fair, means: {means}}}]
    """)
    assert behind(text) == []
    without = text.replace(f", means: {means}", "")
    assert behind(without) == [("transfer", "moved"), ("delegation", "lent")]


@pytest.mark.parametrize("part", ["staff", "budget", "information"])
def test_each_of_the_means_is_asked_for(part: str) -> None:
    means = ALL.replace(f"{part}: true", f"{part}: false")
    text = LINE + f"transfers: [{{id: moved, by: head, to: clerk, date: 2026-01-01, means: {means}}}]"
    (finding,) = found(check(text), "PAR004")
    assert finding.witness["part"] == part


def test_what_has_not_moved_yet_or_to_nobody_takes_nothing_along() -> None:
    text = LINE + "transfers: [{by: head, to: clerk, date: 2026-06-02}, {by: head, date: 2026-01-01, basis: Order 1}]"
    assert behind(text) == []
    assert behind(LINE + "delegations: [{by: mayor, to: head, powers: [sign]}]\nduties: {}") == []


def test_a_delegation_of_several_duties_is_one() -> None:
    text = LINE + dedent("""
    duties: {a: {accountable: head, until: 2026-01-01}, b: {accountable: head}, c: {accountable: head}}
    delegations: [{id: lent, by: head, to: clerk, duty: [a, b, c], means: {staff: true}}]
    """)
    (finding,) = found(check(text), "PAR004")
    assert (finding.count, finding.witness["part"]) == (2, ["budget", "information"])
    assert behind(text.replace("[a, b, c]", "a")) == []


# -- PAR005


def steered(text: str) -> list[tuple[str | None, str]]:
    return subjects(text, "PAR005")


ROADS = dedent("""
matters: {roads: {stages: [policy, deliver]}}
duties:
  policy: {matter: roads, stage: policy, accountable: mayor, responsible: clerk}
""")


def test_policy_and_operations_may_be_split() -> None:
    """Must not fire: policy and operations split by law (ministers and agencies): both A, on different stages."""
    assert steered(LINE + ROADS) == [(None, "roads")]
    both = ROADS + "  deliver: {matter: roads, stage: deliver, accountable: head, responsible: clerk}\n"
    assert steered(LINE + both) == []
    assert steered(LINE + both.replace("accountable: head", "mode: default, accountable: head")) == [(None, "roads")]


def test_who_carries_it_out_is_somebody_else_who_does_not_answer() -> None:
    assert steered(LINE + ROADS.replace(", responsible: clerk", "")) == []
    assert steered(LINE + ROADS.replace("responsible: clerk", "responsible: mayor")) == []
    by_steps = (
        ROADS.replace(", responsible: clerk", "")
        + "processes: {p: {matter: roads, steps: {s: {by: clerk, next: end}}}}"
    )
    assert steered(LINE + by_steps) == [(None, "roads")]


def test_a_matter_that_is_policy_alone_needs_nobody_to_carry_it_out() -> None:
    assert steered(LINE + ROADS.replace("[policy, deliver]", "policy")) == []


def test_what_sets_a_course_and_approves_is_more_than_a_course() -> None:
    assert steered(LINE + ROADS.replace("stage: policy", "stage: [policy, deliver]")) == []
    assert steered(LINE + ROADS.replace("stage: policy", "stage: decide")) == []


def test_who_carries_out_a_wider_matter_answers_for_the_narrower() -> None:
    text = LINE + ROADS.replace("{stages:", "{part_of: works, stages:").replace(
        "{roads", "{works: {title: Works}, roads"
    )
    assert steered(text + "  all: {matter: works, stage: deliver, accountable: head}\n") == []
    assert steered(text) == [(None, "roads")]


def test_the_parameters_are_those_of_the_catalogue() -> None:
    own = profile("core").parameters
    assert (own.deciding_levels, own.prescribed_levels, own.strategy_stages) == (2, 1, ["policy"])
