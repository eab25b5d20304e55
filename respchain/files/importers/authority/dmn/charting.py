"""Decision tables as matters, facets and duties."""

from collections.abc import Sequence
from typing import Any

from respchain.errors import Place
from respchain.facts.ids import normalised_title
from respchain.files.importers.authority.dmn.actors import actor_columns, check_names
from respchain.files.importers.authority.dmn.axes import Axis, Line, entry_of
from respchain.files.importers.authority.dmn.boxes import Cells
from respchain.files.importers.authority.dmn.feel import Tests, literals, unary_tests
from respchain.files.importers.authority.dmn.leftovers import leave_rest, leave_rule
from respchain.files.importers.authority.dmn.model import Model, Rule, Table
from respchain.files.importers.authority.dmn.policies import CARVING, MOST, ON_PURPOSE, carved, meetings, priorities
from respchain.files.importers.authority.dmn.ruling import Asked, Read, asked_by, named_by, passed_by, said, scope_of
from respchain.files.importers.imported import Imported, Left, Wishes
from respchain.files.importers.numbering import Numbering
from respchain.language import N_, Saying, Translator, counted, say

OTHER = N_("other")
STAGE = "approve"
_MOST_PAIRS = 20_000


class Charting:
    """Adds decision tables to a charter."""

    def __init__(self, found: Imported, wishes: Wishes, tell: Translator, tables: Sequence[Table]) -> None:
        check_names(tables, wishes.columns)
        self._found = found
        self._wishes = wishes
        self._tell = tell
        self._ids = {name: Numbering(found.section(name)) for name in ("facets", "posts", "matters", "duties")}
        posts = found.section("posts").items()
        self._posts = {normalised_title(entry.get("title", id_)): id_ for id_, entry in posts}
        self._facets: dict[tuple[str, str], str] = {}
        self._file = ""

    def model(self, model: Model) -> None:
        """Add the tables of a file, and leave the rest of it."""
        self._file = model.file
        for table in model.tables:
            self._table(table)
        leave_rest(model, self._found)

    def _table(self, table: Table) -> None:
        found, title = self._found, table.title or "decision"
        found.rows += len(table.rules)
        told = say('{file}: table "{title}", hit policy {policy}', file=self._file, title=title, policy=table.policy)
        found.read.append(say(
            "{table}: {rules}, {inputs}, {outputs}", table=told,
            rules=counted("{count} rule", "{count} rules", len(table.rules)),
            inputs=counted("{count} input", "{count} inputs", len(table.inputs)),
            outputs=counted("{count} output", "{count} outputs", len(table.outputs)),
        ))  # fmt: skip
        if table.aggregation:
            self._leave_all(table, say("its outputs are added up or counted: nobody decides by one of its rules"))
            return
        entries = [[unary_tests(text) for text in rule.inputs] for rule in table.rules]
        asked = asked_by(table, entries, self._tell(OTHER))
        read = self._rules(table, entries, asked)
        matter = self._ids["matters"].free(title, "matter")
        axes = [one.axis for one in asked if one.axis is not None]
        facets = [self._facet(table.inputs[one.columns[0]].title, one.axis) for one in asked if one.axis is not None]
        self._matter(table, matter, title, facets, axes)
        self._duties(table, matter, title, facets, axes, read)

    def _rules(self, table: Table, entries: Sequence[Sequence[Tests | None]], asked: Sequence[Asked]) -> list[Read]:
        decides, does = actor_columns(table, self._wishes.columns)
        makers = tuple(table.makers) if decides is None else ()
        if decides is None:
            self._assume_actors(table, makers)
            decides = 0
        read = []
        for number, (rule, tests) in enumerate(zip(table.rules, entries, strict=True), 1):
            why, passed = passed_by(table, rule, tests, asked)
            actors = makers or (named_by(rule, decides) if why is None else None)
            doers = named_by(rule, does) if does is not None else ()
            if why is None and (actors is None or doers is None):
                why = say("an output that is no literal: who decides is worked out elsewhere")
            if why is None and actors is not None and doers is not None:
                read.append(Read(rule, number, passed, actors, doers))
                self._found.mapped += 1
                self._leave_outputs(table, rule, () if makers else (decides, does))
            elif why is not None:
                leave_rule(self._found, self._file, rule, why)
        if len(read) < len(table.rules) and table.policy in CARVING:
            self._found.assumed.append(say(
                '{file}: table "{title}": rules that could not be read take nothing from the others',
                file=self._file, title=table.title,
            ))  # fmt: skip
        return read

    def _assume_actors(self, table: Table, makers: Sequence[str]) -> None:
        column = table.outputs[0].title if table.outputs else ""
        told = say(
            '{file}: no output of the table "{title}" names who decides: the values of "{column}" are taken for posts '
            "(--map authority=OUTPUT names another)",
            file=self._file, title=table.title, column=column,
        )  # fmt: skip
        if makers:
            told = say(
                '{file}: no output of the table "{title}" names who decides: the makers of the decision do',
                file=self._file, title=table.title,
            )  # fmt: skip
        self._found.assumed.append(told)

    def _facet(self, title: str, axis: Axis) -> str:
        """The facet of an axis: inputs of one name and one shape share it."""
        entry = entry_of(axis, title)
        key = (normalised_title(title), repr(sorted(entry.items())))
        if key not in self._facets:
            id_ = self._ids["facets"].free(title, "input")
            self._facets[key] = id_
            self._found.section("facets")[id_] = dict(entry)
        return self._facets[key]

    def _matter(self, table: Table, id_: str, title: str, facets: Sequence[str], axes: Sequence[Axis]) -> None:
        entry: dict[str, Any] = {"title": title, "stages": [STAGE]}
        if facets:
            entry["facets"] = list(dict.fromkeys(facets))
        required = {
            facet: axis.scope(axis.whole)
            for facet, axis in zip(facets, axes, strict=True)
            if isinstance(axis, Line) and len(axis.domain) > 1
        }
        if required:
            entry["required"] = required
        if table.owner.get("id"):
            entry["source_id"] = table.owner.get("id")
        self._found.section("matters")[id_] = {
            **entry,
            "source_cell": self._place(table.element.line, table.element.column),
        }

    def _duties(
        self, table: Table, matter: str, title: str, facets: Sequence[str], axes: Sequence[Axis], read: list[Read]
    ) -> None:
        scopes = [scope_of(one, facets, axes) for one in read]
        ids = [self._ids["duties"].free(f"{matter}-rule-{one.number}", "rule") for one in read]
        excepted, besides = self._settled(table, axes, read)
        reason = self._tell(say("the hit policy {policy} takes all rules that hold", policy=table.policy))
        for at, one in enumerate(read):
            taking = excepted[at]
            if taking is None:
                continue
            entry = self._duty(table, matter, title, one, scopes[at])
            if taking:
                less = [scopes[other] for other in taking]
                entry["except"] = less[0] if len(less) == 1 else less
            if besides[at]:
                entry["beside"] = [{"duty": ids[other], "why": "redundancy", "reason": reason} for other in besides[at]]
            place = self._place(one.rule.element.line, one.rule.element.column)
            self._found.section("duties")[ids[at]] = {**entry, "source_cell": place}
        self._default(table, matter, title)

    def _settled(
        self, table: Table, axes: Sequence[Axis], read: list[Read]
    ) -> tuple[list[list[int] | None], list[list[int]]]:
        """What the hit policy settles: for each rule those that go before it, and those that hold beside it."""
        boxes = self._boxes(table, axes, read)
        names = [one.actors for one in read]
        excepted: list[list[int] | None] = [[] for _ in read]
        besides: list[list[int]] = [[] for _ in read]
        if table.policy in CARVING and boxes is not None and (ranks := self._ranks(table, read)) is not None:
            cut = carved(boxes, names, ranks)
            excepted = cut.before
            for at, taking in enumerate(excepted):
                if taking is None:
                    self._never(read[at], at in cut.untold)
        elif table.policy in ON_PURPOSE and boxes is not None:
            besides = meetings(boxes, names)
            if sum(map(len, besides)) > _MOST_PAIRS:
                besides = [[] for _ in read]
                self._untold(table)
        return excepted, besides

    def _never(self, one: Read, untold: bool) -> None:
        why = say("it never decides: rules that go before take all of it")
        if untold:
            why = say("too many pieces of it are left by the rules that go before")
        self._found.mapped -= 1
        leave_rule(self._found, self._file, one.rule, why)

    def _boxes(self, table: Table, axes: Sequence[Axis], read: list[Read]) -> list[tuple[int, ...]] | None:
        if table.policy not in CARVING | ON_PURPOSE:
            return None
        if len(read) > MOST:
            self._untold(table)
            return None
        cells = Cells(axes, [one.passed for one in read])
        return [cells.box(one.passed) for one in read]

    def _untold(self, table: Table) -> None:
        self._found.assumed.append(say(
            '{file}: table "{title}": too many rules meet to state what its hit policy settles: '
            "overlaps that it means are found too",
            file=self._file, title=table.title,
        ))  # fmt: skip

    def _ranks(self, table: Table, read: list[Read]) -> list[int] | None:
        if table.policy == "FIRST":
            return list(range(len(read)))
        ranks = priorities(table.outputs, [one.rule.outputs for one in read])
        if ranks is None:
            self._found.assumed.append(say(
                '{file}: table "{title}": no output says in what order its values go: overlaps are found',
                file=self._file, title=table.title,
            ))  # fmt: skip
        return ranks

    def _duty(self, table: Table, matter: str, title: str, one: Read, scope: dict[str, Any]) -> dict[str, Any]:
        asked = "; ".join(
            f"{column.title} {text}"
            for column, text in zip(table.inputs, one.rule.inputs, strict=True)
            if text not in ("-", "")
        )
        who = ", ".join(one.actors)
        told = " → ".join(filter(None, (f"{title}: {asked}" if asked else title, who)))
        entry: dict[str, Any] = {"title": told, "matter": matter, "stage": STAGE}
        if scope:
            entry["scope"] = scope
        self._name(entry, "accountable", one.actors, one.rule)
        self._name(entry, "responsible", one.doers, one.rule)
        if source := one.rule.element.get("id"):
            entry["source_id"] = source
        return entry

    def _name(self, entry: dict[str, Any], key: str, titles: Sequence[str], rule: Rule) -> None:
        posts = [self._post(title, rule) for title in titles]
        if posts:
            entry[key] = posts[0] if len(posts) == 1 else posts

    def _post(self, title: str, rule: Rule) -> str:
        key = normalised_title(title) or title
        if key not in self._posts:
            self._posts[key] = self._ids["posts"].free(title, "post")
            place = self._place(rule.element.line, rule.element.column)
            self._found.section("posts")[self._posts[key]] = {"title": title, "source_cell": place}
        return self._posts[key]

    def _default(self, table: Table, matter: str, title: str) -> None:
        """Who decides where no rule holds: a catch-all, which is no coverage."""
        decides, _ = actor_columns(table, self._wishes.columns)
        text = table.defaults[decides or 0] if table.defaults else ""
        values = literals(text) if text else None
        names = [name for value in values or () if (name := said(value))]
        if not names:
            if text:
                self._found.left.append(Left(self._at(table), "defaultOutputEntry", text, say("it names nobody")))
            return
        entry: dict[str, Any] = {
            "title": f"{title}: … → {', '.join(names)}",
            "matter": matter,
            "stage": STAGE,
            "mode": "default",
        }
        self._name(entry, "accountable", names, Rule(table.element, (), (), False))
        id_ = self._ids["duties"].free(f"{matter}-default", "rule")
        self._found.section("duties")[id_] = {**entry, "source_cell": str(self._at(table))}

    def _leave_all(self, table: Table, why: Saying) -> None:
        for rule in table.rules:
            leave_rule(self._found, self._file, rule, why)

    def _leave_outputs(self, table: Table, rule: Rule, used: Sequence[int | None]) -> None:
        for at, text in enumerate(rule.outputs):
            if at not in used and text:
                why = say("an output that names nobody: no key of a charter takes it")
                place = Place(self._file, rule.element.line, rule.element.column)
                self._found.left.append(Left(place, table.outputs[at].title, text, why))

    def _at(self, table: Table) -> Place:
        return Place(self._file, table.element.line, table.element.column)

    def _place(self, line: int, column: int) -> str:
        return str(Place(self._file, line, column))
