"""Statements: who said what to whom, and what the words do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.sample_news import DAY, findings, learned
from servanda.model import Basis, BlockKind, SpeechMode, Stance, Statement, WhenBasis


def only(text: str, **how: object) -> Statement:
    """Give the one statement of a text."""
    found = findings(text, **how).statements  # type: ignore[arg-type]
    assert len(found) == 1, [one.content for one in found]
    return found[0]


def contents(text: str, **how: object) -> list[str]:
    """Give the contents of all statements of a text."""
    return [one.content for one in findings(text, **how).statements]  # type: ignore[arg-type]


# --- where source, cue and content stand ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Kenyan Foreign Minister Amina Wafula said that Kenya would open a port.",
            "Amina Wafula",
            "that Kenya would open a port",
        ),
        (
            "Kenyan Foreign Minister Amina Wafula said Kenya had opened a port.",
            "Amina Wafula",
            "Kenya had opened a port",
        ),
        (
            "Kenya had opened a port, Kenyan Foreign Minister Amina Wafula said on Monday.",
            "Amina Wafula",
            "Kenya had opened a port",
        ),
        ("Kenya has opened a port, said the Kenyan government.", "Government of Kenya", "Kenya has opened a port"),
        (
            "According to the Kenyan government, the port was opened in May.",
            "Government of Kenya",
            "the port was opened in May",
        ),
        (
            "The port was opened in May, according to the Kenyan government.",
            "Government of Kenya",
            "The port was opened in May",
        ),
        (
            "Kenyan President Juma Oduor said the contract, worth 460 million dollars, had not been published.",
            "Juma Oduor",
            "the contract, worth 460 million dollars, had not been published",
        ),
        (
            "Kenyan officials who attended the talks said that the port was open.",
            "Kenyan officials",
            "that the port was open",
        ),
        (
            "The president of Chad, General Idriss Moussa, said that the border was open.",
            "Idriss Moussa",
            "that the border was open",
        ),
        (
            "Amina Wafula, the Kenyan foreign minister, told reporters in Nairobi that the border was open.",
            "Amina Wafula",
            "that the border was open",
        ),
        (
            "The Kenyan trade minister after his visit to Kampala in May, said that the border was open.",
            "Kenyan trade minister",
            "that the border was open",
        ),
        ("The Kenyan government called on Chad to open its border.", "Government of Kenya", "Chad to open its border"),
        (
            "The Kenyan government accused Chad of closing the border.",
            "Government of Kenya",
            "Chad of closing the border",
        ),
        ("Chad condemned the attack on the convoy.", "Chad", "the attack on the convoy"),
        (
            "The Kenyan government described the vote as “a farce”.",
            "Government of Kenya",
            "the vote as “a farce”",
        ),
    ],
)
def test_a_cue_finds_its_speaker_and_content_on_either_side(text: str, speaker: str, content: str) -> None:
    """The speaker is the cue's own subject, and the content ends where the words of the speaker end."""
    statement = only(text)
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.content) == (speaker, content)


def test_two_cues_of_one_speaker_are_two_statements() -> None:
    """Chad announced that it was closing the border and called on Niger to withdraw its troops."""
    text = "The Chadian government announced that it was closing the border and called on Niger to withdraw its troops."
    found = findings(text).statements
    assert [one.content for one in found] == ["that it was closing the border", "Niger to withdraw its troops"]
    assert {one.speaker.code for one in found if one.speaker} == {"TCD.GOV"}


def test_a_participle_of_saying_has_the_speaker_of_its_clause() -> None:
    """Kenya welcomed the vote, adding that it would send observers."""
    text = "The Kenyan government welcomed the vote, adding that it would send observers."
    found = findings(text).statements
    assert [one.cue for one in found] == ["welcomed", "adding"]
    assert all(one.speaker and one.speaker.code == "KEN.GOV" for one in found)


def test_a_noun_clause_is_no_that_clause() -> None:
    """ "Ties that have a long history" is an object with a relative clause."""
    assert contents("Chad confirmed ties that have a long history.") == ["ties that have a long history"]


def test_what_is_described_by_others_is_theirs() -> None:
    """Instructors, described by some neighbours as mercenaries, arrived in May."""
    text = "Kenyan instructors, described by some Western diplomats as mercenaries, have been in Chad since May."
    statement = only(text)
    assert (statement.cue, statement.content) == ("described", "Kenyan instructors as mercenaries")
    assert statement.speaker is None or statement.speaker.code == "---"


def test_a_verb_that_merely_acts_says_nothing() -> None:
    """Kenya sent trucks to Chad and opened a road."""
    assert contents("Kenya sent trucks to Chad and opened a road near the border.") == []


