"""Units: where actors work, and which of them work together."""

from tests.oracle.day import Day


def department(day: Day, post: str) -> str | None:
    """The department of a post: its own, or the first that names it as head."""
    said = day.posts[post].get("department")
    if said is None:
        stated = (day.data.get("departments") or {}).items()
        said = next((name for name, entry in stated if (entry or {}).get("head") == post), None)
    return said if isinstance(said, str) and said in day.departments else None


def quarters(day: Day, actor: str) -> str:
    """The unit in which an actor works."""
    if actor not in day.posts:
        return actor
    headed = [name for name in day.departments if day.seat(name) == actor]
    return department(day, actor) or next(iter(headed), actor)


def alike(day: Day, one: str, other: str) -> bool:
    """Whether two actors work in one unit, or one in a part of the other's, short of the whole organisation."""
    a, b = quarters(day, one), quarters(day, other)
    return a == b or any(
        high in day.above(low)[1:]
        and day.departments[high].get("part_of") in day.departments
        and not day.departments[high].get("organisation")
        for low, high in ((a, b), (b, a))
    )
