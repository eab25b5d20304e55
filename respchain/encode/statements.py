"""Scopes as stated, made into boxes once all bounds are known."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from respchain.encode.book import Book, many
from respchain.errors import Fault, did_you_mean
from respchain.language import Saying, listed, say
from respchain.model.stated import Path
from respchain.scope.facets import Facet
from respchain.scope.faults import ScopeFault
from respchain.scope.lines import Interval
from respchain.scope.scopes import MATTER, STAGE, Scopes

Box = dict[int, Sequence[Interval]]


class Statement(NamedTuple):
    """What one scope was said to be: matters and stages by name, and the boxes of its facets.

    No matters said are all of them, an empty tuple is nothing: what leads to no known matter.
    """

    matters: tuple[str, ...] | None
    stages: tuple[str, ...] | None
    scope: object
    less: object
    path: Path
    stage_path: Path
    facets: Sequence[str] | None  # those by which the matter is cut, where it says so


class Statements:
    """Collects scopes and gives each its number; number 0 is everything, on every axis."""

    def __init__(
        self, book: Book, matter_names: Sequence[str], parents: Sequence[int], stages: Mapping[str, Any]
    ) -> None:
        self._book = book
        self._stated: list[Statement] = [Statement(None, None, None, None, (), (), None)]
        self._known: dict[tuple[object, ...], int] = {}
        self._names: dict[tuple[str, tuple[str, ...]], Sequence[Interval]] = {}
        self.matter = Facet.forest("matter", list(matter_names) or ["-"], list(parents) or [-1])
        self.stage = Facet.tree("stage", stages)

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
    ) -> int:
        """The number of a scope; equal ones without facets share it. `facets` are those by which it may be cut."""
        named = None if matters is None else tuple(matters)
        staged = None if stages is None else tuple(stages)
        if not scope and not less:
            if named is None and staged is None:
                return 0
            known = self._known.get((named, staged))
            if known is not None:
                return known
            self._known[named, staged] = len(self._stated)
        self._stated.append(Statement(named, staged, scope, less, path, stage_path, many(facets) or None))
        return len(self._stated) - 1

    def build(self) -> Scopes:
        """All scopes, by number. A value that no axis can read is a fault, and its facet is left whole."""
        facets = self._facets()
        order = {facet.name: number for number, facet in enumerate(facets)}
        readable: dict[tuple[int, str], Sequence[Interval]] = {}
        boxes, minus = [], []
        for stated in self._stated:
            frame = self._frame(stated)
            shapes = self._boxes(stated, stated.scope, stated.path, facets, order, readable) or [{}]
            boxes.append([{**frame, **shape} for shape in shapes])
            less = (*stated.path[:-1], "except")
            minus.append(self._boxes(stated, stated.less, less, facets, order, readable))
        scopes = Scopes.build(facets, boxes, minus if any(minus) else None)
        self._report_empty(scopes)
        return scopes

    def _report_empty(self, scopes: Scopes) -> None:
        """A scope that was stated and holds nothing: nothing would be owed, and nobody would see it."""
        if self._book.faults:
            return
        for number in np.flatnonzero(scopes.empty()).tolist():
            stated = self._stated[number]
            if stated.path[-1:] == ["scope"] and stated.path[0] != "delegations" and stated.matters != ():
                where = stated.path if stated.scope else stated.path[:-1]
                self._fault(
                    where, ScopeFault(say("nothing is left of this scope"), say("widen it, or narrow what is excepted"))
                )

    def _frame(self, stated: Statement) -> Box:
        frame: Box = {}
        if stated.matters is not None:
            frame[MATTER] = self._encoded(self.matter, stated.matters) if stated.matters else []
        if stated.stages is not None:
            try:
                frame[STAGE] = self._encoded(self.stage, stated.stages)
            except ScopeFault as fault:
                self._fault(stated.stage_path, fault)
        return frame

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
                self._fault(("facets", name), fault)
        return facets

    def _boxes(
        self,
        stated: Statement,
        scope: object,
        path: Path,
        facets: Sequence[Facet],
        order: Mapping[str, int],
        readable: dict[tuple[int, str], Sequence[Interval]],
    ) -> list[Box]:
        boxes: list[Box] = []
        if not scope:
            return boxes
        for place, said in enumerate(many(scope)):
            at = [*path, place] if isinstance(scope, list | tuple) else list(path)
            box: Box = {}
            for name, value in said.items():
                number = self._number(name, stated, [*at, name], order)
                if number is None or value is None:
                    continue
                key = (number, repr(value))
                if key not in readable:
                    try:
                        readable[key] = facets[number].encode(value)
                    except ScopeFault as fault:
                        self._fault([*at, name], fault)
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
            self._fault(path, ScopeFault(say('there is no facet "{name}"', name=name), did_you_mean(name, known)))
        elif stated.facets is not None and name not in stated.facets:
            cut = listed(stated.facets)
            hint = did_you_mean(name, stated.facets) or say("add {name} to its facets, or leave it out here", name=name)
            self._fault(
                path,
                ScopeFault(
                    say(
                        '{matter} is cut by {facets}, not by "{name}"',
                        matter=self._whose(stated),
                        facets=cut,
                        name=name,
                    ),
                    hint,
                ),
            )
        return order.get(name)

    @staticmethod
    def _whose(stated: Statement) -> Saying:
        return say('matter "{id}"', id=stated.matters[0]) if stated.matters else say("the matter")

    def _fault(self, path: Path, fault: ScopeFault) -> None:
        self._book.faults.append(Fault(self._book.stated.places.value(path), fault.message, fault.hint))


def _facet(name: str, entry: Any, named: Iterable[object]) -> Facet:
    """A facet as stated, cut at all the values named anywhere."""
    if isinstance(entry, list | tuple):
        return Facet.names(name, entry)
    if entry.get("tree") is not None:
        return Facet.tree(name, entry["tree"], entry.get("unplaced"))
    if entry.get("values") is not None:
        return Facet.tree(name, {str(value): None for value in entry["values"]}, entry.get("unplaced"))
    if entry.get("type") == "date":
        return Facet.dates(name, named, entry.get("range"))
    return Facet.numbers(name, named, entry.get("range"), bool(entry.get("integer")))


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
