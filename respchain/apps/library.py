"""respchain as Python users call it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, overload

from respchain.checking import Judged, judged, report
from respchain.checking.covering import Coverage, Covering
from respchain.checking.graphing import graph_of
from respchain.checking.report import Report
from respchain.checking.tracing import Chain
from respchain.checking.tracing import trace as traced
from respchain.checking.who import Answer
from respchain.checking.who import who as answering
from respchain.errors import RespchainError
from respchain.language import say
from respchain.model.charter import Charter
from respchain.model.origin import stated_of
from respchain.rule import Rule


def check(
    charter: Charter,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
    period: tuple[date, date] | None = None,
) -> Report:
    """What is wrong with a charter on a day, by a profile: `core` unless the charter says otherwise.

    Without `as_of` the charter's own day counts; `InputErrors` where it has none.
    Over a `period`, from its first day to its last, which is excluded, each finding says when it `held`.
    Findings are said in `language`, `en` or `zh`: the charter's own unless it is given.
    """
    if period is not None:
        if as_of is not None:
            raise RespchainError(say("a charter is judged on one day, as_of, or over a period: not both"))
        from respchain.checking.period import sweep

        return sweep(stated_of(charter), period, profile, language)
    return report(ground(charter, profile, as_of, language))


def trace(
    charter: Charter,
    duty: str,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
) -> Chain:
    """The chain of one duty: its links, the twelve conditions, and the rings at which it breaks.

    Raises `UnknownName` where no duty of that id lives on the day.
    """
    return traced(ground(charter, profile, as_of, language), duty)


def who(
    charter: Charter,
    matter: str,
    stage: str | None = None,
    at: Mapping[str, object] | None = None,
    as_of: date | None = None,
    profile: str | None = None,
    language: str | None = None,
) -> list[Answer]:
    """Who was accountable for a point of a matter on a day, at one stage or at each that it must have.

    One answer for each duty, accountable actor and person in post; an empty list is nobody. A facet that `at` leaves
    open is asked about whole, and `Answer.where` is the part that a duty covers, nothing where it covers all.
    Raises `UnknownName` or `RespchainError` where matter, stage, facet or value is none.
    """
    return answering(judged(stated_of(charter), profile, as_of, language, rules=()), matter, stage, at)


@overload
def coverage(
    charter: Charter,
    matter: str,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
) -> Coverage: ...
@overload
def coverage(
    charter: Charter,
    matter: None = None,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
) -> list[Coverage]: ...
def coverage(
    charter: Charter,
    matter: str | None = None,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
) -> Coverage | list[Coverage]:
    """How far a matter is covered: its gaps, its overlaps, the share covered; without one, a list of all matters.

    Raises `UnknownName` where no matter of that id lives on the day, `NothingToCover` where none lives at all.
    """
    found = list(Covering(ground(charter, profile, as_of, language, rules=()), matter).all())
    return found if matter is None else found[0]


def graph(charter: Charter, as_of: date | None = None) -> Any:
    """A `networkx.MultiDiGraph` of the whole charter on a day: typed nodes and edges.

    Raises `MissingExtra` where networkx is not installed.
    """
    return graph_of(ground(charter, None, as_of))


def ground(
    charter: Charter,
    profile: str | None = None,
    as_of: date | None = None,
    language: str | None = None,
    rules: Sequence[Rule] | None = None,
) -> Judged:
    """The charter with what every rule says of it, or some or none: what reports, traces and pictures stand on."""
    return judged(stated_of(charter), profile, as_of, language, rules)
