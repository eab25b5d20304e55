"""Joining an import into a charter: what is the same is one, what is not is added, and nothing is lost."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respchain.cli.main import respchain
from respchain.errors import InputErrors, Place
from respchain.files.emitting import emitted
from respchain.files.importers.imported import Imported
from respchain.files.importers.joining import joined
from respchain.files.importers.joining.aliases import Alias, read_aliases
from respchain.files.importers.joining.order import in_written_order
from respchain.files.importers.joining.references import entries_of
from respchain.files.reading import read
from tests.charters import check, found, stated

HERE = Path(__file__).parents[2]

ORGANOGRAM = """
name: 某县水务局
posts:
  "1": {title: 局长, department: 水务局, top: true, source_id: "0001", holder: {person: 陈一, since: 2024-01-01}}
  "2": {title: 水政股股长, department: 水政股, reports_to: "1", source_id: "0002", holder: {person: 李二}}
  "3": {title: 科员, department: 水政股, reports_to: "2", holder: {person: 王三}}
departments:
  水务局: {title: 某县水务局, head: "1"}
  水政股: {title: 水政股, part_of: 水务局, head: "2"}
"""
RACI = """
posts:
  局长: {title: 局长}
  股长: {title: 股长}
  科员: {title: 科 员}
duties:
  年度计划: {title: 编制年度计划, accountable: 局长, responsible: [股长], informed: [科员]}
  值班: {title: 防汛值班, responsible: [科员]}
"""
POWERS = """
profile: cn-gov
departments:
  某县水务局:
    title: 某县水务局
    powers: [{power: permit, matter: 取水, basis: [《水法》第七条]}]
    source_cell: "a.csv:2:5"
  水政股: {title: 水政股, part_of: 某县水务局}
matters:
  取水: {title: 取水许可, kind: 行政许可, basis: [《水法》第七条]}
duties:
  受理: {title: 受理：取水许可, matter: 取水, stage: accept, accountable: 某县水务局, responsible: [水政股]}
  决定: {title: 决定：取水许可, matter: 取水, stage: approve, accountable: 某县水务局, needs: [permit]}
bases:
  水法: {title: 水法, rank: law}
