"""English and Chinese: nothing untranslated, nothing in other words than those of the field."""

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from click.testing import CliRunner

from respchain.checking import judged, report
from respchain.cli.main import COMMANDS, main, respchain
from respchain.diagrams.words import WORDS
from respchain.errors import InputErrors
from respchain.language import N_, counted, listed, say, translator
from respchain.report.as_text import faults_text
from respchain.report.explaining import explanation
from respchain.report.width import width
from respchain.rule import Rule
from respchain.rules import own_rules
from tests import catalogue
from tests.charters import TODAY, read_text, stated

GLOSSARY = yaml.safe_load(Path("tests/data/glossary.yaml").read_text(encoding="utf-8"))
ALSO = {"{names} and {more} more": {"count"}}
"""What a translation may use instead of what English does: Chinese counts all, English those left out."""
CHINESE = re.compile("[\u4e00-\u9fff]")
BARE = re.compile(r"^[\W_]*(?:\{[^}]*\}[\W_]*)*$|^\{sign\} \(U")
"""Messages without a word of their own."""
GAP = "posts: {chief: {title: Chief, top: true}}\nduties:\n  water: {title: Inspect water mains}\n"
BROKEN = """\
language: zh
matters: {水: {title: 供水, stages: [decide, execute]}}
posts:
  局长: {titel: 局长, reports_to: 市長, since: 2026-05-01, until: 2026-01-01}
  市长: {top: 是, reports_to: 0}
duties:
  检查: {matter: 水, accountable: 局张}
  检查: {matter: 水}
"""


class Entry(NamedTuple):
    """A message with its translation."""

    english: tuple[str, ...]
    chinese: str

    def __str__(self) -> str:
        """The message."""
        return self.english[-1]


def entries() -> list[Entry]:
    """All of the Chinese catalogue."""
    found = []
    for message in catalogue.translations("zh"):
        if message.id:
            english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            (chinese,) = (message.string,) if isinstance(message.string, str) else message.string or ("",)
            found.append(Entry(english, chinese))
    return found


def placeholders(text: str) -> set[str]:
    """The words in braces, and those of the older form."""
    try:
        named = {field for _, field, _, _ in string.Formatter().parse(text) if field}
    except ValueError:
        named = set()
    return named | set(re.findall(r"%\((\w+)\)s", text))


def test_the_catalogues_are_up_to_date() -> None:
    """If this fails: `python -m tests.catalogue`, and translate what is new."""
    assert catalogue.template_place().read_text("utf-8") == catalogue.pot()
    for language in catalogue.LANGUAGES:
        assert catalogue.place(language, "po").read_text("utf-8") == catalogue.po(language)
        assert catalogue.place(language, "mo").read_bytes() == catalogue.mo(language)


def test_every_message_is_translated() -> None:
    kept = catalogue.translations("zh")
    missing = [str(entry) for entry in entries() if not entry.chinese]
    assert not missing, "\n".join([f"{len(missing)} messages without Chinese:", *missing])
    assert [message.id for message in kept if message.fuzzy and message.id] == []
    assert list(kept.obsolete) == []


def test_a_translation_is_in_chinese() -> None:
    assert [
        str(entry) for entry in entries() if not CHINESE.search(entry.chinese) and not BARE.search(str(entry))
    ] == []


def test_a_translation_has_the_words_in_braces_of_its_message() -> None:
    wrong = [
        str(entry)
        for entry in entries()
        if (same := placeholders(str(entry))) != placeholders(entry.chinese)
        and not placeholders(entry.chinese) - same <= ALSO.get(str(entry), set())
    ]
    assert wrong == []


def test_chinese_has_full_width_punctuation() -> None:
    half = re.compile(r"[\u4e00-\u9fff}][,;:?!]|[,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff][()]|[()][\u4e00-\u9fff]")
    assert [entry.chinese for entry in entries() if half.search(entry.chinese)] == []


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: str(term["en"][0]))
def test_chinese_uses_the_words_of_the_field(term: dict[str, list[str]]) -> None:
    english = re.compile("|".join(rf"\b(?:{word})\b" for word in term["en"]), re.IGNORECASE)
    drawn = [Entry((one,), two) for one, two in WORDS.values()]
    prose = [(entry, re.sub(r"\{[^}]*\}", "", str(entry))) for entry in (*entries(), *drawn) if entry.chinese]
    said = [entry for entry, text in prose if english.search(text)]
    lacking = [f"{entry}: {entry.chinese}" for entry in said if not any(word in entry.chinese for word in term["zh"])]
    wrong = [
        f"{entry}: {entry.chinese}" for entry in said if any(word in entry.chinese for word in term.get("never", ()))
    ]
    assert not lacking + wrong, "\n".join(lacking + wrong)


def marked() -> Iterator[str]:
    """What the code marks as said, read by another road than the catalogues are: the syntax tree."""
    for file in Path("respchain").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="N_" | "say" | "counted"), args=[ast.Constant(value=str(text)), *_]):
                    yield text


