"""The charter: who answers for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from respchain.model.documents import Basis, Commitment, Disclaimer, Plate, Review, Training, Transfer, Waiver
from respchain.model.duties import Duty
from respchain.model.entries import Escalation, Title
from respchain.model.facets import Axis
from respchain.model.matters import Matter, PrescribedItem, Residual
from respchain.model.organisation import Body, Department, Grades, Outsider, Post
from respchain.model.people import Appointing, Appointment, Person
from respchain.model.processes import Process
from respchain.model.references import Part
from respchain.model.sections import ById
from respchain.model.stated import Stated
from respchain.model.supervision import Assessment, Consequence, Delegation, Oversight
from respchain.model.words import Date, Flag, Id, Many, Text

MAPPING_SECTIONS = (
    "prescribed",
    "facets",
    "matters",
    "departments",
    "posts",
    "bodies",
    "outsiders",
    "people",
    "duties",
    "oversight",
    "consequences",
    "processes",
    "commitments",
    "bases",
)
"""The sections that are mappings by id."""

LIST_SECTIONS = (
    "appointments",
    "delegations",
    "assessments",
    "roster",
    "transfers",
    "disclaimers",
    "training",
    "waivers",
)
"""The sections that are lists of entries."""


class Calendar(Part):
    """The days that differ from the week's rule: Monday to Friday are worked."""

    holidays: tuple[Date, ...] | None = Field(default=None, description="Days off.", examples=[["2026-10-01"]])
    workdays: tuple[Date, ...] | None = Field(
        default=None, description="Days worked although the week's rule says off.", examples=[["2026-10-10"]]
    )


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """How a charter was stated where it was read; `charter` is the identity of the one read, as copies may differ.

    It is no part of what the charter says: charters from different files are equal where they say the same.
    """

    charter: int
    stated: Stated

    def __eq__(self, other: object) -> bool:
        """Whether two charters may be equal, as far as their origin goes: always."""
        return True

    __hash__ = object.__hash__


class Charter(Part):
    """Who answers for what: every section may be absent."""

    _origin: Origin | None = PrivateAttr(default=None)

    respchain: Literal[1] | None = Field(default=None, description="The version of the format.", examples=[1])
    name: Title | None = Field(default=None, description="The organisation's name.", examples=["Riverside restaurants"])
    language: Literal["en", "zh"] | None = Field(
        default=None, description="The language of plain titles.", examples=["en"]
    )
    as_of: Date | None = Field(default=None, description="The day on which it is judged.", examples=["2026-06-01"])
    updated: Date | None = Field(
        default=None, description="The day on which it was last brought up to date.", examples=["2026-05-04"]
    )
    review: Review | None = Field(default=None, description="How often it is gone through.")
    profile: Text | None = Field(
        default=None, description="Severities, thresholds, stage templates, prescribed lists.", examples=["core"]
    )
    kind: Many[Text] | None = Field(
        default=None,
        description="What kind of organisation it is, in words of the profile: picks the items prescribed for it.",
        examples=[["bank", "cass"]],
    )
    include: Many[Text] | None = Field(
        default=None,
        description="Files to merge, relative, in the charter's folder.",
        examples=[["departments/*.yaml"]],
    )
    calendar: Calendar | None = Field(default=None, description="The calendar of limits in working days.")
    escalate: Escalation | None = Field(
        default=None, description="Each hop to the superior, unless others say otherwise."
    )
    self_report_is_top: Flag | None = Field(
        default=None, description="Whether in its source the top is the post that reports to itself.", examples=[True]
    )
    grades: Grades | Mapping[Id, Grades] | None = Field(
        default=None,
        description="The grades of posts, lowest first; by the name of each ladder where there are several.",
        examples=[["G1", "G2", "G3"]],
    )
    residual: Residual | None = Field(default=None, description="Who takes matters that are not in the register.")
    appointing: Appointing | None = Field(
        default=None,
        description="Since when it is recorded who answers for appointments, and what follows a wrong one.",
    )
    prescribed: Annotated[Mapping[Id, PrescribedItem], ById] | None = Field(
        default=None, description="Items given from outside, beside the profile's own."
    )
    facets: Annotated[Mapping[Id, Axis], ById] | None = Field(
        default=None, description="The axes along which matters are cut."
    )
    matters: Annotated[Mapping[Id, Matter], ById] | None = Field(
        default=None, description="The duty register: what must be covered."
    )
    departments: Annotated[Mapping[Id, Department], ById] | None = Field(default=None, description="The departments.")
    posts: Annotated[Mapping[Id, Post], ById] | None = Field(default=None, description="The posts.")
    bodies: Annotated[Mapping[Id, Body], ById] | None = Field(default=None, description="Those who decide together.")
    outsiders: Annotated[Mapping[Id, Outsider], ById] | None = Field(default=None, description="Actors outside.")
    people: Annotated[Mapping[Id, Person], ById] | None = Field(default=None, description="The people.")
    appointments: tuple[Appointment, ...] | None = Field(default=None, description="Who holds which post.")
    duties: Annotated[Mapping[Id, Duty], ById] | None = Field(default=None, description="Who covers what.")
    oversight: Annotated[Mapping[Id, Oversight], ById] | None = Field(default=None, description="Who answers to whom.")
    consequences: Annotated[Mapping[Id, Consequence], ById] | None = Field(
        default=None, description="What follows when a duty is not done."
    )
    delegations: tuple[Delegation, ...] | None = Field(default=None, description="What is handed to whom.")
    processes: Annotated[Mapping[Id, Process], ById] | None = Field(default=None, description="How cases run.")
    assessments: tuple[Assessment, ...] | None = Field(default=None, description="Who assesses whom.")
    commitments: Annotated[Mapping[Id, Commitment], ById] | None = Field(default=None, description="What is promised.")
    roster: tuple[Plate, ...] | None = Field(default=None, description="What the public reads of posts.")
    bases: Annotated[Mapping[Id, Basis], ById] | None = Field(default=None, description="Laws, regulations, rules.")
    transfers: tuple[Transfer, ...] | None = Field(default=None, description="What was moved from whom to whom.")
    disclaimers: tuple[Disclaimer, ...] | None = Field(
        default=None, description="Who said that something is not theirs."
    )
    training: tuple[Training, ...] | None = Field(default=None, description="Who completed which training.")
    waivers: tuple[Waiver, ...] | None = Field(default=None, description="Findings that are accepted.")
