"""People who are only named, made entries: where the other side of a joining lists its own."""

from typing import Any

from respchain.files.importers.joining.matching import ACTORS
from respchain.files.importers.joining.references import change_references, entries_of, names_of
from respchain.files.importers.naming import free_id


def list_people(data: dict[str, Any]) -> None:
    """Make entries of the people who are only named."""
    names = names_of(data, "person")
    parties = set(names)
    if not names:
        return
    ids: dict[str, str] = {}
    for name in names:
        ids[name] = free_id(name, set(ids.values()), "person")
    data["people"] = {ids[name]: {"name": name} for name in names}
    actors = {key for section in ACTORS for key in entries_of(data, section)}

    def change(namespace: str, name: Any) -> Any:
        if namespace == "person" or (namespace == "party" and name in parties and name not in actors):
            return ids.get(name, name)
        return name

    change_references(data, change)
