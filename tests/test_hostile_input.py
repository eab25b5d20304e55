"""Whatever bytes a stranger sends: a clear fault with its place, or what they say; never anything else."""

import contextlib
import os
import time
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respchain.checking import judged
from respchain.errors import InputErrors, did_you_mean
from respchain.files.reading import read
from respchain.files.source import Source
from respchain.files.yaml_reader import QUICK, SLOW, Opener, read_yaml


def faults_of(content: str | bytes, name: str = "city.yaml") -> list[str]:
    """The faults of a file, a line each."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputErrors) as caught:
        read(name)
    return str(caught.value).splitlines()


@pytest.fixture(autouse=True)
def _inside_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


BOMB = "".join(f"a{depth}: &a{depth} [{', '.join([f'*a{depth - 1}'] * 10)}]\n" for depth in range(1, 10))
CASES = {
    "an empty file": ("", "1:1: the file is empty: it states nothing"),
    "comments alone": ("# nothing\n", "1:1: the file is empty: it states nothing"),
    "a list at the top": (
        "- posts\n",
        "1:1: a charter is a mapping of sections such as posts and duties, found a list",
    ),
    "a text at the top": (
        "posts\n",
        '1:1: a charter is a mapping of sections such as posts and duties, found the text "posts"',
    ),
    "tab indentation": ("posts:\n\tmayor: {}\n", "2:1: a tab is used for indentation; use spaces"),
    "a tab after spaces": ("posts:\n  \tmayor: {}\n", "2:3: a tab is used for indentation; use spaces"),
    "Latin-1 bytes": (
        "posts:\n  a: {title: Zürich café}\n".encode("latin-1"),
        "2:15: neither UTF-8 nor GB18030; save the file as UTF-8",
    ),
    "an alias bomb": (
        f"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n{BOMB}",
        "6:45: the aliases of this file stand for more than 1,000,000 values",
    ),
    "an alias of itself": ("a: &a [*a]\n", "1:8: an alias stands for something that it is part of"),
    "depth through aliases": (
        "a0: &a0 [x]\n" + "".join(f"a{depth}: &a{depth} [*a{depth - 1}]\n" for depth in range(1, 70)),
        "64:12: nested deeper than 64 levels, through an alias",
    ),
    "100,000 levels of lists": ("a: " + "[" * 100_000, "1:67: nested deeper than 64 levels"),
    "100,000 levels of mappings": ("{a: " * 100_000, "1:257: nested deeper than 64 levels"),
    "100,000 levels in block style": ("- " * 100_000, "1:129: nested deeper than 64 levels"),
    "100,000 levels of lines": (
        "".join(f"{' ' * depth}a:\n" for depth in range(2_000)),
        "65:65: nested deeper than 64 levels",
    ),
    "a Python tag": (
        "name: !!python/object/apply:os.system [id]\n",
        '1:7: the tag "!!python/object/apply:os.system" is not allowed in a charter; leave it out',
    ),
    "a tag of its own": ("name: !secret x\n", '1:7: the tag "!secret" is not allowed in a charter; leave it out'),
    "tag directives": (
        "# x\n" + "%TAG !a! b\n" * 100_000 + "---\nname: x\n",
        "2:1: tags of one's own are not allowed in a charter; leave this line out",
    ),
    "NaN": ("duties: {d: {weight: .nan}}\n", "1:22: .nan is no number that can be counted or compared"),
    "infinity": ("duties: {d: {weight: -.inf}}\n", "1:22: -.inf is no number that can be counted or compared"),
    "a number beyond floats": ("duties: {d: {weight: 1e999}}\n", "1:22: 1e999 is too large for a number"),
    "a 5,000-digit number": (
        f"duties: {{d: {{weight: {'9' * 5000}}}}}\n",
        "1:22: a number of 5,000 digits; at most 300 are read",
    ),
    "an include that leaves the folder": (
        "include: ../../etc/passwd\n",
        '1:10: the include "../../etc/passwd" leaves the charter\'s folder',
    ),
    "two documents": (
        "name: a\n---\nname: b\n",
        '2:1: a second document begins here: a file holds one charter; leave out the line "---"',
    ),
    "a duplicate key": ("name: a\nname: b\n", '2:1: "name" is stated twice (also 1:1)'),
    "a key that is a list": (
        "? [a, b]\n: x\n",
        "1:3: a key must be a word, not a list or mapping; a text that begins so needs quotes",
    ),
    "no key in what is merged": (
        "posts:\n  a: &m {title: A, &since: 1}\n  b: {<<: *m}\n",
        "2:20: a key is missing before the colon",
    ),
    "no key": ('posts: {"": {}}\n', "1:9: a key is missing before the colon"),
    "an unknown alias": (
        "name: *x\n",
        '1:7: there is no anchor "&x" above; a text that begins with "*" needs quotes',
    ),
    "a bad merge": ("posts: {a: {<<: x}}\n", '1:17: the key "<<" takes a mapping, or a list of mappings, to merge'),
    "a comparison": (
        "duties: {d: {measure:\n    {target: >= 95%}}}\n",
        '2:14: a text that begins with ">" needs quotes; write ">= 95%"',
    ),
    "a comparison in a block": (
        "a:\n  target: >= 95%\n",
        '2:11: a text that begins with ">" needs quotes; write ">= 95%"',
    ),
    "a half-open range": ("a:\n  amount: [0..100)\nb: c\n", '2:11: a range needs quotes; write "[0..100)"'),
    "a half-open range in braces": ("a: {amount: (3..5]}\n", '1:13: a range needs quotes; write "(3..5]"'),
    "a full-width colon": ("posts:\n  市长：x\n  局长: {}\n", '2:5: the colon is full-width (：); write ": "'),
    "a full-width comma": ("posts: {a: {}，b: {}}\n", '1:14: the comma is full-width (，); write ", "'),
    "a second colon": (
        "name: Inspect: north\n",
        '1:14: a second colon on this line; a text with ": " in it needs quotes',
    ),
    "an open quote": ('name: "City\nposts: {}\n', "1:7: the quotes opened here are never closed"),
    "an open bracket": (
        "posts: {a: {}\nduties: {}\n",
        '1:8: the "{" opened here is not closed, or a comma is missing in it',
    ),
    "an unknown escape": (
        'name: "C:\\dir"\n',
        '1:10: an unknown escape: inside double quotes write "\\\\" for a backslash',
    ),
    "a control character": ("name: a\x07b\n", "1:8: a character that no text has (U+0007); delete it"),
    "NUL bytes": (
        b"PK\x01\x02\x00\x00",
        "1:5: a NUL byte: this is no text, or it is UTF-16 without a byte order mark; save the file as UTF-8",
    ),
    "half a UTF-16 file": (
        b"\xff\xfea\x00b",
        "1:5: not UTF-16-LE, as its byte order mark says; save the file as UTF-8",
    ),
}


@pytest.mark.parametrize(("content", "fault"), CASES.values(), ids=CASES.keys())
def test_names_the_fault_and_its_place(content: str | bytes, fault: str) -> None:
    assert fault in [line.replace("city.yaml:", "") for line in faults_of(content)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("[" * 100_000, "1:65: nested deeper than 64 levels"),
        ('{"a":' * 100_000, "1:321: nested deeper than 64 levels"),
        ("[]", "1:1: a charter is a mapping of sections such as posts and duties, found a list"),
        ('{"duties": {"d": {"weight": NaN}}}', "1:29: NaN is no number that can be counted or compared"),
        ('{"name": "a", "name": "b"}', '1:15: "name" is stated twice (also 1:2)'),
    ],
)
def test_json_is_held_to_the_same(content: str, fault: str) -> None:
    assert faults_of(content, "city.json")[0].replace("city.json:", "") == fault


@pytest.mark.parametrize("content", ["[" * 1_000_000, "- " * 1_000_000, "{a: " * 1_000_000, "? " * 1_000_000])
def test_depth_costs_no_time(content: str) -> None:
    before = time.process_time()
    faults_of(content)
    assert time.process_time() - before < 2


def test_very_many_keys_stated_twice_take_no_time() -> None:
    before = time.process_time()
    faults = faults_of("".join(f"key{number}: x\n" for number in range(30_000)) * 2)
    assert time.process_time() - before < 10
    assert len(faults) == 1_001


def test_aliases_of_modest_size_are_no_bomb() -> None:
    lines = "".join(f"  d{number}: {{scope: *s, title: x}}\n" for number in range(2_000))
    Path("city.yaml").write_text(f"facets: {{f: [x]}}\nduties:\n  d: {{scope: &s [{{f: [x, x, x]}}]}}\n{lines}")
    duties = read("city.yaml").data["duties"]
    assert isinstance(duties, dict)
    assert list(duties) == ["d", *(f"d{number}" for number in range(2_000))]


def test_what_was_assumed_about_the_encoding_is_noted() -> None:
    Path("city.yaml").write_bytes("posts: {市长: {title: 市长}}\n".encode("gb18030"))
    stated = read("city.yaml")
    assert stated.data == {"posts": {"市长": {"title": "市长"}}}
    assert stated.notes == ("city.yaml: read as GB18030; save the file as UTF-8",)


def test_a_pipe_is_no_charter() -> None:
    os.mkfifo("city.yaml")
    with pytest.raises(InputErrors, match=r"^city\.yaml: cannot be read: it is no ordinary file$"):
        read("city.yaml")


def test_many_unknown_ids_among_many_known_ones_take_no_time() -> None:
    known = "".join(f"  post-number-{number}: {{}}\n" for number in range(5_000))
    unknown = "".join(f"  d{number}: {{accountable: post-numbre-{number}}}\n" for number in range(5_000))
    before = time.process_time()
    faults = faults_of(f"posts:\n{known}duties:\n{unknown}")
    assert time.process_time() - before < 15
    assert len(faults) == 1_001
    assert "did you mean" in faults[0]


def test_of_many_unknown_values_among_many_known_ones_only_some_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counted(name: str, known: Collection[str]) -> str | None:
        compared.append(len(known))
        return did_you_mean(name, known)

    monkeypatch.setattr("respchain.scope.trees.did_you_mean", counted)
    known = ", ".join(f"place-number-{number}" for number in range(3_000))
    unknown = "".join(f"  d{number}: {{scope: {{place: place-numbre-{number}}}}}\n" for number in range(3_000))
    Path("city.yaml").write_text(f"facets: {{place: [{known}]}}\nduties:\n{unknown}", encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        judged(read("city.yaml"), None, date(2026, 6, 1))
    assert sum(compared) <= 60_000
    assert len(caught.value.faults) == 3_000
    assert "did you mean" in str(caught.value.faults[0])


CHARTER = """\
name: Riverside 市
include: []
posts:
  mayor: &m {title: Mayor, top: true, since: 2020-01-01}
  clerk: {<<: *m, title: "Clerk", reports_to: mayor}
