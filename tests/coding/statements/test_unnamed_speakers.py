"""Speakers without a name whose state or organisation is printed."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def speakers(text: str) -> list[tuple[str, str] | None]:
    """Give code and name of whoever speaks in each statement of a text."""
    said = findings(text, reader=learned()).statements
    return [(one.speaker.code, one.speaker.name) if one.speaker else None for one in said]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A Peruvian official said that the bridge was open.", "PER.GOV"),
        ("A Peruvian army spokesman said that the bridge was open.", "PER.MIL"),
        ("A spokeswoman for Peru's foreign ministry told reporters that the bridge was open.", "PER.GOV"),
        ("A UN spokesman said that the bridge was open.", "UNO"),
        ("A senior Peruvian army officer said that the bridge was open.", "PER.MIL"),
        ("A spokesman for President Omar Deel of Chad said that the bridge was open.", "TCD.GOV"),
        ("A spokesman for the Lantern Motors Group said that the bridge was open.", "---"),
        ("Rebels said that they had captured Abeche in Chad.", "TCD.REB"),
    ],
)
def test_one_of_a_states_people_speaks_for_himself(text: str, code: str):
    """An unnamed official is an actor with the code of his state's body, and no holder of an office."""
    assert [one[0] if one else None for one in speakers(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "An official said that the bridge was open.",
        "Analysts said that the bridge was open.",
    ],
)
def test_who_belongs_to_nobody_printed_stays_unnamed(text: str):
    """Nothing is filled in from the report's home."""
    assert speakers(text) == [None]


def test_he_goes_on_where_an_unnamed_official_spoke():
    """The official of a moment ago is whom "he" means; a second one is another."""
    text = "A Peruvian official said that the bridge was open. He added that it was new. A Peruvian official sang."
    assert speakers(text) == [("PER.GOV", "Peruvian official")] * 2
    found = findings("A Peruvian official said it rained. A Peruvian official said it snowed.", reader=learned())
    assert len({one.speaker.actor for one in found.statements if one.speaker}) == 2


def test_an_official_with_a_name_is_the_named_one():
    """The name behind the comma is no second person."""
    found = findings("A former Bolivian minister, Carla Quispe, said that the contract was void.", reader=learned())
    assert [actor.name for actor in found.actors if actor.code == "BOL.GOV"] == ["Carla Quispe"]


def test_who_does_not_speak_is_no_actor():
    """The official who is met is nobody in particular."""
    found = findings("President Omar Deel met a Peruvian official.", reader=learned())
    assert all(actor.name != "Peruvian official" for actor in found.actors)


def test_the_company_is_no_directorate():
    """A body whose name says that it is none is passed over."""
    text = "The Salt Directorate said that it had fined Lantern Motors Corp. The company said that it would pay."
    assert ("---", "Lantern Motors Corp") in speakers(text)


def test_whoever_speaks_of_it_first_means_itself():
    """The state named before the speaker is not "it"."""
    text = "Peru sent help to the port as the Rowing Federation said it was short of boats."
    found = findings(text, reader=learned())
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[one.actor] for one in found.mentions if one.quote == "it" and one.actor] == ["Rowing Federation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Electoral observers from the Organization of American States urged Peru to pay.",
            [("Electoral observers", "OAS")],
        ),
        ("Experts of the African Union said the vote was fair.", [("Experts", "AFU")]),
        ("Boats from the African Union said the vote was fair.", []),
        ("Farmers of the north said the vote was fair.", [("Farmers of the north", "---")]),
        ("Experts said the vote was fair.", []),
    ],
)
def test_the_people_of_an_organisation_speak_for_it(text, expected):
    """Observers and experts of an organisation of states have its code where it is printed behind them."""
    said = findings(text, reader=learned()).statements
    assert [(one.speaker.name, one.speaker.code) for one in said if one.speaker] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Western diplomats said Peru was wrong.", "Two Western diplomats"),
        ("Human rights groups say the vote was stolen.", "Human rights groups"),
        ("An aide to President Omar Deel said the deal was dead.", "An aide to President Omar Deel"),
        ("Residents of Goma said the soldiers had left.", "Residents of Goma"),
        ("A diplomatic source said the ministers would meet.", "A diplomatic source"),
    ],
)
def test_people_told_apart_by_more_than_a_noun_speak_without_a_code(text, expected):
    """Ruling 30: unnamed actors are actors; no state is filled in."""
    assert ("---", expected) in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "An official said that the bridge was open.",
        "Analysts said that the bridge was open.",
        "The two diplomats said that the bridge was open.",
        "Number 10 said that the call was frank.",
        "A long awaited report said that the bridge was open.",
    ],
)
def test_who_is_no_more_than_a_noun_stays_nobody(text):
    """ "An official", those told of before, a house number, a paper."""
    assert [one for one in speakers(text) if one is not None] == []


def test_people_whom_nobody_names_vouch_for_nothing_and_promise_nothing():
    """What a diplomatic source tells of is of unnamed basis, and no commitment of anybody."""
    text = "Chad's president is likely to visit Peru in May, a diplomatic source said."
    found = findings(text, reader=learned())
    assert {one.basis.value for one in found.events} <= {"unnamed"}
    assert found.steps == ()


def test_two_who_are_told_of_first_are_not_the_two_states_before():
    """ "Two envoys" are new ones; "the two envoys" would be those told of."""
    said = findings("Peru may send ships to Togo, two Western envoys said.", reader=learned()).statements
    assert [(one.speaker.name if one.speaker else None, one.speakers) for one in said] == [("two Western envoys", ())]


def test_what_may_be_done_is_not_done():
    """A tagger takes "may" behind two names for a noun; the tree knows better."""
    found = findings("Jamaica and Guatemala may send troops to Haiti, two diplomats said.", reader=learned())
    assert "actual" not in {one.status.value for one in found.events}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The representative of Malta said that the bridge was open.", ("MLT.GOV", "representative of Malta")),
        ("The delegate of Malta said that the bridge was open.", ("MLT.GOV", "delegate of Malta")),
        ("The representative of the Chilean miners said that the bridge was open.", None),
    ],
)
def test_a_delegate_of_a_state_speaks_as_one_of_its_people(text, speaker):
    """So do those who speak in the Security Council; who speaks for miners is none of the state's."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Zambia votes in May. Government officials said that the bridge was open.",
            ("ZMB.GOV", "Government officials"),
        ),
        ("Zambia votes in May. A military official said that the bridge was open.", ("ZMB.MIL", "military official")),
        ("Zambia votes in May. A government spokesman said the bridge was open.", ("ZMB.GOV", "government spokesman")),
        ("Zambia votes in May. Opposition leaders said the count was slow.", ("ZMB.OPP", "Opposition leaders")),
        ("Zambia met Chad. Togo met Peru. Government officials said it was over.", ("---", "Government officials")),
    ],
)
def test_the_homes_own_people_speak_for_it(text, expected):
    """A word for the body right before them says whose they are, where one state is at home in the report."""
    assert speakers(text) == [expected]


def test_whoever_the_opposition_follows_is_no_official():
    """Activists of the opposition are people; its leaders are its own."""
    found = findings("Police in Zambia held seven opposition activists and two opposition leaders.", reader=learned())
    assert {one.code for one in found.actors} >= {"ZMB.CVL", "ZMB.OPP"}
