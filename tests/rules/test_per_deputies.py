"""Deputies: what PER004 must not fire on, and what it must not miss."""

from typing import Any

import pytest

from tests.charters import check, found

HOUSE = """
posts:
  mayor: {{top: true, holder: {{person: chen}}}}
  chief: {{reports_to: mayor{key}, holder: {{person: li}}, powers: [order]{backup}{post}}}
  deputy: {{reports_to: chief, holder: {{person: {deputy}}}{powers}}}
  clerk: {{reports_to: chief, holder: {{person: zhao}}}}
duties:
  close: {{accountable: chief, needs: order}}
  read: {{accountable: chief}}
{more}
"""


def without(**words: str) -> list[tuple[str | None, Any, Any]]:
    """The subtype, the duty and the power that PER004 names."""
    usual = {
        "key": ", key: true", "backup": ", backup: deputy", "deputy": "wang", "powers": ", powers: [order]", "more": "",
        "post": "",
    }  # fmt: skip
    findings = found(check(HOUSE.format(**{**usual, **words})), "PER004")
    assert all(finding.subjects[0].id == "chief" for finding in findings)
    return [(finding.subtype, finding.witness.get("duty"), finding.witness.get("power")) for finding in findings]


@pytest.mark.parametrize("key", ["", ", key: false"])
def test_posts_that_are_not_key(key: str) -> None:
    """Must not fire: posts not marked key."""
    assert without(key=key, backup="", powers="", post=", command_post: {}") == []
    assert without(key=key, powers="") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, []),
        ({"backup": ""}, [("missing", None, None)]),
        ({"backup": ", backup: chief"}, [("missing", None, None)]),
        ({"backup": ", backup: {unknown: '7'}"}, []),
        ({"backup": ", backup: {post: deputy, until: 2026-06-01}"}, [("missing", None, None)]),
        ({"backup": ", backup: {post: deputy, through: 2026-06-01}"}, []),
        ({"deputy": "li"}, [("missing", None, None)]),
        ({"deputy": "wang, until: 2026-01-01"}, [("missing", None, None)]),
    ],
)
def test_a_standby_is_another_person(words: dict[str, str], expected: list[Any]) -> None:
    assert without(**words) == expected


def test_where_nobody_is_named_at_all_a_post_is_a_standby() -> None:
    text = "posts: {a: {top: true, key: true, backup: b}, b: {reports_to: a}}"
    assert found(check(text), "PER004") == []


def test_an_aggregate_row_needs_no_standby_and_can_be_one() -> None:
    text = """
    posts:
      a: {top: true, key: true, backup: b, holder: {person: li}}
      b: {reports_to: a, key: true, headcount: 3}
    """
    assert found(check(text), "PER004") == []


@pytest.mark.parametrize(
    ("powers", "expected"),
    [
        ("", [("power", "close", "order")]),
        (", powers: [seal]", [("power", "close", "order")]),
        (", powers: [{power: order, reserve: true}]", []),
        (", powers: [{power: order, until: 2026-06-01}]", [("power", "close", "order")]),
    ],
)
def test_a_standby_holds_the_powers_of_the_post(powers: str, expected: list[Any]) -> None:
    assert without(powers=powers) == expected


def test_what_the_post_itself_lacks_its_standby_need_not_hold() -> None:
    assert without(powers="", more="  seal: {accountable: chief, needs: seal}") == [("power", "close", "order")]


def test_one_of_several_standbys_is_enough() -> None:
    assert without(backup=", backup: [clerk, deputy]") == []
    assert without(backup=", backup: [clerk, deputy]", powers="") == [("power", "close", "order")]


@pytest.mark.parametrize(
    ("backup", "expected"),
    [
        ("{post: deputy, duties: [close, read]}", []),
        ("{post: deputy, duties: [close]}", [("limited", "read", None)]),
        ("{post: deputy, duties: [read]}", [("limited", "close", None)]),
        ("[{post: deputy, duties: [close]}, {post: clerk, duties: [read]}]", []),
        ("[{post: clerk, duties: [close]}, {post: deputy, duties: [read]}]", [("power", "close", "order")]),
    ],
)
def test_limited_standbys_have_to_reach_all_duties_together(backup: str, expected: list[Any]) -> None:
    assert without(backup=f", backup: {backup}") == expected


def test_a_standby_that_breaks_separation_is_told_by_that() -> None:
    more = "matters: {money: {stages: [pay, record]}}\n"
    text = HOUSE.format(
        key=", key: true", backup=", backup: deputy", deputy="wang", powers=", powers: [order]", post="",
        more="  pay: {matter: money, stage: pay, accountable: chief}\n"
        "  book: {matter: money, stage: record, accountable: deputy}\n" + more,
    )  # fmt: skip
    report = check(text)
    (finding,) = found(report, "SOD006")
    assert [(effect.rule, effect.subtype) for effect in finding.related] == [("PER004", "breaks")]
    assert found(report, "PER004") == []


STAYS = [
    ("{stays: deputy}", True),
    ("{stays: {unknown: '7'}}", True),
    ("{stays: chief}", False),
    ("{stays: empty}", False),
    ("{stays: twin}", False),
    ("{stays: [twin, deputy]}", True),
    ("{}", False),
]


@pytest.mark.parametrize(("said", "there"), STAYS)
def test_somebody_stays_at_the_command_post_of_a_post_and_of_a_body(said: str, there: bool) -> None:
    text = """
    posts:
      mayor: {{top: true, holder: {{person: chen}}}}
      chief: {{reports_to: mayor{key}, holder: {{person: li}}, backup: deputy{post}}}
      deputy: {{reports_to: chief, holder: {{person: wang}}}}
      twin: {{reports_to: chief, holder: {{person: li}}}}
      empty: {{reports_to: chief}}
    bodies: {{hq: {{title: Headquarters, chair: chief, members: [deputy]{body}}}}}
    """
    command, expected = f", command_post: {said}", [] if there else ["command-post"]
    for words in ({"post": command, "body": ""}, {"post": "", "body": command}):
        findings = found(check(text.format(key=", key: true", **words)), "PER004")
        assert [finding.subtype for finding in findings] == expected
        assert [finding.witness["actor"] for finding in findings] == (
            [] if there else ["chief" if words["post"] else "hq"]
        )
        assert found(check(text.format(key="", **words)), "PER004") == []
