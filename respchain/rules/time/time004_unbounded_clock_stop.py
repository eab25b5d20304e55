"""TIME004: a clock that is stopped again and again."""

from respchain.facts.facts import Facts
from respchain.rule import N_, WARNING, Hits, rule


@rule(
    "TIME004",
    severity=WARNING,
    conditions="C7 C10",
    missions="M10",
    needs="processes",
    basis="one complete notice of all that is missing",
    message=N_("{step} stops the clock of {process} in a loop that a case may take more than once"),
    fix=N_("ask once for all that is missing: bound the loop (`at_most: 1`)"),
    over={"PROC004": {"_loop": "_loop"}},
)
def unbounded_clock_stop(facts: Facts) -> Hits:
    """A loop that stops the clock may be taken more than once.

    With every new demand the limit begins again, and never ends.

    ```yaml bad notice
    posts: {window: {top: true}}
    processes:
      licence:
        steps:
          review: {by: window, next: {complete: end, incomplete: notice}}
          notice: {by: window, clock: stopped, next: {answer: {step: review, at_most: 2}}}
    ```

    Tell the applicant once and completely. Where the applicant brings new facts, another round is fair (`new_facts`).

    ```yaml good
    posts: {window: {top: true}}
    processes:
      licence:
        steps:
          review: {by: window, next: {complete: end, incomplete: {step: notice, at_most: 1}}}
          notice: {by: window, clock: stopped, next: review}
      appeal:
        steps:
          review: {by: window, next: {complete: end, new: {step: hear, new_facts: true}}}
          hear: {by: window, clock: stopped, next: review}
    ```
    """
    step, loop = facts.second_notices
    process = facts.now.steps.process[step]
    endless = facts.endless_loop[step]
    return Hits(tested=len(facts.now.steps), step=step, process=process, _loop=endless, cause=loop)
