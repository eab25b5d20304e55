"""The chain of one duty for people at a terminal."""

from datetime import date

from respchain.checking.tracing import Chain
from respchain.language import N_, say, translator
from respchain.report.as_text import LINE, Paint, clauses, plain, said
from respchain.report.width import cut, padded, width

_LINKS = (
    N_("basis"), N_("power"), N_("accountable"), N_("head"), N_("holder"), N_("responsible"), N_("delegation"),
    N_("process"), N_("step"), N_("next"), N_("hand-off"), N_("superior"), N_("forum"), N_("consequence"),
    N_("imposer"), N_("correction"), N_("verification"),
)  # fmt: skip


def chain_text(chain: Chain, paint: Paint = plain) -> str:
    """A chain: its links by kind, the twelve conditions, and the rings at which it breaks."""
    tell = translator(chain.language)
    verdicts = [said(name, chain.verdicts[name], paint, tell) for name in ("closed", "seamless")]
    heading = say("The chain of {duty}: {verdicts}", duty=paint(chain.duty, "place"), verdicts=clauses(verdicts))
    lines = [tell(heading), ""]
    size = max((width(tell(link.kind)) for link in chain.links), default=0)
    for link in chain.links:
        dates = _dates(link.since, link.until)
        depth = chain.depth.get(link.head)
        told = tell(say("(supervision depth {depth})", depth=depth))
        deep = paint(f"  {told}", "faint") if link.kind == "forum" and depth is not None else ""
        lines.append(f"  {padded(tell(link.kind), size)}  {link.tail} → {link.head}{dates}{deep}")
    lines.append("")
    for code, condition in chain.conditions.items():
        look = {"holds": "good", "breaks": "error"}.get(condition.state, "faint")
        why = f"  {cut(condition.why, LINE)}" if condition.why else ""
        lines.append(f"  {code:<3}  {paint(tell(condition.state), look)}{why}")
    for finding in chain.breaks:
        head = f"{finding.rule} {finding.name}"
        wrong = tell(say("{head}: {message}", head=head, message=finding.message))
        fix = tell(say("fix: {fix}", fix=finding.fix))
        lines += [
            "",
            f"  {paint('✗', 'error')} {wrong}",
            f"    {fix}",
        ]
    return "\n".join(lines) + "\n"


def _dates(since: date | None, until: date | None) -> str:
    if since is None and until is None:
        return ""
    return f"  [{since or ''}..{until or ''})"
