"""Reads a charter: all its files, its places, and all its faults at once."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from respchain.errors import Fault, InputErrors, UnknownName
from respchain.files.ahead import Ahead
from respchain.files.building import MOST_FAULTS
from respchain.files.collector import collector_paused
from respchain.files.dates import reversed_dates
from respchain.files.marks import Marks
from respchain.files.merging import merged
from respchain.files.parts import Parts, parts_of
from respchain.files.projects import Project, project_of
from respchain.files.references import unknown_ids
from respchain.files.wording import Nearness
from respchain.language import say
from respchain.model.light import charter_format, charter_validator
from respchain.model.stated import Stated


def read(path: Path | str, *more: Path | str, ahead: Ahead | None = None) -> Stated:
    """The charter in a YAML or JSON file, with all that it includes, or in a folder of such files, or in several.

    `ahead` is one of the files that is being read already.
    Whatever is wrong is raised at once, as `InputErrors`, each fault with its place.
    """
    with collector_paused():
        return _stated(parts_of([Path(path), *map(Path, more)], ahead), project_of(Path(path)))


def _stated(parts: Parts, project: Project | None) -> Stated:
    form = charter_format()
    own = {} if project is None else {project.name: project.text}
    sources = MappingProxyType(own | {source.name: source.text for source in parts.sources})
    whole = merged(parts.read, form, parts.table)
    marks = Marks(sources=parts.sources, root=whole.stated, table=parts.table)
    table = None if project is None else project.table
    faults = parts.faults + whole.faults + reversed_dates(parts.lives, marks)
    faults += () if project is None else project.faults
    nearness = Nearness()
    valid, misfits = _valid(whole.stated, marks, nearness)
    faults += misfits
    if parts.whole:
        misfitting = {fault.place for fault in misfits}
        unknown = unknown_ids(whole.stated, form, marks, nearness, broken=whole.broken)
        faults += [fault for fault in unknown if fault.place not in misfitting]
    if faults and not misfits and parts.whole and not whole.broken:
        faults += _beside(valid, marks, table)
    if faults:
        raise InputErrors(_first(faults), sources, whole.stated.get("language"))
    return Stated(valid, marks, sources, tuple(parts.notes), table)


def _beside(valid: Mapping[str, Any], marks: Marks, project: Mapping[str, Any] | None) -> list[Fault]:
    """What is wrong with scopes and stages as well, so that one run tells all."""
    from respchain.checking.profile import profile  # only where something is wrong
    from respchain.encode import faults_beside_unknown_names

    try:
        terms = profile(valid.get("profile"), project).terms
    except UnknownName:
        return []
    return faults_beside_unknown_names(Stated(valid, marks), terms)


def _valid(stated: Mapping[str, object], marks: Marks, nearness: Nearness) -> tuple[Mapping[str, object], list[Fault]]:
    """The charter with its days as dates, or what of it does not fit the format."""
    try:
        return charter_validator().validate_python(stated), []
    except ValueError as why:
        from respchain.files.validating import format_faults  # only where something is wrong

        faults = format_faults(stated, charter_format(), marks, nearness)
        # Never pass over what the validator refuses, even where the walk should not see it.
        return {}, faults or [Fault(marks.value(()), say("the charter does not fit the format: {why}", why=why))]


def _first(faults: list[Fault]) -> list[Fault]:
    """The faults in the order of their places, as many as anyone reads, and how many more there are."""
    ordered = list(InputErrors(faults).faults)
    if len(ordered) <= MOST_FAULTS:
        return ordered
    last = ordered[MOST_FAULTS - 1]
    more = len(ordered) - MOST_FAULTS
    return [
        *ordered[:MOST_FAULTS],
        Fault(last.place, say("… and at least {more:,} more faults after this one", more=more)),
    ]
