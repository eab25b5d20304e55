"""The workbook that a drafter begins with: the starter charter, and a sheet for everything else."""

from collections.abc import Mapping
from importlib.resources import as_file, files

from respchain.files.loading import load
from respchain.files.workbook.forms import Form, charter_form
from respchain.files.workbook.writing import workbook_bytes
from respchain.model.plain import plain


def template(language: str) -> bytes:
    """The starter charter of a language as a workbook, with all sheets and columns there are."""
    with as_file(files("respchain.files").joinpath("starters", f"charter.{language}.yaml")) as path:
        stated = plain(load(path))
    return workbook_bytes(
        {key: simple(charter_form().inside(key), value) for key, value in stated.items()}, language, every=True
    )


def simple(form: Form, value: object) -> object:
    """The same with every list of one value as that value, where the format allows either: so cells hold plain words.

    As deep as the charter is, which is a packaged one.
    """
    if isinstance(value, Mapping):
        return {key: simple(form.inside(str(key)), inner) for key, inner in value.items()}
    if isinstance(value, list):
        inner = form.items or form
        found = [simple(inner, item) for item in value]
        single = len(found) == 1 and form.items is not None and (form.scalar or form.mapping)
        return found[0] if single else found
    return value
