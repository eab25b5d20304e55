"""The command `respchain` and its commands, each imported when it is called."""

import gc
import os
import sys
from collections.abc import Sequence
from gettext import gettext
from importlib import import_module
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts faster; nothing here multiplies large matrices

import click

from respchain.cli.speaking import Call, asked, speaking, spoken, table, tongue
from respchain.errors import InputErrors, RespchainError
from respchain.language import of_locale, translator

COMMANDS = {
    "init": "Write a commented starter charter.",
    "check": "Find where the chain of responsibility is broken.",
    "trace": "Show the chain of one duty, and where it breaks.",
    "who": "Say who answers for a point of a matter, on a day.",
    "duties": "List all that a post, person or department answers for.",
    "coverage": "Show what is covered, what is bare, and where two answer for the same.",
    "draw": "Draw an organisation, a chain, or who supervises whom.",
    "write": "Write the documents that follow from a charter.",
    "export": "Write a charter as other tools read it: linked data, graphs, tables, a database.",
    "import": "Make a charter of tables and diagrams that are there already.",
    "conform": "Hold a log of cases against a charter.",
    "rules": "List the rules.",
    "explain": "Explain a rule.",
    "schema": "Print the JSON Schema of the charter format.",
}
"""The commands with what each does, in the order of the help."""

_WITHOUT_CHARTER = ("init", "import", "rules", "explain", "schema")

COULD_NOT_RUN = 2
"""The exit code for bad input, bad usage, and a rule that crashed."""


class Commands(click.Group):
    """A group that imports a command only when it is called, so that help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        return spoken(command_named(cmd_name), tongue(ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section(gettext("Commands")):
            formatter.write_dl(table(COMMANDS, ctx))


def command_named(name: str) -> click.Command:
    """The command of a name in the table, imported now; some names are words of Python."""
    module = import_module(f"respchain.cli.{name}_command")
    return next(value for value in vars(module).values() if isinstance(value, click.Command))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="respchain")
def respchain() -> None:
    """Make chains of responsibility provable: who answers for what, where two do, where nobody does."""


def script() -> None:
    """The console script: as `main`, but ends without taking every object apart, which would be a tenth of its life."""
    code: object = 0
    try:
        main(ahead=_begun(sys.argv[1:]))
    except SystemExit as left:
        code = left.code
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read the output has gone
        code = 1
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _begun(arguments: Sequence[str]) -> object:
    """The first charter among the arguments, read ahead while the command loads; nothing where there is none."""
    if not arguments or arguments[0] not in COMMANDS or arguments[0] in _WITHOUT_CHARTER:
        return None
    charter = next((word for word in arguments[1:] if word.endswith((".yaml", ".yml"))), None)
    if charter is None:
        return None
    from respchain.files.ahead import read_ahead

    return read_ahead(Path(charter))


def main(arguments: Sequence[str] | None = None, *, ahead: object = None) -> None:
    """Runs the command line and exits: 0 as it should be, 1 not, 2 could not run. `ahead` is a file being read."""
    gc.disable()  # a short life that makes many lists and no cycles: collecting would be a tenth of it
    try:
        _run(arguments, ahead)
    finally:
        gc.enable()


def _run(arguments: Sequence[str] | None, ahead: object) -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")  # a console that lacks a character shows a question mark, and no traceback
    given = sys.argv[1:] if arguments is None else list(arguments)
    call = Call(asked(given) or of_locale(os.environ), ahead)
    with speaking(call.language):
        _called(given, call)


def _called(arguments: list[str], call: Call) -> None:
    try:
        spoken(respchain, translator(call.language))(arguments, prog_name="respchain", obj=call)
    except InputErrors as errors:
        from respchain.cli.output import say_faults

        say_faults(errors, asked(arguments) or errors.language or call.language)
        sys.exit(COULD_NOT_RUN)
    except RespchainError as error:
        click.echo(f"respchain: {translator(call.language)(error.saying)}", err=True)
        sys.exit(COULD_NOT_RUN)
    except OSError as error:
        click.echo(f"respchain: {error.filename or ''}: {error.strerror or error}", err=True)
        sys.exit(COULD_NOT_RUN)
