"""The mechanisms of a seamless chain that the catalogue of checks is for, and the rules that serve each."""

from collections.abc import Iterator, Mapping, Sequence

from respchain.language import N_
from respchain.rule import Rule

MISSIONS: Mapping[str, str] = {
    "M1": N_("every function has a unit, a department and a person"),
    "M2": N_("responsibilities of departments fixed by statute, with power to match"),
    "M3": N_("overlap, responsibility unclear or without power, many heads, cross management, vacuum"),
    "M4": N_("white papers of departments"),
    "M5": N_("objectives and measured performance"),
    "M6": N_("job descriptions"),
    "M7": N_("levels of responsibility kept clear"),
    "M8": N_("the seamless chain of responsibility"),
    "M9": N_("first inquiry"),
    "M10": N_("completion within time limits"),
    "M11": N_("open government, name plates"),
    "M12": N_("service commitments"),
    "M13": N_("assessment of performance"),
    "M14": N_("pursuit of administrative fault"),
    "M15": N_("rotation of posts"),
    "M16": N_("the top leader directs neither personnel, projects nor finance"),
    "M17": N_("supervision by several channels, and not only after the event"),
    "M18": N_("number and structure of posts"),
    "M19": N_("nomination, vetting and decision, each answered for"),
    "M20": N_("terms, probation and contracts"),
    "M21": N_("training in its cycle"),
    "M22": N_("even load, pay after responsibility"),
    "M23": N_("a reform, before and after"),
}
"""The rows by number, in their order."""


def served(rules: Sequence[Rule]) -> Iterator[tuple[str, str, list[str]]]:
    """Each row with what it is about and the codes of the rules that serve it, none where no rule does."""
    for number, about in MISSIONS.items():
        yield number, about, [rule.code for rule in rules if number in rule.missions]
