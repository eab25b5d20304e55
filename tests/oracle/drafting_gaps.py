"""What makes gaps in a charter at random: what must be covered, left out, disowned, moved, without a place."""

from datetime import timedelta
from typing import Any

from tests.oracle.charters import Draft, sound
from tests.oracle.dice import TODAY, Entry

STAGES = ("decide", "execute", "approve", "monitor", "pay", "policy")


class Gaps(Draft):
    """A charter with a register, most of it owned."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        if self.data.get("matters"):
            self.values_without_place()
            self.register()
            self.owners()
            self.disclaimers()
            self.transfers()
            self.prescribed()
        if self.chance(0.6):
            self.data["residual"] = self.residual()
        self.territory()  # last: what is drawn from a facet is drawn from its plain list

    def values_without_place(self) -> None:
        """Values that no, one or several places claim; few have somebody to place them."""
        facet = self.data.get("facets", {}).get("object")
        if facet and self.chance(0.8):
            places = ("food", "water", "raw", "cooked")
            names = ("sprout", "honey")[: self.random.choice((1, 1, 2))]
            facet["unplaced"] = {name: self.some(places, 0, 3) for name in names}
            for matter in self.data["matters"].values():
                if self.chance(0.15):
                    matter["classified_by"] = {"unknown": "x9"} if self.chance(0.2) else self.anyone()

    def value(self, name: str) -> Any:
        """A value of a facet, now and then one without a place."""
        stray = (self.data["facets"][name].get("unplaced") or {}) if name == "object" else {}
        return self.one(stray) if stray and self.chance(0.3) else super().value(name)

    def register(self) -> None:
        """What must be covered of the matters: few stages, parts of them, less what is excluded."""
        for matter in self.data["matters"].values():
            if self.chance(0.8):
                matter["stages"] = self.some(STAGES, 1, 2)
            if self.data.get("facets") and self.chance(0.3):
                matter["required"] = self.scope()
            if self.data.get("facets") and self.chance(0.3):
                matter["excluded"] = [self.exclusion() for _ in range(self.random.choice((1, 1, 2)))]

    def exclusion(self) -> Entry:
        """A part left out, most with a basis."""
        box = self.box()
        if self.chance(0.7):
            box["basis"] = "LAW 5"
        return self.life(box, 0.1)

    def owners(self) -> None:
        """Duties that own most of the register, some of them with a carve-out, divided, overall or default."""
        parents = {matter.get("part_of") for matter in self.data["matters"].values()}
        for name in self.data["matters"]:
            if name in parents and not self.chance(0.2):
                continue
            for number in range(self.random.choice((0, 1, 2, 2, 3))):
                entry: Entry = {"title": "Owned", "matter": name, "accountable": self.anyone()}
                entry["stage"] = self.some(STAGES, 2, 5)
                self.scoped(entry, 0.5)
                self.kept(entry)
                self.data["duties"][f"w-{name}-{number}"] = entry

    def kept(self, entry: Entry) -> None:
        """How it is held."""
        named = {key for box in _listed(entry.get("scope")) for key in box}
        free = [facet for facet in self.data.get("facets", {}) if facet not in named]
        if free and self.chance(0.3):
            name = self.one(free)
            entry["except"] = {name: self.value(name)}
            free.remove(name)
        if free and self.chance(0.15):
            actors = self.some(self.actors(), 2, 2)
            entry["accountable"] = actors
            parts = {actor: {free[0]: self.value(free[0])} for actor in actors}
            entry["shared"] = {"how": "divided", "reason": "two halves", "parts": parts}
        if self.chance(0.2):
            entry["mode"] = self.one(("default", "default", "backup"))
        if self.chance(0.1):
            entry["tier"] = "overall"
        if self.chance(0.05):
            entry["accountable"] = {"unknown": "x9"}
            entry.pop("shared", None)

    def disclaimers(self) -> None:
        """Who says that something is not theirs."""
        owners = [entry["accountable"] for entry in self.data["duties"].values() if "accountable" in entry]
        said = [owner for owner in owners if isinstance(owner, str)]
        found: list[Entry] = []
        for _ in range(self.random.choice((0, 1, 2, 3, 4))):
            entry: Entry = {"by": self.one(said) if said and self.chance(0.5) else self.anyone()}
            if self.chance(0.9):
                entry["matter"] = self.one(self.data["matters"])
            if self.chance(0.3):
                entry["stage"] = self.one(STAGES)
            self.scoped(entry, 0.4)
            if self.chance(0.9):
                entry["source"] = "press"
            if self.chance(0.9):
                entry["since"] = self.days_ago(-1, 30)
            if self.chance(0.15):
                entry["until"] = TODAY + timedelta(days=self.random.choice((0, 1)))
            found.append(entry)
        self.data["disclaimers"] = found

    def transfers(self) -> None:
        """What was moved, and may have been taken in."""
        found: list[Entry] = []
        for number in range(self.random.choice((0, 0, 1, 2))):
            entry: Entry = {"id": f"x{number}", "by": self.anyone(), "date": self.days_ago(-1, 30)}
            if self.chance(0.9):
                entry["matter"] = self.one(self.data["matters"])
            self.scoped(entry, 0.7)
            if self.chance(0.7):
                entry["to"] = self.anyone()
            if self.chance(0.4):
                entry["accepted"] = self.days_ago(-1, 20)
            if self.chance(0.4):
                entry["basis"] = "LAW 6"
            found.append(entry)
        self.data["transfers"] = found

    def prescribed(self) -> None:
        """A list of items, and the matters that answer some of them."""
        items: Entry = {}
        for number in range(self.random.choice((0, 1, 2, 3))):
            items[f"i{number}"] = {"title": "Item"}
            if self.chance(0.3):
                items[f"i{number}"]["applies"] = self.chance(0.3)
            if self.chance(0.3):
                items[f"i{number}"]["reason"] = "none here"
        if items:
            self.data["prescribed"] = items
            for matter in self.data["matters"].values():
                if self.chance(0.5):
                    matter["prescribed"] = self.some(items, 1, 2)

    def residual(self) -> Entry:
        """A rule for what is not in the register, or half of one."""
        entry: Entry = {"review": "year"}
        if self.chance(0.6):
            entry["rule"] = "closest business"
        if self.chance(0.6):
            entry["owner"] = {"unknown": "x9"} if self.chance(0.1) else self.anyone()
        return entry


def _listed(scope: Any) -> list[Entry]:
    return scope if isinstance(scope, list) else [scope or {}]


def draft_gaps(seed: int) -> Entry:
    """The charter of a seed, with what makes gaps."""
    return sound(Gaps(seed).data)
