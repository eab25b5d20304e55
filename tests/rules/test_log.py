"""LOG001 to LOG005: what must not be said, where the parameters turn, and what must not be missed."""

from datetime import date
from typing import Any

import pytest

from respchain.checking import report
from respchain.rule import Severity
from tests.charters import ask, found

CHARTER = """
people: {ann: {name: Ann Lee}, bob: {name: Bob Moor}, eve: {name: Eve Hill, source_id: "0042"}}
posts:
  head: {top: true, holder: {person: bob, since: 2026-01-01}}
  window: {reports_to: head, holder: {person: ann, since: 2026-01-01}}
  clerk: {reports_to: head, holder: {person: eve, since: 2026-01-01, until: 2026-05-01}}
matters: {permits: {}}
processes:
  permit:
    matter: permits
    steps:
      accept: {by: window, next: review}
      review: {by: clerk, next: decide}
      decide: {by: head, next: end}
"""
HEAD = "case,activity,performer,time,responsible,deadline,end date\n"


def findings(log: str, code: str, charter: str = CHARTER, profile: str = "all", **parameters: Any) -> list[Any]:
    return found(report(ask(charter, profile, date(2026, 6, 1), log, **parameters)), code)


def kinds(log: str, code: str, charter: str = CHARTER, **parameters: Any) -> list[str | None]:
    return [one.subtype for one in findings(log, code, charter, **parameters)]


def why(log: str, code: str, charter: str = CHARTER) -> str | None:
    return next(rule.not_judged for rule in report(ask(charter, log=log)).rules if rule.rule == code)


def case(name: str, *work: str, responsible: str = "ann", end: str = "2026-03-20", deadline: str = "") -> str:
    """A case of which each event is written as `activity performer day`."""
    rows = [one.split() for one in work]
    return "".join(f"{name},{act},{who},2026-{day} 10:00,{responsible},{deadline},{end}\n" for act, who, day in rows)


# --- LOG001


def test_the_rate_makes_a_note_a_warning() -> None:
    good = "".join(case(str(number), "accept ann 03-02") for number in range(19))
    one, two = case("x", "accept bob 03-02"), case("y", "accept bob 03-02")
    (told,) = findings(HEAD + good + one, "LOG001")  # 1 of 20: five percent, and not more
    assert (told.severity, told.count, told.witness["of"], told.witness["percent"]) == (Severity.NOTE, 1, 20, 5.0)
    (told,) = findings(HEAD + good + one + two, "LOG001")
    assert (told.severity, told.witness["percent"]) == (Severity.WARNING, 9.5)
    assert told.witness["case"] == ["x", "y"]


def test_a_head_outside_the_log_is_named_in_vain() -> None:
    """Must not fire: heads whose part is outside the log, declared so."""
    log = HEAD + case("a", "accept ann 03-02", responsible="bob")
    assert findings(log, "LOG001")
    declared = CHARTER.replace("    matter: permits\n", "    matter: permits\n    outside_log: head\n")
    assert not findings(log, "LOG001", declared)
    assert findings(HEAD + case("a", "accept ann 03-02", responsible="eve"), "LOG001", declared)  # not the head
    earlier = HEAD + "a,accept,ann,2025-12-31 10:00,bob,,2026-03-20\n"  # nor the head yet
    assert findings(earlier, "LOG001", declared)


@pytest.mark.parametrize(("day", "fires"), [("03-15", False), ("03-16", False), ("03-14", True)])
def test_a_case_that_has_just_been_opened_may_wait(day: str, fires: bool) -> None:
    """Must not fire: cases open for < ‹n› days."""
    log = HEAD + case("a", f"accept bob {day}", end="") + case("b", "accept ann 03-19")
    assert bool(findings(log, "LOG001")) is fires  # the last stamp is of the 19th, so the 14th is five days before
    assert findings(log, "LOG001", open_case_days=0)
    assert findings(
        log.replace("a,accept,bob,2026-" + day + " 10:00,ann,,", "a,accept,bob,2026-" + day + " 10:00,ann,,2026-03-20"),
        "LOG001",
    )


def test_young_cases_are_told_all_the_same() -> None:
    log = HEAD + case("a", "accept bob 03-16", end="") + case("b", "accept bob 03-19") + case("c", "accept ann 03-02")
    (told,) = findings(log, "LOG001")
    assert told.witness | {} == {
        "process": "permit", "log": "log.csv", "case": "b", "of": 2, "percent": 50.0, "days": 5, "absent": 2, "all": 3,
    }  # fmt: skip
    assert "in 1 of 2 cases (50 %)" in told.message
    assert "in 2 of 3" in told.message


