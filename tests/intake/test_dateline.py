import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.intake.dateline import dateline

GOES_ON = "The cabinet met on Monday to discuss it."


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("NAIROBI, March 3 (SWX) -- ", "NAIROBI", "March 3", "SWX"),
        ("LIMA, November 11. /SWX/. ", "LIMA", "November 11", "SWX"),
        ("LIMA. Nov 11 (SWX) - ", "LIMA", "Nov 11", "SWX"),
        ("Thimphu – ", "Thimphu", None, None),
        ("Thimphu, 4 May (SWX): ", "Thimphu", "4 May", "SWX"),
        ("Thimphu /SWX/ ", "Thimphu", None, "SWX"),
        ("SUVA and PORT VILA, Jul 26 2031 (SWX) - ", "SUVA and PORT VILA", "Jul 26 2031", "SWX"),
        ("RENO, Nev. --", "RENO, Nev", None, None),
        ("CUSCO, PERU.- ", "CUSCO, PERU", None, None),
        ("harbour News / Sea, 5 November - ", "harbour News / Sea", "5 November", None),
        ("SUVA (May 6, 2031) — ", "SUVA", "May 6, 2031", None),
        ("SUVA- 24 July 2031: ", "SUVA", "24 July 2031", None),
        ("Lusaka (SWX) 10 November 2031 | ", "Lusaka", "10 November 2031", "SWX"),
        ("Lusaka | 10 November 2031 | ", "Lusaka", "10 November 2031", None),
        ("(SWX) - ", None, None, "SWX"),
        ("Aug 5 (SWX) - ", None, "Aug 5", "SWX"),
        ("Springfield D.C. [Nowhere], July 26 (SWX): ", "Springfield D.C", "July 26", "SWX"),
        ("N'DJAMENA, Chad (SWX) — ", "N'DJAMENA, Chad", None, "SWX"),
        ("SUVA/PORT VILA, July 26, 2031 - ", "SUVA/PORT VILA", "July 26, 2031", None),
        ("Suva/Apia/Lima (SWX) – ", "Suva/Apia/Lima", None, "SWX"),
        ("Suva/SWX/. ", "Suva", None, "SWX"),
        ("[Suva, 3 March 2031] – ", "Suva", "3 March 2031", None),
        ("Suva, 12.03.2031 – ", "Suva", "12.03.2031", None),
        ("Port Vila, Vanuatu, 2031-03-04 - ", "Port Vila, Vanuatu", "2031-03-04", None),
        ("LIMA, 04/11/2031 – ", "LIMA", "04/11/2031", None),
        ("3 March 2031, Suva - ", "Suva", "3 March 2031", None),
        ("Tuesday, 4 March 2031, Port Vila: ", "Port Vila", "Tuesday, 4 March 2031", None),
        ("Suva, Peru, Mon. March 4 - ", "Suva, Peru", "Mon. March 4", None),
        ("SUVA, March 4, 2031 (SWX)-", "SUVA", "March 4, 2031", "SWX"),
        ("Suva, 4 March, 2031. ", "Suva", "4 March, 2031", None),
        ("ST. PETERSBURG, Monday, June 5. /SWX/. ", "ST. PETERSBURG", "Monday, June 5", "SWX"),
    ],
)
def test_datelines(head, place, day, agency):
    """Place, day and agency are read in the orders in which agencies print them."""
    found = dateline(head + GOES_ON)
    assert found is not None
    assert (found.place, found.day, found.agency, found.end) == (place, day, agency, len(head))


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet met on Monday to discuss it.",
        "President Abena Mensah has announced a set of actions.",
        "Suva - which lies on the coast - has a port.",
        "The Port Agency (PA) said on Saturday that it would.",
        "On July 5: the government met in the capital.",
        "Suva: yes.",
        "[Photo] - The cabinet met on Monday to discuss it.",
        "[Q]: The cabinet met on Monday to discuss it?",
        "[UPDATE 2] - The cabinet met on Monday to discuss it.",
        "14 May 2031 Ruiz: The cabinet met on Monday to discuss it.",
        "4 March 2031 Cabinet Of The Islands Meets - the ministers go home tomorrow.",
        "In March, 4/11/2031 was agreed on. The cabinet met on Monday to discuss it.",
        "- The cabinet met on Monday to discuss it.",
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven - The cabinet met on Monday to discuss it.",
        "",
    ],
)
def test_sentences(text):
    """What goes on as a sentence, or is followed by none, has no dateline."""
    assert dateline(text) is None


@given(st.text(alphabet="Aab (),.-–—:/[]1 May", max_size=60))
def test_any_text(text):
    """Any text has a dateline inside itself or none."""
    found = dateline(text)
    assert found is None or 0 < found.end < len(text)
