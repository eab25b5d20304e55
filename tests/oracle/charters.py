"""Small charters at random, with faults often enough that every rule has something to find."""

import random
from datetime import date, timedelta
from typing import Any

TODAY = date(2026, 6, 1)
POWERS = ("inspect", "punish", "direct", "sanction", "permit")
STAGES = ("decide", "execute", "supervise")
LEAVES = ("approve", "policy", "review", "record", "pay", "monitor", "audit", "inspection")
PEOPLE = ("ann", "bob", "cy", "dee", "eve")
BASES = ("LAW", "REG", "RULE", "OWN", "OLD", "NEW")

Entry = dict[str, Any]


class Draft:
    """A charter in the making; `care` is how often things are as they should be."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.care = self.random.choice((0.3, 0.6, 0.85, 0.95))
        self.data: Entry = {"name": "Random", "as_of": TODAY}
        for part in (
            self.facets, self.matters, self.departments, self.posts, self.heads, self.bodies, self.outsiders,
            self.holders, self.consequences, self.duties, self.powers, self.delegations, self.oversight,
            self.processes, self.bases,
        ):  # fmt: skip
            part()

    # --- dice

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

    # --- what there is to look after

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

    # --- who there is

    def departments(self) -> None:
        """A root department with a few parts."""
        found: Entry = {}
        for i in range(self.random.randint(0, 4)):
            entry: Entry = {}
            if i and not self.slip(0.2):
                entry["part_of"] = self.one(found)
            if i and self.chance(0.08):
                entry["organisation"] = True
            found[f"d{i}"] = self.life(entry, 0.03)
        if found:
            self.data["departments"] = found

    def posts(self) -> None:
        """A top, and others that report upward, mostly."""
        found: Entry = {}
        for i in range(self.random.randint(2, 7)):
            name, entry = f"p{i}", {}
            departments = self.data.get("departments", {})
            if departments and self.chance(0.85):
                entry["department"] = self.one(departments)
            if i and not self.slip(0.25):
                entry["reports_to"] = self.superior(name, list(found))
            if self.slip(0.1):
                entry["headcount"] = self.random.randint(1, 20)
            if self.slip(0.15):
                entry["frozen"] = True
            found[name] = self.life(entry)
        if self.chance(0.8):
            found["p0"]["top"] = True
        for name, entry in found.items():
            if self.slip(0.3) and name != "p0":
                entry["reports_to"] = self.one([other for other in found if other != name])
            if self.slip(0.05) and name != "p0":
                entry["reports_to"] = {"unknown": "0123"}
            if self.slip(0.15) and name != "p0" and len(found) > 3:
                entry["reports_to"] = self.some([other for other in found if other != name], 2, 3)
            if self.chance(0.15):
                entry["backup"] = self.one([other for other in found if other != name])
        self.data["posts"] = found

    def superior(self, name: str, earlier: list[str]) -> Any:
        """A post named before."""
        return self.one(earlier)

    def heads(self) -> None:
        """Heads of departments."""
        for name, entry in self.data.get("departments", {}).items():
            if not self.slip(0.5):
                own = [post for post, said in self.data["posts"].items() if said.get("department") == name]
                entry["head"] = self.one(own or self.data["posts"])

    def bodies(self) -> None:
        """A body or two, the second perhaps with the first in it."""
        found: Entry = {}
        for i in range(self.random.choice((0, 0, 1, 1, 2))):
            entry: Entry = {}
            sitting = self.some([*self.data["posts"], *found], 1, 4)
            if not self.slip(0.4):
                entry["chair"] = self.one(sitting)
            entry["members"] = [
                self.life({"post": post, "tier": self.one(("main", "important", "full"))}, 0.02)
                if not self.slip(0.6)
                else post
                for post in sitting
            ]
            if self.chance(0.25):
                entry["abstains"] = self.some(sitting, 1, 2)
            if self.chance(0.4):
                entry["reports_to"] = self.one(self.data["posts"])
            if self.chance(0.2):
                entry["appointed_by"] = self.one(self.data["posts"])
            if self.chance(0.08):
                entry["terminal"] = self.answers()
            found[f"b{i}"] = self.life(entry, 0.03)
        if found:
            self.data["bodies"] = found

    def answers(self) -> Any:
        """The four answers of a terminal, or some of them."""
        said = {"outside": "elected", "title": "Constitution", "means": ["vote"], "renewal": "five years"}
        if self.chance(0.3):
            said.pop(self.one(said))
        return True if self.chance(0.2) else said

    def outsiders(self) -> None:
        """Whoever stands outside: a legislature, mostly terminal, and others."""
        found: Entry = {}
        if self.chance(0.9):
            found["congress"] = {"kind": "legislature"}
            if not self.slip(0.5):
                found["congress"]["terminal"] = self.one((True, self.answers()))
        if self.chance(0.3):
            found["court"] = {"kind": "court", "terminal": True}
        if self.chance(0.2):
            found["dairy"] = {"kind": self.one(("regulated", "supplier"))}
            if self.chance(0.3):
                found["dairy"]["terminal"] = self.answers()
        if found:
            self.data["outsiders"] = {name: self.life(entry, 0.02) for name, entry in found.items()}
        inside = [*self.data["posts"], *self.data.get("bodies", {})]
        for entry in self.data["posts"].values():
            if self.chance(0.3):
                entry["appointed_by"] = self.one([*found, *found, *inside])
            if self.chance(0.1):
                entry["removed_by"] = self.one([*found, *inside])
            if self.chance(0.08):
                entry["paid_by"] = self.one([*found, *inside])
            if self.slip(0.08):
                entry["terminal"] = self.answers()
        if "congress" in found and not self.slip(0.2):
            self.data["posts"]["p0"]["appointed_by"] = "congress"

    def actors(self) -> list[str]:
        """All actors inside."""
        return [*self.data["posts"], *self.data.get("bodies", {}), *self.data.get("departments", {})]

    def anyone(self) -> str:
        """An actor, mostly a post."""
        if self.chance(0.7):
            return str(self.one(self.data["posts"]))
        return str(self.one([*self.actors(), *self.data.get("outsiders", {})]))

    def holders(self) -> None:
        """Who holds the posts, and held them."""
        appointments = []
        for name, entry in self.data["posts"].items():
            if entry.get("headcount") is not None:
                continue
            if self.slip(0.5):
                if self.chance(0.6):
                    ended = {"until": TODAY - timedelta(days=self.one((0, 5, 89, 90, 91, 300)))}
                    appointments.append({"person": self.one(PEOPLE), "post": name, "since": date(2019, 1, 1), **ended})
                if self.chance(0.4):
                    entry.setdefault("since", TODAY - timedelta(days=self.one((3, 90, 91, 400))))
                continue
            person = self.one(PEOPLE)
            if self.slip(0.5):
                since = TODAY - timedelta(days=self.one((0, 10, 30, 31, 90, 91, 200)))
                appointments.append({"person": person, "post": name, "kind": "acting", "since": since})
                continue
            if self.chance(0.4):
                entry["holder"] = person if self.chance(0.5) else {"person": person, "since": self.days_ago(1, 900)}
            else:
                appointments.append({"person": person, "post": name, "since": self.days_ago(0, 900)})
            if self.chance(0.1):
                appointments.append({"person": self.one(PEOPLE), "post": name, "share": 0.5})
        if appointments:
            self.data["appointments"] = appointments
        if self.chance(0.8):
            self.data["people"] = {person: {} for person in PEOPLE}

    # --- who answers for what

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
            entry["matter"] = self.one(self.data["matters"])
            entry["stage"] = self.stage()
            self.scoped(entry, 0.4)
            named = {name for box in _boxes(entry.get("scope")) for name in box}
            free = [name for name in self.data.get("facets", {}) if name not in named]
            if free and self.chance(0.15):
                name = self.one(free)
                entry["except"] = {name: self.value(name)}
            if earlier and self.chance(0.3):
                twin = self.one(earlier.values())
                for key in ("matter", "scope", "except"):
                    entry.pop(key, None)
                    if key in twin:
                        entry[key] = twin[key]
                if "matter" not in entry:
                    entry.pop("stage")
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
        if self.slip(0.3):
            entry["tier"] = "overall"
        if self.slip(0.2):
            entry["mode"] = self.one(("default", "backup", "explicit"))
        if self.slip(0.1):
            entry["dsd"] = True
        if self.slip(0.1):
            entry["compensating"] = {"control": "monthly review", "reviewer": self.anyone()}
        return entry

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
        """What is handed on, mostly by who answers for it."""
        found: list[Entry] = []
        for _ in range(self.random.choice((0, 0, 1, 2, 3))):
            duty = self.one(self.data["duties"])
            by = self.data["duties"][duty].get("accountable")
            if found and self.chance(0.4):
                duty, by = next(iter(_listed(found[0].get("duty"))), duty), found[0]["to"]
            if not isinstance(by, str) or self.slip(0.4):
                by = self.one(self.data["posts"])
            entry: Entry = {"by": by, "to": self.anyone(), "duty": [duty] if self.chance(0.3) else duty}
            if found and self.slip(0.3):
                entry["to"] = found[0]["by"]
            self.scoped(entry, 0.25)
            needs = self.data["duties"][duty].get("needs")
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
            found.append(self.life(entry, 0.04))
        if found:
            self.data["delegations"] = found

    def oversight(self) -> None:
        """Forums over posts, departments, bodies."""
        found: Entry = {}
        outside = [name for name in self.data.get("outsiders", {}) if name != "dairy"]
        for i in range(self.random.randint(0, 4)):
            forum = self.one(outside) if outside and self.chance(0.35) else self.anyone()
            entry: Entry = {"forum": forum, "over": self.some(self.actors(), 1, 2)}
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
        if self.chance(0.15) and len(self.data["posts"]) > 3:
            ring = self.some(self.data["posts"], 2, 3)
            for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
                found[f"ring-{one}"] = {"forum": other, "over": [one], "information": "report"}
        if found:
            self.data["oversight"] = found
        if self.chance(0.1):
            self.data["assessments"] = [{"of": self.one(self.data["posts"]), "by": self.anyone()}]

    # --- how cases run

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


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said] if said else []


def _boxes(scope: Any) -> list[Entry]:
    return scope if isinstance(scope, list) else [scope or {}]


def draft(seed: int) -> Entry:
    """The charter of a seed."""
    return Draft(seed).data
