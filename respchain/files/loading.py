"""Loads charters as models, which remember how they were stated."""

from pathlib import Path

from respchain.files.reading import read
from respchain.model.charter import Charter, Origin
from respchain.model.plain import plain
from respchain.model.stated import Stated


def load(path: Path | str, *more: Path | str) -> Charter:
    """The charter in a file or folder, or in several; `InputErrors` lists every fault with its place."""
    read_as = read(path, *more)
    charter = Charter.model_validate(read_as.data)
    charter._origin = Origin(charter=id(charter), stated=read_as)
    return charter


def stated(charter: Charter) -> Stated:
    """How the charter was stated where it was read; for one built or changed in Python, what it says, without places.

    >>> stated(Charter.model_validate({"name": "City"})).data
    {'name': 'City'}
    """
    origin = charter._origin
    if origin is not None and origin.charter == id(charter):
        return origin.stated
    return Stated(plain(charter))
