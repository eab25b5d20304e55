"""Pictures of a charter, as Python users call them: each shows itself in a notebook."""

from datetime import date

from respchain.apps.library import ground
from respchain.checking import report
from respchain.checking.covering import Covering
from respchain.diagrams import chains, charters
from respchain.diagrams.coverage import Map
from respchain.diagrams.show import Drawing
from respchain.model.charter import Charter


def organisation(charter: Charter, as_of: date | None = None, *, findings: bool = False) -> Drawing:
    """The posts in their departments and the lines between them, with the findings painted on where asked."""
    done = ground(charter, None, as_of)
    return Drawing(charters.organisation(done, report(done).findings if findings else ()))


def chain(charter: Charter, duty: str, as_of: date | None = None) -> Drawing:
    """The chain of one duty, and every ring at which it breaks."""
    return Drawing(chains.chain_of(ground(charter, None, as_of), duty))


def coverage(charter: Charter, matter: str | None = None, as_of: date | None = None) -> Map:
    """Who holds which part of a matter, what is bare, and where two answer; without one, all matters at a glance."""
    return Map(Covering(ground(charter, None, as_of, rules=()), matter), matter)


def supervision(charter: Charter, as_of: date | None = None, *, findings: bool = False) -> Drawing:
    """Whoever answers for a duty, and the forums they answer to, by supervision depth."""
    done = ground(charter, None, as_of)
    return Drawing(charters.supervision(done, report(done).findings if findings else ()))
