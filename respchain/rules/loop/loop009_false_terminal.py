"""LOOP009: a forum declared terminal that is none."""

import numpy as np

from respchain.facts.facts import Facts
from respchain.rule import ERROR, N_, NOTE, WARNING, Hits, rule


@rule(
    "LOOP009",
    severity=ERROR,
    conditions="C8",
    missions="M8 M17",
    basis="theory: the four answers of a terminal forum",
    message={
        "hangs": N_("{terminal} is declared terminal and hangs on {controller}, whom it judges in the end"),
        "top": N_("{terminal} is declared terminal and is the top of the organisation"),
        "unanswered": N_("{terminal} is declared terminal without saying why supervision may stop there"),
        "no-channel": N_("{terminal} is declared terminal and has no means to bring anything about"),
        "delegates": N_("{terminal} judges {actor} in the end, and {person} sits in it and stands behind that too"),
    },
    fix=N_("name the forum outside, and say: outside of what, by what title, with what means, renewed how"),
    over={"LOOP001": {"terminal": "stop"}},
)
def false_terminal(facts: Facts) -> Hits:
    """A forum is declared terminal and is not outside, or does not say what makes it one.

    Declaring the last supervisor terminal is the easiest way to hide that nobody supervises him.

    ```yaml bad board mayor auditor press
    posts:
      director: {reports_to: mayor}
      mayor: {top: true, terminal: true}
    bodies:
      board:
        chair: director
        appointed_by: director
        terminal: {outside: of the board, title: rule, means: report, renewal: term}
    outsiders:
      press: {kind: media, terminal: {outside: independent, title: press law, renewal: market}}
      auditor: {kind: supplier, terminal: true}
    oversight: {one: {forum: board, over: director, information: report}}
    ```

    Declare what stands outside the chart. Legislatures, courts, the public, external superiors and owners need no more
    than the word; others answer the four questions. The public and the media need a channel that triggers action.

    ```yaml good
    posts: {mayor: {top: true}}
    outsiders:
      congress: {kind: legislature, terminal: true}
      citizens: {kind: public, terminal: true}
      council: {kind: supplier, terminal: {outside: abroad, title: treaty, means: [dismiss], renewal: election}}
    oversight:
      one: {forum: congress, over: mayor, information: report}
      two: {forum: citizens, over: mayor, information: hotline, measures: [complaint]}
    ```
    """
    declared = facts.actors.terminal
    terminal, on = facts.hanging
    top = np.flatnonzero(declared & facts.tops)
    unanswered = np.flatnonzero(declared & ~facts.terminal_answered & ~facts.without_channel & ~facts.tops)
    mute = np.flatnonzero(declared & facts.without_channel)
    sitting, judged, person = facts.judging_themselves
    found = [terminal, top, unanswered, mute, sitting]
    subject = np.concatenate(found)
    sizes = [len(rows) for rows in found]
    return Hits(
        tested=declared.sum(),
        terminal=subject,
        controller=np.concatenate([on, np.full(sum(sizes) - len(on), -1)]),
        actor=np.concatenate([np.full(sum(sizes) - len(judged), -1), judged]),
        person=np.concatenate([np.full(sum(sizes) - len(person), -1), person]),
        subtype=np.repeat(["hangs", "top", "unanswered", "no-channel", "delegates"], sizes),
        severity=np.repeat([ERROR, ERROR, ERROR, WARNING, NOTE], sizes),
        cause=subject,
    )
