"""The forms in which `respchain check` writes a report."""

from importlib.metadata import version

from respchain.checking.report import Report
from respchain.rule import Severity
from respchain.rules import all_rules


def written(report: Report, form: str, fail_on: Severity | None) -> str:
    """The report in a form other than `text`, which depends on the terminal."""
    from respchain.report.as_json import dumps, report_json

    if form == "json":
        return dumps(report_json(report))
    if form == "sarif":
        from respchain.report.as_sarif import report_sarif

        told = {tested.rule for tested in report.rules}
        rules = [rule for rule in all_rules() if rule.code in told]
        return dumps(report_sarif(report, rules, version("respchain")))
    if form == "junit":
        from respchain.report.as_junit import report_junit

        return report_junit(report, fail_on)
    if form == "github":
        from respchain.report.as_github import report_github

        return report_github(report)
    from respchain.report.as_markdown import report_markdown

    return report_markdown(report)
