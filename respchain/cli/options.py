"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from respchain.cli.speaking import tongue
from respchain.language import LANGUAGES, say

Command = TypeVar("Command", bound=Callable[..., object])


class Day(click.ParamType[date]):
    """A day, written as 2026-06-01."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that a text names."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(tongue(ctx)(say("{value!r} is no day; write it as 2026-06-01", value=value)), param, ctx)


class Period(click.ParamType[tuple[date, date]]):
    """A first day and the day after the last, written as 2026-01-01..2027-01-01."""

    name = "period"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        """The two days that a text names."""
        since, dots, until = str(value).partition("..")
        if not (since.strip() and dots and until.strip()):
            wrong = say(
                "{value!r} has not the two ends of a period; write it as 2026-01-01..2027-01-01, its last day excluded",
                value=value,
            )
            self.fail(tongue(ctx)(wrong), param, ctx)
        day = Day()
        return day.convert(since.strip(), param, ctx), day.convert(until.strip(), param, ctx)


def judging(command: Command) -> Command:
    """The options of every command that reads a charter: `--as-of`, `--profile`, `--lang`."""
    command = lang(command)
    command = click.option("--profile", metavar="P", help="Which checks, how grave, by what numbers.")(command)
    return click.option(
        "--as-of", type=Day(), metavar="DATE", help="The day to judge on; else the charter's; else today."
    )(command)


def lang(command: Command) -> Command:
    """The option `--lang`."""
    choice = click.Choice(LANGUAGES)
    return click.option("--lang", type=choice, help="The language; else the charter's, else the locale's.")(command)


def output(command: Command) -> Command:
    """The option `--output`."""
    return click.option("--output", "-o", metavar="FILE", help="Write here instead of to the screen.")(command)
