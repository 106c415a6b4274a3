from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from ledger.values import (
    TEXT,
    break_table,
    event,
    fill,
    judgement,
    read_main,
    read_of,
    read_other,
    records_of,
    report_of,
)
from servanda import ledger
from servanda.errors import LedgerError, NoLedgerError, NoSuchRecordError
from servanda.ledger import Kind, Query
from servanda.ledger.kinds import FINDINGS
from servanda.ledger.view import View
from servanda.model import (
    ActorRecord,
    Event,
    FindingId,
    Findings,
    Link,
    LinkKind,
    Piece,
    Problem,
    Record,
    ReportId,
    Span,
)

MAIN, OTHER = read_main(), read_other()


def test_no_ledger_is_said_so(tmp_path: Path) -> None:
    """Where no ledger is, the answer names the command that makes one, and no file appears."""
    with pytest.raises(NoLedgerError, match="servanda add"):
        ledger.open_view(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_reports_show_all_their_problems(view: View) -> None:
    """A report is shown with the problems of its reading and of its coding, each once."""
    shown = {report.id: report for report in view.reports()}
    assert [problem.code for problem in shown[MAIN.report.id].problems] == ["no_time_zone", "lost_space"]
    assert shown[OTHER.report.id] == OTHER.report


def test_text_and_bytes_come_back(view: View) -> None:
    """Of one report the text, the archived bytes and the findings can be had alone."""
    assert view.text(MAIN.report.id) == TEXT
    assert view.data(MAIN.report.id) == TEXT.encode()
    assert view.findings_of(MAIN.report.id) == MAIN.findings
    forms = view.forms_of(MAIN.report.id)
    assert tuple(FINDINGS[kind].decode(form) for kind, form in forms if kind == "steps") == MAIN.findings.steps != ()
    steps = view.findings_of(MAIN.report.id, kinds=("steps",))
    assert (steps.steps, steps.mentions, steps.events) == (MAIN.findings.steps, (), ())


def test_pieces_come_with_the_one_report(tmp_path: Path) -> None:
    """The way back to the source comes with a single report, not with streams of them."""
    pieces = (Piece(Span(0, 5), Span(3, 8)),)
    report = report_of("News.", pieces=pieces)
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report)])
        with writer.view() as view:
            assert view.report(report.id).pieces == pieces
            assert next(view.reports()).pieces == ()


@pytest.mark.parametrize("ask", [View.report, View.text, View.data, View.findings_of, View.record])
@pytest.mark.parametrize("unknown", ["r-0000000000000000", "nonsense"])
def test_an_unknown_id_is_refused(view: View, ask: object, unknown: str) -> None:
    """An id that nothing answers to is named in the refusal."""
    with pytest.raises(NoSuchRecordError, match=unknown):
        ask(view, unknown)


@pytest.mark.parametrize("kind", [Kind.STATEMENTS, Kind.EVENTS, Kind.MENTIONS, Kind.LABELS, Kind.ACTORS, Kind.LINKS])
def test_records_come_back(view: View, kind: Kind) -> None:
    """Records of each kind come back as linking made them, in the order of ids."""
    assert tuple(view.records(kind)) == getattr(records_of(MAIN, OTHER), kind)


def test_reports_and_judgements_are_records_too(view: View) -> None:
    """Reports and judgements can be asked for like any kind."""
    assert list(view.records(Kind.REPORTS)) == list(view.reports())
    assert list(view.records(Kind.JUDGEMENTS)) == [judgement()]


def test_every_member_answers_for_its_record(view: View) -> None:
    """Any finding merged into a record leads to it, and so does any of an actor's ids."""
    planned, done = MAIN.findings.events[0], OTHER.findings.events[0]
    records = (view.record(event.id) for event in (planned, done))
    found = {record.id for record in records if isinstance(record, Record)}
    assert found == {min(planned.id, done.id)}
    assert view.record("a-bel-elsewhere") == view.record("a-bel")


@pytest.mark.parametrize("sought", [MAIN.report.id, "j-1", "l-1", "k-1", "d-1", "o-1", "m-1", "t-1"])
def test_every_record_answers_to_its_id(view: View, sought: str) -> None:
    """A record of any kind is found by its own id."""
    assert view.record(sought).id == sought


def test_records_that_quote_a_report_are_found(view: View) -> None:
    """A page can show all that was read out of it."""
    kinds = [type(getattr(record, "content", record)).__name__ for record in view.quoting(OTHER.report.id)]
    assert kinds == ["Disagreement", "Event", "Origin", "Statement"]
    some = view.quoting(OTHER.report.id, kinds=(Kind.EVENTS, Kind.LABELS))
    assert some == tuple(each for each in view.quoting(OTHER.report.id) if each.id in {one.id for one in some}) != ()
    assert all(isinstance(each, Record) and isinstance(each.content, Event) for each in some)


