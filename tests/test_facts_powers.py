"""Powers asked for, held and lent, and duties handed on, against plain Python on random charters."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from respchain.checking import judged
from respchain.facts.facts import Facts
from respchain.model.stated import Stated
from respchain.scope.scopes import Scopes
from tests.charters import TODAY

MATTERS = ("m0", "m1")
DISTRICTS = ("north", "south", "east")
STAGES = ("policy", "plan", "approve", "accept", "review", "inspect", "report", "deliver", "monitor",
          "enforce", "record", "pay",
          "inspection", "audit", "appeal")  # fmt: skip
POWERS = ("inspect", "punish", "direct")
POSTS = ("p0", "p1", "p2", "p3")
ACTORS = (*POSTS, "d0", "d1")  # d0 has a head, d1 has none
DUTIES = ("t0", "t1", "t2")
Cells = frozenset[tuple[str, str, str]]
Charter = dict[str, Any]

EVERYTHING: Cells = frozenset(product(MATTERS, STAGES, DISTRICTS))
scopes = st.one_of(
    st.none(),
    st.fixed_dictionaries({"district": st.lists(st.sampled_from(DISTRICTS), min_size=1, max_size=2, unique=True)}),
)
lives = st.sampled_from(
    [{}, {}, {}, {"until": TODAY}, {"through": TODAY}, {"since": TODAY}, {"since": TODAY + timedelta(days=1)}]
)


@st.composite
def powers(draw: st.DrawFn) -> Any:
    """A power by its name, or with its part of a matter and its life."""
    name = draw(st.sampled_from(POWERS))
    if draw(st.booleans()):
        return name
    entry: Charter = {"power": name, **draw(lives)}
    for key, value in (("matter", draw(st.sampled_from([None, *MATTERS]))), ("scope", draw(scopes))):
        if value is not None:
            entry[key] = value
    return entry


@st.composite
def duties(draw: st.DrawFn) -> Charter:
    """A duty on a part of a matter."""
    entry: Charter = {
        "matter": draw(st.sampled_from(MATTERS)),
        "stage": draw(st.sampled_from(["execute", "pay", ["approve", "pay"]])),
        "accountable": draw(st.lists(st.sampled_from(ACTORS), max_size=2, unique=True)),
        "needs": draw(st.lists(st.sampled_from(POWERS), max_size=3)),
        "tier": draw(st.sampled_from(["direct", "direct", "overall"])),
        **draw(lives),
    }
    scope = draw(scopes)
    return entry if scope is None else {**entry, "scope": scope}


@st.composite
def delegations(draw: st.DrawFn) -> Charter:
    """A delegation of duties, of powers, or of both, whole or in part."""
    entry: Charter = {
        "by": draw(st.sampled_from(ACTORS)),
        "to": draw(st.sampled_from(ACTORS)),
        "powers": draw(st.lists(powers(), min_size=1, max_size=2)),
        **draw(lives),
    }
    for key, value in (
        ("duty", draw(st.lists(st.sampled_from(DUTIES), max_size=2, unique=True))),
        ("scope", draw(scopes)),
    ):
        if value:
            entry[key] = value
    return entry


@st.composite
def charters(draw: st.DrawFn) -> Charter:
    """Posts with powers, duties, and delegations in any circle."""
    actors = {name: {"powers": draw(st.lists(powers(), max_size=2))} for name in ACTORS}
    return {
        "facets": {"district": list(DISTRICTS)},
        "matters": {name: {"stages": ["decide", "execute"], "facets": ["district"]} for name in MATTERS},
        "posts": {name: {**actors[name], **({} if name == "p0" else draw(lives))} for name in POSTS},
        "departments": {"d0": {**actors["d0"], "head": "p0"}, "d1": actors["d1"]},
        "duties": {name: draw(duties()) for name in DUTIES},
        "delegations": draw(st.lists(delegations(), min_size=3, max_size=5)),
    }


def alive(entry: Charter) -> bool:
    """Whether an entry lives today."""
    since, until = entry.get("since", date.min), entry.get("until", date.max)
    if "through" in entry:
        until = entry["through"] + timedelta(days=1)
    return bool(since <= TODAY < until)


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def under(stage: str) -> set[str]:
    """The leaves of a stage."""
    groups = {"decide": STAGES[:3], "execute": STAGES[3:12], "supervise": STAGES[12:]}
    return set(groups.get(stage, (stage,)))


def part(matter: str | None, stages: set[str], scope: Charter | None) -> Cells:
    """The cells of a part of a matter."""
    districts = (scope or {}).get("district", DISTRICTS)
    return frozenset(product([matter] if matter else MATTERS, stages, districts))


class Plain:
    """The same questions, asked of the charter one entry at a time."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self.duties = {name: duty for name, duty in charter["duties"].items() if alive(duty)}
        self.delegations = [entry for entry in charter["delegations"] if alive(entry)]

    def seat(self, actor: str) -> str | None:
        """The post behind an actor, where it lives; d1 has none and stands for itself."""
        post = {"d0": "p0"}.get(actor, actor)
        return post if post == "d1" or alive(self.charter["posts"][post]) else None

    def cells(self, duty: str) -> Cells:
        """The cells of a duty."""
        entry = self.duties[duty]
        stages = set().union(*(under(stage) for stage in many(entry["stage"])))
        return part(entry["matter"], stages, entry.get("scope"))

    def answering(self, duty: str) -> set[str]:
        """The seats that answer for a duty."""
        seats = [self.seat(actor) for actor in self.duties[duty]["accountable"]]
        return {seat for seat in seats if seat is not None}

    def asked(self) -> set[tuple[str, str, str, Cells]]:
        """What each actor needs for each duty."""
        return {
            (duty, actor, power, self.cells(duty))
            for duty, entry in self.duties.items()
            for actor in self.answering(duty)
            for power in entry["needs"]
            if entry["tier"] == "direct" or power == "direct"
        }

    def granted(self, actor: str, stated: list[Any], within: Cells) -> set[tuple[str, str, Cells]]:
        """The powers stated, as far as they reach within some cells."""
        named: list[Charter] = [{"power": power} if isinstance(power, str) else power for power in stated]
        return {
            (actor, power["power"], within & part(power.get("matter"), set(STAGES), power.get("scope")))
            for power in named
            if alive(power)
        }

    def grants(self) -> set[tuple[str, str, Cells]]:
        """All powers held, own and lent."""
        held = set()
        for section in ("posts", "departments"):
            for name, entry in self.charter[section].items():
                seat = self.seat(name)
                if seat is not None:
                    held |= self.granted(seat, entry["powers"], EVERYTHING)
        for entry in self.delegations:
            to = self.seat(entry["to"])
            for duty in entry.get("duty") or [None]:
                whole = EVERYTHING if duty is None else self.cells(duty) if duty in self.duties else None
                if whole is not None and to is not None and self.seat(entry["by"]) is not None:
                    within = whole & part(None, set(STAGES), entry.get("scope"))
                    held |= self.granted(to, entry["powers"], within)
        return held

    def delegated(self, duty: str) -> set[str]:
        """The seats that have a duty by delegation, in however many steps, from one who answers for it."""
        found: set[str] = set()
        front = list(self.answering(duty))
        while front:
            giver = front.pop()
            for entry in self.delegations:
                to = self.seat(entry["to"])
                if self.seat(entry["by"]) == giver and duty in entry.get("duty", ()) and to and to not in found:
                    found.add(to)
                    front.append(to)
        return found


