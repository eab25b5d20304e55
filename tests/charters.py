"""Charters for tests, from YAML text as users write it."""

import json
from datetime import date
from importlib.resources import files
from typing import Any

import yaml
from pydantic_core import SchemaValidator

from respchain.checking import Judged, judged
from respchain.checking import report as report_on
from respchain.checking.report import Report
from respchain.model.stated import Stated

TODAY = date(2026, 6, 1)
_FORMAT = SchemaValidator(json.loads(files("respchain.model").joinpath("format.json").read_text("utf-8"))["schema"])


def stated(text: str) -> Stated:
    """The charter that a text states."""
    return Stated(_FORMAT.validate_python(yaml.load(text, yaml.CSafeLoader) or {}))


def ask(text: str, profile: str = "all", today: date = TODAY) -> Judged:
    """The charter with what every rule says of it."""
    return judged(stated(text), profile, today)


def check(text: str, profile: str = "all", today: date = TODAY) -> Report:
    """The report on a charter."""
    return report_on(ask(text, profile, today))


def found(report: Report, code: str) -> list[Any]:
    """The findings of one rule."""
    return [finding for finding in report.findings if finding.rule == code]
