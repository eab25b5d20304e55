"""`respchain conform`."""

from collections.abc import Sequence
from datetime import date

import click

from respchain.cli.options import judging, output
from respchain.cli.speaking import wrong
from respchain.language import listed, say


@click.command()
@click.argument("path")
@click.argument("log")
@click.option("--map", "maps", multiple=True, metavar="KEY=COLUMN", help="Which column of the log is meant by a key.")
@click.option("--encoding", metavar="E", help="The encoding of a log in text, where it is not to be guessed.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output
@judging
def conform(
    path: str, log: str, maps: Sequence[str], encoding: str | None, form: str, output: str | None,
    as_of: date | None, profile: str | None, lang: str | None,
) -> None:  # fmt: skip
    """Hold a log of cases against a charter: time limits, who is responsible, four eyes, hand-offs, who may do what.

    LOG is a table of events in text, or XES, compressed with gzip or not. The keys of --map are: case, activity,
    resource, time, lifecycle, responsible, deadline, extended, end, group, process.

    Exit code: 0 no finding that is an error, 1 one, 2 the input could not be read or a rule crashed.
    """
    from pathlib import Path

    from respchain.checking import judged, report
    from respchain.checking.conformance import conformance
    from respchain.checking.profile import profile as profile_of
    from respchain.cli.output import painter, put
    from respchain.cli.reading import answering, stated
    from respchain.facts.questions.ground import LOG
    from respchain.files.logs.gathered import Wanted
    from respchain.files.logs.reading import read_log
    from respchain.rule import Severity
    from respchain.rules import all_rules

    columns = dict(map(_pair, maps))
    charter = stated([path])
    language = answering(charter, lang)
    parameters = profile_of(profile or charter.data.get("profile"), charter.project).parameters
    blanks = frozenset(word.casefold() for word in parameters.blank_words)
    read = read_log(Path(log), Wanted(columns=columns, encoding=encoding, blanks=blanks))
    rules = [rule for rule in all_rules() if LOG in rule.needs]
    day = as_of or charter.data.get("as_of") or read.day or date.today()  # noqa: DTZ011 - where the user sits
    done = judged(charter, profile, day, language, rules, log=read.log)
    done = done._replace(profile=done.profile._replace(reports=frozenset(rule.code for rule in rules)))
    told = report(done)
    found = conformance(done)
    if form == "json":
        from respchain.report.as_json import dumps
        from respchain.report.conformance_json import conformance_json

        about = {"file": read.log.name, "columns": dict(read.headings), "first": read.first, "last": read.last,
                 "notes": list(map(done.words.say, read.notes))}  # fmt: skip
        put(dumps(conformance_json(found, told, about)), output)
    else:
        from respchain.report.as_text import plain
        from respchain.report.conformance_text import conformance_text

        paint = painter() if output is None else plain
        put(conformance_text(found, told, (read.first, read.last), read.headings, read.notes, paint), output)
    for crash in told.crashed:
        click.echo(
            f"respchain: {done.words.say(say('rule {rule} crashed: {error}', rule=crash.rule, error=crash.crash))}",
            err=True,
        )
    if told.crashed:
        raise SystemExit(2)
    if any(one.severity == Severity.ERROR and one.waived is None for one in told.findings):
        raise SystemExit(1)


def _pair(text: str) -> tuple[str, str]:
    from respchain.files.logs.keys import KEYS

    key, sign, column = text.partition("=")
    if not (key.strip() and sign and column.strip()):
        raise wrong(say("--map takes KEY=COLUMN, found {text}", text=text))
    if key.strip() not in KEYS:
        raise wrong(say('--map knows no key "{key}"; the keys are {keys}', key=key.strip(), keys=listed(KEYS)))
    return key.strip(), column.strip()
