"""The command line: arguments in, exit code out."""

from respchain.cli.main import main, script

__all__ = ["main", "script"]
