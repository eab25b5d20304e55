"""What a profile sets: the numbers and switches that rules ask for."""

from typing import Any, NamedTuple

import numpy as np


class Parameters(NamedTuple):
    """The values in ‹ › of the catalogue of checks. None has a default in code: profiles state them all."""

    statutory: bool
    superior_is_forum: bool
    information_days: int  # a forum must hear at least this often
    vacancy_days: int
    acting_days: int
    handover_days: int
    quorum_without: int  # others who remain where one abstains
    functions: dict[str, list[str]]  # function of separation -> the stages that exercise it
    functions_held: int  # so many functions in one hand are too many
    permit_powers: list[str]  # powers that need a basis of `permit_rank`
    permit_rank: str
    public_rank: str  # the least rank for what serves citizens or firms
    sanction_powers: list[str]  # powers that let an imposer act
    control_powers: list[str]  # powers over who holds a post
    approve_stages: list[str]  # what these stages let through, those of `monitor_stages` watch
    monitor_stages: list[str]
    overall_needs: list[str]  # powers that a head's general accountability may still need
    overlaps_listed: int  # so many pairs that share cells are told one by one
    fragment_units: int  # so many units with a part each make a matter fragmented
    deciding_powers: list[str]  # powers that let a coordinator settle what several share
    controlling_powers: list[str]  # powers that two should not hold over the same without a rule
    inspecting_units: int  # so many units that inspect one outsider on the same are too many
    shared_by_lead: bool  # a lead, or parts, explain why several answer
    shared_by_reason: bool  # a recorded reason alone explains why several answer

    @staticmethod
    def known() -> frozenset[str]:
        """The names that a profile may set."""
        return frozenset(Parameters._fields)


def parameters(values: dict[str, Any]) -> Parameters:
    """The parameters from a profile's table of values."""
    return Parameters(**values)


def codes_of(names: list[str], among: tuple[str, ...]) -> "np.ndarray[Any, np.dtype[np.int32]]":
    """The numbers of those names that occur."""
    place = {name: code for code, name in enumerate(among)}
    return np.array(sorted(place[name] for name in names if name in place), np.int32)
