"""Who a task names beside its lane: resources, and the assignments of vendors."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from respchain.files.importers.bpmn.diagram import local_id, title
from respchain.files.importers.bpmn.words import PERFORMERS
from respchain.files.xml_reader import Element

ASSIGNMENTS = ("assignee", "candidateGroups", "candidateUsers")
"""The attributes by which camunda, flowable, activiti and zeebe name who does a task."""

_CALL = re.compile(r"(user|group)\s*\(\s*([^()]*?)\s*\)")
_LITERAL = re.compile(r"""=?\s*\[?\s*((?:["'][^"']*["']\s*,?\s*)+)\]?""")
_EXPRESSION = re.compile(r"[${}#=()\[\]\"']")


class Named(NamedTuple):
    """A name that stands for a post, or a text that no name can be read from."""

    element: Element
    heading: str
    text: str
    names: list[str]


def performers(element: Element, resources: dict[str, str]) -> Iterator[Named]:
    """All that a task says of who does it."""
    for heading in ASSIGNMENTS:
        if text := element.get(heading):
            yield Named(element, heading, text, _names(text))
    for extension in element.all("extensionElements"):
        for stated in extension.within("assignmentDefinition"):
            for heading in ASSIGNMENTS:
                if text := stated.get(heading):
                    yield Named(stated, heading, text, _names(text))
    for stated in element.all(*PERFORMERS):
        yield _resource(stated, resources)


def _resource(stated: Element, resources: dict[str, str]) -> Named:
    reference = stated.first("resourceRef")
    if reference is not None and (id_ := local_id(reference.text)):
        name = resources.get(id_) or title(stated)
        return Named(stated, stated.name, name or id_, [name or id_])
    assigned = stated.first("resourceAssignmentExpression")
    texts = [] if assigned is None else [one for one in (*assigned.children, assigned) if one.text.strip()]
    text = " ".join(texts[0].text.split()) if texts else ""
    if text:
        return Named(stated, stated.name, text, _names(text))
    return Named(stated, stated.name, title(stated), [title(stated)] if title(stated) else [])


def _names(text: str) -> list[str]:
    """The names in a list of them; none where it is an expression that only an engine can work out.

    >>> _names("management, accountancy"), _names("user(kermit), group(board)"), _names('=["a", "b"]')
    (['management', 'accountancy'], ['kermit', 'board'], ['a', 'b'])
    >>> _names("${initiator}"), _names("=order.clerk"), _names("getBoss(kermit)")
    ([], [], [])
    """
    text = text.strip()
    if literal := _LITERAL.fullmatch(text):
        parts = re.findall(r"""["']([^"']*)["']""", literal[1])
        text = ",".join(parts)
    calls = [called[2] for called in _CALL.finditer(text)]
    if calls and not re.sub(r"[\s,;]", "", _CALL.sub("", text)):
        return [name for name in calls if name and not _EXPRESSION.search(name)]
    if _EXPRESSION.search(text):
        return []
    return [name for part in re.split(r"[,;，；]", text) if (name := " ".join(part.split()))]
