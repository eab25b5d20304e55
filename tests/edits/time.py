"""Edits that break the seamless charter: TIME."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("TIME001", "a step without a limit", [(("processes", "licence", "steps", "hand-in", "limit"), GONE)]),
    ("TIME002", "a visit that no law excludes", [
        (("processes", "licence", "steps", "see-premises", "basis"), GONE),
        (("processes", "licence", "promise"), "11 working days"),
    ]),
    ("TIME003", "nothing follows a late answer", [(("processes", "payment", "overrun"), GONE)]),
    ("TIME004", "asked again and again", [
        (("processes", "licence", "steps", "review-file", "next", "incomplete", "at_most"), 2),
    ]),
    ("TIME005", "no source of the evidence", [(("commitments", "licence-in-time", "measure", "source"), GONE)]),
    ("TIME006", "no word of a breach", [(("commitments", "licence-in-time", "breach"), GONE)]),
]  # fmt: skip
