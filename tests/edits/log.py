"""Edits that break what the log beside the seamless charter shows: LOG."""

from pathlib import Path

from tests.edits.making import GONE, Edit

SEAMLESS_LOG = Path("docs/examples/seamless.log.csv").read_text("utf-8")

LogBreak = tuple[str, str, list[Edit], dict[str, str]]
"""The code of a rule, what an edit does in words, what it changes in the charter, and what in the log."""

LOG_EDITS: list[LogBreak] = [
    ("LOG001", "a name that does nothing", [], {"+08:00,Kim Sand,2026-05-20": "+08:00,Vera Hart,2026-05-20"}),
    ("LOG002", "a case that ends late", [], {"2026-05-20": "2026-05-07"}),
    ("LOG003", "a bill signed and paid by one hand", [
        (("processes", "payment", "steps", "sign-bill", "by"), ["secretary", "cashier"]),
    ], {"Ida Stone": "Kim Sand"}),
    ("LOG004", "nobody keeps track of a payment", [(("processes", "payment", "tracked_by"), GONE)], {}),
    ("LOG005", "a shared account at the counter", [], {"Amy Fox": "shared1"}),
]  # fmt: skip
"""For each rule about logs what breaks it, and no other of them."""


def edited_log(changes: dict[str, str]) -> str:
    """The log beside the seamless charter with some of its text changed."""
    log = SEAMLESS_LOG
    for old, new in changes.items():
        assert old in log
        log = log.replace(old, new)
    return log
