"""Charters read from files: what they say, where they say it, and every fault in one run."""

import gc
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respchain.errors import InputErrors, Place
from respchain.files.json_reader import read_json
from respchain.files.marks import Marks, Table
from respchain.files.reading import read
from respchain.files.source import Source
from respchain.files.validating import format_faults
from respchain.files.wording import Nearness
from respchain.files.yaml_reader import QUICK, SLOW, Opener, read_yaml
from respchain.model.light import charter_format, charter_validator
from respchain.model.stated import Nowhere, Stated


@pytest.fixture(autouse=True)
def _inside_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def charter(text: str, **files: str) -> Stated:
    """The charter `city.yaml` beside other files, named `folder__name` for folder/name.yaml."""
    Path("city.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        path = Path(name.replace("__", "/") + ".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return read("city.yaml")


def faults(text: str, **files: str) -> list[str]:
    """The faults of that charter, a line each."""
    with pytest.raises(InputErrors) as caught:
        charter(text, **files)
    return str(caught.value).splitlines()


# --- what is read ---------------------------------------------------------------------------------


def test_scalars_are_read_as_yaml_1_2_does_and_typed_by_the_format() -> None:
    stated = charter(
        """
        name: no
        as_of: 2026-06-01
        posts:
          012: {title: on, since: 2020-01-01, seats: 1, top: true}
          no: {title: 1:30, reports_to: 012, grade: 5}
        """
    )
    assert stated.data == {
        "name": "no",
        "as_of": date(2026, 6, 1),
        "posts": {
            "012": {"title": "on", "since": date(2020, 1, 1), "seats": 1, "top": True},
            "no": {"title": "1:30", "reports_to": "012", "grade": 5},
        },
    }


def test_blank_sections_and_entries_say_nothing() -> None:
    assert charter("duties:\nposts:\n  mayor:\n  clerk: {reports_to: , until: }\n").data == {
        "posts": {"mayor": {}, "clerk": {"reports_to": None, "until": None}}
    }


def test_a_list_with_ids_and_a_mapping_by_id_are_equal() -> None:
    listed = charter(
        "posts: [{id: a, title: A}, {title: B, id: b}]\ndisclaimers: {x: {by: a}}\n"
        "processes: [{id: p, steps: [{id: s, next: end}]}]\n"
    )
    keyed = charter(
        "posts: {a: {title: A}, b: {title: B}}\ndisclaimers: [{id: x, by: a}]\n"
        "processes: {p: {steps: {s: {next: end}}}}\n"
    )
    assert listed.data == keyed.data
    assert listed.places.key(["posts", "b"]) == Place("city.yaml", 1, 43)
    assert listed.places.value(["posts", "b", "title"]) == Place("city.yaml", 1, 36)
    assert listed.places.key(["disclaimers", 0, "by"]) == Place("city.yaml", 2, 19)
    assert listed.places.key(["processes", "p", "steps", "s", "next"]) == Place("city.yaml", 3, 37)


def test_json_is_read_as_yaml_is() -> None:
    plain = {
        "posts": {"mayor": {"title": "Mayor 😀", "since": "2020-01-01"}},
        "duties": {"d": {"accountable": "mayor"}},
    }
    Path("city.json").write_text(json.dumps(plain, indent=1), encoding="utf-8")
    stated = read("city.json")
    assert stated.data == charter(json.dumps(plain, ensure_ascii=False)).data
    assert stated.places.value(["posts", "mayor", "since"]) == Place("city.json", 5, 13)


def test_every_key_and_value_has_its_place() -> None:
    stated = charter(
        "posts:\n"
        "  mayor: {title: Mayor}\n"
        "duties:\n"
        "  inspect:\n"
        "    accountable: [mayor]\n"
        "    basis:\n"
        "    - {base: FSL, at: art. 4}\n"
    )
    places = stated.places
    assert places.key(["posts"]) == Place("city.yaml", 1, 1)
    assert places.value(["posts"]) == Place("city.yaml", 2, 3)
    assert places.key(["posts", "mayor"]) == Place("city.yaml", 2, 3)
    assert places.value(["posts", "mayor"]) == Place("city.yaml", 2, 10)
    assert places.value(["duties", "inspect", "accountable", 0]) == Place("city.yaml", 5, 19)
    assert places.value(["duties", "inspect", "basis", 0, "at"]) == Place("city.yaml", 7, 23)
    # What is not stated is placed at the nearest part above it.
    assert places.key(["duties", "inspect", "within"]) == Place("city.yaml", 4, 3)
    assert places.value(["duties", "inspect", "basis", 5]) == Place("city.yaml", 7, 5)
    assert places.value(["matters", "x"]) == Place("city.yaml", 1, 1)
    assert stated.sources["city.yaml"].startswith("posts:")


def test_aliases_and_merge_keys_stand_for_what_they_name() -> None:
    stated = charter(
        "posts:\n"
        "  a: &a {title: A, seats: 1}\n"
        "  b: {<<: *a, title: B}\n"
        "  c: *a\n"
        "facets: {d: [x]}\n"
        "duties:\n"
        "  d: {scope: &s {d: x}, accountable: a}\n"
        "  e: {scope: *s, accountable: b}\n"
    )
    assert stated.data["posts"] == {
        "a": {"title": "A", "seats": 1},
        "b": {"title": "B", "seats": 1},
        "c": {"title": "A", "seats": 1},
    }
    assert stated.places.key(["posts", "b", "seats"]) == Place("city.yaml", 2, 20)
    assert stated.places.key(["posts", "b", "title"]) == Place("city.yaml", 3, 15)
    assert stated.places.value(["duties", "e", "scope"]) == Place("city.yaml", 8, 14)


def test_the_core_tags_say_what_a_scalar_is() -> None:
    assert charter('posts: {a: {title: !!str 012, seats: !!int "3"}}').data == {
        "posts": {"a": {"title": "012", "seats": 3}}
    }
    assert faults("posts: {a: {seats: !!int x}}")[0] == 'city.yaml:1:20: "x" is not what its tag !!int says'


keys = st.text("ab市.é", min_size=1, max_size=3)
scalars = st.sampled_from(["x", "市长", 'a "b"', "0 1", " s"]) | st.integers(0, 99)
trees = st.recursive(
    scalars, lambda part: st.lists(part, min_size=1) | st.dictionaries(keys, part, min_size=1), max_leaves=15
)


@pytest.mark.parametrize("opener", [QUICK, SLOW])
@given(tree=st.dictionaries(keys, trees, min_size=1), indent=st.sampled_from([None, 2]))
def test_yaml_and_json_give_the_same_data_and_places(
    opener: Opener, tree: dict[str, object], indent: int | None
) -> None:
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    yaml_source, json_source = Source("x", text), Source("x", text)
    tables: list[Table] = [{}, {}]
    roots = [read_yaml(yaml_source, tables[0], opener), read_json(json_source, tables[1])]
    assert roots == [tree, tree]
    marks = [
        Marks(sources=[source], root=root, table=table)
        for source, root, table in zip([yaml_source, json_source], roots, tables, strict=True)
    ]
    for path in _paths(tree):
        assert marks[0].key(path) == marks[1].key(path)
        assert marks[0].value(path) == marks[1].value(path)


def _paths(tree: object) -> list[list[str | int]]:
    found: list[list[str | int]] = []
    waiting: list[tuple[object, list[str | int]]] = [(tree, [])]
    while waiting:
        here, path = waiting.pop()
        inside = here.items() if isinstance(here, Mapping) else enumerate(here) if isinstance(here, list) else ()
        for step, part in inside:
            found.append([*path, step])
            waiting.append((part, [*path, step]))
    return found


def test_the_collector_is_paused_while_reading_and_resumed_whatever_happens() -> None:
    charter("posts: {a: {}}")
    assert gc.isenabled()
    faults("posts: {a: {titel: x}}")
    assert gc.isenabled()
    gc.disable()
    try:
        charter("posts: {a: {}}")
        assert not gc.isenabled()
    finally:
        gc.enable()


# --- several files --------------------------------------------------------------------------------


def test_includes_are_merged_in_order_each_with_its_places() -> None:
    stated = charter(
        "include: [parts/*.yaml]\nposts: {mayor: {}}\nappointments: [{person: x, post: mayor}]\n",
        parts__b="posts: {clerk: {reports_to: mayor}}\n",
        parts__a="duties:\n  d: {accountable: clerk}\nappointments: [{person: y, post: clerk}]\n",
    )
    assert list(stated.data) == ["posts", "appointments", "duties"]
    assert stated.data["posts"] == {"mayor": {}, "clerk": {"reports_to": "mayor"}}
    assert stated.places.key(["posts", "clerk"]) == Place("parts/b.yaml", 1, 9)
    assert stated.places.value(["appointments", 1, "person"]) == Place("parts/a.yaml", 3, 25)
    assert set(stated.sources) == {"city.yaml", "parts/a.yaml", "parts/b.yaml"}


def test_files_that_include_each_other_are_read_once() -> None:
    stated = charter(
        "include: parts/a.yaml\nposts: {mayor: {}}\n",
        parts__a="include: [b.yaml, ../city.yaml, a.yaml]\n",
        parts__b="include: a.yaml\nposts: {clerk: {}}\n",
    )
    assert stated.data == {"posts": {"mayor": {}, "clerk": {}}}


def test_a_folder_is_a_charter_split_over_files() -> None:
    charter("name: City\nposts: {mayor: {}}\n", city__a="posts: {x: {}}\n", city__b="posts: {y: {}}\n")
    Path("city", ".hidden.yaml").write_text("posts: {z: {}}", encoding="utf-8")
    Path("city", "notes.txt").write_text("posts: {z: {}}", encoding="utf-8")
    Path("city", "c.json").write_text('{"posts": {"w": {}}}', encoding="utf-8")
    stated = read("city")
    assert stated.data == {"posts": {"x": {}, "y": {}, "w": {}}}
    assert stated.places.key(["posts", "w"]) == Place("city/c.json", 1, 12)


def test_several_paths_are_one_charter() -> None:
    charter("posts: {a: {}}\n", other="duties: {d: {accountable: a}}\n")
    assert read("city.yaml", "other.yaml").data == {"posts": {"a": {}}, "duties": {"d": {"accountable": "a"}}}


def test_two_things_with_one_id_name_both_places() -> None:
    assert faults(
        "include: b.yaml\nname: City\nposts:\n  mayor: {}\ndepartments: {x: {}}\ndisclaimers: [{id: d, by: mayor}]\n",
        b="name: Town\nposts:\n  mayor: {}\nbodies: {x: {}}\ndisclaimers: [{id: d, by: mayor}]\n",
    ) == [
        'b.yaml:1:1: "name" is stated differently in two files (also city.yaml:2:1)',
        'b.yaml:3:3: the post "mayor" is stated twice (also city.yaml:4:3)',
        'b.yaml:4:10: the department and the body "x" have one id (also city.yaml:5:15);'
        " actors share their ids: rename one",
        'b.yaml:5:20: the disclaimer "d" is stated twice (also city.yaml:6:20)',
    ]


def test_what_two_files_say_alike_is_no_fault() -> None:
    assert charter("respchain: 1\ninclude: b.yaml", b="respchain: 1\n").data == {"respchain": 1}


def test_one_file_that_cannot_be_parsed_does_not_hide_the_faults_of_others() -> None:
    assert faults(
        "include: [a.yaml, b.yaml]\nposts: {mayor: {titel: x}}\nduties: {d: {accountable: declared-in-a}}\n",
        a="posts: {declared-in-a: [}\n",
        b="posts:\n\tclerk: {}\n",
    ) == [
        "a.yaml:1:25: a value is missing here",
        "b.yaml:2:1: a tab is used for indentation; use spaces",
        'city.yaml:2:17: unknown key "titel" in post "mayor"; did you mean "title"?',
    ]


@pytest.mark.parametrize(
    ("include", "fault"),
    [
        ("../x.yaml", 'city.yaml:1:10: the include "../x.yaml" leaves the charter\'s folder'),
        ("../*.yaml", 'city.yaml:1:10: the include "../*.yaml" leaves the charter\'s folder'),
        (
            "/etc/hosts",
            'city.yaml:1:10: the include "/etc/hosts" leaves the charter\'s folder; write it relative to this file',
        ),
        (
            "C:\\x.yaml",
            'city.yaml:1:10: the include "C:\\x.yaml" leaves the charter\'s folder; write it relative to this file',
        ),
        ("link.yaml", 'city.yaml:1:10: the include "link.yaml" leaves the charter\'s folder'),
        ("link*", 'city.yaml:1:10: the include "link*" leaves the charter\'s folder'),
        ("folder/x.yaml", 'city.yaml:1:10: the include "folder/x.yaml" leaves the charter\'s folder'),
        (
            "partz.yaml",
            'city.yaml:1:10: the include "partz.yaml" names a file that does not exist; did you mean "parts.yaml"?',
        ),
        ("nothing/*.yaml", 'city.yaml:1:10: the include "nothing/*.yaml" matches no file'),
        ("sub", 'city.yaml:1:10: the include "sub" is a folder; write sub/*.yaml'),
        ("'**/**/*.yaml'", 'city.yaml:1:10: the include "**/**/*.yaml" takes "**" once at most, between slashes'),
        ("'.'", 'city.yaml:1:10: the include "." names no file'),
        ("5", "city.yaml:1:10: include takes a file name, found the number 5"),
    ],
)
def test_an_include_stays_in_the_folder_and_finds_something(tmp_path: Path, include: str, fault: str) -> None:
    inside = tmp_path / "inside"
    (inside / "sub").mkdir(parents=True)
    (tmp_path / "x.yaml").write_text("posts: {}", encoding="utf-8")
    (inside / "parts.yaml").write_text("posts: {}", encoding="utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "x.yaml")
    (inside / "folder").symlink_to(tmp_path)
    (inside / "city.yaml").write_text(f"include: {include}\n", encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        read(inside / "city.yaml")
    assert str(caught.value.faults[0]).replace(f"{inside.as_posix()}/", "") == fault


def test_what_is_not_there_is_said() -> None:
    charter("posts: {}")
    Path("empty").mkdir()
    with pytest.raises(InputErrors) as caught:
        read("citi.yaml", "empty")
    assert str(caught.value).splitlines() == [
        'citi.yaml: there is no such file or folder; did you mean "city.yaml"?',
        "empty: the folder holds no charter: no YAML or JSON, no workbook, no table such as posts.csv",
    ]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("duties.txt", 'title,post,matter\nInspect, clerk,"a, b"\nPay,"x",\n', "a table (CSV)"),
        ("duties.yaml", "职责\t岗位\n检查\t主任\n", "a table (CSV)"),
        ("rules.docx", b"PK\x03\x04\x14\x00 word/document.xml", "a text document (DOCX)"),
        ("all.zip", b"PK\x03\x04\x14\x00 city.yaml", "an archive (ZIP)"),
        ("law.pdf", b"%PDF-1.7\n1 0 obj", "a PDF document"),
    ],
)
def test_what_is_no_charter_is_named_as_what_it_is(name: str, content: str | bytes, what: str) -> None:
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputErrors) as caught:
        read(name)
    assert str(caught.value) == f"{name}:1:1: this is {what}, not a charter in YAML or JSON"


