"""Who was accountable for a point of a matter, on a day, at each stage."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from respchain.chain.accountable import Answering, answering
from respchain.checking import Judged
from respchain.checking.wording import Words
from respchain.encode.book import many
from respchain.errors import Place, RespchainError, UnknownName
from respchain.facts.codes import Mode, Tier
from respchain.language import N_, say
from respchain.model.stated import Entry
from respchain.scope.facets import Facet
from respchain.scope.faults import ScopeFault
from respchain.scope.lines import Interval
from respchain.scope.scopes import MATTER, STAGE, Scopes
from respchain.scope.trees import Tree

_MISSING = {"actor": N_("not resolved"), "person": N_("nobody in post")}


class Answer(NamedTuple):
    """Somebody accountable for what was asked: through which duty, at which stage, on what basis, and who is in post.

    `accountable` is nothing where the source could not resolve it, `person` where nobody is in post.
    `where` is the part that the duty covers, nothing where it covers all that was asked: a box, or a list of them.
    `titles` are what people read instead of the ids of duty, actor and person.
    """

    duty: str
    stage: str
    accountable: str | None
    person: str | None
    mode: str
    tier: str
    basis: tuple[str, ...]
    location: Place
    where: Any
    titles: tuple[str, str, str]


class Question(NamedTuple):
    """What is asked: the stages, and the cells of each as a scope."""

    stages: tuple[str, ...]
    regions: Scopes


def who(done: Judged, matter: str, stage: str | None = None, at: Mapping[str, object] | None = None) -> list[Answer]:
    """Who answers for a matter at a point, stage by stage; an empty list is nobody.

    Raises `UnknownName` and `RespchainError` where matter, stage, facet or value is none.
    """
    return answers(done, question(done, matter, stage, at or {}))


def question(done: Judged, matter: str, stage: str | None, at: Mapping[str, object]) -> Question:
    """What is asked, in cells. Without a stage, every stage that the matter, or one below it, must have."""
    facets = done.facts.now.scopes.facets
    row = _matter(done, matter)
    table = done.facts.matters
    span = (int(table.low[row]), int(table.high[row]))
    stages = _stages(done, *span) if stage is None else (_stage(facets[STAGE], stage),)
    point = _point(done, at)
    boxes = [[{MATTER: [span], STAGE: facets[STAGE].encode(name), **point}] for name in stages]
    return Question(stages, Scopes.build(facets, boxes))


def answers(done: Judged, asked: Question) -> list[Answer]:
    """The answers to a question, in the order of its stages; of each the explicit and direct duties first."""
    found = answering(done.facts, asked.regions)
    matters = {part.id: part.entry for part in done.encoded.names.parts["matters"]}
    return [_answer(done, asked, found, row, matters) for row in range(len(found.duty))]


def _matter(done: Judged, matter: str) -> int:
    parts = done.encoded.names.parts["matters"]
    rows = {parts[int(source)].id: row for row, source in enumerate(done.facts.matters.row)}
    if matter not in rows and any(part.id == matter for part in parts):
        raise RespchainError(say('the matter "{matter}" is not in the register on that day', matter=matter))
    if matter not in rows:
        raise UnknownName(N_("matter"), matter, rows)
    return rows[matter]


def _stage(stages: Facet, name: str) -> str:
    known = stages.axis.names if isinstance(stages.axis, Tree) else ()
    if name not in known:
        raise UnknownName(N_("stage"), name, known)
    return name


def _stages(done: Judged, low: int, high: int) -> tuple[str, ...]:
    """The stages that some matter between two places of the axis must have, in the order of the profile's tree."""
    now = done.facts.now
    table, matters = now.matter_stages, now.matters
    inner = np.zeros(len(matters), np.bool_)
    inner[matters.parent[matters.parent >= 0]] = True
    below = ~inner & (matters.low >= low) & (matters.high <= high)
    codes = sorted(set(table.stage[below[table.matter]].tolist()))
    return tuple(now.stages[code] for code in codes)


def _point(done: Judged, at: Mapping[str, object]) -> dict[int, Sequence[Interval]]:
    """The cells of a point. A value of a number or date facet need not be named in the charter."""
    facets = done.facts.now.scopes.facets
    known = {facet.name: number for number, facet in enumerate(facets) if number not in (MATTER, STAGE)}
    found: dict[int, Sequence[Interval]] = {}
    for name, value in at.items():
        if name not in known:
            raise UnknownName(N_("facet"), name, known)
        try:
            found[known[name]] = [facets[known[name]].around(value)]
        except ScopeFault as fault:
            raise RespchainError(say("{name}: {fault}", name=name, fault=fault.saying)) from None
    return found


def _answer(done: Judged, asked: Question, found: Answering, row: int, matters: Mapping[str, Entry]) -> Answer:
    words, table = done.words, done.facts.duties
    duty, actor, person = int(found.duty[row]), int(found.actor[row]), int(found.person[row])
    return Answer(
        duty=str(words.id("duty", duty)),
        stage=asked.stages[int(found.region[row])],
        accountable=words.id("actor", actor),
        person=words.id("person", person),
        mode=Mode(table.mode[duty]).name.lower(),
        tier=Tier(table.tier[duty]).name.lower(),
        basis=tuple(_cited(done.encoded.names.part("duties", words.source("duties", duty)).entry, matters)),
        location=words.place("duty", duty),
        where=None if found.whole[row] else _where(asked, found, row),
        titles=(words.label("duty", duty), _named(words, "actor", actor), _named(words, "person", person)),
    )


def _named(words: Words, column: str, row: int) -> str:
    return words.label(column, row) if row >= 0 else words.say(_MISSING[column])


def _where(asked: Question, found: Answering, row: int) -> Any:
    """The part that a duty covers, by the facets in which it is narrower than what was asked."""
    _, (region,) = asked.regions.boxes_of(np.array([found.region[row]]))
    whole = asked.regions.boxes.row(int(region))
    _, boxes = found.parts.boxes_of(found.part[row : row + 1])
    told = []
    for box in boxes.tolist():
        own = found.parts.boxes.row(box)
        same = [d for d, bounds in enumerate(own) if bounds == whole[d]]
        told.append(found.parts.describe(found.parts.boxes, box, same))
    return told[0] if len(told) == 1 else told


def _cited(entry: Entry, matters: Mapping[str, Entry]) -> Iterator[str]:
    """The bases of a duty as cited, its own or else those of its matter or of the matters above."""
    above = "matter"
    while entry.get("basis") is None and entry.get(above) is not None:
        entry, above = matters.get(str(many(entry[above])[0]), {}), "part_of"
    for cited in many(entry.get("basis")):
        yield f"{cited['base']} {cited.get('at') or ''}".strip() if isinstance(cited, Mapping) else str(cited)
