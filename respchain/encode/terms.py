"""What a profile brings into a charter: stages, stages by kind of matter, and items that it prescribes."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from respchain.errors import did_you_mean
from respchain.language import Saying, listed, say

_NONE: Mapping[str, Any] = MappingProxyType({})


class Terms(NamedTuple):
    """The tree of stages; for each kind of matter its stages; items by id, with the kinds of organisation they concern.

    `elsewhere` tells whether some other profile prescribes an item: a matter may answer it all the same.
    """

    stages: Mapping[str, Any]
    kinds: Mapping[str, Sequence[str]] = _NONE
    prescribed: Mapping[str, Mapping[str, Any]] = _NONE
    elsewhere: Callable[[str], bool] = lambda item: False

    def matter(self, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """A matter as stated, with the stages of its kind where it states none.

        >>> Terms({}, {"permit": ["accept", "approve"]}).matter({"kind": "permit"})["stages"]
        ['accept', 'approve']
        """
        if entry.get("kind") is None or entry.get("stages") is not None:
            return entry
        stages = self.kinds.get(str(entry["kind"]))
        return entry if stages is None else {**entry, "stages": list(stages)}

    def item(self, id_: str, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """An item as a charter states it, over what the profile says of it."""
        return {**self.prescribed.get(id_, {}), **{key: value for key, value in entry.items() if value is not None}}

    def unknown_kinds(self, data: Mapping[str, Any]) -> list[Saying]:
        """What to say of kinds that the profile does not know, and that therefore pick nothing."""
        matters = data.get("matters") or {}
        found: dict[str, list[str]] = {}
        for name, entry in matters.items():
            kind = (entry or {}).get("kind")
            if self.kinds and kind is not None and str(kind) not in self.kinds:
                found.setdefault(str(kind), []).append(str(name))
        return [self._unknown(kind, "matter", listed(names[:3]), self.kinds) for kind, names in found.items()]

    def _unknown(self, kind: str, what: str, names: Saying, known: Mapping[str, Any]) -> Saying:
        told = say(
            'the profile knows no kind "{kind}": {matters} must have the stages that they state, else execute',
            kind=kind,
            matters=names,
        )
        hint = did_you_mean(kind, known)
        return say("{wrong}; {hint}", wrong=told, hint=hint) if hint else told
