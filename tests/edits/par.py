"""Edits that break the seamless charter: PAR."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("PAR001", "the power is gone", [(("posts", "licensing-officer", "powers"), GONE)]),
    ("PAR002", "a power that no duty needs", [(("duties", "approve-licences", "needs"), GONE)]),
]  # fmt: skip
