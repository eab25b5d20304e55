"""Accountability: what its rules must not report, and how causes come together."""

from datetime import date

import pytest

from respchain.facts.facts import Facts
from respchain.rule import ERROR, NOTE, WARNING
from respchain.rules.acc.acc003_no_forum import no_forum
from respchain.rules.acc.acc004_deaf_forum import deaf_forum
from tests.charters import ask, check, found

TODAY = date(2026, 6, 1)


def named(text: str, code: str) -> list[str]:
    """The ids that the findings of a rule name."""
    return [subject.id for finding in found(check(text, today=TODAY), code) for subject in finding.subjects]


# -- ACC001

VACANT = """
posts:
  mayor: {top: true, holder: {person: Li}}
  director: {reports_to: mayor, %s}
  deputy: {reports_to: director, %s}
duties: {a: {accountable: director, responsible: deputy}}
"""


@pytest.mark.parametrize(
    "holder",
    [
        "holder: {person: {unknown: N/D}}",
        "headcount: 40",
        "holder: {person: Wang, kind: acting, since: 2026-05-01}",  # "vacant post without acting holder or standby"
        "backup: deputy",
    ],
)
def test_somebody_stands_behind_the_post(holder: str) -> None:
    assert named(VACANT % (holder, "holder: {person: Zhao}"), "ACC001") == []


def test_a_post_in_which_nobody_is_has_nobody_behind_it() -> None:
    assert named(VACANT % ("grade: 1", "holder: {person: Zhao}"), "ACC001") == ["director"]


@pytest.mark.parametrize(("until", "late"), [("2026-03-03", False), ("2026-03-02", True)])
def test_a_vacancy_with_a_standby_is_left_to_the_clock(until: str, *, late: bool) -> None:
    """Must not fire: a vacancy of ≤ ‹vacancy days› with a named standby (then PER001 watches the clock)."""
    left = f"holder: {{person: Wang, since: 2020-01-01, until: {until}}}"
    text = VACANT % (f"backup: deputy, {left}", "holder: {person: Zhao}")
    assert named(text, "ACC001") == []
    assert named(text, "PER001") == ["director"] * late
    assert named(VACANT % (left, "holder: {person: Zhao}"), "ACC001") == ["director"]


@pytest.mark.parametrize("deputy", ["frozen: true", "holder: {person: Zhao, until: 2026-06-01}"])
def test_a_standby_in_whose_post_nobody_is_does_not_help(deputy: str) -> None:
    assert named(VACANT % ("backup: deputy", deputy), "ACC001") == ["director"]


def test_a_name_kept_back_is_a_person() -> None:
    """Must not fire: names withheld ("N/D"): a person id is enough."""
    people = "people: {x1: {disclosed: false}, li: {name: Li}}\n"
    text = (
        people
        + """
posts: {mayor: {top: true}, director: {reports_to: mayor}}
appointments: [{person: li, post: mayor}, {person: x1, post: director}]
duties: {a: {accountable: director}}
"""
    )
    assert named(text, "ACC001") == []
    assert named(text.replace(", {person: x1, post: director}", ""), "ACC001") == ["director"]


def test_an_aggregate_row_names_nobody() -> None:
    """Must not fire: aggregate rows."""
    assert named(VACANT % ("headcount: 40", "holder: {person: Zhao}"), "ACC001") == []
    assert named(VACANT % ("seats: 40", "holder: {person: Zhao}"), "ACC001") == ["director"]


def test_one_vacant_post_is_one_cause_be_it_named_itself_or_by_its_department() -> None:
    report = check(
        """
        departments: {market: {head: director}}
        posts: {director: {top: true}, deputy: {reports_to: director, holder: {person: Li}}}
        duties:
          a: {accountable: market, responsible: deputy}
          b: {accountable: director, responsible: deputy}
          c: {accountable: market, responsible: deputy}
        """
    )
    (finding,) = found(report, "ACC001")
    assert finding.count == 3
    assert {subject.id for subject in finding.subjects} == {"market", "director"}
    assert [effect.rule for effect in finding.related] == ["PER001"]
    assert found(report, "PER001") == []  # "ACC001 over PER001 until a standby is named"


def test_a_body_has_the_persons_of_its_members() -> None:
    text = """
    posts: {mayor: {top: true}, clerk: {reports_to: mayor%s}}
    people: {li: {name: Li}}
    bodies: {board: {chair: mayor, members: [{post: clerk, tier: main}]}}
    duties: {a: {accountable: board}}
    """
    assert named(text % "", "ACC001") == ["board"]
    assert named(text % ", holder: {person: li}", "ACC001") == []


