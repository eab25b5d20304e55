"""What meets in one hand, against brute force over cells."""

from collections.abc import Mapping
from itertools import combinations, product
from typing import Any
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.checking import judged
from respchain.facts import together as module
from respchain.facts.together import held, meeting
from respchain.facts.works import functions_together
from respchain.model.stated import Stated
from respchain.scope.facets import Facet
from respchain.scope.scopes import Scopes
from tests.charters import TODAY

DISTRICTS = ("north", "south", "east")
FUNCTIONS = {"authorise": ["approve"], "custody": ["pay"], "record": ["record"], "reconcile": ["audit"]}
OF_STAGE = {stage: name for name, stages in FUNCTIONS.items() for stage in stages}

duties = st.fixed_dictionaries(
    {
        "accountable": st.sampled_from(["a", "b", "c"]),  # li holds a and b
        "stage": st.lists(st.sampled_from([*OF_STAGE, "review"]), min_size=1, max_size=2, unique=True),
        "scope": st.fixed_dictionaries(
            {"district": st.lists(st.sampled_from(DISTRICTS), min_size=1, max_size=2, unique=True)}
        ),
    }
)


def by_hand(charter: Mapping[str, Any], many: int) -> set[tuple[str, str, str]]:
    """The pairs of duties of a person that meet in a cell with `many` functions, to which each brings another one."""
    person = {"a": "li", "b": "li", "c": "wang"}
    found = set()
    for name, district in product(("li", "wang"), DISTRICTS):
        there = {
            key: {OF_STAGE[stage] for stage in duty["stage"] if stage in OF_STAGE}
            for key, duty in charter["duties"].items()
            if person[duty["accountable"]] == name and district in duty["scope"]["district"]
        }
        if len(set().union(*there.values())) >= many:
            found |= {(name, key, key) for key, own in there.items() if len(own) > 1}
            found |= {
                (name, one, other)
                for one, other in combinations(sorted(there), 2)
                if there[one] and there[other] and len(there[one] | there[other]) > 1
            }
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(duties, min_size=2, max_size=7), st.integers(2, 4))
def test_as_many_functions_as_the_profile_says_meet_in_one_cell(stated: list[dict[str, Any]], many: int) -> None:
    charter = {
        "facets": {"district": list(DISTRICTS)},
        "matters": {"money": {"stages": ["decide", "execute", "supervise"], "facets": ["district"]}},
        "posts": {post: {"holder": {"person": who}} for post, who in (("a", "li"), ("b", "li"), ("c", "wang"))},
        "duties": {f"d{number}": {"matter": "money", **duty} for number, duty in enumerate(stated)},
    }
    done = judged(Stated(charter), as_of=TODAY, rules=())
    facts, names = done.facts, done.encoded.names
    found = functions_together(facts.now, facts.works, ~facts.reviewed, FUNCTIONS, many)
    columns = zip(found.person.tolist(), found.duty.tolist(), found.other.tolist(), strict=True)
    told = {(names.word("people", p), *(names.word("duties", d) for d in pair)) for p, *pair in columns}
    assert told == by_hand(charter, many)


spans = st.tuples(st.integers(0, 5), st.integers(1, 3)).map(lambda span: (span[0], min(span[0] + span[1], 6)))
rows = st.tuples(spans, st.integers(0, 1), st.integers(0, 2), st.sets(st.integers(0, 2), min_size=1))


@given(st.lists(rows, min_size=1, max_size=12))
def test_where_pairs_are_too_many_each_row_keeps_one_partner_of_each_sort_on_each_side(stated: list[Any]) -> None:
    facets = [Facet.names("matter", "abcdef"), Facet.names("stage", "xy")]
    scopes = Scopes.build(facets, [[{0: [span]}] for span, _, _, _ in stated])
    hand = np.array([hand for _, hand, _, _ in stated])
    sort = np.array([sort for _, _, sort, _ in stated])
    kinds = [np.array([row for row, (*_, own) in enumerate(stated) if kind in own], np.int64) for kind in range(3)]
    mine = held(scopes, np.arange(len(stated)), hand)

    def meet(one: int, other: int) -> bool:
        (low, high), (begin, end) = stated[one][0], stated[other][0]
        return bool(stated[one][1] == stated[other][1] and low < end and begin < high)

    sides = [(i, j) for left, right in combinations(kinds, 2) for i, j in product(left.tolist(), right.tolist())]
    every = {(min(i, j), max(i, j)) for i, j in sides if meet(i, j)}
    assert set(zip(*(side.tolist() for side in meeting(mine, kinds, None)), strict=True)) == every

    with patch.object(module, "_LISTED", 0):
        few = set(zip(*(side.tolist() for side in meeting(mine, kinds, sort)), strict=True))
    assert few <= every
    for left, right in combinations(kinds, 2):
        for own, others in ((left, right), (right, left)):
            for row, which in product(own.tolist(), range(3)):
                partners = [o for o in others.tolist() if stated[o][2] == which and meet(row, o)]
                assert not partners or any((min(row, o), max(row, o)) in few for o in partners)
