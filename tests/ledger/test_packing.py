from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.values import read_main, report_of
from servanda.ledger.packing import (
    pack_data,
    pack_pieces,
    pack_problems,
    pack_report,
    unpack_data,
    unpack_pieces,
    unpack_problems,
    unpack_report,
)
from servanda.model import Piece, Problem, Span

spans = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.binary())
def test_bytes_come_back(data: bytes) -> None:
    """Unpacked bytes are the bytes that were packed."""
    assert unpack_data(pack_data(data)) == data


def test_damaged_bytes_say_so() -> None:
    """Stored bytes that are damaged raise an error that can be caught as one."""
    stored = bytearray(pack_data(b"a page"))
    stored[4] ^= 1
    with pytest.raises(ValueError, match="cannot be unpacked"):
        unpack_data(bytes(stored))


@settings(max_examples=30)
@given(st.lists(st.builds(Piece, text=spans, source=spans), max_size=5).map(tuple))
def test_pieces_come_back(pieces: tuple[Piece, ...]) -> None:
    """Unpacked pieces are the pieces that were packed."""
    assert unpack_pieces(pack_pieces(pieces)) == pieces


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_report_comes_back(text: str) -> None:
    """A report without pieces is the same after packing, whatever its text."""
    report = report_of(text)
    assert unpack_report(pack_report(report), text, file=report.file) == report


def test_a_report_with_pieces_and_problems_comes_back() -> None:
    """Every field of a report survives, its pieces and its problems too."""
    report = read_main().report
    pieces = (Piece(Span(0, 1), Span(5, 10)),)
    unpacked = unpack_report(pack_report(report), report.text, file="other.txt", pieces=pieces)
    assert (unpacked.file, unpacked.pieces, unpacked.problems) == ("other.txt", pieces, report.problems)


def test_problems_come_back() -> None:
    """Problems keep their place."""
    problems = (Problem("lost_space", "a space is lost", Span(3, 4)), Problem("no_date", "no date"))
    assert unpack_problems(pack_problems(problems)) == problems
