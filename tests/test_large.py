"""Long lines and long circles of command are judged without recursion; time is measured elsewhere."""

from datetime import date
from typing import Any

import pytest

from respchain.checking import check
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
    duties = {f"d{number}": {"accountable": f"p{number * 1000}"} for number in range(20)}
    outsiders = {"province": {"kind": "external-superior", "terminal": True}}
    return {"as_of": date(2026, 6, 1), "posts": posts, "duties": duties, "outsiders": outsiders}


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("province", {"ACC006"}),
        (None, {"ACC006", "LOOP001"}),
        ("p0", {"ACC006", "HIER001", "LOOP005"}),
    ],
)
def test_a_line_of_100_000_posts_is_judged(top: str | None, expected: set[str]) -> None:
    report = check(Stated(line(top)), "all")
    assert not report.crashed
    assert {found.rule for found in report.findings} == expected
