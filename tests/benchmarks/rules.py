"""What the rules cost beside reading the file: `python -m tests.benchmarks.rules [DUTIES]` prints JSON.

The charter is the seamless one so many times over, each copy a city of its own: every rule has something to test.
All times are of the processor, in one process; medians of some runs.
"""

import json
import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import process_time
from typing import Any

import yaml

from respchain.checking import prepared
from respchain.checking.running import run
from respchain.facts.facts import Facts
from respchain.files.reading import read
from respchain.model.light import charter_format
from respchain.rules import all_rules
from tests.oracle.dice import TODAY

RUNS = 3
SHARED = ("facets", "bases")
"""Sections that all copies have in common."""


def copies(duties: int) -> dict[str, Any]:
    """The seamless charter as often as it takes for so many duties."""
    one = yaml.load(Path("docs/examples/seamless.yaml").read_text("utf-8"), yaml.CSafeLoader)
    form = charter_format()
    known = [*form["mapping_sections"], *form["list_sections"]]
    whole = {key: value for key, value in one.items() if key in SHARED or key not in known}
    sections = {key: value for key, value in one.items() if key not in whole}
    naming = {path[-1] for path, namespace in form["references"] if namespace not in ("citation", "basis", "facet")}
    naming |= {path[-2] for path, _ in form["references"] if path[-1] == "*"}
    for number in range(-(-duties // len(one["duties"]))):
        names = {id_ for section in sections.values() if isinstance(section, dict) for id_ in section}
        copy = _Copy(names, naming, f"c{number}-")
        if not number:
            whole |= {key: copy.entry(one[key]) for key in ("residual", "appointing")}
        for key, section in sections.items():
            if isinstance(section, dict):
                new = {copy.prefix + id_: copy.entry(entry or {}) for id_, entry in section.items()}
                whole.setdefault(key, {}).update(new)
            else:
                whole.setdefault(key, []).extend(map(copy.entry, section))
    return whole


class _Copy:
    """A copy of the charter: its ids with a prefix, its titles and wordings with it behind them."""

    def __init__(self, names: set[str], naming: set[str], prefix: str) -> None:
        self.names, self.naming, self.prefix = names, naming, prefix

    def entry(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self.stated(key, inner) for key, inner in value.items()}
        return [self.entry(inner) for inner in value] if isinstance(value, list) else value

    def stated(self, key: str, value: Any) -> Any:
        if key == "title" and isinstance(value, str):
            return f"{value} {self.prefix}"
        if key == "source_id":
            return f"{self.prefix}{value}"
        if key == "parts" and isinstance(value, dict):
            return {self.name(actor): self.entry(scope) for actor, scope in value.items()}
        if key in self.naming and isinstance(value, list):
            return [self.stated(key, inner) for inner in value]
        return self.name(value) if key in self.naming and isinstance(value, str) else self.entry(value)

    def name(self, value: str) -> str:
        return self.prefix + value if value in self.names else value


def measured(path: Path) -> Mapping[str, Any]:
    """The seconds of reading, of encoding, and of each rule."""
    began = process_time()
    stated = read(path)
    reading = process_time() - began
    began = process_time()
    used, encoded = prepared(stated, "all")
    encoding = process_time() - began
    rules = all_rules()
    outcomes = run(rules, Facts(encoded.columns, TODAY.toordinal(), used.parameters), process_time)
    return {
        "reading": reading,
        "encoding": encoding,
        "rules": {out.rule.code: out.seconds for out in outcomes},
        "silent": [out.rule.code for out in outcomes if not out.judged or not out.hits.tested],
        "found": [out.rule.code for out in outcomes if len(out.hits)],
    }


def main(duties: int) -> None:
    """Prints the shares of the rules in the whole, and all rules together as a ratio to the reading of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "charter.yaml")
        path.write_text(yaml.dump(copies(duties), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))
        runs = [measured(path) for _ in range(RUNS)]
    reading = statistics.median(one["reading"] for one in runs)
    rules = {code: statistics.median(one["rules"][code] for one in runs) for code in runs[0]["rules"]}
    whole = sum(rules.values())
    slowest = sorted(rules, key=lambda code: -rules[code])[:10]
    print(
        json.dumps(
            {
                "duties": duties,
                "read_s": round(reading, 3),
                "encode_to_read": round(statistics.median(one["encoding"] for one in runs) / reading, 2),
                "rules_to_read": round(whole / reading, 2),
                "slowest": {code: round(rules[code] / whole, 3) for code in slowest},
                "nothing_to_test": runs[0]["silent"],
                "found_something": runs[0]["found"],
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
