"""The duty register: what must be covered."""

from typing import Annotated

from pydantic import ConfigDict, Field

from respchain.model.entries import Dated, Entry, Escalation, Grounds, Scope, Title, Values
from respchain.model.references import ActorRef, ConsequenceRef, FacetKey, FacetRef, MatterRef, PrescribedRef
from respchain.model.words import Duration, Flag, Many, Period, Text


class Exclusion(Dated):
    """A part of a matter that is not regulated, on purpose: a box, with the basis for leaving it out."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[Values, FacetKey]] = Field(init=False)

    basis: Grounds | None = Field(default=None, description="What allows it to be left out.", examples=[["FSL"]])


class Matter(Entry):
    """What has to be looked after."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["Safety of restaurants"])
    part_of: MatterRef | None = Field(
        default=None,
        description="The wider matter: whatever this one does not say itself, it has from there.",
        examples=["food"],
    )
    kind: Text | None = Field(
        default=None, description="Picks the required stages of the profile.", examples=["permit", "inspection"]
    )
    stages: Many[Text] | None = Field(
        default=None, description="The required stages, where not those of its kind.", examples=[["decide", "execute"]]
    )
    facets: Many[FacetRef] | None = Field(
        default=None, description="The axes along which it is cut.", examples=[["district", "amount"]]
    )
    required: Scope | None = Field(
        default=None,
        description="What must be covered; unsaid, all that its facets span.",
        examples=[[{"district": "north"}]],
    )
    excluded: Many[Exclusion] | None = Field(
        default=None,
        description="What is not regulated, on purpose.",
        examples=[[{"district": "south", "basis": ["FSL"]}]],
    )
    high_risk: Flag | None = Field(default=None, description="Whether a failure here is grave.", examples=[True])
    low_risk: Flag | None = Field(
        default=None, description="Whether the least is at stake: stages need not be kept apart.", examples=[True]
    )
    after_only: Text | None = Field(
        default=None,
        description="Why forums can look at its duties after the event only, as with archives and statistics.",
        examples=["Files are read once they are closed"],
    )
    public: Flag | None = Field(default=None, description="Whether it serves citizens or firms.", examples=[True])
    classified_by: ActorRef | None = Field(
        default=None, description="Who decides what falls under it.", examples=["director"]
    )
    coordinated_by: ActorRef | None = Field(
        default=None, description="Who coordinates those who share it.", examples=["mayor"]
    )
    domain: Text | None = Field(
        default=None,
        description="The domain: personnel, finance, projects, procurement, permits ...",
        examples=["permits"],
    )
    consequence: Many[ConsequenceRef] | None = Field(
        default=None, description="What follows when its duties are not done.", examples=["neglect"]
    )
    supervised_by: Many[ActorRef] | None = Field(
        default=None, description="The forums of its duties.", examples=[["discipline"]]
    )
    within: Duration | None = Field(default=None, description="The limit of its duties.", examples=["20 working days"])
    escalate: Escalation | None = Field(default=None, description="How its duties escalate.")
    prescribed: Many[PrescribedRef] | None = Field(
        default=None, description="The items of prescribed lists that it answers.", examples=[["SYSC-24-a"]]
    )
    basis: Grounds | None = Field(default=None, description="What puts it into the register.", examples=[["FSL 4"]])


class PrescribedItem(Entry):
    """An item of a list given from outside, beside the profile's own."""

    title: Title | None = Field(
        default=None, description="What readers call it.", examples=["Responsibility for training"]
    )
    applies: Flag | None = Field(default=None, description="Whether it concerns this organisation.", examples=[True])
    reason: Text | None = Field(
        default=None, description="Why it does not apply.", examples=["The firm has no branches"]
    )
    basis: Grounds | None = Field(default=None, description="What prescribes it.", examples=["SYSC 24"])


class Residual(Dated):
    """The rule for matters that are not in the register."""

    rule: Text | None = Field(default=None, description="Who takes what nobody owns.", examples=["closest business"])
    owner: ActorRef | None = Field(default=None, description="Who applies the rule.", examples=["mayor"])
    review: Period | None = Field(default=None, description="How often its cases are reviewed.", examples=["year"])
    basis: Grounds | None = Field(default=None, description="What sets the rule.", examples=["Work safety law 10"])
