"""Status and basis by the words around an act."""

from __future__ import annotations

import pytest

from coding.sample_news import BOOK, findings, learned
from servanda.coding.acts.modality_nouns import NounModality
from servanda.model import Status

NOUNS = NounModality(BOOK.modality)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kenya sent tents to Malawi.", "AID", "actual"),
        ("Kenya has sent tents to Malawi.", "AID", "actual"),
        ("Kenya did not send tents to Malawi.", "AID", "negated"),
        ("Kenya never sent tents to Malawi.", "AID", "negated"),
        ("Kenya almost sent tents to Malawi.", "AID", "negated"),
        ("Kenya fell short of cash, stopping aid to Malawi.", "SANCTION", "actual"),
        ("Kenya stopped short of sending tents to Malawi.", "AID", "negated"),
        ("Kenya came very close to sending tents to Malawi.", "AID", "negated"),
        ("Kenya has ruled out sending tents to Malawi.", "AID", "negated"),
        ("Kenya sent nearly 40 tents to Malawi.", "AID", "actual"),
        ("The capture of Malawi by Kenya was denied on Monday.", "COERCE", "negated"),
        ("Kenya not only sent tents to Malawi but paid for them.", "AID", "actual"),
        ("Kenya has not merely sent tents to Malawi.", "AID", "actual"),
        ("Kenya is no longer sending tents to Malawi.", "AID", "negated"),
        ("Kenya is to send tents to Malawi.", "AID", "planned"),
        ("Kenya is going to send tents to Malawi.", "AID", "planned"),
        ("Kenya decided to send tents to Malawi.", "AID", "planned"),
        ("Kenya is ready to send tents to Malawi.", "AID", "planned"),
        ("Kenya announced a plan to send tents to Malawi.", "AID", "planned"),
        ("Kenya managed to send tents to Malawi.", "AID", "actual"),
        ("Ghana hopes to pay at a time when Kenya sends tents to Malawi.", "AID", "actual"),
        ("Ghana will pay the bill when Kenya sends tents to Malawi.", "AID", "conditional"),
        ("The truce allowed Kenya to send tents to Malawi.", "AID", "actual"),
        ("The pact authorised Kenya to send tents to Malawi.", "AID", "hypothetical"),
        ("The road allows Kenya to send tents to Malawi.", "AID", "hypothetical"),
        ("The law lets Kenya deport Malawians.", "COERCE", "hypothetical"),
        ("Kenya continued to send tents to Malawi.", "AID", "actual"),
        ("Kenya refused to send tents to Malawi.", "AID", "negated"),
        ("Kenya failed to send tents to Malawi.", "AID", "negated"),
        ("Ghana asked Kenya to send tents to Malawi.", "AID", "hypothetical"),
        ("Ghana demanded that Kenya send tents to Malawi.", "AID", "hypothetical"),
        ("After sending tents to Malawi, Kenya sent doctors.", "AID", "actual"),
        ("Kenya bought tents and sent them to Malawi.", "AID", "actual"),
        ("Kenya was forced to withdraw its troops from Somalia.", "RETREAT", "actual"),
        ("Kenya did not agree to withdraw its troops from Somalia.", "RETREAT", "negated"),
        ("Kenya scrapped plans to send tents to Malawi.", "AID", "hypothetical"),
        ("Kenya's plan to withdraw its troops from Somalia was published.", "RETREAT", "planned"),
        ("The withdrawal of Kenyan troops from Somalia ended in May.", "RETREAT", "actual"),
        ("The planned withdrawal of Kenyan troops from Somalia was discussed.", "RETREAT", "planned"),
        ("The minister left after the visit of Kenya's president to Malawi.", "CONSULT", "actual"),
        ("The upcoming visit of Kenya's president to Malawi was announced.", "CONSULT", "planned"),
    ],
)
def test_the_words_around_an_act_decide_its_status(text, kind, status):
    """Tense, negation, governing verbs and nouns say whether an act happened."""
    found = {event.status.value for event in findings(text).events if event.type.value == kind}
    assert found <= {status}
    assert found or status in {"negated", "hypothetical"} or "them" in text or "After" in text


@pytest.mark.parametrize(
    ("words", "options", "expected"),
    [
        (["the", "possible"], {}, Status.HYPOTHETICAL),
        (["no"], {}, Status.NEGATED),
        (["the", "recent"], {}, Status.ACTUAL),
        (["the", "proposed"], {}, Status.HYPOTHETICAL),
        (["an", "upcoming"], {}, Status.PLANNED),
        (["the"], {"preposition": "following"}, Status.ACTUAL),
        (["the"], {}, None),
        (["the"], {"is_violent": True}, Status.ACTUAL),
    ],
)
def test_a_noun_has_no_tense_of_its_own(words, options, expected):
    """A word beside it or what presupposes it decides; else it is a topic."""
    given = {
        "preposition": None,
        "clause_status": None,
        "verb": None,
        "is_subject": False,
        "is_violent": False,
        **options,
    }
    assert NOUNS.of(words, **given) is expected


