"""Completions: who hears of it, and what follows from a breach."""

from tests.framing.making import Charter, answered, completion, listed, part, stated_of, under_a_top, unique, who


@completion("ACC003 LOOP001 LOOP003", spoils="LOOP005 LOOP007 LOOP008")
def an_assembly_that_hears_all(charter: Charter) -> None:
    """A legislature outside supervises all who answer, and all who supervise."""
    outsiders = part(charter, "outsiders")
    ends = {name for name, outsider in outsiders.items() if outsider.get("terminal")}
    over = [actor for duty in answered(charter) for actor in who(duty["accountable"])]
    over += [actor for duty in answered(charter) for actor in who(duty.get("supervised_by"))]
    over += [actor for entry in part(charter, "oversight").values() for actor in who(entry["forum"])]
    over = [actor for actor in unique(over) if actor not in ends]
    if over:
        outsiders["assembly"] = {"kind": "legislature", "terminal": True}
        part(charter, "oversight")["assembly-hears"] = {"forum": "assembly", "over": over}


@completion("LOOP007", spoils="ACC003 LOOP001 LOOP003 LOOP005 LOOP008")
def a_second_channel(charter: Charter) -> None:
    """Where the risk is high, a court supervises too."""
    risky = [duty for duty in answered(charter) if stated_of(charter, duty, "high_risk")]
    if risky:
        part(charter, "outsiders")["court-of-audit"] = {"kind": "court", "terminal": True}
        over = unique(actor for duty in risky for actor in who(duty["accountable"]))
        part(charter, "oversight")["court-hears"] = {"forum": "court-of-audit", "over": over}


@completion("LOOP008")
def forums_before_the_event(charter: Charter) -> None:
    """Supervision begins before the event."""
    for entry in part(charter, "oversight").values():
        entry.setdefault("timing", ["before", "during"])


@completion("ACC004")
def forums_that_hear(charter: Charter) -> None:
    """Each forum is informed."""
    for entry in part(charter, "oversight").values():
        entry.setdefault("information", "report")


@completion("LOOP006")
def findings_that_are_closed(charter: Charter) -> None:
    """What a forum finds is corrected by somebody, and verified by the forum."""
    for entry in part(charter, "oversight").values():
        whole = {"owner": "corrector", "verifier": listed(entry["forum"])[0], "within": "30 days"}
        stated = entry.get("followup", {})
        entry["followup"] = {**whole, "used_in": "assessment", **stated}
        if entry["followup"]["owner"] == "corrector":
            part(charter, "posts")["corrector"] = {"setting": "station", **under_a_top(charter)}


# -- Consequences


@completion("ACC006", spoils="TIME003")
def a_consequence_for_each_duty(charter: Charter) -> None:
    """A breach of a duty has a consequence, imposed by the superiors and forums of whoever answers."""
    outsiders = part(charter, "outsiders")
    for name, duty in part(charter, "duties").items():
        if "accountable" in duty and "consequence" not in duty:
            imposers = unique(above for actor in who(duty["accountable"]) for above in over(charter, duty, actor))
            if imposers:
                duty["consequence"] = f"breach-of-{name}"
                part(charter, "consequences")[f"breach-of-{name}"] = {
                    "trigger": "Not done", "measures": ["correct"], "imposed_by": imposers, "appeal_to": imposers[0],
                }  # fmt: skip
            for imposer in imposers:
                if imposer in outsiders:
                    outsiders[imposer].setdefault("powers", [{"power": "sanction", "reserve": True}])


def over(charter: Charter, duty: Charter, actor: str) -> list[str]:
    """The superiors and forums of an actor."""
    above = listed(part(charter, "posts").get(actor, {}).get("reports_to")) + listed(duty.get("supervised_by"))
    entries = part(charter, "oversight").values()
    above += [entry["forum"] for entry in entries if actor in listed(entry["over"])]
    return [one for one in above if one != actor]
