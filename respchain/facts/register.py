"""The register: what must be covered, who claims which part of it, and what stands behind where nobody does."""

import numpy as np

from respchain.facts.codes import Mode, Part, Sharing, Tier
from respchain.facts.line import Line
from respchain.facts.relation import NONE, UNKNOWN, Mask, Relation, Rows, distinct_columns, marked, matches
from respchain.facts.tables import Columns, Matters
from respchain.record import Record
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.gap_search import Gaps, gaps
from respchain.scope.runs import distinct, run_starts, spread
from respchain.scope.scopes import MATTER, STAGE, Scopes


class Claims(Record):
    """One row for each duty and seat that answers for it, with the scope on which it does.

    `actor` is `UNKNOWN` where somebody is named whom the source could not resolve. Where several answer under a lead,
    `leading` is set on the row of the lead alone; elsewhere on every row.
    """

    duty: Rows
    actor: Rows
    scope: Rows
    leading: Mask


def claims(now: Columns, seat: Rows, which: Mask) -> Claims:
    """The claims of those duties; where a duty is divided among several, each claims its part."""
    table = now.duty_actors
    named = (table.actor >= 0) | (table.actor == UNKNOWN)
    rows = np.flatnonzero((table.part == Part.ACCOUNTABLE) & which[table.duty] & named)
    actor = np.where(table.actor[rows] >= 0, np.append(seat, NONE)[table.actor[rows]], UNKNOWN)
    duty, actor = distinct_columns(np.stack([table.duty[rows], actor]))
    scope = now.duties.scope[duty]
    lead = leads(now, seat)[duty]
    leading = (lead < 0) | (actor == lead)
    whole = np.flatnonzero(~divided(now)[duty])
    at, part = _parts(now, seat, duty, actor).pairs
    return Claims(
        np.concatenate([duty[whole], duty[at]]),
        np.concatenate([actor[whole], actor[at]]),
        np.concatenate([scope[whole], part]),
        np.concatenate([leading[whole], np.ones(len(at), np.bool_)]),
    )


def divided(now: Columns) -> Mask:
    """The duties that are divided among those who answer for them, and say how."""
    return np.equal(now.duties.how, Sharing.DIVIDED) & marked(len(now.duties), now.duty_parts.duty)


def leads(now: Columns, seat: Rows) -> Rows:
    """Duty to the seat that leads those who share it, -1 where none of them does."""
    lead = np.where(now.duties.how == Sharing.DIVIDED, NONE, np.maximum(now.duties.lead, NONE))
    seated = np.append(seat, NONE)[lead]
    table = now.duty_actors
    rows = np.flatnonzero((table.part == Part.ACCOUNTABLE) & (table.actor >= 0))
    among = marked(len(now.duties), table.duty[rows[seat[table.actor[rows]] == seated[table.duty[rows]]]])
    return np.where(among, seated, NONE)


def _parts(now: Columns, seat: Rows, duty: Rows, actor: Rows) -> Relation:
    """For each place the scopes of the parts that this duty gives to this seat."""
    table = now.duty_parts
    rows = np.flatnonzero((table.actor >= 0) & (now.duties.how[table.duty] == Sharing.DIVIDED))
    width = len(seat) - UNKNOWN
    own = duty.astype(np.int64) * width + actor - UNKNOWN
    at, given = matches(own, table.duty[rows].astype(np.int64) * width + seat[table.actor[rows]] - UNKNOWN)
    return Relation.of(at, table.scope[rows[given]], shape=(len(duty), len(now.scopes)))


def explicit(now: Columns) -> Mask:
    """The duties that count as cover: held explicitly and directly, and no heading."""
    table = now.duties
    cover: Mask = (table.mode == Mode.EXPLICIT) & (table.tier == Tier.DIRECT) & ~table.heading
    return cover


def behind(now: Columns) -> Mask:
    """The duties that stand behind where nothing covers: of a default owner, or of a head's general accountability."""
    table = now.duties
    stands: Mask = ((table.mode == Mode.DEFAULT) | (table.tier == Tier.OVERALL)) & (table.mode != Mode.BACKUP)
    return stands & ~table.heading


def leaves(matters: Matters) -> Rows:
    """The matters that have no other below them, in the order of their axis."""
    inner = marked(len(matters), matters.parent[matters.parent >= 0])
    rows = np.flatnonzero(~inner)
    return rows[np.argsort(matters.low[rows], kind="stable")]


def by_matter(boxes: Boxes, matters: Matters, leaf: Rows) -> tuple[Rows, Rows, Boxes]:
    """Boxes cut along the leaves of the matters: `(box, matter, cut box)`."""
    low, high = boxes.low[MATTER].astype(np.int64), boxes.high[MATTER].astype(np.int64)
    starts, ends = matters.low[leaf].astype(np.int64), matters.high[leaf].astype(np.int64)
    first = np.searchsorted(ends, low, "right")
    box, place = spread(first, np.maximum(np.searchsorted(starts, high, "left") - first, 0))
    return box, leaf[place], narrowed(boxes.take(box), MATTER, starts[place], ends[place])


