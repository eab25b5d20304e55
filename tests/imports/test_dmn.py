"""DMN decision tables: FEEL as it is written, hit policies as they are meant, and brute force over points."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import respchain
from respchain.errors import InputErrors, RespchainError, UnknownName
from respchain.files.emitting import emitted
from respchain.files.importers.authority import imported
from respchain.files.importers.authority.dmn.feel import unary_tests
from respchain.files.importers.imported import Imported, Wishes

VERSIONS = (
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
)


def text(tag: str, value: str, more: str = "") -> str:
    return f"<{tag}{more}><text>{escape(value)}</text></{tag}>"


def table(
    inputs: Sequence[tuple[str, str, str]],
    rules: Sequence[Sequence[str]],
    policy: str = "UNIQUE",
    outputs: str = '<output name="approver" typeRef="string"/>',
    version: str = VERSIONS[2],
    more: str = "",
    decision: str = "",
) -> str:
    """A model of one table: inputs are name, type and allowed values; the last entries of a rule are its outputs."""
    columns = "".join(
        f"<input>{text('inputExpression', name, f' typeRef={chr(34)}{type_}{chr(34)}' if type_ else '')}"
        + (text("inputValues", allowed) if allowed else "")
        + "</input>"
        for name, type_, allowed in inputs
    )
    rows = "".join(
        f'<rule id="r{number}">'
        + "".join(text("inputEntry", entry) for entry in rule[: len(inputs)])
        + "".join(text("outputEntry", entry) for entry in rule[len(inputs) :])
        + "</rule>"
        for number, rule in enumerate(rules)
    )
    head = (
        f'<decisionTable hitPolicy="{policy}">'
        if " " not in policy or policy.isupper()
        else f"<decisionTable {policy}>"
    )
    return (
        f'<definitions xmlns="{version}" name="Model">{more}<decision id="d" name="Loan">{decision}{head}'
        f"{columns}{outputs}{rows}</decisionTable></decision></definitions>"
    )


def of(model: str, tmp_path: Path, **wishes: Any) -> Imported:
    file = tmp_path / "model.dmn"
    file.write_text(model, "utf-8")
    found = imported([file], Wishes(**wishes))
    assert found.rows == found.mapped + found.unmapped
    return found


def loaded(found: Imported, tmp_path: Path) -> respchain.Charter:
    file = tmp_path / "charter.yaml"
    file.write_text(emitted(found.stated), "utf-8")
    return respchain.load(file)


def told(found: Imported, tmp_path: Path, *codes: str) -> list[tuple[str, list[str]]]:
    report = respchain.check(loaded(found, tmp_path), profile="all", as_of=date(2026, 6, 1))
    return [(one.rule, [part.id for part in one.subjects]) for one in report.findings if one.rule in codes]


def scope(found: Imported, rule: int) -> Any:
    return found.stated["duties"][f"loan-rule-{rule}"].get("scope")


# -- FEEL


@pytest.mark.parametrize(
    ("type_", "entry", "expected"),
    [
        ("number", "5", "5"),
        ("number", "-5", "-5"),
        ("number", "1, 2", ["1", "2"]),
        ("number", "< 5", "< 5"),
        ("number", "<= 5", "<= 5"),
        ("number", "> 5.50", "> 5.5"),
        ("number", "[1..5]", "[1..5]"),
        ("number", "[1..5)", "[1..5)"),
        ("number", "[1..5[", "[1..5)"),
        ("number", "(1..5]", "(1..5]"),
        ("number", "]1..5]", "(1..5]"),
        ("number", "]1..5[", "(1..5)"),
        ("number", "[1..3], [2..9]", "[1..9]"),
        ("number", "not(5)", ["< 5", "> 5"]),
        ("number", "not(< 5, [7..9))", ["[5..7)", ">= 9"]),
        ("integer", "> 5", ">= 6"),
        ("date", 'date("2020-01-01")', "2020-01-01"),
        ("date", '>= date("2020-01-01")', ">= 2020-01-01"),
        ("date", '[@"2020-01-01"..@"2020-02-01")', "[2020-01-01..2020-02-01)"),
        ("date", 'not(< date("2020-01-01"))', ">= 2020-01-01"),
        ("string", '"a"', "a"),
        ("string", '"a", "b"', ["a", "b"]),
        ("string", 'not("a", "b")', "other"),
        ("string", r'"say \"yes\""', 'say "yes"'),
        ("string", "null", "null"),
        ("boolean", "true", "true"),
        ("boolean", "not(true)", "false"),
        ("number", "-", None),
        ("string", "-", None),
    ],
)
def test_tests_are_read_as_they_are_written(type_: str, entry: str, expected: Any, tmp_path: Path) -> None:
    found = of(table([("x", type_, "")], [[entry, '"Clerk"']]), tmp_path)
    stated = scope(found, 1)
    assert (None if stated is None else stated["x"]) == expected
    loaded(found, tmp_path)


@pytest.mark.parametrize(
    ("type_", "entry"),
    [
        ("number", "> limit"), ("number", "5 + 3"), ("number", "? > 5"), ("number", "[5..1]"), ("number", '"five"'),
        ("number", "null"), ("string", "Approved"), ("string", 'starts with(?, "a")'), ("string", "> 5"),
        ("date", 'date("2020-13-01")'), ("date", 'date and time("2020-01-01T00:00:00")'), ("number", "1,"),
        ("number", "not(1"), ("string", '"open'), ("dayTimeDuration", 'duration("P1D")'), ("boolean", "maybe"),
        ("number", "!= 5"), ("integer", "(1..2)"), ("context", '"a"'),
    ],
)  # fmt: skip
def test_what_cannot_be_read_exactly_goes_whole_to_the_remainder(type_: str, entry: str, tmp_path: Path) -> None:
    found = of(table([("x", type_, "")], [[entry, '"Clerk"'], ["-", '"Head"']]), tmp_path)
    assert [duty["accountable"] for duty in found.stated["duties"].values()] == ["head"]
    assert {left.text for left in found.remainder()} == {entry, '"Clerk"'}
    assert (found.rows, found.unmapped) == (2, 1)
    loaded(found, tmp_path)


def test_an_entry_in_another_language_is_left(tmp_path: Path) -> None:
    model = table([("x", "number", "")], [["< 5", '"Clerk"']]).replace(
        "<inputEntry>", '<inputEntry expressionLanguage="juel">'
    )
    assert of(model, tmp_path).unmapped == 1


def test_allowed_values_are_the_whole_axis(tmp_path: Path) -> None:
    inputs = [
        ("risk", "tRisk", ""),
        ("amount", "number", "[0..100], > 200"),
        ("grade", "number", "1, 2, 3"),
        ("day", "date", ""),
    ]
    item = (
        '<itemDefinition name="tRisk"><typeRef>feel:string</typeRef>'
        + text("allowedValues", '"low","high"')
        + "</itemDefinition>"
    )
    rows = [['not("high")', "> 50", "> 1", "-", '"A"'], ['"none"', "-", "-", "-", '"B"'], ["-", "< 0", "-", "-", '"C"']]
    found = of(table(inputs, rows, more=item), tmp_path)
    assert found.stated["facets"] == {
        "risk": {"title": "risk", "values": ["low", "high"]},
        "amount": {"title": "amount", "type": "number", "range": ">= 0"},
        "grade": {"title": "grade", "values": ["1", "2", "3"]},
    }
    assert found.stated["matters"]["loan"]["required"] == {"amount": ["[0..100]", "> 200"]}
    assert scope(found, 1) == {"risk": "low", "amount": ["(50..100]", "> 200"], "grade": ["2", "3"]}
    assert found.unmapped == 2
    loaded(found, tmp_path)


def test_two_columns_that_ask_the_same_are_one_axis(tmp_path: Path) -> None:
    found = of(
        table([("x", "number", ""), ("x", "number", "")], [["> 1", "<= 5", '"A"'], ["< 3", "> 4", '"B"']]), tmp_path
    )
    assert scope(found, 1) == {"x": "(1..5]"}
    assert found.unmapped == 1


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("prefix", ["", "dmn"])
def test_all_versions_and_prefixes(version: str, prefix: str, tmp_path: Path) -> None:
    model = table([("x", "number", "")], [["< 5", '"Clerk"']], version=version)
    if prefix:
        model = (
            model.replace("</", "\0")
            .replace("<", f"<{prefix}:")
            .replace("\0", f"</{prefix}:")
            .replace("xmlns=", f"xmlns:{prefix}=")
        )
    assert scope(of(model, tmp_path), 1) == {"x": "< 5"}


# -- who decides


@pytest.mark.parametrize(
    "heading",
    [
        "approver",
        "Decider",
        "approvedBy",
        "Decision maker",
        "authority",
        "responsible",
        "审批人",
        "负责人",
        "accountable",
    ],
)
def test_the_output_that_names_who_decides_is_told_by_its_heading(heading: str, tmp_path: Path) -> None:
    outputs = f'<output name="days" typeRef="number"/><output name="{heading}" typeRef="string"/>'
    found = of(table([("x", "number", "")], [["< 5", "3", '"Clerk"']], outputs=outputs), tmp_path)
    assert found.stated["duties"]["loan-rule-1"]["accountable"] == "clerk"
    assert [(left.heading, left.text) for left in found.remainder()] == [("days", "3")]
    assert found.assumed == []


def test_who_answers_and_who_does_the_work(tmp_path: Path) -> None:
    outputs = '<output label="承办部门"/><output label="审批人"/>'
    duty = of(
        table([("x", "number", "")], [["< 5", '"人事科"', '["局长", "书记"]']], outputs=outputs), tmp_path
    ).stated["duties"]["loan-rule-1"]
    assert (duty["accountable"], duty["responsible"]) == (["局长", "书记"], "人事科")


def test_without_such_an_output_the_values_are_posts_and_it_is_said(tmp_path: Path) -> None:
    model = table(
        [("x", "number", "")], [["< 5", '"Clerk"', "1"]], outputs='<output name="route"/><output name="cost"/>'
    )
    found = of(model, tmp_path)
    assert found.stated["duties"]["loan-rule-1"]["accountable"] == "clerk"
    assert any("are taken for posts" in one for one in found.assumed)
    wished = of(model, tmp_path, columns={"authority": "cost"})
    assert wished.stated["duties"]["loan-rule-1"]["accountable"] == "1"
    with pytest.raises(UnknownName):
        of(model, tmp_path, columns={"authority": "rout"})


def test_the_makers_of_a_decision_decide_where_no_output_does(tmp_path: Path) -> None:
    unit = '<organizationUnit id="u" name="Credit board"/>'
    model = table(
        [("x", "number", "")], [["< 5", '"grant"'], [">= 5", '"refuse"']], outputs='<output name="result"/>', more=unit,
        decision='<decisionMaker href="#u"/>',
    )  # fmt: skip
    found = of(model, tmp_path)
    assert {duty["accountable"] for duty in found.stated["duties"].values()} == {"credit-board"}
    assert sorted(left.text for left in found.remainder()) == ['"grant"', '"refuse"']


def test_a_rule_that_names_nobody_and_one_that_works_it_out(tmp_path: Path) -> None:
    found = of(table([("x", "number", "")], [["< 5", ""], ["> 5", "boss(x)"], ["5", "null"]]), tmp_path)
    assert {rule for rule, _ in told(found, tmp_path, "GAP010")} == {"GAP010"}
    assert [left.text for left in found.remainder()] == ["> 5", "boss(x)"]


def test_a_default_is_a_catch_all_and_no_coverage(tmp_path: Path) -> None:
    outputs = '<output name="approver">' + text("defaultOutputEntry", '"Board"') + "</output>"
    found = of(table([("x", "number", "")], [["< 5", '"Clerk"']], outputs=outputs), tmp_path)
    duty = found.stated["duties"]["loan-default"]
    assert (duty["mode"], duty["accountable"]) == ("default", "board")
    assert [rule for rule, _ in told(found, tmp_path, "GAP001", "GAP002")] == ["GAP002"]


# -- hit policies


TWO = [["< 10", '"A"'], ["> 5", '"B"']]


@pytest.mark.parametrize(
    ("policy", "rules", "expected"),
    [
        ("UNIQUE", TWO, [("OVL002", ["loan-rule-1", "loan-rule-2"])]),
        ("ANY", TWO, [("OVL002", ["loan-rule-1", "loan-rule-2"])]),
        ("ANY", [["< 10", '"A"'], ["> 5", '"A"']], []),
        ("FIRST", TWO, []),
        ("COLLECT", TWO, []),
        ("RULE ORDER", TWO, []),
        ("OUTPUT ORDER", TWO, []),
        ("PRIORITY", TWO, [("OVL002", ["loan-rule-1", "loan-rule-2"])]),
    ],
)
def test_what_a_hit_policy_means_for_overlaps(policy: str, rules: Any, expected: Any, tmp_path: Path) -> None:
    found = of(table([("x", "number", "")], rules, policy), tmp_path)
    assert told(found, tmp_path, "OVL001", "OVL002", "GAP001") == expected


def test_rules_that_come_first_take_their_cases_from_later_ones(tmp_path: Path) -> None:
    rules = [["< 10", '"A"'], ["> 5", '"B"'], ["[6..9]", '"C"'], ["-", '"D"']]
    found = of(table([("x", "number", "")], rules, "FIRST"), tmp_path)
    duties = found.stated["duties"]
    assert duties["loan-rule-2"]["except"] == {"x": "< 10"}
    assert list(duties) == ["loan-rule-1", "loan-rule-2"]  # all the rest is taken
    assert {left.text for left in found.remainder()} == {"[6..9]", '"C"', "-", '"D"'}
    assert told(found, tmp_path, "OVL001", "OVL002", "GAP001") == []


def test_the_order_of_output_values_is_the_priority(tmp_path: Path) -> None:
    outputs = '<output name="approver">' + text("outputValues", '"B", "A"') + "</output>"
    found = of(table([("x", "number", "")], TWO, "PRIORITY", outputs), tmp_path)
    assert found.stated["duties"]["loan-rule-1"]["except"] == {"x": "> 5"}
    assert "except" not in found.stated["duties"]["loan-rule-2"]


def test_outputs_that_are_added_up_decide_nothing(tmp_path: Path) -> None:
    model = table([("x", "number", "")], [["< 5", "3"]], outputs='<output name="fee"/>')
    found = of(model.replace('hitPolicy="UNIQUE"', 'hitPolicy="COLLECT" aggregation="SUM"'), tmp_path)
    assert "duties" not in found.stated
    assert (found.rows, found.unmapped) == (1, 1)


# -- the wild


def test_nothing_of_a_model_is_lost(tmp_path: Path) -> None:
    model = table(
        [("x", "number", "")], [["< 5", '"Clerk"']], more='<inputData name="x"/><knowledgeSource name="Bylaw 3"/>',
        decision="<description>All loans</description><informationRequirement><requiredDecision href='#e'/>"
        "</informationRequirement>",
    ).replace("</rule>", "<annotationEntry><text>since 2020</text></annotationEntry></rule>")  # fmt: skip
    model = model.replace(
        "</definitions>",
        '<decision id="e" name="Score"><literalExpression><text>a + b</text></literalExpression></decision>'
        "</definitions>",
    )
    found = of(model, tmp_path)
    assert {left.text for left in found.remainder()} == {"Bylaw 3", "All loans", "#e", "since 2020", "Score", "a + b"}


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("<definitions/>", "no decision table"),
        ("<definitions><decision name='a'/></definitions>", "it has: decision"),
        ("<process/>", "this is no DMN"),
        ("<definitions>", "no XML"),
        ("<!DOCTYPE x><definitions/>", "refused"),
    ],
)
def test_what_is_no_dmn_is_a_fault_with_its_place(model: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match=rf"model.dmn:\d+:\d+: .*{why}"):
        of(model, tmp_path)


def test_thousands_of_rules(tmp_path: Path) -> None:
    rules = [[f"[{number}..{number + 1})", f'"c{number % 7}"', f'"P{number % 50}"'] for number in range(3_000)]
    for policy in ("UNIQUE", "FIRST"):
        found = of(table([("x", "number", ""), ("c", "string", "")], rules, policy), tmp_path)
        assert len(found.stated["duties"]) == 3_000
    few = of(table([("x", "number", ""), ("c", "string", "")], rules[:1_000], "FIRST"), tmp_path)
    assert len(few.stated["duties"]) == 1_000


# -- brute force

NUMBERS = [Decimal(half) / 2 for half in range(-2, 18)]
WORDS = ["a", "b", "c", "zzz"]


def _number(sign: str, end: int) -> tuple[str, Callable[[Any], bool]]:
    tests: dict[str, Callable[[Any], bool]] = {
        "<": lambda x: x < end, "<=": lambda x: x <= end, ">": lambda x: x > end, ">=": lambda x: x >= end,
        "": lambda x: x == end,
    }  # fmt: skip
    return f"{sign} {end}".strip(), tests[sign]


def _range(low: int, more: int, opening: str, closing: str) -> tuple[str, Callable[[Any], bool]]:
    high = low + more
    return (
        f"{opening}{low}..{high}{closing}",
        lambda x: (x > low or (x == low and opening == "[")) and (x < high or (x == high and closing == "]")),
    )


ONE_NUMBER = st.one_of(
    st.builds(_number, st.sampled_from(["<", "<=", ">", ">=", ""]), st.integers(0, 5)),
    st.builds(_range, st.integers(0, 4), st.integers(1, 3), st.sampled_from("[(]"), st.sampled_from("])[")),
)
ONE_WORD = st.sampled_from("abc").map(lambda word: (f'"{word}"', lambda x: x == word))
ONE_TRUTH = st.sampled_from([("true", lambda x: x is True), ("false", lambda x: x is False)])


def _entry(tests: list[tuple[str, Callable[[Any], bool]]], negated: bool) -> tuple[str, Callable[[Any], bool]]:
    if not tests:
        return "-", lambda x: True
    inside = ", ".join(told for told, _ in tests)
    return (f"not({inside})", lambda x: not any(test(x) for _, test in tests)) if negated else (
        inside, lambda x: any(test(x) for _, test in tests)
    )  # fmt: skip


def entries(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, Callable[[Any], bool]]]:
    return st.builds(_entry, st.lists(one, max_size=2), st.booleans())


RULES = st.lists(
    st.tuples(entries(ONE_NUMBER), entries(ONE_WORD), entries(ONE_TRUTH), st.sampled_from("PQR")),
    min_size=1,
    max_size=6,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RULES, st.sampled_from(["UNIQUE", "ANY", "FIRST", "PRIORITY", "COLLECT", "RULE ORDER"]))
def test_gaps_and_overlaps_agree_with_brute_force_over_points(tmp_path: Path, rules: Any, policy: str) -> None:
    rows = [[x[0], w[0], t[0], f'"{who}"'] for x, w, t, who in rules]
    outputs = '<output name="approver">' + text("outputValues", '"P","Q","R"') + "</output>"
    found = of(table([("x", "number", ""), ("w", "string", ""), ("t", "boolean", "")], rows, policy, outputs), tmp_path)
    words = found.section("facets").get("w", {}).get("values", [])
    charter = loaded(found, tmp_path)
    covered = respchain.coverage(charter, "loan", as_of=date(2026, 6, 1))
    shared = [(frozenset(one.duties), one.box) for one in covered.overlaps]
    meeting: set[frozenset[str]] = set()
    for x, w, t in product(NUMBERS, WORDS, (True, False)):
        hits = [at for at, (a, b, c, _) in enumerate(rules) if a[1](x) and b[1](w) and c[1](t)]
        if policy == "FIRST":  # what the same actor decides by an earlier rule may stand in a later one too
            hits = [at for at in hits if rules[at][3] == rules[hits[0]][3]]
        if policy == "PRIORITY":
            best = min((rules[at][3] for at in hits), default="")
            hits = [at for at in hits if rules[at][3] == best]
        pairs = {
            frozenset((f"loan-rule-{one + 1}", f"loan-rule-{other + 1}"))
            for one in hits
            for other in hits
            if rules[one][3] != rules[other][3]
        }
        meeting |= pairs
        point = {"x": x, "w": w, "t": str(t).lower()}
        assert any(_holds(box, point, words) for box in covered.gaps) is (not hits), (point, hits)
        assert {pair for pair, box in shared if _holds(box, point, words)} <= pairs, point
    assert {pair for pair, _ in shared} == meeting
    if policy in ("UNIQUE", "COLLECT"):
        findings = respchain.check(charter, as_of=date(2026, 6, 1)).findings
        rivals = {frozenset(part.id for part in one.subjects) for one in findings if one.rule in ("OVL001", "OVL002")}
        assert rivals == (meeting if policy == "UNIQUE" else set())


def _holds(box: Any, point: dict[str, Any], words: Sequence[str]) -> bool:
    """Whether a box holds a point; a word that no rule names is one of the others."""
    named = {"w": point["w"] if point["w"] in words else "other", "t": point["t"]}
    if "x" in box and not any(_within(point["x"], one) for one in box["x"]):
        return False
    return all(value in box[facet] for facet, value in named.items() if facet in box)


def _within(x: Decimal, span: Any) -> bool:
    low, high = span["low"], span["high"]
    above = low is None or x > low or (span["low_closed"] and x == low)
    return above and (high is None or x < high or (span["high_closed"] and x == high))


ENTRIES = st.sampled_from(
    [
        "-",
        "< 5",
        '"a"',
        "not(1)",
        "]1..2[",
        "x",
        "",
        'date("2020-01-01")',
        "true",
        "null",
        '"a", 1',
        "[1..",
        "not()",
        "1 , , 2",
    ]
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from("xyz"), st.sampled_from(["number", "string", "date", "boolean", "", "t"]), ENTRIES),
        max_size=3,
    ),
    st.lists(st.lists(ENTRIES, max_size=5), max_size=5),
    st.sampled_from(["UNIQUE", "FIRST", "COLLECT", "PRIORITY", "SOME", "F", ""]),
)
def test_whatever_table_gives_a_charter_that_loads_or_a_fault(
    tmp_path: Path, inputs: Any, rules: Any, policy: str
) -> None:
    model = table(inputs, rules, "UNIQUE").replace('"UNIQUE"', f'"{policy}"')
    try:
        found = of(model, tmp_path)
    except RespchainError:
        return
    respchain.check(loaded(found, tmp_path), as_of=date(2026, 6, 1))
    again = of(model, tmp_path)
    assert (again.stated, list(again.remainder())) == (found.stated, list(found.remainder()))


@given(st.text('-<>=[]()."a1,@ not', max_size=14))
def test_no_text_breaks_the_reader_of_tests(entry: str) -> None:
    unary_tests(entry)
