"""The bridge between what is stated and the facts: a charter becomes columns, and rows become names again."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from respchain.encode import (
    actors,
    answering,
    appointing,
    assessing,
    documents,
    limits,
    matters,
    people,
    processes,
    standbys,
    supervision,
    ties,
    unresolved,
    waivers,
)
from respchain.encode.book import Book
from respchain.encode.citations import Citations
from respchain.encode.duties import Register
from respchain.encode.escalations import Stated as Escalations
from respchain.encode.names import Ids, Names
from respchain.encode.statements import stage_groups
from respchain.encode.terms import Terms
from respchain.errors import Fault, InputErrors
from respchain.facts import placing
from respchain.facts.tables import Columns, Table
from respchain.language import Saying
from respchain.model.stated import Stated
from respchain.scope.scopes import Scopes

Regions = Mapping[str, Sequence[Mapping[str, Sequence[object]]]]
"""Boxes that were told before, under any names: for each facet the values and ranges as people write them."""


class Encoded(NamedTuple):
    """A charter as columns, with the names and places of their rows; `known` are the scopes of the regions asked.

    `notes` are what its readers should know of how it was read.
    """

    columns: Columns
    names: Names
    known: Mapping[str, Sequence[int]]
    notes: tuple[Saying, ...] = ()


def encode(stated: Stated, terms: Terms, regions: Regions | None = None) -> Encoded:
    """The columns of a charter. `terms` are the stages and items that the profile brings in.

    Raises `InputErrors` with every scope, step or reference that cannot be read.
    """
    book = Book(stated, terms)
    columns, known = _columns(book, regions or {})
    if book.told:
        faults = dict.fromkeys([*book.faults, *(unknown.fault for unknown in book.unknown)])
        raise InputErrors(faults, stated.sources, stated.data.get("language"))
    words: dict[str, Sequence[str]] = {name: tuple(words) for name, words in book.words.items()}
    words |= {"stages": columns.stages, "aspects": tuple(limits.ASPECTS)}
    words |= {"fields": tuple(documents.FIELDS), "duty_ids": Ids(book.parts["duties"])}
    words |= {"values": placing.names(columns.scopes.facets)}
    return Encoded(columns, Names(stated, book.parts, words), known, tuple(terms.unknown_kinds(stated.data)))


def faults_beside_unknown_names(stated: Stated, terms: Terms) -> list[Fault]:
    """What is wrong with a charter besides ids and facets that nothing bears: they have been told of already."""
    book = Book(stated, terms)
    _columns(book, {})
    return list(dict.fromkeys(book.faults))


def _columns(book: Book, regions: Regions) -> tuple[Columns, Mapping[str, Sequence[int]]]:
    """The tables of a charter, as far as it has no faults, and the scopes of the regions."""
    citations = Citations(book.parts["bases"])
    steps = processes.steps_of(book)
    stated = Escalations(book)
    tables: dict[str, Any] = {
        "actors": actors.actors(book, stated),
        "formers": actors.formers(book),
        "lines": actors.lines(book),
        "controls": actors.controls(book),
        "members": actors.members(book),
        "representatives": actors.representatives(book),
        "owners": ties.owners(book),
        "command_posts": standbys.command_posts(book),
        "bases": supervision.bases(book),
    }
    tables["trainings"] = appointing.trainings(book)  # first: to name a person may make one
    tables["roster"], tables["roster_holders"], tables["roster_duties"] = documents.roster(book)
    named = ("people", "relatives", "appointments", "handover_copies")
    tables |= dict(zip(named, people.people_and_appointments(book), strict=True))
    tables |= {"actor_domains": actors.domains(book), "variations": people.variations(book)}
    stages = book.terms.stages
    tables["leaves"] = appointing.leaves(book)
    tables["appointment_acts"] = appointing.acts(book)
    tables["appointment_consequences"] = appointing.consequences(book)
    tables |= {"previous": ties.previous(book), "recusals": ties.recusals(book)}
    tables["standbys"], tables["standby_duties"] = standbys.standbys(book)
    tables["undisclosed"] = documents.undisclosed(book)
    tables["jobs"], tables["job_duties"] = documents.jobs(book)
    register = Register(book, citations, stages)
    scopes = register.duty_scopes()
    register.unsaid_stages()
    tables |= {
        "matters": matters.matters(register, stated),
        "exclusions": matters.exclusions(register),
        "matter_stages": matters.matter_stages(register),
        "charters": matters.charters(book, stated),
        "duties": register.duty_table(scopes, stated),
        "duty_parts": register.part_table(),
        "duty_stages": register.stage_table(),
        "duty_actors": register.actor_table(),
        "duty_consequences": register.consequence_table(),
        "duty_bases": register.base_table(),
        "duty_needs": register.need_table(),
        "duty_besides": register.beside_table(),
        "publications": documents.publications(book),
        "duty_agreements": register.agreement_table(),
        "transfers": supervision.transfers(book, register.statements),
    }
    tables["disclaimers"] = matters.disclaimers(register)
    tables["prescribed"], tables["matter_items"] = matters.prescribed(book)
    tables["powers"], tables["power_bases"] = supervision.powers(book, register.statements, citations)
    lent = supervision.delegations(book, register.statements, citations, register.part_of)
    tables["delegations"], tables["delegation_powers"] = lent
    tables["oversight"], tables["oversight_over"] = supervision.oversight(book, register.statements)
    tables["assessments"], tables["assessors"] = assessing.assessments(book)
    tables |= {"indicators": assessing.indicators(register), "duty_measures": assessing.duty_measures(book)}
    tables["consequences"], tables["consequence_imposers"] = supervision.consequences(book)
    tables |= answering.tables(book)
    done = processes.processes(book, steps, stated)
    names = ("processes", "steps", "step_actors", "step_informs", "step_checks", "step_nexts")
    tables |= dict(zip(names, done, strict=True))
    tables["process_unlogged"] = processes.unlogged(book)
    tables |= {"commitments": limits.commitments(book), "calendar": limits.calendar(book)}
    tables["escalations"] = stated.table()
    tables["durations"] = limits.durations(book)
    tables["waivers"], tables["waiver_approvers"] = waivers.waivers(book, register.statements)
    letters, tables["duty_titles"], tables["step_titles"] = documents.titles(book)
    tables["unresolved"] = unresolved.unresolved(book)
    known = {name: waivers.region(register.statements, boxes) for name, boxes in regions.items()}
    tables["scopes"] = register.statements.build()
    matters.contradictions(register.statements, tables["matters"], tables["exclusions"], tables["scopes"])
    columns = Columns(
        **tables,
        territories=_territories(book.stated, tables["scopes"]),
        letters=letters,
        powers_named=tuple(book.words["powers_named"]),
        measures_named=tuple(book.words["measures_named"]),
        information_named=tuple(book.words["information_named"]),
        source_ids=tuple(book.words["source_ids"]),
        titles_named=tuple(book.words["titles_named"]),
        relations=tuple(book.words["relations"]),
        domains=tuple(book.words["domains"]),
        stages=tuple(stage_groups(stages)),
        sections=_sections(book, tables["appointments"], tables["escalations"]),
    )
    return columns, known


def _territories(stated: Stated, scopes: Scopes) -> tuple[int, ...]:
    """The facets that cut matters by place alone."""
    facets: Mapping[str, Any] = stated.data.get("facets") or {}
    roles = {name: facet.get("role") for name, facet in facets.items() if isinstance(facet, Mapping)}
    return tuple(number for number, facet in enumerate(scopes.facets) if roles.get(facet.name) == "territory")


def _sections(book: Book, appointments: Table, escalations: Table) -> frozenset[str]:
    """The sections stated, an empty one included; a holder named anywhere states appointments, and so on."""
    named = {name for name, section in book.stated.data.items() if section is not None}
    if book.terms.prescribed:
        named.add("prescribed")
    if len(appointments):
        named.add("appointments")
    if len(escalations):
        named.add("escalate")
    return frozenset(named)
