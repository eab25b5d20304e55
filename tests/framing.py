"""Frames a small bad example, so that it holds the one fault that it shows: `python -m tests.framing` writes the table.

The examples in the docstrings of rules are as short as they can be: nobody supervises the clerk, no breach has a
consequence, no step has a limit. These are faults too, of other rules. A completion fills in what such a rule asks, and
says by which rules it does (`settles`) and whose examples it would spoil (`spoils`): for those it is left out. It looks
at what the charter states, and overwrites nothing of it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from respchain.checking import judged, report
from respchain.checking.report import Report
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rule import Example, Rule
from respchain.rules import own_rules
from tests.charters import stated

TABLE = Path(__file__).parent / "data" / "primary.yaml"
HEADING = """# Which rules name the fault of each bad example, in the frame of tests/framing.py, and which tell
# effects of it. One fault, one rule: a line that gains a second primary rule shows two rules that name one fault.
# Written by `python -m tests.framing`.
"""

EFFECTS = {
    "TIME003.2": "ACC006",  # a duty without a consequence: that its overrun brings nothing about comes from that
    "TIME003.3": "TIME006",  # a commitment that says nothing of its breach: likewise
}
"""Examples of what is always an effect of another rule's finding, and that rule."""

Charter = dict[str, Any]


class Completion(NamedTuple):
    """Fills in what some rules ask."""

    settles: frozenset[str]
    spoils: frozenset[str]
    fill: Callable[[Charter], None]


COMPLETIONS: list[Completion] = []


def completion(settles: str, spoils: str = "") -> Callable[[Callable[[Charter], None]], Callable[[Charter], None]]:
    """Makes a completion of a function; they are applied in the order in which they stand here."""

    def make(fill: Callable[[Charter], None]) -> Callable[[Charter], None]:
        COMPLETIONS.append(Completion(frozenset(settles.split()), frozenset(spoils.split()), fill))
        return fill

    return make


# -- Who there is


@completion("HIER002")
def a_top_above_all(charter: Charter) -> None:
    """One post above those that report to nobody, where no organisation has a top of its own."""
    posts = part(charter, "posts")
    loose = [name for name, post in posts.items() if not post.get("reports_to")]
    topped = any(post.get("top") or post.get("co_head") for post in posts.values())
    headed = any(department.get("head") for department in part(charter, "departments").values())
    if len(loose) > 1 and not topped and not headed:
        for name in loose:
            posts[name]["reports_to"] = "summit"
        posts["summit"] = {"top": True}


@completion("SPAN002", spoils="SPAN001")
def small_on_purpose(charter: Charter) -> None:
    """Few are led by one for a good reason."""
    for post in part(charter, "posts").values():
        post.setdefault("setting", "station")


@completion("GAP001", spoils="GAP002 GAP003 GAP005 GAP006 GAP007 GAP008 LOOP001")
def an_owner_for_each_matter(charter: Charter) -> None:
    """A matter on which there is no duty at all has one, of a post of its own."""
    matters, duties = part(charter, "matters"), part(charter, "duties")
    posts = part(charter, "posts")
    parents = {above for matter in matters.values() for above in listed(matter.get("part_of"))}
    with_duty = {above for duty in duties.values() for above in listed(duty.get("matter"))}
    for name, matter in matters.items():
        if name not in parents | with_duty:
            posts[f"{name}-keeper"] = {"setting": "station", **under_a_top(charter)}
            duty = {"matter": name, "accountable": f"{name}-keeper"}
            duties[f"keep-{name}"] = {**duty, **({"stage": matter["stages"]} if "stages" in matter else {})}


@completion("SPAN003")
def something_to_do(charter: Charter) -> None:
    """Whoever has nothing to do is at least informed of something."""
    posts = part(charter, "posts")
    busy = set(words(part(charter, "duties")))
    idle = [name for name in posts if name not in busy]
    for name in idle:
        for duty in sorted(part(charter, "duties").values(), key=lambda one: name not in next_to(charter, one))[:1]:
            duty["informed"] = [*listed(duty.get("informed")), name]


def next_to(charter: Charter, duty: Charter) -> set[str]:
    """Who stands one level above or below those who answer for a duty."""
    posts = part(charter, "posts")
    lines = {(name, above) for name, post in posts.items() for above in who(post.get("reports_to"))}
    near = set(who(duty.get("accountable")))
    return {low for low, high in lines if high in near} | {high for low, high in lines if low in near}


@completion("HIER006", spoils="OVL003")
def a_top_that_decides(charter: Charter) -> None:
    """Whoever is at the top may decide what those below dispute."""
    for post in part(charter, "posts").values():
        if not post.get("reports_to"):
            post.setdefault("powers", [{"power": "decide", "reserve": True}])


@completion("ACC001", spoils="PER001")
def a_person_in_each_post(charter: Charter) -> None:
    """Where persons are named at all, each post has one."""
    posts, appointments = part(charter, "posts"), charter.get("appointments", [])
    held = {appointment["post"] for appointment in appointments}
    if charter.get("people") or appointments or any("holder" in post for post in posts.values()):
        for name, post in posts.items():
            if name not in held and not {"holder", "headcount", "backup"} & set(post):
                post["holder"] = {"person": {"unknown": "N/D"}}


# -- Duties


