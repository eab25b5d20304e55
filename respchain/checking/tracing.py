"""The trace of one duty: its links, and how each of the twelve conditions stands for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from respchain.chain.links import ChainOf, Node
from respchain.checking import Judged, breaks, unjudged
from respchain.checking.conditions import CONDITIONS, VERDICTS, Condition, judge, spoken, verdict
from respchain.checking.running import Outcome
from respchain.checking.waiving import Waiving
from respchain.checking.wording import Piece, finding
from respchain.errors import UnknownName
from respchain.language import N_, Saying, say
from respchain.rule import TABLE_OF, Finding
from respchain.scope.boxes import Boxes, meeting


class TracedLink(NamedTuple):
    """A typed edge of a chain, by ids; dates are nothing where the edge has no end on that side."""

    kind: str
    tail: str
    head: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Chain:
    """The proof for one duty: its links, and the rings at which it breaks.

    `closed` and `seamless` are true only where every serving rule judged and none broke, false as soon as one breaks,
    else nothing.
    """

    duty: str
    links: tuple[TracedLink, ...]
    conditions: Mapping[str, Condition]
    breaks: tuple[Finding, ...]
    verdicts: Mapping[str, bool | None]
    depth: Mapping[str, int | None] = field(default_factory=dict)
    language: str = "en"

    @property
    def closed(self) -> bool | None:
        """Whether the loop of responsibility closes."""
        return self.verdicts["closed"]

    @property
    def seamless(self) -> bool | None:
        """Whether all twelve conditions hold."""
        return self.verdicts["seamless"]


def trace(done: Judged, duty: str) -> Chain:
    """The chain of the duty with this id; raises `UnknownName` where none of that id lives on the day."""
    row = row_of(done, "duties", duty)
    chain = ChainOf(done.facts, row)
    broken, found = _broken(done, chain)
    states = {code: judge(code, broken, _unjudged(done, chain, code)) for code in CONDITIONS}
    return Chain(
        duty=duty,
        links=tuple(_traced(done, chain)),
        conditions=spoken(states, done.words.say),
        breaks=tuple(found),
        verdicts={name: verdict(states, name) for name in VERDICTS},
        depth=_depths(done, chain),
        language=done.words.language,
    )


def row_of(done: Judged, table: str, id_: str) -> int:
    """The row, on the day, of the part with this id."""
    parts = done.encoded.names.parts[table]
    rows = {parts[int(source)].id: row for row, source in enumerate(getattr(done.facts.now, table).row)}
    if id_ not in rows:
        raise UnknownName({"duties": N_("duty"), "actors": N_("actor")}.get(table, table), id_, rows)
    return rows[id_]


def _traced(done: Judged, chain: ChainOf) -> Iterator[TracedLink]:
    for link in chain.links:
        since = None if link.since is None else date.fromordinal(link.since)
        until = None if link.until is None else date.fromordinal(link.until)
        yield TracedLink(link.kind, node_id(done, link.tail), node_id(done, link.head), since, until)


def node_id(done: Judged, node: Node) -> str:
    """The id of a part on a chain."""
    table, row = node
    return done.encoded.names.word(table, done.words.source(table, row))


def _depths(done: Judged, chain: ChainOf) -> dict[str, int | None]:
    """The supervision depth of every actor on the chain; nothing where no way leads to a terminal forum."""
    actors = sorted(row for table, row in chain.nodes if table == "actors")
    depths = {row: int(done.facts.depth[row]) for row in actors}
    return {node_id(done, ("actors", row)): None if depth < 0 else depth for row, depth in depths.items()}


def _broken(done: Judged, chain: ChainOf) -> tuple[list[str], list[Finding]]:
    """The rules that break this chain, and the findings that say where."""
    codes, found = [], []
    serving = {code for codes in CONDITIONS.values() for code in codes}
    for outcome in done.outcomes:
        rows = [row for row in range(len(outcome.hits)) if touches(outcome, row, chain, done)]
        breaking = [row for row in rows if breaks(outcome, row)]
        if breaking and outcome.rule.code in serving:
            codes.append(outcome.rule.code)
            found.append(finding(outcome.rule, Piece(outcome.hits, breaking), (), done.facts, done.words, done.profile))
    expired = _expired(done, chain)
    return [*codes, *(one.rule for one in expired)], [*found, *expired]


def _expired(done: Judged, chain: ChainOf) -> list[Finding]:
    """The waivers that have expired, of the duty or of what lies on its chain."""
    rules = {outcome.rule.code: outcome.rule for outcome in done.outcomes}
    ids = [node_id(done, node) for node in chain.nodes]
    return Waiving(done.facts, done.encoded.names, done.words, done.profile.mandatory).expired(rules, ids)


def touches(outcome: Outcome, row: int, chain: ChainOf, done: Judged) -> bool:
    """Whether a hit lies on the chain: on its duty where it names one, else on its parts and its matter."""
    values: dict[str, Any] = {name: int(column[row]) for name, column in outcome.hits.columns.items()}
    if values.get("duty", -1) >= 0:
        return bool(values["duty"] == chain.duty) or values.get("other", -1) == chain.duty
    if outcome.hits.box is not None and "matter" in values:
        return _in_scope(outcome.hits.box, row, chain, done)
    if "matter" in values and not _on_matter(values["matter"], chain, done):
        return False
    subject = outcome.hits.subject(row)
    return subject in TABLE_OF and (TABLE_OF[subject], values[subject]) in chain.nodes


def _in_scope(boxes: Boxes, row: int, chain: ChainOf, done: Judged) -> bool:
    """Whether a box shares a cell with the duty."""
    scopes = done.facts.now.scopes
    _, own = scopes.boxes_of(done.facts.duties.scope[[chain.duty]])
    return bool(meeting(scopes.boxes, own, boxes, np.full(len(own), row)).any())


def _on_matter(matter: int, chain: ChainOf, done: Judged) -> bool:
    own = int(done.facts.duties.matter[chain.duty])
    table = done.facts.matters
    return own >= 0 and bool(table.low[matter] < table.high[own] and table.low[own] < table.high[matter])


def _unjudged(done: Judged, chain: ChainOf, code: str) -> dict[str, Saying]:
    """Why rules that serve a condition did not judge this duty."""
    reasons = unjudged(done.outcomes)
    if code == "C10" and not chain.steps:
        for rule in CONDITIONS[code]:
            reasons.setdefault(rule, say("no process says how this duty is done"))
    return reasons
