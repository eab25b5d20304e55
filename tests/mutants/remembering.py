"""The charters of tests, kept as they were judged: where one rule alone has changed, it alone is asked again."""

from datetime import date

from respchain.checking import Judged
from respchain.checking import judged as judge
from respchain.checking.running import run
from respchain.model.stated import Stated
from respchain.rule import Rule
from tests import charters


class Memory:
    """Stands between the tests and the checker from `remember` on; `changed` are the rules to be asked again.

    A test that patches what charters are judged by is not `trusted` with what was judged before.
    """

    def __init__(self) -> None:
        self.changed: list[Rule] = []
        self.trusted = True
        self._read = charters.stated
        self._stated: dict[str, Stated] = {}
        self._judged: dict[tuple[int, str, str, date], Judged] = {}

    def remember(self) -> None:
        """Has the tests read and judge their charters here."""
        vars(charters).update(stated=self.stated, judged=self.judged)

    def stated(self, text: str) -> Stated:
        """The charter of a text."""
        if text not in self._stated:
            self._stated[text] = self._read(text)
        return self._stated[text]

    def judged(self, stated: Stated, profile: str, today: date) -> Judged:
        """A charter with what the rules say of it."""
        if not self.trusted:
            return judge(stated, profile, today)
        key = id(stated.data), repr(stated.project), profile, today  # what was read is kept, so its id is its own
        if key not in self._judged:
            self._judged[key] = judge(stated, profile, today)
        return asked_again(self._judged[key], self.changed)


def asked_again(done: Judged, rules: list[Rule]) -> Judged:
    """What was judged before, with some rules asked again."""
    again = {rule.code: outcome for rule, outcome in zip(rules, run(rules, done.facts), strict=True)}
    return done._replace(outcomes=tuple(again.get(outcome.rule.code, outcome) for outcome in done.outcomes))
