"""What a log says beside a charter, as JSON."""

from collections.abc import Mapping
from typing import Any

from respchain.checking.conformance import Conformance, Often, as_dict, percent
from respchain.checking.report import Report
from respchain.language import Translator, translator
from respchain.report.as_json import report_json


def conformance_json(found: Conformance, report: Report, log: Mapping[str, Any]) -> dict[str, Any]:
    """The report as a mapping: the figures part by part, then rules and findings in the shape of `check`.

    `log` says of the file what is not in its figures: its name, its columns, the ends of its time.
    """
    told = report_json(report)
    tell = translator(report.language)
    summary = {name: told["summary"][name] for name in ("error", "warning", "note", "waived")}
    return {
        "respchain": 1,
        "charter": told["charter"],
        "as_of": told["as_of"],
        "profile": told["profile"],
        "log": {**log, **as_dict(found.whole) | {"busiest": _accounts(found.whole.busiest)}},
        "time_limits": _times(found, tell),
        "responsible": _responsible(found, tell),
        "first_inquiry": _first(found, tell),
        "four_eyes": _four_eyes(found, tell),
        "hand_offs": _hand_offs(found, tell),
        "work_without_post": _entitled(found, tell),
        "summary": summary,
        "rules": told["rules"],
        "findings": told["findings"],
    }


def _why(why: str | None, tell: Translator) -> str | None:
    return None if why is None else tell(why)


def _part(why: str | None, tell: Translator, figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a part, or why there are none: never a nought for what cannot be told."""
    return {"not_judged": _why(why, tell), **(figures if why is None else dict.fromkeys(figures))}


def _times(found: Conformance, tell: Translator) -> dict[str, Any]:
    times = found.times
    return _part(
        times.why,
        tell,
        {
            "end": "recorded" if times.recorded else "last event",
            "cases": times.both,
            "kept": times.kept,
            "kept_percent": percent(times.kept, times.both),
            "late": times.late,
            "median_days_late": times.median_days,
            "most_days_late": times.most_days,
            "open_past_deadline": times.open_late,
            "no_end": times.no_end,
            "no_deadline": times.no_deadline,
            "last_event_late": times.last_event_late,
            "last_event_cases": times.last_event_both,
            "events_after_end": times.events_after_end,
        },
    )


def _responsible(found: Conformance, tell: Translator) -> dict[str, Any]:
    one = found.responsible
    return _part(
        one.why,
        tell,
        {
            "people": one.people,
            "cases": one.named,
            "absent": one.absent,
            "absent_percent": percent(one.absent, one.named),
            "unknown": one.unknown,
            "no_person": one.no_person,
        },
    )


def _first(found: Conformance, tell: Translator) -> dict[str, Any]:
    one = found.responsible
    return _part(
        one.why,
        tell,
        {
            "cases": one.contacts,
            "kept": one.contacts_kept,
            "kept_percent": percent(one.contacts_kept, one.contacts),
            "explained": one.contacts_explained,
        },
    )


def _four_eyes(found: Conformance, tell: Translator) -> dict[str, Any]:
    pairs = [
        {
            "do": pair.do,
            "check": pair.check,
            "cases": pair.of,
            "broken": pair.broken,
            "broken_percent": percent(pair.broken, pair.of),
            "unknown": pair.unknown,
            "by": _accounts(pair.by),
        }
        for pair in found.four_eyes.pairs
    ]
    return _part(found.four_eyes.why, tell, {"pairing": found.four_eyes.pairing, "pairs": pairs})


def _hand_offs(found: Conformance, tell: Translator) -> dict[str, Any]:
    one = found.hand_offs
    pairs = [{"from": pair.names[0], "to": pair.names[1], "count": pair.number} for pair in one.pairs]
    figures = {
        "steps": one.steps,
        "count": one.count,
        "most_in_a_case": one.most,
        "cases_in_one_hand": one.single,
    }
    unforeseen = {"unforeseen": one.unforeseen, "unforeseen_ways": one.ways, "pairs": pairs}
    if one.charter_why is not None:
        unforeseen = dict.fromkeys(unforeseen)
    return _part(one.why, tell, figures | unforeseen) | {"not_judged": _why(one.why or one.charter_why, tell)}


def _entitled(found: Conformance, tell: Translator) -> dict[str, Any]:
    one = found.entitled
    kinds: dict[str, Any] = {
        kind: {"events": one.events[kind], "accounts": _accounts(one.accounts[kind])} for kind in one.events
    }
    if one.posts_why is not None:
        kinds |= dict.fromkeys(kind for kind in kinds if kind != "not-a-person")
    figures = {kind.replace("-", "_"): figure for kind, figure in kinds.items()}
    return {**_part(one.why, tell, figures), "not_judged": _why(one.why or one.posts_why, tell)}


def _accounts(found: tuple[Often, ...]) -> list[dict[str, Any]]:
    return [{"account": one.names[0], "count": one.number} for one in found]
