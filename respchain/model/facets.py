"""The facets: the axes along which matters are cut."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from respchain.model.entries import Entry, Title
from respchain.model.words import Flag, Many, Text

Tree = TypeAliasType("Tree", "Mapping[Text, Tree | None]")


class Facet(Entry):
    """An axis along which matters are cut: a list or tree of names, or numbers, or days."""

    title: Title | None = Field(default=None, description="What readers call it.", examples=["District"])
    values: tuple[Text, ...] | None = Field(default=None, description="Its values.", examples=[["north", "south"]])
    tree: Tree | None = Field(
        default=None,
        description="Its values as a tree: a node stands for its leaves, a leaf is left blank.",
        examples=[{"food": {"raw": None, "cooked": None}, "water": None}],
    )
    unplaced: Mapping[Text, tuple[Text, ...] | None] | None = Field(
        default=None,
        description="Values whose place in the tree is disputed: the nodes that claim them, or `[]` for none.",
        examples=[{"sprout": ["raw", "water"]}],
    )
    titles: Mapping[Text, Title] | None = Field(
        default=None, description="What readers call its values.", examples=[{"raw": "Raw food"}]
    )
    type: Literal["number", "date"] | None = Field(
        default=None, description="For facets without named values: numbers, or days.", examples=["number"]
    )
    unit: Text | None = Field(default=None, description="What its numbers count.", examples=["CNY"])
    range: Many[Text] | None = Field(default=None, description="What its values can be at all.", examples=[">= 0"])
    integer: Flag | None = Field(default=None, description="Whether its numbers are whole.", examples=[True])
    role: Literal["territory", "level", "object", "link"] | None = Field(
        default=None, description="What the axis means for the organisation.", examples=["territory"]
    )


Axis = tuple[Text, ...] | Facet
"""A facet; a plain list is short for its values."""
