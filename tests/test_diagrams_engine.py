"""Both engines draw in a process of their own: whatever befalls them, the one who asks lives on, and is told."""

import os
import re
import signal
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from respchain.diagrams import engine
from respchain.diagrams.engine import chosen, render
from respchain.diagrams.font import FAMILY, MissingGlyphs
from respchain.errors import CannotDraw, MissingExtra

DOT = f'digraph {{ node [fontname="{FAMILY}" shape=box] a [label="食品安全"] b [label="监管 ✗"] a -> b }}'
SVG = "{http://www.w3.org/2000/svg}"


def program(folder: Path, body: str) -> Path:
    """A program named `dot` in an otherwise empty folder."""
    made = folder / "dot"
    made.write_text(f"#!{sys.executable}\nimport os, signal, sys, time\n{body}\n", "utf-8")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return made


@pytest.fixture(autouse=True)
def _no_engine_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESPCHAIN_ENGINE", raising=False)


def test_draws_chinese_with_no_program_and_no_font_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    root = ET.fromstring(render(DOT, "svg", title="链", description="说明", language="zh"))
    assert [text.text for text in root.iter(f"{SVG}text")] == ["食品安全", "监管 ✗"]
    assert [root[0].text, root[1].text] == ["链", "说明"]
    boxes = [polygon.get("points", "").split() for polygon in root.iter(f"{SVG}polygon")][1:3]
    widths = [max(xs) - min(xs) for xs in ([float(point.split(",")[0]) for point in box] for box in boxes)]
    assert widths[0] > 4 * 14  # four characters of 14 points: measured in a font that has them
    pdf = render(DOT, "pdf")
    assert {name.partition(b"+")[2] for name in re.findall(rb"/BaseFont /(\S+)", pdf)} == {b"RespchainSans-Regular"}


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot"])
def test_the_same_text_gives_the_same_bytes(form: engine.Format) -> None:
    first = render(DOT, form, engine="embedded")
    assert first == render(DOT, form, engine="embedded")
    assert first.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph"}[form])


def test_a_pdf_does_not_tell_when_it_was_made() -> None:
    assert re.findall(rb"/CreationDate \((.*?)\)", render(DOT, "pdf", engine="embedded")) == [b"D:20000101000000Z"]


def test_a_picture_names_nothing_outside_itself() -> None:
    drawn = render(DOT, "svg", engine="embedded").decode()
    assert "href" not in drawn
    assert "<script" not in drawn
    assert "DOCTYPE" not in drawn
    assert drawn.count("url(") == drawn.count("url(data:font/otf;base64,") == 1
    assert "Sans SC" in drawn


def test_a_finer_resolution_makes_a_larger_bitmap() -> None:
    def width(dpi: int) -> int:
        return int.from_bytes(render(DOT, "png", engine="embedded", dpi=dpi)[16:20], "big")

    assert width(144) == pytest.approx(2 * width(72), abs=2)


def test_bad_text_is_told_in_the_words_of_the_engine() -> None:
    with pytest.raises(CannotDraw, match="syntax error in line 1"):
        render("digraph { a -> ", "svg", engine="embedded")


def test_a_crash_of_the_embedded_engine_is_contained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    crash = tmp_path / "child.py"
    crash.write_text("import os\nos.write(2, b'dot: rank.c: Assertion failed\\n')\nos.abort()\n", "utf-8")
    monkeypatch.setattr(engine, "CHILD", crash)
    with pytest.raises(CannotDraw, match=rf"ended by signal {signal.SIGABRT:d}: dot: rank.c: Assertion failed"):
        render(DOT, "svg", engine="embedded")


def test_a_picture_that_lacks_a_line_is_no_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(
        tmp_path,
        "text = sys.stdin.read()\n"
        "if 'many wishes' in text: print('Error: lost a b edge', file=sys.stderr)\n"
        "print(f'drawn: {text}')",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotDraw, match="left something out: Error: lost a b edge"):
        render("many wishes", "png")
    assert render("many wishes", "png", safer=["also many wishes", "few"]) == b"drawn: few\n"


def test_an_engine_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "time.sleep(60)")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotDraw, match=r"did not finish within 0\.2 seconds"):
        render(DOT, "svg", timeout=0.2)


def test_an_engine_that_says_nothing_and_draws_nothing_is_no_success(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path, "pass")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotDraw, match="drew nothing"):
        render(DOT, "pdf")


def test_the_program_of_the_system_draws_where_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = "sys.stdout.write(repr([sys.argv[1:], os.environ['FONTCONFIG_FILE'], sys.stdin.read()]))"
    program(tmp_path, said)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    told = render(DOT, "png", dpi=96).decode()
    assert "['-Tpng', '-Gdpi=96']" in told
    assert "packaged.conf" in told
    assert "食品安全" in told
    assert chosen("embedded") == "embedded"
    monkeypatch.setenv("RESPCHAIN_ENGINE", "embedded")
    assert chosen() == "embedded"


def test_the_fonts_of_the_system_are_asked_only_for_what_ours_lacks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path, "sys.stdout.write(os.path.basename(os.environ['FONTCONFIG_FILE']))")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert render(DOT, "png") == b"packaged.conf"
    with pytest.warns(MissingGlyphs, match=r"no glyph for 😀 \(U\+1F600\)"):
        assert render(DOT.replace("食品", "😀"), "png") == b"packaged-and-system.conf"


def test_names_what_is_missing_or_unknown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotDraw, match='"dot" of Graphviz, which is not on the path'):
        render(DOT, "svg", engine="system")
    with pytest.raises(CannotDraw, match='no drawing engine "x"'):
        chosen("x")
    with pytest.raises(CannotDraw, match='no picture format "gif"'):
        render(DOT, "gif")  # type: ignore[arg-type]  # what a caller without types may ask
    monkeypatch.setattr(engine, "require", absent)
    with pytest.raises(MissingExtra, match=r"respchain\[draw\]"):
        render(DOT, "svg")


def absent(package: str) -> None:
    raise MissingExtra("drawing", "draw")


def test_the_working_folder_of_the_caller_is_never_imported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pygraphviz.py").write_text("raise SystemExit('imported from the working folder')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert os.getcwd() == str(tmp_path)
    assert render(DOT, "svg", engine="embedded")


def test_without_the_package_the_extra_is_named() -> None:
    script = "import sys; sys.modules['graphviz'] = None; import respchain.diagrams.show"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stderr.endswith("""drawing needs the extra "draw": pip install 'respchain[draw]'\n""")
