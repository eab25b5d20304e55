"""What the rules of closed loops must not fire on, and how one cause stays one finding."""

from typing import Any

import pytest

from respchain.checking.report import Report
from tests.charters import check, found


def subjects(report: Report, code: str) -> list[list[str]]:
    """The ids that each finding of a rule names."""
    return [[subject.id for subject in finding.subjects] for finding in found(report, code)]


def related(finding: Any) -> set[str]:
    return {effect.rule for effect in finding.related}


def test_the_boundary_of_the_model_is_no_dead_end_once_the_outside_superior_is_declared_terminal() -> None:
    """Must not fire: the model's boundary, once the outside superior is declared terminal (`external-superior`)."""
    text = """
    posts: {{mayor: {{top: true, reports_to: province}}}}
    outsiders: {{province: {{kind: external-superior, terminal: {terminal}}}}}
    duties: {{plan: {{accountable: mayor}}}}
    """
    assert subjects(check(text.format(terminal="true")), "LOOP001") == []
    assert subjects(check(text.format(terminal="false")), "LOOP001") == [["mayor"]]


def test_a_top_leader_is_never_terminal_whatever_he_answers() -> None:
    report = check("""
    posts:
      mayor: {top: true, terminal: {outside: elected, title: statute, means: dismiss, renewal: five years}}
      clerk: {reports_to: mayor}
    duties: {file: {accountable: clerk}}
    """)
    (finding,) = found(report, "LOOP009")
    assert finding.subtype == "top"
    assert related(finding) == {"LOOP001"}
    assert found(report, "LOOP001") == []


def test_many_duties_that_end_at_one_actor_on_many_matters_are_one_finding() -> None:
    report = check("""
    posts: {mayor: {top: true}, a: {reports_to: mayor}, b: {reports_to: mayor}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    matters: {water: {}, roads: {}, food: {}}
    duties:
      one: {matter: water, accountable: a}
      two: {matter: roads, accountable: a}
      three: {matter: food, accountable: b}
    oversight: {floods: {forum: congress, over: a, matter: water, information: report}}
    """)
    (finding,) = found(report, "LOOP001")
    assert [subject.id for subject in finding.subjects] == ["a", "b"]
    assert finding.count == 2
    assert finding.witness["stop"] == "mayor"


def test_command_is_not_supervision_where_the_actor_chairs_the_body_above() -> None:
    """Must not fire: a body chaired by the actor that commands (行政首长负责制): command is not supervision."""
    text = """
    posts: {mayor: {holder: Ann, reports_to: council, top: true}}
    bodies: {council: {chair: mayor, members: [mayor]}}
    duties: {plan: {accountable: mayor%s}}
    """
    assert subjects(check(text % ""), "LOOP002") == []
    assert subjects(check(text % ", supervised_by: council"), "LOOP002") == [["mayor"]]


@pytest.mark.parametrize(("members", "hits"), [("[b, c]", []), ("[b]", [["a"]])])
def test_who_abstains_does_not_judge_where_two_others_form_the_quorum(members: str, hits: list[list[str]]) -> None:
    """Must not fire: a body where that person abstains and ≥ ‹2› others form the quorum."""
    report = check(f"""
    posts: {{a: {{holder: Ann, top: true}}, b: {{holder: Bob}}, c: {{holder: Cy}}}}
    bodies: {{board: {{chair: a, members: {members}, abstains: a}}}}
    oversight: {{yearly: {{forum: board, over: a, information: report}}}}
    """)
    assert subjects(report, "LOOP002") == hits


def test_one_person_at_two_ends_of_a_circle_is_the_cause_and_the_whole_circle_its_effect() -> None:
    report = check("""
    posts: {x: {holder: Ann}, y: {holder: Ann}, z: {holder: Bob}}
    oversight:
      one: {forum: y, over: x, information: report}
      two: {forum: z, over: y, information: report}
      three: {forum: x, over: z, information: report}
    """)
    (finding,) = found(report, "LOOP002")
    assert [subject.id for subject in finding.subjects] == ["x"]
    assert finding.witness["forum"] == "y"
    assert related(finding) == {"LOOP005"}
    assert found(report, "LOOP005") == []