def test_without_persons_at_all_nobody_can_be_missed() -> None:
    """Catalogue: "A layer that the source does not carry (no person column) is stated once as not judged"."""
    report = check("posts: {mayor: {top: true}}\nduties: {a: {accountable: mayor}}")
    assert {rule.rule: rule.not_judged for rule in report.rules}["ACC001"]
    assert found(report, "ACC001") == []


# -- ACC002


@pytest.mark.parametrize(
    ("body", "bare"),
    [
        ("{chair: mayor, members: [{post: clerk, tier: important}, {post: mayor, tier: main}]}", False),
        ("{chair: mayor, members: [clerk]}", True),
        ("{chair: mayor}", True),
        ("{members: [{post: clerk, tier: main}]}", True),
        ("{chair: old, members: [{post: clerk, tier: main}]}", True),
    ],
)
def test_a_collegiate_decision_has_a_chair_and_member_tiers(body: str, *, bare: bool) -> None:
    """Must not fire: collegiate decision by law (procuratorial committee, board) with chair and member tiers."""
    text = f"""
    posts: {{mayor: {{top: true}}, clerk: {{reports_to: mayor}}, old: {{until: 2020-01-01}}}}
    bodies: {{board: {body}}}
    duties: {{a: {{accountable: board}}, b: {{accountable: board}}}}
    """
    assert named(text, "ACC002") == ["board"] * bare


def test_a_unit_without_head_causes_that_no_person_stands_behind_it() -> None:
    report = check(
        """
        departments: {market: {title: Market}, left: {head: old}}
        posts: {mayor: {top: true, holder: {person: Li}}, old: {until: 2020-01-01}}
        duties: {a: {accountable: market, responsible: mayor}, b: {accountable: left, responsible: mayor}}
        """
    )
    assert found(report, "ACC001") == []
    assert [
        ([subject.id for subject in finding.subjects], [effect.rule for effect in finding.related])
        for finding in found(report, "ACC002")
    ] == [(["market"], ["ACC001"]), (["left"], ["ACC001"])]


# -- ACC003

FORUMS = """
posts: {mayor: {top: true}, director: {reports_to: mayor}}
facets: {district: [north, south]}
matters: {water: {title: Water, facets: [district]}}
outsiders: {congress: {kind: legislature, terminal: true}}
"""


def test_members_of_the_terminals_answer_to_nobody() -> None:
    """Must not fire: members of T."""
    assert named(FORUMS + "duties: {a: {accountable: congress}}", "ACC003") == []


def test_a_terminal_that_is_none_is_not_spared() -> None:
    text = "outsiders: {friends: {kind: supplier, terminal: true}}\nduties: {a: {accountable: friends}}"
    assert named(text, "ACC003") == ["friends"]


def test_a_superior_is_a_forum() -> None:
    """Must not fire: a superior where `superior_is_forum` is on."""
    assert named(FORUMS + "duties: {a: {accountable: director}}", "ACC003") == []


def test_a_superior_is_no_forum_where_the_profile_says_so() -> None:
    done = ask(FORUMS + "duties: {a: {accountable: director}}")
    strict = done.facts.parameters._replace(superior_is_forum=False)
    hits = no_forum.question(Facts(done.encoded.columns, TODAY.toordinal(), strict))
    assert [done.words.id("actor", row) for row in hits.columns["actor"].tolist()] == ["director"]


def test_nobody_is_a_forum_of_his_own() -> None:
    assert named(FORUMS + "duties: {a: {accountable: mayor, supervised_by: mayor}}", "ACC003") == ["mayor"]


def test_what_no_forum_covers_is_the_box() -> None:
    text = (
        FORUMS
        + """
oversight: {yearly: {forum: congress, over: mayor, matter: water, scope: {district: north}, information: report}}
duties: {a: {matter: water, accountable: mayor}, b: {matter: water, scope: {district: north}, accountable: mayor}}
"""
    )
    (finding,) = found(check(text), "ACC003")
    assert finding.count == 1
    assert finding.witness["duty"] == "a"
    assert finding.witness["box"]["district"] == ["south"]


def test_two_forums_may_cover_together_what_neither_covers_alone() -> None:
    text = (
        FORUMS
        + """
oversight:
  one: {forum: congress, over: mayor, matter: water, scope: {district: north}, information: report}
  two: {forum: congress, over: mayor, matter: water, scope: {district: south}, information: report}
duties: {a: {matter: water, accountable: mayor}}
"""
    )
    assert named(text, "ACC003") == []


