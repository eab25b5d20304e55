"""What a single channel must not find, and what it must."""

import pytest

from respchain.checking.report import Report
from tests.charters import check, found


def subjects(report: Report, code: str) -> list[list[str]]:
    return [[subject.id for subject in finding.subjects] for finding in found(report, code)]


def dam(oversight: str, *, posts: str = "", duty: str = "high_risk: true", people: str = "") -> Report:
    """A director who answers for a dam, and who watches."""
    return check(f"""
    matters: {{dam: {{}}, roads: {{}}}}
    posts:
      mayor: {{top: true}}
      director: {{reports_to: mayor{people}}}
      {posts}
    outsiders:
      congress: {{kind: legislature, terminal: true}}
      court: {{kind: court, terminal: true}}
      auditor: {{kind: external-superior}}
      reviewer: {{kind: supplier}}
    duties: {{gates: {{matter: dam, accountable: director, {duty}}}}}
    oversight: {{{oversight}}}
    """)


@pytest.mark.parametrize(
    ("posts", "hits"),
    [
        ("director: {top: true}", []),
        ("director: {top: true, seats: 2}", [["director"]]),
        ("director: {top: true, headcount: 2}", [["director"]]),
        ("director: {top: true}, clerk: {reports_to: director}", [["director"]]),
    ],
)
def test_very_small_bodies_need_no_second_channel(posts: str, hits: list[list[str]]) -> None:
    """Must not fire: bodies below ‹size›."""
    report = check(f"""
    posts: {{{posts}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}}}
    duties: {{dam: {{accountable: director, high_risk: true}}}}
    oversight: {{yearly: {{forum: congress, over: director, information: report}}}}
    """)
    assert subjects(report, "LOOP007") == hits


@pytest.mark.parametrize(
    ("oversight", "hits"),
    [
        ("", [["director"]]),
        ("a: {forum: congress, over: director}", [["director"]]),
        ("a: {forum: congress, over: director}, b: {forum: congress, over: director}", [["director"]]),
        ("a: {forum: congress, over: director}, b: {forum: court, over: director}", []),
        ("a: {forum: congress, over: director}, b: {forum: court, over: director, kind: reactive}", []),
        ("a: {forum: congress, over: director}, b: {forum: court, over: director, kind: advisory}", [["director"]]),
        ("a: {forum: congress, over: director}, b: {forum: court, over: director, kind: assesses}", [["director"]]),
        ("a: {forum: congress, over: director}, b: {forum: court, over: director, matter: roads}", [["director"]]),
        ("a: {forum: congress, over: director}, b: {forum: auditor, over: director}", [["director"]]),  # a dead end
        (
            "a: {forum: congress, over: director}, b: {forum: auditor, over: director},"
            "c: {forum: congress, over: auditor}",
            [],
        ),
        (
            "a: {forum: auditor, over: director}, b: {forum: congress, over: auditor},c: {forum: court, over: auditor}",
            [["director"]],  # all through the auditor
        ),
        (
            "a: {forum: auditor, over: director}, b: {forum: reviewer, over: director},"
            "c: {forum: reviewer, over: auditor}, d: {forum: congress, over: reviewer}",
            [["director"]],  # the auditor has no other way than the reviewer
        ),
    ],
)
def test_two_ways_to_terminal_forums_share_nobody(oversight: str, hits: list[list[str]]) -> None:
    assert subjects(dam(oversight), "LOOP007") == hits


def test_only_duties_of_high_risk_are_judged_and_they_have_it_from_their_matter() -> None:
    one = "a: {forum: congress, over: director}"
    assert subjects(dam(one, duty="high_risk: false"), "LOOP007") == []
    report = check("""
    posts: {mayor: {top: true}, director: {reports_to: mayor}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    matters: {dam: {high_risk: true}, gates: {part_of: dam}}
    duties: {gates: {matter: gates, accountable: director}}
    oversight: {a: {forum: congress, over: director}}
    """)
    assert subjects(report, "LOOP007") == [["director"]]


