"""Joins an import into a charter: entries that are the same are merged, the others added, and nothing is lost."""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from respchain.errors import Place
from respchain.files.importers.imported import Imported, Left
from respchain.files.importers.joining.aliases import Alias
from respchain.files.importers.joining.bases import Bases, list_bases
from respchain.files.importers.joining.canonical import canonical
from respchain.files.importers.joining.matching import ACTORS, Matching
from respchain.files.importers.joining.merging import CYCLE, NO_KEY, OTHERWISE, merge, said
from respchain.files.importers.joining.people import list_people
from respchain.files.importers.joining.references import change_references, entries_of
from respchain.files.importers.joining.telling import doubts, figures, otherwise
from respchain.files.importers.naming import free_id
from respchain.language import listed, say
from respchain.model.light import charter_format

_FIRST = ("bases", "departments", "outsiders", "bodies", "people", "posts", "facets", "prescribed", "matters")
"""The sections in the order in which they are matched: what is named before what names it."""


def joined(found: Imported, charter: Mapping[str, Any], aliases: Sequence[Alias] = ()) -> None:
    """Put what was imported into a charter: `found.stated` becomes that charter with what the import adds to it.

    An alias that leads nowhere is an `InputErrors`.
    """
    _Joining(found, charter, aliases).join()


class _Joining:
    def __init__(self, found: Imported, charter: Mapping[str, Any], aliases: Sequence[Alias]) -> None:
        form = charter_format()
        self.found = found
        self.whole: dict[str, Any] = _plain(charter)
        self.more: dict[str, Any] = _plain(found.stated)
        self.more.pop("include", None)
        self.keyed, self.listed = form["mapping_sections"], form["list_sections"]
        self.namespaces = form["namespaces"]
        self.aliases = aliases

    def join(self) -> None:
        """The charter with the import."""
        self._alike()
        order = [*_FIRST, *(section for section in self.keyed if section not in _FIRST)]
        self.matching = Matching(self.whole, order, self.aliases)
        for section in order:
            self.matching.section(section, entries_of(self.more, section))
        self.ids = self._ids(order)
        settled = {entry.get("matter") for entry in entries_of(self.whole, "duties").values()}
        self._stages(settled)
        self._rename()
        self.settled = {matter for matter in settled if isinstance(matter, str)}
        for section in self.keyed:
            self._section(section)
        for section in self.listed:
            self._list(section)
        self._settings()
        for section in order:
            self._tell(section)
        if unused := self.matching.unused():
            self.found.assumed.append(say("aliases that the import does not use: {names}", names=listed(unused)))
        self.found.stated = self.whole

    def _tell(self, section: str) -> None:
        """What became of the entries of a section."""
        entries = entries_of(self.more, section)
        self.found.read += figures(section, entries, self.matching)
        self.found.read += otherwise(section, entries, self.matching)
        self.found.assumed += doubts(section, entries, self.matching, self.ids)

    def _alike(self) -> None:
        """Where one side lists people, or bases, and the other only names them, let the other list them too."""
        for one, other in ((self.whole, self.more), (self.more, self.whole)):
            if "people" in one and "people" not in other:
                list_people(other)
            if "bases" in one and "bases" not in other:
                list_bases(other, entries_of(one, "bases"))

    def _ids(self, order: Sequence[str]) -> dict[tuple[str, str], str]:
        """The id of each imported entry in the charter; one that is taken by something else is changed."""
        ids = {key: match.id for key, match in self.matching.matches.items()}
        for sections in (ACTORS, *((section,) for section in order if section not in ACTORS)):
            taken = {key for section in sections for key in entries_of(self.whole, section)}
            new = [(section, key) for section in sections for key in entries_of(self.more, section)]
            both = taken | {key for _, key in new}
            for section, key in new:
                if (section, key) not in ids:
                    ids[section, key] = free_id(key, both, section) if key in taken else key
                    both.add(ids[section, key])
                    taken.add(ids[section, key])
        return ids

    def _rename(self) -> None:
        """Name in the import what the charter has by the ids of the charter."""
        changed: dict[str, dict[str, str]] = {}
        moved: dict[str, set[str]] = {}
        for namespace, sections in self.namespaces.items():
            changed[namespace] = {key: new for (section, key), new in self.ids.items() if section in sections}
            moved[namespace] = {
                key
                for (section, key), match in self.matching.matches.items()
                if section in sections and match.section not in sections
            }
        bases = self._bases()

        def change(namespace: str, name: Any) -> Any:
            if namespace == "citation":
                return bases.citation(name)
            if namespace in moved and name in moved[namespace]:
                return {"unknown": name}  # what it is by an alias cannot stand here
            return changed.get(namespace, {}).get(name, bases.name(name) if namespace == "basis" else name)

        change_references(self.more, change)

    def _bases(self) -> Bases:
        return Bases(
            entries_of(self.whole, "bases"),
            entries_of(self.more, "bases"),
            {key: new for (section, key), new in self.ids.items() if section == "bases"},
        )

    def _stages(self, settled: set[Any]) -> None:
        """Let imported duties say their stage where the matter of the charter has stages of its own."""
        own, stated = entries_of(self.more, "matters"), entries_of(self.whole, "matters")
        for entry in entries_of(self.more, "duties").values():
            matter = entry.get("matter")
            match = self.matching.matches.get(("matters", str(matter)))
            if match is None:
                continue
            above = own.get(str(matter), {})
            cut = canonical(stated.get(match.id, {}).get("facets"))
            if above.get("facets") and match.id in settled and canonical(above["facets"]) != cut:
                entry.setdefault("facets", above["facets"])
            if not entry.get("stage") and _staged(stated, match.id) and not (above.get("kind") or above.get("stages")):
                entry["stage"] = "execute"

    def _section(self, section: str) -> None:
        """Merge or add the entries of a section."""
        for key, stated in entries_of(self.more, section).items():
            match = self.matching.matches.get((section, key))
            target = match.section if match else section
            if self.whole.get(target) is None:
                self.whole[target] = {}
            place = self.whole[target]
            new = self.ids[section, key]
            if match is None:
                place[new] = stated or None
                continue
            if section == "facets":
                continue  # matched where it is cut the same
            entry = place[new] or {}
            more = stated if target == section else self._fitting(target, new, stated)
            if self._above_itself(target, new, more):
                more = dict(more)
                self.found.left.append(Left(_place(more, target, new), "part_of", str(more.pop("part_of")), say(CYCLE)))
            self.found.left += merge(target, new, entry, more, settled=new in self.settled)
            if entry:
                place[new] = entry

    def _fitting(self, section: str, key: str, stated: Mapping[str, Any]) -> dict[str, Any]:
        """What of an entry another kind of entry can say; the rest is left."""
        known = _keys(section)
        for name, value in stated.items():
            if name not in known and value is not None:
                self.found.left.append(Left(_place(stated, section, key), name, said(value), say(NO_KEY)))
        return {name: value for name, value in stated.items() if name in known}

    def _above_itself(self, section: str, key: str, more: Mapping[str, Any]) -> bool:
        at, seen = more.get("part_of"), {key}
        entries = self.whole.get(section) or {}
        while isinstance(at, str) and at not in seen:
            seen.add(at)
            at = (entries.get(at) or {}).get("part_of")
        return at == key

    def _list(self, section: str) -> None:
        """Add the entries of a list that it does not have."""
        stated = self.more.get(section)
        if not isinstance(stated, list):
            return
        if self.whole.get(section) is None:
            self.whole[section] = []
        place = self.whole[section]
        known = {_said_of(entry) for entry in place}
        ids = {entry["id"] for entry in place if entry.get("id")}
        for entry in stated:
            if _said_of(entry) in known:
                continue
            if entry.get("id") in ids:
                entry["id"] = free_id(entry["id"], ids, section)
            ids.add(entry.get("id"))
            place.append(entry)

    def _settings(self) -> None:
        """What is said of the charter as a whole."""
        for key, value in self.more.items():
            if key in self.keyed or key in self.listed or value is None:
                continue
            present = self.whole.get(key)
            if present is None:
                self.whole[key] = value
                if key != "respchain":
                    self.found.assumed.append(say('the charter had no "{key}": it has that of the import', key=key))
            elif canonical(present) != canonical(value):
                self.found.left.append(Left(Place(key), key, said(value), say(OTHERWISE)))


