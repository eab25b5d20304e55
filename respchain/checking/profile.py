"""Profiles: which checks are reported, how gravely, and by what numbers they judge."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from respchain.errors import UnknownName
from respchain.facts.parameters import Parameters, parameters
from respchain.language import N_
from respchain.rule import Rule, Severity


class Profile(NamedTuple):
    """A profile: `reports` the codes reported (none: all of them), severities that differ from the rules' own.

    Nobody may waive what is `mandatory`.
    """

    name: str
    reports: frozenset[str] | None
    parameters: Parameters
    severities: Mapping[str, Severity]
    stages: Mapping[str, Any]
    mandatory: tuple[str, ...] = ()

    def reported(self, code: str) -> bool:
        """Whether findings of this rule are shown."""
        return self.reports is None or code in self.reports

    def severity(self, rule: Rule) -> Severity:
        """How grave a finding of this rule is, unless the hit says otherwise."""
        own = rule.statutory if self.parameters.statutory else rule.severity
        return self.severities.get(rule.code, own)


_FOLDER = Path(__file__).parent.parent / "profiles"


def packaged() -> list[str]:
    """The names of the profiles that come with the package."""
    return sorted(file.stem for file in _FOLDER.glob("*.toml"))


def profile(name: str) -> Profile:
    """A packaged profile by name, with what it takes from the one it extends."""
    table = _table(name)
    reports = table["reports"]
    return Profile(
        name=name,
        reports=None if reports == "all" else frozenset(reports),
        parameters=parameters(table["parameters"]),
        severities={code: Severity[word.upper()] for code, word in table["severities"].items()},
        stages=table["stages"],
        mandatory=tuple(table.get("mandatory", ())),
    )


def _table(name: str) -> dict[str, Any]:
    if name not in packaged():
        raise UnknownName(N_("profile"), name, packaged())
    table = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    if "extends" not in table:
        return table
    below = _table(table.pop("extends"))
    merged = {**below, **table}
    for section in ("parameters", "severities"):
        merged[section] = {**below[section], **table.get(section, {})}
    return merged
