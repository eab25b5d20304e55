"""The context of the export: the prefixes, and which keys hold names of nodes, days, or JSON.

Terms of respchain's own begin with `urn:respchain:term:`; `docs/exports.md` lists them.
"""

from typing import Any

TERMS = "urn:respchain:term:"
_PREFIXES = {
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rc": TERMS,
}
_NODES = (
    "org:unitOf", "org:subOrganizationOf", "org:hasPost", "org:postIn", "org:reportsTo", "org:heldBy", "org:holds",
    "org:headOf", "org:member", "org:organization", "org:role", "org:changedBy", "org:resultedFrom",
    "org:originalOrganization", "org:resultingOrganization", "rc:head", "rc:guidedBy", "rc:functionalTo",
    "rc:dottedTo", "rc:appointedBy", "rc:removedBy", "rc:assessedBy", "rc:paidBy", "rc:succeededBy", "rc:chair",
    "rc:secretary", "rc:memberPost", "rc:representedBy", "rc:ownedBy", "rc:post", "rc:partOf", "rc:matter",
    "rc:accountable", "rc:responsible", "rc:assist", "rc:support", "rc:consulted", "rc:informed", "rc:recommend",
    "rc:veto", "rc:supervisedBy", "rc:forum", "rc:over", "rc:duty", "rc:from", "rc:to",
)  # fmt: skip
_DAYS = ("rc:since", "rc:until", "rc:date", "rc:accepted", "rc:asOf", "time:inXSDDate")


def context(base: str) -> dict[str, Any]:
    """The context of a charter whose own names begin with `base`."""
    typed = {key: {"@id": key, "@type": "@id"} for key in _NODES}
    dated = {key: {"@id": key, "@type": "xsd:date"} for key in _DAYS}
    return {"@version": 1.1, "c": base, **_PREFIXES, **typed, **dated}
