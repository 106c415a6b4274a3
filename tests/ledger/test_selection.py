from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.values import MARCH, NORLAND, SUDRIA, event, read_main, read_of, read_other, records_of, report_of
from servanda import ledger
from servanda.ledger import Kind, Query, selection
from servanda.ledger.view import View
from servanda.model import UNKNOWN, ActorRecord, Period, Record, Relation, Support, WhenBasis

MAIN, OTHER = read_main(), read_other()
SAID, THANKED = MAIN.findings.statements[0].id, OTHER.findings.statements[0].id


def ids(view: View, kind: Kind, **asked: object) -> list[str]:
    """Give the ids of what a query finds, in its order."""
    found = view.select(Query(kind=kind, **asked))
    return [record.content.id if isinstance(record, ActorRecord) else record.id for record in found]


CHOSEN: list[tuple[dict[str, object], list[str]]] = [
    ({}, [SAID, THANKED]),
    ({"provider": "NRL"}, [SAID]),
    ({"provider": "nrl.gov"}, [SAID]),
    ({"provider": "NR"}, []),
    ({"provider": "ana bel"}, [SAID]),
    ({"provider": "a-bel"}, [SAID]),
    ({"provider": "a-bel-elsewhere"}, [SAID]),
    ({"recipient": "SDR"}, [SAID]),
    ({"provider": "NRL", "recipient": "SDR"}, [SAID]),
    ({"recipient": "NRL"}, [THANKED]),
    ({"actor": "SDR"}, [SAID, THANKED]),
    ({"between": ("SDR", "NRL")}, [SAID, THANKED]),
    ({"between": ("sdr", "nrl")}, [SAID, THANKED]),
    ({"between": ("NRL", "NRL.GOV")}, []),
    ({"type": "Thanks"}, [THANKED]),
    ({"type": "thanks", "provider": "NRL"}, []),
    ({"since": date(2031, 2, 5)}, [THANKED]),
    ({"until": date(2031, 2, 3)}, [THANKED]),
    ({"since": date(2031, 2, 4), "until": date(2031, 2, 4)}, [SAID, THANKED]),
    ({"outlet": "nna"}, [SAID]),
    ({"outlet": "radio sudria"}, [THANKED]),
    ({"about": "grain march"}, [SAID]),
    ({"about": '"'}, [SAID, THANKED]),
    ({"text": "zur"}, [THANKED]),
    ({"text": "''"}, []),
    ({"text": "zur\0"}, [THANKED]),
    ({"text": '"'}, [SAID, THANKED]),
    ({"limit": 1}, [SAID]),
]


@pytest.mark.parametrize(("asked", "found"), CHOSEN)
def test_statements_are_chosen(view: View, asked: dict[str, object], found: list[str]) -> None:
    """Each filter chooses the statements that its words say; those of unknown date are never filtered by date."""
    assert ids(view, Kind.STATEMENTS, **asked) == found


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"status": "planned", "type": "aid"}, 1),
        ({"status": "actual"}, 0),
        ({"since": date(2031, 3, 31)}, 1),
        ({"since": date(2031, 4, 1)}, 0),
        ({"until": date(2031, 2, 28)}, 0),
        ({"between": ("Norland", "Sudria")}, 1),
        ({"between": ("Norland", "Ana Bel")}, 0),
    ],
)
def test_events_are_chosen(view: View, asked: dict[str, object], number: int) -> None:
    """Events are chosen by type, status, overlap in time and sides; a witness is no side."""
    assert len(ids(view, Kind.EVENTS, **asked)) == number


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"step": "pledged", "state": "pledged"}, 1),
        ({"step": "fulfilled"}, 0),
        ({"type": "goods", "provider": "NRL", "recipient": "SDR"}, 1),
        ({"provider": "SDR"}, 0),
        ({"since": date(2031, 3, 5)}, 1),
        ({"since": date(2031, 4, 5)}, 0),
    ],
)
def test_commitments_are_chosen(view: View, asked: dict[str, object], number: int) -> None:
    """Commitments are chosen by steps, state and sides; any step's day or the deadline may lie in the time."""
    assert len(ids(view, Kind.COMMITMENTS, **asked)) == number


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"provider": "NRL", "recipient": "SDR.REB"}, 1),
        ({"since": date(2031, 2, 6)}, 0),
        ({"since": date(2031, 2, 5), "about": "terrorists"}, 1),
    ],
)
def test_labels_are_chosen(view: View, asked: dict[str, object], number: int) -> None:
    """Labels are chosen by who calls whom, and by the day on which they were printed."""
    assert len(ids(view, Kind.LABELS, **asked)) == number


