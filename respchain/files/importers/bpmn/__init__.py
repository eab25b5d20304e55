"""BPMN diagrams as charters: pools are departments, lanes are posts, tasks are steps.

Read is BPMN 2 in XML, whatever its prefixes and encoding. A task falls to the innermost lane that lists it or what it
lies in; a process that is called falls to its caller, unless it has lanes of its own. Gateways are no steps: the flows
through them are followed to the tasks behind.
"""

from collections.abc import Sequence
from pathlib import Path

from respchain.errors import UnknownName
from respchain.files.importers.bpmn.actors import Actors
from respchain.files.importers.bpmn.charting import Charting
from respchain.files.importers.bpmn.reading import diagram
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.numbering import Numbering
from respchain.files.parts import shown
from respchain.files.tables.reading import raw_of
from respchain.language import N_


def imported(paths: Sequence[Path], wishes: Wishes) -> Imported:
    """A charter of the pools, lanes and processes of one or several BPMN files.

    What is no BPMN, or has neither a process nor a participant, is an `InputErrors` with its place.
    """
    for key in wishes.columns:
        raise UnknownName(N_("column"), key, ())  # a diagram has none
    found = Imported()
    diagrams = [diagram(shown(path), raw_of(path)) for path in paths]
    name = next((one.root.get("name") for one in diagrams if one.root.get("name")), "") or paths[0].stem
    found.stated = {"respchain": 1, "name": name}
    if wishes.language:
        found.stated["language"] = wishes.language
    actors, processes = Actors(found), Numbering()
    for one in diagrams:
        Charting(one, found, actors, processes, wishes.language or "en").chart()
    for section in ("departments", "posts", "outsiders", "processes"):
        if section in found.stated:
            found.stated[section] = found.stated.pop(section)
            if not found.stated[section]:
                del found.stated[section]
    return found
