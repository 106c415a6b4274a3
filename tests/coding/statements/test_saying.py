"""Where what is said begins and ends, which verbs say something at all, and whose words they are."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, *, title: str = "") -> list[tuple[str | None, str]]:
    """Give speaker and content of all statements of a text, read as the product reads it."""
    found = findings(text, title=title, reader=learned()).statements
    return [(one.speaker.name if one.speaker else None, one.content) for one in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The Omani side has proposed 5 August for the visit but the minister has an engagement abroad at that time.",
            "5 August for the visit",
        ),
        (
            "Omani minister Salim Harthy underscored the importance of meeting in person, although Chad stayed away.",
            "the importance of meeting in person",
        ),
        (
            "When Oman announced its findings, the union left the talks on pay.",
            "its findings",
        ),
        (
            'The fund, registered as a business, "had ceased to manage money here in May", Oman\'s government said.',
            'The fund, registered as a business, "had ceased to manage money here in May"',
        ),
        (
            'Oman\'s government told the Courier a survey which it had sent to residents was "alarming".',
            'a survey which it had sent to residents was "alarming"',
        ),
        ("Oman welcomed the ruling of May, calling it a step forward.", "the ruling of May"),
        ("Oman's government said the road was old, calling it a danger.", "the road was old"),
        (
            "Oman's government said rents fell in May and could be explained by floods.",
            "rents fell in May and could be explained by floods",
        ),
        ("Oman demanded a French withdrawal, and support for the war was falling.", "a French withdrawal"),
        ("Oman expressed concern over the refusal to answer calls.", "over the refusal to answer calls"),
        ("Oman's foreign minister vowed never to talk to Chad.", "never to talk to Chad"),
        ("Oman posted a statement saying the crossing would stay shut.", "the crossing would stay shut"),
        ("Oman's government said talking to families was not enough.", "talking to families was not enough"),
        (
            "Oman's government said after the repeal of the tax, trade came to Sohar and rents rose.",
            "after the repeal of the tax, trade came to Sohar and rents rose",
        ),
        (
            "Oman's government says by closing the mine, the villagers hope to keep their wells.",
            "by closing the mine, the villagers hope to keep their wells",
        ),
        ("Oman's government said in a statement on Monday, the port was open.", "the port was open"),
        (
            "Oman's government said rents had come to a stop after the vote apparently referring to those in Sohar.",
            "rents had come to a stop after the vote",
        ),
        ("Oman's government said that a neighbour left, referring to Chad.", "that a neighbour left"),
        ("Oman's government said it had paid in a clear reference to the pact.", "it had paid"),
        (
            "As there was no other road, Oman's government said, the lorries had to wait in Sohar.",
            "As there was no other road the lorries had to wait in Sohar",
        ),
        (
            "Oman's government complained about the loss of its dates, just two months after Chad left.",
            "the loss of its dates",
        ),
        ("Oman's government spoke on Monday about the closing of the port.", "about the closing of the port"),
        ("Oman's government says it believes that ten boats were lost.", "it believes that ten boats were lost"),
        ("According to the Ministry of Farming, Forests and Fish, ten boats were lost.", "ten boats were lost"),
        ("According to a survey in June by the firm Takoda Data, ten boats were lost.", "ten boats were lost"),
        ("A study in 2016 estimated that ten boats were lost.", "that ten boats were lost"),
        (
            "Boats “need a healthy sea” to sail, said Omani envoy Rita Cano. “We keep it clean.”",
            "Boats “need a healthy sea” to sail “We keep it clean.”",
        ),
        ("Omani envoy Salma Said responded by stating that ten boats were lost.", "that ten boats were lost"),
        (
            "Oman's government said boats left, with the crew expressing joy.",
            "boats left, with the crew expressing joy",
        ),
        (
            "Oman issued a statement dated 18 July 2022 saying the crossing would stay shut.",
            "the crossing would stay shut",
        ),
        ("Oman issued a statement on Monday saying the crossing would stay shut.", "the crossing would stay shut"),
        ("Oman backed the plan saying it has lost ten nurses.", "it has lost ten nurses"),
        ("According to Oman, the nuns, of many lands, left by land.", "the nuns, of many lands, left by land"),
        ("“Moro expelled the nuns,” denounced the independent Centre for Rights.", "“Moro expelled the nuns,”"),
        ("Frank Kui heads the Boat Club, which demands that Oman clean the sea.", "that Oman clean the sea"),
    ],
)
def test_a_content_ends_before_the_narrator_goes_on(text: str, content: str) -> None:
    """What the narrator adds with a clause of its own is not said; the indirect words before a quotation are."""
    assert [words for _, words in told(text)] == [content]


def test_a_second_cue_ends_a_content_behind_an_aside_now_and_with_the_same_pronoun() -> None:
    """ "And announced, in protest, a fast", "but now says" and "and she asked the council to" begin a second one."""
    assert [
        words for _, words in told("Omani envoy Salma Said said that Chad left and announced, in protest, a fast.")
    ] == [
        "that Chad left",
        "a fast",
    ]
    assert [words for _, words in told("Omani envoy Salma Said said she had doubts, but now says she is glad.")] == [
        "she had doubts",
        "she is glad",
    ]
    text = "Omani envoy Salma Said spoke. She said that Chad left, and she asked the council to meet again."
    assert [words for _, words in told(text)] == ["that Chad left", "the council to meet again"]


def test_a_participle_of_saying_or_accusing_tells_on() -> None:
    """Before a colon, behind what was judged, behind "while also", and of a promise behind "and"."""
    cases = {
        "Omani envoy Rita Cano said it was dry, saying: “It never rained.”": ["it was dry", "“It never rained.”"],
        "Omani envoy Rita Cano took aim at Chad in May, accusing it of lacking skill.": [
            "Chad in May",
            "it of lacking skill",
        ],
        "“It is dry,” Omani envoy Rita Cano said, while also accusing Chad of theft.": [
            "“It is dry,”",
            "Chad of theft",
        ],
        "Omani envoy Rita Cano says that it was dry, however, she agrees that it rained.": [
            "that it was dry",
            "that it rained",
        ],
        "Omani envoy Rita Cano welcomed the inquiry and assured she would help.": ["the inquiry", "she would help"],
    }
    assert {text: [words for _, words in told(text)] for text in cases} == cases


def test_according_to_in_a_relative_clause_tells_that_clause() -> None:
    """What the main clause tells is the narrator's."""
    text = "In a measure which, according to Oman, protects the farmers, a kilo of dates was capped at two rials."
    assert told(text) == [("Oman", "protects the farmers")]


