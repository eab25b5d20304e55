"""What is out of date, not published or leads nowhere: DOC004."""

from datetime import date, timedelta

import pytest

from respchain.checking import check as check_stated
from respchain.checking.period import sweep
from respchain.checking.report import Report
from respchain.checking.tracing import trace
from tests.charters import TODAY, ask, check, found, stated

SHOWN = "shows: [item, basis, unit, limit, phone]"


def said(report: Report) -> list[tuple[str | None, str]]:
    """Subtype and subject of what DOC004 says."""
    return [(one.subtype, one.subjects[0].id) for one in found(report, "DOC004")]


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


@pytest.mark.parametrize(
    ("updated", "change", "stale"),
    [
        (60, 31, True),
        (60, 30, False),  # so long it may take
        (31, 31, False),  # the change was seen
        (32, 31, True),
        (10, 31, False),
        (400, 400, False),
        (60, -5, False),  # what will come
    ],
)
@pytest.mark.parametrize("what", ["since", "until"])
def test_a_map_that_is_older_than_a_change_is_stale_after_thirty_days(
    updated: int, change: int, stale: bool, what: str
) -> None:
    text = f"updated: {day(updated)}\nposts: {{a: {{top: true}}, b: {{reports_to: a, {what}: {day(change)}}}}}"
    assert said(check(text)) == ([("stale", "charter")] if stale else [])


def test_the_first_change_after_the_map_counts() -> None:
    held = f"[{{person: x, since: {day(80)}}}, {{person: y, since: {day(3)}}}]"
    text = f"updated: {day(90)}\nposts: {{a: {{top: true, holder: {held}}}}}"
    assert ("stale", "charter") in said(check(text))


@pytest.mark.parametrize(
    "entry",
    [
        "calendar: {holidays: [2026-04-20]}",
        "waivers: [{rule: GAP010, subject: x, since: 2026-04-20}]",
        "roster: [{post: a, phone: '1', since: 2026-04-20}]",
        "duties: {x: {accountable: a, public: true, published: {date: 2026-04-20, where: Website}}}",
    ],
)
def test_what_changes_nobodys_duties_does_not_age_the_map(entry: str) -> None:
    report = check(f"updated: 2026-01-01\nposts: {{a: {{top: true}}}}\n{entry}")
    assert "stale" not in [subtype for subtype, _ in said(report)]


def test_a_map_without_a_day_is_not_judged_by_it_and_the_rest_is() -> None:
    report = check("posts: {a: {top: true, since: 2026-01-01}}\nduties: {x: {accountable: a, public: true}}")
    told = {rule.rule: rule.not_judged for rule in report.rules}
    assert told["DOC004"] == "the charter does not say when it was brought up to date"
    assert said(report) == [("unpublished", "x")]


@pytest.mark.parametrize(
    ("every", "last", "overdue"),
    [("month", 31, False), ("month", 32, True), ("year", 366, False), ("年", 367, True), ("quarter", 92, False)],
)
def test_a_review_is_overdue_once_its_period_is_over(every: str, last: int, overdue: bool) -> None:
    report = check(f"review: {{every: {every}, last: {day(last)}}}\nposts: {{a: {{top: true}}}}")
    assert said(report) == ([("review-overdue", "charter")] if overdue else [])


def test_a_review_that_never_was_is_overdue() -> None:
    assert said(check("review: {every: year}\nposts: {a: {top: true}}")) == [("review-overdue", "charter")]
    assert said(check("review: {last: 2020-01-01}\nposts: {a: {top: true}}")) == []


def duty(text: str) -> list[tuple[str | None, str]]:
    return said(check(f"posts: {{a: {{top: true}}}}\nduties: {{x: {{accountable: a, {text}}}}}"))


