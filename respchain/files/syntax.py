"""Faults of YAML's own grammar, in words of the drafter."""

import re

import yaml

from respchain.files.building import brief
from respchain.files.source import Source
from respchain.language import N_, Saying, say

_WORDS = {
    "could not find expected ':'": N_("this line is neither a key with a colon nor part of a list"),
    "found unknown escape character": N_('an unknown escape: inside double quotes write "\\\\" for a backslash'),
    "found invalid Unicode character escape code": N_("an escape that names no character"),
    "did not find expected alphabetic or numeric character": N_("an anchor or alias without a name"),
    "found incompatible YAML document": N_("another version of YAML than 1.2"),
    "did not find expected <document start>": N_("this does not continue what stands above; is it indented less?"),
    "block sequence entries are not allowed in this context": N_("a list entry begins on a line of its own"),
    "did not find expected node content": N_("a value is missing here"),
    "found unknown directive name": N_('a line that begins with "%" needs quotes'),
}
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HALF_OPEN = re.compile(r"\[[^\[\]'\"]*\.\.[^\[\]'\"]*\)|\([^()\[\]'\"]*\.\.[^()\[\]'\"]*[\])]")
_WIDE_COLON = re.compile(r"^[^:：'\"#]*(：)")
_WIDE_COMMA = re.compile(r"[\[{][^'\"，]*(，)")

Explained = tuple[int, Saying, Saying | None]


def report_syntax(source: Source, error: yaml.YAMLError) -> None:
    """Note what the parser stumbled over, at the place where the drafter will look."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        found = _UNPRINTABLE.search(source.text)
        code = f"U+{ord(found[0]):04X}" if found else "unknown"
        source.report(
            found.start() if found else 0, say("a character that no text has ({code})", code=code), say("delete it")
        )
        return
    at = error.problem_mark.index
    opened = error.context_mark.index if error.context_mark is not None else at
    problem = str(error.problem)
    for trap in (_tab, _comparison, _half_open, _wide_punctuation, _second_colon, _forbidden_start, _unclosed):
        if explained := trap(source, at, opened, problem):
            source.report(*explained)
            return
    source.report(at, say(next((words for start, words in _WORDS.items() if problem.startswith(start)), problem)))


def _lines(source: Source, *offsets: int) -> list[tuple[int, str]]:
    """The lines that hold these characters and the lines above them, each with the place where it starts."""
    numbers = {source.place(offset).line or 1 for offset in offsets}
    above = {number - 1 for number in numbers if number > 1}
    return [(source.start(number), source.line(number)) for number in sorted(numbers | above)]


def _tab(source: Source, at: int, opened: int, problem: str) -> Explained | None:
    for start, line in reversed(_lines(source, at)):
        blank = line[: len(line) - len(line.lstrip())]
        if "\t" in blank and start <= at:
            return start + blank.index("\t"), say("a tab is used for indentation"), say("use spaces")
    return None


def _comparison(source: Source, at: int, opened: int, problem: str) -> Explained | None:
    for offset in (opened, at):
        if source.text[offset : offset + 1] == ">" and "quoted" not in problem:
            shown = brief(source.text[offset:].partition("\n")[0].rstrip(" }]"))
            return (
                offset,
                say('a text that begins with "{sign}" needs quotes', sign=">"),
                say('write "{text}"', text=shown),
            )
    return None


def _half_open(source: Source, at: int, opened: int, problem: str) -> Explained | None:
    for start, line in _lines(source, at, opened):
        if "expected" in problem and (found := _HALF_OPEN.search(line)):
            return start + found.start(), say("a range needs quotes"), say('write "{text}"', text=found[0])
    return None


def _wide_punctuation(source: Source, at: int, opened: int, problem: str) -> Explained | None:
    for start, line in _lines(source, at, opened):
        if found := _WIDE_COLON.search(line):
            return start + found.start(1), say("the colon is full-width (：)"), say('write "{text}"', text=": ")
        if found := _WIDE_COMMA.search(line):
            return start + found.start(1), say("the comma is full-width (，)"), say('write "{text}"', text=", ")
    return None


def _second_colon(source: Source, at: int, opened: int, problem: str) -> Explained | None:
    if not problem.startswith("mapping values are not allowed"):
        return None
    before = source.text[:at].rpartition("\n")[2]
    if ": " in before:
        return at, say("a second colon on this line"), say('a text with ": " in it needs quotes')
    hint = say("the line above has a value already, or the indentation does not fit")
    return at, say("a key cannot stand here"), hint


def _forbidden_start(source: Source, at: int, opened: int, problem: str) -> Explained | None:
    first = source.text[at : at + 1]
    if "cannot start any token" not in problem:
        return None
    return at, say('a text that begins with "{sign}" needs quotes', sign=first), None


def _unclosed(source: Source, at: int, opened: int, problem: str) -> Explained | None:
    if "end of stream" in problem:
        return opened, say("the quotes opened here are never closed"), None
    if "expected ','" in problem:
        bracket = source.text[opened : opened + 1]
        message = say('the "{sign}" opened here is not closed, or a comma is missing in it', sign=bracket)
        return opened, message, None
    if "expected key" in problem:
        hint = say("the indentation does not fit the lines above, or quotes are missing")
        return at, say("expected a key here"), hint
    return None
