"""Which state an office belongs to that the text prints without one: what it costs."""

from __future__ import annotations

import sys

import pytest

from coding.sample_news import findings
from servanda.coding.actors import beside, states_beside, states_left, states_told, vacancy
from servanda.model import ActorKind, Span

_SYLLABLES = ("Ba", "Do", "Ke", "Li", "Mo", "Nu", "Ra", "Si", "Ta", "Wo")


def officials(number):
    """Give a report of so many paragraphs, each with an official of a state, one of none, and whose envoy he is."""
    names = (
        f"{_SYLLABLES[at % 10]}{_SYLLABLES[at // 10 % 10].lower()}na {_SYLLABLES[at % 10]}ruz{_SYLLABLES[at // 10].lower()}"
        for at in range(number)
    )
    return "\n\n".join(
        f"Peru's Trade Minister {name} left. Health Minister {name[::-1].title()} said the road was closed. The Omani "
        f"president's envoy Kofi {name.split()[1]} waited."
        for name in names
    )


def looked(text, monkeypatch):
    """Give how often it is asked whether a place lies in another, where states are sought for offices."""
    files, asked = {one.__file__ for one in (beside, vacancy, states_beside, states_told, states_left)}, [0]
    within = Span.__contains__

    def counted(self, other):
        asked[0] += sys._getframe(1).f_code.co_filename in files
        return within(self, other)

    with monkeypatch.context() as patch:
        patch.setattr(Span, "__contains__", counted)
        findings(text)
    return asked[0]


def test_hundreds_of_officials_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch):
    """Of four times as many officials four times as many places are looked at, not sixteen times."""
    few, many = (looked(officials(number), monkeypatch) for number in (15, 60))
    assert 0 < many < 6 * few


def officials_codes(text: str) -> dict[str, str]:
    """Give the codes of the persons of a report by their names."""
    return {one.name: one.code for one in findings(text).actors if one.kind is ActorKind.PERSON}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "King Hamid on Sunday received Chadian President Ali Musa. Bhutanese and Chadian envoys were there.",
            "BTN.GOV",
        ),
        ("King Hamid received Chadian President Ali Musa. Bhutanese, Jordanian and Chadian envoys were there.", "---"),
    ],
)
def test_a_king_printed_without_a_state_is_of_the_only_one_that_has_kings(text, code):
    """Chad has a president; of two thrones none leads."""
    assert officials_codes(text)["Hamid"] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Knut Olsen, the fisheries minister, agreed with a Chinese firm.", "NOR.GOV"),
        ("Knut Olsen, the fisheries, energy and ocean affairs minister, agreed with a Chinese firm.", "NOR.GOV"),
        ("Knut Olsen, the forestry minister, agreed with a Chinese firm.", "---"),
        ("Knut Olsen, the minister, agreed with a Chinese firm.", "---"),
    ],
)
def test_a_minister_is_of_the_state_whose_minister_of_that_portfolio_is_told_before(text, code):
    """The portfolio without a holder and the holder without a state are one."""
    before = "Norway's fisheries minister has blocked a Chinese firm."
    assert officials_codes(f"{before}\n\n{text}")["Knut Olsen"] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rep. Juma Osei said that Ghana was fine.", "GHA.LEG"),
        ("Sen. Juma Osei said that Ghana was fine.", "GHA.LEG"),
        ("Juma Osei, Ranking Member on Finance, said that Ghana was fine.", "GHA.LEG"),
        ("Juma Osei, floor leader of the ruling Freedom Party, said that Ghana was fine.", "GHA.LEG"),
    ],
)
def test_who_sits_in_the_house_of_the_home_state_is_told_by_short_titles_too(text, code):
    """ "Rep." is an office, not only a form of address."""
    assert officials_codes(text)["Juma Osei"] == code


def test_a_late_president_does_not_leave_open_whose_the_president_is():
    """Who has left the office is no second holder in the sentence, and is not called again by it."""
    text = (
        "The President of the Republic, Kofi Abora, met the family of the late President, Ama Sefa. President Abora said "
        "that Ghana mourned. The late president was a friend of Ghana."
    )
    assert officials_codes(text)["Kofi Abora"] == "GHA.GOV"
    found = findings(text)
    meant = {one.quote: one.actor for one in found.mentions}
    assert meant.get("The late president") != meant["President Abora"]


def test_a_ministry_of_women_is_no_ministry_of_defence():
    """A portfolio without a code of its own is the government's."""
    text = "The lands ministry of Peru said that it rained. Peru's business minister, Ana Ruiz, agreed."
    assert {one.code for one in findings(text).actors} == {"PER", "PER.GOV"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PPP Rep. Juma Osei said that Ghana was fine.", "GHA.LEG"),
        ("BJP lawmaker Juma Osei said that Ghana was fine.", "IND.PTY.BJP"),
        ("Attorney Juma Osei said that Ghana was fine.", "---"),
        ("Ghana's District Attorney Juma Osei said that Ghana was fine.", "GHA.JUD"),
    ],
)
def test_a_party_owns_no_lawmaker_and_an_attorney_is_a_lawyer(text, code):
    """A party that the codebook knows tells whose its people are."""
    assert officials_codes(text)["Juma Osei"] == code
