"""Laws that hold for every charter: tried on the seamless one with random parts taken out."""

import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.checking import check
from respchain.errors import InputErrors
from respchain.model.light import charter_validator
from respchain.model.stated import Stated

SEAMLESS = yaml.load(Path("docs/examples/seamless.yaml").read_text("utf-8"), yaml.CSafeLoader)
ORDERED = {"steps"}  # the first step begins a process: here alone order means something

RENAMED = {"post", "duty", "consequence"}

Found = set[tuple[str, str | None, str, frozenset[tuple[str, str]], int]]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything that could be taken out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from places(inner, (*path, at))


def trimmed(seed: int, cuts: int = 6) -> dict[str, Any]:
    """The seamless charter without some of its parts, still one that can be read."""
    source = random.Random(seed)
    charter = deepcopy(SEAMLESS)
    while cuts:
        path = source.choice([path for path in places(charter) if len(path) > 2])
        trial = deepcopy(charter)
        inner: Any = trial
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
        try:
            found(trial)
        except (ValueError, InputErrors):
            continue
        charter, cuts = trial, cuts - 1
    return dict(charter)


def found(charter: dict[str, Any]) -> Found:
    report = check(Stated(charter_validator().validate_python(deepcopy(charter))), "all")
    assert not report.crashed
    return {
        (one.rule, one.subtype, str(one.severity), frozenset((part.kind, part.id) for part in one.subjects), one.count)
        for one in report.findings
    }


def shuffled(value: Any, source: random.Random, key: str = "") -> Any:
    if isinstance(value, dict):
        keys = list(value)
        if key not in ORDERED:
            source.shuffle(keys)
        return {one: shuffled(value[one], source, str(one)) for one in keys}
    if isinstance(value, list):
        items = [shuffled(item, source) for item in value]
        source.shuffle(items)
        return items
    return value


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_the_order_of_entries_never_changes_the_findings(seed: int) -> None:
    charter = trimmed(seed)
    assert found(shuffled(charter, random.Random(seed))) == found(charter)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_renaming_ids_renames_findings_only(seed: int) -> None:
    charter = trimmed(seed)
    names = {id_: f"{id_}.renamed" for section in ("posts", "duties", "consequences") for id_ in charter[section]}
    names = {id_: name for id_, name in names.items() if not elsewhere(charter, id_)}
    assert len(names) > 40

    def renamed(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            ids = key in ("posts", "duties", "consequences", "parts")  # else a key is a word of the format
            return {names.get(one, one) if ids else one: renamed(inner, str(one)) for one, inner in value.items()}
        if isinstance(value, list):
            return [renamed(item, key) for item in value]
        return names.get(value, value) if isinstance(value, str) and key != "title" else value

    expected = {
        (
            rule,
            subtype,
            severity,
            frozenset((kind, names.get(id_, id_) if kind in RENAMED else id_) for kind, id_ in subjects),
            count,
        )
        for rule, subtype, severity, subjects, count in found(charter)
    }
    assert found(renamed(charter)) == expected


def elsewhere(charter: dict[str, Any], word: str) -> bool:
    """Whether a word is also the name of something else than the posts, duties and consequences that are renamed."""
    others = {key: value for key, value in charter.items() if key in ("facets", "matters", "bases", "people")}
    return any(word in path for path in places(others)) or word in ("inspect", "permit", "punish", "audit", "approve")


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_an_unrelated_clean_department_changes_no_other_finding(seed: int) -> None:
    charter = trimmed(seed)
    base = next(id_ for id_, entry in charter["bases"].items() if entry.get("rank") == "law" and "until" not in entry)
    grown = deepcopy(charter)
    grown["departments"]["zoo"] = {"title": "Zoo", "organisation": True, "head": "zoo-head", "basis": [base]}
    grown["posts"]["zoo-head"] = {
        "title": "Head of the zoo", "department": "zoo", "holder": {"person": "zoe", "since": "2026-01-01"},
        "appointed_by": "zoo-council",
    }  # fmt: skip
    grown["posts"]["keeper"] = {
        "title": "Keeper", "department": "zoo", "reports_to": "zoo-head", "seats": 3,
        "holder": {"person": "kim-kip", "since": "2026-01-01"},
    }  # fmt: skip
    grown.setdefault("people", {}).update({"zoe": {"name": "Zoe Zane"}, "kim-kip": {"name": "Kim Kip"}})
    grown["outsiders"]["zoo-council"] = {"title": "Council of the zoo", "kind": "legislature", "terminal": True}
    grown["matters"]["animals"] = {"title": "Animals", "basis": [base]}
    grown["consequences"]["bite"] = {
        "trigger": "An animal is hurt",
        "measures": ["correct"],
        "imposed_by": "zoo-council",
        "debate": "hearing",
    }
    grown["oversight"]["zoo-year"] = {
        "forum": "zoo-council", "over": ["zoo"], "information": "report", "every": "year",
        "followup": {"owner": "zoo-head", "verifier": "zoo-council", "within": "30 days", "used_in": "renewal"},
    }  # fmt: skip
    grown["duties"]["keep-animals"] = {
        "title": "Keep the animals", "matter": "animals", "accountable": "zoo-head", "responsible": ["keeper"],
        "consequence": "bite", "every": "month",
    }  # fmt: skip
    looked_at = {
        "duty": "keep-animals", "unit": "animals", "target": "0", "per": "year", "source": "files", "by": "zoo-head",
    }  # fmt: skip
    grown.setdefault("assessments", []).extend(
        {"of": actor, "by": by, "indicators": [looked_at], "used_for": ["pay"]}
        for actor, by in (("zoo-head", "zoo-council"), ("keeper", "zoo-head"))
    )
    assert found(grown) == found(charter)