@pytest.mark.parametrize(
    "text", ["posts: {a: {}, b: [\nduties: {c: {}, d: }\n", "- a, b\n- c, d\n", "a, b\n", "x\ny\n"]
)
def test_a_broken_charter_is_no_table(text: str) -> None:
    assert not any("table" in fault for fault in faults(text))


def test_a_linked_file_of_a_folder_stays_in_it(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("posts: {}", encoding="utf-8")
    folder = tmp_path / "city"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "x.yaml")
    with pytest.raises(InputErrors, match="the link leads out of the charter's folder"):
        read("city")


# --- faults of the format -------------------------------------------------------------------------


def test_all_faults_of_a_charter_are_named_in_one_run() -> None:
    assert faults(
        """
posts:
  mayor: {titel: Mayor, seats: 0, title: 5}
  clerk: {reports_to: cheif, since: 2021-01-01, until: 2020-01-01}
  chief: {}
  mayor: {}
duties:
  d: {within: soon, tier: overal, accountable: {x: 1}, stage: "", since: 2020-02-30}
  e: {accountable: chief, responsible: [chief, chif], matter: chief}
appointments: [{person: x}]
post: {}
"""
    ) == [
        'city.yaml:3:11: unknown key "titel" in post "mayor"; did you mean "title"?',
        'city.yaml:3:32: seats of post "mayor": expected a whole number, at least 1, found the number 0',
        'city.yaml:3:42: title of post "mayor": expected a text or a mapping, found the number 5; write "5" in quotes',
        'city.yaml:4:23: reports_to of post "clerk" names "cheif", which is no actor (department, post, body or'
        ' outsider); did you mean "chief"?',
        "city.yaml:4:56: until 2020-01-01 is not after since 2021-01-01",
        'city.yaml:6:3: "mayor" is stated twice (also city.yaml:3:3)',
        'city.yaml:8:15: within of duty "d": a duration is written like "10 working days", "30 days", "2 hours",'
        ' "10个工作日" or "即时", found the text "soon"',
        'city.yaml:8:27: tier of duty "d": expected one of "direct", "overall", found the text "overal";'
        ' did you mean "overall"?',
        'city.yaml:8:48: accountable of duty "d": expected an id or a list, found a mapping',
        'city.yaml:8:63: stage of duty "d": expected a text, found an empty text',
        'city.yaml:8:74: since of duty "d": a day is written YYYY-MM-DD and must exist in the calendar,'
        ' found the text "2020-02-30"',
        'city.yaml:9:48: responsible of duty "e" names "chif", which is no actor (department, post, body or outsider);'
        ' did you mean "chief"?',
        'city.yaml:9:63: matter of duty "e" names "chief", which is no matter; there is a post of that id',
        'city.yaml:10:16: appointment 1 lacks the key "post"',
        'city.yaml:11:1: unknown key "post" in the charter; did you mean "posts"?',
    ]


