"""A slow judge of the rules, for tests: plain sets and dicts, written from the catalogue of checks alone.

It shares nothing with the facts and the rules, so that what both say is said by two. Where the catalogue leaves more
than one reading, the judge takes the plainest; `tests/oracle/readings.py` lists them.
"""
