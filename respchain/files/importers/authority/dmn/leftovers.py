"""What a DMN file says and no key of a charter takes."""

from respchain.errors import Place
from respchain.files.importers.authority.dmn.model import Model, Rule
from respchain.files.importers.imported import Imported, Left
from respchain.files.xml_reader import Element
from respchain.language import Saying, say

_READ = frozenset(
    {"inputEntry", "outputEntry", "rule", "decisionTable", "input", "output", "inputExpression", "inputValues",
     "outputValues", "defaultOutputEntry", "decision", "businessKnowledgeModel", "definitions", "variable", "DMNDI",
     "itemDefinition", "typeRef", "allowedValues", "itemComponent", "encapsulatedLogic", "formalParameter",
     "organizationUnit", "decisionMaker", "import", "requiredDecision", "requiredInput", "requiredKnowledge",
     "requiredAuthority", "informationRequirement", "knowledgeRequirement", "authorityRequirement", "contextEntry",
     "context", "annotation", "extensionElements"}
)  # fmt: skip
_SKIPPED = frozenset({"DMNDI", "inputEntry", "outputEntry", "inputExpression", "inputValues", "outputValues",
                      "defaultOutputEntry", "allowedValues", "typeRef"})  # fmt: skip


def leave_rule(found: Imported, file: str, rule: Rule, why: Saying) -> None:
    """Put all that a rule says into the remainder."""
    found.unmapped += 1
    place = Place(file, rule.element.line, rule.element.column)
    found.left += [Left(place, "inputEntry", text, why) for text in rule.inputs if text]
    found.left += [Left(place, "outputEntry", text, why) for text in rule.outputs if text]


def leave_rest(model: Model, found: Imported) -> None:
    """Decisions without a table, descriptions, requirements, and whatever else a file says."""
    others = set(model.others)
    asked = {column.asks for table in model.tables for column in table.inputs}
    for decision in model.others:
        found.rows += 1
        found.unmapped += 1
        text = decision.get("name") or decision.get("id") or decision.name
        _leave(model, found, decision, text, say("a decision without a table"))
    waiting = [model.root]
    while waiting:
        element = waiting.pop()
        if element.name in _SKIPPED:
            continue
        text = " ".join(element.text.split())
        if element.name == "decisionOwner":
            text = element.get("href")
        if element.name == "inputData" and element.get("name") in asked:
            continue
        if element.name.startswith("required") and element.get("href"):
            text = element.get("href")
            _leave(model, found, element, text, say("what a decision rests on: no key of a charter takes it"))
        elif element not in others and element.name not in _READ and (text or element.get("name")):
            _leave(model, found, element, text or element.get("name"), say("no key of a charter takes it"))
        waiting += element.children[::-1]


def _leave(model: Model, found: Imported, element: Element, text: str, why: Saying) -> None:
    found.left.append(Left(Place(model.file, element.line, element.column), element.name, text, why))
