"""The matrix of responsibility: inert in each form, and read back letter by letter."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respchain.checking import judged
from respchain.cli.main import respchain
from respchain.documents.matrix import FORMS, written
from respchain.documents.matrix.as_markdown import as_markdown
from respchain.documents.matrix.as_workbook import as_workbook
from respchain.documents.matrix.plan import LETTERS, Band, Matrix, Row, matrix_of
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.raci import imported
from respchain.model.stated import Stated

CITY = """respchain: 1
name: Riverside
as_of: 2026-06-01
matters: {food: {title: Food}, stalls: {title: Stalls, part_of: food}, water: {title: Water}}
departments: {market: {title: Market bureau}}
posts: {mayor: {title: Mayor}, clerk: {title: Clerk}, old: {title: Clerk}, idle: {title: Idle}}
duties:
  sign: {title: "=HYPERLINK(1)", matter: stalls, accountable: mayor, responsible: [clerk, mayor], informed: market}
  visit: {title: "Visit | look <b>", matter: food, accountable: market, assist: old, veto: mayor}
  drink: {title: Drink, matter: water, consulted: clerk, recommend: {unknown: "77"}}
  gone: {title: Gone, accountable: idle, until: 2020-01-01}
  rest: {title: Rest, accountable: clerk}
"""


def matrix(text: str = CITY) -> Matrix:
    import yaml

    return matrix_of(judged(Stated(yaml.safe_load(text)), "raci", date(2026, 6, 1), rules=()))


def test_duties_stand_under_their_matters_and_actors_in_the_order_of_the_charter() -> None:
    made = matrix()
    assert made.columns == ["Market bureau", "Mayor", "Clerk (clerk)", "Clerk (old)", "77"]
    assert [(band.title, [row.title for row in band.rows]) for band in made.bands] == [
        ("", ["Rest"]),
        ("Food", ["=HYPERLINK(1)", "Visit | look <b>"]),
        ("Water", ["Drink"]),
    ]
    letters = {row.title: list(row.letters) for row in made.rows()}
    assert letters == {
        "Rest": ["", "", "A", "", ""],
        "=HYPERLINK(1)": ["I", "A/R", "R", "", ""],
        "Visit | look <b>": ["A", "V", "", "H", ""],
        "Drink": ["", "", "C", "", "P"],
    }
    assert made.key_line == (
        "A = accountable, R = responsible, C = consulted, I = informed, H = helps, P = proposes, V = veto: must agree"
    )


def test_the_workbook_holds_text_only_and_stays_in_sight(tmp_path: Path) -> None:
    raw = as_workbook(matrix())
    assert raw == as_workbook(matrix())
    file = tmp_path / "matrix.xlsx"
    file.write_bytes(raw)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    [formula] = [cell for cell in cells if cell.value == "=HYPERLINK(1)"]
    assert formula.quotePrefix
    assert sheet.freeze_panes == "C5"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape",
        0,
        "$4:$4",
    )


def test_titles_are_inert_in_html_and_markdown() -> None:
    page = FORMS["html"](matrix()).decode()
    assert "<b>" not in page.replace("<body>", "")
    assert "Visit | look &lt;b&gt;" in page
    assert "| Visit \\| look \\<b\\> |" in FORMS["md"](matrix()).decode()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["matrix", "-o", "out"], 0, "matrix.xlsx"),
        (["matrix", "-o", "out", "--to", "md"], 0, "matrix.md"),
        (["matrix", "-o", "out/deep", "--to", "html", "--as-of", "2019-01-01"], 0, "matrix.html"),
        (["matrix", "-o", "out", "--to", "docx"], 2, "a matrix is written as xlsx, md, html"),
        (["carpet", "-o", "out"], 2, "carpet"),
    ],
)
def test_the_command_writes_into_a_folder(
    arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").write_text(CITY, "utf-8")
    done = CliRunner().invoke(respchain, ["write", "city.yaml", *arguments])
    assert (done.exit_code, said in done.output) == (code, True), done.output
    if not code:
        [file] = [file for file in Path("out").rglob("matrix.*") if file.name == said]
        assert ("Gone" in file.read_text("utf-8", "replace")) is ("--as-of" in arguments)


TITLES = st.one_of(
    st.sampled_from(
        ["A", "R", "C/I", "A|B", "-", "—", "=1+1", "+x", "@a", "Sign, seal", "a/b", "*x*", "**b**", "_u_", "`c`", "<b>",
         "&amp;", "Duty", "No.", "Task", "RACI", "Description", "Phase", "Role", "All", "Everyone", "全体", "市场局",
         "主办", "牵头单位", "序号", "职责", "Responsible", "Accountable", "Support", "Team", "1", "1.2", "TODO", "n/a",
         "x" * 120, "a\\|b", "\\", "[a](b)", "[^1]", "||", "~~s~~", "R = Responsible, A = Accountable", "注：x",
         "* note", "# h", "Clerk", "clerk", "ª", "X (y)", "Letter", "Type", "Name"]
    ),
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=12).map(lambda text: text.strip() or "x"),
)  # fmt: skip


@st.composite
def charters(draw: st.DrawFn) -> dict[str, Any]:
    actors = [f"a{number}" for number in range(draw(st.integers(1, 5)))]
    matters = {f"m{number}": {"title": draw(TITLES)} for number in range(draw(st.integers(0, 3)))}
    duties: dict[str, dict[str, Any]] = {}
    for number in range(draw(st.integers(1, 6))):
        duty: dict[str, Any] = {"title": draw(TITLES)}
        placed = draw(st.booleans())
        if matters and placed:
            duty["matter"] = draw(st.sampled_from(sorted(matters)))
        for part in LETTERS:
            if draw(st.integers(0, 2)) == 0:
                duty[part] = draw(st.lists(st.sampled_from(actors), unique=True, min_size=1, max_size=3))
        duties[f"d{number}"] = duty
    posts = {actor: {"title": draw(TITLES)} for actor in actors}
    return {"respchain": 1, "name": draw(TITLES), "posts": posts, "matters": matters, "duties": duties}


def _column(place: str) -> int:
    cell = re.search(r"!([A-Z]+)\d+\]$", place)
    if cell is None:
        return int(place.rsplit(":", 1)[1])
    number = 0
    for letter in cell[1]:
        number = number * 26 + ord(letter) - 64
    return number


def read_back(file: Path) -> list[list[list[str]]]:
    """The letters of each duty in each column, by what was imported."""
    found: Imported = imported([file], Wishes())
    actors: Mapping[str, Any] = {
        name: entry
        for section in ("departments", "posts", "bodies")
        for name, entry in found.stated.get(section, {}).items()
    }
    order = sorted(actors, key=lambda actor: _column(actors[actor]["source_cell"]))
    rows = []
    for duty in found.stated["duties"].values():
        row: dict[str, list[str]] = {actor: [] for actor in order}
        for part, (letter, _) in LETTERS.items():
            given_to = duty.get(part, [])
            for actor in given_to if isinstance(given_to, list) else [given_to]:
                row[actor].append(letter)
        rows.append([row[actor] for actor in order])
    return rows


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(charter=charters(), form=st.sampled_from(["xlsx", "md"]))
def test_every_letter_comes_back(charter: dict[str, Any], form: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The law of the matrix: what it shows, its import states again, whatever titles look like."""
    count = sum(len(duty.get(part, [])) for duty in charter["duties"].values() for part in LETTERS)
    if not count:
        return
    done = judged(Stated(charter), "raci", date(2026, 1, 1), "en", rules=())
    file = tmp_path_factory.mktemp("matrix") / f"matrix.{form}"
    file.write_bytes(written(done, form))
    shown = [[letters.split("/") if letters else [] for letters in row.letters] for row in matrix_of(done).rows()]
    assert read_back(file) == shown
    assert sum(len(letters) for row in shown for letters in row) == count


@pytest.mark.parametrize("form", ["xlsx", "md"])
def test_a_chinese_matrix_comes_back(form: str, tmp_path: Path) -> None:
    """The words of its heads and of its key are those of the catalogue."""
    key = "A＝责任主体、R＝承办、C＝征求意见、I＝知会、S＝支持、H＝协助、P＝建议、V＝会签（须同意）"
    letters = [["A/R", "S/H", "V"], ["P", "A", ""], ["", "", "I"]]
    rows = [Row(number, title, cells) for number, (title, cells) in enumerate(zip("甲乙丙", letters, strict=True), 1)]
    bands = [Band("", rows[:1]), Band("食品 › 摊贩", rows[1:])]
    made = Matrix("河滨", "职责矩阵", ("序号", "职责"), ["市场局", "局长", "全体（办）"], bands, [], key, "zh")
    file = tmp_path / f"matrix.{form}"
    file.write_bytes(as_workbook(made) if form == "xlsx" else as_markdown(made))
    assert read_back(file) == [[cell.split("/") if cell else [] for cell in row] for row in letters]
