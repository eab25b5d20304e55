"""A report as Markdown, for a page or the comment on a change."""

import re

from respchain.checking.conditions import VERDICTS
from respchain.checking.report import Report
from respchain.report.as_text import box_text
from respchain.rule import Finding, Severity

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#+!|~$&@])")
_STATES = {True: "holds", False: "broken", None: "not judged"}
_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def report_markdown(report: Report) -> str:
    """A report as text: the verdicts, then the findings from the gravest down, then what could not be judged."""
    lines = [f"# {inert(report.charter or 'Charter')}", ""]
    lines += [f"As of {report.as_of}, profile {inert(report.profile)}, {report.duties} duties.", ""]
    lines += ["| verdict | state |", "|---|---|"]
    lines += [f"| {name} | {_STATES[report.verdicts[name]]} |" for name in VERDICTS]
    for severity, heading in _HEADINGS.items():
        found = [one for one in report.findings if one.severity == severity and one.waived is None]
        lines += _section(heading, found)
    lines += _section("Waived", [one for one in report.findings if one.waived is not None])
    lines += _not_judged(report)
    return "\n".join(lines) + "\n"


def _section(heading: str, findings: list[Finding]) -> list[str]:
    if not findings:
        return []
    lines = ["", f"## {heading} ({len(findings)})"]
    for finding in findings:
        subtype = f" ({inert(finding.subtype)})" if finding.subtype else ""
        times = f", {finding.count} times" if finding.count > 1 else ""
        lines += ["", f"- **{finding.rule} {finding.name}**{subtype}{times}: {inert(finding.message)}  "]
        lines.append(f"  {inert(str(finding.location))}")
        if finding.witness.get("box"):
            lines.append(f"  - where: {inert(box_text(finding.witness['box']))}")
        for effect in finding.related:
            whom = ", ".join(subject.id for subject in effect.subjects[:3])
            lines.append(f"  - brings about {effect.rule} {effect.name}: {inert(whom)}")
        if finding.waived is not None:
            lines.append(f"  - waived: {inert(finding.waived)}")
        lines.append(f"  - fix: {inert(finding.fix)}")
    return lines


def _not_judged(report: Report) -> list[str]:
    silent: dict[str, list[str]] = {}
    for tested in report.rules:
        if tested.not_judged:
            silent.setdefault(tested.not_judged, []).append(tested.rule)
    if not silent:
        return []
    return ["", "## Not judged", "", *(f"- {', '.join(rules)}: {inert(why)}" for why, rules in silent.items())]


def inert(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no HTML, no mention, no link, on one line.

    >>> inert("[x](y) <b>\\n@all")
    '\\\\[x\\\\](y) \\\\<b\\\\> \\\\@all'
    """
    line = " ".join(text.replace("\0", "\N{REPLACEMENT CHARACTER}").split())
    return _SIGNS.sub(r"\\\1", line).replace("://", "\\://")
