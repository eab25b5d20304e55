"""The duties of an actor, for people and for machines."""

from collections.abc import Sequence

from respchain.checking.duties import Held
from respchain.report.as_json import dumps, place_json
from respchain.report.width import width


def duties_json(held: Sequence[Held]) -> str:
    """The duties as JSON text."""
    return dumps(
        {
            "duties": [
                {
                    "duty": one.duty,
                    "title": one.title,
                    "part": one.part,
                    "through": one.through,
                    "location": place_json(one.location),
                }
                for one in held
            ]
        }
    )


def duties_text(held: Sequence[Held]) -> str:
    """The duties as a table: part, duty, through whom, where it is stated."""
    if not held:
        return "no part in any duty on that day\n"
    rows = [
        (one.part, one.title if one.title == one.duty else f"{one.title} ({one.duty})", one.through, str(one.location))
        for one in held
    ]
    sizes = [max(width(row[column]) for row in rows) for column in range(3)]
    lines = []
    for row in rows:
        padded = [text + " " * (size - width(text)) for text, size in zip(row[:3], sizes, strict=True)]
        lines.append("  ".join([*padded, row[3]]))
    return "\n".join(lines) + "\n"
