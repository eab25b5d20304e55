"""How an organisation is built and staffed: spans, levels, shells, appointments, training."""

from functools import cached_property

import numpy as np

from respchain.facts import appointing, leading, shells, training
from respchain.facts.codes import Act, Kind, Setting
from respchain.facts.parameters import codes_of
from respchain.facts.powers import whole
from respchain.facts.questions.processes import Processes
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.tables import ALWAYS


class Structure(Processes):
    """How an organisation is built and staffed: spans, levels, shells, appointments, training."""

    # --- spans

    @cached_property
    def led(self) -> leading.Led:
        """Whom everybody leads directly."""
        return leading.led(self.actors, self.leads)

    @cached_property
    def without_lines(self) -> bool:
        """Whether no post says to whom it reports, though there are several."""
        return not self.leads.stated.any() and int(self.post.sum()) > 1

    @cached_property
    def too_wide(self) -> Mask:
        """Who leads more posts directly than its work allows; of uniform routine work any number."""
        posts, most = self.led.single, self.span_allowed
        judged = np.not_equal(self.actors.kind, Kind.OUTSIDER) & ~self._set(Setting.ROUTINE)
        return judged & np.greater(posts, most)

    @cached_property
    def span_allowed(self) -> Rows:
        """How many posts can be led directly."""
        return np.where(self._set(Setting.OFFICE), self.parameters.span_office, self.parameters.span_most)

    @cached_property
    def leading_posts(self) -> Mask:
        """The leading posts: those marked so, and those that head a department."""
        return self.post & (self.actors.leads | self.heads)

    @cached_property
    def leaders(self) -> Mask:
        """The posts that lead, or should: those marked so, and whoever has somebody under it.

        Where few are led for good reason is left out, and whoever stands on a circle of command. Of a head under whom
        nobody is listed it is not known whether there is nobody.
        """
        leads = self.actors.leads | (self.led.posts > 0)
        return self.post & leads & ~self.small_on_purpose & (self.command.cycle < 0)

    @cached_property
    def small_on_purpose(self) -> Mask:
        """Where few are led for good reason: start-ups, specialist advisers, stations."""
        return self._set(leading.SMALL_ON_PURPOSE)

    @cached_property
    def chains(self) -> Rows:
        """Leader to the label of the chain of one-on-one links in which it stands, -1 for none."""
        return leading.chains(self.led.only, self.leaders)

    @cached_property
    def narrow(self) -> Mask:
        """The leaders of too few people who stand in no chain."""
        return self.leaders & (self.led.people < self.parameters.span_least) & (self.chains < 0)

    @cached_property
    def staffed(self) -> leading.Units:
        """How many lead in each unit, and how many others there are."""
        told = self.narrow | (self.chains >= 0)
        leads = self.actors.leads | (self.heads & (self.led.posts > 0))
        return leading.units(self.actors, self.command_units, leads, ~self.small_on_purpose, told)

    @cached_property
    def small_spans(self) -> leading.Small:
        """Leaders and units that are too small: `narrow`, `chain`, `leaders` (too many for the others), `quota`.

        A unit all of whose leaders are told of is not told of again.
        """
        units, unit = self.staffed, np.equal(self.actors.kind, Kind.DEPARTMENT) & ~self.small_on_purpose
        heavy = unit & (units.leaders > 0) & (units.told < units.posts)
        heavy &= units.others < self.parameters.staff_least * units.leaders
        quota, own = self.actors.leaders_quota, leading.own_leaders(self.actors, self.leading_posts)
        parts: leading.Parts = {
            "narrow": (self.narrow, self.led.people, self.parameters.span_least),
            "chain": (self.chains >= 0, self.led.people, self.parameters.span_least),
            "leaders": (heavy, units.leaders, self.parameters.staff_least),
            "quota": (unit & (quota >= 0) & (own > quota), own, quota),
        }
        return leading.small(parts, self.chains, self.post, units.others)

    # --- shells

    @cached_property
    def hollow(self) -> Mask:
        """The units without posts."""
        return shells.without_posts(self.actors, self.command_units)

    @cached_property
    def idle(self) -> Mask:
        """The posts that have nothing to do, reserves apart: posts kept empty, and standbys of others.

        Of an aggregate row nobody lists the duties one by one.
        """
        chairs, heads = (Relation.function(seats, self._count) for seats in (self.actors.chair, self.seat))
        tasked = shells.tasked(self.now, self.members | chairs | heads)
        named = self.now.standbys.standby
        standby = marked(self._count, named[named >= 0])
        return self.post & ~tasked & ~standby & ~self.actors.frozen & ~self.actors.aggregate

    @property
    def states_duties(self) -> bool:
        """Whether the charter carries duties at all, alive or not."""
        return len(self.columns.duties) > 0

    @cached_property
    def layers(self) -> shells.Layers:
        """How many levels each organisation has."""
        return shells.layers(self.actors, self.leads, self.tops, self.organisation)

    # --- appointments

    @cached_property
    def judged_appointments(self) -> Rows:
        """The appointments of the day for whose steps somebody must answer.

        Those to posts from some grade on that are filled by appointment, begun since such records are kept.
        """
        table, actors = self.now.appointments, self.actors
        held = (table.begins <= self.day) & (table.ends > self.day)
        recorded = (table.begins >= self.now.charters.records_since[0]) | (table.begins == ALWAYS)
        high = actors.grade >= self.parameters.appointing_grade
        posts = actors.appointed & high & ~self.nameless
        return np.flatnonzero(held & recorded & posts[table.post])

    @cached_property
    def choices(self) -> appointing.Choices:
        """Who answers for the appointments of the day, step by step."""
        powers = codes_of(self.parameters.appointing_powers, self.now.powers_named)
        rows = self.judged_appointments
        return appointing.choices(self.columns, rows, self.now.appointments.row[rows], self.day, powers)

    @cached_property
    def unanswered(self) -> appointing.Unanswered:
        """The appointments at fault, and why: a step that nobody answers for, or what else is amiss with the choice.

        Where no appointment says who took any step, and where no consequences are stated, nothing is known of them.
        """
        found = self.choices
        faults = {act.name.lower(): ~found.answered[:, act] for act in self.appointing_steps}
        faults |= {"one-hand": found.one_hand, "without-power": found.powerless}
        if "consequences" in self.sections:
            said = ~self.wrong_choices.none()[found.row]
            followed = self.wrong_choices.some(whole(self.now, self.seat))[found.row]
            faults |= {"unsaid": ~said, "incomplete": said & ~followed}
        known = faults if self.appointing_recorded else {}
        return appointing.unanswered(known, found, self.first(self.wrong_choices, found.row), self.actors.row)

    @property
    def appointing_steps(self) -> list[Act]:
        """The steps of an appointment for which somebody must answer."""
        return [act for act in Act if act.name.lower() in self.parameters.appointing_steps]

    @property
    def appointing_recorded(self) -> bool:
        """Whether any appointment says who nominated, vetted, discussed or decided."""
        return len(self.columns.appointment_acts) > 0

    @cached_property
    def wrong_choices(self) -> Relation:
        """Appointment to what follows where the choice proves wrong."""
        table = self.now.appointment_consequences
        shape = (len(self.now.appointments), len(self.now.consequences))
        return Relation.of(table.appointment, table.consequence, shape=shape)

    # --- training

    @cached_property
    def training_overdue(self) -> training.Overdue:
        """Whose training is overdue, kind by kind."""
        rules = self.parameters
        people, leaves = self.now.people.row, self.now.leaves
        return training.overdue(self.columns, people, leaves, self.day, rules.training_days, rules.training_grace)

    @cached_property
    def leading_people(self) -> Mask:
        """The people who hold a leading post on the day."""
        post, person = self.holders.pairs
        return marked(len(self.now.people), person[self.leading_posts[post]])

    def _set(self, setting: Setting) -> Mask:
        return np.not_equal(np.bitwise_and(self.actors.setting, np.int8(setting)), 0)
