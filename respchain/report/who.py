"""Who was accountable, for people and for machines."""

from collections.abc import Sequence
from typing import Any

from respchain.checking.who import Answer
from respchain.report.as_json import dumps, place_json
from respchain.report.as_text import Paint, box_text, plain
from respchain.report.width import width


def who_json(answers: Sequence[Answer]) -> str:
    """The answers as JSON text."""
    return dumps({"answers": [_answer_json(answer) for answer in answers]})


def who_text(answers: Sequence[Answer], stages: Sequence[str], paint: Paint = plain) -> str:
    """The answers stage by stage: actor, person, duty, basis, where it is stated; `nobody` where there is none."""
    lines = []
    for stage in stages:
        lines.append(paint(stage, "place"))
        lines += _stage_lines([answer for answer in answers if answer.stage == stage], paint) or ["  nobody"]
    return "\n".join(lines or ["no stage is asked of it"]) + "\n"


def _answer_json(answer: Answer) -> dict[str, Any]:
    told = {
        "duty": answer.duty,
        "stage": answer.stage,
        "accountable": answer.accountable,
        "person": answer.person,
        "mode": answer.mode,
        "tier": answer.tier,
        "basis": list(answer.basis),
        "location": place_json(answer.location),
    }
    return told if answer.where is None else {**told, "where": answer.where}


def _stage_lines(answers: Sequence[Answer], paint: Paint) -> list[str]:
    rows = [_cells(answer) for answer in answers]
    sizes = [max((width(row[column]) for row in rows), default=0) for column in range(4)]
    lines = []
    for answer, row in zip(answers, rows, strict=True):
        padded = [text + " " * (size - width(text)) for text, size in zip(row, sizes, strict=True)]
        lines.append("  " + "  ".join([*padded, str(answer.location)]))
        if answer.where is not None:
            lines.append(f"    {paint('where', 'faint')} {box_text(answer.where)}")
    return lines


def _cells(answer: Answer) -> tuple[str, str, str, str]:
    duty, actor, person = answer.titles
    other = [word for word, usual in ((answer.mode, "explicit"), (answer.tier, "direct")) if word != usual]
    manner = f" [{', '.join(other)}]" if other else ""
    return actor, person, duty + manner, ", ".join(answer.basis) or "no basis"
