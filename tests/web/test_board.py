"""The commitments by how far they got."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ledger.values import GRAIN, read_main, read_other, records_of
from servanda import ledger, web
from servanda.ledger import Kind, Query
from servanda.model import Commitment, FindingId, Flag, Record, RecordId, StepKind, on
from servanda.web.board import COLUMNS, board

MAIN, OTHER = read_main(), read_other()
COMMITMENTS = Query(kind=Kind.COMMITMENTS)


def numbered(number: int, state: StepKind, day: int, **changed: object) -> Record[Commitment]:
    """Give a commitment like the pledge, in a state since a day of May."""
    (pledge,) = records_of(MAIN, OTHER).commitments
    made = RecordId(f"c-{number:016x}")
    content = replace(pledge.content, id=made, state=state, state_since=on(date(2031, 5, day)), **changed)
    return Record(made, content, (FindingId(made),), pledge.support)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger with a commitment in every state, and three that are pledged."""
    states = [*StepKind, StepKind.PLEDGED, StepKind.PLEDGED]
    made = tuple(numbered(number, state, 1 + number) for number, state in enumerate(states))
    place = tmp_path_factory.mktemp("board") / "board.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, OTHER])
        writer.replace_records(replace(records_of(MAIN, OTHER), commitments=made), linker="by hand")
    return place


def test_every_state_stands_in_one_column() -> None:
    """No commitment can fall off the board."""
    assert sorted(state for states in COLUMNS.values() for state in states) == sorted(StepKind)


def test_columns_count_all_and_show_the_latest(many: Path) -> None:
    """The count is of the column, the cards are as many as were asked for."""
    with ledger.open_view(many) as view:
        columns = {column.name: column for column in board(view, COMMITMENTS, cards=2)}
    assert {name: column.count for name, column in columns.items()} == {
        "talked of": 1,
        "pledged": 3,
        "signed": 1,
        "under way": 2,
        "delivered": 1,
        "ended": 6,
    }
    assert len(columns["pledged"].cards) == len(columns["ended"].cards) == 2
    assert [card.state for card in columns["ended"].cards] == ["superseded", "not fulfilled"]


def test_filters_narrow_columns_and_counts(many: Path) -> None:
    """A board of one state has one column with cards; one of nobody has none."""
    with ledger.open_view(many) as view:
        signed = board(view, replace(COMMITMENTS, state="signed"))
        nobody = board(view, replace(COMMITMENTS, provider="SDR"))
    assert [column.count for column in signed] == [0, 0, 1, 0, 0, 0]
    assert not any(column.count or column.cards for column in nobody)


def test_flags_and_states_can_be_chosen_in_the_address(tmp_path: Path) -> None:
    """Beside each stands how many there are under the other filters, and choosing it gives as many."""
    pressed = [(Flag.OVERDUE, Flag.ONE_SIDED), (Flag.OVERDUE,), (Flag.ONE_SIDED,), ()]
    states = [StepKind.PLEDGED, StepKind.SIGNED, StepKind.PLEDGED, StepKind.FULFILLED]
    made = tuple(
        numbered(at, state, at + 1, flags=flags) for at, (flags, state) in enumerate(zip(pressed, states, strict=True))
    )
    place = tmp_path / "flags.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, OTHER])
        writer.replace_records(replace(records_of(MAIN, OTHER), commitments=made), linker="by hand")
    client = TestClient(web.build(place), base_url="http://127.0.0.1")

    def choices(page: str) -> dict[str, tuple[str, int]]:
        found = re.findall(
            r'<a class="tag[^"]*"[^>]*? href="([^"]+)"[^>]*>([a-z -]+) <span class="number">(\d+)<', page
        )
        return {said: (unescape(address), int(number)) for address, said, number in found}

    first = choices(client.get("/board").text)
    assert {said: number for said, (_, number) in first.items()} == {
        "overdue": 2,
        "one-sided": 2,
        "pledged": 2,
        "signed": 1,
        "fulfilled": 1,
    }
    for address, number in first.values():
        page = client.get(address).text
        assert page.count('<article class="card">') == number
        assert f"{number} of 4 commitments" in page
        assert len(client.get(address.replace("/board", "/commitments.json")).json()) == number
    both = choices(client.get("/board?flag=overdue&state=pledged").text)
    assert {said: number for said, (_, number) in both.items()} == {
        "overdue": 1,
        "one-sided": 2,
        "pledged": 1,
        "signed": 1,
    }
    assert both["overdue"][0] == "/board?state=pledged"
    assert client.get("/board?flag=heavy").status_code == 400


def test_a_card_says_what_presses(tmp_path: Path) -> None:
    """Goods and amounts as intervals, the due day, the flags with their meaning; without goods the first quote."""
    late = numbered(2, StepKind.PLEDGED, 2, flags=(Flag.OVERDUE, Flag.VALUE_OPEN), lines=(GRAIN,))
    bare = numbered(1, StepKind.PLEDGED, 1, lines=())
    place = tmp_path / "cards.db"
    with ledger.open_writer(place) as writer:
        writer.append([MAIN, OTHER])
        writer.replace_records(replace(records_of(MAIN, OTHER), commitments=(bare, late)), linker="by hand")
    with ledger.open_view(place) as view:
        (first, second) = board(view, COMMITMENTS)[1].cards
    assert first.amounts == (("promised", "40,000 tonnes"), ("outstanding", "at most 40,000 tonnes"))
    assert (first.due, first.quote, [flag for flag, _ in first.flags]) == ("March 2031", "", ["overdue"])
    assert (second.what, second.quote) == ("goods", "will send 40,000 tonnes of grain to Sudria in March")
    page = TestClient(web.build(place), base_url="http://127.0.0.1").get("/board").text
    titles = [" ".join(found.split()) for found in re.findall(r"<h3><a[^>]*>(.*?)</a></h3>", page)]
    assert titles == ["40,000 tonnes grain (at most 2.5 USD)", "“will send 40,000 tonnes of grain to Sudria in March”"]


def test_the_page_leads_on_from_a_full_column(many: Path) -> None:
    """What is not shown has an address, and an empty answer says how to see more."""
    client = TestClient(web.build(many), base_url="http://127.0.0.1")
    page = client.get("/board?limit=1").text
    assert 'href="/commitments?state=pledged"' in page
    assert "All 3 pledged" in page
    assert "No commitment matches. Without filters there are 14" in client.get("/board?about=ships").text
    assert client.get("/board?colour=red").status_code == 400
