"""What the parts of a charter are called in linked data."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from respchain.checking import Judged
from respchain.encode.book import ACTOR_SECTIONS, many
from respchain.encode.names import titled
from respchain.model.stated import Entry

Node = dict[str, Any]
ORGANISATION = "c:organisation"
"""Where posts without a department are."""


class Charter:
    """The charter that is exported: its data, and the IRI of each of its parts."""

    def __init__(self, done: Judged) -> None:
        self.data: Mapping[str, Any] = done.encoded.names.stated.data
        name = titled(self.data, "en") or "charter"
        self.base = f"urn:respchain:{_encoded(name)}:"
        self._iris = {
            **{
                ("actor", id_): iri(kind, id_)
                for section, kind in ACTOR_SECTIONS.items()
                for id_ in self.section(section)
            },
            **{("matter", id_): iri("matter", id_) for id_ in self.section("matters")},
            **{("duty", id_): iri("duty", id_) for id_ in self.section("duties")},
        }

    def section(self, name: str) -> Mapping[str, Entry]:
        """The entries of a section that is a mapping by id."""
        return {id_: entry or {} for id_, entry in (self.data.get(name) or {}).items()}

    def named(self, kind: str, value: object) -> list[str]:
        """The IRIs of what one reference or several name, as far as it is there; `kind` is actor, matter or duty."""
        ids = [one.get("post") if isinstance(one, Mapping) else one for one in many(value)]
        return [self._iris[kind, id_] for id_ in ids if isinstance(id_, str) and (kind, id_) in self._iris]

    def references(self, entry: Entry, keys: Mapping[str, str], kind: str = "actor") -> Node:
        """What an entry names under each of its keys, by the term for it; and what its source could not resolve."""
        found = {term: one_or_all(self.named(kind, entry.get(key))) for key, term in keys.items()}
        lost = [
            f"{key}: {one['unknown']}"
            for key in keys
            for one in many(entry.get(key))
            if isinstance(one, Mapping) and "unknown" in one
        ]
        return without_blanks({**found, "rc:unresolved": one_or_all(lost)})

    def label(self, entry: Entry, otherwise: str) -> Node:
        """The title of an entry in each of its languages, else another text; nothing where that is empty."""
        title = entry.get("title") or entry.get("name")
        if isinstance(title, Mapping):
            texts = [{"@value": text, "@language": language} for language, text in sorted(title.items()) if text]
            if texts:
                return {"skos:prefLabel": one_or_all(texts)}
            title = None
        if title:
            language = self.data.get("language")
            return {"skos:prefLabel": {"@value": title, "@language": language} if language else title}
        return {"skos:prefLabel": otherwise} if otherwise else {}


def iri(kind: str, id_: str) -> str:
    """The name of a part, shortened by the prefix of its charter.

    >>> iri("post", "flood-hq"), iri("person", "陈 浩")
    ('c:post:flood-hq', 'c:person:%E9%99%88%20%E6%B5%A9')
    """
    return f"c:{kind}:{_encoded(id_)}"


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def one_or_all(values: list[Any]) -> Any:
    """Several values as a list, one as it is, none as nothing."""
    return values[0] if len(values) == 1 else values or None


def without_blanks(node: Node) -> Node:
    """A node without keys that say nothing."""
    return {key: value for key, value in node.items() if value is not None}


def merged(*nodes: Node) -> Node:
    """Several nodes as one, with all that the source of each could not resolve."""
    lost = [text for node in nodes for text in many(node.get("rc:unresolved"))]
    whole: Node = {}
    for node in nodes:
        whole |= node
    return whole | without_blanks({"rc:unresolved": one_or_all(lost)})


def life(entry: Entry) -> Node:
    """From when to when an entry lives, its last day excluded."""
    return without_blanks({"rc:since": _day(entry.get("since")), "rc:until": _day(end(entry))})


def end(entry: Entry) -> date | None:
    """The day from which an entry no longer lives."""
    until: date | None = entry.get("until")
    through: date | None = entry.get("through")
    if until is None and through is not None and through < date.max:
        return through + timedelta(days=1)
    return until


def _day(stated: date | None) -> str | None:
    return None if stated is None else stated.isoformat()


def texts(value: object) -> Any:
    """Texts as they stand; citations in two parts as one text."""
    return one_or_all([_text(one) for one in many(value)])


def _text(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    base = value.get("base")
    parts: Iterable[object] = (base.get("unknown") if isinstance(base, Mapping) else base, value.get("at"))
    return " ".join(str(part) for part in parts if part)


def as_json(value: object) -> Node | None:
    """Any value as a literal of JSON."""
    if value is None:
        return None
    written = json.dumps(value, ensure_ascii=False, default=lambda day: day.isoformat())
    return {"@value": written, "@type": "rdf:JSON"}
