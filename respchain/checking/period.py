"""Judging a charter over a period: every finding with the days on which it held."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from respchain.checking import Judged, asked, by_place, prepared, report
from respchain.checking.conditions import BREAKS, HOLDS, NOT_JUDGED, VERDICTS, Condition, verdict
from respchain.checking.report import Report, Tested
from respchain.checking.running import Clock
from respchain.encode import Regions
from respchain.errors import RespchainError
from respchain.facts.changes import change_days, state
from respchain.facts.facts import Facts
from respchain.language import N_, listed, say, translator
from respchain.model.stated import Stated
from respchain.rule import Finding, Rule

Period = tuple[date, date]
"""A first day, and the day after the last."""

RUNNING = ("days",)
"""What a witness says of how long something has lasted: it differs from day to day, and the finding does not."""


class Stretch(NamedTuple):
    """Days on which nothing changes, and what is found on each of them."""

    since: date
    until: date
    report: Report


def sweep(
    stated: Stated,
    period: Period,
    profile: str | None = None,
    language: str | None = None,
    rules: Sequence[Rule] | None = None,
    chosen: Callable[[Judged], Judged] = lambda done: done,
    tick: Callable[[int, int], None] = lambda done, of: None,
    known: Regions | None = None,
    clock: Clock | None = None,
) -> Report:
    """Checks a charter on every day of a period, and reports each finding with the days on which it held.

    A charter is encoded once and judged on the first day of each stretch without a change; days on which the same is
    in force are judged once. `chosen` may change what is reported of each, `tick` is told how far the work is.
    `known` are the fingerprints, with their regions, of findings that were accepted before.
    """
    since, until = _settled(period)
    used, encoded = prepared(stated, profile, known)
    days = change_days(encoded.columns, used.parameters, since.toordinal(), until.toordinal()).tolist()
    judged: dict[bytes, Report] = {}
    found = []
    for place, day in enumerate(days):
        tick(place, len(days))
        facts = Facts(encoded.columns, day, used.parameters)
        mark = state(facts, encoded.columns)
        if mark not in judged:
            judged[mark] = report(chosen(asked(encoded, used, facts, language, rules, clock)), known or {})
        end = days[place + 1] if place + 1 < len(days) else until.toordinal()
        found.append(Stretch(date.fromordinal(day), date.fromordinal(end), judged[mark]))
    tick(len(days), len(days))
    return together(found)


def together(stretches: Sequence[Stretch]) -> Report:
    """The reports on neighbouring stretches as one.

    A verdict is false where it is false in any, true only where it is true in all. What a rule tested and found is the
    most of any stretch: so many at one time. `as_of` is the first day.
    """
    reports = list({id(stretch.report): stretch.report for stretch in stretches}.values())
    language = reports[0].language
    states = {code: _condition([one.conditions[code] for one in reports], language) for code in reports[0].conditions}
    return reports[0].but(
        as_of=stretches[0].since,
        period=(stretches[0].since, stretches[-1].until),
        findings=tuple(sorted(_held(stretches), key=lambda found: (*by_place(found), found.held))),
        rules=tuple(_tested(reports, language)),
        conditions=states,
        verdicts={name: verdict(states, name) for name in VERDICTS},
        duties=max(one.duties for one in reports),
    )


def _settled(period: Period) -> Period:
    since, until = (date(day.year, day.month, day.day) for day in period)
    if since == until:
        raise RespchainError(
            say("the period {since}..{until} holds no day: its last day is excluded", since=since, until=until)
        )
    if since > until:
        raise RespchainError(
            say("the period {since}..{until} runs backwards; write {until}..{since}", since=since, until=until)
        )
    return since, until


def _held(stretches: Sequence[Stretch]) -> Iterable[Finding]:
    """Each finding once, as it was on the first day, with the spans of days on which it held."""
    first: dict[tuple[object, ...], Finding] = {}
    spans: dict[tuple[object, ...], list[Period]] = {}
    for since, until, found in stretches:
        for key, one in {identity(one): one for one in found.findings}.items():
            first.setdefault(key, one)
            own = spans.setdefault(key, [])
            if own and own[-1][1] == since:
                since_then, _ = own.pop()
                own.append((since_then, until))
            else:
                own.append((since, until))
    return [one.but(held=tuple(spans[key])) for key, one in first.items()]


def identity(found: Finding) -> tuple[object, ...]:
    """What makes a finding the same on another day: all that it says, but for how long it has lasted."""
    effects = tuple((one.rule, one.subtype, one.severity, one.subjects, one.count) for one in found.related)
    witness = {name: value for name, value in found.witness.items() if name not in RUNNING}
    told = json.dumps(witness, sort_keys=True, default=str)
    return found.rule, found.subtype, found.severity, found.subjects, found.count, told, effects, found.waived


def _tested(reports: Sequence[Report], language: str) -> Iterator[Tested]:
    by_rule: dict[str, list[Tested]] = {}
    for rule in (rule for one in reports for rule in one.rules):
        by_rule.setdefault(rule.rule, []).append(rule)
    for code in sorted(by_rule):
        yield Tested(
            code,
            tested=max(one.tested for one in by_rule[code]),
            failed=max(one.failed for one in by_rule[code]),
            not_judged=_joined((one.not_judged for one in by_rule[code]), language),
            crash=_joined((one.crash for one in by_rule[code]), language),
            seconds=_sum([one.seconds for one in by_rule[code]]),
        )


def _sum(seconds: Sequence[float | None]) -> float | None:
    known = [one for one in seconds if one is not None]
    return sum(known) if known else None


def _condition(states: Sequence[Condition], language: str) -> Condition:
    """The state of a condition over all stretches: broken in any, else not judged in any, else it holds."""
    for state_ in (BREAKS, NOT_JUDGED, HOLDS):
        found = [one for one in states if one.state == state_]
        if found:
            rules = tuple(dict.fromkeys(rule for one in found for rule in one.rules))
            return Condition(state_, rules, _joined((one.why for one in found), language) or "")
    raise AssertionError("a condition has one of three states")


def _joined(reasons: Iterable[str | None], language: str) -> str | None:
    told = dict.fromkeys(reason for reason in reasons if reason)
    return translator(language)(listed(told, N_("; "))) or None
