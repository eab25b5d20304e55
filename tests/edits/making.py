"""The seamless charter, and what an edit of it may say."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

SEAMLESS = yaml.load(Path("docs/examples/seamless.yaml").read_text("utf-8"), yaml.CSafeLoader)
GONE = object()


def holding(post: str) -> int:
    """Where the last holder of a post is appointed."""
    appointments = SEAMLESS["appointments"]
    return max(place for place, entry in enumerate(appointments) if entry["post"] == post)


def assessing(post: str) -> int:
    """Where a post is assessed."""
    return next(place for place, entry in enumerate(SEAMLESS["assessments"]) if entry["of"] == post)


def training(person: str, kind: str) -> int:
    """Where the training of a person is recorded."""
    stated = SEAMLESS["training"]
    return next(place for place, entry in enumerate(stated) if (entry["person"], entry["kind"]) == (person, kind))


def like(duty: str, **changes: Any) -> dict[str, Any]:
    """A duty like another but for some keys, and without its title: it is another duty."""
    return {key: value for key, value in SEAMLESS["duties"][duty].items() if key != "title"} | changes


def closed(owner: str, verifier: str) -> dict[str, Any]:
    """What becomes of a finding, in full."""
    return {"owner": owner, "verifier": verifier, "within": "30 days", "used_in": "assessment"}


Edit = tuple[tuple[str | int, ...], Any]
"""A path, and what stands there now; `GONE` takes it out."""

Break = tuple[str, str, list[Edit]]
"""The code of a rule, what an edit does in words, and the edit."""


def edited(edits: list[Edit]) -> dict[str, Any]:
    """The seamless charter with an edit."""
    charter = deepcopy(SEAMLESS)
    for path, value in edits:
        inner: Any = charter
        for step in path[:-1]:
            inner = inner[step]
        if value is GONE:
            del inner[path[-1]]
        else:
            inner[path[-1]] = deepcopy(value)
    _assess_anew(charter)
    return dict(charter)


def _assess_anew(charter: dict[str, Any]) -> None:
    """Whom an edit gives a duty is assessed on it, and whom it takes the duty from no longer is."""
    before = SEAMLESS["duties"]
    for duty in {**before, **charter["duties"]}:
        had, has = _hands(charter, before.get(duty, {})), _hands(charter, charter["duties"].get(duty, {}))
        for assessment in charter["assessments"]:
            if duty not in charter["duties"] or (assessment["of"] in had and assessment["of"] not in has):
                assessment["indicators"] = [one for one in assessment["indicators"] if one.get("duty") != duty]
        for actor in has:
            if actor not in had:
                _assessment(charter, actor)["indicators"].append({"duty": duty, **_MEASURE})


def _hands(charter: dict[str, Any], duty: dict[str, Any]) -> list[str]:
    stated = [duty.get(key) or [] for key in ("accountable", "responsible")]
    actors = [actor for names in stated for actor in ([names] if isinstance(names, str) else names)]
    return [charter["departments"].get(actor, {}).get("head", actor) for actor in actors]


def _assessment(charter: dict[str, Any], actor: str) -> dict[str, Any]:
    """The assessment of an actor, a new one by its superior where there is none."""
    found: list[dict[str, Any]] = charter["assessments"]
    if not any(one["of"] == actor for one in found):
        by = charter["posts"].get(actor, {}).get("reports_to", "congress")
        found.append({"of": actor, "by": by, "used_for": ["promotion"], "indicators": []})
    return next(one for one in found if one["of"] == actor)


_MEASURE = {"indicator": "done", "unit": "percent", "target": "100", "per": "year", "source": "files", "by": "planner"}
