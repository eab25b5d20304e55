"""The bridge from what is stated to columns: inheritance, citations, short forms, lives, scopes, faults."""

from datetime import date
from typing import Any

import numpy as np
import pytest
import yaml

from respchain.checking.profile import profile
from respchain.encode import Encoded, encode
from respchain.errors import InputErrors
from respchain.facts.codes import Group, Part
from respchain.facts.relation import NONE, UNKNOWN
from respchain.facts.tables import NEVER
from respchain.model.light import charter_validator
from respchain.model.stated import Stated
from tests.charters import stated as read_file

TERMS = profile("all").terms


def read(text: str) -> Encoded:
    """The columns of a charter as if built in Python: its places are paths, its references unchecked."""
    return encode(Stated(charter_validator().validate_python(yaml.load(text, yaml.CSafeLoader))), TERMS)


def ids(encoded: Encoded, table: str, rows: Any) -> list[str | int]:
    """The ids behind the rows of a table; codes of nothing as they are."""
    return [encoded.names.word(table, int(row)) if row >= 0 else int(row) for row in rows]


def pairs(encoded: Encoded, table: str, *columns: tuple[str, str]) -> list[tuple[Any, ...]]:
    """Some columns of a table, each as ids of the table that it names."""
    found = getattr(encoded.columns, table)
    return list(zip(*(ids(encoded, of, getattr(found, name)) for name, of in columns), strict=True))


def boxes(encoded: Encoded, scope: int) -> list[dict[str, Any]]:
    """The boxes of a scope in words."""
    scopes = encoded.columns.scopes
    taken = scopes.take(np.array([scope]))
    return [scopes.describe(taken.boxes, row) for row in range(len(taken.boxes))]


def duty_boxes(encoded: Encoded) -> dict[str, list[dict[str, Any]]]:
    """The boxes of each duty's scope."""
    duties = encoded.columns.duties
    return {
        str(id_): boxes(encoded, scope)
        for id_, scope in zip(ids(encoded, "duties", duties.row), duties.scope, strict=True)
    }


def faults(text: str) -> list[tuple[str, str, str | None]]:
    """The faults of a charter that cannot be read: place, message, hint."""
    with pytest.raises(InputErrors) as caught:
        read(text)
    return [(str(fault.place), fault.message, fault.hint) for fault in caught.value.faults]


# -- inheritance

FAMILY = """
bases: {law: {rank: law}, rule: {rank: rule}}
posts: {a: {}, b: {}}
consequences: {neglect: {}, breach: {}}
matters:
  whole: {high_risk: true, public: true, within: 20 days, consequence: neglect, supervised_by: [a], basis: law 1}
  part: {part_of: whole, stages: [decide, execute], high_risk: false}
  leaf: {part_of: part, consequence: breach}
duties:
  takes-all: {matter: leaf, stage: decide}
  says-its-own:
    {matter: leaf, stage: execute, high_risk: true, public: false, consequence: neglect, supervised_by: b, basis: rule}
  of-the-parent: {matter: whole}
  alone: {}
"""


def test_a_duty_takes_over_from_its_matter_what_it_does_not_say_and_a_matter_from_the_one_above() -> None:
    encoded = read(FAMILY)
    duties = encoded.columns.duties
    assert ids(encoded, "duties", duties.row) == ["takes-all", "says-its-own", "of-the-parent", "alone"]
    assert duties.high_risk.tolist() == [False, True, True, False]
    assert duties.public.tolist() == [True, False, True, False]
    assert duties.limited.tolist() == [True, True, True, False]
    assert pairs(encoded, "duty_consequences", ("duty", "duties"), ("consequence", "consequences")) == [
        ("takes-all", "breach"),
        ("says-its-own", "neglect"),
        ("of-the-parent", "neglect"),
    ]
    assert pairs(encoded, "duty_bases", ("duty", "duties"), ("base", "bases")) == [
        ("takes-all", "law"),
        ("says-its-own", "rule"),
        ("of-the-parent", "law"),
    ]
    named = pairs(encoded, "duty_actors", ("duty", "duties"), ("actor", "actors"))
    assert named == [("takes-all", "a"), ("says-its-own", "b"), ("of-the-parent", "a")]
    assert set(encoded.columns.duty_actors.part) == {Part.SUPERVISES}


