"""Charters written as workbooks: what is read again is the same, and looks as it should."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

import respchain as rc
from respchain.checking import judged, report
from respchain.files.loading import load
from respchain.files.reading import read
from respchain.files.saving import save
from respchain.files.source import Source
from respchain.files.starter_workbook import template
from respchain.files.workbook.writing import workbook_bytes
from respchain.files.yaml_reader import read_yaml
from respchain.model.charter import Charter
from respchain.model.light import charter_validator
from respchain.model.plain import plain
from respchain.rules import own_rules
from tests.imports.books import stated
from tests.test_saving import charters, nasty, texts

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.joinpath("docs", "examples").glob("*.yaml"))
GOOD = [
    pytest.param(example.text, id=f"{rule.code}-{number}")
    for rule in own_rules()
    for number, example in enumerate(rule.examples)
    if not example.bad
]


def same(charter: Charter, path: Path, language: str) -> None:
    """The charter is the same once it was a workbook in a language."""
    path.write_bytes(workbook_bytes(plain(charter), language))
    again = stated(path)
    assert plain(again) == plain(charter)
    assert again == charter


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_key_of_the_format_goes_through_a_workbook(tmp_path: Path, language: str) -> None:
    text = ROOT.joinpath("tests", "data", "catalogue.yaml").read_text("utf-8")
    said = yaml.safe_load(text)
    source = Source("catalogue.yaml", text)
    found = read_yaml(source, {})
    assert isinstance(found, dict)
    assert found.keys() == said.keys()
    del found["include"]  # names files
    same(Charter.model_validate(charter_validator().validate_python(found)), tmp_path / "a.xlsx", language)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_go_through_a_workbook(tmp_path: Path, path: Path, language: str) -> None:
    same(load(path), tmp_path / "a.xlsx", language)


@pytest.mark.parametrize("text", GOOD)
def test_good_examples_of_rules_go_through_a_workbook(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    same(load(tmp_path / "a.yaml"), tmp_path / "a.xlsx", "zh")


@settings(deadline=None, max_examples=60)
@given(charter=charters(), language=st.sampled_from(["en", "zh"]))
def test_saving_and_loading_is_the_identity(
    tmp_path_factory: pytest.TempPathFactory, charter: Charter, language: str
) -> None:
    same(charter, tmp_path_factory.getbasetemp() / "charter.xlsx", language)


names = (
    st.sampled_from(["north", "城北", "a, b", "一、二", "[x]", "{x}", "是", "5", "< 5", "负总责", '"q"', "x；y"])
    | nasty
)
unsaid = {"unknown": "0123"}
parts = st.fixed_dictionaries(
    {},
    optional={
        "title": texts | st.fixed_dictionaries({"zh": names}),
        "stage": names | st.lists(names, max_size=3),
        "scope": st.dictionaries(st.sampled_from(["district", "辖.区", "依据"]), names | st.lists(names, min_size=1)),
        "accountable": st.just("a") | st.just(["a"]) | st.just([]) | st.just(unsaid),
        "shared": st.fixed_dictionaries({"how": st.just("lead"), "reason": names}),
        "measure": st.fixed_dictionaries({"target": names | st.integers() | st.floats(-9, 9), "unit": names}),
        "needs": st.lists(names, max_size=3),
        "agreements": st.lists(st.fixed_dictionaries({"actor": st.just("a"), "powers": names}), max_size=2),
        "basis": names | st.lists(names | st.fixed_dictionaries({"base": names, "at": names}), max_size=2),
        "coordinates": st.booleans() | st.none(),
        "since": st.dates(date(1800, 1, 1), date(2100, 1, 1)),
        "weight": st.floats(0, 1e300),
        "source_id": names,
    },
)
holders = st.fixed_dictionaries({"person": names}, optional={"since": st.dates(), "kind": st.just("acting")})


@settings(deadline=None, max_examples=60)
@given(
    duties=st.lists(parts, min_size=1, max_size=3),
    holder=names | st.lists(holders | names, max_size=3) | holders,
    outcomes=st.dictionaries(names, st.sampled_from(["end", ["end"], None, {"step": "s", "at_most": 1}])),
    every=st.booleans(),
    language=st.sampled_from(["en", "zh"]),
)
def test_whatever_is_in_a_charter_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    duties: list[dict[str, object]],
    holder: object,
    outcomes: dict[str, object],
    every: bool,
    language: str,
) -> None:
    charter = Charter.model_validate(
        {
            "duties": {f"d{number}": duty for number, duty in enumerate(duties)},
            "posts": {"a": {"holder": holder}},
            "processes": {"p": {"steps": {"s": {"next": outcomes}}}},
        }
    )
    path = tmp_path_factory.getbasetemp() / "made.xlsx"
    path.write_bytes(workbook_bytes(plain(charter), language, every=every))
    assert plain(stated(path)) == plain(charter)


@pytest.mark.parametrize(
    "said",
    [
        {"facets": {"a": ["x"], "b": {"values": ["x"]}, "c": [], "d": {"values": []}, "e": {"values": ["[x", "y]"]}}},
        {"facets": {"a": {"values": ["x, y", "~", '"'], "range": [">= 5"]}, "b": ["[x]", "x, y"]}},
        {"duties": {}, "disclaimers": [], "people": {"a": {}}},
        {"transfers": [{}, {"what": "x"}]},
        {"posts": {"no": {"title": "~", "until": None, "backup": ["a", {"post": "b"}]}, "1e3": {}, "012": {}}},
        {"name": {"zh": "市", "en": "City"}, "grades": {"a": ["1", 1], "b": [2.0]} | {"c": [" x"]}},
        {"departments": {"a": {"title": "=cmd|' /C calc'!A0", "basis": ["+1", "@x"]}}},
        {"processes": {"p": {"steps": {}}, "q": {"steps": {"a": {}}}}},
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_short_forms_and_blanks_come_back(tmp_path: Path, said: dict[str, object], language: str) -> None:
    if "grades" in said:
        said = {**said, "grades": {"a": ["1", 1], "b": [2, 3], "c": [" x"]}}
    same(Charter.model_validate(said), tmp_path / "a.xlsx", language)


def test_the_same_charter_gives_the_same_bytes() -> None:
    charter = plain(load(EXAMPLES[0]))
    first = workbook_bytes(charter, "en")
    assert workbook_bytes(charter, "en") == first
    with ZipFile(BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_a_text_is_never_a_formula() -> None:
    raw = workbook_bytes({"posts": {"a": {"title": "=1+1", "source_id": "#N/A"}, "b": {"title": "@x"}}}, "en")
    sheet = openpyxl.load_workbook(BytesIO(raw))["posts"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells if cell.quotePrefix] == ["=1+1", "@x"]
    with ZipFile(BytesIO(raw)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_template_checks_clean_and_says_what_it_wants(tmp_path: Path, language: str) -> None:
    path = tmp_path / "charter.xlsx"
    path.write_bytes(template(language))
    assert template(language) == path.read_bytes()
    found = report(judged(read(path), None, date(2026, 6, 1)))
    assert found.findings == ()
    assert read(path).notes == ()
    made = openpyxl.load_workbook(path)
    assert len(made.sheetnames) == 25
    for sheet in made.worksheets[2:]:
        assert sheet.freeze_panes in ("B2", "C2")
        assert all(cell.comment and cell.comment.text.strip() for cell in sheet[1])
    posts = made["岗位" if language == "zh" else "posts"]
    offers = {str(one.sqref).split("2:")[0]: one.formula1 for one in posts.data_validations.dataValidation}
    heads = {str(cell.value).replace("\n", ""): get_column_letter(cell.column) for cell in posts[1] if cell.column}
    superior, top = (
        heads["直接上级" if language == "zh" else "Reports to"],
        heads["最高岗位" if language == "zh" else "Top"],
    )
    assert offers[superior] == f"'{posts.title}'!$A$2:$A$506"
    assert offers[top] == ('"是,否"' if language == "zh" else '"yes,no"')
    text = " ".join(str(cell.value) for row in made.worksheets[0].iter_rows() for cell in row if cell.value)
    assert "respchain check charter.xlsx" in text


def test_python_and_the_headings_of_the_charter_s_language(tmp_path: Path) -> None:
    charter = Charter.model_validate({"language": "zh", "posts": {"市长": {"top": True}}})
    rc.save(charter, tmp_path / "a.xlsx")
    made = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert made.sheetnames == ["填写说明", "设置", "岗位"]
    assert rc.load(tmp_path / "a.xlsx") == charter
    save(Charter.model_validate({"posts": {"市长": {}}}), tmp_path / "b.xlsx")
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames == ["How to", "posts"]


def test_what_no_cell_can_hold_is_said(tmp_path: Path) -> None:
    charter = Charter.model_validate({"posts": {"a": {"title": "x" * 40_000}}})
    with pytest.raises(rc.RespchainError, match='a cell cannot hold what stands under "Title"'):
        rc.save(charter, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
