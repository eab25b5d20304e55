"""What open findings and forums that come too late must not find, and what they must."""

from typing import Any

import pytest

from respchain.checking.report import Report
from tests.charters import check, found

CITY = """
posts:
  mayor: {{top: true}}
  director: {{reports_to: mayor}}
outsiders:
  congress: {{kind: legislature, terminal: true}}
  court: {{kind: court, terminal: true}}
  auditor: {{kind: external-superior}}
"""


def city(text: str, **words: str) -> Report:
    """A report on a small city with what is said of it."""
    return check((CITY + text).format(**words))


def subjects(report: Report, code: str) -> list[list[str]]:
    return [[subject.id for subject in finding.subjects] for finding in found(report, code)]


# --- LOOP006


WHOLE = "followup: {{owner: director, verifier: mayor, within: 30 days, used_in: assessment}}"


@pytest.mark.parametrize(("kind", "hits"), [("supervises", [["watch"]]), ("advisory", []), ("reactive", [])])
def test_who_only_advises_orders_no_correction(kind: str, hits: list[list[str]]) -> None:
    """Must not fire: advisory bodies."""
    report = city("oversight: {{watch: {{forum: congress, over: director, kind: {kind}}}}}", kind=kind)
    assert subjects(report, "LOOP006") == hits


@pytest.mark.parametrize(
    ("left_out", "part"),
    [
        ("owner: director, ", "owner"),
        ("verifier: mayor, ", "verifier"),
        ("within: 30 days, ", "within"),
        (", used_in: assessment", "effect"),
    ],
)
def test_each_part_of_a_follow_up_is_asked_for(left_out: str, part: str) -> None:
    text = "oversight: {{watch: {{forum: congress, over: director, " + WHOLE.replace(left_out, "") + "}}}}"
    (finding,) = found(city(text), "LOOP006")
    assert finding.witness["part"] == part
    assert subjects(city("oversight: {{watch: {{forum: congress, over: director, " + WHOLE + "}}}}"), "LOOP006") == []


def test_who_corrects_and_is_gone_corrects_nothing() -> None:
    text = """
    posts: {{mayor: {{top: true}}, clerk: {{reports_to: mayor{until}}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}}}
    oversight:
      watch:
        forum: congress
        over: mayor
        followup: {{owner: {owner}, verifier: congress, within: 30 days, used_in: assessment}}
    """
    assert subjects(check(text.format(owner="clerk", until="")), "LOOP006") == []
    assert subjects(check(text.format(owner="clerk", until=", until: 2020-01-01")), "LOOP006") == [["watch"]]
    assert subjects(check(text.format(owner="{unknown: '7'}", until="")), "LOOP006") == []


@pytest.mark.parametrize(
    ("owner", "verifier", "hits"),
    [
        ("a", "b", []),
        ("a", "a", [["watch"]]),
        ("office", "a", [["watch"]]),  # its head
        ("a", "twin", [["watch"]]),  # the same person in another post
        ("a", "alone", [["watch"]]),  # a body of that person alone
        ("a", "board", []),  # where others sit too
        ("empty", "vacant", []),
    ],
)
def test_somebody_else_verifies(owner: str, verifier: str, hits: list[list[str]]) -> None:
    report = check(f"""
    departments: {{office: {{head: a}}}}
    posts:
      a: {{top: true, holder: Ann}}
      b: {{reports_to: a, holder: Bob}}
      twin: {{reports_to: a, holder: Ann}}
      empty: {{reports_to: a}}
      vacant: {{reports_to: a}}
    bodies: {{alone: {{chair: a}}, board: {{chair: a, members: [b]}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}}}
    oversight:
      watch:
        forum: congress
        over: a
        followup: {{owner: {owner}, verifier: {verifier}, within: 30 days, used_in: assessment}}
    """)
    assert subjects(report, "LOOP006") == hits
    assert [finding.subtype for finding in found(report, "LOOP006")] == ["own-verifier"] * len(hits)


def test_a_forum_by_a_duty_alone_states_no_entry_that_could_lack_anything() -> None:
    report = city("duties: {{water: {{accountable: director, supervised_by: congress}}}}")
    assert subjects(report, "LOOP006") == []


# --- LOOP008


def fines(oversight: str, duty: str = "needs: [punish]", more: str = "") -> list[tuple[Any, str]]:
    report = city(
        "facets: {{district: [north, south]}}\n"
        "matters: {{fines: {{facets: [district]{more}}}}}\n"
        "duties: {{fine: {{matter: fines, accountable: director, {duty}}}}}\n"
        "oversight: {{{oversight}}}",
        oversight=oversight,
        duty=duty,
        more=more,
    )
    return [(finding.subtype, str(finding.severity)) for finding in found(report, "LOOP008")]


LATE, UNSAID = [("after", "warning")], [("unrecorded", "note")]


