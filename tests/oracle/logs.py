"""Logs of cases beside charters, at random; and what the rules about them must find, by plain loops over the rows.

A charter here is a mapping as people write it, a log a list of rows by heading. The answers are sets of plain keys.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, NamedTuple

from tests.oracle.day import Key, alive, many
from tests.oracle.dice import Dice, Entry

DAY = date(2026, 6, 1)
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
YOUNG = timedelta(days=5)
NO_PERSONS = ("admin", "test", "system")
HEADINGS = (
    "case",
    "activity",
    "performer",
    "time",
    "lifecycle:transition",
    "responsible",
    "deadline",
    "extended to",
    "end date",
)

Row = dict[str, str]


class Beside(NamedTuple):
    """A charter and a log."""

    charter: Entry
    rows: list[Row]

    @property
    def text(self) -> str:
        """The log as a table."""
        table = io.StringIO()
        headings = [name for name in HEADINGS if any(name in row for row in self.rows)]
        writer = csv.DictWriter(table, headings, restval="")
        writer.writeheader()
        writer.writerows(self.rows)
        return table.getvalue()


# --- drafting


def draft(seed: int) -> Beside:
    """The charter and the log of a seed."""
    dice = Dice(seed)
    people = [f"p{number}" for number in range(4)]
    posts = {f"q{number}": _post(dice, people) for number in range(4)}
    posts["q0"]["top"] = True
    matters = {"m": {"stages": ["decide", "execute"]}, "n": {"part_of": "m"}, "o": {"high_risk": dice.chance(0.5)}}
    charter: Entry = {
        "as_of": DAY,
        "people": {name: {"name": name.upper() + " Name"} for name in people},
        "posts": posts,
        "departments": {"d": {"head": "q1"}, "e": {"part_of": "d"}},
        "bodies": {"b": {"chair": "q0", "members": ["q2"]}},
        "matters": matters,
        "duties": {f"f{number}": _duty(dice) for number in range(3)},
        "processes": {f"w{number}": _process(dice, number) for number in range(2)},
    }
    if dice.chance(0.5):
        charter["delegations"] = [
            dice.life(
                {
                    "by": _actor(dice, posts),
                    "to": _actor(dice, posts),
                    **({"duty": dice.one(charter["duties"])} if dice.chance(0.5) else {}),
                },
                0.2,
            )
            for _ in range(2)
        ]
    return Beside(charter, _rows(dice, charter))


def _post(dice: Dice, people: Sequence[str]) -> Entry:
    entry: Entry = {"holder": []}
    for _ in range(dice.random.randint(0, 2)):
        held: Entry = {"person": dice.one(people)}
        if dice.chance(0.4):
            held["since"] = (START + timedelta(days=dice.random.randint(0, 6))).date()
        elif dice.chance(0.4):
            held["until"] = (START + timedelta(days=dice.random.randint(0, 6))).date()
        entry["holder"].append(held)
    if dice.chance(0.3):
        entry["backup"] = {"post": f"q{dice.random.randint(0, 3)}"}
        if dice.chance(0.5):
            entry["backup"]["since"] = (START + timedelta(days=dice.random.randint(0, 6))).date()
    if dice.chance(0.4):
        entry["department"] = dice.one(("d", "e"))
    return entry


def _actor(dice: Dice, posts: Mapping[str, Any]) -> str:
    return str(dice.one([*posts, "d"]))


def _duty(dice: Dice) -> Entry:
    entry: Entry = {
        "matter": dice.one("mno"),
        "stage": dice.one(("decide", "execute")),
        "accountable": f"q{dice.random.randint(0, 3)}",
    }
    if dice.chance(0.3):
        entry["beside"] = [
            {"duty": dice.one(("f0", "f1")), "why": "dual-control", **({"reason": "x"} if dice.chance(0.7) else {})}
        ]
    return entry


def _process(dice: Dice, number: int) -> Entry:
    names = [f"s{number}{place}" for place in range(3)]
    process: Entry = {"steps": {name: _step(dice, name, names[place + 1 :]) for place, name in enumerate(names)}}
    for key, often in (("intake", 0.3), ("outside_log", 0.3)):
        if dice.chance(often):
            process[key] = f"q{dice.random.randint(0, 3)}"
    if dice.chance(0.8):
        process["matter"] = dice.one("mno")
    if dice.chance(0.2):
        process["tracked_by"] = "q0"
    if dice.chance(0.7):
        later = {"later_check": True} if dice.chance(0.3) else {}
        process["pairs"] = [{"do": names[0], "check": names[1], **later}]
    return process


def _step(dice: Dice, name: str, following: Sequence[str]) -> Entry:
    step: Entry = {"next": following[0] if following and dice.chance(0.8) else "end"}
    if dice.chance(0.85):
        step["by"] = dice.some(("q0", "q1", "q2", "q3", "d", "b"), 1, 2)
    if dice.chance(0.15):
        step["automatic"] = True
    if dice.chance(0.25):
        step["clock"] = dice.one(("stopped", "excluded", "runs"))
    if dice.chance(0.25):
        step["stage"] = dice.one(("decide", "execute"))
    if dice.chance(0.3):
        step["log"] = [f"Work {name}"]
    return step


def _rows(dice: Dice, charter: Entry) -> list[Row]:
    rows: list[Row] = []
    accounts = ["p0", "p1 name", "P2", "p3", "stranger", "q2", "admin1", "TEST"]
    for number in range(dice.random.randint(1, 5)):
        process = dice.one(charter["processes"])
        about = {"responsible": dice.one([*accounts, ""])} if dice.chance(0.95) else {}
        moment = START + timedelta(days=dice.random.randint(0, 3))
        if dice.chance(0.8):
            about["deadline"] = _stamp(dice, moment + timedelta(days=dice.random.randint(0, 6)))
        if dice.chance(0.15):
            about["extended to"] = _stamp(dice, moment + timedelta(days=dice.random.randint(0, 8)))
        if dice.chance(0.7):
            about["end date"] = _stamp(dice, moment + timedelta(days=dice.random.randint(0, 8)))
        mostly = dice.one(accounts)
        for _ in range(dice.random.randint(1, 6)):
            moment += timedelta(hours=dice.one((0, 1, 26, 50)))
            name = dice.one(charter["processes"][process]["steps"])
            written = charter["processes"][process]["steps"][name].get("log")
            activity = dice.one((name, name.upper(), *(written or ()), *(("Transfer",) if dice.chance(0.1) else ())))
            who = dice.one([mostly, mostly, *accounts]) if dice.chance(0.95) else "-"
            row = {"case": f"c{number}", "activity": activity, "performer": who, "time": _stamp(dice, moment), **about}
            if dice.chance(0.2):
                begun = row | {
                    "lifecycle:transition": "start",
                    "time": _stamp(dice, moment - timedelta(hours=dice.one((0, 1, 20)))),
                }
                rows.append(begun)
                if dice.chance(0.2):
                    continue
            rows.append(row | {"lifecycle:transition": "complete"})
    if dice.chance(0.3):
        dice.random.shuffle(rows)
    return rows


def _stamp(dice: Dice, moment: datetime) -> str:
    zone = timezone(timedelta(hours=dice.one((0, 8))))
    return moment.astimezone(zone).isoformat(dice.one(("T", " ")))


# --- what is so


class Event(NamedTuple):
    """A piece of work that counts."""

    activity: str
    who: str
    at: datetime
    began: datetime | None
    step: tuple[str, str] | None  # of which process, and which


class Cases:
    """A log read row by row, beside its charter."""

    def __init__(self, beside: Beside) -> None:
        self.charter, self.rows = beside
        self.last = max(datetime.fromisoformat(row["time"]) for row in self.rows)
        self.accounts = list(dict.fromkeys(row["performer"] for row in self.rows if row["performer"] != "-"))
        self.ids = list(dict.fromkeys(row["case"] for row in self.rows))
        self.has_end = any("end date" in row for row in self.rows)
        self.about = {case: next(row for row in self.rows if row["case"] == case) for case in self.ids}
        raw = {case: [row for row in self.rows if row["case"] == case] for case in self.ids}
        self.process = {case: self._process(raw[case]) for case in self.ids}
        self.events = {case: self._counted(case, raw[case]) for case in self.ids}

    def steps_named(self, activity: str) -> list[tuple[str, str]]:
        """The steps that an activity may be."""
        found = []
        for process, entry in self.charter["processes"].items():
            for name, step in entry["steps"].items():
                if activity.lower().replace(" ", "") in {
                    one.lower().replace(" ", "") for one in (name, *step.get("log", ()))
                }:
                    found.append((process, name))
        return found

    def _process(self, rows: list[Row]) -> str | None:
        often: dict[str, int] = {}
        for row in _once(rows):
            for process, _ in self.steps_named(row["activity"]):
                often[process] = often.get(process, 0) + 1
        return min(often, key=lambda name: (-often[name], name)) if often else None

    def _counted(self, case: str, rows: list[Row]) -> list[Event]:
        ordered = sorted(rows, key=lambda row: datetime.fromisoformat(row["time"]))
        kept = _once(rows)
        found = []
        for row in ordered:
            if not any(row is one for one in kept):
                continue
            same = [one for one in ordered if one["activity"] == row["activity"]]
            same.sort(key=lambda one: (datetime.fromisoformat(one["time"]), one["lifecycle:transition"] != "start"))
            at = next(number for number, one in enumerate(same) if one is row)
            before = same[at - 1] if at else None
            began = None
            if (
                before is not None
                and before["lifecycle:transition"] == "start"
                and row["lifecycle:transition"] != "start"
            ):
                began = datetime.fromisoformat(before["time"])
            steps = [one for one in self.steps_named(row["activity"]) if one[0] == self.process[case]]
            moment = datetime.fromisoformat(row["time"])
            found.append(Event(row["activity"], row["performer"], moment, began, steps[0] if steps else None))
        return found

    # who is who

    def person(self, account: str) -> str | None:
        """The person who bears an account."""
        for name, entry in self.charter["people"].items():
            if account.lower() in (name, entry["name"].lower()):
                return str(name)
        return None

    def hand(self, account: str) -> str:
        """Whose hand it is: one for all accounts of one person."""
        return self.person(account) or f"account {account}"

    def known(self, account: str) -> bool:
        """Whether the charter knows an account."""
        return self.person(account) is not None or account in self.charter["posts"]

    def impersonal(self, account: str) -> bool:
        """Whether an account is no person's."""
        return account.lower().rstrip("0123456789") in NO_PERSONS and not self.known(account)

    def seat(self, actor: str) -> str:
        """The post that an actor stands for."""
        return str(self.charter["departments"].get(actor, {}).get("head", actor))

    def own(self, account: str, day: date) -> set[str]:
        """The posts that somebody holds on a day."""
        person = self.person(account)
        if person is None:
            return {account} if account in self.charter["posts"] else set()
        return {
            post
            for post, entry in self.charter["posts"].items()
            for held in entry["holder"]
            if held["person"] == person and alive(held, day)
        }

    def acting(self, account: str, day: date, matter: str | None) -> set[str]:
        """The posts that somebody holds, stands in for, or acts for on a matter."""
        own = self.own(account, day)
        found = set(own)
        for post, entry in self.charter["posts"].items():
            backup = entry.get("backup")
            if backup and backup["post"] in own and alive(backup, day):
                found.add(post)
        for lent in self.charter.get("delegations", ()):
            duty = self.charter["duties"].get(lent.get("duty", ""), {}).get("matter")
            near = duty is None or matter is None or duty == matter or {duty, matter} == {"m", "n"}
            if self.seat(lent["to"]) in own and alive(lent, day) and near:
                found.add(self.seat(lent["by"]))
        return found

    def may(self, process: str, step: str, post: str) -> bool:
        """Whether a post does a step."""
        for actor in many(self.charter["processes"][process]["steps"][step].get("by")):
            if actor == "b" and post in ("q0", "q2"):
                return True
            if actor == "d" and (post == "q1" or self.charter["posts"][post].get("department") in ("d", "e")):
                return True
            if actor == post:
                return True
        return False

    def does(self, process: str, step: str, account: str, day: date) -> bool:
        """Whether somebody may do a step on a day."""
        matter = self.charter["processes"][process].get("matter")
        return any(self.may(process, step, post) for post in self.acting(account, day, matter))


