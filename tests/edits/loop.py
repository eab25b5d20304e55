"""Edits that break the seamless charter: LOOP."""

from tests.edits.making import GONE, Break, closed

EDITS: list[Break] = [
    ("LOOP001", "a line that ends outside", [
        (("outsiders", "union"), {"title": "Union of the markets"}),
        (("posts", "envoy"), {
            "title": "Envoy", "reports_to": "union", "holder": {"person": "nils", "since": "2026-01-01"},
        }),
        (("people", "nils"), {"name": "Nils Envoy"}),
        (("consequences", "union-acts"), {
            "trigger": "The files are lost", "measures": ["correct"], "imposed_by": "union", "debate": "hearing",
        }),
        (("duties", "keep-old-files", "accountable"), "envoy"),
        (("duties", "keep-old-files", "responsible"), GONE),
        (("duties", "keep-old-files", "consequence"), "union-acts"),
    ]),
    ("LOOP002", "supervised by himself", [
        (("oversight", "own"), {
            "forum": "finance-head", "over": ["finance-head"], "matter": "budget", "information": "report",
            "followup": closed("finance-head", "audit-officer"),
        }),
    ]),
    ("LOOP003", "the auditor answers to nobody", [
        (("outsiders", "reviewers"), {"title": "Reviewers", "kind": "supplier"}),
        (("oversight", "peer-review"), {
            "forum": "reviewers", "over": ["window"], "matter": "licences", "information": "report",
            "followup": closed("window", "reviewers"),
        }),
    ]),
    ("LOOP004", "the supervised appoints its supervisor", [
        (("posts", "integrity-officer", "appointed_by"), "water-head"),
        (("posts", "integrity-officer", "removed_by"), "water-head"),
    ]),
    ("LOOP005", "two watch each other", [
        (("outsiders", "left"), {"title": "Left bench", "kind": "supplier"}),
        (("outsiders", "right"), {"title": "Right bench", "kind": "supplier"}),
        (("oversight", "left-on-city"), {
            "forum": "left", "over": ["window", "right"], "information": "report", "followup": closed("window", "left"),
        }),
        (("oversight", "right-on-left"), {
            "forum": "right", "over": ["left"], "information": "report", "followup": closed("left", "right"),
        }),
    ]),
    ("LOOP006", "findings are left as they are", [(("oversight", "watch-lakeshore", "followup"), GONE)]),
    ("LOOP007", "the province no longer reviews safety", [(("oversight", "province-on-safety"), GONE)]),
    ("LOOP008", "licences are looked at afterwards", [
        (("oversight", "hearing", "timing"), ["after"]), (("oversight", "watch-licences", "timing"), ["after"]),
    ]),
    ("LOOP009", "the mayor appoints the congress", [(("bodies", "senate"), {
        "title": "Senate", "chair": "mayor", "members": [{"post": "finance-head", "tier": "main"}],
        "appointed_by": "mayor", "terminal": {"outside": "a", "title": "b", "means": "c", "renewal": "d"},
     }), (("oversight", "senate-on-mayor"), {
        "forum": "senate", "over": ["mayor"], "kind": "advisory", "information": "report",
     })]),
]  # fmt: skip