# --- quotations -------------------------------------------------------------------------------------------------


def test_a_quotation_of_several_sentences_is_one_statement() -> None:
    """A quotation goes on over the stop inside it."""
    text = '"We opened the port. It will serve Chad," Kenyan Foreign Minister Amina Wafula said.'
    statement = only(text)
    assert statement.content == '"We opened the port. It will serve Chad,"'
    assert statement.mode is SpeechMode.DIRECT


def test_a_quotation_on_both_sides_of_its_cue_is_one_statement() -> None:
    """What stands before and behind the cue was said at once."""
    text = "“The port is open,” Kenyan Foreign Minister Amina Wafula said. “Chad will use it soon.”"
    statement = only(text)
    assert statement.content == "“The port is open,” “Chad will use it soon.”"
    assert len(statement.content_parts) == 2


def test_quoted_words_inside_indirect_speech_make_it_mixed() -> None:
    """The minister said that the vote was "a farce"."""
    statement = only("Kenyan Foreign Minister Amina Wafula said that the vote was “a farce”.")
    assert statement.mode is SpeechMode.MIXED
    assert statement.scare_quotes == ("a farce",)


def test_a_colon_introduces_speech() -> None:
    """The minister echoed the call: "We have kept the strait open"."""
    text = 'Chadian Defence Minister Idriss Moussa echoed the call: "We have kept the strait open with two ships".'
    statement = only(text)
    assert statement.content == '"We have kept the strait open with two ships"'
    assert statement.stance is Stance.CONFIRMS


def test_no_statement_comes_from_a_caption() -> None:
    """A caption yields nothing."""
    text = "Kenyan Foreign Minister Amina Wafula said that the port was open."
    assert contents(text, kind=BlockKind.CAPTION) == []


# --- who speaks -------------------------------------------------------------------------------------------------


def test_he_is_the_last_speaker_not_the_last_person_named() -> None:
    """After a speaker has spoken of somebody else, "he added" is still the speaker."""
    text = (
        "Kenyan President Juma Oduor said that Chadian President Idriss Moussa had called him. "
        "He added that the talks went well."
    )
    found = [one for one in findings(text).statements if one.nested_in is None]
    assert [one.speaker.name for one in found if one.speaker] == ["Juma Oduor", "Juma Oduor"]


def test_the_official_is_the_last_speaker() -> None:
    """ "The official" after a named speaker is that speaker."""
    text = "Kenyan President Juma Oduor said that the port was open. The port will stay open, the official noted."
    assert [one.speaker.name for one in findings(text).statements if one.speaker] == ["Juma Oduor", "Juma Oduor"]


def test_the_carrier_is_not_the_speaker() -> None:
    """The outlet carries; it does not speak."""
    statement = only("Kenyan President Juma Oduor said that the port was open.")
    assert statement.via == ("Sample Wire",)
    assert statement.speaker is not None
    assert statement.speaker.name == "Juma Oduor"


def test_both_sides_are_the_two_parties() -> None:
    """Kenya and Chad agreed on the road, both sides reported."""
    text = "The presidents of Kenya and Chad spoke by telephone, both sides reported on Monday."
    statement = only(text)
    assert statement.speaker is None
    assert {party.code for party in statement.speakers} == {"KEN", "TCD"}


def test_what_somebody_says_that_another_said_is_nested() -> None:
    """The presidency said that Chad's minister had promised to open the border."""
    text = (
        "The Kenyan presidency said that Chadian Defence Minister Idriss Moussa had promised to open the border by May."
    )
    outer, inner = findings(text).statements
    assert inner.nested_in == outer.id
    assert inner.speaker is not None
    assert inner.speaker.name == "Idriss Moussa"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's Water Office has denied reports that it sold the dam.",
        "The Kenyan presidency dismissed the statement as a threat.",
    ],
)
def test_a_claim_that_is_denied_is_the_content(text: str) -> None:
    """What is denied is the report or the claim itself, even where its noun looks like a verb."""
    statement = only(text, reader=learned())
    assert statement.stance is Stance.DENIES
    assert statement.content.split()[0] in {"reports", "the"}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The road, according to Amina Wafula, will cost 3 million.", "Amina Wafula", "The road will cost 3 million"),
        (
            "According to Amina Wafula, head of the water board, although the plan is old, nobody has read it.",
            "Amina Wafula",
            "although the plan is old, nobody has read it",
        ),
        ("According to Kenya's own figures, only six dams hold.", "Kenya", "only six dams hold"),
        ("According to a statement from the Kenyan presidency, six dams hold.", "Presidency of Kenya", "six dams hold"),
        ("Kenya's report said that six dams had burst.", "Kenya", "that six dams had burst"),
    ],
)
def test_who_is_cited_speaks_through_papers_and_between_commas(text: str, speaker: str, content: str) -> None:
    """A paper speaks for its owner or issuer; what is said may stand on both sides of who is cited."""
    statement = only(text, reader=learned())
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.content) == (speaker, content)


