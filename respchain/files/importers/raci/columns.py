"""What the columns beside names and letters hold: activities, their numbers, the groups that they stand in."""

import re
from collections.abc import Mapping

from respchain.files.importers.raci.sheet import Sheet, Table
from respchain.files.importers.raci.words import HEADINGS
from respchain.files.tables.headers import recognised

_NUMBER = re.compile(r"^[（(]?(?:[A-Za-z]{0,4}[-.]?\d+(?:[.\-]\d+)*|[一二三四五六七八九十]+)[.)、）]?$")
_ENOUGH = 0.9  # of the most different texts that a column has, for it to hold activities too


def labelled(
    sheet: Sheet, header: int, end: int, rows: list[int], roles: Mapping[int, str], named: Mapping[str, str],
    parts: Mapping[int, str] | None = None,
) -> Table | None:  # fmt: skip
    """The table with what its other columns hold; nothing where none holds activities, unless each row names a role."""
    parts = parts or {}
    form = "long" if "letters" in parts.values() else "lists" if parts and not roles else "matrix"
    headings = ["" if column in roles or column in parts else text for column, text in enumerate(sheet.texts(header))]
    vocabulary = {key: HEADINGS[key] for key in ("activity", "number", "group", "description", "role")}
    if form == "long":
        del vocabulary["role"]
    labels = recognised(headings, vocabulary, {key: text for key, text in named.items() if key in vocabulary})
    free = [column for column in range(sheet.grid.width) if column not in roles and column not in parts]
    different = {column: len({sheet.text(row, column) for row in rows} - {""}) for column in free}
    _activity(labels, different, sheet, rows, named)
    if "activity" not in labels and form != "long":
        return None
    groups = _groups(labels, different, sheet, rows)
    used = {*labels.values(), *groups} - {labels.get("description")}
    others = [column for column in free if column not in used]
    return Table(sheet, form, header, end, labels, dict(roles), dict(parts), "", groups, others)


def _activity(
    labels: dict[str, int], different: Mapping[int, int], sheet: Sheet, rows: list[int], named: Mapping[str, str]
) -> None:
    """Settle which column holds the activities: as headed, unless it only numbers or groups what another holds."""
    texts = [
        column
        for column, count in different.items()
        if count
        and column not in (labels.get("number"), labels.get("description"))
        and not _numbers(sheet, rows, column)
    ]
    if "activity" in named or not texts:
        return
    if labels.get("activity", -1) in different and labels["activity"] not in texts:  # it only numbers them
        labels.setdefault("number", labels.pop("activity"))
    if "activity" not in labels and "role" in labels and len(texts) == 1:
        labels["activity"] = labels.pop("role")  # a turned table, as it seems; told later
        labels["turned"] = labels["activity"]
        return
    most = max(different[column] for column in texts)
    headed = labels.get("activity")
    if headed is None:
        free = [column for column in texts if column != labels.get("group")] or texts
        best = [column for column in free if different[column] >= _ENOUGH * max(different[one] for one in free)]
        labels["activity"] = best[0]
        if labels.get("group") == best[0]:
            del labels["group"]
    elif different[headed] * 2 <= most and "group" not in labels and len(rows) > 3:
        other = next(column for column in texts if different[column] == most)
        if other > headed:
            labels["group"], labels["activity"] = headed, other
    if labels.get("role") == labels["activity"]:
        labels["turned"] = labels.pop("role")


def _groups(labels: dict[str, int], different: Mapping[int, int], sheet: Sheet, rows: list[int]) -> list[int]:
    """The columns of groups, the widest first: those headed so, and others before activities that repeat or pause."""
    activity = labels.get("activity", -1)
    found = [labels["group"]] if "group" in labels else []
    for column, count in different.items():
        if column >= activity or column in labels.values() or not count:
            continue
        if _numbers(sheet, rows, column):
            labels.setdefault("number", column)
        elif count < len(rows):
            found.append(column)
    return sorted(found)


def _numbers(sheet: Sheet, rows: list[int], column: int) -> bool:
    texts = [text for row in rows if (text := sheet.text(row, column))]
    return bool(texts) and all(_NUMBER.match(text) for text in texts)
