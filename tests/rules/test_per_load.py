"""Loads and grades: what PER006, PER010 and PER011 must find, and what they must not fire on."""

from datetime import date, timedelta

import pytest

from respchain.checking.period import sweep
from tests.charters import TODAY, check, found, stated

Told = list[tuple[str | None, list[str]]]


def told(code: str, text: str, today: date = TODAY) -> Told:
    """Subtype and subjects of what one rule says, in order."""
    return [(one.subtype, [subject.id for subject in one.subjects]) for one in found(check(text, "all", today), code)]


# --- PER006


def duties(count: int, rest: str = "", owner: str = "clerk") -> str:
    return ", ".join(f"{owner}{number}: {{accountable: {owner}{rest}}}" for number in range(count))


def held(stated: str) -> Told:
    text = f"""
    posts:
      mayor: {{top: true, holder: Li}}
      clerk: {{reports_to: mayor, holder: Wang}}
      aide: {{reports_to: mayor, holder: Zhao}}
    duties: {{{stated}}}
    """
    return told("PER006", text)


def test_general_accountability_is_not_counted() -> None:
    """Must not fire: the head's overall tier, which is not counted."""
    assert held(f"{duties(30, ', tier: overall')}, {duties(5, owner='mayor')}, {duties(5, owner='aide')}") == []
    assert held(f"{duties(30)}, {duties(16, owner='mayor')}, {duties(16, owner='aide')}") == [("number", ["Wang"])]


@pytest.mark.parametrize(("count", "fires"), [(20, False), (21, True)])
def test_one_person_may_answer_for_as_many_duties_as_the_profile_allows(count: int, *, fires: bool) -> None:
    others = f"{duties(15, owner='mayor')}, {duties(15, owner='aide')}"
    assert held(f"{duties(count)}, {others}") == [("number", ["Wang"])] * fires


@pytest.mark.parametrize(
    ("own", "others", "fires"),
    [(3, 3, False), (4, 3, True), (3, 2, True), (3, 1, False)],  # half; more; of five; of four
)
def test_a_share_of_all_is_taken_where_there_are_enough(own: int, others: int, *, fires: bool) -> None:
    stated = f"{duties(own)}, {duties(1, owner='aide')}" + "".join(
        f", m{number}: {{accountable: mayor}}" for number in range(others - 1)
    )
    assert held(stated) == [("share", ["Wang"])] * fires


@pytest.mark.parametrize(
    ("posts", "fires"),
    [
        ("one: {holder: Li}, two: {holder: Li}", True),
        ("one: {holder: {person: Li, share: 0.5}}, two: {holder: {person: Li, share: 0.5}}", False),
        ("one: {holder: {person: Li, share: 0.5}}, two: {holder: {person: Li, share: 0.6}}", True),
        (
            "one: {holder: [{person: Li, share: 0.7}, {person: Li, share: 0.7}]}",
            False,
        ),  # one post takes no more than all
        ("one: {holder: Li}, two: {holder: {person: Li, until: 2026-06-01}}", False),
        ("one: {holder: Li}, two: {holder: Li, headcount: 4}", False),  # "the person checks do not run on" aggregates
        (", ".join(f"p{n}: {{holder: {{person: Li, share: 0.1}}}}" for n in range(10)), False),  # ten tenths
    ],
)
def test_posts_add_up_to_one_working_time(posts: str, *, fires: bool) -> None:
    assert told("PER006", f"posts: {{{posts}}}") == [("time", ["Li"])] * fires


def test_the_head_answers_for_what_the_department_has() -> None:
    text = f"""
    departments: {{market: {{head: chief}}}}
    posts: {{chief: {{top: true, holder: Li}}, clerk: {{reports_to: chief, holder: Wang}}}}
    duties: {{{duties(4, owner="market")}, a: {{accountable: clerk}}}}
    """
    assert told("PER006", text) == [("share", ["Li"])]


def test_without_names_it_is_not_judged() -> None:
    (rule,) = [one for one in check("posts: {a: }\nduties: {b: {accountable: a}}").rules if one.rule == "PER006"]
    assert rule.not_judged


# --- PER010

LONG = "2020-01-01"


def loaded(duties: str, a: str = "holder: A", today: date = TODAY, rest: str = "") -> Told:
    text = f"""
    departments: {{market: {{head: chief}}}}
    posts:
      chief: {{top: true, department: market, grade: 6, holder: Li}}
      a: {{department: market, grade: 5, reports_to: chief, {a}}}
      b: {{department: market, grade: 5, reports_to: chief, holder: B}}
      c: {{department: market, grade: 5, reports_to: chief, holder: C}}
      {rest}
    duties: {{{duties}}}
    """
    return told("PER010", text, today)


THREE = "a1: {accountable: a}, a2: {responsible: a}, a3: {accountable: a}, b1: {accountable: b}, c1: {accountable: c}"
TWO = "a1: {accountable: a}, a2: {responsible: a, accountable: a}, b1: {accountable: b}, c1: {accountable: c}"


