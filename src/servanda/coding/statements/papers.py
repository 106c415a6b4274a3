"""Whose words a paper gives: "Peru's report", "a statement from the ministry".

Invariant: a paper whose issuer the phrase does not name speaks by itself, for nobody.
"""

from __future__ import annotations

from bisect import bisect_left

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.statements.prose import WRITINGS
from servanda.model import Party, Span, WordClass

REPORTS = frozenset({"report", "reports", "document", "text", "resolution", "note"})
"""Papers that speak for themselves where the phrase names no issuer: others may have written them."""

_WORDS = WRITINGS | frozenset(
    "account version words figures estimates calculations data website office bureau broadcast transcript readout"
    " read-out remarks comments speech announcement announcements database statistics survey surveys poll census"
    " bulletin tally count release letter testimony assessment forecast forecasts records".split()
)
"""Nouns for what renders their owner's words: "Ana Ruiz's office", "the ministry's figures"."""
_ISSUED_BY = frozenset({"by", "from", "of"})


def issuers(reading: ReportReading, cast: Cast, source: Span) -> tuple[Party, ...]:
    """Give who issued the paper that a source names, its owner or whom "by", "from" or "of" names; else nobody."""
    tokens = reading.marks.tokens
    first = bisect_left(tokens, source.start, key=lambda token: token.span.start)
    last = bisect_left(tokens, source.end, key=lambda token: token.span.start)
    head = next((at for at in range(first, last) if tokens[at].text.lower() in _WORDS), None)
    if head is None:
        return ()
    owned = next((at for at in range(first, head) if tokens[at].text in {"'s", "\u2019s", "'", "\u2019"}), None)
    if owned is not None and owned > first:
        return cast.parties_of(Span(source.start, tokens[owned - 1].span.end))
    by = head + 1
    while by < last and tokens[by].word_class is WordClass.VERB:
        by += 1  # "a statement issued by the ministry"
    if by + 1 >= last or tokens[by].text.lower() not in _ISSUED_BY:
        return ()
    return cast.parties_of(Span(tokens[by + 1].span.start, source.end))
