"""What the documents print is what the program says."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from respchain.cli.main import respchain
from respchain.model.charter import Charter
from respchain.rules import own_rules

READMES = {name: Path(name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")}
README = READMES["README.md"]


@pytest.mark.parametrize("readme", READMES.values(), ids=READMES)
def test_the_first_charter_of_the_readme_is_found_wanting_as_printed(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    charter = re.search(r"```yaml\n# city\.yaml\n(.*?)```", readme, re.DOTALL)
    printed = re.search(r"\$ (respchain check city\.yaml[^\n]*)\n(.*?)```", readme, re.DOTALL)
    assert charter
    assert printed
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").write_text(f"# city.yaml\n{charter[1]}", encoding="utf-8")
    result = CliRunner().invoke(respchain, printed[1].split()[1:])
    assert result.output.startswith(printed[2])


@pytest.mark.parametrize("readme", READMES.values(), ids=READMES)
def test_every_command_of_the_readme_is_a_command(readme: str) -> None:
    named = set(re.findall(r"(?:`|^\$ |^)respchain ([a-z]+)\b", readme, re.MULTILINE)) - {"finds"}
    assert named
    for command in named:
        assert CliRunner().invoke(respchain, [command, "--help"]).exit_code == 0, command


def test_the_commands_of_the_chinese_readme_can_be_followed_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^respchain ([a-z][^\n]*)$", READMES["README.zh.md"], re.MULTILINE)
    assert len(lines) > 5
    for line in lines:
        result = CliRunner().invoke(respchain, line.split())
        assert result.exit_code in (0, 1), f"{line}: {result.output}"
        assert result.exception is None or isinstance(result.exception, SystemExit), line
    assert Path("河滨市/charter.yaml").exists()
    assert all(Path(name).exists() for name in ("组织架构.svg", "责任链.svg", "监督关系.svg"))


def test_the_remedy_of_the_chinese_readme_cures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    charter = re.search(r"```yaml\n(.*?)```", READMES["README.zh.md"], re.DOTALL)
    assert charter
    monkeypatch.chdir(tmp_path)
    cured = charter[1].replace("检查城北餐饮单位, resp", "检查城北餐饮单位, accountable: 局长, resp")
    Path("city.yaml").write_text(cured, encoding="utf-8")
    arguments = ["check", "city.yaml", "--as-of", "2026-06-01", "--select", "GAP"]
    assert CliRunner().invoke(respchain, arguments).exit_code == 0


def test_the_sections_named_in_the_chinese_readme_are_sections_of_the_format() -> None:
    table = READMES["README.zh.md"].partition("## 与现有材料怎样对应")[2].partition("\n\n牵头")[0]
    named = set(re.findall(r"`([a-z]+)`", table)) - {"powers", "trigger", "measures"}
    assert named <= set(Charter.model_fields)


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for document in (*map(Path, READMES), *Path("docs").rglob("*.md")):
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