def test_a_case_that_names_nobody_is_not_judged() -> None:
    """Must not fire: blank responsible (ACC001 instead)."""
    assert not findings(HEAD + case("a", "accept bob 03-02", responsible=""), "LOG001")
    assert not findings(HEAD + case("a", "accept bob 03-02", responsible="EMPTY"), "LOG001")
    both = HEAD + case("a", "accept bob 03-02", responsible="") + case("b", "accept ann 03-02")
    assert not findings(both, "LOG001")


def test_one_person_by_several_names_is_one() -> None:
    log = HEAD + case("a", "review eve 03-02", responsible="42") + case("b", "review EVE 03-02", responsible="Eve Hill")
    assert not findings(log, "LOG001")


def test_events_that_name_nobody_may_be_anybodys() -> None:
    assert not findings(HEAD + case("a", "accept - 03-02", "review bob 03-03"), "LOG001")
    assert findings(HEAD + case("a", "accept eve 03-02", "review bob 03-03"), "LOG001")


@pytest.mark.parametrize("code", ["LOG001", "LOG003", "LOG004", "LOG005"])
def test_a_log_without_performers_cannot_tell(code: str) -> None:
    charter = CHARTER.replace(
        "    matter: permits\n", "    matter: permits\n    pairs: [{do: review, check: decide}]\n"
    )
    log = "case,activity,time,responsible\na,review,2026-03-02,ann\na,decide,2026-03-03,ann\n"
    assert why(log, code, charter) == "the log does not say who performed the events"
    assert not findings(log, code, charter)


def test_without_a_log_nothing_is_judged() -> None:
    told = {rule.rule: rule.not_judged for rule in report(ask(CHARTER)).rules}
    assert {told[f"LOG00{number}"] for number in range(1, 6)} == {"no log was given"}


# --- LOG002


def late(deadline: str, end: str, *work: str, extended: str = "") -> str:
    rows = [one.split() for one in work] or [["accept", "ann", "03-02"]]
    body = "".join(f"a,{act},{who},2026-{day} 10:00,{deadline},{end},{extended}\n" for act, who, day in rows)
    return "case,activity,performer,time,deadline,end date,extended to\n" + body


@pytest.mark.parametrize(
    ("deadline", "end", "fires"),
    [
        ("2026-03-10 12:00", "2026-03-10 12:00", False),
        ("2026-03-10 12:00", "2026-03-10 12:00:00.001", True),
        ("2026-03-10 12:00+01:00", "2026-03-10 12:30+02:00", False),  # 10:30 against 11:00 in universal time
        ("2026-03-10 12:00+02:00", "2026-03-10 11:30+01:00", True),
        ("2026-03-10", "2026-03-10 23:59:59", False),  # a day is meant to its end
        ("2026-03-10", "2026-03-11", True),
        ("", "2026-03-11", False),
        ("2026-03-10", "", False),
    ],
)
def test_instants_are_compared(deadline: str, end: str, fires: bool) -> None:
    assert bool(findings(late(deadline, end), "LOG002")) is fires


def test_more_than_one_in_ten_is_an_error() -> None:
    rows = "".join(case(str(number), "accept ann 03-02", deadline="2026-03-30") for number in range(9))
    one = case("x", "accept ann 03-02", deadline="2026-03-10")
    (told,) = findings(HEAD + rows + one, "LOG002")
    assert (told.severity, told.witness["percent"]) == (Severity.WARNING, 10.0)
    (told,) = findings(HEAD + rows[: rows.index("8,")] + one, "LOG002")
    assert (told.severity, told.witness["percent"]) == (Severity.ERROR, 11.1)


def test_open_cases_and_those_without_end_or_deadline_are_counted_apart() -> None:
    log = (
        HEAD + case("late", "accept ann 03-02", deadline="2026-03-10")
        + case("kept", "accept ann 03-02", deadline="2026-04-10")
        + case("open", "accept ann 03-02", deadline="2026-03-10", end="")
        + case("still", "accept ann 03-20", deadline="2026-04-10", end="") + case("free", "accept ann 03-02")
    )  # fmt: skip
    (told,) = findings(log, "LOG002")
    numbers = [told.witness[name] for name in ("of", "open", "endless", "undated")]
    assert (told.count, numbers) == (1, [2, 1, 2, 1])
    assert told.subtype == "recorded-end"
    assert "by the recorded end" in told.message


