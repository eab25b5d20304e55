"""GAP007: something taken out of one place and put into no other."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.regions import owners
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "GAP007",
    severity=ERROR,
    missions="M3 M23",
    needs="matters",
    basis=("what is moved out 划出 must be moved in 划入", "the additive 6-BA: moved out in 2011, taken in by nobody"),
    message={
        "carve-out": N_("what {duty} leaves out is owned by nobody"),
        "transfer": N_("what {transfer} moved out is owned by nobody"),
    },
    fix=N_("match what is taken out with a duty that takes it in, or set it free with a basis"),
    over={"GAP001": {"_row": "_carved"}, "GAP002": {"_row": "_carved"}, "PROC002": {"transfer": "transfer"}},
    closed_by="duty",
)
def carve_out_without_receiver(facts: Facts) -> Hits:
    """A part was carved out of a duty, or moved out by a transfer, and nobody owns it.

    Who gave it up is rid of it, and who should have it has not heard: the case is nobody's.

    ```yaml bad small 6-BA
    facets: {amount: {type: number, range: ">= 0"}, object: [sprout, crop]}
    matters: {fines: {facets: amount}, additives: {facets: object}}
    posts: {clerk: {title: Clerk}, health: {title: Health}, farms: {title: Farms}}
    duties:
      small: {matter: fines, except: {amount: ">= 500"}, accountable: clerk}
      crops: {matter: additives, scope: {object: crop}, accountable: health}
    transfers:
      - {id: 6-BA, matter: additives, scope: {object: sprout}, by: health, to: farms, date: 2011-03-01,
         accepted: 2011-03-02}
    ```

    Give the part to somebody, or exclude it with a basis; a transfer without receiver needs one too.

    ```yaml good
    facets: {amount: {type: number, range: ">= 0"}, object: [sprout, crop]}
    matters:
      fines: {facets: amount, excluded: [{amount: ">= 5000", basis: Fines Act 3}]}
      additives: {facets: object}
    posts: {clerk: {title: Clerk}, health: {title: Health}, farms: {title: Farms}}
    duties:
      small: {matter: fines, except: {amount: ">= 500"}, accountable: clerk}
      large: {matter: fines, scope: {amount: "[500..5000)"}, accountable: clerk}
      crops: {matter: additives, scope: {object: crop}, accountable: health}
      sprouts: {matter: additives, scope: {object: sprout}, accountable: farms}
    transfers:
      - {id: 6-BA, matter: additives, scope: {object: sprout}, by: health, to: farms, date: 2011-03-01,
         accepted: 2011-03-02}
      - {id: soon, matter: additives, by: health, to: farms, date: 2027-03-01}
    bases: {fines-act: {title: Fines Act, rank: law}}
    ```
    """
    found = facts.carved
    row = owners(found.parts)
    return Hits(
        tested=len(found.duty),
        duty=found.duty[row],
        transfer=found.transfer[row],
        box=found.parts.boxes,
        cause=row,
        subtype=np.where(found.duty[row] >= 0, "carve-out", "transfer"),
        _row=row,
    )