def _staged(matters: Mapping[str, Mapping[str, Any]], matter: str) -> bool:
    """Whether a matter has stages of its own, or from those above it."""
    at: Any = matter
    seen: set[str] = set()
    while isinstance(at, str) and at in matters and at not in seen:
        seen.add(at)
        if matters[at].get("kind") or matters[at].get("stages"):
            return True
        at = matters[at].get("part_of")
    return False


def _said_of(entry: Mapping[str, Any]) -> str:
    """What an entry of a list says, in one form, wherever it came from."""
    said = {key: value for key, value in entry.items() if key not in ("source_cell", "source_id")}
    return json.dumps(canonical(said), sort_keys=True, default=str)


def _place(entry: Mapping[str, Any], section: str, key: str) -> Place:
    return Place(str(entry.get("source_cell") or f"{section}/{key}"))


def _keys(section: str) -> set[str]:
    """The keys that an entry of a section may have."""
    from respchain.model.organisation import Actor, Body, Department, Outsider, Post

    models: dict[str, type[Actor]] = {"departments": Department, "posts": Post, "bodies": Body, "outsiders": Outsider}
    return set(models[section].model_fields) - {"id"}


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """A copy that may be changed: mappings and lists alone."""
    return {key: _thawed(value) for key, value in data.items()}


def _thawed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _thawed(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_thawed(inner) for inner in value]
    return deepcopy(value)
