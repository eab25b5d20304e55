"""Lives that end before they begin."""

from collections.abc import Iterable, Mapping
from datetime import date

from respchain.errors import Fault, Place
from respchain.files.marks import Marks
from respchain.language import N_, say

_LAST = {"until": False, "through": True, "ends": True}  # whether the life may end on the day that it begins


def reversed_dates(lives: Iterable[Mapping[object, object]], marks: Marks) -> list[Fault]:
    """The faults of mappings that say from when to when something holds."""
    return [fault for life in lives for fault in _faults(life, marks)]


def _faults(life: Mapping[object, object], marks: Marks) -> Iterable[Fault]:
    since = _day(life.get("since"))
    for key, included in _LAST.items():
        last = _day(life.get(key))
        if since and last and (last < since or (last == since and not included)):
            template = N_("{key} {last} is before since {since}")
            if not included:
                template = N_("{key} {last} is not after since {since}")
            yield Fault(_place(life, key, marks), say(template, key=key, last=last, since=since))
    if life.get("until") is not None and life.get("through") is not None:
        yield Fault(_place(life, "through", marks), say("until and through both say the end"), say("write one of them"))


def _day(stated: object) -> date | None:
    """The day that a text writes; what is no day is another fault."""
    try:
        return date.fromisoformat(stated) if isinstance(stated, str) and len(stated) == 10 else None
    except ValueError:
        return None


def _place(life: Mapping[object, object], key: str, marks: Marks) -> Place:
    return marks.place(marks.of(life)[2 * list(life).index(key) + 1])
