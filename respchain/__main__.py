"""`python -m respchain`."""

from respchain.cli import script

script()
