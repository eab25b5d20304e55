"""`respchain import`."""

from importlib import import_module
from pathlib import Path

import click

from respchain.cli.options import lang
from respchain.cli.speaking import tongue, wrong
from respchain.files.importers import KINDS
from respchain.files.importers.imported import Imported, Wishes
from respchain.language import counted, say


@click.command(name="import")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output", "-o", required=True, metavar="FILE", help="The charter to write, in YAML.")
@click.option("--into", metavar="CHARTER", help="A charter that the import is joined into.")
@click.option("--aliases", metavar="FILE", help="What the import calls the entries of that charter: YAML or CSV.")
@click.option("--encoding", metavar="E", help="The encoding of texts, where it is not to be guessed.")
@click.option("--map", "maps", multiple=True, metavar="KEY=COLUMN", help="Which column is meant by a key.")
@click.option("--top", "tops", multiple=True, metavar="WORD", help="What marks the top in place of a superior.")
@click.option("--strict", is_flag=True, help="Fail where anything was assumed or could not be mapped.")
@lang
def import_(
    kind: str, files: tuple[str, ...], output: str, encoding: str | None, maps: tuple[str, ...],
    tops: tuple[str, ...], into: str | None, aliases: str | None, strict: bool, lang: str | None,
) -> None:  # fmt: skip
    """Make a charter of what is there already: a post table, a RACI table, a powers list, limits of authority, BPMN.

    What could not be mapped is listed, and kept beside the charter in a file that ends in .remainder.csv.
    With --into the result is that charter and what the import adds to it: entries that are the same (by alias, id or
    title) are merged, the others added; where both say different things, the charter is kept.

    Exit code: 0 the charter is written, 1 with --strict something was assumed or left, 2 the input could not be read.
    """
    from respchain.files.collector import collector_paused
    from respchain.files.emitting import emitted
    from respchain.files.importers.joining import joined
    from respchain.files.importers.joining.aliases import read_aliases
    from respchain.files.importers.joining.order import in_written_order
    from respchain.files.reading import read
    from respchain.files.whole import write_whole

    wishes = Wishes(encoding=encoding, columns=dict(map(_pair, maps)), tops=tops, language=lang)
    module = import_module(f"respchain.files.importers.{kind.replace('-', '_')}")
    if aliases and not into:
        raise wrong(say("--aliases needs --into: the charter whose entries they name"))
    known = read_aliases(Path(aliases), encoding) if aliases else []
    whole = in_written_order(read(into)) if into else None
    with collector_paused():
        found: Imported = module.imported([Path(file) for file in files], wishes)
        if whole is not None:
            joined(found, whole, known)
        write_whole(output, emitted(found.stated).encode("utf-8"))
        remaining = _account(found, Path(output))
    if strict and (remaining or found.assumed):
        raise SystemExit(1)


def _pair(text: str) -> tuple[str, str]:
    key, sign, column = text.partition("=")
    if not (key.strip() and sign and column.strip()):
        raise wrong(say("--map takes KEY=COLUMN, found {text}", text=text))
    return key.strip(), column.strip()


def _account(found: Imported, output: Path) -> int:
    """Tell what was read, assumed and left, and keep what was left; how many cells that are."""
    from respchain.files.importers.account import account
    from respchain.files.importers.remainder import remainder_lines, remainder_table
    from respchain.files.whole import write_whole

    tell = tongue()
    left = remainder_lines(found.left, tell)
    beside = output.with_suffix(".remainder.csv")
    for sentence in account(found):
        click.echo(tell(sentence), err=True)
    if left:
        write_whole(beside, remainder_table(left).encode("utf-8-sig"))
        told = counted(
            "{count} cell could not be mapped; {file} keeps it",
            "{count} cells could not be mapped; {file} keeps them",
            len(left),
            file=beside,
        )
        click.echo(tell(told), err=True)
    else:
        beside.unlink(missing_ok=True)
    click.echo(tell(say("wrote {file}; next: respchain check {file}", file=output)), err=True)
    return len(left)
