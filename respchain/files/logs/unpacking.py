"""Compressed logs, unpacked no further than a log can reach."""

import zlib

from respchain.errors import Fault, InputErrors, Place
from respchain.language import say

GZIP = b"\x1f\x8b"
MOST_BYTES = 1 << 31
_FREE = 1 << 26  # so much may be unpacked from however little
_TIMES = 200  # so many times its size a log may grow beyond that
_CHUNK = 1 << 22


def unpacked(name: str, raw: bytes) -> bytes:
    """What a file holds, unpacked where it is compressed with gzip, members one after the other included.

    A file that is damaged, or grows as no log does, is an `InputErrors`.
    """
    if not raw.startswith(GZIP):
        return raw
    most = min(MOST_BYTES, max(_FREE, _TIMES * len(raw)))
    parts: list[bytes] = []
    size, rest = 0, raw
    try:
        while rest.startswith(GZIP):
            unpacking = zlib.decompressobj(wbits=31)
            while not unpacking.eof:
                part = unpacking.decompress(rest, _CHUNK)
                rest = unpacking.unconsumed_tail
                parts.append(part)
                size += len(part)
                if size > most:
                    raise InputErrors([Fault(Place(name), say("unpacked it has more than {most:,} bytes", most=most))])
                if not part and not rest and not unpacking.eof:
                    raise InputErrors([Fault(Place(name), say("the compressed file ends before its end"))])
            rest = unpacking.unused_data.lstrip(b"\0")
    except zlib.error as why:
        raise InputErrors([Fault(Place(name), say("the compressed file is damaged: {why}", why=why))]) from None
    return b"".join(parts)
