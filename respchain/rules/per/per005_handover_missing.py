"""PER005: a post that answers for something changed hands, and what was open was not handed over."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PER005",
    severity=WARNING,
    conditions="C9",
    missions="M8 M20",
    needs="appointments people",
    basis="FCA Handbook, SYSC 25.9: handover between holders",
    message={
        "no-record": N_("{successor} took over {post} from {person}, and no handover is recorded"),
        "incomplete": N_("the handover of {post} from {person} to {successor} does not cover {part}"),
        "no-copy": N_("the superior of {post} got no copy of the handover from {person} to {successor}"),
        "gap": N_("{post} stood empty for {gap} days between {person} and {successor}"),
        "overlap": N_("{person} and {successor} both held {post} for {overlap} days, and nothing says why"),
    },
    fix=N_("record the handover: what is open, to whom it went, and when"),
)
def handover_missing(facts: Facts) -> Hits:
    """A post that answers for something changed hands without a whole handover, with a gap, or with a long overlap.

    What the new holder was not told of is nobody's: breaches go on, promises lapse, and each says that it was before,
    or after, their time.

    ```yaml bad director chief clerk guard porter subtype=no-record,incomplete,no-copy,gap,overlap
    posts: {director: {top: true}, chief: {reports_to: director}, clerk: {reports_to: director},
      guard: {reports_to: director}, porter: {reports_to: director}}
    people: {li: , wang: , zhao: , chen: , sun: , wu: , lin: , gu: , he: , ma: }
    appointments:
      - {person: li, post: director, since: 2015-01-01, until: 2026-01-01}
      - {person: wang, post: director, since: 2026-01-01}
      - {person: zhao, post: chief, since: 2015-01-01, until: 2026-01-01,
         handover: {date: 2025-12-30, to: [chen, director], covers: [concerns, priorities]}}
      - {person: chen, post: chief, since: 2026-01-01}
      - {person: sun, post: clerk, since: 2015-01-01, until: 2026-01-01,
         handover: {date: 2025-12-30, to: [wu], covers: [breaches, concerns, priorities, cases]}}
      - {person: wu, post: clerk, since: 2026-01-01}
      - {person: lin, post: guard, since: 2020-01-01, until: 2025-01-01,
         handover: {to: [gu, director], covers: [breaches, concerns, priorities, cases]}}
      - {person: gu, post: guard, since: 2025-01-02}
      - {person: he, post: porter, since: 2020-01-01, until: 2025-03-01,
         handover: {to: [ma, director], covers: [breaches, concerns, priorities, cases]}}
      - {person: ma, post: porter, since: 2025-01-02}
    duties:
      inspect: {accountable: director}
      permit: {accountable: chief}
      register: {accountable: clerk}
      patrol: {accountable: guard}
      open: {accountable: porter}
    ```

    Let whoever leaves write down open breaches, open concerns, priorities and pending cases, for the new holder and for
    the superior (`handover`, at the appointment that ends), and let the tenures meet. A new post has nobody to hand it
    over; a job share goes on with those who stay; while a post stands empty, PER001 counts the days.

    ```yaml good
    posts: {director: {top: true}, chief: {reports_to: director}, clerk: {reports_to: director, since: 2026-01-01},
      window: {reports_to: director}, porter: {reports_to: director}}
    people: {li: , zhao: , chen: , sun: , wu: }
    appointments:
      - {person: li, post: director, since: 2015-01-01}
      - {person: zhao, post: chief, since: 2015-01-01, until: 2026-01-01,
         handover: {date: 2025-12-30, to: [chen, li], covers: [breaches, concerns, priorities, cases]}}
      - {person: chen, post: chief, since: 2025-12-15}
      - {person: sun, post: clerk, since: 2026-01-01}
      - {person: zhao, post: window, since: 2020-01-01, until: 2025-01-01, kind: job-share, share: 0.5}
      - {person: wu, post: window, since: 2020-01-01, kind: job-share, share: 0.5}
      - {person: sun, post: window, since: 2025-01-01, kind: job-share, share: 0.5}
      - {person: zhao, post: porter, since: 2025-01-01, until: 2026-05-25}
    duties:
      inspect: {accountable: director}
      permit: {accountable: chief}
      register: {accountable: clerk}
      answer: {accountable: window}
      open: {accountable: porter}
    ```
    """
    found, part = facts.handovers, facts.handover_parts
    return Hits(
        tested=found.tested,
        post=found.post[part.row],
        person=found.person[part.row],
        successor=found.successor[part.row],
        part=part.part,
        gap=found.gap[part.row],
        overlap=found.overlap[part.row],
        subtype=found.why[part.row],
        cause=part.row,
        subjects=("post", "person", "successor"),
    )
