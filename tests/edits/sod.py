"""Edits that break the seamless charter: SOD."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("SOD001", "one hand decides and does", [
        (("duties", "plan-floods", "responsible"), ["secretary", "water-deputy"]),
        (("duties", "act-in-floods", "responsible"), ["meter-team", "inspectors", "water-deputy"]),
    ]),
    ("SOD002", "one hand pays and books", [(("duties", "book-spending", "responsible"), ["bookkeeper", "cashier"])]),
    ("SOD003", "the market bureau owns those whom it inspects", [
        (("outsiders", "traders", "owned_by"), "market"),
    ]),
    ("SOD004", "the mayor leads the projects himself", [(("duties", "set-strategy", "domain"), "projects")]),
    ("SOD005", "discipline hangs on the mayor alone", [(("posts", "discipline-head", "functional_to"), GONE)]),
    ("SOD006", "the bookkeeper stands in for the cashier", [(("posts", "cashier", "backup"), "bookkeeper")]),
]  # fmt: skip
