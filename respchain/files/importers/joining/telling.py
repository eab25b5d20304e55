"""A joining told in sentences: what was matched and how, what was added, and what was in doubt."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from respchain.files.importers.joining.matching import ACTORS, Lone, Match, Matching, several
from respchain.files.wording import SINGULAR
from respchain.language import N_, Saying, counted, listed, say

_TOLD = 20  # entries of a section that are told one by one ...
_DOUBTS = 200  # ... and of those that are in doubt
_WAYS = {"alias": N_("by alias"), "id": N_("by id"), "source_id": N_("by id in the source"), "title": N_("by title")}

Entries = Mapping[str, Mapping[str, Any]]


def figures(section: str, entries: Entries, matching: Matching) -> Iterator[Saying]:
    """How many entries of a section were matched, and how, and how many added; nothing where all stood there by id."""
    found = [match for key in entries if (match := matching.matches.get((section, key)))]
    how = Counter(match.how for match in found)
    if len(found) == len(entries) and set(how) <= {"id"}:
        return
    kind, new = say(SINGULAR[section]), len(entries) - len(found)
    if not found:
        yield say("{kind}: {new:,} added", kind=kind, new=new)
        return
    ways = listed(say("{way} {count:,}", way=say(_WAYS[way]), count=how[way]) for way in _WAYS if how[way])
    yield say("{kind}: {count:,} matched ({ways}), {new:,} added", kind=kind, count=len(found), ways=ways, new=new)


def otherwise(section: str, entries: Entries, matching: Matching) -> Iterator[Saying]:
    """The actors that bear another id in the charter, one by one."""
    if section not in (*ACTORS, "people"):
        return
    changed: list[tuple[str, Match]] = []
    for key in entries:
        match = matching.matches.get((section, key))
        if match is not None and match.how in ("alias", "source_id"):
            changed.append((key, match))
    for key, match in changed[:_TOLD]:
        yield say(
            '{kind} "{title}" is "{id}", {way}',
            kind=say(SINGULAR[section]),
            title=title_of(section, key, entries[key]),
            id=match.id,
            way=say(_WAYS[match.how]),
        )


def doubts(section: str, entries: Entries, matching: Matching, ids: Mapping[tuple[str, str], str]) -> Iterator[Saying]:
    """What has no match, and what could have been meant; of matters and duties only what is in doubt."""
    named = section in (*ACTORS, "people") and bool(matching.known[section].entries)
    lone = [
        (key, why)
        for (of, key), why in matching.lone.items()
        if of == section and (named or why.could_be or why.near or ids[of, key] != key)
    ]
    lone.sort(key=lambda pair: not (pair[1].could_be or pair[1].near))
    doubtful = sum(bool(why.could_be or why.near) for _, why in lone)
    shown = lone[: max(_TOLD, min(doubtful, _DOUBTS))]
    for key, why in shown:
        yield _alone(section, key, entries[key], why, ids[section, key])
    if more := len(lone) - len(shown):
        kind = say(SINGULAR[section])
        yield counted(
            "no match for {count:,} more entry: {kind}", "no match for {count:,} more entries: {kind}", more, kind=kind
        )


def _alone(section: str, key: str, entry: Mapping[str, Any], why: Lone, new: str) -> Saying:
    kind, title = say(SINGULAR[section]), title_of(section, key, entry)
    if why.could_be:
        told = say(
            '{kind} "{title}" could be {names}: added as new; an alias tells which',
            kind=kind, title=title, names=several(why.could_be),
        )  # fmt: skip
    else:
        told = say('no match for {kind} "{title}": added as new', kind=kind, title=title)
    if new != key:
        told = say('{what}, under the id "{id}", as "{taken}" is taken', what=told, id=new, taken=key)
    return say("{wrong}; {hint}", wrong=told, hint=why.near) if why.near else told


def title_of(section: str, key: str, entry: Mapping[str, Any]) -> str:
    """What an entry is called, in any language, else its id."""
    title = entry.get("name" if section == "people" else "title")
    if isinstance(title, Mapping):
        title = next((text for text in title.values() if text), None)
    return str(title or key)
