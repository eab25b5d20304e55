"""The entry of a charter that would close a finding: all but the person, whom only its drafter can choose."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from respchain.encode.book import many
from respchain.encode.names import Names
from respchain.facts.facts import Facts
from respchain.language import N_, Saying, say
from respchain.rule import Hits, Rule
from respchain.scope.scopes import MATTER, STAGE

OPEN = "..."
"""What is left to the drafter."""

_BOXES = 40  # so many boxes are written out
_PLAIN = re.compile(r"[^\W\d_][\w-]*")
_TYPED = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])

Entries = Iterator[Mapping[str, Any]]


def closing(rule: Rule, rows: Sequence[int], hits: Hits, facts: Facts, names: Names) -> Saying:
    """How to mend a finding: in words, and with the entry that would close it."""
    form = rule.closed_by_of(hits.subtype[rows[0]])
    if not form:
        return say(rule.fix)
    where, entries = FORMS[form]
    written = [flow(entry) for entry in entries(rows, hits, facts, names)]
    return say("{fix}; {where}: {entries}", fix=say(rule.fix), where=say(where), entries=", ".join(written))


def flow(value: object) -> str:
    """Plain data as YAML on one line, with quotes wherever a reader could take a word for something else.

    >>> flow({"matter": "no", "scope": [{"amount": "[0..5)"}], "stage": ["pay", "1e3"], "accountable": "..."})
    '{matter: "no", scope: [{amount: "[0..5)"}], stage: [pay, "1e3"], accountable: ...}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    plain = text == OPEN or (_PLAIN.fullmatch(text) and text.lower() not in _TYPED)
    if plain:
        return text
    import json  # most words need no quotes

    return json.dumps(text, ensure_ascii=False)


def _duties(rows: Sequence[int], hits: Hits, facts: Facts, names: Names) -> Entries:
    """For each matter and stage of the boxes a duty on them; without boxes, on the whole matter."""
    together: dict[tuple[tuple[int, int], tuple[int, int]], list[dict[str, Any]]] = {}
    if hits.box is None:
        for matter in dict.fromkeys(hits.columns["matter"][list(rows)].tolist()):
            name = names.word("matters", int(facts.matters.row[matter]))
            stages = many(_said(names, name, "stages"))
            yield {"matter": name, **({"stage": stages} if stages else {}), "accountable": OPEN}
        return
    for bounds in dict.fromkeys(tuple(hits.box.row(row)) for row in rows):
        together.setdefault((bounds[MATTER], bounds[STAGE]), []).append(_scope(facts, bounds))
    for (matter_span, stage_span), boxes in together.items():
        facets = facts.scopes.facets
        matter, stages = facets[MATTER].witness(*matter_span), facets[STAGE].spell([stage_span])
        entry: dict[str, Any] = {"matter": matter, "stage": stages[0] if len(stages) == 1 else stages}
        cut = _said(names, matter, "facets")
        used = dict.fromkeys(name for box in boxes for name in box)
        if cut is not None and not set(used) <= set(many(cut)):
            entry["facets"] = list(used)
        if used:
            entry["scope"] = boxes[0] if len(boxes) == 1 else boxes[:_BOXES]
        yield {**entry, "accountable": OPEN}


def _scope(facts: Facts, bounds: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """A box as a duty states it."""
    scope: dict[str, Any] = {}
    for number, (facet, span) in enumerate(zip(facts.scopes.facets, bounds, strict=True)):
        if number not in (MATTER, STAGE) and span != (0, facet.size):
            words = facet.spell([span])
            scope[facet.name] = words[0] if len(words) == 1 else words
    return scope


def _said(names: Names, matter: str, key: str) -> Any:
    """What a matter says, or has from those above it."""
    entries, at = names.matters, matter
    while at in entries and entries[at].get(key) is None:
        at = str(entries[at].get("part_of"))
    return entries[at].get(key) if at in entries else None


def _classifier(rows: Sequence[int], hits: Hits, facts: Facts, names: Names) -> Entries:
    for matter in dict.fromkeys(hits.columns["matter"][list(rows)].tolist()):
        yield {names.word("matters", int(facts.matters.row[matter])): {"classified_by": OPEN}}


def _residual(rows: Sequence[int], hits: Hits, facts: Facts, names: Names) -> Entries:
    yield {"rule": "closest business", "owner": OPEN, "review": "year"}


def _reason(rows: Sequence[int], hits: Hits, facts: Facts, names: Names) -> Entries:
    for item in dict.fromkeys(hits.columns["item"][list(rows)].tolist()):
        yield {names.word("prescribed", int(facts.now.prescribed.row[item])): {"applies": False, "reason": OPEN}}


def _matter(rows: Sequence[int], hits: Hits, facts: Facts, names: Names) -> Entries:
    for item in dict.fromkeys(hits.columns["item"][list(rows)].tolist()):
        yield {OPEN: {"prescribed": names.word("prescribed", int(facts.now.prescribed.row[item]))}}


FORMS: Mapping[str, tuple[str, Callable[[Sequence[int], Hits, Facts, Names], Entries]]] = {
    "duty": (N_("add to the duties"), _duties),
    "classifier": (N_("add to the matters"), _classifier),
    "residual": (N_("add as residual"), _residual),
    "reason": (N_("add to the prescribed items"), _reason),
    "matter": (N_("add to the matters, with a duty"), _matter),
}
"""For each word of `closed_by` where the entry goes, and the entries that close some hits."""
