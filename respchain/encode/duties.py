"""Matters, duties and all that hangs on them, as columns."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from respchain.encode.book import Book, codes, flags, ints, lifetime, many, pairs, words_of
from respchain.encode.citations import Citations
from respchain.encode.escalations import Stated as Escalations
from respchain.encode.inherit import heritage, inherited_matters, taken_over
from respchain.encode.limits import duration
from respchain.encode.names import Part
from respchain.encode.statements import Statements, stage_groups
from respchain.errors import Fault
from respchain.facts.codes import Beside, Group, Mode, Sharing, Tier
from respchain.facts.codes import Part as Role
from respchain.facts.relation import NONE
from respchain.facts.tables import (
    Duties,
    DutyActors,
    DutyAgreements,
    DutyBases,
    DutyBesides,
    DutyConsequences,
    DutyNeeds,
    DutyParts,
    DutyStages,
)  # fmt: skip
from respchain.language import listed, say
from respchain.model.stated import Path

PARTS = {
    "accountable": Role.ACCOUNTABLE, "responsible": Role.RESPONSIBLE, "assist": Role.ASSIST, "support": Role.SUPPORT,
    "consulted": Role.CONSULTED, "informed": Role.INFORMED, "recommend": Role.RECOMMEND, "veto": Role.VETO,
    "supervised_by": Role.SUPERVISES,
}  # fmt: skip
_BESIDE = words_of(Beside)
_GROUP = {"decide": Group.DECIDE, "execute": Group.EXECUTE, "supervise": Group.SUPERVISE}


def own_matter(duty: Part) -> str:
    """The name of the matter that a duty without one stands for by itself; no id can hold its colon."""
    return f"duty:{duty.id}"


class Register:
    """Matters and duties with what they inherit, on the way to columns."""

    def __init__(self, book: Book, citations: Citations, stages: Mapping[str, Any]) -> None:
        """Works out what is inherited, and the axis of matters: those stated, then the duties that name none."""
        self.book = book
        self.citations = citations
        self.stages = stages
        self.matters = inherited_matters(book)
        self.matter_of = [book.first("matters", part.entry, "matter", part.path) for part in book.parts["duties"]]
        handed_down = [heritage(entry) for entry in self.matters]
        self.duties = [
            taken_over(part.entry, handed_down[matter]) if matter >= 0 else dict(part.entry)
            for part, matter in zip(book.parts["duties"], self.matter_of, strict=True)
        ]
        self.staged = [_stages(entry) for entry in self.duties]
        alone = [part for part, matter in zip(book.parts["duties"], self.matter_of, strict=True) if matter < 0]
        parents = [book.codes["matters"].get(str(part.entry.get("part_of")), NONE) for part in book.parts["matters"]]
        names = [part.id for part in book.parts["matters"]] + [own_matter(part) for part in alone]
        acyclic = parents if not book.told else _without_cycles(parents)
        self._scopes: list[int] = []
        self.statements = Statements(book, names, [*acyclic, *[NONE] * len(alone)], self.stages)

    def duty_scopes(self) -> list[int]:
        """The number of each duty's scope."""
        self._scopes = [self._scope(row, duty.get("scope"), "scope") for row, duty in enumerate(self.duties)]
        return self._scopes

    def whole_scopes(self, scopes: list[int]) -> list[int]:
        """The number of each duty's scope with what is carved out of it."""
        return [
            self._scope(row, duty.get("scope"), "scope", carved=False) if duty.get("except") else scopes[row]
            for row, duty in enumerate(self.duties)
        ]

    def part_of(self, duty: int, stated: object, path: Path) -> int:
        """The number of the scope that a part of a duty has: where it says nothing of a facet, as far as the duty.

        Without a duty, the scope as it is stated.
        """
        if duty < 0:
            return self.statements.add(None, None, stated, path)
        return self._scope(duty, stated, path, whole=self._scopes[duty])

    def _scope(
        self, duty: int, boxes: object, path: Path | str, *, carved: bool = True, whole: int | None = None
    ) -> int:
        part, matter = self.book.parts["duties"][duty], self.matter_of[duty]
        name = self.book.parts["matters"][matter].id if matter >= 0 else own_matter(part)
        return self.statements.add(
            [name],
            self.staged[duty],
            boxes,
            (*part.path, path) if isinstance(path, str) else path,
            less=self.duties[duty].get("except") if carved and whole is None else None,
            stage_path=(*part.path, "stage") if part.entry.get("stage") else (),
            facets=self.duties[duty].get("facets"),
            whole=whole,
        )

    def duty_table(self, scopes: list[int], escalations: Escalations) -> Duties:
        """The table of duties, inherited facts written out."""
        parts, entries = self.book.parts["duties"], self.duties
        groups = stage_groups(self.stages)
        bits = {stages: _bits(stages, groups) for stages in set(map(tuple, self.staged))}
        lives = [lifetime(part.entry) for part in parts]
        shared: list[Mapping[str, Any]] = [entry.get("shared") or {} for entry in entries]
        for part in self.book.parts["matters"]:  # where it stands, before those that inherit it
            duration(self.book, part.entry, "within", part.path)
        return Duties(
            row=np.arange(len(parts), dtype=np.int32),
            matter=ints(self.matter_of),
            scope=ints(scopes),
            whole=ints(self.whole_scopes(scopes)),
            groups=ints([bits[tuple(stages)] for stages in self.staged], np.int8),
            mode=codes([entry.get("mode") for entry in entries], words_of(Mode)),
            tier=codes([entry.get("tier") for entry in entries], words_of(Tier)),
            heading=flags([bool(entry.get("heading")) for entry in entries]),
            how=codes([how.get("how") for how in shared], words_of(Sharing)),
            lead=ints(
                [
                    self.book.refer("actors", how.get("lead"), [*part.path, "shared", "lead"])
                    for part, how in zip(parts, shared, strict=True)
                ]
            ),
            reason=flags([bool(how.get("reason")) for how in shared]),
            high_risk=flags([bool(entry.get("high_risk")) for entry in entries]),
            low_risk=flags([bool(entry.get("low_risk")) for entry in entries]),
            after_only=flags([bool(entry.get("after_only")) for entry in entries]),
            public=flags([bool(entry.get("public")) for entry in entries]),
            compensated=flags([bool((entry.get("compensating") or {}).get("control")) for entry in entries]),
            reviewer=ints(
                [
                    self.book.first("actors", entry.get("compensating") or {}, "reviewer", [*part.path, "compensating"])
                    for part, entry in zip(parts, entries, strict=True)
                ]
            ),
            dynamic=flags([bool(entry.get("dsd")) for entry in entries]),
            coordinates=flags([bool(entry.get("coordinates")) for entry in entries]),
            own_domain=ints([self.book.word_if("domains", part.entry.get("domain")) for part in parts]),
            minor=flags([bool(entry.get("minor")) for entry in entries]),
            weight=_amounts(entries, "weight"),
            volume=_amounts(entries, "volume"),
            weighed=flags([entry.get("weight") is not None or entry.get("volume") is not None for entry in entries]),
            advised=flags([bool((entry.get("consulting") or {}).get("disclosed_to")) for entry in entries]),
            cooling=ints(
                [
                    duration(self.book, entry.get("consulting") or {}, "cooling", [*part.path, "consulting"])
                    for part, entry in zip(parts, entries, strict=True)
                ]
            ),
            limited=flags([any(entry.get(key) for key in ("within", "every", "measure")) for entry in entries]),
            within=ints([duration(self.book, e, "within", p.path) for p, e in zip(parts, entries, strict=True)]),
            domain=ints([self.book.word_if("domains", entry.get("domain")) for entry in entries]),
            periodic=flags([bool(entry.get("every")) for entry in entries]),
            escalated=flags([bool(entry.get("escalate")) for entry in entries]),
            escalation=ints(escalations.duties(self.matter_of)),
            past_levels=flags([bool(entry.get("past_levels")) for entry in entries]),
            since=ints([begins for begins, _ in lives]),
            until=ints([ends for _, ends in lives]),
        )

    def stage_table(self) -> DutyStages:
        """The stages that duties name one by one: whole groups prove no single function."""
        place = {name: code for code, name in enumerate(stage_groups(self.stages))}
        found = [(row, place[stage]) for row, stages in enumerate(self.staged) for stage in stages if stage in place]
        return DutyStages(*pairs(found))

    def actor_table(self) -> DutyActors:
        """The table of the parts that actors have in duties."""
        found, refer = [], self.book.refer
        roles = {key: int(role) for key, role in PARTS.items()}
        for row, (part, entry) in enumerate(zip(self.book.parts["duties"], self.duties, strict=True)):
            for key, stated in entry.items():
                if key in roles and stated is not None:
                    path, role = (*part.path, key), roles[key]
                    found += [(row, refer("actors", value, path), role) for value in many(stated)]
        rows, left, right = pairs([(left, right) for left, right, _ in found])
        return DutyActors(rows, left, right, ints([role for *_, role in found], np.int8))

    def part_table(self) -> DutyParts:
        """The table of the parts into which duties are divided."""
        found = []
        for row, part in enumerate(self.book.parts["duties"]):
            for actor, stated in ((part.entry.get("shared") or {}).get("parts") or {}).items():
                path = [*part.path, "shared", "parts", actor]
                found.append((row, self.book.refer("actors", actor, path), self.part_of(row, stated, path)))
        rows, left, right = pairs([(left, right) for left, right, _ in found])
        return DutyParts(rows, left, right, ints([scope for *_, scope in found]))

    def consequence_table(self) -> DutyConsequences:
        """The table of what stands behind duties."""
        return DutyConsequences(*pairs(self._references("consequence", "consequences")))

    def base_table(self) -> DutyBases:
        """The table of the bases that duties cite."""
        found = [
            (row, base)
            for row, entry in enumerate(self.duties)
            if entry.get("basis") is not None
            for base in self.citations.bases(entry["basis"])
        ]
        return DutyBases(*pairs(found))

    def need_table(self) -> DutyNeeds:
        """The table of the powers that duties need."""
        found = [
            (row, self.book.word("powers_named", str(power)))
            for row, entry in enumerate(self.duties)
            if entry.get("needs") is not None
            for power in dict.fromkeys(many(entry["needs"]))
        ]
        return DutyNeeds(*pairs(found))

    def beside_table(self) -> DutyBesides:
        """The table of why duties may share cells."""
        found = []
        for row, part in enumerate(self.book.parts["duties"]):
            for place, beside in enumerate(many(part.entry.get("beside"))):
                other = self.book.refer("duties", beside.get("duty"), [*part.path, "beside", place, "duty"])
                found.append((row, other, beside.get("why"), bool(beside.get("reason") or beside.get("basis"))))
        rows, left, right = pairs([(left, right) for left, right, *_ in found])
        return DutyBesides(
            rows, left, right, codes([why for *_, why, _ in found], _BESIDE), flags([reason for *_, reason in found])
        )

    def agreement_table(self) -> DutyAgreements:
        """The table of whose powers serve a duty by agreement."""
        found = []
        for row, part in enumerate(self.book.parts["duties"]):
            for place, stated in enumerate(many(part.entry.get("agreements"))):
                path = [*part.path, "agreements", place]
                actor = self.book.refer("actors", stated.get("actor"), [*path, "actor"])
                within = duration(self.book, stated, "within", path)
                powers = [self.book.word("powers_named", str(power)) for power in many(stated.get("powers"))]
                found += [(row, actor, power, within, *lifetime(stated)) for power in powers or [NONE]]
        columns = (ints([entry[column] for entry in found]) for column in range(6))
        return DutyAgreements(np.arange(len(found), dtype=np.int32), *columns)

    def _references(self, key: str, table: str) -> list[tuple[int, int]]:
        return [
            (row, self.book.refer(table, value, (*self.book.parts["duties"][row].path, key)))
            for row, entry in enumerate(self.duties)
            if entry.get(key) is not None
            for value in many(entry[key])
        ]

    def unsaid_stages(self) -> None:
        """Faults where a duty leaves open at which of its matter's stages it is."""
        for part, entry, matter in zip(self.book.parts["duties"], self.duties, self.matter_of, strict=True):
            stages = many(entry.get("stages"))
            direct = entry.get("tier") != "overall" and entry.get("mode") in (None, "explicit")
            if matter >= 0 and direct and not entry.get("stage") and len(stages) > 1 and not entry.get("heading"):
                of = self.book.parts["matters"][matter].id
                self.book.faults.append(
                    Fault(
                        self.book.stated.places.key(part.path),
                        say(
                            'duty "{duty}" must say its stage: matter "{matter}" has {stages}',
                            duty=part.id,
                            matter=of,
                            stages=listed(map(str, stages)),
                        ),
                    )
                )


def _stages(entry: Mapping[str, Any]) -> list[str]:
    """The stages that a duty is at: its own, else those of its matter, else `execute`."""
    return many(entry.get("stage")) or many(entry.get("stages")) or ["execute"]


def _amounts(entries: Sequence[Mapping[str, Any]], key: str) -> NDArray[np.float64]:
    """A column of amounts, one where none is stated."""
    return np.array([1.0 if entry.get(key) is None else entry[key] for entry in entries], np.float64)


def _bits(stages: Sequence[str], groups: Mapping[str, str]) -> int:
    bits = 0
    for stage in stages:
        bits |= _GROUP.get(groups.get(stage, ""), 0)
    return bits


def _without_cycles(parents: list[int]) -> list[int]:
    """The same parents, each cycle opened: so that the other faults can still be found."""
    parents = list(parents)
    for row in range(len(parents)):
        seen, at = set(), row
        while at >= 0:
            if at in seen:
                parents[at] = NONE
                break
            seen.add(at)
            at = parents[at]
    return parents