def test_a_circle_of_which_one_watches_himself_too_stays_a_circle() -> None:
    report = check("""
    outsiders: {a: {}, b: {}}
    oversight:
      one: {forum: a, over: [a, b], information: report}
      two: {forum: b, over: a, information: report}
    """)
    assert subjects(report, "LOOP002") == [["a"]]
    assert subjects(report, "LOOP005") == [["a", "b"]]


def test_self_supervision_by_the_stage_supervise_alone_is_named_with_the_stages_it_comes_from() -> None:
    text = """
    posts: {{a: {{top: true, holder: Ann}}}}
    matters: {{water: {{stages: [execute, supervise]}}}}
    duties:
      do: {{matter: water, stage: execute, accountable: a, supervised_by: {forum}}}
      watch: {{matter: water, stage: supervise, accountable: a}}
    """
    alone = check(text.format(forum="[]"))
    assert subjects(alone, "LOOP002") == []
    assert "LOOP002" in {code for finding in found(alone, "SOD001") for code in related(finding)}
    assert subjects(check(text.format(forum="a")), "LOOP002") == [["a"]]


def test_terminal_forums_need_no_forum_of_their_own() -> None:
    """Must not fire: v ∈ T."""
    text = """
    posts: {{a: {{top: true}}}}
    outsiders: {{court: {{kind: court, terminal: {terminal}}}}}
    oversight: {{cases: {{forum: court, over: a, information: files}}}}
    """
    assert subjects(check(text.format(terminal="true")), "LOOP003") == []
    assert subjects(check(text.format(terminal="false")), "LOOP003") == [["court"]]


def test_a_forum_on_another_matter_hears_nothing_of_the_supervision() -> None:
    report = check("""
    posts: {a: {top: true}}
    outsiders: {auditor: {}, congress: {kind: legislature, terminal: true}}
    matters: {money: {}, water: {}}
    oversight:
      audit: {forum: auditor, over: a, matter: money, information: books}
      report: {forum: congress, over: auditor, matter: water, information: report}
    """)
    assert subjects(report, "LOOP003") == [["auditor"]]


def test_a_supervisor_without_forum_is_the_cause_where_walks_stop_at_it() -> None:
    report = check("""
    posts: {a: {top: true}}
    outsiders: {auditor: {}}
    duties: {plan: {accountable: a}}
    oversight: {audit: {forum: auditor, over: a, information: books}}
    """)
    (finding,) = found(report, "LOOP003")
    assert related(finding) == {"LOOP001"}
    assert found(report, "LOOP001") == []


@pytest.mark.parametrize(
    ("control", "hits"),
    [
        ("appointed_by: province, removed_by: province", []),
        ("appointed_by: province, removed_by: director", [["watch"]]),
        ("removed_by: province", [["watch"]]),  # unsaid, the superior appoints
        ("appointed_by: deputy, removed_by: province", [["watch"]]),
    ],
)
def test_who_is_led_at_its_own_level_may_supervise_if_appointed_and_removed_only_from_above(
    control: str, hits: list[list[str]]
) -> None:
    """Must not fire: a supervisor led by the same level but nominated and removable only from above (两为主)."""
    report = check(f"""
    posts: {{director: {{top: true}}, deputy: {{reports_to: director}}, watch: {{reports_to: director, {control}}}}}
    outsiders: {{province: {{kind: external-superior, terminal: true}}}}
    oversight: {{daily: {{forum: watch, over: director, information: files}}}}
    """)
    assert subjects(report, "LOOP004") == hits


@pytest.mark.parametrize(("other", "hits"), [("supervises", []), ("advisory", [["staff"]])])
def test_a_democratic_channel_from_below_is_sound_beside_another_one(other: str, hits: list[list[str]]) -> None:
    """Must not fire: bottom-up channels typed `democratic`, if not the only channel."""
    report = check(f"""
    posts: {{director: {{top: true}}, staff: {{reports_to: director}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}}}
    oversight:
      meeting: {{forum: staff, over: director, kind: democratic, information: assembly}}
      yearly: {{forum: congress, over: director, kind: {other}, information: report}}
    """)
    assert subjects(report, "LOOP004") == hits


