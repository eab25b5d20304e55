"""The exceptions, and the places that they name.

RespchainError                 caught at the command line: exit code 2
├── InputErrors                every fault of an input, each with its place
├── UnknownName                a question about a part that the charter does not have
├── NothingToCover             coverage was asked of a charter without a register
├── MissingExtra               an optional package is needed and not installed
└── CannotDraw                 a picture could not be made
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from respchain.language import Saying, say


class Place(NamedTuple):
    """Where something is stated: a file with line and column (both from 1), or a sheet with its cell.

    In a table of columns the line is the row, and the cell the column by its name.

    >>> str(Place("city.yaml", 12, 3))
    'city.yaml:12:3'
    >>> str(Place("city.xlsx", sheet="posts", cell="B4"))
    'city.xlsx[posts!B4]'
    >>> str(Place("duties.parquet", 3, cell="accountable"))
    'duties.parquet:3[accountable]'
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def order(self) -> tuple[str, str, int, int]:
        """What places are ordered by: file, sheet, line and column; a cell by its row and column.

        >>> Place("city.xlsx", sheet="posts", cell="AB4").order
        ('city.xlsx', 'posts', 4, 28)
        """
        if self.sheet is None or self.cell is None:
            return self.file, self.sheet or "", self.line or 0, self.column or 0
        row = column = 0
        for sign in self.cell:
            if sign.isdecimal():
                row = 10 * row + int(sign)
            else:
                column = 26 * column + ord(sign) - ord("A") + 1
        return self.file, self.sheet or "", row, column

    def __str__(self) -> str:
        """The place as compilers write it, so that editors can jump to it."""
        if self.sheet is not None:
            return f"{self.file}[{self.sheet}{'' if self.cell is None else f'!{self.cell}'}]"
        line = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return line if self.cell is None else f"{line}[{self.cell}]"


class Fault(NamedTuple):
    """One fault of the input: where, what is wrong, and what would be right."""

    place: Place
    message: Saying
    hint: Saying | None = None
    related: tuple[Place, ...] = ()

    def __str__(self) -> str:
        """One line: place, message, other places, hint."""
        also = f" (also {', '.join(str(place) for place in self.related)})" if self.related else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {self.message}{also}{hint}"


class RespchainError(Exception):
    """Whatever respchain raises on purpose; `saying` can be said in any language."""

    @property
    def saying(self) -> str:
        """What is wrong."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class InputErrors(RespchainError):
    """All faults of an input, in the order of their places, with the text of the files as far as they were read.

    `language` is what the input says of itself, where it could be read that far.
    """

    def __init__(
        self, faults: Iterable[Fault], sources: Mapping[str, str] | None = None, language: object = None
    ) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(faults, key=_order))
        self.sources = sources or {}
        self.language = language if isinstance(language, str) else None
        super().__init__("\n".join(str(fault) for fault in self.faults))


class UnknownName(RespchainError):
    """A part was asked for that the charter does not have.

    >>> str(UnknownName("duty", "inspct", ["inspect", "permit"]))
    'there is no duty "inspct"; did you mean "inspect"?'
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        hint = did_you_mean(name, known)
        missing = say('there is no {kind} "{name}"', kind=say(kind), name=name)
        super().__init__(say("{wrong}; {hint}", wrong=missing, hint=hint) if hint else missing)


class NothingToCover(RespchainError):
    """Coverage was asked of a charter that has no matters, or none on that day: nothing can be said, least "all"."""

    def __init__(self, stated: bool) -> None:
        super().__init__(
            say("no matter lives on this day: there is nothing to cover")
            if stated
            else say(
                "the charter states no matters: without a register nothing can be said to be covered; state matters"
            )
        )


class MissingExtra(RespchainError):
    """An optional package is needed and not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(
            say(
                "{purpose} needs the extra \"{extra}\": pip install 'respchain[{extra}]'",
                purpose=say(purpose),
                extra=extra,
            )
        )


class CannotDraw(RespchainError):
    """A picture could not be made, with the engine's own words."""


def did_you_mean(name: str, known: Iterable[str], written: Mapping[str, str] | None = None) -> Saying | None:
    """The nearest known name as a question, or nothing where none is near.

    `written` says how a known name is written where it is known by another spelling.

    >>> did_you_mean("cheif", ["chief", "clerk"])
    'did you mean "chief"?'
    """

    from difflib import get_close_matches  # only where something is wrong

    near: Sequence[str] = get_close_matches(name, list(known), n=1, cutoff=0.7)
    return say('did you mean "{name}"?', name=(written or {}).get(near[0], near[0])) if near else None


def _order(fault: Fault) -> tuple[str, str, int, int, str]:
    return (*fault.place.order, fault.message)
