"""Ids that name nothing."""

from collections.abc import Container, Mapping, Set

from respchain.errors import Fault
from respchain.files.building import MOST_FAULTS, brief
from respchain.files.citations import cited, squeezed
from respchain.files.marks import Marks
from respchain.files.wording import SINGULAR, WIDE, Nearness, part, wide
from respchain.language import N_, Saying, say
from respchain.model.light import Format

_NAMED_BY_TITLE = ("basis", "citation")
_WITHOUT_SECTION = {"person": "people", "party": "people", "basis": "bases", "citation": "bases"}
"""Where the section is not stated, a name will do."""
_MOST_WORDS = 8  # of a title
_BEYOND = "prescribed"  # profiles list such items too
_WORDS = {
    "actor": N_("no actor (department, post, body or outsider)"),
    "party": N_("neither an actor nor one of the people"),
    "basis": N_("no basis"),
    "citation": N_("no basis"),
    "prescribed": N_("no prescribed item"),
    "step": N_("no step of this process"),
}


class _Node:
    """What a path may lead to: an id of a namespace, a mapping keyed by such ids, or further keys."""

    def __init__(self) -> None:
        self.namespace: str | None = None
        self.key_namespace: str | None = None
        self.own_keys: Container[str] = ()
        self.inside: dict[str, _Node] = {}
        self.any_key: _Node | None = None

    def at(self, path: list[str]) -> "_Node":
        """The node that a path of the format leads to; it is made where there is none yet."""
        node = self
        for step in path:
            if step != "*":
                node = node.inside.setdefault(step, _Node())
            else:
                node.any_key = node.any_key or _Node()
                node = node.any_key
        return node


def unknown_ids(
    stated: Mapping[str, object], form: Format, marks: Marks, nearness: Nearness, *, broken: Set[str]
) -> list[Fault]:
    """The faults of ids that name nothing; ids of `broken` sections are not known, so they are not judged."""
    walk = _Walk(_known(stated, form, broken), stated, marks, nearness)
    for section, node in _tree(form).inside.items():
        walk.section(section, stated.get(section), node)
    return walk.faults


def _tree(form: Format) -> _Node:
    root = _Node()
    for path, namespace in form["references"]:
        root.at(path).namespace = namespace
    for path, namespace, own in form["key_references"]:
        node = root.at(path)
        node.key_namespace, node.own_keys = namespace, frozenset(own)
    return root


def _known(stated: Mapping[str, object], form: Format, broken: Set[str]) -> dict[str, Set[str]]:
    """The ids of each namespace that can be judged."""
    known: dict[str, Set[str]] = {}
    for namespace, sections in form["namespaces"].items():
        needed = _WITHOUT_SECTION.get(namespace)
        if namespace == _BEYOND or not broken.isdisjoint(sections) or (needed and needed not in stated) or not sections:
            continue
        ids: set[str] = set()
        for section in sections:
            entries = stated.get(section)
            if isinstance(entries, dict):
                ids.update(entries)
                if namespace in _NAMED_BY_TITLE:
                    ids.update(squeezed(title) for entry in entries.values() for title in _titles(entry))
        known[namespace] = ids
    return known


def _titles(entry: object) -> list[str]:
    title = entry.get("title") if isinstance(entry, dict) else None
    titles = list(title.values()) if isinstance(title, dict) else [title]
    return [text for text in titles if isinstance(text, str) and squeezed(text)]


_Path = tuple[str | int, ...]


