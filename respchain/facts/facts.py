"""The charter on one day: every question that rules ask."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from respchain.facts import (
    carving,
    controlling,
    coordinators,
    covering,
    delegating,
    disclaiming,
    fragments,
    grounds,
    inspecting,
    linking,
    loops,
    overruns,
    people,
    placing,
    powers,
    referrals,
    register,
    rivals,
    sanctions,
    sharing,
    tenancy,
    vacuum,
)
from respchain.facts import forums as forum_edges
from respchain.facts import organisations as structure
from respchain.facts import uses as usage
from respchain.facts import works as hands
from respchain.facts.codes import Answer, Control, Kind, LineKind, Mode, Outside, Part, Rank, Sharing, Tier, Watch
from respchain.facts.day import on
from respchain.facts.hand_offs import onward
from respchain.facts.hanging import hanging, sitting_in_judgement
from respchain.facts.line import Line
from respchain.facts.parameters import Parameters, codes_of
from respchain.facts.ranges import Ranged, ranged
from respchain.facts.regions import each_once, met, reached
from respchain.facts.relation import GONE, NONE, UNKNOWN, Mask, Relation, Rows, marked
from respchain.facts.spans import Calendar, Spans
from respchain.facts.stations import Stations, stations
from respchain.facts.sums import Sums
from respchain.facts.tables import Columns
from respchain.language import N_, Saying, say
from respchain.scope.boxes import Boxes, stacked
from respchain.scope.runs import distinct
from respchain.scope.scopes import MATTER, Scopes


class Facts:
    """A charter on one day, as tables and relations; nothing that is not alive is there.

    `now` holds the tables of the day (see `tables`), `day` the day as an ordinal, `parameters` what the profile sets.
    Relations and masks are worked out when first asked for.
    """

    def __init__(self, columns: Columns, day: int, parameters: Parameters) -> None:
        now = on(columns, day)
        self.now, self.day, self.parameters = now, day, parameters
        self.actors, self.duties, self.matters = now.actors, now.duties, now.matters
        self.sections = now.sections

    @cached_property
    def scopes(self) -> Scopes:
        """All scopes: those of the charter, and the parts of duties that somebody supervises."""
        return self.forums.scopes

    # -- who is who

    @cached_property
    def seat(self) -> Rows:
        """Actor to the post that it stands for: a department's head, any other actor itself."""
        return people.seats(self.actors)

    def seats_of(self, actors: Rows) -> Rows:
        """The seats of a column of actors; references that lead nowhere stay as they are."""
        seats = np.array(actors)
        known = seats >= 0
        seats[known] = self.seat[seats[known]]
        return seats

    @cached_property
    def post(self) -> Mask:
        """Which actors are posts."""
        return np.equal(self.actors.kind, Kind.POST)

    @cached_property
    def holders(self) -> Relation:
        """Post to its holders on the day."""
        return people.holders(self.now, self.day)

    @cached_property
    def members(self) -> Relation:
        """Body to its members, its chair apart."""
        return Relation.of(self.now.members.body, self.now.members.actor, shape=self._square)

    @cached_property
    def persons(self) -> Relation:
        """Actor to the persons behind it."""
        return people.persons(self.actors, self.members, self.seat, self.holders)

    @cached_property
    def judges(self) -> Relation:
        """Forum to the persons who judge in it: without those who step aside, where enough others remain."""
        return people.judges(self.now.members, self.actors, self.persons, self.nameless, self.parameters.quorum_without)

    @cached_property
    def nameless(self) -> Mask:
        """Actors from whom no name is expected: outsiders, and posts with a head count."""
        return np.equal(self.actors.kind, Kind.OUTSIDER) | self.actors.aggregate

    @cached_property
    def collective(self) -> Mask:
        """Which actors are collectives: bodies, and departments without a head."""
        headless = (self.actors.kind == Kind.DEPARTMENT) & (self.seat == np.arange(self._count))
        collective: Mask = np.equal(self.actors.kind, Kind.BODY) | headless
        return collective

    @cached_property
    def tiered(self) -> Mask:
        """Which bodies name a chair and the tier of a member."""
        table = self.now.members
        return (self.actors.chair >= 0) & marked(self._count, table.body[table.tiered & (table.actor >= 0)])

    @cached_property
    def tenures(self) -> tenancy.Tenures:
        """How long posts have been vacant, or held by somebody acting."""
        return tenancy.tenures(self.actors, self.now.appointments, self.day)

    @cached_property
    def handing_over(self) -> Mask:
        """Which posts have just been handed over to somebody acting."""
        return tenancy.newly_acting(self.now.appointments, self._count, self.day, self.parameters.handover_days)

    @cached_property
    def beside(self) -> tenancy.Beside:
        """Who holds a post beside others, for longer than a handover, beyond what its seats explain."""
        return tenancy.beside(self.actors, self.now.appointments, self.day, self.parameters.handover_days)

    @cached_property
    def standby_holds(self) -> Mask:
        """Which posts have a standby behind whom a person stands."""
        return Relation.function(self.actors.backup, self._count).some(self.persons.counts > 0)

    @cached_property
    def heads(self) -> Mask:
        """Which posts head a department."""
        departments = self.actors.kind == Kind.DEPARTMENT
        return marked(self._count, self.actors.head[departments & (self.actors.head >= 0)])

    @cached_property
    def units(self) -> Mask:
        """Which actors stand for a unit, and so for the work of others: heads, and departments without one."""
        return self.heads | np.equal(self.actors.kind, Kind.DEPARTMENT)

    @cached_property
    def unit(self) -> Rows:
        """Actor to its department: of a department itself, of a post its own, -1 where it has none."""
        itself = np.arange(self._count, dtype=np.int32)
        return np.where(self.actors.kind == Kind.DEPARTMENT, itself, np.maximum(self.actors.department, NONE))

    # -- lines

    @cached_property
    def leads(self) -> Relation:
        """Post to its superiors: lines of command alone."""
        return self._line(LineKind.COMMAND)

    @cached_property
    def command(self) -> Line:
        """Who stands below whom."""
        return Line(self.leads)

    def cycle_order(self, cycle: Rows) -> Rows:
        """The posts that lie on cycles of command, those of one cycle together, each before its superior on it.

        `cycle` is the label of each post's cycle, -1 for none. Where a cycle has short cuts, posts off the first way
        round come last.
        """
        return self.leads.rounds(cycle)

    @cached_property
    def organisation(self) -> Rows:
        """Actor to the label of its organisation."""
        return structure.organisations(self.actors, self.leads)

    @cached_property
    def tops(self) -> Mask:
        """The posts at the top of their organisations."""
        return structure.tops(self.actors, self.leads, self.organisation)

    @cached_property
    def rootless(self) -> Mask:
        """The posts without a superior inside their organisation."""
        return structure.rootless(self.actors, self.leads, self.organisation)

    @cached_property
    def orphans(self) -> structure.Orphans:
        """The posts that stand under nobody, and those of organisations without a top."""
        return structure.orphans(
            self.actors, self.leads, self.organisation, self.tops, self.rootless, self.superior_unknown
        )

    @cached_property
    def superior_unknown(self) -> Mask:
        """The posts whose stated superior leads nowhere."""
        lines = self.now.lines
        nowhere = (lines.kind == LineKind.COMMAND) & ((lines.superior == UNKNOWN) | (lines.superior == GONE))
        return marked(self._count, lines.post[nowhere]) & self.leads.none()

    @cached_property
    def controllers(self) -> Relation:
        """Actor to who appoints or removes it: unsaid, its superior appoints, and who appoints removes."""
        appoint, remove = self._controls(Control.APPOINTS), self._controls(Control.REMOVES)
        appoint |= self.leads.only(appoint.stated[self.leads.pairs[0]] == 0)
        return appoint | remove

    @cached_property
    def payers(self) -> Relation:
        """Actor to who pays it, as far as stated."""
        return self._controls(Control.PAYS)

    # -- duties

    @cached_property
    def must_be_done(self) -> Mask:
        """The duties whose work somebody has to do: all but default and overall ones, and headings."""
        table = self.duties
        return np.not_equal(table.mode, Mode.DEFAULT) & np.equal(table.tier, Tier.DIRECT) & ~table.heading

    @cached_property
    def accountable(self) -> Relation:
        """Duty to its accountable actors, as said."""
        return self._part(Part.ACCOUNTABLE)

    @cached_property
    def answering(self) -> Relation:
        """Duty to the seats that answer for it."""
        return self._seated(Part.ACCOUNTABLE)

    @cached_property
    def responsible(self) -> Relation:
        """Duty to the seats that do the work."""
        return self._seated(Part.RESPONSIBLE)

    @cached_property
    def doer_unknown(self) -> Mask:
        """The duties of which it is said who does them, by a name that leads nowhere."""
        table = self.now.duty_actors
        return marked(len(self.duties), table.duty[(table.part == Part.RESPONSIBLE) & (table.actor == UNKNOWN)])

    @cached_property
    def delegated(self) -> Relation:
        """Duty to the seats to which whoever answers for it has delegated it, and these in turn."""
        return powers.delegated(self.now, self.answering, self.seat)

    @cached_property
    def doers(self) -> Relation:
        """Duty to the seats that do it: responsible or delegated."""
        return self.responsible | self.delegated

    @cached_property
    def bad_delegations(self) -> delegating.BadDelegations:
        """The delegations that cannot stand, with each fault."""
        return delegating.Delegating(self.now, self.seat, self.answering, self.delegated, self.grants).faults()

    @cached_property
    def imposers(self) -> Relation:
        """Duty to the seats that impose what follows its breach: where a trigger and a measure are stated."""
        return self.whole_consequences @ powers.imposing(self.now, self.seat)

    @cached_property
    def whole_consequences(self) -> Relation:
        """Duty to those of its consequences that state a trigger, a measure and who imposes it."""
        return self.consequences.only(powers.whole(self.now, self.seat)[self.consequences.to])

    @cached_property
    def sanctions(self) -> sanctions.Sanctions:
        """For each pair of a duty and who answers for it: whether somebody apart and able imposes what follows."""
        return sanctions.sanctions(
            self.answering,
            self.imposers,
            self.command,
            self.forum_graph,
            self.terminal,
            self.controllers,
            self._sanctions,
        )

    def _sanctions(self, actor: Rows, duty: Rows) -> Mask:
        return self.may(actor, self.parameters.sanction_powers, self.duties.scope[duty])

    @cached_property
    def consequences(self) -> Relation:
        """Duty to its consequences."""
        table = self.now.duty_consequences
        return Relation.of(table.duty, table.consequence, shape=(len(self.duties), len(self.now.consequences)))

    @cached_property
    def bases(self) -> Relation:
        """Duty to the bases it cites."""
        table = self.now.duty_bases
        return Relation.of(table.duty, table.base, shape=(len(self.duties), len(self.now.bases)))

    @cached_property
    def power_bases(self) -> Relation:
        """Grant of power to the bases it cites."""
        table = self.now.power_bases
        return Relation.of(table.grant, table.base, shape=(len(self.now.powers), len(self.now.bases)))

    @cached_property
    def in_force(self) -> Mask:
        """Which bases are in force on the day."""
        table = self.now.bases
        return (table.begins <= self.day) & (table.ends > self.day)

    @cached_property
    def statutory(self) -> Mask:
        """The duties that a law, a regulation or the constitution in force imposes."""
        best = grounds.best_rank(self.bases, self.now.bases, self.in_force)
        return np.asarray(best >= Rank.REGULATION)

    @cached_property
    def duty_rank(self) -> Rows:
        """The least rank of a basis that each duty needs: most where it permits or punishes, less inside the house."""
        needs = self.now.duty_needs
        least = np.where(self.duties.public, grounds.rank(self.parameters.public_rank), 0)
        least[needs.duty[self._permits(needs.power)]] = grounds.rank(self.parameters.permit_rank)
        return least

    @cached_property
    def grant_rank(self) -> Rows:
        """The least rank of a basis that each grant of power needs."""
        return np.where(self._permits(self.now.powers.power), grounds.rank(self.parameters.permit_rank), 0)

    def basis_faults(self, cited: Relation, least: Rows, rows: Rows) -> grounds.BasisFaults:
        """Which rows rest on nothing, on nothing in force, or on too low a rank."""
        return grounds.basis_faults(cited, least, rows, self.now.bases, self.in_force)

    def _permits(self, power: Rows) -> Mask:
        return self.named(self.parameters.permit_powers)[power]

    # -- the register

    @cached_property
    def need(self) -> Scopes:
        """For each matter what of it must be covered; nothing of a matter with others below it."""
        return register.required(self.now)

    @cached_property
    def claims(self) -> register.Claims:
        """Who claims which part of the register, explicitly and directly: what counts as cover."""
        return register.claims(self.now, self.seat, register.explicit(self.now))

    @cached_property
    def standing(self) -> register.Claims:
        """Who stands behind where nobody claims: default owners, and heads by their general accountability."""
        return register.claims(self.now, self.seat, register.behind(self.now))

    @cached_property
    def matched(self) -> Scopes:
        """All scopes of the charter, and behind them, from `needs_at`, what is needed of each matter."""
        return self.now.scopes.followed_by(self.need)

    @property
    def needs_at(self) -> int:
        """The number in `matched` of what is needed of the first matter."""
        return len(self.now.scopes)

    @cached_property
    def claimed(self) -> tuple[Rows, Rows]:
        """The claims on each matter that reach something needed: `(claim, matter)`."""
        matters = np.arange(len(self.matters))
        return self.matched.joint(self.claims.scope, self.needs_at + matters)

    @cached_property
    def cover(self) -> register.Cover:
        """Where the register is bare."""
        scopes = self.now.scopes
        claimed, standing = (scopes.boxes.take(scopes.boxes_of(some.scope)[1]) for some in (self.claims, self.standing))
        return register.cover(self.need, claimed, standing, self.matters)

    @cached_property
    def shares(self) -> covering.Shares:
        """For each matter how many of its cells are covered."""
        return covering.shares(self.now, self.need, self.cover)

    @cached_property
    def by_breadth(self) -> register.Broad:
        """The parts of matters that only somebody holds who holds the whole, above others who hold parts."""
        need = self.needs_at + np.arange(len(self.matters))
        return register.by_breadth(self.matched, need, self.claims, self.claimed, self.command)

    @cached_property
    def staged(self) -> tuple[Rows, Rows, Scopes]:
        """What is needed at each stage that a matter must have: `(matter, stage, scopes)`, one scope a row."""
        return register.staged(self.need, self.now)

    @cached_property
    def matters_owned(self) -> Mask:
        """The matters of which somebody claims a part, or stands behind it."""
        return self._reached(np.concatenate([self.claims.scope, self.standing.scope]))

    @cached_property
    def matters_claimed(self) -> Mask:
        """The matters of which somebody claims a part."""
        return self._reached(self.claims.scope)

    def _reached(self, scope: Rows) -> Mask:
        boxes, table = self.now.scopes.boxes.take(self.now.scopes.boxes_of(scope)[1]), self.matters
        return reached(boxes, table.low, table.high, self.now.scopes.sizes[MATTER])

    @cached_property
    def bare_stages(self) -> tuple[Rows, Rows, Scopes]:
        """The stages at which nobody at all owns a matter that has owners elsewhere: `(matter, stage, scopes)`."""
        matter, stage, parts = self.staged
        scope = np.concatenate([self.claims.scope, self.standing.scope])
        some = marked(len(matter), met(parts, self.now.scopes.take(scope))[0])
        rows = np.flatnonzero(~some & self.matters_owned[matter])
        return matter[rows], stage[rows], parts.take(rows)

    @cached_property
    def disclaimed_twice(self) -> Scopes:
        """For each matter what two actors or more disclaim and nobody claims."""
        (matter, vacant), (other, standby) = self.cover.vacant, self.cover.standby
        return self._disclaiming.region(np.concatenate([matter, other]), stacked([vacant, standby]))

    @cached_property
    def disclaimed(self) -> tuple[disclaiming.Disclaimed, disclaiming.Disclaimed]:
        """Who disclaims what nobody claims, where another does so too; and who disclaims what is their own."""
        return self._disclaiming.by_several(self.disclaimed_twice), self._disclaiming.by_owners(self.claims)

    @cached_property
    def _disclaiming(self) -> disclaiming.Disclaiming:
        return disclaiming.Disclaiming(self.now, self.seat, self.need)

    @cached_property
    def ambiguous(self) -> placing.Ambiguous:
        """The values that must be covered, have no place among the others, and that nobody is to place."""
        held = self.now.scopes.take(self.claims.scope)
        return placing.ambiguous(self.matters, self.need, held, self.claims)

    @cached_property
    def carved(self) -> carving.Carved:
        """What was carved out of a duty, or moved out by a transfer, and is owned by nobody."""
        return carving.carved(self.now, self.need, self.claims, self.day)

    @cached_property
    def vacant(self) -> vacuum.Vacuum:
        """Where nobody answers, cut along bare stages, disclaimers, values without a place, and carve-outs."""
        return vacuum.explained(*self.cover.vacant, self._explaining)

    @cached_property
    def standby(self) -> vacuum.Vacuum:
        """Where only somebody stands behind, cut as `vacant` is."""
        return vacuum.explained(*self.cover.standby, self._explaining)

    @cached_property
    def _explaining(self) -> tuple[Scopes, ...]:
        kinds = self.bare_stages[2], self.disclaimed_twice, self.ambiguous.parts, self.carved.parts
        return tuple(each_once(regions) for regions in kinds)

    @cached_property
    def uncounted(self) -> Saying | None:
        """Why part of the register could not be judged for cover, where that is so."""
        matter, boxes = self.cover.open_
        if not len(boxes):
            return None
        most = int(self.cover.pierced.max())
        return say(
            "{boxes} boxes of {matters} matters are cut by so many duties (up to {most}) that "
            "what these leave bare was not worked out",
            boxes=len(boxes),
            matters=len(distinct(matter)),
            most=most,
        )

    # -- several on the same

    @cached_property
    def rivals(self) -> rivals.Rivals:
        """The pairs of claims of different seats, on no line with one another, that share cells without a reason."""
        settled = (self._beside(special=False), self._beside(special=True))

        def apart(left: Rows, right: Rows) -> Mask:
            return np.asarray(~rivals.lined(self.command, self.command_units, left, right))

        most = self.parameters.overlaps_listed
        return rivals.rivals(self.claims, self.now.scopes, self.need, apart, settled, most)

    @cached_property
    def rivals_untold(self) -> str | None:
        """Why not every pair of rivals is told, where they are too many."""
        return None if self.rivals.whole else N_("too many duties share cells: one pair stands for each two actors")

    @cached_property
    def unled(self) -> Mask:
        """The duties held as cover for which several answer, undivided, and nobody leads."""
        cover = register.explicit(self.now)
        return cover & sharing.several(self.now, self.answering) & sharing.leaderless(self.now, self.seat)

    @cached_property
    def explained(self) -> Mask:
        """The duties that say why several answer for them, where the profile is content with that."""
        return np.logical_and(self.duties.reason, self.parameters.shared_by_reason)

    @cached_property
    def unreasoned(self) -> Mask:
        """The duties that several hold jointly, or each a part, and that do not say why."""
        how = self.duties.how
        together: Mask = (how == Sharing.JOINT) | (how == Sharing.DIVIDED)
        return together & ~self.duties.reason & register.explicit(self.now)

    @cached_property
    def divided(self) -> Mask:
        """The duties held as cover that are divided into parts."""
        return register.explicit(self.now) & np.equal(self.duties.how, Sharing.DIVIDED)

    @cached_property
    def misfits(self) -> sharing.Misfits:
        """Where the parts of divided duties do not add up to the whole."""
        most = self.parameters.overlaps_listed
        return sharing.misfits(self.now, self.answering, self.seat, self.divided, most)

    @cached_property
    def quarters(self) -> Rows:
        """Actor to the unit in which it works: its department, or the one that it heads, else itself."""
        itself = np.arange(self._count, dtype=np.int32)
        headed = np.full(self._count, NONE, np.int32)
        departments = np.flatnonzero((self.actors.kind == Kind.DEPARTMENT) & (self.actors.head >= 0))[::-1]
        headed[self.actors.head[departments]] = departments
        return np.where(self.unit >= 0, self.unit, np.where(headed >= 0, headed, itself))

    @cached_property
    def coordinator(self) -> Rows:
        """Matter to the seat that the register names as its coordinator, -1 for none."""
        return coordinators.of_matters(self.matters, self.seat)

    @cached_property
    def coordinated(self) -> Mask:
        """The matters that somebody coordinates whole and with the power to decide on all that is needed of them."""
        lead = register.leads(self.now, self.seat)
        by_duty = coordinators.leading(self.now, self.answering, self.claims, lead)
        found = coordinators.coordinators(self.coordinator, by_duty, self.matched, self.needs_at)
        return coordinators.deciding(found, self.grants, self.need, self.codes(self.parameters.deciding_powers))

    @cached_property
    def fragments(self) -> fragments.Fragments:
        """The matters that several units hold in parts, and nobody with power to decide brings together."""
        claim, matter = self.claimed
        counting = self.claims.leading & (self.claims.actor >= 0)
        rows = np.flatnonzero(counting[claim] & ~self.coordinated[matter])
        on, places = (claim[rows], matter[rows]), np.array(self.now.territories, np.int64)
        enough = self.parameters.fragment_units
        return fragments.fragments(self.claims, on, self.quarters, self.matched, self.needs_at, places, enough)

    @cached_property
    def clashes(self) -> controlling.Clashes:
        """Who holds a power of control over the same as another, with nothing to say who goes first."""
        powers = self.named(self.parameters.controlling_powers)
        coordinated = controlling.coordinated(self.now, self.coordinator, self.answering)
        held = controlling.control(self.now, self.grants, self.claims, powers, coordinated)
        lender = np.append(self.seats_of(self.now.delegations.by), NONE)[held.delegation]

        def apart(left: Rows, right: Rows) -> Mask:
            one, other = held.actor[left], held.actor[right]
            lent = (lender[left] == other) | (lender[right] == one)
            return np.asarray(~lent & ~rivals.lined(self.command, self.command_units, one, other))

        scopes = rivals.split(held.scopes, held.scope, held.power)
        pairs = rivals.met(scopes, held.scope, held.actor, apart, self.parameters.overlaps_listed)
        lead, beside = register.leads(self.now, self.seat), self._beside(special=False) | self._beside(special=True)
        one, other = held.actor[pairs.left], held.actor[pairs.right]
        settled = controlling.settling(self.now, self.answering, lead, beside, one, other)
        return controlling.clashes(held, pairs, settled)

    @cached_property
    def inspections(self) -> inspecting.Inspections:
        """The outsiders whom several units inspect on the same without a joint plan."""
        return inspecting.inspections(
            self.now,
            self.seat,
            self.quarters,
            (self.command, self.command_units),
            enough=self.parameters.inspecting_units,
            most=self.parameters.overlaps_listed,
        )

    def risky(self, boxes: Boxes) -> Mask:
        """Which boxes reach into a matter of high risk."""
        rows = register.leaves(self.matters)
        rows = rows[self.matters.high_risk[rows]]
        size = self.now.scopes.facets[0].size
        return rivals.reaching(boxes, self.matters.low[rows], self.matters.high[rows], size)

    # -- powers

    @cached_property
    def asked(self) -> powers.Asked:
        """One row for each power that an answering actor needs for a duty."""
        return powers.asked(self.now, self.answering, self.codes(self.parameters.overall_needs))

    @cached_property
    def grants(self) -> powers.Grants:
        """One row for each power that an actor holds, its own, its department's, or lent."""
        return powers.grants(self.now, self.seat)

    @cached_property
    def bare_needs(self) -> tuple[Rows, Boxes]:
        """The rows of `asked` whose power is not held on the whole scope, each with a box of the part left bare.

        Where several share a duty under a lead, the lead's powers serve them all.
        """
        need = self.asked
        lead = np.where(self.duties.how == Sharing.LEAD, self.duties.lead, NONE)[need.duty]
        leader = np.where(lead >= 0, self.seats_of(lead), need.actor)
        leader = np.where(self.answering.has(need.duty, leader), leader, need.actor)
        held = self.grants.on(need.actor, need.power) | self.grants.on(leader, need.power)
        return self.grants.scopes.uncovered(need.scope, (held.start, held.to))

    @cached_property
    def uses(self) -> usage.Uses:
        """One row for each grant of power and duty that makes use of it."""
        overall = self.codes(self.parameters.overall_needs)
        return usage.uses(self.now, self.answering | self.doers, self.seat, self.command_units, overall)

    @cached_property
    def works(self) -> hands.Works:
        """One row for each duty that an actor's hands are on, in direct accountability or in doing it."""
        return hands.works(self.duties, self.answering | self.delegated, self.responsible, self.holders, self.post)

    @cached_property
    def reviewed(self) -> Mask:
        """The rows of `works` whose duty has a compensating control that somebody else reviews."""
        return hands.reviewed(self.duties, self.works, self.seat, self.persons)

    @cached_property
    def stages_together(self) -> hands.Stages:
        """Hands that are on two of deciding, executing and supervising in cells that differ only in stage."""
        return hands.stages_together(self.now, self.works, ~self.reviewed)

    @cached_property
    def functions_together(self) -> hands.Functions:
        """Persons with too many functions of separation in hand for the same cells."""
        functions, many = self.parameters.functions, self.parameters.functions_held
        return hands.functions_together(self.now, self.works, ~self.reviewed, functions, many)

    @cached_property
    def bound_powers(self) -> Mask:
        """The grants that must serve a duty: no reserves, none of outsiders, none that serve to impose or appoint."""
        own, imposer = self.now.powers, self.now.consequence_imposers.imposer
        holder = self.seat[own.actor]
        imposing = marked(self._count, self.seat[imposer[imposer >= 0]])
        sanctioning = self.named(self.parameters.sanction_powers)[own.power] & imposing[holder]
        controlling = marked(self._count, self.controllers.to)
        appointing = self.named(self.parameters.control_powers)[own.power] & controlling[holder]
        outside: Mask = self.actors.kind[own.actor] == Kind.OUTSIDER
        return ~own.reserve & ~outside & ~sanctioning & ~appointing

    @cached_property
    def unsanctioned(self) -> Mask:
        """The duties with somebody who answers and whom nobody apart and able would call to account."""
        return marked(len(self.duties), self.answering.pairs[0][self.sanctions.bare])

    @cached_property
    def command_units(self) -> Line:
        """Which department is part of which."""
        inside = np.where(self.actors.kind == Kind.DEPARTMENT, self.actors.department, NONE)
        return Line(Relation.function(inside, self._count))

    def may(self, actor: Rows, names: list[str], scope: Rows) -> Mask:
        """Which actors hold one or another of the named powers on the whole of the scope at the same place."""
        return self.grants.may(actor, self.codes(names), scope)

    def named(self, names: list[str]) -> Mask:
        """Which power codes are those of the named powers."""
        return marked(len(self.now.powers_named), self.codes(names))

    def codes(self, names: list[str]) -> Rows:
        """The codes of those named powers that the charter knows."""
        return codes_of(names, self.now.powers_named)

    # -- forums

    @cached_property
    def forums(self) -> forum_edges.Forums:
        """All edges from an actor to its forums."""
        return forum_edges.forums(
            self.now, self.seat, self.answering, self.leads, superior_counts=self.parameters.superior_is_forum
        )

    @cached_property
    def forum_graph(self) -> Relation:
        """Actor to its forums, on whatever matter."""
        return Relation.of(self.forums.actor, self.forums.forum, shape=self._square)

    @cached_property
    def supervises(self) -> Rows:
        """The rows of `forums` that are supervision, and no other hold."""
        return np.flatnonzero(self.forums.kind == Watch.SUPERVISES).astype(np.int32)

    @cached_property
    def dependable(self) -> tuple[Rows, Rows]:
        """Pairs `(actor, forum)` whose forum has to be independent: supervision, and what is democratic alone.

        A democratic forum stands beside another channel where somebody else than it and the actor supervises, assesses
        or hears complaints. Another democratic one is none: both may hang on the same hand.
        """
        edges = self.forums
        apart = edges.actor != edges.forum
        other = apart & (
            (edges.kind == Watch.SUPERVISES) | (edges.kind == Watch.ASSESSES) | (edges.kind == Watch.REACTIVE)
        )
        channels = Relation.of(edges.actor[other], edges.forum[other], shape=self._square)
        beside = channels.counts[edges.actor] > channels.has(edges.actor, edges.forum)
        rows = (edges.kind == Watch.SUPERVISES) | ((edges.kind == Watch.DEMOCRATIC) & ~beside)
        rows &= apart
        return Relation.of(edges.actor[rows], edges.forum[rows], shape=self._square).pairs

    @cached_property
    def without_channel(self) -> Mask:
        """The public or media that have no means, and no entry of oversight by which they could do anything."""
        table = self.now.oversight
        acting = marked(self._count, self.seat[table.forum[table.measures & (table.forum >= 0)]])
        people = (self.actors.outside == Outside.PUBLIC) | (self.actors.outside == Outside.MEDIA)
        mute: Mask = people & ~acting & ((self.actors.answers & Answer.MEANS) == 0)
        return mute

    @cached_property
    def terminal_answered(self) -> Mask:
        """Declared terminals whose four answers are given, or implied by their kind."""
        implied = _IMPLIED[self.actors.outside] & (self.actors.kind == Kind.OUTSIDER)
        four = Answer.OUTSIDE | Answer.TITLE | Answer.MEANS | Answer.RENEWAL
        answered: Mask = self.actors.terminal & (implied | (self.actors.answers == four))
        return answered

    @cached_property
    def hanging(self) -> tuple[Rows, Rows]:
        """Declared terminals that hang on whom they judge: `(terminal, on whom)`.

        It hangs on who appoints, removes, pays or leads it, and from whom a walk of forums on some matter leads to it.
        """
        nearest = self.parameters.superior_is_forum  # then who leads to a terminal leads to all between it and the top
        lines = self.leads if nearest else self.command.upward(self.actors.terminal)
        hold = self.controllers | self.payers | lines
        held, on = hold.only(self.actors.terminal[hold.pairs[0]]).pairs
        return hanging(held, on, self.ways)

    @cached_property
    def judging_themselves(self) -> tuple[Rows, Rows, Rows]:
        """Delegates of terminals that judge them: `(terminal, actor judged, person behind both)`."""
        table = self.now.representatives
        known = (table.actor >= 0) & self.terminal[table.outsider]
        seated = self.seat[table.actor[known]]
        return sitting_in_judgement(table.outsider[known], seated, self.persons, self.ways)

    @cached_property
    def terminal(self) -> Mask:
        """The terminal forums: declared, answered, hanging on nobody whom they judge, and no top leader."""
        return self.terminal_answered & ~marked(self._count, self.hanging[0]) & ~self.tops

    @cached_property
    def depth(self) -> NDArray[np.int32]:
        """Supervision depth: the least number of steps from an actor to a terminal forum, -1 where there is no way."""
        return self.forum_graph.steps_to(self.terminal)

    @cached_property
    def stations(self) -> Stations:
        """Where walks of supervision go, matter by matter."""
        return stations(self.scopes, self.duties.scope, self.answering, self.forums, self.ways, self.terminal)

    @cached_property
    def ways(self) -> Ranged:
        """The forum edges by the ranges of matters on which they hold."""
        return ranged(self.scopes, self.forums, self._count)

    @cached_property
    def cliques(self) -> tuple[Rows, Rows]:
        """The closed cliques: `(actor, clique)`, the actors of one clique together, each before one of its forums."""
        stations = self.stations
        named = (stations.clique >= 0) & (stations.step.components == stations.clique)
        station = stations.step.rounds(np.where(named, stations.clique, NONE))
        return stations.actor[station], stations.clique[station]

    @cached_property
    def of_command(self) -> Mask:
        """The stations on cliques that lines of command alone make: a cycle of command is all there is to these."""
        edges, clique = self.forums, self.stations.clique
        inside = marked(self._count, self.cliques[0])
        other = np.flatnonzero((edges.kind != Watch.COMMAND) & inside[edges.actor] & inside[edges.forum])
        _, tail, head = self.stations.along(self.scopes, edges.scope[other], edges.actor[other], edges.forum[other])
        mixed = tail[(clique[tail] == clique[head]) & (tail != head)]
        return np.asarray((clique >= 0) & ~marked(len(clique), clique[mixed[clique[mixed] >= 0]])[clique])

    def clique_of(self, edges: Rows) -> Rows:
        """For each row of `forums` a closed clique on which both its ends lie, -1 where there is none."""
        actor, forum = self.forums.actor[edges], self.forums.forum[edges]
        clique = self.stations.clique
        place, tail, head = self.stations.along(self.scopes, self.forums.scope[edges], actor, forum)
        both = (clique[tail] >= 0) & (clique[tail] == clique[head]) & (tail != head)
        found = np.full(len(edges), NONE, np.int32)
        found[place[both]] = clique[tail[both]]
        return found

    @cached_property
    def staged_alone(self) -> Rows:
        """For each row of `forums` the supervising duty, where nothing else makes the pair; -1 for all others."""
        return forum_edges.staged_alone(self.forums, self._count)

    @cached_property
    def answer_stations(self) -> tuple[Rows, Rows, Rows]:
        """Where each answering actor stands: `(duty, actor, station)`, safe ones left out."""
        duty, actor = self.answering.pairs
        place, station = self.stations.at(self.scopes, self.duties.scope[duty], actor)
        return duty[place], actor[place], station

    def forum_scopes(self, actor: Rows) -> Relation:
        """For each actor the scopes on which somebody else is its forum."""
        edges = self.forums
        apart = edges.actor != edges.forum
        by_actor = Relation.of(edges.actor[apart], edges.scope[apart], shape=(self._count, len(self.scopes)))
        at, scope = by_actor.follow(actor)
        return Relation.of(at, scope, shape=(len(actor), len(self.scopes)))

    # -- processes

    @cached_property
    def next_step(self) -> Relation:
        """Step to the steps that follow it; all processes in one."""
        table, size = self.now.step_nexts, len(self.now.steps)
        return Relation.of(table.step, table.following, shape=(size, size))

    @cached_property
    def step_actors(self) -> Relation:
        """Step to the seats that do it."""
        table = self.now.step_actors
        return Relation.of(table.step, self.seats_of(table.actor), shape=(len(self.now.steps), self._count))

    @cached_property
    def step_unknown(self) -> Mask:
        """The steps of which it is said who does them, by a name that leads nowhere."""
        table = self.now.step_actors
        return marked(len(self.now.steps), table.step[table.actor == UNKNOWN])

    @cached_property
    def step_ownerless(self) -> Mask:
        """The steps that nobody does: no system either, nor anybody alive or at least named."""
        row, actor = self.step_actors.pairs
        doing = marked(len(self.now.steps), row[self.actors.kind[actor] != Kind.DEPARTMENT])  # these have no head
        return ~self.now.steps.automatic & ~doing & ~self.step_unknown

    @cached_property
    def step_units(self) -> Relation:
        """Step to the units that do it: a department, whoever heads it; a post without one is a unit of its own."""
        table = self.now.step_actors
        said = Relation.of(table.step, table.actor, shape=(len(self.now.steps), self._count))
        return said @ Relation.function(self.home, self._count)

    @cached_property
    def hand_offs(self) -> tuple[Rows, Rows]:
        """Pairs of steps between which a case passes to another unit, past automatic ones: `(step, following)`.

        A department is a unit, whoever heads it; a post without one is a unit of its own. Where it is not known who
        does the first, or somebody unknown does the second, nothing is seen to pass from hand to hand.
        """
        units = self.step_units
        step, following = onward(self.next_step, self.now.steps.automatic, units)
        passes = (units.counts[step] > 0) & ((units.counts[following] > 0) | self.step_ownerless[following])
        passes &= ~units.shared(step, following, units)
        return step[passes], following[passes]

    @cached_property
    def first_step(self) -> Mask:
        """Which steps begin their process: the first of each that is alive."""
        first: Mask = np.diff(self.now.steps.process, prepend=-1) != 0
        return first

    @cached_property
    def last_step(self) -> Mask:
        """Which steps may end their process."""
        return marked(len(self.now.steps), self.now.step_nexts.step[self.now.step_nexts.ends])

    @cached_property
    def home(self) -> Rows:
        """Actor to its unit: its department, else itself."""
        return np.where(self.unit >= 0, self.unit, np.arange(self._count))

    @cached_property
    def untold(self) -> Mask:
        """Per pair of `hand_offs`: the receiver confirms nothing, or nobody tells an applicant."""
        step, following = self.hand_offs
        table = self.now.step_informs
        outside = np.append(self.actors.kind == Kind.OUTSIDER, False)[np.maximum(table.actor, NONE)]
        tells = marked(len(self.now.steps), table.step[outside])
        return ~(self.now.steps.confirms[following] & (tells[step] | tells[following]))

    @cached_property
    def astray(self) -> Mask:
        """The processes that pass cases on to nobody who answers for their matter or stands below whoever does."""
        hands = (self.answering | self.doers).only(register.explicit(self.now)[(self.answering | self.doers).pairs[0]])
        passed = self.next_step.from_(self.hand_offs[1])
        seats = referrals.answered(self.now, hands)
        return referrals.astray(self.now, passed, self.step_actors, seats, self.home, self.command)

    @cached_property
    def met_in_person(self) -> Mask:
        """The processes at whose door somebody stands: with an intake, or for the public and not begun by a system."""
        steps, table = self.now.steps, self.now.processes
        door = (table.intake >= 0) | (table.intake == UNKNOWN)
        by_system = marked(len(table), steps.process[self.first_step & steps.automatic])
        return np.asarray(door | (self.process_public & ~by_system))

    @cached_property
    def endless_loop(self) -> Rows:
        """The label of the loop without a bound on which a step lies, or -1."""
        return loops.unbounded(self.now)

    @cached_property
    def ping_pong(self) -> Mask:
        """The steps of loops between units without a bound and without a way up."""
        escalated = loops.step_escalated(self.now, self.actors.escalated)
        return loops.ping_pong(self.now, self.endless_loop, self.step_units, escalated)

    @cached_property
    def second_notices(self) -> tuple[Rows, Rows]:
        """The steps that stop the clock in a loop that may be taken more than once: `(step, loop)`."""
        return loops.second_notices(self.now)

    @cached_property
    def apart(self) -> linking.Apart:
        """Who approves what another unit monitors."""
        stages = (self.parameters.approve_stages, self.parameters.monitor_stages)
        named = [linking.naming(self.now, codes_of(names, self.now.stages)) for names in stages]
        return linking.apart(self.now, self.now.scopes, self.claims, self.home, *named)

    @cached_property
    def links_apart(self) -> tuple[Mask, Mask, Mask]:
        """For each row of `apart`: approval tells monitoring, monitoring tells approval, both in time."""
        hands = self.answering | self.doers
        said = linking.told(self.now, self.hand_offs, self.step_units, hands, self.home)
        return linking.links(self.now, self.apart, said, self.command_units)

    # -- time

    @cached_property
    def silent_processes(self) -> Mask:
        """The processes with a limit whose overrun brings nothing about."""
        return overruns.silent_processes(self.now)

    @cached_property
    def silent_duties(self) -> Mask:
        """The duties with a limit whose overrun brings nothing about."""
        return overruns.silent_duties(self.now, self.consequences)

    @cached_property
    def calendar(self) -> Calendar:
        """How many days working days take."""
        return Calendar.of(self.now.calendar)

    @cached_property
    def sums(self) -> Sums:
        """What the limits of each process add up to."""
        return Sums(self.now, self.first_step)

    @cached_property
    def process_public(self) -> Mask:
        """The processes of matters that serve citizens or firms."""
        matter = self.now.processes.matter
        return np.append(self.matters.public, False)[np.maximum(matter, NONE)]

    def spans(self, durations: Rows) -> Spans:
        """The spans of a column of durations; where there is none, no time at all."""
        return Spans.of(self.now.durations, durations)

    # -- any relation

    @staticmethod
    def first(relation: Relation, rows: Rows) -> Rows:
        """The first target of each row, -1 where it has none."""
        found = np.full(len(rows), NONE, np.int64)
        has = relation.counts[rows] > 0
        found[has] = relation.to[relation.start[rows[has]]]
        return found

    # -- inside

    def _beside(self, *, special: bool) -> Relation:
        return rivals.besides(self.now.duty_besides, len(self.duties), special=special)

    @property
    def _count(self) -> int:
        return len(self.actors)

    @property
    def _square(self) -> tuple[int, int]:
        return self._count, self._count

    def _line(self, kind: LineKind) -> Relation:
        lines = self.now.lines
        chosen = lines.kind == kind
        return Relation.of(lines.post[chosen], self.seats_of(lines.superior[chosen]), shape=self._square)

    def _controls(self, kind: Control) -> Relation:
        table = self.now.controls
        chosen = table.kind == kind
        return Relation.of(table.actor[chosen], self.seats_of(table.by[chosen]), shape=self._square)

    def _part(self, part: Part) -> Relation:
        table = self.now.duty_actors
        chosen = table.part == part
        return Relation.of(table.duty[chosen], table.actor[chosen], shape=(len(self.duties), self._count))

    def _seated(self, part: Part) -> Relation:
        table = self.now.duty_actors
        chosen = table.part == part
        seated = self.seats_of(table.actor[chosen])
        return Relation.of(table.duty[chosen], seated, shape=(len(self.duties), self._count))


_IMPLIED = marked(
    len(Outside),
    np.array([Outside.LEGISLATURE, Outside.COURT, Outside.PUBLIC, Outside.EXTERNAL_SUPERIOR, Outside.OWNER]),
)
