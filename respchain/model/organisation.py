"""The actors: departments, posts, bodies, outsiders."""

from typing import Annotated, Literal

from pydantic import Field, Strict

from respchain.model.entries import Dated, Entry, Escalation, Grounds, Powers, Title
from respchain.model.people import Holder
from respchain.model.references import ActorRef, DepartmentRef, DutyRef, Part, PersonName, PostRef, Unknown
from respchain.model.words import Count, Flag, Many, Positive, Text, Whole

Setting = Literal["office", "routine", "start-up", "advice", "station"]
Grade = Whole | Text
WorkingTime = Annotated[float, Strict(), Field(ge=0, allow_inf_nan=False)]
People = Annotated[Count | WorkingTime, Field(union_mode="left_to_right")]
Grades = tuple[Grade, ...]


class Terminal(Part):
    """Why supervision may stop here: the four answers."""

    outside: Text | None = Field(
        default=None,
        description="Why it is not below, appointed or paid by those it judges.",
        examples=["elected directly"],
    )
    title: Text | None = Field(default=None, description="Where its own mandate comes from.", examples=["Constitution"])
    means: Many[Text] | None = Field(default=None, description="What it can do.", examples=[["vote", "annul"]])
    renewal: Text | None = Field(default=None, description="What binds and renews it.", examples=["5-year term"])


class Variation(Dated):
    """A rule about who may hold a post that is varied here, and who allowed it."""

    of: Literal["rotation", "avoidance", "term"] = Field(
        description="What is varied: how long one may stay, who may work beside whom, when a term is over.",
        examples=["rotation"],
    )
    allowed_by: ActorRef | None = Field(default=None, description="Who allowed it.", examples=["province-office"])
    basis: Grounds | None = Field(default=None, description="What allows it.", examples=["Rotation rules 9"])
    reason: Text | None = Field(default=None, description="Why.", examples=["A remote district"])


class Actor(Entry):
    """Whoever can answer for a duty."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["Market bureau"])
    basis: Grounds | None = Field(default=None, description="What sets it up.", examples=[["FSL 5"]])
    powers: Powers | None = Field(
        default=None, description="The powers that it holds; a head holds the department's.", examples=[["inspect"]]
    )
    terminal: Flag | Terminal | None = Field(
        default=None, description="Whether supervision may stop here, with the four answers why.", examples=[True]
    )


class Department(Actor):
    """A part of an organisation."""

    part_of: DepartmentRef | None = Field(
        default=None, description="The department that it belongs to.", examples=["city"]
    )
    kind: Literal["decision", "execution", "supervision", "support"] | None = Field(
        default=None, description="What it is there for.", examples=["execution"]
    )
    domain: Many[Text] | None = Field(
        default=None,
        description="The domains that all its posts work in: personnel, discipline, audit, finance ...",
        examples=[["personnel", "finance"]],
    )
    head: PostRef | None = Field(default=None, description="The post that leads it.", examples=["director"])
    organisation: Flag | None = Field(
        default=None, description="Whether it is an organisation of its own, with its own top.", examples=[False]
    )
    quota: Count | None = Field(default=None, description="How many posts it may have.", examples=[40])
    leaders_quota: Count | None = Field(default=None, description="How many of them may lead.", examples=[3])
    setting: Many[Setting] | None = Field(
        default=None,
        description="What its work is like, where it matters how many one can lead; unsaid, as in what it belongs to.",
        examples=["office"],
    )
    variations: Many[Variation] | None = Field(
        default=None,
        description="Rules about holders that are varied for its posts and those of its parts.",
        examples=[[{"of": "rotation", "allowed_by": "province-office", "reason": "A remote district"}]],
    )


class CommandPost(Part):
    """Where an emergency is directed from, and who is there while the head is out."""

    stays: Many[ActorRef] | None = Field(
        default=None, description="Who stays there while the head is in the field.", examples=["deputy"]
    )


class Seat(Actor):
    """An actor on the lines of command, guidance and control: a post or a body."""

    reports_to: Many[ActorRef] | None = Field(
        default=None, description="The line of command: one superior.", examples=["mayor"]
    )
    guided_by: Many[ActorRef] | None = Field(
        default=None, description="Who guides its work without commanding it.", examples=[["province-office"]]
    )
    functional_to: Many[ActorRef] | None = Field(
        default=None, description="Its functional lines.", examples=[["audit-committee"]]
    )
    dotted_to: Many[ActorRef] | None = Field(default=None, description="Its dotted lines.", examples=[["project-lead"]])
    appointed_by: Many[ActorRef] | None = Field(
        default=None, description="Who appoints to it; unsaid, the superior.", examples=["council"]
    )
    removed_by: Many[ActorRef] | None = Field(
        default=None, description="Who removes from it; unsaid, who appoints.", examples=["council"]
    )
    assessed_by: Many[ActorRef] | None = Field(
        default=None, description="Who assesses it; unsaid, the superior.", examples=["mayor"]
    )
    paid_by: Many[ActorRef] | None = Field(
        default=None, description="At whose discretion it is paid; unsaid, the superior.", examples=["council"]
    )
    escalate: Escalation | None = Field(default=None, description="How its cases go up.")
    command_post: CommandPost | None = Field(
        default=None, description="The command post from which it directs an emergency."
    )


class Job(Part):
    """A post's sheet: what a job description says beyond its duties."""

    code: Text | None = Field(default=None, description="The code of the post in its list.", examples=["MB-01"])
    purpose: Text | None = Field(default=None, description="What the post is there for.", examples=["Leads the bureau"])
    process: Text | None = Field(
        default=None, description="How the work is done.", examples=["Weekly plan, daily visits"]
    )
    competences: Many[Text] | None = Field(
        default=None, description="What its holder must know and be able to do.", examples=[["food law"]]
    )
    standards: Many[Text] | None = Field(
        default=None, description="What counts as done well.", examples=["No case overdue"]
    )
    promotion: Text | None = Field(
        default=None, description="Where a holder can go from here.", examples=["Deputy mayor"]
    )
    quantified: Many[Text] | None = Field(
        default=None, description="What counts as done well, in figures.", examples=["Four visits a quarter"]
    )
    fulfilment: Text | None = Field(
        default=None, description="How the holder is to meet the duties.", examples=["In person, by a yearly plan"]
    )
    dereliction: Text | None = Field(
        default=None, description="What it costs the holder to neglect them.", examples=["Admonition, then dismissal"]
    )
    duties: Many[DutyRef] | None = Field(
        default=None, description="The duties on a sheet that already exists elsewhere.", examples=[["inspect-north"]]
    )


