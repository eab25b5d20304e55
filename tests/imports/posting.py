"""Post tables made in tests, and what comes out of them."""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import respchain as rc
from respchain.files.emitting import emitted
from respchain.files.importers.imported import Imported, Wishes
from respchain.files.importers.posts import imported

TODAY = date(2026, 6, 1)
SENIOR = (
    "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Organisation,Unit,Reports to Senior Post,FTE,Notes"
)
JUNIOR = "Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title,Number of Posts in FTE"


def table(heading: str, *rows: str) -> str:
    """A table as text; a row that is cut short has blanks at its end."""
    return "\n".join([heading, *rows]) + "\n"


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """The file with that text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def of(folder: Path, *texts: str, name: str = "posts", **wishes: Any) -> Imported:
    """What is made of one file for each text."""
    paths = [written(folder, f"{name}{at or ''}.csv", text) for at, text in enumerate(texts)]
    return imported(paths, Wishes(**wishes))


def loaded(found: Imported, folder: Path) -> rc.Charter:
    """The charter as it is written and read again; the law of rows holds."""
    assert found.rows == found.mapped + found.unmapped
    path = folder / "charter.yaml"
    path.write_text(emitted(found.stated), "utf-8")
    return rc.load(path)


def findings(found: Imported, folder: Path, *codes: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """The findings under some rules, by rule, subtype and subjects."""
    report = rc.check(loaded(found, folder), profile="all", as_of=found.stated.get("as_of", TODAY))
    return [
        (one.rule, one.subtype, tuple(subject.id for subject in one.subjects))
        for one in report.findings
        if one.rule in codes
    ]


def posts(found: Imported) -> dict[str, dict[str, Any]]:
    """The posts by id."""
    stated: dict[str, dict[str, Any]] = found.stated["posts"]
    return stated


def live(found: Imported) -> dict[str, dict[str, Any]]:
    """The posts that are neither abolished nor groups."""
    return {post: entry for post, entry in posts(found).items() if "until" not in entry and "headcount" not in entry}


def csv_of(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV."""
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
