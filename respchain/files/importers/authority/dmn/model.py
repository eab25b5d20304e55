"""The decision tables of a DMN file, of any version."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from respchain.errors import Fault, InputErrors, Place
from respchain.files.xml_reader import Element, read_xml
from respchain.language import say

_POLICIES = {
    "U": "UNIQUE", "A": "ANY", "P": "PRIORITY", "F": "FIRST", "R": "RULE ORDER", "O": "OUTPUT ORDER", "C": "COLLECT",
}  # fmt: skip
_BASES = {
    "string": "string", "boolean": "boolean", "number": "number", "double": "number", "float": "number",
    "decimal": "number", "integer": "integer", "int": "integer", "long": "integer", "short": "integer", "date": "date",
}  # fmt: skip


class Column(NamedTuple):
    """An input or output: what it is called, of what type, and what values it may have, as far as that is said."""

    element: Element
    title: str
    type: str
    allowed: str
    asks: str = ""  # the expression of an input


class Rule(NamedTuple):
    """A rule: the texts of its entries; `foreign` where one is in another language than FEEL."""

    element: Element
    inputs: Sequence[str]
    outputs: Sequence[str]
    foreign: bool


class Table(NamedTuple):
    """A decision table, with the name of the decision it serves, who makes that, and what else it answers with."""

    element: Element
    owner: Element
    title: str
    policy: str
    aggregation: str
    inputs: Sequence[Column]
    outputs: Sequence[Column]
    defaults: Sequence[str]
    rules: Sequence[Rule]
    makers: Sequence[str]


class Model(NamedTuple):
    """What a DMN file holds: its tables, and the decisions without one."""

    file: str
    root: Element
    tables: Sequence[Table]
    others: Sequence[Element]


def model_of(file: str, raw: bytes) -> Model:
    """The tables of a file; what is no DMN, or has no decision table, is an `InputErrors`."""
    root = read_xml(file, raw)
    where = Place(file, root.line, root.column)
    if root.name.casefold() != "definitions":
        told = say('this is no DMN: it begins with "{found}", where "definitions" is expected', found=root.name)
        raise InputErrors([Fault(where, told)])
    types = {_bare(item.get("name")): item for item in root.within("itemDefinition")}
    units = {unit.get("id"): _title(unit) for unit in root.all("organizationUnit", "organisationUnit")}
    language = root.get("expressionLanguage")
    tables, others = [], []
    for owner in root.children:
        if owner.name not in ("decision", "businessKnowledgeModel"):
            continue
        found = list(owner.within("decisionTable"))
        if not found:
            others.append(owner)
        tables += [_table(one, owner, types, units, language) for one in found]
    if not tables:
        named = sorted({child.name for child in root.children})
        told = say("no decision table was found in this file; it has: {found}", found=", ".join(named) or "-")
        raise InputErrors([Fault(where, told)])
    return Model(file, root, tables, others)


def _table(
    table: Element, owner: Element, types: Mapping[str, Element], units: Mapping[str, str], language: str
) -> Table:
    policy = " ".join(table.get("hitPolicy").upper().split()) or "UNIQUE"
    outputs = [_output(one, types) for one in table.all("output")]
    rules = [_rule(one, language) for one in table.all("rule")]
    makers = [units.get(_reference(one), "") for one in owner.all("decisionMaker")]
    return Table(
        element=table,
        owner=owner,
        title=_title(owner) or table.get("outputLabel"),
        policy=_POLICIES.get(policy, policy),
        aggregation=table.get("aggregation"),
        inputs=[_input(one, types) for one in table.all("input")],
        outputs=outputs,
        defaults=[text_in(one.first("defaultOutputEntry")) for one in table.all("output")],
        rules=rules,
        makers=[name for name in makers if name],
    )


def _input(element: Element, types: Mapping[str, Element]) -> Column:
    expression = element.first("inputExpression")
    text = text_in(expression)
    type_, allowed = _type(expression.get("typeRef") if expression is not None else "", types)
    own = text_in(element.first("inputValues"))
    return Column(
        element, " ".join((element.get("label") or text or _title(element)).split()), type_, own or allowed, text
    )


def _output(element: Element, types: Mapping[str, Element]) -> Column:
    type_, allowed = _type(element.get("typeRef"), types)
    own = text_in(element.first("outputValues"))
    return Column(element, " ".join((element.get("label") or element.get("name")).split()), type_, own or allowed)


def _type(reference: str, types: Mapping[str, Element]) -> tuple[str, str]:
    """The base type that a name leads to, and the values it allows; blank where that is not said."""
    name, allowed, seen = _bare(reference), "", set()
    while name in types and name not in seen:
        seen.add(name)
        item = types[name]
        allowed = allowed or text_in(item.first("allowedValues"))
        inside = item.first("typeRef")
        name = _bare(inside.text if inside is not None else item.get("typeRef"))
    return _BASES.get(name.casefold(), name or ""), allowed


def _rule(element: Element, language: str) -> Rule:
    inputs, outputs = element.all("inputEntry"), element.all("outputEntry")
    spoken = {entry.get("expressionLanguage") or language for entry in (*inputs, *outputs)}
    foreign = any(one and "feel" not in one.casefold() for one in spoken)
    return Rule(element, [text_in(one) for one in inputs], [text_in(one) for one in outputs], foreign)


def text_in(element: Element | None) -> str:
    """The text of an entry, which lies in an element of its own or, in old files, in the entry itself."""
    if element is None:
        return ""
    inside = element.first("text")
    return (inside if inside is not None else element).text.strip()


def _title(element: Element) -> str:
    return " ".join((element.get("label") or element.get("name") or element.get("id")).split())


def _bare(reference: str) -> str:
    return reference.strip().rpartition(":")[2]


def _reference(element: Element) -> str:
    return element.get("href").rpartition("#")[2]
