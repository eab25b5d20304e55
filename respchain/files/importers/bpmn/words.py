"""The names of BPMN's elements, sorted by what they are to a chain of responsibility."""

from collections.abc import Mapping
from types import MappingProxyType

from respchain.language import N_

ACTIVITIES: Mapping[str, str] = MappingProxyType(
    {
        "task": N_("plain"),
        "userTask": N_("user"),
        "manualTask": N_("manual"),
        "serviceTask": N_("service"),
        "scriptTask": N_("script"),
        "businessRuleTask": N_("business rule"),
        "sendTask": N_("send"),
        "receiveTask": N_("receive"),
        "callActivity": N_("call activity"),
        "subProcess": N_("sub-process"),
        "transaction": N_("transaction"),
        "adHocSubProcess": N_("ad hoc sub-process"),
    }
)
"""The activities: those in which somebody does something; each with what readers call its kind."""

AUTOMATIC = frozenset({"serviceTask", "scriptTask", "businessRuleTask", "globalScriptTask", "globalBusinessRuleTask"})
"""The activities that a system does."""

SCOPES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
"""The activities that hold others."""

GATEWAYS = frozenset(
    {"exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "complexGateway", "gateway"}
)
CHOOSING = frozenset({"exclusiveGateway", "inclusiveGateway", "complexGateway", "gateway"})
"""The gateways, and those at which ways part by what was found."""

START, END, BOUNDARY, CATCH, THROW = (
    "startEvent",
    "endEvent",
    "boundaryEvent",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
)
EVENTS = frozenset({START, END, BOUNDARY, CATCH, THROW, "implicitThrowEvent"})
NODES = frozenset(ACTIVITIES) | GATEWAYS | EVENTS
"""All that flows lead from and to."""

GLOBAL_TASKS = frozenset(
    {"globalTask", "globalUserTask", "globalManualTask", "globalScriptTask", "globalBusinessRuleTask"}
)
"""Tasks that stand outside of processes, to be called."""

DEFINITIONS: Mapping[str, str] = MappingProxyType(
    {
        "timerEventDefinition": N_("timer"),
        "messageEventDefinition": N_("message"),
        "signalEventDefinition": N_("signal"),
        "errorEventDefinition": N_("error"),
        "escalationEventDefinition": N_("escalation"),
        "cancelEventDefinition": N_("cancellation"),
        "compensateEventDefinition": N_("compensation"),
        "conditionalEventDefinition": N_("condition"),
        "linkEventDefinition": N_("link"),
        "terminateEventDefinition": N_("termination"),
    }
)
"""What an event is about."""

PERFORMERS = frozenset({"performer", "potentialOwner", "humanPerformer", "resourceRole"})
"""The elements that name who does a task."""
