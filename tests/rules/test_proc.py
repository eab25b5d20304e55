"""Processes and hand-offs: what PROC001-PROC003 must not fire on, and what they must not miss."""

from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.checking.report import Report
from respchain.facts.hand_offs import onward
from respchain.facts.relation import Relation
from tests.charters import check, found

ACTORS = """
departments: {{hall: {{head: chief}}, office: {{part_of: hall, head: officer}}, headless: {{part_of: hall}}}}
posts:
  chief: {{top: true}}
  window: {{reports_to: chief, department: hall}}
  officer: {{reports_to: chief, department: office}}
  loner: {{reports_to: chief}}
  old: {{until: 2020-01-01}}
outsiders: {{applicant: {{kind: citizen}}}}
processes: {{licence: {{steps: {{{steps}}}}}}}
"""


def steps(text: str) -> Report:
    """A charter with one process of these steps."""
    return check(ACTORS.format(steps=text))


def told(report: Report, code: str) -> list[tuple[str | None, list[str]]]:
    """The subtype and subjects of each finding."""
    return [(finding.subtype, [part.id for part in finding.subjects]) for finding in found(report, code)]


@pytest.mark.parametrize(
    ("by", "ownerless"),
    [
        ("by: window", False),
        ("by: hall", False),
        ("by: applicant", False),
        ("by: {unknown: '7'}", False),
        ("automatic: true", False),
        ("by: [old, window]", False),
        ("title: Review", True),
        ("automatic: false", True),
        ("by: old", True),
        ("by: headless", True),
    ],
)
def test_a_step_needs_somebody_alive_unless_a_system_does_it(by: str, ownerless: bool) -> None:
    report = steps(f"review: {{{by}, next: end}}")
    assert told(report, "PROC001") == [(None, ["review"])] * ownerless


def test_whoever_owns_the_system_answers_for_an_automatic_step() -> None:
    """Must not fire: automatic steps (the owner of the system answers)."""
    assert told(steps("review: {automatic: true, next: end}"), "PROC001") == []
    assert told(steps("review: {automatic: false, next: end}"), "PROC001") == [(None, ["review"])]


def test_a_step_that_has_ended_is_no_step() -> None:
    report = steps("old: {until: 2020-01-01, next: accept}, accept: {by: window, next: end}")
    assert told(report, "PROC001") == []
    assert told(report, "PROC003") == []


def test_the_first_step_alive_begins_the_process() -> None:
    report = steps(
        "old: {by: window, until: 2020-01-01, next: end}, accept: {by: window, next: end}, b: {by: window, next: end}"
    )
    assert told(report, "PROC003") == [("unreachable", ["b"])]


@pytest.mark.parametrize(
    ("receives", "subtype", "severity"),
    [
        ("", "no-acceptance", "error"),
        (", receives: {silence: accepted}", "no-time", "error"),
        (", receives: {accept_within: 2 days}", "no-silence", "warning"),
        (", receives: {accept_within: 2 days, silence: accepted}", None, None),
    ],
)
def test_a_hand_off_needs_an_act_of_acceptance_its_time_and_what_silence_means(
    receives: str, subtype: str | None, severity: str | None
) -> None:
    report = steps(f"accept: {{by: window, next: decide}}, decide: {{by: officer, limit: 3 days{receives}, next: end}}")
    findings = found(report, "PROC002")
    assert [(one.subtype, str(one.severity)) for one in findings] == [(subtype, severity)] * (subtype is not None)


@pytest.mark.parametrize(
    ("first", "second", "passes"),
    [
        ("window", "officer", True),
        ("window", "chief", False),
        ("window", "hall", False),
        ("window", "loner", True),
        ("loner", "loner", False),
        ("loner", "applicant", True),
        ("[window, officer]", "office", False),
        ("window", "{unknown: '7'}", False),
        ("{unknown: '7'}", "window", False),
    ],
)
def test_a_case_is_handed_off_between_units_and_a_post_without_department_is_one(
    first: str, second: str, passes: bool
) -> None:
    report = steps(f"accept: {{by: {first}, next: decide}}, decide: {{by: {second}, next: end}}")
    assert told(report, "PROC002") == [("no-acceptance", ["accept"])] * passes


def test_broadcast_information_is_no_hand_off() -> None:
    """Must not fire: broadcast information."""
    assert told(steps("accept: {by: window, informs: [officer, loner], next: end}"), "PROC002") == []
    handed = steps("accept: {by: window, next: read}, read: {by: officer, next: end}")
    assert told(handed, "PROC002") == [("no-acceptance", ["accept"])]


def test_an_automatic_step_takes_no_case_over() -> None:
    assert told(steps("accept: {by: window, next: file}, file: {automatic: true, next: end}"), "PROC002") == []


def test_many_ways_into_one_step_that_accepts_nothing_are_one_finding() -> None:
    report = steps("a: {by: window, next: {yes: b, no: c}}, b: {by: window, next: c}, c: {by: loner, next: end}")
    assert told(report, "PROC002") == [("no-acceptance", ["a", "b"])]


def test_a_hand_off_to_a_step_that_nobody_does_is_an_effect_of_that() -> None:
    report = steps("accept: {by: window, next: decide}, decide: {next: end}")
    assert told(report, "PROC002") == []
    (finding,) = found(report, "PROC001")
    assert [(effect.rule, effect.subtype) for effect in finding.related] == [("PROC002", "no-receiver")]


