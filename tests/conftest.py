"""Tests speak English unless they say otherwise, wherever they run, and properties have no deadline.

A test never asserts a time.
"""

import os

from hypothesis import settings

for name in ("LC_MESSAGES", "LANG", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
