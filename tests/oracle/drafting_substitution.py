"""What ties people to outsiders, who audits, who stands in, and whose powers serve whom, in a charter at random."""

from datetime import timedelta
from typing import Any

from tests.oracle.dice import TODAY
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.regulating import COOLING_OFF

DOMAINS = ("personnel", "finance", "projects", "procurement", "permits")


def drafting(charter: Gaps) -> None:
    """Adds what ties people to outsiders, who audits, who stands in, and whose powers serve whom."""
    if charter.chance(0.5):
        outsiders(charter)
    if charter.chance(0.5):
        domains(charter)
    if charter.chance(0.5):
        auditors(charter)
    if charter.chance(0.6):
        standbys(charter)
    if charter.chance(0.6):
        powers(charter)


def outsiders(charter: Gaps) -> None:
    """Outsiders that are owned and regulated, and people who came from them."""
    data, posts = charter.data, list(charter.data["posts"])
    inside = [*posts, *posts, *data.get("departments", {}), *data.get("bodies", {})]
    found = data.setdefault("outsiders", {})
    for name in charter.some(("mill", "bakery"), 1, 2):
        found[name] = {"kind": "regulated"}
        for key in ("owned_by", "represented_by"):
            if charter.chance(0.5):
                found[name][key] = charter.some(inside, 1, 2)
        for number in range(charter.random.choice((1, 1, 2))):
            entry: dict[str, Any] = {"forum": charter.one(inside), "over": [name], "information": "visits"}
            if charter.chance(0.15):
                entry["kind"] = charter.one(("assesses", "advisory"))
            data.setdefault("oversight", {})[f"on-{name}-{number}"] = charter.life(entry, 0.05)
    if charter.chance(0.7):
        people(charter)


def people(charter: Gaps) -> None:
    """Where people were before, and in whose affairs they take no part."""
    known, found = charter.data.get("people") or {}, charter.data["outsiders"]
    for person in known:
        entry = known[person] = dict(known[person] or {})
        if charter.chance(0.5):
            said: dict[str, Any] = {"actor": charter.one(found)}
            if charter.chance(0.8):
                said["until"] = TODAY - timedelta(days=charter.one((0, 100, COOLING_OFF - 1, COOLING_OFF, 2000)))
            if charter.chance(0.15):
                said["since"] = TODAY + timedelta(days=charter.one((0, 1)))
            entry["previous"] = [said]
        if charter.chance(0.25):
            entry["recuses"] = charter.some(found, 1, 2)


def domains(charter: Gaps) -> None:
    """Domains of matters and duties, leading posts, and what the top does."""
    data = charter.data
    for entry in data.get("matters", {}).values():
        if charter.chance(0.5):
            entry["domain"] = charter.one((*DOMAINS[:3], "culture"))
    for entry in data["posts"].values():
        if charter.chance(0.4):
            entry["leads"] = True
    for entry in data["duties"].values():
        if charter.chance(0.15):
            entry["domain"] = charter.one((*DOMAINS[3:], "culture"))
        if charter.chance(0.15):
            entry["responsible"] = ["p0"]


def auditors(charter: Gaps) -> None:
    """Departments for supervision, their lines, and what they audit and do."""
    data = charter.data
    for name, entry in data.get("departments", {}).items():
        if charter.chance(0.4):
            entry["kind"] = charter.one(("supervision", "supervision", "execution"))
            own = [post for post, said in data["posts"].items() if said.get("department") == name]
            for post in own if charter.chance(0.6) else ():
                data["duties"][f"a-{post}"] = duty_of(charter, post)
    for entry in data["posts"].values():
        if charter.chance(0.35):
            entry["functional_to"] = charter.anyone() if charter.chance(0.9) else {"unknown": "x9"}
    if charter.chance(0.4):
        post = charter.one(data["posts"])
        data["duties"]["a-alone"] = {**duty_of(charter, post), "stage": charter.one(("audit", "inspection"))}
    for number in range(charter.random.choice((0, 0, 1))):
        over = charter.one([*data.get("departments", {}), *data["posts"]])
        entry = {"forum": charter.one(data["posts"]), "over": [over], "information": "reports"}
        if data.get("matters") and charter.chance(0.4):
            entry["matter"] = charter.one(data["matters"])
        data.setdefault("oversight", {})[f"over-audit-{number}"] = entry


