"""What files of real organisations bring along: what HIER008 to HIER011, PER012 and PROC008 must not fire on."""

from typing import Any

import pytest

from respchain.facts.ids import normalised_id
from tests.charters import check, found, told


def line(**changes: str) -> str:
    """A line of three posts, some of which say something else, and more."""
    posts = {"mayor": "{top: true}", "head": "{reports_to: mayor}", "clerk": "{reports_to: head}"}
    posts |= {name.replace("_", "-"): entry for name, entry in changes.items()}
    return "posts:\n" + "".join(f"  {name}: {entry}\n" for name, entry in posts.items())


OLD = "{reports_to: mayor, until: 2026-03-01}"


# -- HIER008


def test_an_abolished_post_with_a_successor_is_a_note_and_the_line_goes_there() -> None:
    """Must not fire: an abolished post with a recorded successor (follow it, note)."""
    text = line(old="{reports_to: mayor, until: 2026-03-01, succeeded_by: middle}", clerk="{reports_to: old}",
                middle="{until: 2026-04-01, succeeded_by: head}")  # fmt: skip
    (finding,) = found(check(text), "HIER008")
    assert (finding.subtype, str(finding.severity), finding.witness["former"]) == ("successor", "note", "old")
    assert finding.witness["superior"] == "head"
    assert told(text, "HIER002") == []
    (lost,) = found(check(text.replace("succeeded_by: head", "succeeded_by: old")), "HIER008")
    assert (lost.subtype, str(lost.severity)) == ("no-successor", "error")
    assert [effect.rule for effect in lost.related] == ["HIER002"]


def test_an_id_of_an_abolished_post_that_a_live_one_bears_means_the_live_one() -> None:
    """Must not fire: an id used by an abolished predecessor and a live successor."""
    text = line(old="{reports_to: mayor, until: 2026-03-01, source_id: '012'}", clerk="{reports_to: old}",
                head="{reports_to: mayor, source_id: '12'}")  # fmt: skip
    assert told(text, "HIER008") == []
    assert told(text, "HIER002") == []
    assert told(text.replace("'12'", "'13'"), "HIER008") == [("no-successor", ("clerk",))]


@pytest.mark.parametrize(("until", "fires"), [("2026-06-01", True), ("2026-06-02", False)])
def test_a_post_is_abolished_from_its_end_on(until: str, fires: bool) -> None:
    text = line(head=f"{{reports_to: mayor, until: {until}}}")
    assert told(text, "HIER008") == ([("no-successor", ("clerk",))] if fires else [])


def test_a_superior_that_has_not_begun_is_not_abolished() -> None:
    text = line(head="{reports_to: mayor, since: 2026-07-01}")
    assert told(text, "HIER008") == []
    assert told(text, "HIER002") == [("unknown-superior", ("clerk",))]


def test_a_line_of_guidance_to_an_abolished_post_is_none_of_command() -> None:
    assert told(line(old=OLD, clerk="{reports_to: head, guided_by: old}"), "HIER008") == []


def test_who_is_abolished_explains_what_it_leaves_without_a_top() -> None:
    (finding,) = found(check("posts:\n  mayor: {top: true, until: 2026-03-01}\n  a: {reports_to: mayor}\n"), "HIER008")
    assert {effect.rule for effect in finding.related} == {"HIER002"}


# -- HIER009


def test_the_top_reports_to_itself_where_that_is_the_custom_of_the_source() -> None:
    """Must not fire: sources whose declared convention is "the top reports to itself" (`self_report_is_top`), for
    exactly one post.
    """
    text = "self_report_is_top: true\n" + line(mayor="{reports_to: mayor}")
    assert {finding.rule for finding in check(text).findings} & {"HIER009", "HIER002", "HIER010", "HIER011"} == set()
    assert told(text.replace("true", "false"), "HIER009") == [(None, ("mayor",))]
    both = text.replace("clerk: {reports_to: head}", "clerk: {reports_to: clerk}\n  aide: {reports_to: [clerk, mayor]}")
    assert told(both, "HIER009") == [(None, ("mayor",)), (None, ("clerk",))]


