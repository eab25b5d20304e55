"""What became of departments, and what was moved from whom to whom, as changes."""

from collections.abc import Iterator

from respchain.files.exporters.org_jsonld.naming import (
    Charter,
    Node,
    as_json,
    end,
    iri,
    merged,
    one_or_all,
    texts,
    without_blanks,
)


def changes(named: Charter) -> Iterator[Node]:
    """A change for each department that says what took its place, and one for each transfer."""
    for id_, entry in named.section("departments").items():
        if successors := named.named("actor", entry.get("succeeded_by")):
            until = end(entry)
            event, old = iri("change", id_), iri("department", id_)
            yield without_blanks(
                {
                    "@id": event,
                    "@type": "org:ChangeEvent",
                    "org:originalOrganization": old,
                    "org:resultingOrganization": one_or_all(successors),
                    "rc:date": None if until is None else until.isoformat(),
                }
            )
            yield {"@id": old, "org:changedBy": event}
            yield from ({"@id": successor, "org:resultedFrom": event} for successor in successors)
    for number, entry in enumerate(named.data.get("transfers") or (), 1):
        parties = named.references(entry, {"by": "rc:from", "to": "rc:to"})
        named_matter = named.references(entry, {"matter": "rc:matter"}, "matter")
        days = {term: entry.get(key) for key, term in {"date": "rc:date", "accepted": "rc:accepted"}.items()}
        yield without_blanks(
            {
                "@id": f"c:transfer:{number}",
                "@type": "rc:Transfer",
                "rc:what": entry.get("what"),
                "rc:scope": as_json(entry.get("scope")),
                "rc:basis": texts(entry.get("basis")),
                **{term: None if day is None else day.isoformat() for term, day in days.items()},
                **merged(parties, named_matter),
            }
        )
