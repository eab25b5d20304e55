"""Logs that are tables: an event a row, in text with commas, semicolons or tabs between."""

from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from respchain.errors import Fault, InputErrors, MissingExtra, Place
from respchain.facts.relation import NONE, Rows
from respchain.files.logs.gathered import Coded, Gathered, Wanted, recoded, tidy
from respchain.files.logs.instants import WIDTH, Fixed
from respchain.files.logs.keys import KEYS, OF_CASES, OF_EVENTS
from respchain.files.tables.delimited import delimiter_of
from respchain.files.tables.grid import Grid
from respchain.files.tables.headers import Header, header
from respchain.files.tables.reading import text_of
from respchain.language import N_, Saying, counted, listed, say

_SAMPLE = 1 << 18
_ROWS = 30
_SURE = 3  # a first row of so many known headings is the header: the others need not be looked at


class Opened(NamedTuple):
    """A table with its header found: what of it is read, and by which delimiter."""

    body: bytes | Path
    skipped: int
    delimiter: str
    found: Header
    notes: list[Saying]


def gathered(name: str, source: Path | bytes, head: bytes, wanted: Wanted) -> Gathered:
    """What a table tells; `head` are its first bytes, and all of them where it was unpacked.

    Raises `InputErrors` where no heading tells the case, `MissingExtra` where polars is not installed.
    """
    opened = _opened(name, source, head, wanted)
    columns = dict(opened.found.columns)
    if "case" not in columns:
        raise InputErrors([Fault(Place(name, opened.found.row + 1), _no_case(opened.found.headings))])
    frame = _frame(name, opened, wanted)
    return _gathered(name, frame, opened, wanted)


def _opened(name: str, source: Path | bytes, head: bytes, wanted: Wanted) -> Opened:
    notes: list[Saying] = []
    body: Path | bytes = source
    whole = isinstance(source, bytes)
    sample = head[:_SAMPLE]
    if len(sample) < len(head) or not whole:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        if wanted.encoding is not None or head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in sample:
            raise UnicodeDecodeError("utf-8", head, 0, 1, "")
        text = sample.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded, notes = text_of(name, source if isinstance(source, bytes) else source.read_bytes(), wanted.encoding)
        body, text = decoded.encode("utf-8"), decoded
    delimiter = delimiter_of(text[:_SAMPLE])
    found, line = _header(name, text, delimiter, wanted)
    if not delimiter.isascii():
        body, delimiter = _plain(body, delimiter), "\x1f"
    return Opened(body, line, delimiter, found, notes)


def _plain(body: Path | bytes, delimiter: str) -> bytes:
    """A text with a full-width delimiter, with one in its place that is a single byte."""
    raw = body if isinstance(body, bytes) else body.read_bytes()
    return raw.replace(delimiter.encode(), b"\x1f")


def _header(name: str, text: str, delimiter: str, wanted: Wanted) -> tuple[Header, int]:
    """The header among the first rows, and how many lines there are up to its end."""
    import csv

    reader = csv.reader(text[:_SAMPLE].splitlines(keepends=True), delimiter=delimiter)
    rows: list[list[str]] = []
    ends: list[int] = []
    try:
        for row in islice(reader, _ROWS):
            rows.append(row)
            ends.append(reader.line_num)
    except csv.Error as why:
        if not rows:
            fault = say("this row is no row of a table: {why}", why=why)
            raise InputErrors([Fault(Place(name, reader.line_num), fault)]) from None
    if not any(cell.strip() for row in rows for cell in row):
        raise InputErrors([Fault(Place(name), say("the file is empty: it states nothing"))])
    lines = [1, *(end + 1 for end in ends[:-1])]
    found = header(Grid(name, rows[:1], lines[:1]), KEYS, least=_SURE) if not wanted.columns else None
    found = found or header(Grid(name, rows, lines), KEYS, least=1, named=wanted.columns)
    if found is None:
        headings = next(row for row in rows if any(cell.strip() for cell in row))
        raise InputErrors([Fault(Place(name, 1), _no_case(headings))])
    return found, ends[found.row]


def _no_case(headings: Sequence[str]) -> Saying:
    shown = listed(list(dict.fromkeys(heading.strip() for heading in headings if heading.strip()))[:40])
    return say(
        "no heading tells the case of an event; name it: --map case=HEADING; found were: {headings}", headings=shown
    )


def _frame(name: str, opened: Opened, wanted: Wanted) -> Any:
    """The columns that tell something, as a frame of texts."""
    try:
        import polars
    except ImportError as missing:
        raise MissingExtra(N_("reading a log of cases"), "columns") from missing
    width = len(opened.found.headings)
    titles = [f"column_{number + 1}" for number in range(width)]
    body, skipped = opened.body, opened.skipped
    if skipped > 1:
        raw = body if isinstance(body, bytes) else body.read_bytes()
        body, skipped = _below(raw, skipped), 0
    try:
        return polars.read_csv(
            BytesIO(body) if isinstance(body, bytes) else body,
            has_header=False,
            skip_rows=skipped,
            separator=opened.delimiter,
            schema=dict.fromkeys(titles, polars.String),
            columns=[titles[column] for column in sorted(opened.found.columns.values())],
            truncate_ragged_lines=True,
            raise_if_empty=False,
        )
    except polars.exceptions.PolarsError as why:
        raw = body if isinstance(body, bytes) else body.read_bytes()
        if not isinstance(opened.body, bytes) and not _is_utf8(raw):
            again = _opened(name, raw, raw, wanted.but(encoding=wanted.encoding or _encoding(raw)))
            return _frame(name, again, wanted)
        told = say("this is no table: {why}", why=str(why).splitlines()[0][:200])
        hint = say("a quotation mark that opens here may never close") if b'"' in raw else None
        raise InputErrors([Fault(Place(name), told, hint)]) from None


