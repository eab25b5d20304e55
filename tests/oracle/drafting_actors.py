"""Who there is in a charter at random."""

from datetime import date, timedelta
from typing import Any

from tests.oracle.dice import TODAY, Entry
from tests.oracle.drafting_ground import Ground

PEOPLE = ("ann", "bob", "cy", "dee", "eve")


class Actors(Ground):
    """Departments, posts, bodies, outsiders, and who holds the posts."""

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
                entry["reports_to"] = self.one(found)
            if self.slip(0.1):
                entry["headcount"] = self.random.randint(1, 20)
            if self.slip(0.15):
                entry["frozen"] = True
            found[name] = self.life(entry)
        if self.chance(0.8):
            found["p0"]["top"] = True
        self.data["posts"] = found
        self.lines(found)

    def lines(self, found: Entry) -> None:
        """Lines of command as they should not be, and standbys."""
        for name, entry in found.items():
            if self.slip(0.3) and name != "p0":
                entry["reports_to"] = self.one([other for other in found if other != name])
            if self.slip(0.1) and name != "p0" and self.data.get("departments"):
                entry["reports_to"] = self.one(self.data["departments"])
            if self.slip(0.05) and name != "p0":
                entry["reports_to"] = {"unknown": "0123"}
            if self.slip(0.15) and name != "p0" and len(found) > 3:
                entry["reports_to"] = self.some([other for other in found if other != name], 2, 3)
            if self.chance(0.15):
                entry["backup"] = self.one([other for other in found if other != name])

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
                entry["chair"] = self.one(sitting if self.chance(0.7) else self.data["posts"])
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

    def controllers(self) -> None:
        """Who appoints, removes and pays."""
        found = self.data.get("outsiders", {})
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
        if found and self.chance(0.06):
            self.data["posts"]["p0"]["reports_to"] = self.one(found)
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
        self.appointments: list[Entry] = []
        for name, entry in self.data["posts"].items():
            if entry.get("headcount") is not None:
                continue
            if self.slip(0.5):
                self.vacant(name, entry)
            elif self.slip(0.5):
                since = TODAY - timedelta(days=self.one((0, 10, 30, 31, 90, 91, 200)))
                self.appoint(name, kind="acting", since=since)
            else:
                self.held(name, entry)
        if self.appointments:
            self.data["appointments"] = self.appointments
        if self.chance(0.8):
            self.data["people"] = {person: {} for person in PEOPLE}

    def appoint(self, post: str, **said: Any) -> None:
        """One appointment."""
        self.appointments.append({"person": self.one(PEOPLE), "post": post, **said})

    def predecessors(self) -> None:
        """Who held a post before somebody acting, or holds it beside."""
        for entry in list(self.appointments):
            if entry.get("kind") == "acting" and self.slip():
                since = entry["since"]
                left = {"until": since - timedelta(days=self.one((-20, 0, 1)))} if self.chance(0.8) else {}
                kind = {"kind": "acting"} if self.chance(0.5) else {}
                self.appoint(entry["post"], since=since - timedelta(days=60), **left, **kind)

    def vacant(self, name: str, entry: Entry) -> None:
        """A post that nobody holds, or not yet."""
        if self.chance(0.6):
            self.appoint(name, since=date(2019, 1, 1), until=TODAY - timedelta(days=self.one((0, 5, 89, 90, 91, 300))))
        if self.chance(0.4):
            entry.setdefault("since", TODAY - timedelta(days=self.one((3, 90, 91, 400))))
        if self.chance(0.1):
            self.appoint(name, since=TODAY + timedelta(days=self.one((1, 30))))

    def held(self, name: str, entry: Entry) -> None:
        """A post that somebody holds, or two do."""
        if self.chance(0.4):
            person = self.one(PEOPLE)
            entry["holder"] = person if self.chance(0.5) else {"person": person, "since": self.days_ago(1, 900)}
        else:
            self.appoint(name, since=self.days_ago(0, 900))
        if self.chance(0.1):
            self.appoint(name, share=0.5)
