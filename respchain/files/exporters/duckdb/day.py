"""What holds on the day that is judged, and what was found: actors, lines, holders, who answers, findings."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from respchain.checking import Judged, report
from respchain.checking.report import Report
from respchain.facts.codes import Kind, LineKind
from respchain.facts.tables import ALWAYS, NEVER
from respchain.files.exporters.duckdb.form import converted
from respchain.files.exporters.duckdb.writing import Column, Table
from respchain.files.exporters.named import actor_id, charter_name, day, is_disclosed, title


def day_tables(done: Judged) -> Iterator[Table]:
    """The tables that depend on the day or on the rules."""
    found = report(done)
    yield _judged(done, found)
    yield _findings(found)
    yield _actors(done)
    yield _lines(done)
    yield _holders(done)
    yield _answers(done)


def _judged(done: Judged, found: Report) -> Table:
    columns = {"charter": charter_name(done) or None, "profile": found.profile, "language": found.language}
    verdicts = [Column(name, "BOOLEAN", [state]) for name, state in found.verdicts.items()]
    texts = [Column(name, "VARCHAR", [text]) for name, text in columns.items()]
    return Table("judged", [Column("as_of", "DATE", [day(done)]), *texts, *verdicts])


def _findings(found: Report) -> Table:
    told = found.findings
    first = [one.subjects[0] if one.subjects else None for one in told]
    texts: dict[str, Sequence[Any]] = {
        "rule": [one.rule for one in told],
        "name": [one.name for one in told],
        "subtype": [one.subtype for one in told],
        "severity": [str(one.severity) for one in told],
        "message": [one.message for one in told],
        "subject_kind": [one and one.kind for one in first],
        "subject": [one and one.id for one in first],
        "fix": [one.fix for one in told],
        "waived": [one.waived for one in told],
        "file": [one.location.file for one in told],
        "place": [str(one.location) for one in told],
        "fingerprint": [one.fingerprint for one in told],
    }
    numbers: dict[str, Sequence[Any]] = {
        "line": [one.location.line for one in told],
        "count": [one.count for one in told],
    }
    lists: dict[str, Sequence[Any]] = {
        "subjects": [[subject.id for subject in one.subjects] for one in told],
        "demanded_by": [list(one.demanded_by) for one in told],
    }
    columns = [Column(name, "VARCHAR", values) for name, values in texts.items()]
    columns += [Column(name, "BIGINT", values) for name, values in numbers.items()]
    columns += [Column(name, "VARCHAR[]", values) for name, values in lists.items()]
    return Table(
        "findings", [*columns, Column("witness", "JSON", [converted(dict(one.witness), "JSON") for one in told])]
    )


def _actors(done: Judged) -> Table:
    facts = done.facts
    rows = range(len(facts.actors))
    ids = [actor_id(done, row) for row in rows]
    home = [int(row) for row in facts.actors.department]
    columns = [
        Column("actor", "VARCHAR", ids),
        Column("kind", "VARCHAR", [Kind(int(kind)).name.lower() for kind in facts.actors.kind]),
        Column("title", "VARCHAR", [title(done, ("actors", row)) for row in rows]),
        Column("department", "VARCHAR", [ids[row] if row >= 0 else None for row in home]),
        Column("seat", "VARCHAR", [ids[int(row)] for row in facts.seat]),
        Column("terminal", "BOOLEAN", [bool(one) for one in facts.terminal]),
        Column("level", "BIGINT", _levels(done)),
    ]
    return Table("actors", columns, ("actor",))


def _levels(done: Judged) -> list[int | None]:
    """How many steps each post and body stands below one that reports to nobody; nothing for whoever is below none."""
    facts, lines = done.facts, done.facts.now.lines
    below: dict[int, list[int]] = {}
    reporting: set[int] = set()
    for low, high, kind in zip(lines.post.tolist(), lines.superior.tolist(), lines.kind.tolist(), strict=True):
        if kind == LineKind.COMMAND and high >= 0:
            below.setdefault(int(facts.seat[high]), []).append(low)
            reporting.add(low)
    seated = [
        row for row, kind in enumerate(facts.actors.kind.tolist()) if kind in (Kind.POST, Kind.BODY, Kind.OUTSIDER)
    ]
    levels: list[int | None] = [None] * len(facts.actors)
    front = [row for row in seated if row not in reporting]
    depth = 0
    while front:
        for row in front:
            levels[row] = depth
        depth += 1
        front = list(dict.fromkeys(low for row in front for low in below.get(row, ()) if levels[low] is None))
    return levels


def _lines(done: Judged) -> Table:
    lines = done.facts.now.lines
    known = [row for row, high in enumerate(lines.superior.tolist()) if high >= 0]
    high = [int(lines.superior[row]) for row in known]
    columns = {
        "post": [actor_id(done, int(lines.post[row])) for row in known],
        "superior": [actor_id(done, row) for row in high],
        "superior_seat": [actor_id(done, int(done.facts.seat[row])) for row in high],
        "kind": [LineKind(int(lines.kind[row])).name.lower() for row in known],
    }
    return Table("lines", [Column(name, "VARCHAR", values) for name, values in columns.items()])


def _holders(done: Judged) -> Table:
    """Every appointment whenever it held, those written short at their post among them."""
    names, table = done.encoded.names, done.encoded.columns.appointments
    people = [names.part("people", row) if row >= 0 else None for row in table.person.tolist()]
    entries = [names.part("appointments", row).entry for row in table.row.tolist()]
    posts = [names.part("actors", row).id if row >= 0 else None for row in table.post.tolist()]
    shown = [
        names.title("people", row, done.words.language) if one and is_disclosed(one.entry) else None
        for row, one in zip(table.person.tolist(), people, strict=True)
    ]
    begins, ends = table.begins.tolist(), table.ends.tolist()
    return Table(
        "holders",
        [
            Column("post", "VARCHAR", posts),
            Column("person", "VARCHAR", [one and one.id for one in people]),
            Column("name", "VARCHAR", shown),
            Column("kind", "VARCHAR", [entry.get("kind") for entry in entries]),
            Column("share", "DOUBLE", [float(share) for share in table.share]),
            Column("since", "DATE", [None if low == ALWAYS else date.fromordinal(low) for low in begins]),
            Column("until", "DATE", [None if high == NEVER else date.fromordinal(high) for high in ends]),
            Column("place", "VARCHAR", [str(names.place("appointments", row)) for row in table.row.tolist()]),
        ],
    )


def _answers(done: Judged) -> Table:
    """Who answers for each duty of the day: the actor that it names, and the post that this stands for."""
    facts = done.facts
    found: list[tuple[str, str | None, str | None]] = []
    for duty in range(len(facts.duties)):
        id_ = done.encoded.names.word("duties", done.words.source("duties", duty))
        actors = facts.accountable.targets(duty).tolist()
        found += [(id_, actor_id(done, actor), actor_id(done, int(facts.seat[actor]))) for actor in actors]
        found += [] if actors else [(id_, None, None)]
    names = ("duty", "actor", "seat")
    return Table("answers", [Column(name, "VARCHAR", [row[at] for row in found]) for at, name in enumerate(names)])
