"""The words of the format as small numbers, one enumeration a subject."""

from enum import IntEnum, IntFlag


class Kind(IntEnum):
    """What an actor is."""

    POST = 0
    DEPARTMENT = 1
    BODY = 2
    OUTSIDER = 3


class Outside(IntEnum):
    """What an outsider is."""

    UNSTATED = 0
    LEGISLATURE = 1
    COURT = 2
    PUBLIC = 3
    EXTERNAL_SUPERIOR = 4
    OWNER = 5
    MEDIA = 6
    REGULATED = 7
    SUPPLIER = 8
    CITIZEN = 9


class Answer(IntFlag):
    """Which of the four answers of a terminal forum are given (theory: T1 outside, T2 title, T3 means, T4 renewal)."""

    OUTSIDE = 1
    TITLE = 2
    MEANS = 4
    RENEWAL = 8


class Purpose(IntEnum):
    """What a department is there for."""

    UNSTATED = 0
    DECISION = 1
    EXECUTION = 2
    SUPERVISION = 3
    SUPPORT = 4


class Varied(IntEnum):
    """Which rule about the holders of a post is varied."""

    ROTATION = 0
    AVOIDANCE = 1
    TERM = 2


class LineKind(IntEnum):
    """What a line between posts carries; command alone makes a superior."""

    COMMAND = 0
    GUIDANCE = 1
    FUNCTIONAL = 2
    DOTTED = 3


class Control(IntEnum):
    """What somebody may do to the holder of a post."""

    APPOINTS = 0
    REMOVES = 1
    ASSESSES = 2
    PAYS = 3


class Tenure(IntEnum):
    """The kind of an appointment."""

    SUBSTANTIVE = 0
    ACTING = 1
    JOB_SHARE = 2
    CONCURRENT = 3
    SECONDMENT = 4
    PROBATION = 5
    CONTRACT = 6
    TERM = 7


class Act(IntEnum):
    """A step of an appointment, for which somebody answers."""

    NOMINATE = 0
    VET = 1
    DISCUSS = 2
    DECIDE = 3


class Course(IntEnum):
    """The kind of a training."""

    SHORT = 0
    SYSTEMATIC = 1
    FULL = 2


class Setting(IntFlag):
    """What work is like, where it matters how many one can lead."""

    OFFICE = 1
    ROUTINE = 2
    START_UP = 4
    ADVICE = 8
    STATION = 16


class Mode(IntEnum):
    """How a duty is held."""

    EXPLICIT = 0
    DEFAULT = 1
    BACKUP = 2


class Tier(IntEnum):
    """Direct accountability, or a head's general one."""

    DIRECT = 0
    OVERALL = 1


class Sharing(IntEnum):
    """How several accountable actors share a duty."""

    UNSTATED = 0
    LEAD = 1
    JOINT = 2
    DIVIDED = 3


class Part(IntEnum):
    """The part that an actor has in a duty."""

    ACCOUNTABLE = 0
    RESPONSIBLE = 1
    ASSIST = 2
    SUPPORT = 3
    CONSULTED = 4
    INFORMED = 5
    RECOMMEND = 6
    VETO = 7
    SUPERVISES = 8


class Watch(IntEnum):
    """The kind of a forum's hold on an actor."""

    SUPERVISES = 0
    ASSESSES = 1
    DEMOCRATIC = 2
    REACTIVE = 3
    ADVISORY = 4
    COMMAND = 5


class Source(IntEnum):
    """Where a forum edge comes from."""

    DECLARED = 0
    SUPERVISED_BY = 1
    STAGE = 2
    SUPERIOR = 3
    ASSESSMENT = 4


class Timing(IntFlag):
    """When a forum looks."""

    BEFORE = 1
    DURING = 2
    AFTER = 4


class Beside(IntEnum):
    """Why two duties may share cells."""

    REDUNDANCY = 0
    SPECIAL = 1
    PRIORITY = 2
    JOINT_PLAN = 3
    DUAL_CONTROL = 4


class Rank(IntEnum):
    """The rank of a legal basis, lowest first."""

    UNSTATED = 0
    INTERNAL = 1
    RULE = 2
    REGULATION = 3
    LAW = 4
    CONSTITUTION = 5


class Keeps(IntEnum):
    """What a delegation does to the accountability of who delegates."""

    ACCOUNTABILITY = 0
    TRANSFER = 1


class Group(IntFlag):
    """The three groups of stages that must be told apart."""

    DECIDE = 1
    EXECUTE = 2
    SUPERVISE = 4


class Clock(IntEnum):
    """Whether the time of a step counts against the limits of its process."""

    RUNS = 0
    STOPPED = 1
    EXCLUDED = 2


class Field(IntEnum):
    """What a sheet, a publication, an entry of the roster may show."""

    TITLE = 0
    CODE = 1
    PURPOSE = 2
    DUTIES = 3
    PROCESS = 4
    COMPETENCES = 5
    PROMOTION = 6
    STANDARDS = 7
    QUANTIFIED = 8
    FULFILMENT = 9
    DERELICTION = 10
    ITEM = 11
    BASIS = 12
    UNIT = 13
    LIMIT = 14
    PHONE = 15
    HOLDER = 16


class Aspect(IntEnum):
    """What a rule of first inquiry, a measure, a commitment, a follow-up, means or a handover must have."""

    HANDLE = 0
    TRANSFER = 1
    CONTACT = 2
    RECORD = 3
    URGENT = 4
    LIABILITY = 5
    INDICATOR = 6
    UNIT = 7
    TARGET = 8
    SOURCE = 9
    CONTENT = 10
    PROCEDURE = 11
    STANDARD = 12
    WITHIN = 13
    BREACH = 14
    PUBLISHED = 15
    OWNER = 16
    VERIFIER = 17
    EFFECT = 18
    STAFF = 19
    BUDGET = 20
    INFORMATION = 21
    BREACHES = 22
    CONCERNS = 23
    PRIORITIES = 24
    CASES = 25
    PERIOD = 26
    MEASURER = 27
