"""Sentences have the numbers that reading gives them."""

from __future__ import annotations

from ledger.values import report_of
from servanda import codebook
from servanda.reading.numbering import numbering
from servanda.reading.reader import RuleReader

TEXT = (
    "Norland opens a port\n"
    "The port was opened on Monday.Ms. Bel said so. “It is open,” she said.\n\n"
    "Sudria sent\ntwo ships of 3.5 metres! Nobody came?\n"
)


def test_every_sentence_that_is_read_has_its_number() -> None:
    """Glued ones, quoted ones and those over wrapped lines: from 1, in the order of the text."""
    book, report = codebook.load(), report_of(TEXT)
    read = RuleReader().read(report, book).sentences
    numbered = numbering(report, book)
    assert len(read) > 5
    for number, sentence in enumerate(read, start=1):
        assert numbered.at(sentence.span.start) == numbered.at(sentence.span.end - 1) == number
