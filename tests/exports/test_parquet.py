"""A charter as Parquet tables, and back again."""

import random
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import respchain as rc
from respchain.cli.main import respchain
from respchain.errors import InputErrors, RespchainError
from respchain.files.columns import parquet
from respchain.files.exporters.folder import write_folder
from respchain.files.exporters.parquet import tables
from respchain.files.merging import merged
from respchain.files.parts import parts_of
from respchain.files.reading import read
from respchain.model.charter import Charter
from respchain.model.light import charter_format, charter_validator
from respchain.model.plain import plain
from respchain.rules import own_rules
from tests.charters import stated as stated_by
from tests.test_model import CATALOGUE_TEXT
from tests.test_saving import charters

EXAMPLES = sorted(Path("docs/examples").glob("*.yaml"))
GOOD = {
    f"{rule.code} {number}": example.text
    for rule in own_rules()
    for number, example in enumerate(rule.examples)
    if not example.bad
}


def again(charter: Charter, folder: Path) -> Charter:
    """The charter written to a folder and loaded from it."""
    write_folder(folder, tables(plain(charter)))
    return rc.load(folder)


def same(charter: Charter, folder: Path) -> None:
    read_back = again(charter, folder)
    wanted = plain(charter)
    wanted.pop("include", None)
    assert repr(sorted(plain(read_back).items())) == repr(sorted(in_order(wanted, plain(read_back)).items()))


def in_order(value: Any, model: Any) -> Any:
    """A value with the keys of its mappings in the order of another: tables keep the order of rows, not of keys."""
    if isinstance(value, dict) and isinstance(model, dict):
        keys = sorted(value, key=lambda key: list(model).index(key) if key in model else -1)
        return {key: in_order(value[key], model.get(key)) for key in keys}
    if isinstance(value, list) and isinstance(model, list) and len(value) == len(model):
        return [in_order(one, other) for one, other in zip(value, model, strict=True)]
    return value


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_read_back_as_they_were(path: Path, tmp_path: Path) -> None:
    same(rc.load(path), tmp_path / "tables")


def test_every_key_of_the_format_is_read_back_as_it_was(tmp_path: Path) -> None:
    """The catalogue names what it does not declare: so it is read without looking for that."""
    charter = Charter.model_validate(yaml.load(CATALOGUE_TEXT, yaml.CSafeLoader))
    wanted = {key: value for key, value in plain(charter).items() if key != "include"}
    write_folder(tmp_path / "tables", tables(wanted))
    parts = parts_of([tmp_path / "tables"])
    back = charter_validator().validate_python(merged(parts.read, charter_format(), parts.table).stated)
    assert parts.faults == []
    assert repr(sorted(back.items())) == repr(sorted(in_order(wanted, back).items()))


def test_the_charters_of_the_rules_are_read_back_as_they_were(tmp_path: Path) -> None:
    assert len(GOOD) > 90
    for number, text in enumerate(GOOD.values()):
        folder = tmp_path / str(number)
        data = stated_by(text).data
        write_folder(folder, tables(data))
        back = read(folder).data
        assert repr(sorted(back.items())) == repr(sorted(in_order(dict(data), back).items())), text


@given(charter=charters())
def test_made_charters_are_read_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, charter: Charter) -> None:
    folder = tmp_path_factory.getbasetemp() / "tables"
    assert again(charter, folder) == charter
    same(charter, folder)


keys = st.text("$abdet", min_size=1, max_size=6)
values = (
    st.text(min_size=1)
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.lists(st.text(min_size=1) | st.integers() | st.dates(), min_size=1, max_size=3)
)


