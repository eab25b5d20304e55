"""Coverage for people at a terminal, and as the pinned JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from respchain.checking.covering import Coverage, Overlap, rank
from respchain.checking.spelling import Spelling
from respchain.report.as_json import dumps
from respchain.report.as_text import Paint, plain
from respchain.report.width import width

_SHOWN = 20  # so many boxes or pairs of actors are told one by one
_BAR = 20  # the columns of a bar


def coverage_json(found: Sequence[Coverage], *, one: bool) -> str:
    """The pinned mapping of one matter, or a list of these, as JSON text."""
    told = [_mapping(coverage) for coverage in found]
    return dumps(told[0] if one else told)


def _mapping(found: Coverage) -> dict[str, Any]:
    told: dict[str, Any] = {
        "matter": found.matter,
        "share": found.share,
        "gaps": list(found.gaps),
        "default_only": list(found.default_only),
        "behind": [list(actors) for actors in found.behind],
        "unresolved": list(found.unresolved),
        "overlaps": [_pair(overlap) for overlap in found.overlaps],
        "overlap_pairs": found.pairs,
    }
    if found.pairs and not found.overlaps:
        told["overlaps_by_actors"] = [
            {**_pair(one.example), "actors": list(one.actors), "count": one.pairs} for one in found.between
        ]
    return {**told, "notes": list(found.notes)}


def _pair(overlap: Overlap) -> dict[str, Any]:
    told: dict[str, Any] = {"duties": list(overlap.duties), "actors": list(overlap.actors), "box": overlap.box}
    return told if overlap.parts == 1 else {**told, "more_boxes": overlap.parts - 1}


def coverage_text(found: Coverage, spelling: Spelling, paint: Paint = plain) -> str:
    """One matter: its share, what is bare, what a default owner alone stands behind, and who meets whom."""
    name = found.title if found.title == found.matter else f"{found.title} ({found.matter})"
    lines = [f"{paint(name, 'place')}: {_share(found)}"]
    lines += _told("nobody answers", (spelling.box(box) for box in found.gaps), len(found.gaps), "error", paint)
    behind = (
        f"{spelling.box(box)}\n      behind it: {', '.join(_actor(actor, spelling) for actor in actors)}"
        for box, actors in zip(found.default_only, found.behind, strict=True)
    )
    title = "a default or overall owner alone"
    lines += _told(title, behind, len(found.default_only), "warning", paint)
    lines += _told(
        "not worked out", (spelling.box(box) for box in found.unresolved), len(found.unresolved), "warning", paint
    )
    between = (
        f"{' and '.join(_actor(actor, spelling) for actor in one.actors)}: {_count(one.pairs, 'pair')} of duties\n"
        f"      such as {' and '.join(one.example.duties)} on {spelling.box(one.example.box)}"
        + (f" and {_count(one.example.parts - 1, 'more part')}" if one.example.parts > 1 else "")
        for one in found.between
    )
    lines += _told("two answer for the same", between, len(found.between), "error", paint)
    lines += [f"  {paint('note', 'note')} {note}" for note in found.notes]
    if found.complete and not found.default_only and found.share is not None:
        lines.append(f"  {paint('no gap and no overlap', 'good')}")
    return "\n".join(lines) + "\n"


def overview_text(found: Sequence[Coverage], paint: Paint = plain) -> str:
    """All matters at a glance, one line each, the worst first."""
    room = max((width(_name(one)) for one in found), default=0)
    lines = []
    for one in sorted(found, key=rank):
        name = _name(one) + " " * (room - width(_name(one)))
        told = [
            _counted(len(one.gaps), "gap", "error", paint),
            _counted(len(one.default_only), "default only", "warning", paint),
            _counted(len(one.unresolved), "not worked out", "warning", paint),
            paint("overlaps not counted", "warning") if one.pairs is None
            else _counted(one.pairs, "overlap", "error", paint),
        ]  # fmt: skip
        said = ", ".join(filter(None, told)) or paint("-", "good")
        lines.append(f"{name}  {_bar(one)}  {percent(one.share):>6}  {said}")
    good = sum(one.complete for one in found)
    lines += ["", f"{good} of {_count(len(found), 'matter')} without gap and overlap"]
    notes = dict.fromkeys(note for one in found for note in one.notes)
    lines += [f"  {paint('note', 'note')} {note}" for note in notes]
    return "\n".join(lines) + "\n"


def percent(share: float | None) -> str:
    """A share for people: never 100% where something is missing, never 0% where something is there.

    >>> percent(0.9999), percent(0.0001), percent(1.0), percent(None)
    ('99.9%', '0.1%', '100%', '-')
    """
    if share is None:
        return "-"
    if share in (0, 1):
        return f"{share:.0%}"
    return f"{min(max(share * 100, 0.1), 99.9):.1f}%"


def _share(found: Coverage) -> str:
    if found.share is None:
        return "nothing of it must be covered"
    least = "at least " if found.unresolved else ""
    return f"{least}{percent(found.share)} covered"


def _name(found: Coverage) -> str:
    return found.title if found.title == found.matter else f"{found.title} ({found.matter})"


def _bar(found: Coverage) -> str:
    if found.share is None:
        return " " * _BAR
    full = min(int(found.share * _BAR), _BAR)
    return "█" * full + "░" * (_BAR - full)


def _told(title: str, told: Iterator[str], count: int, look: str, paint: Paint) -> list[str]:
    if not count:
        return []
    lines = [f"  {paint(f'{title} ({count})', look)}"]
    lines += [f"    - {text}" for text, _ in zip(told, range(_SHOWN), strict=False)]
    if count > _SHOWN:
        lines.append(f"    and {count - _SHOWN} more; --format json lists all")
    return lines


def _counted(count: int, what: str, look: str, paint: Paint) -> str:
    if not count:
        return ""
    return paint(_count(count, what) if what in ("gap", "overlap") else f"{count} {what}", look)


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _actor(id_: str, spelling: Spelling) -> str:
    title = spelling.actor(id_)
    return id_ if title == id_ else f"{title} ({id_})"
