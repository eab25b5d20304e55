"""A charter from the command line's arguments to what every rule says of it."""

from collections.abc import Sequence
from datetime import date

import click

from respchain.checking import Judged, judged
from respchain.encode import Regions
from respchain.files.ahead import Ahead
from respchain.files.reading import read
from respchain.model.stated import Stated
from respchain.rule import Rule


def stated(paths: Sequence[str]) -> Stated:
    """The charter that one or several paths state together."""
    first, *more = paths
    context = click.get_current_context(silent=True)
    return read(first, *more, ahead=None if context is None else context.find_object(Ahead))


def judge(
    paths: Sequence[str],
    as_of: date | None,
    profile: str | None,
    lang: str | None,
    rules: Sequence[Rule] | None = None,
    regions: Regions | None = None,
) -> Judged:
    """The charter on a day, by all rules, by some or by none; unsaid, on the charter's own day, else today.

    For `regions` see `judged`.
    """
    charter = stated(paths)
    day = as_of or charter.data.get("as_of") or date.today()  # noqa: DTZ011 - the day where the user sits
    return judged(charter, profile, day, lang, rules, regions)
