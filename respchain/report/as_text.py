"""Findings and chains for people at a terminal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import starmap

from respchain.checking.conditions import VERDICTS
from respchain.checking.report import Report
from respchain.errors import Fault, InputErrors, Place
from respchain.language import N_, Saying, Translator, counted, listed, say, translator, word
from respchain.report.width import cut, width
from respchain.rule import Finding, Severity

Paint = Callable[[str, str], str]
"""Gives a text the look of a word: `error`, `warning`, `note`, `place`, `faint`, `good`."""

WHERE, FIX, HINT, CAUSES = N_("where"), N_("fix"), N_("hint"), N_("brings about")
HELD, BECAUSE, WAIVED = N_("held"), N_("because"), N_("waived")
SOURCE = N_("came from")
_NEIGHBOURS = 1
LINE = 160
STATES = {True: N_("holds"), False: N_("broken"), None: N_("not judged")}
_GRADES = (N_("error"), N_("warning"), N_("note"))


def plain(text: str, look: str) -> str:
    """The text as it is."""
    return text


def report_text(report: Report, paint: Paint = plain) -> str:
    """A report, one paragraph a cause: where, what, the lines of the file, its effects, the fix."""
    lines = {name: text.splitlines() for name, text in report.sources.items()}
    parts = [finding_text(finding, lines, paint, report.language) for finding in report.findings]
    parts.append(_summary(report, paint))
    return "\n\n".join(parts) + "\n"


def faults_text(errors: InputErrors, paint: Paint = plain, language: str = "en") -> str:
    """All faults of an input, each with the line of its file."""
    lines = {name: text.splitlines() for name, text in errors.sources.items()}
    end = counted(
        "{count} fault in the input: nothing was judged",
        "{count} faults in the input: nothing was judged",
        len(errors.faults),
    )
    told = [*(fault_text(fault, lines, paint, language) for fault in errors.faults), translator(language)(end)]
    return "\n".join(told) + "\n"


def finding_text(
    finding: Finding, sources: Mapping[str, Sequence[str]], paint: Paint = plain, language: str = "en"
) -> str:
    """One finding with the line of the file and its neighbours."""
    tell, grade = translator(language), str(finding.severity) if finding.waived is None else WAIVED
    name = f"{finding.rule} {finding.name}" + (f" ({finding.subtype})" if finding.subtype else "")
    message = finding.message
    if finding.count > 1:
        message = say("{message} [{count} times]", message=message, count=finding.count)
    grave = paint(tell(grade), grade)
    told = tell(say("{grade} {rule}: {message}", grade=grave, rule=paint(name, "place"), message=message))
    where = paint(str(finding.location), "place")
    lines = [f"{where}: {told}"]
    lines += _excerpt(finding.location, sources, paint)
    if finding.sources:
        lines.append(f"  {paint(tell(SOURCE), 'faint')} {tell(some(finding.sources))}")
    for effect in finding.related:
        subtype = f" ({effect.subtype})" if effect.subtype else ""
        whom = tell(some([subject.id for subject in effect.subjects]))
        lines.append(f"  {paint(tell(CAUSES), 'faint')} {effect.rule} {effect.name}{subtype}: {whom}")
    if finding.witness.get("box"):
        lines.append(f"  {paint(tell(WHERE), 'faint')} {tell(box_text(finding.witness['box']))}")
    if finding.held:
        lines.append(f"  {paint(tell(HELD), 'faint')} {tell(listed(starmap(span_of, finding.held)))}")
    if finding.waived is None:
        lines.append(f"  {paint(tell(FIX), 'faint')} {finding.fix}")
    else:
        lines.append(f"  {paint(tell(BECAUSE), 'faint')} {finding.waived}")
    return "\n".join(lines)


def fault_text(fault: Fault, sources: Mapping[str, Sequence[str]], paint: Paint = plain, language: str = "en") -> str:
    """One fault of the input with the line of the file and its neighbours."""
    tell, message = translator(language), fault.message
    if fault.related:
        message = say("{wrong} (also at {places})", wrong=message, places=listed(map(str, fault.related)))
    told = tell(say("{grade}: {message}", grade=paint(tell(say("error")), "error"), message=message))
    lines = [f"{paint(str(fault.place), 'place')}: {told}"]
    lines += _excerpt(fault.place, sources, paint)
    if fault.hint:
        lines.append(f"  {paint(tell(HINT), 'faint')} {tell(fault.hint)}")
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


def some(names: Sequence[str], between: str = N_(", ")) -> Saying:
    """Three names, and how many more there are."""
    first = listed(names[:3], between)
    more = len(names) - 3
    return first if more <= 0 else say("{names} and {more} more", names=first, more=more, count=len(names))


def box_text(box: object) -> Saying:
    """A box, or several, in words."""
    if isinstance(box, list):
        return some([box_text(one) for one in box], N_("; "))
    if not isinstance(box, Mapping):
        return say("{box}", box=box)
    if not box:
        return say("everywhere")
    return clauses(starmap(_facet, box.items()))


def clauses(parts: Iterable[Saying]) -> Saying:
    """One clause after the other, where more than a word is listed."""
    return reduce(lambda left, right: say("{left}, {right}", left=left, right=right), parts)


def _facet(name: str, values: object) -> Saying:
    """An axis with its values; those that every charter has are said in the language."""
    known = name in (N_("stage"), N_("time"), N_("matter"))
    told = [_value(value, name == "stage") for value in values] if isinstance(values, list) else [str(values)]
    return say("{facet} = {values}", facet=say(name) if known else name, values=listed(told))


def _value(value: object, known: bool) -> str:
    if isinstance(value, Mapping):
        return _range(value)
    return say(str(value)) if known else str(value)


def _range(ends: Mapping[str, object]) -> str:
    low, high = ends["low"], ends["high"]
    left = "(" if low is None or not ends["low_closed"] else "["
    right = ")" if high is None or not ends["high_closed"] else "]"
    if low is not None and low == high:
        return str(low)
    return f"{left}{'' if low is None else low}..{'' if high is None else high}{right}"


def _summary(report: Report, paint: Paint) -> str:
    tell = translator(report.language)
    waived = sum(finding.waived is not None for finding in report.findings)
    counts = [
        counted("{count} error", "{count} errors", report.count(Severity.ERROR)),
        counted("{count} warning", "{count} warnings", report.count(Severity.WARNING)),
        counted("{count} note", "{count} notes", report.count(Severity.NOTE)),
        say("{count} waived", count=waived),
    ]
    found = listed(count for count in counts if count.values["count"])
    duties = counted("{count} duty", "{count} duties", report.duties) if report.duties else say("no duties")
    when = span_of(*report.period) if report.period else say("as of {day}", day=report.as_of)
    judged = say(
        "{charter}: {found} ({duties}, {when}, profile {profile})",
        charter=report.charter or say("the charter"),
        found=found or paint(tell(say("no findings")), "good"),
        duties=duties,
        when=when,
        profile=report.profile,
    )
    lines = [tell(judged)]
    if report.known:
        lines.append(tell(known_text(report.known)))
    lines.append(tell(clauses(said(verdict, report.verdicts[verdict], paint, tell) for verdict in VERDICTS)))
    silent: dict[str, list[str]] = {}
    for rule in report.rules:
        if rule.not_judged:
            silent.setdefault(rule.not_judged, []).append(rule.rule)
    for why, rules in silent.items():
        lines.append(paint(tell(say("not judged: {rules}: {why}", rules=listed(rules), why=why)), "faint"))
    lines += [paint(tell(say("note: {note}", note=note)), "faint") for note in report.notes]
    return "\n".join(lines)


def span_of(since: date, until: date) -> Saying:
    """A span of days: the first, and the day after the last."""
    return say("{since}..{until}", since=since, until=until)


def known_text(count: int) -> Saying:
    """How many findings the baseline kept back."""
    return counted("{count} finding of the baseline not told", "{count} findings of the baseline not told", count)


def said(verdict: str, state: bool | None, paint: Paint, tell: Translator) -> Saying:
    """A verdict in words: holds, broken, or not judged."""
    look = {True: "good", False: "error", None: "faint"}[state]
    return say("{verdict} {state}", verdict=word("verdict", verdict), state=paint(tell(STATES[state]), look))
