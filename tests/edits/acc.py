"""Edits that break the seamless charter: ACC."""

from tests.edits.making import GONE, Break, assessing, holding

EDITS: list[Break] = [
    ("ACC001", "the holder is gone", [(("appointments", holding("registrar")), GONE)]),
    ("ACC002", "a body without tiers answers", [
        (("bodies", "round-table"), {"title": "Round table", "chair": "mayor", "members": ["office-head"]}),
        (("oversight", "hearing", "over"), ["city", "round-table"]),
        (("duties", "publish-accounts", "accountable"), "round-table"),
        (("duties", "publish-accounts", "responsible"), ["round-table"]),
        (("duties", "publish-accounts", "consequence"), "mayor-answers"),
    ]),
    ("ACC003", "no forum for the top but on safety", [
        (("oversight", "hearing", "matter"), "safety"), (("assessments", assessing("mayor")), GONE),
        (("duties", "answer-for-floods", "minor"), True), (("duties", "set-strategy", "minor"), True),
    ]),
    ("ACC004", "the forum is told nothing", [(("oversight", "watch-water", "information"), GONE)]),
    ("ACC005", "nobody to appeal to", [(("oversight", "watch-lakeshore", "appeal_to"), GONE)]),
    ("ACC007", "a report every day", [(("oversight", "daily-letters"), {
        "forum": "province", "over": ["window"], "kind": "advisory", "information": "report", "every": "day",
    })]),
    ("ACC006", "nothing follows", [(("duties", "record-water", "consequence"), GONE)]),
]  # fmt: skip
