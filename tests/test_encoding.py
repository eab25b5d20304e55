"""Text out of bytes: what is certain is read, what is not is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respchain.files.encoding import Decoded, Undecodable, decoded
from respchain.language import say

NATIVE = {
    "German": ("latin-1", "Zürich, Café; Straßenbau über Köln, Maßnahmen, größer, Ämter"),
    "German in capitals": ("latin-1", "BÜRGERMEISTER, STRASSENVERKEHRSBEHÖRDE, GRÖSSE"),
    "French": ("latin-1", "préfet délégué à la sécurité, où siège l'élu, garçon, forêt"),
    "Spanish": ("latin-1", "año, señor, inspección sanitaria, ámbito"),
    "Portuguese": ("latin-1", "informação, inspecção, coração, não"),
    "Portuguese in capitals": ("latin-1", "INFORMAÇÃO, INSPECÇÃO, CORAÇÃO"),
    "Danish": ("latin-1", "Rådhuspladsen, øvrighed, æble, Århus"),
    "Finnish": ("latin-1", "hyvää päivää, määräys, äänestys"),
    "Polish": ("iso-8859-2", "Główny Urząd, świadczenie, żółć"),
    "Czech": ("cp1250", "Městský úřad, příslušný, žádost"),
    "Turkish": ("cp1254", "başkanlığı, müdürlüğü, İstanbul"),
    "Russian": ("cp1251", "Министр внутренних дел, начальник отдела"),
    "Russian in KOI8": ("koi8-r", "Министр внутренних дел, начальник отдела"),
    "Greek": ("iso-8859-7", "Υπουργός Εσωτερικών, τμήμα ελέγχου"),
    "Hebrew": ("iso-8859-8", "ראש העיר ומנהל המחלקה"),
    "Arabic": ("cp1256", "رئيس البلدية ومدير الإدارة"),
    "Korean": ("euc-kr", "시장과 국장은 식품 안전 검사를 책임진다 그리고 보고한다"),
    "Japanese": ("euc-jp", "市長は食品の安全についての検査を担当する"),
    "Traditional Chinese": ("big5", "市長負責食品安全檢查,局長負責監督"),
}


@pytest.mark.parametrize(("encoding", "text"), NATIVE.values(), ids=NATIVE.keys())
def test_other_encodings_are_refused_with_advice(encoding: str, text: str) -> None:
    raw = f'posts:\n  a: {{title: "{text}"}}\n'.encode(encoding)
    with pytest.raises(Undecodable, match="neither UTF-8 nor GB18030") as caught:
        decoded(raw)
    assert raw[caught.value.at] > 127


@pytest.mark.parametrize(
    "text",
    [
        "posts: {市长: {title: 市长}}",
        "duties:\n  检查: {title: 检查北区餐馆，每季度四次（含复查）, accountable: 局长}",
        "posts: {a: {title: A角负责人, backup: B角}}",
        "name: 市场监督管理局\nposts:\n  director: {title: 局长, holder: {person: 陈晓明}}\n",
        "name: 臺灣省政府的市長與局長負責人的工作" * 4,
        "people: {li: {name: 李㛃}}\nname: 市场监督管理局",
    ],
)
@pytest.mark.parametrize("encoding", ["gb18030", "gbk"])
def test_chinese_in_gb18030_is_read_with_a_note(text: str, encoding: str) -> None:
    try:
        raw = text.encode(encoding)
    except UnicodeEncodeError:
        raw = text.encode("gb18030")
    assert decoded(raw) == Decoded(text, say("read as GB18030; save the file as UTF-8"))


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf_8_is_read_without_a_note_and_utf_16_with_one(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decoded(text.encode()) == Decoded(text)
        assert decoded(text.encode("utf-8-sig")) == Decoded(text)
    for order, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        assert decoded(mark + text.encode(order)) == Decoded(text, say("read as UTF-16; save the file as UTF-8"))
    for order in ("utf-32-le", "utf-32-be"):
        assert decoded(("\ufeff" + text).encode(order)) == Decoded(text, say("read as UTF-32; save the file as UTF-8"))


@given(raw=st.binary())
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    try:
        text = decoded(raw).text
    except Undecodable as why:
        text = raw[why.at : why.at + 1].hex()
        # A place inside the file, so that there is a byte to show.
        text = text if len(text) == 2 else "\0"
    assert "\0" not in text
    assert text.encode().decode() == text
