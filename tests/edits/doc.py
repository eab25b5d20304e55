"""Edits that break the seamless charter: DOC."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("DOC001", "the basis is gone", [
        (("duties", "record-water", "basis"), []), (("matters", "supply", "basis"), GONE),
        *[(("duties", duty, "basis"), ["Water Law 3"]) for duty in ("deliver-water", "watch-water")],
    ]),
]  # fmt: skip