def test_the_statement_is_its_issuers() -> None:
    """ "The statement added" goes on with who has just spoken in a statement."""
    text = (
        '"We have paid everyone," the Kenyan presidency said in a statement. "Nobody lost a coin," the statement added.'
    )
    names = [one.speaker.name for one in findings(text, reader=learned()).statements if one.speaker]
    assert names == ["Presidency of Kenya", "Presidency of Kenya"]


def test_who_is_told_does_not_speak() -> None:
    """Of "the envoys were told by a clerk" the clerk speaks; without one nobody does."""
    (statement,) = findings("Chad's envoys were told by a clerk that it was late.", reader=learned()).statements
    assert statement.source_span is not None
    assert statement.speaker is None
    assert not findings("Chad's envoys were told that it was late.", reader=learned()).statements


def test_the_writer_of_a_report_is_none_of_its_speakers() -> None:
    """ "I" outside quotation marks asks; the one who answers is named."""
    text = 'Engineer Amina Wafula met me. I asked her what she would do. "Nothing," Wafula told me.'
    assert all(one.source_span != "I" and one.cue != "asked" for one in findings(text, reader=learned()).statements)


def test_he_behind_an_unnamed_speaker_is_not_the_last_named_one() -> None:
    """After "a senior official said", "he added" is the official."""
    text = (
        'Juma Oduor, a farmer, sold his land. "We are not against it," he said.\n\n'
        "A senior official at the company, who asked not to be named, said that the company paid. "
        "He added that the sum would rise."
    )
    found = findings(text, reader=learned()).statements
    assert [one.speaker.name if one.speaker else None for one in found] == [
        "Juma Oduor",
        "A senior official",
        "A senior official",
    ]


def test_people_whom_nothing_codes_accuse() -> None:
    """Fishermen and a society that the codebook does not know accuse as states do."""
    assert contents("Fishermen accused the ministry of fraud.", reader=learned()) == ["the ministry of fraud"]
    assert contents("Green Lagoon accused the authorities of fraud.", reader=learned()) == ["the authorities of fraud"]


def test_her_counterpart_is_not_herself() -> None:
    """ "Her Chadian counterpart" is somebody else of Chad."""
    text = "Kenyan Foreign Minister Amina Wafula said it was late. Her Chadian counterpart said that it was early."
    codes = [one.speaker.code for one in findings(text, reader=learned()).statements if one.speaker]
    assert codes == ["KEN.GOV", "TCD.GOV"]


@pytest.mark.parametrize(
    ("title", "content"),
    [
        ("Minister: no talks with the rebels", "no talks with the rebels"),
        ("Amina Wafula: the port is safe", "the port is safe"),
        ("Bank to close six branches: director", "Bank to close six branches"),
        ("Talks on the lake have failed: Nairobi", "Talks on the lake have failed"),
    ],
)
def test_a_headline_speaks_beside_its_colon(title: str, content: str) -> None:
    """A person or an office before the colon, also a state behind it, says what stands on the other side."""
    told = findings("Kenya and Chad met.", title=title, reader=learned()).statements
    assert [(one.content, one.cue) for one in told] == [(content, ":")]


@pytest.mark.parametrize(
    ("title", "content"),
    [
        ("Troops to stay on the lake until May - minister", "Troops to stay on the lake until May"),
        ("Six ships sank in the storm – police", "Six ships sank in the storm"),
        ("Talks on the lake have failed - Nairobi", "Talks on the lake have failed"),
        ("The port will open in June - Amina Wafula", "The port will open in June"),
    ],
)
def test_a_headline_ends_with_its_speaker_behind_a_dash(title: str, content: str) -> None:
    """Who stands alone behind the last dash of a title says what stands before it."""
    told = findings("Kenya and Wafula met.", title=title, reader=learned()).statements
    assert [(one.content, one.cue) for one in told] == [(content, title[len(content) + 1])]


@pytest.mark.parametrize(
    "title",
    [
        "Minister visits the port - Ministry of Health",
        "The port will open in June - United Nations",
        "The port and the lake - Kenya",
        "The port will open in June - Capital FM",
        "Six ships lost - what we know",
    ],
)
def test_whose_page_it_is_says_nothing_behind_a_dash(title: str) -> None:
    """The name of a site, or a place without a sentence before it, is no speaker."""
    assert not findings("Kenya and Chad met.", title=title, reader=learned()).statements