# -- ACC004

HEARS = """
posts: {mayor: {top: true, %s}}
outsiders: {court: {kind: court, terminal: true}}
"""


def test_courts_and_others_who_act_on_complaints_need_no_report() -> None:
    """Must not fire: courts, ombudsman and other complaint-driven forums, typed `reactive`."""
    text = HEARS % "holder: Li" + "oversight: {cases: {forum: court, over: mayor, kind: reactive}}"
    assert named(text, "ACC004") == []
    assert named(text.replace("reactive", "supervises"), "ACC004") == ["cases"]


def test_one_deaf_entry_over_many_is_one_finding() -> None:
    """Catalogue: "One fault (an oversight entry without information) is one finding at that entry"."""
    text = """
    departments: {city: {head: mayor}}
    posts: {mayor: {top: true}, a: {department: city, reports_to: mayor}, b: {department: city, reports_to: mayor}}
    outsiders: {congress: {kind: legislature, terminal: true}}
    oversight: {yearly: {forum: congress, over: city}}
    duties: {x: {accountable: a}, y: {accountable: b}, z: {accountable: mayor}}
    """
    assert named(text, "ACC004") == ["yearly"]


def test_superiors_and_short_entries_are_not_declared_oversight() -> None:
    """Catalogue: "a declared For edge"."""
    text = """
    posts: {mayor: {top: true}, a: {reports_to: mayor}}
    oversight: {}
    duties: {x: {accountable: a, supervised_by: mayor}}
    """
    assert named(text, "ACC004") == []


@pytest.mark.parametrize("periods", [("month", "quarter", "half-year"), ("月", "季度", "半年")])
def test_a_forum_hears_as_often_as_the_profile_asks(periods: tuple[str, ...]) -> None:
    """Catalogue: "or its period > ‹period›", in the words of either language."""
    said = [
        f"o{at}: {{forum: court, over: mayor, information: report, every: {every}}}" for at, every in enumerate(periods)
    ]
    done = ask(HEARS % "holder: Li" + f"oversight: {{{', '.join(said)}}}")
    for days, seldom in ((30, 3), (31, 2), (91, 2), (92, 1), (183, 1), (184, 0)):
        strict = done.facts.parameters._replace(information_days=days)
        hits = deaf_forum.question(Facts(done.encoded.columns, TODAY.toordinal(), strict))
        assert hits.subtype == ["too-seldom"] * seldom


# -- ACC006

LIABLE = """
bases: {law: {rank: law}, house: {rank: internal}, old: {rank: law, until: 2020-01-01}}
posts:
  mayor: {top: true, holder: {person: Li}}
  director: {reports_to: mayor, holder: {person: Wang}}
  clerk: {reports_to: director, holder: {person: Zhao}}
  stranger: {reports_to: mayor, holder: {person: Qian}}
outsiders: {congress: {kind: legislature, terminal: true}, firm: {kind: supplier}}
"""


def liability(consequence: str, duty: str = "consequence: c") -> list[tuple[str | None, int, list[str]]]:
    """Subtype, severity and subjects of what ACC006 says of one duty of the director."""
    text = LIABLE + f"consequences: {{c: {consequence}}}\nduties: {{a: {{accountable: director, {duty}}}}}"
    findings = found(check(text), "ACC006")
    return [(one.subtype, one.severity, [subject.id for subject in one.subjects]) for one in findings]


NO_MEASURE = [("incomplete", WARNING, ["c"])]


def test_an_incentive_is_a_consequence() -> None:
    """Must not fire: incentive-only schemes."""
    assert liability("{trigger: x, measures: [commend], imposed_by: mayor}") == []
    assert liability("{trigger: x, measures: [], imposed_by: mayor}") == NO_MEASURE


@pytest.mark.parametrize("measures", ["[correct]", "[learn]"])
def test_correction_and_learning_are_consequences(measures: str) -> None:
    """Must not fire: duties of professional judgement, where `correct` or `learn` counts."""
    assert liability(f"{{trigger: x, measures: {measures}, imposed_by: mayor}}") == []
    assert liability("{trigger: x, measures: [], imposed_by: mayor}") == NO_MEASURE


@pytest.mark.parametrize("imposer", ["director", "clerk", "stranger", "firm"])
def test_the_actor_those_below_it_and_those_without_power_cannot_impose(imposer: str) -> None:
    said = f"{{trigger: x, measures: [correct], imposed_by: {imposer}}}"
    assert liability(said) == [("imposer", WARNING, ["c"])]


