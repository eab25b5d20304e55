"""What a completion is, and how it reads and fills a charter."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

Charter = dict[str, Any]


class Completion(NamedTuple):
    """Fills in what some rules ask."""

    settles: frozenset[str]
    spoils: frozenset[str]
    fill: Callable[[Charter], None]


def completion(settles: str, spoils: str = "") -> Callable[[Callable[[Charter], None]], Completion]:
    """Makes a completion of a function."""

    def make(fill: Callable[[Charter], None]) -> Completion:
        return Completion(frozenset(settles.split()), frozenset(spoils.split()), fill)

    return make


def part(charter: Charter, section: str) -> dict[str, Any]:
    """A section, to be filled; its empty entries are mappings."""
    entries: dict[str, Any] = charter.setdefault(section, {})
    for name, entry in entries.items():
        entries[name] = {} if entry is None else entry
    return entries


def who(value: Any) -> list[str]:
    """The actors that are named; who is not known is left out."""
    return [one for one in listed(value) if isinstance(one, str)]


def listed(value: Any) -> list[Any]:
    """One or many as a list."""
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def unique(values: Any) -> list[Any]:
    """Each once, in order; who is not known is left out."""
    return list(dict.fromkeys(value for value in values if isinstance(value, str)))


def words(value: Any) -> Iterator[str]:
    """Every word that stands in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words(inner)


def answered(charter: Charter) -> list[Charter]:
    """The duties for which somebody answers."""
    return [duty for duty in part(charter, "duties").values() if duty.get("accountable") and not duty.get("heading")]


def under_a_top(charter: Charter) -> Charter:
    """Where a new post stands: under the first that reports to nobody; at the top where there is none."""
    posts = part(charter, "posts")
    first = next((name for name, post in posts.items() if not post.get("reports_to")), None)
    return {"reports_to": first} if first else {"top": True}


def an_actor(charter: Charter) -> str:
    """Somebody who is there."""
    posts = part(charter, "posts")
    if not posts:
        posts["registrar"] = {"top": True}
    return next(iter(posts))


def serves_the_public(charter: Charter, duty: Charter) -> bool:
    """Whether a duty or its matter serves the public."""
    return bool(stated_of(charter, duty, "public"))


def stated_of(charter: Charter, duty: Charter, key: str) -> Any:
    """What a duty says of itself, else its matter."""
    return duty.get(key, part(charter, "matters").get(str(duty.get("matter")), {}).get(key))
