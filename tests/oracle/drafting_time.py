"""Limits, clocks, promises and commitments of a charter at random."""

from typing import Any

from tests.oracle.dice import Entry
from tests.oracle.drafting_duties import Duties

INQUIRY = ("handle", "transfer", "contact", "record", "urgent", "liability")
PROMISED = {
    "content": "An answer", "procedure": "One window", "standard": "No second visit", "within": "10 days",
    "breach": "Apology", "published": {"where": "City website"},
}  # fmt: skip
MEASURE = {"indicator": "answers in time", "unit": "percent", "target": ">= 95", "source": "case system"}


class Timing(Duties):
    """What is limited in time, and what is promised."""

    def timing(self) -> None:
        """Limits everywhere, mostly."""
        for matter in self.data.get("matters", {}).values():
            if self.chance(0.08):
                matter["escalate"] = {"when": "late"}
        for post in self.data["posts"].values():
            if self.chance(0.06):
                post["escalate"] = {"when": "dispute"}
        for duty in self.data["duties"].values():
            self.limited(duty)
        self.neighbours()
        for process in self.data.get("processes", {}).values():
            self.promised(process)
            self.timed(process["steps"])
        self.commitments()

    def limited(self, duty: Entry) -> None:
        """A limit or a period, and who hears."""
        if not self.slip():
            duty["within" if self.chance(0.6) else "every"] = "5 days" if "within" in duty else "month"
            if "within" not in duty and self.chance(0.5):
                duty["within"] = "5 days"
        if "every" in duty:
            duty["every"] = "month"
        if "within" in duty:
            duty["within"] = self.one(("5 days", "10 working days"))
        if self.slip(0.3):
            duty.pop("consequence", None)
        if self.chance(0.1):
            duty["escalate"] = {"when": "late"}
        if self.chance(0.25):
            duty["informed"] = self.some([self.anyone(), self.anyone()], 1, 2)

    def neighbours(self) -> None:
        """A matter that some approve and others monitor."""
        duties = [duty for duty in self.data["duties"].values() if "matter" in duty]
        if len(duties) > 1 and self.chance(0.4):
            one, other = self.some(duties, 2, 2)
            other["matter"] = one["matter"]
            one["stage"], other["stage"] = "approve", self.one(("monitor", ["monitor", "record"]))

    def promised(self, process: Entry) -> None:
        """What a process says beside its steps."""
        unit = self.one(("working days", "working days", "days"))
        if self.chance(0.8):
            process["promise"] = f"{self.random.randint(3, 16)} {unit}"
        if self.chance(0.5):
            process["statutory"] = f"{self.random.randint(8, 20)} {unit}"
        if not self.slip():
            process["starts"] = "file complete"
        if not self.slip():
            process["overrun"] = {"effect": "deemed accepted"}
        if self.chance(0.6):
            process["intake"] = self.anyone()
        if self.chance(0.8):
            process["first_inquiry"] = list(INQUIRY) if not self.slip() else self.some(INQUIRY, 1, 5)
        if not self.slip():
            process["tracked_by"] = self.anyone()
        if "matter" in process and self.chance(0.2):
            process.pop("matter")
        self.clockwise = unit == "days"

    def timed(self, steps: Entry) -> None:
        """What each step takes, whom it tells, and how often a case may come back."""
        upward = self.chance(0.15)
        for name, step in steps.items():
            step["limit"] = self.length()
            if self.slip(0.3):
                step.pop("limit")
            if self.chance(0.25):
                step["clock"] = self.one(("stopped", "stopped", "excluded", "runs"))
            if step.get("clock") == "excluded" and self.chance(0.5):
                step["basis"] = "LAW 45"
            if self.chance(0.3):
                step["informs"] = self.some([self.anyone(), *self.data.get("outsiders", {})], 1, 2)
            if "receives" in step and self.chance(0.3):
                step["receives"]["confirms"] = self.chance(0.8)
            if upward or self.chance(0.04):
                step["escalate"] = {"when": "late"}
            self.back(step, list(steps), name)

    def length(self) -> str:
        """A duration in the units of the process."""
        if self.clockwise:
            return str(self.one(("1 day", "2 days", "36 hours", "即时", "1周", "0.5 days", "30 minutes")))
        return str(self.one(("1 working day", "2个工作日", "3 working days", "0.5 working days", "immediately")))

    def back(self, step: Entry, names: list[str], name: str) -> None:
        """Ways back, most of them bounded, some for new facts."""
        if not isinstance(step.get("next"), dict):
            if isinstance(step.get("next"), str) and self.chance(0.15):
                step["next"] = [step["next"], self.one(names)] if self.slip() else {"complete": step["next"]}
            return
        for outcome, target in step["next"].items():
            if isinstance(target, str) and self.chance(0.5):
                step["next"][outcome] = {"step": target, "at_most": self.one((1, 1, 2, 3))}
                if self.chance(0.15):
                    step["next"][outcome]["new_facts"] = True
        if self.chance(0.35):
            back: Any = self.one((name, *names))
            bounded = {"step": back, "at_most": self.one((1, 2))}
            step["next"]["incomplete"] = self.one((back, bounded, {"step": back, "new_facts": True}))

    def commitments(self) -> None:
        """A promise or two, whole or not."""
        found: Entry = {}
        for i in range(self.random.choice((0, 0, 1, 2))):
            entry: Entry = {key: value for key, value in PROMISED.items() if not self.slip(0.3)}
            if self.slip(0.2):
                entry["published"] = {"date": self.days_ago(1, 90)}
            entry["measure"] = {key: value for key, value in MEASURE.items() if not self.slip(0.3)}
            if self.slip(0.2):
                entry.pop("measure")
            if self.chance(0.2):
                parts = self.some(("content", "procedure", "standard", "within", "breach"), 1, 3)
                entry["by_reference"] = {"source": "Standard 7", "parts": parts}
            for flag in ("conduct", "inside"):
                if self.chance(0.15):
                    entry[flag] = self.chance(0.7)
            found[f"k{i}"] = self.life(entry)
        if found:
            self.data["commitments"] = found