"""


def parsed(text: str) -> dict[str, Any]:
    return in_written_order(stated(text))


def join(charter: str | dict[str, Any], more: str | dict[str, Any], *aliases: tuple[str, str]) -> Imported:
    result = Imported()
    result.stated = yaml.safe_load(more) if isinstance(more, str) else more
    whole = parsed(charter) if isinstance(charter, str) else charter
    kept = copy.deepcopy(whole)
    known = [Alias(name, target, Place("aliases.csv", number)) for number, (name, target) in enumerate(aliases, 1)]
    joined(result, whole, known)
    assert whole == kept  # what was given is not changed
    stated(emitted(result.stated))
    return result


def left(result: Imported) -> set[tuple[str, str, str]]:
    return {(str(one.place), one.heading, one.text) for one in result.remainder()}


def test_organogram_raci_and_powers_are_one_charter() -> None:
    first = join(ORGANOGRAM, RACI, ("股长", "水政股股长"))
    assert list(first.stated["posts"]) == ["1", "2", "3"]
    plan = first.stated["duties"]["年度计划"]
    assert (plan["accountable"], plan["responsible"], plan["informed"]) == ("1", ["2"], ["3"])
    assert first.stated["posts"]["3"]["title"] == "科员"
    second = join(first.stated, POWERS)
    whole = second.stated
    assert list(whole["departments"]) == ["水务局", "水政股"]
    assert whole["departments"]["水务局"]["head"] == "1"
    assert whole["departments"]["水务局"]["powers"][0]["matter"] == "取水"
    assert whole["duties"]["受理"]["accountable"] == "水务局"
    assert whole["profile"] == "cn-gov"
    report = check(emitted(whole), profile="cn-gov")
    assert {finding.subjects[0].id for finding in found(report, "GAP010")} == {"值班"}
    assert found(report, "ACC002") == []  # the department has a head now, and the head a holder
    assert found(report, "ACC001") == []
    [undone] = found(report, "GAP004")
    assert undone.subjects[0].id == "决定"  # of which the list names no unit
    assert {finding.witness["box"]["stage"][0] for finding in found(report, "GAP003")} == {
        "monitor",
        "enforce",
        "appeal",
    }
    assert found(report, "PAR001") == found(report, "PAR002") == []


def test_what_both_say_differently_stays_and_the_other_is_kept_beside() -> None:
    result = join(
        "posts: {director: {title: Director, grade: 5, powers: [inspect]}}",
        "posts: {director: {title: Head, grade: 6, key: true, powers: [permit, inspect], source_cell: 'a.csv:2:1'}}",
    )
    assert result.stated["posts"]["director"] == {
        "title": "Director", "grade": 5, "powers": ["inspect", "permit"], "key": True, "source_cell": "a.csv:2:1",
    }  # fmt: skip
    assert left(result) == {("a.csv:2:1", "title", "Head"), ("a.csv:2:1", "grade", "6")}


def test_matches_by_the_id_in_the_source_and_by_title_in_either_language() -> None:
    result = join(
        "posts: {a: {title: Old, source_id: '0012'}, b: {title: {en: Market head, zh: 市场局长}}}",
        "posts: {x: {title: Old, source_id: '12.0'}, y: {title: 市场 局长, leads: true}}",
    )
    assert list(result.stated["posts"]) == ["a", "b"]
    assert result.stated["posts"]["b"]["leads"] is True


def test_two_of_one_title_are_not_merged_but_told() -> None:
    result = join("posts: {a: {title: Clerk}, b: {title: Clerk}}", "posts: {c: {title: clerk, key: true}}")
    assert list(result.stated["posts"]) == ["a", "b", "c"]
    assert any('post "clerk" could be a, b' in sentence for sentence in result.assumed)
    twice = join("posts: {a: {title: Clerk}}", "posts: {c: {title: clerk}, d: {title: Clerk}}")
    assert list(twice.stated["posts"]) == ["a", "c", "d"]


def test_posts_of_one_title_are_told_apart_by_their_departments() -> None:
    charter = """
    departments: {north: {title: North}, south: {title: South}}
    posts: {a: {title: Clerk, department: north}, b: {title: Clerk, department: south}}
    """
    more = """
    departments: {s: {title: south}, w: {title: West}}
    posts: {x: {title: Clerk, department: s, key: true}, y: {title: Clerk, department: w}}
    """
    result = join(charter, more)
    assert result.stated["posts"]["b"]["key"] is True
    assert list(result.stated["posts"]) == ["a", "b", "y"]


def test_a_near_title_is_offered_and_not_merged() -> None:
    result = join("posts: {a: {title: Market director}}", "posts: {b: {title: Market directer}}")
    assert list(result.stated["posts"]) == ["a", "b"]
    assert any(
        'no match for post "Market directer"' in one and 'did you mean "Market director"' in one
        for one in result.assumed
    )


def test_a_post_and_a_department_of_one_id_are_kept_apart_unless_an_alias_says_otherwise() -> None:
    charter = "departments: {market: {title: Market bureau}}"
    more = """
    posts: {market: {title: Market, grade: 5, basis: x}}
    duties: {d: {accountable: market, title: Check}}
    bases: {x: {title: X}}
    """
    apart = join(charter, more)
    assert list(apart.stated["posts"]) == ["market-2"]
    assert apart.stated["duties"]["d"]["accountable"] == "market-2"
    assert any('under the id "market-2"' in sentence for sentence in apart.assumed)
    same = join(charter, more, ("Market", "Market bureau"))
    assert "posts" not in same.stated
    assert same.stated["duties"]["d"]["accountable"] == "market"
    assert {(heading, text) for _, heading, text in left(same)} >= {("grade", "5")}


def test_what_an_alias_moves_is_unknown_where_only_a_post_can_stand() -> None:
    result = join(
        "departments: {market: {title: Market bureau}}",
        "posts: {m: {title: Market}, n: {title: Clerk, backup: m, reports_to: m}}",
        ("Market", "market"),
    )
    assert result.stated["posts"]["n"] == {"title": "Clerk", "backup": {"unknown": "m"}, "reports_to": "market"}


def test_citations_lead_to_the_same_text() -> None:
    result = join(
        "bases: {FSL: {title: 食品安全法}}\nduties: {a: {title: A, basis: FSL 4}}",
        "bases: {law: {title: 中华人民共和国食品安全法, rank: law}, other: {title: 水法}}\n"
        "duties: {b: {title: B, basis: [《中华人民共和国食品安全法》第五条, law 6, 水法 第一条]}}",
    )
    assert list(result.stated["bases"]) == ["FSL", "other"]
    assert result.stated["bases"]["FSL"]["rank"] == "law"
    assert result.stated["duties"]["b"]["basis"] == [
        {"base": "FSL", "at": "第五条"},
        {"base": "FSL", "at": "6"},
        "水法 第一条",
    ]


def test_sections_that_only_one_side_has_break_nothing() -> None:
    result = join(
        "posts: {a: {holder: Li Wei}}\nduties: {d: {title: D, accountable: a, basis: Fire act 3}}",
        "people: {li: {name: Li Wei}}\nbases: {w: {title: Water act}}\nduties: {e: {title: E, basis: Water act 1}}",
    )
    assert result.stated["posts"]["a"]["holder"] in result.stated["people"]
    assert [person["name"] for person in result.stated["people"].values()] == ["Li Wei"]


def test_days_and_levels_that_would_not_fit_are_left() -> None:
    result = join(
        "departments: {a: {title: A, part_of: b}, b: {title: B, since: 2024-01-01}}",
        "departments: {b: {title: B, part_of: a, until: '2020-01-01'}}",
    )
    assert {(heading, text) for _, heading, text in left(result)} >= {("until", "2020-01-01")}
    matters = join("matters: {a: {part_of: b}, b: {}}", "matters: {b: {part_of: a}}")
    assert {(heading, text) for _, heading, text in left(matters)} == {("part_of", "a")}


def test_stages_of_the_charter_are_not_changed_under_its_duties() -> None:
    result = join(
        "matters: {m: {title: Water}}\nposts: {p: {}}\nduties: {d: {matter: m, accountable: p}}",
        "matters: {w: {title: water, kind: permit}}\nduties: {e: {title: E, matter: w, stage: accept}}",
    )
    assert result.stated["matters"]["m"] == {"title": "Water"}
    assert {(heading, text) for _, heading, text in left(result)} == {("kind", "permit")}
    other = join(
        "matters: {m: {title: Water, kind: permit}}",
        "matters: {w: {title: water}}\nduties: {e: {title: E, matter: w}}",
    )
    assert other.stated["duties"]["e"]["stage"] == "execute"


def test_axes_that_are_cut_otherwise_are_two() -> None:
    charter = "facets: {district: [north]}\nmatters: {m: {facets: [district]}}"
    more = """
    facets: {district: [north, south]}
    matters: {w: {facets: [district]}}
    duties: {d: {title: D, matter: w, scope: {district: south}}}
    """
    result = join(charter, more)
    assert list(result.stated["facets"]) == ["district", "district-2"]
    assert result.stated["duties"]["d"]["scope"] == {"district-2": "south"}


def test_lists_are_added_to_and_repeat_nothing() -> None:
    charter = "posts: {a: {}}\nappointments: [{person: Li, post: a, since: 2024-01-01}]"
    more = """
    posts: {a: {}}
    appointments: [{person: Li, post: a, since: '2024-01-01', source_cell: x}, {person: Wu, post: a}]
    """
    assert [entry["person"] for entry in join(charter, more).stated["appointments"]] == ["Li", "Wu"]


@pytest.mark.parametrize(
    "file", [*sorted(HERE.glob("docs/examples/*.yaml")), HERE / "respchain/files/starters/charter.zh.yaml"]
)
def test_a_charter_joined_with_itself_is_itself(file: Path) -> None:
    whole = in_written_order(read(file))
    result = Imported()
    result.stated = copy.deepcopy(whole)
    joined(result, whole)
    assert emitted(result.stated) == emitted(whole)
    assert [*result.read, *result.assumed] == []
    assert list(result.remainder()) == []


_TITLES = st.sampled_from(["Clerk", "clerk", "Head", "Hed", "局长", "局 长", None])
_IDS = st.sampled_from(["a", "b", "c", "clerk", "head"])
_REFS = st.one_of(_IDS, st.builds(lambda name: {"unknown": name}, _IDS))


def _entries(**keys: Any) -> st.SearchStrategy[dict[str, Any]]:
    entry = st.fixed_dictionaries({}, optional=keys).map(
        lambda made: {key: value for key, value in made.items() if value}
    )
    return st.dictionaries(_IDS, entry, max_size=4)


@st.composite
def charters(draw: st.DrawFn) -> dict[str, Any]:
    """Charters that load: references only to what there is."""
    posts = draw(
        _entries(title=_TITLES, reports_to=_IDS, source_id=st.sampled_from(["1", "01", "2"]), grade=st.integers(1, 3))
    )
    departments = draw(_entries(title=_TITLES, head=_IDS))
    departments = {f"d-{key}" if key in posts else key: entry for key, entry in departments.items()}
    matters = draw(_entries(title=_TITLES, kind=st.sampled_from(["permit", "service"])))
    duties = draw(
        _entries(
            title=_TITLES,
            accountable=_IDS,
            matter=_IDS,
            stage=st.just("accept"),
            basis=st.sampled_from(["law 1", "other 2"]),
        )
    )
    for key, known in (("reports_to", posts), ("head", posts)):
        for entry in (*posts.values(), *departments.values()):
            if entry.get(key) not in known:
                entry.pop(key, None)
    for entry in duties.values():
        if entry.get("accountable") not in posts.keys() | departments.keys():
            entry.pop("accountable", None)
        if entry.get("matter") not in matters:
            entry.pop("matter", None)
        elif matters[entry["matter"]].get("kind"):
            entry["stage"] = "accept"
    made: dict[str, Any] = {"posts": posts, "departments": departments, "matters": matters, "duties": duties}
    if draw(st.booleans()):
        made["bases"] = {"law": {"title": "Law"}, "other": {"title": "Other"}}
    return {key: value for key, value in made.items() if value or draw(st.booleans())}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=200)
@given(charters())
def test_joining_with_itself_is_the_identity(charter: dict[str, Any]) -> None:
    result = join(charter, copy.deepcopy(charter))
    assert emitted(result.stated) == emitted(charter)
    assert list(result.remainder()) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=300)
@given(charters(), charters())
def test_any_two_charters_join_into_one_that_loads_and_keeps_the_first(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    result = join(one, copy.deepcopy(other))
    said = emitted(result.stated) + " ".join(f"{left.heading}: {left.text}" for left in result.remainder())
    for section, entries in one.items():
        joined_entries = entries_of(result.stated, section)
        assert [key for key in joined_entries if key in entries] == list(entries)
        for key, entry in entries.items():
            for name, value in entry.items():
                if name != "basis":
                    assert joined_entries[key][name] == value
    for entries in other.values():
        for entry in entries.values():
            for name in ("grade", "kind", "stage"):
                assert name not in entry or str(entry[name]) in said


def test_aliases_are_read_from_yaml_and_from_csv(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("股长: 水政股股长\nGRC Analyst: analyst\n", "utf-8")
    (tmp_path / "a.csv").write_bytes("别名,名称\n股长,水政股股长\n".encode("gb18030"))
    assert [(one.name, one.target) for one in read_aliases(tmp_path / "a.yaml")] == [
        ("股长", "水政股股长"), ("GRC Analyst", "analyst"),
    ]  # fmt: skip
    [one] = read_aliases(tmp_path / "a.csv")
    assert (one.name, one.target, one.place.line) == ("股长", "水政股股长", 2)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.yaml", "- x\n", "aliases are a mapping"),
        ("a.yaml", "x: [1, 2]\n", "a.yaml:1:4: an alias leads to one id or title"),
        ("a.yaml", "x: {\n", "a.yaml"),
        ("a.csv", "x\ny,z,w\n", "two cells"),
        ("none.csv", "", "no such file"),
    ],
)
def test_aliases_that_are_none_are_input_errors(name: str, text: str, why: str, tmp_path: Path) -> None:
    if text:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputErrors, match=why):
        read_aliases(tmp_path / name)


def test_an_alias_that_leads_nowhere_is_an_error_and_one_that_is_not_used_is_told() -> None:
    nowhere = r'aliases\.csv:1: the alias "x" leads to "Directer".*did you mean "Director"'
    with pytest.raises(InputErrors, match=nowhere):
        join("posts: {a: {title: Director}}", "posts: {b: {title: x}}", ("x", "Directer"))
    result = join("posts: {a: {title: Director}}", "posts: {b: {title: x}}", ("y", "Director"))
    assert any("aliases that the import does not use: y" in sentence for sentence in result.assumed)


def test_the_command_joins(tmp_path: Path) -> None:
    charter, output = tmp_path / "city.yaml", tmp_path / "new.yaml"
    charter.write_text(ORGANOGRAM, "utf-8")
    powers = tmp_path / "list.csv"
    powers.write_text("职权名称,职权类型,实施主体,责任事项\n取水,行政许可,某县水务局,受理\n", "utf-8")
    aliases = tmp_path / "aliases.yaml"
    aliases.write_text("不用: 局长\n", "utf-8")
    call = ["import", "powers-list", str(powers), "-o", str(output)]
    result = CliRunner().invoke(respchain, [*call, "--into", str(charter), "--aliases", str(aliases)])
    assert result.exit_code == 0, result.output
    data = read(output).data
    assert data["duties"]["取水-受理"]["accountable"] == "水务局"
    assert data["posts"]["1"]["holder"]["since"].year == 2024
    assert output.read_text("utf-8").index("posts:") < output.read_text("utf-8").index("departments:")
    alone = CliRunner().invoke(respchain, [*call, "--aliases", str(aliases)])
    assert alone.exit_code == 2
    assert "--into" in alone.output
