"""Holders in time and beside one another: tenure, avoidance, handovers, terms."""

from functools import cached_property

import numpy as np

from respchain.facts import avoidance, expiring, handing_over, rotation
from respchain.facts.codes import Kind, Rank
from respchain.facts.grounds import best_rank
from respchain.facts.parameters import codes_of
from respchain.facts.questions.processes import Processes
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.varying import Varying, surroundings
from respchain.language import N_


class Holding(Processes):
    """Holders in time and beside one another: tenure, avoidance, handovers, terms."""

    @cached_property
    def around(self) -> Relation:
        """Actor to itself and all departments that it lies in, or heads."""
        departments = np.flatnonzero(self.actors.kind == Kind.DEPARTMENT)
        heads = Relation.of(self.actors.head[departments], departments, shape=self._square)
        return surroundings(self.unit, heads, self.command_units.up)

    @cached_property
    def varying(self) -> Varying:
        """Where rules about the holders of posts are varied."""
        return Varying(self.now.variations, self.around, self.seat, self.command)

    @cached_property
    def stayed(self) -> rotation.Stayed:
        """Who has held a post, or posts of one level, for longer than rotation allows."""
        spared = self.actors.professional | self.varying.relaxed()
        return rotation.stayed(self.now, spared, self.day, self.parameters)

    @cached_property
    def overstayed(self) -> expiring.Overstayed:
        """The appointments for a time whose time is over, or was never said, though the holder is still in post."""
        return expiring.overstayed(self.actors, self.now.appointments, self.varying.held_over(), self.day)

    def person_in_post(self, appointments: Rows) -> Rows:
        """A number for each person in a post, of a column of appointments."""
        table = self.now.appointments
        return table.person[appointments].astype(np.int64) * self._count + table.post[appointments]

    @cached_property
    def by_statute(self) -> Mask:
        """The posts that hold a power by a law, a regulation or the constitution in force."""
        best = best_rank(self.power_bases, self.now.bases, self.in_force)
        return marked(self._count, self.seat[self.now.powers.actor[best >= Rank.REGULATION]])

    @cached_property
    def handovers(self) -> handing_over.Faulty:
        """The changes of holder of posts that answer for something, as far as something is wrong with them."""
        duty, post = self.answering.pairs
        since = handing_over.since_when(self._count, post, duty, self.duties.since, self.actors.since)
        judged = self.post & marked(self._count, post) & ~self.nameless
        limits = self.parameters.handover_gap_days, self.parameters.handover_days
        made = handing_over.changes(self.now, self.day, judged, since, self.parameters.handover_days)
        return handing_over.faulty(self.now, self.day, made, self.leads, self.seat, limits)

    @cached_property
    def handover_parts(self) -> handing_over.Parts:
        """The rows of `handovers`, one for each part that the record does not cover."""
        return handing_over.parts(self.handovers)

    @cached_property
    def relatives(self) -> avoidance.Near:
        """Who is a relative of whom, in a class that avoidance is about."""
        return avoidance.near(self.now, self._avoided)

    @property
    def relations_unjudged(self) -> str | None:
        """Why some relations could not be judged, if so."""
        if not self.now.people.related.any() and not len(self.at_home.person):
            return N_("nobody says who the relatives of the people are")
        unclear = avoidance.unclassed(self.now, self._avoided)
        return N_("some relations are of no class that the profile knows") if unclear else None

    @cached_property
    def avoided(self) -> avoidance.Avoided:
        """Who is where rules of avoidance forbid it."""
        found = (self.relatives_in_posts, self.relatives_in_cases, self.at_home)
        return avoidance.avoided(found, len(self.now.people), len(self.relatives.person) // 2)

    @cached_property
    def relatives_in_posts(self) -> avoidance.Together:
        """Relatives in posts where they may not be together."""
        leaders = avoidance.leaders(self.actors, self.now.standbys, self.leads, self.tops)
        places = avoidance.Places(
            leads=self.leads,
            persons=self.persons,
            lead=leaders,
            organisation=self.organisation,
            watching=self.in_avoided_domains,
        )
        held = self.holders.inverse
        named = held.only(~self.nameless[held.to])
        return avoidance.together(self.relatives, named, places, self.varying)

    @cached_property
    def relatives_in_cases(self) -> avoidance.Together:
        """Relatives one of whom checks what the other did in each case of a process."""
        return avoidance.in_cases(self.now, self.relatives, self.seat, self.persons, self.varying)

    @cached_property
    def at_home(self) -> avoidance.Together:
        """Who holds a chief post in the home area."""
        return avoidance.at_home(self.now, self.day, self.tops & ~self.nameless, self.varying)

    @cached_property
    def in_avoided_domains(self) -> Mask:
        """The posts that work in personnel, discipline, audit or finance."""
        hands = self.answering | self.doers
        own = hands.only(self.must_be_done[hands.pairs[0]])
        return avoidance.watching(
            self.now, self.around, own, codes_of(self.parameters.avoided_domains, self.now.domains)
        )

    @property
    def _avoided(self) -> Rows:
        return codes_of(self.parameters.avoided_relations, self.now.relations)
