"""What linking must find, measured on rows."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))

from seed_bars import Found, bars

FILES = {"r-1": "a.txt", "r-2": "b.txt"}


def when(day: str | None = None) -> dict[str, object]:
    """Give a day, or an unknown one."""
    return {"earliest": day, "latest": day}


def piece(report: str, start: int) -> dict[str, object]:
    """Give ten characters of a report."""
    return {"report": report, "start": start, "end": start + 10}


def event(id_: str, *places: tuple[str, int], **fields: object) -> dict[str, object]:
    """Give an event row, of the gold or of a ledger."""
    values = {"type": "CONSULT", "source": [{"code": "KEN.GOV"}], "target": [{"code": "UGA"}], "when": when()}
    members = [id_]
    pieces = [piece(*place) for place in places]
    return {"id": id_, "members": members, "origins": 1, "evidence": pieces, "attested_by": []} | values | fields


def rows(**changed: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    """Give the rows of a ledger; empty kinds unless given."""
    return {"events": [], "links": [], "commitments": [], "disagreements": []} | changed


BOTH = [{"code": "KEN.GOV"}, {"code": "UGA.GOV"}]
GOLD = rows(
    events=[
        event("g-1", ("a.txt", 0), basis="both_parties"),
        event("g-2", ("b.txt", 0), basis="narrator"),
        event("g-3", ("b.txt", 50), basis="narrator", when=when("2031-05-05")),
    ],
    links=[
        {"id": "k-04", "kind": "same_event", "members": ["g-1", "g-2"], "tier": "core"},
        {"id": "k-05", "kind": "not_same", "members": ["g-1", "g-3"], "tier": "core"},
    ],
    commitments=[{"id": "c-1", "steps": [{"evidence": [piece("a.txt", 0)]}, {"evidence": [piece("b.txt", 0)]}]}],
    disagreements=[
        {
            "id": "d-1",
            "field": "when",
            "tier": "core",
            "values": [{"evidence": [piece("a.txt", 0)]}, {"evidence": [piece("b.txt", 0)]}],
        },
        {"id": "d-2", "field": "cause", "tier": "extra", "values": []},
    ],
)


def reached(found: dict[str, list[dict[str, object]]]) -> list[tuple[int, int]]:
    """Give what was reached of what, bar by bar."""
    return [(bar.reached, bar.of) for bar in bars(Found(found, FILES), GOLD)]


def test_everything_found() -> None:
    """One record of both reports, one chain, one disagreement of each field."""
    both = event("e-1", ("r-1", 0), ("r-2", 0), origins=2, attested_by=BOTH)
    third = event("e-3", ("r-2", 50), when=when("2031-05-05"))
    steps = [{"evidence": [piece("r-1", 0)]}, {"evidence": [piece("r-2", 0)]}]
    values = [{"value": "1", "evidence": [piece("r-1", 0)]}, {"value": "2", "evidence": [piece("r-2", 0)]}]
    found = rows(
        events=[both, third],
        commitments=[{"id": "c-9", "steps": steps}],
        disagreements=[{"field": "when", "values": values}, {"field": "cause", "values": values}],
    )
    assert reached(found) == [(1, 1), (1, 1), (1, 1), (1, 1), (2, 2), (0, 1), (2, 2)]
    one_origin = rows(**{**found, "events": [both | {"origins": 1}, third]})
    assert reached(one_origin)[4:6] == [(1, 2), (1, 1)]


def test_nothing_found() -> None:
    """An empty ledger misses every bar but the pairs that stay apart."""
    assert reached(rows()) == [(0, 1), (1, 1), (0, 1), (0, 1), (0, 2), (0, 1), (0, 2)]


def test_records_that_are_linked_count_as_joined() -> None:
    """Two records with a link between members are one course of things; a candidate is none."""
    two = [event("e-1", ("r-1", 0)), event("e-2", ("r-2", 0))]
    link = {"kind": "planned_then_done", "members": ["e-1", "e-2"]}
    assert reached(rows(events=two, links=[link]))[0] == (1, 1)
    assert reached(rows(events=two, links=[link | {"kind": "candidate"}]))[0] == (0, 1)


def test_the_line_names_what_is_missed() -> None:
    """A reader sees at once which gold row to look at."""
    first = next(iter(bars(Found(rows(), FILES), GOLD)))
    assert first.line() == "MISS 0 of 1  core positive links found  (k-04)"
