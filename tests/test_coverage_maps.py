"""Maps of coverage: what they show is what the cells are; nothing is cut, overlaps, or is told by colour alone."""

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from itertools import combinations, product
from math import prod
from pathlib import Path
from typing import Any

import pytest

from respchain.checking import Judged, judged
from respchain.checking.covering import Covering
from respchain.diagrams.coverage import Map
from respchain.diagrams.coverage.as_svg import svg_of
from respchain.diagrams.coverage.cells import grid
from respchain.diagrams.coverage.marks import Page, Rect, Text, advance
from respchain.diagrams.coverage.plan import PANELS, ROWS, TOGETHER
from respchain.diagrams.coverage.sheet import Sheet, sheet
from respchain.errors import CannotDraw, InputErrors
from respchain.files.reading import read
from respchain.model.stated import Stated
from tests.charters import TODAY, stated
from tests.oracle.coverage import Cell, Register, draft
from tests.test_cli import ran
from tests.test_coverage_oracle import _FORMAT

EXAMPLES = Path("docs/examples")
EVIL = '<script>alert(1)</script> & "quotes" **bold** \\N </title></svg> =cmd|x %s {0}'


def ask(data: Any) -> Judged:
    return judged(Stated(_FORMAT.validate_python(data)), "core", TODAY, rules=())


def crowded(duties: int = 60) -> dict[str, Any]:
    """Four facets, many duties that meet and miss, long titles."""
    facets = {
        "district": [f"district-{at}" for at in range(8)],
        "kind": {
            "tree": {"food": {"raw": None, "cooked": None}, "goods": {"toys": None, "tools": None}, "water": None}
        },
        "amount": {"type": "number", "unit": "CNY", "range": ">= 0", "title": "Amount of the contract"},
        "received": {"type": "date"},
    }
    kinds = ("food", "goods", "water", "raw", ["cooked", "water"])
    amounts = ("< 50000", "[50000..500000)", ">= 500000", ">= 50000")
    table = {
        f"d{at}": {
            "matter": "m",
            "stage": ("execute", "execute", "supervise")[at % 3],
            "scope": {
                "district": [f"district-{(at * 5 + more) % 8}" for more in range(at % 4 + 1)],
                **({"kind": kinds[at % 5]} if at % 6 else {}),
                **({"amount": amounts[at % 4]} if at % 2 else {}),
                **({"received": "< 2026-01-01"} if at % 7 == 0 else {}),
            },
            "accountable": f"p{at * 7 % 12}",
            **({"mode": "default"} if at % 11 == 0 else {}),
        }
        for at in range(duties)
    }
    posts = {f"p{at}": {"title": f"Head of urban management, parks and law enforcement {at}"} for at in range(12)}
    matter = {"title": "Inspection", "stages": ["execute", "supervise"],
              "excluded": [{"kind": "tools", "basis": ["Law 1"]}]}  # fmt: skip
    return {"as_of": "2026-06-01", "facets": facets, "posts": posts, "matters": {"m": matter}, "duties": table}


def drawn_states(done: Judged, row: int, register: Register) -> dict[str, set[Cell]]:
    """For each state the points that the map shows in it."""
    covering = Covering(done)
    found = grid(covering, row)
    facets = done.facts.now.scopes.facets
    states: dict[str, set[Cell]] = {}
    fixed = {facets[axis.facet].name: facets[axis.facet].decode(axis.stretches[0]) for axis in found.everywhere}
    for place in product(*(range(len(axis.stretches)) for axis in found.axes)):
        box = {
            facets[axis.facet].name: facets[axis.facet].decode(axis.stretches[at])
            for axis, at in zip(found.axes, place, strict=True)
        }
        state = found.cells[int(found.codes[place])].state
        states.setdefault(state, set()).update(register.box({"matter": _id(done, row), **fixed, **box}))
    return states


