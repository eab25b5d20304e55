"""The charter on one day: every question that rules ask."""

from respchain.facts.questions.casework import Casework
from respchain.facts.questions.documents import Documents
from respchain.facts.questions.holding import Holding
from respchain.facts.questions.loads import Loads
from respchain.facts.questions.structure import Structure
from respchain.facts.questions.substitution import Substitution
from respchain.facts.questions.upward import Upward
from respchain.facts.questions.watching import Watching


class Facts(Casework, Documents, Holding, Loads, Structure, Substitution, Upward, Watching):
    """A charter on one day, as tables and relations; nothing that is not alive is there.

    `now` holds the tables of the day (see `tables`), `day` the day as an ordinal, `parameters` what the profile sets.
    Relations and masks are worked out when first asked for.
    """
