"""What the commands print, and the files that they write: whole or not at all."""

import os
import sys
from collections.abc import Callable

import click

from respchain.cli.speaking import tongue
from respchain.errors import InputErrors
from respchain.language import say

_LOOKS: dict[str, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "blue"},
    "waived": {"fg": "blue"},
    "good": {"fg": "green"},
    "place": {"bold": True},
    "faint": {"dim": True},
}


def painter(*, err: bool = False) -> Callable[[str, str], str]:
    """How to colour: on a terminal without `NO_COLOR` in the environment, else not at all."""
    stream = sys.stderr if err else sys.stdout
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return lambda text, _look: text
    return lambda text, look: click.style(text, **_LOOKS[look])  # type: ignore[arg-type]  # the table is checked by use


def put(text: str, path: str | None) -> None:
    """The text, to a file or to the screen."""
    if path is None or path == "-":
        click.echo(text, nl=False)
    else:
        from respchain.files.whole import write_whole

        write_whole(path, text.encode("utf-8"))


def progress(what: str) -> Callable[[int, int], None]:
    """How to say how far long work is: on a terminal, in one line that goes when the work is done; else not at all."""
    if not sys.stderr.isatty():
        return lambda done, of: None
    tell = tongue()

    def tick(done: int, of: int) -> None:
        line = tell(say("{what}: {done} of {of}", what=say(what), done=done, of=of)) if done < of else ""
        click.echo(f"\r{line}\x1b[K", err=True, nl=False)

    return tick


def say_faults(errors: InputErrors, language: str) -> None:
    """All faults of the input, on standard error, each with the line of its file."""
    from respchain.report.as_text import faults_text

    click.echo(faults_text(errors, painter(err=True), language), err=True, nl=False)
