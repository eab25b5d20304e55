"""What cells say: text as people write it, as the value that the format asks for."""

import json
import re
import unicodedata
from datetime import date

from respchain.files.scalars import NotFinite, resolved
from respchain.files.workbook.flow import Quoted, flow, opens_flow
from respchain.files.workbook.forms import Form
from respchain.files.workbook.splitting import SEPARATOR, has_key, pairs, split
from respchain.files.workbook.words import flag_words, spelled
from respchain.model.durations import DURATION

STATED_BLANK = "~"  # says that nothing is stated on purpose, as a key without a value does in YAML
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00)?)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_DURATION = re.compile(DURATION)


def value_of(form: Form, text: str) -> object:
    """What a cell that is not blank says; what does not fit stays text, for the validator to refuse.

    A text in double quotes means itself; `~` says nothing on purpose. `Unfit` where lists or mappings cannot be read.
    """
    text = text.strip()
    if text == STATED_BLANK:
        return None
    if text[:1] == '"' and (literal := unquoted(text)) is not None:
        return literal
    if (form.mapping or form.items is not None) and opens_flow(text):
        return settled(form, flow(text))
    if form.mapping and not (form.text and not form.ident) and has_key(text):
        return {form.key_of(key): _inside(form.inside(form.key_of(key)), value) for key, value in pairs(text, form)}
    if form.tree:
        return dict.fromkeys(split(text))
    if form.items is None:
        return scalar(form, text)
    parts = split(text) if SEPARATOR.search(text) else [text]
    if len(parts) == 1 and form.scalar and parts[0] == text:
        return scalar(form, text)
    if not form.items.scalar and len(parts) == 1:
        return value_of(form.items, text)
    return [value_of(form.items, part) for part in parts]


def _inside(form: Form, text: str) -> object:
    return value_of(form, text) if text else None


def unquoted(text: str) -> str | None:
    """The text in double quotes; None where it is no such text.

    >>> unquoted('"a\\\\n"'), unquoted('"a", "b"')
    ('a\\n', None)
    """
    if len(text) < 2 or text[-1] != '"':
        return None
    try:
        found = json.loads(text, strict=False)
    except ValueError:
        return None
    return found if isinstance(found, str) else None


def scalar(form: Form, text: str) -> object:
    """A word, a truth value, a day, a number, else the text.

    >>> from respchain.files.workbook.forms import entry_form
    >>> posts = entry_form("posts").fields
    >>> scalar(posts["top"], "是"), scalar(posts["since"], "2026年6月1日"), scalar(posts["seats"], "１,２００")
    (True, '2026-06-01', 1200)
    """
    if (form.literals or form.words) and (chosen := form.chosen.get(spelled(text))) is not None:
        return chosen
    if form.flag and (flag := flag_words().get(unicodedata.normalize("NFKC", text).casefold())) is not None:
        return flag
    if form.day and not form.text:
        return day(text)
    if form.whole or form.number:
        return _number(form, text)
    if form.duration and not _DURATION.fullmatch(text):
        plain = " ".join(unicodedata.normalize("NFKC", text).split())
        return plain if _DURATION.fullmatch(plain) else text
    return text


def day(text: str) -> str:
    """A day as YYYY-MM-DD, however it is written; what is no day stays as it is.

    >>> day("2026/6/1"), day("2026.06.01"), day("２０２６年６月１日"), day("2026-02-30"), day("soon")
    ('2026-06-01', '2026-06-01', '2026-06-01', '2026-02-30', 'soon')
    """
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    if not found:
        return text
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return text


def _number(form: Form, text: str) -> object:
    if form.text:
        found = _resolved(text)
    else:
        plain = unicodedata.normalize("NFKC", text)
        found = _resolved(plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain)
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    return found if isinstance(found, float) and form.number else text


def _resolved(text: str) -> object:
    try:
        return resolved(text)
    except NotFinite:
        return text


def settled(form: Form, value: object) -> object:
    """What a list or mapping of YAML says, its keys, words, days and truth values as the format has them.

    As deep as a reader of YAML goes, and no deeper.
    """
    if isinstance(value, dict):
        found: dict[object, object] = {}
        for name, inner in value.items():
            key = str(name) if isinstance(name, Quoted) else form.key_of(str(name))
            found[key if key not in found else str(name)] = settled(form.inside(key), inner)
        return found
    if isinstance(value, list):
        items = form.items or form
        return [settled(items, inner) for inner in value]
    if isinstance(value, Quoted) or value is None:
        return value if value is None else str(value)
    if isinstance(value, str):
        return scalar(form, value) if value else value
    if isinstance(value, int) and form.text and not (form.whole or form.number or isinstance(value, bool)):
        return str(value)
    return value
