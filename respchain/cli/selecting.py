"""`--select` and `--ignore`: codes and families of rules."""

from collections.abc import Callable

from respchain.checking import Judged
from respchain.checking.profile import Profile
from respchain.errors import UnknownName
from respchain.language import N_


def choosing(select: str | None, ignore: str | None) -> Callable[[Judged], Judged]:
    """What gives a charter that was judged the reported rules that were asked for."""
    if not (select or ignore):
        return lambda done: done
    return lambda done: done._replace(profile=selected(done, select, ignore))


def selected(done: Judged, select: str | None, ignore: str | None) -> Profile:
    """The profile with its list of reported rules replaced by `select`, and `ignore` taken out.

    Both are codes or beginnings of codes, with commas between; one that fits no rule is an error.
    """
    known = [outcome.rule.code for outcome in done.outcomes]
    reported = {code for code in known if done.profile.reported(code)}
    if select:
        reported = _codes(select, known)
    if ignore:
        reported -= _codes(ignore, known)
    return done.profile._replace(reports=frozenset(reported))


def _codes(text: str, known: list[str]) -> set[str]:
    found: set[str] = set()
    for word in filter(None, (part.strip().upper() for part in text.split(","))):
        fitting = [code for code in known if code.startswith(word)]
        if not fitting:
            raise UnknownName(N_("rule"), word, [*known, *{code[:-3] for code in known}])
        found.update(fitting)
    return found
