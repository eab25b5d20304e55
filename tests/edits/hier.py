"""Edits that break the seamless charter: HIER."""

from tests.edits.making import GONE, Break, like

EDITS: list[Break] = [
    ("HIER001", "a circle of command", [
        (("posts", "reviewer", "reports_to"), "network-engineer"),
        (("posts", "network-engineer", "reports_to"), "reviewer"),
    ]),
    ("HIER002", "an orphan", [(("posts", "reviewer", "reports_to"), GONE)]),
    ("HIER005", "more delegated than held", [
        (("delegations", 0, "scope"), {"district": ["hillside", "lakeshore"]}),
        (("duties", "deliver-water", "scope"), {"district": "hillside"}),
        (("duties", "deliver-to-lakeshore"), like("deliver-water", scope={"district": "lakeshore"})),
    ]),
]  # fmt: skip