def test_each_organisation_may_have_a_top_that_reports_to_itself() -> None:
    text = """
    self_report_is_top: true
    departments: {a: {title: A}, b: {title: B}}
    posts: {one: {department: a, reports_to: one}, two: {department: b, reports_to: two}}
    """
    assert told(text, "HIER009") == []


def test_who_heads_a_department_and_reports_to_it_reports_to_itself() -> None:
    text = "departments: {city: {head: mayor}}\n" + line(mayor="{department: city, reports_to: city}")
    assert told(text, "HIER009") == [(None, ("mayor",))]


def test_a_self_report_on_a_circle_tells_of_the_circle() -> None:
    (finding,) = found(check(line(head="{reports_to: [clerk, head]}")), "HIER009")
    assert "HIER001" in {effect.rule for effect in finding.related}


# -- HIER010


def test_co_heads_are_no_second_top() -> None:
    """Must not fire: `co_head` with split matters."""
    text = line(mayor="{top: true, department: city}", head="{top: true, co_head: true, department: city}")
    text = "departments: {city: {title: City}}\n" + text
    assert told(text, "HIER010") == []
    assert told(text.replace(", co_head: true", ""), "HIER010") == [(None, ("mayor", "head"))]


def test_each_organisation_has_its_own_top() -> None:
    """Must not fire: several organisations in one file, each with its own top."""
    text = """
    departments: {a: {title: A}, b: {title: B}}
    posts: {one: {department: a, top: true}, two: {department: b, top: true}}
    """
    assert told(text, "HIER010") == []
    assert told(text.replace("department: b", "department: a"), "HIER010") == [(None, ("one", "two"))]


def test_two_holders_of_the_top_post_are_one_top() -> None:
    """Must not fire: two holders of one top post."""
    assert told(line(mayor="{top: true, holder: [Li, Wang]}"), "HIER010") == []


def test_a_top_that_was_abolished_is_none() -> None:
    assert told(line(head="{reports_to: mayor, top: true, until: 2026-06-01}"), "HIER010") == []
    assert told(line(head="{reports_to: mayor, top: true, until: 2026-06-02}"), "HIER010") != []


# -- HIER011


def test_a_way_may_end_outside() -> None:
    """Must not fire: walks that end in a declared outside superior."""
    text = "outsiders: {province: {kind: external-superior}}\n" + line(head="{reports_to: province}")
    assert told(text, "HIER011") == []


def test_an_id_that_is_only_spelt_otherwise_breaks_no_way() -> None:
    """Must not fire: posts whose only break is an id repaired by normalisation."""
    text = line(mayor="{top: true, source_id: AB7}", head="{reports_to: {unknown: ' ab7'}}")
    assert [finding.rule for finding in check(text).findings if finding.rule in ("HIER002", "HIER011", "DOC004")] == []
    assert told(text.replace("AB7", "AB8"), "HIER011") == [("unknown", ("head",))]


@pytest.mark.parametrize("raw", ["0", "xx", "N/D"])
def test_a_placeholder_names_no_post(raw: str) -> None:
    text = line(mayor=f"{{top: true, source_id: '{raw}'}}", head=f"{{reports_to: {{unknown: '{raw}'}}}}")
    assert told(text, "HIER011") == [("unknown", ("head",))]


def test_one_finding_for_all_behind_a_break_with_their_number() -> None:
    text = line(head="{reports_to: {unknown: '9'}}", aide="{reports_to: clerk}", guard="{reports_to: head}")
    (finding,) = found(check(text), "HIER011")
    assert (finding.count, finding.witness["post"]) == (3, ["clerk", "aide", "guard"])
    assert [effect.rule for effect in finding.related] == ["HIER002"]


@pytest.mark.parametrize(
    ("head", "rule", "why"),
    [("{reports_to: head}", "HIER009", "self-report"), ("{reports_to: old}", "HIER008", "abolished"),
     ("{reports_to: aide}", "HIER001", "cycle")],
)  # fmt: skip
def test_where_the_break_has_a_rule_of_its_own_that_tells_how_many_are_behind(head: str, rule: str, why: str) -> None:
    report = check(line(head=head, aide="{reports_to: head}", old=OLD, guard="{reports_to: clerk}"))
    assert found(report, "HIER011") == []
    (finding,) = found(report, rule)
    (effect,) = [effect for effect in finding.related if effect.rule == "HIER011"]
    assert (effect.subtype, effect.count) == (why, 2 if rule == "HIER001" else 3)


