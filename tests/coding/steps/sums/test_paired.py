"""Steps whose sides are the two states of their passage."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step, and its first number."""
    provider, recipient = ("+".join(party.country for party in parties) for parties in (step.provider, step.recipient))
    amount = next((line.value or line.quantity for line in step.lines), None)
    number = f" {amount.low:.0f}" if amount is not None and amount.low is not None else ""
    return f"{provider} > {recipient} {step.kind.value} {step.step.value}{number}"


def steps(text: str) -> list[str]:
    title, blank, body = text.partition("\n\n")
    found = findings(body, title=title, reader=learned()) if blank else findings(text, reader=learned())
    return [told(step) for step in found.steps]


ORDER = (
    "The first 10 of 40 tanks that Chile ordered from Norway in July will arrive at the port of Iquique next month. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ORDER}", "NOR > CHL goods pledged 10"),
        (
            f"{ORDER}Twelve howitzers were handed over at a ceremony on 19 October.",
            "NOR > CHL goods partly_delivered 12",
        ),
        (f"{ORDER}Chile signed a $90 million contract in August for the tanks.", "NOR > CHL money signed 90000000"),
        (f'{ORDER}"We have already transferred the advance payment," a Chilean minister said.', "CHL > NOR money"),
        (
            "Peru donated a patrol boat to Togo, and half of the 3 million euros for its upkeep has been paid.",
            "PER > TGO money partly_delivered 1500000",
        ),
        (
            "Fiji's minister spoke in Tonga on Monday. We promised four boats to Tonga.",
            "FJI > TON goods pledged",
        ),
        (
            (
                'Fiji held talks with Peru. "We have decided to write off 12 million euros that Togo owes us," '
                "the Fijian foreign minister said."
            ),
            "FJI > TGO money pledged 12000000",
        ),
        ("Chad gave Togo 20 lorries. For its part Togo has undertaken to settle its unpaid bills.", "TGO > TCD policy"),
        ("What about Togo? Chad agreed to sell its neighbour 30 megawatts from July.", "TCD > TGO goods pledged 30"),
        (
            "What arms were sent to Togo\n\nPeru was to deliver 36 howitzers under a contract of 2021.\n",
            "PER > TGO goods pledged 36",
        ),
        (
            (
                "Flood response, Lome, week 4\n\nPeru handed over two water pumps to the camp's authorities. "
                "Chile has committed a further 20 doctors.\n"
            ),
            "CHL > TGO deployment pledged 20",
        ),
        (
            "Flood response, Lome, week 4\n\nPeru handed over two water pumps to the camp's authorities.\n",
            "PER > TGO goods partly_delivered 2",
        ),
        (
            "Help for Togo after the flood\n\nPeru has disbursed all of the 3 million dollars promised in 2022.\n",
            "PER > TGO money fulfilled 3000000",
        ),
    ],
)
def test_a_passage_of_two_states_tells_the_other_side(text, expected):
    assert any(one.startswith(expected) for one in steps(text)), steps(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{ORDER}Sweden had made an offer. Twelve howitzers were handed over at a ceremony on 19 October.",
        f"{ORDER}Twelve howitzers will be given to the Andes Fund.",
        "Chile met Norway on Monday. Twelve howitzers were handed over at a ceremony on 19 October.",
        "* Norway sold Chile 40 tanks.\n* Twelve howitzers were handed over at a ceremony on 19 October.\n",
    ],
)
def test_what_the_passage_leaves_open_has_no_sides(text):
    """A third state, a fund, mere talks and another item of a list leave the sides open."""
    found = findings(text, reader=learned()).steps
    assert not any("howitzer" in one.evidence[0].quote for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Chad gave Togo 20 lorries. Togo's president promised to raise wages.",
        "Peru gave Togo 20 boats. We signed a contract for the supply of 4 million tonnes of gas.",
    ],
)
def test_what_is_tied_to_no_deal_is_promised_to_nobody(text):
    assert len(steps(text)) == 1


def test_what_goes_to_many_is_not_all_for_the_other_state():
    """Loans to a continent are not those of the one land that the passage names."""
    text = (
        "Peru gave Togo a stadium in 1970. The crowds cheered. Rain fell. Peru offered interest-free loans to Africa."
    )
    assert not any(one.startswith("PER > TGO money") for one in steps(text))


def test_a_list_below_a_title_of_two_states_is_of_both():
    """Each item of a joint statement is told for itself, and all are of the two that the title names."""
    text = (
        "Joint statement of Peru and Togo\n\n"
        "- Peru will grant Togo 20 boats.\n"
        "- Under the agreement, Togo undertook to exempt the crews from customs duty.\n"
    )
    assert "TGO > PER policy pledged" in steps(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("News\n\n- Peru / Togo. Lima will transfer 40 all-terrain vehicles in May.", ["PER > TGO goods pledged 40"]),
        (
            "News\n\n- Peru / Togo. Lima cancelled the sale of eight helicopters after Lome missed two payments.",
            ["PER > TGO goods cancelled 8"],
        ),
        (
            (
                "Embassy of the Republic of Korea in Lusaka - Press release\n\nOn 16 April the Ambassador handed over 12 "
                "trucks to the Lusaka City Council."
            ),
            ["KOR > ZMB goods partly_delivered 12"],
        ),
        (
            (
                "Questions\n\nMr Sand asked what Togo had received from Peru.\n\nTHE MINISTER: Peru promised us two patrol "
                "boats. One boat arrived last week."
            ),
            ["PER > TGO goods pledged 2", "PER > TGO goods partly_delivered 1"],
        ),
        (
            "Peru agreed to sell Togo six boats. Lome has paid 40 million euros. Chile offered ten trucks in May.",
            ["PER > TGO goods pledged 6", "TGO > PER money partly_delivered 40000000", "CHL > TGO goods pledged 10"],
        ),
        ("News\n\n- Peru, Togo. Lima will transfer 40 all-terrain vehicles in May.", []),
        (
            (
                "Ministry of Foreign Affairs of Peru - Press communique\n\nThe Ambassador in Lome handed over to the "
                "Ministry of Health of Togo 300 doses of vaccine."
            ),
            ["PER > TGO goods partly_delivered 300"],
        ),
        (
            (
                "Joint statement on the visit of the President of Peru to Togo\n\nThe Peruvian side expressed its "
                "gratitude for the 50 tonnes of fertiliser received in May."
            ),
            ["TGO > PER goods partly_delivered 50"],
        ),
        (
            (
                "Peru and Togo signed an agreement on fish on Monday.\n\nTogo's minister recalled that Lima had promised "
                "three boats in 2020."
            ),
            ["PER+TGO > PER+TGO policy signed", "PER > TGO goods pledged 3"],
        ),
    ],
)
def test_headings_pages_and_thanks_tell_the_other_side(text, expected):
    """Two states that head a line are its sides; an envoy gives for whoever's page it is; thanks go to the giver."""
    assert steps(text) == expected