@pytest.mark.parametrize(
    "title",
    ["Kenya: what we know about the port", "INTERVIEW: the port is safe", "Lake: six ships and a storm"],
)
def test_a_topic_before_a_colon_says_nothing(title: str) -> None:
    """A state, a rubric or a thing before the colon of a title is what the story is about."""
    assert not findings("Kenya and Chad met.", title=title, reader=learned()).statements


def test_a_title_joins_two_states_by_a_comma() -> None:
    """ "Kenya, Chad leaders vow" is said of both."""
    told = findings("It rained.", title="Kenya, Chad leaders vow closer ties", reader=learned()).statements
    assert [{party.country for party in one.speakers} for one in told] == [{"KEN", "TCD"}]


def test_a_speech_goes_on_for_many_paragraphs() -> None:
    """Each paragraph that opens with a quotation mark goes on with the speaker, however long the speech is."""
    line = "“The port was never closed. " + "Nobody who works there has seen a single ship turned away. " * 4
    text = "Kenyan Foreign Minister Amina Wafula responded: " + f"{line}\n\n" * 3 + "“I regret it.”"
    told = findings(text, reader=learned()).statements
    assert len(told) == 4
    assert {one.speaker.name for one in told if one.speaker} == {"Amina Wafula"}


def test_a_joint_statement_stands_in_the_paragraph_behind_its_colon() -> None:
    """ "Issued a joint statement:" and a quotation below are one utterance of both."""
    text = "Amina Wafula and Juma Oduor issued a joint statement:\n\n“Nobody was ever accused of a leak.”"
    (told,) = findings(text, reader=learned()).statements
    assert [party.name for party in told.speakers] == ["Amina Wafula", "Juma Oduor"]


def test_a_minister_voices_the_readiness_of_the_state() -> None:
    """ "Nairobi stood ready to send ships", said by Kenya's minister, is the minister's own promise."""
    statement = only("Kenyan Foreign Minister Amina Wafula said Nairobi stood ready to send ships.", reader=learned())
    assert statement.stance is Stance.PROMISES


def test_the_police_speak_without_an_article() -> None:
    """ "Police said" tells whose words they are; no state is guessed."""
    one = only("A trader was hurt on the road, police said on Tuesday.")
    assert (one.speaker, one.content) == (None, "A trader was hurt on the road")


def test_letters_behind_a_name_are_no_speaker() -> None:
    """ "Juma Oduor, SC, argued" is argued by Juma Oduor."""
    statement = only("The union's advocate, Juma Oduor, SC, argued that the port was open.", reader=learned())
    assert statement.speaker is not None
    assert statement.speaker.name == "Juma Oduor"


def test_a_presidents_lawyers_are_not_the_president() -> None:
    """What a president's lawyers tell is not the president's word."""
    statement = only("President Juma Oduor's lawyers told the court that the port was open.", reader=learned())
    assert statement.speaker is None


def test_a_chairman_behind_the_name_of_a_company_speaks() -> None:
    """ "Salt Corp of Kenya chairman Juma Oduor" is the chairman."""
    text = "Salt Corp of Kenya chairman Juma Oduor called on the government to open the port."
    statement = only(text, reader=learned())
    assert statement.speaker is not None
    assert statement.speaker.name == "Juma Oduor"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The lake observatory said that it was late.", ["that it was late"]),
        ("The question said nothing of the sort was true.", []),
        ("The book tells that it was late.", []),
    ],
)
def test_whatever_says_something_speaks_but_for_words(text: str, found: list[str]) -> None:
    """A body that nothing codes speaks without a speaker's code; a book and a question do not."""
    assert contents(text, reader=learned()) == found


def test_what_is_told_according_to_somebody_inside_is_nested() -> None:
    """The judge recounts what the driver says."""
    text = "Judge Amina Wafula recounted that according to Juma Oduor, six ships had left."
    outer, inner = findings(text, reader=learned()).statements
    assert (inner.nested_in, inner.content) == (outer.id, "six ships had left")


def test_a_reason_according_to_somebody_stays_in_what_is_said() -> None:
    """The minister's words go on behind "since, according to the firm,", whose own words they hold."""
    text = "Minister Amina Wafula said that it was full, since, according to Lake Polls, six ships had come."
    outer, inner = findings(text, reader=learned()).statements
    assert outer.content.endswith("six ships had come")
    assert (inner.nested_in, inner.content) == (outer.id, "six ships had come")


def test_what_is_rejected_is_no_clause() -> None:
    """ "Rejected a man's advances" is a deed, whatever follows."""
    assert not findings("One of the guests rejected a man's advances sparked a fight.", reader=learned()).statements


