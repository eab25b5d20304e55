"""What forums and consequences say word by word, as columns: measures, information, appeals, conflicts."""

from collections.abc import Iterator

from respchain.encode.book import Book, many, pairs
from respchain.facts.tables import (
    ConsequenceAppeals,
    ConsequenceMeasures,
    OversightAppeals,
    OversightConflicts,
    OversightInformation,
    OversightMeasures,
    Table,
)  # fmt: skip
from respchain.model.stated import Path


def tables(book: Book) -> dict[str, Table]:
    """The tables, by name."""
    return {
        "oversight_measures": OversightMeasures(*pairs(_words(book, "oversight", "measures", "measures_named"))),
        "oversight_information": OversightInformation(
            *pairs(_words(book, "oversight", "information", "information_named"))
        ),
        "oversight_appeals": OversightAppeals(*pairs(_referred(book, "oversight", "appeal_to", "actors"))),
        "oversight_conflicts": OversightConflicts(*pairs(_referred(book, "oversight", "contradicts", "oversight"))),
        "consequence_measures": ConsequenceMeasures(*pairs(_words(book, "consequences", "measures", "measures_named"))),
        "consequence_appeals": ConsequenceAppeals(*pairs(_referred(book, "consequences", "appeal_to", "actors"))),
    }


def _words(book: Book, section: str, key: str, words: str) -> list[tuple[int, int]]:
    """Which entries say which words, whatever their case."""
    return [(row, book.word(words, str(value).casefold())) for row, value, _ in _said(book, section, key)]


def _referred(book: Book, section: str, key: str, table: str) -> list[tuple[int, int]]:
    """Which entries name which rows of another table."""
    return [(row, book.refer(table, value, (*path, key))) for row, value, path in _said(book, section, key)]


def _said(book: Book, section: str, key: str) -> Iterator[tuple[int, object, Path]]:
    for row, part in enumerate(book.parts[section]):
        for value in many(part.entry.get(key)):
            yield row, value, part.path
