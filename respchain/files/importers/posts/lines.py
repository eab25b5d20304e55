"""To whom posts report: what stands in the column of superiors, as ids of posts, the mark of the top, or unknown."""

import re
import unicodedata
from collections import Counter
from typing import TypeVar

from respchain.facts.ids import normalised_id, normalised_title
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.naming import word_of
from respchain.files.importers.posts.departments import Departments
from respchain.files.importers.posts.marks import plain
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.seats import Seats, scopes
from respchain.files.importers.posts.states import States, each, quick_id
from respchain.files.importers.posts.words import ALSO_TOPS, QUOTES, TOPS
from respchain.language import N_, counted, listed, say

TOP = ""
DASHES = frozenset(("-", "--", "—", "–", "/", "."))
_PARTS = re.compile(r"\s*[（()）\[\],，;；/:：]\s*|\s[-–]\s")
_ZERO = re.compile(r"(?<=\d)\.0+$")
_UNQUOTED = str.maketrans(dict.fromkeys(QUOTES.replace(" ", "")))
_Key = TypeVar("_Key")
_SHOWN = 5

Superior = str | dict[str, str]
_Way = tuple[list[str], str]


class Lines:
    """The superiors of each row: posts, or what the source says where it names none; the top has TOP."""

    def __init__(self, rows: Rows, states: States, seats: Seats, departments: Departments) -> None:
        self._rows, self._states, self._seats, self._units = rows, states, seats, departments.of
        self._scope = scopes(rows, departments)
        self.of: list[Superior | None] = [None] * len(rows)
        self.counts: Counter[str] = Counter()
        self._found: dict[tuple[str, str], _Way | None] = {}
        self._exact: dict[tuple[int, str], list[str]] = {}
        self._plain: dict[tuple[int, str], list[str]] = {}
        self._gone: dict[tuple[int, str], list[str]] = {}
        ids = rows["id"]
        for post, group in seats.rows.items():
            into = self._gone if post in seats.abolished else self._plain
            for row in group:
                if key := states.id[row]:
                    _add(into, (self._scope[row], key), post)
                    if into is self._plain:
                        _add(self._exact, (self._scope[row], ids[row]), post)
        self._titles: tuple[dict[tuple[str, str], list[str]], dict[str, list[str]]] | None = None
        self._all: dict[str, list[str]] | None = None
        self._holders: dict[str, list[str]] = {}
        self._staff: dict[str, list[str]] = {}

    def resolve(self, wishes: Wishes, found: Imported) -> None:
        """Find the superior of each row, and say what was taken for the mark of the top and which ids were repaired."""
        tops = self._tops(wishes, found)
        known: dict[tuple[int, str], list[str] | None] = {}
        for row, (text, scope) in enumerate(zip(self._rows["reports_to"], self._scope, strict=True)):
            if not text:
                continue
            key = scope, text
            if key not in known:
                known[key] = self._by_id(scope, text)
            posts = known[key]
            if posts:
                own = self._seats.of[row]
                self.of[row] = next((post for post in posts if post != own), own) if len(posts) > 1 else posts[0]
            elif (said := plain(text)) in tops[scope] and not self._rows.aggregate[row]:
                self.of[row] = TOP
            elif said not in DASHES:
                self.of[row] = self._by_words(row, text)

    def _tops(self, wishes: Wishes, found: Imported) -> dict[int, set[str]]:
        """What marks the top in each series of ids: XX, else the first of other words that stands there."""
        asked = {plain(word) for word in wishes.tops}
        said: dict[int, set[str]] = {scope: set() for scope in self._scope}
        told = each(self._rows["reports_to"], plain)
        for scope, text in set(zip(self._scope, told, strict=True)):
            said[scope].add(text)
        tops = {}
        for scope, texts in said.items():
            tops[scope] = asked or texts & set(TOPS)
            if not tops[scope] and (also := sorted(texts & set(ALSO_TOPS))):
                tops[scope] = set(also)
                found.assumed.append(
                    say("{words} in place of a superior marks the top; --top says otherwise", words=listed(also))
                )
        return tops

    def tell(self, found: Imported) -> None:
        """Say how superiors were found that are not named by the ids of posts as these are written."""
        rows, repairs = self._rows, Counter[str]()
        mended = 0
        told: dict[tuple[str, str], list[str]] = {}
        for row, superior in enumerate(self.of):
            if isinstance(superior, str) and superior != TOP:
                raw, text = rows["id"][self._seats.rows[superior][0]], rows["reports_to"][row]
                if raw != text and self._states.id[self._seats.rows[superior][0]]:
                    if (raw, text) not in told:
                        told[raw, text] = repairs_of(text, raw)
                    repairs.update(told[raw, text])
                    mended += bool(told[raw, text])
        if mended:
            shown = [say("{what} ({count})", what=say(what), count=count) for what, count in sorted(repairs.items())]
            found.assumed.append(
                counted(
                    "{count} superior is written otherwise than the id of its post, and means it: {repairs}",
                    "{count} superiors are written otherwise than the ids of their posts, and mean them: {repairs}",
                    mended,
                    repairs=listed(shown),
                )
            )
        self._tell_words(found)

    def _tell_words(self, found: Imported) -> None:
        if self.counts["title"]:
            found.assumed.append(
                counted(
                    "{count} superior was found by the title of its post",
                    "{count} superiors were found by the titles of their posts",
                    self.counts["title"],
                )
            )
        if self.counts["name"]:
            found.assumed.append(
                counted(
                    "{count} superior was found by the name or number of who holds the post",
                    "{count} superiors were found by the names or numbers of who hold the posts",
                    self.counts["name"],
                )
            )
        unknown = [text for text in self.of if isinstance(text, dict)]
        if unknown:
            texts = list(dict.fromkeys(one["unknown"] for one in unknown))
            found.read.append(
                counted(
                    "{count} row names a superior that is not in the table: {texts}",
                    "{count} rows name a superior that is not in the table: {texts}",
                    len(unknown),
                    texts=listed([*texts[:_SHOWN], *(["…"] if len(texts) > _SHOWN else [])]),
                )
            )
        if self.counts["ambiguous"]:
            found.read.append(
                counted(
                    "{count} of these names several posts, and may mean any of them",
                    "{count} of these name several posts, and may mean any of them",
                    self.counts["ambiguous"],
                )
            )

    def _by_id(self, scope: int, text: str) -> list[str] | None:
        if (posts := self._exact.get((scope, text))) is not None:
            return posts
        key = quick_id(text)
        posts = self._plain.get((scope, key)) or self._gone.get((scope, key))
        if posts is None:  # perhaps of another body, where only one has such an id
            others = self._elsewhere().get(key, [])
            posts = others if len(others) == 1 else None
        return posts

    def _elsewhere(self) -> dict[str, list[str]]:
        """The posts of all series of ids by their ids, where there are several."""
        if self._all is None:
            self._all = {}
            if len(set(self._scope)) > 1:
                for (_, key), posts in self._plain.items():
                    self._all.setdefault(key, []).extend(posts)
        return self._all

    def _by_words(self, row: int, text: str) -> Superior:
        """The post of that title, or of the person of that name; what names several or none is unknown."""
        key = self._units[row], text
        if key not in self._found:
            self._found[key] = self._by_title(*key) or self._by_name(*key)
        posts, way = self._found[key] or ((), "")
        if len(posts) == 1:
            self.counts[way] += 1
            return posts[0]
        self.counts["ambiguous"] += len(posts) > 1
        return {"unknown": text}

    def _by_title(self, unit: str, text: str) -> _Way | None:
        """The posts of that title, those of the same department before others."""
        here, everywhere = self._titled()
        wanted = normalised_title(text)
        posts = (unit and here.get((wanted, unit))) or everywhere.get(wanted)
        return (posts, "title") if posts else None

    def _by_name(self, unit: str, text: str) -> _Way | None:
        """The posts of the person of that name or number; else of what stands with others in the text."""
        posts = self._holders.get(word_of(text)) or self._staff.get(normalised_id(text)) or self._inside(text)
        return (posts, "name") if posts else None

    def _inside(self, text: str) -> list[str]:
        """The posts whose id, title or holder's name stands with others in a text, as in `Li Wei (Director)`."""
        found: list[str] = []
        scope = self._scope[0] if self._scope else 0
        for part in _parts(text):
            found = found or self._plain.get((scope, quick_id(part)), [])
            found = found or self._titled()[1].get(normalised_title(part), []) or self._holders.get(word_of(part), [])
        return found

    def _titled(self) -> tuple[dict[tuple[str, str], list[str]], dict[str, list[str]]]:
        """The posts by their titles in each department, and everywhere; those of each person beside."""
        if self._titles is None:
            here: dict[tuple[str, str], list[str]] = {}
            everywhere: dict[str, list[str]] = {}
            titles, staff = self._rows["title"], self._rows["staff_id"]
            for post, group in self._seats.rows.items():
                for row in group if post not in self._seats.abolished else ():
                    if titles[row]:
                        title = normalised_title(titles[row])
                        _add(everywhere, title, post)
                        _add(here, (title, self._units[row]), post)
                    if staff[row]:
                        _add(self._staff, normalised_id(staff[row]), post)
                    for name in self._states.named[row].names:
                        _add(self._holders, word_of(name), post)
            self._titles = here, everywhere
        return self._titles


