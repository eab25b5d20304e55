"""Facets, their values and boxes in the words of the drafter: titles where there are any, with units."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from respchain.checking import Judged
from respchain.checking.wording import STANDING_STAGES
from respchain.encode.names import titled
from respchain.language import N_, Saying, listed, say
from respchain.scope.lines import Line, Plain
from respchain.scope.ranges import Kind


class Spelling:
    """Spells facets and boxes of a charter in a language."""

    def __init__(self, done: Judged) -> None:
        self.language, self.say = done.words.language, done.words.say
        self._names, self._matters = done.encoded.names, done.facts.matters
        self._kinds = {
            facet.name: facet.axis.kind for facet in done.facts.now.scopes.facets if isinstance(facet.axis, Line)
        }
        stated = done.encoded.names.stated.data.get("facets") or {}
        self._facets = {name: entry for name, entry in stated.items() if isinstance(entry, Mapping)}
        self._codes = {part.id: row for row, part in enumerate(self._names.parts["matters"])}

    def facet(self, name: str) -> str:
        """What readers call a facet."""
        return titled({"title": self._facets.get(name, {}).get("title")}, self.language) or self._standing(name)

    def value(self, facet: str, value: Plain | Mapping[str, Plain]) -> str:
        """What readers call a value, as JSON has it: a name, or a range with its ends."""
        if isinstance(value, Mapping):
            unit = self._facets.get(facet, {}).get("unit")
            told = self.say(_range(value, self._kinds.get(facet, Kind.NUMBER)))
            return f"{told} {unit}" if unit else told
        name = str(value)
        if facet == "matter" and name in self._codes:
            return self._names.title("matters", self._codes[name], self.language)
        if facet == "stage":
            return self._standing(name)
        titles = self._facets.get(facet, {}).get("titles") or {}
        return titled({"title": titles.get(value, titles.get(name))}, self.language) or name

    def values(self, facet: str, values: Iterable[Plain | Mapping[str, Plain]]) -> str:
        """Several values."""
        return self.say(listed(self.value(facet, value) for value in values))

    def box(self, box: Mapping[str, Sequence[Any]]) -> str:
        """A box as JSON has it."""
        said = (
            say("{facet} = {values}", facet=self.facet(name), values=self.values(name, values))
            for name, values in box.items()
        )
        return self.say(listed(said, N_("; ")) if box else say("everywhere"))

    def actor(self, id_: str) -> str:
        """The title of an actor with this id."""
        row = next((row for row, part in enumerate(self._names.parts["actors"]) if part.id == id_), None)
        return id_ if row is None else self._names.title("actors", row, self.language)

    def _standing(self, name: str) -> str:
        """A word of the format in the language; a word of the drafter as it is."""
        known = name in STANDING_STAGES or name in (N_("matter"), N_("stage"), N_("time"))
        return self.say(say(name)) if known else name


def _range(ends: Mapping[str, Any], kind: Kind) -> Saying:
    """A range as people write it: `>= 5`, `[0..10)`, `5`."""
    low, high = ends["low"], ends["high"]
    if low is None and high is None:
        return say("any")
    if high is None:
        return say("{range}", range=f"{'>=' if ends['low_closed'] else '>'} {low}")
    if low is None:
        return say("{range}", range=f"{'<=' if ends['high_closed'] else '<'} {high}")
    if low == high or _single(ends, kind):
        return say("{range}", range=low)
    closed = "[" if ends["low_closed"] else "(", "]" if ends["high_closed"] else ")"
    return say("{range}", range=f"{closed[0]}{low}..{high}{closed[1]}")


def _single(ends: Mapping[str, Any], kind: Kind) -> bool:
    """Whether a range of whole numbers or days holds one alone."""
    if kind is Kind.NUMBER or not ends["low_closed"] or ends["high_closed"]:
        return False
    if kind is Kind.DATE:
        return date.fromisoformat(ends["high"]).toordinal() - date.fromisoformat(ends["low"]).toordinal() == 1
    return int(ends["high"]) - int(ends["low"]) == 1
