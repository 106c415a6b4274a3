"""What linking asks the ledger for costs what it gives, not what the ledger holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from servanda import ledger
from servanda.ledger.shelves import Shelves
from servanda.model import Kept, ReportId, Shelf

OWNERS = [f"a-{number}" for number in range(4)]
ASKED: dict[str, Callable[[Shelves], object]] = {
    "what one owner has": lambda shelves: shelves.owned(Shelf.BLOCK, OWNERS[:1]),
    "what several owners have": lambda shelves: shelves.owned(Shelf.BLOCK, OWNERS),
    "where things of several owners are": lambda shelves: shelves.places(Shelf.BLOCK, OWNERS),
    "what is kept under a key": lambda shelves: shelves.kept(Shelf.BLOCK, [1, 2]),
    "forgetting one thing": lambda shelves: shelves.forget([Kept(Shelf.BLOCK, 1, OWNERS[0], "s-1")]),
    "who has a run of words": lambda shelves: shelves.holders(7, 3),
    "who has it beyond the first few": lambda shelves: shelves.holders(7, 3, past=2),
}


def work(shelves: Shelves, ask: Callable[[Shelves], object]) -> int:
    """Count the steps that the database takes to answer."""
    taken: list[None] = []
    connection = shelves._connection.connection.dbapi_connection
    connection.set_progress_handler(lambda: taken.append(None), 1)
    ask(shelves)
    connection.set_progress_handler(None, 1)
    return len(taken)


def fill(shelves: Shelves, first: int, last: int) -> None:
    """Keep things of other owners under other keys, and reports with other runs of words."""
    shelves.keep(Kept(Shelf.BLOCK, number, f"b-{number}", f"s-{number}") for number in range(first, last))
    for number in range(first, last):
        shelves.post(ReportId(f"r-{number:016x}"), [number])


@pytest.mark.parametrize("asked", ASKED)
def test_a_question_costs_what_it_gives(tmp_path: Path, asked: str) -> None:
    """However much others have: the steps of the database stay the same."""
    spent = []
    with ledger.open_writer(tmp_path / "a.db") as writer, writer.linking("one") as shelves:
        for first, last in ((100, 200), (200, 4000)):
            fill(shelves, first, last)
            shelves.keep(Kept(Shelf.BLOCK, 1, owner, "s-1") for owner in OWNERS)
            shelves.post(ReportId("r-000000000000000a"), [7])
            spent.append(work(shelves, ASKED[asked]))
    assert 0 < spent[1] <= spent[0] * 1.1


def test_a_place_is_what_an_owner_has_without_its_body(tmp_path: Path) -> None:
    """What is found by its place can be forgotten; the index that says it holds no body."""
    rows = [Kept(Shelf.BOND, number, OWNERS[number % 2], f"a-{number}", b"body") for number in range(6)]
    with ledger.open_writer(tmp_path / "a.db") as writer, writer.linking("one") as shelves:
        shelves.keep(rows)
        found = shelves.places(Shelf.BOND, OWNERS[:1])
        assert found == [row._replace(body=b"") for row in rows[::2]]
        shelves.forget(found)
        assert shelves.owned(Shelf.BOND, OWNERS) == rows[1::2]


def test_holders_are_given_past_the_first(tmp_path: Path) -> None:
    """A crowd goes on where it was cut."""
    with ledger.open_writer(tmp_path / "a.db") as writer, writer.linking("one") as shelves:
        crowd = [ReportId(f"r-{number:016x}") for number in range(5)]
        for report in crowd:
            shelves.post(report, [7])
        assert (shelves.holders(7, 2, past=3), shelves.holders(7, 9, past=5)) == (crowd[3:], [])
