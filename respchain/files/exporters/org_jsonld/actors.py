"""Departments, posts, bodies and outsiders as organisations and posts."""

from collections.abc import Iterator

from respchain.checking import Judged
from respchain.files.exporters.named import actor_id
from respchain.files.exporters.org_jsonld.naming import (
    ORGANISATION,
    Charter,
    Node,
    iri,
    life,
    merged,
    one_or_all,
    texts,
    without_blanks,
)
from respchain.files.exporters.org_jsonld.people import person_iris
from respchain.model.stated import Entry

LINES = {
    "reports_to": "org:reportsTo", "guided_by": "rc:guidedBy", "functional_to": "rc:functionalTo",
    "dotted_to": "rc:dottedTo", "appointed_by": "rc:appointedBy", "removed_by": "rc:removedBy",
    "assessed_by": "rc:assessedBy", "paid_by": "rc:paidBy", "succeeded_by": "rc:succeededBy",
}  # fmt: skip
_BODY = {"chair": "rc:chair", "secretary": "rc:secretary", "members": "rc:memberPost"}
_OUTSIDER = {"represented_by": "rc:representedBy", "owned_by": "rc:ownedBy"}


def actors(done: Judged, named: Charter) -> Iterator[Node]:
    """A node for each actor, and one for the organisation itself where posts lie in no department."""
    posts = named.section("posts")
    if any(post.get("department") is None for post in posts.values()):
        yield {"@id": ORGANISATION, "@type": "org:Organization", **named.label(named.data, "organisation")}
    seats: dict[str, list[str]] = {}
    for id_, post in posts.items():
        if isinstance(home := post.get("department"), str):
            seats.setdefault(home, []).append(iri("post", id_))
    for id_, entry in named.section("departments").items():
        yield _department(named, id_, entry) | without_blanks({"org:hasPost": one_or_all(seats.get(id_, []))})
    held = _held(done)
    for id_, entry in posts.items():
        yield _post(named, id_, entry) | without_blanks({"org:heldBy": one_or_all(held.get(id_, []))})
    for id_, entry in named.section("bodies").items():
        yield _node(named, "body", id_, entry, ["org:Organization", "rc:Body"]) | named.references(entry, LINES | _BODY)
    for id_, entry in named.section("outsiders").items():
        terminal = entry.get("terminal")
        about = {"rc:kind": entry.get("kind"), "rc:terminal": None if terminal is None else terminal is not False}
        node = _node(named, "outsider", id_, entry, ["org:Organization", "rc:Outsider"])
        yield node | without_blanks(about) | named.references(entry, _OUTSIDER | {"succeeded_by": "rc:succeededBy"})


def _node(named: Charter, kind: str, id_: str, entry: Entry, types: str | list[str]) -> Node:
    about = {"rc:basis": texts(entry.get("basis")), **life(entry)}
    return {"@id": iri(kind, id_), "@type": types, **named.label(entry, id_), **without_blanks(about)}


def _department(named: Charter, id_: str, entry: Entry) -> Node:
    """An organisation where it is part of nothing or of its own, else a unit of what it is part of."""
    around = named.named("actor", entry.get("part_of"))
    own = not around or entry.get("organisation") is True
    node = _node(named, "department", id_, entry, "org:Organization" if own else "org:OrganizationalUnit")
    part = named.references(entry, {"part_of": "org:subOrganizationOf" if own else "org:unitOf"})
    part = merged(part, named.references(entry, {"head": "rc:head"}))
    return node | part | without_blanks({"rc:purpose": entry.get("kind")})


def _post(named: Charter, id_: str, entry: Entry) -> Node:
    home = entry.get("department")
    place: Node = (
        {"org:postIn": ORGANISATION} if home is None else named.references(entry, {"department": "org:postIn"})
    )
    keys = {"top": "rc:top", "seats": "rc:seats", "headcount": "rc:headcount", "leads": "rc:leads", "key": "rc:key"}
    about = {term: entry.get(key) for key, term in keys.items()}
    grade = entry.get("grade")
    about |= {"rc:grade": None if grade is None else str(grade)}
    both = merged(place, named.references(entry, LINES))
    return _node(named, "post", id_, entry, "org:Post") | both | without_blanks(about)


def _held(done: Judged) -> dict[str, list[str]]:
    """The people in each post on the day."""
    iris = person_iris(done)
    held: dict[str, list[str]] = {}
    low, high = done.facts.holders.pairs
    for post, person in zip(low.tolist(), high.tolist(), strict=True):
        held.setdefault(actor_id(done, post), []).append(iris[done.words.source("people", person)])
    return held
