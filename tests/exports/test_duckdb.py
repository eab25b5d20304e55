"""A charter as a database that can be asked in SQL."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings

from respchain.cli.main import respchain
from respchain.errors import RespchainError
from respchain.files.exporters.duckdb import exported
from respchain.files.exporters.duckdb.relations import relation_tables
from respchain.files.exporters.duckdb.sections import section_tables
from respchain.files.exporters.duckdb.writing import create
from respchain.model.charter import Charter
from respchain.model.light import charter_format
from respchain.model.plain import plain
from respchain.model.stated import Stated
from tests.charters import ask
from tests.test_model import CATALOGUE_TEXT
from tests.test_saving import charters

EXAMPLES = sorted(Path("docs/examples").glob("*.yaml"))
CITY = """
name: {en: City, zh: 城市}
as_of: 2026-06-01
departments: {city: {head: mayor}, market: {title: Market, part_of: city, head: director}}
posts:
  mayor: {title: Mayor, department: city, top: true}
  director: {title: Director, department: market, reports_to: [mayor], holder: {person: li, since: 2020-01-01}}
  clerk: {department: market, reports_to: market, holder: [{person: wang, through: 2026-05-31}, chen]}
  old: {reports_to: mayor, until: 2025-01-01}
people: {li: {name: Li Wei}, wang: {name: Wang Fang}, chen: {name: Chen Hao, disclosed: false}}
bodies: {board: {members: [mayor, {post: director, tier: main}, {unknown: "77"}]}}
bases: {FSL: {title: {zh: 食品安全法}}}
matters: {food: {stages: [execute]}}
duties:
  inspect:
    title: "Inspect; DROP TABLE duties"
    matter: food
    accountable: market
    basis: ["FSL 77", "《食品安全法》第七十七条"]
  permit: {accountable: [mayor, director], scope: [{}], within: 5 days, needs: punish}
  lost: {weight: 2}