@pytest.mark.parametrize(
    ("cited", "meant"),
    [
        ("Licencing Law 12", "Licensing Law"),
        ("Licencing Law", "Licensing Law"),
        ("《食品安全发》 第七十七条", "《食品安全法》"),
        ("FSL-2008 4", "FSL-2009"),
        ("FSL-2008", "FSL-2009"),
    ],
)
def test_a_title_that_may_have_been_meant_is_shown_as_written(cited: str, meant: str) -> None:
    text = f"""
    bases: {{lic: {{title: Licensing Law}}, food: {{title: "《食品安全法》"}}, FSL-2009: {{}}}}
    duties: {{d: {{basis: "{cited}"}}}}
    """
    assert [fault.rpartition("; ")[2] for fault in faults(text)] == [f'did you mean "{meant}"?']


def test_a_citation_names_its_basis_by_id_or_title_in_either_form() -> None:
    bases = "bases: {LL: {title: Licensing Law}}\n"
    for cited in ("LL 4", "Licensing Law 4", "{base: LL, at: '4'}", "{base: Licensing Law, at: '4'}"):
        charter(bases + f"duties: {{d: {{basis: [{cited}]}}}}")
    assert faults(bases + "duties: {d: {basis: [{base: Fishing Act, at: '4'}]}}") == [
        'city.yaml:2:29: basis.base of duty "d" names "Fishing Act", which is no basis'
    ]