def _once(rows: list[Row]) -> list[Row]:
    """The rows that count: of one activity the completions, else the last start."""
    kept = []
    for activity in dict.fromkeys(row["activity"] for row in rows):
        same = [row for row in rows if row["activity"] == activity]
        complete = [row for row in same if row["lifecycle:transition"] == "complete"]
        ordered = sorted(same, key=lambda row: datetime.fromisoformat(row["time"]))
        kept += complete or ordered[-1:]
    return kept


# --- the rules


def log001(cases: Cases) -> Iterator[Key]:
    """Who is responsible does nothing."""
    for case, events in cases.events.items():
        responsible = cases.about[case].get("responsible")
        if not responsible or _outside(cases, case) or _young(cases, case):
            continue
        if all(event.who != "-" and cases.hand(event.who) != cases.hand(responsible) for event in events):
            yield cases.process[case], case


def _outside(cases: Cases, case: str) -> bool:
    process = cases.process[case]
    declared = cases.charter["processes"][process].get("outside_log") if process else None
    own = cases.own(cases.about[case]["responsible"], _day(cases.events[case][-1].at))
    return declared is not None and declared in own


def _young(cases: Cases, case: str) -> bool:
    return "end date" not in cases.about[case] and cases.last - cases.events[case][0].at < YOUNG


