"""Workbooks and tables that nobody meant: a fault with a place, never a crash, never more than the input is worth."""

import random
from datetime import date
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respchain.errors import InputErrors, Place
from respchain.files.emitting import emitted
from respchain.files.reading import read
from respchain.files.starter_workbook import template
from respchain.files.workbook.forms import entry_form
from respchain.files.workbook.laying import columns, heading_of
from respchain.files.workbook.words import sections, sheet_title
from respchain.files.workbook.writing import workbook_bytes
from tests.imports.books import book, faults

KINDS = [*sections(), "steps", "charter"]
WORDS = st.sampled_from(
    ["a", "b", "市长", "是", "no", "~", '"', '"x"', "a, b", "a、b；c", "{", "}", "{a: b}", "{a: {b: c}}", "[a, {b: c}]",
     "[", "]", "[]", "{}", "：", "a：b，c", "a: b; c: d", "< 5", "[0..10)", "2026-06-01", "2026年13月1日", "1e999",
     "9" * 400, "&a *a", "*a", "!!python/x y", "<<: {a: b}", "{<<: {a: b}}", " ", "　", "=1+1", "执行", "每月",
     "10个工作日", "- a", "|", "{a: [b, {c: d}]}", "{unknown: x}", "x" * 500, "1.0", "-", "{辖区：城北}", "﷽", "\u202e"]
)  # fmt: skip
CELLS = WORDS | st.integers(-5, 10**12) | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.dates()


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Sheets with headings of their sections and of others, and whatever below."""
    made: dict[str, list[Any]] = {}
    for kind in draw(st.lists(st.sampled_from(KINDS), unique=True, min_size=1, max_size=3)):
        language = draw(st.sampled_from(["en", "zh"]))
        heads = st.sampled_from(["ID", "简称", "Holder.person", "范围.x", "Scope", "说明", "备注", "x", ""])
        if kind != "charter":
            shown, rare = columns(kind, [])
            known = [heading_of(entry_form(kind), path, language) for path in (*shown, *rare)]
            heads |= st.sampled_from(known)
        width = draw(st.integers(1, 6))
        above = draw(st.lists(st.lists(WORDS, max_size=3), max_size=2))
        rows = draw(st.lists(st.lists(CELLS | st.none(), max_size=width + 1), max_size=4))
        head = ["ID", *draw(st.lists(heads, min_size=width, max_size=width))]
        made[sheet_title(kind, language)] = [*above, head, *rows]
    return made


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(made=sheets())
def test_made_workbooks_are_read_or_refused(tmp_path: Path, made: dict[str, list[Any]]) -> None:
    try:
        path = book(tmp_path / "a.xlsx", made)
    except (ValueError, TypeError):
        return
    assert all(place.sheet in made and place.cell for place in places(path))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), language=st.sampled_from(["en", "zh"]))
def test_damaged_workbooks_are_read_or_refused(tmp_path: Path, seed: int, language: str) -> None:
    chance = random.Random(seed)
    raw = bytearray(_template(language))
    if chance.random() < 0.5:
        for _ in range(chance.randint(1, 30)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    else:
        raw = bytearray(_inside(bytes(raw), chance))
    (tmp_path / "a.xlsx").write_bytes(bytes(raw))
    assert all(place.file.endswith("a.xlsx") for place in places(tmp_path / "a.xlsx"))


def places(path: Path) -> list[Place]:
    """The places of the faults of a file that is read or refused."""
    try:
        read(path)
    except InputErrors as errors:
        return [fault.place for fault in errors.faults]
    return []


_MADE: dict[str, bytes] = {}


def _template(language: str) -> bytes:
    if language not in _MADE:
        _MADE[language] = template(language)
    return _MADE[language]


def _inside(raw: bytes, chance: random.Random) -> bytes:
    """The workbook with some characters of one of its parts changed."""
    out = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(out, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name == chosen:
                for _ in range(chance.randint(1, 8)):
                    at = chance.randrange(len(content))
                    content[at : at + chance.randint(0, 4)] = chance.choice([b"", b"<", b">", b"0", b"=", b"&", b"A1"])
            new.writestr(name, bytes(content))
    return out.getvalue()


@pytest.mark.parametrize(
    "text", ["{" * 500, "[" * 70 + "]" * 70, "{a: " * 70 + "}" * 70, "&a [*a]", "{a: &x [1], b: *x}"]
)
def test_what_stands_in_a_cell_is_no_deeper_than_a_charter(tmp_path: Path, text: str) -> None:
    path = book(tmp_path / "a.xlsx", {"facets": [["id", "tree"], ["a", text]]})
    assert all(line.startswith("a.xlsx[facets!B2]: ") for line in faults(path))


def test_many_faults_are_told_up_to_a_number(tmp_path: Path) -> None:
    rows = [["id", "seats"], *([f"a b {number}", "many"] for number in range(3000))]
    assert 900 < len(faults(book(tmp_path / "a.xlsx", {"posts": rows}))) < 2100


def test_reading_takes_about_as_long_as_yaml(tmp_path: Path) -> None:
    duties = {
        f"x{number}": {
            "title": f"Duty {number}", "accountable": f"p{number % 500}", "scope": {"district": f"v{number % 50}"},
            "responsible": [f"p{number % 97}", f"p{number % 89}"], "within": "10 working days",
            "since": date(2026, 1, 1),
        }
        for number in range(8000)
    }  # fmt: skip
    said = {
        "facets": {"district": {"values": [f"v{number}" for number in range(50)]}},
        "posts": {f"p{number}": {} for number in range(500)},
        "duties": duties,
    }
    (tmp_path / "a.yaml").write_text(emitted(said), encoding="utf-8")
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(said, "en"))
    spent = []
    for name in ("a.yaml", "a.xlsx"):
        begun = process_time()
        found = read(tmp_path / name)
        spent.append(process_time() - begun)
        assert len(found.data["duties"]) == 8000
    assert spent[1] < 4 * spent[0] + 0.5
