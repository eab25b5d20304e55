"""Who answers for some cells on a day: the duties that reach them, who is named in each, and the persons in post."""

import numpy as np

from respchain.facts.codes import Part
from respchain.facts.facts import Facts
from respchain.facts.register import claims
from respchain.facts.relation import NONE, UNKNOWN, Mask, Rows, distinct_columns, marked, matches
from respchain.record import Record
from respchain.scope.runs import distinct
from respchain.scope.scopes import Scopes


class Answering(Record):
    """One row for each region asked, duty that reaches it, actor accountable as said, and person behind that actor.

    `actor` is `UNKNOWN` where the source could not resolve it, `person` is `NONE` where nobody is in post.
    Row i covers the scope `part[i]` of `parts`: all of the region where `whole`.
    """

    region: Rows
    duty: Rows
    actor: Rows
    person: Rows
    whole: Mask
    part: Rows
    parts: Scopes


def answering(facts: Facts, regions: Scopes) -> Answering:
    """Who answers for each region: through duties of every mode and tier, the explicit and direct ones first."""
    region, duty, seat, parts = _reaching(facts, regions)
    everything = regions.followed_by(parts)
    whole = everything.contains(outer=len(regions) + np.arange(len(region)), inner=region)
    part, actor = _as_said(facts, duty, seat)
    place, person = _in_post(facts, seat[part])
    part, actor = part[place], actor[place]
    tier, mode = facts.duties.tier[duty[part]], facts.duties.mode[duty[part]]
    order = np.lexsort((person, place, duty[part], tier, mode, region[part]))
    part = part[order]
    return Answering(region[part], duty[part], actor[order], person[order], whole[part], part, parts)


def _reaching(facts: Facts, regions: Scopes) -> tuple[Rows, Rows, Rows, Scopes]:
    """The duties that reach each region, each seat that answers, and what of the region it covers."""
    held = claims(facts.now, facts.seat, ~facts.duties.heading)
    scopes = facts.now.scopes
    everything = scopes.followed_by(regions)
    claim, region = everything.joint(held.scope, len(scopes) + np.arange(len(regions)))
    width = len(facts.actors) - UNKNOWN
    key = (region * len(facts.duties) + held.duty[claim]) * width + held.actor[claim] - UNKNOWN
    rows = distinct(key)  # a seat may have several parts of a divided duty
    common = everything.common(held.scope[claim], len(scopes) + region)
    place, box = common.boxes_of(np.arange(len(claim)))
    parts = Scopes.of(scopes.facets, len(rows), np.searchsorted(rows, key)[place], common.boxes.take(box))
    duty = rows // width
    return duty // max(len(facts.duties), 1), duty % max(len(facts.duties), 1), rows % width + UNKNOWN, parts


def _as_said(facts: Facts, duty: Rows, seat: Rows) -> tuple[Rows, Rows]:
    """The actors by whom each seat is named in its duty, a department among them: `(place, actor)`."""
    table = facts.now.duty_actors
    said = np.flatnonzero((table.part == Part.ACCOUNTABLE) & ((table.actor >= 0) | (table.actor == UNKNOWN)))
    width = len(facts.actors) - UNKNOWN
    own = duty.astype(np.int64) * width + seat - UNKNOWN
    place, row = matches(own, table.duty[said].astype(np.int64) * width + facts.seats_of(table.actor[said]) - UNKNOWN)
    found, actor = distinct_columns(np.stack([place, table.actor[said[row]]]))
    return found, actor


def _in_post(facts: Facts, seat: Rows) -> tuple[Rows, Rows]:
    """The persons behind each seat, and nobody once where there are none: `(place, person)`."""
    place, person = facts.persons.follow(seat)
    empty = np.flatnonzero(~marked(len(seat), place))
    return np.concatenate([place, empty]), np.concatenate([person, np.full(len(empty), NONE, person.dtype)])
