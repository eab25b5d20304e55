"""The chain of one duty for people at a terminal."""

from datetime import date

from respchain.checking.tracing import Chain
from respchain.report.as_text import LINE, Paint, plain, said
from respchain.report.width import cut, width


def chain_text(chain: Chain, paint: Paint = plain) -> str:
    """A chain: its links by kind, the twelve conditions, and the rings at which it breaks."""
    closed, seamless = said("closed", chain.closed, paint), said("seamless", chain.seamless, paint)
    lines = [f"The chain of {paint(chain.duty, 'place')}: {closed}, {seamless}", ""]
    size = max((width(link.kind) for link in chain.links), default=0)
    for link in chain.links:
        dates = _dates(link.since, link.until)
        depth = chain.depth.get(link.head)
        deep = paint(f"  (supervision depth {depth})", "faint") if link.kind == "forum" and depth is not None else ""
        lines.append(f"  {link.kind:<{size}}  {link.tail} → {link.head}{dates}{deep}")
    lines.append("")
    for code, condition in chain.conditions.items():
        look = {"holds": "good", "breaks": "error"}.get(condition.state, "faint")
        why = f"  {cut(condition.why, LINE)}" if condition.why else ""
        lines.append(f"  {code:<3}  {paint(condition.state, look)}{why}")
    for finding in chain.breaks:
        lines += [
            "",
            f"  {paint('✗', 'error')} {finding.rule} {finding.name}: {finding.message}",
            f"    fix: {finding.fix}",
        ]
    return "\n".join(lines) + "\n"


def _dates(since: date | None, until: date | None) -> str:
    if since is None and until is None:
        return ""
    return f"  [{since or ''}..{until or ''})"