def _id(done: Judged, row: int) -> str:
    return str(done.words.id("matter", row))


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_a_map_shows_each_cell_as_it_is(first: int) -> None:
    seen: set[str] = set()
    for seed in range(first, first + 40):
        data = draft(seed)
        try:
            done = ask(data)
        except InputErrors:
            continue
        register = Register(data)
        for row in Covering(done).rows.tolist():
            below = {_id(done, row)}
            need = {cell for cell in register.need if cell[0] in below}
            held = {cell for one in register.covering for cell in one.cells if cell[0] in below}
            behind = {cell for one in register.behind for cell in one.cells} & (need - held)
            meet = {cell for *_, common in register.pairs(_id(done, row)) for cell in common}
            expected = {
                "vacant": need - held - behind, "standby": behind, "overlap": meet, "held": (held & need) - meet,
                "beyond": held - need - meet,
            }  # fmt: skip
            states = drawn_states(done, row, register)
            assert {state: states.get(state, set()) for state in expected} == expected, f"seed {seed}"
            seen |= {state for state, cells in expected.items() if cells}
    assert seen == {"vacant", "standby", "overlap", "held", "beyond"}


# ---- what is drawn can be read --------------------------------------------------------------------------------------


def pages() -> dict[str, Page]:
    """Pictures of all kinds."""

    def page(done: Judged, matter: str | None) -> Page:
        return Map(Covering(done, matter), matter)._page()

    def example(name: str, day: Any = None) -> Judged:
        return judged(read(EXAMPLES / f"{name}.yaml"), as_of=day, rules=())

    evil = {"as_of": "2026-06-01", "posts": {"a": {"title": EVIL}}, "matters": {"m": {"title": EVIL * 5}},
            "facets": {"k": {"title": EVIL, "values": ["x", "y"], "titles": {"x": EVIL * 3}}},
            "duties": {"d": {"matter": "m", "stage": "execute", "scope": {"k": "x"}, "accountable": "a"}}}  # fmt: skip
    return {
        "food": page(example("food-safety"), "food-safety"),
        "food at a glance": page(example("food-safety"), None),
        "permits": page(example("service-centre"), "permits"),
        "seamless": page(example("seamless"), None),
        "food on the markets": page(example("seamless"), "food"),
        "crowded": page(ask(crowded()), "m"),
        "hostile": page(ask(evil), "m"),
        "hostile at a glance": page(ask(evil), None),
    }


PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_no_text_leaves_its_page_or_lies_on_another(name: str) -> None:
    page = PAGES[name]
    boxes = []
    for mark in page.marks:
        if isinstance(mark, Text) and mark.text.strip():
            right = mark.x + advance(mark.text, mark.size)
            assert 0 <= mark.x < right <= page.wide, mark
            assert 0 < mark.y - mark.size * 0.8 < mark.y + mark.size * 0.2 < page.high, mark
            boxes.append((mark.x, mark.y - mark.size * 0.8, right, mark.y + mark.size * 0.15, mark.text))
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.parametrize("name", PAGES)
def test_every_text_in_a_frame_stays_inside_it(name: str) -> None:
    page = PAGES[name]
    frames = [mark for mark in page.marks if isinstance(mark, Rect) and mark.hint and mark.high > 15]
    for mark in page.marks:
        if not isinstance(mark, Text):
            continue
        for frame in frames:
            within = frame.x <= mark.x <= frame.x + frame.wide and frame.y < mark.y <= frame.y + frame.high
            if within:
                assert mark.x + advance(mark.text, mark.size) <= frame.x + frame.wide, mark
                assert frame.y <= mark.y - mark.size * 0.8, mark


def sheet_of(data: Any) -> Sheet:
    covering = Covering(ask(data), "m")
    (found,) = covering.all()
    return sheet(covering, 0, found, Map(covering, "m").spelling)


def test_merged_cells_tile_each_table() -> None:
    for panel in sheet_of(crowded()).panels:
        tiles = [
            (row, column)
            for body in panel.bodies
            for row in range(body.row, body.row + body.rows)
            for column in range(body.column, body.column + body.columns)
        ]
        assert sorted(tiles) == list(product(range(panel.rows), range(panel.columns)))
        for heads, length in ((panel.row_heads, panel.rows), (panel.column_heads, panel.columns)):
            assert {sum(head.span for head in level) for level in heads} <= {length}


