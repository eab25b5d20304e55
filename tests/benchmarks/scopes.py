"""Overlaps and gaps of synthetic registers: `python -m tests.benchmarks.scopes [SIZE ...]` prints JSON lines.

`ratio` is CPU time over that of `sum(i * i for i in range(10_000_000))` in the same run; `memory` is the most that the
process has held so far, in MB.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from respchain.scope.boxes import Boxes
from respchain.scope.facets import Facet
from respchain.scope.gap_search import gaps
from respchain.scope.overlap_search import overlaps
from respchain.scope.scopes import Scopes
from tests.benchmarks.registers import Register, register

Result = TypeVar("Result")


def main(sizes: list[int]) -> None:
    """Measure every size, with and without catch-alls, and many small registers in one call."""
    unit = measured(lambda: sum(i * i for i in range(10_000_000)))[1]
    for size in sizes:
        for catch_alls in (0.0, 0.05):
            print(json.dumps(whole(register(size, catch_alls=catch_alls), catch_alls, unit)), flush=True)
    print(json.dumps(small(register(300 * 8), unit)))


def whole(subject: Register, catch_alls: float, unit: float) -> dict[str, object]:
    """The overlaps and gaps of one register."""
    facets = tuple(Facet.numbers(f"facet {d}", range(1, size)) for d, size in enumerate(subject.sizes))
    count = len(subject.duties)
    scopes = Scopes(facets, np.arange(count + 1), subject.duties)
    bare, gap_time = measured(lambda: gaps(subject.required, subject.duties, names=[facet.name for facet in facets]))
    shared, overlap_time = measured(lambda: overlaps(scopes, np.arange(count), subject.owner))
    return {
        "scopes": count,
        "catch_alls": catch_alls,
        "ratio": round((gap_time + overlap_time) / unit, 2),
        "gaps": {"ratio": round(gap_time / unit, 2), "boxes": len(bare.boxes), "perforated": len(bare.unresolved)},
        "overlaps": {"ratio": round(overlap_time / unit, 2), "pairs": shared.total, "owners": len(shared.owners.count)},
        "memory": round(peak()),
        "share": None if catch_alls else shares(subject, scopes, bare.boxes),
    }


def shares(subject: Register, scopes: Scopes, bare: Boxes) -> dict[str, float]:
    """The part of the register that lies in gaps, and what it comes to by counting cells.

    Required, less all duties, plus what two of them share; what three share is counted wrongly: there is hardly any.
    """
    all_pairs = overlaps(scopes, np.arange(len(scopes)), np.arange(len(scopes)))
    in_common = scopes.common(all_pairs.left, all_pairs.right).boxes.volumes().sum()
    required, duties = subject.required.volumes().sum(), subject.duties.volumes().sum()
    return {"gaps": bare.volumes().sum() / required, "counted": 1 - (duties - in_common) / required}


def small(subject: Register, unit: float) -> dict[str, object]:
    """The gaps of 300 matters of 8 scopes, in one call."""
    times = [measured(lambda: gaps(subject.required, subject.duties))[1] for _ in range(5)]
    return {"scopes": len(subject.duties), "seconds": round(sorted(times)[2], 4), "ratio": sorted(times)[2] / unit}


def measured(call: Callable[[], Result]) -> tuple[Result, float]:
    """What a call gives, and the CPU seconds it takes."""
    begin = time.process_time()
    result = call()
    return result, time.process_time() - begin


def peak() -> float:
    """The most memory that the process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100_000])
