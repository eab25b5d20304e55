"""What a charter at random has to look after: facets, matters, bases."""

from datetime import timedelta
from typing import Any

from tests.oracle.dice import TODAY, Dice, Entry

BASES = ("LAW", "REG", "RULE", "OWN", "OLD", "NEW")


class Ground(Dice):
    """Facets, matters, bases."""

    def facets(self) -> None:
        """One or two small facets, or none."""
        pool: Entry = {
            "district": ["north", "south", "west"][: self.random.choice((2, 3))],
            "object": {"tree": {"food": {"raw": None, "cooked": None}, "water": None}},
            "amount": {"type": "number"},
        }
        if self.chance(0.5):
            pool["amount"]["range"] = ">= 0"
        if self.chance(0.4):
            pool["amount"]["integer"] = True
        chosen = self.some(pool, 0, 2)
        if chosen:
            self.data["facets"] = {name: pool[name] for name in chosen}

    def value(self, name: str) -> Any:
        """A value of a facet, never all and never none of it."""
        if name == "amount":
            whole = self.data["facets"]["amount"].get("integer")
            small = ["< 2", "[2..4)", ">= 4", "< 4", ">= 2", 2, ["< 2", ">= 4"], "(2..4]", "<= 2", "> 2"]
            return self.one([*small, 3, "<= 1", "[2..3]", "[1..3)"] if whole else small)
        if name == "object":
            return self.one(("food", "water", "raw", ["raw", "water"], "cooked"))
        values = self.data["facets"]["district"]
        return self.one([*values, values[:2]]) if len(values) > 2 else self.one(values)

    def box(self) -> Entry:
        """A box that names one or two facets."""
        return {name: self.value(name) for name in self.some(self.data.get("facets", {}), 1, 2)}

    def scope(self) -> Any:
        """A box, or a list of two."""
        return [self.box(), self.box()] if self.chance(0.15) else self.box()

    def scoped(self, entry: Entry, likelihood: float) -> Entry:
        """An entry that may have a scope."""
        if self.data.get("facets") and self.chance(likelihood):
            entry["scope"] = self.scope()
        return entry

    def matters(self) -> None:
        """One to three matters, some in one another."""
        if self.chance(0.04):
            return
        found: Entry = {}
        for i in range(self.random.randint(1, 4)):
            matter: Entry = {"title": f"Matter {i}"}
            if found and self.chance(0.5):
                matter["part_of"] = self.one(found)
            if self.chance(0.4):
                matter["stages"] = self.one(("execute", ["execute"], ["decide", "execute"], ["approve", "pay"]))
            if self.data.get("facets"):
                matter["facets"] = list(self.data["facets"])
            if self.chance(0.3):
                matter["public"] = True
            if self.chance(0.5):
                matter["basis"] = self.citations()
            found[f"m{i}"] = matter
        self.data["matters"] = found

    def citations(self) -> Any:
        """One or two citations in either form."""
        names = ("LAW", "LAW", "REG", "RULE", "OWN") if self.chance(self.care) else BASES
        cited: list[Any] = [
            {"base": name, "at": "7"} if self.chance(0.3) else f"{name} {self.random.randint(1, 9)}"
            for name in self.some(names, 1, 2)
        ]
        return cited[0] if len(cited) == 1 and self.chance(0.5) else cited

    def bases(self) -> None:
        """Texts of every rank, one no longer in force and one not yet."""
        ranks = ("law", "regulation", "rule", "internal", "law", "law")
        found: Entry = {name: {"rank": rank} for name, rank in zip(BASES, ranks, strict=True)}
        found["OLD"]["until"] = self.days_ago(0, 100)
        found["NEW"]["since"] = TODAY + timedelta(days=self.random.randint(1, 50))
        self.data["bases"] = found
