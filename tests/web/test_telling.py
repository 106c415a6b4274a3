"""Records in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.values import (
    BEL,
    GRAIN,
    MARCH,
    NORLAND,
    REBELS,
    SUDRIA,
    event,
    read_main,
    read_other,
    records_of,
    report_of,
    statement,
)
from servanda.model import (
    UNKNOWN,
    Basis,
    Casualties,
    Count,
    EventType,
    Period,
    Place,
    Record,
    RecordId,
    Relation,
    Stance,
    Status,
    Support,
    WhenBasis,
    on,
)
from servanda.web.telling import dated, sentence
from servanda.web.wording import cut

REPORT = report_of("Norland will send grain to Sudria. The rebels attacked Zür.")
ALONE = Support(1, 1, 1)


def told(**changed: object) -> str:
    made = event(REPORT, "Norland will send grain to Sudria", **changed)
    return sentence(Record(RecordId(made.id), made, (made.id,), ALONE))


def test_a_plan_reads_as_a_plan() -> None:
    """Whose word it is comes first, then what the words claim of the world."""
    assert told() == (
        "On the word of Ana Bel: aid or a transfer from Norland to Sudria is planned in March 2031."
        " 40,000 tonnes grain (at most 2.5 USD)."
    )


def test_an_allegation_opens_as_one() -> None:
    """No act is told without the one who alleges it."""
    words = told(
        type=EventType.ASSAULT,
        basis=Basis.ALLEGED,
        status=Status.ACTUAL,
        source=(REBELS,),
        target=(SUDRIA,),
        lines=(),
        place=Place("Zür", "SDR"),
        casualties=Casualties(Count(2.0, 2.0), None),
    )
    assert (
        words == "Alleged by Ana Bel: an attack by the rebels on Sudria in Zür (SDR) took place in March 2031. 2 dead."
    )


@pytest.mark.parametrize(
    ("status", "claim"),
    [
        (Status.NEGATED, "did not or will not take place"),
        (Status.CONDITIONAL, "would follow if a condition is met"),
        (Status.HYPOTHETICAL, "is only supposed"),
    ],
)
def test_what_did_not_happen_is_not_told_as_done(status: Status, claim: str) -> None:
    """Each status has its own words."""
    assert claim in told(status=status, lines=())


def test_parties_on_both_sides_are_named_once() -> None:
    """Talks of two are between them; an act of nobody known is one of an unknown party."""
    both = (NORLAND, SUDRIA)
    assert "talks between Norland and Sudria" in told(type=EventType.CONSULT, source=both, target=both, lines=())
    assert "talks of an unknown party with Norland" in told(
        type=EventType.CONSULT, source=(), target=(NORLAND,), lines=()
    )


def test_a_statement_is_told_with_its_carriers() -> None:
    """Speaker, stance, day and outlet, then the words."""
    said = statement(REPORT, "Norland will send grain to Sudria")
    assert sentence(Record(RecordId(said.id), said, (said.id,), ALONE)) == (
        "Ana Bel promises (of Sudria) on 4 February 2031, as Norland Courier tells it:"
        " “Norland will send grain to Sudria”"
    )
    nameless = statement(REPORT, "grain", speaker=None, said=UNKNOWN, stance=Stance.CLAIMS_RESPONSIBILITY, target=None)
    assert sentence(Record(RecordId(nameless.id), nameless, (nameless.id,), ALONE)).startswith(
        "A speaker whom the page does not name claims responsibility, on a day that is unknown,"
    )


def test_a_commitment_is_told_with_its_state_and_flags() -> None:
    """Who promised whom what, how far it got, and what is open."""
    (record,) = records_of(read_main(), read_other()).commitments
    assert sentence(record) == (
        "Norland to Sudria: 40,000 tonnes grain (at most 2.5 USD). Pledged on 4 February 2031. One-sided, single source."
    )


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (UNKNOWN, ", on a day that is unknown"),
        (on(date(2031, 3, 4)), " on 4 March 2031"),
        (MARCH, " in March 2031"),
        (
            Period("[..2031-04-02]", None, date(2031, 4, 2), Relation.AT, WhenBasis.PUBLICATION),
            ", by 2 April 2031 (the day of publication)",
        ),
        (Period("2031-03-01/..", date(2031, 3, 1), None, Relation.SINCE, WhenBasis.STATED), ", since 1 March 2031"),
        (
            Period(None, date(2031, 3, 1), date(2031, 3, 9), Relation.AT, WhenBasis.INFERRED),
            " some time from 1 March 2031 to 9 March 2031 (inferred)",
        ),
    ],
)
def test_a_period_ends_a_clause(period: Period, words: str) -> None:
    """As wide as it is known, and how it is known."""
    assert dated(period) == words


def test_long_words_are_cut_between_words() -> None:
    """A cut is seen."""
    assert cut("grain " * 20, 20) == "grain grain grain … (cut)"
    assert cut("a" * 30, 10) == "a" * 10 + " … (cut)"
    assert GRAIN.item in cut(GRAIN.item, 20)
    assert BEL.name == cut(BEL.name, 7)
    assert len(cut("x" * 1_000_000, 80)) < 100