def test_light_verbs_carry_the_act_of_their_object():
    """'paid' a visit is a visit; 'praised' a visit is praise."""
    assert NOUNS.is_light("pay")
    assert not NOUNS.is_light("praise")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Turkey sent drones to Niger.", "narrator"),
        ("Turkey sent drones to Niger, Turkish Foreign Minister Kaya Demir said.", "one_party"),
        ("Turkey reportedly sent drones to Niger.", "unnamed"),
        ("Turkish Foreign Minister Kaya Demir denied that Turkey had sent drones to Niger.", "denied"),
        ("Malian Foreign Minister Sira Toure accused Turkey of sending drones to Niger.", "alleged"),
    ],
)
def test_the_one_who_tells_an_act_is_its_basis(text, basis):
    """Narrator, a party, an accuser, a denier, or nobody named."""
    found = [event.basis.value for event in findings(text).events if event.type.value == "AID"]
    assert set(found) <= {basis}
    assert found or basis == "alleged"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("If Kenya continues to send ships to Malawi, Chad will pay.", "conditional"),
        ("Kenya continues to send ships to Malawi.", "actual"),
    ],
)
def test_what_goes_on_under_a_condition_is_conditional(text, status):
    """The infinitive hangs on a verb that "if" opens."""
    assert {event.status.value for event in findings(text, reader=learned()).events} == {status}


def test_what_is_added_to_a_denial_is_not_denied():
    """A spokesman who denies a flight goes on with an invitation."""
    text = "A Chadian spokesman said its jets had not flown, adding that Chad would invite Kenyan officers to the base."
    events = findings(text, reader=learned()).events
    assert {event.status.value for event in events if event.type.value == "AGREE"} == {"planned"}


@pytest.mark.parametrize(
    ("text", "kind", "statuses"),
    [
        ("Kenya succeeded to build ties in Malawi.", "SUPPORT", {"actual"}),
        ("Kenya managed to visit Chad and send tents to Malawi.", "AID", {"actual"}),
        ("Kenya agreed to visit Chad and send tents to Malawi.", "AID", {"planned"}),
        ("Kenya decided to invade Malawi, causing a shortage at home.", "ASSAULT", {"actual"}),
        ("Kenya decided to invade Malawi.", "ASSAULT", {"planned"}),
        ("Ghana demanded that Kenya stop sending tents to Malawi.", "AID", set()),
        ("Ghana urged Kenya to stop selling oil to Malawi.", "COOPERATE", set()),
        ("Kenya stopped selling oil to Malawi.", "COOPERATE", {"negated"}),
        (
            "Ghana and Chad agreed to work together to guard the coast, adding that Ghana backed Chad.",
            "SUPPORT",
            {"actual"},
        ),
        (
            "Kenya's President William Ruto was ill. The march became a demand for Ruto to resign.",
            "RETREAT",
            set(),
        ),
        ("Ghana backed a text rejecting the occupation of Malawi by Kenya.", "COERCE", {"actual"}),
        (
            "Since May the president of Malawi has not rushed to schedule talks with Kenya's president.",
            "CONSULT",
            set(),
        ),
    ],
)
def test_words_further_off_decide_too(text: str, kind: str, statuses: set[str]):
    """A second infinitive stands under the verb of the first, and what had its effect was done."""
    told = findings(text, reader=learned()).events
    assert {event.status.value for event in told if event.type.value == kind} == statuses


@pytest.mark.parametrize(
    "text",
    [
        "The treaty covers attacks on Kenyan ships in the Indian Ocean.",
        "Any attack on Peruvian ships would trigger the treaty.",
        "The pact provides for joint defence in the event of an attack on Malawi.",
        "Washington said the pact applied to attacks on Tongan vessels.",
    ],
)
def test_blows_of_a_kind_are_none_that_fell(text: str):
    """What a treaty is for has not happened."""
    assert [one for one in findings(text, reader=learned()).events if one.type.value == "ASSAULT"] == []


def test_a_blow_that_fell_is_told_in_like_words():
    """The same verbs and nouns tell of blows that did fall."""
    for text in ("Togo denied any attack on Ghana.", "Togo condemned the attack on Ghana on Monday."):
        assert "ASSAULT" in {one.type.value for one in findings(text, reader=learned()).events}