duties:
  d: {accountable: clerk, scope: {f: "[0..10)"}, basis: [FSL 77]}
facets: {f: {type: number}}
bases: {FSL: }
"""


def read_or_refused(content: bytes, name: str) -> None:
    Path(name).write_bytes(content)
    with contextlib.suppress(InputErrors):
        read(name)


@pytest.mark.parametrize("name", ["city.yaml", "city.json"])
@given(content=st.binary() | st.text(st.characters(exclude_categories=["Cs"])).map(str.encode))
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    read_or_refused(content, name)


@given(
    at=st.integers(0, len(CHARTER) - 1),
    cut=st.integers(0, 12),
    put=st.sampled_from(
        ["", *"{}[]:,&*!|>'\"%@`#-?~\t\n\0é：，", "- ", ": ", "<<: ", "!!int ", "&m ", "*m", "\n  ", "...\n", ".nan"]
    ),
)
def test_any_slip_of_the_pen_is_read_or_refused(at: int, cut: int, put: str) -> None:
    content = CHARTER[:at] + put + CHARTER[at + cut :]
    read_or_refused(content.encode(), "city.yaml")


@pytest.mark.parametrize("opener", [QUICK, SLOW])
@given(content=st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%#\n <012.~\t"), max_size=40))
def test_any_yaml_is_built_or_refused_by_either_parser(opener: Opener, content: str) -> None:
    source = Source("c.yaml", content)
    built = read_yaml(source, {}, opener)
    assert built is not None or source.faults
