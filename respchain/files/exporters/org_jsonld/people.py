"""People and who held which post when, as memberships."""

from collections.abc import Iterator
from datetime import date

from respchain.checking import Judged
from respchain.encode.names import Part
from respchain.facts.tables import ALWAYS, NEVER
from respchain.files.exporters.named import actor_id, is_disclosed
from respchain.files.exporters.org_jsonld.naming import ORGANISATION, Charter, Node, iri, one_or_all, without_blanks

HOLDER = "holder"
"""The role of whoever holds a post in a manner that is not said."""


def person_iris(done: Judged) -> list[str]:
    """The IRI of each person, by its row in the source; those of people who are not disclosed are numbers."""
    found: list[str] = []
    hidden = 0
    for part in done.encoded.names.parts["people"]:
        hidden += not _is_named(part)
        found.append(iri("person", part.id) if _is_named(part) else f"c:undisclosed:{hidden}")
    return found


def _is_named(part: Part) -> bool:
    """Whether a person may be named: not one whom the source could not resolve."""
    resolved = part.path[0] == "people" or not part.id.startswith("? ")
    return resolved and is_disclosed(part.entry)


def people(done: Judged, named: Charter) -> Iterator[Node]:
    """A node for each person, each manner of holding a post, and each appointment whenever it held."""
    iris = person_iris(done)
    holds, heads = _held(done)
    for row, part in enumerate(done.encoded.names.parts["people"]):
        shown = _is_named(part)
        label = named.label(part.entry, part.id) if shown else {}
        node: Node = {"@id": iris[row], "@type": "foaf:Person" if shown else ["foaf:Person", "rc:Undisclosed"]}
        names = {"foaf:name": label.get("skos:prefLabel")}
        posts = {"org:holds": one_or_all(holds.get(row, [])), "org:headOf": one_or_all(heads.get(row, []))}
        yield node | without_blanks({**names, **posts})
    memberships = list(_memberships(done, named, iris))
    for role in sorted({node["org:role"] for node in memberships}):
        yield {"@id": role, "@type": "org:Role", "skos:prefLabel": {"@value": role.split(":")[-1], "@language": "en"}}
    yield from memberships


def _held(done: Judged) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The posts that each person holds on the day, and the departments that these lead, by its row in the source."""
    facts = done.facts
    led: dict[int, list[str]] = {}
    for department, head in enumerate(facts.actors.head.tolist()):
        if head >= 0:
            led.setdefault(head, []).append(iri("department", actor_id(done, department)))
    holds: dict[int, list[str]] = {}
    heads: dict[int, list[str]] = {}
    low, high = facts.holders.pairs
    for post, person in zip(low.tolist(), high.tolist(), strict=True):
        row = done.words.source("people", person)
        holds.setdefault(row, []).append(iri("post", actor_id(done, post)))
        heads.setdefault(row, []).extend(led.get(post, []))
    return holds, heads


def _memberships(done: Judged, named: Charter, iris: list[str]) -> Iterator[Node]:
    names, table = done.encoded.names, done.encoded.columns.appointments
    rows = zip(table.row.tolist(), table.person.tolist(), table.post.tolist(), strict=True)
    for number, (row, person, post) in enumerate(rows, 1):
        if person < 0 or post < 0:
            continue
        seat = names.part("actors", post)
        home = seat.entry.get("department")
        place = ORGANISATION if home is None else one_or_all(named.named("actor", home))
        yield without_blanks(
            {
                "@id": f"c:membership:{number}",
                "@type": "org:Membership",
                "org:member": iris[person],
                "org:organization": place,
                "org:role": f"rc:{names.part('appointments', row).entry.get('kind') or HOLDER}",
                "rc:post": iri("post", seat.id),
                "org:memberDuring": _during(int(table.begins[number - 1]), int(table.ends[number - 1])),
            }
        )


def _during(begins: int, ends: int) -> Node | None:
    """From when to when, the last day excluded; nothing for always."""
    first = None if begins == ALWAYS else _instant(begins)
    last = None if ends == NEVER else _instant(ends)
    if first is None and last is None:
        return None
    return without_blanks({"@type": "time:Interval", "time:hasBeginning": first, "time:hasEnd": last})


def _instant(day: int) -> Node:
    return {"@type": "time:Instant", "time:inXSDDate": date.fromordinal(day).isoformat()}
