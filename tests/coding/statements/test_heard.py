"""Statements that only the reader heard, and speakers that only its chains know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coding.sample_cast import reading_of
from coding.sample_news import BOOK, findings
from servanda.coding import code
from servanda.coding.statements.chained import with_chains
from servanda.model import Findings, Span, SpeechMark, Statement


def heard(text: str, *, source: str | None, cue: str, content: str) -> Findings:
    """Give the findings of a text of which the reader heard one attribution."""

    def spans(words: str | None) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    reading = reading_of(text)
    mark = SpeechMark(spans(source), spans(cue), spans(content), rule="speech.model", score=0.6)
    return code(reading.report, replace(reading.marks, speech=(mark,)), BOOK)


def by_hearing(found: Findings) -> list[Statement]:
    return [one for one in found.statements if one.evidence[0].rule == "statement.heard"]


RAISED = "The bridge was said by the Peruvian government to have reopened."
BARE = "Work on the bridge there, the Peruvian government kept saying all week, would never resume."


def test_a_statement_that_no_rule_finds_is_told_as_heard() -> None:
    """What "was said by" somebody "to have" happened is heard, with a lower score than by rule."""
    found = by_hearing(heard(RAISED, source="the Peruvian government", cue="said", content="to have reopened"))
    assert [(one.content, one.speaker.code) for one in found if one.speaker] == [("to have reopened", "PER.GOV")]
    assert found[0].evidence[0].score == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The bridge, Peru murmured softly, would never resume work.", "Peru", "murmured", "would never resume work"),
        ("The bridge was open as usual, saying it would stay so.", None, "saying", "it would stay so"),
        ("Lorries crossed, Peru not saying how many there were in all.", "Peru", "not saying", "how many there were"),
        (
            "Lorries crossed, Peru having declined to say how many there were.",
            "Peru",
            "declined to say",
            "how many there were",
        ),
        ("The bridge, Peru kept saying, is open.", "Peru", "saying", "is open"),
    ],
)
def test_an_unknown_cue_no_speaker_a_denial_a_refusal_and_too_short_a_content_are_not_told(
    text, source, cue, content
) -> None:
    """The codebook must know the cue, somebody must speak and not only decline to, and three words must be said."""
    assert by_hearing(heard(text, source=source, cue=cue, content=content)) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The port was closed for weeks after Chad suspended the shipment of rice.",
            "Chad",
            "suspended",
            "the shipment of rice",
        ),
        (
            "Peru offered to send a ship, but Chad rejected the offer.",
            "Chad",
            "rejected",
            "Peru offered to send a ship",
        ),
        (
            "The bridge was open all week, and Peru withdrew its old troops.",
            "Peru",
            "withdrew",
            "The bridge was open all week",
        ),
    ],
)
def test_a_verb_of_acting_is_not_told_as_heard(text, source, cue, content) -> None:
    """Who suspends, withdraws or rejects something acts; only a that-clause, "to" or a quotation is said by it."""
    found = heard(text, source=source, cue=cue, content=content)
    assert [one for one in found.statements if one.speaker and one.speaker.code == source_code(source)] == []


def source_code(state: str) -> str:
    """Give the code of a state of the tests."""
    return {"Chad": "TCD", "Peru": "PER"}[state]


def test_what_was_heard_in_pieces_is_one_content_without_its_signs() -> None:
    """Words lost between two parts of one content belong to it, a comma before its first word does not."""

    def span(words: str) -> Span:
        return Span(BARE.index(words), BARE.index(words) + len(words))

    content = (span(", would"), span("resume"))
    mark = SpeechMark((span("the Peruvian government"),), (span("saying"),), content, rule="speech.model", score=0.6)
    reading = reading_of(BARE)
    found = by_hearing(code(reading.report, replace(reading.marks, speech=(mark,)), BOOK))
    assert [one.content for one in found] == ["would never resume"]


def test_what_was_heard_keeps_the_day_and_the_hearer_beside_its_cue() -> None:
    """The day stands behind the cue, outside source and content."""
    text = "Work on the bridge there, the Peruvian government kept saying on 3 May 2022, would never resume."
    (one,) = by_hearing(heard(text, source="the Peruvian government", cue="saying", content="would never resume"))
    assert one.said.edtf == "2022-05-03"


def test_a_particle_makes_another_verb_of_a_cue() -> None:
    """Who "called off" a dinner called nothing anything."""
    text = "Kenya called off the planned dinner."
    assert by_hearing(heard(text, source="Kenya", cue="called off", content="the planned dinner")) == []


def test_a_rule_goes_before_what_was_heard() -> None:
    """One content is told once, by the rule."""
    text = "The Peruvian government said that the bridge was open."
    found = heard(text, source="The Peruvian government", cue="said", content="the bridge was open")
    assert [one.evidence[0].rule for one in found.statements] == ["statement.that"]


def test_the_source_that_was_heard_goes_before_another_one_of_the_clauses() -> None:
    """Cue and content are the rule's, the speaker is whom the reader heard in the whole paragraph."""
    text = "Chad and the region, the Peruvian government of the day said that the bridge was open."
    found = heard(text, source="Chad", cue="said", content="that the bridge was open").statements
    assert [(one.content, one.speaker and one.speaker.code, one.evidence[0].rule) for one in found] == [
        ("that the bridge was open", "TCD", "statement.that")
    ]