def test_a_duty_on_a_parent_matter_covers_its_leaves_and_one_without_a_matter_itself_alone() -> None:
    encoded = read(FAMILY)
    matters, scopes = encoded.columns.matters, duty_boxes(encoded)
    assert [high - low for low, high in zip(matters.low, matters.high, strict=True)] == [1, 1, 1]
    assert scopes["of-the-parent"] == [{"matter": ["whole"], "stage": ["execute"]}]
    assert scopes["alone"] == [{"matter": ["duty:alone"], "stage": ["execute"]}]


def test_a_matter_that_is_part_of_itself_is_a_fault_with_its_place() -> None:
    text = "matters: {a: {part_of: b}, b: {part_of: a}}"
    assert faults(text) == [("matters/a/part_of", 'matter "a" is part of itself', None)]


def test_an_inheritance_of_ten_thousand_matters_is_walked() -> None:
    chain = ", ".join(f"m{row}: {{part_of: m{row - 1}}}" for row in range(1, 10_000))
    encoded = read(f"matters: {{m0: {{high_risk: true}}, {chain}}}")
    assert encoded.columns.matters.high_risk.all()


# -- citations


@pytest.mark.parametrize(
    ("citation", "base"),
    [
        ("FSL", "FSL"),
        ("FSL 77", "FSL"),
        ("fsl77", "FSL"),
        ("《食品安全法》第七十七条", "FSL"),
        ("食品 安全法(77)", "FSL"),
        ("Food Safety Law 3", "FSL"),
        ("Food Safety Law Rules 3", "FSLR"),
        ("FSLR 1", "FSLR"),
        ("FSLX 1", UNKNOWN),
        ("{base: 食品安全法, at: 第七十七条}", "FSL"),
        ("{base: {unknown: '77'}}", UNKNOWN),
    ],
)
def test_a_citation_is_read_by_the_longest_known_id_or_title(citation: str, base: str | int) -> None:
    encoded = read(
        f"""
        bases:
          FSL: {{title: {{en: Food Safety Law, zh: 食品安全法}}}}
          FSLR: {{title: Food Safety Law Rules}}
        duties: {{d: {{basis: {citation}}}}}
        """
    )
    assert ids(encoded, "bases", encoded.columns.duty_bases.base) == [base]


def test_a_power_that_cites_nothing_rests_on_the_basis_of_its_actor_then_of_its_department() -> None:
    encoded = read(
        """
        bases: {law: , own: , office: }
        departments: {market: {basis: office 1}}
        posts:
          a: {department: market, powers: [x, {power: y, basis: law 2}]}
          b: {department: market, basis: own 1, powers: x}
        """
    )
    assert pairs(encoded, "power_bases", ("grant", "powers"), ("base", "bases")) == [
        ("x", "office"),
        ("y", "law"),
        ("x", "own"),
    ]


# -- short forms, lives


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("Li", [("Li", 0, NEVER)]),
        ("[Li, Wang]", [("Li", 0, NEVER), ("Wang", 0, NEVER)]),
        ("{person: Li, since: 2020-01-01}", [("Li", date(2020, 1, 1).toordinal(), NEVER)]),
        ("{person: Li, until: 2020-01-01}", [("Li", 0, date(2020, 1, 1).toordinal())]),
        ("{person: Li, through: 2020-01-01}", [("Li", 0, date(2020, 1, 2).toordinal())]),
        ("{unknown: '77'}", [("? 77", 0, NEVER)]),
        ("{person: {unknown: '77'}}", [("? 77", 0, NEVER)]),
        ("", []),
    ],
)
def test_a_holder_is_short_for_an_appointment_and_makes_the_person(
    holder: str, expected: list[tuple[str, int, int]]
) -> None:
    encoded = read(f"posts: {{a: {{holder: {holder}}}}}")
    table = encoded.columns.appointments
    found = zip(ids(encoded, "people", table.person), table.begins.tolist(), table.ends.tolist(), strict=True)
    assert list(found) == expected
    assert ids(encoded, "actors", table.post) == ["a"] * len(expected)
    assert ("appointments" in encoded.columns.sections) == bool(expected)


def test_a_holder_whom_the_people_do_not_know_is_a_fault() -> None:
    text = "people: {li: {name: Li Wei}}\nposts: {a: {holder: lii}}"
    assert faults(text) == [("posts/a/holder/person", 'there is no person "lii"', 'did you mean "li"?')]


