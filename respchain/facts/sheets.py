"""Sheets of posts against the map: which duties only one of them names, and which fields a sheet lacks."""

import numpy as np

from respchain.facts.aspects import missing
from respchain.facts.codes import Field
from respchain.facts.relation import GONE, Relation, Rows
from respchain.facts.tables import Columns
from respchain.record import Record


class Mismatches(Record):
    """Duties that the sheet of a post or the map names, and not both: as numbers of the source, -1 for the other."""

    post: Rows
    sheet: Rows
    map: Rows


def mismatches(now: Columns, held: Relation) -> Mismatches:
    """What sheets that list duties and the map do not have in common; `held` leads from a post to its duties.

    A duty that has ended, or has not begun, is none of the map's.
    """
    jobs, table, source = now.jobs, now.job_duties, now.duties.row
    shape = (held.height, held.width)
    listed = Relation.of(jobs.post[table.job], table.duty, shape=shape)
    listing = np.zeros(held.height, np.bool_)
    listing[jobs.post[jobs.listing]] = True
    mapped = held.only(listing[held.pairs[0]])
    gone = table.duty == GONE
    on_sheet, extra = (listed - mapped).pairs
    on_map, lacking = (mapped - listed).pairs
    sheet = np.concatenate([source[extra], table.named[gone]])
    return Mismatches(
        post=np.concatenate([on_sheet, jobs.post[table.job[gone]], on_map]),
        sheet=np.concatenate([sheet, np.full(len(on_map), -1)]),
        map=np.concatenate([np.full(len(sheet), -1), source[lacking]]),
    )


def gaps(now: Columns, held: Relation, wanted: list[str]) -> tuple[Rows, Rows]:
    """The fields that sheets lack: `(post, field)`. Duties of the map are work items of a sheet that lists none."""
    jobs = now.jobs
    stated = jobs.stated | np.where(held.counts[jobs.post] > 0, 1 << Field.DUTIES, 0)
    job, field = missing(stated, tuple(Field[name.upper()] for name in wanted), np.arange(len(jobs)))
    return jobs.post[job], field
