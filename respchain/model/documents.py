"""Documents: bases, commitments, transfers, disclaimers, training, waivers."""

from typing import Literal

from pydantic import Field

from respchain.model.duties import Measure
from respchain.model.entries import Entry, Grounds, Means, Publication, Scope, Title
from respchain.model.references import ActorRef, DutyRef, MatterRef, Part, PersonRef, PostRef
from respchain.model.words import Date, Duration, Flag, Many, Period, Text


class Basis(Entry):
    """A text that gives duties and powers their ground."""

    title: Title | None = Field(
        default=None, description="Its title.", examples=[{"en": "Food Safety Law", "zh": "食品安全法"}]
    )
    rank: Literal["constitution", "law", "regulation", "rule", "internal"] | None = Field(
        default=None, description="Its rank.", examples=["law"]
    )
    url: Text | None = Field(default=None, description="Where it can be read.", examples=["https://example.org/law"])


class Adoption(Part):
    """Parts of a promise that a published standard states in its place."""

    source: Text = Field(description="The standard, and where it is published.", examples=["Standard 7, online"])
    parts: Many[Literal["content", "procedure", "standard", "within", "breach"]] = Field(
        description="The parts that it states.", examples=[["procedure", "standard"]]
    )


class Commitment(Entry):
    """A promise to those served."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["Fast licence"])
    matter: MatterRef | None = Field(default=None, description="The matter.", examples=["restaurants"])
    content: Text | None = Field(default=None, description="What is promised.", examples=["A decision in ten days"])
    procedure: Text | None = Field(default=None, description="How it is done.", examples=["One window"])
    standard: Text | None = Field(default=None, description="How well.", examples=["No second visit"])
    within: Duration | None = Field(default=None, description="By when.", examples=["10 working days"])
    breach: Text | None = Field(
        default=None, description="What follows when it is broken.", examples=["Apology in writing"]
    )
    by_reference: Many[Adoption] | None = Field(
        default=None, description="The parts that a published standard states instead."
    )
    conduct: Flag | None = Field(
        default=None, description="Whether it is a standard of conduct, which nobody counts.", examples=[True]
    )
    inside: Flag | None = Field(
        default=None, description="Whether it serves users inside the organisation only.", examples=[True]
    )
    measure: Measure | None = Field(default=None, description="How it is seen whether it is kept.")
    published: Publication | None = Field(default=None, description="Where it was made public.")


class Transfer(Entry):
    """A part of a matter moved from one actor to another; the transfer states it, duties decide."""

    what: Text | None = Field(default=None, description="What is moved.", examples=["6-BA"])
    matter: MatterRef | None = Field(default=None, description="The matter.", examples=["additives"])
    scope: Scope | None = Field(default=None, description="The part of it.", examples=[{"object": "sprout"}])
    by: ActorRef | None = Field(default=None, description="Who gives it up.", examples=["health"])
    to: ActorRef | None = Field(default=None, description="Who takes it.", examples=["agriculture"])
    date: Date | None = Field(default=None, description="The day on which it moves.", examples=["2011-03-01"])
    accepted: Date | None = Field(default=None, description="The day on which it was taken.", examples=["2011-04-01"])
    means: Means | None = Field(default=None, description="What moves with it.")
    basis: Grounds | None = Field(
        default=None, description="What orders it, or sets it free on purpose.", examples=["Plan 3"]
    )


class Disclaimer(Entry):
    """A statement that something is not one's own."""

    by: ActorRef = Field(description="Who said so.", examples=["quality"])
    matter: MatterRef | None = Field(default=None, description="Of what matter.", examples=["sprouts"])
    stage: Many[Text] | None = Field(default=None, description="Of what stage.", examples=["monitor"])
    scope: Scope | None = Field(default=None, description="Of what part.", examples=[{"district": "north"}])
    source: Text | None = Field(default=None, description="Where it was said.", examples=["press"])


class Training(Entry):
    """A training that a person completed."""

    person: PersonRef = Field(description="The person.", examples=["li"])
    kind: Literal["short", "systematic", "full"] | None = Field(
        default=None, description="Short (yearly), systematic (3 years) or full (5 years).", examples=["short"]
    )
    date: Date | None = Field(default=None, description="The day of completion.", examples=["2026-03-01"])


class Review(Part):
    """How often the charter is gone through, whether or not something has changed."""

    every: Period | None = Field(default=None, description="How often.", examples=["year"])
    last: Date | None = Field(default=None, description="The day of the last review.", examples=["2026-01-15"])


class Plate(Entry):
    """What the public reads of a post: an entry of the roster, a name plate."""

    post: PostRef = Field(description="The post.", examples=["window"])
    title: Title | None = Field(
        default=None, description="What the post is called there; unsaid, as in the charter.", examples=["Window 1"]
    )
    holder: Many[PersonRef] | None = Field(default=None, description="Who is shown as its holder.", examples=["li"])
    duties: Many[DutyRef] | None = Field(
        default=None, description="The duties that are shown.", examples=[["inspect-north"]]
    )
    phone: Text | None = Field(default=None, description="The supervision phone that is shown.", examples=["12345"])
    where: Text | None = Field(default=None, description="Where it can be read.", examples=["Service hall"])


class Waiver(Entry):
    """A finding that is accepted, by whom, why, and for how long."""

    rule: Text = Field(description="The code of the rule.", examples=["OVL002"])
    subject: Many[Text] = Field(description="What it is waived for.", examples=["inspect-north"])
    scope: Scope | None = Field(
        default=None, description="The part for which it is waived.", examples=[{"district": "north"}]
    )
    reason: Text | None = Field(default=None, description="Why.", examples=["Merged next year"])
    approved_by: Many[ActorRef] | None = Field(default=None, description="Who approved it.", examples=["mayor"])
