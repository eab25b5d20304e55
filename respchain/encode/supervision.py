"""Powers, delegations, oversight, consequences, bases, transfers, as columns."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from respchain.encode.book import Book, codes, flags, ints, lifetime, many, pairs, words_of
from respchain.encode.citations import Citations
from respchain.encode.limits import aspects
from respchain.encode.names import Part
from respchain.encode.statements import Statements
from respchain.facts.codes import Keeps, Rank, Timing, Watch
from respchain.facts.tables import (
    NEVER,
    Bases,
    ConsequenceImposers,
    Consequences,
    DelegationPowers,
    Delegations,
    Oversight,
    OversightOver,
    PowerBases,
    Powers,
    Transfers,
)  # fmt: skip
from respchain.model.stated import Path

DAYS = {
    **dict.fromkeys(("day", "日"), 1), **dict.fromkeys(("week", "周"), 7), **dict.fromkeys(("month", "月"), 31),
    **dict.fromkeys(("quarter", "季度"), 92), **dict.fromkeys(("half-year", "半年"), 184),
    **dict.fromkeys(("year", "年"), 366),
}  # fmt: skip
"""The most days that each period lasts."""
_CHANNEL = {
    word: code
    for code, word in enumerate(["", "self", "organisation", "party", "society", "media", "congress", "audit", "court"])
}


def _scope(book: Book, statements: Statements, entry: Mapping[str, Any], path: Path) -> int:
    """The number of the scope of an entry that names a matter, or none: then it reaches over all."""
    matter = book.first("matters", entry, "matter", path)
    named = None if entry.get("matter") is None else [book.parts["matters"][matter].id] if matter >= 0 else []
    return statements.add(named, None, entry.get("scope"), [*path, "scope"])


def powers(book: Book, statements: Statements, citations: Citations) -> tuple[Powers, PowerBases]:
    """The tables of powers granted. A power that cites no basis has that of its actor, else of its department."""
    grants: list[tuple[Any, ...]] = []
    based: list[tuple[int, int]] = []
    book.parts["powers"] = []
    for row, part in enumerate(book.parts["actors"]):
        for place, stated in enumerate(many(part.entry.get("powers"))):
            entry = stated if isinstance(stated, Mapping) else {"power": stated}
            path: Path = [*part.path, "powers", place]
            scope = _scope(book, statements, entry, path)
            basis = entry.get("basis") or part.entry.get("basis") or _department(book, row).get("basis")
            based.extend((len(grants), base) for base in citations.bases(basis))
            power = book.word("powers_named", str(entry["power"]))
            delegable, reserve = entry.get("delegable") is not False, bool(entry.get("reserve"))
            placed = entry.get("matter") is not None
            grants.append((row, power, scope, placed, delegable, reserve, *lifetime(entry)))
            book.parts["powers"].append(type(part)("power", str(entry["power"]), path, entry))
    columns = list(zip(*grants, strict=True)) or [()] * 8
    return (
        Powers(
            np.arange(len(grants), dtype=np.int32),
            ints(list(columns[0])),
            ints(list(columns[1])),
            ints(list(columns[2])),
            flags(list(columns[3])),
            flags(list(columns[4])),
            flags(list(columns[5])),
            ints(list(columns[6])),
            ints(list(columns[7])),
        ),
        PowerBases(*pairs(based)),
    )


def _department(book: Book, row: int) -> Mapping[str, Any]:
    department = book.parts["actors"][row].entry.get("department")
    at = book.codes["actors"].get(str(department)) if isinstance(department, str) else None
    return {} if at is None else book.parts["actors"][at].entry


def delegations(
    book: Book, statements: Statements, citations: Citations, part_of: Callable[[int, object, Path], int]
) -> tuple[Delegations, DelegationPowers]:
    """The tables of delegations, one row for each duty delegated; unsaid, its scope is that of the duty."""
    found: list[tuple[Any, ...]] = []
    lent: list[tuple[int, ...]] = []
    parts, book.parts["delegations"] = book.parts["delegations"], []
    for number, part in enumerate(parts):
        entry = part.entry
        by, to = book.first("actors", entry, "by", part.path), book.first("actors", entry, "to", part.path)
        stated = [book.refer("duties", duty, [*part.path, "duty"]) for duty in many(entry.get("duty"))]
        for duty in stated or [-1]:
            scope = part_of(duty, entry.get("scope"), [*part.path, "scope"])
            sub = entry.get("subdelegable")
            lent.extend((len(found), *power) for power in _lent(book, statements, part, for_duty=duty >= 0))
            found.append(
                (by, to, duty, scope, entry.get("accepted") is not None, entry.get("keeps"),
                 -1 if sub is None else int(sub), bool(citations.bases(entry.get("basis"))), number, *lifetime(entry),
                 *_means(entry), bool(entry.get("past_levels")))
            )  # fmt: skip
            book.parts["delegations"].append(part)
    columns = [list(column) for column in zip(*found, strict=True)] or [[]] * 14
    return (
        Delegations(
            row=np.arange(len(found), dtype=np.int32),
            by=ints(columns[0]),
            to=ints(columns[1]),
            duty=ints(columns[2]),
            scope=ints(columns[3]),
            accepted=flags(columns[4]),
            keeps=codes(columns[5], words_of(Keeps)),
            subdelegable=ints(columns[6], np.int8),
            based=flags(columns[7]),
            means=ints(columns[11]),
            negligible=flags(columns[12]),
            past_levels=flags(columns[13]),
            entry=ints(columns[8]),
            since=ints(columns[9]),
            until=ints(columns[10]),
        ),
        _lent_powers(lent),
    )


def _lent_powers(lent: list[tuple[int, ...]]) -> DelegationPowers:
    delegation, power, scope, placed, since, until = (ints([row[column] for row in lent]) for column in range(6))
    rows = np.arange(len(lent), dtype=np.int32)
    return DelegationPowers(rows, delegation, power, scope, placed.astype(np.bool_), since, until)


def _lent(book: Book, statements: Statements, part: Part, *, for_duty: bool) -> Iterator[tuple[int, ...]]:
    """The powers that a delegation names: `(power, scope, placed, since, until)`."""
    for place, stated in enumerate(many(part.entry.get("powers"))):
        entry = stated if isinstance(stated, Mapping) else {"power": stated}
        scope = _scope(book, statements, entry, [*part.path, "powers", place])
        placed = for_duty or entry.get("matter") is not None
        yield book.word("powers_named", str(entry["power"])), scope, placed, *lifetime(entry)


def oversight(book: Book, statements: Statements) -> tuple[Oversight, OversightOver]:
    """The tables of declared oversight."""
    parts = book.parts["oversight"]
    entries = [part.entry for part in parts]
    over = [
        (row, book.refer("actors", value, [*part.path, "over"]))
        for row, part in enumerate(parts)
        for value in many(part.entry.get("over"))
    ]
    lives = [lifetime(entry) for entry in entries]
    timing = words_of(Timing)
    return (
        Oversight(
            row=np.arange(len(parts), dtype=np.int32),
            forum=ints([book.first("actors", part.entry, "forum", part.path) for part in parts]),
            scope=ints([_scope(book, statements, part.entry, part.path) for part in parts]),
            kind=codes([entry.get("kind") for entry in entries], words_of(Watch)),
            channel=codes([entry.get("channel") for entry in entries], _CHANNEL),
            timing=ints([sum(timing[when] for when in set(many(entry.get("timing")))) for entry in entries], np.int8),
            informed=flags([bool(entry.get("information")) for entry in entries]),
            every=ints([DAYS.get(str(entry.get("every")), 0) for entry in entries]),
            measures=flags([bool(entry.get("measures")) for entry in entries]),
            standard=flags([bool(entry.get("standard")) for entry in entries]),
            debate=flags([bool(entry.get("debate")) for entry in entries]),
            planned=flags([bool(entry.get("joint_plan")) for entry in entries]),
            intended=flags([bool(entry.get("intended")) for entry in entries]),
            corrector=ints([_follower(book, part, "owner") for part in parts]),
            verifier=ints([_follower(book, part, "verifier") for part in parts]),
            timely=flags([bool((entry.get("followup") or {}).get("within")) for entry in entries]),
            used=flags([bool((entry.get("followup") or {}).get("used_in")) for entry in entries]),
            since=ints([begins for begins, _ in lives]),
            until=ints([ends for _, ends in lives]),
        ),
        OversightOver(*pairs(over)),
    )


def _follower(book: Book, part: Part, key: str) -> int:
    return book.first("actors", part.entry.get("followup") or {}, key, [*part.path, "followup"])


def consequences(book: Book) -> tuple[Consequences, ConsequenceImposers]:
    """The tables of what follows a breach and of who imposes it."""
    parts = book.parts["consequences"]
    lives = [lifetime(part.entry) for part in parts]
    imposers = [
        (row, book.refer("actors", value, [*part.path, "imposed_by"]))
        for row, part in enumerate(parts)
        for value in many(part.entry.get("imposed_by"))
    ]
    return (
        Consequences(
            row=np.arange(len(parts), dtype=np.int32),
            triggered=flags([bool(part.entry.get("trigger")) for part in parts]),
            measured=flags([bool(part.entry.get("measures")) for part in parts]),
            debate=flags([bool(part.entry.get("debate")) for part in parts]),
            since=ints([begins for begins, _ in lives]),
            until=ints([ends for _, ends in lives]),
        ),
        ConsequenceImposers(*pairs(imposers)),
    )


def bases(book: Book) -> Bases:
    """The table of legal bases."""
    parts = book.parts["bases"]
    lives = [lifetime(part.entry) for part in parts]
    return Bases(
        np.arange(len(parts), dtype=np.int32),
        codes([part.entry.get("rank") for part in parts], words_of(Rank)),
        ints([begins for begins, _ in lives]),
        ints([ends for _, ends in lives]),
    )


def _means(entry: Mapping[str, Any]) -> tuple[int, bool]:
    """What goes with a duty, as bits; and whether so little work goes that nothing has to."""
    means = entry.get("means") or {}
    return aspects([name for name in ("staff", "budget", "information") if means.get(name)]), bool(
        means.get("negligible")
    )


def transfers(book: Book, statements: Statements) -> Transfers:
    """The table of transfers."""
    parts = book.parts["transfers"]
    entries = [part.entry for part in parts]
    scopes = [_scope(book, statements, part.entry, part.path) for part in parts]
    moved = [_means(entry) for entry in entries]
    return Transfers(
        row=np.arange(len(parts), dtype=np.int32),
        matter=ints([book.first("matters", part.entry, "matter", part.path) for part in parts]),
        scope=ints(scopes),
        by=ints([book.first("actors", part.entry, "by", part.path) for part in parts]),
        to=ints([book.first("actors", part.entry, "to", part.path) for part in parts]),
        date=ints([entry["date"].toordinal() if entry.get("date") else 0 for entry in entries]),
        accepted=ints([entry["accepted"].toordinal() if entry.get("accepted") else NEVER for entry in entries]),
        free=flags([bool(entry.get("basis")) and entry.get("to") is None for entry in entries]),
        means=ints([means for means, _ in moved]),
        negligible=flags([negligible for _, negligible in moved]),
    )
