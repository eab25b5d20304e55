"""Why cells are left of which no entry was made."""

from respchain.files.importers.powers_list.cells import Record
from respchain.files.importers.powers_list.register import Register
from respchain.files.importers.powers_list.words import nothing
from respchain.language import N_, say

LEFT = {
    "number": N_("a running number"),
    "level": N_("the format knows no level of government"),
    "person": N_("this may be a person or a post: state who holds which post, and join"),
    "pursued": N_("the format knows no group of people on whom a consequence falls"),
    "supervision": N_("how to complain, and to nobody that the format could name"),
    "phone": N_("a telephone belongs to a post, and none is named"),
    "public": N_("whether it is public, and neither where nor since when"),
    "passed_on": N_("whether it is passed on after review"),
    "flow": N_("a chart, and no text of a step"),
    "risk": N_("a risk of corruption, and no duty"),
    "status": N_("the state of the entry in its list"),
    "notes": N_("a note"),
    "example": N_("an example"),
    "content": N_("a text that no key of the format takes here"),
    "main": N_("a text that no key of the format takes here"),
    "work": N_("a text that no key of the format takes here"),
    "parties": N_("a text that no key of the format takes here"),
    "share": N_("a text that no key of the format takes here"),
    "managed": N_("a text that no key of the format takes here"),
    "care": N_("a text that no key of the format takes here"),
    "service": N_("a text that no key of the format takes here"),
    "limit": N_("this is no duration"),
    "statutory": N_("this is no duration"),
    "promised": N_("this is no duration"),
    "date": N_("this is no day"),
}
"""Why cells of these keys are left, where nothing has been made of them."""
SECOND = N_("the entry has another one already")
OTHER = N_("no column of this name is known")


def leave_rest(register: Register, record: Record) -> None:
    """Put into the remainder what no entry was made of."""
    for key, cells in record.cells.items():
        for cell in cells:
            if nothing(cell.text):
                register.tally["nothing"] += 1
            else:
                register.found.left.append(cell.left(say(LEFT.get(key, OTHER))))