def test_a_heading_inside_the_body_speaks_beside_its_colon() -> None:
    """A short line of its own without a stop, a speaker and a colon; a place before a colon says nothing."""
    text = (
        "Oman closed the channel in May after a long dispute over the licence.\n\n"
        "Minister: Chad denied that it left\n\nVenue: the hall in Sohar was closed\n\nThe hall was open in June."
    )
    assert [words for _, words in told(text)] == ["Chad denied that it left", "that it left"]


def test_what_we_tell_inside_a_quotation_is_its_speakers() -> None:
    """A quotation without a speaker goes on with the one before, whatever "we" tell inside it."""
    text = (
        "Omani minister Salim Harthy said it rained. “There are talks, we tell everyone where we have to go.” He left."
    )
    assert told(text)[-1] == ("Salim Harthy", "“There are talks, we tell everyone where we have to go.”")


def test_what_is_told_inside_what_is_said_has_its_own_speaker() -> None:
    """A name between commas does not part "told his counterpart" from what was told."""
    text = "Omani minister Salim Harthy said President Ali Omar had told his counterpart, Ivo Kral, that Oman had paid."
    assert told(text)[1] == ("Ali Omar", "that Oman had paid")


def test_an_answer_is_the_speakers_not_the_question() -> None:
    """ "Asked whether" is nobody's statement."""
    text = 'Asked whether imports would go on, Omani minister Salim Harthy replied: "We will buy what we need."'
    assert told(text) == [("Salim Harthy", '"We will buy what we need."')]


def test_a_charge_that_somebody_denies_is_not_said_by_him() -> None:
    """What stands before "a charge he denies" is told by those who charge him."""
    text = "Prosecutors said that the banker Rita Cano paid gangs in 1994, a charge she denies."
    assert [name for name, _ in told(text)] == [None, "Rita Cano"]
    assert told(text)[1] == ("Rita Cano", "a charge")


def test_each_quotation_keeps_the_verb_that_follows_it() -> None:
    """A quotation that ends in a comma waits for its own speaker and does not go on with the one before."""
    text = '"Roads are bad here," Omani minister Salim Harthy said. "Rails are good here," he added.'
    assert told(text) == [("Salim Harthy", '"Roads are bad here,"'), ("Salim Harthy", '"Rails are good here,"')]


