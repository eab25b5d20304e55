"""Activities as duties: each with who answers for it, does it, and has any other part in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from respchain.files.importers.imported import Imported, Left
from respchain.files.importers.naming import free_id
from respchain.files.importers.raci.sheet import Group, Line
from respchain.files.importers.raci.words import CHARGE, LEAD, PARTS, PERSON
from respchain.language import say

Parts = dict[str, list[str]]


class Duties:
    """The duties and matters of a charter as they come in."""

    def __init__(self, found: Imported) -> None:
        self.found = found
        self.duties: dict[str, Any] = {}
        self.matters: dict[str, Any] = {}
        self._by_path: dict[tuple[str, ...], str] = {}
        self._taken: dict[str, int] = {}

    def enter(self, line: Line, parts: Mapping[str, list[Any]], strict: bool) -> None:
        """Enter an activity; `parts` are the actors of each part, `strict` says that the table tells who answers."""
        name = free_id(line.title, self.duties, "duty")
        duty: dict[str, Any] = {"title": line.title}
        if line.groups:
            duty["matter"] = self._leaf(line)
        settled = self._settled(line, parts, strict)
        for part in PARTS:
            if actors := settled.get(part):
                alone = part == "accountable" and len(actors) == 1
                duty[part] = actors[0] if alone else actors
        if line.number:
            duty["source_id"] = line.number
        duty["source_cell"] = str(line.place)
        self.duties[name] = duty

    def _leaf(self, line: Line) -> str:
        """The matter of an activity: a part of what heads it, as activities side by side share no cells."""
        above: str | None = None
        for depth in range(1, len(line.groups) + 1):
            path = tuple(group.title for group in line.groups[:depth])
            if path not in self._by_path:
                self._by_path[path] = self._matter(line.groups[depth - 1], above)
            above = self._by_path[path]
        return self._matter(Group(line.title, line.place), above)

    def _matter(self, group: Group, above: str | None) -> str:
        name = free_id(group.title, self.matters, "matter")
        part_of = {} if above is None else {"part_of": above}
        self.matters[name] = {"title": group.title, **part_of, "source_cell": str(group.place)}
        return name

    def _settled(self, line: Line, parts: Mapping[str, list[Any]], strict: bool) -> Parts:
        """The parts as the format has them: who leads, has charge, or gives the name answers where nobody else does."""
        found: Parts = {part: list(actors) for part, actors in parts.items() if part in PARTS}
        answering = found.setdefault("accountable", [])
        charge, person, lead = (list(parts.get(part, ())) for part in (CHARGE, PERSON, LEAD))
        if charge and not answering:
            answering += charge
        elif charge:
            self._leave(line, charge)
        doing = found.setdefault("responsible", [])
        if person:
            _add(doing if answering else answering, person)
        if lead:
            if not answering and not strict:
                answering += lead
            doing[:0] = [actor for actor in lead if actor not in doing]
        return found

    def _leave(self, line: Line, actors: Sequence[Any]) -> None:
        for given in line.given:
            if given.part == CHARGE:
                why = say("somebody else decides here; the format has no key for who is in charge beside")
                self.found.left.append(Left(given.place, "", given.raw or given.actor, why))


def _add(to: list[Any], actors: Sequence[Any]) -> None:
    to += [actor for actor in actors if actor not in to]
