"""Long lines and long circles of command are judged without recursion; time is measured elsewhere."""

from datetime import date
from typing import Any

import pytest

from respchain.checking import check, judged
from respchain.model.stated import Stated

COUNT = 100_000


def test_a_process_of_100_000_steps_is_added_up() -> None:
    steps: dict[str, Any] = {f"s{n}": {"limit": "1 day", "next": f"s{n + 1}"} for n in range(COUNT - 1)}
    steps[f"s{COUNT - 1}"] = {"limit": "1 day", "next": "end"}
    for promise, expected in ((COUNT, []), (COUNT - 1, ["100000 days"])):
        stated = {"as_of": date(2026, 6, 1), "processes": {"p": {"promise": f"{promise} days", "steps": steps}}}
        report = check(Stated(stated), "all")
        assert not report.crashed
        assert [found.witness["total"] for found in report.findings if found.rule == "TIME002"] == expected


def line(top: str | None) -> dict[str, Any]:
    """A charter in which each of many posts reports to the next; the last one to `top`."""
    posts: dict[str, Any] = {f"p{number}": {"reports_to": f"p{number + 1}"} for number in range(COUNT - 1)}
    posts[f"p{COUNT - 1}"] = {"reports_to": top} if top else {"top": True}
    duties: dict[str, Any] = {f"d{number}": {"accountable": f"p{number * 1000}"} for number in range(20)}
    duties["d0"]["informed"] = list(posts)  # so that each has some part
    outsiders = {"province": {"kind": "external-superior", "terminal": True}}
    return {"as_of": date(2026, 6, 1), "posts": posts, "duties": duties, "outsiders": outsiders}


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("province", {"ACC006", "SPAN002", "SPAN003"}),
        (None, {"ACC006", "LOOP001", "SPAN002", "SPAN003"}),
        ("p0", {"ACC006", "HIER001"}),
    ],
)
def test_a_line_of_100_000_posts_is_judged(top: str | None, expected: set[str]) -> None:
    report = check(Stated(line(top)), "all")
    assert not report.crashed
    assert {found.rule for found in report.findings} == expected


def test_walks_along_a_line_pass_whoever_has_one_superior_and_no_other_forum_on_that_matter() -> None:
    posts, matters = 20_000, 2_000
    charter = line(None)
    charter["posts"] = {f"p{number}": {"reports_to": f"p{number + 1}"} for number in range(posts - 1)}
    charter["posts"][f"p{posts - 1}"] = {"top": True}
    charter["matters"] = {f"m{number}": {} for number in range(matters)}
    charter["outsiders"]["auditor"] = {}
    charter["oversight"] = {
        f"o{number}": {"forum": "auditor", "over": f"p{number * 7}", "matter": f"m{number}"}
        for number in range(matters)
    }
    charter["duties"] = {f"d{number}": {"matter": f"m{number}", "accountable": "p0"} for number in range(matters)}
    stations = judged(Stated(charter), "all", rules=()).facts.stations
    # on each matter: the first post, where the line turns, the auditor (m0 turns at the first) and the top
    assert len(stations) == 4 * matters - 1
    assert not stations.closed.any()
