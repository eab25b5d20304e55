"""What the facts say of a charter against what its cells say."""

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import product
from typing import Any

import numpy as np

from respchain.checking.profile import profile
from respchain.encode import Encoded, encode
from respchain.encode.terms import Terms
from respchain.errors import InputErrors
from respchain.facts.facts import Facts
from respchain.model.light import charter_validator
from respchain.model.stated import Path, Stated
from respchain.scope.boxes import Boxes
from respchain.scope.overlap_search import overlaps
from respchain.scope.scopes import Scopes
from tests.cells.counting import Cell, Claim, Counted
from tests.cells.drafting import AS_OF, STAGES

PARAMETERS = profile("all").parameters
TERMS = Terms(STAGES)


class Tally(Counter[str]):
    """How many things of each kind were compared."""


def compare(data: Mapping[str, Any], tally: Tally) -> None:
    """Raises `AssertionError` where the facts of a charter, once its faults are mended, differ from its cells."""
    data, encoded = mended(deepcopy(dict(data)), tally)
    counted, facts = Counted(data), Facts(encoded.columns, AS_OF.toordinal(), PARAMETERS)
    cover, (vacant, standby) = facts.cover, counted.bare()
    assert not len(cover.open_[1])
    for (matter, boxes), expected in ((cover.vacant, vacant), (cover.standby, standby)):
        tally["gap boxes"] += len(boxes)
        tally["bare cells"] += len(expected)
        cells = Counter(
            cell for box in shown(counted, encoded, matter, facts.need, boxes) for cell in cells_in(counted, box)
        )
        beyond, missing = cells - Counter(expected), Counter(expected) - cells
        assert not beyond, f"in gaps, or twice in them: {list(beyond)[:3]}"
        assert not missing, f"in no gap: {list(missing)[:3]}"
    tally["covered cells"] += len(counted.required()) - len(vacant) - len(standby)
    assert found_overlaps(encoded, facts) == counted.overlaps(), "overlaps"
    tally["overlaps"] += len(counted.overlaps())


def mended(data: dict[str, Any], tally: Tally) -> tuple[dict[str, Any], Encoded]:
    """The charter without what is told as wrong, which must be exactly what is wrong."""
    while True:
        counted = Counted(data)
        astray, contradictions = counted.astray(), counted.contradictions()
        told = set()
        try:
            encoded = encode(Stated(charter_validator().validate_python(data)), TERMS)
        except InputErrors as errors:
            told = {fault.place.file for fault in errors.faults}
        expected = {"/".join(map(str, path)) for path in astray or contradictions}
        aside = {
            "/".join(map(str, path)) for path in contradictions if astray
        }  # some are seen only when values are read
        beyond, missing = told - expected - aside, expected - told
        assert not beyond, f"told {sorted(beyond)}"
        assert not missing, f"not told {sorted(missing)}"
        if not expected:
            return data, encoded
        tally["values outside their axis"] += len(astray)
        tally["contradictions"] += 0 if astray else len(contradictions)
        for path in astray:
            _without(data, path)
        for path in [] if astray else contradictions:
            _settle(data, path)
        for duty in data["duties"].values():
            if not duty.get("except"):
                duty.pop("except", None)


def _settle(data: dict[str, Any], path: Path) -> None:
    """Takes a contradiction away."""
    if path[0] == "duties":
        data["duties"][path[1]].pop("except", None)
    else:
        for matter in data["matters"].values():
            matter.pop("excluded", None)


def _without(data: Any, path: Path) -> None:
    """Takes a value away; of a list, all of it."""
    *above, name = path if isinstance(path[-1], str) else path[:-1]
    for step in above:
        data = data[step]
    data.pop(name, None)


def shown(counted: Counted, encoded: Encoded, matter: Any, scopes: Scopes, boxes: Boxes) -> Iterator[dict[str, Any]]:
    """The boxes as they are shown, each with the matter that it is said of and a witness that must lie in it."""
    for row, at in enumerate(matter.tolist()):
        box = scopes.describe(boxes, row)
        name = encoded.names.word("matters", at)
        assert [leaf for said in box.pop("matter", [name]) for leaf in counted.leaves(str(said))] == [name]
        witness = scopes.witness(boxes, row)
        assert witness.pop("matter") == name
        yield {"matter": name, "witness": witness, "box": box}


def cells_in(counted: Counted, gap: Mapping[str, Any]) -> Iterator[Cell]:
    """The cells of a gap by what is shown of it."""
    box, witness = gap["box"], gap["witness"]
    stages = [stage for stage in counted.stages.points if counted.stages.holds(box.get("stage", [stage]), stage)]
    assert witness.pop("stage") in stages
    for name, point in witness.items():
        axis = counted.axes[name]
        assert axis.shown(box.get(name, []), axis.read(point)) or (name not in box and axis.inside(axis.read(point)))
    held = [
        [point for point in axis.points if name not in box or axis.shown(box[name], point)]
        for name, axis in counted.axes.items()
    ]
    found = list(product([gap["matter"]], stages, *held))
    assert found
    yield from found


def found_overlaps(encoded: Encoded, facts: Facts) -> set[frozenset[Claim]]:
    """The pairs of claims that the facts find to overlap."""
    claims = facts.claims
    found = overlaps(facts.now.scopes, claims.scope, np.asarray(claims.actor))
    assert found.exact
    assert found.total == len(found.left)
    named = [
        (encoded.names.word("duties", facts.duties.row[duty]), encoded.names.word("actors", facts.actors.row[actor]))
        for duty, actor in zip(claims.duty.tolist(), claims.actor.tolist(), strict=True)
    ]
    return {frozenset((named[i], named[j])) for i, j in zip(found.left.tolist(), found.right.tolist(), strict=True)}
