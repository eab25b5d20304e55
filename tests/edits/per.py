"""Edits that break the seamless charter: PER."""

from tests.edits.making import GONE, Break, holding, training

EDITS: list[Break] = [
    ("PER001", "vacant for long, a standby named", [
        (("appointments", holding("water-head"), "until"), "2026-01-01"),
    ]),
    ("PER007", "nobody vets", [(("appointments", holding("registrar"), "vetted_by"), GONE)]),
    ("PER009", "a course is missed", [(("training", training("tom-bird", "short")), GONE)]),
    ("PER013", "two in one post", [
        (("posts", "reviewer", "holder"), {
            "person": "nils", "since": "2026-01-01", "nominated_by": "personnel-officer",
            "vetted_by": "integrity-officer", "discussed_by": "leading-group", "decided_by": "secretary",
        }),
        (("people", "nils"), {"name": "Nils Second"}),
    ]),
    ("PER004", "nobody stays at the command post", [(("posts", "water-head", "command_post"), {})]),
]  # fmt: skip
