"""Which tests concern which file, and in what order they are asked."""

import inspect
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

COLLECTED = ("respchain/scope", "tests")
"""Where tests are collected."""

OF_SCOPES = (
    "respchain/scope/",
    "tests/scope/",
    "tests/test_scopes_of_charters.py",
)
"""The tests that ask the algebra of scopes itself: each survivor costs them all, and whole charters find little more."""

OF_FINDING = ("tests/test_rules.py", "tests/test_plugins.py", "tests/test_seamless.py", "tests/test_public.py")
"""The tests that ask how rules are found."""

SLOW = ("tests/test_oracle.py", "tests/test_large.py", "tests/test_laws.py", "tests/benchmarks/", "tests/mutants/")
"""Tests that no rule is asked by: the oracle is asked in a shorter way."""


class Cost(NamedTuple):
    """What a test cost when all was well, in seconds of the processor, and the functions that it went through."""

    seconds: float
    through: frozenset[tuple[str, int]]


def code_of(file: Path) -> str:
    """The code of the rule that a file holds, or nothing."""
    found = re.match(r"([a-z]+\d{3})_", file.name)
    return found[1].upper() if found else ""


def concern(file: Path, items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests that concern a file.

    For a rule these are the tests that bear its code, and those of its family in which it stands.
    """
    code = code_of(file)
    if not code:
        asked = OF_FINDING if "rules" in file.parts else OF_SCOPES
        return [item for item in items if item.nodeid.startswith(asked)]
    return [item for item in items if not item.nodeid.startswith(SLOW) and _rank(item, code) < 2]


def ordered(items: Sequence[pytest.Item], costs: dict[str, Cost], code: str) -> list[pytest.Item]:
    """The tests with the likely and the cheap ones first."""
    return sorted(items, key=lambda item: (_rank(item, code) if code else 0, costs[item.nodeid].seconds))


def _rank(item: pytest.Item, code: str) -> int:
    if code in item.nodeid:
        return 0
    function = getattr(item, "function", None)
    if function is None:
        return 2
    family = item.nodeid.startswith("tests/rules/")
    return 1 if code in inspect.getsource(function) or (family and code in inspect.getsource(item.module)) else 2
