"""Edits that break the seamless charter: ASM."""

from tests.edits.making import GONE, SEAMLESS, Break, assessing

EDITS: list[Break] = [
    ("ASM001", "no indicator for the raw food", [
        (("assessments", assessing("food-officer"), "indicators"), []),
    ]),
    ("ASM002", "two assess the window", [(("assessments", assessing("window"), "by"), ["office-head", "mayor"])]),
    ("ASM003", "the result decides nothing", [(("assessments", assessing("window"), "used_for"), GONE)]),
    ("ASM004", "scored on another's visits", [
        (("assessments", assessing("window"), "indicators"), [
            *SEAMLESS["assessments"][assessing("window")]["indicators"], {"duty": "monitor-licences"},
        ]),
    ]),
    ("ASM005", "nobody knows in what unit", [(("duties", "record-water", "measure", "unit"), GONE)]),
]  # fmt: skip
