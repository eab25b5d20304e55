"""How long a log of a million events takes, as a ratio to reading its table: `python -m tests.benchmarks.logs`.

Process against process: the whole command against `polars.read_csv` of the same file, which asks nothing of it. The
time of all processors is compared; runs take turns, and medians are shown. The number of events may be given.
"""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

RUNS = 7
ACTIVITIES = [f"T{number:02} Activity number {number}" for number in range(18)]
USERS = [f"Resource{number:03}" for number in range(300)]
HEADINGS = (
    "case:concept:name,concept:name,org:resource,time:timestamp,lifecycle:transition,org:group,"
    "case:responsible,case:deadline,case:enddate,case:channel\n"
)


def log(events: int, seed: int = 1) -> Iterator[str]:
    """The lines of a log: cases of three to nine events, half of these by whoever is responsible."""
    dice = random.Random(seed)
    moment = datetime.fromisoformat("2020-01-01T00:00:00")
    yield HEADINGS
    made = case = 0
    while made < events:
        case += 1
        count = min(dice.randint(3, 9), events - made)
        moment += timedelta(seconds=dice.randint(10, 400))
        responsible = dice.choice(USERS)
        deadline = _stamp(moment + timedelta(days=56))
        end = _stamp(moment + timedelta(days=dice.randint(1, 70))) if dice.random() < 0.9 else ""
        at = moment
        for place in range(count):
            at += timedelta(milliseconds=dice.randint(100_000, 100_000_000))
            activity = ACTIVITIES[min(place * 2 + dice.randint(0, 1), len(ACTIVITIES) - 1)]
            who = responsible if dice.random() < 0.5 else dice.choice(USERS)
            event = f"{activity},{who},{_stamp(at)},complete,Group {dice.randint(1, 9)}"
            yield f"case-{case},{event},{responsible},{deadline},{end},Internet\n"
        made += count


def charter() -> str:
    """A charter in which everybody of the log holds a post, and every activity is a step of some posts."""
    lines = ["name: Benchmark", "as_of: 2026-06-01", "people:"]
    lines += [f"  {user}: {{name: Person {number}}}" for number, user in enumerate(USERS)]
    lines += ["posts:", "  head: {top: true}"]
    for post in range(10):
        holders = ", ".join(USERS[post * 30 : post * 30 + 30])
        lines.append(f"  p{post}: {{reports_to: head, holder: [{holders}]}}")
    lines += ["processes:", "  work:", "    pairs: [{do: s0, check: s4}, {do: s2, check: s6}]", "    steps:"]
    for number, activity in enumerate(ACTIVITIES):
        following = f"s{number + 1}" if number + 1 < len(ACTIVITIES) else "end"
        posts = f"p{number % 10}, p{(number + 1) % 10}"
        lines.append(f"      s{number}: {{log: {activity}, by: [{posts}], next: {following}}}")
    return "\n".join(lines) + "\n"


def _stamp(moment: datetime) -> str:
    return moment.isoformat(" ", "milliseconds") + "+01:00"


def cpu(line: Sequence[str]) -> float:
    """The seconds of the processors that a command takes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(events: int) -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        table, path = Path(folder, "log.csv"), Path(folder, "charter.yaml")
        with table.open("w", encoding="utf-8") as file:
            file.writelines(log(events))
        path.write_text(charter(), encoding="utf-8")
        ours = [
            sys.executable,
            "-m",
            "respchain",
            "conform",
            str(path),
            str(table),
            "-o",
            str(Path(folder, "report.txt")),
        ]
        theirs = [sys.executable, "-c", f"import polars; polars.read_csv({str(table)!r}, infer_schema_length=0)"]
        cpu(ours)  # it is compiled
        cpu(theirs)
        pairs = [(cpu(ours), cpu(theirs)) for _ in range(RUNS)]
        report = Path(folder, "report.txt").read_text(encoding="utf-8").splitlines()
        ratio = statistics.median(one / other for one, other in pairs)
        told = {"events": events, "ratio": round(ratio, 2), "seconds": round(min(one for one, _ in pairs), 2)}
        print(json.dumps(told | {"report": report[1].strip()}, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
