"""Importers and readers fed with garbage: `python -m tests.fuzz [COUNT [SEED]]`, some of it in the suite.

Whatever comes in, what comes out is a charter that loads, or an error with its place; and each row that was read is
either mapped or kept.
"""
