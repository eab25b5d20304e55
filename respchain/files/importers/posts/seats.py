"""Which rows state one and the same post, and under which id."""

from collections import Counter
from collections.abc import Iterable

from respchain.files.importers.imported import Imported
from respchain.files.importers.naming import word_of
from respchain.files.importers.posts.departments import Departments
from respchain.files.importers.posts.names import Names, words_of
from respchain.files.importers.posts.numbers import number
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.states import States, each
from respchain.language import counted, listed

_SHOWN = 5


_ById = dict[tuple[int, str], list[int]]


class Seats:
    """The posts: `rows` of each by its id, and the id of the post that each row states, blank for none.

    `shares` are the posts whose holders share one job, `abolished` those that are no more.
    """

    def __init__(self) -> None:
        self.of: list[str] = []
        self.rows: dict[str, list[int]] = {}
        self.shares: set[str] = set()
        self.abolished: set[str] = set()


def seats_of(rows: Rows, states: States, departments: Departments, names: Names, found: Imported) -> Seats:
    """The posts of the rows. What is abolished is looked at apart, so that it is nobody's double."""
    seats = Seats()
    if _each_its_own(rows, states, departments):
        told = words_of(set(states.id), "post")
        seats.of = [names.free(told[key]) for key in states.id]
        seats.rows = {post: [row] for row, post in enumerate(seats.of)}
        return seats
    _take_all(seats, rows, states, departments, names, found)
    return seats


def _take_all(
    seats: Seats, rows: Rows, states: States, departments: Departments, names: Names, found: Imported
) -> None:
    """Take the posts of tables in which an id may stand on several rows, or on none."""
    seats.of = [""] * len(rows)
    with_id: dict[tuple[int, str], list[int]] = {}
    gone: dict[tuple[int, str], list[int]] = {}
    without: list[int] = []
    scope = scopes(rows, departments)
    for row, (post, key, out) in enumerate(zip(states.post, states.id, states.abolished, strict=True)):
        if not post:
            continue
        if not key:
            without.append(row)
        else:
            into = gone if out else with_id
            into.setdefault((scope[row], key), []).append(row)
    _tell_bodies(len(set(scope)), found)
    _take_ids(seats, names, with_id, gone, states, each(rows["share"], number), rows, found)
    _take_titles(seats, names, without, rows, states, departments)
    if without:
        found.assumed.append(
            counted(
                "{count} row has no id: its post is called by its title",
                "{count} rows have no id: their posts are called by their titles",
                len(without),
            )
        )


def _tell_bodies(bodies: int, found: Imported) -> None:
    if bodies > 1:
        found.assumed.append(
            counted(
                "{count} body has ids of its own",
                "{count} bodies have ids of their own, and were told apart; PER012 may take them for collisions",
                bodies,
            )
        )


def _take_ids(
    seats: Seats, names: Names, with_id: _ById, gone: _ById, states: States, shares: list[float | None], rows: Rows,
    found: Imported,
) -> None:  # fmt: skip
    """Take the posts of rows with ids, those that are no more behind the others."""
    kinds = _Kinds()
    told = words_of({key for _, key in with_id} | {key for _, key in gone}, "post")
    for (_, key), group in with_id.items():
        if len(group) == 1:
            _take(seats, names, told[key], group)
        else:
            _take_several(seats, names, told[key], group, states, shares, kinds)
    for (_, key), group in gone.items():
        for same in _by_title(group, states):
            seats.abolished.add(_take(seats, names, told[key], same))
    kinds.tell(rows, found)


def _each_its_own(rows: Rows, states: States, departments: Departments) -> bool:
    """Whether each row states a live post with an id that no other row has, as in most tables."""
    alone = all(states.post) and not any(states.abolished) and len(set(scopes(rows, departments))) < 2
    return alone and "" not in states.id and len(set(states.id)) == len(rows)


