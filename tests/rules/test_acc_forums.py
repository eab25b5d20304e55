"""What the right to answer and overload must not find, and what they must."""

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


def graded(report: Report, code: str) -> list[tuple[str, str]]:
    return [(finding.subjects[0].id, str(finding.severity)) for finding in found(report, code)]


# --- ACC005


COACHES = "oversight: {{talk: {{forum: mayor, over: director, information: talks{said}}}}}"


@pytest.mark.parametrize(
    ("said", "hits"),
    [
        ("", []),
        (", measures: [coach, learn]", []),
        (", measures: [Coach, 表扬]", []),
        (", measures: [correct], kind: advisory", []),
        (", measures: [coach, correct]", [("talk", "note")]),
        (", measures: [整改]", [("talk", "note")]),
        (", measures: [coach, dismiss]", [("talk", "warning")]),
        (", measures: [correct, revoke the bonus]", [("talk", "warning")]),
    ],
)
def test_coaching_needs_no_answer(said: str, hits: list[tuple[str, str]]) -> None:
    """Must not fire: internal coaching."""
    assert graded(city(COACHES, said=said), "ACC005") == hits


@pytest.mark.parametrize(
    ("said", "hits"),
    [
        ("debate: hearing", []),
        ("appeal_to: court", []),
        ("appeal_to: {{unknown: '77'}}", []),
        ("appeal_to: tribunal", [["talk"]]),
        ("appeal_to: [tribunal, court]", []),
    ],
)
def test_an_appeal_lies_only_to_somebody_who_is_still_there(said: str, hits: list[list[str]]) -> None:
    report = city(
        "  tribunal: {{kind: court, terminal: true, until: 2020-01-01}}\n"
        "oversight: {{talk: {{forum: mayor, over: director, measures: dismiss, " + said + "}}}}"
    )
    assert subjects(report, "ACC005") == hits


@pytest.mark.parametrize(
    ("consequence", "entry", "hits"),
    [
        ("", "", [["neglect"]]),
        (", appeal_to: court", "", []),
        (", debate: written reply", "", []),
        ("", "forum: mayor, over: director, debate: hearing", []),  # the imposer hears it as a forum
        ("", "forum: congress, over: director, debate: hearing", [["neglect"]]),  # another one does
        ("", "forum: mayor, over: mayor, debate: hearing", [["neglect"]]),
        ("", "forum: mayor, over: director, measures: dismiss", [["neglect"], ["watch"]]),
        (", appeal_to: court", "forum: mayor, over: director, measures: dismiss", []),
        (", appeal_to: court", "forum: mayor, over: [director, clerk], measures: dismiss", [["watch"]]),
    ],
)
def test_what_a_forum_hears_serves_its_consequences_and_the_other_way_round(
    consequence: str, entry: str, hits: list[list[str]]
) -> None:
    report = check(f"""
    posts: {{mayor: {{top: true}}, director: {{reports_to: mayor}}, clerk: {{reports_to: mayor}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}, court: {{kind: court, terminal: true}}}}
    consequences: {{neglect: {{trigger: late, measures: dismiss, imposed_by: mayor{consequence}}}}}
    duties: {{water: {{accountable: director, consequence: neglect}}}}
    oversight: {{{"watch: {" + entry + "}" if entry else ""}}}
    """)
    assert subjects(report, "ACC005") == hits


@pytest.mark.parametrize(
    "consequence",
    [
        "measures: dismiss, imposed_by: mayor",  # nothing brings it about: ACC006
        "trigger: late, measures: dismiss, imposed_by: auditor",  # no forum of the director
        "trigger: late, measures: commend, imposed_by: mayor",
    ],
)
def test_what_no_forum_brings_about_needs_no_answer(consequence: str) -> None:
    report = city(
        "consequences: {{neglect: {{" + consequence + "}}}}\n"
        "duties: {{water: {{accountable: director, consequence: neglect}}}}"
    )
    assert subjects(report, "ACC005") == []


# --- ACC007


def crowd(*forums: str, duty: str = "", entries: str = "") -> Report:
    """A duty before some forums."""
    outside = ", ".join(f"{name}: {{}}" for name in ("a", "b", "c", "d", "e", "f"))
    return check(f"""
    facets: {{district: [north, south]}}
    matters: {{water: {{facets: [district]}}}}
    posts: {{mayor: {{top: true}}, director: {{reports_to: mayor}}}}
    outsiders: {{{outside}}}
    duties:
      pipes: {{matter: water, accountable: director, supervised_by: [{", ".join(forums)}]{duty}}}
    oversight: {{{entries}}}
    """)


