"""What is wrong with a scope value, said without its place: whoever reads the file adds that."""

from collections.abc import Callable


class ScopeFault(ValueError):
    """A value that an axis cannot read, or an axis that cannot be built.

    Of an axis, `at` leads to the part at fault, and `others` are the faults beside the first. A hint that takes time
    to find is given as a function, found when it is asked for, with the number of comparisons that it takes.

    >>> fault = ScopeFault("there is no nroth", lambda: "did you mean north?", comparisons=4)
    >>> fault.message, fault.hint, str(fault)
    ('there is no nroth', 'did you mean north?', 'there is no nroth; did you mean north?')
    """

    def __init__(
        self,
        message: str,
        hint: str | Callable[[], str] | None = None,
        at: tuple[str | int, ...] = (),
        comparisons: int = 0,
    ) -> None:
        super().__init__(message)
        self.message = message
        self._hint = hint
        self.at = at
        self.comparisons = comparisons
        self.others: tuple[ScopeFault, ...] = ()

    @property
    def hint(self) -> str | None:
        """What would be right."""
        return self._hint() if callable(self._hint) else self._hint

    def __str__(self) -> str:
        hint = self.hint
        return f"{self.message}; {hint}" if hint else self.message