def test_a_quotation_goes_on_with_the_outermost_speaker() -> None:
    """Who is only told to have spoken inside a content does not speak the next paragraph."""
    text = (
        "Omani minister Salim Harthy said the union claimed that it had been ill-treated.\n\n"
        '"We have to look at the whole of the story."'
    )
    assert told(text)[-1] == ("Salim Harthy", '"We have to look at the whole of the story."')


@pytest.mark.parametrize(
    "text",
    [
        "Oman should list the requests, also clarifying what share is backed by courts.",
        "Omani minister Salim Harthy left without saying whose fault it was.",
        "Oman offers cheaper credit than its neighbours.",
        "In the hotels that are open, they continue to apply the rules.",
        "Oman's deputy minister accused of aiding smugglers rebuts them.",
        "Omani minister Salim Harthy speaks with a distinct accent.",
        "Oman negotiated with the Peruvians.",
        "Omani minister Salim Harthy pleaded guilty in May.",
        "It is known that in Oman, the act sets out the rules of trade.",
        "Oman protested against and left the union of ports.",
        "Oman will not sign until the banks promise that they will pay.",
        "Under the act, Oman maintains a stock of 64 days and the firms keep one of 92 days.",
        "Boats were lost in the storm, according to the plan.",
        "The sauce is boiled before adding the dates and pickled lemon.",
        "Oman has welcomed back large numbers of visitors.",
        "Oman welcomed a nurse with open arms.",
        "Omani minister Salim Harthy was responding to the claim of a clerk that he had accepted money.",
        "It means holding somebody without ever afterwards acknowledging that the arrest took place.",
        "Omani minister Salim Harthy read out a few verses which talk of the sea.",
        "Omani minister Salim Harthy called off the dinner of the union.",
    ],
)
def test_a_verb_that_renders_no_words_says_nothing(text: str) -> None:
    """What is advised, left unsaid, offered for sale or done goes on no list of statements."""
    assert told(text) == []


def test_what_a_stranger_alleges_is_no_act_of_another() -> None:
    """What is told inside the words of somebody who speaks for nobody is not told by itself."""
    text = "A sign alleges that Omani minister Salim Harthy requested kisses. He would invite players to his room."
    assert told(text) == []


def test_that_before_a_thing_opens_nothing() -> None:
    """ "Held that position" holds no view."""
    assert told("Omani minister Salim Harthy held that position until May.") == []


def test_a_paper_speaks_for_its_issuer() -> None:
    """Who issues a statement "saying that" says it."""
    assert told("Oman issued a statement saying the country had never left the treaty.") == [
        ("Oman", "the country had never left the treaty")
    ]


def test_an_own_wish_between_verb_and_content_is_part_of_the_cue() -> None:
    """ "Expressed their wish to" hopes; "their governments" are those of the two states of the sentence."""
    (one,) = findings("Oman and Chad are partners and their governments expressed their wish to trade more.").statements
    assert (one.stance.value, one.content, [party.code for party in one.speakers]) == (
        "hopes",
        "to trade more",
        ["OMN", "TCD"],
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The president of the Lumo Hotel Association, Rita Cano, said that roads were bad.", "Rita Cano"),
        ("Rita Cano, ABS head of Finance, said that roads were bad.", "Rita Cano"),
        ("Because trade is slow, there was little rain, said Frank Kui, a port clerk, who lives there.", "Frank Kui"),
        ("Rita Cano, a nurse said the camp was good.", "Rita Cano"),
        ("The nurses left, with Rita Cano, a spokeswoman for the port clinics, saying that pay was low.", "Rita Cano"),
        ("Kwesi Bentil, whose team led the search for the Lake Society, said the boat was old.", "Kwesi Bentil"),
        ("Port clerk Frank Kui, vice-president of the Coast Society, on Monday said roads were bad.", "Frank Kui"),
        (
            "“It was for the lake. Today all know our boats and the world,” Rita Cano, who sits on the board, told a paper.",
            "Rita Cano",
        ),
        ("Frank Kui met the board and found that roads were bad.", "Frank Kui"),
        ("Rita Cano, 38, general secretary of the port board, pointed out that roads were bad.", "Rita Cano"),
        (
            "Omar Vega heads the bank. Zoe Kapron left. A part of Vega's talk was on pay, which he said fell in May.",
            "Omar Vega",
        ),
        ("LFD's CEO Prince Ali Marwan signed it. The LFD's CEO said that the paper was good.", "Ali Marwan"),
    ],
)
def test_a_speaker_is_the_name_that_the_sentence_gives(text: str, speaker: str) -> None:
    """A name behind a comma, a name before its lost comma, an owner of a speech, and a noun printed with the name."""
    assert [name for name, _ in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Omani minister Salim Harthy said it rained. For the builder Nils Berg it is clear. "They forgot," he said.',
            "Nils Berg",
        ),
        (
            'Omani envoy Salim Harthy said it rained. A diplomat said it snowed. "It is over," the diplomat added.',
            None,
        ),
        ("A baker said it rained. He said that it had snowed too.", None),
        ('The gang leader Jean "Ti Lou" Pierre threatened to leave. "They will go," he said.', 'Jean "Ti Lou" Pierre'),
    ],
)
def test_who_speaks_next_is_whom_the_sentence_before_brought_in(text: str, speaker: str | None) -> None:
    """One who was just named goes before a speaker further away; a stranger who spoke stays a stranger."""
    assert [one.speaker.name if one.speaker else None for one in findings(text, reader=learned()).statements][
        -1
    ] == speaker


