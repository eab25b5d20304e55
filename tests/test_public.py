"""The public names: in the package, in its stub, in the README, and nowhere else."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import respchain

PACKAGE = Path(respchain.__file__).parent


def test_the_names_the_stub_and_the_documentation_agree_and_are_few() -> None:
    stub = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    imported = [alias.asname for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    readme = Path("README.md").read_text(encoding="utf-8")
    (sentence,) = re.findall(r"The public names are (.*?)\.\nEverything else may change", readme, re.DOTALL)
    documented = re.findall(r"`(\w+)`", sentence)
    assert sorted(respchain.__all__) == sorted(documented) == sorted(str(name) for name in imported)
    assert len(respchain.__all__) <= 25
    for name in respchain.__all__:
        assert getattr(respchain, name).__doc__


def test_the_stub_names_the_modules_that_the_names_come_from() -> None:
    stub = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    homes = {
        str(alias.asname): node.module for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert homes == respchain._HOMES


def test_the_names_do_not_depend_on_the_order_in_which_they_are_asked_for() -> None:
    for first in ("trace", "check", "draw", "Report"):
        line = f"import respchain as rc; rc.{first}; assert callable(rc.check) and callable(rc.trace) and rc.draw.chain"
        assert subprocess.run([sys.executable, "-c", line], check=False).returncode == 0


def test_importing_the_package_imports_nothing_heavy() -> None:
    line = (
        "import sys, respchain; print([name for name in ('numpy', 'pydantic', 'yaml', 'click') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_each_extra_is_imported_only_where_it_is_used() -> None:
    line = (
        "import sys; from respchain.cli import main\n"
        "try: main(['check', 'docs/examples/seamless.yaml', '--output', '/dev/null'])\n"
        "except SystemExit: pass\n"
        "heavy = ('networkx', 'graphviz', 'pygraphviz', 'fontTools', 'pydantic')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_an_attribute_that_is_not_there_is_said_not_to_be() -> None:
    assert not hasattr(respchain, "chek")
    assert "check" in dir(respchain)


def test_checks_traces_and_draws_a_charter_built_in_python() -> None:
    charter = respchain.Charter.model_validate(
        {
            "name": "Village",
            "as_of": "2026-06-01",
            "posts": {"mayor": {"top": True, "holder": {"person": "Li"}}},
            "duties": {"water": {"accountable": "mayor"}, "roads": {}},
        }
    )
    report = respchain.check(charter, profile="all")
    assert [one.subjects[0].id for one in report.findings if one.rule == "GAP010"] == ["roads"]
    assert report.seamless is False
    chain = respchain.trace(charter, "water")
    assert (chain.closed, chain.conditions["C5"].state) == (False, "breaks")
    graph = respchain.graph(charter)
    assert graph.nodes["actors:mayor"] == {"kind": "post", "id": "mayor", "title": "mayor"}
    assert graph.has_edge("duties:water", "actors:mayor", key="accountable")
    assert "svg" in respchain.draw.chain(charter, "water")._repr_mimebundle_()["image/svg+xml"]


def test_a_charter_built_in_python_with_an_unknown_id_is_refused() -> None:
    charter = respchain.Charter.model_validate({"as_of": "2026-06-01", "posts": {"a": {"reports_to": "b"}}})
    with pytest.raises(respchain.InputErrors, match='there is no actor "b"'):
        respchain.check(charter)
