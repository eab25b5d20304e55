"""A file read ahead is the file read."""

import os
from pathlib import Path

import pytest

import respchain.files.ahead as reading_ahead
from respchain.files.ahead import Ahead, read_ahead
from respchain.files.reading import read
from respchain.model.stated import Stated

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the tests run beside threads
EXAMPLE = Path("docs/examples/seamless.yaml")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "_processors", lambda: 2)


def begun(path: Path) -> Ahead:
    ahead = read_ahead(path)
    assert ahead is not None
    return ahead


def places(stated: Stated) -> list[object]:
    found: list[object] = []
    for section, entries in stated.data.items():
        found.append(stated.places.key([section]))
        for key in (
            entries if isinstance(entries, dict) else range(len(entries) if isinstance(entries, tuple | list) else 0)
        ):
            found += [stated.places.key([section, key]), stated.places.value([section, key])]
            entry = entries[key]
            found += [stated.places.value([section, key, inner]) for inner in entry] if isinstance(entry, dict) else []
    return found


def test_what_is_read_ahead_has_the_same_data_and_places() -> None:
    ordinary, ahead = read(EXAMPLE), read(EXAMPLE, ahead=begun(EXAMPLE))
    assert ahead.data == ordinary.data
    assert places(ahead) == places(ordinary)
    assert ahead.sources == ordinary.sources


def test_reversed_dates_are_seen_in_what_is_read_ahead(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    text = EXAMPLE.read_text("utf-8").replace("bases:\n", "bases:\n  odd: {since: 2020-01-01, until: 2019-01-01}\n", 1)
    path.write_text(text, encoding="utf-8")
    told = []
    for ahead in (None, begun(path)):
        with pytest.raises(Exception, match="2019-01-01") as why:
            read(path, ahead=ahead)
        told.append(str(why.value))
    assert told[0] == told[1]


def test_faults_are_told_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(f"{EXAMPLE.read_text('utf-8')}\nposts: {{}}\n  x: [\n", encoding="utf-8")
    told = []
    for ahead in (None, begun(path)):
        with pytest.raises(Exception, match=r"city\.yaml") as why:
            read(path, ahead=ahead)
        told.append(str(why.value))
    assert told[0] == told[1]


def test_a_file_that_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(EXAMPLE.read_text("utf-8"), encoding="utf-8")
    ahead = begun(path)
    path.write_text("name: Other\n", encoding="utf-8")
    assert read(path, ahead=ahead).data == {"name": "Other"}


def test_what_is_small_or_absent_is_not_read_ahead(tmp_path: Path) -> None:
    small = tmp_path / "small.yaml"
    small.write_text("name: Small\n", encoding="utf-8")
    assert read_ahead(small) is None
    assert read_ahead(tmp_path / "absent.yaml") is None
    assert read_ahead(tmp_path) is None


def test_nothing_is_read_ahead_on_one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "_processors", lambda: 1)
    assert read_ahead(EXAMPLE) is None


def test_another_file_does_not_take_what_was_read_ahead(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("name: Other\n", encoding="utf-8")
    ahead = begun(EXAMPLE)
    assert read(other, ahead=ahead).data == {"name": "Other"}
    os.close(ahead._result)  # who reads ahead for nobody gives up
    os.waitpid(ahead._pid, 0)


def test_a_process_leaves_nothing_behind() -> None:
    ahead = begun(EXAMPLE)
    read(EXAMPLE, ahead=ahead)
    with pytest.raises(ChildProcessError):
        os.waitpid(ahead._pid, os.WNOHANG)