class Standby(Dated):
    """Who stands in for the holder of a post, and in which of its duties."""

    post: PostRef = Field(description="The post whose holder stands in.", examples=["deputy"])
    duties: Many[DutyRef] | None = Field(
        default=None, description="The duties in which it may stand in; unsaid, all.", examples=[["inspect-north"]]
    )


class Post(Seat):
    """A seat that exists whoever sits in it."""

    department: DepartmentRef | None = Field(default=None, description="Where it belongs.", examples=["market"])
    top: Flag | None = Field(default=None, description="Whether it is the top of the organisation.", examples=[True])
    co_head: Flag | None = Field(default=None, description="Whether it is one of two declared heads.", examples=[True])
    grade: Grade | None = Field(
        default=None,
        description="Its grade; a higher number is a higher grade, words are ordered by the charter's `grades`.",
        examples=[5],
    )
    ladder: Text | None = Field(
        default=None,
        description="The professional ladder that its grade is on; grades of different ladders are not compared.",
        examples=["medical"],
    )
    leads: Flag | None = Field(default=None, description="Whether it is a leading post.", examples=[True])
    setting: Many[Setting] | None = Field(
        default=None,
        description="What the work is like that it does or leads; unsaid, as in its department.",
        examples=[["office", "start-up"]],
    )
    selection: Literal["appointment", "election", "ex-officio"] | None = Field(
        default=None, description="How its holder is found; unsaid, by appointment.", examples=["appointment"]
    )
    key: Flag | None = Field(default=None, description="Whether it is a key post, to be rotated.", examples=[True])
    professional: Flag | None = Field(
        default=None,
        description="Whether it is a post of a profession, such as chief physician: rank and rotation are not for it.",
        examples=[True],
    )
    seats: Positive | None = Field(default=None, description="How many may hold it at a time.", examples=[1])
    headcount: People | None = Field(
        default=None,
        description="How many people an aggregate row stands for, or full working times: no names are expected.",
        examples=[12],
    )
    fte: WorkingTime | None = Field(
        default=None, description="The full working times that the post is meant for, whoever holds it.", examples=[1.0]
    )
    holder: Many[PersonName | Unknown | Holder] | None = Field(
        default=None,
        description="Who holds it: short for an appointment.",
        examples=[{"person": "Chen Hao", "since": "2020-01-01"}],
    )
    frozen: Flag | None = Field(default=None, description="Whether it is kept empty.", examples=[False])
    backup: Many[PostRef | Standby] | None = Field(
        default=None,
        description="The standby, for all its duties or for some.",
        examples=["deputy", {"post": "deputy", "duties": ["inspect-north"]}],
    )
    variations: Many[Variation] | None = Field(
        default=None,
        description="Rules about holders that are varied for it.",
        examples=[[{"of": "term", "basis": "City statute 4"}]],
    )
    job: Job | None = Field(default=None, description="What its job description says beyond its duties.")


class Member(Dated):
    """A member of a body."""

    post: ActorRef = Field(description="The post, or the body or department, that sits in it.", examples=["director"])
    tier: Literal["full", "main", "important"] | None = Field(
        default=None, description="How far the member answers: 全面, 主要 or 重要领导责任.", examples=["main"]
    )


class Body(Seat):
    """Several who decide together."""

    chair: ActorRef | None = Field(default=None, description="Who chairs it.", examples=["mayor"])
    secretary: ActorRef | None = Field(default=None, description="Who keeps its business.", examples=["clerk"])
    members: Many[ActorRef | Member] | None = Field(
        default=None, description="Who sits in it.", examples=[["a", {"post": "b", "tier": "main"}]]
    )
    quorum: Positive | None = Field(default=None, description="How many must be present.", examples=[2])
    abstains: Many[ActorRef] | None = Field(
        default=None, description="Members who do not judge what concerns themselves.", examples=[["a"]]
    )


class Outsider(Actor):
    """An actor outside the organisation."""

    kind: (
        Literal[
            "legislature",
            "court",
            "public",
            "external-superior",
            "owner",
            "media",
            "regulated",
            "supplier",
            "citizen",
        ]
        | None
    ) = Field(default=None, description="What it is to the organisation.", examples=["legislature"])
    represented_by: Many[ActorRef] | None = Field(
        default=None, description="Who of the organisation sits in it.", examples=["mayor"]
    )
    owned_by: Many[ActorRef] | None = Field(
        default=None, description="Who owns it, runs it, or funds it for profit.", examples=["market"]
    )
