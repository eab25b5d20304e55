"""Citations in the import, made to lead to the same texts in the charter."""

from collections.abc import Mapping
from typing import Any

from respchain.files.citations import cited, squeezed
from respchain.files.importers.joining.references import names_of
from respchain.files.importers.naming import free_id


class Bases:
    """Rewrites citations, where a basis has another name in the charter than in the import."""

    def __init__(
        self, whole: Mapping[str, Mapping[str, Any]], more: Mapping[str, Mapping[str, Any]], ids: Mapping[str, str]
    ) -> None:
        self._ids = ids
        self._own = called(more)
        self._joined = called({**whole, **{new: more[key] for key, new in ids.items() if new not in whole}})
        self._read: dict[str, Any] = {}

    def citation(self, text: str) -> Any:
        """A citation that leads to the same text in the charter."""
        if text not in self._read:
            self._read[text] = self._citation(text)
        return self._read[text]

    def _citation(self, text: str) -> Any:
        own = cited(text, self._own)
        if own is None:
            return text
        target = self._ids[self._own[own[0]]]
        there = cited(text, self._joined)
        if there is not None and self._joined[there[0]] == target and there[1] == own[1]:
            return text
        return {"base": target, "at": own[1]} if own[1] else {"base": target}

    def name(self, text: str) -> str:
        """The id of a basis that is named by its title."""
        key = self._own.get(squeezed(text))
        return text if key is None else self._ids[key]


def called(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The ids of bases by id and by title, in the form in which citations are read."""
    found: dict[str, str] = {}
    for key, entry in entries.items():
        title = entry.get("title")
        for text in (key, *(title.values() if isinstance(title, Mapping) else [title])):
            if isinstance(text, str) and squeezed(text):
                found.setdefault(squeezed(text), key)
    return found


def list_bases(data: dict[str, Any], known: Mapping[str, Mapping[str, Any]]) -> None:
    """Make entries of the texts that are only cited, and that the other side does not list."""
    names = called(known)
    bases: dict[str, Any] = {}
    for text in names_of(data, "citation", "basis"):
        if cited(text, names) is None and squeezed(text):
            bases[free_id(text, bases.keys() | known.keys(), "basis")] = {"title": text}
    if bases:
        data["bases"] = bases
