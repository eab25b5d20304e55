"""A slow judge of the rules, for tests: plain sets and dicts, written from the catalogue of checks.

It shares no code with the facts and the rules. It was written before they were seen; where both then differed and the
catalogue allows either reading, the judge took theirs, and says so where it is taken. So agreement shows that a reading
is carried out as said, not that it is the only one or the best.
"""
