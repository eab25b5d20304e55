"""Which entry of a charter an imported one is: by alias, by id, by its id in the source, by its title."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from respchain.errors import Fault, InputErrors, did_you_mean
from respchain.facts.ids import normalised_id, normalised_title
from respchain.files.importers.joining.aliases import Alias
from respchain.files.importers.joining.canonical import canonical
from respchain.files.importers.joining.references import entries_of
from respchain.files.wording import Nearness
from respchain.language import Saying, listed, say

ACTORS = ("departments", "posts", "bodies", "outsiders")
_STATE = "中华人民共和国"
_NAMES = 3
_WITHIN = {"duties": ("matter", "matters"), "posts": ("department", "departments")}
"""What tells entries of one title apart: a key, and the section that it names."""


class Match(NamedTuple):
    """The entry that an imported one is: its section and id, and how that was told."""

    section: str
    id: str
    how: str


class Lone(NamedTuple):
    """Why an imported entry is none of the charter: several that it could be, or one with nearly the same title."""

    could_be: Sequence[str] = ()
    near: Saying | None = None


def titles_of(section: str, entry: Mapping[str, Any]) -> list[str]:
    """The titles of an entry, in the form in which they are compared."""
    title = entry.get("name" if section == "people" else "title")
    texts = list(title.values()) if isinstance(title, Mapping) else [title]
    return [key for text in texts if isinstance(text, str) and (key := compared(section, text))]


def compared(section: str, text: str) -> str:
    """A title as it is compared; a law is the same with and without the name of the state."""
    return normalised_title(text.strip().removeprefix(_STATE) if section == "bases" else text)


class Known:
    """The entries of one section of the charter, to be found by what they are called."""

    def __init__(self, section: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        self.section = section
        self.entries = entries
        self.by_source: dict[str, list[str]] = defaultdict(list)
        self.by_title: dict[str, list[str]] = defaultdict(list)
        for key, entry in entries.items():
            if raw := entry.get("source_id"):
                self.by_source[normalised_id(raw)].append(key)
            for title in dict.fromkeys([*titles_of(section, entry), *_id_as_title(section, key, entry)]):
                self.by_title[title].append(key)


def _id_as_title(section: str, key: str, entry: Mapping[str, Any]) -> list[str]:
    """An entry without a title is called by its id."""
    return [] if titles_of(section, entry) else [compared(section, key)]


class Matching:
    """Matches the entries of an import, section by section; what they name in turn must have been matched before."""

    def __init__(self, charter: Mapping[str, Any], sections: Iterable[str], aliases: Sequence[Alias]) -> None:
        self.known = {section: Known(section, entries_of(charter, section)) for section in sections}
        self._aliases = {normalised_title(alias.name) or alias.name: alias for alias in aliases}
        self.used: set[str] = set()
        self.matches: dict[tuple[str, str], Match] = {}
        self.lone: dict[tuple[str, str], Lone] = {}
        self._nearness = Nearness(comparisons=400_000)
        self._check(aliases)

    def _check(self, aliases: Sequence[Alias]) -> None:
        faults = []
        for alias in aliases:
            if any(self._targets(alias.target, [section]) for section in self.known):
                continue
            names = [name for known in self.known.values() for name in known.entries]
            written = {title: title for known in self.known.values() for title in _written(known)}
            hint = did_you_mean(alias.target, [*names, *written])
            wrong = say(
                'the alias "{name}" leads to "{target}", which the charter does not have',
                name=alias.name,
                target=alias.target,
            )
            faults.append(Fault(alias.place, wrong, hint))
        if faults:
            raise InputErrors(faults)

    def _targets(self, target: str, sections: Iterable[str]) -> list[tuple[str, str]]:
        """The entries that an alias can mean: that of the id, else all of the title."""
        sections = list(sections)
        if exact := [(section, target) for section in sections if target in self.known[section].entries]:
            return exact
        return [
            (section, key)
            for section in sections
            for key in self.known[section].by_title.get(compared(section, target), ())
        ]

    def unused(self) -> list[str]:
        """The aliases that no entry of the import bears."""
        return [alias.name for name, alias in self._aliases.items() if name not in self.used]

    def section(self, section: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        """Match the entries of a section."""
        rest: dict[str, Mapping[str, Any]] = {}
        for key, entry in entries.items():
            if match := self._named(section, key, entry):
                self.matches[section, key] = match
            else:
                rest[key] = entry
        self._by_title(section, rest)

    def _named(self, section: str, key: str, entry: Mapping[str, Any]) -> Match | None:
        """What an entry is by an alias, by its id, or by its id in the source."""
        for name in (
            *titles_of(section, entry),
            normalised_title(key),
            normalised_title(str(entry.get("source_id", ""))),
        ):
            if name and name in self._aliases:
                found = self._targets(self._aliases[name].target, ACTORS if section in ACTORS else [section])
                if len(found) == 1:
                    self.used.add(name)
                    return Match(*found[0], "alias")
        known = self.known[section]
        if section == "facets":  # an axis is another where it is cut otherwise
            same = key in known.entries and canonical(known.entries[key]) == canonical(entry)
            return Match(section, key, "id") if same else None
        if key in known.entries:
            return Match(section, key, "id")
        raw = entry.get("source_id")
        same = known.by_source.get(normalised_id(raw), []) if raw else []
        return Match(section, same[0], "source_id") if len(same) == 1 else None

    def _by_title(self, section: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        """Match what is called the same, where there is one of that title on either side."""
        if section == "facets":
            self.lone |= {(section, key): Lone() for key in entries}
            return
        taken = {
            match.id
            for (of, _), match in self.matches.items()
            if of == match.section == section and match.how != "alias"
        }
        candidates = {key: self._candidates(section, key, entry) for key, entry in entries.items()}
        claims = Counter(one for could_be in candidates.values() for one in could_be)
        for key, entry in entries.items():
            could_be = candidates[key]
            if len(could_be) == 1 and claims[could_be[0]] == 1 and could_be[0] not in taken:
                self.matches[section, key] = Match(section, could_be[0], "title")
            else:
                self.lone[section, key] = Lone(could_be, None if could_be else self._near(section, key, entry))

    def _candidates(self, section: str, key: str, entry: Mapping[str, Any]) -> list[str]:
        """The entries of its title: of duties those on the same matter, of posts those of no other department."""
        known = self.known[section]
        titles = titles_of(section, entry) or [compared(section, key)]
        same = list(dict.fromkeys(one for title in titles for one in known.by_title.get(title, ())))
        if section not in _WITHIN or not same:
            return same
        place = self._within(section, entry)
        places = {one: known.entries[one].get(_WITHIN[section][0]) for one in same}
        if section == "duties":
            return [one for one in same if places[one] == place]
        exact = [one for one in same if place is not None and places[one] == place]
        return exact or [one for one in same if place is None or places[one] is None]

    def _within(self, section: str, entry: Mapping[str, Any]) -> object:
        """What tells entries of one title apart, as the charter calls it: the matter, the department."""
        key, above = _WITHIN[section]
        value = entry.get(key)
        match = self.matches.get((above, value)) if isinstance(value, str) else None
        return match.id if match else None if value is None else f"new:{value}"

    def _near(self, section: str, key: str, entry: Mapping[str, Any]) -> Saying | None:
        if section in ("duties", "consequences", "bases"):
            return None  # their titles are sentences, of which many are nearly alike
        sections = ACTORS if section in ACTORS else [section]
        written: dict[str, str] = {}
        for other in sections:
            written |= {title: text for text in _written(self.known[other]) if (title := compared(other, text))}
        for title in titles_of(section, entry) or [compared(section, key)]:
            if near := self._nearness.hint(title, written, written):
                return near
        return None


def _written(known: Known) -> list[str]:
    found = []
    for key, entry in known.entries.items():
        title = entry.get("name" if known.section == "people" else "title")
        texts = list(title.values()) if isinstance(title, Mapping) else [title or key]
        found += [text for text in texts if isinstance(text, str)]
    return found


def several(names: Sequence[str]) -> Saying:
    """Some names, and how many more."""
    if len(names) <= _NAMES:
        return listed(names)
    return say("{names} and {more} more", names=listed(names[:_NAMES]), more=len(names) - _NAMES, count=len(names))