FAULTS = """
> posts: {a: {seats: "1"}}
    seats of post "a": expected a whole number, at least 1, found the text "1"; write 1 without quotes
> posts: {a: {top: yes}}
    top of post "a": expected true or false, found the text "yes"
> posts: {a: {id: a}}
    unknown key "id" in post "a"; the key before the colon is the id
> posts: {a b: {}}
    posts: an id is a word of letters, digits, ".", "_" and "-"; one that looks like a number needs quotes, found
    the text "a b"; write "a-b"
> posts: x
    posts: expected a mapping by id, found the text "x"
> posts: [{title: x}]
    this post lacks the key "id"
> posts: [{id: 5}]
    an id is a text, found the number 5; write "5" in quotes
> posts: [{id: a}, {id: a}]
    the post "a" is stated twice (also city.yaml:1:14)
> waivers: 5
    waivers: expected a list, found the number 5
> respchain: 2
    respchain: expected 1, found the number 2
> duties: {d: {scope: {amount: true}}}
    scope.amount of duty "d": a name, a number, a day, a range such as "[0..10)" or ">= 5" in quotes, or a list of
    these, found the word true; write "true" in quotes
> posts: {a: {powers: [{matter: x}]}}
    powers of post "a" lacks the key "power"
> processes: {p: {steps: {a: {next: {x: {stp: a}}}}}}
    unknown key "stp" in steps.a.next.x of process "p"; did you mean "step"?
> processes: {p: {steps: {a: {next: b}}}}
    steps.a.next of process "p" names "b", which is no step of this process
> duties: {d: {beside: [{duty: d, basis: [FSL-2008 4]}]}}
> bases: {FSL-2009: {}}
    beside.basis of duty "d" names "FSL-2008 4", which is no basis; did you mean "FSL-2009"?
> posts: {a: {reports_to: b，c}, b: {}}
    reports_to of post "a": an id is a word of letters, digits, ".", "_" and "-"; one that looks like a number needs
    quotes, found the text "b，c"; the comma is full-width (，): write ", "
> posts: {a: {title：x: y}}
    unknown key "title：x" in post "a"; the colon is full-width (：): write ": "
> posts:
>   mayor：市长
    posts: expected a mapping by id, found the text "mayor：市长"; the colon is full-width (：): write ": "
> appointments: [{person: x, post: p, since: 2020-01-01, through: 2019-12-31}]
> posts: {p: {}}
    through 2019-12-31 is before since 2020-01-01
> appointments: [{person: x, post: p, until: 2020-01-01, through: 2019-12-31}]
> posts: {p: {}}
    until and through both say the end; write one of them
> posts: {p: {holder: {person: x, since: 2020-01-01, until: 2020-01-01}}}
    until 2020-01-01 is not after since 2020-01-01
"""
"""Charters behind `>`, each with the fault that it must give."""


