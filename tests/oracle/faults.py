"""Faults planted in what the oracle sees: each must make it disagree with the checker, or agreeing proves little."""

import copy
from collections.abc import Callable, Mapping

from tests.oracle.planting import Charter, entries, without
from tests.oracle.rules import ORACLE
from tests.oracle.subjects import SUBJECTS


def nothing_ends(data: Charter) -> None:
    for section in ("departments", "posts", "bodies", "outsiders", "duties", "oversight", "delegations"):
        without(section, "until", "through")(data)


def through_is_until(data: Charter) -> None:
    for section in ("departments", "posts", "bodies", "outsiders", "duties", "oversight"):
        for entry in entries(data, section):
            if "through" in entry:
                entry["until"] = entry.pop("through")


def one_superior(data: Charter) -> None:
    for entry in entries(data, "posts"):
        if isinstance(entry.get("reports_to"), list):
            entry["reports_to"] = entry["reports_to"][0]


def no_tiers(data: Charter) -> None:
    for entry in entries(data, "bodies"):
        entry["members"] = [m["post"] if isinstance(m, dict) else m for m in entry["members"]]


def only_the_first_citation(data: Charter) -> None:
    for entry in entries(data, "duties"):
        if isinstance(entry.get("basis"), list):
            entry["basis"] = entry["basis"][0]


def powers_everywhere(data: Charter) -> None:
    for section in ("posts", "departments", "bodies", "outsiders", "delegations"):
        for entry in entries(data, section):
            for power in entry.get("powers", []):
                if isinstance(power, dict):
                    power.pop("scope", None)
                    power.pop("matter", None)


def every_forum_supervises(data: Charter) -> None:
    for entry in entries(data, "oversight"):
        entry["kind"] = "supervises"


def holders_are_substantive(data: Charter) -> None:
    for entry in entries(data, "appointments"):
        entry.pop("kind", None)


def nothing_received(data: Charter) -> None:
    for process in entries(data, "processes"):
        for step in process["steps"].values():
            step.pop("receives", None)


def steps_go_on(data: Charter) -> None:
    for process in entries(data, "processes"):
        for step in process["steps"].values():
            step.setdefault("next", "end")


def nobody_claims(data: Charter) -> None:
    for facet in entries(data, "facets"):
        if "unplaced" in facet:
            facet["unplaced"] = {value: [] for value in facet["unplaced"]}


def exclusions_are_based(data: Charter) -> None:
    for entry in entries(data, "matters"):
        for stated in entry.get("excluded", []):
            stated["basis"] = "LAW 1"


def no_roles(data: Charter) -> None:
    for facet in entries(data, "facets"):
        if isinstance(facet, dict):
            facet.pop("role", None)


def in_steps(*keys: str) -> Callable[[Charter], None]:
    """A fault: some keys of steps are not seen."""

    def plant(data: Charter) -> None:
        for process in entries(data, "processes"):
            for step in process["steps"].values():
                for key in keys:
                    step.pop(key, None)

    return plant


def ways_are_unbounded(data: Charter) -> None:
    for process in entries(data, "processes"):
        for step in process["steps"].values():
            for target in step["next"].values() if isinstance(step.get("next"), dict) else ():
                if isinstance(target, dict):
                    target.pop("at_most", None)


