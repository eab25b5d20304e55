"""Edits that break the seamless charter: GAP."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("GAP001", "the slopes are nobody's", [(("duties", "watch-lakeshore", "scope"), {"district": "lakeshore"})]),
    ("GAP002", "a default owner is left", [(("duties", "plan-floods", "mode"), "default")]),
    ("GAP003", "nobody inspects the shore", [(("duties", "watch-lakeshore"), GONE)]),
    ("GAP005", "the owner disowns it", [
        (("disclaimers",), [{"by": "registrar", "matter": "supply", "source": "Minutes 12", "since": "2026-03-01"}]),
    ]),
    ("GAP006", "honey has no place", [
        (("facets", "object", "unplaced"), {"honey": []}), (("matters", "food", "classified_by"), GONE),
    ]),
    ("GAP007", "what was left out is not taken in", [(("duties", "approve-large", "scope", "amount"), ">= 60000")]),
    ("GAP008", "no matter answers the item", [(("matters", "flood", "prescribed"), GONE)]),
    ("GAP009", "nothing is said of what is new", [(("residual",), GONE)]),
    ("GAP004", "nobody does it", [(("duties", "enforce-licences", "responsible"), GONE)]),
    ("GAP010", "nobody answers for it", [(("duties", "copy-files"), {"title": "Copy files", "matter": "archives"})]),
]  # fmt: skip