def test_a_heard_source_inside_the_content_is_none() -> None:
    """What is told of does not speak."""
    text = "The Peruvian government said that Chad was open."
    found = heard(text, source="Chad", cue="said", content="that Chad was open").statements
    assert [one.speaker and one.speaker.code for one in found] == ["PER.GOV"]


def test_a_heard_source_inside_the_content_before_is_none() -> None:
    """Who is only told of in the first content does not speak the second one."""
    text = "The Peruvian government said that Chad must leave and threatened to close the border."
    found = heard(text, source="Chad", cue="threatened", content="to close the border").statements
    assert [one.speaker and one.speaker.code for one in found] == ["PER.GOV", "PER.GOV"]


def test_a_chain_names_an_open_speaker_when_its_names_are_one() -> None:
    """Whoever the veteran is, the chain joins her to one person, or to two and then to nobody."""
    text = "Rosa Quispe Mamani met Juan Soto Rojas in Lima. The veteran said that the bridge was open."
    reading = reading_of(text)

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def speaker(*names: str) -> str | None:
        chain = (*map(span, names), span("The veteran"))
        found = code(reading.report, replace(reading.marks, chains=(chain,)), BOOK)
        return next((one.speaker.name for one in found.statements if one.speaker), None)

    assert speaker("Rosa Quispe Mamani") == "Rosa Quispe Mamani"
    assert speaker("Rosa Quispe Mamani", "Juan Soto Rojas") is None
    assert [one for one in code(reading.report, reading.marks, BOOK).mentions if one.rule == "referent.chain"] == []


def test_a_chain_never_joins_another_name() -> None:
    """A surname that none of a chain's names contains is another person's, whatever the chain says."""
    text = "Rosa Quispe Mamani left Lima. Minister Okonkwo said that the bridge was open."
    reading = reading_of(text)

    def speakers(*names: str) -> set[str]:
        chain = tuple(Span(text.index(name), text.index(name) + len(name)) for name in names)
        found = code(reading.report, replace(reading.marks, names=reading.marks.names[:1], chains=(chain,)), BOOK)
        return {one.quote for one in found.mentions if one.rule == "referent.chain"}

    assert speakers("Rosa Quispe Mamani", "Minister Okonkwo") == set()
    text = text.replace("Minister Okonkwo", "The old  speaker")
    reading = reading_of(text)
    assert speakers("Rosa Quispe Mamani", "The old  speaker") == {"The old  speaker"}


def test_without_chains_the_cast_stays_as_it_is() -> None:
    """A reader that follows no chains changes nobody."""
    from coding.sample_cast import cast_of  # noqa: PLC0415

    text = "The veteran said that the bridge was open."
    cast = cast_of(text)
    assert with_chains(reading_of(text), cast, ()) is cast


@pytest.mark.parametrize(("standing", "score"), [((1.0, 0.0, 0.0), 0.75), ((0.0, 1.0, 0.0), 0.375), (None, 0.75)])
def test_doubt_about_an_act_halves_its_score_at_most(standing, score) -> None:
    """The rules decide the status; a reader that doubts it lowers the score."""
    reading = reading_of("Peru attacked Chile.")
    tokens = tuple(replace(token, standing=standing) for token in reading.marks.tokens)
    found = code(reading.report, replace(reading.marks, tokens=tokens), BOOK)
    assert [one.evidence[0].score for one in found.events] == [pytest.approx(score)]
    assert findings("Peru attacked Chile.").events[0].status == found.events[0].status


def test_words_that_break_off_were_not_heard() -> None:
    """A content that ends with "and" is a piece of another one."""
    text = "Work on the bridge there, the Peruvian government kept saying all week, would never resume and"
    broken = {"source": "the Peruvian government", "cue": "saying", "content": "would never resume and"}
    whole = broken | {"content": "would never resume"}
    assert [len(by_hearing(heard(text, **each))) for each in (broken, whole)] == [0, 1]


def test_what_somebody_used_to_do_is_not_heard() -> None:
    """The Peruvian minister would invite players to his room."""
    text = "The Peruvian minister would invite players to his room."
    assert (
        by_hearing(heard(text, source="The Peruvian minister", cue="would invite", content="players to his room")) == []
    )


def test_what_the_noun_before_a_verb_is_called_is_not_heard() -> None:
    """The army judges the step; what Kenya did is the narrator's."""
    text = "Kenya raised its bread prices, a step the army condemns."
    found = heard(text, source="the army", cue="condemns", content="Kenya raised its bread prices, a step")
    assert by_hearing(found) == []


def test_whose_deed_is_condemned_does_not_condemn_it() -> None:
    """Chad raided; Peru condemns."""
    text = 'Peru "stood by its word and condemned the cruel raids" by Chad against Niger.'
    found = by_hearing(heard(text, source="Chad", cue="condemned", content='the cruel raids"'))
    assert [one.speaker and one.speaker.code for one in found] == ["PER"]
