"""What is wrong with a scope value, said without its place: whoever reads the file adds that."""


class ScopeFault(ValueError):
    """A value that an axis cannot read, or an axis that cannot be built.

    Of an axis, `at` leads to the part at fault, and `others` are the faults beside the first.

    >>> fault = ScopeFault("there is no nroth", "did you mean north?")
    >>> fault.message, fault.hint
    ('there is no nroth', 'did you mean north?')
    """

    def __init__(
        self,
        message: str,
        hint: str | None = None,
        at: tuple[str | int, ...] = (),
        others: "tuple[ScopeFault, ...]" = (),
    ) -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message = message
        self.hint = hint
        self.at = at
        self.others = others
