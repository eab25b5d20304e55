"""The matrix of responsibility of a charter: duties in rows, actors in columns, letters for the part of each."""

from collections.abc import Callable, Mapping

from respchain.checking import Judged
from respchain.documents.matrix.as_html import as_html
from respchain.documents.matrix.as_markdown import as_markdown
from respchain.documents.matrix.as_workbook import as_workbook
from respchain.documents.matrix.plan import Matrix, matrix_of

FORMS: Mapping[str, Callable[[Matrix], bytes]] = {"xlsx": as_workbook, "md": as_markdown, "html": as_html}
"""How a matrix can be written, by the ending of the file."""


def written(done: Judged, form: str) -> bytes:
    """The file of the matrix of a charter on a day, in one of `FORMS`."""
    return FORMS[form](matrix_of(done))
