"""The packaged font draws Chinese on a machine that has no Chinese font, and says what it cannot draw."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from respchain.diagrams.font import FAMILY, FILE, FOLDER, characters, lacking, missing_glyphs, subset
from respchain.diagrams.look import SAMPLES, SYMBOL
from respchain.diagrams.words import WORDS

LIST = Path(__file__).parent.parent / "docs" / "font" / "tongyong-guifan-hanzi.txt"


@pytest.fixture(scope="module")
def font() -> TTFont:
    return TTFont(BytesIO((FOLDER / FILE).read_bytes()))


def test_the_list_has_the_three_levels_of_the_standard() -> None:
    levels = LIST.read_text("utf-8").splitlines()
    assert [len(level) for level in levels] == [3500, 3000, 1605]
    assert len(set("".join(levels))) == 8105
    assert [level[0] for level in levels] == ["一", "乂", "亍"]


def test_every_character_of_the_standard_has_a_glyph_with_an_outline(font: TTFont) -> None:
    signs = "".join(LIST.read_text("utf-8").split())
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    assert missing_glyphs(signs) == []
    empty = []
    for sign in signs:
        pen = BoundsPen(glyphs)
        glyphs[names[ord(sign)]].draw(pen)
        if pen.bounds is None:
            empty.append(sign)
    assert empty == []


def test_every_sign_that_a_picture_adds_of_itself_has_a_glyph() -> None:
    own = "".join(english + chinese for english, chinese in WORDS.values())
    assert missing_glyphs(own + "".join(SAMPLES.values()) + "".join(SYMBOL.values()) + "—·…□＼（）") == []


def test_latin_with_accents_greek_and_full_width_forms_have_glyphs() -> None:
    assert missing_glyphs("Žluťoučký kůň, Łódź, nǚ, Ωμέγα, Ａ１，。！～ “” – § € ℃ →↑ ①") == []


def test_names_each_missing_character_once() -> None:
    assert missing_glyphs("a𮧵b😀𮧵\n") == ["𮧵", "😀"]
    assert "𮧵 (U+2E9F5), 😀 (U+1F600)" in lacking(["𮧵", "😀"])
    assert "and 5 more" in lacking(["😀"] * 25)


def test_the_font_has_a_name_of_its_own_and_keeps_its_licence(font: TTFont) -> None:
    names = font["name"]
    assert {names.getDebugName(number) for number in (1, 4, 6)} == {
        FAMILY,
        f"{FAMILY} Regular",
        "RespchainSans-Regular",
    }
    assert "SIL Open Font License" in names.getDebugName(13)
    licence = (FOLDER / "OFL.txt").read_text("utf-8")
    assert names.getDebugName(0).removeprefix("© ") in licence
    assert "Reserved Font Name 'Source'" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_a_subset_holds_what_is_asked_and_nothing_else() -> None:
    cut = TTFont(BytesIO(b64decode(subset("食品安全✗"))))
    assert {chr(point) for point in cut.getBestCmap()} == set("食品安全✗")
    assert subset("食品安全✗") == subset(reversed("✗✗全安品食"))


def test_a_subset_leaves_out_what_the_font_lacks() -> None:
    assert ord("😀") not in characters()
    assert subset("a😀") == subset("a")
