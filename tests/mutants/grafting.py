"""A changed module put in place of the one that others have imported already, function by function."""

import sys
from enum import Enum
from types import FunctionType, ModuleType
from typing import Any

from respchain.rule import Rule


def graft(module: ModuleType, text: str) -> None:
    """Makes a module do what a changed text of it says.

    Whoever imported a function, a class or a rule before holds the same object, which now does other things; what
    cannot be changed in place is replaced, also where it was imported by its name.
    """
    changed = ModuleType(module.__name__)
    changed.__file__ = module.__file__
    exec(compile(text, str(module.__file__), "exec"), changed.__dict__)
    for name, value in vars(changed).items():
        if not name.startswith("__") and not _into(vars(module)[name], value):
            _replace(module, name, value)


def _replace(module: ModuleType, name: str, value: object) -> None:
    old = vars(module)[name]
    for other in list(sys.modules.values()):
        if getattr(other, "__name__", "").startswith(("respchain", "tests")) and vars(other).get(name) is old:
            setattr(other, name, value)


def _into(old: Any, new: Any) -> bool:
    """Makes the old object do as the new one does, as far as that can be; otherwise they have to be the same."""
    if old is new:
        return True
    if type(old) is not type(new):
        return False
    if isinstance(old, FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        return True
    if isinstance(old, Rule):
        return _rule_into(old, new)
    if isinstance(old, property):
        return _into(old.fget, new.fget)
    if hasattr(old, "cache_clear"):
        old.cache_clear()
    if hasattr(old, "__wrapped__"):
        return _into(old.__wrapped__, new.__wrapped__)
    if isinstance(old, type):
        return _class_into(old, new)
    return repr(old) == repr(new)


def _class_into(old: type, new: type) -> bool:
    if issubclass(old, Enum):
        return True  # its members are compared by identity, and name words alone
    for name, value in vars(new).items():
        own = isinstance(value, FunctionType | property | staticmethod | int | float | str | tuple)
        if own and name != "__module__" and not _into(vars(old)[name], value):
            setattr(old, name, value)
    return True


def _rule_into(old: Rule, new: Rule) -> bool:
    question = old.question
    same = _into(question, new.question)
    vars(old).update(vars(new), question=question)
    return same
