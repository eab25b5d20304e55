"""Coverage for people at a terminal, and as the pinned JSON."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, TypeVar

from respchain.checking.covering import Between, Coverage, Overlap, rank
from respchain.checking.spelling import Spelling
from respchain.language import N_, Saying, Translator, counted, listed, say, translator
from respchain.report.as_json import dumps
from respchain.report.as_text import Paint, plain
from respchain.report.width import padded, width

NOTE = N_("note")
T = TypeVar("T")
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
    tell = spelling.say
    parts: list[tuple[str, str, Sequence[str]]] = [
        (N_("nobody answers"), "error", list(map(spelling.box, _first(found.gaps)))),
        (N_("a default or overall owner alone"), "warning", _standing_behind(found, spelling)),
        (N_("not worked out"), "warning", list(map(spelling.box, _first(found.unresolved)))),
        (N_("two answer for the same"), "error", [_meeting(one, spelling) for one in _first(found.between)]),
    ]
    counts = map(len, (found.gaps, found.default_only, found.unresolved, found.between))
    lines = [tell(say("{head}: {message}", head=paint(_name(found), "place"), message=_share(found)))]
    for (title, look, told), count in zip(parts, counts, strict=True):
        if count:
            lines.append(f"  {paint(f'{tell(title)} ({count})', look)}")
            lines += _told(told, count, tell)
    lines += [f"  {paint(tell(NOTE), 'note')} {note}" for note in found.notes]
    if found.complete and not found.default_only and found.share is not None:
        lines.append("  " + paint(tell(say("no gap and no overlap")), "good"))
    return "\n".join(lines) + "\n"


def _first(things: Sequence[T]) -> Sequence[T]:
    return things[:_SHOWN]


def _standing_behind(found: Coverage, spelling: Spelling) -> list[str]:
    told = []
    for box, actors in zip(_first(found.default_only), _first(found.behind), strict=True):
        behind = say("behind it: {actors}", actors=listed(_actor(actor, spelling) for actor in actors))
        told.append(f"{spelling.box(box)}\n      {spelling.say(behind)}")
    return told


def _meeting(one: Between, spelling: Spelling) -> str:
    """Who meets whom, how often, and where for example."""
    actors = _both([_actor(actor, spelling) for actor in one.actors])
    pairs = counted(
        "{actors}: {count:,} pair of duties", "{actors}: {count:,} pairs of duties", one.pairs, actors=actors
    )
    where: Saying = say("{box}", box=spelling.box(one.example.box))
    more = one.example.parts - 1
    if more:
        where = counted("{box} and {count:,} more part", "{box} and {count:,} more parts", more, box=where)
    such = say("such as {duties} on {box}", duties=_both(one.example.duties), box=where)
    return f"{spelling.say(pairs)}\n      {spelling.say(such)}"


def _both(names: Sequence[str]) -> Saying:
    return reduce(lambda one, other: say("{one} and {other}", one=one, other=other), map(_as_is, names))


def _as_is(name: str) -> Saying:
    return say("{words}", words=name)


def overview_text(found: Sequence[Coverage], paint: Paint = plain, language: str = "en") -> str:
    """All matters at a glance, one line each, the worst first."""
    tell = translator(language)
    room = max((width(_name(one)) for one in found), default=0)
    lines = []
    for one in sorted(found, key=rank):
        told = listed(paint(tell(what), look) for what, look in _amiss(one))
        said = tell(told) or paint("-", "good")
        lines.append(f"{padded(_name(one), room)}  {_bar(one)}  {percent(one.share):>6}  {said}")
    good = counted(
        "{good} of {count:,} matter without gap and overlap",
        "{good} of {count:,} matters without gap and overlap",
        len(found),
        good=sum(one.complete for one in found),
    )
    lines += ["", tell(good)]
    notes = dict.fromkeys(note for one in found for note in one.notes)
    lines += [f"  {paint(tell(NOTE), 'note')} {note}" for note in notes]
    return "\n".join(lines) + "\n"


def _amiss(one: Coverage) -> Iterator[tuple[Saying, str]]:
    """What is amiss with a matter, with the look of it."""
    if one.gaps:
        yield counted("{count:,} gap", "{count:,} gaps", len(one.gaps)), "error"
    if one.default_only:
        yield say("{count} default only", count=len(one.default_only)), "warning"
    if one.unresolved:
        yield say("{count} not worked out", count=len(one.unresolved)), "warning"
    if one.pairs is None:
        yield say("overlaps not counted"), "warning"
    elif one.pairs:
        yield counted("{count:,} overlap", "{count:,} overlaps", one.pairs), "error"


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


def _share(found: Coverage) -> Saying:
    if found.share is None:
        return say("nothing of it must be covered")
    share = percent(found.share)
    return say("at least {share} covered", share=share) if found.unresolved else say("{share} covered", share=share)


def _name(found: Coverage) -> str:
    return found.title if found.title == found.matter else f"{found.title} ({found.matter})"


def _bar(found: Coverage) -> str:
    if found.share is None:
        return " " * _BAR
    full = min(int(found.share * _BAR), _BAR)
    return "█" * full + "░" * (_BAR - full)


def _told(told: Sequence[str], count: int, tell: Translator) -> Iterator[str]:
    yield from (f"    - {text}" for text in told)
    if count > _SHOWN:
        yield "    " + tell(say("and {count} more; --format json lists all", count=count - _SHOWN))


def _actor(id_: str, spelling: Spelling) -> str:
    title = spelling.actor(id_)
    return id_ if title == id_ else f"{title} ({id_})"
