"""LOOP004: a supervisor who hangs on whom he supervises."""

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, Hits, rule


@rule(
    "LOOP004",
    severity=ERROR,
    conditions="C8",
    missions="M17",
    basis=("IIA principle 5: independence", "supervision at one's own level is too soft"),
    message=N_("{forum} supervises {actor}, and {controller} appoints or removes it"),
    fix=N_("let somebody above or outside appoint and remove the supervisor"),
)
def supervisor_controlled_by_supervised(facts: Facts) -> Hits:
    """Whoever appoints or removes a supervisor is the supervised, or stands below it.

    Who can be dismissed for what he finds finds little.

    ```yaml bad inspector
    posts:
      director: {top: true}
      inspector: {reports_to: director}
    oversight: {daily: {forum: inspector, over: director, information: files}}
    ```

    Let appointment and removal lie above or outside. Bottom-up channels of a democratic kind are welcome beside
    another one.

    ```yaml good
    posts:
      director: {top: true, department: bureau}
      inspector: {reports_to: director, appointed_by: province, removed_by: province}
      staff: {reports_to: director}
    departments: {bureau: {title: Bureau}}
    outsiders: {province: {kind: external-superior, terminal: true}}
    oversight:
      daily: {forum: inspector, over: director, information: files}
      yearly: {forum: province, over: inspector, information: report}
      meeting: {forum: staff, over: director, kind: democratic, information: assembly}
    ```
    """
    actor, forum = facts.dependable
    at, controller = facts.controllers.follow(forum)
    bad = facts.command.at_or_below(lower=controller, upper=actor[at]) & ~facts.actors.terminal[forum[at]]
    at, controller = at[bad], controller[bad]
    return Hits(tested=len(forum), forum=forum[at], actor=actor[at], controller=controller, cause=forum[at])
