"""Lines of command and of control, and what they make of an organisation."""

from functools import cached_property

import numpy as np

from respchain.facts import organisations as structure
from respchain.facts import succeeding, summits
from respchain.facts.codes import Control, Kind, LineKind
from respchain.facts.colliding import Ids, Reused
from respchain.facts.ids import normalised_id
from respchain.facts.line import Line
from respchain.facts.parameters import codes_of
from respchain.facts.questions.who import Who
from respchain.facts.relation import GONE, NONE, UNKNOWN, Mask, Relation, Rows, marked


class Lines(Who):
    """Lines of command and of control, and what they make of an organisation."""

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
    def self_reporting(self) -> Mask:
        """The posts that report to themselves, but for the one that is the top by the convention of the source."""
        itself = self._to_itself
        return itself & ~self.marked_top if self.now.charters.self_report_is_top[0] else itself

    @cached_property
    def marked_top(self) -> Mask:
        """The posts with the mark of a top: by the convention of some sources the only one that reports to itself."""
        mark = self.post & self.actors.top
        if self.now.charters.self_report_is_top[0]:
            label = self.organisation[self._to_itself]
            mark = mark | (self._to_itself & (np.bincount(label, minlength=self._count) == 1)[self.organisation])
        return np.asarray(mark)

    @cached_property
    def _to_itself(self) -> Mask:
        low, high = self.leads.pairs
        return self.post & marked(self._count, low[low == high])

    @cached_property
    def tops_marked(self) -> Rows:
        """The marked tops of organisations that have several, declared co-heads aside."""
        alone = self.marked_top & ~self.actors.co_head
        several = np.bincount(self.organisation[alone], minlength=self._count) > 1
        return np.flatnonzero(alone & several[self.organisation])

    @cached_property
    def abolished_superiors(self) -> tuple[Rows, Rows, Rows]:
        """Lines of posts to who was abolished: `(post, former, superior)`, -1 where nobody took its place."""
        lines = self.now.lines
        rows = np.flatnonzero(self.followed.abolished & self.post[lines.post])
        return lines.post[rows], self._former(lines.named[rows]), np.maximum(self.followed.superior[rows], NONE)

    def _former(self, actors: Rows) -> Rows:
        """The rows among the former actors of rows of the source."""
        place = np.full(len(self.columns.actors), NONE, np.int64)
        place[self.now.formers.actor] = np.arange(len(self.now.formers))
        return place[actors]

    @cached_property
    def broken_ways(self) -> summits.Broken:
        """The posts whose way up comes to no top, and where it breaks off."""
        lines, low, high = self.now.lines, *self.leads.pairs
        stuck = self.leads.none()
        gone = marked(self._count, lines.post[self.followed.abolished]) & stuck
        lost = (lines.kind == LineKind.COMMAND) & (self.followed.superior < NONE)
        unknown = marked(self._count, lines.post[lost]) & stuck & ~gone
        breaks = summits.Breaks(self.command.cycle, marked(self._count, low[low == high]), gone, unknown)
        return summits.broken(self.leads, self.tops | (self.actors.kind == Kind.OUTSIDER), breaks, self.post)

    @cached_property
    def collisions(self) -> Rows:
        """Per actor a label for its id, where posts with different titles bear that id at once; -1 for all others."""
        return self._ids.collisions()

    def collision(self, *actors: Rows) -> Rows:
        """For each row of some columns of actors the label of the first collision that one of them is part of."""
        found = [np.append(self.collisions, NONE)[np.maximum(column, NONE)] for column in actors]
        return np.select([label >= 0 for label in found], found, NONE)

    def collided_on(self, group: Rows) -> Rows:
        """For each row the label of a collision on the cycle of command that it names."""
        return self._collided(self.command.cycle)[group]

    def collided_beside(self, post: Rows, superior: Rows) -> Rows:
        """For each row the label of a collision that the post, or one of its superiors in some row, is part of."""
        label = np.full(self._count, NONE, np.int64)
        np.maximum.at(label, post, self.collision(post, superior))
        return label[post]

    def _collided(self, group: Rows) -> Rows:
        label = np.full(self._count, NONE, np.int64)
        inside = np.flatnonzero(group >= 0)
        np.maximum.at(label, group[inside], self.collisions[inside])
        return label

    @cached_property
    def ids_reused(self) -> Reused:
        """Live posts with the id of a former one that was called otherwise."""
        found = self._ids.reused(self.columns.actors, self.day)
        return Reused(found.post, self._former(found.former))

    @property
    def with_source_id(self) -> Mask:
        """The posts that bear an id of their source."""
        return self._ids.borne

    @cached_property
    def _ids(self) -> Ids:
        return Ids(self.now, self._placeholders, self.parameters.job_share_words)

    @cached_property
    def tops(self) -> Mask:
        """The posts at the top of their organisations."""
        actors = self.actors.but(top=self.marked_top)
        return structure.tops(actors, self.leads, self.organisation)

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
        return self.appointers | self._controls(Control.REMOVES)

    @cached_property
    def appointers(self) -> Relation:
        """Actor to who appoints it: unsaid, its superior."""
        appoint = self._controls(Control.APPOINTS)
        return appoint | self.leads.only(appoint.stated[self.leads.pairs[0]] == 0)

    @cached_property
    def payers(self) -> Relation:
        """Actor to who pays it, as far as stated."""
        return self._controls(Control.PAYS)

    @cached_property
    def command_units(self) -> Line:
        """Which department is part of which."""
        inside = np.where(self.actors.kind == Kind.DEPARTMENT, self.actors.department, NONE)
        return Line(Relation.function(inside, self._count))

    @cached_property
    def followed(self) -> succeeding.Followed:
        """To whom each line leads, past those whose place somebody took, and ids that are only spelt otherwise."""
        return succeeding.followed(self.now, self.columns, self.day, self._placeholders)

    @property
    def _placeholders(self) -> Rows:
        names = [normalised_id(name) for name in self.parameters.placeholder_ids]
        return codes_of(names, self.now.source_ids)

    def _line(self, kind: LineKind) -> Relation:
        chosen = self.now.lines.kind == kind
        superior = self.followed.superior[chosen]
        return Relation.of(self.now.lines.post[chosen], self.seats_of(superior), shape=self._square)

    def _controls(self, kind: Control) -> Relation:
        table = self.now.controls
        chosen = table.kind == kind
        return Relation.of(table.actor[chosen], self.seats_of(table.by[chosen]), shape=self._square)
