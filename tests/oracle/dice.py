"""Dice for drafting charters at random."""

import random
from datetime import date, timedelta
from typing import Any

TODAY = date(2026, 6, 1)
Entry = dict[str, Any]


class Dice:
    """A charter in the making; `care` is how often things are as they should be."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.care = self.random.choice((0.3, 0.6, 0.85, 0.95))
        self.data: Entry = {"name": "Random", "as_of": TODAY}

    def chance(self, likelihood: float) -> bool:
        """True so often."""
        return self.random.random() < likelihood

    def slip(self, likelihood: float = 0.5) -> bool:
        """True where the drafter was careless, and then so often."""
        return not self.chance(self.care) and self.chance(likelihood)

    def one(self, values: Any) -> Any:
        """One of some."""
        return self.random.choice(list(values))

    def some(self, values: Any, low: int, high: int) -> list[Any]:
        """Some of some."""
        values = list(values)
        return self.random.sample(values, min(len(values), self.random.randint(low, high)))

    def days_ago(self, low: int, high: int) -> date:
        """A day so long ago."""
        return TODAY - timedelta(days=self.random.randint(low, high))

    def life(self, entry: Entry, likelihood: float = 0.06) -> Entry:
        """An entry that may have ended, or not begun, or ends or begins just now."""
        if self.slip(likelihood * 4):
            way = self.random.randrange(5)
            if way == 0:
                entry["until"] = TODAY - timedelta(days=self.random.choice((0, 1, 200)))
            elif way == 1:
                entry["through"] = TODAY - timedelta(days=self.random.choice((0, 1)))
            elif way == 2:
                entry["since"] = TODAY + timedelta(days=self.random.choice((0, 1, 60)))
            elif way == 3:
                entry["until"] = TODAY + timedelta(days=1)
            else:
                entry["since"] = self.days_ago(1, 900)
        return entry
