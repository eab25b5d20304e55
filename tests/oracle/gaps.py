"""What the register leaves to nobody: GAP, cell by cell."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from tests.oracle.day import Cell, Day, Key, _nodes, many, stage_leaves
from tests.oracle.links import Links
from tests.oracle.register import UNKNOWN, Cells, Claim, Register, tree_of

Explained = Callable[[Register], Cells]


def register(day: Day) -> Register:
    """The register of a day, worked out once."""
    if "register" not in day.memory:
        day.memory["register"] = Register(day)
    return day.memory["register"]  # type: ignore[no-any-return]


def cause(day: Day, cell: Cell) -> str | None:
    """The rule that explains why a cell is bare, the first that does."""
    if "causes" not in day.memory:
        found = register(day)
        day.memory["causes"] = {
            "GAP003": frozenset().union(*(cells for _, _, cells in bare_stages(found))),
            "GAP005": frozenset(cell for _, _, cell in disclaimed_twice(found)),
            "GAP006": frozenset(cell for _, _, cells in ambiguous(found) for cell in cells),
            "GAP007": frozenset().union(*(cells for _, cells in carved(found))),
            "GAP008": frozenset().union(*(found.need.get(matter, frozenset()) for matter in unanswering(day))),
        }
    return next((code for code, cells in day.memory["causes"].items() if cell in cells), None)


def gap001(day: Day, links: Links) -> Iterator[Key]:
    """A cell that must be covered and that nobody owns, nor stands behind; with the rule that explains it."""
    found = register(day)
    for need in found.need.values():
        yield from ((*cell, cause(day, cell)) for cell in need - found.owned - found.backed)


def gap002(day: Day, links: Links) -> Iterator[Key]:
    """A cell that nobody owns and somebody stands behind. By breadth: all who own it own the whole of what is needed of
    the matter, and stand above somebody else who owns a part."""
    found = register(day)
    for need in found.need.values():
        yield from (("standby", *cell, cause(day, cell)) for cell in (need - found.owned) & found.backed)
        mine = [claim for claim in found.claims if claim.cells & need]
        broad = [claim for claim in mine if need <= claim.cells and _above_others(day, claim, mine)]
        rest = frozenset().union(*(claim.cells for claim in mine if claim not in broad))
        yield from (("by-breadth", *cell, None) for cell in need - rest if broad)


def _above_others(day: Day, claim: Claim, others: list[Claim]) -> bool:
    if claim.actor == UNKNOWN:
        return False
    known = {other.actor for other in others} - {claim.actor, UNKNOWN}
    return any(claim.actor in day.upward(actor) for actor in known)


def bare_stages(found: Register) -> Iterator[tuple[str, str, Cells]]:
    """The stages that a matter must have, at which it needs something and nobody owns or backs anything of it."""
    everyone = found.owned | found.backed
    for matter, need in found.need.items():
        owners = any(cell[0] == matter for cell in everyone)
        for stage in found.stages(matter):
            cells = frozenset(cell for cell in need if cell[1] in stage_leaves([stage]))
            if owners and cells and not cells & everyone:
                yield matter, stage, cells


def gap003(day: Day, links: Links) -> Iterator[Key]:
    """A matter with owners, and a stage at which it has none at all."""
    return ((matter, stage) for matter, stage, _ in bare_stages(register(day)))


def disclaimers(found: Register) -> list[tuple[str, str, Cells]]:
    """Who disclaims what, as said and by seat: where source and day are given."""
    day, stated = found.day, []
    for _, entry in day.listed("disclaimers"):
        seat = day.seat(entry["by"])
        if seat and entry.get("source") and entry.get("since"):
            stages = stage_leaves(many(entry.get("stage"))) if entry.get("stage") else None
            cells = day.region(entry.get("matter"), entry.get("scope"))
            stated.append((entry["by"], seat, frozenset(c for c in cells if stages is None or c[1] in stages)))
    return stated


def disclaimed_twice(found: Register) -> Iterator[tuple[str, str, Cell]]:
    """Cells that must be covered, are owned by nobody, and are disclaimed by two seats: each with who disclaims it."""
    said = disclaimers(found)
    for need in found.need.values():
        for cell in need - found.owned:
            mine = [(actor, seat) for actor, seat, cells in said if cell in cells]
            if len({seat for _, seat in mine}) > 1:
                yield from ((actor, seat, cell) for actor, seat in mine)


def gap005(day: Day, links: Links) -> Iterator[Key]:
    """A bare cell that two disclaim; or a cell whose own owner disclaims it."""
    found = register(day)
    yield from (("mutual", actor, None, cell) for actor, _, cell in disclaimed_twice(found))
    for need in found.need.values():
        for claim in found.claims:
            for actor, seat, cells in disclaimers(found):
                if seat == claim.actor:
                    own = need & claim.cells & cells
                    yield from (("owner-disclaims", actor, claim.duty, cell) for cell in own)


def ambiguous(found: Register) -> Iterator[tuple[str, str, Cells]]:
    """Values without a place that a matter needs: claimed by none, or by two places apart with different owners."""
    day = found.day
    for number, (name, facet) in enumerate((day.data.get("facets") or {}).items()):
        for value, claimants in ((facet.get("unplaced") if isinstance(facet, dict) else None) or {}).items():
            under = dict(_nodes(tree_of(facet)))
            places = [frozenset(under.get(place) or [place]) for place in many(claimants)]
            rivals = [(a, b) for a, b in combinations(places, 2) if not a <= b and not b <= a]
            for matter, need in found.need.items():
                cells = frozenset(cell for cell in need if cell[2 + number] == value)
                mine = found.on(matter)
                used = any(_cuts(found, matter, number, name, some) for some in [need, *(c.cells for c in mine)])
                contested = any(_differ(mine, cells, number, *pair) for pair in rivals)
                if cells and used and not _classified(day, matter) and (not places or contested):
                    yield matter, value, cells


def _cuts(found: Register, matter: str, number: int, name: str, cells: Cells) -> bool:
    """Whether some cells of a matter tell values of a facet apart."""
    mine = {cell for cell in cells if cell[0] == matter}
    return any(_elsewhere(cell, number, value) not in mine for cell in mine for value in found.day.facets[name])


def _elsewhere(cell: Cell, number: int, value: str) -> Cell:
    """The cell that differs in the value of one facet alone."""
    return (*cell[: 2 + number], value, *cell[3 + number :])


def _differ(claims: list[Claim], cells: Cells, number: int, *places: frozenset[str]) -> bool:
    """Whether two places have different owners, in cells that agree with one of `cells` in all other facets."""
    for cell in cells:
        one, other = (
            {
                claim.actor
                for claim in claims
                for value in place
                if claim.actor != UNKNOWN and _elsewhere(cell, number, value) in claim.cells
            }
            for place in places
        )
        if any(a != b for a in one for b in other):
            return True
    return False


def _classified(day: Day, matter: str) -> bool:
    named = [day.matters[above].get("classified_by") for above in day.line_of(matter)]
    return any(isinstance(actor, dict) or day.seat(actor) for actor in named if actor)


def gap006(day: Day, links: Links) -> Iterator[Key]:
    """A value that must be covered, has no place, and that nobody is to place: cell by cell."""
    for matter, value, cells in ambiguous(register(day)):
        yield from ((matter, value, cell) for cell in cells)


def carved(found: Register) -> Iterator[tuple[Key, Cells]]:
    """What is carved out of an owned duty, or was moved out, as far as it must be covered, and owned by nobody.

    Of a transfer that moved nothing that must be covered, all at the stages of its matters that is not excluded.
    """
    day, needed = found.day, frozenset().union(*found.need.values())
    for duty in dict.fromkeys(claim.duty for claim in found.claims):
        entry = day.duties[duty]
        if entry.get("except") is not None and entry.get("matter"):
            points = day.inside(entry.get("scope"))
            whole = day.product(day.leaves(entry["matter"]), stage_leaves(day.stages(duty)), points)
            yield ("duty", duty), ((whole - day.cells(duty)) & needed) - found.owned
    for entry in day.data.get("transfers") or []:
        free = entry.get("basis") and not entry.get("to")
        if entry.get("matter") and entry["date"] <= day.today and not free:
            cells = day.region(entry["matter"], entry.get("scope"))
            staged = {leaf: stage_leaves(found.stages(leaf)) for leaf in day.leaves(entry["matter"])}
            moved = (cells & needed) or frozenset(c for c in cells if c[1] in staged[c[0]]) - found.out
            yield ("transfer", entry["id"]), moved - found.owned


def gap007(day: Day, links: Links) -> Iterator[Key]:
    """A cell that was taken out of one place and put into no other."""
    return ((*key, cell) for key, cells in carved(register(day)) for cell in cells)


def gap008(day: Day, links: Links) -> Iterator[Key]:
    """A prescribed item that nobody answers for, or that does not apply for no stated reason."""
    return unallocated(day)


def unallocated(day: Day) -> Iterator[tuple[str, str]]:
    """A prescribed item that applies and that no owned matter answers; or that does not apply, for no stated reason."""
    found = register(day)
    owned = {cell[0] for cell in found.owned}
    for item, entry in (day.data.get("prescribed") or {}).items():
        answering = [matter for matter, stated in day.matters.items() if item in many(stated.get("prescribed"))]
        if (entry or {}).get("applies") is False:
            if not entry.get("reason"):
                yield "unexplained", item
        elif not any(owned & set(day.leaves(matter)) for matter in answering):
            yield "no-owner" if answering else "no-matter", item


def unanswering(day: Day) -> list[str]:
    """The matters that should answer a prescribed item for which nobody answers."""
    bare = {item for why, item in unallocated(day) if why == "no-owner"}
    return [matter for matter, stated in day.matters.items() if bare & set(many(stated.get("prescribed")))]


def gap009(day: Day, links: Links) -> Iterator[Key]:
    """Neither a rule nor anybody for what is not in the register."""
    said: Any = day.data.get("residual") or {}
    owner = said.get("owner")
    if not said.get("rule") and not isinstance(owner, dict) and not day.seat(owner):
        yield ("charter",)


def moved_out(day: Day, links: Links) -> Iterator[Key]:
    """The transfers up to the day that nobody accepted and no basis sets free (the other half of PROC002)."""
    for entry in day.data.get("transfers") or []:
        accepted = entry.get("accepted")
        free = entry.get("basis") and not entry.get("to")
        if entry["date"] <= day.today and not free and not (accepted and accepted <= day.today):
            yield "transfer", entry["id"]
