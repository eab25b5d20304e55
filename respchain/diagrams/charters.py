"""From a judged charter to the pictures of its organisation and of its supervision: who is drawn, and how joined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from respchain.checking import Judged
from respchain.diagrams import organisation as organisation_picture
from respchain.diagrams import supervision as supervision_picture
from respchain.diagrams.breaks import Break
from respchain.diagrams.named import actor_id, actor_kind, charter_name, day, department, holder, sitting, title
from respchain.diagrams.painted import column, note, painted
from respchain.diagrams.picture import Picture
from respchain.diagrams.words import WORDS, word
from respchain.facts.codes import Kind, LineKind, Source, Timing, Watch
from respchain.rule import Finding

_LINES: dict[int, organisation_picture.LineKind] = {
    LineKind.COMMAND: "command", LineKind.GUIDANCE: "guidance",
    LineKind.FUNCTIONAL: "functional", LineKind.DOTTED: "dotted",
}  # fmt: skip
_FORUMS: dict[Watch, supervision_picture.ForumKind] = {
    Watch.SUPERVISES: "supervises", Watch.ASSESSES: "assesses", Watch.DEMOCRATIC: "democratic",
    Watch.REACTIVE: "reactive", Watch.ADVISORY: "advisory", Watch.COMMAND: "command",
}  # fmt: skip
_LOST = {"ACC003": "C5", "LOOP001": "C8", "LOOP003": "C8", "LOOP005": "C8"}


def organisation(done: Judged, findings: Sequence[Finding] = ()) -> Picture:
    """The posts in their departments, with the bodies and outsiders that a line leads to."""
    facts, table = done.facts, done.facts.now.lines
    shown = facts.post | (facts.actors.kind == Kind.BODY)
    shown[table.superior[table.superior >= 0]] = True
    shown &= facts.actors.kind != Kind.DEPARTMENT
    posts = [
        organisation_picture.PostBox(
            actor_id(done, row), _title(done, row), holder(done, row), department(done, row), actor_kind(done, row)
        )
        for row in np.flatnonzero(shown).tolist()
    ]
    departments = [
        organisation_picture.DepartmentBox(actor_id(done, row), _title(done, row), department(done, row))
        for row in np.flatnonzero(facts.actors.kind == Kind.DEPARTMENT).tolist()
    ]
    marked = painted(done, findings, {*(each.id for each in posts), *(each.id for each in departments)})
    return organisation_picture.organisation(
        posts,
        departments,
        [
            organisation_picture.Line(_LINES[int(kind)], actor_id(done, int(facts.seat[upper])), actor_id(done, lower))
            for lower, upper, kind in zip(table.post.tolist(), table.superior.tolist(), table.kind, strict=True)
            if upper >= 0
        ],
        [
            Break("C7", found.rule, subject.id)
            for found in findings
            if found.rule == "HIER002"
            for subject in found.subjects
        ],
        marked.marks,
        title=charter_name(done),
        note=note(done, day(done), marked.elsewhere),
        language=done.words.language,
    )


def supervision(done: Judged, findings: Sequence[Finding] = ()) -> Picture:
    """Whoever answers for a duty, and the forums that they answer to, by supervision depth."""
    facts, edges = done.facts, done.facts.forums
    shown = set(facts.answering.to.tolist())
    front = shown
    joined = list(zip(edges.actor.tolist(), edges.forum.tolist(), strict=True))
    while front:
        front = {forum for actor, forum in joined if actor in front} - shown
        shown |= front
    actors = [
        supervision_picture.Actor(
            actor_id(done, row),
            _title(done, row),
            None if facts.depth[row] < 0 else int(facts.depth[row]),
            actor_kind(done, row),
            sitting(done, row),
            group=department(done, row) or "",
        )
        for row in sorted(shown)
    ]
    marked = painted(done, findings, {each.id for each in actors})
    return supervision_picture.supervision(
        actors,
        list(dict.fromkeys(_forum(done, row) for row in range(len(edges)) if int(edges.actor[row]) in shown)),
        [
            Break(_LOST[found.rule], found.rule, id_)
            for found in findings
            if found.rule in _LOST
            for id_ in column(found, "stop") or [subject.id for subject in found.subjects]
        ],
        marked.marks,
        title=charter_name(done),
        note=note(done, day(done), marked.elsewhere),
        language=done.words.language,
    )


def part_named(done: Judged, picture: Picture, name: str) -> str:
    """What is drawn for the part of this id: its box or frame, its row on a chain, or the head of its department."""
    drawn = {node.id for node in picture.nodes} | {cluster.id for cluster in picture.clusters}
    if name in drawn:
        return name
    for table in ("duties", "actors", "steps", "consequences", "oversight", "bases"):
        parts = done.encoded.names.parts.get(table, ())
        for row, source in enumerate(getattr(done.facts.now, table).row.tolist()):
            if parts[source].id == name:
                seat = int(done.facts.seat[row]) if table == "actors" else row
                found = f"{table}:{seat}" if table != "actors" or f"actors:{seat}" in drawn else actor_id(done, seat)
                if found in drawn:
                    return found
    return name


def _forum(done: Judged, row: int) -> supervision_picture.ForumEdge:
    edges = done.facts.forums
    joined = supervision_picture.ForumEdge(
        actor_id(done, int(edges.actor[row])), actor_id(done, int(edges.forum[row])), _FORUMS[Watch(edges.kind[row])]
    )
    if edges.source[row] != Source.DECLARED:
        return joined
    entry, language = int(edges.entry[row]), done.words.language
    stated = done.encoded.names.part("oversight", done.words.source("oversight", entry)).entry
    channel = str(stated.get("channel") or "")
    known = word(f"channel {channel}", language) if f"channel {channel}" in WORDS else channel
    moments = _moments(int(done.facts.now.oversight.timing[entry]), language)
    return replace(joined, channel=known, timing=("、" if language == "zh" else ", ").join(moments))


def _moments(when: int, language: str) -> Iterator[str]:
    for moment in Timing:
        if when & moment:
            yield word(f"timing {str(moment.name).lower()}", language)


def _title(done: Judged, row: int) -> str:
    return title(done, ("actors", row))
