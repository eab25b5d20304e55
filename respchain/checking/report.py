"""The report of a check: findings, what each rule tested, and the verdicts."""

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from respchain.checking.conditions import Condition
from respchain.errors import MissingExtra
from respchain.language import N_
from respchain.record import Record
from respchain.rule import Finding, Severity


class Tested(NamedTuple):
    """What one rule did: how many things it tested and found wrong, or why it could not judge; and in what time."""

    rule: str
    tested: int
    failed: int
    not_judged: str | None
    crash: str | None = None
    seconds: float | None = None


class Report(Record):
    """What a check found, in the order of the drafter; on one day, or over a period, its last day excluded."""

    charter: str | None
    as_of: date
    profile: str
    findings: tuple[Finding, ...]
    rules: tuple[Tested, ...]
    conditions: Mapping[str, Condition]
    verdicts: Mapping[str, bool | None]
    duties: int
    sources: Mapping[str, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()
    known: int = 0
    period: tuple[date, date] | None = None
    language: str = "en"

    @property
    def seamless(self) -> bool | None:
        """Whether all twelve conditions hold; nothing where some could not be judged."""
        return self.verdicts["seamless"]

    @property
    def crashed(self) -> tuple[Tested, ...]:
        """The rules that crashed."""
        return tuple(rule for rule in self.rules if rule.crash)

    def to_frame(self) -> Any:
        """The findings as a `pandas.DataFrame`, one row each; raises `MissingExtra` where pandas is not installed."""
        try:
            pandas: Any = import_module("pandas")
        except ImportError as missing:
            raise MissingExtra(N_("a table of findings"), "frame") from missing
        return pandas.DataFrame([_row(finding) for finding in self.findings], columns=_FRAME)

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand, waived ones apart."""
        return sum(finding.severity == severity and finding.waived is None for finding in self.findings)


_FRAME = [
    "rule", "name", "subtype", "severity", "message", "subjects", "count", "file", "line", "column", "sheet", "cell",
    "source", "fix", "waived", "fingerprint",
]  # fmt: skip


def _row(finding: Finding) -> dict[str, Any]:
    shared = {name: getattr(finding, name) for name in _FRAME if hasattr(finding, name)}
    subjects = ", ".join(subject.id for subject in finding.subjects)
    place = {name: getattr(finding.location, name) for name in ("file", "line", "column", "sheet", "cell")}
    return {**shared, **place, "severity": str(finding.severity), "subjects": subjects}