def test_a_large_matter_is_capped_and_says_so() -> None:
    count = 300
    data = {
        "as_of": "2026-06-01",
        "facets": {"place": [f"p{at}" for at in range(count)], "size": {"type": "number"}},
        "posts": {f"a{at}": {} for at in range(count)},
        "matters": {"m": {}},
        "duties": {
            f"d{at}": {"matter": "m", "stage": "execute", "accountable": f"a{at}",
                       "scope": {"place": f"p{at}", "size": f"< {at}"}}
            for at in range(count)
        },
    }  # fmt: skip
    found = sheet_of(data)
    assert all(panel.rows <= ROWS for panel in found.panels)
    assert len(found.panels) <= PANELS
    assert sum(panel.rows for panel in found.panels) <= TOGETHER
    assert [note for note in found.notes if re.search(r"\d+ more stretches are not drawn", note)]
    assert len(svg_of(Map(Covering(ask(data), "m"), "m")._page())) < 3_000_000


def test_a_trimmed_axis_counts_what_is_left_out() -> None:
    count = 60
    data = {
        "as_of": "2026-06-01",
        "facets": {"place": [f"p{at}" for at in range(count)]},
        "posts": {f"a{at}": {} for at in range(count)},
        "matters": {"m": {}},
        "duties": {
            f"d{at}": {"matter": "m", "stage": "execute", "accountable": f"a{at}", "scope": {"place": f"p{at}"}}
            for at in range(count - 1)
        },
    }
    found = sheet_of(data)
    assert f"place: {count - ROWS} more stretches are not drawn" in found.notes
    (panel,) = found.panels
    assert [body.state for body in panel.bodies].count("vacant") == 1, "the bare place comes before those that are held"


def test_equal_places_stand_together_and_idle_ones_are_named_below() -> None:
    data = {
        "as_of": "2026-06-01",
        "facets": {"place": ["n", "e", "s", "w"]},
        "posts": {"a": {}, "b": {}},
        "matters": {"m": {"required": [{"place": ["n", "e", "s"]}]}},
        "duties": {
            "one": {"matter": "m", "stage": "execute", "accountable": "a", "scope": {"place": ["n", "s"]}},
            "two": {"matter": "m", "stage": "execute", "accountable": "b", "scope": {"place": "e"}},
        },
    }
    found = sheet_of(data)
    (panel,) = found.panels
    assert [head.text for head in panel.row_heads[0]] == ["n, s", "e"]
    assert [body.lines for body in panel.bodies] == [("a",), ("b",)]
    assert found.notes == ("left out, as nothing is required there: place = w",)
    assert found.subtitle == "stage = execute"


def test_every_state_looks_different_without_colour() -> None:
    """Hatching, frames, dashes, signs and brackets: what a grey print keeps."""
    text = """
posts: {a: {}, b: {}}
facets: {k: [one, two, none, back, more, out]}
matters: {m: {required: [{k: [one, two, none, back]}]}}
duties:
  d: {matter: m, stage: execute, scope: {k: [one, two]}, accountable: a}
  e: {matter: m, stage: execute, scope: {k: [two, more]}, accountable: b}
  f: {matter: m, stage: execute, scope: {k: back}, mode: default, accountable: b}
"""
    html = Map(Covering(judged(stated(text), as_of=TODAY, rules=()), "m"), "m").html()
    cells = dict(re.findall(r'<td class="(\w+)"[^>]*>(.*?)</td>', html))
    assert {state: re.sub("<[^>]*>", "", inner) for state, inner in cells.items()} == {
        "held": "a", "overlap": "⚠ ab", "vacant": "✗ nobody answers", "standby": "behind:b", "beyond": "(b)",
    }  # fmt: skip


# ---- what strangers write stays text --------------------------------------------------------------------------------


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def hostile() -> Map:
    data = {
        "name": EVIL, "as_of": "2026-06-01", "posts": {"a": {"title": EVIL}, "b": {"title": EVIL}},
        "matters": {"m": {"title": EVIL}},
        "facets": {"k": {"title": EVIL, "values": ["x", "y"], "titles": {"x": EVIL}}},
        "duties": {"d": {"matter": "m", "stage": "execute", "scope": {"k": "x"}, "accountable": "a"},
                   "e": {"matter": "m", "stage": "execute", "scope": {"k": "x"}, "accountable": "b"}},
    }  # fmt: skip
    return Map(Covering(ask(data)))


