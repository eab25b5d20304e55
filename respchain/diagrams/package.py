"""The graphviz package, or one sentence on how to install it."""

from respchain.errors import MissingExtra

try:
    import graphviz
except ImportError:
    raise MissingExtra("drawing", "draw") from None

__all__ = ["graphviz"]
