"""The algebra of scopes, on arrays alone."""

from respchain.scope.boxes import Boxes
from respchain.scope.choices import Choices
from respchain.scope.facets import Facet
from respchain.scope.faults import ScopeFault
from respchain.scope.gap_search import Gaps, gaps
from respchain.scope.overlap_search import Overlaps, OwnerPairs, overlaps
from respchain.scope.scopes import MATTER, STAGE, Scopes

__all__ = [
    "MATTER",
    "STAGE",
    "Boxes",
    "Choices",
    "Facet",
    "Gaps",
    "Overlaps",
    "OwnerPairs",
    "ScopeFault",
    "Scopes",
    "gaps",
    "overlaps",
]