def test_all_kinds_are_counted(view: View) -> None:
    """Every kind has its count."""
    assert list(view.counts().values()) == [2, 2, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_query_is_counted_without_its_rows(view: View, kind: Kind) -> None:
    """The number is that of all rows, whatever the limit, so that a page can show a few of many."""
    assert view.count(Query(kind=kind, limit=1)) == len(view.select(Query(kind=kind))) == view.counts()[kind]
    assert view.count(Query(kind=kind, text="nowhere")) == (1 if kind is Kind.JUDGEMENTS else 0)


def test_the_last_come_first(view: View) -> None:
    """By their first day, later ones first; so many and no more, and none of unknown day."""
    assert [report.id for report in view.last(Kind.REPORTS, 5)] == [MAIN.report.id]
    assert view.last(Kind.REPORTS, 0) == ()
    assert view.last(Kind.STATEMENTS, 1) == view.select(Query(kind=Kind.STATEMENTS))[:1]


def test_problems_of_inputs_are_listed(view: View) -> None:
    """Inputs that gave no report are listed with their problem."""
    assert view.problems() == (Problem("empty", "the file is empty", source="nothing.txt"),)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("grain", 2),
        ("ETE zur", 1),
        ('"tonnes of grain" radio', 1),
        ('"grain of tonnes"', 0),
        ("grain NOT radio", 0),
        ('grain "', 2),
        ("- ; '", 0),
        ("", 0),
        ("grain\0", 2),
        ("grain*", 2),
    ],
)
def test_words_are_found_in_texts(view: View, sought: str, found: int) -> None:
    """All words count, phrases stand together, and no sign of the user's is an order to the search."""
    assert len(view.search(sought)) == found


def test_a_hit_shows_its_place(view: View) -> None:
    """A hit names the report and shows the words where they stand."""
    hit = view.search(["pledge", "OR", "terrorists"][2], limit=1)[0]
    assert (hit.report, hit.title) == (MAIN.report.id, "Norland to send grain")
    assert ("terrorists", True) in hit.pieces
    assert hit.excerpt.lstrip("…") in MAIN.report.text


def test_a_view_is_one_moment(tmp_path: Path) -> None:
    """What is appended after a view was opened is not in it."""
    place = fill(tmp_path / "a.db")
    with ledger.open_view(place) as before, ledger.open_writer(place) as writer:
        writer.append([read_of(report_of("News.\n"))])
        assert before.counts()[Kind.REPORTS] == 2
        with ledger.open_view(place) as after:
            assert after.counts()[Kind.REPORTS] == 3


def test_a_view_changes_nothing(view: View) -> None:
    """A view cannot write, whatever it is asked."""
    with pytest.raises(LedgerError, match="cannot be used: attempt to write a readonly database"):
        list(view.fetch(text("DELETE FROM records")))


def test_a_ledger_that_cannot_be_written_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger on a disk that allows no writing can be read, and nothing appears beside it."""
    place = fill(tmp_path / "a.db")
    before = sorted(each.name for each in tmp_path.iterdir())
    # Tests may run as a user who may write everywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with ledger.open_view(place) as view:
        assert view.counts()[Kind.REPORTS] == 2
        assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_a_damaged_file_is_explained(tmp_path: Path) -> None:
    """A file in which a piece is overwritten is reported as damaged, not as a database error."""
    place = break_table(fill(tmp_path / "a.db"), "readings")
    with ledger.open_view(place) as view, pytest.raises(LedgerError, match="damaged"):
        list(view.findings())


def test_closed_it_lets_go(tmp_path: Path) -> None:
    """An open view holds the file; after closing nothing does: another program may lock it whole."""
    place = fill(tmp_path / "a.db")

    def is_held() -> bool:
        with closing(sqlite3.connect(place, isolation_level=None, timeout=0)) as connection:
            try:
                connection.execute("PRAGMA locking_mode=EXCLUSIVE")
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                return True
            return False

    view = ledger.open_view(place)
    assert is_held()
    view.close()
    assert not is_held()


def test_an_id_is_a_report_s_only_with_its_letter(view: View) -> None:
    """An event is found by the id of its finding even when the finding is not the record's least."""
    later = max(MAIN.findings.events[0].id, OTHER.findings.events[0].id)
    assert view.record(later).members[1] == later


def test_empty_findings_come_back(tmp_path: Path) -> None:
    """A report in which nothing was found has empty findings."""
    report = report_of("News.\n")
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report)])
        assert list(writer.findings()) == [(report, Findings())]
    assert event(report_of("News.\n"), "News").report == ReportId(report.id)