def test_a_stopped_clock_does_not_run() -> None:
    """Must not fire: recorded clock stops (补正) and extensions."""
    stopped = CHARTER.replace("review: {by: clerk,", "review: {by: clerk, clock: stopped,")
    work = ("accept ann 03-02", "review eve 03-04", "decide bob 03-09")
    assert findings(late("2026-03-05 12:00", "2026-03-09 12:00", *work), "LOG002")
    assert not findings(late("2026-03-05 12:00", "2026-03-10 12:00", *work), "LOG002", stopped)  # five days stopped
    assert findings(late("2026-03-05 12:00", "2026-03-10 12:01", *work), "LOG002", stopped)
    assert findings(
        late("2026-03-04 09:00", "2026-03-09 12:00", *work), "LOG002", stopped
    )  # it was too late to stop it
    excluded = stopped.replace("clock: stopped", "clock: excluded")
    assert not findings(late("2026-03-05 12:00", "2026-03-07 12:00", *work), "LOG002", excluded)  # two days before it
    assert findings(late("2026-03-05 12:00", "2026-03-07 12:01", *work), "LOG002", excluded)


def test_a_deadline_that_was_put_off_is_the_later_one() -> None:
    """Must not fire: recorded clock stops (补正) and extensions."""
    assert not findings(late("2026-03-05", "2026-03-09 12:00", extended="2026-03-09"), "LOG002")
    assert findings(late("2026-03-05", "2026-03-10 12:00", extended="2026-03-09"), "LOG002")
    assert findings(late("2026-03-05", "2026-03-06 12:00", extended="2026-03-01"), "LOG002")


def test_stops_add_up_and_none_counts_twice() -> None:
    charter = CHARTER.replace("review: {by: clerk,", "review: {by: clerk, clock: stopped,").replace(
        "decide: {by: head,", "decide: {by: head, clock: excluded,"
    )
    work = ("accept ann 03-02", "review eve 03-04", "decide bob 03-06")  # the same two days, by both
    assert not findings(late("2026-03-05 12:00", "2026-03-07 12:00", *work), "LOG002", charter)
    assert findings(late("2026-03-05 12:00", "2026-03-07 12:01", *work), "LOG002", charter)


def test_of_a_started_step_its_own_time_does_not_count() -> None:
    stopped = CHARTER.replace("review: {by: clerk,", "review: {by: clerk, clock: stopped,")
    log = (
        "case,activity,time,lifecycle:transition,deadline,end date\n"
        "a,accept,2026-03-02 10:00,complete,2026-03-05 12:00,2026-03-07 12:00\n"
        "a,review,2026-03-03 10:00,start,2026-03-05 12:00,2026-03-07 12:00\n"
        "a,review,2026-03-05 10:00,complete,2026-03-05 12:00,2026-03-07 12:00\n"
        "a,decide,2026-03-07 10:00,complete,2026-03-05 12:00,2026-03-07 12:00\n"
    )
    assert not findings(log, "LOG002", stopped)
    assert findings(log.replace("2026-03-03 10:00,start", "2026-03-03 10:01,start"), "LOG002", stopped)


# --- LOG003

PAIR = CHARTER.replace("    matter: permits\n", "    matter: permits\n    pairs: [{do: review, check: decide}]\n")
BOTH = HEAD + case("a", "review eve 03-02", "decide eve 03-03")


def test_pairs_that_nobody_declared_are_nobodys_business() -> None:
    """Must not fire: undeclared pairs."""
    assert not findings(BOTH, "LOG003")
    assert not findings(HEAD + case("a", "accept eve 03-02", "decide eve 03-03"), "LOG003", PAIR)
    assert findings(BOTH, "LOG003", PAIR)


def test_what_a_system_checks_is_no_pair_of_eyes() -> None:
    """Must not fire: automatic checks."""
    assert not findings(BOTH, "LOG003", PAIR.replace("decide: {by: head,", "decide: {by: head, automatic: true,"))


