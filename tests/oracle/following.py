"""Whom a line of command means, where it names who is no more, or an id that is only spelt otherwise."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

Entry = Mapping[str, Any]
PLACEHOLDERS = {"", "0", "-", "n/a", "n/d", "vacant", "not in post", "xx"}
SECTIONS = ("departments", "posts", "bodies", "outsiders")


def plain_id(raw: Any) -> str:
    """An id without what only makes it look different; nothing where it is none."""
    text = str(raw or "").replace("'", "").replace('"', "").replace("\u3000", " ").strip().lower()
    if text.endswith(".0") and text[:-2].isdigit():
        text = text[:-2]
    while len(text) > 1 and text[0] == "0" and text[1].isalnum():
        text = text[1:]
    return "" if text in PLACEHOLDERS else text


def bearers(living: Mapping[str, Entry], raw: Any) -> list[str]:
    """The living posts that bear an id."""
    wanted = plain_id(raw)
    return [name for name, entry in living.items() if wanted and plain_id(entry.get("source_id")) == wanted]


def ended(data: Mapping[str, Any], name: Any, today: date) -> Entry | None:
    """The entry of an actor whose end has come."""
    entry = stated(data, name)
    end = entry.get("until") if entry else None
    if entry and entry.get("through"):
        end = entry["through"] + timedelta(days=1)
    return entry if end is not None and end <= today else None


def stated(data: Mapping[str, Any], name: Any) -> Entry | None:
    """What the charter says of an actor, alive or not."""
    known = [data.get(section) or {} for section in SECTIONS]
    return next((part[name] or {} for part in known if isinstance(name, str) and name in part), None)


def heir(data: Mapping[str, Any], living: Mapping[str, Entry], name: Any) -> str | None:
    """Who lives of those that took the place of an actor, one after the other."""
    met: set[str] = set()
    while name is not None and name not in living:
        if name in met:
            return None
        met.add(name)
        said = (stated(data, name) or {}).get("succeeded_by")
        name = said[0] if isinstance(said, list) else said
    return None if name is None else str(name)


def meant(
    data: Mapping[str, Any], actors: Mapping[str, Entry], posts: Mapping[str, Entry], said: Any, day: date
) -> Any:
    """Whom a superior as stated means."""
    if isinstance(said, dict):
        found = bearers(posts, said.get("unknown"))
        return found[0] if len(found) == 1 else said
    entry = ended(data, said, day)
    if said in actors or entry is None:
        return said
    return next(iter(bearers(posts, entry.get("source_id"))), None) or heir(data, actors, said) or said
