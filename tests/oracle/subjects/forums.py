"""How forums look, hear and correct, how many there are, and how far they are independent."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import networkx as nx

from respchain.checking import Judged
from respchain.checking.running import Outcome
from respchain.rule import Severity
from tests.oracle.day import GROUP_OF, Cell, Day, Entry, Key, many
from tests.oracle.drafting_gaps import Gaps
from tests.oracle.keys import rows
from tests.oracle.links import Links
from tests.oracle.organisations import organisation, root

COACHING = {"coach", "train", "learn", "advise", "commend", "praise", "辅导", "培训", "指导", "表扬", "嘉奖"}
MILD = {"correct", "question", "explain", "remind", "整改", "纠正", "质询", "说明", "提醒"}
YEARLY = {"day": 366, "week": 52, "month": 12, "quarter": 4, "half-year": 2, "year": 1}
EARLY = {"permit", "punish", "spend"}


class Look(NamedTuple):
    """A forum over somebody else, by whatever but a line of command."""

    actor: str
    forum: str
    kind: str
    cells: frozenset[Cell] | None
    timing: frozenset[str]
    intended: bool
    assessment: bool = False

    def sees(self, cell: Cell) -> bool:
        """Whether it concerns a cell."""
        return self.cells is None or cell in self.cells


def looks(day: Day) -> list[Look]:
    """All forums but superiors. Who is one by a duty borrows what its entries over the same actor say."""
    if "looks" not in day.memory:
        day.memory["looks"] = [*_entered(day), *_derived(day), *_assessing(day)]
    return day.memory["looks"]  # type: ignore[no-any-return]


def _entries(day: Day) -> Iterator[tuple[str, Entry, str, str]]:
    """Entries of oversight with each actor and another that is its forum by that."""
    for name, entry in day.living("oversight").items():
        for forum in day.seats(entry["forum"]):
            for actor in set().union(*(day.bound(over) for over in many(entry.get("over")))) - {forum}:
                yield name, entry, actor, forum


def _entered(day: Day) -> Iterator[Look]:
    for _, entry, actor, forum in _entries(day):
        plain = entry.get("matter") is None and entry.get("scope") is None
        cells = None if plain else day.region(entry.get("matter"), entry.get("scope"))
        timing = frozenset(many(entry.get("timing")))
        yield Look(actor, forum, entry.get("kind") or "supervises", cells, timing, bool(entry.get("intended")))


def _derived(day: Day) -> Iterator[Look]:
    own: dict[tuple[str, str], list[Entry]] = {}
    for _, entry, actor, forum in _entries(day):
        own.setdefault((actor, forum), []).append(entry)
    redundant = {
        duty
        for duty, entry in day.duties.items()
        for beside in many(entry.get("beside"))
        if beside.get("why") in (None, "redundancy") and (beside.get("reason") or beside.get("basis"))
    }
    for actor, forum, kind, cells, duty in [*_named(day), *_staged(day)]:
        if actor != forum:
            entries = own.get((actor, forum), [])
            timing = frozenset(when for entry in entries for when in many(entry.get("timing")))
            meant = any(entry.get("intended") for entry in entries) or duty in redundant
            yield Look(
                actor,
                forum,
                kind or (entries[0].get("kind") if entries else None) or "supervises",
                cells,
                timing,
                meant,
            )


_By = tuple[str, str, str | None, frozenset[Cell], str | None]


def _named(day: Day) -> Iterator[_By]:
    for duty in day.duties:
        for forum, actor in itertools.product(day.seats(day.said(duty, "supervised_by")), day.answering(duty)):
            yield actor, forum, "supervises", day.cells(duty), None


def _staged(day: Day) -> Iterator[_By]:
    for duty, watcher in itertools.product(day.duties, day.duties):
        watched = {cell[:1] + cell[2:] for cell in day.cells(watcher) if GROUP_OF[cell[1]] == "supervise"}
        shared = frozenset(cell for cell in day.cells(duty) if cell[:1] + cell[2:] in watched)
        if any(GROUP_OF[cell[1]] != "supervise" for cell in shared):
            for actor, forum in itertools.product(day.answering(duty), day.answering(watcher)):
                yield actor, forum, None, shared, watcher


def _assessing(day: Day) -> Iterator[Look]:
    for _, entry in day.listed("assessments"):
        for actor, forum in itertools.product(day.seats(entry["of"]), day.seats(entry.get("by"))):
            if actor != forum:
                yield Look(actor, forum, "assesses", None, frozenset(), intended=False, assessment=True)


# --- the right to answer


def answered(day: Day, entry: Entry) -> bool:
    """Whether it is said how to answer, or there is somebody to appeal to; one unresolved is somebody."""
    return bool(many(entry.get("debate"))) or any(
        isinstance(to, dict) or to in day.actors for to in many(entry.get("appeal_to"))
    )


def bites(entry: Entry) -> bool:
    """Whether a measure does more than teach or praise."""
    return bool(set(many(entry.get("measures"))) - COACHING)


def sanctions(entry: Entry) -> bool:
    """Whether a measure does more than set something right."""
    return bool(set(many(entry.get("measures"))) - COACHING - MILD)


def imposed(day: Day, links: Links) -> set[tuple[str, str, str]]:
    """Consequences that a forum or superior of an actor imposes on it: with trigger, measures that bite, imposer."""
    found = set()
    for duty in day.duties:
        for name in many(day.said(duty, "consequence")):
            entry = day.consequences.get(name) or {}
            if entry.get("trigger") and bites(entry):
                for actor, imposer in itertools.product(day.answering(duty), day.seats(entry.get("imposed_by"))):
                    if any(edge.actor == actor != edge.forum == imposer for edge in links.edges):
                        found.add((name, actor, imposer))
    return found


def acc005(day: Day, links: Links) -> Iterator[Key]:
    """A forum with measures, or a consequence that a forum imposes, without debate and appeal.

    A warning where a sanction is among them. Spared: advisers, and measures that only teach or praise. What the forum's
    entry over the actor provides for serves its consequences over that actor, and the other way round.
    """
    by_entry = {(actor, forum) for _, entry, actor, forum in _entries(day) if answered(day, entry)}
    kept = {(a, i) for name, a, i in imposed(day, links) if answered(day, day.consequences[name])}
    for name, entry, actor, forum in _entries(day):
        if bites(entry) and entry.get("kind") != "advisory" and not answered(day, entry) and (actor, forum) not in kept:
            yield name, None, sanctions(entry)
    for name, actor, imposer in imposed(day, links):
        if not answered(day, day.consequences[name]) and (actor, imposer) not in by_entry:
            yield None, name, sanctions(day.consequences[name])


# --- too much


def acc007(day: Day, links: Links) -> Iterator[Key]:
    """More than four forums over one cell of a duty; more than 52 reports a year; three vetoes and more.

    Superiors are no forums here; what is said to be intended does not count. A warning where two entries over the actor
    that contradict one another meet.
    """
    torn = contradicted(day)
    for duty in day.duties:
        for actor in day.answering(duty):
            counting = [look for look in looks(day) if look.actor == actor and not look.intended]
            for cell in day.cells(duty):
                forums = {look.forum for look in counting if look.sees(cell)}
                if len(forums) > 4:
                    yield from (("forums", actor, duty, forum, None, actor in torn) for forum in forums)
    yield from _reports(day, torn)
    vetoes: dict[str, int] = {}
    for _, entry in day.listed("assessments"):
        for actor in day.seats(entry["of"]):
            vetoes[actor] = vetoes.get(actor, 0) + sum(bool(i.get("veto")) for i in many(entry.get("indicators")))
    yield from (("vetoes", actor, None, None, None, actor in torn) for actor, count in vetoes.items() if count >= 3)


def _reports(day: Day, torn: set[str]) -> Iterator[Key]:
    """What a department owes, its head owes alone."""
    owed: dict[str, dict[str, int]] = {}
    for name, entry in day.living("oversight").items():
        written = any(word in text for text in many(entry.get("information")) for word in ("report", "报告"))
        if written and entry.get("every") and not entry.get("intended"):
            for forum in day.seats(entry["forum"]):
                for actor in day.seats(entry.get("over")) - {forum}:
                    owed.setdefault(actor, {})[name] = YEARLY[entry["every"]]
    for actor, entries in owed.items():
        if sum(entries.values()) > 52:
            yield from (("reports", actor, None, None, name, actor in torn) for name in entries)


def contradicted(day: Day) -> set[str]:
    """Over whom there are two entries that contradict one another on a cell."""
    over: dict[str, set[str]] = {}
    for name, _, actor, _ in _entries(day):
        over.setdefault(name, set()).add(actor)
    found = set()
    for name, entry in day.living("oversight").items():
        for other in many(entry.get("contradicts")):
            theirs = day.living("oversight").get(other)
            if theirs is not None:
                regions = [day.region(said.get("matter"), said.get("scope")) for said in (entry, theirs)]
                plain = [said.get("matter") is None and said.get("scope") is None for said in (entry, theirs)]
                if regions[0] & regions[1] or all(plain):
                    found |= over.get(name, set()) & over.get(other, set())
    return found


# --- what becomes of findings


def loop006(day: Day, links: Links) -> Iterator[Key]:
    """An entry that supervises and lacks a part of its follow-up, or is verified by nobody but who corrects."""
    for name, entry in day.living("oversight").items():
        if not day.seats(entry["forum"]) or entry.get("kind") not in (None, "supervises"):
            continue
        said = entry.get("followup") or {}
        owner, verifier = said.get("owner"), said.get("verifier")
        there = {
            "owner": isinstance(owner, dict) or owner in day.actors,
            "verifier": isinstance(verifier, dict) or verifier in day.actors,
            "within": bool(said.get("within")),
            "effect": bool(many(said.get("used_in"))),
        }
        yield from ((name, part) for part, stated in there.items() if not stated)
        if there["owner"] and there["verifier"] and isinstance(owner, str) and isinstance(verifier, str):
            persons = day.persons(verifier)
            if day.seats(owner) == day.seats(verifier) or (persons and persons <= day.persons(owner)):
                yield name, None


# --- independence


def loop007(day: Day, links: Links) -> Iterator[Key]:
    """From who answers for a duty of high risk, fewer than two ways to terminals on some leaf that share no vertex.

    Over forums that supervise, are democratic or reactive. Forums (on whatever) are one vertex where a person behind
    both or who appoints both is the same. Nobody behind whom the actor judges itself lies on a way; the ends of ways
    are no vertices, but two ends that are one are one way. Spared: terminals, and organisations of one seat.
    """
    vertex = _vertices(day, links)
    for duty, entry in day.duties.items():
        own = entry.get("high_risk")
        if day.matter_says(entry.get("matter"), "high_risk") if own is None else own:
            for actor in day.answering(duty) - links.terminals:
                leaves = {cell[0] for cell in day.cells(duty)}
                if not small(day, actor) and any(_channels(day, links, vertex, actor, leaf) < 2 for leaf in leaves):
                    yield actor, duty


def small(day: Day, actor: str) -> bool:
    """Whether there are fewer than two seats in the organisation of an actor; of a body, in that of its chair."""
    post: Any = day.chair(actor) if actor in day.bodies else actor
    if post in day.outsiders or (actor in day.bodies and post not in day.posts):
        return False
    if post in day.departments:
        line = day.above(post)
        top = next((name for name in line if day.departments[name].get("organisation")), line[-1])
        found = next((organisation(day, other) for other in day.posts if root(day, other) == top), frozenset())
    else:
        found = organisation(day, post)
    seats: int = sum(max(day.posts[p].get("seats", 1), day.posts[p].get("headcount", 1)) for p in found)
    return seats < 2


def _vertices(day: Day, links: Links) -> Mapping[str, frozenset[str]]:
    """Each forum with those that are one vertex with it."""
    groups: list[tuple[set[str], set[Any]]] = []
    for forum in {edge.forum for edge in links.edges}:
        names, marks = {forum}, {*day.persons(forum), *((by,) for by in day.appointers(forum))}
        for group in [group for group in groups if group[1] & marks]:
            groups.remove(group)
            names, marks = names | group[0], marks | group[1]
        groups.append((names, marks))
    return {name: frozenset(names) for names, _ in groups for name in names}


def _channels(day: Day, links: Links, vertex: Mapping[str, frozenset[str]], actor: str, leaf: Any) -> int:
    """The greatest flow from the actor to the terminals through vertices that let one way pass."""
    kinds = ("supervises", "democratic", "reactive")
    steps = {
        (edge.actor, edge.forum)
        for edge in links.edges
        if edge.kind in kinds and edge.spans(leaf) and edge.actor != edge.forum and edge.forum != actor
        and not day.persons(actor) & day.judges(edge.forum) and edge.actor not in links.terminals
    }  # fmt: skip
    walks = nx.DiGraph(steps)
    walks.add_node(actor)
    after = {actor} | nx.descendants(walks, actor)
    ends = links.terminals & after
    between = {at for at in after if at not in ends and nx.descendants(walks, at) & ends} - {actor}
    flow: nx.DiGraph[Any] = nx.DiGraph()
    flow.add_nodes_from([("start",), ("end",)])
    for here, there in steps:
        if here == actor and there in ends | between:
            flow.add_edge(("start",), (vertex[there], "in"), capacity=1)
        if here == actor and there in ends:
            flow.add_edge((vertex[there], "out"), ("end",), capacity=1)
        if here in between and there in ends:
            flow.add_edge((vertex[here], "out"), ("end",), capacity=1)
        if here in between and there in between and vertex[here] != vertex[there]:
            flow.add_edge((vertex[here], "out"), (vertex[there], "in"), capacity=1)
    for name in {at[0] for at in flow if len(at) == 2}:
        flow.add_edge((name, "in"), (name, "out"), capacity=1)
    return int(nx.maximum_flow_value(flow, ("start",), ("end",)))


# --- in time


def loop008(day: Day, links: Links) -> Iterator[Key]:
    """A duty of high risk, or one that permits, punishes or spends, with a cell that is seen after the event only.

    Superiors are no forums here. `unrecorded`: it is not said when some forum there looks, or nobody but an assessor
    does, who looks back by nature.
    """
    for duty, entry in day.duties.items():
        own = entry.get("high_risk")
        grave = day.matter_says(entry.get("matter"), "high_risk") if own is None else own
        spared = entry.get("after_only") or day.matter_says(entry.get("matter"), "after_only")
        if spared or not (grave or EARLY & set(many(entry.get("needs")))):
            continue
        for actor in day.answering(duty):
            for cell in day.cells(duty):
                seen = [look for look in looks(day) if look.actor == actor and look.sees(cell)]
                recorded = [look for look in seen if not look.assessment]
                if seen and not any(look.timing & {"before", "during"} for look in seen):
                    sure = recorded and all(look.timing for look in recorded)
                    yield duty, actor, "after" if sure else "unrecorded"


# --- how it is compared


def _answers(done: Judged, outcome: Outcome) -> Iterator[Key]:
    severity = outcome.hits.severity
    assert severity is not None
    for key, grave in zip(rows(done, outcome, "oversight", "consequence"), severity.tolist(), strict=True):
        yield *key, grave == Severity.WARNING


def _overload(done: Judged, outcome: Outcome) -> Iterator[Key]:
    severity = outcome.hits.severity
    assert severity is not None
    found = rows(done, outcome, "actor", "duty", "forum", "oversight")
    for subtype, key, grave in zip(outcome.hits.subtype, found, severity.tolist(), strict=True):
        yield subtype, *key, grave == Severity.WARNING


def _late(done: Judged, outcome: Outcome) -> Iterator[Key]:
    return (
        (*key, subtype) for subtype, key in zip(outcome.hits.subtype, rows(done, outcome, "duty", "actor"), strict=True)
    )


COLUMNS = {"LOOP006": ("oversight", "part"), "LOOP007": ("actor", "duty")}
SHAPES = {"ACC005": _answers, "ACC007": _overload, "LOOP008": _late}


# --- what makes them fire


def drafting(charter: Gaps) -> None:
    """Measures, answers, follow-ups, times of looking, crowds of forums, second channels."""
    data, chance = charter.data, charter.chance
    if chance(0.35):
        _crowd(charter)
    if chance(0.4):
        _channel(charter)
    for entry in data.get("oversight", {}).values():
        _judging(charter, entry)
        _closing(charter, entry)
        _looking(charter, entry)
    for entry in data["consequences"].values():
        _judging(charter, entry, always=True)
    for entry in [*data["duties"].values(), *data.get("matters", {}).values()]:
        entry.update({"after_only": "files"} if chance(0.1) else {})
        entry.update({"high_risk": True} if "stages" not in entry and chance(0.15) else {})
    if chance(0.2):
        indicators = [{"indicator": f"i{i}", "veto": chance(0.8)} for i in range(charter.random.randint(2, 4))]
        said = {"of": charter.anyone(), "by": charter.anyone(), "indicators": indicators}
        data.setdefault("assessments", []).append(said)


def _looking(charter: Gaps, entry: dict[str, Any]) -> None:
    """When and how often a forum looks, and what it has to do with others."""
    chance = charter.chance
    if chance(0.7):
        entry["timing"] = charter.some(("before", "during", "after"), 1, 2) if chance(0.5) else "after"
    if chance(0.15):
        entry["every"] = charter.one(("day", "week"))
    if chance(0.1):
        entry["intended"] = "two laws"
    if chance(0.15):
        entry["contradicts"] = charter.some(charter.data["oversight"], 1, 2)


def _scoped(charter: Gaps, entry: dict[str, Any], likelihood: float) -> dict[str, Any]:
    """An entry that may reach over the part of a matter that some duty is about."""
    parts = [duty["scope"] for duty in charter.data["duties"].values() if duty.get("scope")]
    if parts and charter.chance(likelihood):
        entry["scope"] = charter.one(parts)
    return entry


def _judging(charter: Gaps, entry: dict[str, Any], *, always: bool = False) -> None:
    """Measures, and how one may answer."""
    said: dict[str, Any] = {}
    if always or charter.chance(0.6):
        words = ("correct", "question", "learn", "coach", "dismiss", "admonish")
        said["measures"] = charter.some(words, 1, 2)
    if charter.chance(0.2):
        said["debate"] = "hearing"
    if charter.chance(0.3):
        said["appeal_to"] = charter.one((charter.anyone(), {"unknown": "x9"}, [charter.anyone(), charter.anyone()]))
    entry.update(said)


def _closing(charter: Gaps, entry: dict[str, Any]) -> None:
    """A follow-up, mostly whole."""
    if charter.chance(0.7):
        unknown = {"unknown": "x9"}
        said: dict[str, Any] = {"owner": charter.anyone(), "verifier": charter.anyone(), "within": "30 days"}
        said["used_in"] = "assessment"
        for key in list(said):
            if charter.slip(0.3):
                said.pop(key)
            elif key in ("owner", "verifier") and charter.chance(0.05):
                said[key] = unknown
        entry["followup"] = said


def _crowd(charter: Gaps) -> None:
    """Five or six forums over who answers for one duty, by its own word or on parts of it."""
    data = charter.data
    duty = charter.one(data["duties"])
    crowd = {f"f{i}": {"kind": "supplier"} for i in range(charter.random.randint(4, 6))}
    data.setdefault("outsiders", {}).update(crowd)
    named = [name for name in crowd if charter.chance(0.6)]
    data["duties"][duty]["supervised_by"] = named
    answering = [one for one in many(data["duties"][duty].get("accountable")) if isinstance(one, str)]
    for name in crowd:
        if (name not in named or charter.chance(0.1)) and answering:
            entry = {"forum": name, "over": [charter.one(answering)], "information": "report", "every": "month"}
            if data.get("matters") and charter.chance(0.4):
                entry["matter"] = charter.one(data["matters"])
            data.setdefault("oversight", {})[f"by-{name}"] = _scoped(charter, entry, 0.4)


def _channel(charter: Gaps) -> None:
    """Inspectors over who answers for a duty of high risk, and perhaps a body of them, before a terminal mostly."""
    data, chance = charter.data, charter.chance
    data.setdefault("outsiders", {})["province"] = {"kind": "external-superior", "terminal": True}
    duty = charter.one(data["duties"].values())
    duty["high_risk"] = True
    over = [one for one in many(duty.get("accountable")) if isinstance(one, str)] or charter.some(data["posts"], 1, 2)
    oversight = data.setdefault("oversight", {})
    if chance(0.6):  # nobody else
        for entry in oversight.values():
            entry["over"] = [one for one in entry["over"] if one not in over] or ["province"]
    names = [f"w{i}" for i in range(charter.random.randint(2, 3))]
    for name in names:
        data["posts"][name] = {"reports_to": charter.one(data["posts"])}
        if chance(0.8):
            data["posts"][name]["appointed_by"] = charter.one([*data["outsiders"], *charter.some(data["posts"], 1, 1)])
        if chance(0.4):
            data["posts"][name]["holder"] = charter.one(("ann", "bob", "cy", "dee", "eve"))
    if chance(0.3):
        board = {"chair": names[0], "members": [*names, *charter.some(data["posts"], 0, 2), *over[:1]]}
        data.setdefault("bodies", {})["board"] = {**board, "abstains": over[:1]} if chance(0.6) else board
        names = ["board", *names[1:]]
    for name in names:
        end = "province" if chance(0.6) else charter.one([*data["outsiders"], *data["posts"]])
        entry = {"forum": name, "over": over, "information": "files"}
        oversight[f"of-{name}"] = _scoped(charter, entry, 0.1)
        oversight[f"on-{name}"] = {"forum": end, "over": [name], "information": "report"}


# --- faults in the sight of the oracle


def _from(section: str, *keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        stated = data.get(section) or {}
        for entry in stated.values() if isinstance(stated, dict) else stated:
            for key in keys:
                entry.pop(key, None)

    return plant


def _parts_of_follow_ups(*keys: str) -> Any:
    def plant(data: dict[str, Any]) -> None:
        for entry in (data.get("oversight") or {}).values():
            for key in keys:
                entry.get("followup", {}).pop(key, None)

    return plant


def _every_measure_is_mild(data: dict[str, Any]) -> None:
    for section in ("oversight", "consequences"):
        for entry in (data.get(section) or {}).values():
            if "measures" in entry:
                entry["measures"] = ["correct"]


def _no_vetoes(data: dict[str, Any]) -> None:
    for entry in data.get("assessments") or []:
        for indicator in many(entry.get("indicators")):
            indicator.pop("veto", None)


FAULTS = {
    "forums hear nobody": _from("oversight", "debate"),
    "nobody to appeal to from forums": _from("oversight", "appeal_to"),
    "consequences hear nobody": _from("consequences", "debate", "appeal_to"),
    "forums have no measures": _from("oversight", "measures"),
    "every measure is mild": _every_measure_is_mild,
    "nothing is intended": _from("oversight", "intended"),
    "nothing contradicts": _from("oversight", "contradicts"),
    "forums hear all the time or never": _from("oversight", "every"),
    "nothing is a veto": _no_vetoes,
    "findings have no owner": _parts_of_follow_ups("owner"),
    "findings have no verifier": _parts_of_follow_ups("verifier"),
    "findings may wait": _parts_of_follow_ups("within"),
    "findings have no effect": _parts_of_follow_ups("used_in"),
    "forums look at no time": _from("oversight", "timing"),
    "everything can be looked at in time": _from("duties", "after_only"),
    "every matter can be looked at in time": _from("matters", "after_only"),
    "no duty is of high risk by itself": _from("duties", "high_risk"),
}