def test_through_is_until_said_inclusively_wherever_something_lives() -> None:
    encoded = read(
        """
        posts: {a: {through: 2020-01-31, powers: [{power: x, through: 2020-01-31}]}}
        duties: {d: {through: 2020-01-31}}
        delegations: [{by: a, to: a, powers: [{power: x, through: 2020-01-31}], through: 2020-01-31}]
        processes: {p: {through: 2020-01-31, steps: {s: {through: 2020-01-31}}}}
        """
    )
    tables = ("actors", "powers", "duties", "delegations", "delegation_powers", "processes", "steps")
    ends = {name: getattr(encoded.columns, name).until.tolist() for name in tables}
    assert ends == {name: [date(2020, 2, 1).toordinal()] for name in tables}


# -- departments


def test_a_post_that_heads_a_department_and_names_none_belongs_to_it() -> None:
    encoded = read(
        """
        departments: {city: {head: mayor}, market: {part_of: city, head: director}, park: {head: director}}
        posts: {mayor: {}, director: {department: city}, clerk: {}}
        """
    )
    actors = encoded.columns.actors
    belongs = dict(zip(ids(encoded, "actors", actors.row), ids(encoded, "actors", actors.department), strict=True))
    assert belongs == {
        "city": NONE, "market": "city", "park": NONE, "mayor": "city", "director": "city", "clerk": NONE
    }  # fmt: skip


# -- stages


@pytest.mark.parametrize(
    ("matter", "stage", "groups", "named"),
    [
        ("{}", "", Group.EXECUTE, ["execute"]),
        ("{}", "stage: pay", Group.EXECUTE, ["pay"]),
        ("{stages: [decide]}", "", Group.DECIDE, ["decide"]),
        (
            "{stages: [decide, execute]}",
            "stage: [approve, audit]",
            Group.DECIDE | Group.SUPERVISE,
            ["approve", "audit"],
        ),
        ("{stages: [decide, execute]}", "tier: overall", Group.DECIDE | Group.EXECUTE, ["decide", "execute"]),
    ],
)
def test_a_duty_is_at_its_own_stages_else_at_those_of_its_matter(
    matter: str, stage: str, groups: Group, named: list[str]
) -> None:
    encoded = read(f"matters: {{m: {matter}}}\nduties: {{d: {{matter: m, {stage}}}}}")
    assert encoded.columns.duties.groups.tolist() == [groups]
    assert [encoded.columns.stages[code] for code in encoded.columns.duty_stages.stage] == named


def test_a_duty_has_to_say_its_stage_where_the_matter_has_several() -> None:
    message = 'duty "d" must say its stage: matter "m" has decide, execute'
    text = "matters: {{m: {{stages: [decide, execute]}}}}\nduties: {{d: {{matter: m{more}}}}}"
    assert faults(text.format(more="")) == [("duties/d", message, None)]
    assert len(read(text.format(more=", mode: default")).columns.duties) == 1
    assert len(read(text.format(more=", heading: true")).columns.duties) == 1


def test_a_stage_that_nobody_knows_is_a_fault() -> None:
    assert faults("duties: {d: {stage: exekute}}") == [
        ("duties/d/stage", 'there is no value "exekute"', 'did you mean "execute"?')
    ]


# -- scopes


def test_bounds_are_collected_from_wherever_a_scope_is_stated() -> None:
    places = {
        "duty": "duties: {d: {scope: {amount: '< 7'}}}",
        "except": "duties: {d: {except: {amount: '< 7'}}}",
        "power": "posts: {a: {powers: [{power: x, scope: {amount: '< 7'}}]}}",
        "lent": "posts: {a: }\ndelegations: [{by: a, to: a, powers: [{power: x, scope: {amount: '< 7'}}]}]",
        "delegation": "posts: {a: }\ndelegations: [{by: a, to: a, scope: {amount: '< 7'}}]",
        "oversight": "posts: {a: }\noversight: {o: {forum: a, scope: {amount: '< 7'}}}",
        "required": "matters: {m: {required: [{amount: '< 7'}]}}",
        "excluded": "matters: {m: {excluded: [{amount: '< 7'}]}}",
        "transfer": "transfers: [{scope: {amount: '< 7'}}]",
    }
    facet = "facets: {amount: {type: number, range: '>= 0'}}\n"
    sizes = {place: read(facet + text).columns.scopes.sizes[2] for place, text in places.items()}
    assert sizes == dict.fromkeys(places, 2)
    assert read(facet).columns.scopes.sizes[2] == 1


