"""Pictures are readable: nothing overlaps, is cut, or is told by colour alone; the same bytes each time."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import get_args

import pytest
from fontTools.ttLib import TTFont

from respchain.diagrams.breaks import Break
from respchain.diagrams.chain import Link, Ring, chain
from respchain.diagrams.dot import NESTED, digraph
from respchain.diagrams.font import FILE, FOLDER, missing_glyphs
from respchain.diagrams.look import EDGES, NODES, SAMPLES
from respchain.diagrams.organisation import DepartmentBox, Line, PostBox, organisation
from respchain.diagrams.picture import Cluster, Edge, EdgeKind, Mark, Node, NodeKind, Picture
from respchain.diagrams.show import Drawing, description
from respchain.diagrams.supervision import Actor, ForumEdge, supervision
from respchain.diagrams.words import WORDS, word

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]

# ---- three pictures drawn by hand -----------------------------------------------------------------------------------

DIVISIONS = [
    ("food", "食品安全监督管理科", 7, "vice1"),
    ("drug", "药品监督管理科", 5, "vice1"),
    ("office", "办公室（人事科）", 4, "vice1"),
    ("law", "政策法规与行政审批科", 4, "vice2"),
    ("force", "综合执法大队", 12, "vice2"),
    ("price", "价格监督检查和反不正当竞争科", 3, "vice2"),
]
WORK = ["监督检查岗", "投诉举报受理岗", "抽样检验岗", "许可审查岗", "档案与信息公开岗"]


def bureau() -> Picture:
    """About forty posts in six divisions, with findings and one post that has no superior."""
    posts = [
        PostBox("head", "市场监督管理局局长", "王建国", "bureau"),
        PostBox("vice1", "副局长（分管食品药品）", "李伟", "bureau"),
        PostBox("vice2", "副局长（分管执法与法规）", "张敏", "bureau"),
        PostBox("province", "省市场监督管理局", kind="outsider"),
        PostBox("lone", "信息化建设专员", "余波", "office"),
    ]
    lines = [Line("command", "head", "vice1"), Line("command", "head", "vice2"), Line("guidance", "province", "head")]
    departments = [DepartmentBox("bureau", "滨江市市场监督管理局")]
    for name, title, count, vice in DIVISIONS:
        departments.append(DepartmentBox(name, title, "bureau"))
        posts.append(PostBox(f"{name}-head", f"{title}负责人", "刘洋", name))
        lines.append(Line("command", vice, f"{name}-head"))
        for number in range(count):
            posts.append(PostBox(f"{name}{number}", WORK[number % 5], "" if number == 3 else "陈静", name))
            lines.append(Line("command", f"{name}-head", f"{name}{number}"))
    lines += [Line("functional", "law-head", "force3"), Line("dotted", "food-head", "drug2")]
    marks = {
        "food2": [Mark("error", "PER001")],
        "force-head": [Mark("warning", "SPAN001")],
        "drug": [Mark("note", "SPAN003")],
    }
    breaks = [Break("C7", "HIER001", "lone")]
    return organisation(posts, departments, lines, breaks, marks, title="组织图", note="截至 2026-06-01", language="zh")


RINGS = [
    Ring("law", "basis", ("Food Safety Law, article 77",)),
    Ring("inspect", "power", ("Inspect premises",)),
    Ring("duty", "duty", ("Inspect restaurants in the north", "monthly, within 20 working days")),
    Ring("director", "post", ("Director of the market bureau",)),
    Ring("chen", "person", ("Chen Hao",)),
    Ring("inspector", "post", ("Inspector", "Li Wei")),
    Ring("visit", "step", ("Visit", "5 working days")),
    Ring("decide", "step", ("Decide", "2 working days")),
    Ring("mayor", "post", ("Mayor",)),
    Ring("missed", "trigger", ("Inspection not made",)),
    Ring("admonish", "consequence", ("Correct, admonish, dismiss",)),
]
LINKS = [
    Link("basis", "law", "inspect"),
    Link("power", "inspect", "duty"),
    Link("accountable", "duty", "director"),
    Link("holds", "director", "chen"),
    Link("responsible", "director", "inspector"),
    Link("next", "inspector", "visit"),
    Link("next", "visit", "decide"),
    Link("escalates", "director", "mayor", label="3 working days"),
    Link("sanctions", "duty", "missed"),
    Link("sanctions", "missed", "admonish"),
]


def broken_chain(language: str = "en") -> Picture:
    """A chain whose duty answers to no forum, whose consequence nobody imposes, and that nobody mends."""
    breaks = [
        Break("C5", "ACC003", "director"),
        Break("C6", "ACC006", "admonish", "nobody has power to impose it"),
        Break("C12", "LOOP006", "director"),
    ]
    marks = {"director": [Mark("error", "ACC003")], "visit": [Mark("warning", "TIME002")]}
    return chain(RINGS, LINKS, breaks, marks, title="Inspect restaurants: the chain", language=language)


def forums() -> Picture:
    """A forum graph with three terminals, a chain of five, and a circle of three that watch only each other."""
    actors = [
        Actor("congress", "Standing committee of the people's congress", 0, "terminal"),
        Actor("province", "Provincial discipline commission", 0, "terminal"),
        Actor("court", "Administrative court", 0, "terminal"),
        Actor("mayor", "Mayor", 1, holder="Zhang Min"),
        Actor("discipline", "Discipline commission of the city", 1, "body"),
        Actor("audit", "Audit office", 2, "body"),
        Actor("director", "Director of the market bureau", 2, holder="Chen Hao"),
        Actor("food", "Head of food safety", 3, holder="Wang Lei"),
        Actor("inspector", "Inspector", 4, holder="Li Wei"),
        Actor("board", "Housing fund board", None, "body"),
        Actor("committee", "Housing fund audit committee", None, "body"),
        Actor("manager", "Housing fund manager", None, holder="Zhou Qi"),
    ]
    edges = [
        ForumEdge("mayor", "congress", channel="congress", timing="after"),
        ForumEdge("discipline", "province", channel="party"),
        ForumEdge("audit", "mayor"),
        ForumEdge("director", "discipline", channel="party", timing="during, after"),
        ForumEdge("director", "audit", channel="audit", timing="after"),
        ForumEdge("food", "director"),
        ForumEdge("food", "court", "reactive", channel="court"),
        ForumEdge("inspector", "food"),
        ForumEdge("mayor", "discipline", "democratic"),
        ForumEdge("board", "committee"),
        ForumEdge("committee", "manager"),
        ForumEdge("manager", "board", "assesses"),
    ]
    breaks = [Break("C8", "LOOP001", "board")]
    return supervision(actors, edges, breaks, {"audit": [Mark("warning", "LOOP005")]}, title="Who answers to whom")


PICTURES = {"bureau": bureau, "chain": broken_chain, "kette": lambda: broken_chain("zh"), "forums": forums}


@cache
def drawn(name: str) -> bytes:
    return Drawing(PICTURES[name]()).drawn("svg", engine="embedded")


# ---- what a reader sees, measured -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Group:
    """A box, a line or a frame of the SVG: the words in it, its shapes, the path of a line."""

    kind: str
    texts: tuple[tuple[str, Box], ...]
    shape: Box | None
    path: tuple[tuple[float, float], ...]


@cache
def advances() -> dict[str, int]:
    font = TTFont(BytesIO((FOLDER / FILE).read_bytes()))
    return {chr(point): font["hmtx"][name][0] for point, name in font.getBestCmap().items()}


def text_box(text: ET.Element) -> Box:
    """Where the ink of a text is: from a quarter below the line of capitals to a little under the base line."""
    size, x, y = (float(text.get(key, "0")) for key in ("font-size", "x", "y"))
    width = sum(advances()[sign] for sign in text.text or "") * size / 1000
    left = x - width / 2 if text.get("text-anchor") == "middle" else x
    return (left, y - 0.75 * size, left + width, y + 0.1 * size)


def numbers(text: str) -> list[tuple[float, float]]:
    found = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]
    return list(zip(found[::2], found[1::2], strict=True))


def curve(path: str) -> tuple[tuple[float, float], ...]:
    """Points along a path of cubic curves."""
    points = numbers(path)
    along = []
    for at in range(0, len(points) - 3, 3):
        a, b, c, d = points[at : at + 4]
        for step in range(21):
            t, u = step / 20, 1 - step / 20
            weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            along.append(tuple(sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1)))
    return tuple((x, y) for x, y in along)


def groups(svg: bytes) -> list[Group]:
    found = []
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        kind = group.get("class", "")
        if kind in {"node", "edge", "cluster"}:
            texts = tuple((text.text or "", text_box(text)) for text in group.iter(f"{SVG}text"))
            outlines = [p.get("points", "") for p in group if p.tag in {f"{SVG}polygon", f"{SVG}polyline"}]
            paths = [path.get("d", "") for path in group.iter(f"{SVG}path")]
            points = [point for outline in outlines + (paths if kind != "edge" else []) for point in numbers(outline)]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            shape = (min(xs), min(ys), max(xs), max(ys)) if points else None
            found.append(Group(kind, texts, shape, curve(paths[0]) if kind == "edge" and paths else ()))
    return found


def overlap(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5


def inside(inner: Box, outer: Box, spare: float = 1) -> bool:
    return all(inner[at] >= outer[at] - spare for at in (0, 1)) and all(inner[at] <= outer[at] + spare for at in (2, 3))


@pytest.mark.parametrize("name", PICTURES)
def test_no_words_overlap_and_none_leave_their_box(name: str) -> None:
    seen = groups(drawn(name))
    boxes = [(text, box) for group in seen for text, box in group.texts]
    assert [(a[0], b[0]) for a, b in combinations(boxes, 2) if overlap(a[1], b[1])] == []
    held = [group for group in seen if group.kind in {"node", "cluster"} and group.shape is not None]
    assert len(held) > 10
    assert [text for group in held for text, box in group.texts if group.shape and not inside(box, group.shape)] == []


@pytest.mark.parametrize("name", PICTURES)
def test_no_boxes_overlap(name: str) -> None:
    shapes = [(group.texts[0][0], group.shape) for group in groups(drawn(name)) if group.kind == "node" and group.shape]
    assert [(a[0], b[0]) for a, b in combinations(shapes, 2) if overlap(a[1], b[1])] == []


@pytest.mark.parametrize("name", PICTURES)
def test_no_line_runs_through_words_of_another_part(name: str) -> None:
    seen = groups(drawn(name))
    crossed = []
    for line in (group for group in seen if group.path):
        for other in seen:
            if other is not line:
                for text, (left, top, right, bottom) in other.texts:
                    if any(left < x < right and top < y < bottom for x, y in line.path):
                        crossed.append(text)
    assert crossed == []


@pytest.mark.parametrize("name", PICTURES)
def test_everything_lies_on_the_page_and_has_a_glyph(name: str) -> None:
    root = ET.fromstring(drawn(name))
    left, top, width, height = (float(number) for number in root.get("viewBox", "").split())
    moved = re.search(r"translate\(([\d.-]+) ([\d.-]+)\)", drawn(name).decode())
    assert moved is not None
    dx, dy = float(moved[1]), float(moved[2])
    for text in root.iter(f"{SVG}text"):
        a, b, c, d = text_box(text)
        assert inside((a + dx, b + dy, c + dx, d + dy), (left, top, left + width, top + height)), text.text
        assert missing_glyphs(text.text or "") == []


def test_no_title_is_cut_in_the_picture_of_forty_posts() -> None:
    words = "".join(text for group in groups(drawn("bureau")) for text, _ in group.texts)
    assert "…" not in words
    for _, title, _, _ in DIVISIONS:
        assert words.count(title) == 2  # the frame, and the post of its head


def test_a_broken_ring_is_a_box_of_its_own_told_by_sign_word_and_dashes() -> None:
    root = ET.fromstring(drawn("kette"))
    for group in root.iter(f"{SVG}g"):
        words = [text.text for text in group.iter(f"{SVG}text")] if group.get("class") == "node" else []
        if "✗ 无问责主体" in words:
            assert "C5 · ACC003" in words
            outline = group.find(f"{SVG}polygon")
            assert outline is not None
            assert outline.get("stroke-dasharray")
            assert float(outline.get("stroke-width", "1")) > 2
            break
    else:
        pytest.fail("the missing forum is not drawn")


def test_every_finding_is_told_by_sign_code_and_stroke() -> None:
    source = digraph(bureau()).source
    for sign, code in (("✗", "PER001"), ("⚠", "SPAN001"), ("●", "SPAN003")):
        assert f"{sign} {code}" in source
    plain = digraph(Picture("", (Node("a", "post", ("A",)),))).source
    marked = digraph(Picture("", (Node("a", "post", ("A",), (Mark("error", "X"),)),))).source
    assert "penwidth" not in plain.split("label=<<TABLE")[-1]
    assert "penwidth=2.6" in marked


def test_terminal_forums_stand_above_and_each_depth_below_the_last() -> None:
    heights: dict[int, set[float]] = {}
    titles = {node.lines[0].split()[0]: node.id for node in forums().nodes}
    depth = {
        "congress": 0,
        "province": 0,
        "court": 0,
        "mayor": 1,
        "discipline": 1,
        "audit": 2,
        "director": 2,
        "food": 3,
    }
    for group in groups(drawn("forums")):
        if group.kind == "node" and group.shape:
            first = next((text for text, _ in group.texts if text.split()[0] in titles), "?")
            rank = depth.get(titles.get(first.split()[0], ""))
            if rank is not None:
                heights.setdefault(rank, set()).add((group.shape[1] + group.shape[3]) / 2)
    assert sorted(heights) == [0, 1, 2, 3]
    assert all(max(heights[upper]) < min(heights[upper + 1]) for upper in range(3))


def test_a_closed_circle_is_framed_and_no_one_else() -> None:
    picture = forums()
    framed = {node.id for node in picture.nodes if node.cluster is not None and node.kind != "missing"}
    assert framed == {"board", "committee", "manager"}
    assert [cluster.broken for cluster in picture.clusters] == [True]


def test_the_legend_lists_what_occurs_and_nothing_else() -> None:
    one = Picture("t", (Node("a", "post", ("A",)), Node("b", "post", ("B",))), (Edge("a", "b", "guidance"),))
    source = digraph(one).source
    assert word("line guidance", "en") in source
    other = [kind for kind in SAMPLES if kind != "guidance" and f">{word(f'line {kind}', 'en')}<" in source]
    assert other == []
    assert word("double", "en") not in source


def test_every_kind_has_a_look_and_words_in_both_languages() -> None:
    assert set(NODES) == set(get_args(NodeKind))
    assert set(EDGES) == set(get_args(EdgeKind))
    assert set(SAMPLES) == set(EDGES) - {"order"}
    assert all(f"line {kind}" in WORDS for kind in SAMPLES)
    assert all(english and chinese and english != chinese for english, chinese in WORDS.values() if "{" not in english)


# ---- bytes, sizes, strangers ----------------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    name = Path(__file__)
    script = (
        f"import runpy, sys; pictures = runpy.run_path({str(name)!r})['PICTURES'];"
        "from respchain.diagrams.dot import digraph;"
        "sys.stdout.write(''.join(digraph(p()).source for p in pictures.values()))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert "食品安全监督管理科" in said[0].decode()


NASTY = [
    "</text><script>alert(1)</script>",
    r"\N \G \l \r \\ " + '"',
    'a "quoted" <b>bold</b> & &amp; &nosuch;',
    "line\nbreak\ttab\x00\x1b[31m",
    "<",
    ">",
    '"',
    "\\",
    "]]><!-- x -->",
    "x" * 10_000,
    "长" * 10_000,
    "a\u202eb\ud800",
    "{a|b}",
    "n1:p1",
    "",
    "<TABLE>",
]


def test_hostile_words_are_shown_as_they_are_and_do_nothing() -> None:
    kinds: list[NodeKind] = ["post", "duty", "step", "outsider"]
    nodes = tuple(
        Node(
            text,
            kinds[at % 4],
            (text, text),
            (Mark("error", text),) if at % 3 == 0 else (),
            "c" if at % 2 else None,
            "p" if at > 11 and at % 2 else None,
        )
        for at, text in enumerate(NASTY)
    )
    edges = tuple(Edge(a, b, "supervises", label=a) for a, b in pairwise(NASTY[:9]))
    frame = Cluster("c", NASTY[1] + NASTY[2], marks=(Mark("warning", NASTY[0]),))
    drawing = Drawing(Picture(NASTY[0], nodes, edges, (frame,), note=NASTY[3]))
    root = ET.fromstring(drawing.drawn("svg", engine="embedded"))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "desc", "style", "g", "polygon", "polyline", "path", "text",
    }  # fmt: skip
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]
    words = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert r"\N \G \l \r \\ " + '"' in words
    assert 'a "quoted" <b>bold' in " ".join(words)
    assert "line break tab□□[31m" in words
    assert max(len(text) for text in words) < 120
    tips = [tip.text or "" for tip in root.iter(f"{SVG}title")]
    assert any("x" * 1000 in tip for tip in tips)
    assert root[0].text == NASTY[0]


def city(size: int) -> Picture:
    """A mayor, bureaus of eight divisions, divisions of ten posts."""
    posts, departments, lines = [PostBox("mayor", "Mayor")], [], []
    for number in range(size // 10):
        bureau = f"bureau{number // 8}"
        if number % 8 == 0:
            departments.append(DepartmentBox(bureau, f"Bureau {number // 8}"))
            posts.append(PostBox(bureau, f"Head of bureau {number // 8}", department=bureau))
            lines.append(Line("command", "mayor", bureau))
        departments.append(DepartmentBox(f"d{number}", f"Division {number}", bureau))
        posts.append(PostBox(f"h{number}", f"Head of division {number}", department=f"d{number}"))
        lines.append(Line("command", bureau, f"h{number}"))
        for seat in range(9):
            posts.append(PostBox(f"p{number}-{seat}", f"Officer {number}-{seat}", "Wang", f"d{number}"))
            lines.append(Line("command", f"h{number}", f"p{number}-{seat}"))
    return organisation(posts, departments, lines)


@pytest.mark.parametrize(("size", "widest"), [(100, 1500), (1000, 6000)])
def test_a_large_organisation_is_about_as_wide_as_high(size: int, widest: int) -> None:
    root = ET.fromstring(Drawing(city(size)).drawn("svg", engine="embedded"))
    _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
    assert width < widest
    assert 0.4 < width / height < 2.5


def test_endless_chains_and_cycles_of_command_are_built_without_recursion() -> None:
    size = 30_000
    posts = [PostBox(str(number), "Post") for number in range(size)]
    lines = [Line("command", str(number), str((number + 1) % size)) for number in range(size)]
    picture = organisation(posts, lines=lines)
    assert len(picture.edges) == size
    assert [edge.tail for edge in picture.edges if edge.free] == [str(size - 1)]


def test_frames_nested_without_end_are_drawn_flat() -> None:
    frames = tuple(Cluster(str(number), "d", str(number - 1) if number else "5000") for number in range(5001))
    source = digraph(Picture("", (Node("a", "post", ("A",), cluster="5000"),), clusters=frames)).source
    deepest = opened = 0
    for line in source.splitlines():
        opened += line.strip().startswith("subgraph") - (line.strip() == "}")
        deepest = max(deepest, opened)
    assert 1 < deepest <= NESTED
    assert source.count("subgraph") == 5001


def test_a_drawing_shows_itself_in_a_notebook_without_any_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    drawing = Drawing(broken_chain())
    shown = drawing._repr_mimebundle_(include=None, exclude=None)
    assert ET.fromstring(shown["image/svg+xml"]).tag == f"{SVG}svg"
    assert drawing.copy().source == drawing.source == digraph(broken_chain()).source


def test_who_cannot_see_a_picture_is_told_its_findings() -> None:
    told = description(broken_chain())
    assert "✗ ACC003: Director of the market bureau" in told
    assert "✗ no forum: C5 · ACC003" in told
    desc = ET.fromstring(drawn("chain")).find(f"{SVG}desc")
    assert desc is not None
    assert desc.text == told
