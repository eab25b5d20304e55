"""Reports and findings as JSON: the pinned shapes."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from respchain.checking.report import Report
from respchain.errors import Place
from respchain.language import Translator, say, translator
from respchain.rule import Effect, Finding, Severity, Subject


def dumps(value: object) -> str:
    """A value as JSON text for people and machines: two spaces, any script, the same bytes each time."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"


def report_json(report: Report) -> dict[str, Any]:
    """A report as the pinned mapping."""
    tell = translator(report.language)
    standing = {str(severity): report.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)}
    waived = sum(finding.waived is not None for finding in report.findings)
    return {
        "respchain": 1,
        "charter": report.charter,
        "as_of": report.as_of.isoformat(),
        "profile": report.profile,
        **({} if report.period is None else {"period": _span(report.period)}),
        "summary": {**standing, "waived": waived, "known": report.known, "duties": report.duties, **report.verdicts},
        "rules": [
            {
                "rule": rule.rule,
                "tested": rule.tested,
                "failed": rule.failed,
                "not_judged": _reason(rule.not_judged, rule.crash, tell),
                **({} if rule.seconds is None else {"seconds": round(rule.seconds, 6)}),
            }
            for rule in report.rules
        ],
        "findings": [
            finding_json(finding) | ({} if report.period is None else {"held": [_span(span) for span in finding.held]})
            for finding in report.findings
        ],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as the pinned mapping."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "subtype": finding.subtype,
        "severity": str(finding.severity),
        "message": finding.message,
        "subjects": _subjects(finding.subjects),
        "count": finding.count,
        "location": place_json(finding.location),
        "source": finding.source,
        **({"sources": list(finding.sources)} if len(finding.sources) > 1 else {}),
        "witness": dict(finding.witness),
        "related": [_effect(effect) for effect in finding.related],
        "demanded_by": list(finding.demanded_by),
        "fix": finding.fix,
        "waived": finding.waived,
        "fingerprint": finding.fingerprint,
    }


def place_json(place: Place) -> dict[str, Any]:
    """A place: file with line and column; where it is in a workbook these are null, and sheet and cell stand beside.

    In a table of columns the line is its row, and the cell the name of the column.
    """
    where: dict[str, Any] = {"file": place.file, "line": place.line, "column": place.column}
    if place.sheet is not None:
        return where | {"sheet": place.sheet, "cell": place.cell}
    return where if place.cell is None else where | {"cell": place.cell}


def _span(span: tuple[date, date]) -> dict[str, str]:
    """From when to when: the last day excluded, as everywhere in the format."""
    return {"since": span[0].isoformat(), "until": span[1].isoformat()}


def _subjects(subjects: tuple[Subject, ...]) -> list[Mapping[str, str]]:
    return [{"kind": subject.kind, "id": subject.id} for subject in subjects]


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "rule": effect.rule,
        "name": effect.name,
        "subtype": effect.subtype,
        "severity": str(effect.severity),
        "subjects": _subjects(effect.subjects),
        "count": effect.count,
    }


def _reason(not_judged: str | None, crash: str | None, tell: Translator) -> str | None:
    return tell(say("the rule crashed: {error}", error=crash)) if crash else not_judged
