"""ASM005: an indicator that nobody can measure."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.facts.relation import NONE
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "ASM005",
    severity=WARNING,
    conditions="C12",
    missions="M5 M6",
    needs="duties assessments",
    basis="目标管理和绩效评估: quantified",
    message={
        "measure": N_("{duty} cannot be measured: its indicator lacks {part}"),
        "indicator": N_("{actor} is assessed on {duty} by an indicator that lacks {part}"),
        "matter": N_("{actor} is assessed on {matter} by an indicator that lacks {part}"),
        "general": N_("{actor} is assessed by an indicator that lacks {part}"),
    },
    fix=N_("state the unit, the target, the period, the source of the evidence, and who measures"),
)
def unmeasurable_indicator(facts: Facts) -> Hits:
    """An indicator of a duty lacks a unit, a target, a period, a source of evidence, or somebody who measures.

    Whether the duty was done is then a matter of opinion, and the opinion that of whoever is asked.

    ```yaml bad write clerk subtype=measure,matter
    matters: {signs: {title: Signs}}
    posts: {mayor: {top: true}, clerk: {reports_to: mayor}}
    duties:
      write:
        matter: signs
        accountable: clerk
        measure: {indicator: letters, unit: letters, target: ">= 4", per: month}
    assessments: [{of: clerk, by: mayor, indicators: {matter: signs, indicator: signs removed, target: ">= 90"}}]
    ```

    Complete it. An indicator of an assessment has from the measure of its duty what it does not say itself. A standard
    that somebody judges by yes or no says so (`yes_or_no`) and who judges; in its first year a figure has no target yet
    (`baseline`, with its end).

    ```yaml good
    matters: {signs: {title: Signs}}
    posts: {mayor: {top: true}, clerk: {reports_to: mayor}}
    duties:
      write:
        accountable: clerk
        measure: {indicator: letters, unit: letters, target: ">= 4", per: month, source: post book, by: mayor}
      plan: {accountable: clerk, measure: {indicator: plan ready by April, yes_or_no: true, by: mayor}}
      count:
        accountable: clerk
        measure: {unit: cars, per: month, source: log, by: mayor, baseline: {since: 2026-01-01, until: 2027-01-01}}
    assessments:
      - {of: clerk, by: mayor, indicators: [{duty: write, target: ">= 5"}, {matter: signs, yes_or_no: true}]}
    ```
    """
    table, (own, lacks), (rows, parts) = facts.now.indicators, facts.unmeasured_duties, facts.unmeasured_indicators
    blank, duty, matter = np.full(len(own), NONE), table.duty[rows], table.matter[rows]
    kind = np.where(duty >= 0, "indicator", np.where(matter >= 0, "matter", "general"))
    actor, cause = facts.assessed[table.assessment[rows]], len(facts.duties) + rows
    return Hits(
        tested=len(facts.now.duty_measures) + (~table.borrowed).sum(), actor=np.concatenate([blank, actor]),
        duty=np.concatenate([own, duty]), matter=np.concatenate([blank, matter]), part=np.concatenate([lacks, parts]),
        subtype=np.concatenate([np.full(len(own), "measure"), kind]), cause=np.concatenate([own, cause]),
        subjects=("actor", "duty", "matter"),
    )  # fmt: skip
