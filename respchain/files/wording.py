"""The words of faults: what was found, what was expected, and which part it is about."""

from collections.abc import Iterable, Mapping, Sequence

from respchain.errors import did_you_mean
from respchain.files.building import brief

SINGULAR: Mapping[str, str] = {
    "prescribed": "prescribed item", "facets": "facet", "matters": "matter", "departments": "department",
    "posts": "post", "bodies": "body", "outsiders": "outsider", "people": "person", "duties": "duty",
    "oversight": "oversight", "consequences": "consequence", "processes": "process", "commitments": "commitment",
    "bases": "basis", "appointments": "appointment", "delegations": "delegation", "assessments": "assessment",
    "transfers": "transfer", "disclaimers": "disclaimer", "training": "training", "waivers": "waiver",
}  # fmt: skip
_FAR = 4  # in length
WIDE = {"：": ("colon", ": "), "，": ("comma", ", "), "、": ("comma", ", ")}

Path = Sequence[str | int]


def found(value: object) -> str:
    """What a value is, in words.

    >>> found("x"), found(5), found(None), found(True), found([])
    ('the text "x"', 'the number 5', 'nothing', 'the word true', 'a list')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the word {str(value).lower()}"
        case int() | float():
            return f"the number {brief(str(value))}"
        case str():
            return f'the text "{brief(value)}"' if value else "an empty text"
        case list():
            return "a list"
        case dict():
            return "a mapping"
    return f"the day {value}"


def wide(value: object) -> str | None:
    """A hint where full-width punctuation has made one text of several."""
    if isinstance(value, str):
        for character, (name, narrow) in WIDE.items():
            if character in value:
                return f'the {name} is full-width ({character}): write "{narrow}"'
    return None


def either(words: Iterable[str]) -> str:
    """One or the other.

    >>> either(["a text", "a list", "a mapping", "a list"])
    'a text, a list or a mapping'
    """
    *most, last = dict.fromkeys(words)
    return f"{', '.join(most)} or {last}" if most else last


def part(path: Path) -> str:
    """Which part of the charter a path leads to.

    >>> part(["posts", "mayor", "job", "duties", 0]), part(["appointments", 0]), part(["calendar"]), part([])
    ('job.duties of post "mayor"', 'appointment 1', 'calendar', 'the charter')
    """
    section, *rest = path or [""]
    if section not in SINGULAR or not rest:
        return ".".join(str(step) for step in path if isinstance(step, str)) or "the charter"
    name, *inner = rest
    shown = str(name + 1) if isinstance(name, int) else f'"{brief(name)}"'
    entry = f"{SINGULAR[str(section)]} {shown}"
    keys = ".".join(brief(step) for step in inner if isinstance(step, str))
    return f"{keys} of {entry}" if keys else entry


class Nearness:
    """Suggests what may have been meant, as long as that is cheap: comparing takes far longer than reading."""

    def __init__(self, comparisons: int = 60_000, longest: int = 60) -> None:
        self._left = comparisons
        self._longest = longest

    def hint(self, name: str, known: Iterable[str], written: Mapping[str, str] | None = None) -> str | None:
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
