"""Who was accountable: against looking at every duty and point by hand, and as the command line tells it."""

import itertools
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import respchain as rc
from respchain.checking import Judged, judged
from respchain.checking.who import Answer, who
from respchain.cli.main import respchain
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from tests.charters import TODAY

# --- a slow oracle: every duty is asked whether it holds the point

TREE = {"food": {"raw": None, "cooked": None}, "water": None}
LEAVES = {"food": ("raw", "cooked"), "water": ("water",), "raw": ("raw",), "cooked": ("cooked",)}
STAGES = {"decide": ("policy", "approve"), "execute": ("accept", "monitor"), "monitor": ("monitor",)}
AMOUNTS = (0, 5, 10, 15, 20, 30)  # the bounds that duties name, and a value between each two of them
DATES = tuple(date(2026, 1, 1) + timedelta(days=days) for days in (0, 5, 10, 15, 20))
POINTS = list(itertools.product(("raw", "cooked", "water"), AMOUNTS, DATES))
FACETS = ("object", "amount", "received")
RANGES = {"< 10": (0, 10), "[10..20)": (10, 20), ">= 20": (20, 99), "[0..20)": (0, 20)}
DAYS = {"< 2026-01-11": (0, 10), ">= 2026-01-11": (10, 99), "[2026-01-01..2026-01-21)": (0, 20)}
PEOPLE = ("ann", "bob", "cy")


def boxed(dice: random.Random) -> dict[str, Any]:
    box: dict[str, Any] = {}
    if dice.random() < 0.6:
        box["object"] = dice.choice([*LEAVES, ["raw", "water"]])
    if dice.random() < 0.5:
        box["amount"] = dice.choice(list(RANGES))
    if dice.random() < 0.4:
        box["received"] = dice.choice(list(DAYS))
    return box


def lived(dice: random.Random, entry: dict[str, Any]) -> dict[str, Any]:
    if dice.random() < 0.4:
        entry["since"] = TODAY + timedelta(days=dice.choice((-400, -1, 0, 1)))
    if dice.random() < 0.4:
        entry["until"] = TODAY + timedelta(days=dice.choice((2, 400)))
    return entry


def drafted(seed: int) -> dict[str, Any]:
    dice = random.Random(seed)
    posts: dict[str, Any] = {}
    for name in ("p0", "p1", "p2"):
        posts[name] = lived(dice, {})
        if dice.random() < 0.7:
            posts[name]["holder"] = [
                lived(dice, {"person": one}) for one in dice.sample(PEOPLE, dice.choice((1, 1, 2)))
            ]
    departments: dict[str, Any] = {"market": {"head": "p0"}, "empty": {}}
    duties = {}
    for number in range(dice.randint(1, 5)):
        duty: dict[str, Any] = {"matter": dice.choice(["shops", "kiosks", "trade"]), "stage": dice.choice(list(STAGES))}
        duty["accountable"] = dice.sample(["p0", "p1", "p2", "market", "empty"], dice.choice((1, 1, 1, 2)))
        for key in ("scope", "except"):
            if dice.random() < (0.7 if key == "scope" else 0.2):
                duty[key] = [box for box in (boxed(dice), boxed(dice)) if box][: dice.choice((1, 1, 2))]
        duty = {key: value for key, value in duty.items() if value}
        if dice.random() < 0.3:
            duty["mode"] = dice.choice(("default", "backup"))
        if dice.random() < 0.2:
            duty["tier"] = "overall"
        if len(duty["accountable"]) == 2:
            duty["shared"] = {"how": "divided", "parts": {actor: [boxed(dice)] for actor in duty["accountable"]}}
        duty["heading"] = dice.random() < 0.05
        duties[f"d{number}"] = lived(dice, duty)
    return {
        "facets": {
            "object": {"tree": TREE}, "amount": {"type": "number", "range": ">= 0"}, "received": {"type": "date"},
        },
        "matters": {
            "trade": {}, "shops": {"part_of": "trade", "stages": ["decide", "execute"]}, "kiosks": {"part_of": "trade"},
        },
        "posts": posts, "departments": departments, "duties": duties,
    }  # fmt: skip


def lives(entry: dict[str, Any], day: date) -> bool:
    return bool(entry.get("since", day) <= day < entry.get("until", date.max))