def test_a_list_of_boxes_is_their_union_less_what_is_carved_out() -> None:
    encoded = read(
        """
        facets: {district: [north, south, east], season: [summer, winter]}
        duties:
          d:
            scope: [{district: north}, {district: [north, south], season: summer}]
            except: {district: north, season: summer}
        """
    )
    spans = sorted(str({key: box[key] for key in ("district", "season")}) for box in duty_boxes(encoded)["d"])
    assert spans == [
        "{'district': ['north'], 'season': ['winter']}",
        "{'district': ['south'], 'season': ['summer']}",
    ]


def test_every_unreadable_scope_is_a_fault_with_its_place() -> None:
    text = """
    facets: {district: [north, south], amount: {type: number}}
    matters: {m: }
    posts: {a: {powers: [x, {power: y, matter: mm, scope: {district: nort}}]}}
    duties:
      d: {scope: [{district: north}, {distric: south}], except: {amount: many}}
    oversight: {o: {forum: a, matter: m, scope: {district: west}}}
    """
    found = faults(text)
    assert [(place, message) for place, message, _ in found] == [
        ("duties/d/except/amount", found[0][1]),
        ("duties/d/scope/1/distric", 'there is no facet "distric"'),
        ("oversight/o/scope/district", 'there is no value "west"'),
        ("posts/a/powers/1/matter", 'there is no matter "mm"'),
        ("posts/a/powers/1/scope/district", 'there is no value "nort"'),
    ]
    assert "many" in found[0][1]
    assert found[1][2] == 'did you mean "district"?'
    assert found[4][2] == 'did you mean "north"?'


@pytest.mark.parametrize(
    "text",
    [
        "posts: {a: {powers: [{power: x, matter: {unknown: '7'}}]}}",
        "posts: {a: }\noversight: {o: {forum: a, matter: {unknown: '7'}}}",
        "transfers: [{matter: {unknown: '7'}}]",
    ],
)
def test_a_matter_that_a_source_could_not_resolve_is_no_part_of_any_axis(text: str) -> None:
    columns = read(text).columns
    (scope,) = [*columns.powers.scope, *columns.oversight.scope, *columns.transfers.scope]
    assert columns.scopes.empty()[scope]


# -- references


def test_every_unknown_reference_is_a_fault_and_a_blank_or_unresolved_one_is_none() -> None:
    text = "posts: {chief: {}, clerk: {reports_to: cheif}}\nduties: {d: {accountable: [chief, clark], consequence: x}}"
    assert faults(text) == [
        ("duties/d/accountable", 'there is no actor "clark"', 'did you mean "clerk"?'),
        ("duties/d/consequence", 'there is no consequence "x"', None),
        ("posts/clerk/reports_to", 'there is no actor "cheif"', 'did you mean "chief"?'),
    ]
    encoded = read("posts: {chief: {reports_to: }, clerk: {reports_to: {unknown: '77'}}}")
    assert encoded.columns.lines.superior.tolist() == [UNKNOWN]


def test_a_step_that_leads_to_no_step_is_a_fault() -> None:
    text = "processes: {p: {steps: {accept: {next: reviev}, review: {next: end}}}}"
    assert faults(text) == [
        ("processes/p/steps/accept/next", 'process "p" has no step "reviev"', 'did you mean "review"?')
    ]


def test_a_step_named_end_is_a_step_where_a_process_has_one() -> None:
    text = "processes: {p: {steps: {accept: {next: end}, end: {next: accept}}}, q: {steps: {accept: {next: end}}}}"
    nexts = read(text).columns.step_nexts
    assert nexts.ends.tolist() == [False, False, True]


def test_a_matter_that_its_source_did_not_resolve_lends_no_way_up() -> None:
    text = """
    as_of: 2026-06-01
    matters: {restaurants: {escalate: {within: 1 day}}}
    posts: {clerk: {}}
    duties: {lost: {matter: {unknown: "77"}, accountable: clerk}, kept: {matter: restaurants, accountable: clerk}}
    """
    assert read(text).columns.duties.escalation.tolist() == [-1, 0]


def test_a_matter_that_is_not_there_is_a_fault_and_no_more() -> None:
    with pytest.raises(InputErrors, match='names "b", which is no actor'):
        read_file("duties: {a: {matter: x, accountable: b}}")
