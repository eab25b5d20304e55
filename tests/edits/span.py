"""Edits that break the seamless charter: SPAN."""

from tests.edits.making import Break

PATROLS = [f"patrol-{number}" for number in range(1, 6)]

EDITS: list[Break] = [
    ("SPAN001", "the market bureau puts its patrols under its head", [
        *[
            (("posts", patrol), {
                "title": "Patrol", "department": "market", "reports_to": "market-head", "grade": 4, "frozen": True,
                "since": "2023-01-01",
            })
            for patrol in PATROLS
        ],
    ]),
    ("SPAN002", "the planner is made a leader", [(("posts", "planner", "leads"), True)]),
    ("SPAN003", "a bureau on paper", [(("departments", "reserve"), {
        "title": "Reserve bureau", "part_of": "city", "kind": "support", "basis": ["City Statute 10"],
    })]),
]  # fmt: skip
