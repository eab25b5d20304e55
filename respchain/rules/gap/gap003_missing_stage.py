"""GAP003: a stage of a matter at which nobody has anything to answer for."""

from respchain.facts.facts import Facts
from respchain.facts.regions import owners
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "GAP003",
    severity=ERROR,
    conditions="C1",
    missions="M3 M7",
    needs="matters",
    basis=(
        "deciding, executing and supervising stand apart 决策权、执行权、监督权",
        "审管分离: who approves must be followed up",
    ),
    message=N_("{matter} has owners, and none at all at stage {stage}"),
    fix=N_("assign the stage, or take it from the stages that the matter must have"),
    over={"GAP001": {"_row": "_stage"}},
    closed_by="duty",
)
def missing_stage(facts: Facts) -> Hits:
    """A matter has owners, but a stage that it must have has none.

    What is approved and never watched, or done and never supervised, is in order on paper only.

    ```yaml bad stalls
    matters: {stalls: {stages: [approve, monitor]}}
    posts: {clerk: {title: Clerk}}
    duties: {licence: {matter: stalls, stage: approve, accountable: clerk}}
    ```

    Assign the stage.

    ```yaml good
    matters: {stalls: {stages: [approve, monitor]}, fairs: {stages: [approve, monitor]}}
    posts: {clerk: {title: Clerk}, inspector: {title: Inspector}}
    duties:
      licence: {matter: stalls, stage: approve, accountable: clerk}
      visits: {matter: stalls, stage: monitor, accountable: inspector}
    ```

    A matter without any owner is a gap as a whole, and no missing stage (GAP001).
    """
    matter, stage, parts = facts.bare_stages
    row = owners(parts)
    return Hits(
        tested=len(facts.staged[0]),
        matter=matter[row],
        stage=stage[row],
        box=parts.boxes,
        cause=row,
        subjects=("matter", "stage"),
        _row=row,
    )
