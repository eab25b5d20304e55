"""Make "Respchain Sans" from Noto Sans CJK (SIL Open Font License 1.1).

    python docs/font/make_font.py NotoSansCJK-Regular.ttc respchain/diagrams/fonts/RespchainSans-Regular.otf

Same source font and same fontTools give the same bytes. README.md beside this file tells what is kept and why.
"""

import sys
from pathlib import Path

from fontTools.misc.transform import Transform
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
CROSS, SPARE, TICK = 0x2717, 0x2573, 0x2713  # ✗ is not in the source font: it takes the place of ╳


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


def draw_cross(font: TTFont) -> None:
    """Put our own ✗ (two crossed bars) in the place of a box-drawing diagonal."""
    name = font.getBestCmap()[SPARE]
    top = font["CFF "].cff.topDictIndex[0]
    old, _ = top.CharStrings.getItemAndSelector(name)
    pen = T2CharStringPen(760, None)
    for turn in (0.7854, -0.7854):
        bar = TransformPen(pen, Transform().translate(380, 370).rotate(turn))
        bar.moveTo((-390, -46))
        bar.lineTo((390, -46))
        bar.lineTo((390, 46))
        bar.lineTo((-390, 46))
        bar.closePath()
    top.CharStrings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    font["hmtx"][name] = (760, 72)
    for table in font["cmap"].tables:
        if SPARE in table.cmap:
            del table.cmap[SPARE]
            for point in (CROSS, 0x2715, 0x2716, 0x2718):
                table.cmap[point] = name
            table.cmap[0x2714] = table.cmap[TICK]


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


def main(source: str, target: str) -> None:
    """Cut, draw, rename, write."""
    fonts = TTCollection(source).fonts if source.endswith(".ttc") else [TTFont(source)]
    font = next(font for font in fonts if font["name"].getDebugName(1) == SOURCE)
    font = kept(font, wanted())
    draw_cross(font)
    rename(font)
    tighten(font)
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
