"""Checking a charter: rules run, causes told apart from effects, the profile applied, verdicts given."""

from collections.abc import Container, Sequence
from datetime import date
from typing import Any, NamedTuple

from respchain.checking.causes import Hit, groups, primaries
from respchain.checking.conditions import CONDITIONS, VERDICTS, Condition, judge, spoken, verdict
from respchain.checking.profile import Profile, profile
from respchain.checking.report import Report, Tested
from respchain.checking.running import Clock, Outcome, run
from respchain.checking.waiving import Waiving, divided
from respchain.checking.wording import Piece, Words, finding, fingerprint, severity_of, subjects_of
from respchain.encode import Encoded, Regions, encode
from respchain.encode.case_logs import beside, joined
from respchain.errors import Fault, InputErrors, Place
from respchain.facts.facts import Facts
from respchain.facts.log.columns import Log
from respchain.language import Saying, say
from respchain.model.stated import Stated
from respchain.rule import Effect, Finding, Rule, Severity, Subject
from respchain.rules import all_rules


class Judged(NamedTuple):
    """A charter on one day, with what every rule said of it: the ground of reports, traces and pictures."""

    encoded: Encoded
    facts: Facts
    profile: Profile
    outcomes: tuple[Outcome, ...]
    words: Words


def judged(
    stated: Stated,
    profile_name: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
    rules: Sequence[Rule] | None = None,
    regions: Regions | None = None,
    clock: Clock | None = None,
    log: Log | None = None,
) -> Judged:
    """Asks every rule about a charter on one day; what is left open is taken from the charter itself.

    `regions` are boxes known from before, by the fingerprint of their finding: see `report`.
    With a `clock` each outcome says how long it took. With a `log` of cases the rules about logs judge it too.
    """
    chosen, encoded = prepared(stated, profile_name, regions)
    day = _day(stated, as_of).toordinal()
    if log is None:
        facts = Facts(encoded.columns, day, chosen.parameters)
    else:
        facts = Facts(encoded.columns, day, chosen.parameters, (log, joined(encoded.names, log)))
        encoded = encoded._replace(names=beside(encoded.names, log))
    return asked(encoded, chosen, facts, language, rules, clock)


def prepared(
    stated: Stated, profile_name: str | None = None, regions: Regions | None = None
) -> tuple[Profile, Encoded]:
    """What is the same on every day: the profile, and the charter as columns."""
    chosen = profile(profile_name or stated.data.get("profile"), stated.project)
    return chosen, encode(stated, chosen.terms, regions)


def asked(
    encoded: Encoded,
    chosen: Profile,
    facts: Facts,
    language: str | None,
    rules: Sequence[Rule] | None,
    clock: Clock | None = None,
) -> Judged:
    """Asks every rule, or some, about the facts of one day."""
    words = Words(facts, encoded.names, language or encoded.names.stated.data.get("language") or "en")
    return Judged(encoded, facts, chosen, tuple(run(all_rules() if rules is None else rules, facts, clock)), words)


