"""Compares facts and cells on many charters: `python -m tests.cells 0 5000`."""

import sys
import time

from tests.cells.comparing import Tally, compare
from tests.cells.drafting import draft


def main(first: int, last: int) -> int:
    """Prints how much was compared, and the charters that differ."""
    tally, wrong, begin = Tally(), [], time.process_time()
    for seed in range(first, last):
        try:
            compare(draft(seed), tally)
        except AssertionError as why:
            wrong.append(seed)
            print(f"charter {seed} differs: {str(why)[:200]}")
    print(
        f"{last - first} charters in {time.process_time() - begin:.0f} CPU seconds, {len(wrong)} differ; {dict(tally)}"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
