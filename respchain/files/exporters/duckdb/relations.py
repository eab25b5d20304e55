"""What entries name, and the lists that they hold, as tables of pairs: `duty_accountable(duty, actor)`.

A name that the source of the charter could not resolve stands under `unknown`; an entry that says more than the name
stands whole under `entry`, as JSON.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from respchain.files.citations import cited, squeezed
from respchain.files.columns.form import keys_of
from respchain.files.exporters.duckdb.form import converted, leaves, sql_type
from respchain.files.exporters.duckdb.sections import Owner, entries_of, step_keys
from respchain.files.exporters.duckdb.writing import Column, Table
from respchain.files.leaves import Leaves, Schema
from respchain.files.wording import SINGULAR
from respchain.model.light import charter_format
from respchain.model.stated import Stated

_CITING = ("citation", "basis")
_AMONG = frozenset({"scope", "except", "required", "excluded"})


class _Pair(NamedTuple):
    """A row: whose it is, which of several, what it names, how its source wrote it, what else it says."""

    owner: Owner
    position: int
    named: str | None
    unknown: str | None
    entry: str | None


def relation_tables(stated: Stated) -> Iterator[Table]:
    """A table for each key that names entries or holds a list, of every section and of steps."""
    form, naming = leaves(), _naming()
    bases = _bases(stated)
    for section in (*charter_format()["mapping_sections"], *charter_format()["list_sections"], "steps"):
        entries = entries_of(stated, section)
        for key, schema in (step_keys(form) if section == "steps" else keys_of(section)).items():
            namespace = naming[section].get(key)
            if namespace or key in _AMONG or _holds_lists(form, schema):
                pairs = [
                    _pair(owner, position, value, naming[f"{section}.{key}"])
                    for owner, entry in entries
                    for position, value in enumerate(_many(entry.get(key)), 1)
                ]
                yield _table(section, key, namespace, pairs, bases)


def _naming() -> Mapping[str, dict[str, str]]:
    """For each section the keys that name entries, each with what it names; and for each such key those inside it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for path, namespace in charter_format()["references"]:
        keys = [step for step in path if step != "*"]
        if keys[:2] == ["processes", "steps"]:
            keys = ["steps", *keys[2:]]
        if len(keys) in (2, 3):
            found[".".join(keys[:-1])].setdefault(keys[-1], namespace)
    return found


def _holds_lists(form: Leaves, schema: Schema) -> bool:
    return sql_type(form, schema).endswith("[]") or list in form.kinds(schema)


def _many(value: object) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def _pair(owner: Owner, position: int, value: object, inside: Mapping[str, str]) -> _Pair:
    if not isinstance(value, Mapping):
        return _Pair(owner, position, None if value is None else str(value), None, None)
    if set(value) == {"unknown"}:
        return _Pair(owner, position, None, str(value["unknown"]), None)
    named = next((value[key] for key in inside if isinstance(value.get(key), str)), None)
    unknown = next((value[key]["unknown"] for key in inside if isinstance(value.get(key), Mapping)), None)
    return _Pair(owner, position, named, unknown, converted(value, "JSON"))


def _table(section: str, key: str, namespace: str | None, pairs: list[_Pair], bases: Mapping[str, str]) -> Table:
    one = "step" if section == "steps" else SINGULAR[section].replace(" ", "_").removesuffix("_entry")
    owners = ("process", one) if section == "steps" else (one,)
    target = namespace if namespace and namespace not in owners else key if namespace else "value"
    kind = "BIGINT" if section in charter_format()["list_sections"] else "VARCHAR"
    columns = [Column(name, kind, [pair.owner[at] for pair in pairs]) for at, name in enumerate(owners)]
    columns += [
        Column("position", "BIGINT", [pair.position for pair in pairs]),
        Column(target, "VARCHAR", [pair.named for pair in pairs]),
        Column("unknown", "VARCHAR", [pair.unknown for pair in pairs]),
        Column("entry", "JSON", [pair.entry for pair in pairs]),
    ]
    if namespace in _CITING:
        columns.append(Column("base", "VARCHAR", [_base(pair.named, bases) for pair in pairs]))
    return Table(f"{one}_{key}", columns)


def _bases(stated: Stated) -> dict[str, str]:
    """The id of each basis by its id and by its titles."""
    names: dict[str, str] = {}
    for id_, entry in (stated.data.get("bases") or {}).items():
        title = (entry or {}).get("title")
        titles: Iterable[Any] = title.values() if isinstance(title, Mapping) else [title]
        for name in (id_, *(text for text in titles if text)):
            names.setdefault(squeezed(name), id_)
    return names


def _base(citation: str | None, bases: Mapping[str, str]) -> str | None:
    found = None if citation is None else cited(citation, bases)
    return None if found is None else bases[found[0]]