@given(
    boxes=st.lists(st.dictionaries(st.sampled_from(["since", "amount"]), values), max_size=3),
    titles=st.dictionaries(keys, st.text(min_size=1)),
    whole=st.integers(-(2**70), 2**70),
)
def test_days_numbers_and_signs_inside_scopes_and_titles_are_exact(
    tmp_path_factory: pytest.TempPathFactory, boxes: list[dict[str, Any]], titles: dict[str, str], whole: int
) -> None:
    """A facet may be called as a key that holds days, and a value as the mark of a day."""
    stated = {
        "facets": {"since": {"type": "date", "titles": titles}, "amount": ["$date", "$$date"]},
        "posts": {"a": {"grade": whole, "powers": [{"power": "p", "scope": boxes, "since": date(2020, 1, 1)}]}},
        "matters": {"m": {"excluded": [{**box, "until": date(2030, 1, 1)} for box in boxes if "since" not in box]}},
        "duties": {"d": {"scope": boxes, "until": None, "title": "\0\n\ud7ff市"}},
    }
    charter = Charter.model_validate(stated)
    same(charter, tmp_path_factory.getbasetemp() / "exact")


def test_columns_are_typed_where_values_are_plain_and_json_where_not() -> None:
    stated = {
        "as_of": date(2026, 6, 1),
        "posts": {
            "mayor": {"title": "市长", "seats": 1, "top": True, "since": date(2020, 1, 1)},
            "clerk": {"title": {"en": "Clerk"}, "reports_to": ["mayor"], "until": None},
        },
        "duties": {"a": {"weight": 1.5, "accountable": "mayor"}, "b": {"accountable": "clerk"}, "c": {}},
    }
    made = {name: pl.read_parquet(BytesIO(raw)) for name, raw in tables(stated).items()}
    assert dict(made["posts.parquet"].schema) == {
        "id": pl.String, "title": pl.String, "title:json": pl.String, "reports_to:json": pl.String,
        "until:json": pl.String, "seats": pl.Int64, "top": pl.Boolean, "since": pl.Date,
    }  # fmt: skip
    assert made["posts.parquet"].rows() == [
        ("mayor", "市长", None, None, None, 1, True, date(2020, 1, 1)),
        ("clerk", None, '{"en": "Clerk"}', '["mayor"]', "null", None, None, None),
    ]
    assert made["duties.parquet"].rows() == [("a", 1.5, "mayor"), ("b", None, "clerk"), ("c", None, None)]
    assert made["charter.parquet"].rows() == [(date(2026, 6, 1),)]


def test_the_same_charter_gives_the_same_bytes() -> None:
    data = read(EXAMPLES[0]).data
    assert tables(data) == tables(data)


def test_tables_as_others_write_them_are_a_charter(tmp_path: Path) -> None:
    """Lists, structs, categories, times at midnight, decimals; one section over two files."""
    posts = pl.DataFrame(
        {
            "id": ["mayor", "clerk"],
            "reports_to": [None, ["mayor"]],
            "since": pl.Series([None, "2020-01-01T00:00:00"]).str.to_datetime(),
            "headcount": pl.Series([1, None]).cast(pl.Decimal(10, 0)),
            "ladder": pl.Series(["common", None], dtype=pl.Categorical),
            "holder": [{"person": "Li", "since": date(2020, 1, 1), "until": None}, None],
        }
    )
    posts.write_parquet(tmp_path / "posts.parquet")
    pl.DataFrame({"id": ["a"], "accountable": ["clerk"]}).write_parquet(tmp_path / "duties.1.parquet")
    pl.DataFrame({"id": ["b"], "accountable": ["mayor"]}).write_parquet(tmp_path / "duties.2.parquet")
    assert read(tmp_path).data == {
        "posts": {
            "mayor": {"headcount": 1, "ladder": "common", "holder": {"person": "Li", "since": date(2020, 1, 1)}},
            "clerk": {"reports_to": ["mayor"], "since": date(2020, 1, 1)},
        },
        "duties": {"a": {"accountable": "clerk"}, "b": {"accountable": "mayor"}},
    }


