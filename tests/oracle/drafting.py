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
    if charter.chance(0.1):
        ground(charter.data)
    return sound(charter.data)


def ground(data: Entry) -> None:
    """Gives every duty and every power a basis in force: so many hands have added some that few charters had."""
    data.setdefault("bases", {})["LAW"] = {"rank": "law"}
    for duty in data["duties"].values():
        duty["basis"] = "LAW 1"
    for section in ("departments", "posts", "bodies", "outsiders"):
        for entry in data.get(section, {}).values():
            if "powers" in entry:
                stated = [{"power": one} if isinstance(one, str) else one for one in entry["powers"]]
                entry["powers"] = [{**one, "basis": "LAW 2"} for one in stated]
