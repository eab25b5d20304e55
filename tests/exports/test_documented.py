"""The page about exports does what it says."""

import doctest
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from respchain.cli.main import respchain
from respchain.errors import MissingExtra
from respchain.files.exporters import KINDS
from respchain.files.exporters.org_jsonld.vocabulary import context
from respchain.files.reading import read

PAGE = Path("docs/exports.md").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, inside its parser
def test_the_examples_of_the_page_give_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    charter = re.search(r"```yaml\n# city\.yaml\n(.*?)```", PAGE, re.DOTALL)
    assert charter
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").write_text(charter[1], encoding="utf-8")
    kinds = set()
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        for line, printed in re.findall(r"\$ respchain ([^\n]*)\n([^$]*)", block):
            result = CliRunner().invoke(respchain, line.split())
            assert result.exit_code == 0, result.output
            assert result.output.startswith(printed)
            kinds |= {word for word in line.split() if word in KINDS}
    assert kinds == set(KINDS)
    assert f"```\n{Path('city.mmd').read_text(encoding='utf-8')}```" in PAGE
    tests = doctest.DocTestParser().get_doctest(PAGE.replace("```", ""), {}, "exports.md", None, 0)
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(tests).failed == 0
    assert len(tests.examples) > 8


def test_the_page_names_the_terms_of_the_vocabulary() -> None:
    named = set(re.findall(r"`((?:org|foaf|rc|skos|time):\w+)", PAGE))
    known = {key for key in context("") if ":" in key}
    classes = {term for term in named if term.split(":")[1][0].isupper()}
    texts = {"rc:stage", "rc:basis", "rc:within", "rc:scope", "rc:what", "rc:unresolved", "foaf:name", "skos:prefLabel"}
    assert named - known - classes <= texts | {"org:memberDuring"}


@pytest.mark.parametrize(
    ("kind", "package", "extra"),
    [("graphml", "networkx", "graph"), ("parquet", "polars", "columns"), ("duckdb", "duckdb", "database")],
)
def test_what_is_not_installed_is_named(
    kind: str, package: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "respchain.chain.graph", raising=False)
    line = ["export", "docs/examples/seamless.yaml", kind, "-o", str(tmp_path / "made")]
    result = CliRunner().invoke(respchain, line)
    assert isinstance(result.exception, MissingExtra)
    assert f"pip install 'respchain[{extra}]'" in str(result.exception)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "duties.parquet").write_bytes(b"PAR1")
    if package == "polars":
        with pytest.raises(MissingExtra):
            read(tmp_path)
