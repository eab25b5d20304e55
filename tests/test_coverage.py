"""`respchain coverage` as its users meet it: text, JSON, exit codes, what cannot be judged."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import respchain as rc
from respchain.checking import judged
from respchain.checking.covering import Covering, coverage
from respchain.errors import NothingToCover, RespchainError
from respchain.facts import covering as facts_covering
from respchain.report.coverage import coverage_json, percent
from respchain.scope import overlap_search
from tests.charters import TODAY, stated
from tests.test_cli import call, ran

EXAMPLES = Path("docs/examples")
CITY = """
as_of: 2026-06-01
posts: {director: {title: Director}, deputy: {title: Deputy}, mayor: {title: Mayor}}
facets:
  district: {values: [north, south], titles: {south: Old town}}
  amount: {type: number, unit: CNY, range: ">= 0"}
matters:
  city: {title: City}
  restaurants: {title: Restaurants, part_of: city, excluded: [{amount: ">= 1000000", basis: [FSL 2]}]}
  water: {title: Water, part_of: city}
duties:
  north: {matter: restaurants, stage: execute, scope: {district: north}, accountable: director}
  small: {matter: restaurants, stage: execute, scope: {amount: "< 500"}, accountable: deputy}
  rest: {matter: restaurants, stage: execute, mode: default, accountable: mayor,
    scope: {district: south, amount: ">= 40000"}}
  mains: {matter: water, stage: execute, accountable: mayor}
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    return path


def amount(low: int, high: int) -> list[dict[str, Any]]:
    return [{"low": low, "low_closed": True, "high": high, "high_closed": False}]


def test_json_has_the_pinned_shape(city: Path) -> None:
    result = call("coverage", city, "restaurants", "--format", "json")
    assert result.exit_code == 1
    stage = {"stage": ["execute"]}
    assert json.loads(result.output) == {
        "matter": "restaurants",
        "share": 28 / 42,  # seven stages, two districts, amounts cut at 500 and 40000; of the south a third is covered
        "gaps": [{**stage, "district": ["south"], "amount": amount(500, 40000)}],
        "default_only": [{**stage, "district": ["south"], "amount": amount(40000, 1000000)}],
        "behind": [["mayor"]],
        "unresolved": [],
        "overlaps": [
            {
                "duties": ["north", "small"],
                "actors": ["director", "deputy"],
                "box": {**stage, "district": ["north"], "amount": amount(0, 500)},
            }
        ],
        "overlap_pairs": 1,
        "notes": [],
    }


def test_text_says_what_is_bare_who_stands_behind_and_who_meets_whom(city: Path) -> None:
    result = call("coverage", city, "restaurants")
    assert result.output == (
        "Restaurants (restaurants): 66.7% covered\n"
        "  nobody answers (1)\n"
        "    - stage = execute; district = Old town; amount = [500..40000) CNY\n"
        "  a default or overall owner alone (1)\n"
        "    - stage = execute; district = Old town; amount = [40000..1000000) CNY\n"
        "      behind it: Mayor (mayor)\n"
        "  two answer for the same (1)\n"
        "    - Director (director) and Deputy (deputy): 1 pair of duties\n"
        "      such as north and small on stage = execute; district = north; amount = [0..500) CNY\n"
    )


def test_without_a_matter_each_that_has_no_other_below_it_has_a_line_the_worst_first(city: Path) -> None:
    result = call("coverage", city)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "Restaurants (restaurants)  █████████████░░░░░░░   66.7%  1 gap, 1 default only, 1 overlap",
        "Water (water)              ████████████████████    100%  -",
        "",
        "1 of 2 matters without gap and overlap",
    ]
    listed = json.loads(call("coverage", city, "--format", "json").output)
    assert [one["matter"] for one in listed] == ["restaurants", "water"]


def test_a_wider_matter_covers_those_below_it_and_its_boxes_name_them(city: Path) -> None:
    found = json.loads(call("coverage", city, "city", "--format", "json").output)
    assert [box["matter"] for box in found["gaps"]] == [["restaurants"]]
    assert found["share"] == (28 + 7 * 2 * 4) / (42 + 7 * 2 * 4)  # for water a million and more counts as well


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("water",), 0), (("restaurants",), 1), (("city",), 1), ((), 1), (("restaurant",), 2),
        (("water", "--as-of", "tomorrow"), 2), (("water", "--format", "pdf"), 2),
    ],
)  # fmt: skip
def test_the_exit_code(city: Path, arguments: tuple[str, ...], code: int) -> None:
    assert ran("coverage", city.name, *arguments, folder=city.parent).returncode == code