@pytest.mark.parametrize(
    ("duty", "more", "hits"),
    [
        ("needs: [punish]", "", LATE),
        ("needs: [punish], after_only: Files are read once they are closed", "", []),
        ("needs: [punish]", ", after_only: Statistics", []),
    ],
)
def test_what_can_only_be_looked_at_afterwards_says_so(duty: str, more: str, hits: list[tuple[str, str]]) -> None:
    """Must not fire: duties with no meaningful before or during (archives, statistics)."""
    assert fines("a: {forum: congress, over: director, timing: after}", duty, more) == hits


@pytest.mark.parametrize(
    ("oversight", "hits"),
    [
        ("a: {forum: congress, over: director}", UNSAID),
        ("a: {forum: congress, over: director, timing: after}", LATE),
        ("a: {forum: congress, over: director, timing: after}, b: {forum: court, over: director}", UNSAID),
        ("a: {forum: congress, over: director, timing: before}, b: {forum: court, over: director}", []),
    ],
)
def test_where_it_is_not_recorded_when_a_forum_looks_there_is_a_note(
    oversight: str, hits: list[tuple[str, str]]
) -> None:
    """Must not fire: edges whose timing is not recorded (note)."""
    assert fines(oversight) == hits


@pytest.mark.parametrize(
    ("duty", "hits"),
    [
        ("needs: [permit]", LATE),
        ("needs: [spend]", LATE),
        ("needs: [inspect]", []),
        ("high_risk: true", LATE),
        ("high_risk: false", []),
    ],
)
def test_duties_of_high_risk_and_grave_powers_are_judged(duty: str, hits: list[tuple[str, str]]) -> None:
    assert fines("a: {forum: congress, over: director, timing: after}", duty) == hits


@pytest.mark.parametrize(
    ("early", "hits"),
    [
        ("timing: [after, during]", []),
        ("timing: before", []),
        ("timing: before, scope: {district: north}", LATE),
        ("timing: before, scope: {district: [north, south]}", []),
    ],
)
def test_each_cell_is_looked_at_in_time(early: str, hits: list[tuple[str, str]]) -> None:
    late = "a: {forum: congress, over: director, timing: after}"
    assert fines(late + ", b: {forum: court, over: director, " + early + "}") == hits


def test_the_part_that_nobody_looks_at_in_time_is_the_witness() -> None:
    report = city("""
facets: {{district: [north, south]}}
matters: {{fines: {{facets: [district]}}}}
duties: {{fine: {{matter: fines, accountable: director, needs: punish}}}}
oversight:
  a: {{forum: congress, over: director, timing: after}}
  b: {{forum: court, over: director, timing: before, scope: {{district: north}}}}
""")
    (finding,) = found(report, "LOOP008")
    assert finding.witness["box"]["district"] == ["south"]


@pytest.mark.parametrize(
    ("assessor", "oversight", "hits"),
    [
        ("mayor", "", UNSAID),
        ("mayor", "a: {{forum: congress, over: director, timing: after}}", LATE),
        ("mayor", "a: {{forum: congress, over: director, timing: before}}", []),
    ],
)
def test_an_assessment_looks_back_and_changes_nothing(
    assessor: str, oversight: str, hits: list[tuple[str, str]]
) -> None:
    report = city(
        "duties: {{fine: {{accountable: director, needs: punish}}}}\n"
        "assessments: [{{of: director, by: " + assessor + "}}]\n"
        "oversight: {{" + oversight + "}}"
    )
    assert [(finding.subtype, str(finding.severity)) for finding in found(report, "LOOP008")] == hits


def test_a_duty_that_nobody_but_a_superior_watches_is_not_looked_at_late() -> None:
    report = city("duties: {{fine: {{accountable: director, needs: punish}}}}\noversight: {{}}")
    assert subjects(report, "LOOP008") == []


@pytest.mark.parametrize(
    ("entry", "hits"),
    [
        ("", UNSAID),
        ("a: {forum: congress, over: mayor, timing: before}", UNSAID),  # over somebody else
        ("a: {forum: court, over: director, timing: before, scope: {district: north}}", UNSAID),
        ("a: {forum: congress, over: director, timing: before}", []),
        ("a: {forum: congress, over: director, timing: before, scope: {district: north}}", []),
        ("a: {forum: congress, over: director, timing: after}", LATE),
    ],
)
@pytest.mark.parametrize("derived", ["named", "staged"])
def test_a_forum_by_a_duty_borrows_when_its_own_entry_over_the_actor_looks(
    derived: str, entry: str, hits: list[tuple[str, str]]
) -> None:
    by = "supervised_by: congress" if derived == "named" else ""
    report = city(
        """
facets: {{district: [north, south]}}
matters: {{fines: {{facets: [district], stages: [execute, supervise]}}}}
duties:
  fine: {{matter: fines, stage: execute, accountable: director, needs: punish, {by}}}
  {watch}
oversight: {{{entry}}}
""",
        by=by,
        watch="watch: {matter: fines, stage: supervise, accountable: congress}" if derived == "staged" else "",
        entry=entry,
    )
    assert [(finding.subtype, str(finding.severity)) for finding in found(report, "LOOP008")] == hits
