"""The examples in their frames, what all rules say of them, and the table of that."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from respchain.checking import judged, report
from respchain.checking.report import Report
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rule import Example, Rule
from respchain.rules import own_rules
from tests.charters import TODAY, read_text, stated
from tests.framing import actors, duties, forums, processes, results
from tests.framing.making import Charter, Completion

TABLE = Path(__file__).parents[1] / "data" / "primary.yaml"
HEADING = """# Which rules name the fault of each bad example, in the frame of tests/framing, and which tell
# effects of it. One fault, one rule: a line that gains a second primary rule shows two rules that name one fault.
# Written by `python -m tests.framing`.
"""

EFFECTS = {
    "TIME003.2": "ACC006",  # a duty without a consequence: that its overrun brings nothing about comes from that
    "TIME003.3": "TIME006",  # a commitment that says nothing of its breach: likewise
}
"""Examples of what is always an effect of another rule's finding, and that rule."""

COMPLETIONS = [
    one
    for module in (actors, duties, forums, processes, results)
    for one in vars(module).values()
    if isinstance(one, Completion)
]


@cache
def bad_examples() -> Mapping[str, tuple[Rule, Example]]:
    """Every bad example by the code of its rule and its number among these."""
    found = {}
    for rule in own_rules():
        for number, example in enumerate((one for one in rule.examples if one.bad), 1):
            found[f"{rule.code}.{number}"] = (rule, example)
    return found


@cache
def framed(name: str) -> Charter:
    """The charter of an example, completed but for what its own rule asks."""
    rule, example = bad_examples()[name]
    charter = dict(stated(example.text).data)
    own = set(charter)
    for settles, spoils, fill in COMPLETIONS:
        if rule.code not in settles | spoils:
            fill(charter)
    return {section: entries for section, entries in charter.items() if entries or section in own}


@cache
def report_on(name: str, rules: tuple[Rule, ...] | None = None, *, bare: bool = False) -> Report:
    """What all rules, or some, say of an example in its frame, or without one.

    Where the fault is one of a log, its charter is not framed, and the rules about logs alone are asked.
    """
    example = bad_examples()[name][1]
    charter = stated(example.text)
    if example.log is not None:
        asked = tuple(rule for rule in rules or own_rules() if "log" in rule.needs)
        return report(judged(charter, "all", TODAY, rules=asked, log=read_text(example.log).log))
    if not bare:
        charter = Stated(charter_validator().validate_python(framed(name)))
    today = date.fromisoformat(example.settings.get("today", "2026-06-01"))
    return report(judged(charter, example.settings.get("profile", "all"), today, rules=rules))


def named(name: str, rules: tuple[Rule, ...] | None = None) -> dict[str, list[str]]:
    """The rules that name the fault of an example, and those that tell effects of it."""
    findings = report_on(name, rules).findings
    related = {effect.rule for finding in findings for effect in finding.related}
    return {"primary": sorted({finding.rule for finding in findings}), "related": sorted(related)}


def table() -> str:
    """The table as it should stand."""
    lines = [f"{name}: {yaml.dump(named(name), default_flow_style=True, width=1000)}" for name in bad_examples()]
    return HEADING + "".join(lines)
