"""Who answers for what in a charter at random."""

from typing import Any

from tests.oracle.dice import Entry
from tests.oracle.drafting_actors import Actors

POWERS = ("inspect", "punish", "direct", "sanction", "permit")
FUNCTIONS = ("approve", "pay", "record", "audit")
STAGES = ("decide", "execute", "supervise")
LEAVES = ("approve", "policy", "review", "record", "pay", "monitor", "audit", "inspection")


class Duties(Actors):
    """Consequences and duties."""

    def consequences(self) -> None:
        """One or two consequences, most with trigger and imposer."""
        found: Entry = {}
        for i in range(self.random.randint(1, 2)):
            entry: Entry = {"measures": ["correct", "dismiss"]}
            if not self.slip(0.3):
                entry["trigger"] = "not done"
            if not self.slip(0.2):
                outside = [name for name in ("congress", "court") if name in self.data.get("outsiders", {})]
                entry["imposed_by"] = self.one(outside) if outside and self.chance(self.care) else self.anyone()
            found[f"c{i}"] = self.life(entry, 0.02)
        self.data["consequences"] = found
        for matter in self.data.get("matters", {}).values():
            if self.chance(0.3):
                matter["consequence"] = self.one(found)
            if self.chance(0.1):
                matter["supervised_by"] = self.anyone()

    def duties(self) -> None:
        """Duties over the matters, some of them equal in scope to others."""
        found: Entry = {}
        for i in range(self.random.randint(1, 6)):
            found[f"t{i}"] = self.life(self.duty(found), 0.04)
        self.data["duties"] = found

    def duty(self, earlier: Entry) -> Entry:
        """One duty."""
        entry: Entry = {"title": "Duty"}
        if self.data.get("matters") and not self.slip(0.08):
            self.cut(entry, earlier)
        elif self.chance(0.5):
            entry["stage"] = self.stage()
        self.answer(entry)
        if self.chance(0.7):
            entry["consequence"] = self.some(self.data["consequences"], 1, 2)
        if self.chance(0.3):
            entry["basis"] = self.citations()
        if self.chance(0.15):
            entry["supervised_by"] = self.some([self.anyone(), self.anyone()], 1, 2)
        if self.chance(0.5):
            entry["needs"] = self.some(POWERS[:4], 1, 2)
        self.manner(entry)
        return entry

    def cut(self, entry: Entry, earlier: Entry) -> None:
        """The part of a matter that a duty covers, sometimes the same as another's."""
        entry["stage"] = self.stage()
        twins = [twin for twin in earlier.values() if "matter" in twin]
        if twins and self.chance(0.3):
            twin = self.one(twins)
            entry.update({key: twin[key] for key in ("matter", "scope", "except") if key in twin})
            if self.chance(0.4):
                twin["stage"], entry["stage"] = self.some(FUNCTIONS, 2, 2)
            return
        entry["matter"] = self.one(self.data["matters"])
        self.scoped(entry, 0.4)
        named = {name for box in _boxes(entry.get("scope")) for name in box}
        free = [name for name in self.data.get("facets", {}) if name not in named]
        if free and self.chance(0.3):
            name = self.one(free)
            entry["except"] = {name: self.value(name)}

    def manner(self, entry: Entry) -> None:
        """Tier, mode, separation."""
        if self.slip(0.3):
            entry["tier"] = "overall"
        if self.slip(0.2):
            entry["mode"] = self.one(("default", "backup", "explicit"))
        if self.slip(0.2):
            entry["dsd"] = True
        if self.slip(0.15):
            entry["compensating"] = {"control": "monthly review", "reviewer": {"unknown": "the auditors"}}

    def stage(self) -> Any:
        """A stage of any group, or two."""
        if self.chance(0.5):
            return self.one(STAGES)
        return self.one(LEAVES) if self.chance(0.8) else self.some([*STAGES, *LEAVES], 2, 2)

    def answer(self, entry: Entry) -> None:
        """Who answers for a duty and who does it."""
        if not self.slip(0.2):
            entry["accountable"] = self.anyone()
            if self.slip(0.15):
                entry["accountable"] = self.some(self.actors(), 2, 3)
                entry["shared"] = {"how": "lead", "lead": entry["accountable"][0], "reason": "two laws"}
            if self.slip(0.05):
                entry["accountable"] = {"unknown": "x9"}
        elif self.chance(0.2):
            entry["heading"] = True
        if self.chance(0.6):
            entry["responsible"] = self.some([self.anyone() for _ in range(3)], 1, 2)


def _boxes(scope: Any) -> list[Entry]:
    return scope if isinstance(scope, list) else [scope or {}]