class _Walk:
    def __init__(
        self, known: dict[str, Set[str]], stated: Mapping[str, object], marks: Marks, nearness: Nearness
    ) -> None:
        self.known = known
        self.stated = stated
        self.marks = marks
        self.nearness = nearness
        self.faults: list[Fault] = []
        self.citations: dict[str, bool] = {}

    def section(self, name: str, value: object, node: _Node) -> None:
        """Judge all ids of a section."""
        if not isinstance(value, dict) or node.any_key is None:
            self.judge(value, node, (name,))
            return
        for key, entry in value.items():
            steps = entry.get("steps") if isinstance(entry, dict) and name == "processes" else None
            if isinstance(steps, dict):
                self.known["step"] = {*steps, "end"}
            self.judge(entry, node.any_key, (name, key))
            self.known.pop("step", None)

    def judge(self, value: object, node: _Node, path: _Path) -> None:
        """Judge all ids at or below a value."""
        waiting: list[tuple[object, _Node, _Path]] = [(value, node, path)]
        while waiting and len(self.faults) <= MOST_FAULTS:
            value, node, path = waiting.pop()
            if type(value) is str:
                if not self.fits(value, node):
                    self.report(value, str(node.namespace), path)
            elif isinstance(value, dict):
                if node.namespace is not None and value.keys() == {"unknown"}:
                    continue
                if node.key_namespace is not None:
                    self.judge_keys(value, node.key_namespace, node.own_keys, path)
                waiting += self.doubtful(value, node, path)
            elif isinstance(value, list):
                waiting += [(inner, node, (*path, number)) for number, inner in enumerate(value)][::-1]

    def doubtful(self, value: dict[str, object], node: _Node, path: _Path) -> list[tuple[object, _Node, _Path]]:
        """The values of a mapping that are, or may hold, an id that names nothing."""
        inside, any_key = node.inside, node.any_key
        return [
            (inner, below, (*path, key))
            for key, inner in value.items()
            if inner is not None
            and (below := inside.get(key, any_key)) is not None
            and (type(inner) is not str or not self.fits(inner, below))
        ]

    def judge_keys(self, value: dict[str, object], namespace: str, own: Container[str], path: _Path) -> None:
        """Judge the keys of a mapping that are ids."""
        for key in value:
            if key not in own and not self.names(key, namespace):
                self.report(key, namespace, (*path, key), key=True)

    def fits(self, text: str, node: _Node) -> bool:
        """Whether a text may stand there."""
        return node.namespace is None or self.names(text, node.namespace)

    def names(self, name: str, namespace: str) -> bool:
        """Whether an id names something, as far as can be judged."""
        known = self.known.get(namespace)
        if known is None or name in known:
            return True
        if namespace not in _NAMED_BY_TITLE:
            return False
        if name not in self.citations:
            self.citations[name] = cited(name, known) is not None
        return self.citations[name]

    def report(self, name: str, namespace: str, path: _Path, *, key: bool = False) -> None:
        """Note an id that names nothing."""
        place = self.marks.key(path) if key else self.marks.value(path)
        about = part(path[:-1] if key else path)
        none = say(_WORDS[namespace]) if namespace in _WORDS else say("no {kind}", kind=say(namespace))
        message = say('{part} names "{name}", which is {none}', part=about, name=brief(name), none=none)
        self.faults.append(Fault(place, message, self.hint(name, namespace)))

    def hint(self, name: str, namespace: str) -> Saying | None:
        """What may have been meant."""
        known = self.known[namespace]
        if any(character in name for character in WIDE):
            return wide(name)
        if near := self.basis(name, known) if namespace in _NAMED_BY_TITLE else self.nearness.hint(name, known):
            return near
        elsewhere = [
            section for section, entries in self.stated.items() if isinstance(entries, dict) and name in entries
        ]
        named = [SINGULAR[section] for section in elsewhere if section in SINGULAR]
        return say("there is a {kind} of that id", kind=say(named[0])) if named else None

    def basis(self, name: str, known: Set[str]) -> Saying | None:
        """Which basis may have been meant, by its id or its title as written; the place behind it is left aside."""
        bases = self.stated.get("bases")
        entries = bases.values() if isinstance(bases, dict) else ()
        written = {squeezed(title): title for entry in entries for title in _titles(entry)}
        words = name.split()
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            if near := self.nearness.hint(squeezed(" ".join(words[:count])), known, written):
                return near
        return None
