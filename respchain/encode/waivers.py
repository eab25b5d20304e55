"""What is accepted as it is, as columns: waivers, and the regions that a baseline knows."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from respchain.encode.book import Book, flags, ints, lifetime, many, pairs
from respchain.encode.statements import Statements
from respchain.facts.relation import NONE
from respchain.facts.tables import WaiverApprovers, Waivers


def waivers(book: Book, statements: Statements) -> tuple[Waivers, WaiverApprovers]:
    """The tables of waivers and of who approved them."""
    parts = book.parts["waivers"]
    lives = [lifetime(part.entry) for part in parts]
    approvers = [
        (row, book.refer("actors", value, [*part.path, "approved_by"]))
        for row, part in enumerate(parts)
        for value in many(part.entry.get("approved_by"))
    ]
    scopes = [
        statements.add(None, None, part.entry["scope"], [*part.path, "scope"]) if part.entry.get("scope") else NONE
        for part in parts
    ]
    table = Waivers(
        row=np.arange(len(parts), dtype=np.int32),
        scope=ints(scopes),
        reasoned=flags([bool(part.entry.get("reason")) for part in parts]),
        begins=ints([begins for begins, _ in lives]),
        ends=ints([ends for _, ends in lives]),
    )
    return table, WaiverApprovers(*pairs(approvers))


def region(statements: Statements, boxes: Sequence[Mapping[str, Any]]) -> list[int]:
    """The scopes of boxes as JSON tells them, one each; what the charter has no longer is left out of them."""
    return [statements.add_known(box) for box in boxes]
