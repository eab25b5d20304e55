"""Mutation testing of `respchain/scope` and `respchain/rules`: `python -m tests.mutants [PATH...] [--every N]`.

The changes are those of cosmic-ray. They are not made in files, a process each, which would take a night: one process
has imported everything; for each change it forks, puts the changed functions in place of its own, and asks the tests
that concern them, the cheapest first, until one fails. What survived, and why, stands in `tests/mutants.md`.
"""