def test_a_superior_is_no_independent_channel() -> None:
    report = dam("a: {forum: congress, over: director}, b: {forum: court, over: mayor}")
    assert subjects(report, "LOOP007") == [["director"]]
    report = dam(
        "a: {forum: congress, over: director}, b: {forum: court, over: mayor}, c: {forum: mayor, over: director}"
    )
    assert subjects(report, "LOOP007") == []


TWO = """
  a: {forum: one, over: director}, b: {forum: other, over: director}, c: {forum: congress, over: [one, other]}
"""


@pytest.mark.parametrize(
    ("one", "other", "hits"),
    [
        ("appointed_by: congress", "appointed_by: court", []),
        ("appointed_by: congress", "appointed_by: congress", [["director"]]),
        ("appointed_by: congress", "", []),
        ("", "", [["director"]]),  # unsaid, the superior appoints
        ("appointed_by: [congress, court]", "appointed_by: court", [["director"]]),
        ("appointed_by: congress, holder: Ann", "appointed_by: court, holder: Ann", [["director"]]),
        ("appointed_by: congress, holder: Ann", "appointed_by: court, holder: Bob", []),
    ],
)
def test_forums_with_one_person_or_one_appointing_authority_count_as_one(
    one: str, other: str, hits: list[list[str]]
) -> None:
    posts = f"one: {{reports_to: mayor, {one}}}\n      other: {{reports_to: mayor, {other}}}"
    assert subjects(dam(TWO, posts=posts), "LOOP007") == hits


def test_who_joins_two_forums_makes_them_one() -> None:
    """The first and the last have nothing in common but what each shares with the one between."""
    posts = (
        "one: {reports_to: mayor, appointed_by: congress, holder: Ann}\n"
        "      other: {reports_to: mayor, appointed_by: court, holder: Bob}\n"
        "      between: {reports_to: mayor, appointed_by: court, holder: Ann}"
    )
    assert subjects(dam(TWO, posts=posts), "LOOP007") == []  # who is no forum is no vertex
    joined = TWO + ", d: {forum: between, over: mayor}"
    assert subjects(dam(joined, posts=posts), "LOOP007") == [["director"]]


@pytest.mark.parametrize(("abstains", "hits"), [("", [["director"]]), (", abstains: director", [])])
def test_no_way_leads_through_a_forum_in_which_the_actor_judges(abstains: str, hits: list[list[str]]) -> None:
    report = check(f"""
    posts:
      mayor: {{top: true, holder: May}}
      director: {{reports_to: mayor, holder: Ann}}
      x: {{reports_to: mayor, holder: Bob}}
      y: {{reports_to: mayor, holder: Cy}}
    bodies: {{board: {{chair: x, members: [y, director]{abstains}}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}, court: {{kind: court, terminal: true}}}}
    duties: {{dam: {{accountable: director, high_risk: true}}}}
    oversight:
      a: {{forum: congress, over: director}}
      b: {{forum: board, over: director}}
      c: {{forum: court, over: board}}
    """)
    assert subjects(report, "LOOP007") == hits


def test_ways_are_counted_matter_by_matter() -> None:
    """Two matters alike, one where the second way begins elsewhere, one where it breaks off further up."""
    report = check("""
    matters: {a: {high_risk: true}, b: {high_risk: true}, c: {high_risk: true}, d: {high_risk: true}}
    posts: {mayor: {top: true}, director: {reports_to: mayor}}
    outsiders:
      congress: {kind: legislature, terminal: true}
      auditor: {}
      office: {}
    duties:
      one: {matter: a, accountable: director, supervised_by: auditor}
      two: {matter: b, accountable: director, supervised_by: auditor}
      three: {matter: c, accountable: director}
      four: {matter: d, accountable: director, supervised_by: auditor}
    oversight:
      hearing: {forum: congress, over: director}
      up: {forum: office, over: auditor}
      a: {forum: congress, over: office, matter: a}
      b: {forum: congress, over: office, matter: b}
      c: {forum: congress, over: office, matter: c}
    """)
    (finding,) = found(report, "LOOP007")
    assert finding.witness["duty"] == ["three", "four"]
