"""How grave the rules of several degrees find what they find, as the catalogue says: "note; warning if ..."."""

from collections.abc import Iterator, Mapping

from respchain.checking.running import Outcome
from respchain.rule import Severity

Grade = tuple[str, str, str]
"""A rule, the subtype, and a severity."""

_SAID: Mapping[str, Mapping[str, str]] = {
    "ACC005": dict.fromkeys(("consequence", "forum"), "note warning"),
    "ACC006": {"distant": "note"} | dict.fromkeys(("none", "incomplete", "imposer"), "warning error"),
    "ACC007": dict.fromkeys(("forums", "reports", "vetoes"), "note warning"),
    "DOC003": {"vague": "warning", "duplicate": "warning", "team": "note", "lanes": "warning"},
    "GAP002": {"standby": "warning", "by-breadth": "note"},
    "GAP008": {"no-matter": "error", "no-owner": "error", "unexplained": "warning"},
    "LOOP008": {"after": "warning", "unrecorded": "note"},
    "LOOP009": dict.fromkeys(("hangs", "top", "unanswered"), "error"),
    "OVL001": {"": "error"},
    "OVL002": dict.fromkeys(("", "nested"), "warning error"),
    "OVL004": {"": "error"},
    "PER008": dict.fromkeys(("expired", "no-end"), "warning error"),
    "PER009": dict.fromkeys(
        ("full", "full-never", "short", "short-never", "systematic", "systematic-never"), "note warning"
    ),
    "PROC002": dict.fromkeys(("no-receiver", "no-acceptance", "no-time", "transfer-not-accepted"), "error"),
    "TIME001": {"duty": "error", "no-start": "warning error", "step": "warning error"},
}
GRADES: frozenset[Grade] = frozenset(
    (code, subtype, grade)
    for code, said in _SAID.items()
    for subtype, grades in said.items()
    for grade in grades.split()
)
"""What is to be seen among charters at random, and nothing else."""


def graded(outcome: Outcome) -> Iterator[Grade]:
    """How grave a rule finds each of its hits, where it has several degrees."""
    hits, rule = outcome.hits, outcome.rule
    for subtype, own in zip(hits.subtype, [] if hits.severity is None else hits.severity.tolist(), strict=False):
        yield rule.code, str(subtype or ""), str(Severity(own) if own >= 0 else rule.severity)