def test_all_that_is_marked_is_in_the_catalogue() -> None:
    known = {text for entry in entries() for text in entry.english}
    unknown = sorted(set(marked()) - known - {""})
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.code)
def test_findings_are_said_in_chinese(rule: Rule) -> None:
    tell = translator("zh")
    for example in rule.examples:
        log = None if example.log is None else read_text(example.log).log
        done = judged(stated(example.text), "all", TODAY, "zh", log=log)
        for finding in report(done).findings:
            assert CHINESE.search(finding.message), finding.message
            own = re.sub("“.*?”", "", finding.message)  # what the drafter wrote stays as it is
            assert not re.search(r" (?:and|is|the|of|nobody) ", own), finding.message
            assert CHINESE.search(finding.fix)
        for tested in report(done).rules:
            assert tested.not_judged is None or CHINESE.search(tested.not_judged)
    assert tell(rule.title) != rule.title


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.code)
def test_an_explanation_says_all_in_either_language_and_fits_a_terminal(rule: Rule) -> None:
    english, chinese = explanation(rule), explanation(rule, "zh")
    flat = "".join(chinese.split())
    for text in (*rule.text, rule.fix, *rule.basis):
        assert "".join(text.split()) in "".join(english.split())
        assert "".join(translator("zh")(text).split()) in flat
    for page in (english, chinese):
        prose = [line for line in page.splitlines() if not line.startswith("    ")]
        assert all(width(line) <= 80 for line in prose)
        examples = [line for line in page.splitlines() if line.startswith("    ")]
        texts = [text for one in rule.examples for text in (one.text, one.log or "")]
        assert examples == [f"    {line}" for text in texts for line in text.splitlines() if line]


def test_faults_are_said_in_the_language_of_the_charter() -> None:
    with pytest.raises(InputErrors) as caught:
        stated(BROKEN)
    assert caught.value.language == "zh"
    text = faults_text(caught.value, language="zh")
    for fault in caught.value.faults:
        for told in (fault.message, fault.hint):
            assert told is None or CHINESE.search(re.sub("“.*?”", "", translator("zh")(told))), told
    assert "错误：岗位“局长”中有未知的键“titel”\n" in text
    assert "  建议 是否想写“title”？\n" in text
    assert "错误：until 2026-01-01 不晚于 since 2026-05-01\n" in text
    assert text.endswith("处错误：未作任何评判\n")


def test_a_sentence_keeps_its_parts_and_is_english_to_whoever_does_not_ask() -> None:
    names = say("{names} and {more} more", names=listed(["甲", "乙", "丙"]), more=2, count=5)
    assert names == "甲, 乙, 丙 and 2 more"
    assert translator("zh")(names) == "甲、乙、丙等 5 个"
    assert translator("en")(names) == translator("fr")(names) == "甲, 乙, 丙 and 2 more"
    inside = say('there is no {kind} "{name}"', kind=say("duty"), name="{kind} and duty")
    assert translator("zh")(inside) == "没有名为“{kind} and duty”的职责"
    assert translator("zh")(counted("{count} error", "{count} errors", 3)) == "3 个错误"
    assert translator("zh")("") == ""
    assert translator("en") is str  # so that English opens no catalogue
    assert translator("zh")(N_("not in any catalogue")) == "not in any catalogue"


