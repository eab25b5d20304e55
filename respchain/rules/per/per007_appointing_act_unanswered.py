"""PER007: an appointment for whose steps nobody answers."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "PER007",
    severity=WARNING,
    missions="M19",
    needs="appointments people",
    basis="whoever nominates, vets, discusses and decides answers for it",
    message={
        "nominate": N_("nobody answers for nominating {person} for {post}"),
        "vet": N_("nobody answers for vetting {person} before the appointment to {post}"),
        "discuss": N_("nobody answers for the discussion before {person} was appointed to {post}"),
        "decide": N_("nobody answers for the decision to appoint {person} to {post}"),
        "one-hand": N_("one single person nominates {person} for {post} and decides it"),
        "without-power": N_("whoever decided to appoint {person} to {post} had no power to appoint on that day"),
        "unsaid": N_("nothing is said to follow where the choice of {person} proves wrong"),
        "incomplete": N_("{consequence} is incomplete, so nothing follows where the choice of {person} proves wrong"),
    },
    fix=N_("record who answers for each step, grant the power to appoint, and say what follows a wrong choice"),
)
def appointing_act_unanswered(facts: Facts) -> Hits:
    """Nobody answers for a step of an appointment, or for the choice as a whole.

    An unfit holder harms every duty of the post; where nobody stands for the choice, the next one is no better.

    ```yaml bad director registrar clerk charter subtype=vet,one-hand,without-power,unsaid
    posts:
      mayor: {top: true, holder: {person: Li}, powers: [appoint]}
      personnel: {reports_to: mayor, holder: {person: Wang}}
      director: {reports_to: mayor, grade: 5}
      registrar: {reports_to: mayor, grade: 4}
      clerk: {reports_to: mayor, grade: 2}
    consequences: {}
    appointments:
      - {person: Zhao, post: director, nominated_by: personnel, discussed_by: mayor, decided_by: mayor}
      - {person: Chen, post: registrar, nominated_by: mayor, vetted_by: personnel, discussed_by: mayor,
         decided_by: mayor}
      - {person: Wu, post: clerk, nominated_by: mayor, vetted_by: personnel, discussed_by: mayor, decided_by: personnel}
    ```

    Record for each appointment who nominated, vetted, discussed and decided: a post that somebody held on that day,
    an outsider, or a body with a chair and the tiers of its members. Keep proposing and deciding in different hands.
    Whoever decides holds the power `appoint` on that day. What follows a wrong choice, a trigger, a measure and who
    imposes it, stands with the appointment, or for all in `appointing`, and so does the day since when such records
    are kept. Appointments before that day, and posts whose `selection` is by election or ex officio, need none of
    this, nor do posts below the grade that the profile names.

    ```yaml good
    appointing: {records_since: 2020-01-01, consequence: misappointment}
    posts:
      mayor: {top: true, grade: 7, selection: election, holder: {person: Li, since: 2020-01-01}}
      personnel: {reports_to: mayor, holder: {person: Wang, since: 2019-01-01}}
      director: {reports_to: mayor, grade: 5}
      clerk: {reports_to: mayor, grade: 2}
    bodies: {board: {chair: mayor, members: [{post: personnel, tier: main}], powers: [{power: appoint, reserve: true}]}}
    outsiders: {province: {kind: external-superior, terminal: true}}
    consequences: {misappointment: {trigger: An unfit person was appointed, measures: [admonish], imposed_by: province}}
    appointments:
      - {person: Zhao, post: director, since: 2021-01-01, nominated_by: mayor, vetted_by: personnel,
         discussed_by: board, decided_by: board}
      - {person: Wu, post: clerk, since: 2018-01-01}
    ```
    """
    found = facts.unanswered
    table = facts.now.appointments
    return Hits(
        tested=len(facts.judged_appointments),
        consequence=found.consequence,
        charter=np.where(found.why == "unsaid", 0, -1),
        post=table.post[found.appointment],
        person=table.person[found.appointment],
        actor=found.decider,
        subtype=found.why,
        cause=found.cause,
        unjudged=_unjudged(facts),
    )


def _unjudged(facts: Facts) -> str | None:
    if not facts.appointing_recorded:
        return N_("no appointment says who nominated, vetted, discussed or decided")
    if np.isnan(facts.actors.grade).all():
        return N_("no post has a grade that can be compared")
    if "consequences" not in facts.sections:
        return N_("the charter states no consequences, so none of a wrong choice could be found")
    return None
