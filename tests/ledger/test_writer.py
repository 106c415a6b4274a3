from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from ledger.values import OTHER, judgement, read_main, read_of, read_other, records_of, report_of, statement
from servanda import ledger
from servanda.errors import EvidenceError, LedgerBusyError, NoSuchPathError, NotALedgerError
from servanda.ledger import Kind
from servanda.ledger.writer import Appended
from servanda.model import Findings, Problem, Source, on


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give the place of a ledger that is not there yet."""
    return tmp_path / "ledger.db"


def source(text: str, name: str, **known: str) -> Source:
    """Give a source of these bytes."""
    return Source(name=name, data=text.encode(), file=known.pop("file", name), **known)


def test_what_was_appended_is_given_back(place: Path) -> None:
    """Reports and findings come back as they were, in the order of ids."""
    read = [read_main(), read_other()]
    with ledger.open_writer(place) as writer:
        assert writer.append(read) == Appended(new=2)
        found = list(writer.findings())
    assert found == sorted(((each.report, each.findings) for each in read), key=lambda pair: pair[0].id)


def test_appending_again_changes_nothing(place: Path) -> None:
    """The same reports a second time are known."""
    with ledger.open_writer(place) as writer:
        writer.append([read_main()])
        assert writer.append([read_main(), read_other()]) == Appended(new=1, known=1)
        assert len(list(writer.findings())) == 2


def test_a_bad_report_stops_its_batch_whole(place: Path) -> None:
    """A batch with a quote that does not hold appends nothing at all."""
    report = report_of(OTHER)
    said = statement(report, "Sudria thanks")
    wrong = replace(said, evidence=(replace(said.evidence[0], quote="Sudria scorns"),))
    with ledger.open_writer(place) as writer:
        with pytest.raises(EvidenceError):
            writer.append([read_main(), read_of(report, Findings(statements=(wrong,)))])
        assert list(writer.findings()) == []


def test_the_least_name_is_shown(place: Path) -> None:
    """The same bytes under several names are one report, shown under the least name; every name is kept."""
    report = report_of(OTHER, file="b.txt")
    with ledger.open_writer(place) as writer:
        for name in ("b.txt", "c.txt", "a.txt"):
            writer.append([read_of(replace(report, file=name))])
        with writer.view() as view:
            assert view.report(report.id).file == "a.txt"
            assert view.names_of(report.id) == ("a.txt", "b.txt", "c.txt")
            assert view.counts()[Kind.REPORTS] == 1


def test_a_report_of_an_address_has_no_file(place: Path) -> None:
    """Bytes that came from an address only show no file name."""
    report = report_of(OTHER, file=None, url="https://radio.example/thanks")
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report)])
        with writer.view() as view:
            assert (view.report(report.id).file, view.names_of(report.id)) == (None, (report.url,))


def test_a_report_without_any_name_goes_by_its_id(place: Path) -> None:
    """Bytes from standard input are named by their report."""
    report = report_of(OTHER, file=None)
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report)])
        with writer.view() as view:
            assert view.names_of(report.id) == (report.id,)


def test_known_sources_are_recognised(place: Path) -> None:
    """Bytes that this reader has read are not read again, but their new name is noted."""
    first, again, new = source(OTHER, "b.txt"), source(OTHER, "a.txt"), source("News.\n", "n.txt")
    with ledger.open_writer(place) as writer:
        writer.append([read_other()], sources=[first], reader="1")
        assert writer.recognise([again, new], reader="1") == (new,)
        with writer.view() as view:
            assert view.report(read_other().report.id).file == "a.txt"


def test_another_reader_reads_again(place: Path) -> None:
    """A new version of the code reads known bytes again; its reading is shown and the old one is kept."""
    came = source(OTHER, "thanks.txt")
    report = report_of(OTHER, file="thanks.txt")
    better = read_of(report, Findings(statements=(statement(report, "Sudria thanks Norland"),)))
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report)], sources=[came], reader="1")
        assert writer.recognise([came], reader="2") == (came,)
        assert writer.append([better], sources=[came], reader="2") == Appended(renewed=1)
        with writer.view() as view:
            assert len(view.findings_of(report.id).statements) == 1
            assert ledger.audit(view).pages == 2
        assert writer.recognise([came], reader="1") == ()
        with writer.view() as view:
            assert view.findings_of(report.id).statements == ()


def test_the_order_of_claims_does_not_count(place: Path) -> None:
    """Bytes that come with different claims show the same reading, whichever came first."""
    plain = report_of(OTHER, file="thanks.txt")
    dated = replace(plain, url="https://radio.example/1", published=on(date(2031, 4, 1)))
    came = {
        source(OTHER, "thanks.txt"): plain,
        source(OTHER, "feed.jsonl:1", file="feed.jsonl", url="https://radio.example/1", published="2031-04-01"): dated,
        source(OTHER, "feed.jsonl:2", file="feed.jsonl", url="https://radio.example/2", published="2031-04-01"): plain,
    }
    shown = []
    for number, order in enumerate(permutations(came.items())):
        with ledger.open_writer(place.with_name(f"{number}.db")) as writer:
            for each, report in order:
                assert writer.recognise([each], reader="1") == (each,)
                writer.append([read_of(report)], sources=[each], reader="1")
            with writer.view() as view:
                shown.append((list(view.reports()), list(view.readers().items())))
    assert shown[0][0] == [replace(dated, file="feed.jsonl")]
    assert all(each == shown[0] for each in shown)


def test_problems_last_until_their_source_is_read(place: Path) -> None:
    """A problem of an input is shown once, and forgotten when the input gives a report."""
    empty = Problem("empty", "the file is empty", source="thanks.txt")
    other = Problem("binary", "the file is a picture", source="a.png")
    with ledger.open_writer(place) as writer:
        writer.append([], [empty, other])
        writer.append([], [empty, other, Problem("odd", "it has no source")])
        with writer.view() as view:
            assert view.problems() == (Problem("odd", "it has no source", source=""), other, empty)
        writer.append([read_other()])
        with writer.view() as view:
            assert [problem.source for problem in view.problems()] == ["", "a.png"]


def test_a_file_that_had_no_line_is_forgotten_with_its_first_line(place: Path) -> None:
    """A file of lines that was empty once is read by its lines; a name that only looks alike is another file."""
    empty = Problem("empty", "the file has no line", source="feed.jsonl")
    other = Problem("empty", "the file has no line", source="feed")
    line = replace(source(OTHER, "feed.jsonl:1"), file="feed.jsonl")
    with ledger.open_writer(place) as writer:
        writer.append([], [empty, other])
        writer.append([read_other()], sources=[line])
        with writer.view() as view:
            assert view.problems() == (other,)


def test_records_are_replaced_whole(place: Path) -> None:
    """Records of an earlier linking are gone when new ones come."""
    main, other = read_main(), read_other()
    with ledger.open_writer(place) as writer:
        writer.append([main, other])
        writer.replace_records(records_of(main, other))
        writer.replace_records(replace(records_of(main, other), statements=()), linker="2")
        with writer.view() as view:
            counts = view.counts()
            assert (counts[Kind.STATEMENTS], counts[Kind.EVENTS], view.linked_with()) == (0, 1, "2")


def test_a_new_report_unlinks(place: Path) -> None:
    """Records that were made before a report came do not count as linked; before any linking nothing does."""
    main, other = read_main(), read_other()
    with ledger.open_writer(place) as writer:
        with writer.view() as view:
            assert not view.is_linked
        writer.append([main, other])
        writer.replace_records(records_of(main, other))
        with writer.view() as view:
            assert view.is_linked
        writer.append([read_of(report_of("News.\n"))])
        with writer.view() as view:
            assert not view.is_linked


def test_many_records_are_filed(place: Path) -> None:
    """More records than go into one round of inserts all arrive."""
    main, other = read_main(), read_other()
    link = records_of(main, other).links[0]
    links = tuple(replace(link, id=f"k-{number:04}") for number in range(1000))
    with ledger.open_writer(place) as writer:
        writer.append([main, other])
        writer.replace_records(replace(records_of(main, other), links=links))
        with writer.view() as view:
            assert tuple(view.records(Kind.LINKS)) == links


def test_a_disagreement_about_nothing_is_kept(place: Path) -> None:
    """A disagreement whose record is not there is filed under its own words only."""
    main, other = read_main(), read_other()
    made = records_of(main, other)
    with ledger.open_writer(place) as writer:
        writer.append([main, other])
        writer.replace_records(replace(made, events=()))
        with writer.view() as view:
            assert tuple(view.records(Kind.DISAGREEMENTS)) == made.disagreements


def test_judgements_are_kept(place: Path) -> None:
    """A judgement is appended once, however often it comes, and found by its id."""
    with ledger.open_writer(place) as writer:
        writer.judge([judgement(1), judgement(2)])
        writer.judge([judgement(1)])
        with writer.view() as view:
            assert tuple(view.judgements()) == (judgement(1), judgement(2))
            assert view.record("j-2") == judgement(2)


def test_a_second_writer_is_told_to_wait(place: Path) -> None:
    """While one writes, another is refused and a view still opens."""
    with ledger.open_writer(place) as writer:
        writer.append([read_main()])
        with pytest.raises(LedgerBusyError):
            ledger.open_writer(place, wait=0.01)
        with ledger.open_view(place) as view:
            assert view.counts()[Kind.REPORTS] == 1
    ledger.open_writer(place, wait=0).close()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    """A folder in the ledger's place is named as such."""
    for opening in (ledger.open_writer, ledger.open_view):
        with pytest.raises(NotALedgerError, match="a folder"):
            opening(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A ledger in a folder that is not there is refused with the folder's name."""
    with pytest.raises(NoSuchPathError, match="nowhere"):
        ledger.open_writer(tmp_path / "nowhere" / "a.db")
