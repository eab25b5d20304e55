"""Completions: steps, their limits, and commitments."""

from tests.framing.making import Charter, answered, completion, listed, part, serves_the_public


@completion("PROC002")
def hand_offs_that_are_accepted(charter: Charter) -> None:
    """Each step accepts what comes to it, and whoever a duty moves to accepts that."""
    for transfer in charter.get("transfers", []):
        if "date" in transfer and "to" in transfer:
            transfer.setdefault("accepted", transfer["date"])
    for process in part(charter, "processes").values():
        for step in process.get("steps", {}).values():
            step["receives"] = {"accept_within": "1 day", "silence": "accepted", **step.get("receives", {})}


@completion("PROC005 PROC006")
def a_window_that_keeps_track(charter: Charter) -> None:
    """Whoever is asked first knows what to do, and keeps track of the case."""
    for process in part(charter, "processes").values():
        first = next((step["by"] for step in process.get("steps", {}).values() if "by" in step), None)
        if first:
            process.setdefault("tracked_by", listed(first)[0])
        process.setdefault("first_inquiry", ["handle", "transfer", "contact", "record", "urgent", "liability"])


@completion("TIME001")
def limits(charter: Charter) -> None:
    """Each step has a limit, each process a start, and each duty that serves the public a limit of its own."""
    for process in part(charter, "processes").values():
        process.setdefault("starts", "file complete")
        for step in process.get("steps", {}).values():
            step.setdefault("limit", "1 day")
    for duty in answered(charter):
        if "every" not in duty and serves_the_public(charter, duty):
            duty.setdefault("within", "5 days")


@completion("TIME003")
def what_follows_an_overrun(charter: Charter) -> None:
    """Something follows where a process, or a duty without a consequence, takes too long."""
    for process in part(charter, "processes").values():
        process.setdefault("overrun", {"effect": "deemed accepted"})
    for duty in answered(charter):
        if "within" in duty and "consequence" not in duty:
            duty.setdefault("escalate", {"when": "late", "within": "1 day"})


@completion("TIME005")
def commitments_that_are_measured(charter: Charter) -> None:
    """A commitment says how it is measured."""
    for entry in part(charter, "commitments").values():
        entry.setdefault("measure", {"indicator": "in time", "unit": "percent", "target": ">= 95", "source": "cases"})


@completion("TIME006", spoils="TIME003")
def whole_commitments(charter: Charter) -> None:
    """A commitment has all its parts."""
    for entry in part(charter, "commitments").values():
        entry.setdefault("content", "Answers")
        entry.setdefault("procedure", "At the window")
        entry.setdefault("standard", "In writing")
        entry.setdefault("within", "10 days")
        entry.setdefault("breach", "Repayment")
        entry.setdefault("published", {"date": "2026-01-01", "where": "In the hall"})