@pytest.mark.parametrize(
    ("language", "locale", "asked", "chinese"),
    [
        ("", "C", (), False), ("", "zh_CN.UTF-8", (), True), ("en", "zh_CN.UTF-8", (), False), ("zh", "C", (), True),
        ("zh", "C", ("--lang", "en"), False), ("en", "en_GB", ("--lang", "zh"), True), ("", "de_DE", (), False),
    ],
)  # fmt: skip
def test_lang_then_the_charter_then_the_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, locale: str, asked: tuple[str, ...], chinese: bool
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    for name, text in (("good", GAP), ("bad", GAP.replace("title", "titel", 1))):
        Path(tmp_path, f"{name}.yaml").write_text(f"language: {language}\n{text}" if language else text, "utf-8")
    found = CliRunner().invoke(respchain, ["check", str(tmp_path / "good.yaml"), *asked])
    assert ("没有责任主体" in found.output) is chinese
    assert ("nobody is accountable" in found.output) is not chinese


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command line says, on either stream."""
    with pytest.raises(SystemExit):
        main(arguments)
    said = capsys.readouterr()
    return said.out + said.err


def test_errors_and_usage_follow_the_language_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(GAP.replace("title", "titel", 1), encoding="utf-8")
    assert "未知的键“titel”" in told(capsys, "check", str(bad), "--lang", "zh")
    assert 'unknown key "titel"' in told(capsys, "check", str(bad), "--lang", "en")
    good = tmp_path / "good.yaml"
    good.write_text(f"language: zh\n{GAP}", encoding="utf-8")
    assert "没有名为“watr”的职责；是否想写“water”？" in told(capsys, "trace", str(good), "watr")
    assert 'there is no duty "watr"' in told(capsys, "trace", str(good), "watr", "--lang", "en")
    assert "没有名为“NONE999”的规则" in told(capsys, "explain", "NONE999", "--lang=zh")
    assert "没有选项 '--selekt'。" in told(capsys, "check", str(bad), "--selekt", "x", "--lang", "zh")
    assert "缺少参数" in told(capsys, "check", "--lang", "zh")
    assert "不是日期；请写成 2026-06-01" in told(capsys, "check", str(bad), "--as-of", "昨天", "--lang", "zh")
    assert "Missing argument" in told(capsys, "check", "--lang", "en")  # and nothing of it stays behind


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_chinese_where_the_locale_is_and_fits_a_terminal(
    command: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    text = told(capsys, *([command] if command else []), "--help")
    assert text.startswith("用法：")
    assert "显示本说明后退出。" in text
    assert not re.search(r"(?<!-)\b(?:the|Show|Write|of)\b", text), text
    assert [line for line in text.splitlines() if width(line) > 80] == []
    if command is None:
        assert all(translator("zh")(what) in text for what in COMMANDS.values())


@pytest.mark.parametrize("form", ["text", "markdown", "junit", "github", "sarif"])
def test_every_form_of_a_report_is_said_in_chinese(tmp_path: Path, form: str) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(GAP, encoding="utf-8")
    arguments = ["check", str(path), "--as-of", "2026-06-01", "--profile", "all", "--format", form]
    text = CliRunner().invoke(respchain, [*arguments, "--lang", "zh"]).output
    assert "没有责任主体" in text
    assert "写明一个责任主体" in text
    assert not re.search(r"\b(?:nobody|not judged|brings about|no duties)\b", text)


def test_json_differs_in_nothing_but_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(GAP, encoding="utf-8")
    both = [
        json.loads(CliRunner().invoke(respchain, ["check", str(path), "--format", "json", "--lang", language]).output)
        for language in ("en", "zh")
    ]
    english, chinese = both
    assert english["findings"][0]["message"] != chinese["findings"][0]["message"]
    for one in both:
        for finding in one["findings"]:
            for said in ("message", "fix", "demanded_by"):
                del finding[said]
        for rule in one["rules"]:
            rule["not_judged"] = rule["not_judged"] is None
    assert english == chinese


SHARED = """\
language: zh
as_of: 2026-06-01
facets: {辖区: [城北, 城南, 城东]}
matters: {餐饮: {title: 餐饮安全, facets: [辖区], stages: [execute]}}
posts:
  局长: {title: 局长, top: true}
  甲: {title: 甲科科长, reports_to: 局长}
  乙: {title: 乙科科长, reports_to: 局长}
duties:
  一: {title: 检查一, matter: 餐饮, stage: execute, scope: {辖区: 城北}, accountable: 甲}
  二: {title: 检查二, matter: 餐饮, stage: execute, scope: {辖区: 城北}, accountable: 乙}
  三: {title: 兜底检查, matter: 餐饮, stage: execute, scope: {辖区: 城东}, accountable: 局长, mode: default}
waivers:
  - {rule: OVL001, subject: 一, reason: 两科正在合并, approved_by: 局长, until: 2026-12-31}
  - {rule: GAP001, subject: 餐饮, reason: 已到期, approved_by: 局长, until: 2026-01-01}
  - {rule: OVL002, subject: 一, reason: 多此一举, approved_by: 局长, until: 2026-12-31}
"""


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("coverage",), ("空白 1 处", "仅兜底 1 处", "重叠 1 对", "1 个事项中有 0 个既无空白也无重叠")),
        (
            ("coverage", "餐饮"),
            ("餐饮安全 (餐饮)：已覆盖 33.3%", "无人负责 (1)", "- 环节 = 执行；辖区 = 城南", "其后：局长", "1 对职责"),
        ),
        (("who", "餐饮", "--at", "辖区=城东"), ("执行", "岗位空缺", "兜底检查 (三)［兜底］", "无依据")),
        (
            ("check", "--profile", "all"),
            ("例外 OVL001", "  理由 两科正在合并", "1 个例外", "没有用处：没有这样的问题", "已于 2026-01-01 到期"),
        ),
        (
            ("check", "--period", "2026-01-01..2026-03-01"),
            ("  存在于 2026-01-01..2026-03-01", "2026-01-01..2026-03-01，"),
        ),
        (("check", "--period", "2026-03-01..2026-01-01"), ("起止颠倒",)),
        (("check", "--period", "2026"), ("没有写全时期的起止",)),
        (("check", "--write-baseline"), ("须与 --baseline",)),
        (("who", "餐饮", "--at", "城东"), ("须写明管辖维度及其值",)),
    ],
)
def test_what_coverage_who_waivers_and_periods_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(SHARED, encoding="utf-8")
    command, *more = arguments
    text = told(capsys, command, str(path), *more, "--lang", "zh")
    assert [line for line in lines if line not in text] == [], text
    assert not re.search(r"\b(?:the|of|nobody|held|fix|because|waived|pairs?|covered)\b", text.replace(str(path), ""))
