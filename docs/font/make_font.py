"""Make "Respchain Sans" from Noto Sans CJK and Source Sans (both SIL Open Font License 1.1).

    python docs/font/make_font.py NotoSansCJK-Regular.ttc TARGET.otf source-sans-3-*-400-normal.woff

Same source fonts and same fontTools give the same bytes. README.md beside this file tells what is kept and why.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Respchain Sans"
SOURCE = "Noto Sans CJK SC"
HANZI = Path(__file__).with_name("tongyong-guifan-hanzi.txt")
BLOCKS = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin-1, Latin Extended A and B
    (0x02B0, 0x02FF),  # spacing modifiers: tone marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # raised and lowered figures
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # letterlike, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # enclosed figures
    (0x2500, 0x25FF),  # boxes, geometric shapes
    (0x2600, 0x27BF),  # symbols, dingbats
    (0x3000, 0x312F),  # CJK punctuation, kana, bopomofo
    (0x3200, 0x33FF),  # enclosed CJK, CJK compatibility
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFF00, 0xFFEF),  # full-width forms
]
MADE = 3_692_217_600  # 2021-01-01 in seconds since 1904: a fixed day, for the same bytes
CROSS, TICK = 0x2717, 0x2713
LATIN_SCALE = 733 / 656  # Noto Sans CJK draws the letters of Source Sans larger by this: the heights of H
SLOT = 0xAC00  # from here on, glyphs of Hangul syllables are kept to be redrawn as what is lacking


def wanted() -> set[int]:
    """The code points to keep: the blocks, the 8,105 characters, GB 2312, and the common half of Big5."""
    points = {point for low, high in BLOCKS for point in range(low, high + 1)}
    points.update(ord(sign) for sign in HANZI.read_text("utf-8") if not sign.isspace())
    points.update(decoded("gb2312", range(0xB0, 0xF8)))
    points.update(decoded("big5", range(0xA4, 0xC7)))
    return points


def decoded(encoding: str, leads: range) -> set[int]:
    """The code points that a two-byte encoding has under these lead bytes."""
    found = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            text = bytes([lead, trail]).decode(encoding, "ignore")
            found.update(ord(sign) for sign in text if sign > "\x7f")
    return found


def kept(font: TTFont, points: set[int]) -> TTFont:
    """The font cut to these code points; horizontal, with kerning, without other substitutions."""
    options = Options(layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=["*"])
    options.drop_tables += ["BASE", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    return font


def replace(font: TTFont, slot: int, point: int, width: float, draw: Callable[[T2CharStringPen], None]) -> None:
    """Put another drawing into the glyph of a slot, and let the code point lead to it."""
    name = font.getBestCmap()[slot]
    top = font["CFF "].cff.topDictIndex[0]
    old, _ = top.CharStrings.getItemAndSelector(name)
    pen = T2CharStringPen(round(width) - old.private.nominalWidthX, None)
    draw(pen)
    top.CharStrings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    font["hmtx"][name] = (round(width), 0)
    for table in font["cmap"].tables:
        del table.cmap[slot]
        table.cmap[point] = name


def cross(pen: T2CharStringPen) -> None:
    """Two crossed bars."""
    for turn in (0.7854, -0.7854):
        bar = TransformPen(pen, Transform().translate(380, 370).rotate(turn))
        bar.moveTo((-390, -46))
        for corner in ((390, -46), (390, 46), (-390, 46)):
            bar.lineTo(corner)
        bar.closePath()


def lacking(font: TTFont, others: list[str]) -> Iterator[tuple[int, float, Callable[[T2CharStringPen], None]]]:
    """The letters of the other fonts that belong to our blocks and that the font lacks, scaled to fit."""
    seen = set(font.getBestCmap()) | {CROSS}
    ours = {point for low, high in BLOCKS for point in range(low, high + 1)}
    for path in sorted(others):
        other = TTFont(path)
        glyphs = other.getGlyphSet()
        for point, name in sorted(other.getBestCmap().items()):
            if point in ours and point not in seen:
                seen.add(point)
                outline = DecomposingRecordingPen(glyphs)
                glyphs[name].draw(outline)
                yield point, glyphs[name].width * LATIN_SCALE, scaled(outline)


def scaled(outline: DecomposingRecordingPen) -> Callable[[T2CharStringPen], None]:
    """The outline drawn larger by the scale; the pen of the charstring turns quadratic curves into cubic ones."""
    return lambda pen: outline.replay(TransformPen(pen, Transform().scale(LATIN_SCALE)))


def rename(font: TTFont) -> None:
    """Give the cut font its own name, and keep the words of copyright and licence."""
    own = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} Regular", 4: f"{FAMILY} Regular", 6: "RespchainSans-Regular"}
    keep = {0, 5, 8, 9, 10, 13, 14}
    names = font["name"]
    names.names = [
        name for name in names.names if name.nameID in keep and name.platformID == 3 and name.langID == 0x409
    ]
    for number, text in own.items():
        names.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [own[6]]
    cff.topDictIndex[0].FullName = own[4]
    cff.topDictIndex[0].FamilyName = FAMILY


def tighten(font: TTFont) -> None:
    """Lines of 1.25 em instead of 1.45; only capitals with two accents reach higher, into the line gap."""
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = 980
    font["hhea"].descent = font["OS/2"].sTypoDescender = -270
    font["OS/2"].usWinDescent = 270
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0


def main(source: str, target: str, *others: str) -> None:
    """Cut, draw, rename, write."""
    fonts = TTCollection(source).fonts if source.endswith(".ttc") else [TTFont(source)]
    font = next(font for font in fonts if font["name"].getDebugName(1) == SOURCE)
    drawn = [(CROSS, 760.0, cross), *lacking(font, list(others))]
    font = kept(font, wanted() | {SLOT + number for number in range(len(drawn))})
    for number, (point, width, draw) in enumerate(drawn):
        replace(font, SLOT + number, point, width, draw)
    for table in font["cmap"].tables:
        table.cmap |= {0x2714: table.cmap[TICK]} | dict.fromkeys((0x2715, 0x2716, 0x2718), table.cmap[CROSS])
    rename(font)
    tighten(font)
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
