"""Substitution: who stands in for whom, what that breaks, and who is held apart from what he watches."""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from respchain.facts import acting, deputies, directing, linking, regulating, split, standing_in, third_line
from respchain.facts import works as hands
from respchain.facts.codes import LineKind
from respchain.facts.parameters import codes_of
from respchain.facts.questions.processes import Processes
from respchain.facts.relation import Mask, Relation, Rows, marked
from respchain.facts.spans import DAY, Spans, exceed
from respchain.scope.runs import distinct


class Broken(NamedTuple):
    """What standing in would break: the row of `stand_ins`, and two duties, or an outsider."""

    stages: standing_in.Met
    functions: standing_in.Met
    regulators: tuple[Rows, Rows]

    @property
    def rows(self) -> Rows:
        """All rows of `stand_ins` by which something would break, each once."""
        found = np.concatenate([self.stages.row, self.functions.row, self.regulators[0]])
        return np.asarray(distinct(found))


class Bare(NamedTuple):
    """What nobody could do in the place of a key post: a power that is lacking (-1: none), for a duty."""

    post: Rows
    duty: Rows
    power: Rows


class Substitution(Processes):
    """Substitution: who stands in for whom, what that breaks, and who is held apart from what he watches."""

    # --- powers that lie in several hands

    @cached_property
    def power_split(self) -> split.Split:
        """The duties whose powers are held only by several together, with nobody who leads and no agreement."""
        held_by = self.grants, self.serving
        return split.split(self.now, self.seat, self.answering, self.answering | self.doers, held_by, self.command)

    # --- the top leader

    @cached_property
    def directed(self) -> directing.Controlled:
        """The duties in reserved domains that top leaders do or directly lead, where others could."""
        alone = max(self.parameters.small_team, 1)
        teams = directing.teams(self.actors, self.heads, self.tops, self.organisation)
        domains = codes_of(self.parameters.indirect_domains, self.now.domains)
        return directing.controlled(self.now, self.tops & (teams > alone), self.answering, self.doers, domains)

    # --- those who regulate

    @cached_property
    def proper_holders(self) -> Relation:
        """Post to the persons who hold it on the day, and not only act in it."""
        return acting.proper_holders(self.now, self.day)

    @cached_property
    def lately_left(self) -> Mask:
        """Which earlier work of people has ended too short a time ago, or has not ended."""
        return regulating.fresh(self.now, self.day, self.parameters.cooling_off_days)

    @cached_property
    def regulated_by(self) -> Relation:
        """Outsider to who of the organisation regulates it."""
        return regulating.regulators(self.actors, self.forums)

    @cached_property
    def conflicts(self) -> regulating.Conflicts:
        """Who regulates what his own unit has a hand in, or what he comes from."""
        came, recused = self._outside_ties
        return regulating.conflicts(self.regulated_by, self._ties, self._units, self._deciding, came, recused)

    @cached_property
    def conflicts_by_acting(self) -> Mask:
        """Which of `conflicts` are there only because somebody acts."""
        return regulating.by_acting(self.conflicts, self.proper_holders, self.post)

    @cached_property
    def _outside_ties(self) -> tuple[Relation, Relation]:
        """Person to the outsiders from which it came lately, and to those in whose affairs it takes no part."""
        table = self.now.recusals
        recused = Relation.of(table.person, table.actor, shape=(len(self.now.people), self._count))
        return regulating.coming_from(self.now, self.lately_left), recused

    @cached_property
    def _ties(self) -> regulating.Ties:
        return regulating.ties(self.now, self.seat)

    @cached_property
    def _units(self) -> regulating.Units:
        return regulating.Units(self.actors, self.quarters, self.command_units)

    @property
    def _deciding(self) -> tuple[Relation, Relation]:
        return self.judges, self.holders

    # --- the third line

    @cached_property
    def auditors(self) -> third_line.ThirdLine:
        """The units that audit and inspect the house itself."""
        naming = linking.naming(self.now, codes_of(self.parameters.third_line_stages, self.now.stages))
        return third_line.ThirdLine(self.now, self.seat, self.works, self.answering, naming, self.tops)

    @cached_property
    def executives(self) -> Mask:
        """The posts that run something."""
        return third_line.executives(self.now, self.works, self.answering, self.heads, self.tops)

    @cached_property
    def advice(self) -> Mask:
        """The duties that are advice by those who audit, disclosed, and not audited by them for long enough after."""
        months = np.full(len(self.duties), self.parameters.consulting_months * DAY, np.float64)
        least = Spans(np.zeros(len(months)), np.zeros(len(months)), months)
        short, _ = exceed(least, self.spans(self.duties.cooling), self.calendar)
        return np.asarray(self.duties.advised & ~short)

    @cached_property
    def audited_and_done(self) -> tuple[Rows, Rows, Rows]:
        """What a unit of the third line audits and does too: `(unit, duty audited, duty done)`."""
        return self.auditors.operating(self.advice)

    @cached_property
    def dependent_audit(self) -> Rows:
        """The units of the third line whose functional line stays with those whom they audit."""
        return self.auditors.dependent(self._line(LineKind.FUNCTIONAL), self.leads)

    @cached_property
    def overseen_audit(self) -> tuple[Rows, Rows]:
        """The units of the third line that an executive oversees: `(unit, forum)`."""
        return self.auditors.overseen(self.forums, self.executives)

    # --- standing in

    @cached_property
    def stand_ins(self) -> standing_in.Standing:
        """Who may stand in for whom."""
        return standing_in.standing(self.now)

    @cached_property
    def broken(self) -> Broken:
        """Which separation would break once a standby steps in."""
        pairs, taken = self.stand_ins, self._taken
        open_ = ~self._reviewed_in_place(taken)
        meeting = standing_in.Meeting(self.now, pairs, taken, self.works, (open_, ~self.reviewed))
        exercised = hands.exercised(self.now, self.parameters.functions)
        functions = meeting.functions(exercised, self.parameters.functions_held)
        stages = standing_in.without(meeting.stages(), functions, len(self.duties))
        return Broken(stages, functions, self._regulating_in_place)

    @cached_property
    def stages_by_acting(self) -> Mask:
        """Which of `stages_together` meet only because somebody acts."""
        met, works = self.stages_together, self.works
        found = works.person[met.left], works.duty[met.left], works.duty[met.right]
        return acting.by_acting(works, self.proper_holders, found, len(self.duties))

    @cached_property
    def functions_by_acting(self) -> Mask:
        """Which of `functions_together` meet only because somebody acts."""
        met = self.functions_together
        return acting.by_acting(self.works, self.proper_holders, (met.person, met.duty, met.other), len(self.duties))

    @cached_property
    def _taken(self) -> standing_in.Taken:
        """The duties that standbys would take over: those in which they may stand in and for which they have power."""
        pairs = self.stand_ins
        own = Relation.of(self.works.post, self.works.duty, shape=(self._count, len(self.duties)))
        row, duty = own.follow(pairs.post)
        able = standing_in.allowed(self.now, pairs, row, duty) & self._able(row, duty)
        return standing_in.taken_over(self.now, pairs, self.works, self.holders, (row[able], duty[able]))

    def _able(self, row: Rows, duty: Rows) -> Mask:
        """Which rows of `stand_ins` hold every power that the duty of the same place needs."""
        needs = self.now.duty_needs
        by_duty = Relation.of(needs.duty, np.arange(len(needs)), shape=(len(self.duties), len(needs)))
        at, need = by_duty.follow(duty)
        bare = self._lacking(row[at], duty[at], needs.power[need])
        return ~marked(len(row), at[bare])

    def _lacking(self, row: Rows, duty: Rows, power: Rows) -> Mask:
        """Which rows of `stand_ins` lack a power somewhere on a duty."""
        pairs = self.stand_ins
        asked = duty, pairs.standby[row], power
        return standing_in.lacking(self.now, (self.grants, self.serving), pairs.post[row], asked)

    def _reviewed_in_place(self, taken: standing_in.Taken) -> Mask:
        """Whether what is taken over has a control in the hands of neither the standby nor whom it stands in for."""
        works = taken.works
        absent = works.but(post=self.stand_ins.post[taken.row])
        return hands.reviewed(self.duties, works, self.seat, self.persons) & hands.reviewed(
            self.duties, absent, self.seat, self.persons
        )

    @cached_property
    def _regulating_in_place(self) -> tuple[Rows, Rows]:
        """What would be regulated by its own: `(row of `stand_ins`, outsider)`."""
        pairs = self.stand_ins
        free = np.flatnonzero(~pairs.limited)
        came, recused = self._outside_ties
        substitutes = regulating.Substitutes(self.regulated_by, self._ties, self._units, self._deciding, self.conflicts)
        place, outsider = substitutes.conflicts(pairs.post[free], pairs.standby[free], came, recused)
        return free[place], outsider

    # --- deputies of key posts

    @cached_property
    def key_posts(self) -> Mask:
        """The posts marked as key, rows without names left out."""
        return np.asarray(self.post & self.actors.key & ~self.actors.aggregate)

    @cached_property
    def standing_by(self) -> Mask:
        """The rows of `stand_ins` behind which somebody else stands than in the post itself."""
        return deputies.staffed(self.stand_ins, self.persons, self.nameless, named=self._named)

    @cached_property
    def without_standby(self) -> Mask:
        """The key posts for which nobody stands by."""
        some = marked(self._count, self.stand_ins.post[self.standing_by])
        return self.key_posts & ~some & ~deputies.unresolved(self.now)

    @cached_property
    def powerless_standby(self) -> Bare:
        """The duties of key posts that no standby could do: it may not, or lacks a power that the post holds."""
        judged = self.key_posts & ~self.without_standby & ~deputies.unresolved(self.now)
        held = deputies.held_powers(self.asked, self.bare_needs[0], judged)
        own = Relation.of(self.works.post, self.works.duty, shape=(self._count, len(self.duties)))
        post, duty = own.only(judged[own.pairs[0]]).pairs
        missing = ~marked(len(post), self._standing_for(post, duty)[0])
        at, row = self._standing_for(held[0], held[1])
        bare = self._lacking(row, held[1][at], held[2][at])
        some, able = marked(len(held[0]), at), marked(len(held[0]), at[~bare])
        lacking = some & ~able
        none = np.full(int(missing.sum()), -1)
        return Bare(
            np.concatenate([held[0][lacking], post[missing]]),
            np.concatenate([held[1][lacking], duty[missing]]),
            np.concatenate([held[2][lacking], none]),
        )

    def _standing_for(self, post: Rows, duty: Rows) -> tuple[Rows, Rows]:
        """Who may stand in for posts on duties: `(place, row of `stand_ins`)`."""
        pairs = self.stand_ins
        rows = np.flatnonzero(self.standing_by)
        at, place = Relation.of(pairs.post[rows], np.arange(len(rows)), shape=(self._count, len(rows))).follow(post)
        row = rows[place]
        fits = standing_in.allowed(self.now, pairs, row, duty[at])
        return at[fits], row[fits]

    @cached_property
    def empty_command_posts(self) -> Relation:
        """Key posts to the command posts at which nobody stays while they are in the field."""
        return deputies.command_posts(
            self.now, self.seat, self.key_posts, self.persons, self.nameless, named=self._named
        )

    @property
    def _named(self) -> bool:
        """Whether the charter names holders at all."""
        return "appointments" in self.sections
