"""Notes that say in which post the cost of a post is included: they may name another than the superior."""

import re

from respchain.facts.ids import normalised_id
from respchain.files.importers.imported import Imported
from respchain.files.importers.posts.lines import Lines
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.seats import Seats
from respchain.files.importers.posts.states import States
from respchain.language import counted, listed, say

_INCLUDED = re.compile(r"\bcosts? (?:is |are )?inclu\w+ in (?:the )?posts? (?:no\.? ?)?([\w.-]*\w)", re.IGNORECASE)
_SHOWN = 5


def tell_costs(rows: Rows, states: States, seats: Seats, lines: Lines, found: Imported) -> None:
    """Say how many notes put the cost of a post into another, and where that is not its superior."""
    told: set[tuple[str, str]] = set()
    apart = []
    for row, text in enumerate(rows["notes"] if "notes" in rows.stated else ()):
        if text and seats.of[row] and not states.abolished[row] and (said := _INCLUDED.search(text)):
            if (seats.of[row], said[1]) in told:
                continue
            told.add((seats.of[row], said[1]))
            superior = lines.of[row]
            above = states.id[seats.rows[superior][0]] if isinstance(superior, str) and superior else ""
            if normalised_id(said[1]) != above:
                apart.append(say("{post} in {other}", post=rows["id"][row] or rows["title"][row], other=said[1]))
    if told:
        found.read.append(
            counted(
                "{count} note says in which post costs are included",
                "{count} notes say in which post costs are included",
                len(told),
            )
        )
    if apart:
        shown = listed([*apart[:_SHOWN], *(["…"] if len(apart) > _SHOWN else [])])
        found.read.append(
            counted(
                "{count} of these names another post than the superior: {posts}",
                "{count} of these name another post than the superior: {posts}",
                len(apart),
                posts=shown,
            )
        )
