"""Profiles: which checks are reported, how gravely, by what numbers they judge, and what they bring into a charter."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from respchain.encode.terms import Terms
from respchain.errors import UnknownName
from respchain.facts.parameters import Parameters, parameters
from respchain.language import N_
from respchain.rule import Rule, Severity

Table = Mapping[str, Any]
"""A profile as it is written: see `checking.settings`."""


class Profile(NamedTuple):
    """A profile: `reports` the codes reported, or beginnings of codes (none: all of them), severities that differ.

    Nobody may waive what is `mandatory`. `terms` are the stages and the items that it brings into a charter.
    """

    name: str
    reports: frozenset[str] | None
    parameters: Parameters
    severities: Mapping[str, Severity]
    terms: Terms
    mandatory: tuple[str, ...] = ()

    def reported(self, code: str) -> bool:
        """Whether findings of this rule are shown."""
        return self.reports is None or bool(self.reports & {code, code[:-3]})

    def severity(self, rule: Rule) -> Severity:
        """How grave a finding of this rule is, unless the hit says otherwise."""
        own = rule.statutory if self.parameters.statutory else rule.severity
        return self.severities.get(rule.code, own)


_FOLDER = Path(__file__).parent.parent / "profiles"
DEFAULT = "core"


def packaged() -> list[str]:
    """The names of the profiles that come with the package."""
    return sorted(file.stem for file in _FOLDER.glob("*.toml"))


def profile(name: str | None = None, project: Table | None = None) -> Profile:
    """A profile by name, with what it takes from the one it extends; what a project says of its own lies over it.

    Without a name the one that the project extends, else `core`. A project that bears that name is extended likewise.
    """
    own = dict(project or {})
    named, below = own.pop("name", None), own.pop("extends", DEFAULT)
    base = below if name is None or name == named else name
    table = merged(written(base, (named,) if named else ()), own) if own else written(base)
    return _profile(str(named or base) if not own else str(named or f"{base} + {PROJECT}"), table)


PROJECT = "respchain.toml"
"""The file of a project that lies over a profile."""


def written(name: str, others: Sequence[str] = ()) -> Table:
    """A packaged profile as it is written, over those that it extends. Raises `UnknownName` where there is none."""
    if name not in packaged():
        raise UnknownName(N_("profile"), name, [*packaged(), *others])
    own = dict(_read(name))
    return merged(written(own.pop("extends")), own) if "extends" in own else own


@cache
def _read(name: str) -> Table:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def merged(below: Table, own: Table) -> dict[str, Any]:
    """What one profile says over what another says: entry by entry in tables, whole values elsewhere."""
    table = {**below, **{key: value for key, value in own.items() if key not in (*_TABLES, "also")}}
    for section in _TABLES:
        table[section] = {**below.get(section, {}), **own.get(section, {})}
    table["stages"] = _grown(below.get("stages", {}), own.get("stages", {}))
    if own.get("also") and table["reports"] != "all":
        table["reports"] = [*table["reports"], *own["also"]]
    return table


_TABLES = ("parameters", "severities", "kinds", "prescribed", "stages")


def _grown(tree: Table, more: Table) -> dict[str, Any]:
    """A tree of stages with more of them; it is as deep as its writer made it, and no deeper than TOML allows."""
    return {**tree, **{name: _grown(tree.get(name, {}), inner) for name, inner in more.items()}}


def _profile(name: str, table: Table) -> Profile:
    reports = table["reports"]
    return Profile(
        name=name,
        reports=None if reports == "all" else frozenset(reports),
        parameters=parameters(table["parameters"]),
        severities={code: Severity[word.upper()] for code, word in table["severities"].items()},
        terms=Terms(table["stages"], _kinds(table["kinds"]), table["prescribed"], _prescribed_elsewhere),
        mandatory=tuple(table.get("mandatory", ())),
    )


def _kinds(table: Table) -> dict[str, Sequence[str]]:
    """The stages of each kind of matter, by every word for it."""
    return {word: kind["stages"] for name, kind in table.items() for word in (name, *kind.get("also", ()))}


def _prescribed_elsewhere(item: str) -> bool:
    """Whether some packaged profile prescribes an item."""
    return any(item in _read(name).get("prescribed", {}) for name in packaged())
