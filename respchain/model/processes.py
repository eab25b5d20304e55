"""Processes: how a duty is done, step by step, and by when."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from respchain.model.entries import PAST_LEVELS, Entry, Escalation, Grounds, Title
from respchain.model.references import ActorRef, MatterRef, Part, StepRef
from respchain.model.sections import ById
from respchain.model.words import Duration, Flag, Id, Many, Positive, Text


class Target(Part):
    """The step that an outcome leads to, a bounded number of times."""

    step: StepRef = Field(description="The next step, or `end`.", examples=["accept"])
    at_most: Positive | None = Field(default=None, description="How often a case may take this way.", examples=[1])
    new_facts: Flag | None = Field(
        default=None,
        description="Whether a case takes this way only for new facts that the applicant brings.",
        examples=[True],
    )


Next = Annotated[
    Many[StepRef] | Mapping[Text, Many[StepRef | Target] | None],
    Field(union_mode="left_to_right"),
]
"""The next step, several at once, or one for each outcome (left blank, it leads nowhere); `end` ends the case."""


class Receipt(Part):
    """How the receiving step takes a case over."""

    accept_within: Duration | None = Field(
        default=None, description="Within what time, inside the step's limit.", examples=["1 working day"]
    )
    silence: Text | None = Field(default=None, description="What silence means.", examples=["accepted"])
    confirms: Flag | None = Field(
        default=None, description="Whether it confirms to whoever sent the case that it has it.", examples=[True]
    )


class Step(Entry):
    """A step of a process."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["Site visit"])
    by: Many[ActorRef] | None = Field(default=None, description="Who does it.", examples=["visitor"])
    limit: Duration | None = Field(default=None, description="Its time limit.", examples=["3 working days"])
    clock: Literal["runs", "stopped", "excluded"] | None = Field(
        default=None, description="Whether its time counts against the limits of the process.", examples=["excluded"]
    )
    basis: Grounds | None = Field(default=None, description="What provides for it.", examples=[["ALL 45"]])
    trigger: Text | None = Field(
        None,
        description="What event from outside begins it, for a step that no other leads to.",
        examples=["A complaint"],
    )
    automatic: Flag | None = Field(default=None, description="Whether a system does it.", examples=[False])
    informs: Many[ActorRef] | None = Field(default=None, description="Who is told.", examples=[["monitor"]])
    log: Many[Text] | None = Field(default=None, description="Its names in event logs.", examples=[["Site visit"]])
    stage: Many[Text] | None = Field(
        default=None, description="At which stage of the matter it stands.", examples=["decide"]
    )
    receives: Receipt | None = Field(default=None, description="How it takes a case over from another hand.")
    escalate: Escalation | None = Field(default=None, description="How it goes up.")
    past_levels: Text | None = PAST_LEVELS
    next: Next | None = Field(
        default=None, description="What comes next.", examples=[{"complete": "visit", "incomplete": {"step": "accept"}}]
    )


class Overrun(Part):
    """What a missed limit brings about."""

    effect: Text | None = Field(default=None, description="What follows.", examples=["deemed accepted"])
    basis: Grounds | None = Field(default=None, description="What provides for it.", examples=["ALL 32"])


class Pair(Part):
    """Two steps that need two people."""

    do: StepRef = Field(description="The step that is checked.", examples=["review"])
    check: StepRef = Field(description="The step that checks it.", examples=["decide"])
    later_check: Flag | None = Field(
        default=None,
        description="Whether it is enough that somebody else checks it later in the case.",
        examples=[True],
    )


class Process(Entry):
    """The way of a case from its start to its end."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["Restaurant licence"])
    matter: MatterRef | None = Field(default=None, description="The matter that it serves.", examples=["restaurants"])
    intake: Many[ActorRef] | None = Field(default=None, description="The first-inquiry post.", examples=["window"])
    first_inquiry: Many[Literal["handle", "transfer", "contact", "record", "urgent", "liability"]] | None = Field(
        default=None, description="What the rule of first inquiry provides for.", examples=[["handle", "transfer"]]
    )
    tracked_by: ActorRef | None = Field(
        default=None, description="Who keeps a case until its end.", examples=["window"]
    )
    outside_log: Many[ActorRef] | None = Field(
        default=None, description="Whose part in its cases is in no event log.", examples=[["director"]]
    )
    promise: Duration | None = Field(default=None, description="The promised limit.", examples=["10 working days"])
    statutory: Duration | None = Field(default=None, description="The limit by law.", examples=["20 working days"])
    starts: Text | None = Field(default=None, description="What starts the clock.", examples=["file complete"])
    overrun: Overrun | None = Field(default=None, description="What a missed limit brings about.")
    pairs: Many[Pair] | None = Field(
        default=None, description="Steps that need four eyes.", examples=[[{"do": "review", "check": "decide"}]]
    )
    steps: Annotated[Mapping[Id, Step], ById] | None = Field(
        default=None, description="Its steps; the first one starts it."
    )