def holds(box: dict[str, Any], point: tuple[str, float, date]) -> bool:
    """Whether a box as written holds a point."""
    thing, amount, received = point
    named = box.get("object", list(LEAVES))
    objects = {leaf for name in ([named] if isinstance(named, str) else named) for leaf in LEAVES[name]}
    low, high = RANGES.get(box.get("amount", ""), (0, 99))
    first, last = DAYS.get(box.get("received", ""), (-99999, 99999))
    return thing in objects and low <= amount < high and first <= (received - DATES[0]).days < last


def seat(data: dict[str, Any], actor: str, day: date) -> str:
    head = data["departments"].get(actor, {}).get("head", actor)
    return head if head not in data["posts"] or lives(data["posts"][head], day) else actor


def persons(data: dict[str, Any], actor: str, day: date) -> list[str | None]:
    post = data["posts"].get(seat(data, actor, day), {})
    return [held["person"] for held in post.get("holder", []) if lives(held, day)] or [None]


def expected(
    data: dict[str, Any], day: date, matter: str, stage: str, point: tuple[str, float, date]
) -> set[tuple[str, str, str | None]]:
    """Duty, actor and person for one point of a matter without parts and one leaf of the stages."""
    return {
        (name, actor, person)
        for name, duty in data["duties"].items()
        if not duty["heading"] and lives(duty, day) and duty["matter"] in (matter, "trade")
        and stage in STAGES[duty["stage"]]
        and not any(holds(box, point) for box in duty.get("except") or [])
        for actor in duty["accountable"]
        if actor not in data["posts"] or lives(data["posts"][actor], day)
        if any(holds(box, point) for box in own_part(data, duty, actor, day))
        for person in persons(data, actor, day)
    }  # fmt: skip


def own_part(data: dict[str, Any], duty: dict[str, Any], actor: str, day: date) -> list[dict[str, Any]]:
    """The boxes for which an actor answers: of a divided duty its seat's parts, else all of the duty's scope.

    A part that says nothing of a facet reaches as far as the duty does.
    """
    whole = duty.get("scope") or [{}]
    if "shared" not in duty:
        return whole
    mine = [other for other in duty["accountable"] if seat(data, other, day) == seat(data, actor, day)]
    return [{**box, **part} for box in whole for other in mine for part in duty["shared"]["parts"][other]]


def asked(data: dict[str, Any], day: date) -> Judged:
    return judged(Stated(charter_validator().validate_python(data)), "all", day, rules=())


def keys(answers: list[Answer]) -> list[tuple[str, str | None, str | None]]:
    return [(answer.duty, answer.accountable, answer.person) for answer in answers]


def readable(seeds: range) -> Iterator[tuple[dict[str, Any], date, Judged]]:
    for seed in seeds:
        data = drafted(seed)
        day = TODAY + timedelta(days=random.Random(seed).choice((-2, -1, 0, 1, 2)))
        try:
            yield data, day, asked(data, day)
        except rc.InputErrors as errors:
            assert "the exception takes the whole" in str(errors)  # noqa: PT017 - else the drafter has drafted badly


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_a_point_is_answered_for_by_the_duties_that_hold_it(first: int) -> None:
    found = 0
    for data, day, done in readable(range(first, first + 40)):
        for point in random.Random(first).sample(POINTS, 12):
            for matter, stage in (("shops", "policy"), ("shops", "monitor"), ("kiosks", "accept")):
                answers = who(done, matter, stage, dict(zip(FACETS, point, strict=True)))
                assert {answer.where for answer in answers} <= {None}
                assert len(keys(answers)) == len(set(keys(answers)))
                assert set(keys(answers)) == expected(data, day, matter, stage, point)
                found += len(answers)
    assert found


def inside(where: Any, point: tuple[str, float, date]) -> bool:
    """Whether a box as JSON tells it holds a point."""
    if where is None:
        return True
    return any(
        all(_within(value, dict(zip(FACETS, point, strict=True))[facet]) for facet, value in box.items())
        for box in (where if isinstance(where, list) else [where])
    )


def _within(values: list[Any], value: Any) -> bool:
    if isinstance(value, str):
        return any(value in LEAVES[name] for name in values)
    said = value.isoformat() if isinstance(value, date) else value
    return any(
        (one["low"] is None or one["low"] < said or (one["low"] == said and one["low_closed"]))
        and (one["high"] is None or said < one["high"] or (said == one["high"] and one["high_closed"]))
        for one in values
    )