def _table() -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for text, fault in re.findall(r"((?:^> .*\n)+)((?:^    .*\n)+)", FAULTS, re.MULTILINE):
        said = "\n".join(line[2:] for line in text.splitlines())
        pairs.append((said, " ".join(line.strip() for line in fault.splitlines())))
    return pairs


@pytest.mark.parametrize(("text", "fault"), _table())
def test_a_fault_says_what_is_wrong_and_what_would_be_right(text: str, fault: str) -> None:
    found = [line.split(": ", 1)[1] for line in faults(text)]
    assert fault in found


def test_a_life_of_one_day_may_be_said_through() -> None:
    charter("posts: {a: {since: 2020-01-01, through: 2020-01-01}}")


def test_ids_that_name_something_are_no_fault() -> None:
    charter(
        """
        posts: {a: {holder: Li, backup: b}, b: {department: x}}
        departments: {x: {head: a, succeeded_by: b}}
        bodies: {c: {members: [a, {post: b}]}}
        facets: {district: [north]}
        matters:
          m: {facets: [district], prescribed: [named-by-the-profile], excluded: [{district: north, basis: [FSL]}]}
        duties:
          d:
            {accountable: x, matter: m, shared: {parts: {a: {district: north}}},
             basis: [FSL 77, 《食品安全法》第七十七条, {base: ALL}]}
          e: {accountable: {unknown: "0123"}, matter: {unknown: "?"}}
        bases: {FSL: {title: {zh: 食品安全法}}, ALL: {}}
        processes: {p: {steps: {s: {by: a, next: {yes: t, no: end}}, t: {}}, pairs: [{do: s, check: t}]}}
        """
    )
    charter("duties: {d: {basis: [any law], supervised_by: p}}\nposts: {p: {holder: {person: anybody}}}\n")