def test_a_competent_imposer_who_is_neither_forum_nor_superior_is_a_note() -> None:
    said = "{trigger: x, measures: [correct], imposed_by: congress}"
    assert liability(said) == [("distant", NOTE, ["c"])]
    assert liability(said, "consequence: c, supervised_by: congress") == []


def test_one_able_imposer_among_several_is_enough() -> None:
    assert liability("{trigger: x, measures: [correct], imposed_by: [clerk, mayor]}") == []


@pytest.mark.parametrize(
    "half",
    [
        "{measures: [correct], imposed_by: mayor}",
        "{trigger: x, imposed_by: mayor}",
        "{trigger: x, measures: [correct]}",
    ],
)
def test_a_consequence_lacks_nothing_of_trigger_measure_and_imposer(half: str) -> None:
    assert liability(half) == [("incomplete", WARNING, ["c"])]


@pytest.mark.parametrize(("basis", "severity"), [("law 3", ERROR), ("house 3", WARNING), ("old 3", WARNING)])
def test_a_statutory_duty_without_consequence_is_an_error(basis: str, severity: int) -> None:
    """Catalogue: "error for a statutory duty, warning else"; a law that is not in force imposes none."""
    assert liability("{trigger: x}", f"basis: {basis}") == [("none", severity, ["a"])]


def test_one_consequence_that_fails_for_many_duties_is_one_finding_as_grave_as_the_gravest() -> None:
    """Catalogue: "a consequence whose imposer lacks power is one finding with the number of duties it touches"."""
    text = (
        LIABLE
        + """
consequences:
  weak: {trigger: x, measures: [correct], imposed_by: clerk}
  half: {measures: [correct], imposed_by: mayor}
duties:
  a: {accountable: director, consequence: weak, basis: house}
  b: {accountable: director, consequence: weak, basis: law}
  c: {accountable: director, consequence: half, basis: law}
  d: {accountable: director, consequence: half}
  e: {accountable: director, basis: law}
  f: {accountable: director, basis: house}
"""
    )
    found_ = [
        (finding.subtype, finding.severity, finding.count, [subject.id for subject in finding.subjects])
        for finding in found(check(text), "ACC006")
    ]
    assert found_ == [
        ("imposer", ERROR, 2, ["weak"]),
        ("incomplete", ERROR, 2, ["half"]),
        ("none", ERROR, 1, ["e"]),
        ("none", WARNING, 1, ["f"]),
    ]


def test_whom_it_binds_from_afar_makes_it_no_graver_for_those_whom_it_does_not_bind() -> None:
    text = (
        LIABLE.replace("clerk: {", "clerk: {appointed_by: stranger, removed_by: stranger, ")
        + """
consequences: {c: {trigger: x, measures: [correct], imposed_by: stranger}}
duties: {a: {accountable: clerk, consequence: c, basis: law}, b: {accountable: director, consequence: c}}
"""
    )
    found_ = [(finding.subtype, finding.severity, finding.witness["duty"]) for finding in found(check(text), "ACC006")]
    assert set(found_) == {("imposer", WARNING, "b"), ("distant", NOTE, "a")}


def test_the_consequence_blamed_is_the_one_that_an_imposer_fails_to_make_real() -> None:
    text = (
        LIABLE
        + """
consequences: {half: {trigger: x}, weak: {trigger: x, measures: [correct], imposed_by: clerk}}
duties: {a: {accountable: director, consequence: [half, weak]}}
"""
    )
    assert named(text, "ACC006") == ["weak"]


@pytest.mark.parametrize(
    ("powers", "able"),
    [
        ("[sanction]", True),
        ("[{power: sanction, matter: water}]", True),
        ("[{power: sanction, matter: water, scope: {district: north}}]", False),
        (
            "[{power: sanction, matter: water, scope: {district: north}},"
            " {power: sanction, matter: water, scope: {district: south}}]",
            True,
        ),
        ("[{power: sanction, matter: roads}]", False),
    ],
)
def test_the_power_to_sanction_reaches_over_the_whole_duty(powers: str, *, able: bool) -> None:
    text = f"""
    facets: {{district: [north, south]}}
    matters: {{water: {{title: Water, facets: [district]}}, roads: {{title: Roads}}}}
    posts:
      mayor: {{top: true}}
      director: {{reports_to: mayor}}
      court: {{reports_to: mayor, powers: {powers}}}
    consequences: {{c: {{trigger: x, measures: [correct], imposed_by: court}}}}
    duties: {{a: {{accountable: director, matter: water, consequence: c, supervised_by: court}}}}
    """
    assert named(text, "ACC006") == ["c"] * (not able)
