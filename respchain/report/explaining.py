"""The explanation of a rule, from its own docstring."""

import inspect
import re

from respchain.rule import Rule

_FENCE = re.compile(r"^```yaml (bad|good)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def explanation(rule: Rule) -> str:
    """A rule as Markdown that reads well as plain text."""
    body = _FENCE.sub(_example, inspect.getdoc(rule.question) or "").strip()
    grave = str(rule.severity) + (
        f", {rule.statutory} where the law asks more" if rule.statutory != rule.severity else ""
    )
    serves = [
        *sorted(rule.conditions, key=lambda code: int(code[1:])),
        *sorted(rule.missions, key=lambda code: int(code[1:])),
    ]
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        body,
        "",
        f"Severity: {grave}.",
        f"Fix: {rule.fix}.",
        f"Demanded by: {'; '.join(rule.basis)}.",
        f"Serves: {', '.join(serves)}." if serves else "",
    ]
    return "\n".join(lines).rstrip() + "\n"


def _example(found: re.Match[str]) -> str:
    title = "Wrong:" if found[1] == "bad" else "Right:"
    indented = "\n".join(f"    {line}" if line else "" for line in found[2].rstrip().split("\n"))
    return f"{title}\n\n{indented}"
