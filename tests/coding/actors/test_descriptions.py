"""Persons called again by what stood beside their names: "the economist", "the Chilean leader"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coding.sample_news import BOOK, findings
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.casting import cast
from servanda.model import UNKNOWN, ActorKind, Block, BlockKind, MentionKind, NameMark, Report, Span
from servanda.reading import RuleReader

_TEXT = "There Ana Samoan left. Samoan said that it was late."
REPORT = Report(
    id="r-0123456789abcdef",
    sha256="0" * 64,
    text=_TEXT,
    blocks=(Block(Span(0, len(_TEXT)), BlockKind.BODY),),
    published=UNKNOWN,
)


def speakers(text: str) -> list[str | None]:
    """Give who speaks each statement of a text, joint speakers joined by "and"."""
    return [
        " and ".join(party.name for party in (one.speakers or ((one.speaker,) if one.speaker else ()))) or None
        for one in findings(text).statements
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Economist Ana Vera left the bank. The economist said the bank was empty.", "Ana Vera"),
        ("Ana Vera, an economist at a college, left. The economist said the bank was empty.", "Ana Vera"),
        ("The mayor of the town, Ana Vera, closed the market. The mayor said the roof was unsafe.", "Ana Vera"),
        ("Ana Vera is a lawyer from the coast. The lawyer said the trial was short.", "Ana Vera"),
        (
            "Peruvian Foreign Minister Ana Vera met Chilean President Juan Soto. The Chilean leader said that it was late.",
            "Juan Soto",
        ),
        (
            "Kenyan Deputy Trade Minister Ana Vera met the envoy, Juan Soto. The deputy minister said that it was late.",
            "Ana Vera",
        ),
        (
            (
                "Former Kenyan president Ana Vera built a road. The present president, Juan Soto, closed it. "
                "The president said the road was costly."
            ),
            "Juan Soto",
        ),
        ("Ana Vera ruled Kenya until 1999. The former president said that it was late.", "Ana Vera"),
        (
            (
                "Kenyan President Juan Soto met Peruvian President Ana Vera. Soto said that it was late. "
                "His Peruvian counterpart said that it was early."
            ),
            "Ana Vera",
        ),
    ],
)
def test_a_noun_printed_with_a_name_calls_the_person_again(text: str, name: str) -> None:
    """The last statement is the described person's."""
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Economist Ana Vera met economist Juan Soto. The economist said the bank was empty.",
        "Economist Ana Vera left the bank. The lawyer said the bank was empty.",
        "Ana Vera and Juan Soto ruled Kenya. The former president said that it was late.",
    ],
)
def test_a_noun_that_fits_two_or_nobody_leaves_the_speaker_open(text: str) -> None:
    """What is said is kept, and nobody is named as its speaker."""
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Vera sold her house to Juan Soto. Juan Soto closed his shop. She said it was old.", "Ana Vera"),
        ("Mr Juan Soto met Mrs Ana Vera. He said that it was late. She said that it was early.", "Ana Vera"),
        ("Spokeswoman Ana Vera left. Mr Juan Soto was glad. She said it was old.", "Ana Vera"),
    ],
)
def test_a_pronoun_takes_nobody_of_the_other_sex(text: str, name: str) -> None:
    """Titles, nouns and the pronouns of a sentence of one's own tell "he" from "she"."""
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Vera and Juan Soto closed the road. They said the road was closed.", "Ana Vera and Juan Soto"),
        (
            "The foreign ministers, Ana Vera and Juan Soto, met in Lima. The two ministers said that it was late.",
            "Ana Vera and Juan Soto",
        ),
    ],
)
def test_the_two_are_the_two_persons_just_named(text: str, names: str) -> None:
    """ "They" and "the two ministers" speak for both."""
    assert speakers(text)[-1] == names


def test_the_subject_of_the_last_sentence_goes_before_a_speaker_further_away() -> None:
    """ "He" is not who spoke two sentences ago when another person has acted since."""
    text = "Juan Soto said that it was late. Luis Vera rejected the road. He said that it was dry."
    assert speakers(text)[-1] == "Luis Vera"


def test_who_is_only_named_beside_a_noun_is_not_the_subject() -> None:
    """ "Investors led by" somebody leave the person that the sentence before is about."""
    text = "Luis Vera sold the bank. Investors led by Juan Soto had asked for it. He said that it was dry."
    assert speakers(text)[-1] == "Luis Vera"


