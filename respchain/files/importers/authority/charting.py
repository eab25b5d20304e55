"""Grants as a charter: levels are posts, categories are matters, limits are duties to decide."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from respchain.facts.ids import normalised_title
from respchain.files.importers.authority.granted import Grant, Granted, Level, Named
from respchain.files.importers.authority.nesting import MOST, nested
from respchain.files.importers.authority.scopes import OTHER_CASES, Axes
from respchain.files.importers.imported import Imported, Left, Wishes
from respchain.files.importers.numbering import Numbering
from respchain.files.importers.places import place_of
from respchain.language import N_, Translator, counted, listed, say

STAGE = "approve"
NESTED = N_("the limit of a lower level lies inside that of a higher one")
_TOPS = ("xx", "none", "n/a", "-", "—", "无")
_SHOWN = 8  # names that are told


class Charting:
    """Makes the charter of what was granted."""

    def __init__(self, granted: Granted, found: Imported, wishes: Wishes, tell: Translator) -> None:
        self._granted = granted
        self._found = found
        self._tops = {top.casefold() for top in (*wishes.tops, *_TOPS)}
        self._tell = tell
        self._ids = Numbering()
        self._duties = Numbering()
        self._posts: dict[str, str] = {}
        self._ranks: dict[str, int] = {}
        self._own: list[str] = []
        self._axes = Axes(found, tell(OTHER_CASES))

    def chart(self) -> None:
        """Add posts, facets, matters and duties, and tell what was taken for granted."""
        for level in self._granted.levels:
            self._level(level)
        self._lines()
        matters = Numbering()
        by_matter: dict[str, list[Grant]] = {key: [] for key in self._granted.matters}
        for grant in self._granted.grants:
            by_matter[grant.matter].append(grant)
        for key, (title, place) in self._granted.matters.items():
            self._matter(key, matters.free(title, "matter"), title, place, by_matter[key])
        self._assume()

    def _level(self, level: Level) -> None:
        for title in level.titles:
            key = normalised_title(title) or title
            if key not in self._posts:
                self._posts[key] = self._ids.free(title, "post")
                self._found.section("posts")[self._posts[key]] = {"title": title, "source_cell": level.place}
            self._ranks.setdefault(key, level.rank)

    def _lines(self) -> None:
        """State to whom posts report, where the table has a column for it."""
        for level in self._granted.levels:
            boss = level.reports_to
            for title in level.titles if boss else ():
                entry = self._found.section("posts")[self._posts[normalised_title(title) or title]]
                if boss.casefold() in self._tops:
                    entry["top"] = True
                else:
                    known = self._posts.get(normalised_title(boss) or boss)
                    entry["reports_to"] = known if known is not None else {"unknown": boss}

    def _post(self, title: str, grant: Grant) -> str:
        key = normalised_title(title) or title
        if key not in self._posts:
            self._posts[key] = self._ids.free(title, "post")
            self._found.section("posts")[self._posts[key]] = {"title": title, "source_cell": grant.place}
            self._own.append(title)
        return self._posts[key]

    def _matter(self, key: str, id_: str, title: str, place: str, grants: list[Grant]) -> None:
        currency = _most_common([grant.limit.currency for grant in grants if grant.limit.currency])
        kept = []
        for grant in grants:
            if grant.limit.currency in (currency, None):
                kept += self._upward(grant)
            else:
                why = say("another currency than the other limits of this matter")
                self._found.left.append(Left(place_of(grant.place), title, grant.text, why))
        facets = self._axes.of_matter(key, id_, title, kept, currency)
        entry: dict[str, Any] = {"title": title, "stages": [STAGE]}
        if facets:
            entry["facets"] = facets
        self._found.section("matters")[id_] = {**entry, "source_cell": place}
        ids = [self._duties.free(f"{id_}-{'-'.join(grant.who.titles)}", "duty") for grant in kept]
        stated = [self._duty(key, id_, title, grant, currency) for grant in kept]
        self._beside(kept, ids, stated)
        self._found.section("duties").update(zip(ids, stated, strict=True))

    def _upward(self, grant: Grant) -> list[Grant]:
        """A grant to a level and all above, as one grant for each of these levels."""
        if not grant.who.upward:
            return [grant]
        key = normalised_title(grant.who.titles[0])
        if key not in self._ranks:
            self._found.left.append(Left(place_of(grant.place), "", grant.text, say(
                "no table has the level from which on all may decide: only the one named is stated"
            )))  # fmt: skip
            return [grant.but(who=Named(grant.who.titles))]
        above = [
            title
            for level in self._granted.levels
            if level.rank >= self._ranks[key]
            for title in level.titles
            if self._ranks[normalised_title(title) or title] == level.rank
        ]
        titles = dict.fromkeys([*grant.who.titles, *above])
        return [grant.but(who=Named((title,), upward=True)) for title in titles]

    def _duty(self, key: str, matter: str, title: str, grant: Grant, currency: str | None) -> dict[str, Any]:
        entry: dict[str, Any] = {"title": _duty_title(title, grant), "matter": matter, "stage": STAGE}
        if scope := self._axes.scope(key, grant, currency):
            entry["scope"] = scope
        posts = [self._post(one, grant) for one in grant.who.titles]
        entry["accountable"] = posts[0] if len(posts) == 1 else posts
        if grant.who.together:
            entry["shared"] = {"how": "joint"}
        return {**entry, "source_cell": grant.place}

    def _beside(self, grants: Sequence[Grant], ids: list[str], stated: list[dict[str, Any]]) -> None:
        """State that limits nest as they are meant to, and that all from one level up may decide."""
        besides: dict[int, list[dict[str, str]]] = {}
        if len(grants) <= MOST:
            for low, high, why in nested(grants):
                besides.setdefault(low, []).append({"duty": ids[high], "why": why, "reason": self._tell(NESTED)})
        else:
            self._found.assumed.append(counted(
                "{count} limit on one matter: how they nest is not stated",
                "{count} limits on one matter: how they nest is not stated",
                len(grants),
            ))  # fmt: skip
        for at, grant in enumerate(grants):
            if grant.who.upward:
                besides.setdefault(at, []).extend(
                    {"duty": ids[other], "why": "redundancy", "reason": grant.text}
                    for other, another in enumerate(grants)
                    if other > at and another.who.upward and another.place == grant.place
                )
        for at, entries in besides.items():
            if entries:
                stated[at]["beside"] = entries

    def _assume(self) -> None:
        limits = [grant.limit for grant in self._granted.grants]
        assumed = self._found.assumed
        if self._granted.levels and not any(level.reports_to for level in self._granted.levels):
            assumed.append(
                say("the tables say who may decide more, and not who reports to whom: no lines of command are stated")
            )
        if self._own:
            names = listed(self._own[:_SHOWN])
            assumed.append(counted(
                "{count} actor is no level of a table, and a post of its own: {names}",
                "{count} actors are no level of a table, and posts of their own: {names}", len(self._own), names=names,
            ))  # fmt: skip
        if any(limit.bare for limit in limits):
            assumed.append(say('an amount that stands alone is read as "up to", the figure included'))
        if any(limit.dashed for limit in limits):
            assumed.append(say("an amount from and to is read as including both"))
        if any(limit.each for limit in limits):
            assumed.append(say("limits for a single case are read as limits of the amount"))
        if any(limit.qualifier for limit in limits):
            assumed.append(
                say("a qualifier in brackets names some cases of its matter, and different ones are different cases")
            )
        if any(limit.scope is not None for limit in limits):
            assumed.append(say("no amount is below 0"))


def _duty_title(title: str, grant: Grant) -> str:
    """What a duty is called: its matter, who decides, and the cell."""
    who = ", ".join(grant.who.titles)
    told = all(one in grant.text for one in grant.who.titles) and not grant.who.upward
    return f"{title}: {grant.text}" if told else f"{title}, {who}: {grant.text}"


def _most_common(currencies: list[str]) -> str | None:
    return Counter(currencies).most_common(1)[0][0] if currencies else None
