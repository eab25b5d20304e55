"""Edits that break the seamless charter: PAR."""

from tests.edits.making import GONE, Break, like

EDITS: list[Break] = [
    ("PAR001", "the power is gone", [(("posts", "licensing-officer", "powers"), GONE)]),
    ("PAR004", "no budget goes with the files", [(("transfers", 0, "means", "budget"), False)]),
    ("PAR005", "a plan that is carried out, and only its making answered for", [
        (("duties", "carry-out-strategy"), like(
            "set-strategy", title="Carry out the aims of the year", stage="deliver", mode="default", needs=[],
            accountable="finance-head", responsible=["budget-officer"], consequence="head-neglect",
        )),
    ]),
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
