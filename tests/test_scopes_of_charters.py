"""Slips in the scopes of a charter read from a file: each told in one run, with its place and what would be right."""

from collections.abc import Callable

import pytest

from respchain.checking import judged
from respchain.errors import InputErrors
from tests.charters import TODAY, ask, stated

FACETS = """\
facets:
  district: [north, south]
  object: {tree: {food: {raw: , cooked: }, water: }, unplaced: {sprout: [raw, water]}}
  amount: {type: number, unit: CNY, range: ">= 0"}
  seats: {type: number, integer: true}
  received: {type: date}
posts: {chief: {}, clerk: {}}
bases: {law: }
"""
LINES = FACETS.count("\n")


def slips(text: str, reading: Callable[[str], object] = ask) -> list[str]:
    """The faults of what is written behind the facets: line and column there, message, hint."""
    with pytest.raises(InputErrors) as caught:
        reading(FACETS + text)
    return [
        f"{(fault.place.line or 0) - LINES}:{fault.place.column} {fault.message}"
        + (f"; {fault.hint}" if fault.hint else "")
        for fault in caught.value.faults
    ]


NUMBER = 'write 5, "[0..10)", ">= 5", "< 5" or a list of these'
DAY = 'write 2026-01-31, "[2026-01-01..2027-01-01)", ">= 2026-01-01" or a list of these'

ONE = {
    "a value that no list has": (
        "duties: {d: {scope: {district: nroth}}}",
        '1:32 there is no value "nroth"; did you mean "north"?',
    ),
    "a value far from any": (
        "duties: {d: {scope: {district: east}}}",
        '1:32 there is no value "east"; there are north, south',
    ),
    "one value of a list": (
        "duties: {d: {scope: {district: [north, sout]}}}",
        '1:40 there is no value "sout"; did you mean "south"?',
    ),
    "a value that no tree has": (
        "duties: {d: {scope: {object: [food, rawe]}}}",
        '1:37 there is no value "rawe"; did you mean "raw"?',
    ),
    "a facet that the charter does not have": (
        "duties: {d: {scope: {distrct: north}}}",
        '1:22 scope of duty "d" names "distrct", which is no facet; did you mean "district"?',
    ),
    "a facet that the matter does not have": (
        "matters: {m: {facets: [district]}}\nduties: {d: {matter: m, scope: {amount: 5}}}",
        '2:41 matter "m" is cut by district, not by "amount"; add amount to its facets, or leave it out here',
    ),
    "a facet that a matter does not have from the one above": (
        "matters: {w: {facets: [district]}, m: {part_of: w}}\nduties: {d: {matter: m, scope: {amount: 5}}}",
        '2:41 matter "m" is cut by district, not by "amount"; add amount to its facets, or leave it out here',
    ),
    "required names a facet not among the facets": (
        "matters: {m: {facets: [district], required: [{district: north}, {amount: 5}]}}",
        '1:74 matter "m" is cut by district, not by "amount"; add amount to its facets, or leave it out here',
    ),
    "excluded names a facet not among the facets": (
        "matters: {m: {facets: [district], excluded: [{amount: 5, basis: law}]}}",
        '1:55 matter "m" is cut by district, not by "amount"; add amount to its facets, or leave it out here',
    ),
    "a number facet given a name": (
        "duties: {d: {scope: {amount: north}}}",
        f'1:30 "north" is not a number or a range of numbers; {NUMBER}',
    ),
    "a date facet given a number": (
        "duties: {d: {scope: {received: 5}}}",
        f"1:32 5 is not a day; {DAY}",
    ),
    "a date facet given a year": (
        'duties: {d: {scope: {received: ">= 2026"}}}',
        f'1:32 ">= 2026" is not a day or a range of days; {DAY}',
    ),
    "a number facet given a day": (
        "duties: {d: {scope: {amount: 2026-01-01}}}",
        f'1:30 "2026-01-01" is not a number or a range of numbers; {NUMBER}',
    ),
    "a range that runs backwards": (
        'duties: {d: {scope: {amount: "[10..0)"}}}',
        '1:30 "[10..0)" runs backwards; the lower bound comes first',
    ),
    "days that run backwards": (
        'duties: {d: {scope: {received: "[2026-02-01..2026-01-01)"}}}',
        '1:32 "[2026-02-01..2026-01-01)" runs backwards; the lower bound comes first',
    ),
    "a range with an unknown unit": (
        'duties: {d: {scope: {amount: "< 5 miles"}}}',
        '1:30 "< 5 miles" is not a number or a range of numbers; write the number in full and without a unit',
    ),
    "a range of nothing": (
        'duties: {d: {scope: {amount: "(5..5)"}}}',
        '1:30 "(5..5)" is empty; no number lies in it',
    ),
    "a range between two whole numbers": (
        'duties: {d: {scope: {seats: "(5..6)"}}}',
        '1:29 "(5..6)" is empty; no whole number lies in it',
    ),
    "a range outside the facet": (
        'duties: {d: {scope: {amount: ["< 5", "< 0"]}}}',
        "1:38 < 0 lies outside >= 0, the range of amount; correct the value, or widen that range",
    ),
    "an exception that takes everything": (
        "duties: {d: {scope: {district: north}, except: {amount: '>= 0'}}}",
        "1:48 the exception takes the whole scope away; narrow what is excepted",
    ),
    "an exception from everything that takes everything": (
        "duties: {d: {except: {district: [north, south]}}}",
        "1:22 the exception takes the whole scope away; narrow what is excepted",
    ),
    "what is required is excluded whole": (
        "matters: {m: {required: [{district: north}], excluded: [{amount: < 5, basis: law}, {amount: '>= 5'}]}}",
        "1:25 all that is required here is excluded; narrow what is excluded, or leave out what is required",
    ),
    "what is required is excluded whole by the matter above": (
        "matters: {w: {excluded: [{district: north, basis: law}]}, m: {part_of: w, required: [{district: north}]}}",
        "1:85 all that is required here is excluded; narrow what is excluded, or leave out what is required",
    ),
    "a stage that does not exist": (
        "duties: {d: {stage: exekute}}",
        '1:21 there is no value "exekute"; did you mean "execute"?',
    ),
    "a stage of a matter, told once and not for its duties": (
        "matters: {m: {stages: [execute, monitr]}, n: {part_of: m}}\nduties: {d: {matter: n, heading: true}}",
        '1:33 there is no value "monitr"; did you mean "monitor"?',
    ),
    "an unplaced value that claims an unknown node": (
        "facets: {thing: {tree: {food: , water: }, unplaced: {sprout: [food, watr]}}}",
        '1:69 there is no value "watr" to claim it; did you mean "water"?',
    ),
    "a value in two places of a tree": (
        "facets: {thing: {tree: {food: {raw: }, water: {raw: }}}}",
        '1:17 "raw" stands twice on this axis; what belongs in two places goes under unplaced',
    ),
    "the range of a facet runs backwards": (
        'facets: {sum: {type: number, range: "[10..0)"}}',
        '1:37 "[10..0)" runs backwards; the lower bound comes first',
    ),
    "a part of a shared duty": (
        "duties: {d: {scope: [{amount: 1}, {amount: 2}], accountable: [chief, clerk],\n"
        "  shared: {how: divided, parts: {chief: {district: nrth}, clerk: {seats: many}}}}}",
        '2:52 there is no value "nrth"; did you mean "north"?',
        f'2:74 "many" is not a number or a range of numbers; {NUMBER}',
    ),
    "a part that the exception takes": (
        "duties: {d: {except: {district: north}, accountable: [chief, clerk],\n"
        "  shared: {how: divided, parts: {chief: {district: north}, clerk: {district: south}}}}}",
        "2:41 the exception takes the whole of this part away; narrow what is excepted",
    ),
    "a disclaimer": (
        "matters: {m: {facets: [district]}}\n"
        "disclaimers: [{by: chief, matter: m, stage: monitr, scope: {district: nort, amount: 5}}]",
        '2:45 there is no value "monitr"; did you mean "monitor"?',
        '2:71 there is no value "nort"; did you mean "north"?',
        '2:85 matter "m" is cut by district, not by "amount"; add amount to its facets, or leave it out here',
    ),
    "a waiver": (
        "duties: {d: }\nwaivers: [{rule: OVL001, subject: d, scope: {district: nort}, reason: x, until: 2027-01-01}]",
        '2:56 there is no value "nort"; did you mean "north"?',
    ),
    "a power, an oversight, a transfer and a delegation": (
        "departments: {office: {powers: [{power: fine, scope: {amount: x}}]}}\n"
        "oversight: {o: {forum: chief, scope: {amount: x}}}\n"
        "transfers: [{what: w, scope: {amount: x}}]\n"
        "delegations: [{by: chief, to: clerk, scope: {amount: x}}]",
        *(f'{at} "x" is not a number or a range of numbers; {NUMBER}' for at in ("1:63", "2:47", "3:39", "4:54")),
    ),
}


