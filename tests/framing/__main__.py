"""Writes the table anew: `python -m tests.framing`."""

from tests.framing.frames import TABLE, table

if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
