"""The sections of a charter as tables, one column a key of the format, whatever the charter states."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from respchain.encode.names import titled
from respchain.files.columns.form import bare, keys_of
from respchain.files.columns.naming import SETTINGS
from respchain.files.exporters.duckdb.form import TITLE, converted, leaves, sql_type
from respchain.files.exporters.duckdb.writing import Column, Table
from respchain.files.leaves import Leaves, Schema
from respchain.model.light import charter_format
from respchain.model.stated import Entry, Stated

ROW = "row"
PLACE = "place"
Owner = tuple[str | int, ...]
"""What names an entry: its id, or its number counted from 1; of a step the id of its process before its own."""


def section_tables(stated: Stated, language: str) -> Iterator[Table]:
    """The settings, each section, and the steps of processes; titles in a language where they are in several."""
    form = leaves()
    settings = list(_keys(form, [stated.data], keys_of(SETTINGS), language))
    yield Table(SETTINGS, settings)
    for section in (*charter_format()["mapping_sections"], *charter_format()["list_sections"]):
        own = entries_of(stated, section)
        entries = [entry for _, entry in own]
        name = "id" if section in charter_format()["mapping_sections"] else ROW
        ids = Column(name, "VARCHAR" if name == "id" else "BIGINT", [owner[0] for owner, _ in own])
        keys = {key: schema for key, schema in keys_of(section).items() if key != name}
        places = [str(stated.places.key(path_of(section, owner))) for owner, _ in own]
        yield Table(section, [ids, *_keys(form, entries, keys, language), Column(PLACE, "VARCHAR", places)], (name,))
    steps = entries_of(stated, "steps")
    named = [Column(name, "VARCHAR", [owner[at] for owner, _ in steps]) for at, name in enumerate(("process", "id"))]
    columns = _keys(form, [entry for _, entry in steps], step_keys(form), language)
    places = [str(stated.places.key(path_of("steps", owner))) for owner, _ in steps]
    yield Table("steps", [*named, *columns, Column(PLACE, "VARCHAR", places)], ("process", "id"))


def entries_of(stated: Stated, section: str) -> list[tuple[Owner, Entry]]:
    """The entries of a section, or all steps, each with what names it; a plain list is a facet's values."""
    if section == "steps":
        processes = stated.data.get("processes") or {}
        return [
            ((process, step), entry or {})
            for process, of in processes.items()
            for step, entry in ((of or {}).get("steps") or {}).items()
        ]
    entries = stated.data.get(section) or {}
    if isinstance(entries, Mapping):
        return [((id_,), _entry(entry)) for id_, entry in entries.items()]
    return [((place + 1,), entry) for place, entry in enumerate(entries)]


def _entry(entry: Any) -> Entry:
    return {"values": list(entry)} if isinstance(entry, list | tuple) else entry or {}


def path_of(section: str, owner: Owner) -> Sequence[str | int]:
    """Where an entry stands in the charter."""
    if section == "steps":
        return ["processes", owner[0], "steps", owner[1]]
    only = owner[0]
    return [section, only - 1 if isinstance(only, int) else only]


def step_keys(form: Leaves) -> Mapping[str, Schema]:
    """The keys of a step, each with its part of the format."""
    steps = bare(form, keys_of("processes")["steps"])
    return {key: field["schema"] for key, field in bare(form, steps["values_schema"])["fields"].items()}


def _keys(form: Leaves, entries: Sequence[Entry], keys: Mapping[str, Schema], language: str) -> Iterator[Column]:
    for key, schema in keys.items():
        sql = sql_type(form, schema)
        stated = [entry.get(key) for entry in entries]
        if sql != TITLE:
            yield Column(key, sql, [converted(value, sql) for value in stated])
            continue
        yield Column(key, "VARCHAR", [titled({"title": value}, language) for value in stated])
        for tongue in ("en", "zh"):
            texts = [value.get(tongue) if isinstance(value, Mapping) else None for value in stated]
            yield Column(f"{key}_{tongue}", "VARCHAR", texts)
