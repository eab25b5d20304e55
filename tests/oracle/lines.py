"""Command and delegation: OVL006 and HIER."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.oracle.day import Cell, Day, Key, many, reached
from tests.oracle.links import Links
from tests.oracle.organisations import tops


def ovl006(day: Day, links: Links) -> Iterator[Key]:
    """A post with more than one living superior; one held by somebody acting for at most 30 days is spared.

    Superiors that come to the same seat are one; superiors that are dead or unknown are none.
    """
    for post in day.posts:
        handover = any(a.get("kind") == "acting" and (day.today - a["since"]).days <= 30 for a in day.holding(post))
        if len(day.leads(post)) > 1 and not handover:
            yield (post,)


def hier001(day: Day, links: Links) -> Iterator[Key]:
    """The actors of a strong component of the line of command."""
    for post in day.posts:
        cycle = {p for p in day.upward(post) if post in day.upward(p)}
        if len(cycle) > 1:
            yield (frozenset(cycle),)


def hier002(day: Day, links: Links) -> Iterator[Key]:
    """An organisation without a top; elsewhere a post that is no top and has no living superior.

    It states none (`blank-superior`), or only some that are dead or unknown (`unknown-superior`).
    """
    for whole, top in tops(day).items():
        if not top:
            yield "no-top", whole
            continue
        for post in whole - top:
            if not day.leads(post):
                yield "unknown-superior" if many(day.posts[post].get("reports_to")) else "blank-superior", post


def moved_by_law(delegation: Mapping[str, Any]) -> bool:
    """Whether a delegation is a transfer that states by what law."""
    return delegation.get("keeps") == "transfer" and bool(delegation.get("basis"))


def delegated_by(day: Day) -> list[tuple[int, Mapping[str, Any], str, str]]:
    """The delegations between living seats, transfers by law left out."""
    return [
        (i, d, by, to)
        for i, d in day.listed("delegations")
        if not moved_by_law(d)
        for by in day.seats(d["by"])
        for to in day.seats(d["to"])
    ]


def handed(day: Day, delegation: Mapping[str, Any], duty: str) -> frozenset[Cell]:
    """The part of a duty that a delegation says it hands on, whether or not the duty reaches so far.

    Of a facet on which the delegation is silent it is as much as the duty has.
    """
    if delegation.get("scope") is None:
        return day.cells(duty)
    entry = day.duties[duty]
    boxes = [{**own, **part} for own in many(entry.get("scope")) or [{}] for part in many(delegation["scope"])]
    leaves = day.leaves(entry["matter"]) if entry.get("matter") else [("duty", duty)]
    points = day.inside(boxes) - (day.inside(entry["except"]) if entry.get("except") else set())
    return day.product(leaves, {cell[1] for cell in day.cells(duty)}, points)


Given = list[tuple[int, Mapping[str, Any], str, str]]


def concerned(day: Day, delegation: Mapping[str, Any]) -> list[str | None]:
    """The living duties that a delegation names; `None` where it names none."""
    named = many(delegation.get("duty"))
    return [duty for duty in named if duty in day.duties] if named else [None]


def goes_round(day: Day, given: Given, delegation: Mapping[str, Any], by: str, to: str) -> bool:
    """Whether what is handed on comes back: the same living duty, or, where none is named, what names none."""
    for key in concerned(day, delegation):
        around = [(b, t) for _, d, b, t in given if key in (many(d.get("duty")) or [None])]
        if by == to or by in reached([to], lambda at, around=around: {t for b, t in around if b == at}):
            return True
    return False


def hier005_reasons(day: Day, links: Links) -> Iterator[tuple[str, int]]:
    """Why a delegation is bad: in one word, with its place in the list."""
    given = delegated_by(day)
    for i, d, by, to in given:
        if d.get("keeps") == "transfer":
            yield "accountability-ended", i
        if goes_round(day, given, d, by, to):
            yield "cycle", i
        for duty in [duty for duty in many(d.get("duty")) if duty in day.duties]:
            received = [
                other
                for j, other in day.listed("delegations")
                if j != i and duty in many(other.get("duty"))
                if by in day.seats(other["to"]) and day.seats(other["by"])
            ]
            for reason in bad_work(day, links, d, duty, by, to, received):
                yield reason, i
        for reason in bad_powers(day, links, d, by, to):
            yield reason, i


def bad_work(
    day: Day, links: Links, delegation: Mapping[str, Any], duty: str, by: str, to: str, received: list[Any]
) -> Iterator[str]:
    """What is bad about handing on a duty: what one answers for is one's own, what was received is not.

    Nobody has more of a duty than there is of it, whatever was handed on. What is stated as not to be handed on is not,
    be it moved by law.
    """
    if by in day.answering(duty):
        own = day.cells(duty)
    else:
        own = frozenset().union(*(handed(day, other, duty) & day.cells(duty) for other in received))
        if by not in day.delegated(duty):
            yield "scope"
        if any(other.get("subdelegable") is False for other in received):
            yield "subdelegation"
    part = handed(day, delegation, duty)
    if not part <= own:
        yield "scope"
    needs = many(day.duties[duty].get("needs"))
    if any(not links.holds(to, need) or not links.may(to, need, part & day.cells(duty)) for need in needs):
        yield "without-power"


def bad_powers(day: Day, links: Links, delegation: Mapping[str, Any], by: str, to: str) -> Iterator[str]:
    """What is bad about the powers that a delegation lends.

    Where all its duties are over it lends them no more, and those that it names have no duty.
    """
    over = bool(many(delegation.get("duty"))) and not any(duty in day.duties for duty in many(delegation.get("duty")))
    for grant in links.lent(delegation, to):
        held = [g for g in links.grants if g.actor == by and g.power == grant.power]
        own = [g for g in held if not g.lent]
        if not over and not (held and grant.cells <= links.held(by, grant.power)):
            yield "scope"
        if own and not any(g.delegable for g in own):
            yield "reserved"
        if (over or not delegation.get("duty")) and not any(
            grant.power in many(entry.get("needs")) and to in day.answering(duty) | day.doers(duty)
            for duty, entry in day.duties.items()
        ):
            yield "without-duty"


def hier005(day: Day, links: Links) -> Iterator[Key]:
    """A delegation that is bad for any reason; transfers are spared where a basis is said, by which they are by law."""
    for _, i in hier005_reasons(day, links):
        yield (i,)