def test_titles_full_of_markup_are_inert_in_html() -> None:
    for page in (hostile().html(), Map(hostile().covering, "m").html()):
        seen = _Seen()
        seen.feed(page)
        assert seen.open == []
        assert not {"script", "img", "iframe", "link", "svg"} & set(seen.tags)
        assert seen.attributes <= {
            "lang", "charset", "name", "content", "class", "id", "href", "scope", "colspan", "rowspan", "title",
            "aria-label", "aria-hidden",
        }  # fmt: skip
        assert set(re.findall(r'href="([^"]*)"', page)) <= {"#m0"}
        assert set(re.findall(r"url\((.{10})", page)) == {"data:font/"}


def test_titles_full_of_markup_are_inert_in_svg() -> None:
    for text in (hostile().svg(), Map(hostile().covering, "m").svg()):
        root = ET.fromstring(text)
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert names <= {"svg", "title", "desc", "style", "defs", "pattern", "rect", "line", "text"}
        assert not [name for element in root.iter() for name in element.attrib if name.startswith(("on", "{"))]
        assert "http" not in re.sub(r'xmlns="[^"]*"', "", text)


def test_chinese_is_drawn_in_the_font_inside() -> None:
    done = judged(read(EXAMPLES / "service-centre.yaml"), rules=())
    for text in (Map(Covering(done)).svg(), Map(Covering(done, "permits"), "permits").html()):
        assert "@font-face" in text
        assert "✗" in text
        assert "无人负责" in text
        assert "设置大型户外广告许可" in text


def test_a_title_in_the_language_asked_for() -> None:
    text = """
posts: {a: {title: {en: Chief, zh: 主任}}}
facets: {k: {title: {en: Place, zh: 地点}, values: [x, y], titles: {x: {en: North, zh: 北区}}}}
matters: {m: {title: {en: Inspection, zh: 检查}}}
duties: {d: {matter: m, stage: monitor, scope: {k: x}, accountable: a}}
"""
    for language, words in (
        ("en", ("Chief", "Place", "North", "Inspection")),
        ("zh", ("主任", "地点", "北区", "检查")),
    ):
        done = judged(stated(text), as_of=TODAY, language=language, rules=())
        page = Map(Covering(done, "m"), "m").html()
        assert all(word in page for word in words)


@pytest.mark.parametrize("matter", ["m", None])
@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_the_same_charter_gives_the_same_bytes(form: str, matter: str | None) -> None:
    first, second = (Map(Covering(ask(crowded(12)), matter), matter).drawn(form) for _ in range(2))
    assert first == second
    assert first.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[form])


def test_draw_writes_coverage_and_says_that_a_table_is_no_graph(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(json.dumps(crowded(12)), encoding="utf-8")
    assert ran("draw", "m.json", "coverage", "m", "-o", "m.png", folder=tmp_path).returncode == 0
    assert (tmp_path / "m.png").read_bytes()[:4] == b"\x89PNG"
    refused = ran("draw", "m.json", "coverage", "m", "-o", "m.dot", folder=tmp_path)
    assert (refused.returncode, (tmp_path / "m.dot").exists()) == (2, False)
    assert b"coverage is a table and no graph" in refused.stderr
    with pytest.raises(CannotDraw, match="svg, png or pdf"):
        Map(Covering(ask(crowded(3)))).drawn("dot")


def test_a_matter_without_any_facet_is_one_cell() -> None:
    data = {"as_of": "2026-06-01", "posts": {"a": {}}, "matters": {"m": {}},
            "duties": {"d": {"matter": "m", "stage": "execute", "accountable": "a"}}}  # fmt: skip
    found = sheet_of(data)
    assert [(panel.rows, panel.columns, len(panel.bodies)) for panel in found.panels] == [(1, 1, 1)]
    assert prod(len(level) for panel in found.panels for level in panel.row_heads) == 1