def test_a_later_check_by_another_is_enough_where_the_pair_says_so() -> None:
    """Must not fire: a later check by another person, if the pair allows it."""
    again = HEAD + case("a", "review eve 03-02", "decide eve 03-03", "decide bob 03-04")
    allowed = PAIR.replace("check: decide}", "check: decide, later_check: true}")
    assert findings(again, "LOG003", PAIR)
    assert not findings(again, "LOG003", allowed)
    assert findings(BOTH, "LOG003", allowed)
    before = HEAD + case("a", "decide bob 03-01", "review eve 03-02", "decide eve 03-03")
    assert findings(before, "LOG003", allowed, four_eyes_pairing="last")  # a check before the work is no later one


@pytest.mark.parametrize(
    ("work", "broken"),
    [
        (("review eve 03-02", "decide eve 03-03", "decide bob 03-04"), {"first", "any"}),
        (("review eve 03-02", "review bob 03-03", "decide bob 03-04"), {"last", "any"}),
        (("review eve 03-02", "review bob 03-03", "decide bob 03-04", "decide eve 03-05"), {"any"}),
        (("review eve 03-02", "decide eve 03-03"), {"first", "last", "any", "all"}),
        (("review eve 03-02", "decide 42 03-03"), {"first", "last", "any", "all"}),  # one person by another name
        (("review eve 03-02", "decide bob 03-03"), set()),
        (("review - 03-02", "decide bob 03-03"), set()),
    ],
)
def test_what_is_compared_is_the_profiles_to_say(work: tuple[str, ...], broken: set[str]) -> None:
    log = HEAD + case("a", *work)
    found_by = {way: kinds(log, "LOG003", PAIR, four_eyes_pairing=way) for way in ("first", "last", "any", "all")}
    assert found_by == {way: [way] if way in broken else [] for way in found_by}


def test_high_risk_and_dual_control_make_it_an_error() -> None:
    grade = [one.severity for one in findings(BOTH, "LOG003", PAIR)]
    risky = PAIR.replace("permits: {}", "permits: {high_risk: true}")
    dual = (
        PAIR
        + "\nduties:\n"
        + "  one: {matter: permits, accountable: head, beside: [{duty: two, why: dual-control, reason: x}]}\n"
    )
    dual += "  two: {matter: permits, accountable: clerk}\n"
    assert grade == [Severity.WARNING]
    assert [one.severity for one in findings(BOTH, "LOG003", risky)] == [Severity.ERROR]
    assert [one.severity for one in findings(BOTH, "LOG003", dual)] == [Severity.ERROR]
    reasonless = dual.replace(", reason: x", "")
    assert [one.severity for one in findings(BOTH, "LOG003", reasonless)] == [Severity.WARNING]


def test_who_it_was_is_named_the_most_frequent_first() -> None:
    log = (
        HEAD
        + case("a", "review eve 03-02", "decide eve 03-03")
        + "".join(case(str(number), "review bob 03-02", "decide bob 03-03") for number in range(2))
    )
    (told,) = findings(log, "LOG003", PAIR)
    assert told.witness["account"] == ["bob", "eve"]
    assert told.message.endswith("the first of each: bob, eve")
    assert [subject.id for subject in told.subjects] == ["review", "decide"]


# --- LOG004


def test_the_intake_may_take_a_case_in_for_whoever_does_a_step() -> None:
    """Must not fire: a declared intake post whose referral path ends at the responsible."""
    log = HEAD + case("a", "accept ann 03-02", "decide bob 03-03", responsible="bob")
    assert findings(log, "LOG004")
    intake = CHARTER.replace("    matter: permits\n", "    matter: permits\n    intake: window\n")
    assert not findings(log, "LOG004", intake)
    assert findings(log, "LOG004", intake.replace("decide: {by: head,", "decide: {by: clerk,"))  # he does no step
    assert findings(log, "LOG004", intake.replace("next: review}", "next: end}").replace("next: decide}", "next: end}"))
    assert findings(HEAD + case("a", "accept eve 03-02", "decide bob 03-03", responsible="bob"), "LOG004", intake)


def test_a_system_registers() -> None:
    """Must not fire: automatic registration."""
    log = HEAD + case("a", "accept web 03-02", "decide bob 03-03", responsible="bob")
    assert findings(log, "LOG004")
    assert not findings(log, "LOG004", CHARTER.replace("accept: {by: window,", "accept: {by: window, automatic: true,"))


