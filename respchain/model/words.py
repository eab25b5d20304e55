"""The kinds of text, number and day that a charter is written in."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, Strict
from pydantic_core import CoreSchema, core_schema

from respchain.language import N_
from respchain.model.durations import DURATION

T = TypeVar("T")
Many: TypeAlias = T | tuple[T, ...]
"""One, or a list of them."""

ID = r"^[\p{L}\p{M}\p{N}._-]+$"
# Python's own expressions know no \p, those of editors no Unicode \w: what is published excludes punctuation instead.
_ASCII_MARKS = r"\u0000-,/:-@\[-\^`{-\u007f"
_OTHER_MARKS = r"\u2000-\u206f\u3000-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20"
PUBLISHED_ID = rf"^[^\s{_ASCII_MARKS}{_OTHER_MARKS}]+$"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


@dataclass(frozen=True, slots=True)
class Said:
    """Says what is expected in one sentence, under one name, whatever the part that did not fit."""

    kind: str
    sentence: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the type, with its errors replaced by one."""
        return core_schema.custom_error_schema(
            handler(source), custom_error_type=self.kind, custom_error_message=self.sentence
        )


class Day:
    """A day as a `date` or as text, and nothing else: a number is no day, a time of day is no day."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Either road to a date, declaratively."""
        written = core_schema.chain_schema(
            [core_schema.str_schema(strict=True, pattern=DAY), core_schema.date_schema()]
        )
        return core_schema.union_schema([core_schema.date_schema(strict=True), written], mode="left_to_right")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """How JSON writes a day."""
        return {"type": "string", "format": "date", "pattern": DAY}


Text = Annotated[str, Strict(), Field(min_length=1)]
Id = Annotated[
    str,
    Strict(),
    Field(pattern=ID, json_schema_extra={"pattern": PUBLISHED_ID}),
    Said("id", N_('an id is a word of letters, digits, ".", "_" and "-"; one that looks like a number needs quotes')),
]
Date = Annotated[date, Day, Said("day", N_("a day is written YYYY-MM-DD and must exist in the calendar"))]
Duration = Annotated[
    str,
    Strict(),
    Field(pattern=DURATION),
    Said("duration", N_('a duration is written like "10 working days", "30 days", "2 hours", "10个工作日" or "即时"')),
]
Period = Literal["day", "week", "month", "quarter", "half-year", "year", "日", "周", "月", "季度", "半年", "年"]
Flag = Annotated[bool, Strict()]
Count = Annotated[int, Strict(), Field(ge=0)]
Positive = Annotated[int, Strict(), Field(ge=1)]
Whole = Annotated[int, Strict()]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
