"""The rules, one file each, found by walking this folder; rules of others by the entry points `respchain.rules`."""

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from respchain.errors import RespchainError
from respchain.language import say
from respchain.rule import Rule

GROUP = "respchain.rules"
"""The group of entry points by which other packages offer their rules."""


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules of this package, by code: one in each file `<family>/<code>_<name>.py`."""
    found = []
    for file in Path(__file__).parent.glob("*/*_*.py"):
        code, _, name = file.stem.partition("_")
        if code:
            found.append(_rule_of(f"{__name__}.{file.parent.name}.{file.stem}", name))
    return tuple(sorted(found, key=lambda rule: rule.code))


def all_rules() -> tuple[Rule, ...]:
    """The rules of this package, then those that other packages offer; a code used twice is an error of theirs."""
    found = {rule.code: rule for rule in own_rules()}
    for place, other in _offered():
        if not isinstance(other, Rule):
            raise RespchainError(say("{place} is offered as a rule and is none", place=place))
        if other.code in found:
            raise RespchainError(say("{place} offers {code}, a code that is taken", place=place, code=other.code))
        found[other.code] = other
    return tuple(found[code] for code in sorted(found))


def _offered() -> Iterator[tuple[str, object]]:
    if _somebody_offers():
        from importlib.metadata import entry_points  # slow to import, so only where there is something to find

        for point in entry_points(group=GROUP):
            try:
                yield point.value, point.load()
            except (ImportError, AttributeError) as error:
                raise RespchainError(
                    say("the rule {place} cannot be loaded: {error}", place=point.value, error=error)
                ) from error


def _somebody_offers() -> bool:
    """Whether an installed distribution names our group of entry points."""
    group = f"[{GROUP}]".encode()
    return any(
        group in listing.read_bytes()
        for folder in dict.fromkeys(sys.path)
        if Path(folder).is_dir()
        for listing in Path(folder).glob("*-info/entry_points.txt")
    )


def _rule_of(module: str, name: str) -> Rule:
    found = getattr(import_module(module), name)
    if not isinstance(found, Rule):
        raise TypeError(f"{module}.{name} is no rule")
    return found
