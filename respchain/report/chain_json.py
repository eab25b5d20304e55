"""The chain of one duty as JSON: the pinned shape."""

from typing import Any

from respchain.checking.tracing import Chain
from respchain.report.as_json import finding_json


def chain_json(chain: Chain) -> dict[str, Any]:
    """A chain as the pinned mapping, with the rings at which it breaks and the supervision depth of its actors."""
    return {
        "duty": chain.duty,
        "closed": chain.closed,
        "seamless": chain.seamless,
        "links": [
            {
                "kind": link.kind,
                "from": link.tail,
                "to": link.head,
                "since": link.since and link.since.isoformat(),
                "until": link.until and link.until.isoformat(),
            }
            for link in chain.links
        ],
        "conditions": {
            code: {"state": condition.state, "rules": list(condition.rules), "why": condition.why}
            for code, condition in chain.conditions.items()
        },
        "breaks": [finding_json(finding) for finding in chain.breaks],
        "depth": dict(chain.depth),
    }