class Named:
    """The facts of a charter, with names for rows and cells for scopes."""

    def __init__(self, charter: Charter) -> None:
        done = judged(Stated(charter), "all", TODAY, rules=[])
        self.facts: Facts = done.facts
        parts = done.encoded.names.parts
        self.actor = [parts["actors"][row].id for row in self.facts.actors.row]
        self.duty = [parts["duties"][row].id for row in self.facts.duties.row]
        self.power = self.facts.now.powers_named

    def cells(self, scopes: Scopes, scope: int) -> Cells:
        """The cells of a scope, by name."""
        axes = (MATTERS, STAGES, DISTRICTS)
        rows = scopes.take(np.array([scope])).boxes.rows()
        return frozenset(
            tuple(axis[at] for axis, at in zip(axes, cell, strict=True))  # type: ignore[misc]
            for row in rows
            for cell in product(*(range(low, high) for low, high in row))
        )


@given(charters())
@settings(max_examples=60, deadline=None)
def test_each_power_is_asked_for_once_by_whoever_answers(charter: Charter) -> None:
    named, plain = Named(charter), Plain(charter)
    need = named.facts.asked
    columns = zip(need.duty, need.actor, need.power, need.scope, strict=True)
    found = [
        (named.duty[duty], named.actor[actor], named.power[power], named.cells(named.facts.scopes, scope))
        for duty, actor, power, scope in columns
    ]
    assert len(found) == len(set(found))
    assert set(found) == plain.asked()


@given(charters())
@settings(max_examples=60, deadline=None)
def test_powers_are_held_by_seats_and_lent_as_far_as_all_who_state_them_allow(charter: Charter) -> None:
    named, plain = Named(charter), Plain(charter)
    held = named.facts.grants
    columns = zip(held.actor, held.power, held.scope, strict=True)
    found = {
        (named.actor[actor], named.power[power], named.cells(held.scopes, scope)) for actor, power, scope in columns
    }
    assert found == plain.grants()


@given(charters())
@settings(max_examples=60, deadline=None)
def test_whether_a_power_may_be_used_is_a_question_of_all_grants_together(charter: Charter) -> None:
    named, plain = Named(charter), Plain(charter)
    facts = named.facts
    rows = [
        (actor, power, duty) for actor in range(len(named.actor)) for power in POWERS for duty in range(len(named.duty))
    ]
    for actor, power, duty in rows:
        mine = [cells for who, what, cells in plain.grants() if (who, what) == (named.actor[actor], power)]
        expected = bool(mine) and plain.cells(named.duty[duty]) <= frozenset().union(*mine)
        scope = facts.duties.scope[[duty]]
        assert facts.may(np.array([actor]), [power], scope).tolist() == [expected]


@given(charters())
@settings(max_examples=60, deadline=None)
def test_a_duty_is_handed_on_from_whoever_answers_for_it(charter: Charter) -> None:
    named, plain = Named(charter), Plain(charter)
    duty, actor = named.facts.delegated.pairs
    found = {(named.duty[left], named.actor[right]) for left, right in zip(duty, actor, strict=True)}
    assert found == {(name, to) for name in plain.duties for to in plain.delegated(name)}