def log002(cases: Cases) -> Iterator[Key]:
    """Cases that end late."""
    for case, events in cases.events.items():
        about = cases.about[case]
        stated = [datetime.fromisoformat(about[key]) for key in ("deadline", "extended to") if key in about]
        end = datetime.fromisoformat(about["end date"]) if "end date" in about else None
        if not cases.has_end:
            end = events[-1].at
        if stated and end is not None and end > max(stated) + _stopped(cases, case, max(stated)):
            yield cases.process[case], case


def _stopped(cases: Cases, case: str, due: datetime) -> timedelta:
    """How much later a deadline is for the time that does not count, gap by gap between events."""
    events, more = cases.events[case], timedelta()
    for place, event in enumerate(events):
        before = events[place - 1] if place else None
        clock = _clock(cases, event)
        since = None
        if before is not None and (
            (_clock(cases, before) == "stopped" and before.began is None)
            or (clock == "excluded" and event.began is None)
        ):
            since = before.at
        elif clock in ("stopped", "excluded") and event.began is not None:
            since = max(event.began, before.at) if before else event.began
        if since is not None and event.at > since and since - more < due:
            more += event.at - since
    return more


def _clock(cases: Cases, event: Event) -> str | None:
    return (
        None if event.step is None else cases.charter["processes"][event.step[0]]["steps"][event.step[1]].get("clock")
    )


