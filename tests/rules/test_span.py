"""What the rules of spans, levels and shells must not fire on, their limits, and what they must not miss."""

from typing import Any

import pytest

from tests.charters import ask, check, found


def said(text: str, code: str) -> list[tuple[str | None, list[str]]]:
    """The subtype of each finding of a rule, and the ids that it names."""
    return [(finding.subtype, [part.id for part in finding.subjects]) for finding in found(check(text), code)]


def unjudged(text: str, code: str) -> str | None:
    """Why a rule could not judge a charter."""
    (why,) = [rule.not_judged for rule in check(text).rules if rule.rule == code]
    return why


def under(count: int, leader: str = "chief", more: str = "") -> str:
    """So many posts under one leader, as lines of a section of posts."""
    return "\n".join(f"      p{number}: {{reports_to: {leader}{more}}}" for number in range(count))


# --- SPAN001


def wide(count: int, chief: str = "", rest: str = "", more: str = "") -> list[str]:
    text = f"""
    posts:
      chief: {{top: true{chief}}}
{under(count, more=more)}
    {rest}
    """
    return [part for _, parts in said(text, "SPAN001") for part in parts]


@pytest.mark.parametrize(("count", "setting", "fires"), [(7, "", 0), (8, "", 1), (12, "office", 0), (13, "office", 1)])
def test_seven_can_be_led_by_one_and_twelve_in_one_office(count: int, setting: str, fires: int) -> None:
    assert wide(count, f", setting: {setting}" if setting else "") == ["chief"] * fires


def test_uniform_routine_work_can_be_led_in_any_number() -> None:
    """Must not fire: uniform routine work."""
    assert wide(40, ", setting: routine") == []
    assert wide(40, ", department: d", "departments: {d: {part_of: e}, e: {setting: [office, routine]}}") == []


def test_a_post_says_for_itself_what_its_department_says_for_all() -> None:
    departments = "departments: {d: {setting: routine, head: chief}}"
    assert wide(8, "", departments) == []
    assert wide(8, ", setting: start-up", departments) == ["chief"]


def test_several_in_one_post_are_one_to_lead() -> None:
    """Must not fire: reports that share one post id are counted as one post."""
    assert wide(7, more=", seats: 3, holder: [Li, Wang, Zhao]") == []
    assert wide(7, more=", headcount: 30") == []


def test_a_post_that_is_over_is_led_no_more_and_a_second_line_is_not_command() -> None:
    rest = "  x1: {reports_to: chief, until: 2026-06-01}\n      x2: {guided_by: chief, functional_to: chief}"
    assert wide(7, "", rest) == []


def test_a_body_may_lead_too_many_and_whoever_stands_outside_is_not_judged() -> None:
    assert wide(8, "", "bodies: {board: {chair: chief}}", "") == ["chief"]
    text = "bodies: {board: {}}\noutsiders: {province: {kind: owner}}\nposts:\n"
    assert said(text + under(8, "board"), "SPAN001") == [(None, ["board"])]
    assert said(text + under(8, "province"), "SPAN001") == []


@pytest.mark.parametrize("code", ["SPAN001", "SPAN002"])
def test_without_lines_of_command_nobody_knows_who_leads_whom(code: str) -> None:
    text = "posts: {a: {leads: true}, b: {leads: true}}"
    assert said(text, code) == []
    assert unjudged(text, code) == "no post says to whom it reports"
    assert unjudged("posts: {a: {leads: true}}", code) is None


# --- SPAN002

STAFF = "staff: {reports_to: mayor, headcount: 40}"


def narrow(posts: str, rest: str = "") -> list[tuple[str | None, list[str]]]:
    text = f"""
    posts:
      mayor: {{top: true}}
      {STAFF}
      head: {{reports_to: mayor, leads: true}}
{posts}
    {rest}
    """
    return said(text, "SPAN002")


@pytest.mark.parametrize(("count", "fires"), [(0, True), (1, True), (2, True), (3, False)])
def test_who_leads_fewer_than_three_leads_no_section(count: int, *, fires: bool) -> None:
    assert narrow(under(count, "head")) == [("narrow", ["head"])] * fires


@pytest.mark.parametrize("setting", ["start-up", "advice", "station"])
def test_start_ups_advisers_and_stations_are_small_on_purpose(setting: str) -> None:
    """Must not fire: start-ups, specialist advisers, stations."""
    text = f"      sole: {{reports_to: head, setting: {setting}}}\n      one: {{reports_to: sole}}"
    assert narrow(text) == [("narrow", ["head"])]
    unit = f"departments: {{unit: {{setting: {setting}, leaders_quota: 0}}}}"
    posts = "      first: {department: unit, reports_to: mayor, leads: true}\n" + under(
        1, "first", ", department: unit"
    )
    assert narrow(posts + "\n" + under(0) + "      x: {reports_to: head, headcount: 9}", unit) == []


