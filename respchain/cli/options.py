"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

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
            self.fail(f"{value!r} is no day; write it as 2026-06-01", param, ctx)


class Period(click.ParamType[tuple[date, date]]):
    """A first day and the day after the last, written as 2026-01-01..2027-01-01."""

    name = "period"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        """The two days that a text names."""
        since, dots, until = str(value).partition("..")
        if not (since.strip() and dots and until.strip()):
            right = "write it as 2026-01-01..2027-01-01, its last day excluded"
            self.fail(f"{value!r} has not the two ends of a period; {right}", param, ctx)
        day = Day()
        return day.convert(since.strip(), param, ctx), day.convert(until.strip(), param, ctx)


def judging(command: Command) -> Command:
    """The options of every command that reads a charter: `--as-of`, `--profile`, `--lang`."""
    command = click.option("--lang", type=click.Choice(["en", "zh"]), help="The language of titles.")(command)
    command = click.option("--profile", metavar="P", help="Which checks, how grave, by what numbers.")(command)
    return click.option(
        "--as-of", type=Day(), metavar="DATE", help="The day to judge on; else the charter's; else today."
    )(command)


def output(command: Command) -> Command:
    """The option `--output`."""
    return click.option("--output", "-o", metavar="FILE", help="Write here instead of to the screen.")(command)