processes: {licence: {steps: {accept: {by: clerk, next: decide}, decide: {by: [director, mayor], informs: clerk}}}}
appointments: [{person: li, post: mayor, since: 2024-01-01}]
"""


def database(content: object, folder: Path) -> Any:
    assert isinstance(content, bytes)
    path = folder / "it's a city.duckdb"
    path.write_bytes(content)
    return duckdb.connect(str(path), read_only=True)


@pytest.fixture
def city(tmp_path: Path) -> Any:
    with database(exported(ask(CITY)).content, tmp_path) as connection:
        yield connection


def asked(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
    return found


def test_sections_are_tables_with_typed_columns(city: Any) -> None:
    assert asked(city, "SELECT id, title, department, top, reports_to FROM posts ORDER BY id LIMIT 2") == [
        ("clerk", None, "market", None, ["market"]),
        ("director", "Director", "market", None, ["mayor"]),
    ]
    assert asked(city, "SELECT name, name_en, name_zh, as_of FROM charter") == [
        ("City", "City", "城市", date(2026, 6, 1)),
    ]
    assert asked(city, "SELECT title FROM duties WHERE matter = 'food'") == [("Inspect; DROP TABLE duties",)]
    assert asked(city, 'SELECT process, id, "by" FROM steps') == [
        ("licence", "accept", ["clerk"]),
        ("licence", "decide", ["director", "mayor"]),
    ]
    assert asked(city, "SELECT row, post, since FROM appointments") == [(1, "mayor", date(2024, 1, 1))]
    assert asked(city, "SELECT count(*) FROM oversight") == [(0,)]
    tables = {name for (name,) in asked(city, "SELECT table_name FROM information_schema.tables")}
    assert {*charter_format()["mapping_sections"], *charter_format()["list_sections"]} <= tables


def test_references_and_lists_are_relations(city: Any) -> None:
    assert asked(city, "SELECT duty, actor FROM duty_accountable ORDER BY duty, position") == [
        ("inspect", "market"),
        ("permit", "mayor"),
        ("permit", "director"),
    ]
    assert asked(city, "SELECT position, actor, unknown, entry FROM body_members") == [
        (1, "mayor", None, None),
        (2, "director", None, '{"post": "director", "tier": "main"}'),
        (3, None, "77", None),
    ]
    assert asked(city, "SELECT citation, base FROM duty_basis") == [
        ("FSL 77", "FSL"),
        ("《食品安全法》第七十七条", "FSL"),
    ]
    assert asked(city, "SELECT department, part_of FROM department_part_of") == [("market", "city")]
    assert asked(city, "SELECT process, step, actor FROM step_by WHERE position = 2") == [
        ("licence", "decide", "mayor"),
    ]
    assert asked(city, "SELECT duty, value FROM duty_needs") == [("permit", "punish")]
    assert asked(city, "SELECT appointment, person FROM appointment_person") == [(1, "li")]
    assert asked(city, "SELECT post, person, entry->>'since' FROM post_holder ORDER BY post, position") == [
        ("clerk", "wang", None),
        ("clerk", "chen", None),
        ("director", "li", "2020-01-01"),
    ]


def test_the_views_answer_on_the_day(city: Any) -> None:
    assert asked(city, "SELECT post, person, name, since FROM posts_with_holders") == [
        ("clerk", "chen", None, None),
        ("director", "li", "Li Wei", date(2020, 1, 1)),
        ("mayor", "li", "Li Wei", date(2024, 1, 1)),
    ]
    assert asked(city, "SELECT duty, actor, post, person FROM duties_with_accountable") == [
        ("inspect", "market", "director", "li"),
        ("lost", None, None, None),
        ("permit", "director", "director", "li"),
        ("permit", "mayor", "mayor", "li"),
    ]
    assert asked(city, "SELECT post, superior, kind, level FROM reporting_lines") == [
        ("director", "mayor", "command", 1),
        ("clerk", "director", "command", 2),
    ]


def test_the_findings_are_those_of_a_check(city: Any) -> None:
    from respchain.checking import report

    found = report(ask(CITY)).findings
    rows = asked(city, "SELECT rule, severity, message, subject, line, count FROM findings")
    assert rows == [
        (one.rule, str(one.severity), one.message, one.subjects[0].id, one.location.line, one.count) for one in found
    ]
    assert ("GAP010", "lost") in asked(city, "SELECT rule, subject FROM open_findings")
    assert asked(city, "SELECT as_of, profile, accountable FROM judged") == [(date(2026, 6, 1), "all", False)]
    assert asked(city, "SELECT DISTINCT len(subjects) > 0 FROM findings") == [(True,)]


def test_a_circle_of_command_has_no_level(tmp_path: Path) -> None:
    text = """
    as_of: 2026-06-01
    posts: {top: {}, a: {reports_to: [b, top]}, b: {reports_to: a}, c: {reports_to: d}, d: {reports_to: c}}
    """
    with database(exported(ask(text)).content, tmp_path) as connection:
        assert asked(connection, "SELECT actor, level FROM actors ORDER BY actor") == [
            ("a", 1), ("b", 2), ("c", None), ("d", None), ("top", 0),
        ]  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_command_writes_the_same_content_each_time(path: Path, tmp_path: Path) -> None:
    contents = []
    for name in ("one.duckdb", "other.duckdb"):
        result = CliRunner().invoke(respchain, ["export", str(path), "duckdb", "-o", str(tmp_path / name)])
        assert result.exit_code == 0, result.output
        with duckdb.connect(str(tmp_path / name), read_only=True) as connection:
            contents.append(
                {
                    name: asked(connection, f'SELECT * FROM "{name}"')
                    for (name,) in asked(connection, "SELECT table_name FROM information_schema.tables ORDER BY 1")
                }
            )
    assert contents[0] == contents[1]
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for section in ("posts", "duties", "matters", "appointments", "processes", "facets"):
        assert len(contents[0][section]) == len(data.get(section) or ())
    assert sorted(child.name for child in tmp_path.iterdir()) == ["one.duckdb", "other.duckdb"]


def laid(stated: Stated) -> Any:
    connection = duckdb.connect()
    for table in (*section_tables(stated, "en"), *relation_tables(stated)):
        create(connection, table)
    return connection


def test_every_key_of_the_format_has_a_column() -> None:
    charter = Charter.model_validate(yaml.load(CATALOGUE_TEXT, yaml.CSafeLoader))
    data = plain(charter)
    with laid(Stated(data)) as connection:
        for section, entries in data.items():
            if not isinstance(entries, dict | list) or section in ("name", "review", "kind", "calendar", "grades"):
                continue
            if section not in {*charter_format()["mapping_sections"], *charter_format()["list_sections"]}:
                continue
            listed = entries if isinstance(entries, list) else entries.values()
            stated = {key for entry in listed for key in (entry if isinstance(entry, dict) else {"values": entry})}
            columns = {name for name, *_ in asked(connection, f"DESCRIBE {section}")}
            assert stated <= columns, section
        assert asked(connection, "SELECT received FROM (SELECT scope->'received' AS received FROM duties) LIMIT 1") == [
            ('["2026-01-01","> 2026-03-01"]',)
        ]


@given(charter=charters())
@settings(max_examples=25)
def test_made_charters_are_laid_out_row_by_row(charter: Charter) -> None:
    data: dict[str, Any] = plain(charter)
    with laid(Stated(data)) as connection:
        assert asked(connection, "SELECT id FROM posts") == [(id_,) for id_ in data["posts"]]
        named = [
            (duty, value if isinstance(value, str) else None)
            for duty, entry in data["duties"].items()
            for value in _many(entry.get("accountable"))
        ]
        assert asked(connection, "SELECT duty, actor FROM duty_accountable") == named


def _many(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def test_a_number_that_fits_no_column_is_said_to_be_one() -> None:
    assert asked(
        laid(Stated({"posts": {"a": {"seats": 2**63 - 1, "grade": 2**70}}})), "SELECT seats, grade FROM posts"
    ) == [(2**63 - 1, str(2**70))]
    with pytest.raises(RespchainError, match='a number under "seats" of "posts" is too large for a database'):
        laid(Stated({"posts": {"a": {"seats": 2**63}}}))
