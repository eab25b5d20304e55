"""Waivers: what is accepted of the findings, by whom and until when. None of them makes a finding vanish."""

from collections.abc import Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase

import numpy as np

from respchain.checking.causes import groups
from respchain.checking.wording import Piece, Words, fingerprint, subjects_of
from respchain.encode.book import many
from respchain.encode.names import Names
from respchain.facts.facts import Facts
from respchain.facts.relation import Rows
from respchain.language import N_, Saying, listed, say
from respchain.rule import TABLE_OF, Finding, Hits, Rule, Severity, Subject
from respchain.scope.scopes import Scopes


def divided(piece: Piece, scopes: Scopes, number: Sequence[int]) -> tuple[Piece | None, Piece | None]:
    """The parts of a piece inside and outside some scopes; its boxes are cut along them."""
    hits, rows = piece.hits, np.array(piece.rows)
    assert hits.box is not None
    own = Scopes.of(scopes.facets, len(rows), np.arange(len(rows)), hits.box.take(rows))
    both = own.followed_by(scopes)
    by = np.tile(np.array(number) + len(rows), len(rows))
    every = np.arange(len(rows))
    place, boxes = both.uncovered(every, (np.arange(len(rows) + 1) * len(number), by))
    outside = _part(piece, hits.part(rows[place], boxes))
    left = Scopes.of(scopes.facets, len(rows), place, boxes)
    place, boxes = own.followed_by(left).uncovered(every, (np.arange(len(rows) + 1), every + len(rows)))
    return _part(piece, hits.part(rows[place], boxes)), outside


def together(one: Piece | None, other: Piece | None) -> Piece | None:
    """Two pieces of one finding as one; `other` was cut."""
    if one is None or other is None:
        return one or other
    assert one.hits.box is not None
    assert other.hits.box is not None
    first = one.hits.part(np.array(one.rows), one.hits.box.take(np.array(one.rows)))
    hits = first.followed_by(other.hits)
    return one._replace(hits=hits, rows=list(range(len(hits))))


def _part(piece: Piece, hits: Hits) -> Piece | None:
    return piece._replace(hits=hits, rows=list(range(len(hits)))) if len(hits) else None


