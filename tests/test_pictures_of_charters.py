"""From a charter to its pictures: what lives is drawn once, findings are painted, broken rings are named."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from respchain.checking import Judged, judged, report
from respchain.cli import main
from respchain.diagrams import chains, charters
from respchain.diagrams.breaks import Break
from respchain.diagrams.dot import digraph
from respchain.diagrams.focus import focus
from respchain.diagrams.named import actor_id
from respchain.diagrams.picture import Cluster, Edge, Mark, Node, Picture
from respchain.diagrams.safer import safer
from respchain.diagrams.show import Drawing, description
from respchain.diagrams.supervision import Actor, ForumEdge, ForumKind, supervision
from respchain.diagrams.titles import settled
from respchain.diagrams.ways import MANY, gathered
from respchain.diagrams.words import word
from respchain.errors import CannotDraw, UnknownName
from respchain.facts.codes import Kind
from respchain.files.reading import read
from tests.charters import ask
from tests.test_diagrams_pictures import SVG, groups, inside, overlap

EXAMPLES = Path("docs/examples")
CASES = [
    ("food-safety", date(2009, 5, 1)),
    ("food-safety", date(2011, 4, 22)),
    ("food-safety", date(2012, 6, 1)),
    ("food-safety", date(2014, 6, 1)),
    ("service-centre", date(2024, 6, 1)),
    ("seamless", date(2026, 6, 1)),
]


@cache
def example(name: str, day: date, language: str = "zh") -> Judged:
    return judged(read(EXAMPLES / f"{name}.yaml"), None, day, language)


def texts(svg: bytes) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


# ---- what is drawn --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("name", "day"), CASES)
def test_every_living_post_and_every_line_is_drawn_once(name: str, day: date, language: str) -> None:
    done = example(name, day, language)
    picture = charters.organisation(done)
    facts = done.facts
    living = [actor_id(done, row) for row in range(len(facts.actors.kind)) if facts.actors.kind[row] == Kind.POST]
    drawn = [node.id for node in picture.nodes]
    assert len(drawn) == len(set(drawn))
    assert living
    assert set(living) <= set(drawn)
    table = facts.now.lines
    stated = {
        (actor_id(done, int(facts.seat[upper])), actor_id(done, lower))
        for lower, upper in zip(table.post.tolist(), table.superior.tolist(), strict=True)
        if upper >= 0
    }
    lines = [(edge.tail, edge.head) for edge in picture.edges if edge.kind not in ("order", "missing")]
    assert set(lines) == stated
    assert len(lines) == len(table.post[table.superior >= 0])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("name", "day"), CASES)
def test_whoever_answers_stands_in_the_picture_of_supervision_with_every_forum(
    name: str, day: date, language: str
) -> None:
    done = example(name, day, language)
    picture = charters.supervision(done)
    drawn = {node.id for node in picture.nodes}
    assert {actor_id(done, row) for row in done.facts.answering.to.tolist()} <= drawn
    edges = done.facts.forums
    stated = {
        (actor_id(done, actor), actor_id(done, forum))
        for actor, forum in zip(edges.actor.tolist(), edges.forum.tolist(), strict=True)
    }
    lines = {(edge.tail, edge.head) for edge in picture.edges if edge.kind not in ("order", "missing")}
    assert lines == {(actor, forum) for actor, forum in stated if actor in drawn}


@pytest.mark.parametrize(("name", "day"), CASES)
@pytest.mark.parametrize("draw", [charters.organisation, charters.supervision])
def test_every_finding_is_painted_on_its_subject_or_counted(name: str, day: date, draw: Callable[..., Picture]) -> None:
    done = example(name, day)
    findings = report(done).findings
    picture = draw(done, findings)
    painted: dict[str, set[str]] = {}
    painted |= {node.id: {mark.code for mark in node.marks} for node in picture.nodes}
    painted |= {frame.id: {mark.code for mark in frame.marks} for frame in picture.clusters}
    elsewhere = 0
    ids = {part.id: row for row, part in enumerate(done.encoded.names.parts["duties"])}
    rows = {int(source): row for row, source in enumerate(done.facts.duties.row)}
    for found in findings:
        on = [subject.id for subject in found.subjects if subject.id in painted]
        for subject in () if on else found.subjects:
            if subject.kind == "duty":
                answering = done.facts.answering.targets(rows[ids[subject.id]]).tolist()
                on += [actor_id(done, row) for row in answering if actor_id(done, row) in painted]
        assert all(found.rule in painted[id_] for id_ in on), found
        elsewhere += not any(found.rule in codes for codes in painted.values())
    counted = re.search(r"另有 (\d+) 项", picture.note)
    assert elsewhere <= (int(counted[1]) if counted else 0)


def test_names_that_are_not_disclosed_are_not_drawn_and_their_ids_neither() -> None:
    done = example("service-centre", date(2024, 6, 1))
    for picture in (charters.organisation(done), charters.supervision(done), chains.chain_of(done, "enforce-ads")):
        said = digraph(picture).source
        assert "未公开" in said
        assert ">p-" not in said
    english = charters.organisation(example("service-centre", date(2024, 6, 1), "en"))
    assert "not disclosed" in digraph(english).source


def test_channel_and_moments_are_said_in_the_language_and_once() -> None:
    done = example("service-centre", date(2024, 6, 1))
    source = digraph(charters.supervision(done)).source
    assert source.count(">A · 人大监督 · 事中、事后<") == 1
    assert not re.search(r">[^<]*(congress|during)", source)
    english = digraph(charters.supervision(example("service-centre", date(2024, 6, 1), "en"))).source
    assert english.count(">A · by the congress · during, after<") == 1


def test_a_chain_names_department_trigger_measures_and_supervision() -> None:
    done = example("seamless", date(2026, 6, 1), "en")
    lines = {node.lines[0]: node for node in chains.chain_of(done, "monitor-licences").nodes}
    assert lines["Head of the market bureau"].lines == (
        "Head of the market bureau",
        "Ana Cole",
        "department: Market bureau",
    )
    assert lines["A bureau fails in a duty of its head"].lines[1] == "correct, admonish, move, dismiss"
    assert lines["Yearly hearing of the congress"].kind == "oversight"
    assert lines["Decide and issue"].lines[1] == "Licensing officer"
    said = [line for node in lines.values() for line in node.lines]
    assert "head-neglect" not in said
    assert "watch-licences" not in said


# ---- broken chains --------------------------------------------------------------------------------------------------

SEAMLESS = yaml.load((EXAMPLES / "seamless.yaml").read_text("utf-8"), yaml.CSafeLoader)
DUTY = "monitor-cooked"


def without_holder(data: dict[str, Any]) -> None:
    data["appointments"] = [each for each in data["appointments"] if each["post"] != "catering-officer"]


def without_consequence(data: dict[str, Any]) -> None:
    del data["duties"][DUTY]["consequence"]


def without_power(data: dict[str, Any]) -> None:
    del data["posts"]["catering-officer"]["powers"]


def without_basis(data: dict[str, Any]) -> None:
    del data["duties"][DUTY]["basis"]
    for matter in ("food", "safety", "services"):
        data["matters"][matter].pop("basis", None)


def without_superior(data: dict[str, Any]) -> None:
    del data["posts"]["catering-officer"]["reports_to"]


def without_forum(data: dict[str, Any]) -> None:
    """No entry and no duty of supervision is left, and no superior."""
    data["oversight"] = {}
    del data["assessments"]
    watching = [id_ for id_, duty in data["duties"].items() if duty.get("stage") in ("inspection", "audit", "appeal")]
    for id_ in watching:
        del data["duties"][id_]
    without_superior(data)


BROKEN = [
    (without_holder, "C3", "ACC001", "no person", "catering-officer", False),
    (without_consequence, "C6", "ACC006", "no consequence", DUTY, False),
    (without_power, "C4", "PAR001", "no power", "catering-officer", True),
    (without_basis, "C11", "DOC001", "no basis", DUTY, True),
    (without_superior, "C7", "HIER002", "no way up", "catering-officer", False),
    (without_forum, "C5", "ACC003", "no forum", "catering-officer", False),
]


@pytest.mark.parametrize(("edit", "condition", "rule", "words", "at", "before"), BROKEN)
def test_a_broken_chain_shows_what_is_missing_where_it_is_missing(
    edit: Callable[[dict[str, Any]], None], condition: str, rule: str, words: str, at: str, *, before: bool
) -> None:
    data = yaml.safe_load(yaml.safe_dump(SEAMLESS))
    edit(data)
    done = ask(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), today=date(2026, 6, 1))
    picture = chains.chain_of(done, DUTY)
    node = next(node for node in picture.nodes if node.kind == "missing" and rule in node.lines[1])
    assert node.lines[0] == f"✗ {words}"
    assert node.lines[1].startswith(f"{condition} · ")
    edge = next(edge for edge in picture.edges if edge.kind == "missing" and node.id in (edge.tail, edge.head))
    assert (edge.tail if before else edge.head) == node.id
    assert (edge.head if before else edge.tail) == charters.part_named(done, picture, at)
    assert f"✗ {words}" in description(picture)


def test_a_broken_ring_is_said_and_dashed_in_the_drawing() -> None:
    svg = Drawing(chains.chain_of(example("food-safety", date(2012, 6, 1)), "sprouts-in-shenyang")).drawn("svg")
    said = texts(svg)
    for words in ("✗ 有责无权", "C4 · PAR001", "✗ 无依据", "C11 · DOC001"):
        assert words in said
    assert b'stroke-dasharray="5,2"' in svg


# ---- how it looks ---------------------------------------------------------------------------------------------------

LOOKED_AT: dict[str, Callable[[], Picture]] = {
    "six bodies": lambda: charters.organisation(example("food-safety", date(2012, 6, 1))),
    "a city": lambda: charters.organisation(example("seamless", date(2026, 6, 1), "en")),
    "forums": lambda: charters.supervision(example("service-centre", date(2024, 6, 1))),
    "a process": lambda: chains.chain_of(example("seamless", date(2026, 6, 1), "en"), "approve-licences"),
}


@pytest.mark.parametrize("name", LOOKED_AT)
def test_nothing_overlaps_and_no_line_runs_through_a_word(name: str) -> None:
    seen = groups(Drawing(LOOKED_AT[name]()).drawn("svg"))
    boxes = [(group.texts[0][0], group.shape) for group in seen if group.kind == "node" and group.texts and group.shape]
    words = [(text, box) for group in seen for text, box in group.texts]
    for found in (boxes, words):
        assert [(a[0], b[0]) for at, a in enumerate(found) for b in found[:at] if overlap(a[1], b[1])] == []
    held = [group for group in seen if group.kind in ("node", "cluster") and group.shape]
    assert [text for group in held for text, box in group.texts if group.shape and not inside(box, group.shape)] == []
    crossed = [
        text
        for line in seen
        for other in seen
        if other is not line
        for text, (left, top, right, bottom) in other.texts
        if any(left < x < right and top < y < bottom for x, y in line.path)
    ]
    assert crossed == []


def test_bodies_that_nothing_joins_stand_in_rows() -> None:
    svg = Drawing(LOOKED_AT["six bodies"]()).drawn("svg")
    tops = sorted(group.shape[1] for group in groups(svg) if group.kind == "cluster" and group.shape)
    assert len(tops) == 6
    assert tops[3] - tops[2] > 50


def test_a_title_moves_away_from_a_line() -> None:
    def laid_out(_: Picture) -> str:
        return (
            f'<svg xmlns="{SVG[1:-1]}"><g class="cluster"><title>cluster_1</title>'
            '<polygon points="0,0 200,0 200,100 0,100"/><text x="10" y="20" font-size="11">Office</text></g>'
            '<g class="edge"><path d="M20,-50 C20,0 20,50 20,90"/></g></svg>'
        )

    framed = Picture("", (Node("a", "post", ("A",), cluster="f"),), clusters=(Cluster("f", "Office"),))
    assert settled(framed, laid_out).clusters[0].side == "c"
    free = settled(framed, lambda picture: laid_out(picture).replace("M20", "M150").replace("C20", "C150"))
    assert free.clusters[0].side in (None, "c")


def test_many_lines_that_say_the_same_are_drawn_once_and_named_by_a_letter() -> None:
    names = [str(number) for number in range(MANY + 1)]
    nodes = (*(Node(name, "post", (name,)) for name in names), Node("v", "body", ("V",)))
    lines = tuple(Edge(name, "v", "supervises", label="audit", gathered=True) for name in names)
    drawn = gathered(Picture("", nodes, lines))
    assert [node.through for node in drawn.nodes if node.kind == "post"] == [("A",)] * len(names)
    assert [node.lines for node in drawn.nodes if node.kind == "way"] == [("A · audit",)]
    assert [edge.kind for edge in drawn.edges if edge.head == "v"] == ["supervises"]
    few = gathered(Picture("", nodes, lines[1:]))
    assert not any(node.through for node in few.nodes)
    assert sum(edge.kind == "supervises" for edge in few.edges) == MANY + 1


def test_signs_of_findings_are_explained_and_long_lists_are_cut() -> None:
    marks = tuple(Mark("error", f"ACC00{number}") for number in range(6))
    picture = Picture("t", (Node("a", "post", ("A",), marks),), language="zh")
    source = digraph(picture).source
    assert "ACC002" in source
    assert ">✗ ACC003" not in source
    assert "另 3 项" in source
    assert word("codes", "zh") in source
    assert f'✗</FONT> <FONT POINT-SIZE="10" COLOR="#55616d">{word("error", "zh")}' in source
    assert "ACC005" in description(picture)


# ---- focus ----------------------------------------------------------------------------------------------------------


def test_a_department_may_be_looked_at_in_each_picture() -> None:
    done = example("seamless", date(2026, 6, 1), "en")
    picture = charters.organisation(done)
    near = focus(picture, charters.part_named(done, picture, "discipline"))
    assert {"discipline-head", "integrity-officer", "mayor", "province"} <= {node.id for node in near.nodes}
    assert "market-head" not in {node.id for node in near.nodes}
    watched = charters.supervision(done)
    assert charters.part_named(done, watched, "market") == "market-head"
    part = focus(watched, "market-head", 1)
    assert {"market-head", "mayor"} <= {node.id for node in part.nodes}
    rungs = [node.lines for node in part.nodes if node.kind == "depth"]
    assert len(rungs) == len(set(rungs)) >= 1
    chain = chains.chain_of(done, "approve-licences")
    near = focus(chain, charters.part_named(done, chain, "licensing-officer"), 1)
    assert (
        {"Licensing officer", "Grant or refuse a licence"}
        <= {node.lines[0] for node in near.nodes}
        < {node.lines[0] for node in chain.nodes}
    )
    with pytest.raises(UnknownName):
        focus(picture, charters.part_named(done, picture, "nobody"))


# ---- the engine -----------------------------------------------------------------------------------------------------


def test_what_the_engine_cannot_lay_out_is_drawn_with_fewer_wishes() -> None:
    wishes = charters.supervision(example("seamless", date(2026, 6, 1), "en"))
    labelled = replace(wishes, edges=tuple(replace(edge, gathered=False, label="by") for edge in wishes.edges))
    failing = Drawing(labelled)
    crashes = iter([CannotDraw("first")])

    def fails(_: Picture) -> str:
        raise next(crashes)

    with pytest.raises(CannotDraw):
        settled(labelled, fails)
    said = texts(failing.drawn("svg", engine="embedded"))
    assert {"Mayor", "Ruth Bell", "by"} <= set(said)
    assert failing.drawn("svg", engine="embedded") == failing.drawn("svg", engine="embedded")


def test_fewer_wishes_leave_nothing_out() -> None:
    nodes = (
        Node("a", "post", ("A", "Li"), cluster="f"),
        Node("b", "post", ("B",)),
    )
    edges = (Edge("a", "b", "command", label="l", back=True, span=2), Edge("b", "a", "order"))
    frame = Cluster("f", "Frame", marks=(Mark("error", "X001"),))
    steps = list(safer(Picture("t", nodes, edges, (frame,), ranks=(("a", "b"),))))
    assert [len(step.edges) for step in steps] == [2, 2, 1, 1]
    assert [bool(step.ranks) for step in steps] == [True, True, False, False]
    assert steps[-1].nodes[0].lines == ("A", "Li", "Frame · X001")
    assert all(edge.outside and edge.label == "l" for step in steps for edge in step.edges if edge.kind == "command")


@pytest.mark.parametrize("seed", range(8))
def test_forum_graphs_at_random_are_laid_out_with_all_their_wishes(seed: int) -> None:
    random = Random(seed)
    size = random.randint(2, 30)
    kinds: tuple[ForumKind, ...] = ("supervises", "assesses", "command")
    actors = [
        Actor(str(each), f"Actor {each}", random.choice([0, 1, 1, 2, None]), group=str(random.randint(0, 4)))
        for each in range(size)
    ]
    edges = {
        ForumEdge(
            str(random.randrange(size)), str(random.randrange(size)), random.choice(kinds), random.choice(["", "audit"])
        ): None
        for _ in range(2 * size)
    }
    picture = supervision(actors, list(edges), [Break("C8", "LOOP001", "0")])
    root = ET.fromstring(Drawing(picture).drawn("svg", engine="embedded"))
    said = {text.text for text in root.iter(f"{SVG}text")}
    assert {actor.title for actor in actors} <= said


def test_pipe_and_render_draw_with_our_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    drawing = Drawing(Picture("标题", (Node("a", "post", ("岗位",)),), language="zh"))
    assert drawing.pipe() == drawing.pipe("svg") == drawing.drawn("svg")
    assert "岗位" in str(drawing.pipe("svg", encoding="utf-8"))
    path = drawing.render(tmp_path / "chart", format="pdf")
    assert Path(path).read_bytes().startswith(b"%PDF")
    assert Path(tmp_path, "chart").read_text("utf-8") == drawing.source
    assert Path(drawing.render(outfile=tmp_path / "chart.png", cleanup=True)).read_bytes().startswith(b"\x89PNG")
    with pytest.raises(CannotDraw, match="opened in another program"):
        drawing.view()
    with pytest.raises(CannotDraw, match="opened in another program"):
        drawing.render(view=True)
    with pytest.raises(CannotDraw, match="neato"):
        drawing.pipe(engine="neato")


# ---- bytes, strangers, sizes ----------------------------------------------------------------------------------------


def test_the_same_charter_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys; from respchain.cli import main\n"
        "for subject, form in (('supervision', 'svg'), ('organisation', 'png'), ('organisation', 'pdf'),"
        " ('supervision', 'dot')):\n"
        "    try: main(['draw', 'docs/examples/service-centre.yaml', subject, '--findings', '-o',"
        " f'{sys.argv[1]}.{subject}.{form}'])\n"
        "    except SystemExit as end: assert not end.code\n"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    for first in sorted(tmp_path.glob("1.*")):
        assert first.read_bytes() == first.with_name("2" + first.name[1:]).read_bytes(), first.name
    assert len(list(tmp_path.iterdir())) == 8


HOSTILE = """
name: "</title><script>alert(1)</script> \\\\N ]]>"
departments: {d-1: {title: "<TABLE> & &nosuch; \\\\G", head: n1.p1}}
posts:
  n1.p1: {title: "</text><script>alert(1)</script>", department: d-1, top: true, holder: {person: graph}}
  node: {title: "a \\"quoted\\" \\\\n {x|y} <http://example.org/>", reports_to: n1.p1, department: d-1}
  subgraph: {title: "file:///etc/passwd", reports_to: n1.p1, department: d-1, holder: {person: node}}
