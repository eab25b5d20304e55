"""The parts of a charter put together: sections in one form, and nothing stated twice."""

from collections.abc import Mapping, Sequence

from respchain.errors import Fault
from respchain.files.building import brief
from respchain.files.marks import Marks, Table
from respchain.files.parts import Part
from respchain.files.wording import SINGULAR, found, wide
from respchain.language import N_, Saying, say
from respchain.model.light import Format

Entries = dict[str, object]


class Merged:
    """The whole charter; `broken` are sections that could not be read, so that their ids are not known."""

    def __init__(self) -> None:
        self.stated: Entries = {}
        self.marks: list[int] = []
        self.faults: list[Fault] = []
        self.broken: set[str] = set()


def merged(parts: Sequence[Part], form: Format, table: Table) -> Merged:
    """All parts as one, sections that are keyed by id as mappings, the others as lists."""
    return _Merging(form, table, Marks(sources=[part.source for part in parts], root=None, table=table)).of(parts)


class _Merging:
    def __init__(self, form: Format, table: Table, places: Marks) -> None:
        self.keyed = frozenset(form["mapping_sections"])
        self.listed = frozenset(form["list_sections"])
        self.actors = form["namespaces"]["actor"]
        self.table = table
        self.places = places
        self.whole = Merged()
        self.first: dict[str, int] = {}

    def of(self, parts: Sequence[Part]) -> Merged:
        """The parts put together."""
        for part in parts:
            marks = self.table[id(part.stated)]
            for number, (key, value) in enumerate(part.stated.items()):
                key_at, at = marks[2 * number : 2 * number + 2]
                if key in self.keyed or key in self.listed:
                    self.add_section(key, value, key_at, at)
                elif key != "include":
                    self.add_setting(key, value, key_at, at)
        self.check_actors()
        self.check_ids()
        self.table[id(self.whole.stated)] = self.whole.marks
        return self.whole

    def report(self, at: int, message: Saying, hint: Saying | None = None, *also: int) -> None:
        """Note a fault, with the other places that belong to it."""
        related = tuple(self.places.place(other) for other in also)
        self.whole.faults.append(Fault(self.places.place(at), message, hint, related))

    def put(self, key: str, value: object, key_at: int, at: int) -> None:
        """Take up a top-level key."""
        self.whole.stated[key] = value
        self.first[key] = key_at
        self.whole.marks += [key_at, at]

    def add_setting(self, key: str, value: object, key_at: int, at: int) -> None:
        """Take up what is no section: the same may be said in several files, but not differently."""
        if key not in self.whole.stated:
            self.put(key, value, key_at, at)
        elif value is not None and self.whole.stated[key] != value:
            self.report(
                key_at, say('"{key}" is stated differently in two files', key=brief(key)), None, self.first[key]
            )

    def add_section(self, name: str, value: object, key_at: int, at: int) -> None:
        """Take up entries."""
        if value is None:
            return
        entries = self.by_id(name, value, key_at) if name in self.keyed else self.in_order(value)
        if entries is None:
            known = say("a mapping by id") if name in self.keyed else say("a list")
            expected = say("expected {what}", what=known)
            message = say("{part}: {expected}, found {found}", part=name, expected=expected, found=found(value))
            self.report(at, message, wide(value))
            self.whole.broken.add(name)
            return
        present = self.whole.stated.get(name)
        if isinstance(present, dict) and isinstance(entries, dict):
            self.extend(name, present, entries)
        elif isinstance(present, list) and isinstance(entries, list):
            self.table[id(present)] += self.table[id(entries)]
            present += entries
        else:
            self.put(name, entries, key_at, at)

    def by_id(self, name: str, value: object, key_at: int) -> Entries | None:
        """The entries of a section by id, blank ones as entries that say nothing."""
        if isinstance(value, list):
            value = self.keyed_by_id(name, value)
        if not isinstance(value, dict):
            return None
        for key, entry in value.items():
            if entry is None:
                value[key] = self.blank()
            elif name == "processes" and isinstance(entry, dict):
                self.steps_by_id(entry, key_at)
        return value

    def blank(self) -> Entries:
        """An entry that says nothing."""
        entry: Entries = {}
        self.table[id(entry)] = []
        return entry

    def steps_by_id(self, process: Entries, key_at: int) -> None:
        """Steps are entries by id too."""
        if process.get("steps") is not None:
            steps = self.by_id("steps", process["steps"], key_at)
            if steps is not None:
                process["steps"] = steps

    def keyed_by_id(self, name: str, items: list[object]) -> Entries:
        """The mapping that a list of entries with ids stands for."""
        entries: Entries = {}
        marks: list[int] = []
        first: dict[str, int] = {}
        for item, at in zip(items, self.table[id(items)], strict=True):
            named = say(SINGULAR.get(name, N_("step")))
            if not isinstance(item, dict):
                self.report(at, say("expected a {kind} with an id, found {found}", kind=named, found=found(item)))
                continue
            key, own = item.get("id"), self.table[id(item)]
            number = list(item).index("id") if "id" in item else None
            id_at = at if number is None else own[2 * number + 1]
            if not isinstance(key, str) or number is None:
                lacking = say('this {kind} lacks the key "id"', kind=named)
                if key is not None:
                    lacking = say("an id is a text, found {found}", found=found(key))
                self.report(id_at, lacking, say('write "{text}" in quotes', text=key) if isinstance(key, int) else None)
                self.whole.broken.add(name)
            elif key in entries:
                self.report_twice(name, key, id_at, first[key])
            else:
                first[key] = id_at
                entries[key] = rest = {other: value for other, value in item.items() if other != "id"}
                self.table[id(rest)] = own[: 2 * number] + own[2 * number + 2 :]
                marks += [id_at, at]
        self.table[id(entries)] = marks
        return entries

    def in_order(self, value: object) -> list[object] | None:
        """The entries of a section as a list; the keys of a mapping become ids."""
        if not isinstance(value, dict):
            return value if isinstance(value, list) else None
        marks = self.table[id(value)]
        entries: list[object] = []
        for number, (key, entry) in enumerate(value.items()):
            if not isinstance(entry, dict) or "id" in entry:
                entries.append(entry)
                continue
            entries.append(named := {"id": key, **entry})
            self.table[id(named)] = [marks[2 * number]] * 2 + self.table[id(entry)]
        self.table[id(entries)] = marks[::2]
        return entries

    def extend(self, name: str, present: Entries, more: Entries) -> None:
        """Take up the entries of another file."""
        marks, new = self.table[id(present)], self.table[id(more)]
        positions = {key: number for number, key in enumerate(present)} if present.keys() & more.keys() else {}
        for number, (key, entry) in enumerate(more.items()):
            if key in present:
                self.report_twice(name, key, new[2 * number], marks[2 * positions[key]])
            else:
                present[key] = entry
                marks += new[2 * number : 2 * number + 2]

    def report_twice(self, name: str, key: str, at: int, first: int) -> None:
        """One id for two entries."""
        kind = say(SINGULAR.get(name, N_("step")))
        self.report(at, say('the {kind} "{id}" is stated twice', kind=kind, id=brief(key)), None, first)

    def check_actors(self) -> None:
        """Departments, posts, bodies and outsiders share their ids."""
        seen: dict[str, tuple[str, int]] = {}
        for section in self.actors:
            entries = self.entries(section)
            marks = self.table.get(id(entries), [])
            for number, key in enumerate(entries):
                at = marks[2 * number]
                if key in seen:
                    other, first = seen[key]
                    template = N_('the {one} and the {other} "{id}" have one id')
                    words = say(template, one=say(SINGULAR[other]), other=say(SINGULAR[section]), id=brief(key))
                    self.report(at, words, say("actors share their ids: rename one"), first)
                else:
                    seen[key] = (section, at)

    def entries(self, section: str) -> Mapping[str, object]:
        """A section's entries by id."""
        stated = self.whole.stated.get(section)
        return stated if isinstance(stated, dict) else {}

    def check_ids(self) -> None:
        """In sections that are lists, an id names one entry too."""
        for section in self.listed:
            items = self.whole.stated.get(section)
            if not isinstance(items, list):
                continue
            seen: dict[str, int] = {}
            for item in items:
                key = item.get("id") if isinstance(item, dict) else None
                if not isinstance(key, str):
                    continue
                at = self.table[id(item)][2 * list(item).index("id") + 1]
                if seen.setdefault(key, at) != at:
                    self.report_twice(section, key, at, seen[key])