def test_a_quotation_with_a_statement_inside_goes_on_with_the_speaker() -> None:
    """A paragraph in quotation marks is the last speaker's, though it tells what the courts made clear."""
    text = (
        "Kenyan Foreign Minister Amina Wafula said the port was open.\n\n"
        "“The union holds that the courts made it clear that she was right.”"
    )
    found = [one for one in findings(text, reader=learned()).statements if one.nested_in is None]
    assert [one.speaker.name for one in found if one.speaker] == ["Amina Wafula", "Amina Wafula"]


# --- hearer, medium, day ----------------------------------------------------------------------------------------


def test_the_hearer_of_told_is_not_in_the_content() -> None:
    """The minister told Reuters that the port was open."""
    statement = only("Kenyan Foreign Minister Amina Wafula told Reuters that the port was open.")
    assert statement.hearer is not None
    assert (statement.hearer.name, statement.content) == ("Reuters", "that the port was open")


def test_an_interview_is_named_once_and_holds_for_the_speaker() -> None:
    """The medium and the asking outlet stay with the speaker for the next sentence."""
    text = (
        "Kenyan President Juma Oduor said in an interview with Reuters that the port was open. "
        "He added that the road was closed."
    )
    first, second = findings(text).statements
    assert first.medium == second.medium == "interview"
    assert second.hearer is not None
    assert second.hearer.name == "Reuters"


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Asked about Chad's objection to the cable, Amina Wafula said it was late.", None),
        ("In response to the report, Amina Wafula said it was late.", None),
        ("Amina Wafula told reporters that it was late.", "news conference"),
        ("Amina Wafula said in a long letter that it was late.", "letter"),
    ],
)
def test_a_medium_is_the_manner_of_saying(text: str, medium: str | None) -> None:
    """What somebody objects or responds to is no medium."""
    assert [one.medium for one in findings(text, reader=learned()).statements] == [medium]


def test_whom_a_question_is_about_is_not_asked() -> None:
    """ "Asking why the ministry had left" is put to nobody who is named."""
    told = findings("Amina Wafula wrote to Chad, asking why the Kenyan government had left.", reader=learned())
    assert all(one.hearer is None or one.hearer.code != "KEN.GOV" for one in told.statements)


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    """Said on Monday: the port opened on 3 May."""
    statement = only("Kenyan President Juma Oduor said on Monday that the port had opened on 3 May 2022.")
    assert statement.said.edtf == "2022-06-13"


def test_a_relative_clause_between_speaker_and_cue_hides_no_day() -> None:
    """The envoys, who asked for something, said on Monday: Monday is the day of saying."""
    statement = only("Two Kenyan envoys, who asked not to be named, said on Monday that the port had opened.")
    assert statement.said.edtf == "2022-06-13"


def test_the_day_of_another_verb_before_the_cue_is_no_day_of_saying() -> None:
    """Chad, which sold boats in May, warned: nothing prints the day of the warning."""
    statement = only("Chad, which sold boats in May 2022, said that the river was closed.")
    assert statement.said.basis is WhenBasis.PUBLICATION


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (
            "Kenya has opened a port, Reuters reported on Monday, citing the Kenyan government.",
            "Government of Kenya",
            "Kenya has opened a port",
        ),
        (
            "Kenya has opened a port, local media reported, quoting the Kenyan army.",
            "Armed forces of Kenya",
            "Kenya has opened a port",
        ),
        (
            "Reuters reported, citing the Kenyan government, that a port had been opened.",
            "Government of Kenya",
            "that a port had been opened",
        ),
        (
            "Kenyan President Juma Oduor said, citing a Reuters report, that a port had been opened.",
            "Juma Oduor",
            "that a port had been opened",
        ),
    ],
)
def test_a_medium_gives_way_to_whom_it_cites(text: str, name: str, content: str) -> None:
    """The carrier is not the speaker where it names whose words it carries."""
    statement = only(text)
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.content) == (name, content)


def test_what_a_body_that_nothing_names_says_is_kept_without_a_speaker() -> None:
    """The ministry of no known state speaks: its words are told, nobody is named, and the narrator vouches for nothing."""
    found = findings("The ministry said the army had killed 20 rebels in Chad.")
    assert [(one.speaker, one.content) for one in found.statements] == [(None, "the army had killed 20 rebels in Chad")]
    assert {one.basis for one in found.events} == {Basis.UNNAMED}


def test_an_undated_saying_is_known_by_publication_only() -> None:
    """Without a day a statement has a latest day and no earliest."""
    statement = only("Kenyan President Juma Oduor said that the port was open.")
    assert (statement.said.earliest, statement.said.latest, statement.said.basis) == (None, DAY, WhenBasis.PUBLICATION)


