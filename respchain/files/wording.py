"""The words of faults: what was found, what was expected, and which part it is about."""

from collections.abc import Iterable, Mapping, Sequence

from respchain.errors import did_you_mean
from respchain.files.building import brief
from respchain.language import N_, Saying, listed, say

SINGULAR: Mapping[str, str] = {
    "prescribed": "prescribed item", "facets": "facet", "matters": "matter", "departments": "department",
    "posts": "post", "bodies": "body", "outsiders": "outsider", "people": "person", "duties": "duty",
    "oversight": "oversight", "consequences": "consequence", "processes": "process", "commitments": "commitment",
    "bases": "basis", "appointments": "appointment", "delegations": "delegation", "assessments": "assessment",
    "roster": "roster entry",
    "transfers": "transfer", "disclaimers": "disclaimer", "training": "training", "waivers": "waiver",
}  # fmt: skip
_FAR = 4  # in length
WIDE = {"：": (N_("colon"), ": "), "，": (N_("comma"), ", "), "、": (N_("comma"), ", ")}

Path = Sequence[str | int]


def found(value: object) -> Saying:
    """What a value is, in words.

    >>> found("x"), found(5), found(None), found(True), found([])
    ('the text "x"', 'the number 5', 'nothing', 'the word true', 'a list')
    """
    match value:
        case None:
            return say("nothing")
        case bool():
            return say("the word {word}", word=str(value).lower())
        case int() | float():
            return say("the number {number}", number=brief(str(value)))
        case str():
            return say('the text "{text}"', text=brief(value)) if value else say("an empty text")
        case list():
            return say("a list")
        case dict():
            return say("a mapping")
    return say("the day {day}", day=value)


def wide(value: object) -> Saying | None:
    """A hint where full-width punctuation has made one text of several."""
    if isinstance(value, str):
        for character, (name, narrow) in WIDE.items():
            if character in value:
                template = N_('the {sign} is full-width ({character}): write "{narrow}"')
                return say(template, sign=say(name), character=character, narrow=narrow)
    return None


def either(words: Iterable[Saying]) -> Saying:
    """One or the other.

    >>> either([say("a text"), say("a list"), say("a mapping"), say("a list")])
    'a text, a list or a mapping'
    """
    *most, last = dict.fromkeys(words)
    return say("{most} or {last}", most=listed(most), last=last) if most else last


def part(path: Path) -> Saying:
    """Which part of the charter a path leads to.

    >>> part(["posts", "mayor", "job", "duties", 0]), part(["appointments", 0]), part(["calendar"]), part([])
    ('job.duties of post "mayor"', 'appointment 1', 'calendar', 'the charter')
    """
    section, *rest = path or [""]
    if section not in SINGULAR or not rest:
        keys = ".".join(str(step) for step in path if isinstance(step, str))
        return say("{keys}", keys=keys) if keys else say("the charter")
    name, *inner = rest
    kind = say(SINGULAR[str(section)])
    if isinstance(name, int):
        entry = say("{kind} {number}", kind=kind, number=name + 1)
    else:
        entry = say('{kind} "{id}"', kind=kind, id=brief(name))
    keys = ".".join(brief(step) for step in inner if isinstance(step, str))
    return say("{keys} of {entry}", keys=keys, entry=entry) if keys else entry


class Nearness:
    """Suggests what may have been meant, as long as that is cheap: comparing takes far longer than reading."""

    def __init__(self, comparisons: int = 60_000, longest: int = 60) -> None:
        self._left = comparisons
        self._longest = longest

    def hint(self, name: str, known: Iterable[str], written: Mapping[str, str] | None = None) -> Saying | None:
        """The nearest known name as a question, as it is `written`."""
        if not 0 < len(name) <= self._longest or self._left <= 0:
            return None
        first, last = name[0], name[-1]
        candidates = [
            other
            for other in known
            if other and abs(len(other) - len(name)) <= _FAR and (other[0] == first or other[-1] == last)
        ]
        self._left -= len(candidates) + 100
        return did_you_mean(name, candidates, written)