@pytest.mark.parametrize("case", ONE.values(), ids=ONE)
def test_a_slip_is_told_with_its_place_and_what_would_be_right(case: tuple[str, ...]) -> None:
    text, *said = case
    if text.startswith("facets"):
        with pytest.raises(InputErrors) as caught:
            ask(text)
        assert [str(fault).split(".yaml:")[1].replace(": ", " ", 1) for fault in caught.value.faults] == said
    else:
        assert slips(text) == said


def test_all_slips_of_scopes_are_told_in_one_run_beside_names_of_nothing() -> None:
    text = """\
matters: {m: {facets: [district], stages: [execute, monitr], required: [{district: nort}, {district: north}]}}
duties:
  a: {matter: m, stage: execute, accountable: cheif, scope: {district: sout}}
  b: {scope: {amount: "[9..1]"}, except: {amount: 5}, consequence: none}
  c: {scope: {amount: 5}, except: {amount: 5}}
  d: {scope: {distict: north}, except: {district: [north, south]}}
  d: {}
"""
    assert slips(text, stated) == [
        '1:53 there is no value "monitr"; did you mean "monitor"?',
        '1:84 there is no value "nort"; did you mean "north"?',
        '3:47 accountable of duty "a" names "cheif", which is no actor (department, post, body or outsider);'
        ' did you mean "chief"?',
        '3:72 there is no value "sout"; did you mean "south"?',
        '4:23 "[9..1]" runs backwards; the lower bound comes first',
        '4:68 consequence of duty "b" names "none", which is no consequence',
        "5:35 the exception takes the whole scope away; narrow what is excepted",
        '6:15 scope of duty "d" names "distict", which is no facet; did you mean "district"?',
        '7:3 "d" is stated twice',
    ]


def test_what_reaches_beyond_a_facet_is_cut_off_without_ado() -> None:
    text = (
        "matters: {m: }\nduties: {d: {matter: m, scope: {amount: '[-5..5)'}}, e: {matter: m, scope: {amount: '>= -7'}}}"
    )
    done = judged(stated(FACETS + text), "all", TODAY)
    scopes = done.facts.now.scopes
    of = done.facts.now.duties.scope.tolist()
    shown = [[scopes.describe(scopes.boxes, row) for row in range(*scopes.start[[one, one + 1]])] for one in of]
    assert shown == [
        [{"stage": ["execute"],
          "amount": [{"low": 0, "low_closed": True, "high": 5, "high_closed": False}]}],
        [{"stage": ["execute"]}],
    ]  # fmt: skip
