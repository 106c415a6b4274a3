"""Sums whose own words tell that they are none of the gift told before."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

LEAD = "Norway pledged $4 million in aid to Togo on Monday. "


def sums(text: str) -> list[tuple[str, str, float]]:
    """Give giver, receiver and least worth in millions of each sum."""
    return sorted(
        (step.provider[0].country, step.recipient[0].country, (line.value.low or 0) / 1e6)
        for step in findings(text, reader=learned()).steps
        if step.provider and step.recipient
        for line in step.lines
        if line.value is not None
    )


@pytest.mark.parametrize(
    "text",
    [
        "The lender provided a $11 million loan to a cement firm.",
        "The ministry gave $11 million in grants to dairy farmers.",
        "The prime minister said it had spent $11 million in support for small shops.",
        "The ministry released $11 million in funding for schools.",
        "The bank announced a $11 million donation.",
        "Equinor announced a $11 million donation.",
        "The opposition promised $11 million in aid.",
        "Norway will provide $11 million in assistance to storm-hit farmers.",
        "Norway has spent $11 million on oil cleaning.",
        "Norway will pay $11 million to nurses.",
    ],
)
def test_what_goes_to_others_or_comes_from_others_borrows_no_side(text):
    """A cement firm, farmers and nurses are of every land; the bank and the opposition are not the state."""
    assert sums(LEAD + text) == [("NOR", "TGO", 4.0)]


@pytest.mark.parametrize(
    "text",
    [
        "It also announced $11 million in aid for flood victims.",
        "Oslo also announced $11 million in aid for displaced families.",
        "The government announced $11 million in additional aid.",
        "Oslo will also provide $11 million in aid for clinics.",
    ],
)
def test_what_the_state_gives_to_the_helped_goes_on(text):
    """Victims and the displaced may be those of the land that the report is about."""
    assert sums(LEAD + text) == [("NOR", "TGO", 4.0), ("NOR", "TGO", 11.0)]


@pytest.mark.parametrize(
    "text",
    [
        "India gave Nepal $4 million on Monday. The state of Bihar announced $30 million in aid to flooded villages.",
        "India gave Nepal $4 million on Monday. The government also released $30 million in aid to villages in Assam.",
        "India lent Nepal $4 million on Monday. Ncellora signed a $30 million loan with Finnbank.",
    ],
)
def test_provinces_firms_and_places_at_home_borrow_no_side(text):
    """A province is not the state that gave before, two firms are no states, and its own villages are at home."""
    assert sums(text) == [("IND", "NPL", 4.0)]


@pytest.mark.parametrize(
    "text",
    [
        "The foundation donated 300 laptops.",
        "The bank will provide loans.",
        "The army has received 40 trucks from the public works department.",
    ],
)
def test_goods_that_tell_of_others_borrow_no_side(text):
    """Goods are lent a side as sums are: what a foundation or the public works gives is no gift told before."""
    lead = "Norway gave Togo 20 tents on Monday. "
    told = findings(lead + text, reader=learned()).steps
    assert [[line.item for line in step.lines] for step in told if step.provider and step.recipient] == [["tents"]]


def test_a_loan_paid_back_to_those_who_hold_bonds_goes_to_no_state():
    """'to bondholders' is not to the state that lent before."""
    text = "China lent Ghana $50 million on Monday. Ghana repaid $20 million in full to bondholders."
    assert sums(text) == [("CHN", "GHA", 50.0)]


def test_parties_and_named_receivers_stay():
    """A receiver in print is never borrowed, and a part goes where its whole goes."""
    text = "Norway gave $9 million to farmers in Togo. Sweden, through its banks, gave Togo $3 million for farmers."
    assert ("NOR", "TGO", 9.0) in sums(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden signed a $50 million loan with the Central Bank of Kenya.", ("SWE", "KEN", 50.0)),
        ("Peru signed a $50 million loan with the Export-Import Bank of India.", ("IND", "PER", 50.0)),
    ],
)
def test_a_central_bank_borrows_and_a_bank_for_exports_lends(text, expected):
    """Who signs a loan with a land's own central bank lends to it."""
    assert sums(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Togolese team completed training in Norway before the cup.",
        "Peru met Chile on Monday. Peru promised to free 200 prisoners under an amnesty.",
        "Peru met Chile on Monday. It pledged to resume flights between Lima and Cusco.",
    ],
)
def test_what_may_be_all_at_home_is_for_no_other(text):
    """A team's own training, an amnesty and flights inside a land are no gifts to whoever was met."""
    assert not [one for one in findings(text, reader=learned()).steps if one.provider and one.recipient]


@pytest.mark.parametrize(
    "text",
    [
        "Norway gave $2 million for the defence against Russia.",
        "Norway granted $2 million for villages near Estonia.",
        "Norway announced $2 million for repairs to its embassy in Togo.",
        "Norway pledged $2 million for fans travelling to Qatar.",
    ],
)
def test_a_land_that_only_tells_where_or_against_whom_receives_nothing(text):
    """What stands behind "against", "near" or "its embassy in" is no receiver."""
    assert sums(text) == []


def test_a_land_in_which_others_are_helped_receives():
    """Those who fled are helped where they are."""
    assert sums("Norway pledged $2 million for refugees who fled to Chad.") == [("NOR", "TCD", 2.0)]
