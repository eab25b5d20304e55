"""What tables of authority grant, before it becomes a charter."""

from typing import NamedTuple

from respchain.files.importers.authority.limits import Limit
from respchain.record import Record


class Named(NamedTuple):
    """Whoever an entry names: one, any of several, several who are all needed, or a level and all above."""

    titles: tuple[str, ...]
    together: bool = False  # all are needed
    upward: bool = False  # the one named, and all above

    @property
    def several(self) -> bool:
        """Whether it names more than one head."""
        return len(self.titles) > 1


class Level(NamedTuple):
    """A level of a table: whoever stands on it, how high (1 is the lowest), to whom it reports if that is said."""

    titles: tuple[str, ...]
    rank: int
    place: str
    reports_to: str = ""


class Grant(Record):
    """What one cell grants: a limit on a matter, to whoever is named; `rank` is the level it stands on, if on one."""

    matter: str
    who: Named
    limit: Limit
    text: str
    place: str
    matter_place: str
    rank: int | None = None
    proof: str = ""  # the rest of what its row says


class Granted:
    """All that was read of some tables."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.grants: list[Grant] = []
        self.matters: dict[str, tuple[str, str]] = {}
        """Matters in order, by their title in one form: as written, and the place."""
