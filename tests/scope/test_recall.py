"""Large registers with planted defects: all are found, and the volumes add up; the benchmark does it at a million."""

import numpy as np
import pytest

from respchain.scope.facets import Facet
from respchain.scope.gap_search import gaps
from respchain.scope.overlap_search import overlaps
from respchain.scope.scopes import Scopes
from tests.benchmarks.recall import bare_by_counting, gaps_recalled, overlaps_recalled
from tests.benchmarks.registers import register


@pytest.mark.parametrize(("duties", "catch_alls"), [(30_000, 0.0), (3_000, 0.05)])
@pytest.mark.parametrize("listed", [1 << 21, 0])
def test_all_planted_gaps_and_overlaps_are_found_and_two_counts_agree(
    duties: int, catch_alls: float, listed: int
) -> None:
    subject = register(duties, catch_alls=catch_alls, defects=0.05)
    count = len(subject.duties)
    facets = tuple(Facet.numbers(f"facet {d}", range(1, size)) for d, size in enumerate(subject.sizes))
    bare = gaps(subject.required, subject.duties, names=[facet.name for facet in facets])
    shared = overlaps(
        Scopes(facets, np.arange(count + 1), subject.duties), np.arange(count), subject.owner, listed=listed
    )
    by_looking, met = gaps_recalled(subject, bare), overlaps_recalled(subject, shared)
    assert by_looking["found"] == by_looking["planted"] > duties // 1000
    assert by_looking["wrong"] == 0
    assert met["of"] == ("pairs of duties" if listed else "pairs of owners")
    assert met["found"] == met["planted"]
    assert shared.exact
    if not catch_alls:
        assert bare.boxes.volumes().sum() == bare_by_counting(subject)
