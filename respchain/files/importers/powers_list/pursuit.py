"""What is pursued when a duty is not done: consequences, one for each case that a list names."""

import re
from collections.abc import Iterable
from typing import Any

from respchain.facts.ids import normalised_title
from respchain.files.importers.powers_list.cells import Cell, Record
from respchain.files.importers.powers_list.items import Item, items
from respchain.files.importers.powers_list.register import Register, brief
from respchain.files.importers.powers_list.words import nothing

_MEASURES = (
    "批评教育", "责令整改", "责令改正", "责令限期改正", "责令作出书面检查", "责令书面检查", "书面检查", "责令公开道歉",
    "诫勉谈话", "诫勉", "通报批评", "效能告诫", "告诫", "取消评优评先资格", "暂扣执法证件", "吊销执法证件",
    "调离执法岗位", "调离岗位", "调离工作岗位", "停职检查", "引咎辞职", "责令辞职", "免职", "辞退", "警告", "记过",
    "记大过", "降级", "撤职", "开除", "政务处分", "行政处分", "纪律处分", "党纪处分", "党纪政务处分", "党纪政纪处分",
    "处分", "赔偿", "追偿", "追究刑事责任", "刑事责任", "行政责任",
)  # fmt: skip
_MEASURE = re.compile("|".join(sorted(_MEASURES, key=len, reverse=True)))


class Pursuit:
    """Makes consequences; lists repeat themselves, so the same case with the same basis is one of them."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[tuple[object, ...], str] = {}

    def consequences(self, record: Record) -> list[str]:
        """The ids of the consequences that a record states."""
        register = self._register
        triggers = list(record.take("trigger"))
        basis_cells, ways = list(record.take("trigger_basis")), list(record.take("measures"))
        basis = register.grounds(basis_cells)
        stated = [way for cell in ways for way in _ways(cell)]
        found: list[str] = []
        for cell in triggers:
            if nothing(cell.text):
                register.tally["nothing"] += 1
                continue
            own = register.cited(cell.text, cell.place)[0] if "依据" in cell.heading else []
            found += self._of(cell, [*basis, *own], stated)
        if not triggers and (basis or stated):
            cell = (basis_cells + ways)[0]
            entry: dict[str, Any] = {"measures": stated, "basis": basis, "source_cell": str(cell.place)}
            found.append(self._put(("", *basis, *stated), entry, cell.heading))
        return list(dict.fromkeys(found))

    def _of(self, cell: Cell, basis: list[str], stated: list[str]) -> Iterable[str]:
        said = items(cell.text)
        for trigger in (one for item in said.items for one in _cases(item)):
            measures = _measures(f"{said.preface}\n{trigger}", stated)
            entry: dict[str, Any] = {
                "trigger": trigger,
                "wording": said.preface,
                "measures": measures,
                "basis": list(dict.fromkeys(basis)),
                "source_cell": str(cell.place),
            }
            key = (normalised_title(trigger), normalised_title(said.preface), *basis, *measures)
            yield self._put(key, entry, trigger)

    def _put(self, key: tuple[object, ...], entry: dict[str, Any], words: str) -> str:
        if key not in self._known:
            self._known[key] = self._register.put(
                "consequences", self._register.id("consequence", brief(words, 20).rstrip("…")), entry
            )
            self._register.tally["consequences"] += 1
        return self._known[key]


def _cases(item: Item) -> list[str]:
    """The cases that an item names: itself, or those between semicolons where nothing is numbered."""
    text = f"{item.label}：{item.body}" if item.label and item.body else item.label or item.body
    parts = [part.strip() for part in re.split(r"[；;\n]", text)] if item.number is None else [text]
    cases = [part for part in parts if part.strip("。；; ")]
    if len(cases) > 1 and not all(case.rstrip("。").endswith("的") for case in cases):
        cases = [text]
    return [case.strip().rstrip("；;。") for case in cases]


def _measures(text: str, stated: list[str]) -> list[str]:
    """What a text says is done; 处分 alone only where no text says which."""
    named = list(dict.fromkeys([*stated, *_MEASURE.findall(text)]))
    return [one for one in named if one != "处分" or len(named) == 1]


def _ways(cell: Cell) -> list[str]:
    parts = (part.strip(" 　。") for part in re.split(r"[、；;\n，,]", cell.text))
    return [part for part in parts if part and not nothing(part)]
