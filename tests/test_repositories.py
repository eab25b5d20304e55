"""What other repositories take from this one: the hook, and the action, run as they would run it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CHARTER = "as_of: 2026-06-01\nposts: {clerk: {}}\nduties: {a: {title: A duty}}\n"


def stated(name: str) -> Any:
    return yaml.load(Path(name).read_text("utf-8"), yaml.CSafeLoader)


@pytest.fixture
def path() -> str:
    """The search path with this interpreter's commands first."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def test_the_hook_checks_the_charter_that_it_is_given(tmp_path: Path, path: str) -> None:
    (hook,) = stated(".pre-commit-hooks.yaml")
    assert hook["language"] == "python"
    assert not hook["pass_filenames"]
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    command = [*hook["entry"].split(), *hook["args"]]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"GAP010" in done.stdout


CASES = [
    ({}, 1, "::error file=charter.yaml,line=3"),
    ({"FAIL_ON": "never"}, 0, "GAP010"),
    ({"PROFILE": "raci", "AS_OF": "2026-07-01"}, 1, "GAP010"),
    ({"ARGS": "--ignore GAP010 --select GAP"}, 0, ""),
    ({"CHARTER": "charter.yaml; touch hacked"}, 2, ""),
    ({"ARGS": "$(touch hacked) `touch hacked` *"}, 2, ""),
    ({"PROFILE": "core; touch hacked"}, 2, ""),
    ({"SARIF": "found.sarif"}, 1, "GAP010"),
]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
@pytest.mark.parametrize(("inputs", "code", "said"), CASES, ids=[str(inputs) for inputs, *_ in CASES])
def test_the_action_checks_the_charter_and_takes_no_word_for_a_command(
    tmp_path: Path, path: str, inputs: dict[str, str], code: int, said: str
) -> None:
    action = stated("action.yml")
    (step,) = [step for step in action["runs"]["steps"] if step.get("name") == "Check the charter"]
    names = {key: value.removeprefix("${{ inputs.").removesuffix(" }}") for key, value in step["env"].items()}
    defaults = {key: str(action["inputs"][name]["default"]) for key, name in names.items()}
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    env = {**os.environ, "PATH": path, **defaults, **inputs}
    command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, said in done.stdout) == (code, True), done.stderr
    assert sorted(os.listdir(tmp_path)) == sorted(["charter.yaml", *filter(None, [inputs.get("SARIF")])])