def test_him_is_never_the_subject_of_his_own_verb() -> None:
    """ "Kral thanked Omar and invited him": Omar."""
    text = "According to Omani minister Salim Harthy, President Ivo Kral thanked Ali Omar and invited him to Lima."
    found = findings(text, reader=learned())
    him = next(one for one in found.mentions if one.quote == "him")
    assert [actor.name for actor in found.actors if actor.id == him.actor] == ["Ali Omar"]


def test_an_agency_behind_a_comma_tells_the_whole_sentence() -> None:
    """ "..., the news agency, Petra, reported" ends what is said before it."""
    text = (
        "Jordanian King Omar Talal referred to the drought, pointing out that the road was shut, the state news agency, "
        "Petra, reported."
    )
    assert ("Omar Talal", "that the road was shut") in told(text)


def test_a_dateline_and_a_home_that_differ_leave_an_office_open() -> None:
    """A minister without a state is the capital's, or nobody's; the second portfolio is no part of the name."""
    text = (
        "Lebanese Minister of Interior and Towns Bassam Haddad visited Jordan. He met envoys from many towns of Lebanon. "
        "Interior Minister Mazen Awad received him."
    )
    found = findings(text)
    assert {(actor.name, actor.code) for actor in found.actors if actor.kind.value == "person"} >= {
        ("Bassam Haddad", "LBN.GOV")
    }


def test_a_state_behind_a_name_is_that_of_the_office() -> None:
    """ "President Ana Ruiz of Peru" is of Peru in a report about Ghana."""
    text = (
        "Ghana is dry. President Ana Ruiz of Peru spoke with Prime Minister Kwesi Bentil of Ghana. Ghana has rain now."
    )
    roles = {(actor.name, role.title, role.country) for actor in findings(text).actors for role in actor.roles}
    assert roles == {("Ana Ruiz", "President", "PER"), ("Kwesi Bentil", "Prime Minister", "GHA")}


def test_who_adds_is_who_began() -> None:
    """ "Vega said ..., he added" is told twice by one man, whoever was named before."""
    text = "Rita Cano left.\n\nOmar Vega said trade must grow in the region, while banks wait, he added."
    assert {name for name, _ in told(text)} == {"Omar Vega"}


@pytest.mark.parametrize(
    "text",
    [
        "Neither Kenya nor Chad would say whether the men had been freed.",
        "No group has claimed responsibility for the raid in Kenya.",
        "Chad would have rejected the claim that it paid, had anybody asked.",
        "A Kenyan envoy spoke on condition of anonymity because the talks were secret.",
        "Kenya held talks for three hours in Chad.",
        "Kenya raised its bread prices in May.",
        "At least 18 people were feared dead in Kenya.",
    ],
)
def test_nobody_says_what_was_not_said(text):
    """What nobody said, what would have been said, how long was talked and what was raised in no words is no content."""
    assert findings(text, reader=learned()).statements == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A Peruvian minister, asked whether Chile would join, said it was too early.", "it was too early"),
        (
            "Omani minister Salim Harthy, told that Kenya had shut the port, said talks would go on.",
            "talks would go on",
        ),
    ],
)
def test_what_a_speaker_was_asked_or_told_first_is_not_what_he_says(text: str, content: str) -> None:
    """The commas close what was heard; the verb behind them speaks."""
    assert [what for _, what in told(text)] == [content]
