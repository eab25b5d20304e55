"""Which tests concern which file, and in what order they are asked."""

import inspect
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

COLLECTED = ("respchain/scope", "tests")
"""Where tests are collected."""

OF_SCOPES = ("respchain/scope/", "tests/scope/")
"""The tests that ask the algebra of scopes itself: each survivor costs them all, and charters find little more."""

OF_FINDING = ("tests/test_rules.py", "tests/test_plugins.py", "tests/test_seamless.py", "tests/test_public.py")
"""The tests that ask how rules are found."""

OF_RULES = ("tests/test_rules.py", "tests/test_seamless.py", "tests/rules/")
"""The tests among which a rule finds its own."""


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

    For a rule these are the tests that bear its code or speak of it.
    """
    code = code_of(file)
    if not code:
        asked = OF_FINDING if "rules" in file.parts else OF_SCOPES
        return [item for item in items if item.nodeid.startswith(asked)]
    return [item for item in items if item.nodeid.startswith(OF_RULES) and _rank(item, code) < 2]


def ordered(items: Sequence[pytest.Item], costs: dict[str, Cost], code: str) -> list[pytest.Item]:
    """The tests with the likely and the cheap ones first."""
    return sorted(items, key=lambda item: (_rank(item, code) if code else 0, costs[item.nodeid].seconds))


def _rank(item: pytest.Item, code: str) -> int:
    """0 for a test that bears the code, 1 for one that speaks of it, or whose module does; properties ask the facts."""
    function = getattr(item, "function", None)
    if code in item.nodeid or function is None or hasattr(function, "hypothesis"):
        return 0 if code in item.nodeid else 2
    speaks = sys.modules[function.__module__] if "tests/rules/" in item.nodeid else function
    return 1 if code in inspect.getsource(speaks) else 2
