"""Pictures are drawn whole, however tangled: no line is lost, no title is crossed, no line is drawn twice."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from click.testing import CliRunner

from respchain.cli.main import respchain
from respchain.diagrams import chains
from respchain.diagrams.breaks import Break
from respchain.diagrams.chain import RINGS, Link, LinkKind, Ring, RingKind, chain
from respchain.diagrams.dot import digraph
from respchain.diagrams.organisation import DepartmentBox, Line, LineKind, PostBox, organisation
from respchain.diagrams.picture import Cluster, Node, Picture
from respchain.diagrams.show import Drawing
from respchain.diagrams.supervision import Actor, ForumEdge, supervision
from respchain.diagrams.titles import settled
from tests.test_diagrams_pictures import groups
from tests.test_pictures_of_charters import example


def lines_of(picture: Picture) -> int:
    """How many lines a reader must see: those that the DOT text states and does not hide."""
    return sum(" -> " in line and "style=invis" not in line for line in digraph(picture).body)


def tangled_organisation(seed: int) -> Picture:
    """Posts led by anyone from anywhere, in departments nested at random."""
    random = Random(seed)
    size = random.choice([10, 40, 80])
    inner = random.randint(1, size // 3)
    departments = [
        DepartmentBox(f"d{each}", f"Department {each}", f"d{random.randrange(each)}" if each else None)
        for each in range(inner)
    ]
    posts = [PostBox(f"p{each}", f"Post {each}", None, f"d{random.randrange(inner)}") for each in range(size)]
    kinds: tuple[LineKind, ...] = ("command", "command", "guidance", "functional", "dotted")
    lines = dict.fromkeys(
        Line(random.choice(kinds), f"p{random.randrange(size)}", f"p{random.randrange(size)}")
        for _ in range(3 * size // 2)
    )
    return organisation(posts, departments, list(lines), [Break("C7", "HIER002", "p1")])


def tangled_chain(seed: int) -> Picture:
    """Rings of all kinds, linked by anything."""
    random = Random(seed)
    size = random.choice([3, 10, 30])
    rings = [Ring(f"r{each}", random.choice(get_args(RingKind)), (f"Ring {each}",)) for each in range(size)]
    links = dict.fromkeys(
        Link(
            random.choice(get_args(LinkKind)),
            f"r{random.randrange(size)}",
            f"r{random.randrange(size)}",
            label=random.choice(["", "3 days"]),
        )
        for _ in range(2 * size)
    )
    breaks = [Break(condition, "X001", f"r{random.randrange(size)}") for condition in random.sample(list(RINGS), 3)]
    return chain(rings, list(links), breaks)


@pytest.mark.parametrize("seed", [0, 11, 44, 136])  # Graphviz finds no way for some line of the last three
@pytest.mark.parametrize("tangled", [tangled_organisation, tangled_chain])
def test_no_line_of_a_tangle_is_lost(tangled: Callable[[int], Picture], seed: int) -> None:
    picture = tangled(seed)
    svg = Drawing(picture).drawn("svg", engine="embedded").decode()
    assert svg.count('class="edge"') == lines_of(picture)


def test_a_title_that_lines_cross_wherever_it_stands_gets_a_roomier_frame() -> None:
    asked: list[Picture] = []

    def laid_out(picture: Picture) -> str:
        asked.append(picture)
        edge = "200" if picture.clusters[0].roomy else "60"
        return (
            '<svg xmlns="http://www.w3.org/2000/svg"><g class="cluster"><title>cluster_1</title>'
            f'<polygon points="0,0 {edge},0 {edge},100 0,100"/><text x="10" y="20" font-size="11">Office</text></g>'
            '<g class="edge"><path d="M20,-50 C20,0 20,50 20,190"/></g></svg>'
        )

    framed = Picture("", (Node("a", "post", ("A",), cluster="f"),), clusters=(Cluster("f", "Office"),))
    frame = settled(framed, laid_out).clusters[0]
    assert frame.roomy
    assert not frame.low
    assert [(each.clusters[0].low, each.clusters[0].roomy) for each in asked] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert "margin=40" in digraph(replace(framed, clusters=(frame,))).source


@pytest.mark.parametrize("duty", ["deliver-water", "monitor-cooked", "plan-floods"])
def test_no_line_runs_through_a_title_where_the_frame_is_narrow(duty: str) -> None:
    picture = chains.chain_of(example("seamless", date(2026, 6, 1), "en"), duty)
    seen = groups(Drawing(picture).drawn("svg", engine="embedded"))
    titles = [text for group in seen if group.kind == "cluster" for text in group.texts]
    assert "escalation" in {text for text, _ in titles}
    for line in seen:
        for text, (left, top, right, bottom) in titles:
            assert not any(left < x < right and top < y < bottom for x, y in line.path), text


def test_a_superior_who_also_assesses_is_joined_by_one_line() -> None:
    actors = [Actor("mayor", "Mayor", 0, "terminal"), Actor("clerk", "Clerk", 1), Actor("cook", "Cook", 1)]
    edges = [
        ForumEdge("clerk", "mayor", "command"),
        ForumEdge("clerk", "mayor", "assesses"),
        ForumEdge("clerk", "mayor", "supervises"),
        ForumEdge("cook", "mayor", "command"),
        ForumEdge("cook", "mayor", "assesses", timing="after"),
    ]
    picture = supervision(actors, edges)
    drawn = [(edge.tail, edge.kind) for edge in picture.edges if edge.kind != "order"]
    assert drawn == [("clerk", "assessed"), ("clerk", "supervises"), ("cook", "reports"), ("cook", "assesses")]
    source = digraph(picture).source
    assert "arrowhead=veeodiamond" in source
    assert "answers to its superior, is assessed by it" in source


def test_a_duty_that_nobody_answers_for_stands_in_no_part_of_its_chain() -> None:
    rings = [Ring("d", "duty", ("Duty",)), Ring("c", "consequence", ("Admonish",)), Ring("p", "post", ("Head",))]
    links = [Link("sanctions", "d", "c"), Link("sanctions", "c", "p")]
    picture = chain(rings, links, [Break("C1", "GAP010", "d")])
    homes = {node.lines[0]: node.cluster for node in picture.nodes}
    assert homes == {"Duty": None, "Admonish": "sanction", "Head": "sanction", "✗ nobody covers it": None}


def test_a_chain_shows_what_is_found_about_its_parts_beside_the_rings_at_which_it_breaks(tmp_path: Path) -> None:
    bare, painted = tmp_path / "bare.svg", tmp_path / "painted.svg"
    line = ["draw", "docs/examples/food-safety.yaml", "chain", "sprouts-in-shenyang", "-o"]
    for path, more in ((bare, ()), (painted, ("--findings",))):
        assert CliRunner().invoke(respchain, [*line, str(path), *more]).exit_code == 0
    texts = [re.findall(r"<text[^>]*>(.*?)</text>", path.read_text("utf-8")) for path in (bare, painted)]
    marks = [sum("ACC006" in text for text in drawn) for drawn in texts]  # a warning about the duty, no broken ring
    rings = [sum("PAR001" in text for text in drawn) for drawn in texts]
    assert (marks, rings) == ([0, 1], [1, 1])
