"""The explanation of a rule, from its own docstring."""

import inspect

from respchain.language import N_, Saying, Translator, listed, say, translator
from respchain.report.width import wrapped
from respchain.rule import EXAMPLE, Rule, paragraphs

_LINE = 80


def explanation(rule: Rule, language: str = "en") -> str:
    """A rule as Markdown that reads well as plain text."""
    tell = translator(language)
    grave: Saying = say(str(rule.severity))
    if rule.statutory != rule.severity:
        grave = say("{grade}, {graver} where the law asks more", grade=grave, graver=say(str(rule.statutory)))
    serves = [
        *sorted(rule.conditions, key=lambda code: int(code[1:])),
        *sorted(rule.missions, key=lambda code: int(code[1:])),
    ]
    ends = [
        say("Severity: {grade}.", grade=grave),
        say("Fix: {fix}.", fix=say(rule.fix)),
        say("Demanded by: {texts}.", texts=listed(map(say, rule.basis), N_("; "))),
        *([say("Serves: {conditions}.", conditions=listed(serves))] if serves else []),
    ]
    lines = [f"# {rule.code} {rule.name}", ""]
    rest = inspect.getdoc(rule.question) or ""
    while example := EXAMPLE.search(rest):
        lines += _paragraphs(rest[: example.start()], tell)
        lines += [
            tell(say("Wrong:") if example["kind"] == "bad" else say("Right:")),
            "",
            *_indented(example["text"]),
            "",
        ]
        if example["log"] is not None:
            lines += [tell(say("With this log:")), "", *_indented(example["log"]), ""]
        rest = rest[example.end() :]
    lines += _paragraphs(rest, tell)
    for end in ends:
        lines += wrapped(tell(end), _LINE)
    return "\n".join(lines).rstrip() + "\n"


def _paragraphs(text: str, tell: Translator) -> list[str]:
    """The lines of prose, a blank one after each paragraph."""
    return [line for part in paragraphs(text) for line in (*wrapped(tell(part), _LINE), "")]


def _indented(charter: str) -> list[str]:
    """The lines of an example, which no language changes."""
    return [f"    {line}" if line else "" for line in charter.rstrip().split("\n")]
