"""Several on the same in a charter at random: shares, twins, reasons, coordinators, powers, inspections."""

from typing import Any

from tests.oracle.dice import Entry
from tests.oracle.drafting_duties import Duties

WHY = ("redundancy", "special", "special", "priority", "joint-plan", "dual-control")


class Overlaps(Duties):
    """What is laid over a charter that is drafted already."""

    def several(self) -> None:
        """All of it, on most charters."""
        if self.chance(0.3):
            return
        self.grounds()
        for part in (self.twins, self.shares, self.slices, self.reasons, self.coordination, self.control, self.inspect):
            if self.chance(0.4):
                part()

    def grounds(self) -> None:
        """What of matters must be covered, and at what risk; a facet that is a territory."""
        facets, matters = self.data.get("facets", {}), self.data.get("matters", {})
        for matter in matters.values():
            if facets and self.chance(0.15):
                matter["required"] = self.scope()
            if facets and self.chance(0.25):
                matter["excluded"] = [{**self.box(), **({"basis": ["LAW 3"]} if self.chance(0.7) else {})}]
            if self.chance(0.1):
                matter["high_risk"] = self.chance(0.8)
        for duty in self.data["duties"].values():
            if self.chance(0.05):
                duty["high_risk"] = self.chance(0.8)
        for entry in self.data.get("delegations", []):
            if "keeps" not in entry and self.chance(0.4):
                entry["subdelegable"] = False

    def twins(self) -> None:
        """Duties of others with the same scope, or a part of it."""
        duties = self.data["duties"]
        for i in range(self.random.randint(1, 3)):
            twin = self.one(duties.values())
            entry: Entry = {key: twin[key] for key in ("matter", "stage", "scope", "except") if key in twin}
            if self.chance(0.3):
                self.scoped(entry, 0.9)
            if self.chance(0.5) and twin.get("needs"):
                entry["needs"] = twin["needs"]
            duties[f"w{i}"] = {"title": "Twin", **entry, "accountable": self.anyone()}

    def shares(self) -> None:
        """Several who answer for one duty, in all manners."""
        lent = {duty for entry in self.data.get("delegations", []) for duty in _listed(entry.get("duty"))}
        for duty in self.some([entry for name, entry in self.data["duties"].items() if name not in lent], 1, 3):
            duty["accountable"] = self.some(self.actors(), 2, 3)
            duty.pop("shared", None)
            how = self.one((None, "lead", "joint", "divided", "divided", "divided"))
            if how is None and self.chance(0.6):
                continue
            shared: Entry = {} if how is None else {"how": how}
            if self.chance(0.6):
                shared["reason"] = "two laws"
            if how == "divided":
                shared["parts"] = self.parts(duty)
            elif self.chance(0.7):
                shared["lead"] = self.one((*duty["accountable"], *duty["accountable"], self.anyone()))
                if self.slip(0.2):
                    shared["lead"] = {"unknown": "x9"}
            duty["shared"] = {key: value for key, value in shared.items() if value}
        for duty in self.data["duties"].values():
            if isinstance(duty.get("accountable"), list) and self.chance(0.1):
                duty["accountable"] = [*duty["accountable"][:1], {"unknown": "x9"}]

    def parts(self, duty: Entry) -> Entry:
        """A part for each, cut along one facet: exactly, or anyhow."""
        named = duty["scope"] if isinstance(duty.get("scope"), dict) else {}
        if self.data.get("facets", {}).get("district") and "district" not in named and self.chance(0.6):
            values = self.data["facets"]["district"]
            return {actor: {"district": value} for actor, value in zip(duty["accountable"], values, strict=False)}
        if not self.data.get("facets"):
            return {} if self.chance(0.5) else {actor: {} for actor in duty["accountable"]}
        return {actor: self.box() for actor in self.some([*duty["accountable"], self.anyone()], 1, 3)}

    def slices(self) -> None:
        """One matter cut among many along one facet."""
        matters = list(self.data.get("matters", {}))
        known = [name for name in ("object", "district") if name in self.data.get("facets", {})]
        facet = self.one(known) if known else None
        if not matters:
            return
        if facet is None:
            facet = "district"
            self.data.setdefault("facets", {})[facet] = ["north", "south", "west"]
            for stated in self.data["matters"].values():
                stated["facets"] = list(self.data["facets"])
        matter = self.one(matters)
        values = ("raw", "cooked", "water") if facet == "object" else self.data["facets"]["district"]
        hands = self.some([*self.actors(), *self.data.get("outsiders", {})], 3, 3)
        for i, (value, actor) in enumerate(zip(values, hands, strict=False)):
            entry: Entry = {"matter": matter, "stage": self.one(("execute", "execute", "decide", "pay"))}
            entry |= {"scope": {facet: value}, "accountable": actor}
            self.data["duties"][f"x{i}"] = entry
        if self.chance(0.5):
            self.data["matters"][matter].pop("stages", None)
            for i in range(min(len(values), len(hands))):
                self.data["duties"][f"x{i}"]["stage"] = "execute"
        if self.chance(0.3):
            self.over_all(matter)

    def reasons(self) -> None:
        """Duties beside one another."""
        names = list(self.data["duties"])
        for duty in self.data["duties"].values():
            if self.chance(0.6):
                entry: Entry = {"duty": self.one(names)}
                if self.chance(0.9):
                    entry["why"] = self.one(WHY)
                if self.chance(0.8):
                    entry |= self.one(({"reason": "two persons"}, {"basis": ["LAW 9"]}))
                duty["beside"] = [entry] if self.chance(0.5) else entry

    def coordination(self) -> None:
        """Who coordinates, mostly with the power to decide."""
        for matter in self.data.get("matters", {}).values():
            if self.chance(0.4):
                matter["coordinated_by"] = self.anyone()
                self.decide(matter["coordinated_by"])
        for duty in self.some(self.data["duties"].values(), 0, 2):
            duty["coordinates"] = True
            for actor in _listed(duty.get("accountable")):
                self.decide(actor)

    def over_all(self, matter: str) -> None:
        """A duty to coordinate a whole matter, mostly with the power to decide."""
        who = self.anyone()
        entry: Entry = {"matter": matter, "stage": ["decide", "execute", "supervise"], "accountable": who}
        self.data["duties"]["k0"] = entry | {"coordinates": True, "mode": "default"}
        self.decide(who)

    def decide(self, actor: Any) -> None:
        """The power to decide or direct, everywhere or on some matter."""
        for section in ("posts", "bodies", "outsiders"):
            if isinstance(actor, str) and actor in self.data.get(section, {}) and self.chance(0.6):
                power: Any = self.one(("decide", "direct"))
                granted = power if self.chance(0.6) else self.scoped({"power": power}, 0.4)
                self.data[section][actor].setdefault("powers", []).append(granted)

    def control(self) -> None:
        """Powers of control, more than one for a matter."""
        for _ in range(self.random.randint(1, 3)):
            power: Any = self.one(("punish", "permit", "order"))
            entry: Entry = {"power": power}
            if self.data.get("matters"):
                entry["matter"] = self.one(self.data["matters"])
            for actor in self.some(self.data["posts"], 1, 3):
                granted: Any = self.scoped(dict(entry), 0.3) if self.chance(0.7) else power
                self.data["posts"][actor].setdefault("powers", []).append(granted)
        if "matter" in entry and self.chance(0.3):
            self.over_all(entry["matter"])
        for duty in self.data["duties"].values():
            if self.chance(0.3):
                duty["needs"] = self.some(("punish", "permit", "order"), 1, 2)

    def inspect(self) -> None:
        """Inspections of a dairy."""
        self.data.setdefault("outsiders", {}).setdefault("dairy", {"kind": "regulated"})
        found = self.data.setdefault("oversight", {})
        for i in range(self.random.randint(2, 4)):
            entry: Entry = {"forum": self.anyone(), "over": ["dairy"], "information": "report"}
            if self.data.get("matters") and self.chance(0.6):
                entry["matter"] = self.one(self.data["matters"])
            self.scoped(entry, 0.4)
            if self.chance(0.15):
                entry["joint_plan"] = "one visit"
            if self.chance(0.1):
                entry["kind"] = "reactive"
            found[f"i{i}"] = self.life(entry, 0.04)

    def territory(self) -> None:
        """A district that is a territory."""
        if "district" in self.data.get("facets", {}) and self.chance(0.5):
            self.data["facets"]["district"] = {"values": self.data["facets"]["district"], "role": "territory"}


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]
