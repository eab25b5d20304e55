"""What is wrong with a scope value, said without its place: whoever reads the file adds that."""

from collections.abc import Callable

from respchain.language import Saying, say


class ScopeFault(ValueError):
    """A value that an axis cannot read, or an axis that cannot be built.

    Of an axis, `at` leads to the part at fault, and `others` are the faults beside the first. A hint that takes time
    to find is given as a function, found when it is asked for, with the number of comparisons that it takes.

    >>> from respchain.language import say
    >>> fault = ScopeFault(say("there is no nroth"), lambda: say("did you mean north?"), comparisons=4)
    >>> fault.message, fault.hint, str(fault)
    ('there is no nroth', 'did you mean north?', 'there is no nroth; did you mean north?')
    """

    def __init__(
        self,
        message: Saying,
        hint: Saying | Callable[[], Saying] | None = None,
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
    def hint(self) -> Saying | None:
        """What would be right."""
        return self._hint() if callable(self._hint) else self._hint

    @property
    def saying(self) -> Saying:
        """All of it."""
        hint = self.hint
        return say("{wrong}; {hint}", wrong=self.message, hint=hint) if hint else self.message

    def __str__(self) -> str:
        return str(self.saying)
