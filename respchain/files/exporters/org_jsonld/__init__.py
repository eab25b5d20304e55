"""A charter as linked data: the Organization Ontology of W3C, FOAF, SKOS and OWL-Time, in JSON-LD.

`org.shacl.ttl` beside this module says what every export keeps to.
"""

import json
from collections.abc import Iterator

from respchain.checking import Judged
from respchain.errors import RespchainError
from respchain.files.exporters.exported import Exported
from respchain.files.exporters.named import day
from respchain.files.exporters.org_jsonld.actors import actors
from respchain.files.exporters.org_jsonld.changes import changes
from respchain.files.exporters.org_jsonld.duties import duties
from respchain.files.exporters.org_jsonld.naming import Charter, Node
from respchain.files.exporters.org_jsonld.people import people
from respchain.files.exporters.org_jsonld.vocabulary import context
from respchain.language import say


def exported(done: Judged) -> Exported:
    """The whole charter with its history; who holds and heads what is that of the day.

    The context stands inside, so that nothing has to be fetched. Who is not disclosed has neither name nor id in it.
    """
    named = Charter(done)
    whole = {"@context": context(named.base), "@graph": list(_nodes(done, named))}
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    try:
        return Exported(text.encode("utf-8"))
    except UnicodeEncodeError as why:
        raise RespchainError(say("a text of the charter holds half a character")) from why


def _nodes(done: Judged, named: Charter) -> Iterator[Node]:
    yield {"@id": "c:charter", "@type": "rc:Charter", **named.label(named.data, ""), "rc:asOf": day(done).isoformat()}
    yield from actors(done, named)
    yield from people(done, named)
    yield from changes(named)
    yield from duties(named)
