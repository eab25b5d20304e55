"""Charters written back: what is loaded again is equal."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from respchain.files.emitting import emitted, generally_emitted
from respchain.files.loading import load
from respchain.files.reading import read
from respchain.files.saving import dump, save
from respchain.files.source import Source
from respchain.files.whole import write_whole
from respchain.files.written import Shown, column, text
from respchain.files.yaml_reader import QUICK, SLOW, Opener, read_yaml
from respchain.model.charter import Charter
from respchain.model.origin import stated_of
from respchain.model.plain import plain

nasty = st.sampled_from(
    ["no", "on", "y", "012", "1:30", "0x1f", "1e3", "~", "null", "true", ".nan", "<<", "=", "- a", "a: b", "a #b", "#",
     "&a", "*a", "!t", "|", ">", ">= 5", "[0..10)", "{", "市长：主任", "\ufeff", "\x85", "\u2028", "\x7f",
     "a\nb", "\n", "\t", " a", "a ",
     "\\", '"', "'", "%", "@", "`", "?", "😀", "=cmd|' /C calc'!A0", "x" * 1100, "---",
     "...", "-", "，", "2026-01-01", "\xa0", "\ufffe"]
)  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | nasty
numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | texts | st.just("")
values = st.recursive(scalars, lambda part: st.lists(part) | st.dictionaries(texts, part), max_leaves=25)


ids = st.text("abcxyzÄ市长局012._-", min_size=1, max_size=6) | st.sampled_from(
    ["no", "on", "012", "1e3", "null", "-", "."]
)
entry = st.dictionaries(texts | st.just("title"), scalars | st.dates() | st.lists(texts, max_size=2), max_size=4)
alike = st.dictionaries(st.sampled_from(["title", "by", "100%", "%s"]), scalars | st.dates(), max_size=4)
section = st.dictionaries(texts, entry | alike) | st.lists(entry | alike)


@given(value=st.dictionaries(texts, section, min_size=1))
def test_what_is_emitted_quickly_is_what_is_emitted_generally(value: dict[str, object]) -> None:
    assert emitted(value) == generally_emitted(value)


@given(said=st.lists(texts | ids, min_size=1, max_size=20), often=st.sampled_from([1, 1_000]))
def test_long_columns_are_written_as_their_texts_are(said: list[str], often: int) -> None:
    whole = [*said, *map(str, range(often))] * (1 if often > 1 else 3)
    words = [*said, *(f"word {number}" for number in range(often))]
    signs = [f"{one}:{number}" for number in range(often) for one in said[:2]]
    for values in (whole, words, signs):
        assert list(column(values, Shown())) == list(map(text, values))


@pytest.mark.parametrize("opener", [QUICK, SLOW])
@given(value=st.dictionaries(texts, values, min_size=1))
def test_reading_what_was_emitted_gives_the_same(opener: Opener, value: dict[str, object]) -> None:
    source = Source("c.yaml", emitted(value))
    assert repr(read_yaml(source, {}, opener)) == repr(value)
    assert source.faults == []


@given(value=st.dictionaries(texts, scalars.filter(lambda scalar: not isinstance(scalar, float)), min_size=1))
def test_a_reader_of_yaml_1_1_takes_what_was_emitted_for_the_same(value: dict[str, object]) -> None:
    shown = {key: None if scalar == "" else scalar for key, scalar in value.items()}
    theirs = yaml.safe_load(emitted(value))
    assert {key: None if scalar == "" else scalar for key, scalar in theirs.items()} == shown


days = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def charters(draw: st.DrawFn) -> Charter:
    """Charters whose ids all name something, with every kind of value and short form."""
    posts, bodies, matters, duties = (draw(st.lists(ids, unique=True, max_size=4)) for _ in range(4))
    bodies = [body for body in bodies if body not in posts]
    one = st.sampled_from([*posts, *bodies, {"unknown": "0123"}])
    actors = one | st.lists(one, max_size=3)
    title = texts | st.fixed_dictionaries({}, optional={"zh": texts, "en": texts})
    value = texts | st.integers(0, 9) | st.lists(texts, min_size=1)
    box = st.dictionaries(st.sampled_from(["district", "amount"]), value)
    matter = st.sampled_from([*matters, {"unknown": "x"}])
    flags = {"top": st.booleans(), "seats": st.integers(1, 9), "since": days, "reports_to": actors}
    post = st.fixed_dictionaries({}, optional={"title": title, **flags})
    said = {
        "title": title,
        "needs": texts | st.lists(texts),
        "weight": st.floats(0, 1e9),
        "until": days,
        "matter": matter,
    }
    covers = {"accountable": actors, "scope": box | st.lists(box), "within": st.just("10个工作日")}
    duty = st.fixed_dictionaries({}, optional={**said, **covers})
    stated: dict[str, object] = {
        "name": draw(title),
        "as_of": draw(days),
        "facets": {"district": draw(st.lists(texts)), "amount": {"type": "number", "tree": draw(trees)}},
        "posts": {name: draw(post | st.none()) for name in posts},
        "bodies": {name: {"members": draw(actors)} for name in bodies},
        "matters": {name: draw(st.fixed_dictionaries({}, optional={"title": title})) for name in matters},
        "duties": {name: draw(duty) for name in duties},
        "disclaimers": draw(st.lists(st.fixed_dictionaries({"by": one}, optional={"source": texts}))),
    }
    return Charter.model_validate(stated)


trees: st.SearchStrategy[object] = st.dictionaries(
    texts, st.none() | st.dictionaries(texts, st.none(), max_size=2), max_size=2
)


@given(charter=charters(), suffix=st.sampled_from([".yaml", ".json"]))
def test_saving_and_loading_is_the_identity(
    tmp_path_factory: pytest.TempPathFactory, charter: Charter, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"charter{suffix}"
    save(charter, path)
    again = load(path)
    assert plain(again) == plain(charter)
    assert again == charter
    assert dump(again) == dump(charter)


def test_a_loaded_charter_remembers_its_places_and_a_changed_one_forgets_them(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text("posts:\n  mayor: {title: Mayor}\n", encoding="utf-8")
    charter = load(path)
    assert stated_of(charter).places.key(["posts", "mayor", "title"]).line == 2
    changed = charter.model_copy(update={"name": "City"})
    assert stated_of(changed).data == {"posts": {"mayor": {"title": "Mayor"}}, "name": "City"}
    assert stated_of(changed).places.key(["posts"]).line is None
    assert charter == Charter.model_validate({"posts": {"mayor": {"title": "Mayor"}}})


def test_keeps_the_order_of_the_drafter() -> None:
    stated = {"posts": {"b": {"title": "B"}, "a": {"reports_to": "b", "title": "A"}}}
    assert dump(Charter.model_validate(stated)).split() == [
        "posts:",
        "b:",
        "title:",
        "B",
        "a:",
        *["title:", "A", "reports_to:", "b"],
    ]


def test_writes_block_style_that_people_like_to_read() -> None:
    stated = {
        "facets": {"object": {"tree": {"food": {"raw": None}, "water": None}}},
        "posts": {"mayor": {}, "clerk": {"powers": ["inspect", {"power": "punish", "basis": ["FSL 84"]}]}},
        "delegations": [{"by": "mayor", "to": "clerk", "scope": [{"object": ["raw"]}, {"object": "water"}]}],
        "duties": {},
    }
    assert emitted(stated) == (
        "facets:\n  object:\n    tree:\n      food:\n        raw:\n      water:\n"
        "posts:\n  mayor: {}\n  clerk:\n    powers:\n      - inspect\n      - power: punish\n        basis: [FSL 84]\n"
        "delegations:\n  - by: mayor\n    to: clerk\n    scope:\n      - object: [raw]\n      - object: water\n"
        "duties: {}\n"
    )


def test_saving_as_json_gives_json(tmp_path: Path) -> None:
    path = tmp_path / "city.json"
    save(Charter.model_validate({"name": "城市", "as_of": date(2026, 6, 1)}), path)
    assert json.loads(path.read_text(encoding="utf-8")) == {"name": "城市", "as_of": "2026-06-01"}
    assert read(path).data == {"name": "城市", "as_of": date(2026, 6, 1)}


def test_writes_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    write_whole(path, b"name: old\n")
    with pytest.raises(TypeError):
        write_whole(path, "text where bytes belong")  # type: ignore[arg-type]  # fails after the file was begun
    assert path.read_text(encoding="utf-8") == "name: old\n"
    assert [child.name for child in tmp_path.iterdir()] == ["city.yaml"]


def test_writes_through_a_link_and_keeps_the_rights_of_the_file(tmp_path: Path) -> None:
    path, link = tmp_path / "city.yaml", tmp_path / "link.yaml"
    path.write_text("name: old\n", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"name: new\n")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "name: new\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_half_a_character_is_never_saved(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    save(Charter.model_validate({"name": "old"}), path)
    with pytest.raises(UnicodeEncodeError):
        save(Charter.model_construct(name="\ud800"), path)
    assert path.read_text(encoding="utf-8") == "name: old\n"


def test_very_many_entries_are_written_as_few_are() -> None:
    odd = ["a", "on", "5", "a: b", "", " a", "a ", 'say "a"', "back\\slash", "a\nb", "市长", "\ufeffx", "%s", "#",
           None, True, 1, 1.0,
           date(2026, 6, 1), [1, "a"], {"b": "c"}, {}, []]  # fmt: skip
    values = [f"{one}{number}" if isinstance(one, str) else one for number in range(200) for one in odd]
    entries = {f"k%{number}": {"title": value, "x%": "Same"} for number, value in enumerate(values)}
    plain = {"posts": entries, "list": list(entries.values()), "texts": {"a": "b"}}
    one_by_one = "".join(emitted({"posts": {key: entry}}).removeprefix("posts:\n") for key, entry in entries.items())
    items = "".join(emitted({"list": [entry]}).removeprefix("list:\n") for entry in entries.values())
    assert emitted(plain) == f"posts:\n{one_by_one}list:\n{items}texts:\n  a: b\n"
    assert yaml.safe_load(emitted({"posts": dict(list(entries.items())[:300])})) is not None
