"""Cells that name actors: several in one cell, between whatever signs."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from respchain.files.importers.raci.words import EVERYONE, OPEN, SAYS_NOTHING, VAGUE

_STRONG = re.compile(r"\s*(?:[,，、;；\n•·|]|<br\s*/?>|\s\+\s)\s*", re.IGNORECASE)
_WEAK = re.compile(
    r"\s*[/／&＆]\s*|\s+(?:and|or|und|et|y)\s+|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff])", re.IGNORECASE
)
_REMARK = re.compile(r"\s*[（(]([^（()）]*)[)）]$")
_BULLET = re.compile(r"^\s*(?:[-*•]\s+|\d+[.)、]\s*)")
_DASHES = re.compile(r"^[-‐‑‒–—―－_./~\s]*$")


class Named(NamedTuple):
    """The names in a cell; `everyone` where it says so, `doubtful` where a slash was kept inside a name."""

    names: tuple[str, ...] = ()
    everyone: str = ""
    open: str = ""
    vague: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def cut(text: str) -> list[str]:
    """The names in a cell between signs that stand inside no name.

    >>> cut("PM, Legal (if needed, only); IT/Ops"), cut("市场局、法规科，办公室")
    (['PM', 'Legal (if needed, only)', 'IT/Ops'], ['市场局', '法规科', '办公室'])
    """
    kept = re.sub(r"[（(][^（()）]*[)）]", lambda found: found[0].translate(_HIDDEN), text)
    parts = [_BULLET.sub("", part.translate(_SHOWN)).strip(" .。*") for part in _STRONG.split(kept)]
    return [part for part in parts if part and not _DASHES.match(part) and part.casefold() not in SAYS_NOTHING]


_SIGNS = ",，、;；\n•·|"
_HIDDEN = {ord(sign): chr(0xE100 + number) for number, sign in enumerate(_SIGNS)}
_SHOWN = {0xE100 + number: sign for number, sign in enumerate(_SIGNS)}


def known_names(cells: Iterable[str]) -> set[str]:
    """The names that stand alone somewhere, in small letters: by these it is told what a slash divides."""
    return {part.casefold() for cell in cells for part in cut(cell) if not _WEAK.search(part)}


def names_of(text: str, known: set[str]) -> Named:
    """What a cell names; `known` are the actors named alone elsewhere.

    >>> names_of("PM/Legal", {"pm", "legal"}).names, names_of("Support/Operations Lead", {"pm"}).names
    (('PM', 'Legal'), ('Support/Operations Lead',))
    >>> names_of("Everyone", set()).everyone, names_of("TBD", set()).open, names_of("相关部门", set()).vague
    ('Everyone', 'TBD', ('相关部门',))
    """
    names: list[str] = []
    doubtful: list[str] = []
    vague: list[str] = []
    remarks: list[str] = []
    everyone = undecided = ""
    for part in cut(text):
        bare = part.casefold().strip(" .!")
        if bare in EVERYONE:
            everyone = part
        elif bare in OPEN:
            undecided = part
        elif VAGUE.match(bare):
            vague.append(part)
        else:
            _name(part, known, names, doubtful, remarks)
    kept = tuple(dict.fromkeys(names))
    return Named(kept, everyone, undecided, tuple(vague), tuple(doubtful), tuple(remarks))


def _name(part: str, known: set[str], names: list[str], doubtful: list[str], remarks: list[str]) -> None:
    remark = _REMARK.search(part)
    if remark and part.casefold() not in known and part[: remark.start()].casefold() in known:
        remarks.append(remark[0].strip())
        part = part[: remark.start()]
    pieces = [piece for piece in _WEAK.split(part) if piece]
    if len(pieces) > 1 and all(piece.casefold() in known for piece in pieces):
        names += pieces
        return
    if len(pieces) > 1 and part.casefold() not in known:
        doubtful.append(part)
    names.append(part)
