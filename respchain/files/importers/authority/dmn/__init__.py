"""DMN decision tables, versions 1.1 to 1.5: an input is an axis, a rule is a duty of whoever its output names."""

from collections.abc import Sequence
from pathlib import Path

from respchain.files.importers.authority.dmn.charting import Charting
from respchain.files.importers.authority.dmn.model import model_of
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.parts import shown
from respchain.files.tables.reading import raw_of
from respchain.language import Translator


def read_dmn(paths: Sequence[Path], found: Imported, wishes: Wishes, tell: Translator) -> None:
    """Add the decision tables of some files to a charter.

    What is no DMN, or has no decision table, is an `InputErrors` with its place.
    """
    models = [model_of(shown(path), raw_of(path)) for path in paths]
    if not found.section("matters") and (name := models[0].root.get("name")):
        found.stated["name"] = name
    charting = Charting(found, wishes, tell, [table for model in models for table in model.tables])
    for model in models:
        charting.model(model)
