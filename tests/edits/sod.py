"""Edits that break the seamless charter: SOD."""

from tests.edits.making import Break

EDITS: list[Break] = [
    ("SOD001", "one hand decides and does", [
        (("duties", "plan-floods", "responsible"), ["secretary", "water-deputy"]),
        (("duties", "act-in-floods", "responsible"), ["meter-team", "inspectors", "water-deputy"]),
    ]),
    ("SOD002", "one hand pays and books", [(("duties", "book-spending", "responsible"), ["bookkeeper", "cashier"])]),
]  # fmt: skip
