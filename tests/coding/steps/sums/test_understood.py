"""Steps one of whose sides the words around an amount leave to be understood."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
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
    assert expected in [told(step) for step in findings(text, reader=learned()).steps]


@pytest.mark.parametrize(
    "text",
    [
        TALKS + "Norway allocated 5 million euros for its own schools.",
        TALKS + "Lund announced 6 million euros for schools in Bergen.",
        TALKS + "Chad criticised Fiji. Norway will give 5 million euros.",
        TALKS + "Norway paid 5 million euros for a painting.",
        TALKS + "Lund denied that Norway would give 5 million euros.",
        "Norway paid Chad 5 million dollars for a lease.",
        "Kenya will pay Uganda a fine of $3 billion.",
    ],
)
def test_what_may_be_for_oneself_or_for_a_third_stays_open(text):
    """A gift at home, a price and a fine are nobody's commitment to the last partner."""
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
    assert [told(step) for step in findings(text + paper, reader=learned()).steps] == [f"LAO+NPL > LAO+NPL {expected}"]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkey sent 20 ambulances to Sudan and 10 tents to Chad on Monday.",
            {"TUR > SDN goods partly_delivered 20", "TUR > TCD goods partly_delivered 10"},
        ),
        (
            "Norway pledged $20 million to Fiji and $10 million to Tonga.",
            {"NOR > FJI money pledged 20000000", "NOR > TON money pledged 10000000"},
        ),
        (
            "Turkey sent 20 ambulances and 10 tents to Chad on Monday.",
            {"TUR > TCD goods partly_delivered 20"},
        ),
    ],
)
def test_each_amount_goes_to_the_state_behind_it(text, expected):
    """Where a sentence parts its amounts; one receiver behind two amounts has both."""
    assert {told(step) for step in findings(text, reader=learned()).steps} == expected


def test_people_who_set_out_are_sent_by_the_state_that_says_so():
    """Police officers are help wherever they deploy."""
    text = "Kenya's foreign minister said on Monday that 600 police officers will deploy to Haiti in August."
    assert [told(step) for step in steps(text)] == ["KEN > HTI deployment pledged 600"]


def test_the_cost_of_common_work_is_no_money_that_each_gives_the_other():
    """Two that build a plant at a cost have promised the plant."""
    text = "Uganda and Kenya agreed to build two hydroelectric plants on the Nile at a cost of $552 million."
    assert {step.kind.value for step in findings(text, reader=learned()).steps} == {"goods"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Aid agencies in Yemen have received too little, the charity said. Oman, which pledged $230 million in March, "
                "has paid nothing. Kuwait has disbursed $100 million of the $331 million it promised."
            ),
            {
                "OMN > YEM money pledged 230000000",
                "KWT > YEM money partly_delivered 100000000",
                "KWT > YEM money pledged 331000000",
            },
        ),
        (
            (
                "Ambassador Lucy Grant handed over a cheque for 15 million shillings to the Tanzanian Red Cross on behalf of "
                "the Australian government on Monday."
            ),
            {"AUS > TZA money partly_delivered 15000000"},
        ),
        (
            "Australia has supported Tanzania with more than 300 million dollars since 2018.",
            {"AUS > TZA money partly_delivered 300000000"},
        ),
        ("Aid agencies in Yemen and Chad have received too little. Kuwait promised $331 million.", set()),
        ("Australia has supported Tanzania with 300 officers of its army.", set()),
    ],
)
def test_need_a_behalf_and_support_with_a_sum_have_two_sides(text, expected):
    """A land in need receives what is pledged next; who gives on behalf of a state gives for it."""
    assert {told(step) for step in findings(text, reader=learned()).steps} == expected


def test_the_signing_that_two_witness_is_theirs():
    """A read-out has the leaders witness what their ministers sign."""
    text = (
        "The prime ministers of Laos and Nepal, Kham Sith and Ram Thapa, met in Kathmandu on Monday. "
        "After the talks, they witnessed the signing of four cooperation documents."
    )
    assert [told(step) for step in steps(text)] == ["LAO+NPL > LAO+NPL policy signed"]


def test_what_is_done_in_return_is_for_the_one_who_promised_first():
    """The answer to a promise goes back to its giver."""
    text = (
        "Greece will take back 500 asylum seekers a year from Germany. "
        "In return Berlin is to accept 250 refugees with relatives in Germany."
    )
    found = findings(text, reader=learned()).steps
    assert told(found[-1]) == "DEU > GRC policy pledged"


def test_it_is_the_state_that_speaks():
    """ "While Botswana said it would" is no promise of the state before."""
    text = (
        "South Africa will keep its soldiers in Mozambique, while Botswana said it would bring home its 300 troops "
        "by September."
    )
    assert "BWA" in {step.provider[0].code for step in findings(text, reader=learned()).steps}
    assert "ZAF" not in {step.provider[0].code for step in findings(text, reader=learned()).steps}


@pytest.mark.parametrize(
    "text",
    [
        "Mexico's authorities promised to provide protection measures.",
        "Ghana promised to build two dams in the north.",
        "Uganda's opposition leaders agreed to meet the government.",
    ],
)
def test_what_is_for_nobody_else_is_promised_to_nobody(text):
    """Vague goods, works at home and a meeting without another side are no commitment between states."""
    assert findings(text, reader=learned()).steps == ()


