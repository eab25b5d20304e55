"""Lists of powers and responsibilities 权力清单、责任清单、权责清单: tables of many forms, and forms of one power each.

A power becomes a matter of its type and a power of the department that holds it; each numbered responsibility a duty
at the stage that its words name; each case that is pursued a consequence. Nobody is made accountable who is not named.
"""

from collections.abc import Sequence
from pathlib import Path

from respchain.errors import Fault, InputErrors, Place, UnknownName, did_you_mean
from respchain.facts.ids import normalised_title
from respchain.files.importers.imported import Imported, Left, Wishes
from respchain.files.importers.powers_list import figures
from respchain.files.importers.powers_list.boundaries import Sheets
from respchain.files.importers.powers_list.cells import Cell, Record
from respchain.files.importers.powers_list.forms import Forms, forms_of_grid, forms_of_text
from respchain.files.importers.powers_list.names import department_of
from respchain.files.importers.powers_list.powers import Powers
from respchain.files.importers.powers_list.pursuit import Pursuit
from respchain.files.importers.powers_list.register import Register
from respchain.files.importers.powers_list.remains import leave_rest
from respchain.files.importers.powers_list.rows import records
from respchain.files.importers.powers_list.tables import ABOVE, Listing, columns_told, listing, only_kind
from respchain.files.importers.powers_list.words import COLUMNS
from respchain.files.parts import shown
from respchain.files.tables.grid import Grid, is_blank
from respchain.files.tables.reading import raw_of, tables, text_of
from respchain.files.tables.sheets import NEW, OLD
from respchain.language import N_, Saying, listed, say

_HEADINGS = 12  # that are told where nothing was found
_SCANNED = 30


def imported(paths: Sequence[Path], wishes: Wishes) -> Imported:
    """The charter that lists of powers state, and an account of it; files without such a list are `InputErrors`."""
    for key in wishes.columns:
        if key not in COLUMNS:
            raise UnknownName(N_("key"), key, COLUMNS)
    return _Reading(wishes).of(paths)