def check(
    stated: Stated,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Checks a charter and reports; see `judged`."""
    return report(judged(stated, profile, as_of, language, rules))


def report(done: Judged, known: Container[str] = ()) -> Report:
    """The report on what the rules said.

    `known` are the fingerprints of findings that were accepted before: these are counted and not told, but for what
    lies outside the regions that `judged` was given for them.
    """
    told, of_waivers, old = _findings(done, known)
    findings = sorted([*told, *of_waivers], key=by_place)
    states = charter_conditions(done, [one.rule for one in of_waivers if one.severity == Severity.ERROR])
    failed = _failed(findings)
    stated = done.encoded.names.stated
    return Report(
        charter=done.encoded.names.charter(done.words.language) or None,
        as_of=date.fromordinal(done.facts.day),
        profile=done.profile.name,
        findings=tuple(findings),
        known=old,
        rules=tuple(
            Tested(
                out.rule.code,
                out.hits.tested,
                failed.get(out.rule.code, 0),
                _told(done, out.not_judged),
                out.crash,
                out.seconds,
            )
            for out in done.outcomes
            if done.profile.reported(out.rule.code) or out.crash
        ),
        conditions=spoken(states, done.words.say),
        verdicts={name: verdict(states, name) for name in VERDICTS},
        duties=len(done.facts.duties),
        sources=stated.sources,
        notes=tuple(map(done.words.say, (*stated.notes, *done.encoded.notes))),
        language=done.words.language,
    )


def _told(done: Judged, why: str | None) -> str | None:
    return None if why is None else done.words.say(why)


def charter_conditions(done: Judged, also: Sequence[str]) -> dict[str, Condition]:
    """The twelve conditions for the charter as a whole; `also` are rules that break it beside their hits."""
    broken = [*also]
    broken += [out.rule.code for out in done.outcomes if any(breaks(out, row) for row in range(len(out.hits)))]
    missing = unjudged(done.outcomes)
    return {code: judge(code, broken, missing) for code in CONDITIONS}


def breaks(outcome: Outcome, row: int) -> bool:
    """Whether a hit breaks the conditions that its rule serves: whether it is an error where the law asks more."""
    own = -1 if outcome.hits.severity is None else int(outcome.hits.severity[row])
    return (outcome.rule.statutory if own < 0 else own) == Severity.ERROR


def unjudged(outcomes: Sequence[Outcome]) -> dict[str, Saying]:
    """For each serving rule that did not judge, why."""
    reasons = {code: say("not built yet") for codes in CONDITIONS.values() for code in codes}
    for outcome in outcomes:
        if outcome.judged:
            reasons.pop(outcome.rule.code, None)
        else:
            reasons[outcome.rule.code] = outcome.not_judged or say("the rule crashed")
    return reasons


def _day(stated: Stated, as_of: date | None) -> date:
    day: Any = as_of or stated.data.get("as_of")
    if day is None:
        raise InputErrors(
            [Fault(stated.places.key(()), say("no day to judge on"), say("state as_of in the charter, or pass it"))]
        )
    return date(day.year, day.month, day.day)


def _findings(done: Judged, known: Container[str]) -> tuple[list[Finding], list[Finding], int]:
    """All findings, those waived among them; what is wrong with waivers; and how many were known before."""
    caused = primaries(done.outcomes)
    shown = {out.rule.code for out in done.outcomes if done.profile.reported(out.rule.code)}
    effects: dict[Hit, list[Hit]] = {}
    for effect, primary in caused.items():
        if primary[0] in shown:
            effects.setdefault(primary, []).append(effect)
    hidden = {effect for found in effects.values() for effect in found}
    waiving = Waiving(done.facts, done.encoded.names, done.words, done.profile.mandatory)
    found: list[Finding] = []
    old = 0
    for out in done.outcomes:
        code = out.rule.code
        if out.crash:
            found.append(_crashed(out, done.words))
        if code not in shown:
            waiving.tried(out.rule, out.hits)
            continue
        for rows in groups(out.hits, {row for other, row in hidden if other == code}):
            related = _effects([hit for row in rows for hit in effects.get((code, row), ())], done)
            for piece in waiving.pieces(out.rule, Piece(out.hits, rows)):
                told = finding(out.rule, piece, related, done.facts, done.words, done.profile)
                news = [piece] if piece.waived or told.fingerprint not in known else unknown(piece, told, done)
                old += piece not in news
                found += [
                    told if new is piece else finding(out.rule, new, related, done.facts, done.words, done.profile)
                    for new in news
                ]
    return found, waiving.own_findings({out.rule.code: out.rule for out in done.outcomes if out.judged}), old


def unknown(piece: Piece, told: Finding, done: Judged) -> list[Piece]:
    """What of a finding that was known before lies outside the regions known of it."""
    numbers = done.encoded.known.get(told.fingerprint, ())
    if not numbers or piece.hits.box is None:
        return []
    _, outside = divided(piece, done.facts.now.scopes, numbers)
    return [] if outside is None else [outside]


def _effects(hits: Sequence[Hit], done: Judged) -> list[Effect]:
    """The effects of a finding: of each rule those of one subtype together."""
    outcomes = {out.rule.code: out for out in done.outcomes}
    together: dict[tuple[str, str | None], list[int]] = {}
    for code, row in sorted(hits):
        together.setdefault((code, outcomes[code].hits.subtype[row]), []).append(row)
    made = []
    for (code, subtype), rows in together.items():
        rule, found = outcomes[code].rule, outcomes[code].hits
        subjects = subjects_of(found, rows, done.words)
        severity = severity_of(rule, found, rows[0], done.profile)
        made.append(Effect(code, rule.name, subtype, severity, subjects, len(rows)))
    return made


def _crashed(outcome: Outcome, words: Words) -> Finding:
    rule = outcome.rule
    subjects = (Subject("rule", rule.code),)
    failed = say("the rule itself failed and judged nothing: {error}", error=outcome.crash)
    return Finding(
        rule=rule.code, name=rule.name, subtype="crashed", severity=Severity.ERROR,
        message=words.say(failed), subjects=subjects, count=1,
        location=Place(rule.question.__module__), witness={"error": outcome.crash}, related=(), demanded_by=(),
        fix=words.say(say("report this to whoever maintains the rule")),
        fingerprint=fingerprint(rule.code, "crashed", subjects),
    )  # fmt: skip


def _failed(findings: Sequence[Finding]) -> dict[str, int]:
    failed: dict[str, int] = {}
    for found in findings:
        if found.subtype != "crashed":
            failed[found.rule] = failed.get(found.rule, 0) + found.count
        for effect in found.related:
            failed[effect.rule] = failed.get(effect.rule, 0) + effect.count
    return failed


def by_place(found: Finding) -> tuple[str, str, int, int, str, str]:
    """A key that sorts findings in the order of the drafter."""
    return (*found.location.order, found.rule, found.fingerprint)
