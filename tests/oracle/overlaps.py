"""Several on the same: who claims which cells, who shares, who coordinates, who holds power over the same. OVL."""

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.oracle.day import LEAVES, Cell, Day, Key, alive, many, stage_leaves
from tests.oracle.links import Links

CONTROLLING = ("decide", "order", "permit", "punish")
DECIDING = ("decide", "direct")
Cells = frozenset[Cell]


class Claim(NamedTuple):
    """The cells that a seat answers for by a duty."""

    duty: str
    actor: str
    cells: Cells


def cover(day: Day) -> list[str]:
    """The duties that count as cover."""
    return [
        duty
        for duty, entry in day.duties.items()
        if entry.get("mode") in (None, "explicit") and entry.get("tier") != "overall" and not entry.get("heading")
    ]


def lead(day: Day, duty: str) -> str | None:
    """The seat that leads those who answer for a duty; a duty that is divided has none."""
    shared = day.duties[duty].get("shared") or {}
    seat = None if shared.get("how") == "divided" else day.seat(shared.get("lead"))
    return seat if seat in day.answering(duty) else None


def part(day: Day, duty: str, said: Any) -> Cells:
    """The cells of a part of a duty: of facets of which it says nothing, as far as the duty goes."""
    entry = day.duties[duty]
    boxes = [{**whole, **box} for whole in many(entry.get("scope")) or [{}] for box in many(said) or [{}]]
    points = day.inside(boxes) - (day.inside(entry["except"]) if entry.get("except") is not None else set())
    return frozenset(cell for cell in _framed(day, duty) if cell[2:] in points)


def _framed(day: Day, duty: str) -> Cells:
    leaves = day.leaves(day.duties[duty]["matter"]) if day.duties[duty].get("matter") else [("duty", duty)]
    stages = {cell[1] for cell in day.cells(duty)}
    return day.product(leaves, stages, day.points)


def parts(day: Day, duty: str) -> list[tuple[str, Cells]]:
    """The parts of a divided duty, with the seats that have them; only those of seats that answer for it."""
    stated = (day.duties[duty].get("shared") or {}).get("parts") or {}
    seats = [(day.seat(actor), part(day, duty, said)) for actor, said in stated.items()]
    return [(seat, cells) for seat, cells in seats if seat is not None and seat in day.answering(duty)]


def claims(day: Day, *, led: bool = True) -> list[Claim]:
    """Who claims what; of those under a lead the lead alone, unless all are asked for."""
    found = []
    for duty in cover(day):
        shared = day.duties[duty].get("shared") or {}
        if shared.get("how") == "divided" and shared.get("parts"):
            found += [Claim(duty, seat, cells) for seat, cells in parts(day, duty)]
        else:
            holders = {lead(day, duty)} if led and lead(day, duty) else day.answering(duty)
            found += [Claim(duty, str(seat), day.cells(duty)) for seat in sorted(map(str, holders))]
    return [claim for claim in found if claim.cells]


def needed(day: Day) -> dict[str, Cells]:
    """For each matter leaf what of it must be covered."""
    out = {
        cell
        for name, entry in day.matters.items()
        for excluded in many(entry.get("excluded"))
        if excluded.get("basis") and alive(excluded, day.today)
        for cell in day.region(name, [{k: v for k, v in excluded.items() if k in day.facets}])
    }
    inner = {entry.get("part_of") for entry in day.matters.values()}
    found: dict[str, Cells] = {leaf: frozenset() for leaf in day.matters if leaf not in inner}
    for name, entry in day.matters.items():
        if name in inner and not entry.get("required"):
            continue
        stages = many(day.matter_says(name, "stages")) or ["execute"]
        region = day.product(day.leaves(name), stage_leaves(stages), day.inside(entry.get("required")))
        for leaf in day.leaves(name):
            found[leaf] |= frozenset(cell for cell in region if cell[0] == leaf and cell not in out)
    return found


def lined(day: Day, one: str, other: str) -> bool:
    """Whether two seats stand on one line; departments without a head where one is part of the other."""
    return (
        day.at_or_below(one, other)
        or day.at_or_below(other, one)
        or (one in day.departments and other in day.above(one))
        or (other in day.departments and one in day.above(other))
    )


def beside(day: Day) -> set[tuple[str, str, bool]]:
    """Pairs of duties, either way round, that say why they stand beside one another, and whether as special."""
    found = set()
    for duty, entry in day.duties.items():
        for said in many(entry.get("beside")):
            if said["duty"] in day.duties and (said.get("reason") or said.get("basis")):
                special = said.get("why") == "special"
                found |= {(duty, said["duty"], special), (said["duty"], duty, special)}
    return found


