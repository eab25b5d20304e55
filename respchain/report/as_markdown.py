"""A report as Markdown, for a page or the comment on a change."""

import re

from respchain.checking.conditions import VERDICTS
from respchain.checking.report import Report
from respchain.language import N_, Translator, counted, listed, say, translator, word
from respchain.report.as_text import CAUSES, FIX, SOURCE, STATES, WHERE, box_text, some
from respchain.rule import Finding, Severity

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#+!|~$&@])")
_WAIVED = N_("waived")
_HEADINGS = {Severity.ERROR: N_("Errors"), Severity.WARNING: N_("Warnings"), Severity.NOTE: N_("Notes")}


def report_markdown(report: Report) -> str:
    """A report as text: the verdicts, then the findings from the gravest down, then what could not be judged."""
    tell = translator(report.language)
    name = report.charter or tell(say("Charter"))
    lines = [f"# {inert(name)}", ""]
    duties = counted("{count} duty", "{count} duties", report.duties)
    judged = say("As of {day}, profile {profile}, {duties}.", day=report.as_of, profile=report.profile, duties=duties)
    lines += [inert(tell(judged)), ""]
    verdict, state = tell(say("verdict")), tell(say("state"))
    lines += [f"| {verdict} | {state} |", "|---|---|"]
    lines += [f"| {tell(word('verdict', name))} | {tell(STATES[report.verdicts[name]])} |" for name in VERDICTS]
    for severity, heading in _HEADINGS.items():
        found = [one for one in report.findings if one.severity == severity and one.waived is None]
        lines += _section(tell(heading), found, tell)
    lines += _section(tell(say("Waived")), [one for one in report.findings if one.waived is not None], tell)
    lines += _not_judged(report, tell)
    return "\n".join(lines) + "\n"


def _section(heading: str, findings: list[Finding], tell: Translator) -> list[str]:
    if not findings:
        return []
    lines = ["", f"## {heading} ({len(findings)})"]
    for finding in findings:
        subtype = f" ({inert(finding.subtype)})" if finding.subtype else ""
        message: str = finding.message
        if finding.count > 1:
            message = tell(say("{message} [{count} times]", message=message, count=finding.count))
        lines += ["", f"- **{finding.rule} {finding.name}**{subtype}: {inert(message)}  "]
        lines.append(f"  {inert(str(finding.location))}")
        if finding.sources:
            lines.append(_item(SOURCE, tell(some(finding.sources)), tell))
        if finding.witness.get("box"):
            lines.append(_item(WHERE, tell(box_text(finding.witness["box"])), tell))
        for effect in finding.related:
            whom = tell(some([subject.id for subject in effect.subjects]))
            lines.append(f"  - {tell(CAUSES)} {effect.rule} {effect.name}: {inert(whom)}")
        if finding.waived is not None:
            lines.append(_item(_WAIVED, finding.waived, tell))
        lines.append(_item(FIX, finding.fix, tell))
    return lines


def _item(label: str, text: str, tell: Translator) -> str:
    return "  - " + tell(say("{head}: {message}", head=say(label), message=inert(text)))


def _not_judged(report: Report, tell: Translator) -> list[str]:
    silent: dict[str, list[str]] = {}
    for tested in report.rules:
        if tested.not_judged:
            silent.setdefault(tested.not_judged, []).append(tested.rule)
    if not silent:
        return []
    told = [f"- {tell(listed(rules))}: {inert(why)}" for why, rules in silent.items()]
    heading = tell(say("Not judged"))
    return ["", f"## {heading}", "", *told]


def inert(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no HTML, no mention, no link, on one line.

    >>> inert("[x](y) <b>\\n@all")
    '\\\\[x\\\\](y) \\\\<b\\\\> \\\\@all'
    """
    line = " ".join(text.replace("\0", "\N{REPLACEMENT CHARACTER}").split())
    return _SIGNS.sub(r"\\\1", line).replace("://", "\\://")
