"""Work done in a child of this process, which sees what has been loaded so far and leaves nothing behind."""

import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

_MEMORY = 6 << 30  # bytes beyond which a mutant has run away


def told(work: Callable[[], Any]) -> Any:
    """What the work gives, from a child."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "wb") as out:
            _silently(lambda: pickle.dump(work(), out))
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        found = answer.read()
    os.waitpid(child, 0)
    return pickle.loads(found)


def holds(work: Callable[[], bool]) -> bool:
    """Whether the work, in a child, comes to its end and is content; it sets its own limits of time."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        _silently(lambda: os._exit(0 if work() else 1))
    return os.waitpid(child, 0)[1] == 0


def limited(seconds: float) -> None:
    """From now on the processor may be used for so long; then the process dies."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _silently(work: Callable[[], object]) -> None:
    """Does the work with nothing printed, and ends the process."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    os.dup2(nowhere, 2)
    try:
        work()
    except BaseException:  # whatever happens, this process must not go on with the work of its parent
        os._exit(2)
    os._exit(0)