def duty_of(charter: Gaps, post: str) -> dict[str, Any]:
    """A duty to audit, or to do what may be audited."""
    entry: dict[str, Any] = {"accountable": post, "stage": charter.one(("audit", "supervise", "deliver", "record"))}
    if charter.data.get("matters"):
        entry["matter"] = charter.one(charter.data["matters"])
    if charter.chance(0.2):
        entry["consulting"] = {"disclosed_to": "p0", "cooling": charter.one(("1 year", "11 months", "2 years"))}
        if charter.chance(0.3):
            entry["consulting"].pop(charter.one(("disclosed_to", "cooling")))
    return entry


def standbys(charter: Gaps) -> None:
    """Standbys, some limited or ended, key posts, and command posts."""
    data = charter.data
    for entry in data["posts"].values():
        if charter.chance(0.5):
            entry["key"] = True
        if charter.chance(0.5):
            entry["backup"] = backup(charter)
    for entry in [*data["posts"].values(), *data.get("bodies", {}).values()]:
        if charter.chance(0.15):
            entry["command_post"] = stays(charter)
    if charter.chance(0.3):
        twins(charter)


def backup(charter: Gaps) -> list[Any]:
    """One standby or two."""
    said: list[Any] = []
    for post in charter.some(charter.data["posts"], 1, 2):
        stated: Any = post
        if charter.chance(0.35):
            stated = {"post": post}
            if charter.chance(0.7):
                stated["duties"] = charter.some(charter.data["duties"], 1, 2)
            charter.life(stated, 0.1)
        said.append(stated)
    return [*said, {"unknown": "x9"}] if charter.chance(0.08) else said


def twins(charter: Gaps) -> None:
    """Two duties with functions that are to be kept apart."""
    data = charter.data
    for number, stage in enumerate(charter.some(("approve", "pay", "record", "audit"), 2, 2)):
        entry = {"accountable": charter.one(data["posts"]), "stage": stage}
        if data.get("matters"):
            entry["matter"] = next(iter(data["matters"]))
        data["duties"][f"s-{number}"] = entry


def stays(charter: Gaps) -> dict[str, Any]:
    """Who stays at a command post, if anybody does."""
    if charter.chance(0.4):
        return {}
    return {"stays": {"unknown": "x9"} if charter.chance(0.1) else charter.one(charter.data["posts"])}


def powers(charter: Gaps) -> None:
    """A duty of two whose powers lie apart, by name or by place."""
    data = charter.data
    pair, needs = charter.some(data["posts"], 2, 2), charter.some(("seal", "sign", "close"), 1, 2)
    entry: dict[str, Any] = {"accountable": pair[0], "responsible": [pair[-1]], "needs": needs}
    if charter.chance(0.2):
        how = charter.one(("joint", "lead", "divided"))
        entry.update({"accountable": pair, "shared": {"how": how, "lead": pair[0]}})
    if data.get("matters") and charter.chance(0.5):
        entry.update({"matter": charter.one(data["matters"]), "stage": "deliver"})
    bound(charter, entry)
    data["duties"]["q-split"] = entry
    for place, power in enumerate(needs):
        if not charter.slip(0.3):
            granted: dict[str, Any] = {"power": power}
            if data.get("matters") and charter.chance(0.1):
                granted["matter"] = charter.one(data["matters"])
            data["posts"][pair[place % len(pair)]].setdefault("powers", []).append(granted)
    if len(needs) == 1 and "district" in data.get("facets", {}) and "matter" in entry:
        entry["scope"] = {"district": ["north", "south"]}
        for post, value in zip(pair, ("north", "south"), strict=False):
            data["posts"][post]["powers"] = [{"power": needs[0], "scope": {"district": value}}]


def bound(charter: Gaps, entry: dict[str, Any]) -> None:
    """Agreements and dual control, or nearly."""
    if charter.chance(0.25):
        agreed: dict[str, Any] = {"actor": charter.one(charter.data["posts"]), "within": "5 working days"}
        if charter.chance(0.5):
            agreed["powers"] = charter.some(entry["needs"], 1, 1)
        if charter.chance(0.2):
            agreed.pop("within")
        entry["agreements"] = [charter.life(agreed, 0.1)]
    if charter.chance(0.2):
        why = charter.one(("dual-control", "dual-control", "redundancy"))
        said = {"duty": charter.one(charter.data["duties"]), "why": why, "reason": "two sign"}
        if charter.chance(0.2):
            said.pop("reason")
        entry["beside"] = [said]
