"""A law on the seamless charter: whatever fact bears load, its loss alone is found, and the finding names it."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

import pytest

from respchain.checking import check
from respchain.checking.report import Report
from respchain.facts.questions.ground import LOG
from respchain.model.charter import LIST_SECTIONS, MAPPING_SECTIONS
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from respchain.rule import Severity
from respchain.rules import own_rules
from tests.benchmarks.rules import copies
from tests.edits.making import GONE, SEAMLESS, Edit, edited
from tests.oracle.day import alive, many
from tests.oracle.dice import TODAY


class Loss(NamedTuple):
    """A fact that is taken out: what it is, the edit, and the ids of which a finding must name one."""

    what: str
    edit: Edit
    names: set[str]


_DUTY = "a duty at stage supervise makes the same forum of the same actors"
_DOERS = "others do the same work, under one who answers for it"
REDUNDANT: Mapping[str, str] = {
    "oversight province-on-discipline": "the congress hears the discipline office too",
    "oversight watch-licences": _DUTY,
    "oversight watch-food": _DUTY,
    "oversight watch-water": _DUTY,
    "oversight watch-floods": _DUTY,
    "oversight watch-lakeshore": _DUTY,
    "oversight watch-money": _DUTY,
    "oversight watch-staffing": _DUTY,
    "oversight outside-audit": "the auditor inside watches the same money",
    "oversight market-rounds": "the traders are outside, and answer for no duty of the city",
    "eva-rose in reviewer": _DOERS,
    "paul-kent in permits-clerk": _DOERS,
    "iris-vale in permits-clerk": _DOERS,
    "yan-zhu in network-engineer": _DOERS,
    "decide of mayor 0": "the mayor's general power to decide covers it",
    "amount 70000 of pay-out": "two hands answer for large payments, on purpose",
    "amount 70000 of second-signature": "two hands answer for large payments, on purpose",
    "to of transfer 1": "it was accepted, and the duty of whoever accepted it owns the part",
}
"""Facts that bear no load, with the reason: others stand behind them."""


def superiors() -> Iterator[Loss]:
    for post, entry in SEAMLESS["posts"].items():
        if entry.get("reports_to"):
            yield Loss(f"superior of {post}", (("posts", post, "reports_to"), GONE), {post})


def holders() -> Iterator[Loss]:
    for place, entry in enumerate(SEAMLESS["appointments"]):
        if alive(entry, TODAY):
            post, person = entry["post"], entry["person"]
            yield Loss(f"{person} in {post}", (("appointments", place), GONE), {post, person, *_stood_in_for(post)})


def _stood_in_for(post: str) -> set[str]:
    return {name for name, entry in SEAMLESS["posts"].items() if post in many(entry.get("backup"))}


def forums() -> Iterator[Loss]:
    for name, entry in SEAMLESS["oversight"].items():
        bound = {post for actor in many(entry["over"]) for post in _bound(actor)}
        yield Loss(f"oversight {name}", (("oversight", name), GONE), {name, entry["forum"], *bound})


def _bound(actor: str) -> set[str]:
    """An actor, and the posts of a department and of its parts."""
    departments = {actor} & set(SEAMLESS["departments"])
    while (
        more := {name for name, entry in SEAMLESS["departments"].items() if entry.get("part_of") in departments}
        - departments
    ):
        departments |= more
    return {actor} | {name for name, entry in SEAMLESS["posts"].items() if entry.get("department") in departments}


def assessors() -> Iterator[Loss]:
    for place, entry in enumerate(SEAMLESS["assessments"]):
        duties = {indicator["duty"] for indicator in entry["indicators"] if "duty" in indicator}
        yield Loss(f"assessment of {entry['of']}", (("assessments", place), GONE), {entry["of"], *duties})


def information() -> Iterator[Loss]:
    for name, entry in SEAMLESS["oversight"].items():
        yield Loss(f"information of {name}", (("oversight", name, "information"), GONE), {name, entry["forum"]})


def consequences() -> Iterator[Loss]:
    for duty, entry in SEAMLESS["duties"].items():
        if entry.get("consequence") and alive(entry, TODAY):
            yield Loss(f"consequence of {duty}", (("duties", duty, "consequence"), GONE), {duty})
    for name, entry in SEAMLESS["consequences"].items():
        for key in ("trigger", "measures", "imposed_by"):
            behind = {duty for duty, entry in SEAMLESS["duties"].items() if name in many(entry.get("consequence"))}
            yield Loss(f"{key} of {name}", (("consequences", name, key), GONE), {name, *behind})


def _granted() -> Iterator[tuple[tuple[str | int, ...], str, Mapping[str, Any]]]:
    for section in ("departments", "posts", "bodies", "outsiders"):
        for actor, entry in SEAMLESS[section].items():
            for place, power in enumerate(entry.get("powers") or ()):
                yield (section, actor, "powers", place), actor, power


def powers() -> Iterator[Loss]:
    for path, actor, power in _granted():
        names = {actor, _head(actor), *_stood_in_for(actor)}
        yield Loss(f"{power['power']} of {actor} {path[-1]}", (path, GONE), names)


def _head(actor: str) -> str:
    return str(SEAMLESS["departments"].get(actor, {}).get("head", actor))


def bases() -> Iterator[Loss]:
    """The bases of duties, and each text as a whole; a power that cites none rests on that of its department."""
    for duty, entry in SEAMLESS["duties"].items():
        if entry.get("basis") and alive(entry, TODAY):
            yield Loss(f"basis of {duty}", (("duties", duty, "basis"), []), {duty})
    for base in SEAMLESS["bases"]:
        yield Loss(f"repeal of {base}", (("bases", base, "until"), "2026-01-01"), {base})


def receivers() -> Iterator[Loss]:
    for process, entry in SEAMLESS["processes"].items():
        for step, stated in entry["steps"].items():
            if stated.get("receives"):
                path = ("processes", process, "steps", step, "receives")
                yield Loss(f"receiver {process}/{step}", (path, GONE), {step, process})
    for place, entry in enumerate(SEAMLESS["transfers"]):
        for key in ("to", "accepted"):
            names = {f"transfer {place + 1}", entry["by"], entry["matter"]}
            yield Loss(f"{key} of transfer {place + 1}", (("transfers", place, key), GONE), names)


def handovers() -> Iterator[Loss]:
    for place, entry in enumerate(SEAMLESS["appointments"]):
        names = {entry["post"], entry["person"]}
        if entry.get("handover"):
            yield Loss(f"handover of {entry['person']}", (("appointments", place, "handover"), GONE), names)
            for part, word in enumerate(entry["handover"]["covers"]):
                path = ("appointments", place, "handover", "covers", part)
                yield Loss(f"{word} of the handover of {entry['person']}", (path, GONE), names)


def slices() -> Iterator[Loss]:
    """Of each duty that is cover each value of each facet of its matter, taken out by an exception."""
    for duty, entry in SEAMLESS["duties"].items():
        if entry.get("mode", "explicit") != "explicit" or entry.get("tier", "direct") != "direct":
            continue
        if not alive(entry, TODAY):
            continue
        divided = {facet for scope in (entry.get("shared") or {}).get("parts", {}).values() for facet in scope}
        for facet in set(many(_inherited(entry.get("matter"), "facets"))) - divided:
            scope = (entry.get("scope") or {}).get(facet)
            values = _values(facet, scope)
            for value in values if scope is None or len(values) > 1 or facet in POINTS else ():
                path = ("duties", duty, "except")
                names = {duty, str(entry["matter"])}
                yield Loss(f"{facet} {value} of {duty}", (path, {**(entry.get("except") or {}), facet: value}), names)


POINTS = {"amount", "received"}
"""The facets whose ranges hold more than one value."""


def _inherited(matter: Any, key: str) -> Any:
    while matter and SEAMLESS["matters"][matter].get(key) is None:
        matter = SEAMLESS["matters"][matter].get("part_of")
    return SEAMLESS["matters"][matter][key] if matter else None


def _values(facet: str, scope: Any) -> list[Any]:
    """The values of a facet inside a scope: leaves, or some point inside each range."""
    stated = SEAMLESS["facets"][facet]
    if stated.get("type") == "number":
        return [{None: 70000, ">= 50000": 70000, "[0..50000)": 1000}[scope]]
    if stated.get("type") == "date":
        return [{None: "2025-03-01", "< 2025-01-01": "2024-03-01", ">= 2025-01-01": "2025-03-01"}[scope]]
    if "values" in stated:
        return many(scope) or list(stated["values"])
    leaves = {name: list(inner or {name: None}) for name, inner in stated["tree"].items()}
    every = [leaf for inner in leaves.values() for leaf in inner]
    asked = [leaf for name in many(scope) for leaf in leaves.get(name, [name])] or every
    left_out = [box[facet] for box in many(SEAMLESS["matters"]["food"]["excluded"])]
    return [leaf for leaf in asked if leaf not in left_out]


KINDS = {
    kind.__name__: kind
    for kind in (
        superiors, holders, forums, assessors, information, consequences, powers, bases, receivers, handovers, slices,
    )
}  # fmt: skip


def judged(charter: Mapping[str, Any]) -> Report:
    """What is found where the law asks more."""
    project = {"parameters": {"statutory": True}}
    return check(Stated(charter_validator().validate_python(charter), project=project), "all", TODAY)


def grave(report: Report) -> list[Any]:
    """The errors and warnings, with what comes of them."""
    return [one for one in report.findings if one.severity >= Severity.WARNING]


def named(value: Any) -> Iterator[str]:
    """Every word of a witness."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from named(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from named(inner)
    elif isinstance(value, str):
        yield value


