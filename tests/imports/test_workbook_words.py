"""The words of workbooks: every key, every choice, every section has its own, in both languages."""

from collections.abc import Iterator

import pytest

from respchain.files.workbook.forms import Form, charter_form, entry_form
from respchain.files.workbook.laying import columns, heading_of, layout
from respchain.files.workbook.notes import note, texts
from respchain.files.workbook.words import sections, sheet_meant, sheet_title, wordings, words

KINDS = [*sections(), "steps"]


def forms() -> Iterator[Form]:
    """Every form of the format, once."""
    waiting, seen = [charter_form(), *map(entry_form, KINDS)], set()
    while waiting:
        form = waiting.pop()
        if id(form) in seen:
            continue
        seen.add(id(form))
        yield form
        waiting += [*form.fields.values(), *filter(None, (form.values, form.items))]


def test_every_key_of_the_format_has_a_chinese_heading_and_note_of_its_own() -> None:
    keys = {(form.kinds[key], key) for form in forms() for key in form.fields}
    assert len(keys) > 400
    for kind, key in keys:
        assert wordings(kind, key), (kind, key)
        assert texts()["notes"].get(kind, {}).get(key) or texts()["notes"]["any"].get(key), (kind, key)


def test_every_choice_of_the_format_has_a_chinese_word_and_no_two_share_one() -> None:
    for form in forms():
        named = {str(literal) for literal in form.literals if isinstance(literal, str)}
        if named:
            assert named <= form.words.keys(), named
            first = [form.words[literal][0] for literal in named]
            assert len(set(first)) == len(first)
            assert all(form.chosen[word] in form.literals for literal in named for word in form.words[literal][:1])


def test_no_word_is_there_for_a_key_that_the_format_lacks() -> None:
    keys = {(form.kinds[key], key) for form in forms() for key in form.fields}
    kinds = {kind for kind, _ in keys}
    for table in (words(), texts()["notes"]):
        said = {(kind, key) for kind in kinds & table.keys() for key in table[kind]}
        assert said <= keys | {("Step", "process")}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_columns_of_a_sheet_share_a_heading(kind: str, language: str) -> None:
    shown, rare = columns(kind, [])
    heads = [heading_of(entry_form(kind), path, language) for path in (*shown, *rare)]
    assert len(set(heads)) == len(heads)
    assert {path[0] for path in (*shown, *rare)} == entry_form(kind).fields.keys()
    told = {path: note(kind, path, language) for path in (*shown, *rare)}
    assert not [path for path, text in told.items() if text.startswith(texts()[language]["facet"])]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_part_and_its_keys_are_told_apart_by_their_headings(language: str) -> None:
    for form in forms():
        heads = [heading_of(form, (key,), language) for key in form.fields]
        assert len(set(heads)) == len(heads), heads


def test_every_section_has_a_sheet_that_is_known_by_its_name() -> None:
    for kind in (*KINDS, "charter", "guide"):
        for language in ("en", "zh"):
            assert sheet_meant(sheet_title(kind, language)) == kind
    assert {*layout()["sheets"]["first"], *layout()["sheets"]["more"]} == set(KINDS)


@pytest.mark.parametrize(
    ("title", "meant"),
    [("Posts", "posts"), (" POST 2 ", "posts"), ("1、岗位", "posts"), ("岗位一览表（2026）", "posts"),
     ("附件3 职责清单", "duties"), ("设置", "charter"), ("环节", "steps"), ("Sheet1", None), ("", None),
     ("附表", None)],
)  # fmt: skip
def test_sheets_are_known_by_many_names(title: str, meant: str | None) -> None:
    assert sheet_meant(title) == meant


def test_notes_say_what_is_meant_with_an_example_and_the_words_to_choose_from() -> None:
    assert note("departments", ("kind",), "en").splitlines() == [
        "What it is there for.",
        "Example: execution",
        "Choose: decision, execution, supervision, support",
    ]
    assert note("departments", ("kind",), "zh").splitlines() == [
        "部门的性质：决策、执行、监督或者保障。",
        "可选：决策、执行、监督、保障",
    ]
    assert note("duties", ("scope", "district"), "en").startswith("A facet of the matter")
