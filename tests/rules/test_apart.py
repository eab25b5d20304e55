"""Several findings of one rule in one charter: each names its own parts and nothing of the others."""

from itertools import combinations
from typing import Any

from respchain.checking.report import Report
from tests.charters import check, found


def told(report: Report, code: str) -> list[tuple[str | None, dict[str, Any]]]:
    """The subtype of each finding, with what its witness names, boxes left out."""
    return [
        (one.subtype, {name: value for name, value in one.witness.items() if name != "box"})
        for one in found(report, code)
    ]


def subjects(report: Report, code: str) -> list[set[str]]:
    return [{subject.id for subject in one.subjects} for one in found(report, code)]


def test_each_pair_of_many_controllers_is_a_finding() -> None:
    names = [f"unit-{number}" for number in range(7)]
    units = ", ".join(f"{name}: {{powers: [{{power: punish, matter: stalls}}]}}" for name in names)
    report = check(f"""
    posts: {{{units}}}
    matters: {{stalls: {{}}}}
    duties: {{d: {{matter: stalls, accountable: {names[0]}, needs: punish}}}}
    """)
    assert sorted(map(sorted, subjects(report, "OVL007"))) == sorted(map(sorted, combinations(names, 2)))


def test_each_transfer_that_nobody_accepted_is_a_finding_and_so_is_each_hand_off() -> None:
    transfers = ", ".join(f"{{id: t{number}, by: a, to: b, date: 2026-01-01}}" for number in range(5))
    report = check(f"""
    posts: {{a: {{top: true}}, b: {{reports_to: a}}}}
    transfers: [{transfers}]
    processes:
      p:
        steps:
          one: {{by: a, next: two}}
          two: {{by: b, next: three}}
          three: {{by: a, next: end}}
    """)
    assert [names for names in subjects(report, "PROC002") if names <= {"t0", "t1", "t2", "t3", "t4"}] == [
        {f"t{number}"} for number in range(5)
    ]
    assert len(found(report, "PROC002")) == 7


def test_each_loose_post_is_a_finding() -> None:
    names = [f"loose-{number}" for number in range(9)]
    posts = ", ".join(f"{name}: {{}}" for name in names)
    report = check(f"posts: {{mayor: {{top: true}}, clerk: {{reports_to: mayor}}, {posts}}}")
    assert sorted(map(sorted, subjects(report, "HIER002"))) == [[name] for name in names]


def test_what_is_carved_out_is_no_transfer_whichever_duty_it_is() -> None:
    duties = ", ".join(f"{name}: {{matter: {name}, except: {{amount: '>= 5'}}, accountable: clerk}}" for name in "ab")
    report = check(f"""
    posts: {{clerk: {{top: true}}}}
    facets: {{amount: {{type: number, range: '>= 0'}}}}
    matters: {{a: {{facets: amount}}, b: {{facets: amount}}, c: {{}}}}
    duties: {{{duties}}}
    transfers: [{{id: x, matter: c, by: clerk, date: 2020-01-01}}]
    """)
    assert told(report, "GAP007") == [
        ("carve-out", {"duty": "a"}),
        ("carve-out", {"duty": "b"}),
        ("transfer", {"transfer": "x"}),
    ]


def test_a_power_that_serves_no_duty_at_all_is_no_effect_of_what_some_duty_lacks() -> None:
    report = check("""
    posts: {a: {top: true, powers: [inspect, order]}}
    duties: {d: {accountable: a, needs: inspect}, e: {accountable: a, needs: inspect}}
    """)
    assert [(one.subtype, one.witness["power"]) for one in found(report, "PAR002")] == [("no-duty", "order")]
    effects = [effect.subtype for one in found(report, "ACC006") for effect in one.related if effect.rule == "PAR002"]
    assert effects == ["no-consequence"]


