"""Which output of a table names who decides."""

import re
from collections.abc import Mapping, Sequence

from respchain.errors import UnknownName
from respchain.facts.ids import normalised_title
from respchain.files.importers.authority.dmn.model import Column, Table
from respchain.language import N_

_DECIDES = re.compile(
    r"approv|deci(?:der|des|ded|sion[\s_-]*(?:maker|owner|level|authority))|authori|accountab|signator|sign(?:er|ed|s)\b|owner|"
    r"审批|批准|审定|决定|决策|签批|签字|权限主体|责任人|责任主体|终审",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"responsib|assign|handl|process(?:or|ed by)|role\b|actor|post\b|position|who\b|performer|reviewer|department|"
    r"team\b|level\b|"
    r"负责|承办|经办|办理|岗位|职务|部门|处理人|执行人|主体",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def actor_columns(table: Table, named: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The outputs that name who answers and, beside it, who does the work: each as its number, or nothing."""
    titles = [_CAMEL.sub(" ", column.title or column.element.get("name")) for column in table.outputs]
    decides = _wished(table.outputs, named, ("authority", "actor", "post"))
    does = _wished(table.outputs, named, ("responsible",))
    if decides is None:
        decides = next((at for at, title in enumerate(titles) if _DECIDES.search(title)), None)
    if does is None:
        does = next((at for at, title in enumerate(titles) if at != decides and _DOES.search(title)), None)
    return (does, None) if decides is None else (decides, does)


def _wished(outputs: Sequence[Column], named: Mapping[str, str], keys: Sequence[str]) -> int | None:
    for key in keys:
        for at, column in enumerate(outputs if key in named else ()):
            if normalised_title(named[key]) in _names(column):
                return at
    return None


def check_names(tables: Sequence[Table], named: Mapping[str, str]) -> None:
    """A wish for an output that no table has is an `UnknownName`."""
    outputs = [column for table in tables for column in table.outputs]
    known = {name for column in outputs for name in (column.title, column.element.get("name")) if name}
    for heading in named.values():
        if not any(normalised_title(heading) in _names(column) for column in outputs):
            raise UnknownName(N_("column"), heading, known)


def _names(column: Column) -> set[str]:
    return {
        normalised_title(name)
        for name in (column.title, column.element.get("name"), column.element.get("label"))
        if name
    }