def log003(cases: Cases) -> Iterator[Key]:
    """One hand does the first and checks the first."""
    for name, process in cases.charter["processes"].items():
        for pair in process.get("pairs", ()):
            if process["steps"][pair["check"]].get("automatic"):
                continue
            for case, events in cases.events.items():
                did = [place for place, event in enumerate(events) if event.step == (name, pair["do"])]
                checked = [place for place, event in enumerate(events) if event.step == (name, pair["check"])]
                if not did or not checked:
                    continue
                one, other = events[did[0]].who, events[checked[0]].who
                if "-" in (one, other) or cases.hand(one) != cases.hand(other):
                    continue
                later = [events[place].who for place in checked if place > did[0] and events[place].who != "-"]
                if pair.get("later_check") and any(cases.hand(who) != cases.hand(one) for who in later):
                    continue
                yield pair["do"], pair["check"], case, _grave(cases, process)


def _grave(cases: Cases, process: Entry) -> bool:
    matter = process.get("matter")
    if matter is None:
        return False
    duties = cases.charter["duties"]
    dual = set()
    for duty in duties.values():
        for beside in duty.get("beside", ()):
            if beside.get("reason"):
                dual |= {duty["matter"], duties[beside["duty"]]["matter"]}
    near = {matter} | ({"m", "n"} if matter in ("m", "n") else set())
    return bool(cases.charter["matters"][matter].get("high_risk")) or bool(near & dual)


