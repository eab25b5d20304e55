"""The JSON scanner against the standard library."""

import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from respchain.files.json_reader import read_json
from respchain.files.marks import Marks
from respchain.files.source import Source

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = st.recursive(
    scalars, lambda part: st.lists(part) | st.dictionaries(st.text(min_size=1), part), max_leaves=20
).filter(lambda value: value is not None)
sections = st.dictionaries(st.text(min_size=1), st.dictionaries(st.text(min_size=1), scalars))
slips = st.sampled_from(["", ",", ":", "]", "}", "[", "{", '"', "\\", "0", "x", " "])


def faults(text: str) -> list[str]:
    source = Source("x.json", text)
    read_json(source, {})
    return [str(fault) for fault in source.faults]


@given(value=values, ascii_only=st.booleans(), indent=st.sampled_from([None, 0, 2, "\t"]))
def test_reads_what_the_standard_library_writes(value: object, ascii_only: bool, indent: int | str | None) -> None:
    source = Source("x.json", json.dumps(value, ensure_ascii=ascii_only, indent=indent))
    assert repr(read_json(source, {})) == repr(value)
    assert source.faults == []


def finite(text: str) -> float:
    """A number as the standard library reads it, but none that is too great to count: a slip can take the point."""
    value = float(text)
    if math.isinf(value):
        raise ValueError(text)
    return value


@given(
    value=values,
    cut=st.integers(0, 200),
    put=slips,
)
@example(value=[1.7976546083374054e293], cut=2, put="")
def test_accepts_and_refuses_what_the_standard_library_does(value: object, cut: int, put: str) -> None:
    text = json.dumps(value, ensure_ascii=False)
    cut %= len(text)
    text = text[:cut] + put + text[cut + 1 :]
    source = Source("x.json", text)
    ours = read_json(source, {})
    try:
        theirs = json.loads(text, object_pairs_hook=list, parse_float=finite)
    except ValueError:
        assert source.faults
        return
    if not source.faults:
        assert repr(ours) == repr(json.loads(text))
    else:  # what the standard library lets pass, and we do not
        assert theirs is None or any(word in str(source.faults[0]) for word in ("twice", "key is missing", "half"))


@given(
    value=st.dictionaries(st.text(min_size=1), st.dictionaries(st.text(min_size=1), scalars)),
    indent=st.sampled_from([None, 2]),
)
def test_every_key_and_value_knows_its_place(value: dict[str, dict[str, object]], indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    source, table = Source("x.json", text), dict[int, list[int]]()
    root = read_json(source, table)
    if root is None:
        return
    marks = Marks(sources=[source], root=root, table=table)
    for outer, inner in value.items():
        for key, scalar in inner.items():
            for place, written in ((marks.key([outer, key]), key), (marks.value([outer, key]), scalar)):
                assert place.line is not None
                assert place.column is not None
                line = text.split("\n")[place.line - 1]
                assert line[place.column - 1 :].startswith(json.dumps(written, ensure_ascii=False))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"a": 1, "a": 2}', 'x.json:1:10: "a" is stated twice (also x.json:1:2)'),
        ('{"a": NaN}', "x.json:1:7: NaN is no number that can be counted or compared"),
        ('{"a": -Infinity}', "x.json:1:7: -Infinity is no number that can be counted or compared"),
        ('{"a": 1e999}', "x.json:1:7: 1e999 is too large for a number"),
        ('{"a": ' + "9" * 5000 + "}", "x.json:1:7: a number of 5,000 digits; at most 300 are read"),
        ('{"a": 1', 'x.json:1:1: the "{" opened here is not closed'),
        ('{"a": "x}', "x.json:1:7: the quotes opened here are never closed, or a line ends inside them"),
        ('{"a": x}', 'x.json:1:7: "x" cannot stand here; a text needs double quotes'),
        ("{'a': 1}", 'x.json:1:2: "\'" cannot stand here'),
        ('{"a"：1}', "x.json:1:5: the colon is full-width (：)"),
        ('{"a": 1，"b": 2}', "x.json:1:8: the comma is full-width (，)"),
        ('{"a": "\\q"}', 'x.json:1:8: an unknown escape; write "\\\\" for a backslash'),
        ('{"a": "\\ud800"}', "x.json:1:7: an escape that names half a character (U+D800)"),
        ("", "x.json:1:1: the file is empty: it states nothing"),
        ("[" * 100_000, "x.json:1:65: nested deeper than 64 levels"),
        ('{"a":' * 100_000, "x.json:1:321: nested deeper than 64 levels"),
    ],
)
def test_names_the_place_of_a_fault(text: str, fault: str) -> None:
    assert faults(text) == [fault]
