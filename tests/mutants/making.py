"""The mutants of a file: every change that an operator of cosmic-ray makes to its program."""

import ast
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple


class Mutant(NamedTuple):
    """A file with one change: the line that differs, before and after, and the whole text after it."""

    file: Path
    line: int
    before: str
    after: str
    text: str


def mutants(file: Path) -> list[Mutant]:
    """The mutants of a file, line by line.

    Left away are changes of annotations alone, and those that are no Python.
    """
    return sorted(_mutants(file), key=lambda mutant: mutant.line)


def _mutants(file: Path) -> Iterator[Mutant]:
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import MutationVisitor

    text = file.read_text("utf-8")
    program = _program(text)
    nodes = list(ast_nodes(get_ast(text)))
    for operator in _operators():
        for occurrence in range(sum(1 for node in nodes for _ in operator.mutation_positions(node))):
            changed = MutationVisitor.mutate_code(text, operator, occurrence)
            if changed is not None and _program(changed) not in (None, program):
                yield _mutant(file, text, changed)


def _operators() -> list[Any]:
    """The operators that need no arguments, by name."""
    from cosmic_ray.operators.provider import OperatorProvider

    provider = OperatorProvider()
    return [provider[name]() for name in sorted(provider) if not provider[name].arguments()]


def _mutant(file: Path, text: str, changed: str) -> Mutant:
    lines, others = text.splitlines(), changed.splitlines()
    pairs = zip_longest(lines, others, fillvalue="")
    at = next(at for at, (one, other) in enumerate(pairs) if one != other)
    after = others[at] if len(lines) == len(others) else ""
    return Mutant(file, at + 1, lines[at].strip(), after.strip(), changed)


def _program(text: str) -> str | None:
    """What a text does, whatever its annotations say; nothing where it is no program."""
    try:
        return ast.dump(_Bare().visit(ast.parse(text)))
    except (SyntaxError, ValueError):
        return None


class _Bare(ast.NodeTransformer):
    """Takes the annotations out of a program."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)
