"""Charters for tests, from YAML text as users write it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from respchain.checking import Judged, judged
from respchain.checking import report as report_on
from respchain.checking.profile import profile as profile_named
from respchain.checking.report import Report
from respchain.files.logs.gathered import Wanted
from respchain.files.logs.reading import LogRead, read_log
from respchain.files.reading import read
from respchain.model.stated import Stated

TODAY = date(2026, 6, 1)


def stated(text: str) -> Stated:
    """The charter that a text states, read from a file as users write it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "charter.yaml")
        path.write_text(text, encoding="utf-8")
        return read(path)


def ask(text: str, profile: str = "all", today: date = TODAY, log: str | None = None, **parameters: Any) -> Judged:
    """The charter with what every rule says of it, by a profile of which a project changes some parameters."""
    project = {"parameters": parameters} if parameters else None
    cases = None if log is None else read_text(log, blanks=parameters.get("blank_words")).log
    return judged(stated(text).but(project=project), profile, today, log=cases)


def read_text(log: str | bytes, name: str = "log.csv", blanks: Sequence[str] | None = None, **columns: str) -> LogRead:
    """The log that a text holds, read from a file as users write it; `columns` are headings by key."""
    words = profile_named("core").parameters.blank_words if blanks is None else blanks
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(log.encode("utf-8") if isinstance(log, str) else log)
        return read_log(path, Wanted(columns=columns, blanks=frozenset(words)))


def check(text: str, profile: str = "all", today: date = TODAY, **parameters: Any) -> Report:
    """The report on a charter."""
    return report_on(ask(text, profile, today, **parameters))


def found(report: Report, code: str) -> list[Any]:
    """The findings of one rule."""
    return [finding for finding in report.findings if finding.rule == code]


def told(text: str, code: str, today: date = TODAY) -> list[tuple[str | None, tuple[str, ...]]]:
    """Subtype and subjects of each finding of one rule."""
    findings = found(check(text, today=today), code)
    return [(finding.subtype, tuple(subject.id for subject in finding.subjects)) for finding in findings]


def subtypes(text: str, code: str, today: date = TODAY) -> list[str | None]:
    """The subtypes of the findings of one rule."""
    return [subtype for subtype, _ in told(text, code, today)]
