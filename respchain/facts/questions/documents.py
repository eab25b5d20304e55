"""Documents: what sheets, publications, the roster and the titles of duties say of the charter."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from respchain.facts import publishing, sheets
from respchain.facts import roster as rosters
from respchain.facts.questions.processes import Processes
from respchain.facts.relation import Mask, Relation, Rows
from respchain.facts.repeated import Repeated, in_several_lanes, of_one_team, repeated
from respchain.facts.tables import ALWAYS, DutyTitles, StepTitles
from respchain.facts.wordings import Wordings, covered, objectless


class Documents(Processes):
    """Documents: what sheets, publications, the roster and the titles of duties say of the charter."""

    @cached_property
    def hands(self) -> Relation:
        """Duty to the seats that answer for it or do it; headings have none."""
        both = self.answering | self.doers
        return both.only(~self.duties.heading[both.pairs[0]])

    @cached_property
    def sheet_mismatches(self) -> sheets.Mismatches:
        """The duties that the sheet of a post or the map names, and not both."""
        return sheets.mismatches(self.now, self.hands.inverse)

    @cached_property
    def sheet_gaps(self) -> tuple[Rows, Rows]:
        """The fields that sheets lack, of those that the profile asks for: `(post, field)`."""
        return sheets.gaps(self.now, self.hands.inverse, self.parameters.sheet_fields)

    @cached_property
    def duty_wordings(self) -> Wordings:
        """The titles of duties, as words."""
        return self._wordings(self.now.duty_titles)

    @cached_property
    def silent(self) -> Mask:
        """The letters of `duty_wordings` that belong to words that say nothing."""
        return covered(self.duty_wordings, self.parameters.empty_words)

    @cached_property
    def vague_duties(self) -> Rows:
        """The duties that begin with a word that binds nobody, and name neither an object nor a standard."""
        bare = objectless(self.duty_wordings, self.parameters.vague_words, self.silent)
        found = np.zeros(len(self.duties), np.bool_)
        found[self.now.duty_titles.duty[bare]] = True
        return np.flatnonzero(found & ~self.duties.limited & ~self.duties.heading & (self.hands.stated > 0))

    @cached_property
    def repeated_duties(self) -> Repeated:
        """The duties that say nearly the same as others."""
        table = self.now.duty_titles
        within = np.where(self.duties.heading[table.duty], -1, 0)
        return repeated(self.duty_wordings, self.silent, table.duty, within)

    @cached_property
    def team_duties(self) -> Mask:
        """For each pair of `repeated_duties` whether the posts of one team share the text, each with a duty of its own.

        A team is a department, or those under one superior.
        """
        superior = self.first(self.leads, np.arange(self._count))
        return of_one_team(self.repeated_duties, self.hands, (self.unit, superior))

    @cached_property
    def repeated_steps(self) -> Repeated:
        """The steps of one process that bear the same name in the hands of different actors."""
        table = self.now.step_titles
        within = self.now.steps.process[table.step]
        said = self._wordings(table)
        found = repeated(said, covered(said, self.parameters.empty_words), table.step, within)
        return found.only(in_several_lanes(found, self.step_actors))

    @cached_property
    def public_items(self) -> Mask:
        """The duties that are public items."""
        return publishing.items(self.duties)

    @cached_property
    def published(self) -> publishing.Published:
        """What is published of duties on the day."""
        return publishing.published(self.now)

    @property
    def dated(self) -> bool:
        """Whether the map says when it was brought up to date."""
        return bool(self.now.charters.updated[0] > ALWAYS)

    @cached_property
    def stale(self) -> bool:
        """Whether something changed after the map was brought up to date, and the limit has run out since."""
        return bool(self.day >= self._overdue[0])

    @cached_property
    def review_overdue(self) -> bool:
        """Whether the map should have been gone through again."""
        return bool(self.day >= self._overdue[1])

    @cached_property
    def dangling(self) -> Rows:
        """The references that lead nowhere, but for those to superiors that leave a post under nobody."""
        orphans = self.orphans
        told = np.zeros(self._count + 1, np.bool_)
        told[orphans.post[orphans.why == "unknown-superior"]] = True
        told[self.now.lines.post[self.followed.repaired]] = True
        return np.flatnonzero(~told[np.maximum(self.now.unresolved.subordinate, -1)])

    @cached_property
    def roster_faults(self) -> rosters.RosterFaults:
        """What is wrong with the public roster."""
        items = self.answering.only(self.public_items[self.answering.pairs[0]]).inverse
        table = self.now.processes
        door = np.flatnonzero(self.process_public & (table.intake >= 0))
        met = Relation.of(self.seats_of(table.intake[door]), door, shape=(self._count, len(table)))
        posts = rosters.Posts(
            holders=self.holders,
            items=items.only(self.post[items.pairs[0]]),
            duties=self.hands.inverse,
            first_met=met.only(self.post[met.pairs[0]]),
            nameless=self.nameless,
        )
        limit = rosters.Limit(self.day, self.parameters.roster_days)
        return rosters.faults(self.now, self.columns, posts, limit)

    @cached_property
    def _overdue(self) -> NDArray[np.int64]:
        return publishing.overdue_days(self.columns, self.parameters.stale_days)

    def _wordings(self, table: DutyTitles | StepTitles) -> Wordings:
        return Wordings.of(self.now.letters, table.begin, table.size)