@pytest.mark.parametrize(
    ("more", "hits"),
    [
        ("round: {forum: crowd, over: director, kind: democratic, information: assembly}", [["crowd"], ["staff"]]),
        ("own: {forum: director, over: director, kind: assesses, information: report}", [["staff"]]),
        ("again: {forum: staff, over: director, kind: reactive, information: letters}", [["staff"]]),
        ("asked: {forum: congress, over: director, kind: reactive, information: letters}", []),
    ],
)
def test_democratic_channels_are_no_other_channel_for_one_another_nor_is_the_supervised(
    more: str, hits: list[list[str]]
) -> None:
    report = check(f"""
    posts: {{director: {{top: true}}, staff: {{reports_to: director}}, crowd: {{reports_to: director}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true}}}}
    oversight:
      meeting: {{forum: staff, over: director, kind: democratic, information: assembly}}
      {more}
    """)
    assert sorted(subjects(report, "LOOP004")) == hits


def test_a_circle_vanishes_where_each_watches_the_other_on_another_matter() -> None:
    """Must not fire: cycles that vanish when For is split by matter."""
    text = """
    outsiders: {{a: {{}}, b: {{}}}}
    matters: {{money: {{}}, discipline: {{}}}}
    oversight:
      one: {{forum: a, over: b, matter: money, information: books}}
      two: {{forum: b, over: a, matter: {matter}, information: files}}
    """
    assert subjects(check(text.format(matter="discipline")), "LOOP005") == []
    assert subjects(check(text.format(matter="money")), "LOOP005") == [["a", "b"]]


@pytest.mark.parametrize(("exit_", "hits"), [("out: {forum: court, over: b, kind: reactive}", []), ("", [["a", "b"]])])
def test_a_circle_with_a_way_out_is_not_closed(exit_: str, hits: list[list[str]]) -> None:
    """Must not fire: cycles with an exit edge."""
    report = check(f"""
    outsiders: {{a: {{}}, b: {{}}, court: {{kind: court, terminal: true}}}}
    oversight:
      one: {{forum: a, over: b, information: report}}
      two: {{forum: b, over: a, information: report}}
      {exit_}
    """)
    assert subjects(report, "LOOP005") == hits


@pytest.mark.parametrize(("terminal", "hits"), [("true", []), ("false", [["a", "province"]])])
def test_a_circle_on_the_boundary_of_the_model_is_not_closed(terminal: str, hits: list[list[str]]) -> None:
    """Must not fire: the model's declared boundary."""
    report = check(f"""
    outsiders: {{a: {{}}, province: {{kind: external-superior, terminal: {terminal}}}}}
    oversight:
      one: {{forum: province, over: a, information: report}}
      two: {{forum: a, over: province, information: report}}
    """)
    assert subjects(report, "LOOP005") == hits


def test_a_circle_is_named_once_in_the_order_of_its_steps_whatever_the_matters() -> None:
    report = check("""
    outsiders: {a: {}, b: {}, c: {}}
    matters: {money: {}, water: {}, roads: {}}
    oversight:
      one: {forum: c, over: a, information: report}
      two: {forum: b, over: c, information: report}
      three: {forum: a, over: b, information: report}
      four: {forum: a, over: c, matter: money, information: report}
    """)
    (finding,) = found(report, "LOOP005")
    assert finding.witness == {"path": ["a", "c", "b"]}
    assert finding.count == 3


def test_outside_legislatures_courts_superiors_and_owners_need_say_no_more_than_terminal() -> None:
    """Must not fire: legislatures, courts, external superiors and owners outside the chart with nothing that speaks
    against them (note if delegates are the supervised officials).
    """
    text = """
    posts: {mayor: {top: true, holder: {person: chen}}, speaker: {top: true, holder: {person: wang}}}
    outsiders:
      congress: {kind: legislature, terminal: true, represented_by: speaker}
      court: {kind: court, terminal: true}
      province: {kind: external-superior, terminal: true}
      members: {kind: owner, terminal: true}
    oversight: {all: {forum: congress, over: mayor, information: report}}
    """
    assert subjects(check(text), "LOOP009") == []
    (itself,) = found(check(text.replace("wang", "chen")), "LOOP009")
    assert (itself.subtype, str(itself.severity), itself.subjects[0].id) == ("delegates", "note", "congress")
    (bare,) = found(check(text.replace("owner", "supplier")), "LOOP009")
    assert (bare.subtype, str(bare.severity), bare.subjects[0].id) == ("unanswered", "error", "members")


