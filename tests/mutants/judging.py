"""Mutants judged by the tests that concern them: a plugin of pytest that has its turn once the tests are collected."""

import ast
import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FrameType, ModuleType
from typing import NamedTuple

import pytest

from respchain.model.light import charter_validator
from respchain.rule import Rule
from respchain.rules import own_rules
from tests.mutants.choosing import Cost, code_of, concern, ordered
from tests.mutants.forking import holds, limited, told
from tests.mutants.grafting import graft
from tests.mutants.making import Mutant, mutants
from tests.mutants.remembering import Memory
from tests.mutants.seeds import Charter, agrees, charters

_PATIENCE = 8  # times what a test costs when all is well, and a second


class Verdict(NamedTuple):
    """A mutant, and whether some test noticed it."""

    mutant: Mutant
    killed: bool


class Judge:
    """Judges every so-manieth mutant of some files, and hands on the verdicts on each file."""

    def __init__(self, files: Sequence[Path], every: int, hear: Callable[[Path, list[Verdict]], None]) -> None:
        self.files, self.every, self.hear = files, every, hear
        self.failed = False
        self.memory = Memory()

    def pytest_collection(self) -> None:
        """Properties are tried on the same examples each time, and a failing one is not made smaller."""
        from hypothesis import HealthCheck, Phase, settings  # pytest is to load it first

        phases = (Phase.explicit, Phase.generate)
        calm = (HealthCheck.too_slow, HealthCheck.data_too_large)
        settings.register_profile(
            "mutants", deadline=None, derandomize=True, database=None, phases=phases, suppress_health_check=calm
        )
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes that a test failed."""
        self.failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self) -> tuple[str, str, str]:
        """Has nothing shown of each test."""
        return "", "", ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judges, in place of the tests being run."""
        wanted = {item.nodeid: item for file in self.files for item in concern(file, session.items)}
        rules = any(map(code_of, self.files))
        if rules:
            self.memory.remember()
            for item in wanted.values():
                self._run(item)
                assert not self.failed, f"{item.nodeid} fails without any change"
        costs, modules = told(lambda: (dict(self._costs(list(wanted.values()))), list(sys.modules)))
        _load(modules)
        seeds = charters() if rules else []
        gc.freeze()
        for file in self.files:
            tests = ordered(concern(file, session.items), costs, code_of(file))
            found = []
            for mutant in mutants(file)[:: self.every]:
                places = _places(mutant)
                asked = [item for item in tests if not places or places & costs[item.nodeid].through]
                held = holds(partial(self._holds, mutant, asked, costs, seeds))
                found.append(Verdict(mutant, not held))
            self.hear(file, found)
        return True

    def _costs(self, items: Sequence[pytest.Item]) -> Iterator[tuple[str, Cost]]:
        """What each test costs and goes through; all must hold."""
        places = {str(file.resolve()) for file in self.files}
        for item in items:
            seen: set[tuple[str, int]] = set()

            def notice(frame: FrameType, event: str, argument: object, seen: set[tuple[str, int]] = seen) -> None:
                if frame.f_code.co_filename in places:
                    seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

            if not all(map(code_of, self.files)):
                sys.settrace(notice)
            before = time.process_time()
            self._run(item)
            sys.settrace(None)
            if self.failed:
                raise AssertionError(f"{item.nodeid} fails without any change")
            yield item.nodeid, Cost(time.process_time() - before, frozenset(seen))

    def _run(self, item: pytest.Item) -> None:
        self.memory.trusted = "monkeypatch" not in getattr(item, "fixturenames", ())
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)

    def _holds(
        self, mutant: Mutant, tests: Sequence[pytest.Item], costs: dict[str, Cost], seeds: Sequence[Charter]
    ) -> bool:
        """Whether all tests hold in spite of the change."""
        limited(5)
        module = _module(mutant.file)
        before = [value for value in vars(module).values() if isinstance(value, Rule)]
        graft(module, mutant.text)
        rules = [value for value in vars(module).values() if isinstance(value, Rule)]
        if rules != before:
            return False  # no rule is found here any more
        self.memory.changed = rules
        limited(60)
        if not all(agrees(rule, seeds) for rule in rules):
            return False
        for item in tests:
            limited(1 + _PATIENCE * costs[item.nodeid].seconds)
            self._run(item)
            if self.failed:
                return False
        return True


def _load(modules: Sequence[str]) -> None:
    """Loads once what every child would load."""
    from hypothesis import given
    from hypothesis import strategies as st

    for name in modules:
        if name.startswith(("respchain", "tests", "numpy", "yaml", "hypothesis")):
            import_module(name)

    @given(st.integers(), st.text(), st.floats())
    def nothing(whole: int, text: str, broken: float) -> None:
        pass

    nothing()
    charter_validator()
    own_rules()


def _module(file: Path) -> ModuleType:
    return import_module(".".join(file.with_suffix("").parts).removesuffix(".__init__"))


def _places(mutant: Mutant) -> set[tuple[str, int]]:
    """Where the function begins in which a scope differs, if any; a rule is asked by all of its tests."""
    if code_of(mutant.file):
        return set()
    program = ast.parse(mutant.file.read_text("utf-8"))
    around = [
        min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        for node in ast.walk(program)
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= mutant.line <= (node.end_lineno or 0)
    ]
    return {(str(mutant.file.resolve()), line) for line in sorted(around)[:1]}
