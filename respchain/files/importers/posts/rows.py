"""All rows of all tables of posts as columns, and which of them stand for groups of posts or speak of another day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from respchain.files.importers.imported import Imported
from respchain.files.importers.posts.days import day_in, day_of
from respchain.files.importers.posts.sheets import Sheet, column_of
from respchain.files.importers.posts.words import COLUMNS, JUNIOR_WORDS, SENIOR_WORDS
from respchain.language import counted, say

_SAMPLE = 50  # rows by which columns without a known heading are told
_DAYS = 40  # so many days a table may hold rows of


class Rows:
    """One row for each that may be a post; each key of a column has one text a row, blank where there is none.

    `sheet` and `number` say where a row stands; `aggregate` which rows stand for groups of posts.
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = sheets
        self.columns: dict[str, list[str]] = {}
        self.stated = {key for sheet in sheets for key in sheet.columns}
        for key in COLUMNS:
            parts = [sheet.columns.get(key) or [""] * len(sheet.rows) for sheet in sheets]
            self.columns[key] = list(parts[0]) if len(parts) == 1 else [text for part in parts for text in part]
        self.number = [number for sheet in sheets for number in sheet.rows]
        self.sheet = [at for at, sheet in enumerate(sheets) for _ in sheet.rows]
        self.aggregate: list[bool] = []

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.number)

    def __getitem__(self, key: str) -> list[str]:
        """The texts of a column."""
        return self.columns[key]

    def cells(self, *keys: str) -> list[str]:
        """The place of each row's cell in the first column of these that its table has."""
        found: list[str] = []
        for sheet in self.sheets:
            column = next((sheet.number[key] for key in keys if key in sheet.number), 0)
            before, behind = sheet.grid.around(column)
            lines = sheet.grid.lines
            found += [f"{before}{lines[number]}{behind}" for number in sheet.rows]
        return found


def rows_of(sheets: Sequence[Sheet], found: Imported) -> tuple[Rows, date | None]:
    """The rows of the latest day that the sheets speak of, and that day; what speaks of other days is left."""
    days = [_day_of_file(sheet, found) for sheet in sheets]
    told = [_days_of_rows(sheet) for sheet in sheets]
    latest = max([day for day in days if day] + [day for some in told for day in some if day], default=None)
    kept = [_of_day(sheet, day, some, latest, found) for sheet, day, some in zip(sheets, days, told, strict=True)]
    rows = Rows(kept)
    rows.aggregate = [yes for sheet in kept for yes in _aggregate(sheet)]
    return rows, latest


def _day_of_file(sheet: Sheet, found: Imported) -> date | None:
    """The day that the name of the file or of the sheet names, else what stands above the headings."""
    above = [cell for row in sheet.grid.rows[: sheet.header.row] for cell in row]
    for text in (PurePath(sheet.grid.file).stem, sheet.grid.sheet or "", *above):
        if (day := day_in(text, last=True)) is not None:
            found.assumed.append(
                say('{file}: holds for {day}, as "{text}" says', file=sheet.grid.file, day=day, text=text[:60])
            )
            return day
    return None


def _days_of_rows(sheet: Sheet) -> list[date | None]:
    """The day of each row: by the column of days or, in a table of groups and single posts, by one that holds days."""
    if "date" in sheet.columns:
        days = [day_of(text, last=True) for text in sheet.columns["date"]]
        sheet.told["date"] = all(
            day is not None or not text for day, text in zip(days, sheet.columns["date"], strict=True)
        )
        return days
    if _kinds(sheet) is None:
        return []
    for column in range(sheet.grid.width):
        if column not in sheet.number.values():
            if not all(map(day_of, column_of(sheet.grid, sheet.rows[:_SAMPLE], column))):
                continue
            texts = column_of(sheet.grid, sheet.rows, column)
            several = set(texts)
            if 1 < len(several) <= _DAYS and all(day_of(text, last=True) for text in several):
                return [day_of(text, last=True) for text in texts]
    return []


def _of_day(sheet: Sheet, day: date | None, days: Sequence[date | None], latest: date | None, found: Imported) -> Sheet:
    """The sheet without the rows of other days than the latest."""
    if latest is None or (not days and day in (None, latest)):
        return sheet
    mine = [(some or day) in (None, latest) for some in days] if days else [False] * len(sheet.rows)
    others = [number for number, kept in zip(sheet.rows, mine, strict=True) if not kept]
    if not others:
        return sheet
    found.leave_rows(sheet.grid, others, say("it speaks of another day than {latest}, the latest", latest=latest))
    sheet.aside.update(others)
    columns = {
        key: [text for text, kept in zip(texts, mine, strict=True) if kept] for key, texts in sheet.columns.items()
    }
    return sheet.but(rows=[number for number, kept in zip(sheet.rows, mine, strict=True) if kept], columns=columns)


def _kinds(sheet: Sheet) -> list[bool] | None:
    """Which rows stand for groups of posts, where a column tells senior from junior posts."""
    columns = [sheet.columns["kind"]] if "kind" in sheet.columns else []
    taken = set(sheet.number.values()) if not columns else set(range(sheet.grid.width))
    others = [at for at in range(sheet.grid.width) if at not in taken]
    told = [at for at in others if _tells(column_of(sheet.grid, sheet.rows[:_SAMPLE], at))]
    columns += [column_of(sheet.grid, sheet.rows, at) for at in told]
    for texts in columns:
        if _tells(texts):
            plain = {text: _plain(text) for text in set(texts)}
            sheet.told["kind"] = True
            if JUNIOR_WORDS & set(plain.values()):
                return [plain[text] in JUNIOR_WORDS for text in texts]
    return None


def _tells(texts: Sequence[str]) -> bool:
    """Whether a column says nothing but senior and junior."""
    said = set(map(_plain, set(texts))) - {""}
    return bool(said) and said <= SENIOR_WORDS | JUNIOR_WORDS


def _plain(text: str) -> str:
    return text.casefold().strip(" .")


def _aggregate(sheet: Sheet) -> list[bool]:
    """Which rows stand for groups of posts: by the column that says so, or by a number of posts and no name."""
    if (kinds := _kinds(sheet)) is not None:
        return kinds
    if sheet.junior:
        return [True] * len(sheet.rows)
    if "headcount" not in sheet.columns:
        return [False] * len(sheet.rows)
    blank = [""] * len(sheet.rows)
    ids, names = sheet.columns.get("id", blank), sheet.columns.get("name", blank)
    named = bool({"name", "family_name", "given_name"} & set(sheet.columns))
    return [
        bool(count) and not name and not (named and key)
        for count, key, name in zip(sheet.columns["headcount"], ids, names, strict=True)
    ]


def tell_rows(rows: Rows, found: Imported) -> None:
    """Say how many rows of which kind were read."""
    groups = sum(rows.aggregate)
    per = Counter(rows.sheet)
    for at, sheet in enumerate(rows.sheets):
        where = f"{sheet.grid.file}[{sheet.grid.sheet}]" if sheet.grid.sheet else sheet.grid.file
        found.read.append(counted("{file}: {count} row", "{file}: {count} rows", per[at], file=where))
    if groups:
        found.read.append(
            counted("{count} row stands for a group of posts", "{count} rows stand for groups of posts", groups)
        )