def test_who_comes_to_the_top_by_another_line_is_not_cut_off() -> None:
    assert told(line(head="{reports_to: {unknown: '9'}}", clerk="{reports_to: [head, mayor]}"), "HIER011") == []


# -- PER012


def posts(*entries: str) -> str:
    """A top and some posts below."""
    rows = "".join(f"  p{number}: {{reports_to: mayor, {entry}}}\n" for number, entry in enumerate(entries))
    return f"posts:\n  mayor: {{top: true, title: Mayor}}\n{rows}"


@pytest.mark.parametrize("other", ["legal adviser", "Legal  Adviser", "Legal-adviser."])
def test_a_title_in_other_letters_is_the_same(other: str) -> None:
    """Must not fire: titles that differ in case, spaces or punctuation."""
    assert told(posts("title: Legal adviser, source_id: A1", f"title: '{other}', source_id: a1"), "PER012") == []


@pytest.mark.parametrize("other", ["Legal adviser (job share)", "Legal adviser JOBSHARE"])
def test_words_of_job_share_tell_no_posts_apart(other: str) -> None:
    """Must not fire: job-share words inside a name or title."""
    text = posts("title: Legal adviser, source_id: A1", f"title: {other}, source_id: A1")
    assert told(text, "PER012") == []
    assert len(found(check(text, job_share_words=[]), "PER012")) == 1


@pytest.mark.parametrize("raw", ["0", "000", "Not in Post", "n/d"])
def test_a_placeholder_is_no_id(raw: str) -> None:
    """Must not fire: placeholder ids."""
    text = posts(f"title: A, source_id: '{raw}'", f"title: B, source_id: '{raw}'")
    assert told(text, "PER012") == []
    assert len(found(check(text, placeholder_ids=[]), "PER012")) == 1


def test_the_id_of_an_abolished_post_may_be_used_again() -> None:
    """Must not fire: an abolished predecessor (note `id-reused`)."""
    text = posts("title: A, source_id: '7', until: 2026-06-01", "title: B, source_id: '07'")
    (finding,) = found(check(text), "PER012")
    assert (finding.subtype, str(finding.severity), finding.witness["former"]) == ("id-reused", "note", "p0")
    assert told(text.replace("title: B", "title: a"), "PER012") == []
    assert told(text.replace("until: 2026-06-01", "until: 2026-06-02"), "PER012") == [("collision", ("p0", "p1"))]


def test_what_comes_of_a_collision_is_told_with_it() -> None:
    """Must not fire: cycles through a collided id (PER012 reports instead)."""
    text = "posts:\n  mayor: {top: true}\n  a: {title: A, source_id: '7', reports_to: b}\n"
    text += "  b: {reports_to: a}\n  c: {title: C, source_id: '7', reports_to: mayor}\n  d: {reports_to: [a, c]}\n"
    report = check(text)
    (finding,) = found(report, "PER012")
    assert {"HIER001", "OVL006"} <= {effect.rule for effect in finding.related}
    assert {one.rule for one in report.findings} & {"HIER001", "HIER011", "OVL006"} == set()


def test_an_id_collision_makes_no_double_head() -> None:
    """Must not fire: an id collision (PER012)."""
    text = posts("title: A, source_id: '7'", "title: B, source_id: '7'", "title: C") + "  d: {reports_to: [p2, p1]}\n"
    assert told(text, "OVL006") == []
    assert told(text.replace("title: B, source_id: '7'", "title: B"), "OVL006") == [(None, ("d",))]


@pytest.mark.parametrize(
    ("raw", "same"),
    [("00123", "123"), ("123.0", "123"), ("'123'", "123"), ("\u201c123\u201d", "123"), ("\u3000１２３\u3000", "123"),
     ("aB-1", "Ab-1"), ("0", "000")],
)  # fmt: skip
def test_ids_that_only_look_different_are_one(raw: str, same: str) -> None:
    assert normalised_id(raw) == normalised_id(same)


