"""GAP008: an item of a prescribed list that nobody answers for."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import marked
from respchain.rule import ERROR, N_, WARNING, Hits, rule

_OPEN = N_("the charter does not say of what kind the organisation is, so items for some kinds only are left open")


@rule(
    "GAP008",
    severity=ERROR,
    conditions="C1",
    missions="M1 M2",
    needs="prescribed",
    basis=("SYSC 24: prescribed responsibilities", "the eight core functions of the SFC", "FAR Act 2023", "权责清单"),
    message={
        "no-matter": N_("{item} is prescribed, and no matter answers it"),
        "no-owner": N_("{item} is prescribed, and nobody owns any part of {matter}, which should answer it"),
        "unexplained": N_("{item} is said not to apply, without a reason"),
    },
    fix=N_("allocate the item to somebody, or state that it does not apply, with the reason"),
    over={"GAP001": {"matter": "matter"}, "GAP002": {"matter": "matter"}},
    closed_by={"no-matter": "matter", "no-owner": "duty", "unexplained": "reason"},
)
def prescribed_item_unallocated(facts: Facts) -> Hits:
    """An item of a list given from outside has nobody who answers for it.

    The list says what the organisation was set up to see to; what is missing from it is missed by those it serves.

    ```yaml bad training cash branches
    prescribed:
      training: {title: Training of staff}
      cash: {title: Care of client money}
      branches: {title: Branches abroad, applies: false}
    matters: {vault: {prescribed: cash}}
    ```

    Let a matter answer it and give that to somebody, or say why it does not apply.

    ```yaml good
    prescribed:
      cash: {title: Care of client money}
      branches: {title: Branches abroad, applies: false, reason: The firm has none}
    matters: {money: {prescribed: cash}, vault: {part_of: money}}
    posts: {cashier: {title: Cashier}}
    duties: {safe: {matter: vault, accountable: cashier}}
    ```
    """
    items, answers = facts.now.prescribed, facts.now.matter_items
    known = np.flatnonzero(answers.item >= 0)
    matter, item = answers.matter[known], answers.item[known]
    answered = marked(len(items), item)
    owned = marked(len(items), item[facts.matters_claimed[matter]])
    applies = items.applies & ~items.open
    missing = np.flatnonzero(applies & ~answered)
    bare = np.flatnonzero((applies & ~owned)[item])
    silent = np.flatnonzero(~items.applies & ~items.explained)
    counts = [len(missing), len(bare), len(silent)]
    subject = np.concatenate([missing, item[bare], silent])
    return Hits(
        tested=len(items),
        item=subject,
        matter=np.concatenate([np.full(counts[0], -1), matter[bare], np.full(counts[2], -1)]),
        cause=subject,
        subtype=np.repeat(["no-matter", "no-owner", "unexplained"], counts),
        severity=np.repeat([-1, -1, WARNING], counts),
        unjudged=_OPEN if items.open.any() else None,
    )