@completion("GAP004", spoils="HIER003")
def who_answers_does_it(charter: Charter) -> None:
    """Whoever answers for a duty does it too."""
    for duty in answered(charter):
        duty["responsible"] = unique(listed(duty.get("responsible")) + listed(duty["accountable"]))


@completion("PAR001", spoils="HIER005 PAR002 PAR003")
def powers_for_duties(charter: Charter) -> None:
    """Whoever answers for a duty has the powers that it needs."""
    posts = part(charter, "posts")
    for duty in answered(charter):
        for actor in who(duty["accountable"]):
            post = posts.get(actor, {})
            for power in listed(duty.get("needs")):
                if power not in words(post.get("powers")):
                    post["powers"] = [*listed(post.get("powers")), power]


@completion("PAR004")
def means_that_follow(charter: Charter) -> None:
    """Staff, budget and information go where a duty goes."""
    for entry in (*charter.get("transfers", []), *charter.get("delegations", [])):
        entry["means"] = {"staff": True, "budget": True, "information": True, **entry.get("means", {})}


@completion("GAP009")
def a_rule_for_the_rest(charter: Charter) -> None:
    """What is in no register goes to somebody."""
    if charter.get("matters"):
        charter.setdefault("residual", {"rule": "closest business", "owner": an_actor(charter), "review": "year"})


@completion("HIER007")
def a_way_up(charter: Charter) -> None:
    """What nobody decides goes up."""
    charter.setdefault("escalate", {"when": "no decision", "within": "1 day"})


# -- Forums


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


# -- Processes and limits


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


# -- What is published


@completion("DOC004")
def what_serves_the_public_is_published(charter: Charter) -> None:
    """Each duty that serves the public is published whole."""
    for duty in answered(charter):
        if serves_the_public(charter, duty):
            duty.setdefault("published", {"where": "Website", "shows": ["item", "basis", "unit", "limit", "phone"]})


def serves_the_public(charter: Charter, duty: Charter) -> bool:
    """Whether a duty or its matter serves the public."""
    return bool(duty.get("public", part(charter, "matters").get(duty.get("matter"), {}).get("public")))


# -- Reading and filling


def part(charter: Charter, section: str) -> dict[str, Any]:
    """A section, to be filled; its empty entries are mappings."""
    entries: dict[str, Any] = charter.setdefault(section, {})
    for name, entry in entries.items():
        entries[name] = {} if entry is None else entry
    return entries


def who(value: Any) -> list[str]:
    """The actors that are named; who is not known is left out."""
    return [one for one in listed(value) if isinstance(one, str)]


def listed(value: Any) -> list[Any]:
    """One or many as a list."""
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def unique(values: Any) -> list[Any]:
    """Each once, in order; who is not known is left out."""
    return list(dict.fromkeys(value for value in values if isinstance(value, str)))


def words(value: Any) -> Iterator[str]:
    """Every word that stands in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words(inner)


def answered(charter: Charter) -> list[Charter]:
    """The duties for which somebody answers."""
    return [duty for duty in part(charter, "duties").values() if duty.get("accountable") and not duty.get("heading")]


def under_a_top(charter: Charter) -> Charter:
    """Where a new post stands: under the first that reports to nobody; at the top where there is none."""
    posts = part(charter, "posts")
    first = next((name for name, post in posts.items() if not post.get("reports_to")), None)
    return {"reports_to": first} if first else {"top": True}


def an_actor(charter: Charter) -> str:
    """Somebody who is there."""
    posts = part(charter, "posts")
    if not posts:
        posts["registrar"] = {"top": True}
    return next(iter(posts))


@cache
def bad_examples() -> Mapping[str, tuple[Rule, Example]]:
    """Every bad example by the code of its rule and its number among these."""
    found = {}
    for rule in own_rules():
        for number, example in enumerate((one for one in rule.examples if one.bad), 1):
            found[f"{rule.code}.{number}"] = (rule, example)
    return found


@cache
def framed(name: str) -> Charter:
    """The charter of an example, completed but for what its own rule asks."""
    rule, example = bad_examples()[name]
    charter = dict(stated(example.text).data)
    own = set(charter)
    for settles, spoils, fill in COMPLETIONS:
        if rule.code not in settles | spoils:
            fill(charter)
    return {section: entries for section, entries in charter.items() if entries or section in own}


@cache
def report_on(name: str, rules: tuple[Rule, ...] | None = None, *, bare: bool = False) -> Report:
    """What all rules, or some, say of an example in its frame, or without one."""
    example = bad_examples()[name][1]
    charter = stated(example.text)
    if not bare:
        charter = Stated(charter_validator().validate_python(framed(name)))
    today = date.fromisoformat(example.settings.get("today", "2026-06-01"))
    return report(judged(charter, example.settings.get("profile", "all"), today, rules=rules))


def named(name: str, rules: tuple[Rule, ...] | None = None) -> dict[str, list[str]]:
    """The rules that name the fault of an example, and those that tell effects of it."""
    findings = report_on(name, rules).findings
    related = {effect.rule for finding in findings for effect in finding.related}
    return {"primary": sorted({finding.rule for finding in findings}), "related": sorted(related)}


def table() -> str:
    """The table as it should stand."""
    lines = [f"{name}: {yaml.dump(named(name), default_flow_style=True, width=1000)}" for name in bad_examples()]
    return HEADING + "".join(lines)


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
