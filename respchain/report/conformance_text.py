"""What a log says beside a charter, for people at a terminal: the figures first, then the findings."""

from collections.abc import Iterator, Mapping, Sequence

from respchain.checking.conformance import Conformance, Often, percent
from respchain.checking.report import Report
from respchain.language import N_, Saying, counted, listed, said, say, translator
from respchain.report.as_text import Paint, finding_text, plain
from respchain.report.width import cut, wrapped
from respchain.rule import Severity

_LINE = 110
_LONGEST = 1000
_FINDINGS = 100  # so many are shown; a log may hold more accounts than anybody reads of
_NAMED = 5  # accounts in a line
_PAIRINGS = {
    "first": N_("the first of each compared"),
    "last": N_("the last of each compared"),
    "any": N_("any two compared"),
    "all": N_("all of both compared"),
}


def conformance_text(
    found: Conformance,
    report: Report,
    ends: tuple[str, str],
    headings: Mapping[str, str],
    notes: Sequence[Saying],
    paint: Paint = plain,
) -> str:
    """The report. `ends` are the first and the last time stamp, `headings` what was taken for what in the log."""
    tell = translator(report.language)
    parts = [
        (N_("Log"), _whole(found, ends, headings, notes)),
        (N_("Time limits"), _times(found)),
        (N_("Who is responsible"), _responsible(found)),
        (N_("First inquiry"), _first(found)),
        (N_("Four eyes"), _four_eyes(found)),
        (N_("Hand-offs"), _hand_offs(found)),
        (N_("Work by who may not"), _entitled(found)),
    ]
    told = [
        "\n".join([paint(tell(title), "place"), *(line for one in lines for line in _laid(tell(one)))])
        for title, lines in parts
    ]
    sources = {name: text.splitlines() for name, text in report.sources.items()}
    shown = sorted(report.findings, key=lambda finding: -finding.severity)[:_FINDINGS]  # the graver ones, if not all
    told += [finding_text(finding, sources, paint, report.language) for finding in report.findings if finding in shown]
    if len(report.findings) > len(shown):
        told.append(
            tell(
                say(
                    "findings that are not shown: {count:,}; --format json tells all",
                    count=len(report.findings) - len(shown),
                )
            )
        )
    told.append("\n".join(map(tell, _ending(report))))
    return "\n\n".join(told) + "\n"


def _laid(line: str) -> Iterator[str]:
    """A line of figures, in several where it is long; what begins with blanks is set in."""
    text = line.lstrip(" ")
    indent = "  " + " " * (len(line) - len(text))
    for number, part in enumerate(wrapped(cut(text, _LONGEST), _LINE)):
        yield f"{indent}{'  ' if number else ''}{part}"


def _share(part: int, of: int) -> Saying:
    """A part of a whole, with the true rate."""
    rate = percent(part, of)
    if rate is None:
        return say("{part:,} of {of:,}", part=part, of=of)
    return say("{part:,} of {of:,} ({percent} %)", part=part, of=of, percent=rate)


def _whole(
    found: Conformance, ends: tuple[str, str], headings: Mapping[str, str], notes: Sequence[Saying]
) -> Iterator[Saying]:
    whole = found.whole
    yield say(
        "cases: {cases:,}; events: {events:,}; activities: {activities:,}; performers: {performers:,}",
        cases=whole.cases,
        events=whole.events,
        activities=whole.activities,
        performers=whole.performers,
    )
    if all(ends):
        yield say("from {first} to {last}", first=ends[0][:40], last=ends[1][:40])
    yield say("read: {columns}", columns=listed([f"{key} = {heading}" for key, heading in headings.items()]))
    yield from notes
    if whole.dropped:
        yield counted(
            "{count:,} event is left out: the start of work whose completion counts",
            "{count:,} events are left out: the start of work whose completion counts",
            whole.dropped,
        )
    if whole.unplaced_events:
        yield say(
            "at no step of the charter: {share} events",
            share=_share(whole.unplaced_events, whole.events - whole.dropped),
        )
    if whole.unplaced_cases:
        yield say("of no process of the charter: {share} cases", share=_share(whole.unplaced_cases, whole.cases))
    if whole.busiest:
        yield say("busiest: {accounts}", accounts=_accounts(whole.busiest))


def _times(found: Conformance) -> Iterator[Saying]:
    times = found.times
    if times.why is not None:
        yield _untold(times.why)
        return
    kept = _share(times.kept, times.both)
    if times.recorded:
        yield say("kept, by the recorded end: {share} cases that have both an end and a deadline", share=kept)
    else:
        yield say("kept, by the last event, as no end is recorded: {share} cases with a deadline", share=kept)
    if times.late:
        yield say(
            "past their deadline: {late:,}, by {median} days in the middle and {most} at most",
            late=times.late,
            median=times.median_days,
            most=times.most_days,
        )
    if times.open_late:
        yield say("open and past their deadline: {count:,}", count=times.open_late)
    if times.no_end or times.no_deadline:
        yield say(
            "without an end: {ends:,}; without a deadline: {deadlines:,}",
            ends=times.no_end,
            deadlines=times.no_deadline,
        )
    if times.recorded:
        yield say(
            "with their last event past the deadline: {share} cases",
            share=_share(times.last_event_late, times.last_event_both),
        )
    if times.events_after_end:
        yield say("with events after their end: {count:,}", count=times.events_after_end)


