"""Scopes as stated, made into boxes once all bounds are known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from respchain.encode.book import Book, Unknown, many
from respchain.errors import Fault, did_you_mean
from respchain.language import Saying, listed, say
from respchain.model.stated import Path
from respchain.scope.facets import Facet
from respchain.scope.faults import ScopeFault
from respchain.scope.lines import Interval
from respchain.scope.scopes import MATTER, STAGE, Scopes

_COMPARISONS = 60_000  # in which to find what may have been meant: it takes far longer than reading
Box = dict[int, Sequence[Interval]]
_NO_SCOPE = say("the exception takes the whole scope away")
_NO_PART = say("the exception takes the whole of this part away")


class Statement(NamedTuple):
    """What one scope was said to be: matters and stages by name, and the boxes of its facets.

    No matters said are all of them, an empty tuple is nothing: what leads to no known matter.
    """

    matters: tuple[str, ...] | None
    stages: tuple[str, ...] | None
    scope: object
    less: object
    path: Path
    stage_path: Path  # empty where the stages are stated elsewhere, and told of there
    facets: Sequence[str] | None  # those by which the matter is cut, where it says so
    whole: int | None = None  # the scope of which this is a part: where it says nothing of a facet, as far as that
    lenient: bool = False  # what the charter does not have (any longer) is nothing, and no fault


class Statements:
    """Collects scopes and gives each its number; number 0 is everything, on every axis."""

    def __init__(
        self, book: Book, matter_names: Sequence[str], parents: Sequence[int], stages: Mapping[str, Any]
    ) -> None:
        self._book = book
        self._comparisons = _COMPARISONS
        self.unread: set[int] = set()
        """The scopes that have a fault, and may reach further than was meant."""
        self._stated: list[Statement] = [Statement(None, None, None, None, (), (), None)]
        self._known: dict[tuple[object, ...], int] = {}
        self._names: dict[tuple[str, tuple[str, ...]], Sequence[Interval]] = {}
        self.matter = Facet.forest("matter", list(matter_names) or ["-"], list(parents) or [-1])
        self.stage = Facet.tree("stage", stages)
        self._stages = set(stage_names(stages))

    def add(
        self,
        matters: Iterable[str] | None,
        stages: Iterable[str] | None,
        scope: object,
        path: Path,
        *,
        less: object = None,
        stage_path: Path = (),
        facets: object = None,
        whole: int | None = None,
    ) -> int:
        """The number of a scope; equal ones without facets share it.

        `facets` are those by which it may be cut; `whole` is the scope of which it is a part.
        """
        if whole is not None and not scope:
            return whole
        named = None if matters is None else tuple(matters)
        staged = None if stages is None else tuple(stages)
        if not scope and not less:
            if named is None and staged is None:
                return 0
            known = self._known.get((named, staged))
            if known is not None:
                return known
            if staged is None or self._stages.issuperset(staged):
                self._known[named, staged] = len(self._stated)
        self._stated.append(Statement(named, staged, scope, less, path, stage_path, many(facets) or None, whole))
        return len(self._stated) - 1

    def add_known(self, box: Mapping[str, Sequence[object]]) -> int:
        """The number of a box that was told of an earlier charter; what this one does not have is left out of it."""
        rest = {name: list(values) for name, values in box.items() if name not in (self.matter.name, self.stage.name)}
        matters, stages = (
            tuple(str(value) for value in box[facet.name] if facet.has(value)) if facet.name in box else None
            for facet in (self.matter, self.stage)
        )
        self._stated.append(Statement(matters, stages, rest, None, (), (), None, lenient=True))
        return len(self._stated) - 1

    def build(self) -> Scopes:
        """All scopes, by number. A value that no axis can read is a fault, and its facet is left whole."""
        facets = self._facets()
        order = {facet.name: number for number, facet in enumerate(facets)}
        unbuilt = self._book.section("facets").keys() - order.keys()
        readable: dict[tuple[int, str, bool], Sequence[Interval]] = {}
        boxes: list[list[Box]] = []
        minus: list[list[Box]] = []
        for number, stated in enumerate(self._stated):
            if stated.lenient:
                boxes.append(self._earlier(stated, self._frame(stated), facets, order))
                minus.append([])
                continue
            told = self._book.told
            shapes = self._boxes(stated, stated.scope, stated.path, facets, order, readable) if stated.scope else [{}]
            if stated.whole is None:
                frames, less = [self._frame(stated)], (*stated.path[:-1], "except")
                staged = stated.stages is None or STAGE in frames[0]
                minus.append(self._boxes(stated, stated.less, less, facets, order, readable) if stated.less else [])
            else:
                frames, staged = boxes[stated.whole], stated.whole not in self.unread
                minus.append(minus[stated.whole])
            boxes.append([{**frame, **shape} for frame in frames for shape in shapes])
            if self._book.told > told or not staged or (unbuilt and self._uses(stated, unbuilt)):
                self.unread.add(number)
        scopes = Scopes.build(facets, boxes, minus if any(minus) else None)
        self._report_empty(scopes, [number for number, less in enumerate(minus) if less and number not in self.unread])
        return scopes

    @staticmethod
    def _uses(stated: Statement, facets: Set[str]) -> bool:
        """Whether a scope is cut by one of these facets."""
        return any(facets & box.keys() for box in [*many(stated.scope), *many(stated.less)])

    def _report_empty(self, scopes: Scopes, rows: Sequence[int]) -> None:
        """What an exception takes away whole: nothing would be owed, and nobody would see it."""
        for number in rows:
            stated = self._stated[number]
            if scopes.start[number] == scopes.start[number + 1] and stated.path[0] != "delegations":
                whole = stated.path[-1] == "scope"
                self.fault(
                    (*stated.path[:-1], "except") if whole else stated.path,
                    ScopeFault(_NO_SCOPE if whole else _NO_PART, say("narrow what is excepted")),
                )

    def taken_away(self, number: int) -> None:
        """A fault: what is excluded takes away all that is required there."""
        hint = say("narrow what is excluded, or leave out what is required")
        self.fault(self._stated[number].path, ScopeFault(say("all that is required here is excluded"), hint))

    def _frame(self, stated: Statement) -> Box:
        frame: Box = {}
        if stated.matters is not None:
            frame[MATTER] = self._encoded(self.matter, stated.matters) if stated.matters else []
        if stated.stages:
            try:
                frame[STAGE] = self._encoded(self.stage, stated.stages)
            except ScopeFault:
                value = self._book.stated_at(stated.stage_path) if stated.stage_path else []
                for where, fault in _slips(self.stage, value) if value else ():
                    self.fault([*stated.stage_path, *where], fault)
        return frame

    def _earlier(self, stated: Statement, frame: Box, facets: Sequence[Facet], order: Mapping[str, int]) -> list[Box]:
        """A box of an earlier charter as far as this one has its facets and values; else nothing."""
        assert isinstance(stated.scope, Mapping)
        box = dict(frame)
        for name, values in stated.scope.items():
            left = [value for value in values if name in order and facets[order[name]].has(value)]
            if not left:
                return []
            box[order[name]] = facets[order[name]].encode(left)
        return [] if () in (stated.matters, stated.stages) else [box]

    def _encoded(self, facet: Facet, names: tuple[str, ...]) -> Sequence[Interval]:
        known = (facet.name, names)
        if known not in self._names:
            self._names[known] = facet.encode(names)
        return self._names[known]

    def _facets(self) -> list[Facet]:
        named: dict[str, list[object]] = {}
        for stated in self._stated:
            for box in [*many(stated.scope), *many(stated.less)]:
                for facet, value in box.items():
                    named.setdefault(facet, []).append(value)
        facets = [self.matter, self.stage]
        for name, entry in self._book.section("facets").items():
            try:
                facets.append(_facet(name, entry, named.get(name, ())))
            except ScopeFault as fault:
                for one in (fault, *fault.others):
                    self.fault(("facets", name, *one.at), one)
        return facets

    def _boxes(
        self,
        stated: Statement,
        scope: object,
        path: Path,
        facets: Sequence[Facet],
        order: Mapping[str, int],
        readable: dict[tuple[int, str, bool], Sequence[Interval]],
    ) -> list[Box]:
        boxes: list[Box] = []
        for place, said in enumerate(many(scope)):
            at = [*path, place] if isinstance(scope, list | tuple) else list(path)
            box: Box = {}
            for name, value in said.items():
                number = order.get(name)
                if number is None or (stated.facets is not None and name not in stated.facets):
                    number = self._number(name, stated, [*at, name], order)
                if number is None or value is None:
                    continue
                key = (number, value if isinstance(value, str) else repr(value), isinstance(value, str))
                if key not in readable:
                    try:
                        readable[key] = _within(facets[number], value)
                    except ScopeFault:
                        for where, fault in _slips(facets[number], value):
                            self.fault([*at, name, *where], fault)
                        continue
                box[number] = readable[key]
            boxes.append(box)
        return boxes

    def _number(self, name: str, stated: Statement, path: Path, order: Mapping[str, int]) -> int | None:
        """The number of a facet; that the charter or the matter does not have it is a fault.

        One that could not be built has had its fault already.
        """
        known = self._book.section("facets")
        if name not in known:
            self._book.unknown.append(Unknown(self._book.stated.places.key(path), "facet", name, known))
        elif stated.facets is not None and name not in stated.facets:
            hint = did_you_mean(name, stated.facets) or say("add {name} to its facets, or leave it out here", name=name)
            wrong = say(
                '{matter} is cut by {facets}, not by "{name}"',
                matter=self._whose(stated),
                facets=listed(stated.facets),
                name=name,
            )
            self.fault(path, ScopeFault(wrong, hint))
        return order.get(name)

    @staticmethod
    def _whose(stated: Statement) -> Saying:
        return say('matter "{id}"', id=stated.matters[0]) if stated.matters else say("the matter")

    def fault(self, path: Path, fault: ScopeFault) -> None:
        """Notes what is wrong with the scope stated there."""
        self._comparisons -= fault.comparisons
        hint = fault.hint if self._comparisons >= 0 or not fault.comparisons else None
        self._book.faults.append(Fault(self._book.stated.places.value(path), fault.message, hint))


def _within(facet: Facet, value: object) -> Sequence[Interval]:
    """The positions of a value; none of it may lie outside the domain as a whole."""
    positions = facet.encode(value)
    outside = facet.outside(value)
    if outside:
        wrong = say("{wrong}, the range of {facet}", wrong=outside, facet=facet.name)
        raise ScopeFault(wrong, say("correct the value, or widen that range"))
    return positions


def _slips(facet: Facet, value: object) -> Iterator[tuple[tuple[int, ...], ScopeFault]]:
    """What is wrong with a value, and where in it: in some items of a list, or in all of it."""
    several: list[tuple[tuple[int, ...], object]] = []
    if isinstance(value, list | tuple):
        several = [((place,), item) for place, item in enumerate(value)]
    for where, item in several or [((), value)]:
        try:
            _within(facet, item)
        except ScopeFault as fault:
            yield where, fault


def _facet(name: str, entry: Any, named: Iterable[object]) -> Facet:
    """A facet as stated, cut at all the values named anywhere."""
    if isinstance(entry, list | tuple):
        return Facet.names(name, entry)
    if entry.get("tree") is not None:
        return Facet.tree(name, entry["tree"], entry.get("unplaced"))
    if entry.get("values") is not None:
        return Facet.tree(name, {str(value): None for value in entry["values"]}, entry.get("unplaced"))
    try:
        if entry.get("type") == "date":
            return Facet.dates(name, named, entry.get("range"))
        return Facet.numbers(name, named, entry.get("range"), bool(entry.get("integer")))
    except ScopeFault as fault:
        raise ScopeFault(fault.message, fault.hint, ("range",)) from fault


def stage_names(stages: Mapping[str, Any]) -> list[str]:
    """All names of the stage tree, each before what is below it."""
    names: list[str] = []
    stack = list(stages.items())[::-1]
    while stack:
        name, below = stack.pop()
        names.append(name)
        stack.extend(list((below or {}).items())[::-1])
    return names


def stage_groups(stages: Mapping[str, Any]) -> dict[str, str]:
    """For each stage the root of the tree that it stands under: decide, execute or supervise."""
    return {name: root for root, below in stages.items() for name in [root, *stage_names(below or {})]}