def test_an_undated_saying_in_an_undated_report_is_unknown() -> None:
    """Nothing dates it: unknown."""
    statement = only("Kenyan President Juma Oduor said that the port was open.", dated=False)
    assert statement.said.basis is WhenBasis.UNKNOWN


# --- what the words do ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Kenyan government said that it will send trucks to Chad.", Stance.PROMISES),
        ("The Kenyan government said that Chad will send trucks.", Stance.ASSERTS),
        ("The Kenyan government said that it expects to send trucks to Chad.", Stance.INTENDS),
        ("The Kenyan government said that Chad must open the border.", Stance.DEMANDS),
        ("The Kenyan government said that Chad had violated its airspace.", Stance.ACCUSES),
        ("The Kenyan government said that the drought risks an escalation.", Stance.WARNS),
        ("The Kenyan government announced that it will send trucks to Chad.", Stance.PROMISES),
        ("The Kenyan government announced that it was closing its consulate in Chad.", Stance.ANNOUNCES),
        ("The Kenyan government denied that it had sent trucks.", Stance.DENIES),
        ("The Kenyan government thanked Chad for the wheat.", Stance.THANKS),
        ("The Kenyan government spoke about the history of the port.", Stance.DISCUSSES),
        ("The Kenyan government reaffirmed its commitment to build the road.", Stance.PROMISES),
        ("The Free Sahel Army has claimed responsibility for the attack.", Stance.CLAIMS_RESPONSIBILITY),
    ],
)
def test_the_content_decides_what_a_neutral_verb_does(text: str, stance: Stance) -> None:
    """ "Said ... will" promises only for the own side; the verb alone never does."""
    assert only(text).stance is stance


def test_a_paraphrase_points_to_the_quotation_of_the_same_utterance() -> None:
    """The lead's paraphrase and the quotation below are one utterance."""
    text = (
        "Kenyan President Juma Oduor said that Kenya will build the northern railway to Chad.\n\n"
        '"We will build the northern railway all the way to Chad," he said.'
    )
    first, second = findings(text).statements
    assert first.same_utterance == second.id
    assert second.same_utterance is None


def test_hedges_are_kept_in_the_printed_words() -> None:
    """ "Allegedly" stays with the statement."""
    statement = only("Kenyan President Juma Oduor said that Chad had allegedly closed the border.")
    assert statement.hedges == ("allegedly",)


# --- laws -------------------------------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    'said that Kenya "We will “The ” Chad , . according to he added told the minister President Juma Oduor : announced'
    " and called on denied it was agreed in an interview with Reuters on Monday \n\n ' who".split(" ")
)


@settings(max_examples=60)
@given(st.lists(_WORDS, min_size=1, max_size=60))
def test_every_statement_gives_back_its_words(words: list[str]) -> None:
    """Whatever the words: spans give back their quotes, contents do not hold their cue, and nothing raises."""
    text = " ".join(words)
    for one in findings(text).statements:
        for evidence in one.evidence:
            assert evidence.span.of(text) == evidence.quote
        assert one.content == " ".join(part.of(text) for part in one.content_parts)
        assert one.cue_span is None or not any(one.cue_span in part for part in one.content_parts)


@pytest.mark.parametrize("text", ['"Kenya said, ' * 60, '"We agree," said Kenya. ' * 60, "“‘«" * 200, "said " * 300])
def test_odd_quotation_marks_are_read_and_nothing_breaks(text: str) -> None:
    """Unclosed, doubled and empty quotations: statements or none, never an error."""
    for one in findings(text).statements:
        assert one.content_parts


def test_a_future_of_prices_is_no_promise() -> None:
    """ "Inflation will go up" promises nothing."""
    assert (
        only("“June inflation will mildly go up,” Kenyan Finance Minister Amina Wafula said.").stance is Stance.ASSERTS
    )


def test_what_somebody_was_asked_is_not_what_they_said() -> None:
    """Asked about the port, the minister said that it was open."""
    text = "Asked about the new port and its cost, Kenyan Foreign Minister Amina Wafula said that the port was open."
    assert contents(text) == ["that the port was open"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, which sold its boats in 2009, warned that the port was closed.",
        "After the flood of May 3, Kenya announced that the port was closed.",
        "The port was closed, Kenya said, under a deal signed last November.",
    ],
)
def test_a_day_of_something_else_does_not_date_the_saying(text: str) -> None:
    """A relative clause, a name and a deal have days of their own."""
    assert [one.said.basis for one in findings(text).statements][-1] is WhenBasis.PUBLICATION