class Waiving:
    """The waivers of a charter on one day, and which of them served."""

    def __init__(self, facts: Facts, names: Names, words: Words, mandatory: Sequence[str]) -> None:
        self._facts, self._words, self._mandatory = facts, words, mandatory
        self._parts = names.parts["waivers"]
        self._names = names
        self._served: set[int] = set()
        self._refused: dict[int, Saying] = {}

    def pieces(self, rule: Rule, piece: Piece) -> list[Piece]:
        """A finding as it stands: what is waived of it, by which reason, and what is left."""
        waived: list[Piece] = []
        rest: Piece | None = piece
        for row in self._in_force(rule.code):
            if rest is None:
                break
            inside, outside = self._cut(row, rest)
            if inside is None:
                continue
            why = self._refusal(row, rule.code, inside)
            if why is not None:
                self._refused.setdefault(row, why)
                continue
            self._served.add(row)
            waived.append(inside._replace(waived=str(self._parts[row].entry["reason"])))
            rest = outside
        return [*waived, *([rest] if rest is not None else [])]

    def tried(self, rule: Rule, hits: Hits) -> None:
        """Sees which waivers serve hits that are not shown."""
        if self._in_force(rule.code):
            for rows in groups(hits, set()):
                self.pieces(rule, Piece(hits, rows))

    def _in_force(self, code: str) -> list[int]:
        table, day = self._facts.now.waivers, self._facts.day
        return [
            row
            for row, part in enumerate(self._parts)
            if part.entry["rule"] == code and table.begins[row] <= day < table.ends[row]
        ]

    def _cut(self, row: int, piece: Piece) -> tuple[Piece | None, Piece | None]:
        """The parts of a finding that a waiver names and does not name: by subject, then by region."""
        patterns = many(self._parts[row].entry["subject"])
        named = [hit for hit in piece.rows if self._named(piece.hits, hit, patterns)]
        others = [hit for hit in piece.rows if hit not in set(named)]
        rest = piece._replace(rows=others) if others else None
        scope = int(self._facts.now.waivers.scope[row])
        if not named or (scope >= 0 and piece.hits.box is None):
            return None, piece
        if scope < 0:
            return piece._replace(rows=named), rest
        inside, outside = divided(piece._replace(rows=named), self._facts.now.scopes, [scope])
        return inside, together(rest, outside)

    def _named(self, hits: Hits, row: int, patterns: Sequence[object]) -> bool:
        ids = [subject.id for subject in subjects_of(hits, [row], self._words)]
        return any(fnmatchcase(id_, str(pattern)) for id_ in ids for pattern in patterns)

    def _refusal(self, row: int, code: str, piece: Piece) -> Saying | None:
        """Why a waiver may not serve, or nothing."""
        if code in self._mandatory:
            return say("the profile lets nobody waive {rule}", rule=code)
        if not self._facts.now.waivers.reasoned[row]:
            return say("it gives no reason")
        table = self._facts.now.waiver_approvers
        approvers = self._facts.seats_of(table.actor[(table.waiver == row) & (table.actor >= 0)])
        if not len(approvers):
            return say("nobody approved it")
        concerned = self._concerned(piece)
        lower, upper = np.repeat(approvers, len(concerned)), np.tile(concerned, len(approvers))
        below = self._facts.command.at_or_below(lower=lower, upper=upper).reshape(len(approvers), -1)
        if not below.any(1).all():
            return None
        return say("who approved it stands below those whom it is about, or is one of them")

    def _concerned(self, piece: Piece) -> Rows:
        """The seats that a finding is about: the actors that it names, and who answers for its duties."""
        found: list[Rows] = [np.zeros(0, np.int64)]
        for column in piece.hits.subject_columns(piece.rows[0]):
            rows = piece.hits.columns[column][piece.rows]
            rows = rows[rows >= 0]
            if TABLE_OF.get(column) == "actors":
                found.append(self._facts.seats_of(rows))
            elif TABLE_OF.get(column) == "duties":
                found.append(self._facts.answering.follow(rows)[1])
        return np.concatenate(found)

    def own_findings(self, rules: Mapping[str, Rule]) -> list[Finding]:
        """What is wrong with the waivers themselves: expired, refused, or needed by nothing."""
        table = self._facts.now.waivers
        found = []
        for row, part in enumerate(self._parts):
            about = self._about(row)
            if table.ends[row] <= self._facts.day:
                found.append(self._expired(row, rules))
            elif row in self._refused:
                why = self._refused[row]
                said = say("the waiver of {rule} of {subjects} does not hold: {why}", **about, why=why)
                found.append(self._finding(row, "refused-waiver", Severity.ERROR, said, rules))
            elif row not in self._served and table.begins[row] <= self._facts.day and part.entry["rule"] in rules:
                said = say("the waiver of {rule} of {subjects} serves nothing: there is no such finding", **about)
                found.append(self._finding(row, "unused-waiver", Severity.WARNING, said, rules))
        return found

    def expired(self, rules: Mapping[str, Rule], ids: Sequence[str]) -> list[Finding]:
        """What is told of the waivers of some parts that have expired."""
        return [
            self._expired(row, rules)
            for row in np.flatnonzero(self._facts.now.waivers.ends <= self._facts.day).tolist()
            if any(fnmatchcase(id_, str(name)) for name in many(self._parts[row].entry["subject"]) for id_ in ids)
        ]

    def _expired(self, row: int, rules: Mapping[str, Rule]) -> Finding:
        day = date.fromordinal(int(self._facts.now.waivers.ends[row]))
        said = say("the waiver of {rule} of {subjects} expired on {day}", **self._about(row), day=day)
        return self._finding(row, "expired-waiver", Severity.ERROR, said, rules)

    def _about(self, row: int) -> dict[str, str]:
        entry = self._parts[row].entry
        return {"rule": entry["rule"], "subjects": listed(map(str, many(entry["subject"])))}

    def _finding(self, row: int, subtype: str, severity: Severity, said: Saying, rules: Mapping[str, Rule]) -> Finding:
        entry, tell = self._parts[row].entry, self._words.say
        subjects = (Subject("waiver", f"{entry['rule']} {_joined(entry['subject'])}"),)
        return Finding(
            rule=CODE, name=NAME, subtype=subtype, severity=severity, message=tell(said), subjects=subjects, count=1,
            location=self._names.place("waivers", row), witness={"rule": entry["rule"]}, related=(),
            demanded_by=tuple(map(tell, rules[CODE].basis)) if CODE in rules else (), fix=tell(_FIX[subtype]),
            fingerprint=fingerprint(CODE, subtype, subjects),
            sources=tuple(filter(None, [self._names.source("waivers", row)])),
        )  # fmt: skip


CODE, NAME = "DOC004", "stale-or-unpublished"
_FIX = {
    "expired-waiver": N_("mend what it excused, or have it approved anew"),
    "refused-waiver": N_("have it approved by somebody above, with a reason, or mend what it excuses"),
    "unused-waiver": N_("take the waiver out"),
}


def _joined(subject: object) -> str:
    return ", ".join(str(one) for one in many(subject))