def test_the_subject_of_a_clause_before_is_he_who_said() -> None:
    """Inside one sentence the nearest subject outside the content speaks."""
    text = "Luis Vera said that it was late. Juan Soto called it a stunt, and he said that it was dry."
    assert speakers(text)[-1] == "Juan Soto"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Andes Steel Company closed. The firm said that it was poor.", "Andes Steel Company"),
        ("Kenya will not vote, its foreign ministry said.", "Kenya"),
        ("Ana Reyes Rojas met Juan Soto. Reyes said that it was late.", "Ana Reyes Rojas"),
    ],
)
def test_a_body_and_a_first_surname_call_again_too(text: str, name: str) -> None:
    """A firm is the one organisation named, "its ministry" speaks for its state, a first surname for its owner."""
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Juan Soto said that it was late. The director of the museum came. He said that it was early.",
        "Juan Soto said that it was late. The director came, and he said that it was early.",
    ],
)
def test_a_person_whom_nothing_names_leaves_he_open(text: str) -> None:
    """Where the subject is a stranger, "he" is not the one who spoke before."""
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Andes Steel Company president Ana Vera said that it was late.", "Ana Vera"),
        ("Telinor Peru said that it was late.", None),
        ("The Andean Bridge Company (ANBC) closed. ANBC said that it was late.", "Andean Bridge Company"),
        (
            "The Transport General Authority of Peru met. The authority said that it was late.",
            "Transport General Authority of Peru",
        ),
        ("Kenya closed the road. The authority said that it was late.", None),
        ("Juan Soto said that Kenya was calm, stressing that it was late.", "Juan Soto"),
        (
            "Juan Soto closed the road. The deputy of the town, Ana Vera, left and has said that it was late.",
            "Ana Vera",
        ),
    ],
)
def test_the_speaker_is_the_head_of_the_subject(text: str, name: str | None) -> None:
    """Bodies before a person, states inside a company's name and hearers of a passive are not the speaker."""
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "What the government wants is unclear, Juan Soto added.",
        "The driver can add a jacket if it is cold.",
        "Juan Soto was told that it was late.",
    ],
)
def test_a_clause_a_possibility_and_a_hearer_say_nothing(text: str) -> None:
    """ "What the government wants" speaks not, who can add has not yet, who was told hears."""
    assert all(one.cue == "added" for one in findings(text).statements)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Juan Soto said that he would rebuild the school.", "promises"),
        ("Juan Soto said that they would rebuild the school.", "asserts"),
        ('"As a result it will close the school," Juan Soto said.', "asserts"),
    ],
)
def test_a_promise_is_the_speakers_own_future(text: str, stance: str) -> None:
    """A pronoun that cannot be the speaker makes no promise."""
    assert findings(text).statements[0].stance.value == stance


def test_content_ends_with_its_relative_clause() -> None:
    """The main verb behind the comma is the narrator's."""
    (one,) = findings("Juan Soto, who said that it was late, left the hall.").statements
    assert one.content == "that it was late"


def test_a_quotation_that_ended_is_not_what_he_said_next() -> None:
    """A full stop parts the quotation from the sentence that tells something else."""
    found = findings('"The sea took the road," said Juan Soto. "Nobody came." He said that it was late.').statements
    assert found[-1].content == "that it was late"


def test_a_quotation_does_not_name_its_own_speaker() -> None:
    """The subject of the last quoted clause is told of; the name behind the cue speaks the whole quotation."""
    (one,) = findings('"The cars are red. They serve many customers," added Juan Soto.').statements
    assert (one.content, one.speaker and one.speaker.name) == (
        '"The cars are red. They serve many customers,"',
        "Juan Soto",
    )


def test_the_president_of_another_state_is_not_the_one_named() -> None:
    """ "The Mexican president" is nobody's name where only another state's president is named without a state."""
    text = "Kenya met Peru. Kenya won. Kenyan President Juan Soto left. The Mexican president said that it was late."
    assert speakers(text)[-1] == "Mexican president"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Vera left, Juan Soto said at that time.",
        "When Juan Soto refused, one of the cars left the town.",
        "Awaiting more protests, Kenya has announced.",
    ],
)
def test_what_only_stands_beside_a_cue_is_no_content(text: str) -> None:
    """ "That time", the main clause behind "when he refused" and a gerund are not what was said."""
    contents = [one.content for one in findings(text).statements]
    assert not {"that time", "one of the cars left the town", "Awaiting more protests"} & set(contents)


