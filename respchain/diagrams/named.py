"""What parts of a judged charter are called in its pictures, and what kind of box they are."""

from datetime import date

from respchain.chain.links import Node
from respchain.checking import Judged
from respchain.diagrams.organisation import PostKind
from respchain.diagrams.words import WORDS, word
from respchain.facts.codes import Kind

_ACTORS: dict[int, PostKind] = {
    Kind.POST: "post", Kind.DEPARTMENT: "body", Kind.BODY: "body", Kind.OUTSIDER: "outsider",
}  # fmt: skip


def actor_id(done: Judged, row: int) -> str:
    """The id of an actor."""
    return done.encoded.names.word("actors", done.words.source("actors", row))


def title(done: Judged, node: Node) -> str:
    """The title of a part, or its id; the word of a power in the language, where it is one that pictures know."""
    table, row = node
    said = done.encoded.names.title(table, done.words.source(table, row), done.words.language)
    return word(f"power {said}", done.words.language) if f"power {said}" in WORDS and table == "powers" else said


def actor_kind(done: Judged, row: int) -> PostKind:
    """The kind of box of an actor."""
    return "terminal" if done.facts.terminal[row] else _ACTORS[int(done.facts.actors.kind[row])]


def holder(done: Judged, row: int) -> str | None:
    """Who sits there: nothing where no holder is expected or nothing is said of any, an empty text where vacant."""
    facts = done.facts
    if not facts.post[row] or facts.nameless[row] or "appointments" not in facts.sections:
        return None
    return listed(done, dict.fromkeys(_person(done, person) for person in facts.holders.targets(row).tolist()))


def sitting(done: Judged, row: int) -> str:
    """Who sits there, in words; nothing where nobody is expected."""
    found = holder(done, row)
    return f"— {word('vacant', done.words.language)} —" if found == "" else found or ""


def listed(done: Judged, names: dict[str, None]) -> str:
    """Names beside each other."""
    return ("、" if done.words.language == "zh" else ", ").join(names)


def _person(done: Judged, row: int) -> str:
    """The name of a person, where it is disclosed."""
    entry = done.encoded.names.part("people", done.words.source("people", row)).entry
    if entry.get("disclosed") is False:
        return word("undisclosed", done.words.language)
    return title(done, ("people", row))


def department(done: Judged, row: int) -> str | None:
    """The id of the department that an actor is in."""
    found = int(done.facts.actors.department[row])
    return None if found < 0 else actor_id(done, found)


def charter_name(done: Judged) -> str:
    """The name of the charter."""
    return done.encoded.names.charter(done.words.language)


def day(done: Judged) -> str:
    """The day that is judged."""
    return date.fromordinal(done.facts.day).isoformat()
