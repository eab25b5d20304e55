"""A report as SARIF 2.1.0, the form in which code hosts and editors take findings (OASIS, SARIF 2.1.0, 2020)."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from respchain.checking.report import Report
from respchain.errors import Place
from respchain.language import Translator, say, translator
from respchain.report.as_json import finding_json
from respchain.report.source_places import place_of
from respchain.rule import Finding, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SOURCES = 100  # places in the source that a result names
_KEPT = ("name", "subtype", "subjects", "count", "witness", "related", "demanded_by", "fix")


def report_sarif(report: Report, rules: Sequence[Rule], version: str) -> dict[str, Any]:
    """A report as a SARIF log of one run. `rules` are those that the report speaks of, `version` that of respchain."""
    tell = translator(report.language)
    place = {rule.code: number for number, rule in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "respchain",
                        "version": version,
                        "semanticVersion": version,
                        "rules": [_rule(rule, tell) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(report, tell)],
                "results": [_result(finding, place) for finding in report.findings],
                "properties": {
                    "charter": report.charter,
                    "as_of": report.as_of.isoformat(),
                    "profile": report.profile,
                    "verdicts": dict(report.verdicts),
                },
            }
        ],
    }


def _rule(rule: Rule, tell: Translator) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": tell(rule.title)},
        "fullDescription": {"text": " ".join(map(tell, rule.text))},
        "help": {"text": tell(rule.fix)},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [rule.family, *sorted(rule.conditions), *sorted(rule.missions)]},
    }


def _invocation(report: Report, tell: Translator) -> dict[str, Any]:
    """What could not be judged, and what crashed, as notifications of the tool."""
    told = [
        {
            "descriptor": {"id": tested.rule},
            "level": "error" if tested.crash else "note",
            "message": {"text": tested.crash or tell(say("not judged: {why}", why=tested.not_judged))},
        }
        for tested in report.rules
        if tested.crash or tested.not_judged
    ]
    return {"executionSuccessful": not report.crashed, "toolExecutionNotifications": told}


def _result(finding: Finding, place: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": finding.message},
        "locations": [_location(finding.location)],
        "partialFingerprints": {"respchain/v1": finding.fingerprint},
        "properties": {key: value for key, value in finding_json(finding).items() if key in _KEPT},
    }
    if finding.sources:
        result["relatedLocations"] = [_source(place_of(source)) for source in finding.sources[:_SOURCES]]
    if finding.rule in place:
        result["ruleIndex"] = place[finding.rule]
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived}]
    return result


def _source(place: Place) -> dict[str, Any]:
    """A place in a table: of a text the line alone, since SARIF counts characters where a table counts fields."""
    location = _location(place._replace(line=place.line or None))
    location["physicalLocation"].get("region", {}).pop("startColumn", None)
    return location | {"message": {"text": str(place)}}


def _location(place: Place) -> dict[str, Any]:
    where: dict[str, Any] = {
        "artifactLocation": {"uri": quote(place.file.replace("\\", "/"), safe="/~", errors="replace")}
    }
    if place.line is not None:
        where["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    location: dict[str, Any] = {"physicalLocation": where}
    if place.sheet is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": f"{place.sheet}!{place.cell}", "kind": "member"}]
    return location
