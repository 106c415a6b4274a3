"""The commands of `servanda review`; `reviewing` does their work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from servanda.cli.options import choose_codebook, choose_judgement, choose_ledger

_AS_TYPED = ParameterSource.COMMANDLINE


@click.group(invoke_without_command=True, short_help="Judge what was read: same, different, right, wrong.")
@choose_ledger
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Questions.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="How the questions are written.",
)
@click.pass_context
def review(context: click.Context, *, ledger: str, limit: int, form: str) -> int | None:
    """Judge what was read, and list what waits for a judgement.

    Without a command it lists the questions, the most doubtful first, each with the calls that answer it: pairs
    that linking could not tell apart, merges that hang on little, actors that may be one, values on which reports
    conflict, rows of low score.

    A judgement is kept for good with who, when and why, and followed whenever the ledger is linked; reports read anew
    by a better reader keep theirs, since a judgement knows the place of what it is about. `undo` takes one back.

    \b
    Examples:
      servanda review
      servanda review same e-0123456789abcdef e-fedcba9876543210 --by Ana
      servanda review correct e-0123456789abcdef when 2031-03-05 --by Ana
    """  # noqa: D301 - click reads the sign itself
    if context.invoked_subcommand:
        given = [name for name in ("ledger", "limit", "form") if context.get_parameter_source(name) is _AS_TYPED]
        if given:
            # Taken up silently it would be overruled by the environment, and the judgement land in another ledger.
            raise click.UsageError(
                f"options stand behind the command: servanda review {context.invoked_subcommand} ..."
            )
        return None
    from servanda.cli import reviewing  # noqa: PLC0415 - see the package

    return reviewing.queue(place=ledger, limit=limit, form=form)


def _decide(kind: str, ids: tuple[str, ...], options: dict[str, Any], **correction: str) -> int:
    from servanda.cli import reviewing  # noqa: PLC0415 - see the package
    from servanda.model import JudgementKind  # noqa: PLC0415 - as above

    return reviewing.decide(
        JudgementKind(kind),
        ids,
        place=options["ledger"],
        additions=options["codebook"],
        who=options["by"],
        at=options["at"],
        reason=options["reason"],
        **correction,
    )


@review.command(short_help="Two findings or more are one.")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@choose_judgement
def same(ids: tuple[str, ...], **options: Any) -> int:
    """Two findings or more tell of one thing: statements, events, steps of commitments, actors.

    An ID is that of a finding, or of a record, which is the id of one of its findings. Records of these findings are
    joined. Steps of one kind become one step; steps of several kinds, one commitment.
    """
    return _decide("same", ids, options)


@review.command(short_help="Findings are not one.")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@choose_judgement
def different(ids: tuple[str, ...], **options: Any) -> int:
    """Findings tell of different things: no record ever holds two of them."""
    return _decide("different", ids, options)


@review.command(short_help="Nobody can tell; do not ask again.")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@choose_judgement
def unsure(ids: tuple[str, ...], **options: Any) -> int:
    """You looked and cannot tell: it changes nothing, and is not asked again."""
    return _decide("unsure", ids, options)


@review.command(short_help="A finding is right.")
@click.argument("finding", metavar="ID")
@choose_judgement
def right(finding: str, **options: Any) -> int:
    """A finding is as the report says: it changes nothing, and is not asked again."""
    return _decide("right", (finding,), options)


@review.command(short_help="A finding is wrong.")
@click.argument("finding", metavar="ID")
@choose_judgement
def wrong(finding: str, **options: Any) -> int:
    """A finding is not what the report says: it leaves the records, and stays in the ledger with this judgement."""
    return _decide("wrong", (finding,), options)


@review.command(short_help="A field of a finding has another value.")
@click.argument("finding", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@choose_judgement
def correct(finding: str, field: str, value: str, **options: Any) -> int:
    """A field of a finding has another value than was read.

    The record shows your value and names this judgement; what was read stays in the ledger. A wrong FIELD or VALUE is
    told with all that there may be. VALUE is a word of the vocabulary, a period (2031-03-05, 2031-03, 2031-01/2031-03,
    ..2031-03-05, unknown), an amount (8, 8..10 tonnes, 1000000 USD), parties by code or id with commas, a place (Gulu,
    UGA), or none. Casualties are the fields dead and injured.

    \b
    Examples:
      servanda review correct c-0123456789abcdef quantity "8..10 aircraft"
      servanda review correct e-0123456789abcdef place "Gulu, UGA"
    """  # noqa: D301 - click reads the sign itself
    return _decide("value", (finding,), options, field=field, value=value)


@review.command(short_help="Take a judgement back.")
@click.argument("judgement", metavar="JUDGEMENT")
@choose_judgement
def undo(judgement: str, **options: Any) -> int:
    """Take a judgement back: the ledger shows what it showed before. An undo can be taken back too."""
    return _decide("undo", (judgement,), options)


@review.command("list", short_help="List all judgements and what became of them.")
@choose_ledger
@click.option(
    "--only",
    type=click.Choice(["stands", "answered", "taken_back", "orphan", "contradicted"]),
    help="Those of which this has become.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="How the judgements are written.",
)
def list_judgements(*, ledger: str, only: str | None, form: str) -> int:
    """List all judgements, the first ones first, and what has become of each.

    A judgement whose finding no reading has any more is an orphan: listed, never dropped. Exit code 1 if there is one,
    or if judgements contradict one another.
    """
    from servanda.cli import reviewing  # noqa: PLC0415 - see the package

    return reviewing.log(place=ledger, only=only, form=form)


@review.command("import", short_help="Take in judgements from a file.")
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@choose_ledger
@choose_codebook
def import_judgements(path: Path, *, ledger: str, codebook: Path | None) -> int:
    """Take in judgements as JSON Lines, in any order, as `export` or a colleague's `review export` wrote them.

    What is known is left alone. All lines are taken in or none: where one is no judgement, each such line is named with
    what was expected and what came, and nothing is taken in (exit code 2). A judgement about a report that is not here
    is kept and told (exit code 1). - reads standard input.
    """
    from servanda.cli import reviewing  # noqa: PLC0415 - see the package

    return reviewing.take(path, place=ledger, additions=codebook)


@review.command("export", short_help="Write all judgements into a file.")
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@choose_ledger
def export_judgements(path: Path, *, ledger: str) -> int:
    """Write all judgements as JSON Lines, one a line, in the order of their ids. - writes to standard output."""
    from servanda.cli import reviewing  # noqa: PLC0415 - see the package

    return reviewing.give(path, place=ledger)
