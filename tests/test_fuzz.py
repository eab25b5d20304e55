"""Some of the inputs that nobody meant, for each reader; `python -m tests.fuzz` tries as many as one likes."""

from pathlib import Path

import pytest

from tests.fuzz.feeding import READERS, fed, seeds
from tests.fuzz.inputs import inputs


@pytest.mark.parametrize("name", READERS)
def test_whatever_comes_in_is_read_or_refused_and_nothing_is_lost(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    given = seeds(reader.folder)
    assert given
    told = [fed(reader, one, tmp_path) for one in inputs(40, 1, given, reader.family)]
    assert set(told) <= {"read", "refused"}
    assert "read" in told
