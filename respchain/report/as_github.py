"""A report as workflow commands of GitHub Actions: an annotation for each finding, at its line."""

from respchain.checking.report import Report
from respchain.language import Translator, say, translator
from respchain.report.source_places import sources_text
from respchain.rule import Finding, Severity

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report_github(report: Report) -> str:
    """The annotations, one a line; waived findings are notices."""
    return "".join(_annotation(finding, translator(report.language)) for finding in report.findings)


def _annotation(finding: Finding, tell: Translator) -> str:
    level = "notice" if finding.waived is not None else _LEVEL[finding.severity]
    place = finding.location
    properties = {"file": place.file, "line": place.line, "col": place.column}
    subtype = f" ({finding.subtype})" if finding.subtype else ""
    properties["title"] = f"{finding.rule} {finding.name}{subtype}"
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    told = tell(say("{wrong}; {hint}", wrong=finding.message, hint=finding.fix))
    if place.sheet is not None:  # an annotation has no room for a cell
        told = f"{place}: {told}"
    if finding.sources:
        told = tell(say("{message} ({origin})", message=told, origin=sources_text(finding)))
    return f"::{level} {said}::{_message(told)}\n"


def _message(text: str) -> str:
    """A text that cannot begin a command of its own.

    >>> _message("100%\\n::error::x")
    '100%25%0A::error::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