def log004(cases: Cases) -> Iterator[Key]:
    """Who was asked first is not who is responsible."""
    for case, events in cases.events.items():
        responsible, first = cases.about[case].get("responsible"), events[0]
        if not responsible or first.who == "-" or cases.hand(first.who) == cases.hand(responsible):
            continue
        process = cases.charter["processes"].get(cases.process[case], {})
        if first.step is not None and process["steps"][first.step[1]].get("automatic"):
            continue
        if process.get("tracked_by") or any(event.activity == "Transfer" for event in events):
            continue
        if process.get("intake") and _referred(cases, case, process, first, responsible):
            continue
        yield cases.process[case], case


def _referred(cases: Cases, case: str, process: Entry, first: Event, responsible: str) -> bool:
    day = _day(first.at)
    name = str(cases.process[case])
    steps = [next(iter(process["steps"]))]
    while (following := process["steps"][steps[-1]]["next"]) != "end":
        steps.append(following)
    taken = process["intake"] in cases.acting(first.who, day, None)
    return taken and any(cases.does(name, step, responsible, day) for step in steps)


def log005(cases: Cases) -> Iterator[Key]:
    """Who may not."""
    for case, events in cases.events.items():
        responsible = cases.about[case].get("responsible")
        if responsible and cases.impersonal(responsible):
            yield "not-a-person", responsible, case
        for event in events:
            if event.who != "-":
                yield from _who_may_not(cases, case, event)


def _who_may_not(cases: Cases, case: str, event: Event) -> Iterator[Key]:
    step = None if event.step is None else cases.charter["processes"][event.step[0]]["steps"][event.step[1]]
    automatic = bool(step and step.get("automatic"))
    if cases.impersonal(event.who):
        if not (automatic and step and step.get("by")):
            yield "not-a-person", event.who, case
        return
    if automatic or not any(cases.known(account) for account in cases.accounts):
        return
    if not _somebody(cases):
        return
    day = _day(event.at)
    if not cases.own(event.who, day):
        yield "no-appointment", event.who, case
    elif event.step is not None and step and step.get("by") and not cases.does(*event.step, event.who, day):
        yield "wrong-post", event.step[1], event.who, case, _decides(cases, *event.step)


def _somebody(cases: Cases) -> bool:
    """Whether it is known of anybody which post he holds."""
    held = any(entry["holder"] for entry in cases.charter["posts"].values())
    answering = [row.get("responsible") for row in cases.rows]
    return held or any(account in cases.charter["posts"] for account in [*cases.accounts, *answering])


def _decides(cases: Cases, process: str, name: str) -> bool:
    entry = cases.charter["processes"][process]
    step = entry["steps"][name]
    if step.get("stage"):
        return bool(step["stage"] == "decide")
    seats = {cases.seat(actor) for actor in many(step.get("by"))}
    stages = {
        duty["stage"]
        for duty in cases.charter["duties"].values()
        if duty["matter"] == entry.get("matter") and duty["accountable"] in seats
    }
    return stages == {"decide"}


def _day(moment: datetime) -> date:
    """The day by the clock of the source."""
    return moment.date()


QUESTIONS = {question.__name__.upper(): question for question in (log001, log002, log003, log004, log005)}


def expected(beside: Beside) -> dict[str, set[Key]]:
    """What each rule must find."""
    cases = Cases(beside)
    return {code: set(question(cases)) for code, question in QUESTIONS.items()}
