"""People, and who holds which post from when to when."""

from typing import Annotated, Literal

from pydantic import Field, Strict

from respchain.model.entries import Dated, Entry, Title
from respchain.model.references import ActorRef, ConsequenceRef, Part, PartyRef, PersonRef, PostRef
from respchain.model.words import Date, Flag, Many, Text

Share = Annotated[float, Strict(), Field(gt=0, le=1, allow_inf_nan=False)]


class Relative(Part):
    """A relation between two people: its class, and nothing more about them."""

    person: PersonRef = Field(description="The other person.", examples=["wang"])
    relation: Text | None = Field(default=None, description="The class of the relation.", examples=["spouse"])


class Previous(Dated):
    """Where a person was before."""

    actor: ActorRef = Field(description="The post, department or outsider.", examples=["dairy"])


class Leave(Dated):
    """An approved leave."""


class Person(Entry):
    """A natural person."""

    name: Title | None = Field(default=None, description="The name.", examples=["Li Wei"])
    disclosed: Flag | None = Field(default=None, description="Whether the name may be published.", examples=[True])
    relatives: Many[Relative] | None = Field(
        default=None,
        description="Relations that matter for avoidance.",
        examples=[[{"person": "wang", "relation": "spouse"}]],
    )
    retires: Date | None = Field(
        default=None, description="The day on which the person will retire, set in advance.", examples=["2028-03-01"]
    )
    previous: Many[Previous] | None = Field(
        default=None, description="Earlier work elsewhere.", examples=[[{"actor": "dairy", "until": "2025-01-01"}]]
    )
    leave: Many[Leave] | None = Field(
        default=None,
        description="Approved leave, during which training does not fall due.",
        examples=[[{"since": "2026-03-01", "until": "2026-09-01"}]],
    )
    recuses: Many[ActorRef] | None = Field(
        default=None, description="Actors in whose affairs the person takes no part.", examples=[["dairy"]]
    )


class Handover(Part):
    """The record of a handover at the end of an appointment."""

    date: Date | None = Field(default=None, description="The day of the record.", examples=["2026-12-20"])
    to: Many[PartyRef] | None = Field(
        default=None, description="Who got it: the new holder, that person's superior.", examples=[["wang", "mayor"]]
    )
    covers: Many[Text] | None = Field(
        default=None,
        description="What it covers: breaches, concerns, priorities, cases.",
        examples=[["breaches", "concerns", "priorities", "cases"]],
    )


class Holder(Dated):
    """Who holds a post, from when to when, and who answers for the choice."""

    person: PersonRef = Field(description="The person.", examples=["li"])
    kind: (
        Literal[
            "substantive",
            "acting",
            "job-share",
            "concurrent",
            "secondment",
            "probation",
            "contract",
            "term",
        ]
        | None
    ) = Field(default=None, description="In what manner the post is held.", examples=["substantive"])
    share: Share | None = Field(default=None, description="The part of a full working time.", examples=[1.0])
    keeps_grade: Flag | None = Field(
        default=None, description="Whether the holder keeps the grade personally, whatever the duties.", examples=[True]
    )
    ends: Date | None = Field(
        default=None, description="The day set in advance; `until` is the day it did end.", examples=["2027-01-01"]
    )
    home_area: Flag | None = Field(
        default=None,
        description="Whether the post is in charge of the person's home area; the area itself is not stored.",
        examples=[False],
    )
    nominated_by: Many[ActorRef] | None = Field(
        default=None, description="Who proposed the person.", examples=["mayor"]
    )
    vetted_by: Many[ActorRef] | None = Field(
        default=None, description="Who examined the person.", examples=["personnel"]
    )
    discussed_by: Many[ActorRef] | None = Field(default=None, description="Who discussed it.", examples=["party-group"])
    decided_by: Many[ActorRef] | None = Field(default=None, description="Who decided it.", examples=["council"])
    consequence: Many[ConsequenceRef] | None = Field(
        default=None,
        description="What follows where the choice proves wrong; unsaid, that of `appointing`.",
        examples=["misappointment"],
    )
    handover: Handover | None = Field(default=None, description="The record at its end.")


class Appointment(Entry, Holder):
    """A person holds a post."""

    post: PostRef = Field(description="The post.", examples=["director"])


class Appointing(Part):
    """How it is recorded who answers for the choice of people, unless an appointment says otherwise."""

    records_since: Date | None = Field(
        default=None,
        description="The day from which nomination, vetting, discussion and decision are recorded.",
        examples=["2020-01-01"],
    )
    consequence: Many[ConsequenceRef] | None = Field(
        default=None, description="What follows where a choice proves wrong.", examples=["misappointment"]
    )
