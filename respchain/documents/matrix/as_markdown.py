"""A matrix of responsibility as a table in Markdown."""

import re

from respchain.documents.matrix.plan import Matrix

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")


def as_markdown(matrix: Matrix) -> bytes:
    """The matrix as Markdown text; whatever a title holds is shown as it is.

    >>> from respchain.documents.matrix.plan import Band, Row
    >>> bands = [Band("", [Row(1, "Sign | seal", ["A/R", ""])]), Band("Late", [Row(2, "=1+1", ["", "A"])])]
    >>> print(as_markdown(Matrix("City", "Matrix", ("No.", "Duty"), ["Mayor", "*"], bands, [], "A = x", "en")).decode())
    # City
    <BLANKLINE>
    Matrix
    <BLANKLINE>
    | No. | Duty | Mayor | \\* |
    |--:|:--|:-:|:-:|
    | 1 | Sign \\| seal | A/R |  |
    |  | **Late** |  |  |
    | 2 | =1+1 |  | A |
    <BLANKLINE>
    A = x
    <BLANKLINE>
    """
    rule = "|--:|:--|" + ":-:|" * len(matrix.columns)
    lines = [_row([*matrix.corner, *matrix.columns]), rule]
    for band in matrix.bands:
        if band.title:
            lines.append(_row(["", f"**{escaped(band.title)}**", *[""] * len(matrix.columns)], raw=True))
        lines += [_row([str(row.number), row.title, *row.letters]) for row in band.rows]
    parts = [f"# {escaped(matrix.name)}", escaped(matrix.subject), "\n".join(lines), escaped(matrix.key_line)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _row(cells: list[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(escaped, cells))} |"


def escaped(text: str) -> str:
    r"""A text in which Markdown and HTML find no marks.

    >>> print(escaped("<b>a_b</b> \\|"))
    \<b\>a\_b\</b\> \\\|
    """
    return _MARKS.sub(r"\\\1", text)
