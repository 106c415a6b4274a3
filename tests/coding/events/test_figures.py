"""Words for acts that tell none, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings
from servanda.model import Event, EventType


def events(text: str, **options) -> tuple[Event, ...]:
    return findings(text, **options).events


def types(text: str, **options) -> list[str]:
    return [event.type.value for event in events(text, **options)]


@pytest.mark.parametrize(
    ("text", "type_of_act"),
    [
        ("Chad's fiscal policies are often attacked by France.", EventType.ASSAULT),
        ("Kenya was hit by high inflation.", EventType.ASSAULT),
        ("France attacked the Chadian market with cheap flour.", EventType.ASSAULT),
        ("Oman opposes slander and attacks against Yemen.", EventType.ASSAULT),
        ("Chile won a legal battle against Peru.", EventType.ASSAULT),
        ("The Kenyan opposition parties clashed over the law with the Kenyan government.", EventType.ASSAULT),
        ("Kenya's foreign minister declined to comment on the Ugandan plan.", EventType.REJECT),
        ("Kenya's president did not refuse the Ugandan plan.", EventType.REJECT),
        ("Kenya's foreign minister asked the Ugandan government whether there had been a raid.", EventType.REQUEST),
        ("Kenya's president fled the country and flew to Oman.", EventType.CONSULT),
        ("Norway has reduced its carbon presence in Peru.", EventType.RETREAT),
        ("A Norwegian delegation left Peru on Monday.", EventType.RETREAT),
        ("Norway supplies Iceland with gas.", EventType.AID),
        ("The two Norwegian firms transferred USD 8 million to accounts in Panama.", EventType.AID),
        ("The Kenyan minister is under house arrest in Uganda.", EventType.COERCE),
        ("Refugees from Chad travelled to Niger.", EventType.CONSULT),
        ('"We held meetings with Iran," he said.', EventType.CONSULT),
        ("Canada remains reluctant to publicly denounce Peru.", EventType.ACCUSE),
        ("The law prescribes lifelong imprisonment for poachers in Uganda.", EventType.COERCE),
        ("Drugs shipped from Peru to Spain are hidden in fruit.", EventType.AID),
        ("Kenya has an obligation to cooperate with Uganda.", EventType.COOPERATE),
    ],
)
def test_a_word_for_an_act_may_tell_none(text, type_of_act):
    """A policy that is attacked, a legal battle, a comment that is declined are no events."""
    assert type_of_act.value not in types(text)


@pytest.mark.parametrize(
    ("text", "type_of_act"),
    [
        ("Chadian villages are often attacked by France.", EventType.ASSAULT),
        ("A Kenyan base was hit by a drone.", EventType.ASSAULT),
        ("Chadian soldiers attacked a busy market in Niger.", EventType.ASSAULT),
        ("Chadian soldiers attacked the market in Niamey on Monday.", EventType.ASSAULT),
        ("Peru's army began an attack against Chile.", EventType.ASSAULT),
        ("Kenya's president refused to meet the Ugandan minister.", EventType.REJECT),
        ("Kenya's foreign minister asked the Ugandan government to open the border.", EventType.REQUEST),
        ("Kenya's president flew to Oman.", EventType.CONSULT),
        ("Norway has reduced its military presence in Peru.", EventType.RETREAT),
        ("Norway supplied Iceland with medicine.", EventType.AID),
        ("Kenya will cooperate with Uganda.", EventType.COOPERATE),
        ("The Kenyan army transferred ten boats to Uganda.", EventType.AID),
        ("Chad's foreign minister travelled to Niger.", EventType.CONSULT),
    ],
)
def test_the_same_words_tell_an_act_beside_others(text, type_of_act):
    """A village that is attacked, a base that a drone hits, a meeting that is refused are events."""
    assert type_of_act.value in types(text)


def test_a_title_tells_an_act_in_the_present():
    """'Norway sells boats to Peru' over a report is one sale, not a habit."""
    assert "COOPERATE" in types("The boats left Oslo.", title="Norway sells Peru ten patrol boats")


def test_what_only_it_names_is_no_help():
    """'sent it to' tells of no aid where nothing says what was sent."""
    assert "AID" not in types("Kenya's government finished the report. It sent it to the Ugandan government.")
    assert "AID" in types("The tents were new. Kenya sent ten tents to the Ugandan government.")


def test_nobody_accuses_himself_with_a_plain_pronoun():
    """'Peru accused it' accuses somebody else than Peru, whoever that is, and not those it is said to have hurt."""
    found = events("The firm left in May. Kenya accused it of seizing Ugandan land.")
    assert [event.target for event in found if event.type is EventType.ACCUSE] == [()]


def test_a_currency_names_no_state():
    """'US$5 million' is a sum; the United States do nothing."""
    found = events(
        "The US$5 million project was backed by Indonesia. BRICS lent to the US dollar market. The UN received US$ 40 million from Norway."
    )
    assert all(party.code != "USA" for one in found for party in (*one.source, *one.target))


def test_a_name_in_a_list_is_taken_whole():
    """'between the king and US President Ann Lee' has the president in it, not only her country."""
    found = events(
        "The plan was announced during a meeting between Kenyan President Asha Mbeki and US President Ann Lee."
    )
    assert [party.code for party in found[0].source] == ["KEN.GOV", "USA.GOV"]