@pytest.mark.parametrize(
    "text",
    [
        "The minister asked us what we lacked.",
        "Chad denounced its treaty with Niger.",
        "Chad recalled its ambassador to Niger.",
        "The Kenyan government would not say how much it paid.",
    ],
)
def test_a_question_a_deed_and_a_silence_are_no_statements(text: str) -> None:
    """Asking what, ending a treaty, recalling an envoy, not saying."""
    assert contents(text) == []


def test_another_speaker_behind_a_comma_ends_the_content() -> None:
    """What Niger announced is not what Chad warned of."""
    text = "Chad warned that it would respond, and Niger announced that it had closed the border."
    assert contents(text) == ["that it would respond", "that it had closed the border"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kenya denies sending weapons to Uganda.", "sending weapons to Uganda"),
        ("Kenya denied having sent weapons to Uganda.", "sent weapons to Uganda"),
    ],
)
def test_a_deed_denied_is_never_a_deed_done(text: str, content: str) -> None:
    """What is denied is told by the denier, and the event under it is denied, never in the outlet's own words."""
    assert contents(text) == [content]
    assert {event.basis.value for event in findings(text).events} == {"denied"}
    assert not findings(text).steps


@pytest.mark.parametrize(
    "text",
    [
        "Kenya wants to open a port.",
        "Kenya has decided to buy ten ferries from Peru.",
        "The Kenyan government plans to widen the road to Lamu.",
        "Kenya refused to join the race.",
        "Kenya would warn the fishermen of Uganda before each storm.",
        "Kenya proves that a small harbour can be rich.",
        "Nestled between two lakes, Uganda has seen many storms.",
        'Kenya has adopted a change to its "Clean Harbours" law.',
        'Five new ferries have also been added. "It is a good day," the sign read.',
    ],
)
def test_what_a_narrator_tells_of_somebodys_mind_and_deeds_is_no_statement(text: str) -> None:
    """Wishes, plans, decisions and deeds in the outlet's own words are nobody's statement."""
    assert not [one for one in findings(text).statements if one.speaker is not None]


@pytest.mark.parametrize(
    "text",
    ["Kenya decided that the port would be closed.", 'Kenya prefers a "port for the whole world".'],
)
def test_what_somebody_decides_in_words_is_a_statement(text: str) -> None:
    """A that-clause and quoted words render what was said."""
    assert [one.speaker and one.speaker.name for one in findings(text).statements] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("An official who declined to be identified said Kenya had opened a port.", "Kenya had opened a port"),
        ("A Kenyan envoy who asked not to be named said Chad had not agreed to talks.", "Chad had not agreed to talks"),
        ("An officer who refused to give his name said Kenya had opened a port.", "Kenya had opened a port"),
        ("Kenya had opened a port, said an envoy who asked to remain anonymous.", "Kenya had opened a port"),
        (
            "An envoy, who declined to be quoted by name, said that Kenya had opened a port.",
            "that Kenya had opened a port",
        ),
        ("A minister who declined to comment on the raid said Kenya had opened a port.", "Kenya had opened a port"),
    ],
)
def test_who_asks_not_to_be_named_says_the_main_clause(text: str, content: str):
    """How a speaker wants to be named is no content; the main verb behind the relative clause is the speaker's."""
    assert contents(text) == [content]


def test_an_appointment_that_is_asked_for_is_said():
    """ "Asked to be named the envoy" asks for a post; a request not to be named asks for no deed."""
    assert contents("Kenya asked to be named the host of the talks.") == ["to be named the host of the talks"]
    assert contents("Kenya asked not to be named in the report.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru said Chad must leave and threatened to close the border.",
            [("PER", "Chad must leave"), ("PER", "to close the border")],
        ),
        (
            "Peru said that Chad had left, and said it had opened a port.",
            [("PER", "that Chad had left"), ("PER", "it had opened a port")],
        ),
        (
            "Peru said Chad should wait and demanded that talks begin.",
            [("PER", "Chad should wait"), ("PER", "that talks begin")],
        ),
        (
            "Peru said that rebels had killed ten people and wounded twenty.",
            [("PER", "that rebels had killed ten people and wounded twenty")],
        ),
    ],
)
def test_a_second_cue_in_the_tense_of_the_first_ends_its_content(text: str, expected: list[tuple[str, str]]):
    """Who "said" and then "threatened" does both; what the told ones did goes on with the content."""
    found = findings(text).statements
    assert [(one.speaker.code if one.speaker else None, one.content) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Chad's president called on Peru to leave, and Peru withdrew its troops.", "Peru to leave"),
        ("Peru offered to send a hospital ship, but Chad declined the offer.", "to send a hospital ship"),
        ("Peru pledged to open a road, and to pay for a port.", "to open a road, and to pay for a port"),
    ],
)
def test_an_infinitive_ends_before_a_clause_of_its_own(text: str, content: str):
    """What follows with its own subject and a tense is told by the narrator, not asked or promised."""
    assert contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "According to three clerks who declined to be identified, Kenya has closed the port.",
            "Kenya has closed the port",
        ),
        (
            "The convoy left the port, according to a diplomat who spoke on condition of anonymity.",
            "The convoy left the port",
        ),
        (
            "According to the clerk, who asked not to be named, Peru had paid the loan in May.",
            "Peru had paid the loan in May",
        ),
    ],
)
def test_a_clause_that_hides_a_source_is_none_of_its_words(text: str, content: str):
    """Who asks not to be named still speaks, without a name."""
    said = only(text, reader=learned())
    assert said.content == content
    assert said.speaker is None or said.speaker.code == "---"


