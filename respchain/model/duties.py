"""Duties: who covers which part of a matter, at which stage, from when to when."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, Strict

from respchain.model.entries import PAST_LEVELS, Dated, Entry, Escalation, Grounds, Publication, Scope, Title
from respchain.model.references import ActorKey, ActorRef, ConsequenceRef, DutyRef, FacetRef, MatterRef, Part
from respchain.model.words import Duration, Flag, Id, Many, Number, Period, Text

Weight = Annotated[float, Strict(), Field(ge=0, allow_inf_nan=False)]


class Measure(Part):
    """How it is seen whether a duty is done."""

    indicator: Text | None = Field(default=None, description="What is measured.", examples=["inspections done"])
    unit: Text | None = Field(default=None, description="What is counted.", examples=["visits"])
    target: Text | Number | None = Field(
        default=None, description="What is to be reached, in quotes.", examples=[">= 4"]
    )
    per: Period | None = Field(default=None, description="In what period.", examples=["quarter"])
    source: Text | None = Field(default=None, description="Where the evidence comes from.", examples=["case system"])
    by: ActorRef | None = Field(default=None, description="Who measures.", examples=["office"])


class DutyMeasure(Measure):
    """How it is seen whether a duty is done, where some of it cannot be counted, or not yet."""

    yes_or_no: Flag | None = Field(
        default=None, description="Whether somebody judges it by yes or no: nothing is counted.", examples=[False]
    )
    baseline: Dated | None = Field(
        default=None,
        description="The first year of its figures, with its end: until then it needs no target.",
        examples=[{"since": "2026-01-01", "until": "2027-01-01"}],
    )


class Shared(Part):
    """How several answer for one duty."""

    how: Literal["lead", "joint", "divided"] | None = Field(
        default=None, description="One leads, all answer for the whole, or each for a part.", examples=["lead"]
    )
    lead: ActorRef | None = Field(default=None, description="Who leads.", examples=["director"])
    reason: Text | None = Field(default=None, description="Why it is shared.", examples=["Two laws apply"])
    parts: Mapping[Annotated[Id, ActorKey], Scope] | None = Field(
        default=None, description="Who answers for which part.", examples=[{"director": {"district": "north"}}]
    )


class Beside(Part):
    """Why another duty may share cells with this one."""

    duty: DutyRef = Field(description="The other duty.", examples=["inspect-south"])
    why: Literal["redundancy", "special", "priority", "joint-plan", "dual-control"] | None = Field(
        default=None,
        description="Intended redundancy, special over general, a rule of priority, a joint plan, or dual control.",
        examples=["redundancy"],
    )
    reason: Text | None = Field(default=None, description="The reason, in words.", examples=["Two-person rule"])
    basis: Grounds | None = Field(default=None, description="What provides for it.", examples=["FSL 6"])


class Compensation(Part):
    """A control that stands in where functions cannot be separated."""

    control: Text | None = Field(
        default=None, description="What is done instead.", examples=["Monthly review of all payments"]
    )
    reviewer: ActorRef | None = Field(default=None, description="Who reviews it.", examples=["mayor"])


class Agreement(Dated):
    """Another actor's powers, promised for a duty."""

    actor: ActorRef = Field(description="Who uses its powers for the duty.", examples=["market"])
    powers: Many[Text] | None = Field(
        default=None, description="Which of its powers; unsaid, all that it holds.", examples=[["punish"]]
    )
    within: Duration | None = Field(
        default=None, description="Within what time it acts when it is asked.", examples=["5 working days"]
    )
    basis: Grounds | None = Field(default=None, description="What provides for it.", examples=["FSL 6"])


class Consulting(Part):
    """Advice by those who audit, and what keeps their audit apart from it."""

    disclosed_to: Many[ActorRef] | None = Field(default=None, description="Who was told of it.", examples=[["council"]])
    cooling: Duration | None = Field(
        default=None, description="For how long they do not audit what they advised on.", examples=["1 year"]
    )


