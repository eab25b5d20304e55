"""Overlaps and gaps of synthetic registers: `python -m tests.benchmarks.scopes [SIZE ...]` prints JSON lines.

`ratio` is CPU time over that of `sum(i * i for i in range(10_000_000))` in the same run, both the least of some runs;
`memory` is the most that the process has held so far, in MB: give one size alone to have that of its own. Of the
planted defects it says how many there are and how many were found; `bare cells` are those in gaps, and as counted.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from respchain.scope.facets import Facet
from respchain.scope.gap_search import gaps
from respchain.scope.overlap_search import overlaps
from respchain.scope.scopes import Scopes
from tests.benchmarks.recall import bare_by_counting, gaps_recalled, overlaps_recalled
from tests.benchmarks.registers import Register, register

RUNS = 3
Result = TypeVar("Result")


def main(sizes: list[int]) -> None:
    """Measure every size, with and without catch-alls, and many small registers in one call."""
    unit = min(measured(lambda: sum(i * i for i in range(10_000_000)))[1] for _ in range(3))
    for size in sizes:
        for catch_alls in (0.0, 0.05):
            print(json.dumps(whole(register(size, catch_alls=catch_alls), catch_alls, unit)), flush=True)
    print(json.dumps(small(register(300 * 8), unit)))


def whole(subject: Register, catch_alls: float, unit: float) -> dict[str, object]:
    """The overlaps and gaps of one register, and whether they are right."""
    facets = tuple(Facet.numbers(f"facet {d}", range(1, size)) for d, size in enumerate(subject.sizes))
    count = len(subject.duties)
    scopes = Scopes(facets, np.arange(count + 1), subject.duties)
    names = [facet.name for facet in facets]
    bare, gap_time = quickest(lambda: gaps(subject.required, subject.duties, names=names))
    shared, overlap_time = quickest(lambda: overlaps(scopes, np.arange(count), subject.owner))
    memory = peak()
    return {
        "scopes": count,
        "catch_alls": catch_alls,
        "ratio": round((gap_time + overlap_time) / unit, 2),
        "seconds": round(gap_time + overlap_time, 3),
        "gaps": {"ratio": round(gap_time / unit, 2), "boxes": len(bare.boxes), "perforated": len(bare.unresolved)},
        "overlaps": {
            "ratio": round(overlap_time / unit, 2),
            "pairs": shared.total,
            "exact": shared.exact,
            "owners": len(shared.owners.count),
        },
        "memory": round(memory),
        "planted gaps": gaps_recalled(subject, bare),
        "planted overlaps": overlaps_recalled(subject, shared),
        "bare cells": None if catch_alls else [int(bare.boxes.volumes().sum()), bare_by_counting(subject)],
    }


def small(subject: Register, unit: float) -> dict[str, object]:
    """The gaps of 300 matters of 8 scopes, in one call."""
    times = sorted(measured(lambda: gaps(subject.required, subject.duties))[1] for _ in range(RUNS * 7))
    seconds = times[len(times) // 2]
    return {"scopes": len(subject.duties), "milliseconds": round(1000 * seconds, 1), "ratio": round(seconds / unit, 4)}


def quickest(call: Callable[[], Result]) -> tuple[Result, float]:
    """What a call gives, and the least CPU seconds of some runs: what others do on the machine only adds to them."""
    runs = [measured(call) for _ in range(RUNS)]
    return runs[0][0], min(seconds for _, seconds in runs)


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
