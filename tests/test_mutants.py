"""The tool that judges mutants, and the list of those that survive."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutants.grafting import graft
from tests.mutants.making import mutants

LISTED = Path("tests/mutants.md").read_text("utf-8")
ROWS = re.findall(r"^- `(.+?)`: `` (.+?) ``; (.+)$", LISTED, re.MULTILINE)
FIGURES = re.findall(r"^\| `(\S+)` \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|", LISTED, re.MULTILINE)


def test_the_lines_that_survivors_are_listed_of_stand_in_their_files() -> None:
    gone = [(file, line) for file, line, _ in ROWS if line not in map(str.strip, _lines(file))]
    assert gone == []


def _lines(file: str) -> list[str]:
    return Path("respchain", file).read_text("utf-8").splitlines()


def test_as_many_are_listed_as_survive_and_at_least_85_of_100_are_killed() -> None:
    assert [package for package, *_ in FIGURES] == ["respchain/scope", "respchain/rules"]
    for package, *figures in FIGURES:
        made, killed, survived = (int(figure.replace(",", "")) for figure in figures)
        listed = [changes for file, _, changes in ROWS if Path("respchain", file).is_relative_to(package)]
        assert made == killed + survived
        assert survived == sum(changes.count(" → ") for changes in listed)
        assert killed / made >= 0.85


TEXT = '''
MOST = 3

class Pile:
    """Things on one another."""

    def __init__(self, height: int) -> None:
        self.height = height

    @property
    def tall(self) -> bool:
        return self.height > MOST

def tall(height: int = 4) -> bool:
    return Pile(height).tall
'''


@pytest.mark.parametrize(
    ("before", "after", "tall"),
    [
        ("height > MOST", "height > MOST", True),
        ("height > MOST", "height < MOST", False),
        ("MOST = 3", "MOST = 4", False),
        ("int = 4", "int = 3", False),
        ("self.height = height", "self.height = 0", False),
        ("return Pile", "return not Pile", False),
        ("    @property\n", "", True),
    ],
)
def test_a_change_is_seen_by_who_imported_a_function_before(
    before: str, after: str, tall: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("tests.pile")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(TEXT, module.__dict__)
    imported = module.tall
    graft(module, TEXT.replace(before, after))
    assert bool(imported()) is tall


def test_mutants_change_what_a_program_does_and_not_its_annotations(tmp_path: Path) -> None:
    pytest.importorskip("cosmic_ray")
    file = tmp_path / "small.py"
    file.write_text("def more(a: int | None, *, b: int) -> int | None:\n    return a + b\n", "utf-8")
    found = mutants(file)
    assert {(mutant.line, mutant.before) for mutant in found} == {(2, "return a + b")}
    assert {mutant.after for mutant in found} >= {"return a - b", "return a | b"}
