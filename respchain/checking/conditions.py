"""The twelve conditions of a seamless chain, and the six verdicts (theory: section 3.2)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from respchain.language import N_, Saying, Translator, listed, say

CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "C1": ("GAP001", "GAP002", "GAP003", "GAP004", "GAP008", "GAP010"),
    "C2": ("OVL001", "OVL002", "OVL003", "OVL004", "OVL005"),
    "C3": ("ACC001", "ACC002", "PER001"),
    "C4": ("PAR001", "PAR002", "PAR003", "PAR004", "PAR005", "HIER005"),
    "C5": ("ACC003", "ACC004", "ACC005"),
    "C6": ("ACC006",),
    "C7": (
        *(f"HIER{number:03}" for number in range(1, 12)),
        *(f"TIME{number:03}" for number in range(1, 7)),
    ),
    "C8": tuple(f"LOOP{number:03}" for number in range(1, 10)),
    "C9": ("PER001", "PER005", "PER008", "DOC001"),
    "C10": (
        *(f"PROC{number:03}" for number in range(1, 9)),
        *(f"TIME{number:03}" for number in range(1, 7)),
    ),
    "C11": tuple(f"DOC{number:03}" for number in range(1, 6)),
    "C12": ("LOOP006", *(f"ASM{number:03}" for number in range(1, 6))),
}
"""For each condition the rules that serve it, whether or not they are built."""

VERDICTS: Mapping[str, tuple[str, ...]] = {
    "covered": ("C1",),
    "univocal": ("C2",),
    "accountable": ("C3", "C4", "C5", "C6"),
    "closed": ("C5", "C6", "C7", "C8", "C12"),
    "continuous": ("C1", "C9", "C10"),
    "seamless": tuple(CONDITIONS),
}
"""For each verdict the conditions that it stands under."""

HOLDS, BREAKS, NOT_JUDGED = N_("holds"), N_("breaks"), N_("not judged")


class Condition(NamedTuple):
    """How a condition stands: its state, the rules behind that state, and why."""

    state: str
    rules: tuple[str, ...]
    why: str


def judge(code: str, broken: Sequence[str], unjudged: Mapping[str, Saying]) -> Condition:
    """The state of one condition: broken by any rule that found an error, held only if every serving rule judged."""
    serving = CONDITIONS[code]
    breaking = tuple(rule for rule in serving if rule in broken)
    if breaking:
        return Condition(BREAKS, breaking, say("breaks at {rules}", rules=listed(breaking)))
    missing = tuple(rule for rule in serving if rule in unjudged)
    if missing:
        reasons: dict[Saying, list[str]] = {}
        for rule in missing:
            reasons.setdefault(unjudged[rule], []).append(rule)
        told = [say("{rules}: {why}", rules=listed(of), why=why) for why, of in reasons.items()]
        return Condition(NOT_JUDGED, missing, listed(told, N_("; ")))
    return Condition(HOLDS, serving, "")


def spoken(states: Mapping[str, Condition], tell: Translator) -> dict[str, Condition]:
    """The same conditions, their reasons said in a language."""
    return {code: state._replace(why=tell(state.why)) for code, state in states.items()}


def verdict(states: Mapping[str, Condition], name: str) -> bool | None:
    """True where all conditions hold, false as soon as one breaks, else nothing: not judged."""
    found = {states[code].state for code in VERDICTS[name]}
    if BREAKS in found:
        return False
    return True if found == {HOLDS} else None