def test_each_fault_of_a_terminal_names_who_it_is_about() -> None:
    report = check("""
    posts:
      mayor: {top: true, holder: Ann}
      aide: {reports_to: mayor}
    bodies:
      board:
        appointed_by: aide
        terminal: {outside: of the house, title: rule, means: report, renewal: term}
      panel:
        terminal: {outside: of the house}
    outsiders:
      congress: {kind: legislature, terminal: true, represented_by: mayor}
      people: {kind: public, terminal: true}
    duties: {d: {accountable: mayor, supervised_by: congress}}
    oversight:
      year: {forum: board, over: aide, information: report}
      talk: {forum: people, over: aide, information: website}
    """)
    assert told(report, "LOOP009") == [
        ("hangs", {"terminal": "board", "controller": "aide"}),
        ("unanswered", {"terminal": "panel"}),
        ("delegates", {"terminal": "congress", "actor": "mayor", "person": "Ann"}),
        ("no-channel", {"terminal": "people"}),
    ]


WORDING = """
posts: {head: {top: true}, clerk: {reports_to: head}}
duties:
  help: {title: Assist with related work, accountable: clerk}
  serve: {title: Serve the counter, accountable: clerk}
  north: {title: Inspect the restaurants, accountable: head}
  south: {title: "Restaurants: inspect", accountable: head}
  east: {title: "inspect restaurants", accountable: head}
  count: {title: Count the cars, accountable: head}
  tally: {title: Count cars, accountable: head}
processes:
  one: {steps: {a: {title: Check the file, by: clerk, next: b}, b: {title: check the file, by: head, next: end}}}
  two: {steps: {c: {title: Sign the letter, by: clerk, next: d}, d: {title: sign the letter, by: head, next: end}}}
"""


def looked_at(report: Report, code: str) -> int:
    (tested,) = [one.tested for one in report.rules if one.rule == code]
    return tested


def test_each_wording_is_a_finding_with_all_that_are_worded_so() -> None:
    report = check(WORDING)
    alike = [["a", "b"], ["c", "d"], ["count", "tally"], ["east", "north", "south"], ["help"]]
    assert sorted(map(sorted, subjects(report, "DOC003"))) == alike
    assert looked_at(report, "DOC003") == 11


def test_each_item_that_is_not_published_whole_and_each_lost_name_is_a_finding() -> None:
    hidden = "".join(f"  hidden-{number}: {{public: true, accountable: mayor}}\n" for number in range(4))
    shown = "".join(
        f"  shown-{number}: {{public: true, accountable: {{unknown: x{number}}},"
        " published: {where: Website, shows: [item, basis, unit]}}\n"
        for number in range(4)
    )
    report = check(f"updated: 2026-05-30\nposts: {{mayor: {{top: true}}}}\nduties:\n{hidden}{shown}")
    by_kind: dict[str | None, list[list[str]]] = {}
    for one in found(report, "DOC004"):
        by_kind.setdefault(one.subtype, []).append([subject.id for subject in one.subjects])
    assert by_kind == {
        "unpublished": [[f"hidden-{number}"] for number in range(4)],
        "incomplete-publication": [[f"shown-{number}"] for number in range(4)],
        "dangling-reference": [[f"shown-{number}.accountable:x{number}"] for number in range(4)],
    }
    assert looked_at(report, "DOC004") == 8 + 4 + 1


def test_each_post_that_is_shown_wrongly_or_not_at_all_is_a_finding() -> None:
    names = [f"clerk-{number}" for number in range(4)]
    posts = "".join(
        f"  {name}: {{reports_to: head}}\n  old-{name}: {{reports_to: head, until: 2026-01-01}}\n" for name in names
    )
    duties = "".join(f"  duty-{name}: {{public: true, accountable: {name}}}\n" for name in names)
    plates = "".join(f"  - {{post: old-{name}, phone: '1'}}\n" for name in names)
    wrong = "".join(f"  - {{post: {name}, duties: [], phone: '1'}}\n" for name in names[:2])
    report = check(f"posts:\n  head: {{top: true}}\n{posts}duties:\n{duties}roster:\n{plates}{wrong}")
    told_apart = [(one.subtype, [subject.id for subject in one.subjects]) for one in found(report, "DOC005")]
    assert sorted(told_apart) == sorted(
        [("gone-post", [f"old-{name}"]) for name in names]
        + [("wrong-field", [name]) for name in names[:2]]
        + [("no-entry", [name]) for name in names[2:]]
    )
    assert looked_at(report, "DOC005") == 6 + 2


