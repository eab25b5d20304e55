"""A report as JUnit XML, the form in which build servers take test results: a rule is a test, a finding a failure."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from respchain.checking.report import Report, Tested
from respchain.language import Translator, say, translator
from respchain.report.source_places import sources_text
from respchain.rule import Finding, Severity

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_junit(report: Report, fail_on: Severity | None) -> str:
    """A report as text of an XML file. Findings at or above `fail_on` are failures, the others are told beside.

    Each finding is a test case of its own, as is each rule without one; a rule that could not judge is skipped.
    """
    tell = translator(report.language)
    suite = Element("testsuite", name="respchain")
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.rule, []).append(finding)
    for tested in report.rules:
        own = found.pop(tested.rule, [])
        for finding in own:
            _finding(suite, finding, fail_on, tell)
        if tested.crash or tested.not_judged or not own:
            _silent(suite, tested, tell)
    for finding in (one for some in found.values() for one in some):
        _finding(suite, finding, fail_on, tell)
    for kind, counted in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(kind, str(len(list(suite.iter(counted)))))
    root = Element("testsuites")
    root.append(suite)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _finding(suite: Element, finding: Finding, fail_on: Severity | None, tell: Translator) -> None:
    about = ", ".join(subject.id for subject in finding.subjects[:3])
    subtype = f" {finding.subtype}" if finding.subtype else ""
    case = _case(suite, finding.rule, f"{finding.rule} {finding.name}{subtype}: {about}")
    case.set("file", _plain(finding.location.file))
    if finding.location.line is not None:
        case.set("line", str(finding.location.line))
    fix = tell(say("fix: {fix}", fix=finding.fix))
    origin = f"{tell(sources_text(finding))}\n" if finding.sources else ""
    said = f"{finding.location}: {tell(str(finding.severity))}: {finding.message}\n{origin}{fix}"
    if finding.waived is None and fail_on is not None and finding.severity >= fail_on:
        failure = SubElement(case, "failure", type=str(finding.severity), message=_plain(finding.message))
        failure.text = _plain(said)
    else:
        SubElement(case, "system-out").text = _plain(said)


def _silent(suite: Element, tested: Tested, tell: Translator) -> None:
    case = _case(suite, tested.rule, tested.rule)
    if tested.crash:
        SubElement(case, "error", type="crashed", message=_plain(tested.crash))
    elif tested.not_judged:
        SubElement(case, "skipped", message=_plain(tell(say("not judged: {why}", why=tested.not_judged))))


def _case(suite: Element, code: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=f"respchain.{code[:-3]}", name=_plain(name))


def _plain(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
