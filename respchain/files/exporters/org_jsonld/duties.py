"""Matters, duties, delegations and oversight, in terms of respchain's own."""

from collections.abc import Iterator

from respchain.files.exporters.org_jsonld.naming import Charter, Node, as_json, iri, life, merged, texts, without_blanks
from respchain.model.stated import Entry

_DUTY = {
    "accountable": "rc:accountable", "responsible": "rc:responsible", "assist": "rc:assist", "support": "rc:support",
    "consulted": "rc:consulted", "informed": "rc:informed", "recommend": "rc:recommend", "veto": "rc:veto",
    "supervised_by": "rc:supervisedBy",
}  # fmt: skip
_TEXTS = {
    "stage": "rc:stage", "stages": "rc:stage", "kind": "rc:kind", "tier": "rc:tier", "mode": "rc:mode",
    "within": "rc:within", "every": "rc:every", "basis": "rc:basis", "channel": "rc:channel", "keeps": "rc:keeps",
}  # fmt: skip


def duties(named: Charter) -> Iterator[Node]:
    """A node for each matter, duty, delegation and entry of oversight."""
    for id_, entry in named.section("matters").items():
        keys = named.references(entry, {"part_of": "rc:partOf", "succeeded_by": "rc:succeededBy"}, "matter")
        yield _node(named, entry, iri("matter", id_), "rc:Matter", id_) | keys
    for id_, entry in named.section("duties").items():
        about = _matter(named, entry), named.references(entry, _DUTY)
        later = named.references(entry, {"succeeded_by": "rc:succeededBy"}, "duty")
        yield _node(named, entry, iri("duty", id_), "rc:Duty", id_) | merged(*about, later)
    for number, entry in enumerate(named.data.get("delegations") or (), 1):
        of = named.references(entry, {"duty": "rc:duty"}, "duty")
        about = named.references(entry, {"by": "rc:from", "to": "rc:to"}), of
        yield _node(named, entry, f"c:delegation:{number}", "rc:Delegation", "") | merged(*about)
    for id_, entry in named.section("oversight").items():
        about = named.references(entry, {"forum": "rc:forum", "over": "rc:over"}), _matter(named, entry)
        yield _node(named, entry, iri("oversight", id_), "rc:Oversight", id_) | merged(*about)


def _node(named: Charter, entry: Entry, name: str, kind: str, otherwise: str) -> Node:
    said = {term: texts(entry.get(key)) for key, term in _TEXTS.items() if entry.get(key) is not None}
    scopes = {"rc:scope": as_json(entry.get("scope")), "rc:except": as_json(entry.get("except"))}
    return {
        "@id": name,
        "@type": kind,
        **named.label(entry, otherwise),
        **without_blanks({**said, **scopes}),
        **life(entry),
    }


def _matter(named: Charter, entry: Entry) -> Node:
    return named.references(entry, {"matter": "rc:matter"}, "matter")
