"""Coverage against cells: what is bare, what is covered, who meets whom, and the share, on charters at random."""

import copy
import json
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest
from pydantic_core import SchemaValidator

from respchain.checking import judged
from respchain.checking.covering import coverage
from respchain.errors import InputErrors
from respchain.model.stated import Stated
from respchain.report.coverage import coverage_json
from tests.oracle.coverage import Cell, Register, draft
from tests.oracle.dice import TODAY

SEEDS, STRIDE = 300, 60
_FORMAT = SchemaValidator(json.loads(files("respchain.model").joinpath("format.json").read_text("utf-8"))["schema"])


def told(data: Mapping[str, Any], matter: str | None = None) -> Any:
    """What `coverage --format json` says; nothing where the charter cannot be read, or has scopes of no cell."""
    try:
        done = judged(Stated(_FORMAT.validate_python(copy.deepcopy(data))), "core", TODAY, rules=())
    except InputErrors:
        return None
    return json.loads(coverage_json(coverage(done, matter), one=matter is not None))


def differences(data: Mapping[str, Any], found: Mapping[str, Any], register: Register) -> list[str]:
    """What coverage says of a matter that its cells contradict."""
    below = set(register.below(found["matter"]))
    need = {cell for cell in register.need if cell[0] in below}
    covered = {cell for one in register.covering for cell in one.cells} & need
    behind = {cell for one in register.behind for cell in one.cells} & need
    wrong = []
    for name, expected in (("gaps", need - covered - behind), ("default_only", (need - covered) & behind)):
        cells = Counter(cell for box in found[name] for cell in register.box(box, **_frame(box, found)))
        if cells != Counter(expected):
            wrong.append(name)
    wrong += ["unresolved"] if found["unresolved"] else []
    share = register.elementary(covered) / register.elementary(need) if need else None
    wrong += [f"share {found['share']} {share}"] if found["share"] != pytest.approx(share) else []
    wrong += _wrong_behind(found, register)
    return wrong + _wrong_overlaps(found, register)


def _frame(box: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    return {} if "matter" in box else {"matter": found["matter"]}


def _wrong_behind(found: Mapping[str, Any], register: Register) -> list[str]:
    for box, actors in zip(found["default_only"], found["behind"], strict=True):
        cells = register.box(box, **_frame(box, found))
        holds = [one for one in register.behind if one.cells & cells]
        named = {actor for one in holds for actor in (one.actors or {"?"})}
        if not set(actors) <= named | {"?"} or not named <= set(actors):
            return [f"behind {actors} {named}"]
    return []


def _wrong_overlaps(found: Mapping[str, Any], register: Register) -> list[str]:
    pairs = register.pairs(found["matter"])
    expected = Counter(tuple(sorted((one.duty, other.duty))) for one, other, _ in pairs)
    if Counter(tuple(sorted(overlap["duties"])) for overlap in found["overlaps"]) != expected:
        return [f"overlaps {expected}"]
    if found["overlap_pairs"] != len(pairs):
        return ["number of overlaps"]
    for overlap in found["overlaps"]:
        cells = register.box(overlap["box"], **_frame(overlap["box"], found))
        first, second = overlap["actors"]
        if not any(_fits(overlap["duties"], (first, second), cells, pair) for pair in pairs):
            return [f"overlap {overlap}"]
    return []


def _fits(duties: list[str], actors: tuple[str, str], cells: set[Cell], pair: Any) -> bool:
    one, other, common = pair
    if [one.duty, other.duty] != duties:
        one, other = other, one
    return (
        [one.duty, other.duty] == duties
        and actors[0] != actors[1]
        and ((actors[0] in one.actors and actors[1] in other.actors) or (one.duty == other.duty))
        and bool(cells)
        and cells <= common
    )


def asked(seed: int) -> tuple[list[str], Counter[str]]:
    """Where coverage and cells differ for one seed, and what there was to be found."""
    data = draft(seed)
    listed = told(data)
    if listed is None:
        return [], Counter(unread=1)
    register = Register(data)
    seen: Counter[str] = Counter(charters=1)
    wrong = [] if [one["matter"] for one in listed] == register.leaves() else ["the list of matters"]
    parents = [matter for matter in data["matters"] if matter not in register.leaves()]
    for found in [*listed, *(told(data, matter) for matter in parents)]:
        wrong += [f"{found['matter']}: {one}" for one in differences(data, found, register)]
        seen.update({name: bool(found[name]) for name in ("gaps", "default_only", "overlaps")})
        seen["partly"] += found["share"] not in (None, 0, 1)
    return wrong, seen


@pytest.mark.parametrize("first", range(0, SEEDS, STRIDE))
def test_boxes_pairs_and_share_are_those_of_the_cells(first: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(first, first + STRIDE):
        wrong, found = asked(seed)
        assert not wrong, f"seed {seed}: {wrong}"
        seen += found
    assert min(seen[name] for name in ("charters", "gaps", "default_only", "overlaps", "partly")) > 5, seen


def test_a_box_left_out_twice_told_or_widened_is_noticed() -> None:
    noticed: Counter[str] = Counter()
    for seed in range(60):
        data = draft(seed)
        for found in told(data) or ():
            register = Register(data)
            for name in ("gaps", "default_only"):
                for planted in ([*found[name][1:]], [*found[name], *found[name][:1]]):
                    if planted != found[name]:
                        behind = {"behind": [["a"]] * len(planted)} if name == "default_only" else {}
                        assert name in differences(data, {**found, name: planted, **behind}, register)
                        noticed[name] += 1
            if found["overlaps"]:
                assert _wrong_overlaps({**found, "overlaps": found["overlaps"][1:]}, register)
                noticed["overlaps"] += 1
    assert min(noticed[name] for name in ("gaps", "default_only", "overlaps")) > 5
