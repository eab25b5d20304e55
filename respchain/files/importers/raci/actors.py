"""The actors that tables name, each once."""

import unicodedata
from typing import Any

from respchain.errors import Place
from respchain.files.importers.imported import Imported
from respchain.files.importers.naming import free_id
from respchain.files.importers.raci.words import section_of

_SECTIONS = ("departments", "posts", "bodies")


class Actors:
    """The actors by their titles; in one header a second column of one title is another actor."""

    def __init__(self) -> None:
        self.sections: dict[str, dict[str, Any]] = {section: {} for section in _SECTIONS}
        self._ids: dict[tuple[str, int], str] = {}
        self._taken: set[str] = set()

    def named(self, title: str, place: Place, time: int = 0) -> str:
        """The id of an actor, entered where it is new; `time` tells those of one title apart."""
        at = (same(title), time)
        if at not in self._ids:
            section = section_of(title)
            name = free_id(title, self._taken, section.removesuffix("s"))
            self._taken.add(name)
            self._ids[at] = name
            self.sections[section][name] = {"title": title, "source_cell": str(place)}
        return self._ids[at]

    @property
    def all(self) -> list[str]:
        """The ids of all, as they came."""
        return list(self._ids.values())

    def enter(self, found: Imported) -> None:
        """State them in the charter."""
        for section, entries in self.sections.items():
            if entries:
                found.section(section).update(entries)


def same(title: str) -> str:
    """A title as it is compared with others: without regard to letter case, width and space."""
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())
