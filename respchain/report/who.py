"""Who was accountable, for people and for machines."""

from collections.abc import Sequence
from typing import Any

from respchain.checking.who import Answer
from respchain.language import N_, Translator, listed, say, translator
from respchain.language import word as in_context
from respchain.report.as_json import dumps, place_json
from respchain.report.as_text import WHERE, Paint, box_text, plain
from respchain.report.width import width

_MANNERS = N_("default"), N_("backup"), N_("overall")


def who_json(answers: Sequence[Answer]) -> str:
    """The answers as JSON text."""
    return dumps({"answers": [_answer_json(answer) for answer in answers]})


def who_text(answers: Sequence[Answer], stages: Sequence[str], paint: Paint = plain, language: str = "en") -> str:
    """The answers stage by stage: actor, person, duty, basis, where it is stated; `nobody` where there is none."""
    tell, lines = translator(language), []
    for stage in stages:
        lines.append(paint(tell(say(stage)), "place"))
        found = _stage_lines([answer for answer in answers if answer.stage == stage], paint, tell)
        lines += found or ["  " + tell(say("nobody"))]
    return "\n".join(lines or [tell(say("no stage is asked of it"))]) + "\n"


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


def _stage_lines(answers: Sequence[Answer], paint: Paint, tell: Translator) -> list[str]:
    rows = [_cells(answer, tell) for answer in answers]
    sizes = [max((width(row[column]) for row in rows), default=0) for column in range(4)]
    lines = []
    for answer, row in zip(answers, rows, strict=True):
        padded = [text + " " * (size - width(text)) for text, size in zip(row, sizes, strict=True)]
        lines.append("  " + "  ".join([*padded, str(answer.location)]))
        if answer.where is not None:
            lines.append(f"    {paint(tell(WHERE), 'faint')} {tell(box_text(answer.where))}")
    return lines


def _cells(answer: Answer, tell: Translator) -> tuple[str, str, str, str]:
    duty, actor, person = answer.titles
    other = [word for word, usual in ((answer.mode, "explicit"), (answer.tier, "direct")) if word != usual]
    manner = say("{duty} [{manner}]", duty=duty, manner=listed(map(say, other)))
    return (
        actor,
        person,
        tell(manner) if other else duty,
        tell(listed(answer.basis) or in_context("answer", "no basis")),
    )
