"""Steps of processes that stand in a table of their own, put into their processes."""

from collections.abc import Iterable, Iterator

from respchain.files.building import brief
from respchain.files.marks import Table
from respchain.files.workbook.placing import Entry, Placing
from respchain.files.workbook.source import Cells
from respchain.files.workbook.stated import Steps
from respchain.language import say


def joined(stated: Iterable[Entry], steps: Iterable[Steps], table: Table) -> Iterator[tuple[Cells, Entry]]:
    """Put steps into the processes that parts of a charter state; what is left makes parts of its own.

    A step that its process has already is among the faults of the cells.
    """
    processes = dict(_processes(stated))
    for cells, by_process in steps:
        placing = Placing(table, cells.lives)
        others = placing.entry()
        for name, (own, at) in by_process.items():
            process = processes.get(name)
            if process is None:
                process = processes[name] = placing.entry()
                placing.add(others, name, process, at)
            known = process.get("steps")
            if not isinstance(known, dict):
                if known is None and "steps" not in process:
                    placing.add(process, "steps", own, at)
                continue
            for key in own:
                at = placing.place(own, key)
                if key in known:
                    message = say('the {kind} "{id}" is stated twice', kind=say("step"), id=brief(key))
                    cells.report(at - cells.base, message)
                else:
                    placing.add(known, key, own[key], at)
        if others:
            whole = placing.entry()
            placing.add(whole, "processes", others, table[id(others)][0])
            yield cells, whole


def _processes(stated: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    for part in stated:
        section = part.get("processes")
        if isinstance(section, dict):
            yield from ((str(name), process) for name, process in section.items() if isinstance(process, dict))
        elif isinstance(section, list):
            named = (process for process in section if isinstance(process, dict))
            yield from ((str(process["id"]), process) for process in named if isinstance(process.get("id"), str))
