"""Frames a small bad example, so that it holds the one fault that it shows: `python -m tests.framing` writes the table.

The examples in the docstrings of rules are as short as they can be: nobody supervises the clerk, no breach has a
consequence, no step has a limit. These are faults too, of other rules. A completion fills in what such a rule asks, and
says by which rules it does (`settles`) and whose examples it would spoil (`spoils`): for those it is left out. It looks
at what the charter states, and overwrites nothing of it. The modules are applied in this order: `actors`, `duties`,
`forums`, `processes`, `results`; and in each the completions as they stand there.
"""