def test_each_measure_and_each_indicator_without_its_parts_is_a_finding() -> None:
    names = [f"d{number}" for number in range(4)]
    duties = "".join(
        f"  {name}: {{accountable: clerk, measure: {{indicator: letters, unit: letters}}}}\n" for name in names
    )
    own = ", ".join(f"{{matter: m{number}, indicator: signs}}" for number in range(4))
    matters = ", ".join(f"m{number}: {{title: M{number}}}" for number in range(4))
    report = check(f"""
matters: {{{matters}}}
posts: {{mayor: {{top: true}}, clerk: {{reports_to: mayor}}}}
duties:
{duties}
assessments: [{{of: clerk, by: mayor, indicators: [{{duty: d0}}, {own}]}}]
""")
    measures = [one for one in found(report, "ASM005") if one.subtype == "measure"]
    assert [[subject.id for subject in one.subjects] for one in measures] == [[name] for name in names]
    others = [one for one in found(report, "ASM005") if one.subtype != "measure"]
    assert sorted((one.subtype, one.witness["matter"]) for one in others) == [
        ("matter", f"m{number}") for number in range(4)
    ]
    assert looked_at(report, "ASM005") == 4 + 4


def test_each_way_up_names_what_is_wrong_with_it() -> None:
    report = check("""
    escalate: {when: late, within: 2 days}
    posts: {mayor: {top: true}, head: {reports_to: mayor}, clerk: {reports_to: head}, front: {reports_to: clerk}}
    duties:
      sideways: {accountable: head, escalate: {to: clerk, when: dispute, within: 1 day}}
      late: {accountable: front, within: 3 days, escalate: {when: no decision, within: 2 days}}
      ask: {accountable: clerk, escalate: {to: front, when: dispute, within: 1 day}}
    """)
    assert told(report, "HIER007") == [
        ("not-rising", {"escalation": "sideways", "duty": "sideways", "actor": "head", "superior": "clerk"}),
        ("too-long", {"duty": "late", "actor": "front", "limit": "3 days", "total": "6 days"}),
        ("not-rising", {"escalation": "ask", "duty": "ask", "actor": "clerk", "superior": "front"}),
    ]


def test_each_value_without_a_place_names_those_that_claim_it() -> None:
    report = check("""
    posts: {a: {top: true}, b: {reports_to: a}, c: {reports_to: a}}
    facets:
      object:
        tree: {food: {raw: , cooked: }, water: , drinks: }
        unplaced: {sprout: [raw, water], kelp: [], ice: [food, water, drinks]}
    matters: {m: {facets: object}}
    duties:
      one: {matter: m, scope: {object: food}, accountable: a}
      two: {matter: m, scope: {object: water}, accountable: b}
      three: {matter: m, scope: {object: drinks}, accountable: c}
    """)
    named = {(one["matter"], one["value"]): (why, one.get("claimant")) for why, one in told(report, "GAP006")}
    assert named == {
        ("m", "sprout"): ("several", ["raw", "water"]),
        ("m", "kelp"): ("none", None),
        ("m", "ice"): ("several", ["food", "water", "drinks"]),
    }


def test_each_circle_is_told_as_a_way_round() -> None:
    report = check("""
    posts: {a: {reports_to: b}, b: {reports_to: c}, c: {reports_to: a}, d: {reports_to: e}, e: {reports_to: d}}
    """)
    assert [one.witness for one in found(report, "HIER001")] == [{"path": ["a", "b", "c"]}, {"path": ["d", "e"]}]


def test_each_regulator_and_each_operator_that_are_one_is_a_finding() -> None:
    outsiders = "".join(
        f"  firm-{number}: {{kind: regulated, owned_by: [market, board], represented_by: clerk}}\n"
        for number in range(3)
    )
    rounds = "".join(
        f"  {forum}-{number}: {{forum: {forum}, over: firm-{number}, information: visits}}\n"
        for forum in ("market", "board")
        for number in range(3)
    )
    people = "".join(f"  p{number}: {{previous: [{{actor: firm-0, until: 2026-05-01}}]}}\n" for number in range(3))
    holders = "[{person: p0}, {person: p1}, {person: p2}]"
    report = check(
        "departments:\n  city: {organisation: true, head: mayor}\n  market: {part_of: city, head: market-head}\n"
        "  board: {part_of: city, head: board-head}\n"
        "posts:\n  mayor: {department: city, top: true}\n  market-head: {department: market, reports_to: mayor}\n"
        f"  board-head: {{department: board, reports_to: mayor, seats: 3, holder: {holders}}}\n"
        "  clerk: {department: market, reports_to: market-head}\n"
        f"people:\n{people}outsiders:\n{outsiders}oversight:\n{rounds}"
    )
    told_apart = [(one.subtype, [subject.id for subject in one.subjects]) for one in found(report, "SOD003")]
    owners = sorted([head, f"firm-{number}"] for head in ("market-head", "board-head") for number in range(3))
    assert sorted(names for kind, names in told_apart if kind == "owner") == owners
    moved = sorted(["board-head", "firm-0", f"p{number}"] for number in range(3))
    assert sorted(names for kind, names in told_apart if len(names) == 3) == moved


