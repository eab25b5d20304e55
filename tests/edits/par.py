"""Edits that break the seamless charter: PAR."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("PAR001", "the power is gone", [(("posts", "licensing-officer", "powers"), GONE)]),
    ("PAR002", "a power that no duty needs", [(("duties", "approve-licences", "needs"), GONE)]),
    ("PAR003", "one hand may disburse, the other countersign", [
        (("duties", "pay-out", "responsible"), ["cashier", "budget-officer"]),
        (("duties", "pay-out", "needs"), ["disburse", "countersign"]),
        (("posts", "cashier", "powers"), [{"power": "disburse", "matter": "funds", "basis": ["Budget Law 39"]}]),
        (("posts", "budget-officer", "powers"), [
            {"power": "countersign", "matter": "funds", "basis": ["Budget Law 40"]},
        ]),
    ]),
]  # fmt: skip
