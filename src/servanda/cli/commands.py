"""Every command with its options; each hands its work to a module of its own.

Exit codes: 0 done, 1 done with problems that the user must look at, 2 a wrong call, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from servanda import __version__
from servanda.cli.judging import review
from servanda.cli.options import choose_codebook, choose_day, choose_ledger
from servanda.errors import ServandaError

_WRONG, _INTERRUPTED = 2, 130


class _Group(click.Group):
    """Commands in the order of work, as they stand in this file; a closed pipe ends them quietly."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our output has seen enough (`| head`): not an error, and nothing more can be flushed.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return code

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: servanda demo",
)
@click.version_option(__version__, prog_name="servanda", message="%(prog)s %(version)s")
def servanda() -> None:
    """Keep a sourced ledger of what states and other actors said, promised and did.

    Every row leads to exact characters of an archived page. Works on your own pages, without a network.
    """


@servanda.command(short_help="Read reports into the ledger.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@choose_ledger
@choose_codebook
@click.option(
    "--reader",
    default="english",
    show_default=True,
    metavar="NAME",
    help="english, english:FOLDER, rules, or spacy:PIPELINE.",
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read; all cores by default.")
@click.option("--strict", is_flag=True, help="End with exit code 1 if anything could not be read.")
def add(
    paths: tuple[str, ...], *, ledger: str, codebook: Path | None, reader: str, workers: int | None, strict: bool
) -> int:
    """Read reports into the ledger.

    PATH is a text dump, an HTML page, a .jsonl file with one page a line, a folder of these, or - for standard input.
    A line of .jsonl is an object with "text" or "html", and "url", "published", "title", "outlet" where they are known.
    Reports that are known already are not read again, so an interrupted call goes on where it stopped.

    The reader tells words apart and finds who does what to whom. "english" is the model that ships with Servanda,
    "english:FOLDER" one of your own (make train). "rules" needs no model. "spacy:PIPELINE" takes an
    installed spaCy pipeline for English, such as spacy:en_core_web_trf, or the folder of one; it needs
    pip install 'servanda[spacy]'. Each worker loads its model: large pipelines want few workers. A report that another
    reader has read is read anew.

    Example: servanda add my-pages/ --codebook my-actors/
    """
    from servanda.cli.adding import add as work  # noqa: PLC0415 - see the package

    return work(paths, place=ledger, additions=codebook, reader=reader, workers=workers, strict=strict)


@servanda.command(short_help="List what the ledger knows.")
@click.argument("kind", metavar="KIND", required=False)
@click.argument("ids", nargs=-1, metavar="[ID...]")
@choose_ledger
@choose_codebook
@choose_day
@click.option("--from", "from_", metavar="PARTY", help="Who gives, acts, speaks or labels: a code (RUS) or a name.")
@click.option("--to", metavar="PARTY", help="Who receives, is acted on, is spoken to or is labelled.")
@click.option("--between", nargs=2, metavar="A B", help="Both sides, in either order.")
@click.option("--actor", metavar="PARTY", help="In any part.")
@click.option("--type", "type_", metavar="TYPE", help="Stance, PLOVER type, or kind of the record.")
@click.option("--step", metavar="STEP", help="Commitments that have this step.")
@click.option("--state", metavar="STATE", help="Commitments in this state.")
@click.option("--status", metavar="STATUS", help="Events of this status.")
@click.option("--since", metavar="DAY", help="From this year, month or day on.")
@click.option("--until", metavar="DAY", help="Up to this year, month or day.")
@click.option("--about", metavar="WORDS", help="Words in the record.")
@click.option("--text", metavar="WORDS", help="Words in a report that it quotes.")
@click.option("--outlet", metavar="NAME", help="Outlet or agency that carried it.")
@click.option("--limit", metavar="N", help="At most so many rows.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How the rows are written.",
)
@click.option("--why", is_flag=True, help="Print every quote with its rule, score and marks.")
def show(
    *,
    kind: str | None,
    ids: tuple[str, ...],
    ledger: str,
    codebook: Path | None,
    known_on: str | None,
    form: str,
    why: bool,
    **filters: Any,
) -> int:
    """List what the ledger knows.

    KIND is reports, statements, events, commitments, actors, labels, disagreements or origins (also mentions, times,
    links, judgements). "unanswered" lists the accusations to which no report here gives an answer of the accused,
    "one-sided" the acts and commitments of which one side alone tells. Rows of unknown day are shown with every --since
    and --until, since they may fall there. With an ID, or several, only those records.

    --as-known-on needs the codebook that the reports were added with, if any.

    --why says of every quote which rule read it, how sure it is, and which marks of the text it used, each with its
    place and rule. With --format json or jsonl the same stands under "why".

    \b
    Examples:
      servanda show commitments --between RUS MLI --since 2021
      servanda show events e-0123456789abcdef --why
    """  # noqa: D301 - click reads the sign itself
    from servanda.cli import showing  # noqa: PLC0415 - see the package
    from servanda.web.silences import SILENCES  # noqa: PLC0415 - as above

    if kind is None:
        raise click.UsageError("name what to list, such as commitments, events, statements, actors or reports")
    if kind in SILENCES:
        limit = filters.pop("limit")
        if ids or why or any(value is not None for value in filters.values()):
            raise click.UsageError(f"{kind} takes no filter but --limit and --as-known-on, no ID and no --why")
        return showing.show_silences(kind, place=ledger, additions=codebook, form=form, limit=limit, known_on=known_on)
    given = {name.rstrip("_"): value for name, value in filters.items() if value is not None}
    if "between" in given:
        given["between"] = ",".join(given["between"])
    return showing.show(kind, given, ids=ids, place=ledger, additions=codebook, form=form, why=why, known_on=known_on)


@servanda.command(short_help="Tell one record down to every quote.")
@click.argument("record", metavar="ID")
@choose_ledger
@choose_codebook
@choose_day
@click.option("--why", is_flag=True, help="Print what each rule reads and the marks that it used.")
def trace(record: str, *, ledger: str, codebook: Path | None, known_on: str | None, why: bool) -> int:
    """Tell one record: its sentence, its steps, every quote and where it stands.

    ID is that of a record, of one of its findings, or of a report.

    Example: servanda trace c-0123456789abcdef --why
    """
    from servanda.cli import tracing  # noqa: PLC0415 - see the package

    return tracing.trace(record, place=ledger, additions=codebook, known_on=known_on, why=why)


@servanda.command(short_help="Add up what was promised and delivered.")
@choose_ledger
@choose_codebook
@choose_day
@click.option("--from", "from_", metavar="PARTY", help="Who promises and gives: a code (RUS) or a name.")
@click.option("--to", metavar="PARTY", help="Who receives.")
@click.option("--between", nargs=2, metavar="A B", help="Both sides, in either order.")
@click.option("--about", metavar="WORDS", help="Words in the commitment.")
@click.option("--outlet", metavar="NAME", help="Outlet or agency that carried it.")
@click.option("--as-of", "as_of_day", metavar="DAY", help="As things stood at the end of this year, month or day.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How it is written; csv has one line an amount.",
)
def totals(
    *, ledger: str, codebook: Path | None, as_of_day: str | None, known_on: str | None, form: str, **filters: Any
) -> int:
    """Add up what was promised and delivered, by giver, receiver and class of goods.

    Every amount that a report tells stands in one of two lists: added, or not added and why (said again, a limit, a
    part of what is counted, a running total, no number, a promise taken back). Units and currencies are never mixed,
    and nothing is converted. Amounts are intervals: "at least 20" stays open above. Where reports give one deed two
    numbers the interval holds both and says so. Running totals are held against the sum.

    --as-of leaves out the steps that came later, and computes state and flags (overdue, late, stale) for that day. A
    step of unknown day is kept. --as-known-on counts only the reports published by then.

    \b
    Examples:
      servanda totals --from KEN --to UGA
      servanda totals --between KEN UGA --as-of 2031-06 --format csv
    """  # noqa: D301 - click reads the sign itself
    from servanda.cli import totalling  # noqa: PLC0415 - see the package

    given = {name.rstrip("_"): value for name, value in filters.items() if value is not None}
    if "between" in given:
        given["between"] = ",".join(given["between"])
    return totalling.totals(given, place=ledger, additions=codebook, as_of_day=as_of_day, form=form, known_on=known_on)


@servanda.command(short_help="Tell what changed between two days.")
@click.argument("since", metavar="SINCE")
@click.option("--until", metavar="DAY", help="The later day; today by default.")
@choose_ledger
@choose_codebook
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How it is written.",
)
def difference(since: str, *, until: str | None, ledger: str, codebook: Path | None, form: str) -> int:
    """Tell what changed between two days, each as the reports published by it tell.

    SINCE and --until are years, months or days, of which the last day counts. Told are the reports that came,
    commitments that moved on, disagreements that began or ended, records that are new, and how many stand behind those
    that were there.

    Example: servanda difference 2031-05 --until 2031-08
    """
    from servanda.cli import differing  # noqa: PLC0415 - see the package

    return differing.tell(since, until, place=ledger, additions=codebook, form=form)


servanda.add_command(review)


@servanda.command(short_help="Write the ledger as files.")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@choose_ledger
@choose_codebook
@choose_day
@click.option(
    "--format",
    "form",
    type=click.Choice(
        ["jsonl", "csv", "parquet", "bibtex", "csl", "annotations", "plover", "polecat", "gdelt", "iati", "site"]
    ),
    metavar="FORM",
    default="jsonl",
    show_default=True,
    help="What is written, see above.",
)
@click.option(
    "--reporting-org",
    "reporting",
    metavar="REF,TYPE,NAME",
    help="For iati, which demands it: who publishes the file.",
)
@click.option(
    "--texts",
    type=click.Choice(("none", "quotes", "full")),
    help="For jsonl, csv, parquet, site: how much of the reports' words goes along. 'quotes' leaves out whole texts,"
    " 'none' (of tables) quotes too; titles, names, labels and goods stay, as printed. Default: full.",
)
def export(
    out: Path,
    *,
    ledger: str,
    codebook: Path | None,
    known_on: str | None,
    form: str,
    reporting: str | None,
    texts: str | None,
) -> int:
    """Write the whole ledger as files into the folder OUT.

    \b
    jsonl        every record in full, one file per kind: the public form
    csv          flat tables, one file per kind, with a list of columns
    parquet      nested, typed tables, one file per kind
    plover       acts as event data in PLOVER's fields
    polecat      the same in the columns of POLECAT
    gdelt        acts that were done, in the tables of GDELT 2.0; lossy
    annotations  every quote as a W3C Web Annotation
    bibtex, csl  the reports as references
    iati         commitments of money as IATI 2.03 has them
    site         the pages, as a folder that opens with a double click

    Equal ledgers give equal bytes; --as-known-on gives those of a ledger that has only the reports published by the
    day. Every form comes with a README; what one cannot say is counted by the call and named in a table. Forms stand
    side by side in one folder: files that an export of this form wrote are replaced, all others left as they are. A
    site wants a folder of its own.

    \b
    Examples:
      servanda export out/ --format csv --as-known-on 2023-01-31
      servanda export to-publish/ --format csv --texts quotes
      servanda export for-colleagues/ --format site
    """  # noqa: D301 - click reads the sign itself
    from servanda.cli import giving  # noqa: PLC0415 - see the package

    return giving.export(
        out, place=ledger, additions=codebook, known_on=known_on, form=form, reporting=reporting, texts=texts
    )


@servanda.command(short_help="Take one report out.")
@click.argument("report", metavar="REPORT")
@choose_ledger
@choose_codebook
def drop(report: str, *, ledger: str, codebook: Path | None) -> int:
    """Take a report out: the ledger is then the one that never had it.

    REPORT is its id, or at least the first four signs of it. Its archived bytes, its names and all that was found in it
    go and are overwritten in the file; records that it shared with other reports are made anew without it. What people
    judged stays. Your own file of the page is not touched, and can be added again. Name the codebook that the reports
    were added with, if you have one.

    Example: servanda drop r-0123456789abcdef
    """
    from servanda.cli import dropping  # noqa: PLC0415 - see the package

    return dropping.drop(report, place=ledger, additions=codebook)


@servanda.command(short_help="Hold every quote against its archived page.")
@choose_ledger
def audit(*, ledger: str) -> int:
    """Hold every quote against the archived bytes; exit code 1 if one fails."""
    from servanda.cli import giving  # noqa: PLC0415 - see the package

    return giving.audit(place=ledger)


@servanda.command(short_help="Compare the ledger with gold.")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@choose_ledger
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--misses", is_flag=True, help="Print each missed, wrong and extra row with its words.")
@click.option(
    "--floors", type=click.Path(path_type=Path), metavar="FILE", help="Exit code 1 if a figure is below its floor."
)
@click.option("--raise-floors", is_flag=True, help="Write the figures that were reached into the file of --floors.")
@click.option(
    "--slack",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="How far a figure may fall below its floor, as on another processor.",
)
def evaluate(
    gold: Path, *, ledger: str, as_json: bool, misses: bool, floors: Path | None, raise_floors: bool, slack: float
) -> int:
    """Compare the ledger with reports that people read: precision, recall and F1 for each kind.

    GOLD is a folder of JSON Lines in the form of the export.

    Example: servanda evaluate my-gold/ --misses
    """
    from servanda.cli import evaluating  # noqa: PLC0415 - see the package

    return evaluating.evaluate(
        gold, place=ledger, as_json=as_json, misses=misses, floors=floors, raise_floors=raise_floors, slack=slack
    )


@servanda.command(short_help="Read the bundled sample set and tell it.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo-ledger"), metavar="[DIR]")
@click.option("--open/--no-open", "is_opened", default=False, help="Open the pages in the browser at the end.")
def demo(folder: Path, *, is_opened: bool) -> int:
    """Read the bundled sample set into DIR (demo-ledger by default) and print what it tells.

    The reports were written for this purpose; half of them are about states that do not exist.
    """
    from servanda.cli.demonstrating import demo as work  # noqa: PLC0415 - see the package

    return work(folder, is_opened=is_opened)


