"""A published table of limits of authority, as a charter: what it leaves to nobody, and who shares what with whom."""

from datetime import date
from pathlib import Path

import pytest

from respchain.checking import Judged, judged
from respchain.checking import report as report_on
from respchain.files.reading import read
from respchain.rules import own_rules
from respchain.scope.overlap_search import overlaps

AUTHORITY = Path("docs/examples/authority.yaml")
DAY = date(2026, 6, 1)
LEVELS = ["board", "ceo", "cfo", "vp", "director", "manager"]


def exactly(amount: int) -> list[dict[str, object]]:
    return [{"low": amount, "low_closed": True, "high": amount, "high_closed": True}]


# Counted from the table by hand, each limit read as an open half-line. Nothing for expenses: the board has no limit.
NOBODYS = {"contracts": exactly(10_000_000), "capital": exactly(5_000_000)}


@pytest.fixture(scope="module")
def done() -> Judged:
    return judged(read(AUTHORITY), "all", DAY)


def test_the_table_leaves_ten_million_of_contracts_and_five_of_capital_to_nobody_and_no_expense(done: Judged) -> None:
    facts, names = done.facts, done.encoded.names
    matter, boxes = facts.cover.vacant
    found = {names.word("matters", at): facts.need.describe(boxes, row) for row, at in enumerate(matter.tolist())}
    assert found == {name: {"matter": [name], "stage": ["approve"], "amount": at} for name, at in NOBODYS.items()}
    assert [facts.need.witness(boxes, row)["amount"] for row in range(len(boxes))] == ["10000000", "5000000"]
    assert not len(facts.cover.standby[0])
    assert not len(facts.cover.open_[0])


def test_what_two_levels_share_they_share_along_one_line_and_no_level_has_two_posts(done: Judged) -> None:
    facts, names = done.facts, done.encoded.names
    found = overlaps(facts.now.scopes, facts.claims.scope, facts.claims.actor)
    left, right = facts.claims.actor[found.left], facts.claims.actor[found.right]
    assert (facts.command.below(lower=left, upper=right) | facts.command.below(lower=right, upper=left)).all()
    # every pair of levels with limits below a bound; the board meets the others for expenses only
    lower = LEVELS[1:]
    pairs = {(one, other) for place, one in enumerate(lower) for other in lower[place + 1 :]}
    expected = [("expense", "board", other) for other in lower]
    expected += [(matter, *pair) for matter in ("expense", "contracts") for pair in pairs]
    expected += [("capital", *pair) for pair in pairs if "manager" not in pair]

    def said(claim: int) -> tuple[str, str]:
        duty = facts.claims.duty[claim]
        return names.word("matters", facts.duties.matter[duty]), names.word("actors", facts.claims.actor[claim])

    met = [(said(one), said(other)) for one, other in zip(found.left.tolist(), found.right.tolist(), strict=True)]
    assert all(one[0] == other[0] for one, other in met)
    assert sorted((one[0], *sorted((one[1], other[1]), key=LEVELS.index)) for one, other in met) == sorted(expected)


@pytest.mark.skipif("GAP001" not in {rule.code for rule in own_rules()}, reason="the rule is not there yet")
def test_the_rule_for_bare_cells_finds_exactly_the_two_amounts(done: Judged) -> None:
    findings = [finding for finding in report_on(done).findings if finding.rule == "GAP001"]
    assert {finding.subjects[0].id: finding.witness["box"]["amount"] for finding in findings} == NOBODYS
    assert len(findings) == 2
