"""Hits in words: subjects, message, witness, fingerprint."""

from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import Any, NamedTuple

from respchain.checking.closing import closing
from respchain.checking.profile import Profile
from respchain.checking.span_text import span_text
from respchain.encode.names import Names
from respchain.facts.facts import Facts
from respchain.language import N_, listed, say, translator
from respchain.language import word as in_context
from respchain.rule import TABLE_OF, Effect, Finding, Hits, Rule, Severity, Subject
from respchain.scope.boxes import Boxes
from respchain.scope.scopes import MATTER

_SHOWN = 3  # so many names in a message, then "and n more"
_LISTED = 1000  # so many ids in a witness
STANDING_STAGES = (
    N_("decide"), N_("policy"), N_("approve"), N_("execute"), N_("accept"), N_("review"), N_("deliver"),
    N_("monitor"), N_("enforce"), N_("record"), N_("pay"), N_("supervise"), N_("inspection"), N_("audit"),
    N_("appeal"),
)  # fmt: skip
"""The stages of the format."""
_VOCABULARY = {
    "powers_named": (
        N_("decide"), N_("permit"), N_("inspect"), N_("order"), N_("punish"), N_("spend"), N_("appoint"), N_("remove"),
        N_("information"), N_("sanction"), N_("direct"), N_("allocate"),
    ),
    "stages": STANDING_STAGES,
    "domains": (N_("personnel"), N_("finance"), N_("projects"), N_("procurement"), N_("permits")),
}  # fmt: skip
"""Words of the format that stand for themselves, by table: in another language they are said beside the word."""


_CONTEXTS = {"aspects": "aspect", "fields": "field"}
"""Tables of words that are said in a context of their own."""


class Piece(NamedTuple):
    """Some rows of hits that make one finding; `waived` says why it is accepted."""

    hits: Hits
    rows: Sequence[int]
    waived: str | None = None


class Words:
    """Names the rows of facts, on one day, and says what is to be said of them."""

    def __init__(self, facts: Facts, names: Names, language: str) -> None:
        self._facts, self._names, self.language = facts, names, language
        self.say = translator(language)

    @property
    def names(self) -> Names:
        """The names of source rows."""
        return self._names

    def source(self, table: str, row: int) -> int:
        """The source row behind a row of the day."""
        if table in self._names.words:
            return row
        return int(getattr(self._facts.now, table).row[row])

    def subject(self, column: str, row: int) -> Subject:
        """The part behind a row, or the word."""
        if TABLE_OF[column] in self._names.words:
            return Subject(column, self._names.word(TABLE_OF[column], row))
        part = self._names.part(TABLE_OF[column], self.source(TABLE_OF[column], row))
        return Subject(part.kind, part.id)

    def id(self, column: str, row: int) -> Any:
        """What JSON shows of a value in a column: an id, a word, a plain number; null for nothing."""
        if column not in TABLE_OF:
            return row
        return None if row < 0 else self._names.word(TABLE_OF[column], self.source(TABLE_OF[column], row))

    def name(self, column: str, row: int | float) -> str:
        """What people read of a value in a column: the title with the id, or the id alone."""
        if column not in TABLE_OF:
            return f"{row:.2f}".rstrip("0").rstrip(".") if isinstance(row, float) else str(row)
        if row < 0:
            return self.say(say("nobody"))
        word, title = self._titled(column, int(row))
        return self.say(say("{name}", name=word) if title == word else say("{title} ({id})", title=title, id=word))

    def label(self, column: str, row: int) -> str:
        """The same in a table: without the quotes of a sentence."""
        word, title = self._titled(column, row)
        return word if title == word else f"{title} ({word})"

    def _titled(self, column: str, row: int) -> tuple[str, str]:
        """The id behind a row, and the title; of words of the format what they are called in the language."""
        table = TABLE_OF[column]
        source = self.source(table, row)
        word, title = self._names.word(table, source), self._names.title(table, source, self.language)
        if title == word and table in _VOCABULARY and word in _VOCABULARY[table]:
            title = self.say(say(word))
        if title == word and table in _CONTEXTS:
            title = self.say(in_context(_CONTEXTS[table], word))
        return word, title

    def source_cell(self, column: str, row: int) -> str | None:
        """The place in the source from which the part behind a row came; nothing for words."""
        table = TABLE_OF[column]
        return None if table in self._names.words else self._names.source(table, self.source(table, row))

    def place(self, column: str, row: int) -> Any:
        """Where the part behind a row is stated."""
        return self._names.place(TABLE_OF[column], self.source(TABLE_OF[column], row))


