"""From DOT text to a picture: the system's `dot` or the embedded engine, always in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterable
from html import escape
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args

from respchain.diagrams.font import FILE, FOLDER, MissingGlyphs, lacking, missing_glyphs, require
from respchain.diagrams.svg import dressed
from respchain.errors import CannotDraw
from respchain.language import Saying, listed, say, translator

Format = Literal["svg", "png", "pdf", "dot"]
Engine = Literal["system", "embedded"]
CHILD = Path(__file__).with_name("child.py")
DAY = b"D:20000101000000Z"  # in place of the day on which a PDF was made, for the same bytes
SYSTEM_FONTS = [
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    "<dir>/System/Library/Fonts</dir>",
    "<dir>/Library/Fonts</dir>",
    "<dir>WINDOWSFONTDIR</dir>",
]
_NOISE = re.compile(r"^(Fontconfig (warning|error)|\(process:\d+\)).*\n?|^\n", re.MULTILINE)
_LOST = re.compile(r"^Error: ", re.MULTILINE)
_CREATED = re.compile(rb"(?<=/CreationDate \()D:[^)]*(?=\))")


def render(
    dot: str,
    form: Format,
    *,
    title: str = "",
    description: str = "",
    language: str = "en",
    engine: Engine | None = None,
    timeout: float = 300,
    dpi: int = 144,
    safer: Iterable[str] = (),
    layout: str = "dot",
) -> bytes:
    """The picture that the DOT text describes.

    `layout` is "dot", or "nop2" where everything has its place already.
    Where the engine fails on it, the texts of `safer` are tried in order: the same picture with fewer wishes.

    Without `engine` the system's `dot` draws where there is one, else the embedded engine; `RESPCHAIN_ENGINE` in
    the environment may force either. A character that the packaged font lacks is warned of (MissingGlyphs).
    An engine that fails, crashes or takes longer than `timeout` seconds becomes CannotDraw, in its own words.
    """
    if form not in get_args(Format):
        raise CannotDraw(
            say('there is no picture format "{name}": take one of {known}', name=form, known=listed(get_args(Format)))
        )
    if form == "dot":
        return dot.encode("utf-8")
    lacks = missing_glyphs(dot)
    if lacks:
        warnings.warn(translator(language or "en")(lacking(lacks)), MissingGlyphs, stacklevel=2)
    with TemporaryDirectory(prefix="respchain-") as folder:
        drawn = _first(
            command(chosen(engine), form, dpi, layout),
            chain((dot,), safer),
            _fonts(Path(folder), alone=not lacks),
            timeout,
        )
    if form == "svg":
        text = drawn.decode("utf-8")
        return dressed(text, title=title, description=description, language=language).encode("utf-8")
    return _CREATED.sub(lambda found: DAY[: len(found[0])].ljust(len(found[0])), drawn) if form == "pdf" else drawn


def laid_out(dot: str, *, engine: Engine | None = None, timeout: float = 300) -> str:
    """The SVG of the engine as it is, to measure what lies where."""
    with TemporaryDirectory(prefix="respchain-") as folder:
        fonts = _fonts(Path(folder), alone=not missing_glyphs(dot))
        return _run(command(chosen(engine), "svg", 72), dot, fonts, timeout).decode("utf-8")


def chosen(engine: str | None = None) -> Engine:
    """The engine that will draw: the one asked for, else the environment's, else the system's where there is one."""
    wish = engine or os.environ.get("RESPCHAIN_ENGINE") or ("system" if shutil.which("dot") else "embedded")
    if wish == "system":
        if shutil.which("dot") is None:
            raise CannotDraw(say('the engine "system" needs the program "dot" of Graphviz, which is not on the path'))
        return "system"
    if wish == "embedded":
        require("pygraphviz")
        return "embedded"
    raise CannotDraw(
        say('there is no drawing engine "{name}": take one of {known}', name=wish, known=listed(get_args(Engine)))
    )


def command(engine: Engine, form: str, dpi: int, layout: str = "dot") -> list[str]:
    """The command line of an engine: DOT comes on standard input, the picture leaves on standard output."""
    resolution = [f"-Gdpi={dpi}"] if form == "png" else []
    if engine == "system":
        placed = [] if layout == "dot" else [f"-K{layout}"]
        return [shutil.which("dot") or "dot", *placed, f"-T{form}", *resolution]
    return [sys.executable, "-P", str(CHILD), form, layout, *resolution]


def _fonts(folder: Path, *, alone: bool) -> dict[str, str]:
    """The environment of an engine that finds the packaged font, and the system's only for what that one lacks.

    Font and settings lie in a folder of their own, for the font library leaves marks and caches beside its fonts.
    """
    (folder / FILE).write_bytes((FOLDER / FILE).read_bytes())
    places = [f"<dir>{escape(str(folder))}</dir>", f"<cachedir>{escape(str(folder))}</cachedir>"]
    settings = folder / ("packaged.conf" if alone else "packaged-and-system.conf")
    lines = ['<?xml version="1.0"?>', "<fontconfig>", *places, *([] if alone else SYSTEM_FONTS), "</fontconfig>"]
    settings.write_text("\n".join(lines), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings), "SOURCE_DATE_EPOCH": "946684800"}


def _first(line: list[str], texts: Iterable[str], environment: dict[str, str], timeout: float) -> bytes:
    """What the first text gives that the engine does not fail on; else the words of its first failure."""
    failed: CannotDraw | None = None
    for text in texts:
        try:
            return _run(line, text, environment, timeout)
        except EngineFailed as error:
            failed = failed or error
    raise failed or CannotDraw(say("there is nothing to draw"))


class EngineFailed(CannotDraw):
    """The engine ended without a picture, or with one that lacks a line; it may draw the same with fewer wishes."""


def _run(line: list[str], dot: str, environment: dict[str, str], timeout: float) -> bytes:
    try:
        done = subprocess.run(line, input=dot.encode("utf-8"), capture_output=True, env=environment, timeout=timeout)
    except subprocess.TimeoutExpired:
        raise CannotDraw(say("the drawing engine did not finish within {seconds:g} seconds", seconds=timeout)) from None
    except OSError as error:
        raise CannotDraw(say("the drawing engine could not be started: {error}", error=error)) from None
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode or not done.stdout:
        raise EngineFailed(_words(done.returncode, said))
    if _LOST.search(said):  # Graphviz draws on without a line that it found no way for, and calls that a success
        raise EngineFailed(_words(0, said, say("the drawing engine left something out")))
    return done.stdout


def _words(code: int, said: str, otherwise: Saying | None = None) -> Saying:
    """Why an engine failed: its exit code or signal, and the last lines that it wrote."""
    lines = [line for line in _NOISE.sub("", said).splitlines() if not line.startswith((" ", "Traceback"))]
    how = otherwise or say("the drawing engine drew nothing")
    if code:
        how = say("the drawing engine failed with code {code}", code=code)
    if code < 0:
        how = say("the drawing engine was ended by signal {code}", code=-code)
    return say("{wrong}: {why}", wrong=how, why="; ".join(lines[-5:])) if lines else how
