"""Pools as departments, lanes as posts, and whoever else a diagram names."""

from collections.abc import Iterable
from typing import Any

from respchain.errors import Place
from respchain.facts.ids import normalised_id, normalised_title
from respchain.files.importers.bpmn.diagram import Lane, Node, Pool, Process
from respchain.files.importers.imported import Imported
from respchain.files.importers.numbering import Numbering
from respchain.files.xml_reader import Element
from respchain.language import say


class Actors:
    """The actors of one or several files, each stated once."""

    def __init__(self, found: Imported) -> None:
        self._found = found
        self._ids = Numbering()
        self._sources: set[str] = set()
        self._pools: dict[Pool, str] = {}
        self._pools_named: dict[tuple[str, str], tuple[str, str]] = {}
        self._lanes: dict[Lane, str] = {}
        self._units: dict[Lane, str | None] = {}
        self._posts: dict[tuple[str | None, str], tuple[str, set[Process]]] = {}
        self._bare: dict[Process, str] = {}
        self._performers: dict[tuple[str | None, str], str] = {}
        self._called: dict[Process, list[str]] = {}
        self._file = ""

    def of_file(self, file: str, pools: Iterable[Pool], processes: Iterable[Process]) -> None:
        """State the pools and lanes of a file."""
        self._file = file
        for pool in pools:
            self.pool(pool)
        for process in processes:
            for lane in process.lanes:
                if lane.children:
                    self._unit(lane)
                else:
                    self.lane(lane)

    def pool(self, pool: Pool) -> str:
        """The department that a pool is, or the outsider where nothing of its inside is shown."""
        if pool not in self._pools:
            outside = pool.process is None or pool.process.empty
            section = "outsiders" if outside else "departments"
            key = (section, normalised_title(pool.name))
            same = self._pools_named.get(key)
            if not key[1] or same is None or same[1] == self._file:
                same = self._state(section, pool.element, pool.name, "pool", {}), self._file
                self._pools_named.setdefault(key, same)
            self._pools[pool] = same[0]
        return self._pools[pool]

    def lane(self, lane: Lane) -> str:
        """The post that a lane is; lanes of one name in one pool are one post for several processes."""
        if lane in self._lanes:
            return self._lanes[lane]
        unit = self._unit(lane) if lane.children else self._above(lane)
        name = _lane_title(lane)
        key = (unit, normalised_title(lane.name))
        same = self._posts.get(key) if lane.name and unit is not None else None
        if same is not None and lane.process not in same[1]:
            self._lanes[lane] = same[0]
            same[1].add(lane.process)
            return same[0]
        post = self._state("posts", lane.element, name, "lane", {"department": unit} if unit else {})
        self._posts.setdefault(key, (post, {lane.process}))
        self._lanes[lane] = post
        self._performers.setdefault((unit, normalised_title(name)), post)
        return post

    def _unit(self, lane: Lane) -> str | None:
        """The department that a lane with lanes in it is; one without a name is none of its own."""
        if lane not in self._units:
            above = self._above(lane)
            more = {"part_of": above} if above else {}
            self._units[lane] = (
                self._state("departments", lane.element, lane.name, "lane", more) if lane.name else above
            )
        return self._units[lane]

    def _above(self, lane: Lane) -> str | None:
        if lane.parent is not None:
            return self._unit(lane.parent)  # known by now: the outer ones come first
        return None if lane.process.pool is None else self.pool(lane.process.pool)

    def doers(self, node: Node) -> list[str]:
        """Who does what a node is: its lane, or the pool of a process without lanes, or whoever calls that process."""
        process = node.scope.process
        if node.lane is not None:
            return [self.lane(node.lane)]
        if process.lanes:
            return []
        return [self._whole(process)] if process.pool is not None else self._called.get(process, [])

    def _whole(self, process: Process) -> str:
        """The post that a pool without lanes is, as tools that write one lane without a name for it have it."""
        if process not in self._bare:
            pool = process.pool
            assert pool is not None
            unit = self.pool(pool)
            self._bare[process] = self._state("posts", pool.element, pool.name or process.name, "pool", {
                "department": unit
            }, again=True)  # fmt: skip
            what = say('the pool "{name}" has no lanes: its tasks fall to one post of its name', name=pool.name or unit)
            self._found.assumed.append(what)
        return self._bare[process]

    def call(self, calls: Iterable[tuple[Node, Process]]) -> None:
        """Let the tasks of processes without lanes and pools fall to whoever calls them, over however many calls."""
        rows = [(caller, called) for caller, called in calls if not called.lanes and called.pool is None]
        by_caller: dict[Process, list[Process]] = {}
        waiting: list[tuple[Process, str]] = []
        known: set[tuple[Process, str]] = set()
        for caller, called in rows:
            if self.doers(caller):
                waiting += [(called, who) for who in self.doers(caller)]
            else:
                by_caller.setdefault(caller.scope.process, []).append(called)
        waiting.reverse()
        while waiting:
            process, who = waiting.pop()
            if (process, who) not in known:
                known.add((process, who))
                self._called.setdefault(process, []).append(who)
                waiting += [(inner, who) for inner in reversed(by_caller.get(process, []))]

    def performer(self, name: str, node: Node) -> str:
        """The post that a task names beside its lane: one of the lanes of its pool, else one of its own."""
        pool = node.scope.process.pool
        unit = None if pool is None else self.pool(pool)
        key = (unit, normalised_title(name) or name)
        if key not in self._performers:
            more: dict[str, Any] = {"department": unit} if unit in self._found.section("departments") else {}
            entry = {"title": name, **more, "source_cell": self._place(node.element)}
            post = self._ids.free(name, "performer")
            self._found.section("posts")[post] = entry
            self._performers[key] = post
        return self._performers[key]

    def _state(
        self, section: str, element: Element, name: str, kind: str, more: dict[str, Any], again: bool = False
    ) -> str:
        id_ = self._ids.free(name, kind)
        entry: dict[str, Any] = {"title": name} if name else {}
        source = element.get("id")
        if source and not again:
            entry["source_id"] = source if normalised_id(source) not in self._sources else f"{self._file}#{source}"
            self._sources.add(normalised_id(source))
        self._found.section(section)[id_] = {**entry, **more, "source_cell": self._place(element)}
        return id_

    def _place(self, element: Element) -> str:
        return str(Place(self._file, element.line, element.column))


def _lane_title(lane: Lane) -> str:
    """What a lane is called: by its name, else that of what it lies in, up to its pool and its process."""
    at: Lane | None = lane
    while at is not None:
        if at.name:
            return at.name
        at = at.parent
    pool = lane.process.pool
    return (pool.name if pool else "") or lane.process.name
