"""Profiles: what they say, how they lie over each other, and what a project changes."""

from pathlib import Path

import pytest

from respchain.checking import judged
from respchain.checking.profile import packaged, profile, written
from respchain.checking.settings import faults, fits
from respchain.cli.main import main
from respchain.errors import InputErrors, UnknownName
from respchain.files.reading import read
from respchain.rule import Severity
from respchain.rules import own_rules
from tests.charters import check, found

CODES = [rule.code for rule in own_rules()]


def test_the_profiles_of_the_catalogue_are_there() -> None:
    assert packaged() == ["all", "cn-gov", "core", "far", "ics", "raci", "smcr", "three-lines"]


@pytest.mark.parametrize("name", packaged())
def test_a_packaged_profile_says_nothing_wrong(name: str) -> None:
    assert faults(written(name), CODES, packaged(), {}) == []
    used = profile(name)
    known = {stage for stage, _ in _walk(used.terms.stages)}
    assert all(set(stages) <= known for stages in used.terms.kinds.values())
    assert all({"en", "zh"} == set(item["title"]) and item["basis"] for item in used.terms.prescribed.values())


def _walk(tree: object) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, inner in dict(tree).items():  # type: ignore[call-overload]
        found += [(name, inner), *_walk(inner)]
    return found


def test_core_reports_exactly_the_core_checks() -> None:
    families = {
        "OVL": (1, 2, 4, 6), "GAP": (1, 2, 3, 4, 5, 6, 10), "ACC": (1, 2, 3, 6), "LOOP": (1, 2, 4, 5),
        "HIER": (1, 2), "PAR": (1,), "SOD": (1, 2), "PROC": (2,), "DOC": (2,),
    }  # fmt: skip
    codes = {f"{family}{number:03}" for family, numbers in families.items() for number in numbers}
    assert set(profile("core").reports or ()) == codes
    assert len(codes) == 26


def test_every_check_is_reported_by_all_with_the_numbers_of_core() -> None:
    everything, core = profile("all"), profile("core")
    assert all(everything.reported(code) for code in CODES)
    assert everything.parameters == core.parameters
    assert everything.severities == core.severities
    assert not everything.parameters.statutory


GRADES = [
    ("GAP002", {"smcr": "error", "cn-gov": "error", "ics": "note", "core": "warning", "raci": "warning"}),
    ("GAP004", {"raci": "warning", "core": "error"}),
    ("PROC005", {"cn-gov": "error", "all": "warning"}),
    ("PER005", {"smcr": "error", "all": "warning"}),
    ("PER007", {"cn-gov": "error", "all": "warning"}),
    ("SPAN001", {"ics": "warning", "all": "note"}),
    ("DOC001", {"cn-gov": "error", "all": "warning"}),
]


@pytest.mark.parametrize(("code", "grades"), GRADES, ids=[code for code, _ in GRADES])
def test_a_severity_is_that_of_the_catalogue(code: str, grades: dict[str, str]) -> None:
    (rule,) = [rule for rule in own_rules() if rule.code == code]
    assert {name: str(profile(name).severity(rule)) for name in grades} == grades


def test_an_unknown_profile_is_refused_with_what_may_have_been_meant() -> None:
    with pytest.raises(UnknownName, match=r'there is no profile "cn_gov"; did you mean "cn-gov"\?'):
        profile("cn_gov")


# --- stages by kind


def test_the_kind_of_a_matter_picks_the_stages_that_it_must_have() -> None:
    text = """
    matters: {stalls: {kind: permit}, market: {part_of: stalls}, fair: {part_of: stalls, kind: 公共服务}}
    posts: {clerk: {}}
    duties: {grant: {matter: market, stage: [accept, approve], accountable: clerk}}
    """
    missing = {subject.id for one in found(check(text), "GAP003") for subject in one.subjects}
    assert missing == {"market", "monitor", "enforce", "appeal"}
    (fair,) = found(check(text), "GAP001")
    assert [box["stage"] for box in fair.witness["box"]] == [["accept"], ["deliver"], ["appeal"]]


def test_stages_that_a_matter_states_come_before_those_of_its_kind() -> None:
    text = "matters: {stalls: {kind: permit, stages: [approve]}}\nposts: {clerk: {}}\n"
    text += "duties: {grant: {matter: stalls, stage: approve, accountable: clerk}}"
    assert found(check(text), "GAP003") == []


