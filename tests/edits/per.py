"""Edits that break the seamless charter: PER."""

from tests.edits.making import Break, holding

EDITS: list[Break] = [
    ("PER001", "vacant for long, a standby named", [
        (("appointments", holding("water-head"), "until"), "2026-01-01"),
    ]),
    ("PER013", "two in one post", [
        (("posts", "reviewer", "holder"), {"person": "nils", "since": "2023-01-01"}),
        (("people", "nils"), {"name": "Nils Second"}),
    ]),
    ("PER004", "nobody stays at the command post", [(("posts", "water-head", "command_post"), {})]),
]  # fmt: skip
