"""BPMN: the figures of two reference models, and whatever diagrams in the wild bring along."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import respchain
from respchain.errors import InputErrors, RespchainError, UnknownName
from respchain.files.emitting import emitted
from respchain.files.importers.bpmn import imported
from respchain.files.importers.imported import Imported, Wishes

MODELS = Path(__file__).parents[1] / "data" / "imports" / "bpmn"
A40, C50 = MODELS / "miwg_A.4.0.bpmn", MODELS / "miwg_C.5.0.bpmn"


def brought(*paths: Path, language: str | None = None) -> Imported:
    found = imported(paths, Wishes(language=language))
    assert found.rows == found.mapped + found.unmapped
    return found


def of(text: str, tmp_path: Path, encoding: str = "utf-8") -> Imported:
    file = tmp_path / "some.bpmn"
    file.write_bytes(text.encode(encoding))
    return brought(file)


def told(found: Imported, tmp_path: Path, *codes: str) -> list[tuple[str, str | None, list[str]]]:
    """The findings of some rules about a charter that was imported, written and loaded."""
    file = tmp_path / "charter.yaml"
    file.write_text(emitted(found.stated), "utf-8")
    report = respchain.check(respchain.load(file), profile="all", as_of=date(2026, 6, 1))
    return [
        (finding.rule, finding.subtype, [part.id for part in finding.subjects])
        for finding in report.findings
        if finding.rule in codes
    ]


def steps_of(found: Imported) -> dict[str, Any]:
    """The steps of all processes by their title, else their id."""
    return {
        step.get("title", name): step
        for process in found.stated.get("processes", {}).values()
        for name, step in process.get("steps", {}).items()
    }


def figure(found: Imported, words: str) -> int:
    """The number that the account tells before some words."""
    [number] = [int(match[1]) for line in found.read if (match := re.match(rf"(\d+) {words}", line))]
    return number


def diagram(inside: str, flows: str = "", pools: str = "") -> str:
    """A file of one process; flows are written `a>b` or `a>b:name`."""
    drawn = []
    for number, flow in enumerate(flows.split()):
        ends, _, name = flow.partition(":")
        source, target = ends.split(">")
        named = f' name="{name}"' if name else ""
        drawn.append(f'<sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}"{named}/>')
    collaboration = f"<collaboration>{pools}</collaboration>" if pools else ""
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" name="Made">'
        f'{collaboration}<process id="p" name="Licence">{inside}{"".join(drawn)}</process></definitions>'
    )


def lanes(**nodes: str) -> str:
    rows = "".join(
        f'<lane id="lane-{name}" name="{name}">'
        + "".join(f"<flowNodeRef>{node}</flowNodeRef>" for node in listed.split())
        + "</lane>"
        for name, listed in nodes.items()
    )
    return f'<laneSet id="ls">{rows}</laneSet>'


def tasks(names: str, kind: str = "task") -> str:
    return "".join(f'<{kind} id="{name}" name="{name.capitalize()}"/>' for name in names.split())


# -- the reference models


@pytest.mark.parametrize(
    ("words", "c50", "a40"),
    [
        ("tasks are listed by lanes", 17, 4),
        ("tasks? lie in the lanes of their sub-processes", 0, 2),
        ("tasks? lie in no lane", 2, 2),
        ("sequence flows", 40, 13),
        ("message flows", 0, 2),
        ("hand-offs? between lanes", 4, 1),
        ("hand-offs? have no receiver", 0, 0),
        ("hand-offs? arrive at gateways first", 2, 0),
        ("start events", 2, 4),
        ("end events", 4, 5),
        ("timers", 0, 0),
        ("performers named by tasks", 0, 0),
        ("boundary events", 0, 0),
    ],
)
def test_the_figures_of_the_reference_models(words: str, c50: int, a40: int) -> None:
    assert (figure(brought(C50), words), figure(brought(A40), words)) == (c50, a40)


def test_pools_processes_lanes_and_tasks_by_kind_of_the_reference_models() -> None:
    c50, a40 = brought(C50), brought(A40)
    assert c50.read[0].endswith("1 pool, 2 processes, 3 lanes")
    assert a40.read[0].endswith("1 pool, 2 processes, 2 lanes")
    assert c50.read[1] == "19 tasks: user 17, plain 1, call activity 1"
    assert a40.read[1] == "8 tasks: plain 6, sub-process 2"
    assert figure(c50, "tasks fall to nobody") == figure(a40, "tasks fall to nobody") == 0
    assert [len(steps_of(found)) for found in (c50, a40)] == [19, 8]


def test_tasks_fall_to_the_lanes_of_the_reference_models() -> None:
    per_lane: dict[str, set[str]] = {}
    for file in (C50, A40):
        found = brought(file)
        for title, step in steps_of(found).items():
            per_lane.setdefault(found.stated["posts"][step["by"]]["title"], set()).add(title)
    called = {
        "Check if group of connected clients exists",
        "Document group of connected clients according to Capital Requirements Regulation (CRR)",
    }
    assert len(per_lane["Private Customer Account Manager"]) == 13 + 2
    assert called < per_lane["Private Customer Account Manager"]
    assert len(per_lane["Corporate Account Manager"]) == 2
    assert len(per_lane["Head of Market Service"]) == 2
    assert per_lane["Lane 1"] == {"Task 3", "Task 5", "Expanded Sub-Process 1", "Task 4"}
    assert per_lane["Lane 2"] == {"Expanded Sub-Process 2", "Task 6"}
    assert per_lane["Pool"] == {"Task 1", "Task 2"}


def test_hand_offs_of_the_reference_models_lead_to_the_tasks_behind(tmp_path: Path) -> None:
    found = brought(C50)
    steps, ids = steps_of(found), {}
    for process in found.stated["processes"].values():
        ids.update({name: step.get("title") for name, step in process["steps"].items()})

    def after(title: str, outcome: str) -> Any:
        return ids[steps[title]["next"][outcome]]

    assert after("Prove/Provide identity", "Legal Entity") == "Document the identity of the economic owner"
    obtain = "Obtain supporting data and documents of the customer"
    assert after("Document the identity of the economic owner", "Yes") == obtain
    assert after("Perform risk assessment of the customer", "Yes") == "Check risk and decide about approval"
    assert after("Check risk and decide about approval", "Yes") == "Document risk assessment"
    assert told(found, tmp_path, "PROC001", "PROC002", "PROC003", "PROC008") == []
    a40 = brought(A40)
    assert "expanded-sub-process-2" in steps_of(a40)["Task 3"]["next"]
    assert told(a40, tmp_path, "PROC001", "PROC003", "PROC008") == []


def test_messages_of_a_reference_model_inform_who_does_the_task() -> None:
    found = brought(A40)
    steps, posts = steps_of(found), found.stated["posts"]
    assert [posts[who]["title"] for who in steps["Task 1"]["informs"]] == ["Lane 1"]
    assert [posts[who]["title"] for who in steps["Task 5"]["informs"]] == ["Pool"]
    assert posts[steps["Task 1"]["by"]]["department"] in found.stated["departments"]


def test_places_and_raw_ids_lead_back_to_the_file() -> None:
    found = brought(A40)
    task = steps_of(found)["Task 3"]
    assert task["source_id"] == "_6fed62c8-8241-4a1d-ae67-266fda7dcead"
    line = int(task["source_cell"].split(":")[-2])
    assert "Task 3" in A40.read_text("iso-8859-1").splitlines()[line - 1]


# -- who does it


def test_lanes_in_lanes_the_innermost_is_the_post(tmp_path: Path) -> None:
    text = diagram(
        '<laneSet><lane id="l1" name="Finance"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef><childLaneSet>'
        '<lane id="l2" name="Clerk"><flowNodeRef>a</flowNodeRef></lane><lane id="l3" name="Head"/></childLaneSet>'
        "</lane></laneSet>" + tasks("a b"),
        "a>b",
        '<participant id="pool" name="Town" processRef="p"/>',
    )
    found = of(text, tmp_path)
    assert {name: entry.get("part_of") for name, entry in found.stated["departments"].items()} == {
        "town": None,
        "finance": "town",
    }
    posts = found.stated["posts"]
    assert {entry["title"]: entry["department"] for entry in posts.values()} == {
        "Clerk": "finance",
        "Head": "finance",
        "Finance": "finance",
    }
    assert [posts[step["by"]]["title"] for step in steps_of(found).values()] == ["Clerk", "Finance"]


@pytest.mark.parametrize(
    ("pool", "process", "title"),
    [("Bank", "Loan", "Bank"), ("", "Loan", "Loan"), ("", "", None)],
)
def test_a_lane_without_a_name_bears_that_of_its_pool_else_its_process(
    pool: str, process: str, title: str | None, tmp_path: Path
) -> None:
    text = diagram(
        lanes(x="a").replace('name="x"', 'name=" "') + tasks("a"),
        "",
        f'<participant id="q" name="{pool}" processRef="p"/>',
    )
    found = of(text.replace('name="Licence"', f'name="{process}"'), tmp_path)
    [post] = found.stated["posts"].values()
    assert post.get("title") == title
    assert told(found, tmp_path, "PROC001") == []


def test_tasks_outside_every_lane_and_pool_are_an_honest_gap(tmp_path: Path) -> None:
    found = of(diagram(tasks("a b"), "a>b"), tmp_path)
    assert "posts" not in found.stated
    assert figure(found, "tasks fall to nobody") == 2
    assert told(found, tmp_path, "PROC001") == [("PROC001", None, ["a"]), ("PROC001", None, ["b"])]
    listed = of(diagram(lanes(x="a") + tasks("a b"), "a>b"), tmp_path)
    assert told(listed, tmp_path, "PROC001") == [("PROC001", None, ["b"])]


def test_a_process_that_is_called_falls_to_its_caller_unless_it_has_lanes(tmp_path: Path) -> None:
    called = (
        '<process id="q" name="Inner"><task id="x" name="X"/><callActivity id="y" name="Y" calledElement="r"/>'
        "</process>"
        '<process id="r" name="Innermost"><task id="z" name="Z"/><callActivity id="w" name="W" calledElement="q"/>'
        '</process><process id="s"><laneSet><lane id="own" name="Own"><flowNodeRef>v</flowNodeRef></lane></laneSet>'
        '<task id="v" name="V"/></process>'
    )
    text = diagram(
        lanes(one="a", two="b c")
        + '<callActivity id="a" name="A" calledElement="tns:q"/><callActivity id="b" name="B" calledElement="q"/>'
        + '<callActivity id="c" name="C" calledElement="s"/><callActivity id="d" name="D" calledElement="gone"/>',
        "a>b b>c c>d",
    ).replace("</definitions>", called + "</definitions>")
    found = of(text, tmp_path)
    by = {title: step.get("by") for title, step in steps_of(found).items()}
    assert by == {"A": "one", "B": "two", "C": "two", "D": None, "X": ["one", "two"], "Y": ["one", "two"],
                  "Z": ["one", "two"], "W": ["one", "two"], "V": "own"}  # fmt: skip
    assert [left.text for left in found.remainder()] == ["gone"]


def test_performers_and_vendors_assignments_name_posts(tmp_path: Path) -> None:
    inside = (
        lanes(Clerk="a b c d e f")
        + '<userTask id="a" name="A"><potentialOwner><resourceRef>res</resourceRef></potentialOwner></userTask>'
        + '<userTask id="b" name="B" camunda:assignee="clerk" flowable:candidateGroups="board, audit"/>'
        + '<userTask id="c" name="C" activiti:assignee="${initiator}"/>'
        + "<userTask id='d' name='D'><humanPerformer><resourceAssignmentExpression><formalExpression>user(kermit), "
        + "group(board)</formalExpression></resourceAssignmentExpression></humanPerformer></userTask>"
        + '<userTask id="e" name="E"><extensionElements><zeebe:assignmentDefinition assignee="=&quot;lea&quot;" '
        + 'candidateGroups="=groups"/></extensionElements></userTask>'
        + '<manualTask id="f" name="F"><performer name="Porter"/></manualTask>'
    )
    text = diagram(inside, "a>b b>c c>d d>e e>f").replace(
        'name="Made">',
        'name="Made" xmlns:camunda="c" xmlns:flowable="f" xmlns:activiti="t" xmlns:zeebe="z">'
        '<resource id="res" name="Legal adviser"/>',
    )
    found = of(text, tmp_path)
    posts = found.stated["posts"]
    by = {
        title: [posts[who]["title"] for who in ([step["by"]] if isinstance(step["by"], str) else step["by"])]
        for title, step in steps_of(found).items()
    }
    assert by == {
        "A": ["Clerk", "Legal adviser"],
        "B": ["Clerk", "board", "audit"],
        "C": ["Clerk"],
        "D": ["Clerk", "kermit", "board"],
        "E": ["Clerk", "lea"],
        "F": ["Clerk", "Porter"],
    }
    assert figure(found, "performers named") == 8
    assert {left.text for left in found.remainder()} == {"${initiator}", "=groups"}


@pytest.mark.parametrize(
    ("kind", "automatic"),
    [("serviceTask", True), ("scriptTask", True), ("businessRuleTask", True), ("sendTask", False), ("task", False)],
)
def test_what_a_system_does_is_automatic(kind: str, automatic: bool, tmp_path: Path) -> None:
    [step] = steps_of(of(diagram(f'<{kind} id="a"/>'), tmp_path)).values()
    assert step.get("automatic", False) is automatic


# -- where it goes


def test_what_begins_inside_of_sub_processes_stands_in_the_way_of_a_case(tmp_path: Path) -> None:
    inside = (
        lanes(Clerk="a s b")
        + tasks("a b")
        + '<transaction id="s" name="S"><startEvent id="s1"/><task id="x" name="X"/><adHocSubProcess id="t" name="T">'
        + '<task id="y" name="Y"/><task id="z" name="Z"/></adHocSubProcess><endEvent id="s2"/>'
        + '<sequenceFlow id="i1" sourceRef="s1" targetRef="x"/><sequenceFlow id="i2" sourceRef="x" targetRef="t"/>'
        + '<sequenceFlow id="i3" sourceRef="t" targetRef="s2"/></transaction>'
    )
    found = of(diagram(inside, "a>s s>b"), tmp_path)
    [process] = found.stated["processes"].values()
    assert {name: step.get("next") for name, step in process["steps"].items()} == {
        "a": "s", "s": "x", "x": "t", "t": ["y", "z"], "y": "b", "z": "b", "b": "end",
    }  # fmt: skip
    assert {step["by"] for step in process["steps"].values()} == {"clerk"}
    assert told(found, tmp_path, "PROC001", "PROC003") == []


def test_flows_through_chains_and_loops_of_gateways(tmp_path: Path) -> None:
    inside = (
        tasks("a b c d")
        + '<exclusiveGateway id="g" default="f3"/><exclusiveGateway id="h"/><parallelGateway id="i"/><endEvent id="e"/>'
    )
    found = of(diagram(inside, "a>g g>h:Yes h>b:Large g>e h>g:Again h>i:Small i>c i>d b>e c>e d>e"), tmp_path)
    steps = steps_of(found)
    assert steps["A"]["next"]["Yes / Large"] == "b"
    assert steps["A"]["next"]["Yes / Small"] == ["c", "d"]
    assert steps["A"]["next"]["otherwise"] == "end"
    assert told(found, tmp_path, "PROC003") == []


def test_two_outcomes_that_meet_in_one_gateway_are_both_told(tmp_path: Path) -> None:
    inside = tasks("a b") + '<exclusiveGateway id="g"/><exclusiveGateway id="m"/>'
    assert steps_of(of(diagram(inside, "a>g g>m:Yes g>m:No m>b"), tmp_path))["A"]["next"] == {"Yes": "b", "No": "b"}


def test_gateways_in_a_ring_without_a_way_out_are_a_dead_end(tmp_path: Path) -> None:
    found = of(
        diagram(
            lanes(x="a g h e z")
            + tasks("a z")
            + '<exclusiveGateway id="g"/><exclusiveGateway id="h"/><endEvent id="e"/>',
            "a>g g>h h>g z>e",
        ),
        tmp_path,
    )
    assert "next" not in steps_of(found)["A"]
    assert ("PROC003", "no-end", ["a"]) in told(found, tmp_path, "PROC003")


def test_so_many_ways_that_gateways_stay_steps(tmp_path: Path) -> None:
    count = 14
    inside = [tasks("a z")]
    flows = ["a>g0"]
    for number in range(count):
        inside.append(f'<exclusiveGateway id="g{number}"/><exclusiveGateway id="h{number}"/>')
        flows += [f"g{number}>h{number}:Y{number}", f"g{number}>h{number}:N{number}", f"h{number}>g{number + 1}"]
    inside.append(f'<exclusiveGateway id="g{count}"/>')
    found = of(diagram("".join(inside), " ".join([*flows, f"g{count}>z"])), tmp_path)
    assert len(found.stated["processes"]["licence"]["steps"]) < 60
    assert told(found, tmp_path, "PROC003") == []
    assert any("automatic steps" in one for one in found.assumed)


def test_flows_with_a_missing_end_dangle(tmp_path: Path) -> None:
    found = of(diagram(lanes(x="a b") + tasks("a b"), "a>b b>gone nowhere>a"), tmp_path)
    assert steps_of(found)["B"]["next"] == {"unknown": "gone"}
    assert "dangling-reference" in [subtype for _, subtype, _ in told(found, tmp_path, "DOC004")]
    assert [left.text for left in found.remainder()] == ["nowhere → a"]
    assert told(found, tmp_path, "PROC008") == []


def test_outcomes_that_are_words_of_the_format_stay_outcomes(tmp_path: Path) -> None:
    for word in ("unknown", "step"):
        inside = tasks("a b")
        found = of(diagram(lanes(x="a b") + inside, f"a>b:{word}"), tmp_path)
        assert steps_of(found)["A"]["next"] == {f'"{word}"': "b"}
        assert told(found, tmp_path, "PROC003") == []


def test_boundary_events_are_outcomes_of_their_task(tmp_path: Path) -> None:
    inside = (
        lanes(one="a b", two="x c t")
        + tasks("a b c")
        + '<boundaryEvent id="x" name="Overdue" attachedToRef="a"><timerEventDefinition><timeDuration>P5D'
        + "</timeDuration></timerEventDefinition></boundaryEvent>"
        + '<boundaryEvent id="y" attachedToRef="a"><errorEventDefinition/>'
        + "</boundaryEvent>"
    )
    found = of(diagram(inside, "a>b x>c"), tmp_path)
    task = steps_of(found)["A"]
    assert task["next"] == {"done": "b", "Overdue": "c", "error": None}
    assert task["limit"] == "5 days"
    assert figure(found, "hand-off between lanes") == 1
    assert ("PROC003", "no-branch", ["a"]) in told(found, tmp_path, "PROC003")


def test_timers_are_limits(tmp_path: Path) -> None:
    def timer(kind: str, text: str) -> str:
        return f"<timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition>"

    inside = (
        f'<startEvent id="s" name="Each month">{timer("timeCycle", "R/P1M")}</startEvent>'
        + tasks("a b c d")
        + f'<boundaryEvent id="x" attachedToRef="a" cancelActivity="false">{timer("timeCycle", "R3/PT10H")}'
        + "</boundaryEvent>"
        + f'<boundaryEvent id="y" attachedToRef="b">{timer("timeDuration", "PT8H")}</boundaryEvent>'
        + f'<boundaryEvent id="z" attachedToRef="b">{timer("timeDuration", "P1D")}</boundaryEvent>'
        + f'<boundaryEvent id="w" attachedToRef="c">{timer("timeDuration", "${wait}")}</boundaryEvent>'
        + f'<intermediateCatchEvent id="v" name="Wait">{timer("timeDuration", "P2W")}</intermediateCatchEvent>'
        + '<userTask id="u" name="U" dueDate="PT30M"/>'
    )
    found = of(diagram(inside, "s>a a>b b>c c>v v>d d>u x>d y>d z>d w>d"), tmp_path)
    steps = steps_of(found)
    limits = {title: step.get("limit") for title, step in steps.items()}
    assert limits == {"A": "10 hours", "B": "8 hours", "C": None, "D": None, "Wait": "2 weeks", "U": "30 minutes"}
    assert steps["Wait"]["automatic"] is True
    assert found.stated["processes"]["licence"]["starts"] == "Each month R/P1M"
    assert {left.text for left in found.remainder()} == {"P1D", "${wait}"}
    assert figure(found, "timers") == 6


def test_several_beginnings_and_what_events_begin(tmp_path: Path) -> None:
    inside = (
        '<startEvent id="s" name="Letter"/><startEvent id="t" name="Call"><messageEventDefinition/></startEvent>'
        + tasks("a b c d")
        + '<subProcess id="q" name="Q" triggeredByEvent="true"><startEvent id="i" name="Withdrawn"/>'
        + '<task id="j" name="J"/><sequenceFlow id="ij" sourceRef="i" targetRef="j"/></subProcess>'
        + '<task id="k" name="K" isForCompensation="true"/>'
    )
    found = of(diagram(lanes(x="a b c d q k") + inside, "t>b s>a a>c b>c c>d"), tmp_path)
    [process] = found.stated["processes"].values()
    assert next(iter(process["steps"])) == "a"
    assert {name: step["trigger"] for name, step in process["steps"].items() if "trigger" in step} == {
        "b": "Call", "q": "Withdrawn", "k": "compensation",
    }  # fmt: skip
    assert told(found, tmp_path, "PROC003") == []


def test_a_start_that_parts_at_once_is_a_step(tmp_path: Path) -> None:
    inside = '<startEvent id="s" name="Filed"/><exclusiveGateway id="g"/>' + tasks("a b")
    found = of(diagram(lanes(x="s g a b") + inside, "s>g g>a:Small g>b:Large"), tmp_path)
    [process] = found.stated["processes"].values()
    assert process["steps"]["filed"]["next"] == {"Small": "a", "Large": "b"}
    assert told(found, tmp_path, "PROC003", "PROC001") == []


def test_links_lead_on(tmp_path: Path) -> None:
    inside = tasks("a b") + (
        '<intermediateThrowEvent id="t" name="L"><linkEventDefinition name="L"/></intermediateThrowEvent>'
        '<intermediateCatchEvent id="c" name="L"><linkEventDefinition name="L"/></intermediateCatchEvent>'
    )
    assert steps_of(of(diagram(inside, "a>t c>b"), tmp_path))["A"]["next"] == "b"


# -- hand-offs


TWO = '<participant id="pool" name="Town" processRef="p"/>'
END = '<endEvent id="e" name="Over"/>'
GATE = '<exclusiveGateway id="g" name="Which?"/>'


@pytest.mark.parametrize(
    ("who", "nodes", "flows", "expected"),
    [
        ({"one": "a", "two": "e"}, END, "a>e", [("PROC008", "end-event", ["a"])]),
        ({"one": "a", "two": "g"}, GATE, "a>g", [("PROC008", "dead-end", ["a"])]),
        ({"one": "a", "two": "g e"}, GATE + END, "a>g g>e", [("PROC008", "end-event", ["a"])]),
        ({"one": "a", "two": "g b"}, GATE + tasks("b"), "a>g g>b", []),
        ({"one": "a", "two": "g e b"}, GATE + END + tasks("b"), "a>g g>e:No g>b:Yes", []),
        ({"one": "a", "two": "g", "three": "b"}, GATE + tasks("b"), "a>g g>b", []),
        ({"one": "a", "two": "g e", "three": "b"}, GATE + END + tasks("b"), "a>g g>e:No g>b:Yes", []),
        ({"one": "a e", "two": "g"}, GATE + END, "a>g g>e", [("PROC008", "end-event", ["which"])]),
        ({"one": "a g", "two": "e"}, GATE + END + tasks("b"), "a>g g>e:No g>b:Yes", [("PROC008", "end-event", ["a"])]),
        ({"one": "s", "two": "e"}, '<startEvent id="s" name="In"/>' + END, "s>e", [("PROC008", "end-event", ["in"])]),
        ({"one": "a", "two": "g"}, GATE, "a>g g>gone", []),
        ({"one": "a", "two": "s"}, '<subProcess id="s" name="S"/>', "a>s", []),
        ({"one": "a e"}, END, "a>e", []),
    ],
)
def test_a_hand_off_into_nothing_is_found_and_routing_is_not(
    who: dict[str, str], nodes: str, flows: str, expected: list[Any], tmp_path: Path
) -> None:
    start = tasks("a") if " a" in " " + " ".join(who.values()) else ""
    found = of(diagram(lanes(**who) + start + nodes, flows, TWO), tmp_path)
    assert told(found, tmp_path, "PROC008", "PROC002") == expected
    assert figure(found, "hand-offs? ha(s|ve) no receiver") == len(expected)


def test_an_end_that_sends_a_message_has_a_receiver(tmp_path: Path) -> None:
    pools = (
        TWO
        + '<participant id="client" name="Client"/>'
        + '<messageFlow id="m" name="Refusal" sourceRef="e" targetRef="client"/>'
    )
    found = of(diagram(lanes(one="a", two="e") + tasks("a") + END, "a>e", pools), tmp_path)
    assert steps_of(found)["Over"]["informs"] == ["client"]
    assert found.stated["outsiders"]["client"]["title"] == "Client"
    assert told(found, tmp_path, "PROC008") == []
    assert [left.text for left in found.remainder()] == ["Refusal"]


def test_messages_that_no_step_sends_are_left(tmp_path: Path) -> None:
    pools = (
        TWO + '<participant id="c" name="Client"/><messageFlow id="m" sourceRef="c" targetRef="a"/>'
        '<messageFlow id="n" sourceRef="a" targetRef="pool"/><messageFlow id="o" sourceRef="a" targetRef="gone"/>'
    )
    found = of(diagram(lanes(one="a") + tasks("a"), "", pools), tmp_path)
    assert steps_of(found)["A"]["informs"] == ["town"]
    assert sorted(left.text for left in found.remainder()) == ["A → gone", "Client → A"]


# -- the wild


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "UTF-8"), ("iso-8859-1", "ISO-8859-1"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("prefix", ["", "bpmn2", "semantic", "ns0"])
def test_any_prefix_and_encoding(encoding: str, declared: str, prefix: str, tmp_path: Path) -> None:
    text = diagram(lanes(Büro="a") + '<userTask id="a" name="Prüfen"/>')
    if prefix:
        text = re.sub(r"<(/?)(\w)", rf"<\1{prefix}:\2", text).replace("xmlns=", f"xmlns:{prefix}=")
    found = of(f'<?xml version="1.0" encoding="{declared}"?>\n{text}', tmp_path, encoding)
    assert steps_of(found)["Prüfen"]["by"] == "büro"


def test_pools_of_one_name_in_one_file_are_two(tmp_path: Path) -> None:
    pools = '<participant id="x" name="Client"/><participant id="y" name="Client"/>'
    found = of(diagram(tasks("a"), "", pools), tmp_path)
    assert list(found.stated["outsiders"]) == ["client", "client-2"]


def test_chinese_diagrams(tmp_path: Path) -> None:
    inside = lanes(受理窗口="a g e", 审批科="b c") + (
        '<userTask id="a" name="受理"/><exclusiveGateway id="g" name="材料齐全？"/><userTask id="b" name="审查"/>'
        '<userTask id="c" name="决定"/><endEvent id="e"/>'
    )
    file = tmp_path / "许可.bpmn"
    pools = '<participant id="q" name="市监局" processRef="p"/>'
    file.write_text(diagram(inside, "a>g g>b:齐全 g>e:不齐 b>c", pools), "utf-8")
    found = brought(file, language="zh")
    [process] = found.stated["processes"].values()
    assert process["steps"]["受理"]["next"] == {"齐全": "审查", "不齐": "end"}
    assert list(found.stated["departments"]) == ["市监局"]
    assert found.stated["language"] == "zh"


def test_nothing_is_lost(tmp_path: Path) -> None:
    text = diagram(
        lanes(x="a nobody") + '<userTask id="a" name="A" formKey="f1"><documentation>By hand</documentation>'
        "<extensionElements><property name='cost' value='7'/></extensionElements></userTask><userTask id='b'/>"
        '<exclusiveGateway id="g" name="Which?"/><intermediateThrowEvent id="t" name="Half way"/>'
        '<textAnnotation id="n"><text>Mind the gap</text></textAnnotation><dataObject id="d" name="File"/>'
        '<association id="o" sourceRef="a" targetRef="n"/><group id="gr"/>',
        "a>g g>b:Yes g>t:No",
    )
    found = of(text, tmp_path)
    kept = {(left.heading, left.text) for left in found.remainder()}
    assert kept == {
        ("userTask formKey", "f1"), ("documentation", "By hand"), ("property", "cost"), ("property value", "7"),
        ("exclusiveGateway", "Which?"), ("intermediateThrowEvent", "Half way"), ("text", "Mind the gap"),
        ("dataObject", "File"), ("association", "A → n"), ("flowNodeRef", "nobody"),
    }  # fmt: skip


def test_every_name_of_a_reference_model_is_in_the_charter_or_in_the_remainder() -> None:
    for file in (A40, C50):
        found = brought(file)
        written = emitted(found.stated).replace('"', "").replace("\\", "")
        kept = " ".join(left.text for left in found.remainder())
        body = file.read_text("iso-8859-1" if file == A40 else "utf-8").partition("BPMNDiagram")[0]
        for name in set(re.findall(r'<\w+:(?!definitions)\w+[^>]* name="([^"]+)"', body)):
            assert name.replace('"', "") in written or name in kept, name


def test_equal_names_and_none(tmp_path: Path) -> None:
    inside = (
        lanes(x="a b c d")
        + tasks("a", "task").replace("A", "Sign")
        + '<task id="b" name="Sign"/><task id="c"/><userTask id="d"/>'
    )
    found = of(diagram(inside, "a>b b>c c>d"), tmp_path)
    assert list(found.stated["processes"]["licence"]["steps"]) == ["sign", "sign-2", "task", "user-task"]


def test_a_task_called_end_is_no_end(tmp_path: Path) -> None:
    found = of(diagram(lanes(x="a b") + tasks("a") + '<task id="b" name="End"/>', "a>b"), tmp_path)
    assert found.stated["processes"]["licence"]["steps"]["a"]["next"] == "end-2"


def test_several_files_share_pools_and_lanes_of_one_name(tmp_path: Path) -> None:
    files = []
    for number in (1, 2):
        file = tmp_path / f"{number}.bpmn"
        file.write_text(diagram(lanes(Clerk="a") + tasks("a"), "", TWO), "utf-8")
        files.append(file)
    found = brought(*files)
    assert (list(found.stated["departments"]), list(found.stated["posts"])) == (["town"], ["clerk"])
    assert list(found.stated["processes"]) == ["licence", "licence-2"]
    assert told(found, tmp_path, "PER012") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<xpdl:Package/>", "this is no BPMN"),
        ("<definitions/>", 'no "process"'),
        ("<definitions><process></definitions>", "no XML"),
        ("\x00\x01garbage", "no XML"),
        ("", "no XML"),
        ("<!DOCTYPE a><definitions/>", "refused"),
    ],
)
def test_what_is_no_bpmn_is_a_fault_with_its_place(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match=rf"some.bpmn:\d+:\d+: .*{why}"):
        of(text, tmp_path)


def test_a_diagram_has_no_columns_to_be_named() -> None:
    with pytest.raises(UnknownName):
        imported([A40], Wishes(columns={"post": "Lane"}))


def test_tens_of_thousands_of_tasks_and_deep_sub_processes(tmp_path: Path) -> None:
    count = 20_000
    names = [f"t{number}" for number in range(count)]
    listed = {f"lane{number}": " ".join(names[number::5]) for number in range(5)}
    flows = " ".join(f"{one}>{other}" for one, other in pairwise(names))
    deep = 120
    nested = "".join(f'<subProcess id="d{number}">' for number in range(deep)) + "</subProcess>" * deep
    same = re.sub('name="[^"]*"', 'name="Same"', tasks(" ".join(names)))
    found = of(diagram(lanes(**listed) + same + nested, flows), tmp_path)
    assert len(found.stated["processes"]["licence"]["steps"]) == count + deep


NAMES = st.sampled_from(["", "Sign", "Sign", "no", "=cmd|x", "审批", "end", "a / b", "unknown", "step", "x" * 90])
KINDS = st.sampled_from(
    ["task", "userTask", "serviceTask", "callActivity", "subProcess", "exclusiveGateway", "parallelGateway",
     "eventBasedGateway", "startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent"]
)  # fmt: skip


@st.composite
def models(draw: st.DrawFn) -> str:
    """A random diagram, references that lead nowhere among it."""
    count = draw(st.integers(0, 12))
    ids = [f"n{number}" for number in range(count)]
    some = st.sampled_from([*ids, "gone", "n0", "lost"])
    texts: list[str] = []
    open_ = 0
    for id_ in ids:
        kind, name = draw(KINDS), draw(NAMES)
        more = f' attachedToRef="{draw(some)}"' if kind == "boundaryEvent" else ""
        more += f' calledElement="{draw(st.sampled_from(["p", "q", "x"]))}"' if kind == "callActivity" else ""
        more += draw(
            st.sampled_from(["", "", ' isForCompensation="true"', ' triggeredByEvent="true"', ' default="f1"'])
        )
        about = (
            draw(st.sampled_from(["", "timer", "message", "error", "link", "compensate"])) if "Event" in kind else ""
        )
        inner = f"<{about}EventDefinition><timeDuration>P1D</timeDuration></{about}EventDefinition>" if about else ""
        texts.append(f'<{kind} id="{id_}" name="{name}"{more}>{inner}')
        if kind == "subProcess" and draw(st.booleans()):
            open_ += 1
        else:
            texts.append(f"</{kind}>")
        if open_ and draw(st.booleans()):
            texts.append("</subProcess>")
            open_ -= 1
    texts += ["</subProcess>"] * open_
    rows = draw(st.lists(st.lists(some, max_size=5), max_size=3))
    laned = "".join(
        f'<lane id="l{number}" name="{draw(NAMES)}">'
        + "".join(f"<flowNodeRef>{id_}</flowNodeRef>" for id_ in row)
        + "</lane>"
        for number, row in enumerate(rows)
    )
    flows = "".join(
        f'<sequenceFlow id="f{number}" sourceRef="{draw(some)}" targetRef="{draw(some)}" name="{draw(NAMES)}"/>'
        for number in range(draw(st.integers(0, 16)))
    )
    messages = "".join(
        f'<messageFlow id="m{number}" sourceRef="{draw(st.one_of(some, st.just("q")))}" targetRef="{draw(some)}"/>'
        for number in range(draw(st.integers(0, 3)))
    )
    pools = draw(st.sampled_from(["", TWO, TWO + '<participant id="q" name="Town"/>']))
    inside = (f'<laneSet id="ls">{laned}</laneSet>' if rows else "") + "".join(texts) + flows
    return diagram(inside, "", pools + messages).replace(
        "</definitions>", '<process id="x"><task id="t"/></process></definitions>'
    )


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(models())
def test_whatever_is_drawn_gives_a_charter_that_loads(tmp_path: Path, text: str) -> None:
    found = of(text, tmp_path)
    file = tmp_path / "made.yaml"
    file.write_text(emitted(found.stated), "utf-8")
    respchain.check(respchain.load(file), as_of=date(2026, 6, 1))
    stated = sum(len(process.get("steps", {})) for process in found.stated["processes"].values())
    assert stated >= len(re.findall(r"<(task|userTask|serviceTask|callActivity|subProcess) ", text))
    again = of(text, tmp_path)
    assert (again.stated, list(again.remainder())) == (found.stated, list(found.remainder()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_a_fault_and_never_a_crash(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(A40.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path / "bad.bpmn"
    file.write_bytes(bytes(raw[: data.draw(st.integers(0, len(raw)))]) if data.draw(st.booleans()) else bytes(raw))
    try:
        found = imported([file], Wishes())
    except RespchainError:
        return
    out = tmp_path / "bad.yaml"
    out.write_text(emitted(found.stated), "utf-8")
    respchain.load(out)
