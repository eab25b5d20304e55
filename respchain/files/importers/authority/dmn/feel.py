"""FEEL's unary tests, as far as they can be read exactly."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from respchain.scope.faults import ScopeFault
from respchain.scope.ranges import DIGITS, Kind, Span, spans

Literal: TypeAlias = str | Decimal | date | bool | None
"""A text, a number, a day, a truth value, or nothing (`null`)."""


class Equal(NamedTuple):
    """Is one value."""

    value: Literal


class Within(NamedTuple):
    """Lies in a range of numbers or days, written as the format writes ranges."""

    text: str
    days: bool


class Tests(NamedTuple):
    """Passes where one of the tests does; none of them where `negated`; always where there are none."""

    tests: Sequence[Equal | Within] = ()
    negated: bool = False


_SPACE = r"\s*"
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<text>"(?:\\.|[^"\\])*")
  | (?P<day>date\s*\(\s*"(?P<day1>[^"]*)"\s*\)|@"(?P<day2>[^"]*)")
  | (?P<number>-?(?:\d+(?:\.\d+)?|\.\d+)(?!\w))
  | (?P<word>true|false|null)(?!\w)
  | (?P<negation>not)(?=\s*\()
  | (?P<dots>\.\.)
  | (?P<sign><=|>=|!=|<|>|=)
  | (?P<mark>[\[\](),\-])
    )""",
    re.VERBOSE,
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "'": "'"}
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")


class Token(NamedTuple):
    """A mark or sign of the language as its own text, or a literal."""

    kind: str
    text: str
    value: Literal = None


def unary_tests(text: str) -> Tests | None:
    """The tests that an input entry states; nothing where they hold more than FEEL's simple tests on literals.

    >>> unary_tests("-"), unary_tests('"a", "b"')
    (Tests(tests=(), negated=False), Tests(tests=(Equal(value='a'), Equal(value='b')), negated=False))
    >>> unary_tests("]1..5]")
    Tests(tests=(Within(text='(1..5]', days=False),), negated=False)
    >>> unary_tests('not(>= date("2020-01-01"))')
    Tests(tests=(Within(text='>= 2020-01-01', days=True),), negated=True)
    >>> unary_tests("amount * 2"), unary_tests("[5..1]"), unary_tests("< limit"), unary_tests("1, ")
    (None, None, None, None)
    """
    if text.strip() in ("-", ""):
        return Tests()
    tokens = _tokens(text)
    if not tokens:
        return None
    negated = tokens[0].kind == "negation"
    if negated:
        if tokens[1].text != "(" or tokens[-1].text != ")":
            return None
        tokens = tokens[2:-1]
    found: list[Equal | Within] = []
    at = 0
    while True:
        test, at = _test(tokens, at)
        if test is None:
            return None
        found.append(test)
        if at == len(tokens):
            return Tests(tuple(found), negated)
        if tokens[at].text != ",":
            return None
        at += 1


def literals(text: str) -> list[Literal] | None:
    """The values of an output entry: one literal, or a list of them in brackets.

    >>> literals('"Clerk"'), literals('["a", "b"]'), literals("0.5"), literals("boss(x)"), literals("-")
    (['Clerk'], ['a', 'b'], [Decimal('0.5')], None, None)
    """
    tokens = _tokens(text)
    if tokens and tokens[0].text == "[" and tokens[-1].text == "]":
        tokens = tokens[1:-1]
    if not tokens or len(tokens) % 2 == 0:
        return None
    if any(token.kind != "literal" for token in tokens[::2]) or any(token.text != "," for token in tokens[1::2]):
        return None
    return [token.value for token in tokens[::2]]


def _tokens(text: str) -> list[Token]:
    """The tokens of a text; none where any of it is something else."""
    found: list[Token] = []
    at, text = 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return []
        token = _token(match)
        if token is None:
            return []
        found.append(token)
        at = match.end()
    return found


def _token(match: re.Match[str]) -> Token | None:
    if match["text"] is not None:
        return Token("literal", "", _ESCAPE.sub(_unescaped, match["text"][1:-1]))
    if match["day"] is not None:
        try:
            return Token("literal", "", date.fromisoformat(match["day1"] or match["day2"] or ""))
        except ValueError:
            return None
    if match["number"] is not None:
        return Token("literal", "", Decimal(match["number"])) if len(match["number"]) < DIGITS else None
    if match["word"] is not None:
        return Token("literal", "", {"true": True, "false": False, "null": None}[match["word"]])
    kind = next(kind for kind in ("negation", "dots", "sign", "mark") if match[kind] is not None)
    return Token(kind, match[kind])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if len(code) == 5 else _ESCAPES.get(code, code)


def _test(tokens: list[Token], at: int) -> tuple[Equal | Within | None, int]:
    """The test that begins at a token, and where it ends."""
    kinds = [token.kind for token in tokens[at : at + 5]]
    texts = [token.text for token in tokens[at : at + 5]]
    if kinds[:1] == ["literal"]:
        return Equal(tokens[at].value), at + 1
    if kinds[:2] == ["sign", "literal"]:
        value = tokens[at + 1].value
        if texts[0] == "=":
            return Equal(value), at + 2
        return (None if texts[0] == "!=" else _within(f"{texts[0]} {{}}", value)), at + 2
    ends = ["mark", "literal", "dots", "literal", "mark"]
    if kinds == ends and texts[0] in ("[", "(", "]") and texts[4] in ("]", ")", "["):
        low, high = tokens[at + 1].value, tokens[at + 3].value
        opening, closing = "[" if texts[0] == "[" else "(", "]" if texts[4] == "]" else ")"
        return _within(f"{opening}{{}}..{{}}{closing}", low, high), at + 5
    return None, at


def _within(form: str, *bounds: Literal) -> Within | None:
    """A range, where its bounds are all numbers or all days and it holds anything."""
    days = all(isinstance(bound, date) for bound in bounds)
    if not days and not all(isinstance(bound, Decimal) for bound in bounds):
        return None
    written = [bound.isoformat() if isinstance(bound, date) else format(bound or Decimal(0), "f") for bound in bounds]
    text = form.format(*written)
    return Within(text, days) if span_of(text, Kind.DATE if days else Kind.NUMBER) else None


def span_of(text: str, kind: Kind) -> Span | None:
    """The range of a text; nothing where nothing lies in it."""
    try:
        [span] = spans(text, kind)
    except ScopeFault:
        return None
    return span
