"""Maps of coverage: facets as rows and columns, holders as cells, what is bare hatched, overlaps marked."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from respchain.checking.covering import Coverage, Covering
from respchain.checking.spelling import Spelling
from respchain.diagrams.coverage.as_dot import dot_of
from respchain.diagrams.coverage.as_html import Row, Section, html_of
from respchain.diagrams.coverage.as_svg import svg_of
from respchain.diagrams.coverage.drawn import page_of
from respchain.diagrams.coverage.glance import glance
from respchain.diagrams.coverage.marks import Page
from respchain.diagrams.coverage.sheet import sheet
from respchain.diagrams.coverage.told import amiss, details, percent, share
from respchain.diagrams.words import word

MAPS = 50  # so many matters have a map of their own on the page of all matters
FINEST = 144  # points to the inch


def marks(covering: Covering, found: Sequence[Coverage], *, alone: bool) -> Page:
    """The picture of one matter, or of all at a glance, laid out."""
    spelling = Spelling(covering.done)
    language = spelling.language
    if alone:
        return page_of(sheet(covering, 0, found[0], spelling), _summary(covering, found[0], language))
    ordered = [found[place] for place in _worst_first(found)]
    return glance(ordered, _name(covering), f"{_day(covering)} · {word('map all', language)}", language)


def svg(covering: Covering, found: Sequence[Coverage], *, alone: bool) -> str:
    """The picture as SVG."""
    return svg_of(marks(covering, found, alone=alone))


def drawn(covering: Covering, found: Sequence[Coverage], form: Literal["svg", "png", "pdf"], *, alone: bool) -> bytes:
    """The picture in a format."""
    from respchain.diagrams.engine import render

    page = marks(covering, found, alone=alone)
    if form == "svg":
        return svg_of(page).encode("utf-8")
    return render(dot_of(page), form, layout="nop2", dpi=FINEST)


def page(covering: Covering, found: Sequence[Coverage], *, alone: bool) -> str:
    """The page of HTML: the map of one matter; else all matters in a table, and below it the map of each."""
    spelling = Spelling(covering.done)
    language = spelling.language
    order = [0] if alone else _worst_first(found)
    shown = order[:MAPS]
    sections = [
        Section(
            (
                f"m{place}",
                sheet(covering, place, found[place], spelling),
                _told(found[place], language),
                list(details(found[place], spelling)),
            )
        )
        for place in shown
    ]
    rows = [
        Row((f"m{place}" if place in shown else "", one.title, percent(one.share), amiss(one, language)))
        for place, one in ((place, found[place]) for place in order)
    ]
    title = found[0].title if alone else _name(covering)
    return html_of(title, _day(covering), () if alone else rows, sections, language)


def _worst_first(found: Sequence[Coverage]) -> list[int]:
    from respchain.checking.covering import rank

    return sorted(range(len(found)), key=lambda place: rank(found[place]))


def _name(covering: Covering) -> str:
    language = covering.done.words.language
    return covering.done.encoded.names.charter(language) or word("map all", language)


def _day(covering: Covering) -> str:
    day = date.fromordinal(covering.facts.day)
    return word("map day", covering.done.words.language).format(day=day)


def _told(found: Coverage, language: str) -> str:
    return " · ".join([share(found, language), *amiss(found, language)])


def _summary(covering: Covering, found: Coverage, language: str) -> str:
    return f"{_day(covering)} · {_told(found, language)}"


__all__ = ["drawn", "marks", "page", "svg"]