def _below(raw: bytes, lines: int) -> bytes:
    """What stands below so many lines."""
    at = 0
    for _ in range(lines):
        at = raw.find(b"\n", at) + 1 or len(raw)
    return raw[at:]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding(raw: bytes) -> str:
    """The encoding of a text that begins as UTF-8 does and is none."""
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "windows-1252"
    return "gb18030"


def _gathered(name: str, frame: Any, opened: Opened, wanted: Wanted) -> Gathered:
    headings = {key: opened.found.headings[column] for key, column in opened.found.columns.items()}
    order = sorted(opened.found.columns.values())
    series = dict(zip(order, frame.get_columns(), strict=True))
    of = {key: series[column] for key, column in opened.found.columns.items()}
    case = _in_runs(of["case"], wanted.blanks)
    rows = np.flatnonzero(case.codes >= 0)
    notes = list(opened.notes)
    if len(rows) < len(case.codes):
        said = ~np.logical_and.reduce(
            [one.is_null().to_numpy() | (one == "").fill_null(True).to_numpy() for one in of.values()]
        )
        lost = int(np.count_nonzero(said & (case.codes < 0)))
        if lost:
            notes.append(
                counted(
                    "{file}: {count} row names no case, and is left out",
                    "{file}: {count} rows name no case, and are left out",
                    lost,
                    file=name,
                )
            )
        of = {key: one.gather(rows) for key, one in of.items()}
    if not len(rows):
        raise InputErrors([Fault(Place(name), say("the log has no events below its headings"))])
    codes = case.codes[rows]
    of_cases, several = _of_cases(codes, len(case.words), {key: of[key] for key in OF_CASES if key in of})
    for key in several:
        told = say(
            "{file}: some cases state several values of {heading}: the first counts", file=name, heading=headings[key]
        )
        notes.append(told)
    return Gathered(
        headings=headings,
        case=codes,
        cases=case.words,
        events={key: recoded(_coded(of[key]), wanted.blanks) for key in OF_EVENTS if key in of},
        times=_stamps(of["time"]) if "time" in of else (),
        of_cases=of_cases,
        notes=notes,
    )


def _stamps(series: Any) -> Sequence[str]:
    """A column of time stamps: as one text where all are short and plain, as they nearly always are."""
    texts = series.fill_null("").str.strip_chars()
    width = int(texts.str.len_bytes().max() or 0)
    if not 0 < width <= WIDTH or not bool((texts.str.len_bytes() == texts.str.len_chars()).all()):
        return texts.to_list()  # type: ignore[no-any-return]
    return Fixed(texts.str.pad_end(width).str.join("").item().encode("ascii"), width)


def _coded(series: Any) -> Coded:
    """A column of few different words."""
    import polars

    words = series.drop_nulls().unique(maintain_order=True)
    codes = series.cast(polars.Enum(words)).to_physical().cast(polars.Int64).fill_null(NONE).to_numpy()
    return Coded(codes, words.to_list())


def _in_runs(series: Any, blanks: frozenset[str]) -> Coded:
    """A column of many different words, tidied, of which the same mostly follow one another."""
    import polars

    run = series.rle_id().cast(polars.Int64).to_numpy()
    if not len(run):
        return Coded(run, [])
    starts = np.ones(len(run), np.bool_)
    starts[1:] = run[1:] != run[:-1]
    heads = series.gather(np.flatnonzero(starts)).str.strip_chars()
    if bool(heads.str.ends_with(".0").any()):
        heads = polars.Series([None if word is None else tidy(word) for word in heads.to_list()], dtype=polars.String)
    silent = heads.is_null() | heads.str.to_lowercase().is_in(["", *sorted(blanks)])
    if not bool(silent.any()) and heads.n_unique() == len(heads):
        return Coded(run, heads.to_list())
    return _by_words(run, heads.to_list(), silent.fill_null(True).to_list())


def _by_words(run: Rows, words: Sequence[str], silent: Sequence[bool]) -> Coded:
    """The same where words come back, or say nothing."""
    known: dict[str, int] = {}
    number = [NONE if no else known.setdefault(word, len(known)) for word, no in zip(words, silent, strict=True)]
    return Coded(np.array(number, np.int64)[run], list(known))


def _of_cases(case: Rows, cases: int, columns: dict[str, Any]) -> tuple[dict[str, Sequence[str]], list[str]]:
    """What is said of each case: the first that says anything; and the columns that say several things of one."""
    heads = np.flatnonzero(np.append(True, case[1:] != case[:-1]))
    found: dict[str, Sequence[str]] = {}
    several: list[str] = []
    starts = np.ones(len(case), np.bool_)
    starts[1:] = case[1:] != case[:-1]
    for key, series in columns.items():
        changes = series.ne_missing(series.shift()).to_numpy()
        rows = heads if not bool((changes & ~starts).any()) else np.flatnonzero(changes | starts)
        if len(rows) == cases:
            found[key] = series.gather(rows).fill_null("").to_list()
            continue
        values = series.gather(rows).fill_null("").to_list()
        first: list[str] = [""] * cases
        differs = False
        for number, value in zip(case[rows].tolist(), values, strict=True):
            if value and not first[number]:
                first[number] = value
            differs |= bool(value) and first[number] != value
        found[key] = first
        if differs:
            several.append(key)
    return found, several
