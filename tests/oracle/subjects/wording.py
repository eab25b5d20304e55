"""How duties and steps are worded: DOC003."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from respchain.checking import Judged
from respchain.checking.running import Outcome
from tests.oracle.day import Day, Entry, Key, many
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import named
from tests.oracle.links import Links
from tests.oracle.steps import living_steps
from tests.oracle.subjects.documents import counted

EMPTY = """
a an the of and or in on at to for with by all any other various related relevant respective work works task tasks
matter matters activities etc 的 及 和 与 等 各 各项 其他 相关 有关 工作 事项 任务 做好 开展 进行
""".split()  # noqa: SIM905 - a list of words is read as words
VAGUE = ("assist", "assists", "assisting", "support", "supports", "supporting", "be involved in", "is involved in",
         "are involved in", "involved in", "指导", "参与", "协助", "配合")  # fmt: skip
OPEN = (("负责", "相关工作"), ("负责", "等工作"), ("负责", "等"))


def words(text: str) -> list[str]:
    """Words and Chinese characters, plain."""
    plain = "".join(unicodedata.normalize("NFKC", letter) for letter in text).casefold()
    return re.findall(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+", plain)


def telling(text: list[str]) -> list[str]:
    """The words that say something."""
    silent: set[int] = set()
    for word in map(words, EMPTY):
        for at in range(len(text)):
            if text[at : at + len(word)] == word:
                silent |= set(range(at, at + len(word)))
    return [word for at, word in enumerate(text) if at not in silent]


def texts(entry: Entry) -> list[list[str]]:
    """The titles of an entry."""
    title = entry.get("title")
    return [words(text) for text in (title.values() if isinstance(title, dict) else many(title))]


def binds_nobody(text: list[str]) -> bool:
    """Whether a text begins with a vague word and names no object."""
    silent = len(text) - len(telling(text))
    for head in map(words, VAGUE):
        if text[: len(head)] == head:
            after = text[len(head) :]
            # what says nothing may reach across the border: it is looked for in the whole text
            if len(telling(text)) <= len(telling(head)) and len(after) <= silent:
                return True
    return any(
        text[: len(words(head))] == words(head) and text[-len(words(tail)) :] == words(tail) for head, tail in OPEN
    )


def near(one: list[str], other: list[str]) -> bool:
    """Whether two texts have the same words."""
    bags = [Counter(telling(text) or text) for text in (one, other)]
    return bool(one) and bags[0] == bags[1]


def alike(entries: Mapping[str, Entry]) -> Iterator[list[str]]:
    """Entries that say nearly the same as the first of them."""
    found: dict[str, set[str]] = {}
    known = {name: texts(entry) for name, entry in entries.items()}
    for language in {tuple(sorted(Counter(telling(text) or text).items())) for said in known.values() for text in said}:
        same = [
            name
            for name, said in known.items()
            if any(text and tuple(sorted(Counter(telling(text) or text).items())) == language for text in said)
        ]
        if len(same) > 1:
            found.setdefault(same[0], set()).update(same)
    yield from map(sorted, found.values())


def doc003(day: Day, links: Links) -> Iterator[Key]:
    """Vague words; duties with near-equal text; one name in two lanes of a process."""
    for duty in counted(day):
        entry = day.duties[duty]
        somebody = entry.get("accountable") or entry.get("responsible")  # whoever that is
        standard = day.said(duty, "within") or entry.get("every") or entry.get("measure")
        if somebody and not standard and any(map(binds_nobody, texts(entry))):
            yield "vague", frozenset([duty])
    for group in alike({duty: day.duties[duty] for duty in counted(day)}):
        yield "team" if one_team(day, group) else "duplicate", frozenset(group)
    for process in day.living("processes"):
        steps = living_steps(day, process)
        for group in alike(steps):
            hands = {step: frozenset(day.seats(steps[step].get("by"))) for step in group}
            held = [step for step in group if hands[step]]
            if len({hands[step] for step in held}) > 1:
                yield "lanes", frozenset(f"{process}/{step}" for step in held)


def one_team(day: Day, duties: list[str]) -> bool:
    """Whether each duty is with posts of its own, all of one department or under one superior."""
    seats = [day.answering(duty) | day.doers(duty) for duty in duties]
    everyone = [seat for some in seats for seat in some]
    if not seats or not all(seats) or len(everyone) != len(set(everyone)):
        return False
    for team in (_department, _superior):
        teams = {team(day, seat) for seat in everyone}
        if len(teams) == 1 and None not in teams:
            return True
    return False


def _department(day: Day, seat: str) -> str | None:
    if seat in day.departments:
        return seat
    known = day.actors[seat].get("department")
    if known is None and seat in day.posts:
        stated = [name for name, entry in (day.data.get("departments") or {}).items() if entry.get("head") == seat]
        known = stated[0] if stated else None
    return known if known in day.departments else None


def _superior(day: Day, seat: str) -> str | None:
    order = list(day.data.get("departments", {})) + list(day.data.get("posts", {}))
    order += list(day.data.get("bodies", {})) + list(day.data.get("outsiders", {}))
    return min(day.leads(seat), key=order.index, default=None)


def _groups(done: Judged, outcome: Outcome) -> Iterator[Key]:
    found: dict[tuple[str, int], set[Any]] = {}
    assert outcome.hits.cause is not None
    for row, subtype in enumerate(outcome.hits.subtype):
        column = "step" if subtype == "lanes" else "duty"
        name = named(done, column, int(outcome.hits.columns[column][row]))
        found.setdefault((str(subtype), int(outcome.hits.cause[row])), set()).add(name)
    return ((subtype, frozenset(names)) for (subtype, _), names in found.items())


SHAPES = {"DOC003": _groups}

TITLES: tuple[Any, ...] = (
    "Assist", "assist with related work", "Assisting the inspectors", "Support: etc.", "Support teams", "Supporters",
    "be involved in all matters", "Involved in talks", "Inspect restaurants", "inspect: the RESTAURANTS",
    "Restaurants, inspect", "ｉｎｓｐｅｃｔ restaurants", "Inspect the restaurant", "指导相关工作", "指导餐馆",
    "负责食品等工作", "负责食品、药品等", "负责食品", "检查餐馆", "餐馆检查",
    "做好餐馆检查工作", "检查餐馆 2", "检查餐馆２", "其他工作",
    "Other work", {"en": "Inspect restaurants", "zh": "检查店铺"}, {"en": "Inspect shops", "zh": "餐馆检查"},
)  # fmt: skip


def drafting(charter: Gaps) -> None:
    """Titles that bind nobody, or say the same."""
    for duty in charter.data["duties"].values():
        if charter.chance(0.5):
            duty["title"] = charter.one(TITLES)
        elif charter.chance(0.7):
            duty.pop("title", None)
        if charter.chance(0.3):
            duty.pop("within", None)
            duty.pop("every", None)
    for process in charter.data.get("processes", {}).values():
        for step in process["steps"].values():
            if charter.chance(0.5):
                step["title"] = charter.one(TITLES[8:12])


def _untitled(data: dict[str, Any]) -> None:
    for duty in data["duties"].values():
        duty.pop("title", None)


def _english_only(data: dict[str, Any]) -> None:
    for duty in data["duties"].values():
        if isinstance(duty.get("title"), dict):
            duty["title"] = duty["title"]["en"]


FAULTS = {"duties are called nothing": _untitled, "titles are English": _english_only}
