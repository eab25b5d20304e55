"""Inputs that nobody meant: real files and made tables, changed at random, the same for the same seed."""

import random
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import yaml

_SAID = yaml.safe_load(Path(__file__).parents[1].joinpath("data", "fuzz.yaml").read_text("utf-8"))
WORDS: list[str] = [*_SAID["words"], "X" * 300]
HEADINGS: dict[str, list[str]] = _SAID["headings"]


class Input(NamedTuple):
    """A file that was never written."""

    suffix: str
    raw: bytes


def inputs(count: int, seed: int, seeds: Sequence[Input], family: str | None) -> Iterator[Input]:
    """So many inputs: changed seeds and made tables in turn, these mostly with headings of one family."""
    chance = random.Random(seed)
    for number in range(count):
        if seeds and (family is None or number % 2):
            yield changed(chance, chance.choice(seeds))
        else:
            known = family if family and chance.random() < 0.9 else chance.choice(list(HEADINGS))
            yield made(chance, HEADINGS[known])


def made(chance: random.Random, family: Sequence[str]) -> Input:
    """A table of headings and words that belong to some source, with a title above it or not."""
    headings = chance.sample(family, chance.randint(1, min(8, len(family))))
    headings += [chance.choice(WORDS) for _ in range(chance.choice([0, 0, 1, 3]))]
    width = len(headings)
    rows = [[chance.choice(WORDS) for _ in range(chance.randint(0, width + 1))] for _ in range(chance.randint(0, 9))]
    above = [[chance.choice(WORDS)]] if chance.random() < 0.3 else []
    table = [*above, headings, *rows]
    if chance.random() < 0.3:
        rule = "|" + "---|" * width
        lines = ["| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in table]
        return Input(".md", "\n".join([lines[0], rule, *lines[1:]]).encode("utf-8", "replace"))
    delimiter = chance.choice(",;\t")
    text = "\n".join(delimiter.join(_quoted(cell) for cell in row) for row in table)
    encoding = chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16", "cp1252"])
    return Input(chance.choice([".csv", ".txt"]), text.encode(encoding, "replace"))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',;\t\n"') else cell


def changed(chance: random.Random, given: Input) -> Input:
    """A file with some of its bytes changed; of a workbook often those inside the archive."""
    if given.raw.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return Input(given.suffix, _inside(chance, given.raw))
    return Input(given.suffix, _bytes(chance, given.raw))


def _bytes(chance: random.Random, raw: bytes) -> bytes:
    data = bytearray(raw)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(data) + 1)
        action = chance.randrange(6)
        if action == 0 and data:
            data[at % len(data)] = chance.randrange(256)
        elif action == 1:
            del data[at : at + chance.choice([1, 5, 50])]
        elif action == 2:
            data[at:at] = chance.choice(WORDS).encode("utf-8", "replace")
        elif action == 3:
            start = chance.randrange(len(data) + 1)
            data[at:at] = data[start : start + chance.choice([5, 50, 500])]
        elif action == 4:
            data[at:at] = chance.choice([b"\n", b",", b'"', b"|", b"\0", b"\xff", b"<", b">", b"/", b"&", b"\r"])
        elif chance.random() < 0.1:
            del data[at:]
    return bytes(data)


def _inside(chance: random.Random, raw: bytes) -> bytes:
    out = BytesIO()
    try:
        with ZipFile(BytesIO(raw)) as given, ZipFile(out, "w", ZIP_DEFLATED) as archive:
            names = given.namelist()
            hit = chance.choice(names)
            for name in names:
                data = given.read(name)
                archive.writestr(name, _bytes(chance, data) if name == hit else data)
    except (BadZipFile, ValueError):
        return raw[: len(raw) // 2]
    return out.getvalue()
