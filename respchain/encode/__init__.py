"""The bridge between what is stated and the facts: a charter becomes columns, and rows become names again."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from respchain.encode import actors, matters, processes, supervision
from respchain.encode.book import Book
from respchain.encode.citations import Citations
from respchain.encode.duties import Register
from respchain.encode.names import Names
from respchain.encode.statements import stage_groups
from respchain.errors import InputErrors
from respchain.facts.tables import Columns, Table
from respchain.model.stated import Stated


class Encoded(NamedTuple):
    """A charter as columns, with the names and places of their rows."""

    columns: Columns
    names: Names


def encode(stated: Stated, stages: Mapping[str, Any]) -> Encoded:
    """The columns of a charter. `stages` is the tree of stages that the profile knows.

    Raises `InputErrors` with every scope, step or reference that cannot be read.
    """
    book = Book(stated)
    citations = Citations(book.parts["bases"])
    tables: dict[str, Any] = {
        "actors": actors.actors(book),
        "lines": actors.lines(book),
        "controls": actors.controls(book),
        "members": actors.members(book),
        "bases": supervision.bases(book),
    }
    tables["people"], tables["appointments"] = actors.people_and_appointments(book)
    register = Register(book, citations, stages)
    scopes = register.duty_scopes()
    register.unsaid_stages()
    tables |= {
        "matters": matters.matters(register),
        "exclusions": matters.exclusions(register),
        "matter_stages": matters.matter_stages(register),
        "charters": matters.charters(book),
        "duties": register.duty_table(scopes),
        "duty_parts": register.part_table(),
        "duty_stages": register.stage_table(),
        "duty_actors": register.actor_table(),
        "duty_consequences": register.consequence_table(),
        "duty_bases": register.base_table(),
        "duty_needs": register.need_table(),
        "duty_besides": register.beside_table(),
        "transfers": supervision.transfers(book, register.statements),
    }
    tables["disclaimers"] = matters.disclaimers(register)
    tables["prescribed"], tables["matter_items"] = matters.prescribed(book)
    tables["powers"], tables["power_bases"] = supervision.powers(book, register.statements, citations)
    lent = supervision.delegations(book, register.statements, citations, register.part_of)
    tables["delegations"], tables["delegation_powers"] = lent
    tables["oversight"], tables["oversight_over"] = supervision.oversight(book, register.statements)
    tables["assessments"], tables["assessors"] = supervision.assessments(book)
    tables["consequences"], tables["consequence_imposers"] = supervision.consequences(book)
    done = processes.processes(book)
    tables["processes"], tables["steps"], tables["step_actors"], tables["step_nexts"] = done
    tables["scopes"] = register.statements.build()
    if book.faults:
        raise InputErrors(dict.fromkeys(book.faults), stated.sources, stated.data.get("language"))
    columns = Columns(
        **tables,
        powers_named=tuple(book.words["powers_named"]),
        stages=tuple(stage_groups(stages)),
        sections=_sections(stated, tables["appointments"]),
    )
    words = {name: tuple(words) for name, words in book.words.items()}
    return Encoded(columns, Names(stated, book.parts, {**words, "stages": columns.stages}))


def _sections(stated: Stated, appointments: Table) -> frozenset[str]:
    """The sections stated, an empty one included; a holder named anywhere states appointments."""
    named = {name for name, section in stated.data.items() if section is not None}
    if len(appointments):
        named.add("appointments")
    return frozenset(named)
