"""A picture that shows itself: in a notebook, or as the bytes of a file."""

import math
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

from respchain.diagrams.dot import digraph, write
from respchain.diagrams.engine import Engine, Format, laid_out, render
from respchain.diagrams.look import SYMBOL
from respchain.diagrams.package import graphviz
from respchain.diagrams.picture import Picture
from respchain.diagrams.safer import safer
from respchain.diagrams.titles import settled
from respchain.errors import CannotDraw
from respchain.language import say

PIXELS = 60_000_000  # about the most of one bitmap: a large picture is drawn more coarsely, not in gigabytes
BOX_AREA = 15_000  # square points of paper that one box takes, with the space around it
SMALL = 200  # boxes: the titles of larger pictures stay where they are
TOLD = 100  # so many findings are told to who cannot see the picture


class Drawing(graphviz.Digraph):  # type: ignore[misc]  # the graphviz package ships no types
    """The DOT text of a picture as a `graphviz.Digraph`, drawn by our engine and in our font."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        write(self, picture)

    def drawn(self, form: Format, *, engine: Engine | None = None, timeout: float = 300, dpi: int = 144) -> bytes:
        """The picture in a format: "svg", "png", "pdf" or "dot"; a bitmap has at most `dpi` points to the inch.

        The titles of a small picture's frames move aside where lines would run through them.
        """
        source = self.source
        if form != "dot" and self.picture.clusters and len(self.picture.nodes) <= SMALL and self._as_written():
            with suppress(CannotDraw):  # a layout that fails is said, or made safer, below
                source = digraph(settled(self.picture, partial(_plain, engine=engine, timeout=timeout))).source
        return render(
            source,
            form,
            title=self.picture.title,
            description=description(self.picture),
            language=self.picture.language,
            engine=engine,
            timeout=timeout,
            dpi=min(dpi, finest(len(self.picture.nodes))),
            safer=self._safer(),
        )

    def _as_written(self) -> bool:
        """Whether the text is still that of the picture."""
        return bool(self.source == digraph(self.picture).source)

    def _safer(self) -> Iterator[str]:
        """The same picture with fewer wishes; nothing where the text was changed since."""
        if self._as_written():
            yield from (digraph(picture).source for picture in safer(self.picture))

    def pipe(
        self,
        format: str | None = None,  # noqa: A002 - named by the graphviz package
        *_: object,
        encoding: str | None = None,
        engine: str | None = None,
        **__: object,
    ) -> bytes | str:
        """As `graphviz.Digraph.pipe`, drawn by our engine: bytes, or text where an encoding is given."""
        if engine not in (None, "dot"):
            raise CannotDraw(say('a picture is laid out by "dot", not by "{engine}"', engine=engine))
        drawn = self.drawn(cast(Format, format or "svg"))
        return drawn if encoding is None else drawn.decode("utf-8").encode(encoding).decode(encoding)

    def render(
        self,
        filename: str | Path | None = None,
        directory: str | Path | None = None,
        view: bool = False,
        cleanup: bool = False,
        format: str | None = None,  # noqa: A002
        *_: object,
        outfile: str | Path | None = None,
        engine: str | None = None,
        **__: object,
    ) -> str:
        """As `graphviz.Digraph.render`, drawn by our engine: writes the picture, and the DOT text unless `cleanup`."""
        if view:
            raise CannotDraw(say("a picture is not opened in another program: open the file that render() names"))
        text = Path(directory or "", filename or self.filename)
        path = Path(directory or "", outfile) if outfile else text.with_name(f"{text.name}.{format or 'svg'}")
        drawn = self.pipe(format or path.suffix.removeprefix("."), engine=engine)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(cast(bytes, drawn))
        if not cleanup and outfile is None:
            text.write_text(self.source, "utf-8")
        return str(path)

    def view(self, *_: object, **__: object) -> str:
        """Nothing is opened in another program."""
        raise CannotDraw(say("a picture is not opened in another program: render() it, and open the file"))

    def unflatten(self, *_: object, **__: object) -> "Drawing":
        """The picture itself: it is laid out in rows already."""
        return self.copy()

    def copy(self) -> "Drawing":
        """The same picture again, free to be changed."""
        again = Drawing(self.picture)
        again.body = list(self.body)
        return again

    def _repr_mimebundle_(self, *_: object, **__: object) -> dict[str, str]:
        """What a notebook shows, without any program of the system."""
        return {"image/svg+xml": self.drawn("svg").decode("utf-8")}


def _plain(picture: Picture, *, engine: Engine | None, timeout: float) -> str:
    return laid_out(digraph(picture).source, engine=engine, timeout=timeout)


def finest(boxes: int) -> int:
    """The resolution, in points to the inch, that keeps a bitmap of so many boxes of a size that can be opened.

    >>> finest(50) > 144, finest(5000)
    (True, 64)
    """
    return math.isqrt(72 * 72 * PIXELS // (BOX_AREA * max(1, boxes)))


def description(picture: Picture) -> str:
    """The findings of a picture in words, for who cannot see it.

    >>> from respchain.diagrams.picture import Mark, Node
    >>> description(Picture("Chart", (Node("a", "post", ("Clerk",), (Mark("error", "ACC003"),)),)))
    '✗ ACC003: Clerk'
    """
    told = [f"{SYMBOL[mark.severity]} {mark.code}: {node.lines[0]}" for node in picture.nodes for mark in node.marks]
    told += [
        f"{SYMBOL[mark.severity]} {mark.code}: {frame.title}" for frame in picture.clusters for mark in frame.marks
    ]
    told += [": ".join(node.lines) for node in picture.nodes if node.kind == "missing"]
    return "; ".join(told[:TOLD])
