"""What the checker says of a charter, in the keys of the oracle, and where the two disagree."""

import copy
import json
from collections.abc import Callable, Container, Iterator, Mapping
from importlib.resources import files
from typing import Any

from pydantic_core import SchemaValidator

from respchain.checking import Judged, judged
from respchain.checking.running import Outcome
from respchain.errors import InputErrors
from respchain.model.stated import Stated
from respchain.rules import own_rules
from tests.oracle.comparing_gaps import GAP_SHAPES
from tests.oracle.comparing_overlaps import OVERLAPS
from tests.oracle.day import Day, Key, many
from tests.oracle.dice import TODAY
from tests.oracle.keys import named, rows
from tests.oracle.organisations import organisation
from tests.oracle.rules import ORACLE, expected
from tests.oracle.subjects import SUBJECTS

Found = Mapping[str, set[Key] | None]
"""The keys of each rule; `None` where it was not judged."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "OVL006": ("post",),
    "GAP004": ("duty",),
    "GAP010": ("duty",),
    "ACC001": ("actor",),
    "ACC002": ("actor",),
    "ACC003": ("actor", "duty"),
    "ACC004": ("oversight",),
    "LOOP001": ("actor", "duty"),
    "LOOP002": ("actor", "forum"),
    "LOOP003": ("forum",),
    "LOOP004": ("actor", "forum"),
    "LOOP009": ("terminal",),
    "HIER005": ("delegation",),
    "PAR001": ("duty", "actor", "power"),
    "PAR002": ("actor", "power"),
    "PROC001": ("step",),
    "PROC003": ("step",),
    "PROC004": ("step",),
    "PROC005": ("process", "part"),
    "PROC006": ("process",),
    "PROC007": ("duty", "other", "actor", "rival"),
    "TIME002": ("process",),
    "TIME004": ("step",),
    "TIME005": ("commitment", "part"),
    "TIME006": ("commitment", "part"),
    "PER001": ("post",),
    "PER013": ("post", "person"),
    **{code: columns for subject in SUBJECTS for code, columns in subject.columns.items()},
}
"""The columns of the hits that make the keys of a rule."""

_FORMAT = SchemaValidator(json.loads(files("respchain.model").joinpath("format.json").read_text("utf-8"))["schema"])


def ask(data: Mapping[str, Any], codes: Container[str] = ORACLE) -> Judged:
    """The charter with what every rule, or each of some, says of it."""
    rules = [rule for rule in own_rules() if rule.code in codes]
    return judged(Stated(_FORMAT.validate_python(copy.deepcopy(data))), "all", TODAY, rules=rules)


def said(data: Mapping[str, Any], codes: Container[str] = ORACLE) -> Found:
    """What the checker says of a charter, in the keys of the oracle."""
    return said_of(ask(data, codes))


def said_of(done: Judged) -> Found:
    """What was said of a charter, in the keys of the oracle."""
    outcomes = {outcome.rule.code: outcome for outcome in done.outcomes}
    return {code: keys_of(done, outcomes[code]) for code in ORACLE if code in outcomes}


def keys_of(done: Judged, outcome: Outcome) -> set[Key] | None:
    """What one rule says, in the keys of the oracle; nothing where it was not judged."""
    if outcome.crash:
        return {("crash", outcome.crash)}
    return None if outcome.not_judged else set(SHAPES.get(outcome.rule.code, _plain)(done, outcome))


def _plain(done: Judged, outcome: Outcome) -> Iterator[Key]:
    return rows(done, outcome, *COLUMNS[outcome.rule.code])


def _by_cause(done: Judged, outcome: Outcome) -> Iterator[Key]:
    together: dict[Any, set[str]] = {}
    if outcome.hits.cause is not None:
        (column,) = [name for name in outcome.hits.columns if name in ("post", "actor")]
        for cause, (name,) in zip(outcome.hits.cause.tolist(), rows(done, outcome, column), strict=True):
            together.setdefault(cause, set()).add(name)
    return ((frozenset(names),) for names in together.values())


def _not_distant(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """A competent imposer that is merely far away has a note of its own."""
    for subtype, (duty,) in zip(outcome.hits.subtype, rows(done, outcome, "duty"), strict=True):
        yield ("distant", duty) if subtype == "distant" else (duty,)


def _holder_and_pair(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """What lies in one post may be named again for a holder who could also do it across posts: it says nothing new."""
    day = Day(done.encoded.names.stated.data, TODAY)
    found = [(post, person, frozenset(pair)) for post, person, *pair in rows(done, outcome, *_SOD001)]
    in_posts = {(post, pair) for post, _, pair in found if post}
    yield from in_posts
    for post, person, pair in found:
        if not post and not any((own, pair) in in_posts for own in day.posts if person in day.holders(own)):
            yield person, pair


def _person_and_pair(done: Judged, outcome: Outcome) -> Iterator[Key]:
    return ((person, frozenset(pair)) for person, *pair in rows(done, outcome, "person", "duty", "other"))


def _subtyped(done: Judged, outcome: Outcome) -> Iterator[Key]:
    subtypes = [str(subtype) for subtype in outcome.hits.subtype]
    own = rows(done, outcome, *COLUMNS[outcome.rule.code])
    return ((SUBTYPES.get(subtype, subtype), *key) for subtype, key in zip(subtypes, own, strict=True))


def _tops_and_posts(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """A missing top is named at some post of its organisation."""
    day = Day(done.encoded.names.stated.data, TODAY)
    for subtype, (post,) in zip(outcome.hits.subtype, rows(done, outcome, "post"), strict=True):
        yield str(subtype), organisation(day, post) if subtype == "no-top" else post


def _steps_or_transfer(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for step, following, transfer in rows(done, outcome, "step", "following", "transfer"):
        yield ("transfer", transfer) if transfer else (step, following)


def _duty_or_power(done: Judged, outcome: Outcome) -> Iterator[Key]:
    for duty, grant in rows(done, outcome, "duty", "grant"):
        yield ("power", *grant) if grant else ("duty", duty)


def _first_named(done: Judged, outcome: Outcome) -> Iterator[Key]:
    """The subtype, and the subject of each hit."""
    hits = outcome.hits
    for row, subtype in enumerate(hits.subtype):
        column = hits.subject(row)
        yield str(subtype), named(done, column, int(hits.columns[column][row]))


def _graded(done: Judged, outcome: Outcome) -> Iterator[Key]:
    assert outcome.hits.severity is not None
    for key, severity in zip(_first_named(done, outcome), outcome.hits.severity.tolist(), strict=True):
        yield *key, severity


_SOD001 = ("post", "person", "duty", "other")

SUBTYPES = {"no-end": "dead", "no-branch": "outcome", "never": "vacant"}
"""Subtypes whose words differ from those of the oracle."""

SHAPES: Mapping[str, Callable[[Judged, Outcome], Iterator[Key]]] = {
    **GAP_SHAPES,
    "PROC002": _steps_or_transfer,
    "HIER001": _by_cause,
    "LOOP005": _by_cause,
    "ACC006": _not_distant,
    "SOD001": _holder_and_pair,
    "SOD002": _person_and_pair,
    "PROC003": _subtyped,
    "PROC006": _subtyped,
    "PROC007": _subtyped,
    "TIME001": _graded,
    "TIME002": _subtyped,
    "TIME003": _first_named,
    "PER001": _subtyped,
    "HIER002": _tops_and_posts,
    "DOC001": _duty_or_power,
    **OVERLAPS,
    **{code: shape for subject in SUBJECTS for code, shape in subject.shapes.items()},
}
"""How the keys of a rule are read where columns alone do not give them."""


def disagreements(theirs: Found, ours: Mapping[str, set[Key]]) -> dict[str, tuple[set[Key], set[Key]]]:
    """By rule, what the checker misses and what it finds beyond the oracle."""
    return {
        code: (ours[code] - keys, keys - ours[code])
        for code, keys in theirs.items()
        if keys is not None and code in ours and keys != ours[code]
    }


def compare(data: Mapping[str, Any]) -> dict[str, tuple[set[Key], set[Key]]]:
    """Where checker and oracle disagree on a charter."""
    return disagreements(said(data), expected(data, TODAY))


REFERRED_TO = ("facets", "matters", "duties", "bases")


def shrunk(data: dict[str, Any], still: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """A charter with entries left out for as long as what was seen can still be seen."""
    again = True
    while again:
        again = False
        for path in sorted(_paths(data), key=len):
            named = path[1:2] if len(path) > 1 else list(data[path[0]]) if path[0] in REFERRED_TO else []
            if path[0] in REFERRED_TO and len(path) <= 2 and any(_mentioned(data, name) for name in named):
                continue  # a reference that leads nowhere is another matter
            smaller = copy.deepcopy(data)
            if _cut(smaller, path) and _holds(smaller, still):
                data, again = smaller, True
    return data


def _paths(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def _cut(part: Any, path: tuple[Any, ...]) -> bool:
    try:
        for key in path[:-1]:
            part = part[key]
        del part[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _holds(data: dict[str, Any], still: Callable[[dict[str, Any]], bool]) -> bool:
    """Whether it can still be seen; a charter that no longer loads shows nothing."""
    try:
        return still(data)
    except (InputErrors, ValueError, KeyError):
        return False


def disagree_on(code: str) -> Callable[[dict[str, Any]], bool]:
    """Whether checker and oracle disagree on one rule."""
    return lambda data: code in compare(data)


def _mentioned(part: Any, name: Any) -> bool:
    """Whether a name stands anywhere as a value, or as the key of a scope."""
    if isinstance(part, dict):
        return any(_mentioned(value, name) for value in part.values()) or any(
            name in (box or {}) for box in many(part.get("scope")) + many(part.get("except"))
        )
    if isinstance(part, list):
        return any(_mentioned(value, name) for value in part)
    return isinstance(part, str) and name in part.split()
