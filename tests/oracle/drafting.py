"""A whole charter at random: with gaps, and with what each subject adds."""

from tests.oracle.charters import sound
from tests.oracle.dice import Entry
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.subjects import SUBJECTS


def draft(seed: int) -> Entry:
    """The charter of a seed."""
    charter = Gaps(seed)
    for subject in SUBJECTS:
        subject.drafting(charter)
    return sound(charter.data)
