"""For each rule one edit that breaks the seamless charter there and nowhere else: a module a family.

The modules are found by their place.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.edits.making import Break

_FAMILIES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]

EDITS: list[Break] = [edit for family in _FAMILIES for edit in getattr(family, "EDITS", [])]
"""For each rule an edit: what it does, in words, and the paths that it sets or takes out."""
