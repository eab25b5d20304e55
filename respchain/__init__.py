"""Chains of responsibility that can be proved closed."""

from importlib import import_module
from typing import Any

_HOMES = {
    "Appointment": "respchain.model.people",
    "Body": "respchain.model.organisation",
    "Chain": "respchain.checking.tracing",
    "Charter": "respchain.model.charter",
    "Coverage": "respchain.checking.covering",
    "Department": "respchain.model.organisation",
    "Duty": "respchain.model.duties",
    "Finding": "respchain.rule",
    "InputErrors": "respchain.errors",
    "Matter": "respchain.model.matters",
    "Outsider": "respchain.model.organisation",
    "Person": "respchain.model.people",
    "Post": "respchain.model.organisation",
    "Report": "respchain.checking.report",
    "RespchainError": "respchain.errors",
    "Severity": "respchain.rule",
    "check": "respchain.apps.library",
    "coverage": "respchain.apps.library",
    "draw": "respchain.apps",
    "dump": "respchain.files.saving",
    "graph": "respchain.apps.library",
    "load": "respchain.files.loading",
    "save": "respchain.files.saving",
    "trace": "respchain.apps.library",
    "who": "respchain.apps.library",
}
"""The public names and the modules that they come from: imported when first asked for, so that starting is instant."""

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'respchain' has no attribute {name!r}")
    home = _HOMES[name]
    found = import_module(f"{home}.{name}") if home == "respchain.apps" else getattr(import_module(home), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
