"""The powers of a list: each a matter of its type, in the hands of a department, with its duties and consequences."""

import re
from collections import Counter
from typing import Any

from respchain.facts.ids import normalised_id, normalised_title
from respchain.files.importers.powers_list.cells import Cell, Record
from respchain.files.importers.powers_list.duties import Holding, duties
from respchain.files.importers.powers_list.limits import day_of, duration
from respchain.files.importers.powers_list.pursuit import Pursuit
from respchain.files.importers.powers_list.register import IDLE, Register
from respchain.files.importers.powers_list.remains import SECOND, leave_rest
from respchain.files.importers.powers_list.stages import EXECUTE
from respchain.files.importers.powers_list.words import KINDS, POWERS, kind_of, names_kind, nothing
from respchain.language import say

_EXERCISED = {"行政检查": "inspect"}
_DECIDED = "approve"
_STAGED = frozenset(KINDS) - {"其他行政权力"}
"""The types whose stages profiles know; others have those that the list names."""


class Powers:
    """Makes matters of records; the same power in other hands, or in further rows, is the same matter."""

    def __init__(self, register: Register, pursuit: Pursuit) -> None:
        self._register, self._pursuit = register, pursuit
        self._known: dict[tuple[str, ...], str] = {}
        self._codes: dict[tuple[str, ...], set[str]] = {}
        self._told: set[tuple[str, ...]] = set()
        self._made: dict[tuple[str, ...], list[str]] = {}

    def all(self, records: list[Record]) -> None:
        """Make the matters of all records: what tells them apart has to be known first."""
        for record in records:
            self._codes.setdefault(_whole(record), set()).add(normalised_id(record.text("code")))
        for record in records:
            self._one(record)

    def _one(self, record: Record) -> None:
        register = self._register
        codes = self._codes[_whole(record)]
        kind = _kind(record, register)
        matter, title = self._matter(record, kind, codes)
        holders = register.departments(record.take("holder"))
        register.tally["no department"] += not holders
        hands = [cell for key in ("unit", "post", "assist") for cell in record.of(key)]
        units = register.units(record.take("unit"), holders)
        posts = _posts(register, record, holders)
        assist = register.departments(record.take("assist"))
        entry = register.entry("matters", matter)
        basis = register.grounds(record.take("basis"))
        _more(entry, "basis", basis)
        _more(entry, "consequence", self._pursuit.consequences(record))
        _limits(register, record, matter, entry)
        stated = list(record.take("duties"))
        fresh = [cell for cell in stated if self._new(matter, holders, cell)]
        of = Holding(matter, title, kind, holders, [*units, *posts], assist)
        made = duties(register, of, fresh, record.take("duty_basis"))
        before = self._made.setdefault((matter, *holders), [])
        if stated and not fresh:  # as merged cells: the duties of the row above, in more hands
            for key in before:
                _more(register.entry("duties", key), "responsible", of.responsible)
                _more(register.entry("duties", key), "assist", assist)
        before += made
        _stages(entry, kind, [register.entry("duties", key) for key in made])
        _published(register, record, made)
        power = POWERS.get(kind or "", kind or title)
        _needs(register, kind, power, made)
        for holder in holders:
            self._grant(holder, matter, power, basis)
        if not before:
            register.tally["without duties"] += 1
            register.found.left += [cell.left(say(IDLE)) for cell in hands if not nothing(cell.text)]
        leave_rest(register, record)

    def _matter(self, record: Record, kind: str | None, codes: set[str]) -> tuple[str, str]:
        """The matter of a record, below that of the whole item where it is a part of one; its id and its title."""
        title, sub, code = record.text("title"), record.text("sub"), record.text("code")
        title = without_number(title)
        if nothing(sub) or without_number(sub) == title:  # merged with the cell of the whole, or said to be none
            self._register.tally["nothing"] += nothing(sub)
            sub = ""
        if nothing(code):
            self._register.tally["nothing"] += 1
            code = ""
        sub = without_number(sub)
        places = [str(cell.place) for key in ("title", "sub") for cell in record.of(key)] or [str(record.place)]
        for key in ("title", "sub", "code"):
            more = record.cells.pop(key, [])[1:]
            self._register.found.left += [cell.left(say(SECOND)) for cell in more if not nothing(cell.text)]
        place, below = places[0], places[-1]
        if not sub:
            return self._put((_key(title), "", kind or "", normalised_id(code)), title, kind, code, place), title
        shared = len(codes) == 1
        above = (_key(title), "", kind or "", normalised_id(code) if shared else "")
        whole = self._put(above, title, kind, code if shared else "", place)
        part = self._put((*above, _key(sub), normalised_id(code)), sub, kind, "" if shared else code, below, whole)
        return part, f"{title}（{sub}）" if sub not in title else sub

    def _put(
        self, key: tuple[str, ...], title: str, kind: str | None, code: str, place: str, above: str | None = None
    ) -> str:
        register = self._register
        if key not in self._known:
            entry = {"title": title, "part_of": above, "kind": kind, "source_id": code, "source_cell": place}
            self._known[key] = register.put("matters", register.id("matter", title), entry)
            register.tally["powers"] += above is None
            register.tally["parts"] += above is not None
            register.kinds[kind or ""] += above is None
        return self._known[key]

    def _new(self, matter: str, holders: list[str], cell: Cell) -> bool:
        key = (matter, *holders, normalised_title(cell.text))
        if key in self._told:
            self._register.tally["repeated"] += 1
            return False
        self._told.add(key)
        return True

    def _grant(self, holder: str, matter: str, power: str, basis: list[str]) -> None:
        powers = self._register.entry("departments", holder).setdefault("powers", [])
        key = ("power", holder, matter)
        if key not in self._told:
            self._told.add(key)
            powers.append({"power": power, "matter": matter, **({"basis": basis} if basis else {})})


