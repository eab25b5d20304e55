"""Organisations of a day, and their tops."""

from tests.oracle.day import Day, many


def organisation(day: Day, post: str) -> str | None:
    """The organisation of a post: the nearest department around it so marked, else that of the charter itself."""
    for department in day.above(_own(day, post)):
        if day.departments[department].get("organisation"):
            return department
    return None


def _own(day: Day, post: str) -> str | None:
    said = day.posts[post].get("department")
    return said if said is not None else min(day.heads(post), default=None)


def _led(day: Day, post: str, own: list[str]) -> bool:
    """Whether a post says a superior that may be of its own organisation: no outsider, no living post of another."""
    said = many(day.posts[post].get("reports_to"))
    return any(day.seat(s) in [None, *own, *day.bodies] for s in said)


def on_top(day: Day, post: str) -> bool:
    """Whether a post is marked as top, or says no superior in its organisation."""
    own = [other for other in day.posts if organisation(day, other) == organisation(day, post)]
    return bool(day.posts[post].get("top")) or not _led(day, post, own)


def tops(day: Day) -> dict[str | None, set[str]]:
    """The tops of each organisation: as marked; else heads of its root departments with no superior in it; else its only
    post with no superior in it.
    """
    found: dict[str | None, set[str]] = {}
    for post in day.posts:
        found.setdefault(organisation(day, post), set())
    for name in found:
        own = [post for post in day.posts if organisation(day, post) == name]
        found[name] = {post for post in own if day.posts[post].get("top")}
        if not found[name]:
            roots = [name] if name else [d for d, entry in day.departments.items() if entry.get("part_of") is None]
            heads = {head for root in roots if (head := day.seat(root)) in own}
            loose = {post for post in own if not _led(day, post, own)}
            found[name] = heads & loose or (loose if len(loose) == 1 else set())
    return found