class _Reading:
    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self.found = Imported()
        self.found.stated.update({"respchain": 1, "name": None, "language": None, "profile": "cn-gov"})
        self.register = Register(self.found)
        self.powers: list[Record] = []
        self.others: list[tuple[str, Record]] = []
        self.beside: list[Grid] = []
        self.any = False
        self.headings: dict[str, None] = {}

    def of(self, paths: Sequence[Path]) -> Imported:
        """All files as one."""
        for path in paths:
            self.file(path)
        if not self.any:
            raise InputErrors([self.nothing(paths)])
        self.named()
        for grid in self.beside:
            self.aside(grid)
        pursuit = Pursuit(self.register)
        Powers(self.register, pursuit).all(self.powers)
        sheets = Sheets(self.register)
        for sort, record in self.others:
            getattr(sheets, sort)(record)
        self.finish()
        return self.found

    def file(self, path: Path) -> None:
        """One file: a text of forms, or tables."""
        name, raw = shown(path), raw_of(path)
        if not raw.startswith((OLD, NEW)) and self.text(name, raw):
            return
        read = tables(path, self.wishes.encoding)
        self.found.assumed += read.assumed
        for grid in read.grids:
            self.grid(grid)

    def text(self, name: str, raw: bytes) -> bool:
        """Whether the file is a text of forms, which is then read."""
        try:
            text, assumed = text_of(name, raw, self.wishes.encoding)
        except InputErrors:
            return False  # told again where a table is looked for
        forms = forms_of_text(name, text)
        if forms is not None:
            self.found.assumed += assumed
            self.forms(forms, name)
        return forms is not None

    def grid(self, grid: Grid) -> None:
        """One sheet: forms, a list, or neither."""
        if forms := forms_of_grid(grid):
            self.forms(forms, grid.file, grid.sheet)
        elif source := listing(grid, self.wishes.columns):
            self.headings |= dict.fromkeys(text for text in source.header.headings if text)
            self.listing(source)
        else:
            self.beside.append(grid)
            self.headings |= dict.fromkeys(_headings(grid))

    def forms(self, forms: Forms, file: str, sheet: str | None = None) -> None:
        """Take up forms."""
        self.any = True
        self.headings |= dict.fromkeys(
            cell.heading for one in forms.records for cells in one.cells.values() for cell in cells
        )
        texts = [piece.text for piece in forms.above]
        self.name(texts, file)
        around = [
            *((piece.text, piece.place) for piece in forms.above),
            (sheet or "", Place(file)),
            (_stem(file), Place(file)),
        ]
        department = next((Cell(name, place, "") for text, place in around if (name := department_of(text))), None)
        kind = next((Cell(only, place, "") for text, place in around if (only := only_kind(text))), None)
        why = say(ABOVE)
        self.found.left += [Left(piece.place, "", piece.text, why) for piece in forms.above]
        for record in forms.records:
            self.found.rows += 1
            if not record.text("title"):
                self.found.unmapped += 1
                leave_rest(self.register, record)
                continue
            self.found.mapped += 1
            if "holder" not in record.cells and department:
                record.add("holder", department)
                self.department(department)
            if "kind" not in record.cells and kind:
                record.add("kind", kind)
            self.powers.append(record)
        if forms.empty:
            self.found.read.append(
                say("{file}: labels without a value: {labels}", file=file, labels=listed(dict.fromkeys(forms.empty)))
            )

    def listing(self, source: Listing) -> None:
        """Take up a table."""
        self.any = True
        above = [source.grid.cell(row, 0) for row in range(source.header.row)]
        self.name([text for text in above if text], source.grid.file)
        self.found.read.append(columns_told(source))
        made = records(self.found, source)
        if source.sort == "powers":
            self.powers += made
        else:
            self.others += [(source.sort, record) for record in made]
        used = source.sort != "boundary" and "holder" not in source.header.columns
        if source.department is not None and used:
            self.department(source.department)

    def department(self, cell: Cell) -> None:
        """Say once that a list is taken for that of a department which no column names."""
        told = say('{place}: "{name}" is the department of this list', place=cell.place, name=cell.text)
        if told not in self.found.assumed:
            self.found.assumed.append(told)

    def name(self, texts: list[str], file: str) -> None:
        """The name of the charter: the title of the first list, or of its file."""
        if self.found.stated["name"] is None:
            titles = [" ".join(text.split()) for text in texts if "清单" in text or "表" in text or "目录" in text]
            short = [title for title in titles if len(title) <= 60 and not title.startswith("来源")]
            self.found.stated["name"] = (short or [_stem(file)])[0] or None

    def named(self) -> None:
        """A heading that is named and that no list has is an error: a misspelt one must not be passed over."""
        for heading in self.wishes.columns.values():
            if normalised_title(heading) not in map(normalised_title, self.headings):
                raise UnknownName(N_("column"), heading, self.headings)

    def aside(self, grid: Grid) -> None:
        """Leave a sheet that is no list."""
        for number, row in enumerate(grid.rows):
            if not is_blank(row):
                self.found.rows += 1
                self.found.leave_row(grid, number, say("this is no list of powers"))

    def nothing(self, paths: Sequence[Path]) -> Fault:
        """What was looked for, and which headings were found."""
        wanted = listed(("职权名称", "权力类型", "实施主体", "责任事项", "追责情形"))
        if not self.headings:
            return Fault(
                Place(shown(paths[0])), say("no list of powers: looked for headings such as {wanted}", wanted=wanted)
            )
        told = listed(list(self.headings)[:_HEADINGS])
        return Fault(
            Place(shown(paths[0])),
            say(
                "no list of powers: looked for headings such as {wanted}; found {headings}",
                wanted=wanted,
                headings=told,
            ),
            self.hint(),
        )

    def hint(self) -> Saying:
        """What a heading may have meant, and how to say it."""
        how = say("--map title=HEADING tells which column names the powers")
        for heading in self.headings:
            if near := did_you_mean(heading, COLUMNS["title"]):
                return say('"{heading}": {near} {how}', heading=heading, near=near, how=how)
        return how

    def finish(self) -> None:
        """Figures, and what is not said left out."""
        stated = self.found.stated
        words = [str(entry.get("title", "")) for entry in stated["matters"].values()]
        if self.wishes.language or any("\u4e00" <= sign <= "\u9fff" for word in words for sign in word):
            stated["language"] = "zh" if not self.wishes.language else self.wishes.language
        name = stated["name"]
        self.found.left = [one for one in self.found.left if not (isinstance(one, Left) and _names(one, name))]
        self.found.read += figures.read(self.register)
        self.found.assumed += figures.assumed(self.register)
        self.found.stated = {key: value for key, value in stated.items() if value not in (None, {}, [])}


def _names(left: Left, name: object) -> bool:
    """Whether what stands above a list has become the name of the charter."""
    return left.heading == "" and left.why == ABOVE and " ".join(left.text.split()) == name


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]


def _headings(grid: Grid) -> list[str]:
    rows = [[" ".join(cell.split())[:20] for cell in row if cell.strip()] for row in grid.rows[:_SCANNED]]
    return max(rows, key=len, default=[])