def test_a_transfer_or_a_tracker_explains_it() -> None:
    log = HEAD + case("a", "accept ann 03-02", "decide bob 03-03", responsible="bob")
    assert not findings(
        log, "LOG004", CHARTER.replace("    matter: permits\n", "    matter: permits\n    tracked_by: window\n")
    )
    assert not findings(log + case("a", "移交科长 ann 03-02", responsible="bob"), "LOG004")
    assert not findings(log + case("a", "Transfer ann 03-02", responsible="bob"), "LOG004")
    assert findings(log + case("a", "Transfer-money ann 03-02", responsible="bob"), "LOG004")


def test_in_public_bodies_of_china_it_is_a_warning() -> None:
    log = HEAD + case("a", "accept ann 03-02", "decide bob 03-03", responsible="bob")
    assert [one.severity for one in findings(log, "LOG004")] == [Severity.NOTE]
    assert [one.severity for one in findings(log, "LOG004", profile="cn-gov")] == [Severity.WARNING]


# --- LOG005


def test_an_account_that_is_nobodys() -> None:
    log = (
        HEAD
        + case("a", "accept admin1 03-02", responsible="ann")
        + case("b", "accept ann 03-02", responsible="系统账号")
    )
    told = {one.subjects[0].id: one for one in findings(log, "LOG005")}
    assert set(told) == {"admin1", "系统账号"}
    assert (told["admin1"].witness["events"], told["admin1"].witness["responsible"]) == (1, 0)
    assert (told["系统账号"].witness["events"], told["系统账号"].witness["responsible"]) == (0, 1)
    assert kinds(log, "LOG005", no_person_accounts=["other"]) == ["no-appointment"]
    owned = CHARTER.replace("ann: {name: Ann Lee}", "ann: {name: Ann Lee}, admin1: {name: Own account}")
    assert "admin1" not in {
        one.subjects[0].id for one in findings(log, "LOG005", owned) if one.subtype == "not-a-person"
    }


def test_an_automatic_step_is_the_work_of_a_system_that_somebody_owns() -> None:
    """Must not fire: automatic steps with a system owner."""
    log = HEAD + case("a", "accept system 03-02", "review eve 03-03")
    automatic = CHARTER.replace("accept: {by: window,", "accept: {by: window, automatic: true,")
    assert kinds(log, "LOG005") == ["not-a-person"]
    assert kinds(log, "LOG005", automatic) == []
    assert kinds(log, "LOG005", automatic.replace("accept: {by: window,", "accept: {")) == [
        "not-a-person"
    ]  # nobody owns it


@pytest.mark.parametrize(
    ("change", "fires"),
    [
        ("", True),
        ("backup: clerk", False),
        ("backup: {post: clerk, since: 2026-03-04}", True),
        ("backup: {post: clerk, since: 2026-03-03}", False),
        ("backup: {post: clerk, until: 2026-03-03}", True),
    ],
)
def test_a_standby_may_on_the_day(change: str, fires: bool) -> None:
    """Must not fire: standby and delegation in force at that instant."""
    log = HEAD + case("a", "decide eve 03-03")
    charter = CHARTER.replace("head: {top: true,", f"head: {{top: true, {change}{',' if change else ''}")
    assert bool(kinds(log, "LOG005", charter)) is fires


@pytest.mark.parametrize(
    ("delegation", "fires"),
    [
        ("{by: head, to: clerk}", False),
        ("{by: window, to: clerk}", True),
        ("{by: head, to: window}", True),
        ("{by: head, to: clerk, since: 2026-03-04}", True),
        ("{by: head, to: clerk, since: 2026-03-03}", False),
        ("{by: head, to: clerk, until: 2026-03-03}", True),
        ("{by: head, to: clerk, duty: own}", False),
        ("{by: head, to: clerk, duty: other}", True),
    ],
)
def test_a_delegate_may_on_the_day(delegation: str, fires: bool) -> None:
    """Must not fire: standby and delegation in force at that instant."""
    charter = CHARTER.replace("permits: {}", "permits: {}, roads: {}") + (
        "duties: {own: {matter: permits, accountable: head}, other: {matter: roads, accountable: head}}\n"
        f"delegations: [{delegation}]\n"
    )
    assert bool(kinds(HEAD + case("a", "decide eve 03-03"), "LOG005", charter)) is fires


