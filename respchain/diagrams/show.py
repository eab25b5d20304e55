"""A picture that shows itself: in a notebook, or as the bytes of a file."""

import math

from respchain.diagrams.dot import write
from respchain.diagrams.engine import Engine, Format, render
from respchain.diagrams.look import SYMBOL
from respchain.diagrams.package import graphviz
from respchain.diagrams.picture import Picture

PIXELS = 60_000_000  # about the most of one bitmap: a large picture is drawn more coarsely, not in gigabytes
BOX_AREA = 15_000  # square points of paper that one box takes, with the space around it
TOLD = 100  # so many findings are told to who cannot see the picture


class Drawing(graphviz.Digraph):  # type: ignore[misc]  # the graphviz package ships no types
    """The DOT text of a picture as a `graphviz.Digraph`, drawn by our engine and in our font."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        write(self, picture)

    def drawn(self, form: Format, *, engine: Engine | None = None, timeout: float = 300, dpi: int = 144) -> bytes:
        """The picture in a format: "svg", "png", "pdf" or "dot"; a bitmap has at most `dpi` points to the inch."""
        return render(
            self.source,
            form,
            title=self.picture.title,
            description=description(self.picture),
            language=self.picture.language,
            engine=engine,
            timeout=timeout,
            dpi=min(dpi, finest(len(self.picture.nodes))),
        )

    def copy(self) -> "Drawing":
        """The same picture again, free to be changed."""
        again = Drawing(self.picture)
        again.body = list(self.body)
        return again

    def _repr_mimebundle_(self, *_: object, **__: object) -> dict[str, str]:
        """What a notebook shows, without any program of the system."""
        return {"image/svg+xml": self.drawn("svg").decode("utf-8")}


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
