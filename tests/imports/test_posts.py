"""Real organograms: each figure that was counted in them by hand, out of the charter or out of its findings."""

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import respchain as rc
from respchain.files.emitting import emitted
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.posts import imported
from tests.imports.posting import live, posts
from tests.imports.samples import sample

BODIES = ("dvla_2011-09", "acas_2013-09", "decc_2013-09")
FIGURES: dict[str, tuple[object, object, object]] = {
    "senior rows": (7, 6, 113),
    "post ids": (7, 6, 111),
    "eliminated rows": (0, 0, 19),
    "job shares": ([], [], ["39", "59"]),
    "many holders": ([], [], []),
    "collisions": ([], [], []),
    "people without a post": (0, 0, 0),
    "names not disclosed": (0, 2, 79),
    "posts not disclosed": ([], ["20", "2013"], 78),
    "vacant": ([], [], ["23", "54"]),
    "distinct persons": (7, 4, 32),
    "roots": (["16"], ["9"], ["1"]),
    "unknown bosses": (0, 0, 0),
    "self-reports": ([], ["1"], []),
    "several bosses": (0, 0, 0),
    "managers": (1, 1, 29),
    "widest span": (("16", 6), ("1", 5), ("2", 9)),
    "spans of one": ([], [], ["132", "37", "45"]),
    "spans over 8": ([], [], ["2"]),
    "levels": ([1, 6], [1], [1, 7, 27, 75, 1]),
    "not reaching a top": ([], ["1", "1028", "20", "2013", "5"], []),
    "without reports": (0, 1, 41),
    "senior FTE": (7.0, 4.5, 108.35),
    "one function text": (0, 0, [["121", "122"], ["132", "138"], ["137", "41"]]),
    "junior rows": (82, 29, 324),
    "junior FTE": (5560.6, 775.92, 1349.45),
    "junior unknown or blank": (0, 0, 0),
    "junior in another unit": (28, 1, 6),
    "junior not in post": (0, 3, 5),
    "acting": ([], [], ["134", "5", "76"]),
}


@cache
def charter(body: str) -> Imported:
    return imported([sample(f"organogram/{body}-{kind}.csv") for kind in ("senior", "junior")], Wishes())


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("body", BODIES)
def test_figure(body: str, name: str) -> None:
    found = counted(charter(body))[name]
    expected = FIGURES[name][BODIES.index(body)]
    if isinstance(expected, int) and isinstance(found, list):
        found = len(found)
    assert found == expected


def counted(found: Imported) -> dict[str, Any]:
    """The figures, counted in the charter."""
    own, groups = live(found), {post: entry for post, entry in posts(found).items() if "headcount" in entry}
    people, appointments = found.stated["people"], found.stated["appointments"]
    duties = found.stated["duties"].values()
    up = {post: entry.get("reports_to") for post, entry in own.items()}
    span = Counter(boss for boss in up.values() if boss)
    holders = Counter(entry["post"] for entry in appointments)
    hidden = [entry["post"] for entry in appointments if people[entry["person"]].get("disclosed") is False]
    vacant = sorted(set(own) - set(holders))
    tops = sorted(post for post, entry in own.items() if entry.get("top"))
    reached = _reached(up, tops)
    texts: dict[str, set[str]] = {}
    for duty in duties:
        text = "".join(sign for sign in unicodedata.normalize("NFKC", duty["title"]).casefold() if sign.isalnum())
        if "until" not in duty and len(duty["title"]) > 15:
            texts.setdefault(text, set()).add(duty["accountable"])
    shares = [entry["share"] for entry in appointments]
    several = {post for post, count in holders.items() if count > 1}
    shared = {entry["post"] for entry in appointments if entry.get("kind") == "job-share"}
    return {
        "senior rows": len(appointments) + len(vacant),
        "post ids": len(own),
        "eliminated rows": sum("until" in entry for entry in posts(found).values()),
        "job shares": sorted(shared),
        "many holders": sorted(several - shared),
        "collisions": [
            one for one, count in Counter(entry["source_id"] for entry in own.values()).items() if count > 1
        ],
        "people without a post": len(set(people) - {entry["person"] for entry in appointments}),
        "names not disclosed": len(hidden),
        "posts not disclosed": sorted(set(hidden)),
        "vacant": vacant,
        "distinct persons": sum("name" in entry for entry in people.values()),
        "roots": tops,
        "unknown bosses": sum(isinstance(boss, dict) for boss in up.values()),
        "self-reports": [post for post, boss in up.items() if boss == post],
        "several bosses": sum(isinstance(boss, list) for boss in up.values()),
        "managers": len(span),
        "widest span": span.most_common(1)[0],
        "spans of one": sorted(post for post, count in span.items() if count == 1),
        "spans over 8": sorted(post for post, count in span.items() if count > 8),
        "levels": [len(level) for level in reached],
        "not reaching a top": sorted(set(own) - {post for level in reached for post in level}),
        "without reports": len(set(own) - set(span) - {entry["reports_to"] for entry in groups.values()}),
        "senior FTE": round(sum(shares) + sum(own[post]["fte"] for post in vacant), 6),
        "one function text": sorted(sorted(bearers) for bearers in texts.values() if len(bearers) > 1),
        "junior rows": len(groups),
        "junior FTE": round(sum(entry["headcount"] for entry in groups.values()), 6),
        "junior unknown or blank": sum(not isinstance(entry.get("reports_to"), str) for entry in groups.values()),
        "junior in another unit": sum(
            entry["department"] != own[entry["reports_to"]]["department"] for entry in groups.values()
        ),
        "junior not in post": sum(entry["title"] == "Not In Post" for entry in groups.values()),
        "acting": sorted(entry["post"] for entry in appointments if entry.get("kind") == "acting"),
    }


