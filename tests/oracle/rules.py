"""What each rule must find, as a set of plain keys."""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from typing import Any

from tests.oracle.day import Day, Key
from tests.oracle.duties import acc001, acc002, acc003, acc004, acc006, doc001, gap004, gap010, per001
from tests.oracle.gaps import gap001, gap002, gap003, gap005, gap006, gap007, gap008, gap009
from tests.oracle.handing import proc004, proc005, proc006, proc007
from tests.oracle.lines import hier001, hier002, hier005, ovl006
from tests.oracle.links import Links
from tests.oracle.loops import loop001, loop002, loop003, loop004, loop005, loop009
from tests.oracle.overlaps import ovl001, ovl002, ovl003, ovl004, ovl005, ovl007, ovl008
from tests.oracle.persons import per013
from tests.oracle.powers import par001, par002, sod001, sod002
from tests.oracle.steps import proc001, proc002, proc003
from tests.oracle.subjects import SUBJECTS
from tests.oracle.timing import time001, time002, time003, time004, time005, time006

ORACLE: dict[str, Callable[[Day, Links], Iterator[Key]]] = {
    question.__name__.upper(): question
    for question in (
        ovl001, ovl002, ovl003, ovl004, ovl005, ovl007, ovl008,
        ovl006, gap004, gap010, acc001, acc002, acc003, acc004, acc006, loop001, loop002, loop003, loop004, loop005,
        loop009, hier001, hier002, hier005, par001, par002, sod001, sod002, proc001, proc002, proc003, per001, per013,
        doc001, gap001, gap002, gap003, gap005, gap006, gap007, gap008, gap009,
        proc004, proc005, proc006, proc007, time001, time002, time003, time004, time005, time006,
        *(question for subject in SUBJECTS for question in subject.questions),
    )
}  # fmt: skip
"""The rules judged, by code."""


def expected(data: Mapping[str, Any], today: date, codes: Container[str] = ORACLE) -> dict[str, set[Key]]:
    """What each rule, or each of some, must find in a charter on a day."""
    day = Day(data, today)
    links = Links(day)
    return {code: set(question(day, links)) for code, question in ORACLE.items() if code in codes}
