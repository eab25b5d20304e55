"""Findings and chains for people at a terminal."""

from collections.abc import Callable, Mapping, Sequence

from respchain.checking.conditions import VERDICTS
from respchain.checking.report import Report
from respchain.errors import Fault, InputErrors, Place
from respchain.report.width import cut, width
from respchain.rule import Finding, Severity

Paint = Callable[[str, str], str]
"""Gives a text the look of a word: `error`, `warning`, `note`, `place`, `faint`, `good`."""

_NEIGHBOURS = 1
LINE = 160
_STATES = {True: "holds", False: "broken", None: "not judged"}


def plain(text: str, look: str) -> str:
    """The text as it is."""
    return text


def report_text(report: Report, paint: Paint = plain) -> str:
    """A report, one paragraph a cause: where, what, the lines of the file, its effects, the fix."""
    lines = {name: text.splitlines() for name, text in report.sources.items()}
    parts = [finding_text(finding, lines, paint) for finding in report.findings]
    parts.append(_summary(report, paint))
    return "\n\n".join(parts) + "\n"


def faults_text(errors: InputErrors, paint: Paint = plain) -> str:
    """All faults of an input, each with the line of its file."""
    lines = {name: text.splitlines() for name, text in errors.sources.items()}
    count = len(errors.faults)
    said = f"{count} fault{'s' if count > 1 else ''} in the input: nothing was judged"
    return "\n".join([*(fault_text(fault, lines, paint) for fault in errors.faults), said]) + "\n"


def finding_text(finding: Finding, sources: Mapping[str, Sequence[str]], paint: Paint = plain) -> str:
    """One finding with the line of the file and its neighbours."""
    grade = str(finding.severity) if finding.waived is None else "waived"
    name = f"{finding.rule} {finding.name}" + (f" ({finding.subtype})" if finding.subtype else "")
    times = f" [{finding.count} times]" if finding.count > 1 else ""
    where = paint(str(finding.location), "place")
    lines = [f"{where}: {paint(grade, grade)} {paint(name, 'place')}: {finding.message}{times}"]
    lines += _excerpt(finding.location, sources, paint)
    for effect in finding.related:
        subtype = f" ({effect.subtype})" if effect.subtype else ""
        whom = ", ".join(subject.id for subject in effect.subjects[:3])
        more = f" and {len(effect.subjects) - 3} more" if len(effect.subjects) > 3 else ""
        lines.append(f"  {paint('brings about', 'faint')} {effect.rule} {effect.name}{subtype}: {whom}{more}")
    if finding.witness.get("box"):
        lines.append(f"  {paint('where', 'faint')} {box_text(finding.witness['box'])}")
    if finding.held:
        spans = ", ".join(f"{since}..{until}" for since, until in finding.held)
        lines.append(f"  {paint('held', 'faint')} {spans}")
    if finding.waived is None:
        lines.append(f"  {paint('fix', 'faint')} {finding.fix}")
    else:
        lines.append(f"  {paint('because', 'faint')} {finding.waived}")
    return "\n".join(lines)


def fault_text(fault: Fault, sources: Mapping[str, Sequence[str]], paint: Paint = plain) -> str:
    """One fault of the input with the line of the file and its neighbours."""
    also = f" (also at {', '.join(str(place) for place in fault.related)})" if fault.related else ""
    lines = [f"{paint(str(fault.place), 'place')}: {paint('error', 'error')}: {fault.message}{also}"]
    lines += _excerpt(fault.place, sources, paint)
    if fault.hint:
        lines.append(f"  {paint('hint', 'faint')} {fault.hint}")
    return "\n".join(lines)


def _excerpt(place: Place, sources: Mapping[str, Sequence[str]], paint: Paint) -> list[str]:
    lines = sources.get(place.file)
    if lines is None or place.line is None:
        return []
    first, last = max(1, place.line - _NEIGHBOURS), min(len(lines), place.line + _NEIGHBOURS)
    size = len(str(last))
    shown = []
    for number in range(first, last + 1):
        line = lines[number - 1].expandtabs(1)
        shown.append(f"  {paint(f'{number:>{size}} |', 'faint')} {cut(line, LINE)}".rstrip())
        if number == place.line and place.column is not None:
            indent = " " * width(line[: place.column - 1])
            mark = "^" * max(1, width(_word(line[place.column - 1 :])))
            if width(indent) < LINE:
                shown.append(f"  {paint(' ' * size + ' |', 'faint')} {indent}{paint(mark, 'error')}")
    return shown


def _word(text: str) -> str:
    """The key or value that begins a text."""
    for place, sign in enumerate(text):
        if sign in ":,{}[]#\n" or (sign == " " and place):
            return text[:place]
    return text


def box_text(box: object) -> str:
    """A box, or several, in words."""
    if isinstance(box, list):
        return "; ".join(box_text(one) for one in box[:3]) + (f" and {len(box) - 3} more" if len(box) > 3 else "")
    if not isinstance(box, Mapping):
        return str(box)
    return ", ".join(f"{facet} = {_values(values)}" for facet, values in box.items()) or "everywhere"


def _values(values: object) -> str:
    if not isinstance(values, list):
        return str(values)
    return ", ".join(_range(value) if isinstance(value, Mapping) else str(value) for value in values)


def _range(ends: Mapping[str, object]) -> str:
    low, high = ends["low"], ends["high"]
    left = "(" if low is None or not ends["low_closed"] else "["
    right = ")" if high is None or not ends["high_closed"] else "]"
    if low is not None and low == high:
        return str(low)
    return f"{left}{'' if low is None else low}..{'' if high is None else high}{right}"


def _summary(report: Report, paint: Paint) -> str:
    lines = []
    counts = [_count(report.count(grade), str(grade)) for grade in (Severity.ERROR, Severity.WARNING, Severity.NOTE)]
    waived = sum(finding.waived is not None for finding in report.findings)
    counts.append(f"{waived} waived" if waived else "")
    found = ", ".join(count for count in counts if count)
    name = report.charter or "the charter"
    when = f"{report.period[0]}..{report.period[1]}" if report.period else f"as of {report.as_of}"
    lines.append(
        f"{name}: {found or paint('no findings', 'good')} "
        f"({_count(report.duties, 'duty', 'duties') or 'no duties'}, {when}, profile {report.profile})"
    )
    if report.known:
        lines.append(f"{_count(report.known, 'finding')} of the baseline not told")
    lines.append(", ".join(said(verdict, report.verdicts[verdict], paint) for verdict in VERDICTS))
    silent: dict[str, list[str]] = {}
    for rule in report.rules:
        if rule.not_judged:
            silent.setdefault(rule.not_judged, []).append(rule.rule)
    lines += [paint(f"not judged: {', '.join(rules)}: {why}", "faint") for why, rules in silent.items()]
    lines += [paint(f"note: {note}", "faint") for note in report.notes]
    return "\n".join(lines)


def said(verdict: str, state: bool | None, paint: Paint) -> str:
    """A verdict in words: holds, broken, or not judged."""
    look = {True: "good", False: "error", None: "faint"}[state]
    return f"{verdict} {paint(_STATES[state], look)}"


def _count(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}" if count else ""
