"""`python -m respchain`."""

from respchain.cli import main

main()