def faults(folder: Path) -> list[str]:
    with pytest.raises(InputErrors) as found:
        read(folder)
    return [str(fault).removeprefix(f"{folder.as_posix()}/") for fault in found.value.faults]


def written(folder: Path, file: str, /, **columns: list[object]) -> Path:
    pl.DataFrame({key.replace("__", ":"): values for key, values in columns.items()}).write_parquet(folder / file)
    return folder


def test_faults_name_file_row_and_column(tmp_path: Path) -> None:
    written(tmp_path, "posts.parquet", id=["mayor", "clerk"], reports_to=[None, "mayr"], seats=[0, 1])
    written(
        tmp_path, "duties.parquet", id=["a", "b"], accountable=["mayor", None], acountable=["x", "y"],
        shared__json=[None, '{"how": "leed"}'], since=[date(2020, 1, 1)] * 2, until=[date(2019, 1, 1), None],
    )  # fmt: skip
    assert faults(tmp_path) == [
        'duties.parquet[acountable]: the column "acountable" is no key of a duty; did you mean "accountable"?',
        "duties.parquet:1[until]: until 2019-01-01 is not after since 2020-01-01",
        'duties.parquet:2[shared:json]: shared.how of duty "b": expected one of "lead", "joint", "divided", '
        'found the text "leed"; did you mean "lead"?',
        'posts.parquet:1[seats]: seats of post "mayor": expected a whole number, at least 1, found the number 0',
        'posts.parquet:2[reports_to]: reports_to of post "clerk" names "mayr", which is no actor '
        '(department, post, body or outsider); did you mean "mayor"?',
    ]


def test_ids_missing_or_stated_twice(tmp_path: Path) -> None:
    written(tmp_path, "posts.parquet", id=["mayor", None, "mayor"], title=["Mayor", "Nobody", "Mayor"])
    assert faults(tmp_path) == [
        'posts.parquet:2[id]: this post lacks the key "id"',
        'posts.parquet:3[id]: the post "mayor" is stated twice (also ' + f"{tmp_path.as_posix()}/posts.parquet:1[id])",
    ]
    written(tmp_path, "posts.parquet", title=["Mayor"])
    assert faults(tmp_path) == ['posts.parquet[title]: the table lacks the column "id"; it has title']
    written(tmp_path, "posts.parquet", id=[1, 2])
    assert faults(tmp_path)[0] == 'posts.parquet:1[id]: an id is a text, found the number 1; write "1" in quotes'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"lead": "a", "lead": "b"}', '"lead" is stated twice'),
        ('{"lead": NaN}', "NaN is no number that can be counted or compared"),
        ('{"lead": "\\ud800"}', "an escape that names half a character"),
        ("{lead: a}", "this is no JSON: Expecting property name enclosed in double quotes: line 1..."),
        ("[" * 50, "this is no JSON: Expecting value: line 1 column 51 (char 50)"),
        ("[" * 100 + "]" * 100, "nested deeper than 64 levels"),
        ("[" * 200_000 + "]" * 200_000, "this is no JSON: it is nested too deep"),
        ("1" * 5000, None),
    ],
)
def test_json_that_is_none(text: str, told: str | None, tmp_path: Path) -> None:
    written(tmp_path, "duties.parquet", id=["a"], shared__json=[text])
    found = faults(tmp_path)
    assert len(found) == 1
    assert told is None or found[0] == f"duties.parquet:1[shared:json]: {told}"


def test_tables_that_are_none(tmp_path: Path) -> None:
    written(tmp_path, "dutys.parquet", id=["a"])
    written(tmp_path, "charter.parquet", name=["a", "b"])
    written(tmp_path, "posts.parquet", id=["a"], title=[b"\xff"], title__json=[5])
    (tmp_path / "people.parquet").write_bytes(b"PAR1 and then nothing")
    (tmp_path / "matters.parquet").write_bytes(b"")
    told = faults(tmp_path)
    assert told[0] == "charter.parquet[name]: the table of settings has one row, found 2"
    assert told[1].startswith('dutys.parquet[id]: "dutys" is no section of a charter: a table is called as its section')
    assert [line.split(": ")[0] for line in told[2:]] == ["matters.parquet", "people.parquet", "posts.parquet"]
    written(tmp_path, "posts.parquet", id=["a"], title=["A"], title__json=['"B"'])
    assert 'posts.parquet:1[title:json]: "title" is stated twice' in faults(tmp_path)