def test_office_work_is_not_small_on_purpose() -> None:
    assert narrow(under(1, "head", ", setting: office")) == [("narrow", ["head"])]


@pytest.mark.parametrize(("headcount", "fires"), [(2, True), (3, False), (12, False)])
def test_the_people_of_an_aggregate_row_all_count(headcount: int, *, fires: bool) -> None:
    """Must not fire: leaders whose junior staff are aggregate rows (count the headcount)."""
    assert narrow(f"      juniors: {{reports_to: head, headcount: {headcount}}}") == [("narrow", ["head"])] * fires


def test_the_seats_of_a_post_count_as_people() -> None:
    assert narrow("      inspectors: {reports_to: head, seats: 3}") == []


def test_a_head_under_whom_nobody_is_listed_is_not_judged() -> None:
    text = "departments: {d: {head: x}}\nposts: {m: {top: true}, s: {reports_to: m, headcount: 9}, x: {reports_to: m}}"
    assert said(text, "SPAN002") == []


LINE = """      a: {{reports_to: mayor}}
      b: {{reports_to: a}}
      c: {{reports_to: {c}}}
      x: {{reports_to: head, headcount: 9}}
"""


def test_two_links_from_one_to_one_are_a_chain_and_one_is_not() -> None:
    assert narrow(LINE.format(c="b")) == [("chain", ["a", "b"])]
    assert narrow(LINE.format(c="mayor")) == [("narrow", ["a"])]


def test_a_chain_of_any_length_is_one_finding_and_each_chain_its_own() -> None:
    posts = LINE.format(c="b") + "\n".join(
        f"      {pair[0]}: {{reports_to: {pair[1]}}}" for pair in ("dc", "ed", "pm", "qp", "rq")
    ).replace("reports_to: m}", "reports_to: mayor}")
    assert narrow(posts) == [("chain", ["a", "b", "c", "d"]), ("chain", ["p", "q"])]


def test_a_row_of_several_ends_a_chain() -> None:
    posts = LINE.format(c="b").replace("c: {reports_to: b}", "c: {reports_to: b, headcount: 2}")
    assert narrow(posts) == [("narrow", ["a"]), ("narrow", ["b"])]


def test_a_circle_of_command_is_no_chain() -> None:
    posts = "      a: {reports_to: b}\n      b: {reports_to: a}\n      x: {reports_to: head, headcount: 9}"
    assert narrow(posts) == []


def ratio(staff: int, unit: str = "", more: str = "") -> list[tuple[str | None, list[str]]]:
    text = f"""
    departments: {{city: {{}}, unit: {{part_of: city{unit}}}}}
    posts:
      mayor: {{top: true, department: city}}
      staff: {{department: city, reports_to: mayor, headcount: 40}}
      head: {{department: unit, reports_to: mayor, leads: true}}
      deputy: {{department: unit, reports_to: mayor, leads: true}}
      own: {{department: unit, reports_to: head, headcount: {staff}}}
      guards: {{reports_to: deputy, headcount: 3}}
      {more}
    """
    return said(text, "SPAN002")


@pytest.mark.parametrize(("staff", "fires"), [(3, True), (4, False)])
def test_a_unit_has_two_others_for_each_who_leads(staff: int, *, fires: bool) -> None:
    assert ratio(staff) == [("leaders", ["unit"])] * fires


def test_the_parts_of_a_unit_belong_to_it() -> None:
    assert ratio(3, ", basis: X}, part: {part_of: unit", "clerk: {department: part, reports_to: head}") == []


def test_a_unit_whose_leaders_are_all_told_of_is_not_told_again() -> None:
    text = """
    departments: {city: {}, unit: {part_of: city, head: head}}
    posts:
      mayor: {top: true, department: city}
      staff: {department: city, reports_to: mayor, headcount: 40}
      head: {department: unit, reports_to: mayor}
      clerk: {department: unit, reports_to: head}
    """
    assert said(text, "SPAN002") == [("narrow", ["head"])]


@pytest.mark.parametrize(("quota", "fires"), [(1, True), (2, False)])
def test_no_more_lead_than_the_quota_of_leaders_allows(quota: int, *, fires: bool) -> None:
    assert ratio(20, f", leaders_quota: {quota}") == [("quota", ["unit"])] * fires


def test_the_leaders_of_the_parts_do_not_count_towards_the_quota_of_the_whole() -> None:
    more = "third: {department: part, reports_to: head, leads: true, setting: advice}"
    assert ratio(20, ", leaders_quota: 2}, part: {part_of: unit", more) == []


