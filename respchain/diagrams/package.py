"""The graphviz package, or one sentence on how to install it."""

from respchain.errors import MissingExtra
from respchain.language import N_

try:
    import graphviz
except ImportError:
    raise MissingExtra(N_("drawing"), "draw") from None

__all__ = ["graphviz"]
