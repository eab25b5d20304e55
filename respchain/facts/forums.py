"""Forums: who answers to whom, on which part of which matter."""

import numpy as np

from respchain.facts.codes import Group, Kind, Part, Source, Watch
from respchain.facts.relation import Relation, Rows
from respchain.facts.tables import Columns
from respchain.record import Record
from respchain.scope.scopes import STAGE, Scopes


class Forums(Record):
    """Edges from an actor to its forum; `entry` is a row of oversight (declared), of duties (others), or -1.

    `scopes` are those of the charter and, behind them, parts of duties that somebody supervises.
    """

    actor: Rows
    forum: Rows
    scope: Rows
    kind: Rows
    source: Rows
    entry: Rows
    scopes: Scopes

    def __len__(self) -> int:
        """The number of edges."""
        return len(self.actor)


def bound(now: Columns, seat: Rows) -> Relation:
    """Entry of oversight to everyone it is over: over a department, all its posts and those of its parts."""
    actors, table = now.actors, now.oversight_over
    count = len(actors)
    inside = Relation.function(actors.department, count).inverse | Relation.of(
        np.flatnonzero(seat != np.arange(count)), seat[seat != np.arange(count)], shape=(count, count)
    )
    department = actors.kind == Kind.DEPARTMENT
    found = Relation.of(table.oversight, table.actor, shape=(len(now.oversight), count))
    entry, actor = found.pairs
    while len(entry):
        open_ = department[actor]
        at, member = inside.follow(actor[open_])
        step = Relation.of(entry[open_][at], member, shape=(len(now.oversight), count)) - found
        found = found | step
        entry, actor = step.pairs
    return found


def forums(now: Columns, seat: Rows, answering: Relation, leads: Relation, *, superior_counts: bool) -> Forums:
    """All forum edges: declared, `supervised_by`, by the stage supervise, and superiors where these count."""
    parts = [_declared(now, seat), _named(now, seat, answering)]
    parts.append(_assessing(now, seat))
    staged = _staged(now, answering, parts[0])
    parts.append(staged)
    if superior_counts:
        low, high = leads.pairs
        apart = low != high
        everything = np.zeros(int(apart.sum()), np.int32)  # scope 0 is everything
        superiors = low[apart], high[apart], everything
        parts.append(_edges(*superiors, Watch.COMMAND, Source.SUPERIOR, everything - 1, now.scopes))
    joined = (np.concatenate([getattr(part, name) for part in parts]).astype(np.int32) for name in _COLUMNS)
    actor, forum, scope, kind, source, entry = joined
    return Forums(actor, forum, scope, kind, source, entry, staged.scopes)


_COLUMNS = ("actor", "forum", "scope", "kind", "source", "entry")


def _edges(
    actor: Rows, forum: Rows, scope: Rows, kind: Rows | Watch, source: Source, entry: Rows, scopes: Scopes
) -> Forums:
    kinds = np.broadcast_to(np.asarray(kind, np.int32), actor.shape)
    return Forums(actor, forum, scope, kinds, np.full(len(actor), source, np.int32), entry, scopes)


def _declared(now: Columns, seat: Rows) -> Forums:
    entry, actor = bound(now, seat).pairs
    forum = now.oversight.forum[entry]
    known = forum >= 0
    entry, actor, forum = entry[known], seat[actor[known]], seat[forum[known]]
    order = np.lexsort((forum, actor, entry))
    entry, actor, forum = entry[order], actor[order], forum[order]
    again = (entry[1:] == entry[:-1]) & (actor[1:] == actor[:-1]) & (forum[1:] == forum[:-1])
    once = np.concatenate([np.ones(min(len(entry), 1), np.bool_), ~again])
    entry, actor, forum = entry[once], actor[once], forum[once]
    scope, kind = now.oversight.scope[entry], now.oversight.kind[entry]
    return _edges(actor, forum, scope, kind, Source.DECLARED, entry, now.scopes)


def _named(now: Columns, seat: Rows, answering: Relation) -> Forums:
    table = now.duty_actors
    named = (table.part == Part.SUPERVISES) & (table.actor >= 0)
    duty, forum = table.duty[named], seat[table.actor[named]]
    at, actor = answering.follow(duty)
    scope = now.duties.scope[duty[at]]
    return _edges(actor, forum[at], scope, Watch.SUPERVISES, Source.SUPERVISED_BY, duty[at], now.scopes)


def _assessing(now: Columns, seat: Rows) -> Forums:
    """Whoever assesses an actor is a forum of it on everything."""
    table = now.assessors
    actor = now.assessments.actor[table.assessment]
    known = (actor >= 0) & (table.forum >= 0)
    actor, forum = seat[actor[known]], seat[table.forum[known]]
    none = np.zeros(len(actor), np.int32)
    return _edges(actor, forum, none, Watch.ASSESSES, Source.ASSESSMENT, none - 1, now.scopes)


def _staged(now: Columns, answering: Relation, declared: Forums) -> Forums:
    """Whoever answers for supervising a cell is a forum of whoever answers for its other stages.

    An edge reaches over those cells of the supervised duty that the supervising one reaches over too.
    """
    groups = now.duties.groups
    watching = np.flatnonzero(groups & Group.SUPERVISE).astype(np.int32)
    working = np.flatnonzero(groups & ~Group.SUPERVISE).astype(np.int32)
    scope = now.duties.scope
    left, right = now.scopes.joint(scope[working], scope[watching], but=(STAGE,))
    duty, supervision = working[left], watching[right]
    scopes, part = now.scopes.shares(scope[duty], scope[supervision], but=(STAGE,))
    at, actor = answering.follow(duty)
    again, forum = answering.follow(supervision[at])
    at, actor = at[again], actor[again]
    kind = _borrowed(actor, forum, declared, len(now.actors))
    return _edges(actor, forum, part[at], kind, Source.STAGE, supervision[at], scopes)


def _borrowed(actor: Rows, forum: Rows, declared: Forums, count: int) -> Rows:
    """The kind that the forum's own entry over the same actor states, else supervision."""
    key = declared.actor.astype(np.int64) * max(count, 1) + declared.forum
    order = np.argsort(key, kind="stable")
    wanted = actor.astype(np.int64) * max(count, 1) + forum
    place = np.searchsorted(key[order], wanted)
    found = np.flatnonzero(place < len(key))
    found = found[key[order[place[found]]] == wanted[found]]
    kind = np.full(len(actor), Watch.SUPERVISES, np.int32)
    kind[found] = declared.kind[order[place[found]]]
    return kind


def staged_alone(edges: Forums, count: int) -> Rows:
    """The supervising duty behind each edge that no other supervision of the same pair stands beside, else -1."""
    staged = edges.source == Source.STAGE
    other = (edges.kind == Watch.SUPERVISES) & ~staged
    otherwise = Relation.of(edges.actor[other], edges.forum[other], shape=(count, count))
    return np.where(staged & ~otherwise.has(edges.actor, edges.forum), edges.entry, -1)