@pytest.mark.parametrize("pinned", [(), ("object",), ("amount",), ("amount", "received")])
def test_where_a_facet_is_left_open_each_duty_is_told_with_its_part(pinned: tuple[str, ...]) -> None:
    parts = 0
    for data, day, done in readable(range(200, 240)):
        at = {facet: value for facet, value in zip(FACETS, ("cooked", 15, DATES[1]), strict=True) if facet in pinned}
        region = [point for point in POINTS if all(point[FACETS.index(facet)] == at[facet] for facet in at)]
        answers = who(done, "shops", "monitor", at)
        hit = {point: expected(data, day, "shops", "monitor", point) for point in region}
        assert set(keys(answers)) == set().union(*hit.values())
        for answer in answers:
            own = (answer.duty, answer.accountable, answer.person)
            assert [inside(answer.where, point) for point in region] == [own in hit[point] for point in region]
            assert set(answer.where if isinstance(answer.where, dict) else {}).isdisjoint(at)
            parts += answer.where is not None
    assert parts


# --- what is told of each, and in which order

CITY = """
name: City
language: en
facets: {district: [north, south], amount: {type: number}}
bases: {FSL: {title: Food Safety Law, rank: law}, Constitution: {rank: constitution}}
matters:
  food: {stages: [decide, execute], basis: [FSL 4]}
  restaurants: {part_of: food, title: {en: Restaurants, zh: 餐馆}}
  stalls: {part_of: food, stages: [supervise]}
departments: {market: {title: Market bureau, head: director}}
posts:
  mayor: {title: Mayor, top: true}
  director: {title: {en: Director, zh: 局长}}
  inspector: {title: Inspector}
bodies: {board: {chair: mayor, members: [director]}}
appointments:
  - {person: li, post: director, until: 2026-01-01}
  - {person: wang, post: director, since: 2026-01-01}
  - {person: zhao, post: director, since: 2026-05-01}
people: {li: {name: Li Wei}, wang: {name: Wang Fang}, zhao: {name: Zhao Min}}
duties:
  any-other: {matter: food, stage: execute, mode: default, accountable: mayor}
  lead: {matter: food, stage: execute, tier: overall, accountable: mayor, basis: Constitution}
  north:
    {matter: restaurants, stage: monitor, scope: {district: north, amount: "< 10000"}, accountable: market,
     basis: [{base: FSL, at: "77"}, FSL 80]}
  south: {matter: restaurants, stage: execute, scope: {district: south}, accountable: inspector}
  stalls-in-sight: {matter: stalls, stage: supervise, accountable: board}
  unnamed: {matter: stalls, stage: supervise, accountable: {unknown: "0123"}}
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(respchain, ["who", *map(str, arguments)])


def told(*arguments: object) -> Any:
    return json.loads(call(*arguments, "--format", "json").output)["answers"]


def test_each_answer_has_the_pinned_shape(city: Path) -> None:
    at = ("--at", "district=north", "--at", "amount=7000", "--as-of", "2025-06-01")
    (first, *_) = told(city, "restaurants", "--stage", "monitor", *at)
    assert first == {
        "duty": "north", "stage": "monitor", "accountable": "market", "person": "li", "mode": "explicit",
        "tier": "direct", "basis": ["FSL 77", "FSL 80"], "location": {"file": str(city), "line": 24, "column": 3},
    }  # fmt: skip


def test_the_explicit_and_direct_come_first_then_overall_ones_then_default_ones(city: Path) -> None:
    found = told(city, "restaurants", "--stage", "execute", "--as-of", "2025-06-01")
    assert [one["duty"] for one in found] == ["north", "south", "lead", "any-other"]
    assert [one["mode"] for one in found] == ["explicit", "explicit", "explicit", "default"]
    assert [one["tier"] for one in found] == ["direct", "direct", "overall", "direct"]


def test_a_part_is_told_by_the_facets_in_which_it_is_narrower_than_the_question(city: Path) -> None:
    found = {one["duty"]: one.get("where") for one in told(city, "food", "--stage", "execute", "--as-of", "2025-06-01")}
    below = [{"low": None, "low_closed": False, "high": 10000, "high_closed": False}]
    assert found == {
        "north": {"matter": ["restaurants"], "stage": ["monitor"], "district": ["north"], "amount": below},
        "south": {"matter": ["restaurants"], "district": ["south"]}, "lead": None, "any-other": None,
    }  # fmt: skip


def test_without_a_stage_every_stage_that_the_matter_must_have_is_asked(city: Path) -> None:
    assert [one["stage"] for one in told(city, "restaurants", "--as-of", "2025-06-01")] == ["execute"] * 4
    text = call(city, "restaurants", "--as-of", "2025-06-01").output
    assert text.startswith("decide\n  nobody\nexecute\n  Market bureau (market)")
    assert {one["stage"] for one in told(city, "food", "--as-of", "2025-06-01")} == {"execute", "supervise"}


def test_several_in_post_are_a_row_each_and_a_vacant_post_names_nobody(city: Path) -> None:
    at = ("--at", "district=north", "--stage", "monitor")
    persons_ = [one["person"] for one in told(city, "restaurants", *at, "--as-of", "2026-06-01")]
    assert persons_ == ["wang", "zhao", None, None]  # the mayor's post is vacant
    text = call(city, "restaurants", *at, "--as-of", "2026-06-01", "--lang", "zh").output
    assert "Zhao Min (zhao)" in text
    assert "岗位空缺" in text


def test_a_body_is_answered_for_by_those_who_sit_in_it_and_what_is_not_resolved_is_nobody_known(city: Path) -> None:
    found = told(city, "stalls", "--as-of", "2025-06-01")
    assert [(one["accountable"], one["person"]) for one in found] == [("board", "li"), (None, None)]
    assert "not resolved" in call(city, "stalls", "--as-of", "2025-06-01").output


def test_a_duty_without_a_basis_of_its_own_rests_on_that_of_its_matter_or_the_one_above(city: Path) -> None:
    found = told(city, "restaurants", "--at", "district=south", "--as-of", "2025-06-01")
    assert [one["basis"] for one in found] == [["FSL 4"], ["Constitution"], ["FSL 4"]]


def test_nobody_is_an_empty_list_and_exit_code_1(city: Path) -> None:
    result = call(city, "restaurants", "--stage", "audit", "--format", "json", "--as-of", "2025-06-01")
    assert (result.exit_code, json.loads(result.output)) == (1, {"answers": []})
    assert call(city, "restaurants", "--stage", "audit", "--as-of", "2025-06-01").output == "audit\n  nobody\n"
    assert call(city, "restaurants", "--as-of", "2025-06-01").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["restaurant"], 'there is no matter "restaurant"; did you mean "restaurants"?'),
        (["restaurants", "--stage", "exceute"], 'there is no stage "exceute"; did you mean "execute"?'),
        (["restaurants", "--at", "distrct=north"], 'there is no facet "distrct"; did you mean "district"?'),
        (["restaurants", "--at", "stage=execute"], 'there is no facet "stage"'),
        (["restaurants", "--at", "district=nort"], 'district: there is no value "nort"; did you mean "north"?'),
        (["restaurants", "--at", "amount=many"], 'amount: "many" is not a number'),
        (["restaurants", "--at", "amount=< 50000"], "amount: < 50000 is not one value of any"),
    ],
)
def test_what_is_misspelt_is_told_with_what_is_near(city: Path, arguments: list[str], said: str) -> None:
    result = call(city, *arguments, "--as-of", "2025-06-01")
    assert isinstance(result.exception, rc.RespchainError)  # the command line makes it exit code 2
    assert str(result.exception).startswith(said)


@pytest.mark.parametrize("at", ["district", "=north", "district="])
def test_a_point_names_a_facet_and_a_value(city: Path, at: str) -> None:
    result = call(city, "restaurants", "--at", at)
    assert (result.exit_code, "--at district=north" in result.output) == (2, True)


def test_a_facet_is_asked_about_once(city: Path) -> None:
    result = call(city, "restaurants", "--at", "district=north", "--at", "district=south")
    assert (result.exit_code, "twice" in result.output) == (2, True)


def test_a_matter_that_is_not_in_the_register_on_that_day_is_said_to_be_so() -> None:
    charter = rc.Charter.model_validate(
        {"matters": {"new": {"since": "2026-01-01"}}, "duties": {"a": {"matter": "new"}}}
    )
    with pytest.raises(rc.RespchainError, match='the matter "new" is not in the register on that day'):
        rc.who(charter, "new", as_of=date(2025, 1, 1))


def test_who_in_python(city: Path) -> None:
    charter = rc.load(city)
    found = rc.who(charter, "restaurants", stage="execute", at={"district": "north"}, as_of=date(2025, 6, 1))
    assert keys(found) == [("north", "market", "li"), ("lead", "mayor", None), ("any-other", "mayor", None)]
    assert rc.who(charter, "restaurants", stage="audit", as_of=date(2025, 6, 1)) == []
