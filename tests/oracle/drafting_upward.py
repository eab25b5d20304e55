"""What goes up and down in a charter at random, level by level."""

from typing import Any

from tests.oracle.drafting_gaps import Gaps


def drafting(charter: Gaps) -> None:
    """Escalations of all kinds, reports past levels, grades, means, matters that are only steered."""
    _escalated(charter)
    for duty in charter.data["duties"].values():
        _excused(charter, duty)
        if "within" in duty and charter.chance(0.3):
            duty["within"] = charter.one(("2 days", "3 days", "2 working days", "4 days"))
    for post in charter.data["posts"].values():
        if charter.chance(0.3):
            post["grade"] = charter.random.randint(1, 3)
        if charter.chance(0.1):
            post["professional"] = charter.chance(0.7)
        if charter.chance(0.05):
            post["ladder"] = "medical"
    _means(charter)
    if charter.data.get("matters"):
        _shared(charter)
        _steered(charter)


def _escalated(charter: Gaps) -> None:
    data = charter.data
    if charter.chance(0.7):
        data["escalate"] = _terms(charter, to=0)
    for section, often in (("matters", 0.12), ("posts", 0.12), ("bodies", 0.3), ("duties", 0.12)):
        for entry in data.get(section, {}).values():
            if charter.chance(often):
                entry["escalate"] = _terms(charter, to=0.6)
    for process in data.get("processes", {}).values():
        if charter.chance(0.4):
            process["intake"] = charter.anyone()
        for step in process["steps"].values():
            if charter.chance(0.15):
                step["escalate"] = _terms(charter, to=0.5)
            if charter.chance(0.15):
                step["informs"] = [next(iter(data["posts"]))]
            _excused(charter, step)


def _terms(charter: Gaps, to: float) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not charter.slip(0.6):
        found["when"] = "dispute"
    if not charter.slip(0.6):
        found["within"] = charter.one(("1 day", "2 days", "1 working day", "即时"))
    if charter.chance(to):
        posts = list(charter.data["posts"])
        found["to"] = posts[0] if charter.chance(0.5) else charter.anyone()
        if charter.slip(0.1):
            found["to"] = {"unknown": "x9"}
    _excused(charter, found)
    return found or {"when": "dispute"}


def _excused(charter: Gaps, entry: dict[str, Any]) -> None:
    if charter.chance(0.08):
        entry["past_levels"] = "an emergency"


def _means(charter: Gaps) -> None:
    for entry in [*charter.data.get("transfers", []), *charter.data.get("delegations", [])]:
        if charter.chance(0.7):
            entry["means"] = {name: charter.chance(0.8) for name in ("staff", "budget", "information")}
            if charter.chance(0.15):
                entry["means"]["negligible"] = "two cases a year"
        _excused(charter, entry) if "duty" in entry else None


def _shared(charter: Gaps) -> None:
    """Duties that several hold jointly, with a lead or without; coordinators with power or without."""
    duties = list(charter.data["duties"].values())
    for duty in duties:
        if charter.chance(0.12):
            duty["accountable"] = charter.some([*charter.data["posts"], *charter.data.get("bodies", {})], 2, 3)
            duty["shared"] = {"how": "joint", "reason": "two laws"}
            if charter.chance(0.3):
                duty["shared"]["lead"] = charter.one(duty["accountable"])
    for post in charter.data["posts"].values():
        if charter.chance(0.3):
            post.setdefault("powers", []).append(charter.one(("decide", "direct")))
    if charter.chance(0.05) and charter.data["posts"]["p0"].get("top"):
        posts = [name for name, post in charter.data["posts"].items() if post.get("reports_to") == "p0"][:2]
        for number in range(11 if len(posts) == 2 else 0):
            entry = {"accountable": list(posts), "shared": {"how": "joint", "reason": "many"}}
            charter.data["duties"][f"j{number}"] = entry


def _steered(charter: Gaps) -> None:
    """A matter on which most answer for policy alone."""
    if not charter.chance(0.25):
        return
    matter = charter.one(charter.data["matters"])
    for duty in charter.data["duties"].values():
        if duty.get("matter") == matter and charter.chance(0.9):
            duty["stage"] = "policy"
            duty.setdefault("responsible", [charter.anyone()])