def test_who_holds_no_post_on_the_day() -> None:
    after = HEAD + case("a", "review eve 05-01")
    assert kinds(after, "LOG005") == ["no-appointment"]
    assert kinds(HEAD + case("a", "review eve 04-30"), "LOG005") == []
    assert kinds(HEAD + case("a", "review stranger 03-02", "accept ann 03-02"), "LOG005") == ["no-appointment"]


def test_where_nobody_is_known_nothing_is_said() -> None:
    log = HEAD + case("a", "review stranger 03-02")
    assert not findings(log, "LOG005")
    assert why(log, "LOG005") == "nobody who performed an event is known to the charter"
    bare = "processes: {permit: {steps: {review: {next: end}}}}"
    assert why(log, "LOG005", bare) == "the charter does not say who holds which post"


def test_at_a_step_that_decides_it_is_an_error() -> None:
    log = HEAD + case("a", "decide ann 03-02")
    assert [one.severity for one in findings(log, "LOG005")] == [Severity.WARNING]
    said = CHARTER.replace("decide: {by: head,", "decide: {by: head, stage: decide,")
    assert [one.severity for one in findings(log, "LOG005", said)] == [Severity.ERROR]
    duties = CHARTER.replace("permits: {}", "permits: {stages: [decide, execute]}") + (
        "duties:\n  order: {matter: permits, stage: decide, accountable: head}\n"
    )
    assert [one.severity for one in findings(log, "LOG005", duties)] == [Severity.ERROR]
    more = duties + "  do: {matter: permits, stage: execute, accountable: head}\n"
    assert [one.severity for one in findings(log, "LOG005", more)] == [Severity.WARNING]
    other = (
        said.replace("stage: decide", "stage: execute")
        + "duties:\n  order: {matter: permits, stage: decide, accountable: head}\n"
    )
    assert [one.severity for one in findings(log, "LOG005", other)] == [Severity.WARNING]


def test_a_department_does_a_step_with_all_its_posts_and_a_body_with_its_members() -> None:
    units = "departments: {office: {head: head}, desk: {part_of: office}}\n"
    units += "bodies: {board: {chair: head, members: [window]}}\n"
    charter = CHARTER.replace("matters:", units + "matters:")
    charter = charter.replace("clerk: {reports_to", "clerk: {department: desk, reports_to")
    charter = charter.replace("decide: {by: head,", "decide: {by: board,").replace("by: window,", "by: office,")
    log = HEAD + case("a", "accept eve 03-02", "review eve 03-02", "decide ann 03-03", "decide bob 03-03")
    assert kinds(log, "LOG005", charter) == []
    assert kinds(HEAD + case("a", "accept ann 03-02"), "LOG005", charter) == ["wrong-post"]
    assert kinds(HEAD + case("a", "decide eve 03-02"), "LOG005", charter) == ["wrong-post"]


def test_an_account_named_as_a_post_is_that_post() -> None:
    assert kinds(HEAD + case("a", "accept window 03-02"), "LOG005") == []
    assert kinds(HEAD + case("a", "review window 03-02"), "LOG005") == ["wrong-post"]


def test_a_wrong_post_is_one_finding_for_the_step() -> None:
    log = HEAD + case("a", "decide eve 03-02", "decide ann 03-03") + case("b", "decide ann 03-03")
    (told,) = findings(log, "LOG005")
    assert [subject.id for subject in told.subjects] == ["decide"]
    assert told.witness["account"] == ["ann", "eve"]
    assert (told.witness["events"], told.count) == (3, 2)


# --- where cases belong


def test_a_log_that_names_its_process_is_believed() -> None:
    charter = CHARTER + "  letter: {title: Letter, tracked_by: window, steps: {accept: {next: end}}}\n"
    log = "case,activity,performer,time,responsible,process\na,accept,ann,2026-03-02,bob,{}\n"
    assert findings(log.format("permit"), "LOG004", charter)
    assert not findings(log.format("Letter"), "LOG004", charter)
    assert findings(log.format(""), "LOG004", charter)  # the first of those whose steps fit


def test_rates_are_those_of_each_process() -> None:
    charter = CHARTER + "  letter: {steps: {open: {next: end}}}\n"
    log = (
        HEAD
        + case("a", "accept bob 03-02")
        + case("b", "open bob 03-02")
        + case("c", "open ann 03-02")
        + case("d", "dance bob 03-02")
    )
    told = {one.subjects[0].id: one.witness["of"] for one in findings(log, "LOG001", charter)}
    assert told == {"permit": 1, "letter": 2, "log.csv": 1}
