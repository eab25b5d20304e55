"""Every rule: its file, its words, its examples."""

import re
from datetime import date

import pytest

from respchain.checking import report
from respchain.checking.closing import FORMS
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
    done = ask(example.text, example.settings.get("profile", "all"), today)
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
