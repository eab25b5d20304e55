"""Whether the actors of a table of letters stand in its rows."""

import re
from collections.abc import Iterable, Sequence

from respchain.facts.ids import normalised_title
from respchain.files.importers.imported import Imported
from respchain.files.importers.raci.sheet import Line, Table
from respchain.files.importers.raci.words import HEADINGS
from respchain.language import say

_ROLE = re.compile(
    r"\b(manager|officer|director|lead|leader|head|analyst|engineer|developer|developers|team|owner|sponsor|architect"
    r"|coordinator|administrator|admin|committee|board|chief|ceo|cfo|cio|ciso|cto|coo|specialist|consultant|steward"
    r"|tester|designer|pm|hr|legal|clerk|inspector|supervisor|auditor|mayor|deputy|secretary|department|office)s?$"
    r"|(长|员|师|经理|主任|书记|专员|助理|总监|局|委|办|科|处|室|部|厅|所|队|中心|公司|人|岗)$",
    re.IGNORECASE,
)
_ENOUGH = 0.3  # of the titles on one side more than on the other


def is_turned(table: Table, lines: Sequence[Line], found: Imported) -> bool:
    """Whether rows are actors: as the heading over them says, else by titles, and by where each has one A."""
    corner = table.heading(table.labels["activity"])
    said = _said(corner)
    if said is None and not table.parts:
        columns, rows = _roles(table.roles.values()), _roles(line.title for line in lines)
        said = rows - columns > _ENOUGH and _single(table, lines, by_rows=False) >= _single(table, lines, by_rows=True)
        if said:
            place = table.sheet.grid.place(table.header)
            found.assumed.append(say("{place}: the rows are actors, the columns activities", place=place))
    return bool(said) and not table.parts


def _said(corner: str) -> bool | None:
    """What the heading over the rows says: the first of two names the rows."""
    for text in (corner, *re.split(r"[/\\|]|\s+(?:vs\.?|x|by)\s+|\n", corner)):
        bare = normalised_title(text)
        if not bare:
            continue
        if any(bare == normalised_title(word) for word in HEADINGS["activity"] + HEADINGS["group"]):
            return False
        if any(bare == normalised_title(word) for word in HEADINGS["role"]):
            return True
    return None


def _roles(titles: Iterable[str]) -> float:
    kept = [bool(_ROLE.search(title.strip())) for title in titles]
    return sum(kept) / len(kept) if kept else 0.0


def _single(table: Table, lines: Sequence[Line], *, by_rows: bool) -> float:
    """The share of rows, or of columns, with exactly one who answers."""
    counts: dict[str, int] = dict.fromkeys(map(str, range(len(lines))) if by_rows else map(str, table.roles), 0)
    for number, line in enumerate(lines):
        for given in line.given:
            at = str(number) if by_rows else given.actor
            if given.part == "accountable" and at in counts:
                counts[at] += 1
    return sum(count == 1 for count in counts.values()) / len(counts) if counts else 0.0