def test_more_than_twice_the_middle_one_is_uneven() -> None:
    assert loaded(THREE) == [("many", ["a"])]
    assert loaded(TWO) == []
    assert loaded("b1: {accountable: b}, c1: {accountable: c}") == [("few", ["a"])]


def test_half_of_the_middle_one_is_even() -> None:
    even = (
        "a1: {accountable: a}, b1: {accountable: b}, b2: {accountable: b}, c1: {accountable: c}, c2: {accountable: c}"
    )
    assert loaded(even) == []
    assert loaded(even + ", b3: {accountable: b}, c3: {accountable: c}") == [("few", ["a"])]


def test_load_is_counted_for_a_full_working_time() -> None:
    """Must not fire: part-time posts (load is per fte)."""
    part = "holder: {person: A, share: 0.5}"
    assert loaded("a1: {accountable: a}, b1: {accountable: b, responsible: c}, b2: {accountable: b}", part) == []
    assert loaded(TWO, part) == [("many", ["a"])]
    assert loaded(THREE, "seats: 2, holder: [A, AA]") == []


@pytest.mark.parametrize(("days", "fires"), [(91, False), (92, True)])
def test_whoever_has_just_come_is_not_compared(days: int, *, fires: bool) -> None:
    """Must not fire: holders for < ‹3 months›."""
    since = TODAY - timedelta(days=days)
    assert loaded(THREE, f"holder: {{person: A, since: {since}}}") == [("many", ["a"])] * fires


def test_an_unbroken_stay_in_a_post_counts_from_its_beginning() -> None:
    stay = f"holder: [{{person: A, kind: acting, since: {LONG}, until: 2026-05-01}}, {{person: A, since: 2026-05-01}}]"
    assert loaded(THREE, stay) == [("many", ["a"])]
    assert loaded(THREE, stay.replace("until: 2026-05-01", "until: 2026-04-30")) == []


@pytest.mark.parametrize(
    ("third", "fires"),
    [
        ("department: market, grade: 5", True),
        ("department: market, grade: 7", False),
        ("department: market, grade: 5, ladder: medical", False),
        ("department: market, grade: 5, frozen: true", False),
        ("department: market, grade: 5, headcount: 3", False),
        ("department: market, grade: 5, until: 2026-06-01", False),
        ("department: other, grade: 5", False),
        ("department: market", False),
    ],
)
def test_fewer_than_three_alike_are_not_compared(third: str, *, fires: bool) -> None:
    """Must not fire: specialist posts without peers."""
    text = f"""
    departments: {{market: {{head: chief}}, other: {{part_of: market}}}}
    posts:
      chief: {{top: true, department: market, grade: 6}}
      a: {{department: market, grade: 5, reports_to: chief}}
      b: {{department: market, grade: 5, reports_to: chief}}
      c: {{{third}}}
    duties: {{{THREE}}}
    """
    assert told("PER010", text) == [("many", ["a"])] * fires


def test_the_general_accountability_of_a_head_is_no_load() -> None:
    """Must not fire: overall tier."""
    overall = THREE.replace("a3: {accountable: a}", "a3: {accountable: a, tier: overall}")
    assert loaded(overall) == []


def test_weights_and_volumes_are_counted_and_the_measure_is_said() -> None:
    weighed = TWO.replace("b1: {accountable: b}", "b1: {accountable: b, weight: 0.5, volume: 10}")
    assert loaded(weighed) == [("heavy", ["b"])]
    (one,) = found(check(PLAIN.replace("DUTIES", weighed)), "PER010")
    assert one.message == "b bears 5 by the weight times the volume of its duties, its peers 2 in the middle"
    assert (one.witness["load"], one.witness["middle"]) == (5, 2)
    (one,) = found(check(PLAIN.replace("DUTIES", THREE)), "PER010")
    assert one.message == "a bears 3 by the number of its duties, its peers 1 in the middle"


PLAIN = """
departments: {market: }
posts: {a: {department: market, grade: 5}, b: {department: market, grade: 5}, c: {department: market, grade: 5}}
duties: {DUTIES}
"""


def test_a_vacant_post_is_a_peer_and_bears_nothing_itself() -> None:
    assert loaded(THREE, "seats: 1") == []
    lone = (
        "a1: {accountable: a}, b1: {accountable: b}, b2: {accountable: b}, b3: {accountable: b}, c1: {accountable: c}"
    )
    assert loaded(lone, "seats: 1") == [("many", ["b"])]


def test_without_grades_it_is_said_once() -> None:
    report = check("departments: {m: }\nposts: {a: {department: m}}\nduties: {b: {accountable: a}}")
    assert {one.rule for one in report.rules if one.not_judged} >= {"PER010", "PER011"}


# --- PER011


