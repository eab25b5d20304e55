"""The duties of an actor, for people and for machines."""

from collections.abc import Sequence

from respchain.checking.duties import Held
from respchain.language import N_, say, translator
from respchain.report.as_json import dumps, place_json
from respchain.report.width import padded, width


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


_PARTS = (
    N_("accountable"), N_("responsible"), N_("assist"), N_("support"), N_("consulted"), N_("informed"),
    N_("recommend"), N_("veto"),
)  # fmt: skip


def duties_text(held: Sequence[Held], language: str = "en") -> str:
    """The duties as a table: part, duty, through whom, where it is stated."""
    tell = translator(language)
    if not held:
        return tell(say("no part in any duty on that day")) + "\n"
    rows = [(tell(one.part), _named(one), one.through, str(one.location)) for one in held]
    sizes = [max(width(row[column]) for row in rows) for column in range(3)]
    lines = []
    for row in rows:
        cells = [padded(text, size) for text, size in zip(row[:3], sizes, strict=True)]
        lines.append("  ".join([*cells, row[3]]))
    return "\n".join(lines) + "\n"


def _named(one: Held) -> str:
    return one.title if one.title == one.duty else f"{one.title} ({one.duty})"
