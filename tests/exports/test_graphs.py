"""Charters as graphs and diagrams that other programs read."""

import re
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import respchain as rc
from respchain.checking import Judged
from respchain.cli.main import respchain
from respchain.errors import UnknownName
from respchain.files.exporters import graphml, mermaid
from respchain.files.exporters.mermaid_text import inert, label, safe_id
from respchain.files.exporters.named import actor_id
from tests.charters import ask

EXAMPLES = sorted(Path("docs/examples").glob("*.yaml"))
HOSTILE = """
name: "%%{init: {'theme': 'dark'}}%% end\\nclick a"
as_of: 2026-06-01
language: en
departments:
  end: {title: 'end"]; click x href "javascript:alert(1)"', head: style}
  graph: {title: "lifestyle: #quot; classDef a fill:#f00;", part_of: end}
  默认: {title: "《默认》\\nﬂ°lt¶ß", part_of: graph}
  bare: {title: "`**bold**` <script>alert(1)</script>"}
  loop-a: {part_of: loop-b}
  loop-b: {part_of: loop-a}
posts:
  style: {title: "]; end\\nclick actor_style call alert()", department: end, top: true, holder: Li}
  o: {title: "a --> b", department: graph, reports_to: [style, o]}
  1.2_3-4: {title: "\\u202eR \\u0007", department: 默认, reports_to: o, dotted_to: style, functional_to: style}
  subgraph: {title: "$$x$$ &amp; %%{", department: loop-a, reports_to: style, guided_by: court}
bodies: {classDef: {title: "|x| {y}", reports_to: style}}
outsiders: {court: {kind: court, terminal: true, title: "accTitle: x"}}
people: {Li: {name: Chen Hao, disclosed: false}}
duties: {click: {title: 'click "x"', accountable: style}}
"""
_LABEL = r'"(?:[^"#&<>`{}|;\\\[\]\n]|[#]\d+;|<br/>)*"'
_ID = r"[a-z]+_[A-Za-z0-9_]+"
_LINES = re.compile(
    rf"""  %%\ [^{{}}%\n]* | flowchart\ (TB|LR) | \ *end | \ *subgraph\ {_ID}\[{_LABEL}\]
    | \ *{_ID}(\[{_LABEL}\]|\({_LABEL}\)|\(\[{_LABEL}\]\)|\[\[{_LABEL}\]\]|{{{{{_LABEL}}}}}|\[/{_LABEL}/\])
    | \ \ {_ID}\ (-->|-\.->)(\|{_LABEL}\|)?\ {_ID}
    | \ \ classDef\ head\ stroke-width:3px | \ \ class\ {_ID}(,{_ID})*\ head""",
    re.VERBOSE,
)


def checked(text: str) -> list[str]:
    """The lines of a flowchart, each of a form that Mermaid reads, frames closed, every end of a line a box."""
    lines = text.splitlines()
    assert text.endswith("\n")
    depth, boxes, ends = 0, set(), set()
    for line in lines:
        assert _LINES.fullmatch(line), line
        word = line.split()[0]
        depth += (word == "subgraph") - (line.strip() == "end")
        assert depth >= 0
        if found := re.match(rf"\s*(?:subgraph )?({_ID})[\[({{]", line):
            assert found[1] not in boxes
            boxes.add(found[1])
        if joined := re.fullmatch(rf"  ({_ID}) \S+>.* ({_ID})", line):
            ends |= {joined[1], joined[2]}
    assert depth == 0
    assert ends <= boxes
    return lines


def asked(path: Path) -> Judged:
    return ask(path.read_text(encoding="utf-8"))


