"""The other sheets of lists of responsibilities: duties of departments, their boundaries, follow-up, services."""

import re

from respchain.facts.ids import normalised_title
from respchain.files.importers.powers_list.cells import Cell, Record
from respchain.files.importers.powers_list.duties import LEADS_IN, Holding, duties
from respchain.files.importers.powers_list.register import IDLE, Register, split_names
from respchain.files.importers.powers_list.remains import leave_rest
from respchain.files.importers.powers_list.stages import EXECUTE, stages_of
from respchain.files.importers.powers_list.words import nothing
from respchain.language import say

_LEADS = re.compile(r"牵头|主管部门|主办|总牵头|综合协调|统筹协调")
_PARTY = re.compile(r"(?:^|[\n。；;])\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）])?\s*([^，。；;：:\n]{2,30})[:：]")
_CLAUSE = 60


class Sheets:
    """Makes matters and duties of sheets that list no powers."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._matters: dict[tuple[str, ...], str] = {}

    def work(self, record: Record) -> None:
        """部门职责: a main duty as a matter, each piece of work under it a duty of the department and its unit."""
        register = self._register
        holders = register.departments(record.take("holder"))
        register.tally["no department"] += not holders
        units = register.units(record.take("unit"), holders)
        main, work = list(record.take("main")), list(record.take("work"))
        first = (main or work)[0]
        matter = self._matter("work", first, first.text, holders=holders)
        entry = register.entry("matters", matter)
        _extend(entry, "basis", register.grounds(record.take("basis")))
        for cell in work or main:
            if nothing(cell.text):
                register.tally["nothing"] += 1
                continue
            self._duty(matter, cell, cell.text, holders, units, None)
            register.tally["work"] += 1
        leave_rest(register, record)

    def boundary(self, record: Record) -> None:
        """职责边界: a matter that several departments share, the share of each a duty at the stages that it names."""
        register = self._register
        managed = next(record.take("managed"))
        matter = self._matter("boundary", managed, managed.text)
        entry = register.entry("matters", matter)
        parties, shares = list(record.take("parties")), list(record.take("share"))
        basis = register.grounds(record.take("basis"))
        named = register.departments(parties)
        if not named and (holders := register.departments(record.take("holder"))):
            named = holders
        if not shares:
            register.found.left += [cell.left(say(IDLE)) for cell in parties if not nothing(cell.text)]
        for cell in shares:
            if nothing(cell.text):
                register.tally["nothing"] += 1
                continue
            for who, text in self._shares(named, parties, cell):
                stages = stages_of(text[:_CLAUSE]) or [EXECUTE]
                key = self._duty(matter, cell, text, who, [], stages)
                if basis:
                    register.entry("duties", key)["basis"] = basis
                if len(who) == 1 and _LEADS.search(text):
                    entry.setdefault("coordinated_by", who[0])
                _extend(entry, "stages", stages)
                register.tally["shares"] += 1
        if EXECUTE in entry.get("stages", ()):
            entry["stages"] = [one for one in entry["stages"] if one in (EXECUTE, "approve", "plan", "appeal")]
        leave_rest(register, record)

    def _shares(self, named: list[str], parties: list[Cell], cell: Cell) -> list[tuple[list[str], str]]:
        """The share of each department: where one cell tells those of several, each behind its name and a colon."""
        register = self._register
        texts = {normalised_title(name) for party in parties for name in split_names(party.text)}
        marks = [m for m in _PARTY.finditer(cell.text) if not texts or normalised_title(m[1]) in texts]
        if not marks or (len(named) < 2 and len(marks) < 2):
            return [(named, cell.text)]
        if before := cell.text[: marks[0].start()].strip():
            register.found.left.append(cell.left(say(LEADS_IN), before))
        ends = [mark.start() for mark in marks[1:]] + [len(cell.text)]
        return [
            ([register.department(name, cell.place) for name in split_names(mark[1])], cell.text[mark.end() : end])
            for mark, end in zip(marks, ends, strict=True)
        ]

    def care(self, record: Record) -> None:
        """事中事后监管: what is watched once it is permitted."""
        self._simple(record, "care", "monitor")

    def service(self, record: Record) -> None:
        """公共服务事项: what is done for the public."""
        self._simple(record, "service", "deliver", kind="公共服务", public=True)

    def _simple(self, record: Record, key: str, stage: str, kind: str | None = None, *, public: bool = False) -> None:
        register = self._register
        holders = register.departments(record.take("holder"))
        register.tally["no department"] += not holders
        units = register.units(record.take("unit"), holders)
        title = next(record.take(key))
        matter = self._matter(key, title, title.text, holders=holders)
        entry = register.entry("matters", matter)
        said = {"kind": kind, "public": True} if public else {"stages": [stage]}
        entry.update(said)
        _extend(entry, "basis", register.grounds(record.take("basis")))
        texts = list(record.take("duties"))
        of = Holding(matter, _line(title.text), kind, holders, units, register.departments(record.take("assist")))
        if texts:
            duties(register, of, texts, record.take("duty_basis"))
        else:
            self._duty(matter, title, title.text, holders, units, [stage])
        content = " ".join(cell.text.strip() for cell in record.take("content") if not nothing(cell.text))
        if content and content not in str(entry.get("wording", "")):
            entry["wording"] = f"{entry['wording']}\n{content}" if "wording" in entry else content
        register.tally[key] += 1
        leave_rest(register, record)

    def _matter(self, kind: str, cell: Cell, text: str, holders: list[str] | None = None) -> str:
        register = self._register
        key = (kind, normalised_title(text) or text, *(holders or ()))
        if key not in self._matters:
            title = _line(text)
            entry = {"title": title, "source_cell": str(cell.place)}
            self._matters[key] = register.put("matters", register.id("matter", title), entry)
            register.tally[f"{kind} matters"] += 1
        return self._matters[key]

    def _duty(
        self, matter: str, cell: Cell, text: str, who: list[str], units: list[str], stages: list[str] | None
    ) -> str:
        register = self._register
        entry = {
            "title": _line(text),
            "matter": matter,
            "stage": None if stages is None else stages[0] if len(stages) == 1 else stages,
            "accountable": who[0] if len(who) == 1 else who,
            "responsible": units,
            "source_cell": str(cell.place),
        }
        register.tally["duties"] += 1
        return register.put("duties", register.id("duty", _line(text)), entry)


def _line(text: str) -> str:
    return " ".join(text.split())


def _extend(entry: dict[str, object], key: str, values: list[str]) -> None:
    if values:
        before = entry.get(key, [])
        entry[key] = list(dict.fromkeys([*(before if isinstance(before, list) else []), *values]))
