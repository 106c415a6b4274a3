"""Whose word is missing, as the terminal and the page list it.

Invariant: silence is told as "no report found", as far as these reports go, and as nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from servanda.errors import CallError
from servanda.export import Row, row
from servanda.export.rows import party_row
from servanda.ledger import Kind
from servanda.linking import answers
from servanda.linking.answers import Silence
from servanda.web import wording

if TYPE_CHECKING:
    from servanda.ledger.view import View

MOST = 5000
"""Records that a page looks at to find whose word is missing: the answers to an accusation may be any of them."""
UNANSWERED, ONE_SIDED = "unanswered", "one-sided"
SILENCES = {
    UNANSWERED: "accusations to which no report here gives an answer of the accused",
    ONE_SIDED: "acts and commitments of which one side alone tells",
}
"""The lists, and what each holds."""


def silences(view: View, which: str) -> list[Silence]:
    """Give the accusations that nobody answers here, or what one side alone tells, by their first day."""
    events: list[Any] = list(view.records(Kind.EVENTS))
    if which == UNANSWERED:
        return answers.unanswered(events, cast("Any", view.records(Kind.STATEMENTS)))
    return answers.one_sided(events, cast("Any", view.records(Kind.COMMITMENTS)))


def refuse_too_many(view: View) -> None:
    """Refuse to hold more records against one another than a page can wait for.

    Raises:
        CallError: There are more.
    """
    counts = view.counts()
    number = sum(counts[kind] for kind in (Kind.EVENTS, Kind.STATEMENTS, Kind.COMMITMENTS))
    if number > MOST:
        raise CallError(
            f"{number:,} records would be held against one another; expected at most {MOST:,} for a page;"
            " `servanda show unanswered` and `servanda show one-sided` look at all of them"
        )


def silence_row(one: Silence) -> Row:
    """Give a record with who is heard and who is silent."""
    heard, silent = ([party_row(party) for party in parties] for parties in (one.heard, one.silent))
    return {**row(one.record), "heard": heard, "silent": silent}


def how_many(which: str, number: int) -> str:
    """Give the number of a list's rows, and how far it reaches."""
    return f"{wording.counted(number, 'accusation' if which == UNANSWERED else 'account')}, as far as these reports go"


def missing(one: Silence) -> str:
    """Say whose word is missing."""
    return f"{wording.names(one.silent)}: no report found"