def narrowed(boxes: Boxes, facet: int, low: Rows, high: Rows) -> Boxes:
    """Each box cut down, in one facet, to what lies between two ends."""
    kind = boxes.low[facet].dtype
    lows, highs = list(boxes.low), list(boxes.high)
    lows[facet] = np.maximum(boxes.low[facet], low).astype(kind)
    highs[facet] = np.minimum(boxes.high[facet], high).astype(kind)
    return Boxes(tuple(lows), tuple(highs))


def required(now: Columns) -> Scopes:
    """For each matter the cells of it that must be covered; a matter with others below it leaves that to them.

    What a wider matter states as required, and what it excludes with a basis, holds for those below it.
    """
    scopes, matters = now.scopes, now.matters
    leaf = leaves(matters)
    asked = distinct(np.concatenate([leaf, np.flatnonzero(matters.bounded)]))
    need, out = matters.required[asked], now.exclusions.scope[now.exclusions.based]
    place, by = scopes.joint(need, out)
    place, boxes = scopes.uncovered(need, (run_starts(place, len(need)), out[by]))
    _, matter, boxes = by_matter(boxes, matters, leaf)
    return Scopes.of(scopes.facets, len(matters), matter, boxes)


class Cover(Record):
    """Where the register is bare. Each box lies in one matter; no cell lies in two boxes.

    `vacant`: nobody answers. `standby`: nobody but a default owner or a head's general accountability.
    `open_`: not worked out within the budget; `pierced` says how many scopes reach into each.
    """

    vacant: tuple[Rows, Boxes]
    standby: tuple[Rows, Boxes]
    open_: tuple[Rows, Boxes]
    pierced: Rows


def cover(need: Scopes, claimed: Boxes, standing: Boxes, matters: Matters) -> Cover:
    """What claims leave bare of what is needed, and what of that those who stand behind leave bare."""
    names = [facet.name for facet in need.facets]
    bare = gaps(need.boxes, claimed, names=names)
    vacant = gaps(bare.boxes, standing, names=names)
    standby = gaps(bare.boxes, stacked([vacant.boxes, vacant.unresolved]), names=names)
    leaf = leaves(matters)

    def told(boxes: Boxes) -> tuple[Rows, Boxes]:
        _, matter, cut = by_matter(boxes, matters, leaf)
        order = np.lexsort((*cut.high[::-1], *cut.low[::-1], matter))
        return matter[order], cut.take(order)

    open_ = _together(bare, vacant, standby)
    box, matter, cut = by_matter(open_.unresolved, matters, leaf)
    return Cover(told(vacant.boxes), told(standby.boxes), (matter, cut), open_.pierced[box])


def _together(*found: Gaps) -> Gaps:
    return Gaps(
        found[0].boxes, stacked([one.unresolved for one in found]), np.concatenate([one.pierced for one in found])
    )


class Broad(Record):
    """Parts of matters that nobody holds but somebody who holds the whole and stands above others who hold parts."""

    matter: Rows
    claim: Rows
    boxes: Boxes


def by_breadth(all_: Scopes, need: Rows, held: Claims, on: tuple[Rows, Rows], command: Line) -> Broad:
    """The parts held by breadth alone. `need[m]` is the scope of matter m in `all_`, `on` the claims on each matter."""
    claim, matter = on
    spanning = np.flatnonzero(held.actor[claim] >= 0)
    spanning = spanning[all_.contains(outer=held.scope[claim[spanning]], inner=need[matter[spanning]])]
    order = np.argsort(matter, kind="stable")
    start = run_starts(matter, len(need))
    at, other = spread(start[matter[spanning]], np.diff(start)[matter[spanning]])
    upper, lower = held.actor[claim[spanning[at]]], held.actor[claim[order[other]]]
    real = np.flatnonzero((lower >= 0) & (upper != lower))
    real = real[command.below(lower=lower[real], upper=upper[real])]
    broad = marked(len(claim), spanning[at[real]])
    where = distinct(matter[broad])
    others = Relation.of(matter[~broad], held.scope[claim[~broad]], shape=(len(need), len(all_)))
    place, scope = others.follow(where)
    found, boxes = all_.uncovered(need[where], (run_starts(place, len(where)), scope))
    first = np.full(len(need), NONE, np.int64)
    first[matter[broad][::-1]] = claim[broad][::-1]
    return Broad(where[found], first[where[found]], boxes)


def stage_spans(now: Columns, scopes: Scopes) -> Rows:
    """The low and the high end of each stage on its axis, by code."""
    return np.array([scopes.facets[STAGE].encode(name)[0] for name in now.stages], np.int64).reshape(-1, 2)


def staged(need: Scopes, now: Columns) -> tuple[Rows, Rows, Scopes]:
    """What is needed of each matter at each stage that it must have: `(matter, stage, scopes)`, empty ones left out."""
    table = now.matter_stages
    place, box = need.boxes_of(table.matter)
    low, high = stage_spans(now, need)[table.stage[place]].T
    cut = narrowed(need.boxes.take(box), STAGE, low, high)
    kept = np.flatnonzero(~cut.empty())
    parts = Scopes(need.facets, run_starts(place[kept], len(table.matter)), cut.take(kept))
    rows = np.flatnonzero(~parts.empty())
    return table.matter[rows], table.stage[rows], parts.take(rows)
