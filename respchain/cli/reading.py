"""A charter from the command line's arguments to what every rule says of it."""

import os
from collections.abc import Sequence
from datetime import date

from respchain.checking import Judged, judged
from respchain.checking.running import Clock
from respchain.cli.speaking import answer_in, read_ahead
from respchain.encode import Regions
from respchain.files.ahead import Ahead
from respchain.files.reading import read
from respchain.language import of_locale
from respchain.model.stated import Stated
from respchain.rule import Rule


def stated(paths: Sequence[str]) -> Stated:
    """The charter that one or several paths state together."""
    first, *more = paths
    ahead = read_ahead()
    return read(first, *more, ahead=ahead if isinstance(ahead, Ahead) else None)


def answering(charter: Stated, lang: str | None) -> str:
    """The language to answer in from now on: as asked, else as the charter says, else that of the locale."""
    language = lang or charter.data.get("language") or of_locale(os.environ)
    answer_in(language)
    return language


def judge(
    paths: Sequence[str],
    as_of: date | None,
    profile: str | None,
    lang: str | None,
    rules: Sequence[Rule] | None = None,
    regions: Regions | None = None,
    clock: Clock | None = None,
) -> Judged:
    """The charter on a day, by all rules, by some or by none; unsaid, on the charter's own day, else today.

    For the language see `answering`, for `regions` see `judged`.
    """
    charter = stated(paths)
    day = as_of or charter.data.get("as_of") or date.today()  # noqa: DTZ011 - the day where the user sits
    return judged(charter, profile, day, answering(charter, lang), rules, regions, clock)
