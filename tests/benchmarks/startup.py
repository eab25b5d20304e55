"""How long the command line takes, as ratios to a bare Python: `python -m tests.benchmarks.startup` prints JSON lines.

Each command runs in turn with `python -c pass`, so that a slow moment of the machine slows both; medians are shown.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

RUNS = 15


def charter(duties: int) -> str:
    """A charter of so many duties in six matters' worth of each post, with nothing planted in it."""
    posts = max(duties // 5, 1)
    lines = ["name: Benchmark", "as_of: 2026-06-01", "facets:", "  district: [d0, d1, d2, d3, d4, d5]", "posts:"]
    lines[2:2] = ["departments:", "  city: {title: City, head: mayor}"]
    lines.append("  mayor: {title: Mayor, department: city, holder: {person: Mayor, since: 2020-01-01}}")
    for post in range(posts):
        superior = "mayor" if post < 10 else f"p{post // 10}"
        holder = f"{{person: Person {post}, since: 2020-01-01}}"
        lines.append(f"  p{post}: {{title: Post {post}, department: city, reports_to: {superior}, holder: {holder}}}")
    lines += [
        "outsiders:",
        "  congress: {kind: legislature, terminal: true}",
        "bases:",
        "  law: {title: Law, rank: law}",
    ]
    lines += ["consequences:", "  neglect: {trigger: not done, measures: [correct], imposed_by: congress}"]
    lines += ["oversight:", "  yearly: {forum: congress, over: city, information: report}", "matters:"]
    lines += [f"  m{matter}: {{title: Matter {matter}, basis: law 3}}" for matter in range(duties // 6)]
    if rest := ", ".join(f"d{district}" for district in range(duties % 6)):
        lines.append(f"  m{duties // 6}: {{title: The last, basis: law 3, required: {{district: [{rest}]}}}}")
    lines.append("duties:")
    for duty in range(duties):
        lines += [
            f"  d{duty}:",
            f"    title: Duty number {duty} of the city",
            f"    matter: m{duty // 6}",
            f"    accountable: p{duty % posts}",
            f"    responsible: [p{duty % posts}]",
            "    within: 20 working days",
            "    consequence: neglect",
            f"    scope: {{district: d{duty % 6}}}",
        ]
    return "\n".join(lines) + "\n"


def wall(line: Sequence[str]) -> float:
    """The seconds that a command takes."""
    start = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """Measures and prints."""
    script = [str(Path(sys.executable).with_name("respchain"))]
    bare = [sys.executable, "-c", "pass"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "charter.yaml")
        path.write_text(charter(1000), encoding="utf-8")
        commands = {"help": [*script, "--help"], "check of 1,000 duties": [*script, "check", str(path)]}
        for name, command in commands.items():
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # it works, and is compiled
            wall(command)
            pairs = [(wall(command), wall(bare)) for _ in range(RUNS)]
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            best = min(ours for ours, _ in pairs) / min(theirs for _, theirs in pairs)
            print(
                json.dumps({"work": name, "ratio": round(ratio, 1), "best ÷ best": round(best, 1)}, ensure_ascii=False)
            )


if __name__ == "__main__":
    main()
