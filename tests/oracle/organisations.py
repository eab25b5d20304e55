"""Organisations of a day, and their tops."""

from tests.oracle.day import Day, many


def organisation(day: Day, post: str) -> frozenset[str]:
    """The posts of the organisation of a post.

    A department so marked, and each department that is part of none, has one. A post without a department belongs to
    whoever it leads or is led by; without anybody, to the first post without a department.
    """
    if "organisations" not in day.memory:
        day.memory["organisations"] = {member: whole for whole in _wholes(day) for member in whole}
    return day.memory["organisations"][post]  # type: ignore[no-any-return]


def root(day: Day, post: str) -> str | None:
    """The department that has the organisation of a post, where the post has a department."""
    said = day.posts[post].get("department")
    line = day.above(min(day.heads(post), default=None) if said is None else said)
    marked = [name for name in line if day.departments[name].get("organisation")]
    return next(iter(marked), line[-1] if line else None)


def _wholes(day: Day) -> list[frozenset[str]]:
    wholes: list[set[str]] = []
    loose = [post for post in day.posts if root(day, post) is None]
    led_by = {high for post in day.posts for high in day.leads(post)}
    for post in day.posts:
        found = {post}
        if post in loose and not day.leads(post) and post not in led_by:
            found.add(loose[0])
        found |= {other for other in day.posts if root(day, post) is not None and root(day, other) == root(day, post)}
        found |= {
            other
            for other in day.posts
            if (root(day, post) is None or root(day, other) is None)
            and (other in day.leads(post) or post in day.leads(other))
        }
        for whole in [whole for whole in wholes if whole & found]:
            wholes.remove(whole)
            found |= whole
        wholes.append(found)
    return [frozenset(whole) for whole in wholes]


def led(day: Day, post: str) -> bool:
    """Whether a post has a living superior in its organisation, be it a department without a head."""
    whole = organisation(day, post)
    around = {name for superior in day.leads(post) for name in day.above(superior)}
    return bool(day.leads(post) & whole) or root(day, post) in around


def lost(day: Day, post: str) -> bool:
    """Whether a post states superiors of whom none lives."""
    said = many(day.posts[post].get("reports_to"))
    return bool(said) and not day.leads(post)


def marked(day: Day, whole: frozenset[str]) -> set[str]:
    """The posts of an organisation with the mark of a top; by custom the only one that reports to itself has it."""
    own = {post for post in whole if post in day.leads(post)}
    custom = own if day.data.get("self_report_is_top") and len(own) == 1 else set()
    return {post for post in whole if day.posts[post].get("top")} | custom


def tops(day: Day) -> dict[frozenset[str], set[str]]:
    """The tops of each organisation: as marked; else heads of its root departments without a superior in it; else its
    only post without one, unless it states superiors who are all gone or unknown.
    """
    found = {}
    for whole in {organisation(day, post) for post in day.posts}:
        top = marked(day, whole)
        if not top:
            roots = {root(day, post) for post in whole} - {None}
            loose = {post for post in whole if not led(day, post)}
            alone = {post for post in loose if not lost(day, post)}
            top = {head for name in roots if (head := day.seat(name)) in loose} or (alone if len(alone) == 1 else set())
        found[whole] = top
    return found