@pytest.mark.parametrize(
    ("transfer", "open_"),
    [
        ("date: 2026-06-01", True),
        ("date: 2026-06-02", False),
        ("date: 2026-01-01, accepted: 2026-06-01", False),
        ("date: 2026-01-01, accepted: 2026-06-02", True),
        ("date: 2026-01-01, basis: law 3", True),
    ],
)
def test_a_transfer_has_to_be_taken_in_by_its_day(transfer: str, open_: bool) -> None:
    text = f"""
    bases: {{law: {{rank: law}}}}
    posts: {{a: {{top: true}}, b: {{reports_to: a}}}}
    transfers: [{{id: t, by: a, to: b, {transfer}}}]
    """
    assert told(check(text), "PROC002") == [("transfer-not-accepted", ["t"])] * open_


def test_what_is_deregulated_on_purpose_with_a_basis_needs_no_receiver() -> None:
    text = """
    bases: {{law: {{rank: law}}}}
    posts: {{a: {{top: true}}}}
    transfers: [{{id: t, by: a, date: 2026-01-01{basis}}}]
    """
    assert told(check(text.format(basis=", basis: law 3")), "PROC002") == []
    assert told(check(text.format(basis="")), "PROC002") == [("transfer-not-accepted", ["t"])]


def test_an_exception_step_with_an_outside_trigger_is_reached() -> None:
    """Must not fire: exception steps with an outside trigger."""
    text = "a: {{by: window, next: end}}, complaint: {{{begun}next: answer}}, answer: {{by: window, next: end}}"
    assert told(steps(text.format(begun="trigger: A complaint, ")), "PROC003") == []
    assert told(steps(text.format(begun="")), "PROC003") == [
        ("unreachable", ["complaint"]),
        ("unreachable", ["answer"]),
    ]


def test_one_dead_end_is_one_finding_and_the_way_there_is_none() -> None:
    report = steps(
        "a: {by: window, next: {yes: b, no: d}}, b: {by: window, next: c}, c: {by: window, next: b}, d: {by: window}"
    )
    assert told(report, "PROC003") == [("no-end", ["b", "c"]), ("no-end", ["d"])]


def test_a_loop_with_a_way_out_is_no_dead_end() -> None:
    report = steps("a: {by: window, next: {complete: end, incomplete: {step: a, at_most: 1}}}")
    assert told(report, "PROC003") == []


def test_every_outcome_without_a_branch_is_said_by_its_name() -> None:
    report = steps("a: {by: window, next: {grant: end, refuse: , withdraw: []}}")
    (finding,) = found(report, "PROC003")
    assert (finding.subtype, finding.witness["outcome"]) == ("no-branch", ["refuse", "withdraw"])


def test_steps_of_one_name_in_two_processes_are_two() -> None:
    text = """
    posts: {a: {top: true}}
    processes:
      first: {steps: {accept: {by: a, next: end}, close: {by: a, next: end}}}
      second: {steps: {accept: {by: a, next: close}, close: {by: a, next: end}}}
    """
    (finding,) = found(check(text), "PROC003")
    assert (finding.subtype, finding.subjects[0].id) == ("unreachable", "close")


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("a: {by: window, next: s}, s: {automatic: true, next: b}, b: {by: officer, next: end}", ["b"]),
        ("a: {by: window, next: s}, s: {automatic: true, next: t}, t: {automatic: true, next: [s, b]}, "
         "b: {by: officer, next: end}", ["b"]),
        ("a: {by: window, next: s}, s: {automatic: true, next: b}, b: {by: window, next: end}", []),
        ("a: {by: window, next: s}, s: {automatic: true, next: b}, "
         "b: {by: officer, receives: {accept_within: 1 day, silence: accepted}, next: end}", []),
        ("s: {automatic: true, next: b}, b: {by: officer, next: end}", []),
        ("a: {by: window, next: s}, c: {by: loner, next: s}, s: {automatic: true, next: [b, d]}, "
         "b: {by: window, next: c}, d: {by: loner, next: end}", ["b", "c", "d"]),
    ],
)  # fmt: skip
def test_a_case_that_a_system_passes_on_is_handed_to_whoever_comes_next(text: str, hits: list[str]) -> None:
    report = steps(text)
    assert sorted({finding.witness["following"] for finding in found(report, "PROC002")}) == hits


links = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16)


@settings(deadline=None)
@given(links, st.lists(st.booleans(), min_size=8, max_size=8), st.lists(st.integers(-1, 3), min_size=8, max_size=8))
def test_whoever_comes_behind_systems_and_another_unit_is_found(
    pairs: set[tuple[int, int]], automatic: list[bool], unit: list[int]
) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph(pairs)
    graph.add_nodes_from(range(8))
    expected = set()
    for step, following in product(range(8), range(8)):
        inner = [at for at in range(8) if automatic[at] or at == step]
        behind = {to for at in nx.descendants(graph.subgraph(inner), step) | {step} for to in graph.successors(at)}
        if following in behind and not automatic[following] and unit[step] >= 0 and unit[step] != unit[following]:
            expected.add(following)

    ordered = sorted(pairs)
    following_of = Relation.of([a for a, _ in ordered], [b for _, b in ordered], shape=(8, 8))
    units = Relation.function(np.array(unit), 4)
    left, right = onward(following_of, np.array(automatic), units)
    differing = [(a, b) for a, b in zip(left.tolist(), right.tolist(), strict=True) if unit[a] not in (-1, unit[b])]
    assert {b for _, b in differing} == expected
