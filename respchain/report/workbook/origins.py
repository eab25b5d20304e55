"""Which workbook findings lead back to: the charter itself, or the table that it was made of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from respchain.checking.report import Report
from respchain.errors import Place
from respchain.report.source_places import place_of
from respchain.rule import Finding

BOOKS = (".xlsx", ".xlsm")
_PLAIN = (".xls", ".csv", ".tsv", ".tab", ".txt", ".md", ".markdown")
_PLACES = 100  # of one finding


class Origin(NamedTuple):
    """The files that findings lead to, by their names as stated: the first is to be given back, the most led to.

    `paths` are where they were found; a name without one is gone, or is no table. `counts` says how many findings lead
    to each; a file to which none leads is there as well where entries name it.
    """

    names: Sequence[str]
    paths: Mapping[str, Path]
    counts: Mapping[str, int]

    @property
    def first(self) -> str | None:
        """The file to be given back."""
        return self.names[0] if self.names else None


def origin(report: Report, data: Mapping[str, Any], charters: Sequence[Path]) -> Origin:
    """Where the findings of a report lead, and the entries of a charter; `charters` are the files that state it."""
    own = [path for path in charters if path.suffix.lower() in BOOKS]
    counts: Counter[str] = Counter()
    books: set[str] = {path.as_posix() for path in own}
    for finding in report.findings:
        if finding.location.sheet is not None:
            books.add(finding.location.file)
        counts.update({place.file for place in places(finding)})
    named = stated_files(data)
    order = {name: number for number, name in enumerate(dict.fromkeys([*map(Path.as_posix, own), *named, *counts]))}
    folders = list(dict.fromkeys(path if path.is_dir() else path.parent for path in charters))
    paths = {name: path for name in order if (path := found(name, folders, charter=name in books)) is not None}
    tables = [name for name in order if name in paths or is_table(Path(name))]
    ranked = sorted(tables, key=lambda name: (name not in books, -counts[name], -named.get(name, 0), order[name]))
    return Origin(ranked, paths, counts)


def places(finding: Finding) -> list[Place]:
    """The cells that a finding is about: that of a charter which is a workbook, else those of its sources."""
    if finding.location.sheet is not None:
        return [finding.location]
    return [place_of(source) for source in finding.sources[:_PLACES]]


def stated_files(data: Mapping[str, Any]) -> Counter[str]:
    """The files that the entries of a charter name as what they came from, and how many entries name each."""
    cells = (entry.get("source_cell") for entry in _entries(data) if isinstance(entry, Mapping))
    return Counter(place_of(str(cell)).file for cell in cells if cell is not None)


def _entries(data: Mapping[str, Any]) -> Iterable[Any]:
    for section in data.values():
        if isinstance(section, Mapping):
            yield from section.values()
        elif isinstance(section, list | tuple):
            yield from section


def found(name: str, folders: Sequence[Path], *, charter: bool = False) -> Path | None:
    """Where a table is: beside the charter, by its path or its bare name, or else where its path as written leads.

    Nothing but tables is looked for: a charter from a stranger names files, and what it names ends in the answer.
    """
    written = Path(name)
    if not is_table(written):
        return None
    beside = [] if charter else [folder / part for folder in folders for part in (name, written.name)]
    for path in [*beside, written]:
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):  # a name that no system takes
            continue
    return None


def is_table(path: Path) -> bool:
    """Whether a file is a table by its name."""
    return path.suffix.lower() in (*BOOKS, *_PLAIN)
