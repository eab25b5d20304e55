"""Edits that break the seamless charter: PROC."""

from tests.edits.making import GONE, Break

EDITS: list[Break] = [
    ("PROC001", "a step without a post", [(("processes", "licence", "steps", "decide-licence", "by"), GONE)]),
    ("PROC002", "nobody accepts", [(("processes", "licence", "steps", "review-file", "receives"), GONE)]),
    ("PROC003", "an outcome without a branch", [
        (("processes", "licence", "steps", "decide-licence", "next", "refuse"), None),
    ]),
    ("PROC004", "back and forth between two units", [
        (("processes", "complaint", "steps", "hear-complaint", "next", "return"), "register-complaint"),
        (("processes", "complaint", "steps", "register-complaint", "receives"), {
            "accept_within": "1 working day", "silence": "accepted",
        }),
    ]),
    ("PROC005", "the rule of the window leaves out liability", [
        (("processes", "licence", "first_inquiry"), ["handle", "transfer", "contact", "record", "urgent"]),
    ]),
    ("PROC006", "nobody keeps the case", [(("processes", "licence", "tracked_by"), GONE)]),
    ("PROC007", "who monitors does not hear what was approved", [
        (("processes", "licence", "steps", "decide-licence", "informs"), GONE),
    ]),
    ("PROC008", "the file goes where nobody opens it", [
        (("processes", "payment", "steps", "enter-payment", "next"), "store-bill"),
        (("processes", "payment", "steps", "store-bill"), {
            "title": "Store the bill", "by": "discipline", "automatic": True, "limit": "1 working day", "next": "end",
        }),
    ]),
]  # fmt: skip
