"""Tables of posts made at random: no fault but those that are meant, no row lost, a charter that loads."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respchain.errors import RespchainError
from respchain.files.importers.imported import Wishes
from respchain.files.importers.posts import imported
from respchain.files.importers.posts.words import COLUMNS
from tests.imports.posting import csv_of, loaded

IDS = ["1", "01", "1.0", "2", "b7", "B7", "０3", "0", "", "N/A", "'4'", "xx", "=1+1", "%s", "not in post"]
TITLES = [
    "Head",
    "head ",
    "Acting Head",
    "局长",
    "代局长",
    "",
    "Head (job share)",
    "Not in Post",
    "合计",
    "Clerk: a",
    "%",
    "on",
    "?",
]
NAMES = [
    "Ash",
    "N/D",
    "Vacant",
    "",
    "Eliminated",
    "张三、李四",
    "Ash",
    "Ash & Birch",
    "Secondment",
    "-",
    "Ash (acting)",
    "冻结",
    "空缺",
]
UNITS = ["A", "B", "A > B", "A/B", "A/C", "", "N/A", "办公室", "1", "head"]
NUMBERS = ["1", "0.5", "0", "", "-1", "1,000", "x", "60%", "0.01", "1e9", "２"]
DAYS = ["2020-01-01", "2019.5", "31/12/2030", "", "soon", "2020年2月30日"]
POOLS = {
    "id": IDS, "reports_to": [*IDS, "Head", "Ash", "XX", "局长"], "title": TITLES, "name": NAMES, "department": UNITS,
    "unit": UNITS, "organisation": UNITS, "share": NUMBERS, "headcount": NUMBERS, "since": DAYS,
    "until": DAYS, "ends": DAYS,
    "function": ["Leads", "1.a；2.b", "（一）x", ""], "grade": ["G1", "7", "Eliminated", ""], "date": DAYS,
    "kind": ["senior", "junior", ""], "status": ["Vacant", "在岗", "Abolished", "acting", ""],
    "staff_id": ["9", "09", ""],
    "notes": ["job share", "", "x"],
}  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from(list(COLUMNS)), min_size=1, max_size=9, unique=True))
    headings = [draw(st.sampled_from(COLUMNS[key])) for key in keys]
    cells = [st.sampled_from(POOLS.get(key, IDS)) | st.text(max_size=4) for key in keys]
    rows = draw(st.lists(st.tuples(*cells), max_size=8))
    cut = draw(st.integers(0, 3))
    return csv_of([headings, *(row[: len(row) - cut] if at % 3 == 0 else row for at, row in enumerate(rows))])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(tables(), min_size=1, max_size=2), st.sampled_from(["posts", "board_2013-09"]))
def test_made_tables(texts: list[str], name: str) -> None:
    with TemporaryDirectory() as folder:
        paths = []
        for at, text in enumerate(texts):
            paths.append(Path(folder, f"{name}-{at}.csv"))
            paths[-1].write_bytes(text.encode("utf-8", "replace"))
        try:
            found = imported(paths, Wishes())
        except RespchainError:
            return
        charter = loaded(found, Path(folder))
        assert charter.posts is None or all(entry.source_cell for entry in charter.posts.values())
        again = imported(paths, Wishes())
        assert (again.stated, list(again.remainder())) == (found.stated, list(found.remainder()))


@st.composite
def words_apart(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A table in which some cells say a word that no other cell says, and these words."""
    keys = draw(st.lists(st.sampled_from(list(COLUMNS)), min_size=2, max_size=9, unique=True))
    headings = [COLUMNS[key][0] for key in keys] + ["Colour"]
    rows, said = [], []
    for number in range(draw(st.integers(1, 6))):
        row = []
        for at, key in enumerate([*keys, "colour"]):
            if draw(st.booleans()):
                row.append(draw(st.sampled_from(POOLS.get(key, IDS))))
            else:
                row.append(f"Word{number}x{at}y")
                said.append(row[-1])
        rows.append(row)
    return csv_of([headings, *rows]), said


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words_apart())
def test_nothing_that_is_said_is_lost(made: tuple[str, list[str]]) -> None:
    text, said = made
    with TemporaryDirectory() as folder:
        path = Path(folder, "posts.csv")
        path.write_text(text, "utf-8")
        try:
            found = imported([path], Wishes())
        except RespchainError:
            return
        whole = str(found.stated) + " ".join(left.text for left in found.remainder())
        assert [word for word in said if word not in whole] == []


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_garbage(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "posts.csv")
        path.write_bytes(raw)
        with pytest.raises(RespchainError):
            imported([path], Wishes())
