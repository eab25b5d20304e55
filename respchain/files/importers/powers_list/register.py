"""The charter in the making: departments and their units, bases, ids."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from respchain.errors import Place
from respchain.facts.ids import normalised_title
from respchain.files.citations import squeezed
from respchain.files.importers.imported import Imported
from respchain.files.importers.numbering import Numbering
from respchain.files.importers.powers_list.cells import Cell
from respchain.files.importers.powers_list.citations import Cited, citations, law_name
from respchain.files.importers.powers_list.words import VAGUE_UNIT, nothing
from respchain.language import N_, say

_APART = re.compile(r"[、；;\n，,/]|(?<=[局委办厅部院科室处股])(?:和|与|及|　| )(?=\S)")
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[)）\]】]")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}、)\s*")
_LONGEST_NAME = 60
_LONGEST_ID = 24


class Register:
    """Makes entries of what the records of a list say; `tally` counts what is told afterwards."""

    def __init__(self, found: Imported) -> None:
        self.found = found
        self.tally: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.stages: dict[str, tuple[str, ...]] = {}
        self.unstaged: Counter[str] = Counter()
        self._ids = {name: Numbering() for name in ("matter", "duty", "actor", "consequence", "basis", "commitment")}
        self._departments: dict[str, str] = {}
        self._units: dict[tuple[str, str], str] = {}
        self._bases: dict[str, str] = {}
        self._read: dict[str, tuple[list[str], bool]] = {}
        for section in ("departments", "matters", "duties", "consequences", "bases", "commitments"):
            found.section(section)

    def id(self, kind: str, *words: str) -> str:
        """A free id that reads like some words."""
        text = "-".join(word[:_LONGEST_ID] for word in words)
        return self._ids[kind].free(text, kind)

    def entry(self, section: str, key: str) -> dict[str, Any]:
        """An entry of a section."""
        entry: dict[str, Any] = self.found.section(section)[key]
        return entry

    def put(self, section: str, key: str, entry: dict[str, Any]) -> str:
        """Take up an entry without what it does not say; its id."""
        kept = {name: value for name, value in entry.items() if value not in (None, "", [])}
        self.found.section(section)[key] = kept
        return key

    def department(self, name: str, place: Place) -> str:
        """The department of a name."""
        known = normalised_title(name) or name
        if known not in self._departments:
            key = self.id("actor", name)
            self.put("departments", key, {"title": name, "source_cell": str(place)})
            self._departments[known] = key
        return self._departments[known]

    def departments(self, cells: Iterable[Cell]) -> list[str]:
        """The departments that some cells name; what names none is left."""
        named = []
        for cell in cells:
            names = [name for name in split_names(cell.text) if not nothing(name)]
            if not names or any(len(name) > _LONGEST_NAME for name in names):
                self.found.left.append(cell.left(say("this names no department")))
                continue
            named += [self.department(name, cell.place) for name in names]
        return list(dict.fromkeys(named))

    def units(self, cells: Iterable[Cell], departments: list[str]) -> list[str]:
        """The units of a department that some cells name; what names none, or of nobody knows which, is left."""
        named = []
        for cell in cells:
            for name in split_names(cell.text):
                if nothing(name):
                    continue
                if VAGUE_UNIT.match(name) or len(name) > _LONGEST_NAME:
                    self.found.left.append(cell.left(say("this names no unit"), name))
                else:
                    named.append(self._unit(name, departments, cell.place))
        return list(dict.fromkeys(named))

    def _unit(self, name: str, departments: list[str], place: Place) -> str:
        above = departments[0] if departments else ""
        known = (above, normalised_title(name) or name)
        if whole := self._departments.get(known[1]):
            return whole
        if known not in self._units:
            key = self.id("actor", name)
            part_of = above if len(departments) == 1 else None
            self.put("departments", key, {"title": name, "part_of": part_of, "source_cell": str(place)})
            self._units[known] = key
            self.tally["units"] += 1
            self.tally["homeless units"] += part_of is None
        return self._units[known]

    def post(self, name: str, department: str | None, place: Place) -> str:
        """The post of a name in a department."""
        known = (department or "", f"post:{normalised_title(name) or name}")
        if known not in self._units:
            key = self.id("actor", name)
            self.put("posts", key, {"title": name, "department": department, "source_cell": str(place)})
            self._units[known] = key
            self.tally["posts"] += 1
        return self._units[known]

    def grounds(self, cells: Iterable[Cell]) -> list[str]:
        """The citations that some cells make; what they say beyond that is left."""
        cited: list[str] = []
        for cell in cells:
            if nothing(cell.text):
                self.tally["nothing"] += 1
                continue
            found, more = self.cited(cell.text, cell.place)
            cited += found
            if not found:
                self.found.left.append(cell.left(say(NO_BASIS)))
            elif more:
                self.found.left.append(cell.left(say(MORE)))
        return list(dict.fromkeys(cited))

    def cited(self, text: str, place: Place) -> tuple[list[str], bool]:
        """The citations in a text as the format writes them, and whether it says more."""
        if text not in self._read:
            read = citations(text)
            self._read[text] = ([said for one in read.cited for said in self._citation(one, place)], read.more)
        found, more = self._read[text]
        return list(found), more

    def _citation(self, one: Cited, place: Place) -> list[str]:
        name = law_name(one.title)
        if not name or not squeezed(one.title):
            return []
        if name not in self._bases:
            key = self.id("basis", one.title)
            self.put("bases", key, {"title": one.title, "rank": one.rank, "source_cell": str(place)})
            self._bases[name] = key
            self.tally["guessed ranks"] += one.guessed and one.rank is not None
        entry = self.entry("bases", self._bases[name])
        if one.rank is not None and "rank" not in entry:
            entry["rank"] = one.rank
        return [f"《{entry['title']}》{at}" for at in one.places or ("",)]


MORE = N_("of this only the citations are part of the charter")
IDLE = N_("no duty stands beside this")
NO_BASIS = N_("this cites no text that can be told")


def split_names(text: str) -> list[str]:
    """The names that a cell lists, without numbers before them and notes in brackets.

    >>> split_names("1.市公安局（交警支队）、市交通运输局\\n2. 发展和改革委员会")
    ['市公安局', '市交通运输局', '发展和改革委员会']
    """
    bare = "\n".join(_NUMBERED.sub("", line) for line in _BRACKETS.sub("", text).splitlines())
    return [name for part in _APART.split(bare) if (name := _NUMBERED.sub("", part).strip(" 　。:："))]


def brief(text: str, most: int = 30) -> str:
    """The first clause of a text.

    >>> brief("对申请材料进行审查，提出意见。")
    '对申请材料进行审查'
    """
    first = re.split(r"[，。；;：:\n]", text.strip(), maxsplit=1)[0].strip() or text.strip()
    return first if len(first) <= most else f"{first[:most]}…"
