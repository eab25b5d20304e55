"""What parts of a judged charter are called outside it: nobody is named who is not disclosed."""

from datetime import date

from respchain.chain.links import Node
from respchain.checking import Judged
from respchain.language import say
from respchain.model.stated import Entry


def is_disclosed(person: Entry) -> bool:
    """Whether a person's name may be published: unless it is said that it may not."""
    return person.get("disclosed") is not False


def actor_id(done: Judged, row: int) -> str:
    """The id of an actor of the day."""
    return done.encoded.names.word("actors", done.words.source("actors", row))


def title(done: Judged, node: Node) -> str:
    """The title of a part in the language of the call, else its id; of a person not disclosed, that it is so."""
    table, row = node
    source = done.words.source(table, row)
    if table == "people" and not is_disclosed(done.encoded.names.part(table, source).entry):
        return done.words.say(say("not disclosed"))
    return done.encoded.names.title(table, source, done.words.language)


def sitting(done: Judged, row: int) -> list[str]:
    """The holders of an actor by name, "vacant" where somebody is expected; nothing where nobody is."""
    facts = done.facts
    if not facts.post[row] or facts.nameless[row] or "appointments" not in facts.sections:
        return []
    names = dict.fromkeys(title(done, ("people", person)) for person in facts.holders.targets(row).tolist())
    return list(names) or [done.words.say(say("vacant"))]


def charter_name(done: Judged) -> str:
    """The name of the charter in the language of the call, empty where it has none."""
    return done.encoded.names.charter(done.words.language)


def day(done: Judged) -> date:
    """The day that is judged."""
    return date.fromordinal(done.facts.day)