@servanda.command(short_help="Show the ledger in the browser.")
@choose_ledger
@choose_codebook
@choose_day
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; off this machine visitors need the token."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one.")
@click.option(
    "--token",
    envvar="SERVANDA_TOKEN",
    show_envvar=True,
    metavar="WORDS",
    help="What visitors must have; made and printed where one is needed and none is given.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name of this machine to be asked for by; repeatable.",
)
@click.option("--read-only", "is_read_only", is_flag=True, help="Nobody may judge.")
def serve(
    *,
    ledger: str,
    codebook: Path | None,
    known_on: str | None,
    host: str,
    port: int,
    token: str | None,
    hosts: tuple[str, ...],
    is_read_only: bool,
) -> int:
    """Show the ledger in the browser, each report with its findings marked in place, and take judgements.

    By default only this machine can ask. With another --host the pages are for those who have the token: open the
    address that is printed, or send it as "Authorization: Bearer TOKEN". The way there is not encrypted: outside a
    trusted network put it behind a server that is. With --as-known-on the pages are for reading only.

    \b
    Examples:
      servanda serve
      servanda serve --host 0.0.0.0 --allow-host ledger.example.org
    """  # noqa: D301 - click reads the sign itself
    from servanda.cli import serving  # noqa: PLC0415 - see the package

    return serving.serve(
        place=ledger,
        additions=codebook,
        known_on=known_on,
        host=host,
        port=port,
        token=token,
        hosts=hosts,
        is_read_only=is_read_only,
    )


