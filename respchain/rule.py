"""What a rule is: a question over the facts, with its code, its words and the texts that demand it."""

import inspect
import re
from collections.abc import Callable, Mapping
from copy import copy
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from respchain.errors import Place
from respchain.facts.facts import Facts
from respchain.facts.relation import Rows
from respchain.facts.spans import Spans
from respchain.language import N_ as N_
from respchain.record import Record
from respchain.scope.boxes import Boxes, stacked


class Severity(IntEnum):
    """How grave a finding is: the three levels of SARIF."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        """The word for it."""
        return self.name.lower()


NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

TABLE_OF = {
    "actor": "actors", "post": "actors", "forum": "actors", "imposer": "actors", "controller": "actors",
    "superior": "actors", "rival": "actors", "delegate": "actors", "terminal": "actors", "stop": "actors",
    "former": "formers",
    "unit": "actors", "standby": "actors", "peer": "actors",
    "top": "actors", "body": "actors", "duty": "duties", "other": "duties", "matter": "matters", "person": "people",
    "oversight": "oversight", "consequence": "consequences", "delegation": "delegations", "process": "processes",
    "step": "steps", "following": "steps", "grant": "powers", "base": "bases", "transfer": "transfers",
    "appointment": "appointments", "power": "powers_named", "outcome": "outcomes", "item": "prescribed",
    "stage": "stages", "domain": "domains", "relative": "people", "successor": "people",
    "charter": "charters",
    "value": "values", "claimant": "values",
    "field": "fields", "listed": "duty_ids", "sheet": "duty_ids", "map": "duty_ids",
    "reference": "unresolved", "plate": "roster",
    "assessment": "assessments", "commitment": "commitments", "part": "aspects",
    "log": "logs", "case": "cases", "account": "accounts", "check": "steps",
    "promise": "durations", "statutory": "durations", "limit": "durations", "escalation": "escalations",
}  # fmt: skip
"""The table whose rows a column of `Hits` names; columns not listed here hold plain numbers, whole or not."""


class Hits:
    """What a rule found: equal columns of row numbers, one row a hit.

    The first column that is not -1 names the subject; a column's name says its table (`TABLE_OF`); one that begins with
    an underscore only serves to match causes with effects. Reserved: `subtype` (a word for all
    rows, or one a row, empty for none), `severity` (where it differs from the rule's own), `cause` (rows with one cause
    are one finding with a count), `box` (the scope concerned: `Boxes`, one a row), `total` (what
    durations add up to: `Spans`, one a row), `path` (the rows of a cause are the
    way round a cycle), `times` (how often the cause of a row is met, where not each time is a row of its own). A
    severity of -1 is the rule's own. `tested` says how many things were looked at, `unjudged` why
    some could not be. A column `days` counts on from day to day: it is no part of what a finding is, where a period is
    judged. `subjects` names the columns that name the subject together, where one does not.

    >>> Hits(tested=3, duty=np.array([1]), actor=np.array([4])).columns["actor"].tolist()
    [4]
    """

    def __init__(
        self,
        *,
        tested: int,
        subtype: str | NDArray[np.str_] | None = None,
        severity: Severity | NDArray[np.integer[Any]] | None = None,
        cause: Rows | None = None,
        box: Boxes | None = None,
        total: Spans | None = None,
        path: bool = False,
        times: Rows | None = None,
        unjudged: str | None = None,
        subjects: tuple[str, ...] = (),
        together: Mapping[str, tuple[str, ...]] | None = None,
        **columns: Rows | NDArray[np.floating[Any]],
    ) -> None:
        self.tested, self.unjudged = int(tested), unjudged
        self.columns = {name: np.asarray(column) for name, column in columns.items()}
        self.box, self.total, self.cause, self.path = box, total, cause, path
        self.times = None if times is None else np.asarray(times)
        count = len(self)
        self.subtype: list[str | None] = (
            [subtype] * count if subtype is None or isinstance(subtype, str) else [word or None for word in subtype]
        )
        self.severity = None if severity is None else np.broadcast_to(np.asarray(severity), count)

        self.subjects, self.together = subjects, together or {}

    def subject(self, row: int) -> str:
        """The column that names the subject of a hit, the first of them where several do."""
        return next(name for name, column in self.columns.items() if column[row] >= 0)

    def subject_columns(self, row: int) -> tuple[str, ...]:
        """The columns that name the subject of a hit."""
        return self.subjects or (self.subject(row),)

    def part(self, rows: Rows, box: Boxes) -> "Hits":
        """Some of the hits, in the order asked for, each with a box of its own."""
        part = copy(self)
        part.columns = {name: column[rows] for name, column in self.columns.items()}
        part.subtype = [self.subtype[row] for row in rows.tolist()]
        part.severity = None if self.severity is None else self.severity[rows]
        part.cause = None if self.cause is None else np.asarray(self.cause)[rows]
        part.times = None if self.times is None else self.times[rows]
        part.box = box
        return part

    def followed_by(self, other: "Hits") -> "Hits":
        """These hits and behind them those of another part of the same."""
        assert self.box is not None
        assert other.box is not None
        both = copy(self)
        both.columns = {name: np.concatenate([own, other.columns[name]]) for name, own in self.columns.items()}
        both.subtype = [*self.subtype, *other.subtype]
        if self.severity is not None and other.severity is not None:
            both.severity = np.concatenate([self.severity, other.severity])
        both.cause = both.times = None
        both.box = stacked([self.box, other.box])
        return both

    def __len__(self) -> int:
        """The number of hits."""
        return len(next(iter(self.columns.values()), ()))


class Example(NamedTuple):
    """A charter in the docstring of a rule: `bad` names the ids to be found, `good` finds nothing.

    `log` is the log of cases that stands behind the charter in a fence of its own, where there is one.
    """

    bad: bool
    ids: tuple[str, ...]
    settings: Mapping[str, str]
    text: str
    log: str | None = None


class Rule(Record):
    """A check: its code and name, how grave it is, what it serves, who demands it, its words, and its question.

    `needs`: sections of which at least one must be stated, else the rule says once that it could not judge.
    `over`: rules whose hits are an effect of this rule's: for each code, which column here equals which column there.
    `closed_by`: which entry of a charter would close it, one for all hits or one a subtype (`checking.closing`).
    """

    code: str
    severity: Severity
    statutory: Severity
    conditions: frozenset[str]
    missions: frozenset[str]
    basis: tuple[str, ...]
    message: str | Mapping[str, str]
    fix: str
    needs: tuple[str, ...]
    over: Mapping[str, Mapping[str, str]]
    closed_by: str | Mapping[str, str]
    question: Callable[[Facts], Hits]

    @property
    def name(self) -> str:
        """The name in words joined by hyphens: `unowned-duty`."""
        return self.question.__name__.replace("_", "-")

    @property
    def family(self) -> str:
        """The letters of the code: `GAP`."""
        return self.code[:-3]

    @cached_property
    def text(self) -> tuple[str, ...]:
        """The paragraphs of the explanation, examples left out: what is wrong, why it hurts, what to do instead."""
        return tuple(paragraphs(EXAMPLE.sub("\n\n", inspect.getdoc(self.question) or "")))

    @property
    def title(self) -> str:
        """What is wrong, in one sentence."""
        return self.text[0]

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The charters of the docstring, in order."""
        found = EXAMPLE.finditer(inspect.getdoc(self.question) or "")
        return tuple(_example(match["kind"], match["rest"], match["text"], match["log"]) for match in found)

    def message_of(self, subtype: str | None) -> str:
        """The message of a hit, by its subtype."""
        return self.message if isinstance(self.message, str) else self.message[subtype or ""]

    def closed_by_of(self, subtype: str | None) -> str:
        """The entry that would close a hit, by its subtype; empty where no single entry does."""
        return self.closed_by if isinstance(self.closed_by, str) else self.closed_by.get(subtype or "", "")


