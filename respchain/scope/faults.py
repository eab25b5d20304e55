"""What is wrong with a scope value, said without its place: whoever reads the file adds that."""

from respchain.language import Saying


class ScopeFault(ValueError):
    """A value that an axis cannot read.

    >>> from respchain.language import say
    >>> fault = ScopeFault(say("there is no nroth"), say("did you mean north?"))
    >>> fault.message, fault.hint
    ('there is no nroth', 'did you mean north?')
    """

    def __init__(self, message: Saying, hint: Saying | None = None) -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message = message
        self.hint = hint
