"""One source through the rooms."""

from __future__ import annotations

import textwrap

from servanda.codebook import Codebook, load
from servanda.model import Marks, Problem, ReadReport, Report, Source
from servanda.pipeline import read_source

BOOK = load()
NEWS = b"Kenya sent tents to Malawi on Monday, the ministry said. The tents arrived in Lilongwe on Tuesday morning."


class _Blind:
    """A reader that finds nothing."""

    name = "blind"

    def read(self, report: Report, book: Codebook) -> Marks:  # noqa: ARG002 - it looks at nothing
        return Marks((), (), (), (), (), (), ())


def test_a_source_is_a_report_with_its_bytes_and_findings():
    """The same bytes give the same report."""
    source = Source(name="news.txt", data=NEWS, media_type="text/plain")
    read = read_source(source, BOOK)
    assert isinstance(read, ReadReport)
    assert read.data == NEWS
    assert {actor.code for actor in read.findings.actors} >= {"KEN", "MWI"}
    assert read_source(source, BOOK) == read


def test_a_source_that_is_no_report_is_a_problem():
    """Empty bytes are a problem, never an exception."""
    assert isinstance(read_source(Source(name="empty.txt", data=b"", media_type="text/plain"), BOOK), Problem)


def test_another_reader_takes_the_place_of_the_rules():
    """A reader that finds nothing leaves nothing to code."""
    read = read_source(Source(name="news.txt", data=NEWS, media_type="text/plain"), BOOK, reader=_Blind())
    assert isinstance(read, ReadReport)
    assert read.findings.actors == ()


def test_a_text_broken_at_a_width_gives_the_findings_of_the_unbroken_one():
    """Lines of 72 characters, as wires print them, change no word of what is found, and every quote holds."""
    paragraphs = [
        "Fiji sends a second ferry to Tonga",
        "SUVA, May 3, 2031 (SWX) - Fiji delivered a second ferry to Tonga, Foreign Minister Ana Cruz said on Friday.",
        "She promised that Fiji would send 40 generators to Tonga by December, when the next rains are to begin.",
        '"We will keep our word to our neighbours in Nuku\'alofa and in Apia," Cruz told reporters in Suva.',
        "Samoa, which has asked Fiji for two ferries, accused New Zealand of charging too much for repairs.",
    ]
    whole, broken = ("\n\n".join(textwrap.fill(one, width) for one in paragraphs) for width in (10_000, 72))
    found = [
        read_source(Source(name="a.txt", data=text.encode(), media_type="text/plain"), BOOK) for text in (whole, broken)
    ]
    told = []
    for read in found:
        assert not isinstance(read, Problem)
        rows = (*read.findings.statements, *read.findings.events, *read.findings.steps)
        assert all(one.quote == one.span.of(read.report.text) for row in rows for one in row.evidence)
        told.append([" ".join(one.quote.split()) for row in rows for one in row.evidence])
    assert sorted(told[0]) == sorted(told[1])
    assert len(told[0]) > 5
