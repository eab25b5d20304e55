"""The register as columns: what has to be looked after, what is left out, and who says that something is not theirs."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from respchain.encode.book import Book, flags, ints, lifetime, many, pairs
from respchain.encode.duties import Register
from respchain.encode.escalations import Stated as Escalations
from respchain.encode.names import Part
from respchain.encode.statements import Statements, stage_groups
from respchain.encode.supervision import DAYS
from respchain.facts.relation import marked
from respchain.facts.tables import (
    ALWAYS,
    NEVER,
    Charters,
    Disclaimers,
    Exclusions,
    MatterItems,
    Matters,
    MatterStages,
    Prescribed,
)  # fmt: skip
from respchain.scope.runs import run_starts
from respchain.scope.scopes import Scopes

_NO_FACETS = ("basis", "since", "until", "through")


def matters(register: Register, escalations: Escalations) -> Matters:
    """The table of matters."""
    book, entries = register.book, register.matters
    parts = book.parts["matters"]
    spans = [register.statements.matter.encode(part.id)[0] for part in parts]
    lives = [lifetime(part.entry) for part in parts]
    required = [
        register.statements.add(
            [part.id],
            stages_of(entry),
            entry.get("required"),
            [*part.path, "required"],
            stage_path=[*part.path, "stages"] if part.entry.get("stages") else [],
            facets=entry.get("facets"),
        )
        for part, entry in zip(parts, entries, strict=True)
    ]
    return Matters(
        row=np.arange(len(parts), dtype=np.int32),
        parent=ints([book.first("matters", part.entry, "part_of", part.path) for part in parts]),
        low=ints([low for low, _ in spans]),
        high=ints([high for _, high in spans]),
        high_risk=flags([bool(entry.get("high_risk")) for entry in entries]),
        low_risk=flags([bool(entry.get("low_risk")) for entry in entries]),
        public=flags([bool(entry.get("public")) for entry in entries]),
        required=ints(required),
        bounded=flags([bool(part.entry.get("required")) for part in parts]),
        classifier=ints([book.first("actors", part.entry, "classified_by", part.path) for part in parts]),
        coordinator=ints([book.first("actors", part.entry, "coordinated_by", part.path) for part in parts]),
        domain=ints([book.word_if("domains", entry.get("domain")) for entry in entries]),
        escalated=flags([bool(entry.get("escalate")) for entry in entries]),
        escalation=ints(escalations.matters()),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )


def exclusions(register: Register) -> Exclusions:
    """The table of what is left out on purpose, at whatever stage."""
    found: list[tuple[Any, ...]] = []
    for row, (part, entry) in enumerate(zip(register.book.parts["matters"], register.matters, strict=True)):
        for place, stated in enumerate(many(part.entry.get("excluded"))):
            box = {key: value for key, value in stated.items() if key not in _NO_FACETS}
            path = [*part.path, "excluded", place]
            scope = register.statements.add([part.id], None, box, path, facets=entry.get("facets"))
            found.append((row, scope, bool(stated.get("basis")), *lifetime(stated)))
    columns = [list(column) for column in zip(*found, strict=True)] or [[]] * 5
    return Exclusions(
        np.arange(len(found), dtype=np.int32),
        ints(columns[0]),
        ints(columns[1]),
        flags(columns[2]),
        ints(columns[3]),
        ints(columns[4]),
    )


def contradictions(statements: Statements, matters: Matters, exclusions: Exclusions, scopes: Scopes) -> None:
    """Faults where a matter leaves out, for good, all that it says is required."""
    unread = marked(len(scopes), np.array([*statements.unread], np.intp))
    asked = np.flatnonzero(matters.bounded & ~unread[matters.required])
    lasting = (exclusions.since == ALWAYS) & (exclusions.until == NEVER)
    out = exclusions.scope[lasting & ~unread[exclusions.scope]]
    if len(asked) and len(out):
        place, by = scopes.joint(matters.required[asked], out)
        taken = scopes.within(matters.required[asked], (run_starts(place, len(asked)), out[by]))
        for number in matters.required[asked[taken]].tolist():
            statements.taken_away(number)


def matter_stages(register: Register) -> MatterStages:
    """The table of the stages that each matter must have."""
    place = {name: code for code, name in enumerate(stage_groups(register.stages))}
    return MatterStages(
        *pairs(
            [(row, place[stage]) for row, entry in enumerate(register.matters) for stage in stages_of(entry)
             if stage in place]
        )
    )  # fmt: skip


def stages_of(entry: Mapping[str, Any]) -> list[str]:
    """The stages that a matter must have."""
    return many(entry.get("stages")) or ["execute"]


def prescribed(book: Book) -> tuple[Prescribed, MatterItems]:
    """The tables of a list given from outside, and of the matters that answer its items."""
    entries = [part.entry for part in book.parts["prescribed"]]
    codes, elsewhere = book.codes["prescribed"], book.terms.elsewhere
    answered = [
        (row, book.refer("prescribed", item, [*part.path, "prescribed"]))
        for row, part in enumerate(book.parts["matters"])
        for item in many(part.entry.get("prescribed"))
        if item in codes or not elsewhere(str(item))
    ]
    kinds = {str(kind) for kind in many(book.stated.data.get("kind"))}
    limited = [entry.get("applies") is None and bool(entry.get("concerns")) for entry in entries]
    beside = [
        some and bool(kinds) and kinds.isdisjoint(e["concerns"]) for some, e in zip(limited, entries, strict=True)
    ]
    table = Prescribed(
        np.arange(len(entries), dtype=np.int32),
        flags([entry.get("applies") is not False and not out for entry, out in zip(entries, beside, strict=True)]),
        flags([out or bool(entry.get("reason")) for entry, out in zip(entries, beside, strict=True)]),
        flags([some and not kinds for some in limited]),
    )
    return table, MatterItems(*pairs(answered))


def charters(book: Book, escalations: Escalations) -> Charters:
    """The charter itself, as a table of one row."""
    residual = book.section("residual")
    owner = book.first("actors", residual, "owner", ("residual",))
    book.parts["charters"] = [Part("charter", "charter", (), book.stated.data)]
    first = book.section("appointing").get("records_since")
    updated, review = book.stated.data.get("updated"), book.section("review")
    return Charters(
        row=np.zeros(1, dtype=np.int32),
        residual_rule=flags([bool(residual.get("rule"))]),
        residual_owner=ints([owner]),
        residual_review=flags([bool(residual.get("review"))]),
        records_since=ints([first.toordinal() if first else ALWAYS]),
        escalation=ints(escalations.general),
        self_report_is_top=flags([bool(book.stated.data.get("self_report_is_top"))]),
        updated=ints([updated.toordinal() if updated else ALWAYS]),
        reviewed=ints([review["last"].toordinal() if review.get("last") else ALWAYS]),
        review=ints([DAYS.get(str(review.get("every")), 0)]),
    )


def disclaimers(register: Register) -> Disclaimers:
    """The table of who said of what that it is not theirs."""
    book, statements = register.book, register.statements
    parts = book.parts["disclaimers"]
    scopes = []
    for part in parts:
        matter = book.first("matters", part.entry, "matter", part.path)
        named = None if part.entry.get("matter") is None else [book.parts["matters"][matter].id] if matter >= 0 else []
        stages, path = many(part.entry.get("stage")) or None, [*part.path, "scope"]
        facets = register.matters[matter].get("facets") if matter >= 0 else None
        scopes.append(
            statements.add(
                named,
                stages,
                part.entry.get("scope"),
                path,
                stage_path=[*part.path, "stage"] if stages else [],
                facets=facets,
            )
        )
    lives = [lifetime(part.entry) for part in parts]
    return Disclaimers(
        row=np.arange(len(parts), dtype=np.int32),
        by=ints([book.first("actors", part.entry, "by", part.path) for part in parts]),
        scope=ints(scopes),
        sourced=flags([bool(part.entry.get("source") and part.entry.get("since")) for part in parts]),
        since=ints([begins for begins, _ in lives]),
        until=ints([ends for _, ends in lives]),
    )
