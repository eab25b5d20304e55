"""Supervision: forums, consequences, delegations, assessments."""

from typing import Literal

from pydantic import Field

from respchain.model.duties import DutyMeasure
from respchain.model.entries import PAST_LEVELS, Dated, Entry, Grounds, Means, Powers, Scope, Title
from respchain.model.references import ActorRef, DutyRef, MatterRef, OversightRef, Part
from respchain.model.words import Date, Duration, Flag, Many, Period, Text


class Followup(Part):
    """What becomes of a finding."""

    owner: ActorRef | None = Field(default=None, description="Who corrects.", examples=["director"])
    verifier: ActorRef | None = Field(
        default=None, description="Who verifies: another than the owner.", examples=["discipline"]
    )
    within: Duration | None = Field(default=None, description="Within what time.", examples=["30 days"])
    used_in: Many[Text] | None = Field(default=None, description="Where its result counts.", examples=["assessment"])


class Oversight(Entry):
    """A forum that actors answer to."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["Yearly audit"])
    forum: ActorRef = Field(description="Who asks, judges and can bring about consequences.", examples=["discipline"])
    over: Many[ActorRef] | None = Field(
        default=None,
        description="Who answers to it; a department binds its posts and those of its parts.",
        examples=[["market"]],
    )
    matter: MatterRef | None = Field(
        default=None, description="On what matter; unsaid, on all.", examples=["restaurants"]
    )
    scope: Scope | None = Field(default=None, description="On what part of it.", examples=[{"district": "north"}])
    kind: Literal["supervises", "assesses", "democratic", "reactive", "advisory"] | None = Field(
        default=None, description="What kind of forum.", examples=["supervises"]
    )
    channel: Literal["self", "organisation", "party", "society", "media", "congress", "audit", "court"] | None = Field(
        default=None, description="By what channel.", examples=["organisation"]
    )
    timing: Many[Literal["before", "during", "after"]] | None = Field(
        default=None, description="When, relative to the act.", examples=[["during", "after"]]
    )
    information: Many[Text] | None = Field(
        default=None, description="How it learns: report, record, metric, right of inspection.", examples=["report"]
    )
    every: Period | None = Field(default=None, description="How often it is informed.", examples=["month"])
    measures: Many[Text] | None = Field(default=None, description="What it can do.", examples=[["correct", "admonish"]])
    standard: Text | None = Field(default=None, description="By what it judges.", examples=["Annual plan"])
    contradicts: Many[OversightRef] | None = Field(
        default=None,
        description="Other entries whose standard cannot be met together with its own.",
        examples=[["field-audit"]],
    )
    debate: Many[Text] | None = Field(
        default=None,
        description="How whoever answers to it explains and defends itself before it judges: 申辩.",
        examples=[["written reply", "hearing"]],
    )
    appeal_to: Many[ActorRef] | None = Field(default=None, description="Where one can appeal.", examples=["congress"])
    intended: Text | None = Field(
        default=None,
        description="Why it watches beside other forums on purpose.",
        examples=["Two laws ask for two eyes"],
    )
    joint_plan: Text | None = Field(
        default=None, description="The plan shared with other forums.", examples=["Plan 2026"]
    )
    followup: Followup | None = Field(default=None, description="What becomes of its findings.")
    basis: Grounds | None = Field(default=None, description="What provides for it.", examples=["Audit law 2"])


class Consequence(Entry):
    """What follows when a duty is not done."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["Neglect"])
    trigger: Title | None = Field(default=None, description="What brings it about.", examples=["Inspection not made"])
    measures: Many[Text] | None = Field(
        default=None, description="What is done, from mild to grave.", examples=[["correct", "admonish", "dismiss"]]
    )
    imposed_by: Many[ActorRef] | None = Field(default=None, description="Who decides it.", examples=["discipline"])
    debate: Many[Text] | None = Field(
        default=None,
        description="How whoever it falls on explains and defends itself before: 申辩.",
        examples=[["hearing"]],
    )
    appeal_to: Many[ActorRef] | None = Field(default=None, description="Where one can appeal.", examples=["council"])
    basis: Grounds | None = Field(default=None, description="What provides for it.", examples=["FSL 142"])


class Delegation(Entry):
    """Work and power handed to another."""

    by: ActorRef = Field(description="Who delegates.", examples=["director"])
    to: ActorRef = Field(description="Who receives.", examples=["deputy"])
    duty: Many[DutyRef] | None = Field(default=None, description="What duty.", examples=["inspect-north"])
    scope: Scope | None = Field(default=None, description="What part of it.", examples=[{"district": "north"}])
    powers: Powers | None = Field(default=None, description="The powers that go with it.", examples=[["inspect"]])
    keeps: Literal["accountability", "transfer"] | None = Field(
        default=None, description="Accountability stays; or, by law, moves: `transfer`.", examples=["accountability"]
    )
    subdelegable: Flag | None = Field(default=None, description="Whether it may be handed on.", examples=[False])
    accepted: Date | None = Field(default=None, description="The day of acceptance.", examples=["2026-01-01"])
    means: Means | None = Field(default=None, description="What goes with it.")
    past_levels: Text | None = PAST_LEVELS
    basis: Grounds | None = Field(default=None, description="What allows it.", examples=["Rules 7"])


class Indicator(Dated, DutyMeasure):
    """What an assessment looks at."""

    duty: DutyRef | None = Field(default=None, description="The duty.", examples=["inspect-north"])
    matter: MatterRef | None = Field(
        default=None, description="The matter, where it is no duty.", examples=["restaurants"]
    )
    order: Text | None = Field(
        default=None,
        description="The order, dated by `since`, that sets a task for a time beyond the duties.",
        examples=["Order 12 of the mayor"],
    )
    veto: Flag | None = Field(
        default=None, description="Whether failing it alone fails the whole assessment: 一票否决.", examples=[True]
    )


class Assessment(Entry):
    """Who assesses whom, on what, and what for."""

    of: ActorRef = Field(description="Who is assessed.", examples=["director"])
    by: Many[ActorRef] | None = Field(default=None, description="Who assesses.", examples=["mayor"])
    consulted: Many[ActorRef] | None = Field(default=None, description="Who gives input.", examples=[["public"]])
    indicators: Many[Indicator] | None = Field(
        default=None, description="What is looked at.", examples=[[{"duty": "inspect-north", "target": ">= 4"}]]
    )
    used_for: Many[Text] | None = Field(
        default=None, description="What the result decides.", examples=[["promotion", "pay"]]
    )
    trial: Dated | None = Field(
        default=None,
        description="The first trial, with its end: until then the result decides nothing.",
        examples=[{"since": "2026-01-01", "until": "2027-01-01"}],
    )
