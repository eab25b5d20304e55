"""Judges the mutants of files: `python -m tests.mutants [PATH...] [--every N]`, by default all of scope and rules."""

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.mutants.choosing import COLLECTED
from tests.mutants.judging import Judge, Verdict

JUDGED = (Path("respchain/scope"), Path("respchain/rules"))
OPTIONS = ("-qq", "-s", "--no-header", "--no-summary", "-p", "no:cacheprovider")


def main(paths: Sequence[Path], every: int) -> int:
    """Prints each mutant that no test notices, and for each file how many were noticed and how many not."""
    if find_spec("cosmic_ray") is None:
        print("cosmic-ray makes the mutants: python -m pip install cosmic-ray", file=sys.stderr)
        return 2
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    everything: list[bool] = []

    def hear(file: Path, verdicts: Sequence[Verdict]) -> None:
        for mutant, killed in verdicts:
            if not killed:
                print(f"{file}:{mutant.line}\n- {mutant.before}\n+ {mutant.after}")
        noticed = [verdict.killed for verdict in verdicts]
        everything.extend(noticed)
        print(f"{file}: {sum(noticed)} of {len(noticed)} killed", flush=True)

    pytest.main([*OPTIONS, *COLLECTED], plugins=[Judge(files, every, hear)])
    print(f"{sum(everything)} of {len(everything)} killed")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Mutation testing.")
    parser.add_argument("paths", nargs="*", type=Path, default=list(JUDGED), metavar="PATH")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="judge one mutant in N")
    stated = parser.parse_args()
    sys.exit(main(stated.paths, stated.every))
