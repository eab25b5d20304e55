"""The chain of one duty: its links, its conditions, and where it breaks."""

from pathlib import Path

import pytest

from respchain.checking import judged
from respchain.checking.conditions import CONDITIONS
from respchain.checking.tracing import Chain, trace
from respchain.errors import UnknownName
from respchain.files.reading import read
from respchain.rules import own_rules
from tests.charters import ask

SEAMLESS = judged(read("docs/examples/seamless.yaml"), "core")
BUILT = {rule.code for rule in own_rules()}

TOWN = """
facets: {side: [left, right]}
matters:
  water: {title: Water, facets: [side]}
  roads: {title: Roads}
posts: {mayor: {top: true, holder: {person: Li, since: 2020-01-01}}}
outsiders: {congress: {kind: legislature, terminal: true}}
consequences: {vote: {trigger: Not done, measures: [dismiss], imposed_by: congress}}
duties:
  pipes: {matter: water, accountable: mayor, consequence: vote}
oversight: {yearly: {forum: congress, over: mayor, information: report, matter: water}}
"""


def states(chain: Chain) -> dict[str, str]:
    return {code: condition.state for code, condition in chain.conditions.items()}


def test_a_condition_holds_only_if_every_serving_rule_is_built_and_judged() -> None:
    chain = trace(SEAMLESS, "enforce-licences")
    for code, serving in CONDITIONS.items():
        expected = "holds" if set(serving) <= BUILT else "not judged"
        assert states(chain)[code] == expected, code
    assert (chain.closed, chain.seamless) == (None, None)
    assert chain.breaks == ()


def test_every_serving_rule_that_is_not_built_is_named() -> None:
    chain = trace(SEAMLESS, "enforce-licences")
    for code, serving in CONDITIONS.items():
        unbuilt = set(serving) - BUILT
        if unbuilt:
            assert set(chain.conditions[code].rules) == unbuilt
            assert "not built yet" in chain.conditions[code].why


def test_the_links_lead_from_the_basis_to_the_terminal_forum_and_to_persons() -> None:
    links = {(link.kind, link.tail, link.head) for link in trace(SEAMLESS, "enforce-licences").links}
    assert links >= {
        ("basis", "licensing-law", "enforce-licences"),
        ("power", "punish", "market-head"),
        ("accountable", "enforce-licences", "market"),
        ("head", "market", "market-head"),
        ("holder", "market-head", "ana-cole"),
        ("responsible", "enforce-licences", "case-officer"),
        ("superior", "market-head", "mayor"),
        ("forum", "market-head", "congress"),
        ("consequence", "enforce-licences", "head-neglect"),
        ("imposer", "head-neglect", "mayor"),
        ("correction", "watch-licences", "permits-head"),
        ("hand-off", "hand-in", "review-file"),
    }


def test_depths_count_the_steps_to_a_terminal_forum() -> None:
    depth = trace(SEAMLESS, "audit-spending").depth
    assert (depth["congress"], depth["audit-officer"]) == (0, 1)


@pytest.mark.parametrize(
    ("old", "new", "condition", "state"),
    [
        ("yearly", "monthly", "C5", "holds"),
        ("information: report, matter: water", "information: report, matter: roads", "C5", "breaks"),
        (
            "information: report, matter: water",
            "information: report, matter: water, scope: {side: left}",
            "C5",
            "breaks",
        ),
        (", information: report", "", "C5", "breaks"),
        (", consequence: vote", ", consequence: []", "C6", "holds"),
        ("consequence: vote}", "consequence: vote, basis: law}", "C6", "holds"),
        ("imposed_by: congress", "imposed_by: mayor", "C6", "holds"),
        (", holder: {person: Li, since: 2020-01-01}", ", holder: {person: Li, until: 2020-01-01}", "C3", "breaks"),
        ("kind: legislature, terminal: true", "kind: legislature", "C8", "breaks"),
    ],
)
def test_taking_out_a_fact_breaks_its_condition(old: str, new: str, condition: str, state: str) -> None:
    assert old in TOWN
    chain = trace(ask(TOWN.replace(old, new, 1)), "pipes")
    assert chain.conditions[condition].state == state
    if state == "breaks":
        assert {finding.rule for finding in chain.breaks} & set(CONDITIONS[condition])
        assert chain.seamless is False


def test_a_missing_consequence_breaks_the_chain_of_a_statutory_duty_alone() -> None:
    law = "bases: {law: {rank: law}}\n" + TOWN.replace("consequence: vote}", "basis: law 3}")
    assert trace(ask(law), "pipes").conditions["C6"].state == "breaks"
    house = law.replace("rank: law", "rank: internal")
    assert trace(ask(house), "pipes").conditions["C6"].state == "holds"  # a warning never breaks a condition


def test_a_break_of_another_duty_does_not_break_this_one() -> None:
    town = TOWN.replace("duties:\n", "duties:\n  bridges: {matter: roads, accountable: mayor}\n")
    done = ask(town)
    assert trace(done, "bridges").conditions["C5"].state == "breaks"
    assert trace(done, "pipes").conditions["C5"].state == "holds"


def test_a_duty_that_no_process_serves_is_not_judged_on_processes() -> None:
    why = trace(SEAMLESS, "food-rules").conditions["C10"].why
    assert "no process says how this duty is done" in why


def test_an_unknown_duty_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownName, match='there is no duty "pipe"; did you mean "pipes"'):
        trace(ask(TOWN), "pipe")


def test_a_duty_that_has_ended_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        trace(ask(TOWN.replace("consequence: vote}", "consequence: vote, until: 2020-01-01}")), "pipes")


def test_a_process_that_is_too_slow_or_loses_cases_breaks_the_chain_of_its_duties() -> None:
    service = judged(read("docs/examples/service-centre.yaml"), "all")
    broken = {
        duty: {one.rule for one in trace(service, duty).breaks} & {"PROC006", "PROC007", "TIME002"}
        for duty in ("approve-restaurant", "approve-ads")
    }
    assert broken == {"approve-restaurant": {"PROC006", "PROC007", "TIME002"}, "approve-ads": set()}
