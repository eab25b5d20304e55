"""Edits that break the seamless charter: DOC."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("DOC001", "the basis is gone", [
        (("duties", "record-water", "basis"), []), (("matters", "supply", "basis"), GONE),
        *[(("duties", duty, "basis"), ["Water Law 3"]) for duty in ("deliver-water", "watch-water")],
    ]),
    ("DOC002", "the sheet knows nothing of the samples", [(("posts", "food-officer", "job", "duties"), [])]),
    ("DOC003", "two titles that say the same", [
        (("duties", "watch-floods", "title"), "Inspect the gates, drills and stores"),
        (("duties", "act-in-floods", "title"), "Gates, stores, drills: inspect"),
    ]),
    ("DOC004", "the publication shows no phone", [
        (("duties", "accept-licences", "published", "shows"), ["item", "basis", "unit", "limit"]),
    ]),
    ("DOC005", "another name on the plate", [(("roster", 1, "holder"), "eva-rose")]),
]  # fmt: skip
