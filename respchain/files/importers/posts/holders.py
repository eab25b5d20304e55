"""Who holds which post: people, and their appointments."""

from collections import Counter
from datetime import date

from respchain.files.importers.imported import Imported, Left
from respchain.files.importers.posts.days import day_of
from respchain.files.importers.posts.names import Names, words_of
from respchain.files.importers.posts.numbers import number, whole
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.seats import Seats
from respchain.files.importers.posts.states import States, each
from respchain.language import Saying, counted, say

_NAMES = ("name", "given_name", "family_name")
_DAYS = ("since", "until", "ends")
_LEAST = 0.01


class Holders:
    """Enters the people of some rows and their appointments; `rest` is the working time of posts that nobody holds."""

    def __init__(self, rows: Rows, states: States, seats: Seats, found: Imported) -> None:
        self._rows, self._states, self._seats, self._found = rows, states, seats, found
        self._names = Names()
        self.rest: dict[str, float | int] = {}
        self._shares = each(rows["share"], number)
        self._days = {key: each(rows[key], _day) for key in _DAYS}
        self._people: dict[str, dict[str, object]] = {}
        self._appointments: list[dict[str, object]] = []
        self.counts: Counter[str] = Counter()
        self._posts: dict[str, set[str]] = {}
        self._dated = not rows.stated.isdisjoint(_DAYS)

    def enter(self) -> None:
        """Enter all of them."""
        rows, states = self._rows, self._states
        cells = rows.cells("name", "family_name", "given_name", "id", "title")
        staff = rows["staff_id"]
        self._words = words_of({name for said in states.named for name in said.names}, "person")
        self._by: dict[str, str] = {}
        for row, (said, post) in enumerate(zip(states.named, self._seats.of, strict=True)):
            if rows.aggregate[row]:
                continue
            if said.names and not states.abolished[row]:
                number_of = staff[row] if len(said.names) == 1 else ""
                for name in said.names:
                    self._appoint(row, post, self._person(row, name, number_of, cells[row]), cells[row])
                if staff[row] and not number_of:
                    self._leave(row, "staff_id", say("it stands beside several names"))
            else:
                self._without_name(row, post, staff[row], cells[row])
        if self._people:
            self._found.stated["people"] = self._people
        if self._appointments:
            self._found.stated["appointments"] = self._appointments

    def _without_name(self, row: int, post: str, staff: str, cell: str) -> None:
        """Enter whoever is there though no name is given: nobody, or a person who is not disclosed."""
        said, shown = self._states.named[row], not self._rows.stated.isdisjoint(_NAMES)
        if self._states.abolished[row]:
            self._leave_time(row, post)
        elif self._states.vacant[row]:
            self.counts["vacant"] += 1
            self._leave_time(row, post)
        elif said.state == "undisclosed" or (shown and not said.state and self._shares[row] and post):
            self.counts["undisclosed"] += 1
            self.counts["blank"] += not said.state
            self._appoint(row, post, self._hidden(post, staff, cell), cell)
        else:
            self.counts["silent"] += bool(post and shown)
            self._leave_time(row, post)

    def _person(self, row: int, name: str, staff: str, cell: str) -> str:
        key = f"#{staff}" if staff else self._words[name]
        person = self._by.get(key)
        if person is None:
            self._by[key] = person = self._names.free(self._words[name])
            entry: dict[str, object] = {"name": name}
            if staff:
                entry["source_id"] = staff
            entry["source_cell"] = cell
            self._people[person] = entry
        elif staff and self._words[str(self._people[person]["name"])] != self._words[name]:
            for key in _NAMES:
                if self._rows[key][row]:
                    self._leave(row, key, say("another row of the same person gives another name"))
        return person

    def _hidden(self, post: str, staff: str, cell: str) -> str:
        person = self._names.free(f"holder-{post}" if post else "undisclosed")
        entry: dict[str, object] = {"disclosed": False}
        if staff:
            entry["source_id"] = staff
        entry["source_cell"] = cell
        self._people[person] = entry
        return person

    def _appoint(self, row: int, post: str, person: str, cell: str) -> None:
        if not post:
            self.counts["without"] += 1
            return
        held = self._posts.get(person)
        if held is None:
            held = self._posts[person] = set()
        elif post in held:
            self.counts["twice"] += 1
            for key in ("share", "since", "until", "ends"):
                if self._rows[key][row]:
                    self._leave(row, key, say("another row says who holds the post"))
            return
        held.add(post)
        entry: dict[str, object] = {"person": person, "post": post}
        if kind := self._kind(row, post):
            entry["kind"] = kind
        share = self._shares[row]
        if share is not None and 0 < share <= 1:
            entry["share"] = share
            self.counts["least"] += share <= _LEAST
        elif self._rows["share"][row]:
            self._leave(row, "share", say("a share is more than 0 and at most 1"))
        if self._dated:
            self._date(entry, row)
        entry["source_cell"] = cell
        self._appointments.append(entry)

    def _kind(self, row: int, post: str) -> str:
        states = self._states
        if post in self._seats.shares or states.shared[row]:
            return "job-share"
        return states.named[row].kind or states.title[row].kind or states.status[row].kind

    def _date(self, entry: dict[str, object], row: int) -> None:
        """Say since when and until when, as far as the days follow one another."""
        since = None
        for key in _DAYS:
            text = self._rows[key][row]
            if not text:
                continue
            day = self._days[key][row]
            if day is None:
                self._leave(row, key, say("this is no day"))
            elif since is not None and day <= since:
                self._leave(row, key, say("it is before the day on which it begins"))
            else:
                entry[key] = day
                since = day if key == "since" else since

    def _leave_time(self, row: int, post: str) -> None:
        """Keep what a row says of working time where nobody holds the post."""
        share = self._shares[row]
        if self._rows["share"][row]:
            if post and share is not None and share >= 0:
                self.rest[post] = whole(share)
            else:
                self._leave(row, "share", say("nobody is named whose working time it is"))
        for key in _DAYS:
            if self._rows[key][row]:
                self._leave(row, key, say("nobody is named whose days these are"))

    def _leave(self, row: int, key: str, why: Saying) -> None:
        sheet, line = self._rows.sheets[self._rows.sheet[row]], self._rows.number[row]
        column = sheet.number[key]
        heading = sheet.header.headings[column]
        self._found.left.append(Left(sheet.grid.place(line, column), heading, self._rows[key][row], why))

    def tell(self) -> None:
        """Say how many people there are, and of what kinds."""
        counts, found = self.counts, self._found
        named = len(self._people) - counts["undisclosed"]
        several = sum(len(posts) > 1 for posts in self._posts.values())
        found.read += [
            *_told(named, counted("{count} person with a name", "{count} people with names", named)),
            *_undisclosed(counts["undisclosed"]),
            *_vacant(counts["vacant"], counts["silent"]),
            *_told(
                counts["without"],
                counted("{count} person has no post", "{count} people have no post", counts["without"]),
            ),
            *_least(counts["least"]),
        ]
        found.assumed += [*_blank(counts["blank"]), *_twice(counts["twice"]), *_several(several)]