def test_an_intention_is_the_speakers_own() -> None:
    """Whose plan another's words tell of, does not make the speaker intend it."""
    found = findings("Juan Soto said that Kenya intends to close the road.").statements
    assert found[0].stance.value == "asserts"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Meanwhile, Kenya's Speaker Ana Vera left. Meanwhile, she said that it was late.", ["Ana Vera"]),
        (
            'The Andes Steel Company said that it was late. In a letter Ana Vera wrote:\n"We loved the sea."',
            ["Andes Steel Company"],
        ),
    ],
)
def test_neither_an_opener_nor_the_last_speaker_takes_a_name_s_place(text: str, names: list[str]) -> None:
    """ "Meanwhile" is nobody, and words behind a colon are not the last speaker's."""
    assert speakers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "After the police had asked the court, the court has ruled.",
        "Juan Soto is committed to maintaining that road.",
        "Juan Soto published three books.",
        "Juan Soto launched a career.",
    ],
)
def test_a_deed_is_no_statement(text: str) -> None:
    """The time of an act, a gerund behind a preposition, and what is published or launched are not said."""
    assert not [one.content for one in findings(text).statements if one.cue in {"has ruled", "maintaining"}]
    assert not [one.content for one in findings(text).statements if one.cue in {"published", "launched"}]


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("it should have some value", "asserts"),
        ("Kenya should leave", "demands"),
        ("the work puts nobody at risk and will not be a risk", "asserts"),
    ],
)
def test_should_demands_of_others_and_a_denied_risk_warns_of_nothing(content: str, stance: str) -> None:
    """What "it should have" is not asked of anybody, and "no risk" is no warning."""
    assert findings(f"Juan Soto said that {content}.").statements[0].stance.value == stance


def test_a_surname_that_is_also_a_nationality_names_no_state() -> None:
    """Where a person is named so, the bare word is the person's and no people's."""
    marks = RuleReader().read(REPORT, BOOK)
    surname = NameMark(
        span=Span(6, 16),
        kind=MentionKind.NAME,
        actor_kind=ActorKind.PERSON,
        readings=(),
        rule="name.person.bare",
        score=0.7,
        name=Span(6, 16),
    )
    known = [mark for mark in marks.names if mark.span.start > surname.span.end]
    reading = ReportReading(REPORT, replace(marks, names=(surname, *known)), BOOK)
    assert {actor.code for actor in cast(reading).actors} == {"---"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Juan Soto was quoted as saying that it was late.", "Juan Soto"),
        ("Juan Soto was refused that it was late.", None),
        ("The Tax Authority said that it was late, and the Roads Committee for Authority Heads met.", None),
    ],
)
def test_the_subject_of_a_passive_hears(text: str, name: str | None) -> None:
    """Only who was quoted speaks; a body is no other one whose name holds its noun somewhere."""
    found = speakers(text)
    assert (found[-1] if found else None) == name


def test_nobody_hears_himself() -> None:
    """ "Urged him" with an unclear "him" names no hearer rather than the speaker."""
    found = findings("Juan Soto criticised Luis Vera. Soto urged him to leave the town.").statements
    assert all(one.hearer is None or one.hearer.name != "Juan Soto" for one in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The biologist Ana Vera of the Andes Steel Company said that it was late.", "Ana Vera"),
        ("Kenyan Fisheries Minister Ana Vera left. A spokeswoman said that it was late.", None),
        ("Kenyan digital minister Ana Vera said that it was late.", "Ana Vera"),
        (
            (
                "Kenyan Trade Minister Ana Vera left. A former Kenyan minister, Juan Soto, stayed. "
                "The former minister said that it was late."
            ),
            "Juan Soto",
        ),
        ("The road was closed, the ministry announced on Monday, citing the rain.", None),
    ],
)
def test_a_person_behind_nouns_is_the_speaker(text: str, name: str | None) -> None:
    """What stands before and behind the name describes the person; an unnamed ministry still announces."""
    assert speakers(text)[-1] == name


def test_content_goes_on_behind_an_aside_with_a_participle() -> None:
    """A participle between commas is no second cue of the speaker."""
    (one,) = findings("Juan Soto noted that the plan, agreed with Chad in May, was never carried out.").statements
    assert one.content == "that the plan, agreed with Chad in May, was never carried out"


def test_according_to_an_office_and_its_name_tells_what_follows() -> None:
    """The name between commas belongs to the source."""
    (one,) = findings("According to the mayor, Ana Vera, the road was closed.").statements
    assert (one.content, one.speaker and one.speaker.name) == ("the road was closed", "Ana Vera")


def test_to_have_heard_promises_promises_nothing() -> None:
    """The noun in the content is no promise of the speaker's."""
    (one,) = findings('"We have heard promises before," Juan Soto said.').statements
    assert one.stance.value == "asserts"


def test_a_bare_noun_behind_a_headline_verb_is_its_object() -> None:
    """ "Recalls ambassador" tells what was done, not who said it."""
    found = findings("The report names nobody.", title="Veldara accuses Orsane of arming rebels, recalls ambassador")
    assert not [one.content for one in found.statements if one.cue == "recalls"]
