"""People, the posts they hold, and their training."""

from typing import Annotated

from respchain.facts.relation import Mask, Rows
from respchain.facts.tables.table import Amounts, Codes, Days, Of, Table, To


class People(Table):
    """Natural persons."""

    related: Mask  # says who the relatives are, be it nobody
    retires: Days
    since: Days
    until: Days


class Undisclosed(Table):
    """The people whose names are kept from the public."""

    person: Annotated[Rows, Of("people")]


class Previous(Table):
    """Where people were before: a history, kept whole."""

    person: Annotated[Rows, Of("people")]
    actor: Annotated[Rows, To("actors")]
    begins: Days
    ends: Days


class Recusals(Table):
    """In whose affairs a person takes no part."""

    person: Annotated[Rows, Of("people")]
    actor: Annotated[Rows, To("actors")]


class Relatives(Table):
    """Who is related to whom, and the class of the relation alone."""

    person: Annotated[Rows, Of("people")]
    relative: Annotated[Rows, To("people")]
    relation: Rows  # a word of `relations`, -1 where the class is not said


class Appointments(Table):
    """Who held which post from when to when: a history, kept whole."""

    person: Annotated[Rows, Of("people")]
    post: Annotated[Rows, Of("actors")]
    kind: Codes
    share: Amounts  # of a full working time
    home_area: Mask  # the post is in charge of where the person is from
    keeps_grade: Mask  # the holder's own, whatever the post
    begins: Days
    ends: Days
    due: Days  # when it was to end
    recorded: Mask  # a handover
    handed: Days  # when it was handed over
    covers: Rows  # what the handover covers (`Aspect`, a bit each)


class HandoverCopies(Table):
    """Who got the record of a handover: an actor, or a person."""

    appointment: Annotated[Rows, Of("appointments")]
    actor: Annotated[Rows, To("actors")]
    person: Annotated[Rows, To("people")]


class AppointmentActs(Table):
    """Who nominated, vetted, discussed and decided: kept whole, as who did so may be gone since."""

    appointment: Annotated[Rows, Of("appointments")]
    actor: Annotated[Rows, To("actors")]
    act: Codes


class AppointmentConsequences(Table):
    """What follows where the choice proves wrong, as said of an appointment or else of all."""

    appointment: Annotated[Rows, Of("appointments")]
    consequence: Annotated[Rows, To("consequences")]


class Leaves(Table):
    """Who is on approved leave."""

    person: Annotated[Rows, Of("people")]
    since: Days
    until: Days


class Trainings(Table):
    """Who completed which training: a history, kept whole."""

    person: Annotated[Rows, Of("people")]
    course: Codes
    date: Days  # `ALWAYS` where nobody says when
