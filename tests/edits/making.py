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
    return dict(charter)
