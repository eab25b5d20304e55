"""The axes of matters of which parts are granted: amounts by currency, and the cases that a qualifier names."""

from collections.abc import Sequence
from typing import Any

from respchain.files.importers.authority.granted import Grant
from respchain.files.importers.authority.limits import EVERYTHING
from respchain.files.importers.imported import Imported
from respchain.files.importers.numbering import Numbering
from respchain.language import N_

OTHER_CASES = N_("other cases")


class Axes:
    """States the facets that are needed, and gives grants their scopes."""

    def __init__(self, found: Imported, other: str) -> None:
        self._found = found
        self._other = other
        self._ids = Numbering()
        self._amounts: dict[str | None, str] = {}
        self._kinds: dict[str, str] = {}

    def of_matter(self, key: str, id_: str, title: str, grants: Sequence[Grant], currency: str | None) -> list[str]:
        """The facets of a matter, stated where they are new."""
        facets = []
        if any(grant.limit.span != EVERYTHING for grant in grants):
            facets.append(self._amount(currency))
        qualifiers = list(dict.fromkeys(grant.limit.qualifier for grant in grants if grant.limit.qualifier))
        if qualifiers:
            other = self._other
            while other in qualifiers:
                other = f"{other} …"
            self._kinds[key] = self._ids.free(f"{id_}-kind", "kind")
            self._found.section("facets")[self._kinds[key]] = {"values": [*qualifiers, other]}
            facets.append(self._kinds[key])
        return facets

    def _amount(self, currency: str | None) -> str:
        if currency not in self._amounts:
            name = "amount" if not self._amounts else f"amount-{currency or 'other'}"
            self._amounts[currency] = self._ids.free(name, "amount")
            unit = {"unit": currency} if currency else {}
            self._found.section("facets")[self._amounts[currency]] = {"type": "number", **unit, "range": ">= 0"}
        return self._amounts[currency]

    def scope(self, key: str, grant: Grant, currency: str | None) -> dict[str, Any]:
        """The part of a matter that a grant covers; nothing where it is all of it."""
        scope: dict[str, Any] = {}
        if (amount := grant.limit.scope) is not None:
            scope[self._amounts[currency]] = amount
        if grant.limit.qualifier:
            scope[self._kinds[key]] = grant.limit.qualifier
        return scope