def test_people_and_bases_are_checked_where_they_are_stated() -> None:
    assert faults(
        "people: {li: {}}\nposts: {p: {holder: lee}}\nbases: {FSL: {}}\nduties: {d: {basis: Constitution 5}}"
    ) == [
        'city.yaml:2:21: holder of post "p" names "lee", which is no person',
        'city.yaml:4:21: basis of duty "d" names "Constitution 5", which is no basis',
    ]


def test_a_thousand_faults_are_listed_and_the_rest_counted() -> None:
    found = faults("posts:\n" + "".join(f"  p{number}: {{reports_to: nobody, titel: x}}\n" for number in range(3000)))
    assert len(found) == 1001
    assert [fault.split(": ")[0] for fault in found[:4]] == [
        f"city.yaml:{place}" for place in ("2:20", "2:28", "3:20", "3:28")
    ]
    assert "more faults after this one" in found[-1]


# --- the walk and the validator agree ---------------------------------------------------------------

_words = st.sampled_from(["a", "b", "2020-01-01", "2 days", "", "direct", "x y", "north", "month"])
_some = st.none() | st.booleans() | st.integers(-1, 2) | st.floats(allow_nan=False, allow_infinity=False) | _words
_known = [
    "title",
    "reports_to",
    "powers",
    "power",
    "scope",
    "matter",
    "since",
    "until",
    "unknown",
    "accountable",
    "basis",
    "base",
    "at",
    "next",
    "step",
    "steps",
    "holder",
    "person",
    "terminal",
    "values",
    "tree",
    "type",
    "range",
    "members",
    "post",
    "tier",
    "shared",
    "how",
    "parts",
    "measure",
    "target",
    "zh",
    "within",
    "stage",
    "weight",
    "id",
    "excluded",
    "required",
    "followup",
    "indicators",
    "handover",
    "covers",
    "job",
    "duties",
    "oops",
]
_any = st.recursive(
    _some,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(_known), part, max_size=4),
    max_leaves=12,
)
_sections = st.sampled_from(
    [*charter_format()["mapping_sections"], *charter_format()["list_sections"], "calendar", "name"]
)
_entries = st.dictionaries(st.sampled_from(["a", "b", "x y"]), _any, max_size=3) | st.lists(_any, max_size=3) | _any


@given(plain=st.dictionaries(_sections, _entries, max_size=4))
def test_faults_are_found_exactly_where_the_validator_refuses(plain: dict[str, object]) -> None:
    found = format_faults(plain, charter_format(), Nowhere(), Nearness())
    assert bool(found) == (not charter_validator().isinstance_python(plain)), found