def without_number(title: str) -> str:
    """A title without the running number before it.

    >>> without_number("1、对非法占地的处罚"), without_number("2.5公里以内"), without_number("3.")
    ('对非法占地的处罚', '2.5公里以内', '3.')
    """
    return _RUNNING.sub("", title) or title


_RUNNING = re.compile(r"^(?:\d{1,4}\s*[.．、](?!\d)|[（(]\d{1,4}[)）])\s*")


def _whole(record: Record) -> tuple[str, ...]:
    return (_key(record.text("title")), _key(record.text("kind")))


def _key(title: str) -> str:
    return normalised_title(title) or title


def _kind(record: Record, register: Register) -> str | None:
    """The type of a record, kept as it is written where no list has it; what else its cell says is left."""
    cells = [cell for cell in record.take("kind") if not nothing(cell.text)]
    if not cells:
        return None
    text = " ".join(cells[0].text.split())
    found = kind_of(text)
    register.tally["unknown kinds"] += found is None
    for cell in cells:
        if found is None and cell is not cells[0]:
            register.found.left.append(cell.left(say(SECOND)))
        elif found is not None and not names_kind(cell.text, found):
            register.found.left.append(cell.left(say("this is read as {kind}", kind=found)))
    return found or text


def _posts(register: Register, record: Record, holders: list[str]) -> list[str]:
    """The posts that a list names beside its departments: the only ones that are made."""
    found = []
    for cell in record.take("post"):
        name = " ".join(cell.text.split())
        if nothing(name):
            register.tally["nothing"] += 1
            continue
        found.append(register.post(name, holders[0] if len(holders) == 1 else None, cell.place))
    return found


def _more(entry: dict[str, Any], key: str, values: list[str]) -> None:
    if values:
        entry[key] = list(dict.fromkeys([*entry.get(key, []), *values]))


def _limits(register: Register, record: Record, matter: str, entry: dict[str, Any]) -> None:
    for key in ("statutory", "limit"):
        cells = list(record.take(key))
        for cell in cells:
            within = duration(" ".join(cell.text.split()))
            if within and entry.setdefault("within", within) == within:
                register.tally["column limits"] += 1
            else:
                record.add(key, cell)
    for cell in list(record.take("promised")):
        within = duration(" ".join(cell.text.split()))
        if within is None:
            record.add("promised", cell)
            continue
        key = register.id("commitment", entry["title"])
        promise = {"title": entry["title"], "matter": matter, "within": within, "source_cell": str(cell.place)}
        register.put("commitments", key, promise)
        register.tally["promises"] += 1


def _stages(entry: dict[str, Any], kind: str | None, made: list[dict[str, Any]]) -> None:
    """State the stages that the list names, where no profile has stages for the type."""
    if kind in _STAGED:
        return
    named = [duty for duty in made if duty.get("mode") != "default"] or made
    stages = [stage for duty in named for stage in _many(duty["stage"])]
    _more(entry, "stages", stages)
    if EXECUTE in entry.get("stages", ()):
        entry["stages"] = [stage for stage in entry["stages"] if stage in (EXECUTE, _DECIDED, "plan", "appeal")]


def _needs(register: Register, kind: str | None, power: str, made: list[str]) -> None:
    """The duties that use a power: those that decide, or inspect; where none does, all beside it."""
    stage = _EXERCISED.get(kind or "", _DECIDED)
    own = [register.entry("duties", key) for key in made]
    using = [duty for duty in own if stage in _many(duty["stage"])]
    for duty in using or own:
        duty["needs"] = [power]


def _many(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _published(register: Register, record: Record, made: list[str]) -> None:
    shown: dict[str, Any] = {}
    for cell in list(record.take("where")):
        if nothing(cell.text):
            register.tally["nothing"] += 1
        elif made:
            shown["where"] = " ".join(cell.text.split())
        else:
            record.add("where", cell)
    for cell in list(record.take("date")):
        day = day_of(cell.text)
        if day and made:
            shown["date"] = day
        else:
            record.add("date", cell)
    for key in made if shown else ():
        register.entry("duties", key)["published"] = dict(shown)


def kinds_told(kinds: Counter[str]) -> list[tuple[str, int]]:
    """The types of the powers with their number, in the order of the lists."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(kinds.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