def test_a_terminal_on_which_several_lay_hands_is_one_finding() -> None:
    report = check("""
    posts: {a: {top: true}, b: {reports_to: a}}
    bodies:
      board:
        appointed_by: a
        removed_by: b
        terminal: {outside: of the house, title: rule, means: report, renewal: term}
    oversight: {all: {forum: board, over: [a, b], information: report}}
    """)
    (finding,) = found(report, "LOOP009")
    assert finding.subtype == "hangs"
    assert finding.witness == {"terminal": "board", "controller": ["a", "b"]}


def test_a_public_without_any_channel_is_a_warning() -> None:
    text = """
    posts: {{a: {{top: true}}}}
    outsiders: {{people: {{kind: public, terminal: true}}}}
    oversight: {{talk: {{forum: people, over: a, information: website{measures}}}}}
    """
    (finding,) = found(check(text.format(measures="")), "LOOP009")
    assert (finding.subtype, str(finding.severity)) == ("no-channel", "warning")
    assert subjects(check(text.format(measures=", measures: [complaint]")), "LOOP009") == []


@pytest.mark.parametrize(("matter", "hits"), [("water", [["board"]]), ("roads", [])])
def test_a_terminal_hangs_on_whom_it_judges_on_one_matter_and_not_on_a_walk_over_several(
    matter: str, hits: list[list[str]]
) -> None:
    report = check(f"""
    matters: {{water: {{}}, roads: {{}}}}
    posts: {{director: {{top: true}}, auditor: {{appointed_by: board}}}}
    bodies:
      board:
        chair: auditor
        appointed_by: director
        terminal: {{outside: of the board, title: rule, means: report, renewal: term}}
    oversight:
      audit: {{forum: auditor, over: director, matter: water, information: books}}
      report: {{forum: board, over: auditor, matter: {matter}, information: report}}
    """)
    assert subjects(report, "LOOP009") == hits


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ("", {"HIER001"}),
        ("o: {forum: a, over: b, information: report}", {"HIER001", "LOOP005"}),  # another edge, beside the line
        (
            "o: {forum: c, over: a, matter: m, information: report}",
            {"HIER001"},
        ),  # an exit on m alone: on n the circle is closed
    ],
)
def test_a_circle_of_command_alone_is_closed_by_that_cause_alone(more: str, rules: set[str]) -> None:
    report = check(f"""
    matters: {{m: {{}}, n: {{}}}}
    posts: {{a: {{reports_to: b}}, b: {{reports_to: a}}, c: {{top: true}}}}
    duties: {{d: {{matter: m, accountable: a}}, e: {{matter: n, accountable: a}}}}
    oversight: {{{more}}}
    """)
    assert {finding.rule for finding in report.findings} & {"HIER001", "LOOP001", "LOOP005"} == rules
    (cycle,) = found(report, "HIER001")
    assert ("LOOP005" in related(cycle)) == ("LOOP005" not in rules)


@pytest.mark.parametrize(
    ("delegate", "holder", "hits"),
    [
        ("mayor", "chen", [("delegates", "note", ["congress"])]),
        ("speaker", "chen", [("delegates", "note", ["congress"])]),
        ("speaker", "wang", []),
        ("office", "wang", []),
        ("{unknown: '7'}", "wang", []),
    ],
)
def test_a_note_where_delegates_are_the_supervised_officials(
    delegate: str, holder: str, hits: list[tuple[str, str, list[str]]]
) -> None:
    report = check(f"""
    departments: {{office: {{head: speaker}}}}
    posts:
      mayor: {{top: true, holder: {{person: chen}}}}
      speaker: {{department: office, top: true, holder: {{person: {holder}}}}}
    outsiders: {{congress: {{kind: legislature, terminal: true, represented_by: {delegate}}}}}
    duties: {{d: {{accountable: mayor, supervised_by: congress}}}}
    """)
    said = [(f.subtype, str(f.severity), [s.id for s in f.subjects]) for f in found(report, "LOOP009")]
    assert said == hits
    assert not hits or found(report, "LOOP009")[0].witness["person"] == "chen"