def test_each_id_that_several_bear_is_a_finding_and_each_that_was_borne_before_a_note() -> None:
    alive = "".join(
        f"  {name}-{number}: {{title: {name} {number}, source_id: '{number}', reports_to: mayor}}\n"
        for number in range(1, 5)
        for name in ("Head", "Clerk")
    )
    gone = "".join(
        f"  old-{number}: {{title: Old {number}, source_id: R{number}, reports_to: mayor, until: 2026-01-01}}\n"
        f"  new-{number}: {{title: New {number}, source_id: R{number}, reports_to: mayor, since: 2026-01-01}}\n"
        for number in range(12)
    )
    report = check(f"posts:\n  mayor: {{top: true}}\n{alive}{gone}")
    told_apart = [
        (str(one.severity), one.subtype, sorted(subject.id for subject in one.subjects))
        for one in found(report, "PER012")
    ]
    assert sorted(told_apart) == sorted(
        [("error", "collision", [f"Clerk-{number}", f"Head-{number}"]) for number in range(1, 5)]
        + [("note", "id-reused", [f"new-{number}"]) for number in range(12)]
    )


def test_an_id_that_several_bear_takes_over_whatever_it_breaks_in_the_line_of_command() -> None:
    report = check("""
    posts:
      mayor: {top: true, source_id: "1", title: Mayor}
      head: {source_id: "1", title: Head, reports_to: clerk}
      clerk: {source_id: "2", title: Clerk, reports_to: head}
      chief: {source_id: "2", title: Chief, reports_to: chief}
      lone: {source_id: "2", title: Lone}
      second: {source_id: "1", title: Second, top: true}
      twice: {source_id: "1", title: Twice, reports_to: [mayor, second]}
      lost: {source_id: "1", title: Lost, reports_to: {unknown: "77"}}
    """)
    assert {one.rule for one in report.findings if one.rule.startswith(("HIER", "OVL006"))} == set()
    taken = {effect.rule for one in found(report, "PER012") for effect in one.related}
    assert {"HIER001", "HIER002", "HIER009", "HIER010", "OVL006"} <= taken


def test_the_time_of_a_person_is_told_in_whole_percents() -> None:
    report = check("""
    posts:
      mayor: {top: true, holder: {person: Li, share: 0.8}}
      chief: {reports_to: mayor, holder: [{person: Li, share: 0.333}, {person: Wang, share: 0.5}]}
      clerk: {reports_to: mayor, holder: {person: Wang, share: 0.5}}
    """)
    [one] = found(report, "PER006")
    assert "113 percent" in one.message
    assert looked_at(report, "PER006") == 2


def test_an_old_charter_that_hides_everything_is_told_all_of_it() -> None:
    hidden = "".join(f"  hidden-{number}: {{public: true, accountable: mayor}}\n" for number in range(4))
    shown = "".join(
        f"  shown-{number}: {{public: true, accountable: {{unknown: x{number}}},"
        " published: {where: Website, shows: [item, basis, unit]}}\n"
        for number in range(4)
    )
    report = check(
        "updated: 2020-05-30\nreview: {every: year, last: 2020-01-01}\n"
        f"posts: {{mayor: {{top: true}}, clerk: {{reports_to: mayor, since: 2026-01-01}}}}\nduties:\n{hidden}{shown}"
    )
    kinds = [one.subtype for one in found(report, "DOC004")]
    assert sorted(map(str, kinds)) == sorted(
        ["stale", "review-overdue"] + ["unpublished"] * 4 + ["incomplete-publication"] * 4 + ["dangling-reference"] * 4
    )