def test_a_record_of_very_many_findings_is_a_problem(tmp_path: Path) -> None:
    """Above two hundred findings a record is named with the weakest of the links that hold it together."""
    main, other = read_main(), read_other()
    made = records_of(main, other)
    event = made.events[0]
    links = tuple(Link(f"k-{score}", LinkKind.SAME_EVENT, event.members, score, "much alike") for score in (0.9, 0.7))
    for number, told in ((200, []), (201, [event.id])):
        crowd = replace(event, members=tuple(FindingId(f"e-{at:03}") for at in range(number)))
        with ledger.open_writer(tmp_path / "a.db") as writer:
            writer.append([main, other])
            writer.replace_records(replace(made, events=(crowd,), links=links))
            with writer.view() as view:
                crowded = view.crowded()
        assert [problem.source for problem in crowded] == told
    (problem,) = crowded
    assert problem.message.startswith(
        "201 findings are one record; weakest links: k-0.7 (0.70, much alike); k-0.9 (0.90"
    )
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.replace_records(replace(made, events=(crowd,), links=()))
        with writer.view() as view:
            assert view.crowded()[0].message.endswith("weakest links: none was kept")


def test_findings_of_a_kind_are_named_each_once(view: View) -> None:
    """What a sample is drawn from: the ids of what is read today, sorted; of a kind that nothing has, none."""
    found = {each.id for _, findings in view.findings() for each in findings.events}
    assert list(view.finding_ids("events")) == sorted(found)
    assert list(view.finding_ids("dreams")) == []


def test_what_was_read_so_far_differs_when_more_is_read(tmp_path: Path) -> None:
    """A judgement is no reading."""
    with ledger.open_writer(tmp_path / "a.db") as writer:
        seen = []
        for write in (
            lambda: None,
            lambda: writer.append([read_main()]),
            lambda: writer.judge([judgement()]),
            lambda: writer.append([read_other()]),
        ):
            write()
            with writer.view() as view:
                seen.append(view.read_so_far())
    assert seen == [(0, 0), (1, 1), (1, 1), (2, 2)]


def test_the_kept_forms_of_records_come_in_their_order(view: View) -> None:
    """Equal forms are equal records; two views of one moment give the same."""
    kept = list(view.kept(Kind.EVENTS))
    assert [id_ for id_, _ in kept] == [record.id for record in view.records(Kind.EVENTS)]
    assert list(view.kept(Kind.EVENTS)) == kept


def test_ledgers_of_one_content_have_one_fingerprint(tmp_path: Path) -> None:
    """The order in which reports came makes no difference; a report more, or a judgement, does."""
    one, other = read_main(), read_other()
    marks = []
    for name, order in (("a", [one, other]), ("b", [other, one]), ("c", [one])):
        with ledger.open_writer(tmp_path / f"{name}.db") as writer:
            writer.append(order)
            with writer.view() as view:
                marks.append(view.fingerprint())
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.judge([judgement()])
        with writer.view() as view:
            marks.append(view.fingerprint())
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3


def test_findings_are_given_by_their_ids(view: View) -> None:
    """Each once, as it was read; ids that no reading has are not among them."""
    wanted = [MAIN.findings.labels[0].id, OTHER.findings.events[0].id]
    found = view.findings_named([*wanted, "e-gone", *wanted])
    assert found == {
        MAIN.findings.labels[0].id: MAIN.findings.labels[0],
        OTHER.findings.events[0].id: OTHER.findings.events[0],
    }
    assert view.findings_named([]) == {}


def test_an_actor_among_what_quotes_a_report_has_the_evidence_of_that_report(view: View) -> None:
    """A state that thousands of reports name comes with what this one says of it."""
    for report in view.reports():
        for one in view.quoting(report.id):
            if isinstance(one, ActorRecord):
                whole = view.record(one.content.id)
                assert isinstance(whole, ActorRecord)
                assert one.content.evidence == tuple(
                    piece for piece in whole.content.evidence if piece.report == report.id
                )
                assert one.content.evidence


def test_records_are_streamed_by_what_they_are_filed_under(view: View) -> None:
    """Those of a kind with one of some values, however these are written; no others."""
    found = {one.id for one in view.filed(Kind.EVENTS, "type", ("AID", "REJECT")) if isinstance(one, Record)}
    assert found == {one.id for one in view.select(Query(kind=Kind.EVENTS, type="AID"))} != set()
    assert tuple(view.filed(Kind.EVENTS, "type", ("REJECT",))) == ()


def test_records_are_given_by_their_ids(view: View) -> None:
    """Those that there are, whatever their kind; ids of nothing are left out."""
    event, statement = (view.select(Query(kind=Kind.EVENTS))[0], view.select(Query(kind=Kind.STATEMENTS))[0])
    assert isinstance(event, Record)
    assert isinstance(statement, Record)
    found = view.records_named([event.id, statement.id, "e-nowhere"])
    assert found == {event.id: event, statement.id: statement}
    assert view.records_named([]) == {}


def test_of_many_actors_those_named_a_little_alike_are_given(view: View) -> None:
    """Up to so many all of them; of more those with a word that begins as one of the name does."""
    everybody = view.actors_like("Norland", most=1_000)
    assert len(everybody) == view.counts()[Kind.ACTORS] > 1
    alike = view.actors_like("Norland", most=1)
    assert [one.name for one in alike] == ["Norland"]
    assert view.actors_like("?", most=1) == ()
