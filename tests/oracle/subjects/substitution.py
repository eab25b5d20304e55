"""Substitution and independence: SOD003 to SOD006, PER004, PAR003."""

from collections.abc import Iterator, Mapping
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Key, many
from tests.oracle.deputies import per004 as per004
from tests.oracle.drafting_substitution import DOMAINS
from tests.oracle.drafting_substitution import drafting as drafting
from tests.oracle.keys import rows
from tests.oracle.links import Links
from tests.oracle.organisations import tops
from tests.oracle.regulating import sod003 as sod003
from tests.oracle.standing_in import sod006 as sod006
from tests.oracle.standing_in import usable
from tests.oracle.third_line import sod005 as sod005

SMALL_TEAM = 2


def par003(day: Day, links: Links) -> Iterator[Key]:
    """A duty whose needed powers none who share it holds whole, and all of them together do.

    Spared: a lead among them, or one who answers and commands the others; what agreements or dual control lend counts
    as held; divided duties, headings, duties at `tier: overall`.
    """
    for duty, entry in day.duties.items():
        needs, sharing = set(many(entry.get("needs"))), day.answering(duty) | day.doers(duty)
        shared = entry.get("shared") or {}
        plain = entry.get("tier") != "overall" and not entry.get("heading") and shared.get("how") != "divided"
        if not needs or len(sharing) < 2 or not plain or day.seats(shared.get("lead")) & sharing:
            continue
        cells = day.cells(duty)
        held = {(m, q): usable(day, links, duty, m, q) for m in sharing for q in needs}
        alone = any(all(cells <= held[m, q] for q in needs) for m in sharing)
        joint = all(cells <= frozenset().union(*(held[m, q] for m in sharing)) for q in needs)
        chief = any(all(day.at_or_below(other, a) for other in sharing) for a in day.answering(duty))
        if joint and not alone and not chief:
            for m in sharing:
                if m in day.answering(duty) or any(cells & held[m, q] for q in needs):
                    yield duty, m


def sod004(day: Day, links: Links) -> Iterator[Key]:
    """A top leader who does, or explicitly and directly answers for, a duty in one of five domains.

    Spared: organisations with no more than two posts that lead.
    """
    for whole, top in tops(day).items():
        heads = {str(day.seat(name)) for name in day.departments}
        leading = [post for post in whole if day.posts[post].get("leads") or post in heads | top]
        if len(leading) > SMALL_TEAM:
            for duty, entry in day.duties.items():
                explicit = entry.get("tier") != "overall" and entry.get("mode") in (None, "explicit")
                hands = day.doers(duty) | (day.answering(duty) if explicit else set())
                if not entry.get("heading") and in_domain(day, duty):
                    yield from ((post, duty) for post in top & hands)


def in_domain(day: Day, duty: str) -> bool:
    """Whether a duty is in one of the domains: its own, or that of a leaf of its matter."""
    entry = day.duties[duty]
    if entry.get("domain"):
        return entry["domain"] in DOMAINS
    leaves = day.leaves(entry["matter"]) if entry.get("matter") else []
    return any(day.matter_says(leaf, "domain") in DOMAINS for leaf in leaves)


def _subtyped(*columns: str) -> Any:
    """The subtype of each hit, and some of its columns: those that say something."""

    def shape(done: Judged, outcome: Outcome) -> Iterator[Key]:
        for subtype, key in zip(outcome.hits.subtype, rows(done, outcome, *columns), strict=True):
            yield (str(subtype), *key)

    return shape


def _said(*columns: str) -> Any:
    def shape(done: Judged, outcome: Outcome) -> Iterator[Key]:
        for subtype, *key in _subtyped(*columns)(done, outcome):
            yield (subtype, *(part for part in key if part is not None))

    return shape


def _third_line(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for subtype, unit, forum, duty, other in _subtyped("unit", "forum", "duty", "other")(done, outcome):
        yield subtype, unit, frozenset((duty, other)) if subtype == "operates" else forum


def _stand_ins(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for subtype, *key in _said("post", "person", "standby", "duty", "other", "actor")(done, outcome):
        yield (subtype, key[0], frozenset(key[1:])) if subtype == "acting" else (subtype, *key)


COLUMNS = {"PAR003": ("duty", "actor"), "SOD004": ("post", "duty")}
SHAPES = {
    "SOD003": _subtyped("forum", "actor", "rival", "person"),
    "SOD005": _third_line,
    "SOD006": _stand_ins,
    "PER004": _said("post", "standby", "duty", "power", "actor"),
}


def _in(section: str, *keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        for entry in (data.get(section) or {}).values():
            for key in keys if isinstance(entry, dict) else ():
                entry.pop(key, None)

    return plant


def _plain_standbys(data: dict[str, Any]) -> None:
    for entry in data["posts"].values():
        entry["backup"] = [s["post"] if isinstance(s, dict) and "post" in s else s for s in many(entry.get("backup"))]


FAULTS: Mapping[str, Any] = {
    "nobody owns an outsider": _in("outsiders", "owned_by"),
    "nobody sits in an outsider": _in("outsiders", "represented_by"),
    "nobody comes from anywhere": _in("people", "previous"),
    "nobody keeps out": _in("people", "recuses"),
    "matters have no domain": _in("matters", "domain"),
    "duties have no domain": _in("duties", "domain"),
    "nobody leads": _in("posts", "leads"),
    "departments have no kind": _in("departments", "kind"),
    "no functional lines": _in("posts", "functional_to"),
    "nothing is advice": _in("duties", "consulting"),
    "every standby is for all": _plain_standbys,
    "no post is key": _in("posts", "key"),
    "nobody has a command post": _in("posts", "command_post"),
    "no body has a command post": _in("bodies", "command_post"),
    "no agreements": _in("duties", "agreements"),
}