def test_a_kind_that_the_profile_does_not_know_is_told_and_picks_nothing() -> None:
    report = check("matters: {stalls: {kind: permitt}}\nduties: {a: {matter: stalls}}")
    (note,) = [str(note) for note in report.notes]
    assert note.startswith('the profile knows no kind "permitt": stalls must have the stages that they state')
    assert note.endswith('did you mean "permit"?')


# --- what is prescribed


FIRM = """
kind: {kind}
posts: {{chief: {{}}}}
matters: {{crime: {{prescribed: SYSC-24-d}}, clients: {{prescribed: SYSC-24-z}}}}
duties: {{watch: {{matter: crime, accountable: chief}}, keep: {{matter: clients, accountable: chief}}}}
"""


def items(text: str, name: str = "smcr") -> list[str]:
    return sorted(subject.id for one in found(check(text, name), "GAP008") for subject in one.subjects)


def test_a_prescribed_list_concerns_the_kinds_of_organisation_that_it_names() -> None:
    assert items(FIRM.format(kind="core")) == ["SYSC-24-a", "SYSC-24-b", "SYSC-24-b-1"]
    more = ["SYSC-24-c", "SYSC-24-j", "SYSC-24-k", "SYSC-24-l", "SYSC-24-t"]
    assert items(FIRM.format(kind="[bank, cass]")) == ["SYSC-24-a", "SYSC-24-b", "SYSC-24-b-1", *more]


def test_where_the_kind_is_not_said_items_for_some_kinds_are_left_open_and_that_is_said() -> None:
    text = FIRM.format(kind="")
    assert items(text) == ["SYSC-24-a", "SYSC-24-b", "SYSC-24-b-1"]
    (rule,) = [rule for rule in check(text, "smcr").rules if rule.rule == "GAP008"]
    assert rule.not_judged is not None
    assert check(text, "smcr").conditions["C1"].state != "holds"


def test_a_charter_may_say_of_an_item_of_the_profile_that_it_does_not_apply() -> None:
    text = (
        FIRM.format(kind="core")
        + "prescribed: {SYSC-24-a: {applies: false, reason: A branch}, SYSC-24-b: {applies: false}}"
    )
    assert items(text) == ["SYSC-24-b", "SYSC-24-b-1"]


def test_an_item_of_another_profile_is_no_fault_and_a_misspelt_one_is() -> None:
    assert items(FIRM.format(kind="core"), "all") == []
    with pytest.raises(InputErrors, match=r'there is no prescribed item "SYSC-24-dd"; did you mean "SYSC-24-d"'):
        check(FIRM.format(kind="core").replace("SYSC-24-d}", "SYSC-24-dd}"), "smcr")


def test_an_item_is_named_by_its_title() -> None:
    messages = [one.message for one in found(check(FIRM.format(kind="core"), "smcr"), "GAP008")]
    assert any("The firm's duties under the senior managers regime (SYSC-24-a)" in message for message in messages)


# --- the project of a charter


CHARTER = "as_of: 2026-06-01\nposts: {clerk: {}}\nduties: {a: {accountable: clerk}, b: {accountable: clerk}}\n"


def project(folder: Path, text: str, name: str = "respchain.toml", charter: str = CHARTER) -> Path:
    """A charter in a folder below that of a project."""
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "charters").mkdir()
    path = folder / "charters" / "charter.yaml"
    path.write_text(charter, encoding="utf-8")
    return path


def test_a_project_lies_over_the_profile_of_its_charters(tmp_path: Path) -> None:
    path = project(tmp_path, 'also = ["TIME"]\n[parameters]\nvacancy_days = 7\n[severities]\nGAP010 = "note"\n')
    used = judged(read(path)).profile
    assert used.name == "core + respchain.toml"
    assert used.parameters == profile("core").parameters._replace(vacancy_days=7)
    assert used.severities == {"GAP010": Severity.NOTE}
    assert used.reported("TIME002")
    assert not used.reported("GAP009")
    assert judged(read(path), "all").profile.parameters.vacancy_days == 7


def test_a_project_extends_a_profile_and_may_have_a_name(tmp_path: Path) -> None:
    path = project(tmp_path, 'name = "house"\nextends = "cn-gov"\n[parameters]\nvacancy_days = 7\n')
    for asked in (None, "house"):
        used = judged(read(path), asked).profile
        assert (used.name, used.parameters.statutory, used.parameters.vacancy_days) == ("house", True, 7)
    path.write_text(CHARTER + "profile: house\n", encoding="utf-8")
    assert judged(read(path)).profile.parameters.statutory
    path.write_text(CHARTER + "profile: raci\n", encoding="utf-8")
    assert not judged(read(path)).profile.parameters.statutory