# --- SPAN003


def shells(text: str) -> list[tuple[str | None, list[str]]]:
    return said(text, "SPAN003")


DUTIES = "duties: {water: {accountable: chief}}"


def test_reserves_have_nothing_to_do() -> None:
    """Must not fire: reserve posts."""
    posts = (
        "posts: {{chief: {{top: true, backup: second}}, second: {{reports_to: chief}}, {}: {{{}reports_to: chief}}}}"
    )
    assert shells(f"{posts.format('third', 'frozen: true, ')}\n{DUTIES}") == []
    assert shells(f"{posts.format('third', '')}\n{DUTIES}") == [("post", ["third"])]


def test_without_duties_no_post_is_called_idle_and_units_are_still_judged() -> None:
    """Must not fire: sources that carry no duties (rule 10)."""
    for duties in ("", "duties: {}"):
        text = f"departments: {{d: {{}}}}\nposts: {{a: {{top: true}}, b: {{reports_to: a}}}}\n{duties}"
        assert shells(text) == [("unit", ["d"])]
        assert unjudged(text, "SPAN003") == "there are no duties, so that no post could be found idle"


@pytest.mark.parametrize(
    "task",
    [
        "duties: {water: {accountable: chief, responsible: x}}",
        "duties: {water: {accountable: chief, informed: x}}",
        "duties: {water: {accountable: chief, supervised_by: x}}",
        f"{DUTIES}\ndelegations: [{{by: chief, to: x, duty: water}}]",
        f"{DUTIES}\noversight: {{o: {{forum: x, over: chief}}}}",
        f"{DUTIES}\nassessments: [{{of: chief, by: x}}]",
        f"{DUTIES}\nmatters: {{m: {{classified_by: x}}}}",
        f"{DUTIES}\nresidual: {{rule: closest business, owner: x}}",
        f"{DUTIES}\nconsequences: {{c: {{trigger: a, measures: b, imposed_by: x}}}}",
        f"{DUTIES}\nprocesses: {{p: {{steps: {{s: {{by: x, next: end}}}}}}}}",
        "departments: {d: {head: x}}\nduties: {water: {accountable: chief, responsible: d}}",
        "bodies: {b: {chair: chief, members: [d]}}\ndepartments: {d: {head: x}}\nduties: {water: {accountable: b}}",
    ],
)
def test_any_part_in_anything_is_an_assignment(task: str) -> None:
    assert shells(f"posts: {{chief: {{top: true}}, x: {{reports_to: chief}}}}\n{task}") == []


def test_a_seat_in_a_body_that_does_nothing_is_no_assignment() -> None:
    text = f"posts: {{chief: {{top: true}}, x: {{reports_to: chief}}}}\nbodies: {{b: {{members: [x]}}}}\n{DUTIES}"
    assert shells(text) == [("post", ["x"])]


def test_a_unit_has_the_posts_of_its_parts_and_its_head() -> None:
    text = """
    departments: {city: {head: chief}, whole: {}, part: {part_of: whole}, empty: {}, below: {part_of: empty}}
    posts: {chief: {top: true}, x: {department: part, reports_to: chief}}
    duties: {water: {accountable: chief, responsible: x}}
    """
    assert shells(text) == [("unit", ["empty"]), ("unit", ["below"])]


@pytest.mark.parametrize(("below", "fires"), [(6, False), (7, True)])
def test_seven_levels_are_enough(below: int, *, fires: bool) -> None:
    posts: dict[str, Any] = {"p0": {"top": True}} | {f"p{n}": {"reports_to": f"p{n - 1}"} for n in range(1, below + 1)}
    text = f"posts: {posts}\nduties: {{water: {{accountable: p0, responsible: {list(posts)}}}}}".replace("True", "true")
    assert shells(text) == [("layers", ["p0"])] * fires


def test_levels_are_those_of_each_organisation() -> None:
    posts: dict[str, Any] = {"p0": {"top": True, "department": "a"}}
    posts |= {f"p{n}": {"reports_to": f"p{n - 1}", "department": "ab"[n > 4]} for n in range(1, 9)}
    posts["p5"]["top"] = True
    text = f"posts: {posts}\nduties: {{water: {{accountable: p0, responsible: {list(posts)}}}}}".replace("True", "true")
    assert shells(f"departments: {{a: {{}}, b: {{organisation: true}}}}\n{text}") == []


def test_a_chain_of_posts_is_told_from_the_top() -> None:
    done = ask("posts: {a: {top: true}, b: {reports_to: a}, c: {reports_to: b}, d: {reports_to: c}}")
    assert done.facts.chains.tolist() == [0, 0, 0, -1]
