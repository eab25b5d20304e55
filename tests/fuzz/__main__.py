"""`python -m tests.fuzz [COUNT [SEED]]`: so many inputs over all readers; tells what became of them."""

import sys
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.feeding import READERS, fed, seeds
from tests.fuzz.inputs import inputs


def main(count: int, seed: int) -> int:
    """Feeds; an input that is neither read nor refused is kept in the folder, and told with its traceback."""
    told: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for name, reader in READERS.items():
            given_to = seeds(reader.folder)
            for number, given in enumerate(inputs(count // len(READERS), seed, given_to, reader.family)):
                try:
                    told[f"{name} {fed(reader, given, Path(folder))}"] += 1
                except Exception:
                    told[f"{name} FAILED"] += 1
                    kept = Path(f"fuzz-{name}-{seed}-{number}{given.suffix}")
                    kept.write_bytes(given.raw)
                    print(f"{kept}:\n{traceback.format_exc()}")
    for what, times in sorted(told.items()):
        print(f"{times:8,} {what}")
    return int(any(what.endswith("FAILED") for what in told))


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in [*sys.argv[1:], "2000", "1"][:2])))
