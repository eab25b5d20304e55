"""Where a charter was read, so that findings about it can name places."""

from respchain.model.charter import Charter, Origin
from respchain.model.plain import plain
from respchain.model.stated import Stated


def remember(charter: Charter, stated: Stated) -> Charter:
    """The same charter, which now knows how it was stated."""
    charter._origin = Origin(charter=id(charter), stated=stated)
    return charter


def stated_of(charter: Charter) -> Stated:
    """How the charter was stated where it was read; for one built or changed in Python, what it says, without places.

    >>> stated_of(Charter.model_validate({"name": "City"})).data
    {'name': 'City'}
    """
    origin = charter._origin
    if origin is not None and origin.charter == id(charter):
        return origin.stated
    return Stated(plain(charter))
