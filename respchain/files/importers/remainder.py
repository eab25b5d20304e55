"""The remainder of an import as a table, so that nothing a user typed is lost."""

import csv
from collections.abc import Iterable
from io import StringIO

from respchain.files.importers.imported import Left
from respchain.language import Translator

_LIVE = ("=", "+", "-", "@", "\t", "\r")
_HEADINGS = ("place", "column", "text", "why")


def remainder_table(left: Iterable[Left], tell: Translator) -> str:
    """The remainder as CSV, one line for each cell, in which no spreadsheet finds a formula.

    >>> from respchain.errors import Place
    >>> from respchain.language import say
    >>> print(remainder_table([Left(Place("a.csv", 2, 1), "Pay", "=1+1", say("no key"))], str), end="")
    place,column,text,why
    a.csv:2:1,Pay,'=1+1,no key
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADINGS)
    writer.writerows([str(one.place), inert(one.heading), inert(one.text), tell(one.why)] for one in left)
    return out.getvalue()


def inert(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula.

    >>> inert("=cmd|' /C calc'!A0"), inert("-"), inert("市长")
    ("'=cmd|' /C calc'!A0", '-', '市长')
    """
    return f"'{text}" if text.startswith(_LIVE) and len(text) > 1 else text
