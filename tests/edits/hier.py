"""Edits that break the seamless charter: HIER."""

from tests.edits.making import GONE, SEAMLESS, Break, assessing, like

EDITS: list[Break] = [
    ("HIER001", "a circle of command", [
        (("posts", "reviewer", "reports_to"), "network-engineer"),
        (("posts", "network-engineer", "reports_to"), "reviewer"),
        (("assessments", assessing("reviewer"), "by"), "appeals-officer"),
        (("assessments", assessing("network-engineer"), "by"), "integrity-officer"),
    ]),
    ("HIER002", "an orphan", [
        (("posts", "reviewer", "reports_to"), GONE), (("assessments", assessing("reviewer"), "by"), "appeals-officer"),
    ]),
    ("HIER003", "the mayor is told past the head", [(("duties", "monitor-raw", "informed"), ["mayor"])]),
    ("HIER004", "the head does what the planner answers for", [
        (("duties", "approve-small", "responsible"), ["planner", "office-head"]),
    ]),
    ("HIER006", "the mayor may not decide between bureaus", [
        (("posts", "mayor", "powers"), SEAMLESS["posts"]["mayor"]["powers"][:1]),
    ]),
    ("HIER007", "nothing says within what time cases go up", [(("escalate",), {"when": "no decision"})]),
    ("HIER005", "more delegated than held", [
        (("delegations", 0, "scope"), {"district": ["hillside", "lakeshore"]}),
        (("duties", "deliver-water", "scope"), {"district": "hillside"}),
        (("duties", "deliver-to-lakeshore"), like("deliver-water", scope={"district": "lakeshore"})),
    ]),
    ("HIER008", "the superior was abolished", [
        (("posts", "chief-reviewer"), {
            "title": "Chief reviewer", "department": "permits", "reports_to": "permits-head", "until": "2026-04-01",
        }),
        (("posts", "reviewer", "reports_to"), "chief-reviewer"),
        (("assessments", assessing("reviewer"), "by"), "appeals-officer"),
    ]),
    ("HIER009", "its own superior", [
        (("posts", "reviewer", "reports_to"), "reviewer"),
        (("assessments", assessing("reviewer"), "by"), "appeals-officer"),
    ]),
    ("HIER010", "a second top", [(("posts", "finance-head", "top"), True)]),
    ("HIER011", "a branch cut off", [
        (("posts", "reviewer", "reports_to"), {"unknown": "0999"}),
        (("posts", "reviewer", "setting"), ["advice"]),
        (("posts", "network-engineer", "reports_to"), "reviewer"),
        (("assessments", assessing("reviewer"), "by"), "appeals-officer"),
        (("assessments", assessing("network-engineer"), "by"), "integrity-officer"),
    ]),
]  # fmt: skip
