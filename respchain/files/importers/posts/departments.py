"""The tree of departments that post tables spell out in columns, or as a path in one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from respchain.facts.ids import normalised_title
from respchain.files.importers.imported import Imported
from respchain.files.importers.naming import word_of
from respchain.files.importers.posts.names import Names
from respchain.files.importers.posts.rows import Rows
from respchain.files.importers.posts.words import BLANK
from respchain.language import counted

LEVELS = ("parent_department", "organisation", "department", "unit")
"""The columns that name departments, the outermost first."""

_CUTS = re.compile(r"\s*(?:[>›»→\\|｜＞]|->|=>)\s*")
_MAYBE = re.compile(r"\s*[/／]\s*|\s+[-–—]\s+")

_Path = tuple[str, ...]


class Departments:
    """The departments of rows: `of` gives the id of each row's, blank for none."""

    def __init__(self, rows: Rows, names: Names, found: Imported) -> None:
        levels = [level for level in LEVELS if level in rows.stated]
        self.of: list[str] = [""] * len(rows)
        self.organisations: list[str] = [""] * len(rows)
        self.titles: dict[str, str] = {}
        self._names, self._entries = names, found.section("departments") if levels else {}
        self._ids: dict[_Path, str] = {}
        if not levels:
            return
        columns = [_filled_down(rows, level, found) for level in levels]
        cuts = [_cut(set(texts), found) for texts in columns]
        keys = list(zip(*columns, strict=True))
        cells, codes = rows.cells(*reversed(levels)), rows["department_id"]
        known: dict[tuple[str, ...], tuple[str, str]] = {}
        for row, key in enumerate(keys):
            if key not in known:
                known[key] = self._made(key, levels, cuts, cells[row], codes[row])
        self.of = [known[key][0] for key in keys]
        self.organisations = [known[key][1] for key in keys]

    def _made(
        self, key: Sequence[str], levels: Sequence[str], cuts: Sequence[Mapping[str, _Path]], cell: str, code: str
    ) -> tuple[str, str]:
        """The id of the department that some cells spell, and of the organisation that it belongs to."""
        path: list[str] = []
        words: list[str] = []
        organisation = department = ""
        for level, text, cut in zip(levels, key, cuts, strict=True):
            for title in cut[text]:
                word = normalised_title(title) or title
                if words and words[-1] == word:
                    continue
                path.append(title)
                words.append(word)
                department = self._id(tuple(words), title, department, cell)
            if level == "organisation" and cut[text]:
                organisation = department
        if department and code and "source_id" not in self._entries[department]:
            self._entries[department]["source_id"] = code
        return department, organisation

    def _id(self, words: _Path, title: str, above: str, cell: str) -> str:
        if words not in self._ids:
            department = self._names.free(word_of(title) or "department", keep_off=True)
            self._ids[words] = department
            entry = {"title": title} | ({"part_of": above} if above else {}) | {"source_cell": cell}
            self._entries[department] = entry
            self.titles[department] = title
        return self._ids[words]

    def tell(self, found: Imported) -> None:
        """Say how many there are; where there are several organisations, mark each."""
        bodies = {organisation for organisation in self.organisations if organisation}
        if len(bodies) > 1:
            for body in sorted(bodies):
                if "part_of" in self._entries[body]:
                    self._entries[body]["organisation"] = True
        if self._entries:
            found.read.append(counted("{count} department", "{count} departments", len(self._entries)))


def _cut(texts: set[str], found: Imported) -> dict[str, _Path]:
    """Each text as a path; a slash or a dash cuts only where what stands before it stands before others too."""
    parts = {text: tuple(part for part in _CUTS.split(text) if part.casefold() not in BLANK) for text in texts}
    slashed = {text for text, path in parts.items() if len(path) == 1 and _MAYBE.search(text)}
    first = Counter(_MAYBE.split(text)[0] for text in slashed)
    cut = {text for text in slashed if first[_MAYBE.split(text)[0]] > 1 or _MAYBE.split(text)[0] in texts}
    if cut:
        found.assumed.append(
            counted(
                "{count} name of a department was read as a path: {example}",
                "{count} names of departments were read as paths, such as {example}",
                len(cut),
                example=min(cut),
            )
        )
    for text in cut:
        parts[text] = tuple(part for part in _MAYBE.split(text) if part.casefold() not in BLANK)
    return {text: tuple(part for part in path if part.casefold() not in ("n/a", "n/d")) for text, path in parts.items()}


def _filled_down(rows: Rows, level: str, found: Imported) -> list[str]:
    """The column, blanks filled from above where each name stands on the first row of its group only."""
    texts = rows[level]
    if level not in ("department", "organisation") or not texts or not texts[0]:
        return texts
    stated = [text for text in texts if text]
    blank = len(texts) - len(stated)
    if len(set(stated)) < len(stated) or blank < len(stated) or len(stated) < 2:
        return texts
    filled, last = [], ""
    for text in texts:
        last = text or last
        filled.append(last)
    found.assumed.append(
        counted(
            "{count} row names no department, and was given that of the row above",
            "{count} rows name no department, and were given that of the row above",
            blank,
        )
    )
    return filled