def _told(count: int, sentence: Saying) -> list[Saying]:
    return [sentence] if count else []


def _undisclosed(count: int) -> list[Saying]:
    return _told(
        count,
        counted("{count} person whose name is not disclosed", "{count} people whose names are not disclosed", count),
    )


def _vacant(vacant: int, silent: int) -> list[Saying]:
    return [
        *_told(
            vacant, counted("{count} row says that a post is vacant", "{count} rows say that a post is vacant", vacant)
        ),
        *_told(
            silent,
            counted(
                "{count} row says nothing of who holds the post",
                "{count} rows say nothing of who holds the post",
                silent,
            ),
        ),
    ]


def _least(count: int) -> list[Saying]:
    sentence = counted(
        "{count} holder works no more than 0.01 of full time: such a figure often stands for an empty post",
        "{count} holders work no more than 0.01 of full time: such a figure often stands for an empty post",
        count,
    )
    return _told(count, sentence)


def _blank(count: int) -> list[Saying]:
    sentence = counted(
        "{count} name is blank beside a working time: somebody whose name is not disclosed",
        "{count} names are blank beside a working time: people whose names are not disclosed",
        count,
    )
    return _told(count, sentence)


def _twice(count: int) -> list[Saying]:
    return _told(count, counted("{count} row repeats who holds a post", "{count} rows repeat who holds a post", count))


def _several(count: int) -> list[Saying]:
    sentence = counted(
        "{count} name stands on several posts, and was taken for one person",
        "{count} names stand on several posts, and were each taken for one person",
        count,
    )
    return _told(count, sentence)


def _day(text: str) -> date | None:
    return day_of(text) if text else None
