"""Facets, their values and boxes in the words of the drafter: titles where there are any, with units."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from respchain.checking import Judged
from respchain.encode.names import titled
from respchain.scope.lines import Line, Plain
from respchain.scope.ranges import Kind

_CHINESE = {
    "matter": "事项", "stage": "阶段", "decide": "决策", "policy": "制定政策", "approve": "审批", "execute": "执行",
    "accept": "受理", "review": "审查", "deliver": "提供服务", "monitor": "监管", "enforce": "执法", "record": "记录",
    "pay": "支付", "supervise": "监督", "inspection": "督查", "audit": "审计", "appeal": "申诉复议",
}  # fmt: skip
_EVERYWHERE = {"en": "everywhere", "zh": "全部范围"}


class Spelling:
    """Spells facets and boxes of a charter in a language."""

    def __init__(self, done: Judged) -> None:
        self.language = done.words.language
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
            return _range(value, self._kinds.get(facet, Kind.NUMBER)) + (f" {unit}" if unit else "")
        name = str(value)
        if facet == "matter" and name in self._codes:
            return self._names.title("matters", self._codes[name], self.language)
        if facet == "stage":
            return self._standing(name)
        titles = self._facets.get(facet, {}).get("titles") or {}
        return titled({"title": titles.get(value, titles.get(name))}, self.language) or name

    def values(self, facet: str, values: Iterable[Plain | Mapping[str, Plain]]) -> str:
        """Several values."""
        return ("、" if self.language == "zh" else ", ").join(self.value(facet, value) for value in values)

    def box(self, box: Mapping[str, Sequence[Any]]) -> str:
        """A box as JSON has it."""
        said = [f"{self.facet(name)} = {self.values(name, values)}" for name, values in box.items()]
        between = "；" if self.language == "zh" else "; "
        return between.join(said) or _EVERYWHERE.get(self.language, _EVERYWHERE["en"])

    def actor(self, id_: str) -> str:
        """The title of an actor with this id."""
        row = next((row for row, part in enumerate(self._names.parts["actors"]) if part.id == id_), None)
        return id_ if row is None else self._names.title("actors", row, self.language)

    def _standing(self, name: str) -> str:
        return _CHINESE.get(name, name) if self.language == "zh" else name


def _range(ends: Mapping[str, Any], kind: Kind) -> str:
    """A range as people write it: `>= 5`, `[0..10)`, `5`."""
    low, high = ends["low"], ends["high"]
    if low is None and high is None:
        return "any"
    if high is None:
        return f"{'>=' if ends['low_closed'] else '>'} {low}"
    if low is None:
        return f"{'<=' if ends['high_closed'] else '<'} {high}"
    if low == high or _single(ends, kind):
        return str(low)
    return f"{'[' if ends['low_closed'] else '('}{low}..{high}{']' if ends['high_closed'] else ')'}"


def _single(ends: Mapping[str, Any], kind: Kind) -> bool:
    """Whether a range of whole numbers or days holds one alone."""
    if kind is Kind.NUMBER or not ends["low_closed"] or ends["high_closed"]:
        return False
    if kind is Kind.DATE:
        return date.fromisoformat(ends["high"]).toordinal() - date.fromisoformat(ends["low"]).toordinal() == 1
    return int(ends["high"]) - int(ends["low"]) == 1