@pytest.mark.parametrize(("one", "other"), [("1.5", "15"), ("120", "12"), ("a.0", "a"), ("1-0", "10")])
def test_ids_that_are_different_stay_so(one: str, other: str) -> None:
    assert normalised_id(one) != normalised_id(other)


# -- PROC008


def process(**steps: Any) -> str:
    """A process that a desk begins and hands on to others."""
    rows = "".join(f"      {name}: {entry}\n" for name, entry in steps.items())
    return (
        "departments: {hall: {title: Hall}, archive: {title: Archive}}\noutsiders: {printer: {kind: supplier}}\n"
        "posts: {desk: {top: true, department: hall}, keeper: {department: archive, reports_to: desk}}\n"
        f"processes:\n  licence:\n    steps:\n      take: {{by: desk, next: store}}\n{rows}"
    )


def nothing(**steps: Any) -> list[tuple[str | None, tuple[str, ...]]]:
    return told(process(**steps), "PROC008")


def test_a_case_that_ends_or_lies_in_a_unit_that_does_nothing() -> None:
    (ends,) = found(check(process(store="{by: archive, automatic: true, next: end}")), "PROC008")
    assert (ends.subtype, str(ends.severity)) == ("end-event", "warning")
    (lies,) = found(check(process(store="{by: archive, automatic: true}")), "PROC008")
    assert (lies.subtype, str(lies.severity)) == ("dead-end", "error")
    assert nothing(store="{by: archive, automatic: true, next: on}", on="{automatic: true, next: end}") == [
        ("end-event", ("take",))
    ]
    assert nothing(store="{by: archive, automatic: true, next: work}", work="{by: keeper, next: end}") == []
    assert nothing(store="{by: hall, automatic: true, next: end}") == []


def test_two_posts_of_one_unit_are_two_lanes() -> None:
    text = process(store="{by: clerk, automatic: true, next: end}").replace(
        "posts: {", "posts: {clerk: {department: hall, reports_to: desk}, "
    )
    assert told(text, "PROC008") == [("end-event", ("take",))]
    assert told(text.replace("by: clerk", "by: [clerk, desk]"), "PROC008") == []
    assert told(text.replace("by: clerk", "by: hall"), "PROC008") == []


def test_a_way_through_to_a_third_unit_is_routing() -> None:
    """Must not fire: a flow that only crosses gateways into a third lane (846 of the 4,766: routing, not a finding)."""
    steps = {"store": "{by: archive, automatic: true, next: back}", "back": "{by: desk, next: end}"}
    assert nothing(**steps) == []


def test_an_end_that_tells_somebody_has_a_receiver() -> None:
    """Must not fire: a message end event with a named receiver."""
    assert nothing(store="{by: archive, automatic: true, informs: [keeper], next: end}") == []


def test_of_a_unit_outside_nothing_is_known() -> None:
    """Must not fire: black-box pools."""
    assert nothing(store="{by: printer, automatic: true, next: end}") == []


def test_a_way_on_that_the_source_could_not_resolve_is_for_another_rule() -> None:
    """Must not fire: flows with a missing end (reported as DOC004 dangling reference)."""
    text = process(store="{by: archive, automatic: true, next: {unknown: '17'}}")
    assert told(text, "PROC008") == []
    assert "dangling-reference" in [finding.subtype for finding in found(check(text), "DOC004")]


def test_a_step_called_unknown_is_a_step() -> None:
    steps = "licence: {steps: {unknown: {by: desk, next: end}}}, fee: {steps: {unknown: }}"
    text = f"posts: {{desk: {{}}}}\nprocesses: {{{steps}}}\n"
    assert [finding.subtype for finding in found(check(text), "DOC004")] == []


def test_where_nothing_of_the_kind_occurs_the_rule_has_judged() -> None:
    (rule,) = [rule for rule in check(process(store="{by: keeper, next: end}")).rules if rule.rule == "PROC008"]
    assert (rule.not_judged, rule.tested) == (None, 1)