def test_what_is_kept_secret_on_a_basis_need_not_be_published() -> None:
    """Must not fire: secrecy exemption with basis."""
    assert duty("public: true, published: {withheld: State Secrets Law 9}") == []
    assert duty("public: true, published: {withheld: []}") == [("unpublished", "x")]
    assert duty("public: true") == [("unpublished", "x")]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("public: true", "unpublished"),
        ("public: true, published: {}", "unpublished"),
        (f"public: true, published: {{{SHOWN}}}", "unpublished"),  # nobody says where or when
        (f"public: true, published: {{where: Website, {SHOWN}}}", None),
        (f"public: true, published: {{date: 2026-06-01, {SHOWN}}}", None),
        (f"public: true, published: {{date: 2026-06-02, where: Website, {SHOWN}}}", "unpublished"),
        ("public: true, published: {where: Website}", "incomplete-publication"),
        ("public: true, published: {where: Website, shows: [item, basis, unit, limit]}", "incomplete-publication"),
        ("public: false", None),
        ("published: {where: Website}", None),
        ("public: true, tier: overall", None),
        ("public: true, mode: default", None),
        ("public: true, heading: true", None),
    ],
)
def test_a_public_item_is_published_with_all_that_belongs_to_it(text: str, subtype: str | None) -> None:
    assert duty(text) == ([(subtype, "x")] if subtype else [])


def test_what_a_publication_leaves_out_is_named_once() -> None:
    published = "public: true, published: {where: Website, shows: [item, unit]}"
    text = f"posts: {{a: {{top: true}}}}\nduties: {{x: {{accountable: a, {published}}}}}"
    (one,) = found(check(text), "DOC004")
    assert one.witness["field"] == ["basis", "limit", "phone"]


def test_an_item_is_public_where_its_matter_is() -> None:
    text = "matters: {m: {public: true}}\nposts: {a: {top: true}}\nduties: {x: {matter: m, accountable: a}}"
    assert said(check(text)) == [("unpublished", "x")]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("duties: {x: {accountable: {unknown: '7'}}}", "x.accountable:7"),
        ("duties: {x: {accountable: a, informed: [a, {unknown: '7'}]}}", "x.informed:7"),
        ("duties: {x: {accountable: a, measure: {by: {unknown: '7'}}}}", "x.measure.by:7"),
        ("duties: {x: {accountable: a, beside: [{duty: {unknown: '7'}}]}}", "x.beside.duty:7"),
        ("matters: {m: {supervised_by: {unknown: '7'}}}\nduties: {x: {matter: m, heading: true}}", "m.supervised_by:7"),
        ("residual: {rule: closest, owner: {unknown: '7'}}", "residual.owner:7"),
        ("delegations: [{id: first, by: a, to: {unknown: '7'}}]", "first.to:7"),
        ("oversight: {o: {forum: a, appeal_to: [{unknown: '7'}]}}", "o.appeal_to:7"),
        ("processes: {p: {steps: {s: {by: a, next: {unknown: '7'}}}}}", "p.steps.s.next:7"),
        ("processes: {p: {steps: {s: {by: a, next: {grant: {unknown: '7'}, refuse: end}}}}}", "p.steps.s.next.grant:7"),
        ("processes: {p: {steps: {s: {by: a, next: {grant: {step: {unknown: '7'}}}}}}}", "p.steps.s.next.grant.step:7"),
        ("posts: {a: {top: true}, b: {reports_to: [a, {unknown: '7'}]}}", "b.reports_to:7"),
    ],
)  # fmt: skip
def test_a_reference_that_the_source_could_not_resolve_is_told(text: str, reference: str) -> None:
    report = check(text if text.startswith("posts") else f"posts: {{a: {{top: true}}}}\n{text}")
    assert said(report) == [("dangling-reference", reference)]