@pytest.mark.parametrize(
    ("text", "giver", "receiver"),
    [
        ("A Norwegian medical team arrived in Tunisia on Monday.", "NOR", "TUN"),
        ("The 21st Norwegian medical team of 45 members arrived in Tunisia in May.", "NOR", "TUN"),
        ("Norway sent a 30-member demining team to Namibia.", "NOR", "NAM"),
        ("Ten Norwegian agricultural experts arrived in Ghana on Monday.", "NOR", "GHA"),
        ("A Norwegian medical group was dispatched to Zambia to help a hospital.", "NOR", "ZMB"),
        ("Norway sent a team of technical experts to Namibia to help fish farmers.", "NOR", "NAM"),
    ],
)
def test_a_team_of_helpers_that_is_sent_or_comes_is_help(text, giver, receiver):
    """Doctors, rescuers and experts whom one state sends to another are a deployment that has begun."""
    (step,) = findings(text, reader=learned()).steps
    assert (step.kind.value, step.step.value) == ("deployment", "partly_delivered")
    assert [party.country for party in (*step.provider, *step.recipient)] == [giver, receiver]


@pytest.mark.parametrize(
    "text",
    [
        "A Norwegian football team arrived in Tunisia.",
        "Norwegian soldiers arrived in Tunisia.",
        "A team arrived in Chad.",
    ],
)
def test_players_soldiers_and_teams_of_nobody_are_no_help(text):
    """Whoever comes to play or to fight, and whom nobody sent, gives nothing."""
    assert findings(text, reader=learned()).steps == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TALKS + "Norway has provided 14 million doses to countries in the region.", "partly_delivered"),
        ("On Monday Norway pledged 5 million euros in aid for the flood-hit countries of West Africa.", "pledged"),
    ],
)
def test_what_goes_to_several_lands_has_no_receiver(text, expected):
    """Help for countries that no name tells apart is a step whose receiver stays open."""
    (step,) = steps(text)
    assert (step.step.value, step.recipient) == (expected, ())


@pytest.mark.parametrize(
    "text",
    [
        "Malta will pay Nepal 5 million euros a year until 2030 for rural schools.",
        "Malta agreed on Monday to pay Nepal 5 million euros a year.",
    ],
)
def test_what_is_paid_every_year_is_promised(text):
    """A rate is a sum of money; "agreed" beside it is no second promise."""
    (step,) = findings(text, reader=learned()).steps
    assert told(step) == "MLT > NPL money pledged 5000000"
    assert step.lines[0].quantity.unit == "EUR per year"


def test_an_agreement_to_pay_has_the_day_of_the_agreement():
    """The words that frame a promise may have its day."""
    (step,) = findings("Malta agreed on Monday to pay Nepal 5 million euros.", reader=learned()).steps
    assert step.when.edtf == "2022-06-13"
    (step,) = findings("Malta agreed on Monday to give Nepal 5 million euros.", reader=learned()).steps
    assert step.when.edtf == "2022-06-13"


def test_the_only_two_states_of_a_report_are_giver_and_receiver():
    """Help without a receiver is for the one other state that the whole report names; a third leaves it open."""
    text = (
        "Norway and Malawi have had embassies since 1970. The harvest was good. Roads were built. Shops opened. "
        "People sang. In May Norway provided a loan of 5 million euros for the water board."
    )
    assert [told(step) for step in steps(text)] == ["NOR > MWI money partly_delivered 5000000"]
    assert steps(text.replace("Roads were built", "Peru built roads")) == []
    assert steps(text.replace("a loan of 5 million euros", "400 chairs")) == []


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("arrived in Asuncion on Tuesday", ["partly_delivered increment"]),
        ("have been handed over", ["partly_delivered unknown"]),
        ("have not arrived", []),
    ],
)
def test_what_a_sentence_calls_promised_and_tells_to_have_come_is_kept(later, expected):
    """The deed has the sides of the promise in its own sentence, and is new where it has a day."""
    found = steps(f"The 60 buses promised by South Korea to Paraguay in March {later}.")
    assert [f"{step.step.value} {step.scope.value}" for step in found] == expected
    assert all([one.country for one in (*step.provider, *step.recipient)] == ["KOR", "PRY"] for step in found)


def test_what_an_official_denies_is_not_kept():
    """A denial that what was promised has come is no delivery."""
    text = "Peru's minister denied that the 60 buses promised by South Korea to Paraguay in March arrived on Tuesday."
    assert steps(text) == []


def test_what_is_added_to_what_others_gave_goes_to_the_same():
    """'Norway will add a grant' of the power lines just told of; a tax that adds to a budget gives nothing."""
    text = (
        "The World Bank approved a loan of $300 million to Ethiopia on Tuesday. Norway will add a grant of $40 million."
    )
    found = findings(text, reader=learned()).steps
    assert [(one.provider[0].code, one.recipient[0].code, one.step.value) for one in found] == [
        ("UNO.WBG", "ETH", "pledged"),
        ("NOR", "ETH", "pledged"),
    ]
    assert findings("The tax would add 40 million euros to the budget of Ghana.", reader=learned()).steps == ()
