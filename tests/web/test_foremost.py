"""The quote with which a merged record is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from ledger.values import event, quote, read_of, report_of
from servanda import ledger, web
from servanda.ledger import Kind, Query
from servanda.model import (
    UNKNOWN,
    Basis,
    FindingId,
    Findings,
    ItemClass,
    Line,
    Origin,
    OriginId,
    Period,
    Quantity,
    Record,
    RecordId,
    Records,
    Report,
    Support,
    on,
)
from servanda.web.foremost import entries

WORDS = "Norland will send grain"


def filled(reports: list[Report], origins: list[list[Report]], place: Path) -> Path:
    """Make a ledger of one event that all of some reports tell; the first of each origin is its root."""
    pieces = tuple(quote(each, each.text.strip()) for each in reports)
    named = RecordId("e-0000000000000001")
    content = event(reports[0], reports[0].text.strip(), id=FindingId(named), evidence=pieces)
    of = tuple(
        Origin(OriginId(f"o-{number}"), several[0].id, tuple(sorted(one.id for one in several)), None, "same text")
        for number, several in enumerate(origins)
    )
    with ledger.open_writer(place) as writer:
        writer.append([read_of(each) for each in reports])
        writer.replace_records(
            Records(origins=of, events=(Record(named, content, (FindingId(named),), Support(len(of), len(of), 1)),)),
            linker="by hand",
        )
    return place


def told(number: int, published: Period) -> Report:
    """Give a report with words of its own."""
    return report_of(f"{WORDS}, paper {number} says.\n", file=f"{number}.txt", published=published)


def test_a_copy_never_speaks_for_its_root(tmp_path: Path) -> None:
    """The root of the origin that was published first, whatever the ids of its copies; also on the page."""
    days = [on(date(2031, 2, 3)), on(date(2031, 2, 3)), on(date(2031, 2, 1)), UNKNOWN]
    root, copy, early, undated = (told(number, day) for number, day in enumerate(days))
    for number, order in enumerate(permutations((root, copy))):
        place = filled([root, copy, undated], [[order[0], order[1]], [undated]], tmp_path / f"{number}.db")
        with ledger.open_view(place) as view:
            (line,) = entries(view, view.select(Query(kind=Kind.EVENTS)))
        assert line.quote == order[0].text.strip()
    place = filled([root, copy, early], [[root, copy], [early]], tmp_path / "early.db")
    page = TestClient(web.build(place), base_url="http://127.0.0.1").get("/events").text
    assert "paper 2 says" in page
    assert "paper 0 says" not in page


def test_an_origin_is_told_by_the_text_that_others_go_back_to(tmp_path: Path) -> None:
    """Its list names the title and the outlet of the root and how many reports carry it, not an id."""
    root = report_of("Norland sends grain.", title="Grain comes", outlet="Sudria Post", file="0.txt")
    copy, bare = report_of("Norland sends grain!", outlet="Echo", file="1.txt"), report_of("Grain.", file="2.txt")
    origins = (
        Origin(OriginId("o-1"), root.id, tuple(sorted((root.id, copy.id))), "NNA", "credit: NNA"),
        Origin(OriginId("o-2"), bare.id, (bare.id,), None, "own text"),
    )
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_of(each) for each in (root, copy, bare)])
        writer.replace_records(Records(origins=origins), linker="by hand")
    with ledger.open_view(tmp_path / "x.db") as view:
        first, second = entries(view, view.select(Query(kind=Kind.ORIGINS)))
    assert (first.heading, first.standing) == ("Grain comes: 2 reports of NNA", "Sudria Post; credit: NNA")
    assert (second.heading, second.standing) == ("(no title): 1 report", "outlet unknown; own text")


def test_a_later_quote_is_shown_where_only_it_prints_the_amount(tmp_path: Path) -> None:
    """A first report says that grain will be sent, a second that 70 tonnes will: "70 tonnes" stands above the second."""
    first = told(0, on(date(2031, 2, 1)))
    second = report_of("Norland will send 70 tonnes of grain.\n", file="1.txt", published=on(date(2031, 2, 3)))
    place = filled([first, second], [[first], [second]], tmp_path / "two.db")
    with ledger.open_view(place) as view:
        (record,) = view.select(Query(kind=Kind.EVENTS))
        assert isinstance(record, Record)
        lines = (Line("grain", ItemClass.FOOD, Quantity(70, 70, "tonne", approx=False, text="70 tonnes")),)
        (line,) = entries(view, [replace(record, content=replace(record.content, lines=lines))])
    assert line.quote == second.text.strip()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.permutations(range(4)), some.lists(some.integers(1, 28), min_size=4, max_size=4))
def test_the_first_text_speaks_for_all(tmp_path_factory: object, order: list[int], days: list[int]) -> None:
    """Of origins of one report each, no other was published earlier."""
    reports = [told(number, on(date(2031, 2, days[number]))) for number in order]
    place = tmp_path_factory.mktemp("first") / "x.db"  # type: ignore[attr-defined]
    with ledger.open_view(filled(reports, [[each] for each in reports], place)) as view:
        (line,) = entries(view, view.select(Query(kind=Kind.EVENTS)))
    first = next(each for each in reports if each.text.strip() == line.quote)
    assert first.published.earliest == min(each.published.earliest for each in reports if each.published.earliest)


def test_who_denies_an_act_does_not_speak_for_it(tmp_path: Path) -> None:
    """Though he was printed first; where all deny it, the first of them does."""
    denial, telling = told(0, on(date(2031, 2, 1))), told(1, on(date(2031, 2, 5)))
    for number, other in enumerate((Basis.NARRATOR, Basis.DENIED)):
        bases = {denial.id: Basis.DENIED, telling.id: other}
        rows = {one.id: event(one, one.text.strip(), basis=bases[one.id]) for one in (telling, denial)}
        named = RecordId(min(row.id for row in rows.values()))
        pieces = tuple(piece for row in rows.values() for piece in row.evidence)
        content = replace(rows[telling.id], id=FindingId(named), evidence=pieces)
        of = tuple(Origin(OriginId(f"o-{one.id}"), one.id, (one.id,), None, "own text") for one in (denial, telling))
        record = Record(named, content, tuple(sorted(row.id for row in rows.values())), Support(2, 2, 2))
        with ledger.open_writer(tmp_path / f"{number}.db") as writer:
            writer.append([read_of(one, Findings(events=(rows[one.id],))) for one in (denial, telling)])
            writer.replace_records(Records(origins=of, events=(record,)), linker="by hand")
        with ledger.open_view(tmp_path / f"{number}.db") as view:
            (line,) = entries(view, view.select(Query(kind=Kind.EVENTS)))
        assert line.quote == (telling if other is Basis.NARRATOR else denial).text.strip()
