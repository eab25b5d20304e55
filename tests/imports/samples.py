"""Real files, for those who have them: tests of these skip elsewhere, as most of them may not be passed on."""

import os
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("RESPCHAIN_SAMPLES", Path(__file__).parents[3] / "shared" / "data"))


def sample(name: str) -> Path:
    """The path of a sample; the test that asks for one that is not there is skipped."""
    path = _FOLDER / name
    if not path.exists():
        pytest.skip("the sample may not be passed on, and is not here")
    return path
