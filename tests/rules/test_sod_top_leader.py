"""The top leader: what SOD004 must not fire on, and what it must not miss."""

from datetime import date

import pytest

from respchain.checking import judged
from respchain.checking.profile import profile
from respchain.facts.facts import Facts
from respchain.rules.sod.sod004_top_leader_direct_control import top_leader_direct_control as sod004
from tests.charters import ask, check, found, stated

TOWN = """
posts:
  mayor: {{top: true, leads: true}}
  deputy: {{reports_to: mayor{deputy}}}
  chief: {{reports_to: mayor{chief}}}
  clerk: {{reports_to: deputy}}
matters:
  staff: {{title: Staff, domain: {domain}}}
duties:
  appoint: {{matter: staff, accountable: {who}{how}}}
{more}
"""


def directed(**words: str) -> list[list[str]]:
    """The duties that SOD004 names, by finding."""
    usual = {
        "deputy": ", leads: true",
        "chief": ", leads: true",
        "domain": "personnel",
        "who": "mayor",
        "how": "",
        "more": "",
    }
    findings = found(check(TOWN.format(**{**usual, **words})), "SOD004")
    named = [finding.witness["duty"] for finding in findings]
    assert all(finding.subjects[0].id == "mayor" for finding in findings)
    return [duty if isinstance(duty, list) else [duty] for duty in named]


def test_general_accountability_of_the_head_is_wanted() -> None:
    """Must not fire: overall-tier A (it is required)."""
    assert directed() == [["appoint"]]
    assert directed(how=", tier: overall") == []
    assert directed(how=", tier: overall, responsible: mayor") == [["appoint"]]
    assert directed(who="deputy") == []


def test_where_nobody_else_leads() -> None:
    """Must not fire: bodies with one leader."""
    assert directed(deputy="", chief="") == []
    alone = profile("all").parameters._replace(small_team=0)
    done = ask(TOWN.format(deputy="", chief="", domain="finance", who="mayor", how="", more=""))
    assert len(sod004.question(Facts(done.encoded.columns, done.facts.day, alone))) == 0


@pytest.mark.parametrize(("deputy", "expected"), [("", []), (", leads: true", [["appoint"]])])
def test_a_small_team_cannot_divide_the_work(deputy: str, expected: list[list[str]]) -> None:
    """Must not fire: small township teams."""
    assert directed(deputy=deputy) == expected


def test_the_size_of_a_small_team_is_a_parameter() -> None:
    done = ask(
        TOWN.format(deputy=", leads: true", chief=", leads: true", domain="finance", who="mayor", how="", more="")
    )
    for size, hits in ((2, 1), (3, 0)):
        given = done.profile.parameters._replace(small_team=size)
        assert len(sod004.question(Facts(done.encoded.columns, done.facts.day, given))) == hits


def test_a_head_of_a_department_leads_without_saying_so() -> None:
    departments = "departments: {office: {head: chief}}"
    assert directed(chief="", more=departments) == [["appoint"]]


@pytest.mark.parametrize("domain", ["personnel", "finance", "projects", "procurement", "permits"])
def test_the_five_domains(domain: str) -> None:
    assert directed(domain=domain) == [["appoint"]]


def test_other_domains_are_no_matter_and_the_list_is_a_parameter() -> None:
    assert directed(domain="culture") == []
    done = ask(
        TOWN.format(deputy=", leads: true", chief=", leads: true", domain="culture", who="mayor", how="", more="")
    )
    for domains, hits in ((["culture"], 1), ([], 0)):
        given = done.profile.parameters._replace(indirect_domains=domains)
        assert len(sod004.question(Facts(done.encoded.columns, done.facts.day, given))) == hits


def test_a_duty_may_say_another_domain_than_its_matter() -> None:
    assert directed(how=", domain: culture") == []
    assert directed(domain="culture", how=", domain: finance") == [["appoint"]]


def test_a_duty_on_a_wider_matter_is_in_the_domains_of_the_narrower_ones() -> None:
    text = """
    posts:
      mayor: {{top: true}}
      deputy: {{reports_to: mayor, leads: true}}
      chief: {{reports_to: mayor, leads: true}}
    matters:
      house: {{title: The house{house}}}
      pay: {{title: Pay, part_of: house{pay}}}
    duties: {{run: {{matter: house, accountable: mayor}}}}
    """
    assert found(check(text.format(house="", pay=", domain: finance")), "SOD004") != []
    assert found(check(text.format(house=", domain: finance", pay="")), "SOD004") != []
    assert found(check(text.format(house=", domain: finance", pay=", domain: culture")), "SOD004") == []


def test_to_do_the_work_is_direct_control_too() -> None:
    assert directed(who="deputy", how=", responsible: mayor") == [["appoint"]]
    handed = "delegations: [{by: deputy, to: mayor, duty: appoint}]"
    assert directed(who="deputy", more=handed) == [["appoint"]]


def test_to_catch_what_nobody_owns_is_no_direct_leadership() -> None:
    assert directed(how=", mode: default") == []


def test_a_body_that_the_leader_chairs_decides_as_one() -> None:
    assert directed(who="group", more="bodies: {group: {chair: mayor, members: [deputy]}}") == []


def test_each_duty_is_named_in_one_finding() -> None:
    assert directed(more="  pay: {matter: staff, accountable: mayor}") == [["appoint", "pay"]]


def test_without_duties_nothing_is_judged() -> None:
    done = judged(stated("posts: {a: {top: true}}"), "all", date(2026, 6, 1))
    (outcome,) = [outcome for outcome in done.outcomes if outcome.rule.code == "SOD004"]
    assert outcome.not_judged is not None
