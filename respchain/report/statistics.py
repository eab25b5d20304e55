"""What each rule tested and found, and how long it took."""

from respchain.checking.report import Report, Tested
from respchain.language import N_, say, translator
from respchain.report.as_text import Paint, plain
from respchain.report.width import width
from respchain.rules import all_rules

HEADS = (N_("found"), N_("tested"), N_("ms"), N_("share"))


def statistics_text(report: Report, paint: Paint = plain) -> str:
    """A table of the rules: what they found first, then the others by their time.

    What several rules ask is worked out once, and counts as the time of the first of them.
    """
    tell = translator(report.language)
    whole = sum(rule.seconds or 0.0 for rule in report.rules)
    rows = [_row(rule, whole) for rule in sorted(report.rules, key=_order)]
    heads = [tell(say(head)) for head in HEADS]
    last = ["", "", f"{whole * 1000:.1f}", "100%"]
    columns = list(zip(heads, *rows, last, strict=True))
    wide = [max(map(width, column)) for column in columns]
    names = {rule.code: rule.name for rule in all_rules()}
    ends = [tell(say("rule")), *(f"{rule.rule} {names[rule.rule]}" for rule in sorted(report.rules, key=_order)), ""]
    lines = [
        ("  ".join(" " * (wide[place] - width(cell)) + cell for place, cell in enumerate(cells)) + "  " + end).rstrip()
        for cells, end in zip([heads, *rows, last], ends, strict=True)
    ]
    return "\n".join([paint(lines[0], "faint"), *lines[1:-1], paint(lines[-1], "faint")]) + "\n"


def _order(rule: Tested) -> tuple[int, float, str]:
    return -rule.failed, -(rule.seconds or 0.0), rule.rule


def _row(rule: Tested, whole: float) -> list[str]:
    seconds = rule.seconds or 0.0
    tested = "-" if rule.not_judged or rule.crash else str(rule.tested)
    return [str(rule.failed), tested, f"{seconds * 1000:.1f}", f"{seconds / whole if whole else 0:.0%}"]
