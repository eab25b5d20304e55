"""PER002: a person has been in one post, or at one level, for longer than rotation allows."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PER002",
    severity=WARNING,
    missions="M15",
    needs="appointments people",
    basis=("rules of rotation: ten years in one post", "rules of terms of office", "the reform paper: key posts"),
    message={
        "post": N_("{person} has held {post} for more than {most} years without a break"),
        "key-post": N_("{person} has held {post}, a key post, for more than {most} years without a break"),
        "terms": N_("{person} has been appointed to {post} {terms} times in a row; {most} terms are the most"),
        "level": N_("{person}, now in {post}, has been at one level for more than {most} years without a break"),
    },
    fix=N_("rotate: appoint the person to another post"),
)
def tenure_limit(facts: Facts) -> Hits:
    """A person has been in one post, or at one level, for longer than rotation allows.

    Whoever stays for too long knows everybody and is asked by nobody; favours grow, and faults are found late.

    ```yaml bad li wang zhao chen
    posts:
      mayor: {top: true, holder: {person: li, since: 2015-07-01, until: 2016-05-01}}
      cashier: {reports_to: mayor, key: true, backup: registrar, holder: {person: wang, since: 2021-05-31}}
      archivist: {reports_to: mayor, grade: 4}
      registrar: {reports_to: mayor, grade: 4}
      chair: {reports_to: mayor}
    people: {li: , wang: , zhao: , chen: }
    appointments:
      - {person: li, post: mayor, since: 2016-05-01}
      - {person: zhao, post: chair, kind: term, since: 2017-01-01, until: 2021-01-01}
      - {person: zhao, post: chair, kind: term, since: 2021-01-01, until: 2025-01-01}
      - {person: zhao, post: chair, kind: term, since: 2025-01-01, ends: 2029-01-01}
      - {person: chen, post: archivist, since: 2010-01-01, until: 2019-01-01}
      - {person: chen, post: registrar, since: 2019-01-01}
    ```

    Rotate. Appointments of one person to one post that follow one another without a free day are one tenure, and each
    is a term; to act, a probation, a secondment or a contract is none. A post of a profession is not rotated
    (`professional`), nor is whoever retires soon (`retires`); and where the limits are relaxed, the post or its
    department says who allowed it or on what basis (`variations`, of `rotation`).

    ```yaml good
    posts:
      mayor: {top: true, holder: {person: li, since: 2016-06-01}}
      cashier: {reports_to: mayor, key: true, holder: {person: wang, since: 2021-06-01}}
      surgeon: {reports_to: mayor, professional: true, holder: {person: zhao, since: 1999-01-01}}
      clerk: {reports_to: mayor, holder: {person: chen, since: 2005-01-01}}
      ranger: {reports_to: mayor, department: island, holder: {person: sun, since: 2005-01-01}}
    departments: {island: {variations: {of: rotation, basis: Rotation rules 9, reason: A remote island}}}
    people: {li: , wang: , zhao: , chen: {retires: 2028-12-31}, sun: }
    ```
    """
    found = facts.stayed
    return Hits(
        tested=found.tested,
        person=found.person,
        post=found.post,
        most=found.limit,
        terms=found.terms,
        days=found.days,
        subtype=found.why,
        subjects=("person", "post"),
        unjudged=N_("nobody says since when some posts have been held") if found.undated else None,
    )