def test_a_default_owner_alone_is_no_gap(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(
        "posts: {a: {}}\nmatters: {m: {}}\nduties: {d: {matter: m, mode: default, accountable: a}}\n", "utf-8"
    )
    result = call("coverage", path, "m", "--as-of", "2026-01-01")
    assert result.exit_code == 0
    assert result.output.startswith("m: 0% covered\n  a default or overall owner alone (1)\n    - stage = execute\n")


def test_a_misspelt_matter_is_told_with_what_is_near(city: Path) -> None:
    result = ran("coverage", city.name, "restaurant", folder=city.parent)
    assert result.stdout == b""
    assert result.stderr.decode() == 'respchain: there is no matter "restaurant"; did you mean "restaurants"?\n'


def test_without_matters_the_command_could_not_run(tmp_path: Path) -> None:
    (tmp_path / "bare.yaml").write_text("as_of: 2026-06-01\nposts: {a: {}}\n", encoding="utf-8")
    result = ran("coverage", "bare.yaml", folder=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith("respchain: the charter states no matters")


@pytest.mark.parametrize("form", ["text", "json", "svg", "html"])
def test_a_charter_without_matters_cannot_be_judged(tmp_path: Path, form: str) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text("as_of: 2026-06-01\nposts: {a: {}}\nduties: {d: {accountable: a}}\n", encoding="utf-8")
    result = call("coverage", path, "--format", form)
    assert isinstance(result.exception, NothingToCover)
    assert "states no matters" in str(result.exception)
    assert result.stdout == ""


def test_matters_that_have_ended_leave_nothing_to_cover(tmp_path: Path) -> None:
    path = tmp_path / "past.yaml"
    path.write_text("posts: {a: {}}\nmatters: {m: {until: 2020-01-01}}\n", encoding="utf-8")
    result = call("coverage", path, "--as-of", "2026-01-01")
    assert "no matter lives on this day" in str(result.exception)


def test_a_matter_of_which_nothing_must_be_covered_has_no_share(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    path.write_text(
        "posts: {a: {}}\nfacets: {k: [x]}\nmatters: {m: {excluded: [{k: x, basis: [Law 1]}]}}\n", encoding="utf-8"
    )
    result = call("coverage", path, "m", "--as-of", "2026-01-01", "--format", "json")
    assert result.exit_code == 0
    assert (json.loads(result.output)["share"], json.loads(result.output)["gaps"]) == (None, [])
    text = call("coverage", path, "m", "--as-of", "2026-01-01").output
    assert text == "m: nothing of it must be covered\n"


@pytest.mark.parametrize("form", ["text", "json", "svg", "html"])
def test_output_goes_to_a_file_the_same_bytes_each_time(city: Path, form: str) -> None:
    first, second = city.with_name("one"), city.with_name("two")
    for target in (first, second):
        result = call("coverage", city, "restaurants", "--format", form, "-o", target)
        assert (result.exit_code, result.output) == (1, "")
    assert first.read_bytes() == second.read_bytes() != b""


def test_two_who_share_a_duty_are_one_owner_and_parts_of_a_divided_duty_are_several() -> None:
    text = """
posts: {a: {}, b: {}}
facets: {k: [x, y]}
matters: {m: {}, n: {}}
duties:
  joint: {matter: m, stage: execute, accountable: [a, b], shared: {how: joint, reason: both}}
  apart: {matter: n, stage: execute, accountable: [a, b],
    shared: {how: divided, reason: r, parts: {a: {k: x}, b: {k: [x, y]}}}}
"""
    done = judged(stated(text), as_of=TODAY, rules=())
    joint, apart = coverage(done)
    assert joint.complete
    assert [(one.duties, one.actors, one.box) for one in apart.overlaps] == [
        (("apart", "apart"), ("a", "b"), {"stage": ["execute"], "k": ["x"]})
    ]


def test_a_department_is_its_head_and_whom_nobody_can_name_is_told() -> None:
    text = """
departments: {bureau: {head: a}}
posts: {a: {}, b: {}}
matters: {m: {}}
duties:
  one: {matter: m, stage: execute, accountable: bureau}
  two: {matter: m, stage: execute, accountable: a}
  three: {matter: m, stage: execute, accountable: {unknown: "0123"}}
"""
    (found,) = coverage(judged(stated(text), as_of=TODAY, rules=()))
    assert (found.share, found.overlaps) == (1, ())
    assert [note for note in found.notes if "not resolved" in note and note.endswith(": 1")] == list(found.notes)


def crowd(count: int) -> str:
    """So many duties of two actors in turn, all on the same cells."""
    duties = "".join(f"  d{at}: {{matter: m, stage: execute, accountable: {'ab'[at % 2]}}}\n" for at in range(count))
    return f"posts: {{a: {{}}, b: {{}}}}\nmatters: {{m: {{}}}}\nduties:\n{duties}"


def test_more_pairs_than_are_listed_are_counted_by_pair_of_actors(monkeypatch: pytest.MonkeyPatch) -> None:
    done = judged(stated(crowd(8)), as_of=TODAY, rules=())
    assert len(coverage(done, "m")[0].overlaps) == 16
    monkeypatch.setattr(facts_covering, "LISTED", 15)
    told = json.loads(coverage_json(coverage(done, "m"), one=True))
    assert (told["overlaps"], told["overlap_pairs"]) == ([], 16)
    (counted,) = told["overlaps_by_actors"]
    assert (sorted(counted["actors"]), counted["count"], len(counted["duties"])) == (["a", "b"], 16, 2)
    assert told["notes"] == [
        "more than 15 pairs of duties overlap: they are counted by pair of actors, each with one example"
    ]


def test_where_even_pairs_of_actors_are_too_many_each_pair_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done = judged(stated(crowd(8)), as_of=TODAY, rules=())
    monkeypatch.setattr(facts_covering, "LISTED", 15)
    monkeypatch.setattr(overlap_search, "_TABLE", 0)
    (found,) = coverage(done)
    assert found.pairs == 16
    assert {(one.actors, one.pairs) for one in found.between} == {(("a",), 16), (("b",), 16)}
    assert "counted for each of the two actors" in found.notes[0]


def test_a_register_too_large_to_be_looked_at_at_once_is_not_called_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_covering, "PLACES", 1)
    (found,) = coverage(judged(stated(crowd(4)), as_of=TODAY, rules=()))
    assert (found.pairs, found.complete) == (None, False)
    assert "ask for one matter" in found.notes[0]


def test_what_was_not_worked_out_is_told_and_not_called_clean() -> None:
    done = judged(stated(CITY), as_of=TODAY, rules=())
    covering = Covering(done, "water")
    need = done.facts.need
    place, box = need.boxes_of(covering.rows)
    none = np.zeros(0, np.int64)
    nothing = (none, need.boxes.take(none))
    open_ = (covering.rows[place], need.boxes.take(box))
    done.facts.__dict__["cover"] = done.facts.cover.but(vacant=nothing, standby=nothing, open_=open_)
    (found,) = covering.all()
    assert (found.share, found.complete, len(found.unresolved)) == (0, False, 1)
    assert "lower bound" in found.notes[0]


def test_a_share_is_never_rounded_to_all_or_nothing() -> None:
    assert [percent(share) for share in (0.0, 1e-9, 0.5, 1 - 1e-9, 1.0)] == ["0%", "0.1%", "50.0%", "99.9%", "100%"]


def test_coverage_in_python(city: Path) -> None:
    charter = rc.load(city)
    found = rc.coverage(charter, "restaurants")
    assert isinstance(found, rc.Coverage)
    assert (len(found.gaps), len(found.overlaps), found.share) == (1, 1, 28 / 42)
    assert [one.matter for one in rc.coverage(charter)] == ["restaurants", "water"]
    with pytest.raises(rc.RespchainError, match="did you mean"):
        rc.coverage(charter, "watr")
    assert issubclass(NothingToCover, RespchainError)
    shown = rc.draw.coverage(charter, "restaurants")._repr_mimebundle_()
    assert "Old town" in shown["image/svg+xml"]


def test_a_charter_built_in_python_is_covered_on_the_day_asked_for() -> None:
    charter = rc.Charter.model_validate(
        {
            "posts": {"a": {}},
            "matters": {"m": {}},
            "duties": {"d": {"matter": "m", "accountable": "a", "since": date(2026, 1, 1)}},
        }
    )
    assert rc.coverage(charter, "m", as_of=date(2025, 12, 31)).share == 0
    assert rc.coverage(charter, "m", as_of=date(2026, 1, 1)).share == 1


def test_the_sprouts_are_nobodys_before_2011_and_the_default_owner_stands_behind() -> None:
    charter = rc.load(EXAMPLES / "food-safety.yaml")
    found = rc.coverage(charter, "food-safety", as_of=date(2010, 6, 1))
    assert found.share == pytest.approx(7 / 11)  # eleven kinds of link and object are required, four are the default's
    sprouts = [box for box in found.default_only if box["object"] == ["beansprout"]]
    assert [box["link"] for box in sprouts] == [["plant"], ["produce"]]
