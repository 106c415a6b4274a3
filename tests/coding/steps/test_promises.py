"""Promises in words of no frame, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str, **options) -> tuple[Step, ...]:
    return findings(text, reader=learned(), **options).steps


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step scope."""
    provider = "+".join(party.code for party in step.provider)
    recipient = "+".join(party.code for party in step.recipient)
    return f"{provider} > {recipient} {step.kind.value} {step.step.value} {step.scope.value}"


def test_a_promise_to_them_is_made_to_the_one_side_told_of_before():
    """The side is named in the sentence before; where two are named, to whom is not known."""
    said = '"We are going to support them," said Guatemalan President Luis Ortega.'
    found = steps(f"Guatemalan President Luis Ortega spoke about the war in Yemen. {said}")
    assert [told(step) for step in found] == ["GTM > YEM diplomatic pledged unknown"]
    assert steps(f"Guatemalan President Luis Ortega spoke about the war of Yemen and Oman. {said}") == ()


def test_a_new_commitment_to_what_goes_on_says_it_again():
    """It adds no second promise to the one that there is."""
    text = (
        '"We are giving a new commitment to this cooperation with Cambodia," said Lao Foreign Minister Kham Sayasone.'
    )
    assert [told(step) for step in steps(text)] == ["LAO > KHM policy pledged restatement"]


def test_a_plan_to_bring_something_before_an_organisation_is_a_diplomatic_pledge():
    """Of two names the one behind 'to' is meant."""
    text = "Eritrea's prime minister, Isaias Tekle, said Eritrea expects to present to the UN Security Council "
    text += "evidence of Ethiopian support for the rebels."
    assert [told(step) for step in steps(text)] == ["ERI > UNO.SC diplomatic pledged unknown"]


@pytest.mark.parametrize(
    "text",
    [
        "Nepal's foreign minister, Ram Thapa, said that India will face a drought like Nepal.",
        "Nepal's foreign minister, Ram Thapa, said that India would open fire on Nepal.",
        "Malta's prime minister said his country plans to visit the moon.",
    ],
)
def test_what_is_foretold_threatened_or_for_nobody_is_no_promise(text):
    """A future that gives nothing to the speaker's side promises nothing."""
    assert steps(text) == ()


def test_who_pledges_to_act_is_who_acts():
    """'Its' in what Armenia pledges to do names nobody else as the one who is to do it."""
    text = "Azerbaijan returned 15 bodies to Armenia, and Armenia pledged to keep its trains out of the valley by July."
    assert [step.provider[0].code for step in steps(text) if step.step.value == "pledged"] == ["ARM"]


def test_a_promise_is_made_to_the_one_who_is_assured():
    """An organisation that hears it is its receiver; what is to be done against a state is promised to nobody."""
    text = "Guinea's military rulers have assured the African Union that elections will be held within 24 months."
    (step,) = findings(text, reader=learned()).steps
    assert [party.code for party in step.recipient] == ["AFU"]
    assert findings("Iran vowed to retaliate against Israel.", reader=learned()).steps == ()


def test_a_pledge_to_back_somebody_is_made_to_him():
    """His bid, his candidacy and their ties are his concern."""
    (step,) = findings("Greece pledged to support Rwanda's bid for the council seat.", reader=learned()).steps
    assert [party.code for party in (*step.provider, *step.recipient)] == ["GRC", "RWA"]


@pytest.mark.parametrize(
    ("text", "when", "due"),
    [
        ("Uganda promised in January to release 20 Kenyan prisoners by the end of March.", "2022-01", "../2022-03"),
        ("Rwanda had promised Kenya in February to withdraw 80 soldiers by the end of April.", "2022-02", "../2022-04"),
        ("Uganda promised on Monday to release 20 Kenyan prisoners by the end of July.", "2022-06-13", "../2022-07"),
    ],
)
def test_a_deadline_counts_from_the_day_of_the_promise(text, when, due):
    """A month without a year is the first one after the promise, though it has passed when it is told."""
    (step,) = findings(text, reader=learned()).steps
    assert (step.when.edtf, step.due and step.due.edtf) == (when, due)


def test_who_acts_behind_a_phrase_promises():
    """A phrase before the subject leaves the promise with whom the subject names, not with whoever tells of it."""
    text = (
        "Under the deal, Chad will resume its exports through Libya and Fiji will pay for the pipes within two weeks,"
        " the Fijian oil ministry said on Monday."
    )
    found = findings(text, reader=learned()).steps
    assert "FJI" not in {party.country for one in found if not one.lines for party in one.provider}


def test_what_another_does_in_the_next_clause_is_promised_to_nobody():
    """Who is told of behind ", and" does something else, and receives nothing."""
    text = "Peru offered to mediate, and the Organization of American States called on both governments to talk."
    found = [one for one in findings(text, reader=learned()).steps if one.provider[0].country == "PER"]
    assert [one.recipient for one in found] == [()]


def test_what_a_state_will_ask_for_is_no_promise_of_its_own():
    """That Chile will ask Peru to free two drivers gives Peru nothing."""
    text = "Chile said on Monday it would ask Peru to release two Chilean drivers by May."
    assert not findings(text, reader=learned()).steps
