"""Small charters at random, with faults often enough that every rule has something to find."""

from datetime import timedelta
from typing import Any

from tests.oracle.dice import TODAY, Entry
from tests.oracle.drafting_duties import POWERS
from tests.oracle.drafting_overlaps import Overlaps
from tests.oracle.drafting_time import Timing


class Draft(Overlaps, Timing):
    """A whole charter."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        for part in (
            self.facets, self.matters, self.departments, self.posts, self.heads, self.bodies, self.outsiders,
            self.controllers, self.holders, self.consequences, self.duties, self.powers, self.delegations,
            self.oversight, self.processes, self.bases, self.predecessors, self.unresolved, self.seats,
            self.timing, self.several,
        ):  # fmt: skip
            part()

    def unresolved(self) -> None:
        """Doers that the source could not resolve."""
        for duty in self.data["duties"].values():
            if "responsible" in duty and self.slip(0.1):
                duty["responsible"] = {"unknown": "x9"}

    def seats(self) -> None:
        """More who hold a post, a job share, another seat."""
        for name, entry in self.data["posts"].items():
            if entry.get("headcount") is None and self.slip(0.5):
                for _ in range(self.random.randint(1, 2)):
                    share = {"share": self.one((0.5, 0.2, 1.0))} if self.chance(0.4) else {}
                    kind = {"kind": self.one(("job-share", "acting", "concurrent"))} if self.chance(0.3) else {}
                    end = {"until": self.days_ago(-40, 20)} if self.chance(0.3) else {}
                    self.appoint(name, since=self.days_ago(41, 900), **share, **kind, **end)
                    if end and self.chance(0.5):
                        self.appoint(name, since=end["until"], **share, **kind)
                if self.chance(0.3):
                    self.appoint(name, since=self.days_ago(27, 33))
                if self.chance(0.4):
                    for held in self.appointments:
                        held.update({"share": self.one((0.3, 0.5))} if held["post"] == name else {})
            if self.slip(0.3):
                entry["seats"] = self.random.randint(1, 3)
        if self.appointments:
            self.data["appointments"] = self.appointments

    def powers(self) -> None:
        """Powers of posts, departments, bodies, outsiders; most of what duties need is given."""
        everyone = {
            name: entry
            for section in ("posts", "departments", "bodies", "outsiders")
            for name, entry in self.data.get(section, {}).items()
        }
        for duty in self.data["duties"].values():
            for actor in [duty.get("accountable"), *duty.get("responsible", [])]:
                if isinstance(actor, str) and actor in everyone and self.chance(self.care):
                    for power in duty.get("needs", []):
                        granted: Any = self.grant(power, 0.2)
                        if "matter" in duty and self.chance(0.4):
                            granted["matter"] = duty["matter"]
                        if "scope" in duty and self.chance(0.4):
                            granted["scope"] = duty["scope"]
                        everyone[actor].setdefault("powers", []).append(granted)
        for entry in everyone.values():
            if self.slip(0.3):
                power = self.one(POWERS)
                entry.setdefault("powers", []).append(power if self.chance(0.4) else self.grant(power, 0.5))

    def grant(self, power: str, likelihood: float) -> Entry:
        """A power with its ground and, so often, a scope."""
        entry: Entry = {"power": power}
        if self.chance(0.8):
            entry["basis"] = self.citations()
        if self.data.get("matters") and self.chance(likelihood):
            entry["matter"] = self.one(self.data["matters"])
        self.scoped(entry, likelihood * 0.6)
        if self.slip(0.3):
            entry["delegable"] = False
        if self.chance(0.1):
            entry["reserve"] = True
        return self.life(entry, 0.03)

    def delegations(self) -> None:
        """What is handed on, mostly by who answers for it, and on from there, and back."""
        found: list[Entry] = []
        for _ in range(self.random.choice((0, 0, 1, 2, 3))):
            duty = self.one(self.data["duties"])
            by = self.data["duties"][duty].get("accountable")
            if found and self.chance(0.4):
                duty, by = next(iter(listed(found[0].get("duty"))), duty), found[0]["to"]
            if not isinstance(by, str) or self.slip(0.4):
                by = self.one(self.data["posts"])
            entry: Entry = {"by": by, "to": self.anyone(), "duty": [duty] if self.chance(0.3) else duty}
            if found and self.slip(0.3):
                entry["to"] = found[0]["by"]
            self.lend(self.scoped(entry, 0.25), self.data["duties"][duty].get("needs"))
            found.append(self.life(entry, 0.04))
        if found:
            self.data["delegations"] = found

    def lend(self, entry: Entry, needs: list[str] | None) -> None:
        """The powers that go with a delegation, and on what terms."""
        if needs and not self.slip():
            entry["powers"] = list(needs)
        elif self.slip(0.6):
            entry["powers"] = [self.grant(self.one(POWERS), 0.3)]
            if self.chance(0.3):
                entry.pop("duty")
        if self.chance(0.3):
            entry["subdelegable"] = self.chance(0.4)
        if self.chance(0.15):
            entry["keeps"] = self.one(("accountability", "transfer"))
            if self.chance(0.5):
                entry["basis"] = "LAW 3"

    def oversight(self) -> None:
        """Forums over posts, departments, bodies."""
        found: Entry = {}
        outside = [name for name in self.data.get("outsiders", {}) if name != "dairy"]
        for i in range(self.random.randint(0, 4)):
            forum = self.one(outside) if outside and self.chance(0.35) else self.anyone()
            entry: Entry = {"forum": forum, "over": self.some([*self.actors(), self.anyone()], 1, 2)}
            if outside and self.chance(0.5):
                entry["forum"] = self.one(outside) if i == 0 else entry["forum"]
                entry["over"] = ["p0", *entry["over"][1:]] if i == 0 else entry["over"]
            if self.chance(0.5):
                kinds = ("supervises", "supervises", "assesses", "democratic", "reactive", "advisory")
                entry["kind"] = self.one(kinds)
            if self.data.get("matters") and self.chance(0.4):
                entry["matter"] = self.one(self.data["matters"])
            self.scoped(entry, 0.2)
            if not self.slip():
                entry["information"] = self.one(("report", ["report", "metric"]))
                entry["every"] = self.one(("month", "quarter", "year"))
            found[f"o{i}"] = self.life(entry, 0.04)
        self.rings(found)
        if found:
            self.data["oversight"] = found
        if self.chance(0.1):
            self.data["assessments"] = [{"of": self.one(self.data["posts"]), "by": self.anyone()}]

    def rings(self, found: Entry) -> None:
        """Bodies over those who abstain in them; posts that supervise each other in a ring."""
        for name, body in self.data.get("bodies", {}).items():
            if "abstains" in body:
                found[f"by-{name}"] = {"forum": name, "over": body["abstains"][:1], "information": "report"}
        if self.chance(0.15) and len(self.data["posts"]) > 3:
            ring = self.some(self.data["posts"], 2, 3)
            for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
                found[f"ring-{one}"] = {"forum": other, "over": [one], "information": "report"}

    def processes(self) -> None:
        """A process of two to four steps."""
        if self.chance(0.5):
            return
        names = [f"s{i}" for i in range(self.random.randint(2, 4))]
        steps: Entry = {}
        for i, name in enumerate(names):
            step: Entry = {"limit": "2 working days"}
            if self.slip(0.4):
                step["automatic"] = self.chance(0.6)
            else:
                step["by"] = self.anyone() if self.chance(0.8) else self.some([self.anyone(), self.anyone()], 1, 2)
            following = names[i + 1] if i + 1 < len(names) else "end"
            if not self.slip(0.3):
                step["next"] = following if self.chance(0.5) else self.outcomes(following, names)
            if i and not self.slip():
                step["receives"] = {"accept_within": "1 working day", "silence": "accepted"}
                if self.slip(0.4):
                    step["receives"].pop("accept_within")
            steps[name] = step
        process: Entry = {"title": "Licence", "steps": steps}
        if self.data.get("matters"):
            process["matter"] = self.one(self.data["matters"])
        self.data["processes"] = {"licence": process}

    def outcomes(self, following: str, names: list[str]) -> Entry:
        """Two outcomes, one of which may go back, end, or lead nowhere."""
        other: Any = self.one((*names, "end", "end"))
        if self.chance(0.3):
            other = {"step": other, "at_most": 1}
        if self.slip(0.3):
            other = []
        return {"complete": self.one(names) if self.slip(0.3) else following, "refuse": other}


def listed(said: Any) -> list[Any]:
    """One or several, as a list."""
    return said if isinstance(said, list) else [said] if said else []


def draft(seed: int) -> Entry:
    """The charter of a seed."""
    return sound(Draft(seed).data)


def sound(data: Entry) -> Entry:
    """A charter without what is refused: exceptions and lasting exclusions that may take away all that is stated."""
    for duty in data["duties"].values():
        parts = (duty.get("shared") or {}).get("parts") or {}
        named = {name for scope in (duty.get("scope"), *parts.values()) for box in _boxes(scope) for name in box}
        if named & set(duty.get("except") or ()):
            del duty["except"]
    matters = data.get("matters", {}).values()
    for box in (box for matter in matters for box in _boxes(matter.get("excluded")) if box):
        if any("required" in matter for matter in matters) and "through" not in box:
            box.setdefault("until", TODAY + timedelta(days=30))
    return data


def _boxes(scope: Any) -> list[Entry]:
    return scope if isinstance(scope, list) else [scope or {}]
