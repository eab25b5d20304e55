"""`python -m tests.fuzz [COUNT [SEED]]`: so many inputs over all importers; tells what became of them."""

import sys
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from respchain.files.importers import KINDS
from tests.fuzz.feeding import fed, seeds
from tests.fuzz.inputs import inputs

_SEEDS = Path(__file__).parents[1] / "data" / "imports"


def main(count: int, seed: int) -> int:
    """Feeds; an input that is neither read nor refused is kept beside, and told with its traceback."""
    told: Counter[str] = Counter()
    given_to = {kind: seeds(_SEEDS) for kind in KINDS}
    with TemporaryDirectory() as folder:
        for kind in KINDS:
            for number, given in enumerate(inputs(count // len(KINDS), seed, given_to[kind])):
                try:
                    told[f"{kind} {fed(kind, given, Path(folder))}"] += 1
                except BaseException as error:
                    told[f"{kind} FAILED"] += 1
                    if isinstance(error, KeyboardInterrupt):
                        raise
                    kept = Path(f"fuzz-{kind}-{seed}-{number}{given.suffix}")
                    kept.write_bytes(given.raw)
                    print(f"{kept}:\n{traceback.format_exc()}")
    for what, times in sorted(told.items()):
        print(f"{times:8,} {what}")
    return int(any(what.endswith("FAILED") for what in told))


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in [*sys.argv[1:], "2000", "1"][:2])))
