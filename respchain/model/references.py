"""The ids of other entries, each with the kind of entry that it must name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from respchain.model.words import Id, Text

NAMESPACES: Mapping[str, tuple[str, ...]] = {
    "actor": ("departments", "posts", "bodies", "outsiders"),
    "party": ("departments", "posts", "bodies", "outsiders", "people"),
    "department": ("departments",),
    "post": ("posts",),
    "body": ("bodies",),
    "person": ("people",),
    "facet": ("facets",),
    "matter": ("matters",),
    "duty": ("duties",),
    "oversight": ("oversight",),
    "consequence": ("consequences",),
    "process": ("processes",),
    "commitment": ("commitments",),
    "basis": ("bases",),
    "citation": ("bases",),
    "prescribed": ("prescribed",),
    "step": (),
}
"""The sections whose ids a reference may name; `step` means a step of the same process."""

OWN = "own"
"""The namespace of references from an entry to others of its own section."""


class Part(BaseModel):
    """Whatever a drafter states: frozen, and without a key that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Unknown(Part):
    """A reference that an importer could not resolve, kept as it was found."""

    unknown: Text = Field(description="The id as the source wrote it.", examples=["0123"])


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks an id as naming an entry of `namespace`; with the other mark, the keys beside which a value stands."""

    namespace: str
    mark: str = "reference"

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the type, marked."""
        schema = handler(source)
        return {**schema, "metadata": {**schema.get("metadata", {}), self.mark: self.namespace}}


ActorId = Annotated[Id, Reference("actor")]
PostId = Annotated[Id, Reference("post")]
FacetId = Annotated[Id, Reference("facet")]
FacetKey = Reference("facet", "key_reference")
ActorKey = Reference("actor", "key_reference")
StepId = Annotated[Id, Reference("step")]
# Without a people section, naming a person makes the person: so a plain name will do.
PersonName = Annotated[Text, Reference("person")]

ActorRef = ActorId | Unknown
PartyRef = Annotated[Text, Reference("party")] | Unknown
DepartmentRef = Annotated[Id, Reference("department")] | Unknown
PostRef = PostId | Unknown
PersonRef = PersonName | Unknown
FacetRef = FacetId | Unknown
MatterRef = Annotated[Id, Reference("matter")] | Unknown
DutyRef = Annotated[Id, Reference("duty")] | Unknown
OversightRef = Annotated[Id, Reference("oversight")] | Unknown
ConsequenceRef = Annotated[Id, Reference("consequence")] | Unknown
BasisRef = Annotated[Text, Reference("basis")] | Unknown
PrescribedRef = Annotated[Id, Reference("prescribed")] | Unknown
StepRef = StepId | Unknown
SiblingRef = Annotated[Id, Reference(OWN)] | Unknown
