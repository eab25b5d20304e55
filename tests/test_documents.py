"""What the documents print is what the program says."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from respchain.cli.main import respchain
from respchain.rules import own_rules

README = Path("README.md").read_text(encoding="utf-8")


def test_the_first_charter_of_the_readme_is_found_wanting_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    charter = re.search(r"```yaml\n# city\.yaml\n(.*?)```", README, re.DOTALL)
    printed = re.search(r"\$ (respchain check city\.yaml[^\n]*)\n(.*?)```", README, re.DOTALL)
    assert charter
    assert printed
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").write_text(f"# city.yaml\n{charter[1]}", encoding="utf-8")
    result = CliRunner().invoke(respchain, printed[1].split()[1:])
    assert result.output.startswith(printed[2])


def test_every_command_of_the_readme_is_a_command() -> None:
    named = set(re.findall(r"(?:`|^\$ |^)respchain ([a-z]+)\b", README, re.MULTILINE)) - {"finds"}
    assert named
    for command in named:
        assert CliRunner().invoke(respchain, [command, "--help"]).exit_code == 0, command


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for document in (Path("README.md"), *Path("docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (document.parent / target).exists(), f"{document}: {target}"


def test_the_changelog_counts_the_rules() -> None:
    assert f"{len(own_rules())} rules" in Path("CHANGELOG.md").read_text(encoding="utf-8")


def test_the_picture_of_the_readme_shows_the_charter_as_it_is() -> None:
    drawn = CliRunner().invoke(
        respchain, ["trace", "docs/examples/food-safety.yaml", "sprouts-in-shenyang", "--format", "svg"]
    )
    words = re.compile(r"<text[^>]*>(.*?)</text>")
    shown = words.findall(Path("docs/pictures/chain.svg").read_text(encoding="utf-8"))
    assert sorted(words.findall(drawn.output)) == sorted(shown)
    assert any("PAR001" in word for word in shown)


def test_the_rule_in_the_guide_is_the_rule_in_the_package() -> None:
    guide = Path("docs/rules.md").read_text(encoding="utf-8")
    (rule,) = [rule for rule in own_rules() if rule.code == "GAP010"]
    assert rule.fix in guide
    assert str(rule.message) in guide
    assert rule.basis[0] in guide


def test_examples_of_the_folder_are_told_of() -> None:
    told = Path("docs/examples/README.md").read_text(encoding="utf-8")
    for charter in Path("docs/examples").glob("*.yaml"):
        assert charter.name in told
        assert yaml.safe_load(charter.read_text(encoding="utf-8"))["name"]