def finding(
    rule: Rule, piece: Piece, effects: Sequence[Effect], facts: Facts, words: Words, profile: Profile
) -> Finding:
    """The finding of one cause, or of a part of it."""
    hits, rows = piece.hits, piece.rows
    first = rows[0]
    shown = {name: column[list(rows)].tolist() for name, column in hits.columns.items() if not name.startswith("_")}
    values = {name: _named(name, column) for name, column in shown.items()}
    subtype = hits.subtype[first]
    count = len(rows) if hits.times is None else int(hits.times[first])
    spoken = {name: _several(words, name, column) for name, column in values.items()}
    spoken |= {} if hits.total is None else {"total": span_text(hits.total, first, words.language)}
    subjects = subjects_of(hits, rows, words)
    about = next(name for name in hits.subject_columns(first) if values[name])
    return Finding(
        rule=rule.code,
        name=rule.name,
        subtype=subtype,
        severity=severity_of(rule, hits, first, profile) if piece.waived is None else Severity.NOTE,
        message=words.say(rule.message_of(subtype)).format(**spoken, count=count),
        subjects=subjects,
        count=count,
        location=words.place(about, values[about][0]),
        witness=_witness(hits, rows, values, facts, words),
        related=tuple(effects),
        demanded_by=tuple(map(words.say, rule.basis)),
        fix=words.say(closing(rule, rows, hits, facts, words.names)),
        fingerprint=fingerprint(rule.code, subtype, subjects),
        waived=piece.waived,
        sources=tuple(dict.fromkeys(filter(None, starmap(words.source_cell, _about(hits, rows))))),
    )


def subjects_of(hits: Hits, rows: Sequence[int], words: Words) -> tuple[Subject, ...]:
    """The parts that some hits are about, each once."""
    return tuple(dict.fromkeys(starmap(words.subject, _about(hits, rows))))


def _about(hits: Hits, rows: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The columns that name the subjects of some hits, with their rows."""
    for column in hits.subject_columns(rows[0]):
        for row in hits.columns[column][list(rows)].tolist():
            if row >= 0:
                yield column, row


def severity_of(rule: Rule, hits: Hits, row: int, profile: Profile) -> Severity:
    """How grave a hit is: as its row says, else as the profile says of the rule."""
    own = -1 if hits.severity is None else int(hits.severity[row])
    return profile.severity(rule) if own < 0 else Severity(own)


def fingerprint(code: str, subtype: str | None, subjects: Sequence[Subject]) -> str:
    """A name for a finding that outlives edits elsewhere: by rule, subtype and subjects, in whatever order."""
    from hashlib import sha256  # slow to start, and a clean charter needs none

    ids = sorted(f"{subject.kind}:{subject.id}" for subject in subjects)
    return sha256("\n".join([code, subtype or "", *ids]).encode()).hexdigest()[:16]


def _witness(
    hits: Hits, rows: Sequence[int], values: dict[str, list[Any]], facts: Facts, words: Words
) -> dict[str, Any]:
    if hits.path:
        subject = hits.subject(rows[0])
        return {"path": [words.id(subject, row) for row in values[subject][:_LISTED]]}
    shown: dict[str, Any] = {}
    joint = {name: key for key, names in hits.together.items() for name in names}
    for name, column in values.items():
        if name in joint:
            shown.setdefault(joint[name], _joint(hits, rows, hits.together[joint[name]], words))
            continue
        ids = [words.id(name, row) for row in column[:_LISTED]]
        if ids:
            shown[name] = ids[0] if len(ids) == 1 else ids
    if hits.box is not None:
        told = (MATTER,) if "matter" in hits.columns else ()
        boxes = [facts.scopes.describe(hits.box, row, but=told) for row in distinct_rows(hits.box, rows)[:_LISTED]]
        shown["box"] = boxes[0] if len(boxes) == 1 else boxes
    total = "" if hits.total is None else span_text(hits.total, rows[0])
    return shown | ({"total": total} if total else {})


def distinct_rows(boxes: Boxes, rows: Sequence[int]) -> list[int]:
    """The rows with boxes that differ: several parts may be named with the same one."""
    return list({tuple(boxes.row(row)): row for row in reversed(rows)}.values())[::-1]


def _joint(hits: Hits, rows: Sequence[int], names: Sequence[str], words: Words) -> list[Any]:
    """The values of columns that belong together, row by row; of several different rows, each value once."""
    columns = [hits.columns[name][list(rows)].tolist() for name in names]
    found = list(dict.fromkeys(zip(*columns, strict=True)))[:_LISTED]
    ids = [words.id(name, row) for values in found for name, row in zip(names, values, strict=True)]
    return ids if len(found) == 1 else list(dict.fromkeys(ids))


def _named(name: str, column: list[int]) -> list[int]:
    """The distinct values of a column; of rows those that are there."""
    return [value for value in dict.fromkeys(column) if value >= 0 or name not in TABLE_OF]


def _several(words: Words, name: str, column: list[int]) -> str:
    names = listed(words.name(name, row) for row in column[:_SHOWN])
    more = len(column) - _SHOWN
    return words.say(names if more <= 0 else say("{names} and {more} more", names=names, more=more, count=len(column)))