def test_a_damaged_table_is_said_to_be_one(tmp_path: Path) -> None:
    raw = tables(read(EXAMPLES[0]).data)["duties.parquet"]
    chance, refused = random.Random(1), 0
    for _ in range(150):
        damaged = bytearray(raw)
        for _ in range(chance.choice([1, 1, 3, 20])):
            at = chance.randrange(len(damaged))
            if chance.random() < 0.6:
                damaged[at] = chance.randrange(256)
            else:
                del damaged[at : at + chance.choice([1, 40])]
        (tmp_path / "duties.parquet").write_bytes(damaged)
        try:
            read(tmp_path)
        except InputErrors as errors:
            refused += bool(errors.faults)
    assert refused > 100


def test_the_command_writes_a_folder_that_check_reads_alike(tmp_path: Path) -> None:
    path, folder = EXAMPLES[1], tmp_path / "tables"
    run = CliRunner().invoke
    assert run(respchain, ["export", str(path), "parquet", "-o", str(folder)]).exit_code == 0
    lines = [run(respchain, ["check", str(one), "--format", "json"]).output for one in (path, folder)]
    reports = [yaml.safe_load(line) for line in lines]
    assert reports[0]["summary"] == reports[1]["summary"]
    marks = [sorted(finding["fingerprint"] for finding in report["findings"]) for report in reports]
    assert marks[0] == marks[1]
    assert marks[0]
    places = [finding["location"] for finding in reports[1]["findings"]]
    assert all(place["file"].endswith(".parquet") and place["cell"] for place in places)
    assert any(place["line"] for place in places)
    for form in ("text", "sarif", "junit", "github", "markdown"):
        assert run(respchain, ["check", str(folder), "--format", form]).exit_code in (0, 1)


def test_a_folder_is_replaced_whole_or_left(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    write_folder(folder, {"posts.parquet": b"1", "duties.parquet": b"2"})
    write_folder(folder, {"posts.parquet": b"3"})
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {"posts.parquet": b"3"}
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(RespchainError, match=r"holds notes\.txt, which is none of the tables"):
        write_folder(folder, {"posts.parquet": b"4"})
    assert (folder / "posts.parquet").read_bytes() == b"3"
    with pytest.raises(RespchainError, match="is a file: the tables need a folder"):
        write_folder(folder / "notes.txt", {"posts.parquet": b"4"})
    with pytest.raises(RespchainError, match="there is no folder"):
        write_folder(tmp_path / "none" / "tables", {"posts.parquet": b"4"})
    assert sorted(child.name for child in tmp_path.iterdir()) == ["tables"]


def test_tables_that_would_fill_the_memory_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "posts.parquet", id=["mayor", "clerk"], title=["x" * 50, "x" * 50])
    monkeypatch.setattr(parquet, "MOST_BYTES", 100)
    assert faults(tmp_path) == ["posts.parquet: its texts have more than 100 bytes"]
    monkeypatch.setattr(parquet, "MOST_CELLS", 3)
    assert faults(tmp_path) == ["posts.parquet: it has more than 3 cells"]


def test_half_a_character_is_never_written() -> None:
    with pytest.raises(RespchainError, match='a text of "posts" holds half a character'):
        tables({"posts": {"a": {"title": "\ud800"}}})
    with pytest.raises(RespchainError, match='a text of "posts" holds half a character'):
        tables({"posts": {"a": {"title": {"en": "\ud800"}}}})
