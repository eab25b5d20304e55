"""Edits that break the seamless charter: OVL."""

from tests.edits.making import GONE, SEAMLESS, Break, closed, like

EDITS: list[Break] = [
    ("OVL001", "a second hand does the same", [
        (("duties", "print-accounts"), like(
            "publish-accounts", accountable="registrar", responsible=["registrar"],
            consequence="office-neglect", weight=0.0,
        )),
    ]),
    ("OVL002", "a second hand does a part", [
        (("duties", "accept-by-the-lake"), like(
            "accept-licences", scope={"district": "lakeshore"}, accountable="permits-clerk",
            responsible=["permits-clerk"], consequence="permits-neglect", since="2026-05-20", weight=0.0,
        )),
    ]),
    ("OVL003", "three bureaus keep the files, and nobody coordinates them", [
        (("matters", "archives", "coordinated_by"), GONE),
        (("duties", "keep-new-files", "scope"), {"received": "[2025-01-01..2026-01-01)"}),
        (("duties", "keep-newest-files"), like(
            "keep-new-files", scope={"received": ">= 2026-01-01"}, accountable="bookkeeper",
            responsible=["bookkeeper"], consequence="finance-neglect",
        )),
    ]),
    ("OVL004", "two share, and nobody leads", [(("duties", "clean-lakeshore", "shared", "lead"), GONE)]),
    ("OVL005", "two share, and nobody says why", [(("duties", "act-in-floods", "shared", "reason"), GONE)]),
    ("OVL007", "the congress decides what the mayor decides", [
        (("outsiders", "congress", "powers"), [
            *SEAMLESS["outsiders"]["congress"]["powers"],
            {"power": "decide", "matter": "strategy", "basis": ["Local Government Law 11"]},
        ]),
    ]),
    ("OVL008", "two bureaus inspect the traders", [
        (("oversight", "market-visits"), {"forum": "market-head", "over": ["traders"], "matter": "licences",
         "information": "report", "every": "year", "followup": closed("traders", "congress")}),
        (("oversight", "permits-visits"), {"forum": "permits-head", "over": ["traders"], "matter": "licences",
         "information": "report", "every": "year", "followup": closed("traders", "congress")}),
    ]),
    ("OVL006", "a second superior", [(("posts", "reviewer", "reports_to"), ["permits-head", "market-head"])]),
]  # fmt: skip
