"""A charter from the command line's arguments to what every rule says of it."""

import os
from collections.abc import Sequence
from datetime import date

from respchain.checking import Judged, judged
from respchain.cli.speaking import answer_in
from respchain.files.reading import read
from respchain.language import of_locale
from respchain.model.stated import Stated


def stated(paths: Sequence[str]) -> Stated:
    """The charter that one or several paths state together."""
    first, *more = paths
    return read(first, *more)


def judge(paths: Sequence[str], as_of: date | None, profile: str | None, lang: str | None) -> Judged:
    """The charter on a day, in a language; where unsaid, as the charter says, else today and in that of the locale."""
    charter = stated(paths)
    day = as_of or charter.data.get("as_of") or date.today()  # noqa: DTZ011 - the day where the user sits
    language = lang or charter.data.get("language") or of_locale(os.environ)
    answer_in(language)
    return judged(charter, profile, day, language)
