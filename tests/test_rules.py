"""Every rule: its file, its words, its examples."""

import re
from datetime import date

import pytest
from click.testing import CliRunner

from respchain.checking import report
from respchain.checking.closing import FORMS
from respchain.cli.main import respchain
from respchain.report.missions import served
from respchain.rule import Example, Rule
from respchain.rules import own_rules
from tests.charters import ask

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{'bad' if example.bad else 'good'}{number}")
    for rule in own_rules()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_names_each_bad_part_and_no_other(rule: Rule, example: Example) -> None:
    today = date.fromisoformat(example.settings.get("today", "2026-06-01"))
    done = ask(example.text, example.settings.get("profile", "all"), today, example.log)
    (outcome,) = [outcome for outcome in done.outcomes if outcome.rule.code == rule.code]
    assert outcome.crash is None
    assert outcome.not_judged is None
    named: list[str] = []
    if len(outcome.hits):
        hits = outcome.hits
        subjects = [(hits.subject(row), row) for row in range(len(hits))]
        named = list(dict.fromkeys(str(done.words.id(name, int(hits.columns[name][row]))) for name, row in subjects))
        subtypes = set(example.settings.get("subtype", "").split(",")) - {""}
        assert not subtypes or set(outcome.hits.subtype) == subtypes
    assert named == list(example.ids)
    report(done)  # the words of every message are columns of the hits


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.code)
def test_a_rule_has_its_code_its_name_both_examples_and_a_basis(rule: Rule) -> None:
    stem = rule.question.__module__.rpartition(".")[2]
    assert stem == f"{rule.code.lower()}_{rule.question.__name__}"
    assert {example.bad for example in rule.examples} == {True, False}
    assert all(example.ids for example in rule.examples if example.bad)
    assert not any(example.ids for example in rule.examples if not example.bad)
    assert rule.basis
    assert all(rule.basis)
    assert len(rule.text) >= 3
    assert rule.fix
    assert all(re.fullmatch(r"C([1-9]|1[0-2])", condition) for condition in rule.conditions)
    words = [rule.closed_by] if isinstance(rule.closed_by, str) else rule.closed_by.values()
    assert set(words) <= {"", *FORMS}
    assert all(re.fullmatch(r"M([1-9]|1\d|2[0-3])", mission) for mission in rule.missions)


def test_every_mission_of_a_rule_is_a_row_and_every_row_names_its_rules() -> None:
    rows = {number: codes for number, _, codes in served(own_rules())}
    assert list(rows) == [f"M{number}" for number in range(1, 24)]
    named = {(rule.code, number) for rule in own_rules() for number in rule.missions}
    assert named == {(code, number) for number, codes in rows.items() for code in codes}


@pytest.mark.parametrize(
    ("language", "about", "none"), [("en", "first inquiry", "no rule yet"), ("zh", "首问责任制", "尚无规则")]
)
def test_missions_are_listed_with_their_rules(language: str, about: str, none: str) -> None:
    lines = CliRunner().invoke(respchain, ["rules", "--missions", "--lang", language]).output.splitlines()
    assert f"M9   {about}" in lines
    for number, _, codes in served(own_rules()):
        at = next(place for place, line in enumerate(lines) if line.startswith(f"{number} "))
        assert lines[at + 1].strip() == (none if not codes else " ".join(codes))
