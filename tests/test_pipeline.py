"""One source through the rooms."""

from __future__ import annotations

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
