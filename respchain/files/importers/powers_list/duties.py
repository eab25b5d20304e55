"""Responsibility items as duties: each stage with its words, limit, basis, and whoever answers for it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from respchain.errors import Place
from respchain.files.importers.powers_list.cells import Cell
from respchain.files.importers.powers_list.items import Item, items, items_flat
from respchain.files.importers.powers_list.limits import RECUSAL, STAFF, UNNAMED, limits
from respchain.files.importers.powers_list.register import IDLE, MORE, NO_BASIS, Register, brief
from respchain.files.importers.powers_list.stages import EXECUTE, REST, stage_words, stages_of
from respchain.files.importers.powers_list.words import nothing
from respchain.language import N_, say

LEADS_IN = N_("it leads in to the items that follow")
_REST = "其他责任"
_HEAD = 40  # characters in which a text without a label names its stage


class Holding(NamedTuple):
    """A power in somebody's hands: the matter, and who answers for its duties, does them and helps."""

    matter: str
    title: str
    kind: str | None
    accountable: list[str]
    responsible: list[str]
    assist: list[str]


def duties(register: Register, of: Holding, cells: Iterable[Cell], grounds: Iterable[Cell]) -> list[str]:
    """The ids of the duties that the cells of a power state, with the grounds that are given for them."""
    made: list[tuple[int | None, str]] = []
    for cell in cells:
        if nothing(cell.text):
            register.tally["nothing"] += 1
            continue
        found = items(cell.text)
        if found.preface:
            register.found.left.append(cell.left(say(LEADS_IN), found.preface))
        for item, place in zip(found.items, _places(cell, found.items), strict=True):
            made.append((item.number, _duty(register, of, item, place)))
    for cell in grounds:
        _ground(register, made, cell)
    return [key for _, key in made]


def _places(cell: Cell, found: list[Item]) -> Iterator[Place]:
    """The place of each item: the line in which it begins, where lines have places of their own."""
    lines = cell.text.split("\n")
    at = 0
    for item in found:
        if len(cell.places) == len(lines):
            begin = item.label or item.body[:8].partition("\n")[0]
            at = next((number for number in range(at, len(lines)) if begin in lines[number]), at)
            yield cell.places[at]
        else:
            yield cell.place


def _duty(register: Register, of: Holding, item: Item, place: Place) -> str:
    head = item.label or brief(item.body, _HEAD)
    rest = REST.search(item.label or item.body[:_HEAD]) is not None
    words = _REST if rest else stage_words(item.label) if item.label else brief(item.body)
    said = (
        f"{item.label}：{item.body}" if rest and item.label and item.body else item.body or (item.label if rest else "")
    )
    stages = [] if rest else stages_of(words if item.label else head, of.kind)
    _note(register, words, stages, rest)
    within = limits(item.body or item.label)
    register.tally["limits"] += len(within)
    register.tally["several limits"] += len(within) > 1
    _count(register, f"{item.label}\n{item.body}")
    entry: dict[str, Any] = {
        "title": _title(words, item.procedure, of.title),
        "wording": said if said.rstrip("。；;") != words else None,
        "matter": of.matter,
        "stage": stages[0] if len(stages) == 1 else stages or EXECUTE,
        "mode": "default" if rest else None,
        "accountable": _one(of.accountable),
        "responsible": of.responsible,
        "assist": of.assist,
        "within": within[0] if within else None,
        "source_cell": str(place),
    }
    register.tally["duties"] += 1
    return register.put("duties", register.id("duty", of.matter, words), entry)


def _title(words: str, procedure: str, matter: str) -> str:
    within = f"{words}（{procedure}）" if procedure else words
    return f"{within}：{matter}" if matter else within


def _one(actors: list[str]) -> Any:
    return actors[0] if len(actors) == 1 else actors


def _note(register: Register, words: str, stages: list[str], rest: bool) -> None:
    if rest:
        register.tally["rest"] += 1
    elif stages:
        register.stages.setdefault(words, tuple(stages))
    else:
        register.unstaged[words] += 1


def _count(register: Register, text: str) -> None:
    for name, pattern in (("staff", STAFF), ("recusal", RECUSAL), ("unnamed", UNNAMED)):
        register.tally[name] += sum(1 for _ in pattern.finditer(text))


def _ground(register: Register, made: list[tuple[int | None, str]], cell: Cell) -> None:
    """Give duties the basis of their number, or all of them what bears none."""
    if nothing(cell.text):
        register.tally["nothing"] += 1
        return
    numbers = {number for number, _ in made if number is not None}
    numbered = [item for item in items_flat(cell.text) if item.number in numbers]
    if len(numbered) < 2:
        cited, more = register.cited(cell.text, cell.place)
        _add(register, [key for _, key in made], cited)
    else:
        more, cited = False, []
        for item in items_flat(cell.text):
            own, beyond = register.cited(f"{item.label}：{item.body}" if item.label else item.body, cell.place)
            _add(register, [key for number, key in made if number == item.number], own)
            more |= beyond or item.number not in numbers
            cited += own
    if not cited or not made:
        register.found.left.append(cell.left(say(NO_BASIS) if not cited else say(IDLE)))
    elif more:
        register.found.left.append(cell.left(say(MORE)))


def _add(register: Register, keys: list[str], cited: list[str]) -> None:
    for key in keys:
        entry = register.entry("duties", key)
        if cited:
            entry["basis"] = list(dict.fromkeys([*entry.get("basis", []), *cited]))
