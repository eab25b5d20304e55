"""What entries have in common: an id, a life, titles, scopes, grounds, limits."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, Strict

from respchain.model.references import ActorRef, BasisRef, FacetKey, MatterRef, Part, Reference, SiblingRef
from respchain.model.words import Date, Duration, Flag, Id, Many, Number, Said, Text, Whole


class Dated(Part):
    """A part that lives from a day to a day."""

    since: Date | None = Field(default=None, description="The first day on which it holds.", examples=["2020-01-01"])
    until: Date | None = Field(
        default=None, description="The day from which it no longer holds (excluded).", examples=["2027-01-01"]
    )
    through: Date | None = Field(
        default=None, description="The last day on which it holds: `until`, said inclusively.", examples=["2026-12-31"]
    )


class Entry(Dated):
    """An entry of a section."""

    id: Id | None = Field(
        default=None,
        description="The word by which other entries name it; in a mapping the key says it.",
        examples=["mayor"],
    )
    source_id: Text | None = Field(
        default=None, description="The raw id in the source that it came from.", examples=["0123"]
    )
    source_cell: Text | None = Field(
        default=None,
        description="The place in the source that it came from: a file with line, or sheet and cell.",
        examples=["posts.xlsx[Senior!B4]"],
    )
    wording: Text | None = Field(
        default=None,
        description="What its source says in full, where the other keys say it in short.",
        examples=["Two officers inspect each restaurant once a year."],
    )
    succeeded_by: Many[SiblingRef] | None = Field(
        default=None,
        description="What took its place when its `until` came: one or several ids of its kind.",
        examples=["trade"],
    )


class Translated(Part):
    """A text in two languages."""

    zh: Text | None = Field(default=None, description="The text in Chinese.", examples=["市场监督管理局"])
    en: Text | None = Field(default=None, description="The text in English.", examples=["Market bureau"])


Title = Text | Translated

Value = Annotated[
    Text | Whole | Number | Annotated[date, Strict()],
    Field(union_mode="left_to_right"),
]
Values = Annotated[
    Text | Whole | Number | Annotated[date, Strict()] | Annotated[tuple[Value, ...], Field(min_length=1)],
    Field(union_mode="left_to_right"),
    Said("scope_value", 'a name, a number, a day, a range such as "[0..10)" or ">= 5" in quotes, or a list of these'),
]
Box = Mapping[Annotated[Id, FacetKey], Values]
"""One value, range or list of these for each facet named; a facet that is not named counts whole."""
Scope = Box | tuple[Box, ...]
"""A box, or a list of boxes: their union."""


class Cited(Part):
    """A place in a basis."""

    base: BasisRef = Field(description="The id or the title of the basis.", examples=["食品安全法"])
    at: Text | None = Field(
        default=None, description="The place in it: an article, a section.", examples=["第七十七条"]
    )


Citation = Annotated[Text, Reference("citation")] | Cited
Grounds = Many[Citation]
"""One citation or several: `FSL 77`, or `{base: FSL, at: "77"}`."""


class Power(Dated):
    """A power that an actor holds."""

    power: Text = Field(description="The power's name.", examples=["punish"])
    matter: MatterRef | None = Field(
        default=None, description="The matter in which it may be used.", examples=["restaurants"]
    )
    scope: Scope | None = Field(default=None, description="The part of the matter.", examples=[{"amount": "< 50000"}])
    basis: Grounds | None = Field(default=None, description="What grants it.", examples=[["FSL 84"]])
    delegable: Flag | None = Field(default=None, description="Whether its holder may delegate it.", examples=[False])
    reserve: Flag | None = Field(
        default=None, description="Kept for emergencies: it needs no duty that uses it.", examples=[False]
    )


Powers = Many[Text | Power]
"""Names of powers, or powers with matter, scope and basis."""


PAST_LEVELS = Field(
    default=None, description="Why it may pass over a level of command, as in an emergency.", examples=["urgent report"]
)


class Escalation(Part):
    """A hop to the superior."""

    to: ActorRef | None = Field(default=None, description="Who decides next; unsaid, the superior.", examples=["mayor"])
    when: Text | None = Field(default=None, description="What makes the case go up.", examples=["dispute"])
    within: Duration | None = Field(
        default=None, description="Within what time it goes up.", examples=["3 working days"]
    )
    past_levels: Text | None = PAST_LEVELS


class Publication(Part):
    """Where something was made public, and when."""

    date: Date | None = Field(default=None, description="The day of publication.", examples=["2026-01-01"])
    where: Text | None = Field(default=None, description="Where it can be read.", examples=["city website"])
    shows: Many[Literal["item", "basis", "unit", "limit", "phone"]] | None = Field(
        default=None,
        description="What it shows: the item, its basis, who answers for it, by when, the supervision phone.",
        examples=[["item", "basis", "unit", "limit", "phone"]],
    )
    withheld: Grounds | None = Field(
        default=None, description="What allows it to be kept from the public.", examples=["State Secrets Law 9"]
    )


class Means(Part):
    """What follows a duty that moves."""

    staff: Flag | None = Field(default=None, description="Whether posts and people move with it.", examples=[True])
    budget: Flag | None = Field(default=None, description="Whether money moves with it.", examples=[False])
    information: Flag | None = Field(
        default=None, description="Whether access to what must be known moves with it.", examples=[True]
    )
    negligible: Text | None = Field(
        default=None, description="Why nothing has to move: so little work.", examples=["two cases a year"]
    )
