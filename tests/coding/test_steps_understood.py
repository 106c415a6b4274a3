"""Steps one of whose sides the words around an amount leave to be understood."""

from __future__ import annotations

import pytest
from sample_news import findings, learned

from servanda.model import Step

TALKS = "The foreign minister of Norway, Kari Lund, met her Malawian counterpart, Peter Banda, in Lilongwe on Tuesday. "


def steps(text: str) -> list[Step]:
    return [
        step
        for step in findings(text, reader=learned()).steps
        if any(one.rule == "step.understood" for one in step.evidence)
    ]


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step, and its first number."""
    provider, recipient = ("+".join(party.code for party in parties) for parties in (step.provider, step.recipient))
    amount = next((line.value or line.quantity for line in step.lines), None)
    number = f" {amount.low:.0f}" if amount is not None else ""
    return f"{provider} > {recipient} {step.kind.value} {step.step.value}{number}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TALKS + "Lund announced a further 6 million euros for schools.", "NOR > MWI money pledged 6000000"),
        (TALKS + "Norway will provide 4 million euros for wells, she said.", "NOR > MWI money pledged 4000000"),
        ("Fiji gave Tonga 20 tents on Monday. Samoa donated 10 generators.", "WSM > TON goods partly_delivered 10"),
        (
            "At a conference donors pledged 120 million euros for Lebanon. Cyprus will give 2 million euros.",
            "CYP > LBN money pledged 2000000",
        ),
        (
            "The Ministry of Defence of Italy announces that two patrol boats were handed over to the Tunisian coast guard.",
            "ITA > TUN goods partly_delivered 2",
        ),
        (
            "Chad received 500 tonnes of rice on Monday. The shipment was donated by Thailand.",
            "THA > TCD goods partly_delivered 500",
        ),
        ("Italian instructors have trained 60 Tunisian sailors.", "ITA > TUN training partly_delivered 60"),
        ("Kenya will pay Uganda $3 billion for the pipeline.", "KEN > UGA money pledged 3000000000"),
        (
            "Tanzania leased two berths to the United Arab Emirates. Abu Dhabi has paid $50 million in advance.",
            "ARE > TZA money partly_delivered 50000000",
        ),
    ],
)
def test_the_other_side_is_the_one_told_of_just_before(text, expected):
    """Talks, a deal, a gift of others, or the next sentence leave one state that it can be."""
    assert [told(step) for step in steps(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        TALKS + "Norway allocated 5 million euros for its own schools.",
        TALKS + "Lund announced 6 million euros for schools in Bergen.",
        TALKS + "Norway has provided 14 million doses to countries in the region.",
        TALKS + "Chad criticised Fiji. Norway will give 5 million euros.",
        TALKS + "Norway paid 5 million euros for a painting.",
        TALKS + "Lund denied that Norway would give 5 million euros.",
        "Norway paid Chad 5 million dollars for a lease.",
        "Kenya will pay Uganda a fine of $3 billion.",
    ],
)
def test_what_may_be_for_oneself_or_for_a_third_stays_open(text):
    """A gift at home, one to many, a price and a fine are nobody's commitment to the last partner."""
    assert steps(text) == []


def test_givers_that_share_a_verb_each_give_their_own_sum():
    """The verb, the currency and the receiver are those of the first; only the first is said by its own speaker."""
    text = "Donors pledged 120 million euros for Lebanon. Norway promised 40 million euros, Peru 35 million and Fiji 5 million."
    found = steps(text)
    assert sorted(told(step) for step in found) == [
        "FJI > LBN money pledged 5000000",
        "NOR > LBN money pledged 40000000",
        "PER > LBN money pledged 35000000",
    ]
    assert [step.by for step in found if step.provider[0].code != "NOR"] == [None, None]


def test_a_training_mission_is_given_people_by_its_members():
    """Instructors help; a bare number behind another name counts the same people."""
    text = (
        "The European Union extended its training mission in Mozambique for two years. "
        "Portugal will contribute 60 instructors, Spain 20."
    )
    assert sorted(told(step) for step in steps(text)) == [
        "ESP > MOZ deployment pledged 20",
        "PRT > MOZ deployment pledged 60",
    ]


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("Afterwards, the ministers signed a memorandum of understanding on livestock.", "policy pledged"),
        ("They signed a treaty on extradition.", "treaty signed"),
        ("Three agreements on aviation, visas and mining were also signed.", "policy signed"),
    ],
)
def test_papers_signed_after_talks_are_of_those_who_talked(paper, expected):
    """A read-out lists them at its end and names the two sides at its head."""
    text = "The prime ministers of Laos and Nepal, Kham Sith and Ram Thapa, met in Kathmandu on Monday. "
    assert [told(step) for step in steps(text + paper)] == [f"LAO+NPL > LAO+NPL {expected}"]


@pytest.mark.parametrize(
    "paper",
    [
        "The companies signed a contract.",
        "The agreement was signed in May.",
        "A memorandum was signed between Chad and Fiji.",
        "The ministers have not signed a treaty.",
    ],
)
def test_papers_of_others_are_not_theirs(paper):
    """Firms, third states and a paper that is known already are no signing of the two."""
    text = "The prime ministers of Laos and Nepal, Kham Sith and Ram Thapa, met in Kathmandu on Monday. "
    assert steps(text + paper) == []


def test_relevant_agreements_are_those_of_the_promise_just_told():
    """Its sides are the promise's, each on its own side, and its day is the one that stands with the signing."""
    text = (
        "Oman will send Chad 40 tents, its foreign minister said on Monday. "
        "Relevant agreements were signed in this regard in May 2021."
    )
    found = steps(text)
    assert [told(step) for step in found] == ["OMN > TCD goods signed"]
    assert found[0].when.edtf == "2021-05"