def scopes(rows: Rows, departments: Departments) -> list[int]:
    """For each row the number of its series of ids: tables that have an organisation in common share one."""
    if len(rows.sheets) == 1 or "organisation" not in rows.stated:
        return [0] * len(rows)
    of_sheet: dict[int, set[str]] = {}
    for at, body in set(zip(rows.sheet, departments.organisations, strict=True)):
        of_sheet.setdefault(at, set()).add(body)
    groups: list[tuple[set[str], set[int]]] = []
    for at, bodies in sorted(of_sheet.items()):
        bodies = bodies - {""}
        joined = [group for group in groups if not bodies or not group[0] or group[0] & bodies]
        apart = [group for group in groups if group not in joined]
        groups = [*apart, (bodies.union(*(one for one, _ in joined)), {at}.union(*(of for _, of in joined)))]
    number_of = {at: number for number, (_, of) in enumerate(groups) for at in of}
    return [number_of[at] for at in rows.sheet]


def _take(seats: Seats, names: Names, word: str, group: list[int]) -> str:
    post = names.free(word)
    seats.rows[post] = group
    for row in group:
        seats.of[row] = post
    return post


class _Kinds:
    """Ids that stand on several rows, by what that means."""

    def __init__(self) -> None:
        self.shares: list[int] = []
        self.holders: list[int] = []
        self.collisions: list[int] = []

    def tell(self, rows: Rows, found: Imported) -> None:
        """Say how many there are of each kind."""
        shares, holders, collisions = (
            _some(rows["id"][row] for row in group) for group in (self.shares, self.holders, self.collisions)
        )
        sentences = [
            counted(
                "{count} id stands on several rows as a job share: {ids}",
                "{count} ids stand on several rows as job shares: {ids}",
                len(self.shares),
                ids=shares,
            ),
            counted(
                "{count} id stands on several rows with one title: one post with several holders: {ids}",
                "{count} ids stand on several rows with one title: posts with several holders: {ids}",
                len(self.holders),
                ids=holders,
            ),
            counted(
                "{count} id stands on rows with different titles, and was given to several posts: {ids}",
                "{count} ids stand on rows with different titles, and were given to several posts: {ids}",
                len(self.collisions),
                ids=collisions,
            ),
        ]
        groups = (self.shares, self.holders, self.collisions)
        found.read += [sentence for sentence, group in zip(sentences, groups, strict=True) if group]


def _some(texts: Iterable[str]) -> str:
    shown = list(dict.fromkeys(texts))
    return listed([*shown[:_SHOWN], *(["…"] if len(shown) > _SHOWN else [])])


def _take_several(
    seats: Seats, names: Names, word: str, group: list[int], states: States, shares: list[float | None], kinds: _Kinds
) -> None:
    """Take the posts of rows with one id: those with one title are one post."""
    parts = _by_title(group, states)
    if len(parts) > 1:
        kinds.collisions.append(group[0])
    for part in parts:
        post = _take(seats, names, word, part)
        if len(part) > 1:
            if any(states.shared[row] for row in part) or all(0 < (shares[row] or 1) < 1 for row in part):
                seats.shares.add(post)
                kinds.shares.append(part[0])
            else:
                kinds.holders.append(part[0])


def _by_title(group: list[int], states: States) -> list[list[int]]:
    """The rows of each title; a row without one goes with the first."""
    parts: dict[str, list[int]] = {}
    first = next((states.title[row].same for row in group if states.title[row].same), "")
    for row in group:
        parts.setdefault(states.title[row].same or first, []).append(row)
    return list(parts.values())


def _take_titles(
    seats: Seats, names: Names, group: list[int], rows: Rows, states: States, departments: Departments
) -> None:
    """Take the posts of rows without an id: one a row, but for a person who stands there twice, and for job shares."""
    same: dict[object, list[int]] = {}
    titles, units = rows["title"], departments.of
    for row in group:
        name, title = states.named[row], states.title[row].same
        if rows.aggregate[row]:
            key: object = row
        elif states.shared[row]:
            key = ("shared", title, units[row], states.abolished[row])
        elif name.names:
            key = (title, units[row], name.names, states.abolished[row])
        else:
            key = row
        same.setdefault(key, []).append(row)
    told = words_of({titles[row] for row in group}, "post")
    often = Counter(told[titles[part[0]]] for part in same.values())
    for part in same.values():
        word = told[titles[part[0]]]
        unit = departments.titles.get(units[part[0]], "")
        if often[word] > 1 and unit and not rows.aggregate[part[0]]:
            word = f"{word_of(unit)}-{word}".strip("-") or word
        post = _take(seats, names, word, part)
        if states.abolished[part[0]]:
            seats.abolished.add(post)
        elif len(part) > 1 and states.shared[part[0]]:
            seats.shares.add(post)