def _reached(up: dict[str, Any], tops: list[str]) -> list[list[str]]:
    """The posts on each level below the tops."""
    levels, seen = [tops], set(tops)
    while levels[-1]:
        below = [post for post, boss in up.items() if boss in levels[-1] and post not in seen]
        seen.update(below)
        levels.append(below)
    return levels[:-1]


def test_what_was_abolished_keeps_its_working_time_and_line() -> None:
    found = charter("decc_2013-09")
    gone = {post: entry for post, entry in posts(found).items() if "until" in entry}
    assert sorted(gone, key=int) == [
        str(post) for post in (14, 16, 17, 31, 60, 63, 71, 73, 77, 82, 84, 87, 91, 99, 110, 113, 118, 120, 123)
    ]
    assert {entry["fte"] for entry in gone.values()} == {1.0}
    assert [post for post, entry in gone.items() if "title" not in entry] == ["71", "91"]
    assert all("reports_to" in entry for entry in gone.values())


@cache
def report(body: str) -> rc.Report:
    path = Path(charter_file(body))
    return rc.check(rc.load(path), profile="all")


def charter_file(body: str) -> str:
    from tempfile import mkdtemp

    path = Path(mkdtemp(), "charter.yaml")
    path.write_text(emitted(charter(body).stated), "utf-8")
    return str(path)


def told(body: str, *codes: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [
        (one.rule, one.subtype, tuple(subject.id for subject in one.subjects))
        for one in report(body).findings
        if one.rule.startswith(codes)
    ]


def test_five_posts_that_do_not_reach_the_top_are_one_finding_with_its_cause() -> None:
    assert told("acas_2013-09", "HIER", "PER", "SPAN", "OVL") == [("HIER009", None, ("1",))]
    [finding] = [one for one in report("acas_2013-09").findings if one.rule == "HIER009"]
    [behind] = finding.related
    assert behind.rule == "HIER011"
    groups = {"5", "20", "1028", "1"}
    below = sum(
        entry.get("reports_to") in groups for entry in posts(charter("acas_2013-09")).values() if "headcount" in entry
    )
    assert behind.count == 4 + below  # the four posts, and the groups that report to one of the five


def test_a_clean_organogram_has_no_finding_about_its_lines_and_people() -> None:
    assert told("dvla_2011-09", "HIER", "PER", "SPAN", "OVL", "DOC") == []


def test_what_is_to_be_told_of_a_large_one() -> None:
    assert told("decc_2013-09", "HIER", "OVL") == []
    assert ("SPAN001", None, ("2",)) in told("decc_2013-09", "SPAN001")
    assert [subjects for _, _, subjects in told("decc_2013-09", "SPAN002")] == [("81",), ("132",)]
    assert sorted(told("decc_2013-09", "DOC003")) == [
        ("DOC003", "team", ("121", "122")),
        ("DOC003", "team", ("132", "138")),
        ("DOC003", "team", ("41", "137")),
    ]
    assert sorted(subjects for _, _, subjects in told("decc_2013-09", "PER001")) == [("134",), ("5",), ("76",)]
    assert told("decc_2013-09", "PER012", "PER013") == []
    assert {subjects[0] for _, _, subjects in told("decc_2013-09", "ACC001")} == {"23", "54"}


def test_a_part_of_a_hundredth_is_told() -> None:
    assert any("0.01" in sentence for sentence in charter("acas_2013-09").read)


def test_the_day_of_the_file_is_that_of_the_charter() -> None:
    assert [str(charter(body).stated["as_of"]) for body in BODIES] == ["2011-09-30", "2013-09-30", "2013-09-30"]
    assert all(any("2013-09-30" in one for one in charter(body).assumed) for body in BODIES[1:])


def test_the_one_note_that_puts_costs_elsewhere_than_with_the_superior_is_told() -> None:
    [notes] = [one for one in charter("decc_2013-09").read if "costs are included" in one]
    [apart] = [one for one in charter("decc_2013-09").read if "another post than the superior" in one]
    assert notes.startswith("39 ")
    assert apart == "1 of these names another post than the superior: 124 in 7"