def test_what_is_given_a_quoted_name_is_denied():
    """The name that somebody dismisses a thing by says what they think of it; to reject a paper is a deed."""
    said = only('Peru\'s foreign ministry dismissed what it described as "a campaign of envy".', reader=learned())
    assert said.speaker is not None
    assert (said.speaker.code, said.stance) == ("PER.GOV.MFA", Stance.DENIES)
    assert said.content == 'what it described as "a campaign of envy"'
    paper = only('Chile\'s embassy in Lima rejected what it termed "an unfair treaty".', reader=learned())
    assert paper.stance is not Stance.DENIES


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            'Kenyan envoy Ana Otieno spoke on the radio, saying, "The bridge is open," the envoy noted.',
            ['"The bridge is open,"'],
        ),
        (
            '"The bridge is open," Kenyan envoy Ana Otieno said, adding, "The road is closed."',
            ['"The bridge is open,"', '"The road is closed."'],
        ),
    ],
)
def test_each_cue_has_the_quotation_that_touches_it(text: str, contents: list[str]) -> None:
    """A second verb of saying behind a quotation is no part of it, and takes no other verb's quotation."""
    assert [one.content for one in findings(text, reader=learned()).statements] == contents


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("Chad spoke. The Kenyan embassy urged its citizens to stay at home.", None),
        ("Kenyan judge Ana Otieno was arrested. The African Union demanded her release.", None),
        ("Kenyan judge Ana Otieno was praised. The African Union urged her to stay.", "Ana Otieno"),
    ],
)
def test_who_suffers_what_is_asked_for_and_the_own_people_are_not_asked(text: str, hearer: str | None) -> None:
    """Her release is asked of those who hold her; an embassy that warns its citizens speaks to no state."""
    (last,) = [one for one in findings(text, reader=learned()).statements if one.stance is Stance.DEMANDS]
    assert (last.hearer.name if last.hearer else None) == hearer
    assert (last.target.name if last.target else None) == hearer


def test_a_ministry_printed_with_its_state_before_is_that_states() -> None:
    """ "The Ministry of Health of Kenya" is "the Ministry of Health" further down, whatever else a sentence names."""
    text = "A letter came from the Ministry of Health of Kenya. The Ministry of Health said that aid to Chad was late."
    (one,) = findings(text, reader=learned()).statements
    assert one.speaker is not None
    assert one.speaker.country == "KEN"


def test_a_police_spokesman_speaks_for_the_police_of_the_reports_own_state() -> None:
    """A state that a whole report is about is left out of its offices."""
    text = "Kenya shut two mines. Kenya has nine of them. Police spokesman Juma Oduor said the mines were flooded."
    (one,) = findings(text, reader=learned()).statements
    assert one.speaker is not None
    assert one.speaker.code == "KEN.COP"


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Foreign Ministry met Chad's envoy. The ministry's press statement said Norway was glad. {}",
        "The Norwegian Foreign Ministry issued a statement on Monday. {}",
    ],
)
def test_the_statement_says_what_its_issuer_does(text):
    """A paper is known again whether its issuer owned it or gave it to the public."""
    found = findings(text.format("The statement added that Chad was far."), reader=learned()).statements
    assert found[-1].speaker is not None
    assert found[-1].speaker.code == "NOR.GOV.MFA"


def test_a_statement_that_nobody_issued_is_nobodys():
    """A statement on the way is not yet somebody's words."""
    text = "The Norwegian Foreign Ministry waited for a statement. The statement added that Chad was far."
    (said,) = findings(text, reader=learned()).statements
    assert said.speaker is None


def test_what_would_have_been_is_no_promise():
    """Somebody who assures that others did something promises nothing."""
    text = "President Omar Deel of Chad assured that the gangs {} money."
    stances = [
        findings(text.format(one), reader=learned()).statements[0].stance.value
        for one in ("would have received", "will receive")
    ]
    assert stances == ["asserts", "promises"]