class Duty(Entry):
    """What somebody must see to."""

    title: Title | None = Field(
        default=None, description="What readers call it.", examples=["Inspect restaurants in the north"]
    )
    heading: Flag | None = Field(
        default=None,
        description="A row that only heads others, as tables have them: nobody needs to own it.",
        examples=[True],
    )
    matter: MatterRef | None = Field(
        default=None, description="The matter; a parent matter stands for its leaves.", examples=["restaurants"]
    )
    stage: Many[Text] | None = Field(
        default=None, description="The stage or stages; to be said where the matter has several.", examples=["execute"]
    )
    scope: Scope | None = Field(
        default=None, description="The part of the matter.", examples=[{"district": "north", "amount": "< 1000000"}]
    )
    except_: Scope | None = Field(
        default=None,
        validation_alias="except",
        serialization_alias="except",
        description="What is carved out of the scope.",
        examples=[{"amount": 0}],
    )
    kind: Text | None = Field(default=None, description="Its kind, where not the matter's.", examples=["permit"])
    facets: Many[FacetRef] | None = Field(
        default=None, description="Its facets, where not the matter's.", examples=[["district"]]
    )
    accountable: Many[ActorRef] | None = Field(
        default=None, description="Who answers for it: one actor; several need `shared`.", examples=["director"]
    )
    shared: Shared | None = Field(default=None, description="How several answer for it.")
    beside: Many[Beside] | None = Field(default=None, description="Why other duties may share its cells.")
    tier: Literal["direct", "overall"] | None = Field(
        default=None, description="`overall`: a head's general accountability, never coverage, never overlap."
    )
    mode: Literal["explicit", "default", "backup"] | None = Field(
        default=None, description="`default`: a catch-all owner, never coverage; `backup`: a standby."
    )
    responsible: Many[ActorRef] | None = Field(default=None, description="Who does it.", examples=[["inspector"]])
    assist: Many[ActorRef] | None = Field(default=None, description="Who helps: 配合, 协办.", examples=[["station"]])
    support: Many[ActorRef] | None = Field(default=None, description="Who provides means.", examples=[["laboratory"]])
    consulted: Many[ActorRef] | None = Field(default=None, description="Who is asked before.", examples=[["legal"]])
    informed: Many[ActorRef] | None = Field(default=None, description="Who is told after.", examples=[["press-office"]])
    recommend: Many[ActorRef] | None = Field(default=None, description="Who proposes.", examples=[["planning"]])
    veto: Many[ActorRef] | None = Field(default=None, description="Who must agree: 会签.", examples=[["finance"]])
    coordinates: Flag | None = Field(
        default=None, description="Whether it coordinates the whole scope for all who share it.", examples=[False]
    )
    needs: Many[Text] | None = Field(
        default=None, description="The powers without which it cannot be done.", examples=[["inspect", "punish"]]
    )
    agreements: Many[Agreement] | None = Field(
        default=None,
        description="Who uses its powers for this duty by agreement.",
        examples=[[{"actor": "market", "powers": ["punish"], "within": "5 working days"}]],
    )
    consulting: Consulting | None = Field(
        default=None, description="Says that it is advice, where those who do it also audit."
    )
    basis: Grounds | None = Field(default=None, description="What imposes it.", examples=[["FSL 77"]])
    within: Duration | None = Field(default=None, description="Its time limit.", examples=["20 working days"])
    every: Period | None = Field(default=None, description="Its period, for continuous duties.", examples=["month"])
    measure: DutyMeasure | None = Field(default=None, description="How it is seen whether it is done.")
    supervised_by: Many[ActorRef] | None = Field(
        default=None, description="Its forums: short for an oversight entry over this duty.", examples=[["discipline"]]
    )
    consequence: Many[ConsequenceRef] | None = Field(
        default=None, description="What follows when it is not done.", examples=["neglect"]
    )
    escalate: Escalation | None = Field(default=None, description="How it goes up.")
    past_levels: Text | None = PAST_LEVELS
    published: Publication | None = Field(default=None, description="Where it was made public.")
    high_risk: Flag | None = Field(
        default=None, description="Whether a failure is grave; unsaid, the matter's.", examples=[True]
    )
    low_risk: Flag | None = Field(
        default=None, description="Whether the least is at stake: stages need not be kept apart.", examples=[True]
    )
    after_only: Text | None = Field(
        default=None,
        description="Why forums can look at it after the event only, as with archives and statistics.",
        examples=["Files are read once they are closed"],
    )
    public: Flag | None = Field(default=None, description="Whether it serves citizens or firms.", examples=[True])
    domain: Text | None = Field(default=None, description="Its domain, where not the matter's.", examples=["permits"])
    weight: Weight | None = Field(default=None, description="Its weight in counting load.", examples=[1.0])
    volume: Weight | None = Field(
        default=None, description="How often it comes up, in one unit for all, in counting load.", examples=[120]
    )
    minor: Flag | None = Field(
        default=None, description="A duty of conduct so small that no assessment needs to count it.", examples=[False]
    )
    dsd: Flag | None = Field(
        default=None, description="Dynamic separation: the same people, never in the same case.", examples=[True]
    )
    compensating: Compensation | None = Field(
        default=None, description="The control that stands in where functions cannot be separated."
    )
