"""One actor as a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.values import (
    NORLAND,
    SUDRIA,
    event,
    quote,
    read_main,
    read_of,
    read_other,
    records_of,
    report_of,
    statement,
)
from servanda import ledger
from servanda.errors import NoSuchRecordError
from servanda.ledger.view import View
from servanda.model import (
    UNKNOWN,
    EventType,
    Findings,
    Period,
    Record,
    RecordId,
    Records,
    Relation,
    Role,
    Stance,
    Statement,
    Status,
    Support,
    WhenBasis,
)
from servanda.web.actor import actor_page
from servanda.web.tenure import WIDTH, tenures

MAIN, OTHER = read_main(), read_other()
ALONE = Support(1, 1, 1)


def held(title: str, first: date | None, last: date | None, *, since: date | None = None) -> Role:
    """Give an office seen on two days."""
    begun = Period(None, since, first, Relation.AT, WhenBasis.INFERRED) if first or since else UNKNOWN
    ended = Period(None, last, None, Relation.AT, WhenBasis.INFERRED) if last else UNKNOWN
    return Role(title, "NRL", begun, ended, quote(MAIN.report, "Foreign Minister Ana Bel"))


def test_names_lead_to_where_they_are_printed(view: View) -> None:
    """A name alone, or with an office before it; one that is only elsewhere leads nowhere."""
    page = actor_page(view, "a-bel")
    assert [(name.words, name.evidence.quote if name.evidence else None) for name in page.names] == [
        ("Ana Bel", "Ana Bel"),
        ("Bel", "Ana Bel"),
    ]
    assert page.whole is None


def test_a_member_answers_for_its_actor(view: View) -> None:
    """And the page says so; an id of nobody is refused."""
    assert actor_page(view, "a-bel-elsewhere").asked == "a-bel-elsewhere"
    assert actor_page(view, "a-bel").asked is None
    with pytest.raises(NoSuchRecordError):
        actor_page(view, "a-nobody")


def test_what_it_said_did_and_promised_is_counted(view: View) -> None:
    """Each sort once, those without a record not at all."""
    page = actor_page(view, "a-norland")
    assert [(one.heading, one.count) for one in page.sorts] == [
        ("Statements to or about Norland", 1),
        ("Promises by Norland", 1),
        ("Acts by Norland", 1),
    ]
    assert dict(page.sorts[1].filters) == {"from": "a-norland"}
    assert page.whole == "NRL"


def test_evidence_of_a_crowd_is_not_all_opened(view: View) -> None:
    """The page asks for the first few reports of an actor, whoever names it."""
    assert view.actor("a-bel", reports=0).content.evidence == ()
    assert len(view.actor("a-bel", reports=1).content.evidence) == 1


def test_an_office_is_proven_between_the_days_it_was_seen() -> None:
    """Sightings of one office are one tenure; what is not bounded is open."""
    found = tenures(
        [
            held("Foreign Minister", date(2030, 7, 1), date(2030, 7, 1)),
            held("foreign minister", date(2031, 7, 1), date(2031, 7, 1), since=date(2030, 2, 1)),
            held("envoy", None, None),
        ]
    )
    (bar,) = found.bars
    assert (bar.tenure.title, bar.tenure.first, bar.tenure.last) == (
        "Foreign Minister",
        date(2030, 7, 1),
        date(2031, 7, 1),
    )
    assert bar.tenure.words == "seen from 1 July 2030 to 1 July 2031, not before 1 February 2030"
    assert 0 < bar.since < bar.start < bar.start + bar.width < bar.until == WIDTH
    assert (found.first, found.last) == ("2030", "2031")
    assert [one.words for one in found.undated] == ["on days that are unknown"]


def test_a_single_sighting_can_be_seen() -> None:
    """One day has a width on the axis, and no axis is drawn without a day."""
    (bar,) = tenures([held("envoy", date(2031, 2, 5), date(2031, 2, 5))]).bars
    assert bar.width > 0
    assert bar.tenure.words == "seen on 5 February 2031"
    assert tenures([]).bars == ()


def test_accusations_without_an_answer_are_named(tmp_path: Path) -> None:
    """One that its side denies is answered; without a denial it stands on the page of the accused."""
    report = report_of("Norland accused Sudria of theft. Sudria denied theft.")
    charge = event(
        report,
        "Norland accused Sudria of theft",
        type=EventType.ACCUSE,
        status=Status.ACTUAL,
        source=(NORLAND,),
        target=(SUDRIA,),
        lines=(),
    )
    denial = statement(report, "Sudria denied theft", speaker=SUDRIA, target=None, stance=Stance.DENIES, said=UNKNOWN)
    sudria = replace(MAIN.findings.actors[1], id=SUDRIA.actor, code="SDR", name="Sudria", report=report.id)
    sudria = replace(sudria, aliases=(), evidence=(quote(report, "Sudria"),))
    (_, norland) = records_of(MAIN, OTHER).actors
    accused = replace(norland, content=sudria, members=(SUDRIA.actor,))

    def unanswered(*said: Statement) -> list[str]:
        place = tmp_path / f"{len(said)}.db"
        made = Records(
            actors=(accused,),
            events=(Record(RecordId(charge.id), charge, (charge.id,), ALONE),),
            statements=tuple(Record(RecordId(one.id), one, (one.id,), ALONE) for one in said),
        )
        with ledger.open_writer(place) as writer:
            writer.append([read_of(report, Findings(actors=(sudria,), events=(charge,), statements=said))])
            writer.replace_records(made, linker="by hand")
        with ledger.open_view(place) as view:
            return [each.id for each in actor_page(view, SUDRIA.actor).unanswered or ()]

    assert unanswered() == [charge.id]
    assert unanswered(denial) == []