@servanda.group()
def codebook() -> None:
    """Names, offices, words and units of your own."""


@codebook.command(short_help="Check your own entries, row by row.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
def check(paths: tuple[Path, ...], *, form: str) -> int:
    """Check your own codebook entries, row by row, and say what was accepted.

    PATH is a folder, or a file with the name of a codebook file (docs/codebook.md lists them). Every bad cell is named
    with its file, its line, what was expected and what came; exit code 1 if there is one. What is only odd (a row
    that takes the place of a shipped one, a name that somebody else has) is worth a look and does no harm.

    Example: servanda codebook check my-codebook/
    """
    from servanda.cli import checking  # noqa: PLC0415 - see the package

    return checking.check(paths, form=form)


@codebook.command(short_help="Add villages and sites from a dump of GeoNames.")
@click.argument("dumps", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DUMP...")
@click.option(
    "--into", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder of your codebook."
)
def places(dumps: tuple[Path, ...], *, into: Path) -> int:
    """Make a gazetteer of your own from dumps of GeoNames, for the villages, airports and camps of a country.

    The gazetteer that ships knows towns of 1,000 people and more. A DUMP is the file of a country, ML.zip or ML.txt,
    from https://download.geonames.org/export/dump/. The gazetteer is written into DIR, where --codebook DIR finds it;
    its places are added to those that ship. Lines that cannot be read are named and left out; exit code 1 if there is
    one. The data of GeoNames are under CC BY 4.0: name them where you publish.

    Example: servanda codebook places ML.zip BF.zip --into my-codebook/
    """
    from servanda.cli import gazetteer  # noqa: PLC0415 - see the package

    return gazetteer.make(dumps, into=into)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one call and end the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one call and give its exit code; trouble becomes one clear line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot print a letter of a page shows its number instead of failing.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = servanda.main(args=arguments, prog_name="servanda", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return _WRONG
    except ServandaError as error:
        click.echo(f"servanda: {error}", err=True)
        return _WRONG
    except OSError as error:
        # A folder that may not be written, a full disk: the system's own words say it best.
        at = f" at {str(error.filename)!r}" if error.filename else ""
        click.echo(f"servanda: cannot read or write{at}: {error.strerror or error}", err=True)
        return _WRONG
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was read is kept", err=True)
        return _INTERRUPTED
    return code if isinstance(code, int) else 0
