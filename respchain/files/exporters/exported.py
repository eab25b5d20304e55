"""What an exporter gives."""

from collections.abc import Mapping
from typing import NamedTuple

from respchain.language import Saying


class Exported(NamedTuple):
    """The content of a file, or of each file of a folder by its name; and what its reader should know."""

    content: bytes | Mapping[str, bytes]
    notes: tuple[Saying, ...] = ()
