"""Compares oracle and checker on many charters: `python -m tests.oracle 0 4000 [CODE...]`."""

import sys
from collections import Counter

import yaml

from tests.oracle.comparing import compare, disagree_on, said, shrunk
from tests.oracle.drafting import draft


def main(first: int, last: int, codes: list[str]) -> int:
    """Prints, for each rule, how often it fired, how often the two disagree, and one smallest charter where they do."""
    fired: Counter[str] = Counter()
    apart: dict[str, list[int]] = {}
    for seed in range(first, last):
        data = draft(seed)
        fired.update(code for code, keys in said(data).items() if keys)
        for code in compare(data):
            if not codes or code in codes:
                apart.setdefault(code, []).append(seed)
    for code, count in sorted(fired.items()):
        print(f"{code}: fired in {count}, disagreed in {len(apart.get(code, ()))}")
    for code, seeds in apart.items():
        small = shrunk(draft(seeds[0]), disagree_on(code))
        missed, beyond = compare(small)[code]
        print(f"\n{code}, seed {seeds[0]}: the checker misses {missed or '{}'}, and finds beyond {beyond or '{}'}")
        print(yaml.safe_dump(small, sort_keys=False, allow_unicode=True, default_flow_style=None))
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