@pytest.mark.parametrize(
    ("asked", "number"),
    [({"between": ("NRL", "SDR")}, 1), ({"since": date(2031, 4, 5)}, 0), ({"text": "zur"}, 1), ({"type": "change"}, 0)],
)
def test_disagreements_go_with_their_record(view: View, asked: dict[str, object], number: int) -> None:
    """A disagreement is found under the parties and days of the record that it is about."""
    assert len(ids(view, Kind.DISAGREEMENTS, **asked)) == number


@pytest.mark.parametrize(
    ("kind", "asked", "number"),
    [
        (Kind.ACTORS, {"actor": "NRL"}, 2),
        (Kind.ACTORS, {"type": "state", "since": date(2099, 1, 1)}, 1),
        (Kind.ACTORS, {"about": '"foreign minister"'}, 1),
        (Kind.ACTORS, {"actor": "Bel"}, 1),
        (Kind.ORIGINS, {"text": "zur"}, 1),
        (Kind.MENTIONS, {"type": "name"}, 1),
        (Kind.TIMES, {"since": date(2031, 2, 4)}, 1),
        (Kind.TIMES, {"since": date(2031, 2, 5)}, 0),
        (Kind.LINKS, {"type": "planned_then_done"}, 1),
        (Kind.JUDGEMENTS, {}, 1),
        (Kind.JUDGEMENTS, {"limit": 0}, 0),
    ],
)
def test_other_kinds_are_chosen(view: View, kind: Kind, asked: dict[str, object], number: int) -> None:
    """Every kind answers to the filters that mean something for it."""
    assert len(ids(view, kind, **asked)) == number


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [MAIN.report.id, OTHER.report.id]),
        ({"since": date(2031, 2, 6)}, [OTHER.report.id]),
        ({"until": date(2031, 2, 5), "outlet": "NNA"}, [MAIN.report.id]),
        ({"about": "zur"}, [OTHER.report.id]),
        ({"text": "grain", "limit": 1}, [MAIN.report.id]),
        ({"text": '"'}, [MAIN.report.id, OTHER.report.id]),
        ({"provider": "NRL"}, []),
        ({"type": "aid"}, []),
    ],
)
def test_reports_are_chosen(view: View, asked: dict[str, object], found: list[str]) -> None:
    """Reports are chosen by publication, outlet and words; nobody is a party of a report."""
    assert ids(view, Kind.REPORTS, **asked) == found


def test_records_come_in_order_of_time(tmp_path: Path) -> None:
    """Records come by their first day, then those with only a last day by that, those of unknown date last."""
    report = report_of("Norland aids Sudria.\n")
    since = Period("../2031-02-01", None, date(2031, 2, 1), Relation.AT, WhenBasis.STATED)
    made = [
        Record(
            f"e-{number}",
            replace(event(report, "Norland aids Sudria"), id=f"e-{number}", when=when),
            (),
            Support(1, 1, 1),
        )
        for number, when in enumerate((UNKNOWN, MARCH, since))
    ]
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_of(report)])
        writer.replace_records(
            replace(
                records_of(MAIN, OTHER),
                **dict.fromkeys(
                    (
                        "actors",
                        "origins",
                        "statements",
                        "commitments",
                        "labels",
                        "disagreements",
                        "links",
                        "mentions",
                        "times",
                    ),
                    (),
                ),
                events=tuple(made),
            )
        )
        with writer.view() as view:
            assert ids(view, Kind.EVENTS) == ["e-2", "e-1", "e-0"]
            assert (NORLAND.code, SUDRIA.code) == ("NRL", "SDR")


@settings(max_examples=25)
@given(
    asked=st.fixed_dictionaries(
        {}, optional={name: st.text(max_size=12) for name in ("about", "text", "actor", "type", "outlet")}
    )
)
def test_whatever_is_typed_is_a_question(filled: Path, asked: dict[str, str]) -> None:
    """No words that a user types break the question or change its language."""
    with ledger.open_view(filled) as view:
        for kind in (Kind.STATEMENTS, Kind.REPORTS):
            assert len(view.select(Query(kind=kind, **asked))) <= 2


def test_giver_and_receiver_face_each_other(view: View) -> None:
    """What goes from one state to another is among the records between the two; other names are not looked up so."""
    for one, other in (("NRL", "SDR"), ("SDR", "NRL")):
        between = selection.opposed(Query(kind=Kind.STATEMENTS, provider=one, recipient=other))
        assert between is not None
        kept = {row["record"] for row in view.fetch(between.every)}
        asked = Query(kind=Kind.STATEMENTS, provider=one, recipient=other)
        found = {
            row["id"] for row in view.fetch(selection.records_among(asked, tuple(selection.conditions_of(asked)), None))
        }
        assert found <= kept
        assert found
    assert selection.opposed(Query(kind=Kind.STATEMENTS, provider="NRL.GOV", recipient="SDR")) is None
    assert selection.opposed(Query(kind=Kind.STATEMENTS, provider="NRL")) is None