people: {graph: {name: "<img src=x onerror=alert(1)>"}, node: {name: "\\u202eevil\\t"}}
outsiders: {edge: {title: "url(javascript:alert(1))", kind: court, terminal: true}}
bases: {strict: {title: "<!ENTITY x SYSTEM 'file:///x'>", rank: law}}
duties:
  digraph: {title: "]]><script/>", accountable: d-1, responsible: [node], basis: [strict], consequence: c}
oversight: {o: {forum: edge, over: [d-1], channel: court, timing: [after], information: report}}
consequences: {c: {trigger: "<script>x</script>", measures: ["<b>", "&"], imposed_by: edge}}
"""


def test_hostile_words_travel_the_whole_road_and_do_nothing(tmp_path: Path) -> None:
    charter = tmp_path / "charter.yaml"
    charter.write_text(HOSTILE, "utf-8")
    for subject in (["organisation"], ["supervision"], ["chain", "digraph"]):
        out = tmp_path / "out.svg"
        options = ["--findings", "--as-of", "2026-06-01", "-o", str(out)]
        with pytest.raises(SystemExit) as ended:
            main(["draw", str(charter), *subject, *options])
        assert not ended.value.code
        root = ET.fromstring(out.read_bytes())
        tags = {each.tag.removeprefix(SVG) for each in root.iter()}
        assert tags <= {"svg", "title", "desc", "style", "g", "polygon", "polyline", "path", "ellipse", "text"}
        assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]
        assert not [value for each in root.iter() for value in each.attrib.values() if "url(" in value]
        assert re.findall(r"url\([^)]{20}", root.findtext(f"{SVG}style") or "") == ["url(data:font/otf;base64"[:24]]
        assert any("<script>" in text for text in [*texts(out.read_bytes()), root[0].text or ""])


def test_an_organisation_of_five_thousand_posts_is_drawn_from_its_charter() -> None:
    posts: dict[str, Any] = {"top": {"title": "Mayor", "top": True, "department": "d"}}
    departments: dict[str, Any] = {"d": {"title": "City"}}
    for number in range(500):
        bureau, division = f"b{number // 10}", f"d{number}"
        if number % 10 == 0:
            departments[bureau] = {"title": f"Bureau {number // 10}", "part_of": "d"}
            posts[f"{bureau}-head"] = {"title": "Head of bureau", "department": bureau, "reports_to": "top"}
        departments[division] = {"title": f"Division {number}", "part_of": bureau}
        posts[f"h{number}"] = {"title": f"Head {number}", "department": division, "reports_to": f"{bureau}-head"}
        for seat in range(9):
            place = {"title": f"Officer {number}-{seat}", "department": division, "reports_to": f"h{number}"}
            posts[f"p{number}-{seat}"] = place
    text = yaml.dump({"departments": departments, "posts": posts}, Dumper=yaml.CSafeDumper)
    picture = charters.organisation(ask(text))
    assert sum(node.kind == "post" for node in picture.nodes) == 5051
    svg = Drawing(picture).drawn("svg")
    assert len(set(re.findall(rb">(Officer \d+&#45;\d)</text>", svg))) == 4500
