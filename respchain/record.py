"""Classes that hold a few named values, and are cheap to define."""

from inspect import get_annotations
from typing import Any, Self, dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=False)
class Record:
    """One attribute for each annotated name, which nothing changes once it is set: a dataclass in all but its making.

    A dataclass writes its methods as text and compiles them; dozens of them would cost a command line more than its
    answer.

    >>> class Pairs(Record):
    ...     left: int
    ...     right: int = 0
    >>> Pairs(1, right=2).right, Pairs(1).right
    (2, 0)
    """

    _fields: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        own = (name for name in get_annotations(cls) if not name.startswith("__"))
        cls._fields = (*cls._fields, *own)

    def __init__(self, *values: Any, **named: Any) -> None:
        self.__dict__.update(zip(self._fields, values, strict=False), **named)
        if len(self.__dict__) != len(self._fields) or len(values) > len(self._fields):
            self._complete(len(values))

    def _complete(self, given: int) -> None:
        """Takes what was left out from the defaults; what has none, or does not exist, is an error."""
        cls = type(self)
        unknown = [name for name in self.__dict__ if name not in cls._fields]
        if unknown or given > len(cls._fields):
            raise TypeError(f"{cls.__name__} has no {', '.join(unknown) or 'more fields'}")
        missing = [name for name in cls._fields if name not in self.__dict__ and not hasattr(cls, name)]
        if missing:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")

    def but(self, **changes: Any) -> Self:
        """The same but for some values."""
        return type(self)(**{name: getattr(self, name) for name in self._fields} | changes)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the values, in order."""
        return cls._fields