def _add(into: dict[_Key, list[str]], key: _Key, post: str) -> None:
    posts = into.setdefault(key, [])
    if not posts or posts[-1] != post:
        posts.append(post)


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text) if part and part != text] + text.split()[:1]


def repairs_of(text: str, raw: str) -> list[str]:
    """In what a reference and the id that it means differ.

    >>> repairs_of("ab7", "0AB7"), repairs_of("7.0", "7"), repairs_of("7", "'7'"), repairs_of("Li", "7")
    (['leading zeros', 'letter case'], ['".0" at the end'], ['quotes, spaces or width'], [])
    """
    one, other = (" ".join(unicodedata.normalize("NFKC", side).translate(_UNQUOTED).split()) for side in (text, raw))
    if normalised_id(one) != normalised_id(other):
        return []
    found = []
    if _ZERO.sub("", one) == one and _ZERO.sub("", other) == other:
        pass
    elif (_ZERO.search(one) is None) != (_ZERO.search(other) is None):
        found.append(N_('".0" at the end'))
    one, other = _ZERO.sub("", one), _ZERO.sub("", other)
    if one.casefold() != other.casefold():
        found.append(N_("leading zeros"))
    one, other = one.lstrip("0"), other.lstrip("0")
    if one != other and one.casefold() == other.casefold():
        found.append(N_("letter case"))
    return sorted(found) or [N_("quotes, spaces or width")]
