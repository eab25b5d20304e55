"""What it costs to import a large table of posts: `python -m tests.benchmarks.posts [ROWS]` prints JSON lines.

The processor time of the whole process, against that of a process that reads the same file into columns with polars.
The processes run in turn, so that a slow moment of the machine slows both; medians are shown.
"""

import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

RUNS = 5
HEADINGS = (
    "Post Unique Reference", "Name", "Grade", "Job Title", "Job/Team Function", "Parent Department", "Organisation",
    "Unit", "Contact Phone", "Contact E-mail", "Reports to Senior Post", "Salary Cost of Reports (£)", "FTE",
    "Actual Pay Floor (£)", "Actual Pay Ceiling (£)", "", "Professional/Occupational Group", "Notes", "Valid?", "URI",
)  # fmt: skip
TITLES = ("Head of", "Deputy Director of", "Adviser on", "Leader of", "Inspector of")


def table(path: Path, rows: int) -> None:
    """An organogram of so many posts, about 250 bytes a row, in which each post but the first has one superior."""
    dice = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for row in range(rows):
            writer.writerow(
                [row + 1, f"Person {dice.choice('ABCDEFGH')}{row}", f"SCS{row % 4}",
                 f"{TITLES[row % 5]} area {row % 5000}",
                 f"Leads the work of team {row % 20000} and answers for its results in full", "Department of Examples",
                 "Agency for Examples", f"Unit {row % 300}", "", "", (row - 1) // 7 + 1 if row else "XX",
                 dice.randint(0, 10**7), "1.0" if row % 9 else "0.6", 60000, 64999, 0, "Policy",
                 "" if row % 5 else f"Costs included in post {row // 7 + 1}", 1,
                 f"http://example.org/id/post/{row + 1}"]
            )  # fmt: skip


def cpu(line: Sequence[str]) -> float:
    """The seconds of processor time that a command takes, with those of its threads."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=dict(os.environ))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main(rows: int) -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "posts.csv")
        table(path, rows)
        reading = f"import polars; polars.read_csv({str(path)!r}, infer_schema_length=0)"
        making = (
            "import gc; gc.disable(); from pathlib import Path; from respchain.files.importers.imported import Wishes\n"
            f"from respchain.files.importers.posts import imported; imported([Path({str(path)!r})], Wishes())"
        )
        whole = [sys.executable, "-m", "respchain", "import", "posts", str(path), "-o", str(Path(folder, "c.yaml"))]
        works = {"the charter alone": [sys.executable, "-c", making], "the whole command": whole}
        for name, command in works.items():
            cpu(command)  # it works, and is compiled
            pairs = [(cpu(command), cpu([sys.executable, "-c", reading])) for _ in range(RUNS)]
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            print(json.dumps({"work": name, "rows": rows, "ratio": round(ratio, 1), "seconds": round(pairs[0][0], 2)}))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
