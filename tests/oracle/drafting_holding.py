"""Long tenures, relatives, handovers and terms of a charter at random."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.years import later

EVER = date.min
CLASSES = ("spouse", "lineal", "collateral", "affinity", "夫妻")
COVERS = ("breaches", "concerns", "priorities", "cases")
FOR_A_TIME = ("term", "probation", "contract", "secondment")


def drafting(charter: Gaps) -> None:
    """Long tenures, relatives, handovers, terms."""
    if charter.chance(0.5):
        _dates(charter)
        _predecessors(charter)
    _kinds(charter)
    _posts(charter)
    if charter.chance(0.2):
        _one_level(charter)
    _departments(charter)
    if charter.data.get("people") and charter.chance(0.6):
        _people(charter)
    for process in charter.data.get("processes", {}).values():
        if charter.chance(0.5):
            do, check = charter.some(process["steps"], 2, 2)
            process["pairs"] = [{"do": do, "check": check}]


def _appointments(charter: Gaps) -> list[dict[str, Any]]:
    found = charter.data.setdefault("appointments", [])
    assert isinstance(found, list)
    return found


def _dates(charter: Gaps) -> None:
    """Nobody holds a post without its being said since when: mostly for long, some for just as long as is allowed."""
    for post, entry in charter.data["posts"].items():
        if "holder" in entry:
            held = entry.pop("holder")
            _appointments(charter).append(
                {"person": held, "post": post} if isinstance(held, str) else {**held, "post": post}
            )
    for held in _appointments(charter):
        begins = charter.one((_ago(10), _ago(10, 1), _ago(5), _ago(5, 1), _ago(15, 1), _ago(17), _ago(2)))
        if "since" not in held or ("until" not in held and charter.chance(0.3)):
            held["since"] = min(begins, held.get("until", TODAY) - timedelta(1))


def _ago(years: int, days: int = 0) -> date:
    return later(TODAY, -years) - timedelta(days)


def _predecessors(charter: Gaps) -> None:
    """Somebody before, the same or another, with or without a handover."""
    for held in list(_appointments(charter)):
        if not charter.chance(0.5) or "since" not in held or held["since"] > TODAY:
            continue
        ends = held["since"] + timedelta(charter.one((0, 0, 0, 0, 1, -1, 10, 30, 31, -40)))
        before = {"person": held["person"] if charter.chance(0.35) else charter.one(("ann", "bob", "cy", "dee", "eve"))}
        before |= {"post": held["post"], "since": ends - timedelta(charter.one((20, 400, 1500, 3000))), "until": ends}
        if charter.chance(0.6):
            before["handover"] = _record(charter, held, ends)
        if charter.chance(0.3):
            before["kind"] = charter.one(("acting", "job-share", "term", "probation", "substantive"))
        if charter.chance(0.2):
            before["share"] = 0.5
        _appointments(charter).append(before)
        if charter.chance(0.3) and before["person"] == held["person"]:
            first = before["since"]
            _appointments(charter).append({**before, "since": first - timedelta(900), "until": first, "kind": "term"})


def _record(charter: Gaps, held: Mapping[str, Any], ends: date) -> dict[str, Any]:
    superior = charter.data["posts"][held["post"]].get("reports_to")
    to = [held["person"]]
    if isinstance(superior, str) and charter.chance(0.6):
        in_office = [one["person"] for one in _appointments(charter) if one["post"] == superior]
        to.append(charter.one(in_office) if in_office and charter.chance(0.5) else superior)
    record: dict[str, Any] = {"to": to, "covers": list(COVERS) if charter.chance(0.8) else charter.some(COVERS, 1, 3)}
    if charter.chance(0.6):
        record["date"] = ends - timedelta(1) if charter.chance(0.9) else TODAY + timedelta(charter.one((0, 1)))
    return record


def _kinds(charter: Gaps) -> None:
    """Appointments for a time; chiefs at home."""
    for held in _appointments(charter):
        if charter.chance(0.25) and held.get("kind") != "acting":
            held["kind"] = charter.one(FOR_A_TIME)
            if charter.chance(0.7):
                held["ends"] = TODAY + timedelta(charter.one((-90, -1, 0, 1, 90)))
            if charter.chance(0.2) and "until" not in held and held.get("since", EVER) < TODAY:
                again = {"since": held.get("ends", TODAY) if charter.chance(0.8) else TODAY + timedelta(9)}
                who = {} if charter.chance(0.7) else {"person": charter.one(("ann", "bob", "cy"))}
                _appointments(charter).append({"person": held["person"], "post": held["post"], **again, **who})
        if charter.chance(0.15):
            held["home_area"] = charter.chance(0.9)


def _posts(charter: Gaps) -> None:
    for entry in charter.data["posts"].values():
        if charter.chance(0.3):
            entry["key"] = True
        if charter.chance(0.1):
            entry["professional"] = True
        if charter.chance(0.4):
            entry["grade"] = charter.random.randint(4, 5)
        if charter.chance(0.25):
            entry["leads"] = True
        if charter.chance(0.25):
            entry["variations"] = _variation(charter)


def _one_level(charter: Gaps) -> None:
    """Somebody moves from post to post, all of one grade or nearly."""
    named = [name for name, entry in charter.data["posts"].items() if "headcount" not in entry]
    if len(named) < 2:
        return
    moves = zip(charter.some(named, 2, 2), (charter.one((_ago(15), _ago(15, 1), _ago(17))), _ago(8)), strict=True)
    for post, begins in moves:
        charter.data["posts"][post].update({"grade": 4 if charter.chance(0.8) else 5, "key": False})
        left = {"until": _ago(8, charter.one((0, 0, 1)))} if begins < _ago(8) else {}
        _appointments(charter).append({"person": "eve", "post": post, "since": begins, **left})


def _departments(charter: Gaps) -> None:
    for entry in charter.data.get("departments", {}).values():
        if charter.chance(0.25):
            entry["kind"] = charter.one(("supervision", "execution", "support"))
        if charter.chance(0.3):
            entry["domain"] = charter.one((["finance", "projects"], "personnel", "permits"))
        if charter.chance(0.15):
            entry["variations"] = [_variation(charter)]
    for section in ("duties", "matters"):
        for entry in charter.data.get(section, {}).values():
            if charter.chance(0.15):
                entry["domain"] = charter.one(("finance", "audit", "permits"))


def _variation(charter: Gaps) -> dict[str, Any]:
    entry: dict[str, Any] = {"of": charter.one(("rotation", "avoidance", "term"))}
    if charter.chance(0.7):
        entry["allowed_by"] = {"unknown": "x9"} if charter.chance(0.1) else charter.anyone()
    if charter.chance(0.6):
        entry["basis"] = "LAW 9"
    return charter.life(entry)


def _people(charter: Gaps) -> None:
    """Relatives of all classes, and of none; some who will soon retire."""
    people = charter.data["people"]
    unclear = charter.chance(0.1)
    for name, entry in people.items():
        if charter.chance(0.2):
            entry["retires"] = charter.one((_ago(-3), _ago(-3, 1), _ago(-3, -1), _ago(-9), _ago(1)))
        if charter.chance(0.7):
            others = charter.some([other for other in people if other != name], 0, 2)
            entry["relatives"] = [
                {"person": other, "relation": charter.one((*CLASSES, "friend") if unclear else CLASSES)}
                for other in others
            ]
