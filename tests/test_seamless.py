"""One seamless charter, and for each rule one edit that breaks it there and nowhere else."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from respchain.checking import check
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rules import own_rules

SEAMLESS = yaml.load(Path("docs/examples/seamless.yaml").read_text("utf-8"), yaml.CSafeLoader)
GONE = object()


def holding(post: str) -> int:
    """Where the last holder of a post is appointed."""
    appointments = SEAMLESS["appointments"]
    return max(place for place, entry in enumerate(appointments) if entry["post"] == post)


def assessing(post: str) -> int:
    """Where a post is assessed."""
    return next(place for place, entry in enumerate(SEAMLESS["assessments"]) if entry["of"] == post)


def like(duty: str, **changes: Any) -> dict[str, Any]:
    """A duty like another but for some keys."""
    return {**SEAMLESS["duties"][duty], **changes}


Edit = tuple[tuple[str | int, ...], Any]

EDITS: list[tuple[str, str, list[Edit]]] = [
    ("OVL001", "a second hand does the same", [
        (("duties", "print-accounts"), like(
            "publish-accounts", accountable="registrar", responsible=["registrar"], consequence="office-neglect",
        )),
    ]),
    ("OVL002", "a second hand does a part", [
        (("duties", "accept-by-the-lake"), like(
            "accept-licences", scope={"district": "lakeshore"}, accountable="permits-clerk",
            responsible=["permits-clerk"], consequence="permits-neglect",
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
            {"power": "decide", "matter": "strategy", "basis": ["Local Government Law 11"]},
        ]),
    ]),
    ("OVL008", "two bureaus inspect the traders", [
        (("oversight", "market-visits"), {"forum": "market-head", "over": ["traders"], "matter": "licences",
         "information": "report", "every": "year"}),
        (("oversight", "permits-visits"), {"forum": "permits-head", "over": ["traders"], "matter": "licences",
         "information": "report", "every": "year"}),
    ]),
    ("OVL006", "a second superior", [(("posts", "reviewer", "reports_to"), ["permits-head", "market-head"])]),
    ("GAP001", "the slopes are nobody's", [(("duties", "watch-lakeshore", "scope"), {"district": "lakeshore"})]),
    ("GAP002", "a default owner is left", [(("duties", "plan-floods", "mode"), "default")]),
    ("GAP003", "nobody inspects the shore", [(("duties", "watch-lakeshore"), GONE)]),
    ("GAP005", "the owner disowns it", [
        (("disclaimers",), [{"by": "registrar", "matter": "supply", "source": "Minutes 12", "since": "2026-03-01"}]),
    ]),
    ("GAP006", "honey has no place", [
        (("facets", "object", "unplaced"), {"honey": []}), (("matters", "food", "classified_by"), GONE),
    ]),
    ("GAP007", "what was left out is not taken in", [(("duties", "approve-large", "scope", "amount"), ">= 60000")]),
    ("GAP008", "no matter answers the item", [(("matters", "flood", "prescribed"), GONE)]),
    ("GAP009", "nothing is said of what is new", [(("residual",), GONE)]),
    ("GAP004", "nobody does it", [(("duties", "enforce-licences", "responsible"), GONE)]),
    ("GAP010", "nobody answers for it", [(("duties", "copy-files"), {"title": "Copy files", "matter": "archives"})]),
    ("ACC001", "the holder is gone", [(("appointments", holding("registrar")), GONE)]),
    ("ACC002", "a body without tiers answers", [
        (("bodies", "round-table"), {"title": "Round table", "chair": "mayor", "members": ["office-head"]}),
        (("oversight", "hearing", "over"), ["city", "round-table"]),
        (("duties", "publish-accounts", "accountable"), "round-table"),
        (("duties", "publish-accounts", "responsible"), ["round-table"]),
        (("duties", "publish-accounts", "consequence"), "mayor-answers"),
    ]),
    ("ACC003", "no forum for the top but in floods", [
        (("oversight", "hearing", "matter"), "flood"), (("assessments", assessing("mayor")), GONE),
    ]),
    ("ACC004", "the forum is told nothing", [(("oversight", "watch-water", "information"), GONE)]),
    ("ACC006", "nothing follows", [(("duties", "record-water", "consequence"), GONE)]),
    ("LOOP001", "a line that ends outside", [
        (("outsiders", "union"), {"title": "Union of the markets"}),
        (("posts", "envoy"), {
            "title": "Envoy", "reports_to": "union", "holder": {"person": "nils", "since": "2023-01-01"},
        }),
        (("people", "nils"), {"name": "Nils Envoy"}),
        (("consequences", "union-acts"), {
            "trigger": "The files are lost", "measures": ["correct"], "imposed_by": "union",
        }),
        (("duties", "keep-old-files", "accountable"), "envoy"),
        (("duties", "keep-old-files", "responsible"), GONE),
        (("duties", "keep-old-files", "consequence"), "union-acts"),
    ]),
    ("LOOP002", "supervised by himself", [
        (("oversight", "own"), {
            "forum": "finance-head", "over": ["finance-head"], "matter": "budget", "information": "report",
        }),
    ]),
    ("LOOP003", "the auditor answers to nobody", [
        (("outsiders", "reviewers"), {"title": "Reviewers", "kind": "supplier"}),
        (("oversight", "peer-review"), {
            "forum": "reviewers", "over": ["registrar"], "matter": "supply", "information": "report",
        }),
    ]),
    ("LOOP004", "the supervised appoints its supervisor", [
        (("posts", "integrity-officer", "appointed_by"), "water-head"),
        (("posts", "integrity-officer", "removed_by"), "water-head"),
    ]),
    ("LOOP005", "two watch each other", [
        (("outsiders", "left"), {"title": "Left bench", "kind": "supplier"}),
        (("outsiders", "right"), {"title": "Right bench", "kind": "supplier"}),
        (("oversight", "left-on-city"), {"forum": "left", "over": ["registrar", "right"], "information": "report"}),
        (("oversight", "right-on-left"), {"forum": "right", "over": ["left"], "information": "report"}),
    ]),
    ("LOOP009", "the mayor appoints the congress", [(("bodies", "senate"), {
        "title": "Senate", "chair": "mayor", "members": [{"post": "finance-head", "tier": "main"}],
        "appointed_by": "mayor", "terminal": {"outside": "a", "title": "b", "means": "c", "renewal": "d"},
     }), (("oversight", "senate-on-mayor"), {
        "forum": "senate", "over": ["mayor"], "kind": "advisory", "information": "report",
     })]),
    ("HIER001", "a circle of command", [
        (("posts", "reviewer", "reports_to"), "network-engineer"),
        (("posts", "network-engineer", "reports_to"), "reviewer"),
    ]),
    ("HIER002", "an orphan", [(("posts", "reviewer", "reports_to"), GONE)]),
    ("HIER005", "more delegated than held", [
        (("delegations", 0, "scope"), {"district": ["hillside", "lakeshore"]}),
        (("duties", "deliver-water", "scope"), {"district": "hillside"}),
        (("duties", "deliver-to-lakeshore"), {
            **SEAMLESS["duties"]["deliver-water"], "scope": {"district": "lakeshore"},
        }),
    ]),
    ("PAR001", "the power is gone", [(("posts", "licensing-officer", "powers"), GONE)]),
    ("PAR002", "a power that no duty needs", [(("duties", "approve-licences", "needs"), GONE)]),
    ("SOD001", "one hand decides and does", [
        (("duties", "plan-floods", "responsible"), ["secretary", "water-deputy"]),
        (("duties", "act-in-floods", "responsible"), ["meter-team", "inspectors", "water-deputy"]),
    ]),
    ("SOD002", "one hand pays and books", [(("duties", "book-spending", "responsible"), ["bookkeeper", "cashier"])]),
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
    ("TIME001", "a step without a limit", [(("processes", "licence", "steps", "hand-in", "limit"), GONE)]),
    ("TIME002", "a visit that no law excludes", [
        (("processes", "licence", "steps", "see-premises", "basis"), GONE),
        (("processes", "licence", "promise"), "11 working days"),
    ]),
    ("TIME003", "nothing follows a late answer", [(("processes", "payment", "overrun"), GONE)]),
    ("TIME004", "asked again and again", [
        (("processes", "licence", "steps", "review-file", "next", "incomplete", "at_most"), 2),
    ]),
    ("TIME005", "no source of the evidence", [(("commitments", "licence-in-time", "measure", "source"), GONE)]),
    ("TIME006", "no word of a breach", [(("commitments", "licence-in-time", "breach"), GONE)]),
    ("PER001", "vacant for long, a standby named", [
        (("appointments", holding("water-head"), "until"), "2026-01-01"),
    ]),
    ("PER013", "two in one post", [
        (("posts", "reviewer", "holder"), {"person": "nils", "since": "2023-01-01"}),
        (("people", "nils"), {"name": "Nils Second"}),
    ]),
    ("DOC001", "the basis is gone", [
        (("duties", "record-water", "basis"), []), (("matters", "supply", "basis"), GONE),
        *[(("duties", duty, "basis"), ["Water Law 3"]) for duty in ("deliver-water", "watch-water")],
    ]),
]  # fmt: skip
"""For each rule an edit: what it does, in words, and the paths that it sets or takes out."""


def edited(edits: list[Edit]) -> dict[str, Any]:
    charter = deepcopy(SEAMLESS)
    for path, value in edits:
        inner: Any = charter
        for step in path[:-1]:
            inner = inner[step]
        if value is GONE:
            del inner[path[-1]]
        else:
            inner[path[-1]] = deepcopy(value)
    return dict(charter)


def found(charter: dict[str, Any], profile: str = "all") -> set[str]:
    return {one.rule for one in check(Stated(charter_validator().validate_python(charter)), profile).findings}


@pytest.mark.parametrize("profile", ["core", "all"])
def test_the_seamless_charter_has_no_finding(profile: str) -> None:
    assert 25 <= len(SEAMLESS["duties"]) <= 40
    assert found(deepcopy(SEAMLESS), profile) == set()


@pytest.mark.parametrize(("code", "what", "edits"), EDITS, ids=[f"{code}: {what}" for code, what, _ in EDITS])
def test_one_edit_brings_the_finding_of_one_rule(code: str, what: str, edits: list[Edit]) -> None:
    assert found(edited(edits)) == {code}


def test_every_rule_has_its_edit() -> None:
    assert {code for code, *_ in EDITS} == {rule.code for rule in own_rules()}
