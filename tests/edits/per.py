"""Edits that break the seamless charter: PER."""

from tests.edits.making import GONE, SEAMLESS, Break, holding, training


def held_by(person: str) -> int:
    """Where a person is appointed."""
    return next(place for place, entry in enumerate(SEAMLESS["appointments"]) if entry["person"] == person)


EDITS: list[Break] = [
    ("PER001", "vacant for long, a standby named", [
        (("appointments", holding("water-head"), "until"), "2026-01-01"),
    ]),
    ("PER007", "nobody vets", [(("appointments", holding("registrar"), "vetted_by"), GONE)]),
    ("PER009", "a course is missed", [(("training", training("tom-bird", "short")), GONE)]),
    ("PER002", "eleven years in one post", [(("appointments", held_by("paul-kent"), "since"), "2015-01-01")]),
    ("PER003", "husband and wife, one over the other", [
        (("people", "sam-ford", "relatives"), [{"person": "rita-moor", "relation": "spouse"}]),
    ]),
    ("PER005", "nothing was handed over", [(("appointments", held_by("max-dale"), "handover"), GONE)]),
    ("PER008", "a contract has run out", [(("appointments", held_by("yan-zhu"), "ends"), "2026-05-31")]),
    ("PER013", "two in one post", [
        (("posts", "reviewer", "holder"), {
            "person": "nils", "since": "2026-01-01", "nominated_by": "personnel-officer",
            "vetted_by": "integrity-officer", "discussed_by": "leading-group", "decided_by": "secretary",
        }),
        (("people", "nils"), {"name": "Nils Second"}),
    ]),
    ("PER006", "one person for two desks", [
        (("appointments", holding("cashier"), "person"), SEAMLESS["appointments"][holding("window")]["person"]),
    ]),
    ("PER010", "one desk counts ten times", [(("duties", "approve-licences", "weight"), 10.0)]),
    ("PER011", "a head of no consequence", [(("posts", "office-head", "grade"), 16)]),
    ("PER004", "nobody stays at the command post", [(("posts", "water-head", "command_post"), {})]),
    ("PER012", "two posts under one id", [(("posts", "permits-clerk", "source_id"), "42")]),
]  # fmt: skip
