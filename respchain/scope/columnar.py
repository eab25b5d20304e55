"""Classes that hold a few named columns, and are cheap to define."""

from inspect import get_annotations
from typing import Any, dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=False)
class Columnar:
    """One attribute for each annotated name: a dataclass in all but its making.

    A dataclass writes its methods as text and compiles them; dozens of them would cost a command line more than its
    answer.

    >>> class Pairs(Columnar):
    ...     left: int
    ...     right: int
    >>> Pairs(1, right=2).right
    2
    """

    _columns: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        own = (name for name in get_annotations(cls) if not name.startswith("_"))
        cls._columns = (*cls._columns, *own)

    def __init__(self, *columns: Any, **named: Any) -> None:
        self.__dict__.update(zip(self._columns, columns, strict=False), **named)
        if len(self.__dict__) != len(self._columns):
            missing = [name for name in self._columns if name not in self.__dict__]
            raise TypeError(f"{type(self).__name__} lacks the columns {', '.join(missing)}")

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return cls._columns
