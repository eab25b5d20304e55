"""Tests speak English unless they say otherwise, wherever they run."""

import os

for name in ("LC_MESSAGES", "LANG", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"
