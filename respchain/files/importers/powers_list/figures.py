"""What a list was found to say, and what was taken for granted, in sentences."""

from collections import defaultdict
from itertools import islice

from respchain.files.importers.powers_list.powers import kinds_told
from respchain.files.importers.powers_list.register import Register
from respchain.language import Saying, counted, listed, say

_SHOWN = 30


def read(register: Register) -> list[Saying]:
    """What was found, in figures."""
    tally, stated = register.tally, register.found.stated
    told: list[Saying] = []
    if tally["powers"]:
        kinds = listed(
            say("{kind} {count:,}", kind=kind or say("of no type"), count=count)
            for kind, count in kinds_told(register.kinds)
        )
        told.append(counted("{count:,} power: {kinds}", "{count:,} powers: {kinds}", tally["powers"], kinds=kinds))
    if tally["parts"]:
        told.append(counted("{count:,} part of a power", "{count:,} parts of powers", tally["parts"]))
    if tally["work"]:
        told.append(
            counted(
                "{count:,} piece of work under {matters:,} main duties",
                "{count:,} pieces of work under {matters:,} main duties",
                tally["work"],
                matters=tally["work matters"],
            )
        )
    if tally["shares"]:
        told.append(
            counted(
                "{count:,} share of departments in {matters:,} matters",
                "{count:,} shares of departments in {matters:,} matters",
                tally["shares"],
                matters=tally["boundary matters"],
            )
        )
    if tally["care"]:
        told.append(
            counted(
                "{count:,} rule of supervision afterwards", "{count:,} rules of supervision afterwards", tally["care"]
            )
        )
    if tally["service"]:
        told.append(counted("{count:,} public service", "{count:,} public services", tally["service"]))
    departments = len(stated.get("departments", ())) - tally["units"]
    told.append(
        say(
            "duties: {duties:,}; departments: {departments:,}; units: {units:,}; posts: {posts:,}; people: none",
            duties=tally["duties"], departments=departments, units=tally["units"], posts=tally["posts"],
        )
    )  # fmt: skip
    told.append(
        say(
            "in duties: time limits: {limits:,}; rules of staffing: {staff:,}; of recusal: {recusal:,}; "
            "persons who are appointed and not named: {unnamed:,}",
            limits=tally["limits"], staff=tally["staff"], recusal=tally["recusal"], unnamed=tally["unnamed"],
        )
    )  # fmt: skip
    told.append(
        say(
            "consequences: {consequences:,}; texts that are cited: {bases:,}",
            consequences=tally["consequences"], bases=len(stated.get("bases", ())),
        )
    )  # fmt: skip
    told += _beside(register)
    return told


def _beside(register: Register) -> list[Saying]:
    tally = register.tally
    told: list[Saying] = []
    if tally["nothing"]:
        told.append(
            counted(
                "{count:,} cell says that there is nothing",
                "{count:,} cells say that there is nothing",
                tally["nothing"],
            )
        )
    if tally["repeated"]:
        told.append(
            counted(
                "{count:,} cell repeats the duties of a power, and is read once",
                "{count:,} cells repeat the duties of a power, and are read once",
                tally["repeated"],
            )
        )
    if tally["without duties"]:
        told.append(
            counted("{count:,} entry states no duty", "{count:,} entries state no duty", tally["without duties"])
        )
    return told


def assumed(register: Register) -> list[Saying]:
    """What was taken for granted."""
    tally = register.tally
    told: list[Saying] = []
    if register.stages:
        told.append(say("the words of duties name these stages: {stages}", stages=_stages(register)))
    if register.unstaged:
        words = [word for word, _ in sorted(register.unstaged.items(), key=lambda pair: (-pair[1], pair[0]))]
        told.append(
            counted(
                "{count:,} duty names no stage that rules know, and counts for all of execute: {words}",
                "{count:,} duties name no stage that rules know, and count for all of execute: {words}",
                register.unstaged.total(),
                words=_some(words),
            )
        )
    if tally["rest"]:
        told.append(
            counted(
                "{count:,} duty takes whatever else the law asks: a catch-all (mode: default), which covers nothing",
                "{count:,} duties take whatever else the law asks: catch-alls (mode: default), which cover nothing",
                tally["rest"],
            )
        )
    if tally["several limits"]:
        told.append(
            counted(
                "{count:,} duty states several limits: the first is its limit",
                "{count:,} duties state several limits: the first is their limit",
                tally["several limits"],
            )
        )
    if tally["no department"]:
        told.append(
            counted(
                "{count:,} entry names no department: nobody is accountable for it",
                "{count:,} entries name no department: nobody is accountable for them",
                tally["no department"],
            )
        )
    if tally["unknown kinds"]:
        told.append(
            counted(
                "{count:,} entry is of a type that no list of powers has: it is kept as it is written",
                "{count:,} entries are of types that no list of powers has: they are kept as they are written",
                tally["unknown kinds"],
            )
        )
    if tally["guessed ranks"]:
        told.append(
            counted(
                "the rank of {count:,} text is told by its title: 法 is a law, 条例 a regulation",
                "the ranks of {count:,} texts are told by their titles: 法 is a law, 条例 a regulation",
                tally["guessed ranks"],
            )
        )
    if tally["homeless units"]:
        told.append(
            counted(
                "{count:,} unit stands in no one department",
                "{count:,} units stand in no one department",
                tally["homeless units"],
            )
        )
    return told


def _stages(register: Register) -> Saying:
    of: dict[str, list[str]] = defaultdict(list)
    for words, stages in register.stages.items():
        of["+".join(stages)].append(words)
    return listed(
        (say("{stage} ({words})", stage=stage, words=_some(words, 8)) for stage, words in of.items()), between="; "
    )


def _some(words: list[str], most: int = _SHOWN) -> Saying:
    if len(words) <= most:
        return listed(words)
    return say("{names} and {more} more", names=listed(islice(words, most)), more=len(words) - most, count=len(words))
