"""Maps of coverage: facets as rows and columns, holders as cells, what is bare hatched, overlaps marked."""

from datetime import date
from typing import Literal, get_args

from respchain.checking.covering import Coverage, Covering, rank
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
from respchain.errors import CannotDraw
from respchain.language import say

MAPS = 50  # so many matters have a map of their own on the page of all matters
FINEST = 144  # points to the inch
PIXELS = 40_000_000  # about the most of one bitmap
Format = Literal["svg", "png", "pdf"]


class Map:
    """The picture of one matter, or of all at a glance, which shows itself in a notebook."""

    def __init__(self, covering: Covering, matter: str | None = None) -> None:
        self.covering, self.alone = covering, matter is not None
        self.found: list[Coverage] = list(covering.all())
        self.spelling = Spelling(covering.done)
        self.language = self.spelling.language

    def svg(self) -> str:
        """The picture as SVG, with its font inside."""
        return svg_of(self._page())

    def html(self) -> str:
        """The page of HTML: the map of one matter; else all matters in a table, and below it the map of each."""
        order = [0] if self.alone else self._worst_first()
        sections = [self._section(place) for place in order[:MAPS]]
        rows = [
            Row(f"m{place}" if at < MAPS else "", one.title, percent(one.share), amiss(one, self.language))
            for at, (place, one) in enumerate((place, self.found[place]) for place in order)
        ]
        title = self.found[0].title if self.alone else self._name()
        return html_of(title, self._day(), () if self.alone else rows, sections, self.language)

    def drawn(self, form: str) -> bytes:
        """The picture in a format: "svg", "png" or "pdf"."""
        if form == "svg":
            return self.svg().encode("utf-8")
        if form not in get_args(Format):
            raise CannotDraw(
                say('coverage is a table and no graph: it is drawn as svg, png or pdf, not as "{form}"', form=form)
            )
        from respchain.diagrams.engine import render

        page = self._page()
        dpi = min(FINEST, max(20, int(72 * (PIXELS / (page.wide * page.high)) ** 0.5)))
        return render(dot_of(page), "pdf" if form == "pdf" else "png", layout="nop2", dpi=dpi)

    def _repr_mimebundle_(self, *_: object, **__: object) -> dict[str, str]:
        """What a notebook shows."""
        return {"image/svg+xml": self.svg()}

    def _page(self) -> Page:
        if self.alone:
            told = f"{self._day()} · {self._told(self.found[0])}"
            return page_of(sheet(self.covering, 0, self.found[0], self.spelling), told)
        ordered = [self.found[place] for place in self._worst_first()]
        return glance(ordered, self._name(), f"{self._day()} · {word('map all', self.language)}", self.language)

    def _section(self, place: int) -> Section:
        found = self.found[place]
        drawn = sheet(self.covering, place, found, self.spelling)
        return Section(f"m{place}", drawn, self._told(found), list(details(found, self.spelling)))

    def _worst_first(self) -> list[int]:
        return sorted(range(len(self.found)), key=lambda place: rank(self.found[place]))

    def _name(self) -> str:
        return self.covering.done.encoded.names.charter(self.language) or word("map all", self.language)

    def _day(self) -> str:
        return word("map day", self.language).format(day=date.fromordinal(self.covering.facts.day))

    def _told(self, found: Coverage) -> str:
        return " · ".join([share(found, self.language), *amiss(found, self.language)])