def rivals(day: Day) -> Iterator[tuple[Claim, Claim, str]]:
    """Pairs of claims that share cells for no stated reason: `equal`, `nested` or `crossing` in what must be covered.

    Where they share nothing that must be, all cells count. Special before general settles the nested alone.
    """
    need = frozenset().union(*needed(day).values())
    reasons = beside(day)
    for one, other in itertools.combinations(claims(day), 2):
        common = one.cells & other.cells
        if one.actor == other.actor or not common or lined(day, one.actor, other.actor):
            continue
        if (one.duty, other.duty, False) in reasons:
            continue
        more, less = one.cells - other.cells, other.cells - one.cells
        if common & need:
            more, less = more & need, less & need
        kind = "crossing" if more and less else "nested" if more or less else "equal"
        if kind != "nested" or (one.duty, other.duty, True) not in reasons:
            yield one, other, kind


def _pair(one: Claim, other: Claim) -> Key:
    return frozenset((one.duty, other.duty)), frozenset((one.actor, other.actor))


def ovl001(day: Day, links: Links) -> Iterator[Key]:
    """Two claims of different seats, not on one line, that are equal on what must be covered."""
    for one, other, kind in rivals(day):
        if kind == "equal":
            yield _pair(one, other)


def ovl002(day: Day, links: Links) -> Iterator[Key]:
    """Two claims that share some and not all; grave where either duty, or a leaf that they share, is of high risk."""
    for one, other, kind in rivals(day):
        if kind != "equal":
            duties = [_risky(day, day.duties[claim.duty]) for claim in (one, other)]
            leaves = [day.matter_says(cell[0], "high_risk") for cell in one.cells & other.cells]
            yield (kind, any(duties + leaves), *_pair(one, other))


def _risky(day: Day, entry: Any) -> bool:
    own = entry.get("high_risk")
    return bool(day.matter_says(entry.get("matter"), "high_risk") if own is None else own)


def unit(day: Day, seat: str) -> str:
    """The department of a seat, or the first that it heads, else itself."""
    if seat in day.departments:
        return seat
    said = day.posts.get(seat, {}).get("department")
    headed = [name for name, entry in day.departments.items() if entry.get("head") == seat]
    return said if said in day.departments else next(iter(headed), seat)


def coordinator(day: Day, matter: str) -> str | None:
    """The seat that the nearest matter names that names any coordinator."""
    return day.seat(day.matter_says(matter, "coordinated_by"))


def coordinating(day: Day, matter: str, need: Cells) -> set[str]:
    """Who coordinates all of a matter: as it says, by a duty that coordinates, or by a lead."""
    named = coordinator(day, matter)
    found = {named} if named else set()
    for duty, entry in day.duties.items():
        if entry.get("coordinates") and need <= day.cells(duty):
            found |= day.answering(duty)
    return found | {c.actor for c in claims(day) if lead(day, c.duty) == c.actor and need <= c.cells}


def ovl003(day: Day, links: Links) -> Iterator[Key]:
    """A leaf that three units hold in parts at one stage, disjoint even without the facets of role territory.

    Silent where a coordinator of all that is needed of the leaf holds, over all of that, a power to decide or direct.
    """
    territory = [f for f, said in (day.data.get("facets") or {}).items() if _role(said) == "territory"]
    other = [place for place, name in enumerate(day.facets) if name not in territory]
    for matter, need in needed(day).items():
        able = [
            actor
            for actor in coordinating(day, matter, need)
            if need <= frozenset().union(*(links.held(actor, power) for power in DECIDING))
            and any(links.holds(actor, power) for power in DECIDING)
        ]
        if not able and any(_fragmented(day, need, stage, other) for stage in LEAVES):
            yield (matter,)


def _role(facet: Any) -> Any:
    return facet.get("role") if isinstance(facet, dict) else None


def _fragmented(day: Day, need: Cells, stage: str, facets: list[int]) -> bool:
    held: dict[str, set[Any]] = {}
    for claim in claims(day):
        for cell in claim.cells & need:
            if cell[1] == stage:
                point = tuple(cell[2 + place] for place in facets)
                held.setdefault(unit(day, claim.actor), set()).add(point)
    return any(
        all(not (held[a] & held[b]) for a, b in itertools.combinations(three, 2))
        for three in itertools.combinations(held, 3)
    )


def ovl004(day: Day, links: Links) -> Iterator[Key]:
    """A duty that counts as cover, of several seats or unknowns, undivided and led by none of them.

    Of a lead that the source could not resolve nobody can say.
    """
    for duty in cover(day):
        entry = day.duties[duty]
        shared = entry.get("shared") or {}
        unknown = [said for said in many(entry.get("accountable")) if isinstance(said, dict)]
        several = len(day.answering(duty)) + len(unknown) > 1
        if (
            several
            and shared.get("how") != "divided"
            and not lead(day, duty)
            and not isinstance(shared.get("lead"), dict)
        ):
            yield (duty,)


