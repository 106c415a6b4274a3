"""What PLOVER calls what the ledger holds."""

from __future__ import annotations

import pytest

from servanda import codebook
from servanda.codebook.plover import PloverRow, PloverScoreRow
from servanda.codebook.rows import SHIPPED, parse
from servanda.model import EventType, Stance, Status, StepKind, Terms

PLOVER = codebook.load().plover


def test_every_row_speaks_of_something_that_there_is() -> None:
    """Values are types, steps or stances; what narrows them is a status or terms."""
    rows, faults = parse((SHIPPED / "plover.tsv").read_bytes(), PloverRow, name="plover.tsv")
    assert not faults
    values = {"event": set(EventType), "step": set(StepKind), "statement": set(Stance)}
    narrowed = {"event": set(Status), "step": set(Terms), "statement": set()}
    for row in rows:
        assert row.value in {str(each) for each in values[row.kind]}
        assert set(row.when) <= {str(each) for each in narrowed[row.kind]}


def test_every_type_has_a_code_of_cameo() -> None:
    """Three figures, the root of CAMEO's twenty and a nought."""
    cameo = codebook.load().cameo
    assert set(cameo) == set(EventType)
    assert all(len(code) == 3 and 1 <= int(code[:2]) <= 20 and code[2] == "0" for code in cameo.values())


def test_every_type_has_a_quad_and_a_score() -> None:
    """Cooperation is positive, conflict is not; what is done weighs more than what is said."""
    rows, faults = parse((SHIPPED / "plover_scores.tsv").read_bytes(), PloverScoreRow, name="plover_scores.tsv")
    assert not faults
    assert {row.type for row in rows if row.mode is None} == set(EventType)
    for row in rows:
        assert 1 <= row.quad <= 4
        assert row.score > 0 if row.quad <= 2 else row.score <= 0.5


@pytest.mark.parametrize("type_", EventType)
def test_what_happened_keeps_its_type_and_what_is_hypothetical_has_none(type_: EventType) -> None:
    """The table changes what is planned or negated, never what is done."""
    done = PLOVER.type_of("event", type_, Status.ACTUAL)
    assert done is not None
    assert (done.type, done.mode) == (type_, None)
    assert PLOVER.type_of("event", type_, Status.HYPOTHETICAL) is None


@pytest.mark.parametrize(
    ("kind", "value", "when", "expected"),
    [
        ("event", "AID", "planned", (EventType.AGREE, None)),
        ("event", "ASSAULT", "planned", (EventType.THREATEN, None)),
        ("event", "RETREAT", "negated", (EventType.REJECT, "yield")),
        ("event", "CONSULT", "negated", (EventType.REJECT, "meet")),
        ("event", "ASSAULT", "negated", None),
        ("step", "pledged", "unknown", (EventType.AGREE, None)),
        ("step", "fulfilled", "gift", (EventType.AID, None)),
        ("step", "fulfilled", "sale", (EventType.COOPERATE, None)),
        ("step", "fulfilled", "unknown", None),
        ("step", "not_fulfilled", "gift", None),
        ("statement", "accuses", "", (EventType.ACCUSE, None)),
        ("statement", "asserts", "", None),
    ],
)
def test_what_has_a_status_gets_the_type_that_says_it(kind: object, value: str, when: str, expected: object) -> None:
    """A promised delivery is an agreement; a delivery on unknown terms is neither aid nor trade."""
    found = PLOVER.type_of(kind, value, when)  # type: ignore[arg-type]
    assert (None if found is None else (found.type, found.mode)) == expected


def test_a_mode_has_its_score_or_that_of_its_type() -> None:
    """A visit counts more than a phone call; an unknown mode as the type."""
    scores = [PLOVER.score_of(EventType.CONSULT, mode) for mode in ("visit", "phone", "elsewhere", None)]
    assert [each.score if each else None for each in scores] == [4, 1.5, 2.5, 2.5]