FAULTS: Mapping[str, Callable[[Charter], None]] = {
    "nothing ends": nothing_ends,
    "through is until": through_is_until,
    "departments have no head": without("departments", "head"),
    "departments stand alone": without("departments", "part_of"),
    "one superior is enough": one_superior,
    "nobody abstains": without("bodies", "abstains"),
    "members have no tier": no_tiers,
    "bodies have no chair": without("bodies", "chair"),
    "duties have no carve-outs": without("duties", "except"),
    "duties have no scope": without("duties", "scope"),
    "duties have no stage": without("duties", "stage"),
    "every duty is direct": without("duties", "tier"),
    "every duty is explicit": without("duties", "mode"),
    "no separation case by case": without("duties", "dsd"),
    "no compensating control": without("duties", "compensating"),
    "no forum beside a duty": without("duties", "supervised_by"),
    "matters stand alone": without("matters", "part_of"),
    "matters have no consequence": without("matters", "consequence"),
    "matters have no basis": without("matters", "basis"),
    "nothing is delegated": lambda data: data.pop("delegations", None) and None,
    "all may hand on": without("delegations", "subdelegable"),
    "no transfer by law": without("delegations", "keeps"),
    "every base is in force": without("bases", "since", "until"),
    "only the first citation counts": only_the_first_citation,
    "powers reach everywhere": powers_everywhere,
    "no terminal": without("outsiders", "terminal"),
    "the superior appoints": without("posts", "appointed_by"),
    "who appoints removes": without("posts", "removed_by"),
    "every forum supervises": every_forum_supervises,
    "oversight has no scope": without("oversight", "scope", "matter"),
    "forums hear nothing": without("oversight", "information"),
    "consequences have no trigger": without("consequences", "trigger"),
    "acting is holding": holders_are_substantive,
    "one seat a post": without("posts", "seats"),
    "everybody works full time": without("appointments", "share"),
    "no standby": without("posts", "backup"),
    "nothing is frozen": without("posts", "frozen"),
    "no aggregate rows": without("posts", "headcount"),
    "nothing is received": nothing_received,
    "clocks never stop": in_steps("clock"),
    "steps have no limit": in_steps("limit"),
    "steps tell nobody": in_steps("informs"),
    "steps do not go up": in_steps("escalate"),
    "ways are unbounded": ways_are_unbounded,
    "nothing is promised": without("processes", "promise"),
    "the law allows any time": without("processes", "statutory"),
    "nothing follows an overrun": without("processes", "overrun"),
    "nobody keeps track": without("processes", "tracked_by"),
    "no rule of first inquiry": without("processes", "first_inquiry"),
    "processes serve no matter": without("processes", "matter"),
    "nothing serves the public": without("matters", "public"),
    "duties have no limit": without("duties", "within", "every"),
    "duties tell nobody": without("duties", "informed"),
    "nothing is measured": without("commitments", "measure"),
    "no standard is taken over": without("commitments", "by_reference"),
    "nobody is inside": without("commitments", "inside", "conduct"),
    "steps without a next one end": steps_go_on,
    "nothing is said of sharing": without("duties", "shared"),
    "no duty stands beside another": without("duties", "beside"),
    "no duty coordinates": without("duties", "coordinates"),
    "no matter is coordinated": without("matters", "coordinated_by"),
    "no matter is of high risk": without("matters", "high_risk"),
    "all of a matter is required": without("matters", "required"),
    "nothing is excluded": without("matters", "excluded"),
    "no joint plan": without("oversight", "joint_plan"),
    "facets have no role": no_roles,
}
"""The faults, by what the oracle is made to believe."""


GAP_FAULTS: Mapping[str, Callable[[Charter], None]] = {
    "all of a matter is required": without("matters", "required"),
    "nothing is excluded": without("matters", "excluded"),
    "every matter is executed": without("matters", "stages"),
    "nobody decides where values belong": without("matters", "classified_by"),
    "no value is without a place": without("facets", "unplaced"),
    "nobody claims a value": nobody_claims,
    "exclusions need no basis": exclusions_are_based,
    "duties are not divided": without("duties", "shared"),
    "disclaimers last": without("disclaimers", "until"),
    "disclaimers are about all stages": without("disclaimers", "stage"),
    "disclaimers say no source": without("disclaimers", "source"),
    "transfers have no receiver": without("transfers", "to"),
    "transfers are on no basis": without("transfers", "basis"),
    "transfers move all of a matter": without("transfers", "scope"),
    "matters answer no item": without("matters", "prescribed"),
    "every item applies": without("prescribed", "applies"),
    "no reason is given": without("prescribed", "reason"),
    "nothing is said of the rest": lambda data: data.pop("residual", None) and None,
}
"""Faults in the sight of what is bare, likewise."""


EVERY: Mapping[str, Callable[[Charter], None]] = {
    **FAULTS,
    **GAP_FAULTS,
    **{name: fault for subject in SUBJECTS for name, fault in subject.faults.items()},
}
"""All faults, those of the subjects among them."""

_OF_SUBJECTS = {question.__name__.upper() for subject in SUBJECTS for question in subject.questions}
NEAREST: Mapping[str, frozenset[str]] = {
    **{name: frozenset(ORACLE) - _OF_SUBJECTS for name in (*FAULTS, *GAP_FAULTS)},
    **{
        name: frozenset(question.__name__.upper() for question in subject.questions)
        for subject in SUBJECTS
        for name in subject.faults
    },
}
"""The rules that are the likeliest to notice each fault."""


def planted(data: Charter, fault: str) -> Charter:
    """A charter with a fault planted."""
    changed = copy.deepcopy(data)
    EVERY[fault](changed)
    return changed
