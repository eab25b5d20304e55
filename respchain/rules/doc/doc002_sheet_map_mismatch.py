"""DOC002: a sheet that says otherwise than the map, or leaves something out."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "DOC002",
    severity=ERROR,
    conditions="C11",
    missions="M4 M6",
    needs="posts",
    basis=(
        "SYSC 25.2.3R(2) and 25.4.2G: the map holds all responsibilities of the current statements",
        "job descriptions: seven fields",
        "the reform paper: what a job description says",
    ),
    message={
        "mismatch": N_("the sheet of {post} and the map do not name the same duties: they differ in {listed}"),
        "field-missing": N_("the sheet of {post} does not state its {field}"),
    },
    fix=N_("write sheet and map from one source, and complete the sheet"),
)
def sheet_map_mismatch(facts: Facts) -> Hits:
    """The sheet of a post does not name the duties that the map gives it, or lacks a field that it must have.

    Whoever reads the sheet does one thing, and whoever reads the map expects another.

    ```yaml bad clerk guard subtype=mismatch,field-missing
    posts:
      clerk:
        title: Clerk
        top: true
        job:
          code: C-1
          process: By case
          competences: [law]
          standards: No case late
          promotion: Head of section
          duties: [files]
      guard:
        title: Guard
        reports_to: clerk
        job: {code: C-2, process: Rounds, standards: [Doors shut], promotion: Clerk}
    duties:
      files: {accountable: clerk}
      window: {accountable: clerk}
      doors: {accountable: guard}
    ```

    Write both from one source. A sheet that lists no duties has those of the map, so that it cannot differ; ids are
    compared, however the duties are worded; a post without a sheet is not judged.

    ```yaml good
    posts:
      clerk:
        title: Clerk
        top: true
        job:
          code: C-1
          process: By case
          competences: [law]
          standards: No case late
          promotion: Head of section
          duties: [files, window]
      guard:
        title: Guard
        job: {code: C-2, process: Rounds, competences: [first aid], standards: [Doors shut], promotion: Clerk}
      cook: {title: Cook}
    duties:
      files: {accountable: clerk}
      window: {accountable: clerk}
      doors: {accountable: guard, responsible: guard}
    ```
    """
    jobs = len(facts.now.jobs)
    differ, (post, field) = facts.sheet_mismatches, facts.sheet_gaps
    none, nothing = np.full(len(differ.post), -1), np.full(len(post), -1)
    return Hits(
        tested=jobs,
        post=np.concatenate([differ.post, post]),
        field=np.concatenate([none, field]),
        listed=np.concatenate([np.maximum(differ.sheet, differ.map), nothing]),
        sheet=np.concatenate([differ.sheet, nothing]),
        map=np.concatenate([differ.map, nothing]),
        subtype=np.repeat(["mismatch", "field-missing"], [len(none), len(nothing)]),
        cause=np.concatenate([differ.post, post]),
        unjudged=None if jobs else N_("no post states a sheet"),
    )
