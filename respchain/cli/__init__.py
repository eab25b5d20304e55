"""The command line: arguments in, exit code out."""

from respchain.cli.main import main

__all__ = ["main"]