def test_a_project_may_stand_in_pyproject_and_grow_the_tree_of_stages(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.respchain.stages.execute.deliver]\nship = {}\n'
    text += '[tool.respchain.kinds]\ntrade = {stages = ["ship"]}\n[tool.respchain.prescribed]\ntax = {title = "Tax"}\n'
    charter = "as_of: 2026-06-01\nmatters: {goods: {kind: trade}}\nduties: {a: {matter: goods}}\n"
    path = project(tmp_path, text, "pyproject.toml", charter)
    done = judged(read(path), "all")
    assert done.profile.terms.stages["execute"]["deliver"] == {"ship": {}}
    assert "pay" in done.profile.terms.stages["execute"]
    (outcome,) = [out for out in done.outcomes if out.rule.code == "GAP008"]
    assert outcome.hits.subtype == ["no-matter"]


def test_the_nearest_project_counts_and_a_pyproject_of_others_is_passed_over(tmp_path: Path) -> None:
    path = project(tmp_path, "[parameters]\nvacancy_days = 7\n")
    (path.parent / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert judged(read(path)).profile.parameters.vacancy_days == 7
    (path.parent / "respchain.toml").write_text("[parameters]\nvacancy_days = 8\n", encoding="utf-8")
    assert judged(read(path)).profile.parameters.vacancy_days == 8


def test_all_that_is_wrong_with_a_project_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    text = """extends = "cor"
repots = "all"
also = ["GAP01O"]
[parameters]
vacancy_day = 7
acting_days = "many"
statutory = 1
[severities]
GAP010 = "fatal"
[stages]
execute = "pay"
[kinds]
trade = {stages = ["shipp"], als = []}
empty = {}
[prescribed]
tax = {titel = "Tax"}
"""
    path = project(tmp_path, text, charter=CHARTER + "postss: {}\n")
    with pytest.raises(InputErrors) as caught:
        read(path)
    told = [(fault.place.line, str(fault.message), str(fault.hint or "")) for fault in caught.value.faults]
    ours = [(line, message, hint) for line, message, hint in told if "postss" not in message]
    assert len(told) == len(ours) + 1
    assert ours == [
        (1, 'there is no profile "cor"', 'did you mean "core"?'),
        (2, 'there is no key "repots"', 'did you mean "reports"?'),
        (3, 'there is no rule "GAP01O"', 'did you mean "GAP010"?'),
        (5, 'there is no parameter "vacancy_day"', 'did you mean "vacancy_days"?'),
        (6, '"acting_days" must be a whole number', ""),
        (7, '"statutory" must be true or false', ""),
        (9, '"fatal" is no severity: write note or warning or error', ""),
        (11, '"execute" must be a table', ""),
        (13, 'there is no key "als"', 'did you mean "also"?'),
        (13, 'there is no stage "shipp"', ""),
        (14, "a kind lists the stages that its matters must have", ""),
        (16, 'there is no key "titel"', 'did you mean "title"?'),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a = ",
        "[parameters\n",
        "a = 1\na = 2\n",
        "x = " + "[" * 5000,
        "[stages." + ".".join("a" * 3000) + "]\n",
        "[stages]\n" + ".".join("ab" * 20) + " = {}\n",
        "parameters = 3\nstages = []\nkinds = 1\nprescribed = ''\nseverities = 0\nname = 1\n",
        "\x00",
        "[[stages]]\n",
    ],
)
def test_a_hostile_project_is_refused_with_a_place(tmp_path: Path, text: str) -> None:
    path = project(tmp_path, text)
    with pytest.raises(InputErrors) as caught:
        read(path)
    assert all(fault.place.file.endswith("respchain.toml") and fault.place.line for fault in caught.value.faults)


def test_a_fault_of_a_project_is_shown_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project(tmp_path, "[parameters]\nvacancy_day = 7\n")
    with pytest.raises(SystemExit) as caught:
        main(["check", str(path)])
    assert caught.value.code == 2
    told = capsys.readouterr().err
    assert "vacancy_day = 7" in told
    assert 'did you mean "vacancy_days"?' in told


def test_types_are_told_apart() -> None:
    assert fits({"a": ["b"]}, dict[str, list[str]])
    assert not fits({"a": "b"}, dict[str, list[str]])
    assert not fits(True, float)
    assert not fits([1], list[str])