def rule(
    code: str,
    *,
    severity: Severity,
    basis: str | tuple[str, ...],
    message: str | Mapping[str, str],
    fix: str,
    statutory: Severity | None = None,
    conditions: str = "",
    missions: str = "",
    needs: str = "",
    over: Mapping[str, Mapping[str, str]] | None = None,
    closed_by: str | Mapping[str, str] = "",
) -> Callable[[Callable[[Facts], Hits]], Rule]:
    """Makes a rule of a question; `conditions`, `missions`, `needs` are words apart, `basis` the texts that demand it.

    `statutory` is the severity where the profile's flag of that name is set, if it differs.
    """

    def make(question: Callable[[Facts], Hits]) -> Rule:
        return Rule(
            code=code,
            severity=severity,
            statutory=severity if statutory is None else statutory,
            conditions=frozenset(conditions.split()),
            missions=frozenset(missions.split()),
            basis=(basis,) if isinstance(basis, str) else basis,
            message=message,
            fix=fix,
            needs=tuple(needs.split()),
            over=over or {},
            closed_by=closed_by,
            question=question,
        )

    return make


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line: so the catalogues have them.

    >>> paragraphs("One\\nline.\\n\\nAnother.")
    ['One line.', 'Another.']
    """
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


EXAMPLE = re.compile(
    r"^```yaml (?P<kind>bad|good)(?P<rest>[^\n]*)\n(?P<text>.*?)^```$(?:\n+^```csv log\n(?P<log>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
"""A charter in a docstring, and the log behind it: what `Example` says of both."""


def _example(kind: str, rest: str, text: str, log: str | None) -> Example:
    words = rest.split()
    settings = dict(word.split("=", 1) for word in words if "=" in word)
    return Example(kind == "bad", tuple(word for word in words if "=" not in word), settings, text, log)


class Subject(NamedTuple):
    """A part that a finding is about."""

    kind: str
    id: str


class Effect(Record):
    """What another rule found that comes from the same cause."""

    rule: str
    name: str
    subtype: str | None
    severity: Severity
    subjects: tuple[Subject, ...]
    count: int


class Finding(Record):
    """One cause, said once: what is wrong with which parts, where that stands, and what it rests on."""

    rule: str
    name: str
    subtype: str | None
    severity: Severity
    message: str
    subjects: tuple[Subject, ...]
    count: int
    location: Place
    witness: Mapping[str, Any]
    related: tuple[Effect, ...]
    demanded_by: tuple[str, ...]
    fix: str
    fingerprint: str
    waived: str | None = None
    held: tuple[tuple[date, date], ...] = ()  # over a period: from when to when, the last day excluded
    sources: tuple[str, ...] = ()  # where the subjects stand in the table that the charter was made of

    @property
    def source(self) -> str | None:
        """The place in the source of the first subject that has one."""
        return self.sources[0] if self.sources else None
