"""What pictures and pages of coverage say in words."""

from collections.abc import Iterator

from respchain.checking.covering import Coverage
from respchain.checking.spelling import Spelling
from respchain.diagrams.words import word


def percent(share: float | None) -> str:
    """A share for people: never 100% where something is missing, never 0% where something is there."""
    if share is None:
        return "–"
    return f"{share:.0%}" if share in (0, 1) else f"{min(max(share * 100, 0.1), 99.9):.1f}%"


def share(found: Coverage, language: str) -> str:
    """The covered share of a matter in words."""
    if found.share is None:
        return word("map nothing", language)
    return word("map least" if found.unresolved else "map share", language).format(share=percent(found.share))


def amiss(found: Coverage, language: str) -> list[str]:
    """What is amiss with a matter, in counts."""
    counts = (("gaps", found.gaps), ("defaults", found.default_only), ("opens", found.unresolved))
    said = [word(f"map {key}", language).format(count=len(boxes)) for key, boxes in counts if boxes]
    if found.pairs is None:
        return [*said, word("map unseen", language)]
    return [*said, word("map overlaps", language).format(count=found.pairs)] if found.pairs else said


def details(found: Coverage, spelling: Spelling) -> Iterator[tuple[str, list[str]]]:
    """All boxes and pairs of actors in words, under their headings."""
    language = spelling.language
    yield word("map vacant", language), [spelling.box(box) for box in found.gaps]
    behind = [
        f"{spelling.box(box)} ({word('map behind', language)} {', '.join(map(spelling.actor, actors))})"
        for box, actors in zip(found.default_only, found.behind, strict=True)
    ]
    yield word("map standby", language), behind
    yield word("map open", language), [spelling.box(box) for box in found.unresolved]
    pairs = []
    for one in found.between:
        names = [*map(spelling.actor, one.actors), "…"]
        left, right = one.example.duties
        pairs.append(
            word("map part", language).format(
                one=names[0], other=names[1], count=one.pairs, left=left, right=right,
                box=spelling.box(one.example.box),
            )
        )  # fmt: skip
    yield word("map overlap", language), pairs