def run(*arguments: object) -> str:
    result = CliRunner().invoke(respchain, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_networkx_reads_back_the_nodes_and_typed_edges_of_the_graph(path: Path, tmp_path: Path) -> None:
    run("export", path, "graphml", "-o", tmp_path / "city.graphml")
    read = nx.read_graphml(tmp_path / "city.graphml", force_multigraph=True)
    charter = rc.load(path)
    graph = rc.graph(charter)
    assert list(read.nodes) == list(graph.nodes)
    for node, data in graph.nodes(data=True):
        hidden = data["kind"] == "person" and (charter.people or {})[data["id"]].disclosed is False
        assert (read.nodes[node]["kind"], read.nodes[node]["id"]) == (data["kind"], data["id"])
        assert (read.nodes[node]["label"] == data["title"]) != hidden
    edges = sorted((tail, head, data["kind"]) for tail, head, data in graph.edges(data=True))
    assert sorted((tail, head, data["kind"]) for tail, head, data in read.edges(data=True)) == edges
    assert edges
    assert read.graph["as_of"] == str(charter.as_of)


def test_graphml_holds_hostile_text_as_text_and_no_name_that_is_not_disclosed() -> None:
    content = graphml.exported(ask(HOSTILE)).content
    assert isinstance(content, bytes)
    read = nx.read_graphml(BytesIO(content))
    assert read.nodes["actors:end"]["label"] == 'end"]; click x href "javascript:alert(1)"'
    assert read.nodes["actors:1.2_3-4"]["label"] == "\u202eR \ufffd"
    assert read.nodes["people:Li"]["label"] == "not disclosed"
    assert b"Chen Hao" not in content


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_organisation_is_a_flowchart_with_every_post_and_line(path: Path) -> None:
    done = asked(path)
    content = mermaid.exported(done).content
    assert isinstance(content, bytes)
    lines = checked(content.decode())
    posts = [actor_id(done, row) for row in done.facts.post.nonzero()[0].tolist()]
    assert posts
    for post in posts:
        assert sum(line.lstrip().startswith(f"{safe_id('actor', post)}[") for line in lines) == 1
    assert sum("-->" in line for line in lines) == int((done.facts.now.lines.kind == 0).sum())


def test_the_organisation_worked_out_by_hand() -> None:
    text = """
    name: City
    as_of: 2026-06-01
    departments: {city: {title: City hall, head: mayor}, market: {part_of: city}}
    posts:
      mayor: {title: Mayor, department: city, top: true, holder: Chen Hao}
      clerk: {department: market, reports_to: mayor, guided_by: office}
    outsiders: {office: {title: Office "of" the province, kind: external-superior}}
    """
    content = mermaid.exported(ask(text)).content
    assert content == (
        b"%% City, on 2026-06-01\nflowchart TB\n"
        b'  actor_office(["Office #34;of#34; the province"])\n'
        b'  subgraph actor_city["City hall"]\n'
        b'    actor_mayor["Mayor<br/>Chen Hao"]\n'
        b'    subgraph actor_market["market"]\n'
        b'      actor_clerk["clerk<br/>vacant"]\n'
        b"    end\n  end\n"
        b"  actor_mayor --> actor_clerk\n"
        b'  actor_office -.->|"guides"| actor_clerk\n'
        b"  classDef head stroke-width:3px\n  class actor_mayor head\n"
    )


def test_hostile_titles_are_inert() -> None:
    done = ask(HOSTILE)
    for found in (mermaid.exported(done), mermaid.chain_exported(done, "click")):
        assert isinstance(found.content, bytes)
        text = found.content.decode()
        checked(text)
        assert not re.search(r"^\s*(click|style|linkStyle|href)\b|%%\{|<script|Chen", text, re.MULTILINE)
    assert "#36;\u2060#36;x#36;\u2060#36;" in inert("$$x$$")


@given(st.text())
def test_any_text_is_a_label(text: str) -> None:
    assert re.fullmatch(_LABEL, label(text))
    shown = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), inert(text)).replace("\u2060", "")
    wanted = " ".join(text.split()).replace("\u2060", "\ufffd")
    assert shown.replace("\ufffd", "") == "".join(sign for sign in wanted if sign.isprintable() and sign != "\ufffd")


@given(st.text("az09._-市_", min_size=1), st.text("az09._-市_", min_size=1))
def test_different_ids_stay_different(one: str, other: str) -> None:
    assert (safe_id("actor", one) == safe_id("actor", other)) == (one == other)
    assert re.fullmatch(_ID, safe_id("actor", one))


def test_a_chain_is_a_flowchart_with_every_link(tmp_path: Path) -> None:
    path = Path("docs/examples/seamless.yaml")
    run("export", path, "mermaid", "--chain", "accept-licences", "--lang", "zh", "-o", tmp_path / "chain.mmd")
    lines = checked((tmp_path / "chain.mmd").read_text(encoding="utf-8"))
    chain = rc.trace(rc.load(path), "accept-licences")
    assert sum("-->" in line for line in lines) == len(chain.links)
    assert any("设定依据" in line or "依据" in line for line in lines)
    with pytest.raises(UnknownName):
        mermaid.chain_exported(asked(path), "accept-licence")


def test_what_mermaid_would_not_draw_is_said(tmp_path: Path) -> None:
    posts = "".join(
        f"  clerk-{number}: {{reports_to: head, title: Clerk of the {number}th window}}\n" for number in range(900)
    )
    (tmp_path / "city.yaml").write_text(f"as_of: 2026-06-01\nposts:\n  head: {{}}\n{posts}", encoding="utf-8")
    told = run("export", tmp_path / "city.yaml", "mermaid", "-o", tmp_path / "city.mmd")
    text = (tmp_path / "city.mmd").read_text(encoding="utf-8")
    lines = checked(text)
    assert "there are 900 lines; Mermaid draws 500" in told
    assert "Mermaid draws 50,000" in told
    assert sum("Mermaid draws" in line for line in lines[:3]) == 2


def test_chain_goes_with_mermaid_alone(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        respchain, ["export", str(EXAMPLES[0]), "graphml", "--chain", "x", "-o", str(tmp_path / "x")]
    )
    assert result.exit_code == 2
    assert "--chain goes with mermaid" in result.output


@pytest.mark.parametrize("kind", ["graphml", "mermaid"])
def test_the_same_charter_gives_the_same_bytes_in_another_process(kind: str, tmp_path: Path) -> None:
    import subprocess
    import sys

    made = []
    for seed in ("1", "2"):
        line = [sys.executable, "-m", "respchain", "export", str(EXAMPLES[0]), kind, "-o", str(tmp_path / seed)]
        subprocess.run(line, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."})
        made.append((tmp_path / seed).read_bytes())
    assert made[0] == made[1]