@pytest.mark.parametrize(
    ("forums", "entries", "hits"),
    [
        ("abcd", "", []),
        ("abcde", "", [["director"]]),
        ("abcde", "more: {forum: e, over: director, intended: Two laws}", []),
        ("abcd", "more: {forum: e, over: director, intended: Two laws}", []),
        ("abcdef", "more: {forum: e, over: director, intended: Two laws}", [["director"]]),
        ("abcd", "more: {forum: e, over: director}", [["director"]]),
        ("abcd", "more: {forum: a, over: director}", []),  # one forum, said twice
        ("abcd", "more: {forum: director, over: director}", []),  # nobody is his own forum
    ],
)
def test_redundancy_is_healthy_below_the_limit_or_where_it_is_meant(
    forums: str, entries: str, hits: list[list[str]]
) -> None:
    """Must not fire: healthy redundancy (Schillemans & Bovens): below the limits, or recorded as intended."""
    assert subjects(crowd(*forums, entries=entries), "ACC007") == hits


def test_supervising_duties_that_stand_beside_one_another_on_purpose_do_not_crowd() -> None:
    text = """
    posts: {{mayor: {{top: true}}, director: {{reports_to: mayor}}}}
    outsiders: {{a: {{}}, b: {{}}, c: {{}}, d: {{}}, e: {{}}}}
    matters: {{water: {{stages: [execute, supervise]}}}}
    duties:
      pipes: {{matter: water, stage: execute, accountable: director, supervised_by: [a, b, c, d]}}
      watch: {{matter: water, stage: supervise, accountable: e{beside}}}
      other: {{matter: water, stage: supervise, accountable: d}}
    """
    said = ", beside: [{duty: other, why: redundancy, reason: Two laws}]"
    assert subjects(check(text.format(beside="")), "ACC007") == [["director"]]
    assert subjects(check(text.format(beside=said)), "ACC007") == []


@pytest.mark.parametrize(
    ("last", "hits"),
    [("{district: south}", []), ("{district: [north, south]}", [["director"]]), ("{}", [["director"]])],
)
def test_forums_crowd_where_they_see_one_cell_and_not_one_duty(last: str, hits: list[list[str]]) -> None:
    north = "scope: {district: north}"
    entries = f"one: {{forum: c, over: director, {north}}}, two: {{forum: d, over: director, {north}}}"
    entries += f", three: {{forum: e, over: director, matter: water, scope: {last}}}"
    assert subjects(crowd("a", "b", entries=entries), "ACC007") == hits


def test_the_forums_that_crowd_are_named_with_the_duty() -> None:
    (finding,) = found(crowd(*"abcde"), "ACC007")
    assert finding.subtype == "forums"
    assert finding.witness["duty"] == "pipes"
    assert finding.witness["forum"] == ["a", "b", "c", "d", "e"]


def test_a_superior_is_no_forum_that_crowds() -> None:
    report = check("""
    posts: {mayor: {top: true}, director: {reports_to: mayor}}
    outsiders: {a: {}, b: {}, c: {}, d: {}}
    duties: {pipes: {accountable: director, supervised_by: [a, b, c, d]}}
    """)
    assert subjects(report, "ACC007") == []


@pytest.mark.parametrize(
    ("entries", "hits"),
    [
        ("one: {forum: congress, over: director, information: report, every: week}", []),
        (
            "one: {forum: congress, over: director, information: report, every: week},"
            "two: {forum: mayor, over: director, information: yearly Report, every: year}",
            [["director"]],
        ),
        (
            "one: {forum: congress, over: director, information: report, every: week},"
            "two: {forum: mayor, over: director, information: 年度报告, every: year, intended: Two laws}",
            [],
        ),
        ("one: {forum: congress, over: director, information: metric, every: day}", []),
        ("one: {forum: congress, over: director, information: report}", []),
        ("one: {forum: congress, over: bureau, information: report, every: day}", [["director"]]),  # its head alone
    ],
)
def test_reports_are_too_many_where_there_are_more_than_one_a_week(entries: str, hits: list[list[str]]) -> None:
    report = check(f"""
    departments: {{bureau: {{head: director}}}}
    posts:
      mayor: {{top: true}}
      director: {{reports_to: mayor}}
      clerk: {{reports_to: director, department: bureau}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}}}
    oversight: {{{entries}}}
    """)
    assert subjects(report, "ACC007") == hits


@pytest.mark.parametrize(("vetoes", "hits"), [((2, 0), []), ((3, 0), [["director"]]), ((1, 2), [["director"]])])
def test_vetoes_add_up_over_all_assessments_of_a_post(vetoes: tuple[int, int], hits: list[list[str]]) -> None:
    one, other = (", ".join(["{veto: false}", *["{veto: true}"] * number]) for number in vetoes)
    report = check(f"""
    posts: {{mayor: {{top: true}}, director: {{reports_to: mayor}}}}
    assessments:
      - {{of: director, by: mayor, indicators: [{one}]}}
      - {{of: director, by: mayor, indicators: [{other}]}}
    """)
    assert subjects(report, "ACC007") == hits


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        ("forum: f, over: director", "warning"),
        ("forum: f, over: mayor", "note"),
        ("forum: f, over: director, scope: {district: south}", "note"),
    ],
)
def test_overload_is_a_warning_where_the_standards_of_two_forums_contradict(other: str, severity: str) -> None:
    entries = f"one: {{forum: a, over: director, scope: {{district: north}}, contradicts: two}}, two: {{{other}}}"
    assert graded(crowd(*"abcde", entries=entries), "ACC007") == [("director", severity)]