def graded(clerk: str, adviser: str, weight: float = 2, rest: str = "") -> Told:
    text = f"""
    posts: {{mayor: {{top: true}}, clerk: {{reports_to: mayor, {clerk}}}, adviser: {{reports_to: mayor, {adviser}}}}}
    duties: {{run: {{accountable: clerk, weight: {weight}}}, counsel: {{accountable: adviser}}}}
    {rest}
    """
    return told("PER011", text)


@pytest.mark.parametrize(
    ("clerk", "adviser", "weight", "fires"),
    [
        ("grade: 4", "grade: 6", 2, True),
        ("grade: 5", "grade: 6", 2, False),  # lower by one alone
        ("grade: 6", "grade: 4", 2, False),
        ("grade: 4", "grade: 6", 1.5, False),
        ("grade: 4", "grade: 6", 1.6, True),
    ],
)
def test_a_much_lower_grade_may_not_answer_for_much_more(
    clerk: str, adviser: str, weight: float, *, fires: bool
) -> None:
    assert graded(clerk, adviser, weight) == [("lower-grade", ["clerk"])] * fires


@pytest.mark.parametrize(
    ("until", "fires"), [("", False), (", until: 2026-06-02", False), (", until: 2026-06-01", True)]
)
def test_a_grade_that_is_kept_says_nothing_of_the_post(until: str, *, fires: bool) -> None:
    """Must not fire: grade kept personally (保留待遇)."""
    adviser = f"grade: 6, holder: {{person: Li, keeps_grade: true{until}}}"
    assert graded("grade: 4", adviser) == [("lower-grade", ["clerk"])] * fires


def test_ladders_are_not_compared() -> None:
    """Must not fire: separate professional ladders."""
    assert graded("grade: 4", "grade: 6, ladder: medical") == []
    assert graded("grade: 4, ladder: medical", "grade: 6, ladder: medical") == [("lower-grade", ["clerk"])]


def test_who_has_no_grade_is_not_compared() -> None:
    """Must not fire: pay or grade not disclosed."""
    assert graded("grade: 4", "key: true") == []
    assert graded("key: true", "grade: 6") == []
    assert graded("grade: 4", "grade: N/D") == []


def test_words_are_compared_in_the_order_of_the_charter() -> None:
    rest = "grades: [clerk, officer, counsellor]"
    assert graded("grade: clerk", "grade: counsellor", rest=rest) == [("lower-grade", ["clerk"])]
    assert graded("grade: clerk", "grade: counsellor") == []


def test_risk_and_span_count_and_the_formula_is_said() -> None:
    text = """
    posts:
      mayor: {top: true}
      adviser: {reports_to: mayor, grade: 7}
      clerk: {reports_to: mayor, grade: 4}
      boy: {reports_to: clerk}
    duties: {run: {accountable: clerk, high_risk: true}, counsel: {accountable: adviser}}
    """
    (one,) = found(check(text), "PER011")
    assert (one.witness["load"], one.witness["less"], one.witness["peer"]) == (2.5, 1, "adviser")
    assert one.message.endswith(
        "answers for 2.5, and adviser of a much higher grade for 1: the weights of their duties, "
        "times 2 where the risk is high, and 0.5 for each direct subordinate"
    )


def test_the_same_duties_stand_at_one_grade() -> None:
    text = """
    posts:
      mayor: {top: true, grade: 9}
      one: {reports_to: mayor, grade: 3}
      two: {reports_to: mayor, grade: 4}
      three: {reports_to: mayor, grade: 4}
      four: {reports_to: mayor, grade: 5}
    duties:
      read: {accountable: mayor, responsible: [one, two, three], weight: 9}
      write: {accountable: mayor, responsible: [one, two, four]}
    """
    assert told("PER011", text) == [("same-duties", ["one", "two"])]
    assert (
        told("PER011", text.replace("one: {reports_to: mayor, grade: 3}", "one: {reports_to: mayor, grade: 4}")) == []
    )


def test_to_answer_and_to_do_are_not_the_same() -> None:
    text = "posts: {a: {grade: 5}, b: {grade: 4, reports_to: a}}\nduties: {read: {accountable: a, responsible: b}}"
    assert told("PER011", text) == []


def test_organisations_are_not_compared() -> None:
    text = """
    departments: {city: {organisation: true}, firm: {organisation: true}}
    posts: {clerk: {department: city, grade: 4}, adviser: {department: firm, grade: 6}}
    duties: {run: {accountable: clerk, weight: 2}, counsel: {accountable: adviser}}
    """
    assert told("PER011", text) == []
    assert told("PER011", text.replace("department: firm", "department: city")) == [("lower-grade", ["clerk"])]


def test_over_a_period_a_load_is_compared_from_the_day_on_which_its_holder_has_settled() -> None:
    text = PLAIN.replace("DUTIES", THREE).replace("grade: 5}", "grade: 5, holder: {person: A, since: 2026-04-01}}", 1)
    report = sweep(stated(text), (TODAY, date(2026, 9, 1)), "all")
    (one,) = [one for one in report.findings if one.rule == "PER010"]
    assert one.held == ((date(2026, 7, 2), date(2026, 9, 1)),)