def _responsible(found: Conformance) -> Iterator[Saying]:
    one = found.responsible
    if one.why is not None:
        yield _untold(one.why)
        return
    yield say("who is named did nothing: {share} cases", share=_share(one.absent, one.named))
    yield say(
        "people named: {people:,}; cases that name an account that is no person's: {count:,}",
        people=one.people,
        count=one.no_person,
    )
    if one.unknown:
        yield say("not to be told, as some events do not say who performed them: {count:,}", count=one.unknown)


def _first(found: Conformance) -> Iterator[Saying]:
    one = found.responsible
    if one.why is not None:
        yield _untold(one.why)
        return
    yield say("first event by who is responsible: {share} cases", share=_share(one.contacts_kept, one.contacts))
    if one.contacts_explained:
        yield say(
            "not so, but explained by a transfer, a tracker or the intake: {count:,}",
            count=one.contacts_explained,
        )


def _four_eyes(found: Conformance) -> Iterator[Saying]:
    one = found.four_eyes
    if one.why is not None:
        yield _untold(one.why)
        return
    yield say(_PAIRINGS[one.pairing])
    for pair in one.pairs:
        yield say(
            "{do} and {check} by the same person: {share} cases",
            do=pair.title[0],
            check=pair.title[1],
            share=_share(pair.broken, pair.of),
        )
        if pair.by:
            yield say("  by {accounts}", accounts=_accounts(pair.by))
        if pair.unknown:
            yield say("  not to be told, as some events do not say who performed them: {count:,}", count=pair.unknown)


def _hand_offs(found: Conformance) -> Iterator[Saying]:
    one = found.hand_offs
    if one.why is not None:
        yield _untold(one.why)
        return
    yield say("from hand to hand: {share} steps between events of a case", share=_share(one.count, one.steps))
    yield say("at most in one case: {most:,}; cases in one hand: {single:,}", most=one.most, single=one.single)
    if one.charter_why is not None:
        yield _untold(one.charter_why)
        return
    if one.unforeseen:
        yield say(
            "that the charter does not know: {share} hand-offs; different ones: {ways:,}",
            share=_share(one.unforeseen, one.count),
            ways=one.ways,
        )
    for pair in one.pairs:
        yield say(
            "  {count:>7,}  {first} → {then}",
            count=pair.number,
            first=_named(pair.names[0]),
            then=_named(pair.names[1]),
        )
    if one.ways > len(one.pairs):
        yield say("  and others: {count:,}", count=one.ways - len(one.pairs))


def _entitled(found: Conformance) -> Iterator[Saying]:
    one = found.entitled
    if one.why is not None:
        yield _untold(one.why)
        return
    of = found.whole.events - found.whole.dropped
    yield _kind(N_("by accounts that are no person's: {share} events"), one.events["not-a-person"], of)
    yield from _by(one.accounts["not-a-person"])
    if one.posts_why is not None:
        yield _untold(one.posts_why)
        return
    yield _kind(N_("by people without a post on that day: {share} events"), one.events["no-appointment"], of)
    yield from _by(one.accounts["no-appointment"])
    yield _kind(N_("by people in a post that does not do the step: {share} events"), one.events["wrong-post"], of)
    yield from _by(one.accounts["wrong-post"])


def _kind(template: str, events: int, of: int) -> Saying:
    return say(template, share=_share(events, of))


def _by(accounts: Sequence[Often]) -> Iterator[Saying]:
    if accounts:
        yield say("  by {accounts}", accounts=_accounts(accounts))


def _accounts(found: Sequence[Often]) -> Saying:
    """The first accounts with their counts, and how many more there are in the list."""
    return listed(
        [say("{account} {count:,}", account=_named(one.names[0]), count=one.number) for one in found[:_NAMED]]
    )


def _named(name: str) -> str:
    return cut(name, 60) if name else "?"


def _untold(why: str) -> Saying:
    return say("cannot be told: {why}", why=said(why))


def _ending(report: Report) -> Iterator[Saying]:
    grades = [counted("{count} error", "{count} errors", report.count(Severity.ERROR))]
    grades.append(counted("{count} warning", "{count} warnings", report.count(Severity.WARNING)))
    grades.append(counted("{count} note", "{count} notes", report.count(Severity.NOTE)))
    yield say(
        "{charter}, {day}, profile {profile}: {grades}",
        charter=report.charter or say("The charter"),
        day=report.as_of,
        profile=report.profile,
        grades=listed(grades),
    )
