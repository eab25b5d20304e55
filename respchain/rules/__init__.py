"""The rules, one file each, found by walking this folder; rules of others by the entry points `respchain.rules`."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files

from respchain.rule import Rule


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules of this package, by code: one in each file `<family>/<code>_<name>.py`."""
    found = []
    for family in sorted(files(__name__).iterdir(), key=lambda folder: folder.name):
        if not family.is_dir():
            continue
        for file in sorted(family.iterdir(), key=lambda file: file.name):
            stem, dot, ending = file.name.partition(".")
            _, _, name = stem.partition("_")
            if (dot + ending) == ".py" and name:
                found.append(_rule_of(f"{__name__}.{family.name}.{stem}", name))
    return tuple(sorted(found, key=lambda rule: rule.code))


def all_rules() -> tuple[Rule, ...]:
    """The rules of this package, then those that other packages offer; a code used twice is an error of theirs."""
    found = {rule.code: rule for rule in own_rules()}
    for point in entry_points(group="respchain.rules"):
        other = point.load()
        if not isinstance(other, Rule):
            raise TypeError(f"{point.value} is offered as a rule and is none")
        if other.code in found:
            raise ValueError(f"{point.value} offers {other.code}, a code that is taken")
        found[other.code] = other
    return tuple(found[code] for code in sorted(found))


def _rule_of(module: str, name: str) -> Rule:
    found = getattr(import_module(module), name)
    if not isinstance(found, Rule):
        raise TypeError(f"{module}.{name} is no rule")
    return found
