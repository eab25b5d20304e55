import copy
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from pydantic_core import SchemaValidator

from respchain.model import generate
from respchain.model.charter import LIST_SECTIONS, MAPPING_SECTIONS, Charter
from respchain.model.durations import UNITS
from respchain.model.duties import Duty
from respchain.model.light import charter_format, charter_validator
from respchain.model.organisation import Post
from respchain.model.plain import plain
from respchain.model.references import NAMESPACES
from respchain.model.schema import json_schema

Path_ = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """Reads days as text, as YAML 1.2 does."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith("timestamp")]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CATALOGUE_TEXT = Path(__file__).with_name("data").joinpath("catalogue.yaml").read_text(encoding="utf-8")


def catalogue() -> dict[str, object]:
    stated = yaml.load(CATALOGUE_TEXT, Loader=_Loader)
    assert isinstance(stated, dict)
    return stated


CATALOGUE = catalogue()


def positions(node: object, path: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    yield path, node
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, part in parts:
        yield from positions(part, (*path, step))


def replaced(node: object, path: Path_, value: object) -> dict[str, object]:
    whole = copy.deepcopy(node)
    target: Any = whole
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return cast(dict[str, object], whole)


POSITIONS = [path for path, _ in positions(CATALOGUE) if path]
MAPPINGS = [path for path, node in positions(CATALOGUE) if isinstance(node, dict)]

SAME_KIND = {"tuple_type": "list_type", "model_type": "dict_type"}


def without_tags(loc: Path_, stated: Any) -> Path_:
    """The path without the labels of union branches: steps that lead nowhere and look like a type."""
    kept: list[str | int] = []
    for step in loc:
        if isinstance(stated, dict) and step in stated:
            stated = stated[step]
        elif isinstance(stated, list | tuple):
            if isinstance(step, str):
                continue
            stated = stated[step]
        elif re.search(r"\[|^[A-Z]|-", str(step)) and step != "[key]":
            continue
        kept.append(step)
    return tuple(kept)


def faults_of(stated: object, validate: object) -> set[tuple[str, Path_]]:
    try:
        validate(stated)  # type: ignore[operator]  # either road's own function
    except ValidationError as error:
        return {
            (SAME_KIND.get(fault["type"], fault["type"]), without_tags(fault["loc"], stated))
            for fault in error.errors(include_url=False)
        }
    return set()


def light(stated: object) -> set[tuple[str, Path_]]:
    return faults_of(stated, charter_validator().validate_python)


def typed(stated: object) -> set[tuple[str, Path_]]:
    return faults_of(stated, Charter.model_validate)


def test_every_key_of_the_catalogue_is_read_on_both_roads() -> None:
    assert typed(CATALOGUE) == set()
    assert light(CATALOGUE) == set()


def test_the_catalogue_holds_every_key_of_the_format() -> None:
    stated = {key for _, node in positions(CATALOGUE) if isinstance(node, dict) for key in node}
    known = {
        key
        for _, node in positions(charter_format()["schema"])
        if isinstance(node, dict) and node.get("type") == "typed-dict"
        for key in node["fields"]
    }
    assert known - stated == set()


def test_the_plain_road_adds_nothing_and_reads_days() -> None:
    read = charter_validator().validate_python(CATALOGUE)
    assert json.loads(json.dumps(read, default=str)) == CATALOGUE
    assert read["as_of"] == date(2026, 6, 1)


def test_the_packaged_format_is_what_the_models_say() -> None:
    assert generate.FORMAT.read_text(encoding="utf-8") == generate.written(generate.charter_format())


def test_the_format_names_each_section_once() -> None:
    sections = [*MAPPING_SECTIONS, *LIST_SECTIONS]
    assert len(set(sections)) == len(sections)
    assert set(sections) < set(Charter.model_fields)
    assert charter_format()["mapping_sections"] == list(MAPPING_SECTIONS)
    assert charter_format()["list_sections"] == list(LIST_SECTIONS)
    assert {section for covered in NAMESPACES.values() for section in covered} <= set(MAPPING_SECTIONS)


def test_what_is_dumped_is_what_was_written_but_for_blank_entries() -> None:
    charter = Charter.model_validate(CATALOGUE)
    read = charter_validator().validate_python(CATALOGUE)
    assert plain(charter) == replaced(read, ("posts", "window"), {})


def test_a_dumped_charter_reads_back_equal() -> None:
    charter = Charter.model_validate(CATALOGUE)
    assert Charter.model_validate(plain(charter)) == charter


def test_a_mapping_by_id_and_a_list_with_ids_are_equal() -> None:
    listed = {"posts": [{"id": "mayor", "title": "Mayor"}, Post(id="clerk", reports_to="mayor")]}
    mapped = {"posts": {"mayor": {"title": "Mayor"}, "clerk": {"reports_to": "mayor"}}}
    assert Charter.model_validate(listed) == Charter.model_validate(mapped)
    assert plain(Charter.model_validate(listed)) == mapped


def test_a_charter_may_be_built_of_models() -> None:
    charter = Charter.model_validate({"duties": [Duty(id="a", accountable="x", except_={"d": 1})]})
    assert plain(charter) == {"duties": {"a": {"accountable": "x", "except": {"d": 1}}}}
    assert charter.duties is not None
    assert charter.duties["a"].id == "a"


def test_an_id_given_twice_in_a_list_names_both_places() -> None:
    with pytest.raises(ValidationError, match='entries 0 and 2 have the same id "a"'):
        Charter.model_validate({"posts": [{"id": "a"}, {"id": "b"}, {"id": "a"}]})


def test_a_listed_entry_without_an_id_is_refused() -> None:
    with pytest.raises(ValidationError, match="entry 1 of the list has no id"):
        Charter.model_validate({"posts": [{"id": "a"}, {}]})


def test_an_entry_under_another_id_than_its_own_is_refused() -> None:
    with pytest.raises(ValidationError, match='under "a" says that its id is "b"'):
        Charter.model_validate({"posts": {"a": Post(id="b")}})


def test_models_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Post(id="a").title = "A"


FREE = {"scope", "except", "tree", "unplaced", "titles", "parts", "required", "next", "steps", "grades"}


def takes_any_key(path: Path_) -> bool:
    names = [step for step in path if isinstance(step, str)]
    section = len(names) == 1 and names[0] in MAPPING_SECTIONS
    inside = any(name in FREE for name in names) and names[-1] != "step" and not path_is_step(names)
    return section or inside or (len(names) > 1 and names[-1] == "excluded")


def path_is_step(names: list[str]) -> bool:
    return "steps" in names and len(names) > names.index("steps") + 1 and "next" not in names


@pytest.mark.parametrize("path", [p for p in MAPPINGS if not takes_any_key(p)], ids=lambda p: "/".join(map(str, p)))
def test_an_unknown_key_is_refused_everywhere(path: Path_) -> None:
    wrong = replaced({"charter": CATALOGUE}, ("charter", *path, "unheard-of"), "x")["charter"]
    assert ("extra_forbidden", (*path, "unheard-of")) in light(wrong)
    assert light(wrong) == typed(wrong)


def listed_in_python(path: Path_, value: object) -> bool:
    """Python alone may write a section as a list."""
    return isinstance(value, list) and (path[-1] == "steps" or (len(path) == 1 and path[0] in MAPPING_SECTIONS))


@pytest.mark.parametrize(
    "value", [3.5, True, 12, "text", "2026-02-30", [], {}, [[1]], {"unknown": 5}, date(2026, 1, 1)]
)
def test_both_roads_find_the_same_faults(value: object) -> None:
    for path in POSITIONS:
        wrong = replaced(CATALOGUE, path, value)
        assert listed_in_python(path, value) or light(wrong) == typed(wrong), path


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.dates() | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.just("unknown"), inner, max_size=3)
    ),
    max_leaves=5,
)


def left_blank(path: Path_, value: object) -> bool:
    """A blank entry is filled by the reader before the format is asked (tests/test_reading.py)."""
    return value is None and (path[-2:-1] == ("steps",) or (len(path) == 2 and path[0] in MAPPING_SECTIONS))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(POSITIONS), json_values)
def test_both_roads_agree_on_anything(path: Path_, value: object) -> None:
    wrong = replaced(CATALOGUE, path, value)
    assert listed_in_python(path, value) or left_blank(path, value) or light(wrong) == typed(wrong)


REFERENCES = charter_format()["references"]


def matching(pattern: list[str]) -> Iterator[Path_]:
    for path in POSITIONS:
        steps = [step for step in path if isinstance(step, str)]
        if len(steps) == len(pattern) and all(want in ("*", step) for want, step in zip(pattern, steps, strict=True)):
            yield path


NEEDED = {
    "agreements": {"actor": "a"},
    "appointments": {"person": "a", "post": "a"},
    "assessments": {"of": "a"},
    "backup": {"post": "a"},
    "basis": {"base": "a"},
    "beside": {"duty": "a"},
    "delegations": {"by": "a", "to": "a"},
    "disclaimers": {"by": "a"},
    "holder": {"person": "a"},
    "oversight": {"forum": "a"},
    "pairs": {"do": "a", "check": "a"},
    "powers": {"power": "a"},
    "roster": {"post": "a"},
    "training": {"person": "a"},
    "waivers": {"rule": "a", "subject": "a"},
    "variations": {"of": "term"},
}


def shortest_with(pattern: list[str], value: object) -> object:
    """The least charter that has `value` where the pattern says."""
    for place in range(len(pattern) - 1, -1, -1):
        names = [step for step in pattern[:place] if step != "*"]
        needed = NEEDED.get(names[-1], {}) if names and pattern[place] != "*" else {}
        value = {**needed, pattern[place].replace("*", "x"): value}
        if place == 1 and pattern[0] in LIST_SECTIONS:
            value = [value]
    return value


@pytest.mark.parametrize("pattern", [path for path, space in REFERENCES if space != "citation"], ids="/".join)
def test_an_unresolved_reference_is_accepted_wherever_an_id_is(pattern: list[str]) -> None:
    for value in ("a", {"unknown": "0123"}):
        stated = shortest_with(pattern, value)
        assert light(stated) == typed(stated) == set()
    stated = shortest_with(pattern, {"unknown": 123})
    assert light(stated) == typed(stated) != set()


@pytest.mark.parametrize(
    ("pattern", "namespace"),
    [
        (["duties", "*", "accountable"], "actor"),
        (["duties", "*", "basis", "base"], "basis"),
        (["duties", "*", "basis"], "citation"),
        (["duties", "*", "succeeded_by"], "duty"),
        (["posts", "*", "succeeded_by"], "actor"),
        (["posts", "*", "holder"], "person"),
        (["posts", "*", "holder", "person"], "person"),
        (["posts", "*", "powers", "matter"], "matter"),
        (["appointments", "post"], "post"),
        (["processes", "*", "steps", "*", "next"], "step"),
        (["processes", "*", "steps", "*", "next", "*", "step"], "step"),
        (["matters", "*", "prescribed"], "prescribed"),
        (["matters", "*", "facets"], "facet"),
        (["waivers", "approved_by"], "actor"),
    ],
)
def test_references_know_what_they_name(pattern: list[str], namespace: str) -> None:
    assert namespace in [space for path, space in REFERENCES if path == pattern]


@pytest.mark.parametrize(
    "reference",
    [
        [["duties", "*", "scope"], "facet", []],
        [["duties", "*", "shared", "parts"], "actor", []],
        [["duties", "*", "shared", "parts", "*"], "facet", []],
        [["matters", "*", "excluded"], "facet", ["since", "until", "through", "basis"]],
    ],
)
def test_keys_that_are_ids_are_known_too(reference: object) -> None:
    assert reference in charter_format()["key_references"]


def test_every_reference_of_the_catalogue_names_what_is_declared() -> None:
    declared = {space: {key for s in sections for key in stated_in(s)} for space, sections in NAMESPACES.items()}
    for pattern, space in REFERENCES:
        if space in ("citation", "person", "party", "step", "basis"):
            continue
        for path in matching(pattern):
            value = at(path)
            assert not isinstance(value, str) or value in declared[space], (path, value)


def stated_in(section: str) -> list[str]:
    entries = CATALOGUE[section]
    assert isinstance(entries, dict)
    return list(entries)


def at(path: Path_) -> object:
    return next(node for found, node in positions(CATALOGUE) if found == path)


@pytest.mark.parametrize("trap", ["no", "on", "012", "true", "null", "负责人", "हिन्दी", "a.b_c-d", "5654"])
def test_words_that_look_like_something_else_stay_ids(trap: str) -> None:
    stated = {"posts": {trap: {"title": "1:30", "reports_to": trap}}}
    assert charter_validator().validate_python(stated) == stated
    assert typed(stated) == set()


@pytest.mark.parametrize("wrong", [5654, 12.0, True, "", "a b", "a/b", "a\n", "a，b"])
def test_what_is_no_word_is_no_id(wrong: object) -> None:
    assert ("id", ("duties", "x", "accountable")) in light({"duties": {"x": {"accountable": wrong}}})


def test_a_bare_number_as_an_id_is_told_to_be_quoted() -> None:
    with pytest.raises(ValidationError, match="needs quotes"):
        charter_validator().validate_python({"posts": {"a": {"reports_to": 5654}}})


@pytest.mark.parametrize("wrong", [True, 5, 1.5, ["a"], ""])
def test_text_is_never_made_of_something_else(wrong: object) -> None:
    assert light({"profile": wrong}) != set()
    assert light({"duties": {"x": {"title": wrong}}}) != set()


@pytest.mark.parametrize(
    "wrong",
    [0, 1767225600, 1.5, True, "1767225600", "2026-02-30", "2026-1-1", "2026-01-01T00:00:00", datetime(2026, 1, 1)],  # noqa: DTZ001
)
def test_only_days_of_the_calendar_are_days(wrong: object) -> None:
    assert light({"as_of": wrong}) == typed({"as_of": wrong}) == {("day", ("as_of",))}


@pytest.mark.parametrize("unit", UNITS)
def test_durations_are_read_with_every_unit(unit: str) -> None:
    for stated in (f"10{unit}", f"10 {unit}", f"0.5 {unit}"):
        assert light({"escalate": {"within": stated}}) == set()


@pytest.mark.parametrize("wrong", ["10", "days", "10 fortnights", "-1 days", "10  days", "10 days ", 10, "十日"])
def test_other_durations_are_refused(wrong: object) -> None:
    assert light({"escalate": {"within": wrong}}) == {("duration", ("escalate", "within"))}


@pytest.mark.parametrize("wrong", [True, None, float("nan"), float("inf"), [], "", {"a": 1}, [[1]], [True]])
def test_a_scope_takes_names_numbers_days_and_lists_of_them(wrong: object) -> None:
    stated = {"duties": {"x": {"scope": {"d": wrong}}}}
    assert ("scope_value", ("duties", "x", "scope", "d")) in light(stated)


@pytest.mark.parametrize("value", ["[0..10)", ">= 5", 5, 2.5, date(2026, 1, 1), ["a", 5, "< 3"]])
def test_a_scope_keeps_its_values_as_written(value: object) -> None:
    stated = {"duties": {"x": {"scope": {"d": value}}}}
    assert charter_validator().validate_python(stated) == stated
    assert plain(Charter.model_validate(stated)) == stated


def test_a_tree_of_two_hundred_levels_is_read_on_both_roads() -> None:
    tree: dict[str, object] = {}
    for _ in range(200):
        tree = {"a": tree}
    assert light({"facets": {"x": {"tree": tree}}}) == typed({"facets": {"x": {"tree": tree}}}) == set()


def test_a_tree_of_great_depth_is_a_fault_and_no_crash() -> None:
    tree: dict[str, object] = {}
    for _ in range(100_000):
        tree = {"a": tree}
    stated: object = {"facets": {"x": {"tree": tree}}}
    with pytest.raises(ValidationError):
        charter_validator().validate_python(stated)
    while tree:
        tree = tree.pop("a")  # type: ignore[assignment]  # so that the interpreter need not recurse to free it


def test_the_json_schema_is_one_and_reads_the_catalogue() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(CATALOGUE)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"unheard-of": 1},
        {"posts": {"a b": {}}},
        {"posts": {"a": {"id": "a"}}},
        {"posts": {"a": {"reports_to": 5}}},
        {"duties": {"a": {"stages": ["x"]}}},
        {"duties": {"a": {"within": "10"}}},
        {"as_of": "yesterday"},
        {"appointments": [{"person": "x"}]},
    ],
)
def test_the_json_schema_refuses_what_the_models_refuse(wrong: object) -> None:
    assert not Draft202012Validator(json_schema()).is_valid(wrong)
    assert typed(wrong) != set()
    assert typed(wrong) == light(wrong)


def test_every_field_is_described() -> None:
    for path, node in positions(json_schema()):
        if path[-1:] == ("properties",) and isinstance(node, dict):
            for name, field in node.items():
                assert field.get("description"), (path, name)


def test_the_stored_schema_is_plain_enough_for_the_core_alone() -> None:
    again = json.loads(json.dumps(charter_format()["schema"]))
    assert SchemaValidator(again).validate_python({"posts": {}}) == {"posts": {}}
