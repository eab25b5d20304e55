"""The forms in which `respchain check` writes a report."""

from collections.abc import Sequence
from importlib.metadata import version

from respchain.checking.report import Report
from respchain.rule import Rule, Severity


def written(report: Report, form: str, rules: Sequence[Rule], fail_on: Severity | None) -> str:
    """The report in a form other than `text`, which depends on the terminal."""
    from respchain.report.as_json import dumps, report_json

    if form == "json":
        return dumps(report_json(report))
    if form == "sarif":
        from respchain.report.as_sarif import report_sarif

        return dumps(report_sarif(report, rules, version("respchain")))
    if form == "junit":
        from respchain.report.as_junit import report_junit

        return report_junit(report, fail_on)
    if form == "github":
        from respchain.report.as_github import report_github

        return report_github(report)
    from respchain.report.as_markdown import report_markdown

    return report_markdown(report)