def told(found: Any) -> set[str]:
    """The ids that a finding names, and those that what comes of it names."""
    subjects = {subject.id for one in (found, *found.related) for subject in one.subjects}
    return subjects | set(named(dict(found.witness)))


def test_where_the_law_asks_more_the_seamless_charter_holds() -> None:
    report = judged(SEAMLESS)
    assert [one.message for one in report.findings] == []
    assert set(report.verdicts.values()) == {True}


@pytest.mark.parametrize("kind", KINDS)
def test_the_loss_of_a_fact_that_bears_load_is_found_and_named(kind: str) -> None:
    silent, unnamed, spare = [], [], []
    for loss in KINDS[kind]():
        found = grave(judged(edited([loss.edit])))
        if loss.what in REDUNDANT:
            spare += [loss.what] if found else []
        elif not found:
            silent.append(loss.what)
        elif not any(loss.names & told(one) for one in found):
            unnamed.append((loss.what, [one.message for one in found]))
    assert (silent, unnamed, spare) == ([], [], [])


def test_what_bears_no_load_is_among_the_facts() -> None:
    assert set(REDUNDANT) <= {loss.what for kind in KINDS.values() for loss in kind()}


def test_another_city_that_is_as_clean_changes_nothing() -> None:
    assert judged(copies(2 * len(SEAMLESS["duties"]))).findings == ()


def test_the_charter_uses_every_section_and_gives_every_rule_something_to_test() -> None:
    sections = {*MAPPING_SECTIONS, *LIST_SECTIONS} - {"waivers"}  # what is waived is found all the same
    assert sections <= {key for key, value in SEAMLESS.items() if value}
    of_cases = {rule.code for rule in own_rules() if LOG in rule.needs}  # these are asked of a log
    judged_rules = (rule for rule in judged(SEAMLESS).rules if rule.rule not in of_cases)
    idle = [rule.rule for rule in judged_rules if not rule.tested or rule.not_judged]
    assert idle == []


def test_the_edits_leave_the_charter_itself_alone() -> None:
    before = deepcopy(SEAMLESS)
    judged(edited([next(superiors()).edit]))
    assert before == SEAMLESS
