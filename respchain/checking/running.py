"""Asking rules their question."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from respchain.facts.facts import Facts
from respchain.facts.questions.ground import LOG
from respchain.language import N_, Saying, listed, said, say
from respchain.rule import Hits, Rule

Clock = Callable[[], float]
"""Tells seconds from some beginning; whoever calls brings it along."""


class Outcome(NamedTuple):
    """What one rule said: its hits; or why it could not judge, all or some of it; or how it crashed.

    `seconds` is how long it took, where a clock was brought along.
    """

    rule: Rule
    hits: Hits
    not_judged: Saying | None = None
    crash: str | None = None
    seconds: float | None = None

    @property
    def judged(self) -> bool:
        """Whether the rule ran with the facts that it needs."""
        return self.not_judged is None and self.crash is None


def run(rules: Sequence[Rule], facts: Facts, clock: Clock | None = None) -> list[Outcome]:
    """Every rule on the facts. A rule that crashes does not stop the others.

    What several rules ask is worked out once, and counts as the time of the first of them.
    """
    if clock is None:
        return [_run(rule, facts) for rule in rules]
    outcomes = []
    for rule in rules:
        began = clock()
        outcome = _run(rule, facts)
        outcomes.append(outcome._replace(seconds=clock() - began))
    return outcomes


def _run(rule: Rule, facts: Facts) -> Outcome:
    if rule.needs and not facts.sections & set(rule.needs):
        if LOG in rule.needs:
            return Outcome(rule, Hits(tested=0), not_judged=say("no log was given"))
        missing = listed((say(word.replace("_", " ")) for word in rule.needs), N_(" and no "))
        return Outcome(rule, Hits(tested=0), not_judged=say("the charter states no {sections}", sections=missing))
    try:
        hits = rule.question(facts)
        return Outcome(rule, hits, not_judged=None if hits.unjudged is None else said(hits.unjudged))
    except Exception as error:  # a rule may come from outside: whatever it raises is a finding about that rule
        return Outcome(rule, Hits(tested=0), crash=f"{type(error).__name__}: {error}")
