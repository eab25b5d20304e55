"""DOC001: a power or a duty without a valid legal basis."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, WARNING, Hits, rule


@rule(
    "DOC001",
    severity=WARNING,
    statutory=ERROR,
    conditions="C9 C11",
    missions="M2",
    needs="bases",
    basis=("powers and duties by statute", "guidance on lists: what no law provides for is struck off"),
    message={
        "no-basis": N_("{duty}{grant} rests on no basis that the charter knows"),
        "not-in-force": N_("{duty}{grant} rests on {base}, which is not in force"),
        "rank-too-low": N_("{duty}{grant} rests on {base}, whose rank does not suffice for it"),
    },
    fix=N_("cite a basis in force of sufficient rank, or give the duty or power up"),
)
def no_valid_basis(facts: Facts) -> Hits:
    """A power or a duty has no legal basis, one that is not in force, or one of too low a rank.

    What no law provides for can be refused, and falls in court.

    ```yaml bad water roads fine punish
    bases:
      law: {rank: law, since: 2009-06-01}
      old: {rank: law, until: 2015-01-01}
      house: {rank: internal}
    posts: {mayor: {top: true, powers: [{power: punish, basis: house}]}}
    duties:
      water: {accountable: mayor}
      roads: {accountable: mayor, basis: old 3}
      fine: {accountable: mayor, needs: punish, basis: house}
    ```

    Cite what provides for it. A duty inside the house may rest on a rule of the house; to permit or punish takes a
    law or regulation.

    ```yaml good
    bases:
      law: {rank: law, since: 2009-06-01, title: {en: Water Law, zh: 水法}}
      house: {rank: internal}
    posts: {mayor: {top: true, powers: [{power: punish, basis: law}]}}
    duties:
      water: {accountable: mayor, basis: 《水法》第三条}
      fine: {accountable: mayor, needs: punish, basis: law 84}
      files: {accountable: mayor, basis: house}
    ```
    """
    duties = np.flatnonzero(~facts.duties.heading)
    grants = np.arange(len(facts.now.powers))
    duty = facts.basis_faults(facts.bases, facts.duty_rank, duties)
    grant = facts.basis_faults(facts.power_bases, facts.grant_rank, grants)
    return Hits(
        tested=len(duties) + len(grants),
        duty=np.concatenate([duty.row, np.full(len(grant.row), -1)]),
        grant=np.concatenate([np.full(len(duty.row), -1), grant.row]),
        base=np.concatenate([duty.base, grant.base]),
        subtype=np.concatenate([duty.fault, grant.fault]),
    )