def ovl005(day: Day, links: Links) -> Iterator[Key]:
    """A duty held jointly or divided without a reason, or divided into parts that do not add up to the whole."""
    for duty in cover(day):
        shared = day.duties[duty].get("shared") or {}
        if shared.get("how") in ("joint", "divided") and not shared.get("reason"):
            yield "no-reason", duty
        if shared.get("how") != "divided":
            continue
        whole, held = day.cells(duty), _told_parts(day, duty)
        if whole - frozenset().union(*(cells for _, cells in held)):
            yield "parts-missing", duty
        if any(cells - whole for _, cells in held):
            yield "parts-outside", duty
        if any(a != b and one & other for (a, one), (b, other) in itertools.combinations(held, 2)):
            yield "parts-overlap", duty


def _told_parts(day: Day, duty: str) -> list[tuple[Any, Cells]]:
    """The parts as the text has them: also those of actors who are gone."""
    stated = (day.duties[duty].get("shared") or {}).get("parts") or {}
    gone = [(None, part(day, duty, said)) for actor, said in stated.items() if day.seat(actor) is None]
    return [*parts(day, duty), *gone]


class Control(NamedTuple):
    """A power of a seat over cells, and the seat that lent it."""

    actor: str
    power: str
    cells: Cells
    lender: str | None


def control(day: Day, links: Links) -> Iterator[Control]:
    """The powers of control; without a matter, where a claim of the holder needs them; reserves nowhere."""
    for name, entry in day.actors.items():
        for power in many(entry.get("powers")):
            said = power if isinstance(power, dict) else {"power": power}
            seat = day.seat(name)
            if seat and said["power"] in CONTROLLING and alive(said, day.today) and not said.get("reserve"):
                cells = day.region(said.get("matter"), said.get("scope"))
                yield from _counting(day, Control(seat, said["power"], cells, None), placed=bool(said.get("matter")))
    for _, entry in day.listed("delegations"):
        if isinstance(entry["by"], dict) or day.seats(entry["by"]):
            for seat in day.seats(entry["to"]):
                for power in many(entry.get("powers")):
                    placed = bool(entry.get("duty") or (isinstance(power, dict) and power.get("matter")))
                    for grant in links.lent({**entry, "powers": [power]}, seat):
                        if grant.power in CONTROLLING:
                            held = Control(seat, grant.power, grant.cells, day.seat(entry["by"]))
                            yield from _counting(day, held, placed=placed)


def _counting(day: Day, held: Control, *, placed: bool) -> Iterator[Control]:
    if placed:
        yield held
        return
    for claim in claims(day):
        if claim.actor == held.actor and held.power in many(day.duties[claim.duty].get("needs")):
            yield held._replace(cells=held.cells & claim.cells)


def ovl007(day: Day, links: Links) -> Iterator[Key]:
    """Two seats with one power of control over the same cells that nothing settles.

    Spared: one line; what one lent the other; cells that somebody coordinates; those of a duty that both answer for
    under a lead; those of two duties, of one each, that stand beside one another for a reason.
    """
    leaves = {leaf for leaf in needed(day) if coordinator(day, leaf)}
    duties = [duty for duty, entry in day.duties.items() if entry.get("coordinates") and day.answering(duty)]
    settled = frozenset().union(*map(day.cells, duties))
    pairs = {(one, other) for one, other, _ in beside(day)}
    for one, other in itertools.combinations(list(control(day, links)), 2):
        if one.actor == other.actor or one.power != other.power or lined(day, one.actor, other.actor):
            continue
        if one.lender == other.actor or other.lender == one.actor:
            continue
        open_ = {cell for cell in (one.cells & other.cells) - settled if cell[0] not in leaves}
        for duty in day.duties:
            if lead(day, duty) and {one.actor, other.actor} <= day.answering(duty):
                open_ -= day.cells(duty)
        for mine, theirs in pairs:
            if one.actor in day.answering(mine) and other.actor in day.answering(theirs):
                open_ -= day.cells(mine) & day.cells(theirs)
        if open_:
            yield frozenset((one.actor, other.actor)), one.power


def ovl008(day: Day, links: Links) -> Iterator[Key]:
    """An outsider whom two units, not on one line, supervise on the same cells, neither with a joint plan."""
    found = []
    for entry in day.living("oversight").values():
        if entry.get("kind") in (None, "supervises") and not entry.get("joint_plan"):
            for forum in day.seats(entry["forum"]):
                cells = day.region(entry.get("matter"), entry.get("scope"))
                found += [(over, forum, cells) for over in many(entry.get("over")) if over in day.outsiders]
    for (over, one, cells), (under, other, more) in itertools.combinations(found, 2):
        units = unit(day, one), unit(day, other)
        apart = len(set(units)) == 2 and not lined(day, one, other) and not lined(day, *units)
        if over == under and cells & more and apart:
            yield over, frozenset((one, other))
