"""Rules of other packages, and rules that misbehave."""

import sys
from pathlib import Path

import pytest

from respchain.errors import RespchainError
from respchain.rules import all_rules, own_rules

RULE = '''
from respchain.facts.facts import Facts
from respchain.rule import NOTE, Hits, rule
import numpy as np

@rule("{code}", severity=NOTE, basis="house rules", message="{{duty}} is here", fix="nothing")
def any_duty(facts: Facts) -> Hits:
    """There is a duty."""
    return Hits(tested=len(facts.duties), duty=np.arange(len(facts.duties)))
'''


def package(folder: Path, name: str, text: str, point: str) -> None:
    """A package as pip would install it, with one entry point."""
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[respchain.rules]\nX = {point}\n", encoding="utf-8")


def test_a_rule_of_another_package_stands_among_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "their_rules_a", RULE.format(code="THEIR001"), "their_rules_a:any_duty")
    monkeypatch.syspath_prepend(tmp_path)
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted([*(rule.code for rule in own_rules()), "THEIR001"])


@pytest.mark.parametrize(
    ("name", "code", "point", "said"),
    [
        ("their_rules_b", "GAP010", "their_rules_b:any_duty", "offers GAP010, a code that is taken"),
        ("their_rules_c", "THEIR002", "their_rules_c:np", "is offered as a rule and is none"),
        ("their_rules_d", "THEIR003", "their_rules_d:nothing", "cannot be loaded"),
    ],
)
def test_a_bad_offer_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str, point: str, said: str
) -> None:
    package(tmp_path, name, RULE.format(code=code), point)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RespchainError, match=said):
        all_rules()
    sys.modules.pop(name, None)
