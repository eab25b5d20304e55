"""The packaged font: what it has, what it lacks, and the part of it that one picture needs."""

import importlib.util
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

from respchain.errors import MissingExtra
from respchain.language import N_, Saying, listed, say

FAMILY = "Respchain Sans"
FOLDER = files("respchain.diagrams") / "fonts"
FILE = "RespchainSans-Regular.otf"
NAMED = 20  # so many missing characters are named in one sentence


class MissingGlyphs(UserWarning):
    """The packaged font lacks characters of a picture."""


def require(package: str) -> None:
    """Say how to install the extra where a package for drawing is missing."""
    if importlib.util.find_spec(package) is None:
        raise MissingExtra(N_("drawing"), "draw")


@cache
def characters() -> frozenset[int]:
    """The code points that the packaged font can draw."""
    require("fontTools")
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO((FOLDER / FILE).read_bytes()), lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing_glyphs(text: str) -> list[str]:
    """The printable characters of the text that the packaged font lacks, each once, in order of appearance.

    >>> missing_glyphs("食品安全 𮧵, safety")
    ['𮧵']
    """
    known = characters()
    return [sign for sign in dict.fromkeys(text) if ord(sign) not in known and sign.isprintable()]


def lacking(signs: Sequence[str]) -> Saying:
    """The sentence that names the missing characters.

    >>> print(lacking("𮧵"))
    the packaged font has no glyph for 𮧵 (U+2E9F5): drawn by a font of the system, else as an empty box
    """
    named: Saying = listed(say("{sign} (U+{code:04X})", sign=sign, code=ord(sign)) for sign in signs[:NAMED])
    if len(signs) > NAMED:
        named = say("{names} and {more} more", names=named, more=len(signs) - NAMED, count=len(signs))
    template = N_("the packaged font has no glyph for {signs}: drawn by a font of the system, else as an empty box")
    return say(template, signs=named)


def subset(text: Iterable[str]) -> str:
    """The packaged font cut to these characters, in base64.

    >>> 1000 < len(subset("食品安全")) < 4000
    True
    """
    require("fontTools")
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    subsetter = Subsetter(Options(layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=[0, 13, 14]))
    subsetter.populate(unicodes=sorted({ord(sign) for sign in text} & characters()))
    with TTFont(BytesIO((FOLDER / FILE).read_bytes()), lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        out = BytesIO()
        font.save(out)
    return b64encode(out.getvalue()).decode("ascii")
