"""Edits that break the seamless charter: PER."""

from tests.edits.making import SEAMLESS, Break, holding

EDITS: list[Break] = [
    ("PER001", "vacant for long, a standby named", [
        (("appointments", holding("water-head"), "until"), "2026-01-01"),
    ]),
    ("PER013", "two in one post", [
        (("posts", "reviewer", "holder"), {"person": "nils", "since": "2023-01-01"}),
        (("people", "nils"), {"name": "Nils Second"}),
    ]),
    ("PER006", "one person for two desks", [
        (("appointments", holding("cashier"), "person"), SEAMLESS["appointments"][holding("window")]["person"]),
    ]),
    ("PER010", "one desk counts ten times", [(("duties", "approve-licences", "weight"), 10.0)]),
    ("PER011", "a head of no consequence", [(("posts", "office-head", "grade"), 16)]),
]  # fmt: skip