@pytest.mark.parametrize(
    "text",
    [
        "posts: {a: {top: true}, b: {reports_to: {unknown: '7'}}}",  # HIER002 says so
        "posts: {a: {top: true, holder: {unknown: '7'}}}",  # somebody, not disclosed
        "facets: {unknown: [x, y]}\nposts: {a: {top: true}}\nduties: {d: {accountable: a, scope: {unknown: x}}}",
        "posts: {a: {top: true}}\nduties: {d: {accountable: {unknown: '7'}, until: 2026-06-01}}",
        "posts: {a: {top: true}}\nprocesses: {p: {steps: {s: {by: {unknown: '7'}, until: 2026-01-01}, t: {by: a}}}}",
    ],
)
def test_what_another_rule_tells_or_what_is_no_reference_is_not_told(text: str) -> None:
    assert said(check(text)) == []


def test_a_dangling_reference_is_shown_where_it_stands() -> None:
    text = "posts:\n  a: {top: true}\nduties:\n  x:\n    accountable: a\n    veto:\n      - a\n      - {unknown: '7'}\n"
    (one,) = found(check(text), "DOC004")
    assert one.location.line == 6


CITY = """
updated: 2026-03-01
review: {every: month, last: 2026-05-10}
posts:
  a: {top: true, holder: {person: x, since: 2026-04-20}}
duties:
  d: {accountable: a, public: true, published: {date: 2026-06-05, where: W, shows: [item, basis, unit, limit, phone]}}
"""


def test_over_a_period_each_day_shows_what_it_shows_alone() -> None:
    since, until = date(2026, 5, 1), date(2026, 7, 1)
    swept = sweep(stated(CITY), (since, until), "all")
    held = {one.subtype: one.held for one in found(swept, "DOC004")}
    assert held == {
        "stale": ((date(2026, 5, 21), until),),
        "review-overdue": ((date(2026, 6, 11), until),),
        "unpublished": ((since, date(2026, 6, 5)),),
    }
    for ordinal in range(since.toordinal(), until.toordinal(), 3):
        alone = said(check_stated(stated(CITY), "all", date.fromordinal(ordinal)))
        assert {subtype for subtype, _ in alone} == {
            subtype
            for subtype, spans in held.items()
            if any(a.toordinal() <= ordinal < b.toordinal() for a, b in spans)
        }


WAIVED = """
posts: {a: {top: true, holder: x}}
duties: {d: {title: D}}
"""


def test_an_expired_waiver_breaks_the_condition_of_publicity() -> None:
    waiver = "waivers: [{rule: GAP010, subject: d, reason: later, approved_by: a, until: 2026-06-01}]"
    expired, kept = check(WAIVED + waiver), check(WAIVED + waiver.replace("2026-06-01", "2026-06-02"))
    assert said(expired) == [("expired-waiver", "GAP010 d")]
    assert (expired.conditions["C11"].state, expired.conditions["C11"].rules) == ("breaks", ("DOC004",))
    assert kept.conditions["C11"].state == "not judged"


def test_a_waiver_of_what_the_profile_does_not_report_is_no_waiver_of_nothing() -> None:
    text = "posts: {a: {top: true}}\nbases: {}\nduties: {d: {accountable: a}}\n"
    waiver = "waivers: [{rule: DOC001, subject: d, reason: later, approved_by: a}]"
    told = check(text + waiver, profile="core")
    assert [subtype for subtype, _ in said(told)] == ["refused-waiver"]
    assert told.conditions["C11"].state == "breaks"


def test_an_expired_waiver_breaks_the_chain_of_the_duty_that_it_excused_and_no_other() -> None:
    text = """
posts: {a: {top: true, holder: x}, b: {reports_to: a, holder: y}}
duties: {d: {title: D, accountable: a}, e: {title: E, accountable: b}}
waivers: [{rule: ACC006, subject: d, reason: later, approved_by: a, until: 2026-06-01}]
"""
    done = ask(text)
    broken = {duty: trace(done, duty).conditions["C11"].state for duty in ("d", "e")}
    assert broken == {"d": "breaks", "e": "not judged"}
    assert "expired-waiver" in [one.subtype for one in trace(done, "d").breaks]
