"""Posts that bear one id and are not the same post."""

import numpy as np

from respchain.facts.codes import Kind
from respchain.facts.ids import without_words
from respchain.facts.relation import NONE, Mask, Rows, marked
from respchain.facts.tables import Actors, Columns
from respchain.record import Record


class Reused(Record):
    """Live posts with the id of a post that was abolished and was called otherwise; `former` is a row of the source."""

    post: Rows
    former: Rows


class Ids:
    """The ids of posts in their source, but for placeholders; and what the posts are called, job share aside."""

    def __init__(self, now: Columns, placeholders: Rows, job_share_words: list[str]) -> None:
        self._placeholders, self._words, self._names = placeholders, job_share_words, now.titles_named
        self._size, self.now = len(now.source_ids), now
        self.borne = self._borne(now.actors)

    def collisions(self) -> Rows:
        """Per actor a label for its id, where posts with different titles bear it at once; -1 for all others."""
        actors = self.now.actors
        several = np.bincount(actors.source_id[self.borne], minlength=self._size) > 1
        rows = np.flatnonzero(self.borne & np.append(several, False)[actors.source_id])
        differ = marked(self._size, actors.source_id[rows][self._differ(actors.source_id[rows], actors.called[rows])])
        return np.where(self.borne & np.append(differ, False)[actors.source_id], actors.source_id, NONE)

    def reused(self, whole: Actors, day: int) -> Reused:
        """Live posts whose id was that of an abolished one called otherwise, each with the last of these."""
        live = np.flatnonzero(self.borne)
        dead = np.flatnonzero(self._borne(whole) & (whole.until <= day))
        dead = dead[np.argsort(whole.until[dead], kind="stable")]
        last = np.full(self._size + 1, NONE, np.int64)
        last[whole.source_id[dead]] = dead
        former = last[self.now.actors.source_id[live]]
        live, former = live[former >= 0], former[former >= 0]
        called = self._called(np.concatenate([self.now.actors.called[live], whole.called[former]]))
        own, other = called[: len(live)], called[len(live) :]
        apart = (own != other) & (own >= 0) & (other >= 0)
        return Reused(live[apart], former[apart])

    def _borne(self, actors: Actors) -> Mask:
        real = (actors.kind == Kind.POST) & (actors.source_id >= 0)
        return np.asarray(real & ~np.isin(actors.source_id, self._placeholders))

    def _differ(self, ids: Rows, called: Rows) -> Mask:
        """Which rows are called otherwise than the first of their id; what has no title differs from nothing."""
        titles = self._called(called)
        titled = np.flatnonzero(titles >= 0)
        first = np.full(self._size, NONE, np.int64)
        first[ids[titled][::-1]] = titles[titled][::-1]
        return np.asarray((titles >= 0) & (titles != first[ids]))

    def _called(self, called: Rows) -> Rows:
        """The titles as numbers, the same where they differ only by words of job share."""
        numbers: dict[str, int] = {}
        plain = {NONE: NONE}
        for code in dict.fromkeys(called[called >= 0].tolist()):
            text = without_words(self._names[code], self._words)
            plain[code] = numbers.setdefault(text, len(numbers)) if text else NONE
        return np.array([plain[code] for code in called.tolist()], np.int64)
