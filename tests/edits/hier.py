"""Edits that break the seamless charter: HIER."""

from tests.edits.making import GONE, SEAMLESS, Break, assessing

EDITS: list[Break] = [
    ("HIER001", "a circle of command", [
        (("posts", "reviewer", "reports_to"), "network-engineer"),
        (("posts", "network-engineer", "reports_to"), "reviewer"),
        (("assessments", assessing("reviewer"), "by"), "congress"),
        (("assessments", assessing("network-engineer"), "by"), "congress"),
    ]),
    ("HIER002", "an orphan", [
        (("posts", "reviewer", "reports_to"), GONE), (("assessments", assessing("reviewer"), "by"), "congress"),
    ]),
    ("HIER005", "more delegated than held", [
        (("delegations", 0, "scope"), {"district": ["hillside", "lakeshore"]}),
        (("duties", "deliver-water", "scope"), {"district": "hillside"}),
        (("duties", "deliver-to-lakeshore"), {
            **SEAMLESS["duties"]["deliver-water"], "scope": {"district": "lakeshore"},
        }),
    ]),
]  # fmt: skip
